import { readFileSync } from "node:fs";
import { compile, type Compilation, type Host, isSound } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { readQuotes } from "../../interpreter/facts/quotes.ts";
import type { Facts } from "../../interpreter/run/facts.ts";
import { run, type RunOptions } from "../../interpreter/run/run.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import type { Workload } from "./facts.ts";

const root = new URL("../../", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), "utf8");

/** The library, from its folder. */
export const library: Host = {
  find: (path) => ({ name: path, text: text(`stdlib/${path.replace(/^std\//, "")}.tenor`) }),
};

/** A contract of the repository, its blanks filled, ready to be run. */
export function open(
  path: string,
  blanks: readonly (readonly [blank: string, filled: string])[] = [],
): Compilation {
  const filled = blanks.reduce((words, [blank, value]) => words.replace(blank, value), text(path));
  const compilation = compile({ name: path, text: filled }, library);
  if (!isSound(compilation)) throw new Error(`${path} is not in order`);
  return compilation;
}

/** What the facts say of an event of any kind. */
const OF_EVERY_EVENT = new Set(["event", "on", "certificate"]);

/** Events of any kinds, as a file has them, with quotes. */
export interface Happenings extends Pick<Workload, "quotes"> {
  readonly events: readonly Readonly<Record<string, string>>[];
}

/** The facts as a run takes them; fields that the contract's events do not have are left out. */
export function factsOf({ model }: Compilation, { events, quotes }: Happenings): Facts {
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const known = events.map((event) => {
    const names = new Set(schemas.find(({ name }) => name === event.event)?.fields.map(({ name }) => name));
    return Object.fromEntries(
      Object.entries(event).filter(([name]) => OF_EVERY_EVENT.has(name) || names.has(name)),
    );
  });
  const read = readEvents(
    { name: "events.json", text: JSON.stringify(known) },
    schemas,
    model.zone,
    model.currency,
  );
  const lines = quotes.map(({ on, bid, ask, close }) => `${on},${bid},${ask},${close},exchange\n`);
  const rows = readQuotes({ name: "quotes.csv", text: `date,bid,ask,close,venue\n${lines.join("")}` });
  const [slip] = [...read.diagnostics, ...rows.diagnostics].filter(({ severity }) => severity === "error");
  if (slip !== undefined) throw new Error(slip.title);
  return { events: read.events, determinations: read.determinations, quotes: rows.rows };
}

const options: RunOptions = {
  asOf: null,
  choices: { readings: new Map(), settings: new Map() },
  natives: new Map(),
};

/** One run. A run that stops measures nothing. */
export function runOnce({ model }: Compilation, facts: Facts): RunResult {
  const result = run(model, facts, options);
  if (result.stopped !== null) throw new Error(`${result.stopped.event}: ${result.stopped.message}`);
  return result;
}

/** Reads every step of every entry, which makes them. */
export function readSteps(result: RunResult): number {
  let count = 0;
  for (const entry of result.ledger) count += entry.steps.length;
  return count;
}
