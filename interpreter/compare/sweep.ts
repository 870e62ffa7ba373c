/** One result over one or two inputs: a run for each cell. */

import type * as ast from "../../grammar/ast.ts";
import { buildProgram } from "../compile/build.ts";
import { Lack, NoAnswer } from "../compile/lack.ts";
import type { Program } from "../compile/program.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import type { Facts } from "../run/facts.ts";
import type { ActRecord, RunResult, Shown } from "../run/result.ts";
import { Run, type RunOptions } from "../run/run.ts";
import { shown } from "../run/show.ts";
import type { Rational } from "../values/rational.ts";
import { variedFacts, type Input } from "./vary.ts";

/** An input with one of its values. */
export interface Varied {
  readonly input: Input;
  readonly value: Rational;
  /** The value as the contract might have had it, where the input is a term. */
  readonly setting: ast.Expression | null;
}

/** What an act would have given that is refused: nothing. */
export interface Refused {
  readonly refused: ActRecord;
}

export interface Cell {
  /** For each name that is shown: its value, or the refused act that would have given it; null where there is none or the run stops. */
  readonly values: readonly (Shown | Refused | null)[];
  readonly result: RunResult;
}

/** Whether a run can say anything of this name. */
export function canShow(model: Model, name: string): boolean {
  return (
    (model.termsByName.get(name) ?? []).some(({ scope }) => scope.of !== "inputs" && scope.of !== "date") ||
    [...model.events.values()].some(({ gives }) => gives.some((given) => given.name === name))
  );
}

/**
 * What runs a cell: a term at the end, or what the last act used, gave or has as a term of its own. A program is built once for
 * as long as no term is varied.
 */
export function sweeper(
  model: Model,
  facts: Facts,
  options: RunOptions,
  names: readonly string[],
): (inputs: readonly Varied[]) => Cell {
  const { choices, natives } = options;
  let plain: Program | null = null;
  const programOf = (inputs: readonly Varied[]): Program => {
    const settings = inputs.flatMap(({ input, setting }): [string, ast.Expression][] =>
      input.of === "term" && setting !== null ? [[input.name, setting]] : [],
    );
    if (settings.length > 0)
      return buildProgram(
        model,
        { ...choices, settings: new Map([...choices.settings, ...settings]) },
        natives,
      );
    plain ??= buildProgram(model, choices, natives);
    return plain;
  };
  return (inputs) => {
    let varied = facts;
    for (const { input, value } of inputs) varied = variedFacts(varied, input, value);
    const run = new Run(programOf(inputs), varied, options);
    const result = run.result();
    const value = (name: string): Shown | Refused | null =>
      result.stopped === null ? (result.terms.get(name) ?? ofLastAct(run, result, name)) : null;
    return { result, values: names.map(value) };
  };
}

function ofLastAct(run: Run, { acts, zone }: RunResult, name: string): Shown | Refused | null {
  for (const act of acts.toReversed()) {
    if (act.status === "refused" && act.gives.some((given) => given.name === name)) return { refused: act };
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
