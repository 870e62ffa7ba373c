import { Bench } from "tinybench";

/** What is measured; the first of a comparison is what the others are measured against. */
export interface Task {
  readonly name: string;
  readonly run: () => unknown;
  /** What the issue asks for, as a multiple of the baseline or in milliseconds. */
  readonly aim?: string;
}

const ROUNDS = 5;

/**
 * Milliseconds of processor time, of this process with V8's helping threads: what else the machine does counts for nothing,
 * and clearing up after a run counts for the run.
 */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/**
 * Measures tasks by turns, in rounds, and prints the median of each and of its ratio to the first in the same round.
 */
export async function compare(title: string, tasks: readonly Task[], milliseconds = 200): Promise<void> {
  const times = tasks.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, { name, run }] of tasks.entries()) {
      const bench = new Bench({
        now: processorTime,
        time: milliseconds,
        iterations: 2,
        warmupTime: round === 0 ? 3 * milliseconds : 20,
        warmupIterations: 1,
      });
      bench.add(name, run);
      const [task] = await bench.run();
      const result = task?.result;
      if (result === undefined || !("latency" in result)) throw new Error(`${name} could not be measured`);
      times[at]?.push(result.latency.mean);
    }
  }
  print(title, tasks, times);
}

/** Prints measured times, in milliseconds, beside the first. */
export function print(
  title: string,
  tasks: readonly Omit<Task, "run">[],
  times: readonly (readonly number[])[],
): void {
  const first = times[0] ?? [];
  console.log(`\n${title}`);
  for (const [at, { name, aim }] of tasks.entries()) {
    const own = times[at] ?? [];
    const ratio = median(own.map((time, round) => time / (first[round] ?? NaN)));
    const figures = `${median(own).toFixed(2).padStart(10)} ms ${ratio.toFixed(2).padStart(8)} x`;
    console.log(`  ${name.padEnd(52)}${figures}${aim === undefined ? "" : `   aim: ${aim}`}`);
  }
}
