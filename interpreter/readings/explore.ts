/** What the readings of a contract come to on a timeline: only choices that the runs meet are multiplied. */

import type { Model } from "../model/model.ts";
import type { Facts } from "../run/facts.ts";
import type { RunResult } from "../run/result.ts";
import { run, type RunOptions } from "../run/run.ts";

/** More runs than this nobody waits for. */
export const MOST_RUNS = 4_096;

/** One run with what was picked for it besides the defaults. */
export interface Explored {
  /** For each ambiguity that is open, the name taken. */
  readonly picked: ReadonlyMap<string, string>;
  readonly result: RunResult;
}

export interface Exploration {
  /** The defaults first, then by how many choices differ from them. */
  readonly runs: readonly Explored[];
  /** Keys of ambiguities that some run met. */
  readonly met: readonly string[];
  /** How many combinations the open ambiguities have, as if all of them mattered. */
  readonly combinations: bigint;
  /** Whether every combination that can matter has been run. */
  readonly complete: boolean;
}

interface Branch {
  /** Choices that this branch is about; those that it met and left at their defaults among them. */
  readonly fixed: ReadonlyMap<string, string>;
}

/**
 * Runs with the defaults, notes which choices the run met, and branches on those alone. A choice that a run has not met cannot
 * change it: every other combination with the same choices on the way gives the same result.
 */
export function explore(
  model: Model,
  facts: Facts,
  options: RunOptions,
  most: number = MOST_RUNS,
  progress: (runs: number, waiting: number) => void = () => {},
): Exploration {
  const given = options.choices.readings;
  const open = model.ambiguities.filter(({ key }) => !given.has(key));
  const defaults = new Map(open.map(({ key, names }) => [key, names[0] ?? key]));
  const namesOf = new Map(open.map(({ key, names }) => [key, names]));
  const runs: Explored[] = [];
  const met = new Set<string>();
  const waiting: Branch[] = [{ fixed: new Map() }];
  for (let at = 0; at < waiting.length && runs.length < most; at++) {
    const { fixed } = waiting[at] ?? { fixed: new Map<string, string>() };
    progress(runs.length, waiting.length);
    const picked = new Map([...defaults, ...fixed]);
    const consulted = new Set<string>();
    const readings = new Map([...given, ...picked]);
    const result = run(model, facts, { ...options, choices: { ...options.choices, readings, consulted } });
    readAll(result);
    runs.push({ picked, result });
    const settled = new Map(fixed);
    for (const key of consulted) {
      const names = namesOf.get(key);
      if (names === undefined || fixed.has(key)) continue;
      met.add(key);
      for (const name of names.slice(1)) {
        if (waiting.length <= most) waiting.push({ fixed: new Map([...settled, [key, name]]) });
      }
      // What branches off later keeps to the default here, so that no combination comes twice.
      settled.set(key, defaults.get(key) ?? key);
    }
  }
  const combinations = open.reduce((product, { names }) => product * BigInt(names.length), 1n);
  return { runs, met: [...met], combinations, complete: waiting.length === runs.length };
}

/** Acts are worked out when somebody reads them, and what they read counts as met. */
function readAll({ acts }: RunResult): void {
  for (const act of acts) {
    if (act.status === "refused") void act.mostAllowed;
    else for (const given of [...act.terms, ...act.gives]) void given.value;
  }
}
