/** What the threads of a sweep say to each other: data only. */

import type { Word } from "../command.ts";
import type { CellReport } from "./plan.ts";

/** What a worker is told: the command line, and where it takes the number of its next cell from. */
export interface Order {
  readonly operands: readonly Word[];
  readonly options: ReadonlyMap<string, readonly Word[]>;
  /** One number, shared by all threads: the next cell that nobody has taken. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** What a worker says of each cell. */
export interface Done {
  readonly index: number;
  readonly cell: CellReport;
}

/** The next cell, for whoever asks first. */
export function take(next: Int32Array<SharedArrayBuffer>): number {
  return Atomics.add(next, 0, 1);
}
