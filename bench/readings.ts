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

/** Where the readings are met, of all the events: at the end, evenly over the timeline, or at the beginning. */
const PLACES = {
  late: (i: number) => EVENTS - READINGS + i,
  spread: (i: number) => Math.floor(((i + 1) * EVENTS) / (READINGS + 1)),
  early: (i: number) => i,
} as const;

/** A timeline on which so many readings are met, each once; all other events are the same for all. */
function timeline(met: number, place: (i: number) => number): string {
  const kinds = new Map(Array.from({ length: met }, (_, i) => [place(READINGS - met + i), letter(i)]));
  const events = Array.from({ length: EVENTS }, (_, i) => {
    const on = new Date(Date.UTC(2006, 0, 2 + i)).toISOString().slice(0, 10);
    const kind = kinds.get(i);
    return kind === undefined
      ? { event: "Count", on, Shares: String(1_000 + i) }
      : { event: `Kind ${kind}`, on, Ratio: "1.01" };
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
  const cases = [
    ...[0, 3, 6, 9].map((met) => ["late", met] as const),
    ...(["late", "spread", "early"] as const).map((where) => [where, READINGS] as const),
  ];
  for (const [where, met] of cases) {
    const source = { name: "events.json", text: timeline(met, PLACES[where]) };
    const read = readEvents(source, schemas, model.zone, model.currency);
    const facts = { events: read.events, determinations: read.determinations, quotes: [] };
    for (let i = 0; i < 64; i++) run(model, facts, options);
    const single = timed(() => {
      for (let i = 0; i < 64; i++) run(model, facts, options);
    });
    const separate = (single / 64) * all;
    let runs = 0;
    const explored = timed(() => {
      runs = explore(model, facts, options).runs.length;
    });
    console.log(
      `${met} of ${READINGS} readings met, ${where}: ${runs} runs, ${explored.toFixed(0)} ms; ${all} separate runs ${separate.toFixed(0)} ms; ${(explored / separate).toPrecision(2)} of that`,
    );
  }
}

/** Processor time in milliseconds: the machine may be busy with other work. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  benchReadings();
