import { eventOutOfTime } from "../../grammar/diagnostics/catalogue/run.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Program } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";
import { instantWords } from "../report/names.ts";
import { longDate } from "../values/day.ts";
import { wordsOf } from "./passage.ts";

/**
 * Facts that come before the words that speak of them: an event of an amendment that happens before it is in force. What earlier words
 * speak of may still be done later, since what they made somebody owe goes on.
 */
export function eventsOutOfTime(last: Program, log: readonly Occurrence[], until: number): Diagnostic[] {
  const all = wordsOf(last);
  if (all.length < 2) return [];
  const from = (words: Program): number => words.earlier?.until ?? -Infinity;
  return log.flatMap(({ kind, instant, day, place }) => {
    if (instant > until) return [];
    const speaking = all.find(({ model }) => model.events.has(kind));
    if (speaking === undefined || from(speaking) <= instant) return [];
    const since = instantWords(from(speaking), last.model.zone);
    return [report(eventOutOfTime, place, { event: kind, date: longDate(day), since })];
  });
}
