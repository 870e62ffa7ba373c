/** How results name what is in a contract. */

import type { ActRecord, Words } from "../run/result.ts";
import { longDate } from "../values/day.ts";
import { localDay, localOf } from "../values/instant.ts";
import { show, showMoment } from "./show.ts";

/** `Stock Split "S1"`. */
export function eventName(event: string, id: string | null): string {
  return id === null ? event : `${event} "${id}"`;
}

/** `section 7`, `the preamble`. */
export function sectionWords(section: string): string {
  return section === "preamble" ? "the preamble" : `section ${section}`;
}

/** Since when or until when words are in force: ` as amended from June 1, 2006`; nothing where a contract has only ones. */
export function wordsSuffix(words: Words | null, zone: string): string {
  if (words === null) return "";
  if (words.from !== null) return ` as amended from ${instantWords(words.from, zone)}`;
  return words.until === null ? "" : ` as it was until ${instantWords(words.until, zone)}`;
}

/** The day alone where it is its first instant. */
export function instantWords(instant: number, zone: string): string {
  const { day, msOfDay } = localOf(instant, zone);
  return msOfDay === 0 ? longDate(day) : showMoment(instant, zone, longDate);
}

/** `section 7`, `sections 2(a) and 7`, `the preamble and section 7`. */
export function sectionsWords(sections: readonly string[]): string {
  const numbered = sections.filter((label) => label !== "preamble");
  const words = sections.length > numbered.length ? ["the preamble"] : [];
  if (numbered.length === 1) words.push(`section ${numbered[0] ?? ""}`);
  if (numbered.length > 1) words.push(`sections ${listed(numbered)}`);
  return words.length === 0 ? "the contract" : words.join(" and ");
}

/** `accepted`, `refused under section 7`, `cut back from 100,000 shares to 52,146 shares under section 7`. */
export function verdictWords({
  status,
  refusedBy,
  cutBack,
}: Pick<ActRecord, "status" | "refusedBy" | "cutBack">): string {
  if (status === "refused") return `refused under ${sectionsWords(refusedBy)}`;
  if (cutBack === null) return "accepted";
  const [asked, counts] = [cutBack.asked, cutBack.counts].map((amount) => show(amount, { zone: "UTC" }));
  return `cut back from ${asked} to ${counts} under ${sectionsWords(cutBack.by)}`;
}

/** `taken back on June 7, 2006 under section 2(d)`. */
export function takenBackWords(
  { instant, section }: NonNullable<ActRecord["rescinded"]>,
  zone: string,
): string {
  return `taken back on ${longDate(localDay(instant, zone))} under ${sectionWords(section)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
