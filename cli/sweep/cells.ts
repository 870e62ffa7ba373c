/** All cells of a sweep, computed by this thread and, where it pays, by others beside it. */

import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Call } from "../command.ts";
import { take, type Done, type Order } from "./order.ts";
import { PLAN_OPTIONS, type CellReport, type Plan } from "./plan.ts";

/** A worker reads and checks the contract again. With less work left than this, in milliseconds, that does not pay. */
const WORTH_A_WORKER = 1_500;

/** How long cells are timed before that is judged: the first are slow. */
const TIMED = 200;

/** More threads than this only fill the memory with facts. */
const MOST_WORKERS = 16;

/**
 * Every cell, in order, whatever thread computed it. `asked` is how many threads were asked for, this one among them; null
 * leaves it to how long the work takes.
 */
export async function allCells(plan: Plan, call: Call, asked: number | null): Promise<CellReport[]> {
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const cells = new Map<number, CellReport>();
  const add = ({ index, cell }: Done): void => {
    cells.set(index, cell);
    call.terminal.progress(`${cells.size} of ${plan.count} cells`);
  };
  const order: Order = {
    operands: call.operands,
    options: new Map(PLAN_OPTIONS.map((name) => [name, call.values(name)])),
    next,
  };
  const most = Math.min(asked ?? Math.min(availableParallelism(), MOST_WORKERS), plan.count);
  let others: Promise<void>[] = [];
  const start = (): void => {
    others = Array.from({ length: most - 1 }, () => worker(order, add));
  };
  if (asked !== null) start();
  const began = performance.now();
  for (let index = take(next); index < plan.count; index = take(next)) {
    add({ index, cell: plan.report(index) });
    const spent = performance.now() - began;
    const left = (spent / cells.size) * (plan.count - cells.size);
    if (others.length === 0 && spent > TIMED && left > WORTH_A_WORKER) start();
    // What the others have done comes in between two cells.
    if (others.length > 0) await new Promise(setImmediate);
  }
  await Promise.all(others);
  call.terminal.progress("");
  // What a worker had taken and could not finish is done here.
  return Array.from({ length: plan.count }, (_, index) => cells.get(index) ?? plan.report(index));
}

/** Ends when there is nothing left to do, or when the worker cannot go on. */
function worker(order: Order, add: (done: Done) => void): Promise<void> {
  return new Promise((resolve) => {
    const thread = new Worker(workerUrl(), { workerData: order });
    thread.on("message", add);
    thread.on("error", () => resolve());
    thread.on("exit", () => resolve());
  });
}

/** The worker's program: beside this file in a checkout, beside the one file of all commands where it is built. */
function workerUrl(): URL {
  return new URL(`./worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
}
