/** What the readings of a contract come to on a timeline: only choices that the runs meet are multiplied. */

import type { Model } from "../model/model.ts";
import type { Facts } from "../run/facts.ts";
import type { RunOptions } from "../run/run.ts";
import { Choosing, type Explored } from "./choosing.ts";

/** More runs than this nobody waits for. */
export const MOST_RUNS = 4_096;

export type { Explored };

export interface Exploration {
  /** The defaults first, then by how many choices differ from them. */
  readonly runs: readonly Explored[];
  /** Keys of ambiguities that some run met. */
  readonly met: readonly string[];
  /** How many combinations the open ambiguities have, as if all of them mattered. */
  readonly combinations: bigint;
  /** How many steps of runs were made; what several runs have in common is made once. */
  readonly steps: number;
  /** Whether every combination that can matter has been run. */
  readonly complete: boolean;
}

/**
 * Runs with the defaults, notes which choices the run meets and at which step, and branches there. A choice that a run has not
 * met cannot have changed it: what two combinations have in common until they part is run once, and a combination that parts
 * from another nowhere is not run at all. Where two have parted, a step that looks at nothing in which they differ is again run
 * once (`choosing.ts`). `progress` hears of the steps that are done and the combinations in sight.
 */
export function explore(
  model: Model,
  facts: Facts,
  options: RunOptions,
  most: number = MOST_RUNS,
  progress: (steps: number, combinations: number) => void = () => {},
): Exploration {
  const given = options.choices.readings;
  const open = model.ambiguities.filter(({ key }) => !given.has(key));
  const choosing = new Choosing({ model, facts, options }, open, most);
  for (let steps = 0; choosing.round(); steps++) progress(steps, choosing.size);
  const combinations = open.reduce((product, { names }) => product * BigInt(names.length), 1n);
  const { met, steps, complete } = choosing;
  return { runs: choosing.results(), met: [...met], combinations, steps, complete };
}
