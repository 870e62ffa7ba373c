/** What the readings of a contract come to on a timeline: only choices that the runs meet are multiplied. */

import { buildProgram } from "../compile/build.ts";
import type { Program } from "../compile/program.ts";
import type { Model } from "../model/model.ts";
import type { Facts } from "../run/facts.ts";
import type { RunResult } from "../run/result.ts";
import { Run, type RunOptions } from "../run/run.ts";

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
  /** The run from which it parts, as it stands before the step at which they part; null for the beginning. */
  readonly from: Run | null;
}

/**
 * Runs with the defaults, notes which choices the run meets and at which step, and branches there. A choice that a run has not
 * met cannot have changed it: what two combinations have in common until they part is run once, and a combination that parts
 * from another nowhere is not run at all.
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
  const waiting: Branch[] = [{ fixed: new Map(), from: null }];
  const nothing: Branch = { fixed: new Map(), from: null };
  for (let at = 0; at < waiting.length && runs.length < most; at++) {
    const branch = waiting[at] ?? nothing;
    // What it parts from is not needed once it has been run.
    waiting[at] = nothing;
    progress(runs.length, waiting.length);
    const picked = new Map([...defaults, ...branch.fixed]);
    const settled = new Map(branch.fixed);
    const trail = new Trail(model, facts, options, branch.from, new Map([...given, ...picked]));
    const result = trail.follow((consulted, before) => {
      for (const key of consulted) {
        const names = namesOf.get(key);
        if (names === undefined || settled.has(key)) continue;
        met.add(key);
        for (const name of names.slice(1)) {
          if (waiting.length <= most)
            waiting.push({ fixed: new Map([...settled, [key, name]]), from: before() });
        }
        // What branches off later keeps to the default here, so that no combination comes twice.
        settled.set(key, defaults.get(key) ?? key);
      }
    });
    runs.push({ picked, result });
  }
  const combinations = open.reduce((product, { names }) => product * BigInt(names.length), 1n);
  return { runs, met: [...met], combinations, complete: waiting.length === runs.length };
}

/** A run under one choice of readings, which can be gone into again where it met others. */
class Trail {
  private readonly program: Program;
  private readonly start: () => Run;
  /** The run as it stood after so many steps. Others begin from it, so it is not moved again. */
  private mark: { readonly run: Run; readonly steps: number } | null;

  constructor(
    model: Model,
    facts: Facts,
    options: RunOptions,
    from: Run | null,
    readings: ReadonlyMap<string, string>,
  ) {
    const choices = { ...options.choices, readings, consulted: new Set<string>() };
    this.program = buildProgram(model, choices, options.natives);
    this.start = () => from?.branch(this.program) ?? new Run(this.program, facts, options);
    this.mark = from === null ? null : { run: from, steps: 0 };
  }

  /** Runs to the end. Hears of the choices that are met, with the run as it stood before the step at which they were. */
  follow(hear: (met: readonly string[], before: () => Run | null) => void): RunResult {
    const consulted = this.program.choices.consulted ?? new Set<string>();
    let known = 0;
    const listen = (before: () => Run | null): void => {
      if (consulted.size > known) hear([...consulted].slice(known), before);
      known = consulted.size;
    };
    const fromBeginning = this.mark === null;
    const run = this.start();
    // What first values meet is met before anything can be shared.
    if (fromBeginning) listen(() => null);
    let steps = 0;
    let read = run.readActs(0);
    const before = (): Run => this.after(steps);
    for (;;) {
      try {
        const more = run.advance();
        read = run.readActs(read);
        listen(before);
        if (!more) break;
        steps++;
      } catch (error) {
        listen(before);
        const result = before().branch(this.program).stoppedBy(error);
        listen(before);
        return result;
      }
    }
    const result = run.finish();
    listen(before);
    return result;
  }

  /** The run as it stood after so many steps. */
  private after(steps: number): Run {
    const { mark } = this;
    if (mark?.steps === steps) return mark.run;
    const run = mark === null ? this.start() : mark.run.branch(this.program);
    for (let step = mark?.steps ?? 0; step < steps; step++) run.advance();
    this.mark = { run, steps };
    return run;
  }
}
