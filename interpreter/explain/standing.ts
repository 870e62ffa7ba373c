/** What a formula comes to at the end of a run: terms of the certificate, and terms on the run's last day. */

import { Lack, NoAnswer } from "../compile/lack.ts";
import { viewOf } from "../compile/register.ts";
import type { TermSymbol } from "../model/model.ts";
import type { Shown, Step } from "../run/result.ts";
import type { Run } from "../run/run.ts";
import { shown } from "../run/show.ts";
import { explainExpression } from "../run/trace.ts";
import { endOfDay } from "../values/instant.ts";

export interface Standing {
  /** The day of a term on a date; null for a term that has one value. */
  readonly day: number | null;
  readonly value: Shown;
  readonly steps: readonly Step[];
}

/**
 * The derivation of a formula as a run leaves the world, with a register as one certificate sees it; null for what is no formula, or
 * is one of an event.
 */
export function standing(run: Run, term: TermSymbol, certificate: string | null = null): Standing | null {
  const { program, asOf } = run;
  if (term.body.form !== "formula" || term.scope.of === "event" || term.scope.of === "inputs") return null;
  const world = run.fold.context(null, endOfDay(asOf, program.model.zone));
  const end = certificate === null ? world : world.inState(viewOf(world.state, certificate));
  const day = term.scope.of === "date" ? asOf : null;
  const context = day === null ? end.forTerm(null) : end.forDate(day);
  try {
    const value = day === null ? program.terms.reader(term)(end) : program.terms.onDay(term, end, day);
    return {
      day,
      value: shown(term.type, value, program.model.zone),
      steps: explainExpression(program, term.body.value, context, term.home),
    };
  } catch (error) {
    if (error instanceof Lack || error instanceof NoAnswer) return null;
    throw error;
  }
}
