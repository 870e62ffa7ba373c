/** The hours at which the clocks of a zone are changed: one that there is not, and one that there is twice. */

import { hourTwice, noSuchDate } from "../../grammar/diagnostics/catalogue/event-values.ts";
import type { Place } from "../../grammar/source.ts";
import { formatInstant, type Instant } from "../values/instant.ts";
import type { Findings } from "./findings.ts";

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const HALF_AN_HOUR = 1_800_000;

/**
 * What the clocks of the zone show at a local time without an offset, as it was read: not that time, in the hour that the change to
 * summer time leaves out; that time twice, in the hour that the change back repeats, and then with the offset of each. Else null.
 */
export function oddHour(text: string, instant: Instant, zone: string): "skipped" | readonly string[] | null {
  const local = LOCAL_TIME.exec(text)?.[0];
  if (local === undefined || /(?:Z|[+-]\d{2}:\d{2})$/.test(text)) return null;
  const first = formatInstant(instant, zone);
  if (!first.startsWith(local)) return "skipped";
  const later = [1, 2].map((count) => formatInstant(instant + count * HALF_AN_HOUR, zone));
  const second = later.find((shown) => shown.startsWith(local));
  return second === undefined ? null : [first, second];
}

/** Whether there is a time as it is written, and a finding where there is none, or two. */
export function isThere(
  findings: Findings,
  place: Place,
  field: string,
  text: string,
  instant: Instant,
  zone: string,
): boolean {
  const odd = oddHour(text, instant, zone);
  if (odd === "skipped") findings.add(noSuchDate, place, { field, found: text });
  else if (odd !== null) {
    const fixes = odd.map((time) => ({
      title: `Write ${time}`,
      edits: [{ place, text: JSON.stringify(time) }],
    }));
    findings.add(hourTwice, place, { field, times: odd }, { fixes });
  }
  return odd !== "skipped";
}
