/** `--readings all` over 12 binary readings on 200 events, against 4,096 separate runs. `node bench/readings.ts` */
import { fileURLToPath } from "node:url";
import { realpathSync } from "node:fs";
import { compile } from "../interpreter/compilation.ts";
import { readEvents } from "../interpreter/facts/events.ts";
import { explore } from "../interpreter/readings/explore.ts";
import { run, type RunOptions } from "../interpreter/run/run.ts";

const READINGS = 12;
const EVENTS = 200;

/** Twelve clauses, each with two readings; which of them the facts meet is up to the kinds of events. */
function contract(): string {
  const clauses = Array.from(
    { length: READINGS },
    (_, i) => `event Kind ${letter(i)} has Ratio: number.
section ${i + 1}:
  on Kind ${letter(i)}:
    Price becomes reading "as is ${i}": Price * Ratio; reading "halved ${i}": Price * (Ratio + 1) / 2.
`,
  );
  return `warrant "Readings".\nparty Issuer. party Holder.\nevent Count has Shares: shares.\n"Price" initially means 100.\n"Outstanding" initially means 0 shares.\non Count: Outstanding becomes Shares.\n${clauses.join("")}`;
}

const letter = (i: number): string => String.fromCharCode(65 + i);

/** So many kinds, each met a few times late in a timeline that is otherwise the same for all. */
function timeline(kinds: number): string {
  const events = Array.from({ length: EVENTS }, (_, i) => {
    const on = new Date(Date.UTC(2006, 0, 2 + i)).toISOString().slice(0, 10);
    const late = i - (EVENTS - kinds);
    return late >= 0
      ? { event: `Kind ${letter(late)}`, on, Ratio: "1.01" }
      : { event: "Count", on, Shares: String(1_000 + i) };
  });
  return JSON.stringify(events);
}

export function benchReadings(): void {
  const { model, diagnostics } = compile({ name: "readings.tenor", text: contract() }, { find: () => null });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ title }) => title).join("\n"));
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const options: RunOptions = {
    asOf: null,
    choices: { readings: new Map(), settings: new Map() },
    natives: new Map(),
  };
  const all = 2 ** READINGS;
  for (const kinds of [0, 3, 6, 9, READINGS]) {
    const source = { name: "events.json", text: timeline(kinds) };
    const read = readEvents(source, schemas, model.zone, model.currency);
    const facts = { events: read.events, determinations: read.determinations, quotes: [] };
    const single = timed(() => {
      for (let i = 0; i < 64; i++) run(model, facts, options);
    });
    const separate = (single / 64) * all;
    let runs = 0;
    const explored = timed(() => {
      runs = explore(model, facts, options).runs.length;
    });
    const ratio = separate / explored;
    console.log(
      `${kinds} of ${READINGS} readings met: ${runs} runs, ${explored.toFixed(0)} ms; ${all} separate runs ${separate.toFixed(0)} ms; ${ratio.toFixed(1)} times`,
    );
  }
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  benchReadings();
