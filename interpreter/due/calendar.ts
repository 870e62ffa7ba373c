/** Duties as a calendar in iCalendar (RFC 5545), which calendar programs open. */

import { eventName } from "../report/names.ts";
import { showAsset, showInstant, showMoment } from "../report/show.ts";
import { dayToIso } from "../values/day.ts";
import { endOfDay, localDay } from "../values/instant.ts";
import type { DueDuty, DueList } from "./due.ts";

/** Makes a name of fixed length out of a text, always the same. */
export type Digest = (text: string) => string;

/**
 * The duties that have a day, one event of a whole day each: the last day on which it can be done in time. The same facts give the same
 * text, letter for letter: a duty keeps its UID from one day to the next, and DTSTAMP is the end of the day asked. Null where none
 * has a day, since a calendar without an entry is none (RFC 5545, 3.6).
 */
export function calendarText({ result, duties }: DueList, digest: Digest): string | null {
  const { contract, zone, asOf } = result;
  const stamp = utc(endOfDay(asOf, zone));
  const used = new Map<string, number>();
  const entries = duties.flatMap((each): string[] => {
    const { duty } = each;
    if (duty.due === null) return [];
    const day = localDay(duty.due, zone);
    const about = [
      duty.certificate ?? "",
      contract,
      duty.section,
      duty.party,
      duty.act,
      duty.event,
      duty.id ?? "",
      String(duty.arose),
    ];
    const name = digest(about.join("\n"));
    const same = used.get(name) ?? 0;
    used.set(name, same + 1);
    return [
      "BEGIN:VEVENT",
      `UID:${name}${same === 0 ? "" : `-${same}`}@tenor`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${basic(day)}`,
      `DTEND;VALUE=DATE:${basic(day + 1)}`,
      `SUMMARY:${escaped(summary(each))}`,
      `DESCRIPTION:${escaped(description(each, zone, contract))}`,
      ...(duty.address === null ? [] : [`LOCATION:${escaped(duty.address)}`]),
      `CATEGORIES:${each.standing === "overdue" ? "OVERDUE" : "DUTY"}`,
      "STATUS:CONFIRMED",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  if (entries.length === 0) return null;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tenor//Duties of a contract//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(`Duties: ${contract}`)}`,
    ...entries,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function summary({ duty, standing }: DueDuty): string {
  const late = standing === "overdue" ? "Overdue: " : "";
  return `${late}${duty.party} shall ${duty.act} (section ${duty.section})`;
}

function description({ duty, ahead }: DueDuty, zone: string, contract: string): string {
  const { amount } = duty;
  return [
    contract,
    `Arose from ${eventName(duty.event, duty.id)} of ${showMoment(duty.arose, zone)}.`,
    ...(duty.due === null ? [] : [`Last moment: ${showInstant(duty.due, zone)} (${zone}).`]),
    ...(amount === null ? [] : [`Amount: ${showAsset(amount.unit, amount.value, { zone })}.`]),
    ...(duty.certificate === null
      ? []
      : [`Certificate ${duty.certificate}, held by ${duty.holder ?? "nobody"}.`]),
    ...(duty.to === null ? [] : [`Notice to: ${[duty.to, duty.address ?? ""].filter(Boolean).join(", ")}.`]),
    ...(ahead === null ? [] : ["Counted back from an event that is still to come."]),
  ].join("\n");
}

const basic = (day: number): string => dayToIso(day).replaceAll("-", "");

/** A moment in UTC: `20060605T035959Z`. */
const utc = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

/** A text as a value (RFC 5545, 3.3.11); what controls a terminal and not a calendar is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`);
}

const OCTETS = new TextEncoder();

/** A line in pieces of at most 75 octets, each but the first after a space, and no letter cut in two (RFC 5545, 3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const letter of line) {
    const length = OCTETS.encode(letter).length;
    if (octets + length > 75) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += letter;
    octets += length;
  }
  return [...pieces, piece].join("\r\n");
}
