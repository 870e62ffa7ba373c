import { buildProgram } from "../compile/build.ts";
import { Context } from "../compile/context.ts";
import type { Value } from "../compile/value.ts";
import { quoteIndex } from "../facts/quotes.ts";
import type { Model } from "../model/model.ts";
import { endOfDay } from "../values/instant.ts";

/** Evaluates terms on dates without a run: calendars. The evaluator remembers what it has computed. */
export function dateEvaluator(model: Model): (term: string, day: number) => Value {
  const program = buildProgram(model, { readings: new Map(), settings: new Map() }, new Map());
  const environment = { quotes: quoteIndex([]), quoteDays: [], determinations: [], calendar: new Map() };
  const memory = { stateOn: () => null, byIdentity: () => null, stands: () => false, happened: () => [] };
  const state = {
    slots: [],
    ofEvents: [],
    carries: new Map(),
    factors: [],
    ended: new Map(),
    certificate: null,
    register: null,
  };
  return (name, day) => {
    const term = model.termsByName.get(name)?.[0];
    if (term === undefined) throw new Error(`there is no term "${name}"`);
    const context = new Context(environment, memory, state, null, endOfDay(day, model.zone), day);
    return program.terms.onDay(term, context, day);
  };
}

/** One term on one date. */
export function evaluateOnDate(model: Model, term: string, day: number): Value {
  return dateEvaluator(model)(term, day);
}
