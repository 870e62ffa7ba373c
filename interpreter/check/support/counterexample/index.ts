/** Facts on which two clauses both change one term: looked for by trying values around those that their conditions name. */

import type * as ast from "../../../../grammar/ast.ts";
import { visit } from "../../../../grammar/walk.ts";
import { clashes } from "../../../../grammar/diagnostics/catalogue/run.ts";
import type { Model } from "../../../model/model.ts";
import { clashWords } from "../../../run/plan.ts";
import type { RunResult } from "../../../run/result.ts";
import { dayOf, longDate, parseDay, weekdayOf } from "../../../values/day.ts";
import { actionsIn, type Action, type Occasion } from "../actions.ts";
import type { Budget } from "../budget.ts";
import { labelOf } from "../labels.ts";
import type { Readings } from "../readings.ts";
import { choicesOf, type Choice, type Variable } from "./choices.ts";
import { hintsOf, type Hints } from "./hints.ts";
import { storiesOf, type Story } from "./story.ts";
import { givenFor, isFilled, run, stepsOf, type Given, type Trial } from "./trial.ts";

export interface Pair {
  readonly first: Action;
  readonly second: Action;
  readonly occasion: Occasion;
  /** Those under which both count. */
  readonly readings: Readings;
}

export type Search =
  /** A scenario. */
  | { readonly found: string }
  /** How many sets of facts were tried in vain. */
  | { readonly tried: number };

/** Looks until it finds facts or the budget is spent: the plainest facts first, so that what is found is small. */
export function counterexample(model: Model, pair: Pair, title: string, budget: Budget): Search {
  const { first, second, occasion } = pair;
  const conditions = [...first.conditions, ...second.conditions].map(({ expression }) => expression);
  // An act needs a right before any rule looks at it.
  const rights = model.rights.flatMap(({ node }) =>
    node.right.conditions.map(({ expression }) => expression),
  );
  const legends = [first, second].flatMap(({ rule, borrowed }) =>
    [rule.node.legend, borrowed?.from.node.legend ?? null].flatMap((legend) => legend?.bindings ?? []),
  );
  const hints = hintsOf(model, [
    ...conditions,
    ...legends.map(({ value }) => value),
    ...(model.events.get(occasion.name)?.act === true ? rights : []),
  ]);
  const words = new Set([
    clashWords(first.term.name, labelOf(first.rule.home), labelOf(second.rule.home)),
    clashWords(first.term.name, labelOf(second.rule.home), labelOf(first.rule.home)),
  ]);
  const readings = readingsOf(pair.readings);
  const actions = occasion.form === "adjustment" ? actionsIn(model) : [];
  const stories = storiesOf(model, occasion, second.rule.node, actions, hints, someDay(model));
  let tried = 0;
  for (const story of stories) {
    const open = new Open(model, hints, story);
    for (const picked of open.assignments()) {
      if (!budget.spend()) return { tried };
      tried++;
      const trial: Trial = { story, givens: open.givens, readings, picked };
      const result = run(model, trial);
      const { stopped, needs } = result;
      if (stopped?.code === clashes.code && words.has(stopped.message))
        return scenarioOf(
          trial,
          title,
          `the run stops${model.events.has(stopped.event) ? ` at ${stopped.event}` : ""}`,
        );
      const both = occasion.form === "instant" ? bothMade(result, pair) : null;
      if (both !== null) return scenarioOf(trial, title, both);
      for (const need of needs) open.lacking(givenFor(model, need));
    }
  }
  return { tried };
}

/** Rules that wait for a moment act one after the other: what both do at it, in words; null where not both do. */
function bothMade({ ledger }: RunResult, { first, second }: Pair): string | null {
  const [one, other] = [labelOf(first.rule.home), labelOf(second.rule.home)];
  const made = ledger.filter(({ term, status }) => term === first.term.name && status === "made");
  for (const entry of made) {
    const rival = made.find(
      (each) => each !== entry && each.instant === entry.instant && each.section === other,
    );
    if (entry.section !== one || rival === undefined) continue;
    return [...new Set([one, other])]
      .map((section) => {
        const under = section === "preamble" ? "" : ` under section ${section}`;
        return `an adjustment of ${first.term.name} is made${under} on ${longDate(entry.day)}`;
      })
      .join(";\n       ");
  }
  return null;
}

/** The readings to pick: those that are not the default. */
function readingsOf(readings: Readings): ReadonlyMap<string, string> {
  const picked = new Map<string, string>();
  for (const [{ key, names }, allowed] of readings) {
    const name = names.find((each) => allowed.has(each));
    if (name !== undefined && name !== names[0]) picked.set(key, name);
  }
  return picked;
}

/** A weekday of a year after the contract's first day, which is mostly its date. */
function someDay({ terms }: Model): number {
  let least = Infinity;
  const look = (node: ast.Node): void => {
    const day = node.kind === "DateLiteral" ? parseDay(node.iso) : null;
    if (day !== null && day < least) least = day;
  };
  for (const { body, home } of terms) if (!home.imported && body.form === "formula") visit(body.value, look);
  const fallback = dayOf(2006, 6, 1) ?? 0;
  let day = least === Infinity ? fallback : least + 365;
  while (weekdayOf(day) === 0 || weekdayOf(day) === 6) day++;
  return day;
}

/** A state that is given for no need is a longer way than another fact. */
const LEFT_OUT: readonly null[] = [null, null, null];

/** So far from the plainest values, counted in steps down their lists. */
const FARTHEST = 12;

/** What is open in a story: the variables, which grow as runs lack things, and the ways to fill them. */
class Open {
  readonly givens: Given[] = [];
  private readonly variables: Variable[];
  private readonly tried = new Set<string>();
  private grown = false;
  private readonly model: Model;
  private readonly hints: Hints;

  constructor(model: Model, hints: Hints, story: Story) {
    this.model = model;
    this.hints = hints;
    this.variables = [...story.variables];
    // What a condition reads of the state can have come to another value before; that is given last.
    for (const term of model.terms)
      if (hints.names.has(term.name) && term.body.form === "adjustable" && isFilled(term))
        this.add({ key: `given ${term.name}`, term, day: null }, true);
  }

  /** Something that a run lacked. */
  lacking(given: Given | null): void {
    if (given === null) return;
    const at = this.givens.findIndex(({ key }) => key === given.key);
    if (at >= 0) {
      // It was only to be given where it helps, and now has to be.
      const variable = this.variables.findIndex(({ key }) => key === given.key);
      const known = this.variables[variable];
      if (known?.choices[0] !== null) return;
      this.variables[variable] = { ...known, choices: known.choices.filter((choice) => choice !== null) };
      this.grown = true;
    } else if (this.givens.length < 12) {
      this.add(given, false);
      this.grown = true;
    }
  }

  private add(given: Given, canBeLeft: boolean): void {
    const { term, key, day } = given;
    const parties = [...this.model.parties.keys()];
    const choices = choicesOf(term.type, this.hints, day ?? 0, this.model.zone, parties);
    if (choices.length === 0) return;
    this.givens.push(given);
    this.variables.push({ key, choices: canBeLeft ? [...LEFT_OUT, ...choices] : choices });
  }

  /** All ways to fill them, the fewest steps from the plainest values first; begins anew when something was lacking. */
  *assignments(): Generator<ReadonlyMap<string, Choice | null>> {
    do {
      this.grown = false;
      for (let steps = 0; steps <= FARTHEST && !this.grown; steps++) {
        for (const indexes of ways(this.variables, steps)) {
          const picked = new Map(
            this.variables.map(({ key, choices }, i) => [key, choices[indexes[i] ?? 0] ?? null]),
          );
          const key = [...picked].map(([name, choice]) => `${name}=${choice?.text ?? ""}`).join("|");
          if (this.tried.has(key)) continue;
          this.tried.add(key);
          yield picked;
          if (this.grown) break;
        }
      }
    } while (this.grown);
  }
}

/** Every way to go so many steps in all down some lists. */
function* ways(variables: readonly Variable[], steps: number): Generator<number[]> {
  const [first, ...rest] = variables;
  if (first === undefined) {
    if (steps === 0) yield [];
    return;
  }
  const room = rest.reduce((sum, { choices }) => sum + choices.length - 1, 0);
  // The first of them moves first: the facts of events before their day, and that before what is given.
  for (let own = Math.min(steps, first.choices.length - 1); own >= Math.max(0, steps - room); own--)
    for (const others of ways(rest, steps - own)) yield [own, ...others];
}

function scenarioOf(trial: Trial, title: string, expected: string): Search {
  const { given, told } = stepsOf(trial);
  const lines = [
    `scenario "${title}":`,
    ...(given.length === 0 ? [] : [`  given ${given.join(";\n        ")}.`]),
    ...told.map((each) => `  ${each}`),
    `  then ${expected}.`,
  ];
  return { found: lines.join("\n") };
}
