/**
 * Instants and the wall clocks of time zones. An Instant is an integer, milliseconds since 1970-01-01T00:00Z.
 *
 * Offsets come from the zone data of Intl. Asking Intl takes microseconds, so what it answers is kept for each zone and UTC
 * day: one offset for a day without a transition, and the transition's instant for the others.
 */

import { dayToIso, parseDay, type Day } from "./day.ts";

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A reading of a wall clock: the day and the milliseconds since it began, as the clock shows them. */
export interface LocalTime {
  readonly day: Day;
  readonly msOfDay: number;
}

/** What `parseInstant` read. */
export interface ParsedInstant {
  readonly instant: Instant;
  /** The local day in the zone that was asked for. */
  readonly day: Day;
  /** True for a bare date, whose instant is then the close of business. */
  readonly dateOnly: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A bare date among facts is the close of business, 5 pm local time. */
const CLOSE_OF_BUSINESS = 17 * 60;

/** Intl reads no date beyond this many days from 1970; beyond it the last known offset stands. */
const LAST_DAY = 99_999_990;

interface Transition {
  readonly at: Instant;
  /** Offsets in milliseconds, east positive. */
  readonly before: number;
  readonly after: number;
}

interface Zone {
  readonly name: string;
  format: Intl.DateTimeFormat | null;
  /** By UTC day: the day's one offset, or its transition. */
  readonly days: Map<number, number | Transition>;
  /** Offsets at the first instant of a UTC day. */
  readonly starts: Map<number, number>;
}

// A cache of pure answers, so that it may outlive a compilation; bounded by the zones there are times the days asked for.
const zones = new Map<string, Zone>();

/** Zones that every edition of the data has. To ask Intl for the first time takes longer than to check a contract. */
const EVERYDAY = new Set([
  "UTC",
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "America/Toronto",
  "America/Sao_Paulo",
  "Europe/London",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Zurich",
  "Asia/Tokyo",
  "Asia/Hong_Kong",
  "Asia/Singapore",
  "Australia/Sydney",
]);

/** Whether the name is a time zone of the IANA database, such as "America/New_York" or "UTC". */
export function isZone(name: string): boolean {
  if (EVERYDAY.has(name) || zones.get(name)?.format) return true;
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    zoneOf(name).format = formatterOf(name);
    return true;
  } catch {
    zones.delete(name);
    return false;
  }
}

/** The offset from UTC of the zone's clocks at an instant, in milliseconds, east positive. Throws RangeError for an unknown zone. */
export function offsetAt(instant: Instant, zone: string): number {
  return offsetIn(zoneOf(zone), instant);
}

/**
 * The instant at which the clocks of the zone show the minute of the day (0 to 1439). A time that they skip moves on by
 * the length of the gap (2:30 becomes 3:30); of a time that they show twice it is the first. Throws RangeError for an unknown zone.
 */
export function instantAt(day: Day, minuteOfDay: number, zone: string): Instant {
  return instantAtMs(day, minuteOfDay * MINUTE, zone);
}

/** As `instantAt`, by the millisecond of the day (0 to 86,399,999). */
export function instantAtMs(day: Day, msOfDay: number, zone: string): Instant {
  const table = zoneOf(zone);
  const wall = day * DAY + msOfDay;
  // No offset exceeds a day, so these are the offsets on either side of whatever transition is near.
  const before = offsetIn(table, wall - DAY);
  const after = offsetIn(table, wall + DAY);
  const first = wall - before;
  if (before === after || offsetIn(table, first) === before) return first;
  const second = wall - after;
  return offsetIn(table, second) === after ? second : first;
}

/** The first instant of the local day. */
export function startOfDay(day: Day, zone: string): Instant {
  return instantAtMs(day, 0, zone);
}

/** The last whole second of the local day, 23:59:59: a deadline in days prints so. */
export function endOfDay(day: Day, zone: string): Instant {
  return startOfDay(day + 1, zone) - 1000;
}

/** What the clocks of the zone show at an instant. */
export function localOf(instant: Instant, zone: string): LocalTime {
  const wall = instant + offsetIn(zoneOf(zone), instant);
  const day = Math.floor(wall / DAY);
  return { day, msOfDay: wall - day * DAY };
}

/** The local day of an instant. */
export function localDay(instant: Instant, zone: string): Day {
  return Math.floor((instant + offsetIn(zoneOf(zone), instant)) / DAY);
}

/** "2010-03-14T17:00:00-04:00"; milliseconds only where there are any. */
export function formatInstant(instant: Instant, zone: string): string {
  const offset = offsetIn(zoneOf(zone), instant);
  const wall = instant + offset;
  const day = Math.floor(wall / DAY);
  const ms = wall - day * DAY;
  const fraction = ms % 1000 === 0 ? "" : `.${String(ms % 1000).padStart(3, "0")}`;
  return `${dayToIso(day)}T${clock(Math.floor(ms / 1000), true)}${fraction}${formatOffset(offset)}`;
}

/**
 * Reads "2005-03-14" (5 pm local time), "2005-03-14T09:30", "2005-03-14T09:30:15.250", each of the latter also with "Z" or an
 * offset as in "-05:00"; without one the time is the zone's. Null for any other text.
 */
export function parseInstant(text: string, zone: string): ParsedInstant | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?)?$/.exec(
      text,
    );
  const day = match === null ? null : parseDay(match[1] ?? "");
  if (match === null || day === null) return null;
  const [, , hour, minute, second = "0", fraction = "0", utc, sign, offsetHour, offsetMinute] = match;
  if (hour === undefined) return { instant: instantAt(day, CLOSE_OF_BUSINESS, zone), day, dateOnly: true };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const ms =
    Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * 1000 + Number(fraction.padEnd(3, "0"));
  if (utc === undefined && sign === undefined)
    return { instant: instantAtMs(day, ms, zone), day, dateOnly: false };
  const offset = utc === undefined ? Number(offsetHour) * HOUR + Number(offsetMinute) * MINUTE : 0;
  if (offset >= DAY || Number(offsetMinute ?? 0) > 59) return null;
  const instant = day * DAY + ms + (sign === "-" ? offset : -offset);
  return { instant, day: localDay(instant, zone), dateOnly: false };
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = { name, format: null, days: new Map(), starts: new Map() };
    zones.set(name, zone);
  }
  return zone;
}

function offsetIn(zone: Zone, instant: Instant): number {
  const day = Math.floor(instant / DAY);
  const known = zone.days.get(day) ?? learnDay(zone, day);
  if (typeof known === "number") return known;
  return instant < known.at ? known.before : known.after;
}

/** Finds a UTC day's offset or transition; of a day with two, which no zone has had, it would miss both. */
function learnDay(zone: Zone, day: number): number | Transition {
  const before = startOffset(zone, day);
  const after = startOffset(zone, day + 1);
  const learned = before === after ? before : { at: findTransition(zone, day, before), before, after };
  zone.days.set(day, learned);
  return learned;
}

/** The first second of the UTC day at which the offset is no longer `before`. */
function findTransition(zone: Zone, day: number, before: number): Instant {
  let low = 0;
  let high = DAY / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askOffset(zone, day * DAY + middle * 1000) === before) low = middle;
    else high = middle;
  }
  return day * DAY + high * 1000;
}

function startOffset(zone: Zone, day: number): number {
  let offset = zone.starts.get(day);
  if (offset === undefined) {
    offset = askOffset(zone, Math.min(Math.max(day, -LAST_DAY), LAST_DAY) * DAY);
    zone.starts.set(day, offset);
  }
  return offset;
}

/** Asks Intl, whose long offset reads "GMT", "GMT-05:00" or, for local mean times, "GMT-04:56:02". */
function askOffset(zone: Zone, instant: Instant): number {
  zone.format ??= formatterOf(zone.name);
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(zone.format.format(instant));
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = match ?? [];
  const offset = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
  return sign === "-" ? -offset : offset;
}

function formatterOf(name: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
}

function formatOffset(offset: number): string {
  const seconds = Math.abs(offset) / 1000;
  return `${offset < 0 ? "-" : "+"}${clock(seconds, seconds % 60 !== 0)}`;
}

function clock(seconds: number, withSeconds: boolean): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (withSeconds) parts.push(seconds % 60);
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
