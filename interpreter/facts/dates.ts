/** Judges texts that are no date as written: what is wrong with them, and which days they may have meant. */

import { dayOf, dayToIso, longDate, MONTH_NAMES, parseDay, type Day } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";

/** A date or time that a text may have meant, as it should be written. */
export interface DateReading {
  readonly iso: string;
  readonly words: string;
}

const ISO_SHAPE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** Whether the text has the form of a date (or of one with a time), so that it is the calendar that has no such day. */
export function hasDateShape(text: string, time: boolean): boolean {
  return ISO_SHAPE.test(text) && (time || text.length === 10);
}

/** What the writer may have meant, each as it should be written; two where day and month can be exchanged. */
export function dateReadings(text: string, time: boolean, zone: string): DateReading[] {
  if (text.length > 60) return [];
  const trimmed = text.trim();
  if (time) {
    const joined = trimmed.replace(/^(\d{4}-\d{2}-\d{2})[ t]+(?=\d{2}:)/, "$1T");
    if (parseInstant(joined, zone) !== null) return [{ iso: joined, words: "this time" }];
  } else if (ISO_SHAPE.test(trimmed)) {
    const day = parseDay(trimmed.slice(0, 10));
    return day === null ? [] : [reading(day)];
  }
  const days = new Set(candidates(trimmed).filter((day) => day !== null));
  return [...days].map(reading);
}

function reading(day: Day): DateReading {
  return { iso: dayToIso(day), words: longDate(day) };
}

function candidates(text: string): (Day | null)[] {
  const yearFirst =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (yearFirst) return [dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))];
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (yearLast) {
    const [first, second, year] = [Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3])];
    return [dayOf(year, first, second), dayOf(year, second, first)];
  }
  const named =
    /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text) ??
    /^(\d{1,2})\.? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(text);
  if (!named) return [];
  const [, first = "", second = "", year = ""] = named;
  const [month, day] = /^\d/.test(first) ? [second, first] : [first, second];
  const index = MONTH_NAMES.findIndex((name) => name.toLowerCase().startsWith(month.toLowerCase()));
  return [dayOf(Number(year), index + 1, Number(day))];
}
