/** One result over one or two inputs: a run for each cell. */

import { buildProgram } from "../compile/build.ts";
import { Lack, NoAnswer } from "../compile/lack.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import type { Facts } from "../run/facts.ts";
import type { RunResult, Shown } from "../run/result.ts";
import { Run, type RunOptions } from "../run/run.ts";
import { shown } from "../run/show.ts";

export interface Cell {
  /** For each name that is shown: its value, null where there is none. */
  readonly values: readonly (Shown | null)[];
  readonly result: RunResult;
}

/** Whether a run can say anything of this name. */
export function canShow(model: Model, name: string): boolean {
  return (
    (model.termsByName.get(name) ?? []).some(({ scope }) => scope.of !== "inputs" && scope.of !== "date") ||
    [...model.events.values()].some(({ gives }) => gives.some((given) => given.name === name))
  );
}

/** Runs once, and reads off what is shown: a term at the end, or what the last act used, gave or has as a term of its own. */
export function sweepCell(model: Model, facts: Facts, options: RunOptions, names: readonly string[]): Cell {
  const run = new Run(buildProgram(model, options.choices, options.natives), facts, options);
  const result = run.result();
  return { result, values: names.map((name) => result.terms.get(name) ?? ofLastAct(run, result, name)) };
}

function ofLastAct(run: Run, { acts, zone }: RunResult, name: string): Shown | null {
  for (const act of acts.toReversed()) {
    const known = [...act.gives, ...act.terms].find((value) => value.name === name);
    if (known !== undefined) return known.value;
    const term = (run.program.model.termsByName.get(name) ?? []).find((each) => isOf(each, act.act));
    const context = run.contextOf(act);
    if (term === undefined || context === null) continue;
    try {
      return shown(term.type, run.program.terms.own(term)(context), zone);
    } catch (error) {
      // An act that has no answer is passed over: a cash exercise needs no quote, and may have none.
      if (!(error instanceof Lack) && !(error instanceof NoAnswer)) throw error;
    }
  }
  return null;
}

function isOf({ scope }: TermSymbol, event: string): boolean {
  return scope.of === "event" && scope.events.includes(event);
}
