/**
 * Calendar days. A Day is an integer, the number of days since 1970-01-01 in the proleptic Gregorian calendar, so that
 * days subtract to periods and compare as numbers.
 *
 * The conversions are Howard Hinnant's (http://howardhinnant.github.io/date_algorithms.html): they count years from
 * 1 March, which puts the leap day last, in eras of 400 years or 146,097 days.
 */

/** A day by its number since 1970-01-01. */
export type Day = number;

/** A day by its parts: month 1 to 12, day 1 to 31. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const WEEKDAY_NAMES = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const DAYS_PER_ERA = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const EPOCH = 719_468;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days in a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a date in the years 1 to 9999, or null when there is no such date. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return civil(year, month, day);
}

/** Reads "2005-03-14"; null for any other form and for dates that do not exist. */
export function parseDay(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** "2005-03-14"; beyond the years 0 to 9999, ISO 8601's expanded "+012005-03-14". */
export function dayToIso(day: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const digits =
    year >= 0 && year <= 9999
      ? String(year).padStart(4, "0")
      : `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
  return `${digits}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** "March 14, 2005". */
export function longDate(day: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${MONTH_NAMES[month - 1]} ${dayOfMonth}, ${year}`;
}

export function partsOf(day: Day): DateParts {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(day: Day): Weekday {
  // 1970-01-01 was a Thursday.
  return ((((day + 4) % 7) + 7) % 7) as Weekday;
}

/** "Monday". */
export function weekdayName(day: Day): string {
  return WEEKDAY_NAMES[weekdayOf(day)];
}

/** The same day of the month k months on (back when negative), or that month's last day when it has no such day. */
export function addMonths(day: Day, k: number): Day {
  const parts = partsOf(day);
  const months = parts.year * 12 + (parts.month - 1) + k;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return civil(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** The same date k years on; 29 February becomes 28 February in a common year. */
export function addYears(day: Day, k: number): Day {
  return addMonths(day, 12 * k);
}

/**
 * The first to fifth (`ordinal` 1 to 5) or last (-1) given weekday of a month; null when the month has no fifth one
 * or there is no such month, weekday or ordinal.
 */
export function nthWeekday(year: number, month: number, weekday: number, ordinal: number): Day | null {
  const first = dayOf(year, month, 1);
  if (first === null || !Number.isInteger(weekday) || weekday < 0 || weekday > 6) return null;
  const length = daysInMonth(year, month);
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  if (ordinal === -1) return first + offset + 7 * Math.floor((length - 1 - offset) / 7);
  if (!Number.isInteger(ordinal) || ordinal < 1) return null;
  const ahead = offset + 7 * (ordinal - 1);
  return ahead < length ? first + ahead : null;
}

/** Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return civil(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The number of an existing date, in any year. */
function civil(year: number, month: number, day: number): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
