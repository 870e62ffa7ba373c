import { buildProgram } from "../compile/build.ts";
import type { Value } from "../compile/value.ts";
import type { Model } from "../model/model.ts";
import { endOfDay } from "../values/instant.ts";
import { nowhere } from "./nowhere.ts";

/** Evaluates terms on dates without a run: calendars. The evaluator remembers what it has computed. */
export function dateEvaluator(model: Model): (term: string, day: number) => Value {
  const program = buildProgram(model, { readings: new Map(), settings: new Map() }, new Map());
  const contextAt = nowhere();
  return (name, day) => {
    const term = model.termsByName.get(name)?.[0];
    if (term === undefined) throw new Error(`there is no term "${name}"`);
    const context = contextAt(endOfDay(day, model.zone), day);
    return program.terms.onDay(term, context, day);
  };
}

/** One term on one date. */
export function evaluateOnDate(model: Model, term: string, day: number): Value {
  return dateEvaluator(model)(term, day);
}
