/** What many runs of one contract under different readings come to: which of them end alike, and which readings never matter. */

import { compareWorth, type Parting } from "../compare/runs.ts";
import type { Ambiguity } from "../model/model.ts";
import { valueKey } from "../report/show.ts";
import type { ActRecord, RunResult, Shown } from "../run/result.ts";
import { Rational } from "../values/rational.ts";
import type { Explored } from "./explore.ts";

/** Runs that end alike. */
export interface Outcome {
  readonly result: RunResult;
  readonly members: readonly Explored[];
}

/** Runs with the same end are one outcome, in the order in which they first come. */
export function outcomesOf(runs: readonly Explored[]): Outcome[] {
  const groups = new Map<string, Explored[]>();
  for (const each of runs) {
    const key = endOf(each.result);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined ? [] : [{ result: first.result, members }];
  });
}

/**
 * A text that two runs share exactly when they end alike: in terms, what became of acts and duties, what changed hands, what is
 * lacking. How a refusal is worded, and what a refused act would have given, is no part of it.
 */
function endOf({ terms, certificates, acts, obligations, settlements, needs, stopped }: RunResult): string {
  const duties = obligations.map(({ party, act, event, id, certificate, due, status }) =>
    [party, act, event, id, certificate, due, status].join("|"),
  );
  return JSON.stringify([
    valuesKey(terms),
    [...(certificates ?? [])].map(([number, each]) => [
      number,
      each.holder,
      each.status,
      valuesKey(each.terms),
    ]),
    // An act that takes effect at another time may come before another one: that is the way, and not the end.
    acts.map((act) => JSON.stringify(actKey(act))).toSorted(),
    duties.toSorted(),
    handsKey(settlements),
    needs.map(({ kind, what, day, section }) => [kind, what, day, section]),
    stopped === null ? null : [stopped.event, stopped.id, stopped.message],
  ]);
}

function valuesKey(terms: ReadonlyMap<string, Shown>): string[] {
  return [...terms].map(([name, value]) => `${name}=${valueKey(value)}`);
}

function actKey({ act, id, status, refusedBy, rescinded, cutBack, mostAllowed, terms, gives }: ActRecord) {
  if (status === "refused") return [act, id, status, refusedBy, String(mostAllowed)];
  const values = [...terms, ...gives].map(({ name, value }) => `${name}=${valueKey(value)}`);
  const cut = cutBack === null ? null : [valueKey(cutBack.counts), cutBack.by];
  return [act, id, status, cut, rescinded?.section ?? null, values];
}

/** How much of each thing went from whom to whom, all together. */
function handsKey(settlements: RunResult["settlements"]): string[] {
  const found = new Map<string, Rational>();
  for (const { from, to, asset, amount } of settlements) {
    const key = `${from}|${to}|${asset}`;
    found.set(key, (found.get(key) ?? Rational.ZERO).add(amount));
  }
  return [...found].map(([key, amount]) => `${key}=${amount.toFraction()}`).toSorted();
}

/** An alternative under which all ends as under the default, and where the run yet parts from it on the way. */
export interface Detour {
  readonly key: string;
  readonly name: string;
  readonly parting: Parting;
}

/** The ambiguities that never change the end of a run; of some of their alternatives that they change the way. */
export interface Idle {
  readonly ambiguities: readonly Ambiguity[];
  readonly detours: readonly Detour[];
}

/**
 * Of all combinations that were run: an ambiguity is idle where each run under one of its alternatives ends as the run that differs
 * from it in taking the default there. What no run met is idle.
 */
export function idleOf(
  outcomes: readonly Outcome[],
  open: readonly Ambiguity[],
  met: readonly string[],
): Idle {
  const index = new Map<string, { readonly outcome: number; readonly run: Explored }>();
  const defaults = new Map(open.map(({ key, names }) => [key, names[0] ?? key]));
  const others = ({ picked }: Explored): ReadonlyMap<string, string> =>
    new Map([...picked].filter(([key, name]) => defaults.has(key) && defaults.get(key) !== name));
  const keyOf = (choices: ReadonlyMap<string, string>, without: readonly string[]): string =>
    open.map(({ key }) => (without.includes(key) ? "" : (choices.get(key) ?? ""))).join("\n");
  const all = outcomes
    .flatMap(({ members }, outcome) => members.map((run) => ({ run, outcome, choices: others(run) })))
    .toSorted((a, b) => a.choices.size - b.choices.size);
  for (const { run, outcome, choices } of all) index.set(keyOf(choices, []), { run, outcome });
  /** The run without the alternative. Where it does not meet another choice then, that one has not been run apart. */
  const without = (key: string, choices: ReadonlyMap<string, string>) =>
    index.get(keyOf(choices, [key])) ??
    [...choices.keys()]
      .map((also) => index.get(keyOf(choices, [key, also])))
      .find((each) => each !== undefined);

  const busy = new Set<string>();
  for (const { outcome, choices } of all)
    for (const key of choices.keys())
      if (!busy.has(key) && without(key, choices)?.outcome !== outcome) busy.add(key);
  const ambiguities = open.filter(({ key }) => !busy.has(key));
  const detours = ambiguities.flatMap(({ key, names }) =>
    !met.includes(key)
      ? []
      : names.slice(1).flatMap((name): Detour[] => {
          const one = all.find(({ choices }) => choices.get(key) === name);
          const base = one === undefined ? undefined : without(key, one.choices);
          if (one === undefined || base === undefined) return [];
          const { parting } = compareWorth(base.run.result, one.run.result);
          return parting === null ? [] : [{ key, name, parting }];
        }),
  );
  return { ambiguities, detours };
}

/** The choices that bring an outcome about: of its runs those that take no alternative more than another of them does, the others left out. */
export function leastOf(members: readonly Explored[], open: readonly Ambiguity[]): (readonly string[])[] {
  const sets = members
    .map(({ picked }) =>
      open.flatMap(({ key, names }) => (picked.get(key) === names[0] ? [] : [picked.get(key) ?? key])),
    )
    .toSorted((a, b) => a.length - b.length);
  const least: string[][] = [];
  for (const set of sets)
    if (!least.some((known) => known.every((name) => set.includes(name)))) least.push(set);
  return least;
}
