/** Why a run stops, and what it lacks. */
import * as entries from "../../grammar/diagnostics/catalogue/run.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import { Lack, NoAnswer } from "../compile/lack.ts";
import type { Occurrence } from "../compile/value.ts";
import type { Model } from "../model/model.ts";
import { longDate } from "../values/day.ts";
import { localDay } from "../values/instant.ts";
import { NumberTooLarge } from "../values/rational.ts";
import { A_DATE } from "./fold/happened.ts";
import type { Next } from "./fold/fold.ts";
import { amendmentOf } from "./passage.ts";
import { Clash } from "./plan.ts";
import type { StopRecord } from "./result.ts";

/** The event under which the next step stands; null for a moment that is counted from none. */
export function causeOf(next: Next): Occurrence | null {
  if ("words" in next) return amendmentOf(next.words, next.instant);
  return "fact" in next ? next.fact : next.timer.occurrence;
}

/** Where the contract as a whole is meant. */
export function startOf(model: Model): Diagnostic["place"] {
  return { source: model.units[0]!.source, span: { start: 0, end: 0 } };
}

/**
 * A run that stops at what comes next, as it is recorded and as it is reported; where nothing is left, on the day that it covers
 * last. What is no lack of an answer is thrown on.
 */
export function stopAt(
  error: unknown,
  next: Next | null,
  model: Model,
  last: { readonly day: number; readonly instant: number },
): { readonly record: StopRecord; readonly diagnostic: Diagnostic } {
  const why = whyStopped(error);
  if (why === null) throw error;
  const occurrence = next === null ? null : causeOf(next);
  // A date that the words name, with or without an event that it is counted from, is where the run stops.
  const timer = next !== null && "timer" in next ? next.timer : null;
  const instant = timer?.instant ?? occurrence?.instant ?? last.instant;
  const day = timer === null ? (occurrence?.day ?? last.day) : localDay(instant, model.zone);
  const event = occurrence?.kind ?? (next === null ? "the beginning" : A_DATE);
  const { entry, section, place, message } = why;
  const record = { day, instant, event, id: occurrence?.id ?? null, section, code: entry.code, message };
  const details = { message, event, date: longDate(day) };
  return { record, diagnostic: report(entry, place ?? startOf(model), details) };
}

/** Why there is no answer; null where the error is another one. */
export function whyStopped(error: unknown): {
  readonly entry: typeof entries.lacks | typeof entries.noAnswer | typeof entries.clashes;
  readonly section: string | null;
  readonly place: Diagnostic["place"] | null;
  readonly message: string;
} | null {
  if (error instanceof Lack) {
    const { section, place } = error;
    return { entry: entries.lacks, section, place, message: needWords(error) };
  }
  if (error instanceof NoAnswer) {
    const { section, place, message } = error;
    return { entry: error instanceof Clash ? entries.clashes : entries.noAnswer, section, place, message };
  }
  if (!(error instanceof NumberTooLarge)) return null;
  const message = "a number grows past what can be computed with";
  return { entry: entries.noAnswer, section: null, place: null, message };
}

/** What is lacking, in words. */
export function needWords(lack: Pick<Lack, "kind" | "what" | "day" | "by">): string {
  const on = lack.day === null ? "" : ` on ${longDate(lack.day)}`;
  switch (lack.kind) {
    case "blank":
      return `"${lack.what}" is left blank in the contract`;
    case "fact":
      return `"${lack.what}"${on} is not among the facts`;
    case "quote":
      return `there is no quote of ${lack.what}${on}`;
    case "determination":
      return `"${lack.what}"${on} has to be determined by ${lack.by ?? "a person"}`;
  }
}
