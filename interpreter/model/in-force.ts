/** When words are in force: those of a contract that is amended in time are so from one instant to another. */

import type * as ast from "../../grammar/ast.ts";
import { parseDay } from "../values/day.ts";
import { endOfDay, instantAt, startOfDay } from "../values/instant.ts";
import type { Declarations } from "./declarations.ts";
import type { EventSymbol } from "./model.ts";

export interface InForce {
  /** The first instant; null from the beginning. */
  readonly since: number | null;
  /** Where an amendment says from when on they no longer are; null for good. */
  readonly until: ast.Expression | null;
  /** The kinds of event of the words before. */
  readonly former: ReadonlyMap<string, EventSymbol>;
}

export const ALWAYS: InForce = { since: null, until: null, former: new Map() };

/** The instant that is written out; a bare date is its first. Null where none is. */
export function momentOf(written: ast.Expression, zone: string): number | null {
  return atTime(written, zone, startOfDay);
}

/** The end of the day that is written out, or of the day of the time that is. */
export function dayEndOf(written: ast.Expression, zone: string): number | null {
  const date = written.kind === "AtTimeExpression" ? written.date : written;
  return atTime(date, zone, endOfDay);
}

/** The instant that is written out; a bare date is as `bare` says. */
function atTime(
  written: ast.Expression,
  zone: string,
  bare: (day: number, zone: string) => number,
): number | null {
  const [date, time] =
    written.kind === "AtTimeExpression" ? [written.date, written.time] : ([written, null] as const);
  const day = date.kind === "DateLiteral" ? parseDay(date.iso) : null;
  if (day === null) return null;
  return time?.kind === "TimeLiteral" ? instantAt(day, time.minutes, zone) : bare(day, zone);
}

/** Whether these words are in force at an instant; what has no time is judged by the last words. */
function isInForce({ since, until }: InForce, instant: number | null, zone: string): boolean {
  const end = until === null ? null : momentOf(until, zone);
  if (instant === null) return end === null;
  return (since === null || since <= instant) && (end === null || instant < end);
}

type Part = ast.Given | ast.Happening | ast.Expectation;

/** Whether these words say if a part of a scenario is right; the parts that other words judge may name what these do not have. */
export type Judged = (part: Part) => boolean;

/**
 * A scenario of an amendment tells of the time before it and of the time after it, each in the words of its time. What is given
 * holds for the whole of it, and is judged by the last words.
 */
export function judgedBy({ scenarios, events, zone }: Declarations, inForce: InForce): Judged {
  if (inForce.since === null && inForce.until === null) return () => true;
  const judged = new Set<Part>();
  for (const { node } of scenarios) {
    let last: number | null = null;
    for (const step of node.steps) {
      if (step.form === "given" && inForce.until === null) for (const given of step.givens) judged.add(given);
      if (step.form === "on") {
        const closeOfBusiness = atTime(step.date, zone, (day) => instantAt(day, CLOSE_OF_BUSINESS, zone));
        last = dayEndOf(step.date, zone);
        if (isInForce(inForce, closeOfBusiness, zone)) for (const each of step.happenings) judged.add(each);
      }
      if (step.form === "then") {
        for (const each of step.expectations) {
          const isFormer = kindsIn(each).some((kind) => !events.has(kind) && inForce.former.has(kind));
          if (!isFormer && isInForce(inForce, lookedAt(each, last, zone), zone)) judged.add(each);
        }
      }
    }
  }
  return (part) => judged.has(part);
}

/** As a bare date among facts. */
const CLOSE_OF_BUSINESS = 17 * 60;

/** What is looked at as it is on the day that is named; what happens on a day is looked for in all that has happened. */
export const isOfItsDay = ({ form }: ast.Expectation): boolean => form === "value" || form === "covenant";

/** A value is looked at on its day; what is to have happened by a day, no earlier than at the last event above it. */
function lookedAt(expectation: ast.Expectation, last: number | null, zone: string): number | null {
  const written = "day" in expectation ? expectation.day : null;
  const day = written === null ? null : dayEndOf(written, zone);
  if (day === null || last === null) return day ?? last;
  return isOfItsDay(expectation) ? day : Math.max(day, last);
}

/** The kinds of event that an expectation names. */
function kindsIn(expectation: ast.Expectation): readonly string[] {
  if (expectation.form === "act") return [expectation.event.text];
  if (expectation.form === "duty" || expectation.form === "no duty") return [expectation.act.text];
  return expectation.form === "stops" && expectation.event !== null ? [expectation.event.text] : [];
}

/** Does what says what is wrong, and takes that back where other words are to judge. */
export function quietlyUnless(judged: boolean, diagnostics: unknown[], work: () => void): void {
  const before = diagnostics.length;
  work();
  if (!judged) diagnostics.length = before;
}
