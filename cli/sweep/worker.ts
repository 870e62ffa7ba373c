/** A thread that computes cells of a sweep until none is left. */

import { parentPort, workerData } from "node:worker_threads";
import { noColours, type Terminal } from "../terminal.ts";
import { take, type Done, type Order } from "./order.ts";
import { planOf } from "./plan.ts";

/** What there is to say, the main thread says. */
const silent: Terminal = {
  write: () => {},
  complain: () => {},
  columns: 100,
  colours: noColours,
  errorColours: noColours,
  progress: () => {},
};

async function work({ operands, options, next }: Order): Promise<void> {
  const plan = await planOf({
    terminal: silent,
    json: false,
    operands,
    line: { name: "", text: "" },
    values: (option) => options.get(option) ?? [],
    flag: () => null,
  });
  if ("failed" in plan) return;
  for (let index = take(next); index < plan.count; index = take(next)) {
    const done: Done = { index, cell: plan.report(index) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage(done);
  }
}

void work(workerData as Order);
