/** `--readings all` over 12 binary readings on 200 events, against 4,096 separate runs. `node bench/readings.ts` */
import { fileURLToPath } from "node:url";
import { realpathSync } from "node:fs";
import { compile } from "../interpreter/compilation.ts";
import { readEvents } from "../interpreter/facts/events.ts";
import type { Model } from "../interpreter/model/model.ts";
import { explore } from "../interpreter/readings/explore.ts";
import { run, type RunOptions } from "../interpreter/run/run.ts";

const READINGS = 12;
const EVENTS = 200;

/** Runs by themselves, of combinations spread over all of them: enough to know what one costs. */
const SAMPLE = 64;

/**
 * Twelve clauses, each with two readings; which of them the facts meet is up to the kinds of events. One more formula meets twelve
 * choices at once.
 */
function contract(): string {
  const clauses = Array.from(
    { length: READINGS },
    (_, i) => `event Kind ${letter(i)} has Ratio: number.
section ${i + 1}:
  on Kind ${letter(i)}:
    Price becomes reading "as is ${i}": Price * Ratio; reading "halved ${i}": Price * (Ratio + 1) / 2.
`,
  );
  const factors = Array.from(
    { length: READINGS },
    (_, i) =>
      `(reading "as is ${i}": 1 + ${i + 1} * (Ratio - 1); reading "halved ${i}": 1 + ${i + 1} * (Ratio - 1) / 2)`,
  );
  return `warrant "Readings".
party Issuer. party Holder.
event Count has Shares: shares.
event Everything has Ratio: number.
"Price" initially means 100.
"Outstanding" initially means 0 shares.
on Count: Outstanding becomes Shares.
${clauses.join("")}section ${READINGS + 1}:
  on Everything: Price becomes Price * ${factors.join(" * ")}.
`;
}

const letter = (i: number): string => String.fromCharCode(65 + i);

interface Told {
  readonly event: string;
  readonly [field: string]: string;
}

const count = (i: number): Told => ({ event: "Count", Shares: String(1_000 + i) });
const kind = (i: number): Told => ({ event: `Kind ${letter(i)}`, Ratio: "1.01" });

/** A timeline on which so many readings are met, each once at its place; all other events are the same for all. */
function oneByOne(met: number, place: (i: number) => number): readonly Told[] {
  const kinds = new Map(
    Array.from({ length: met }, (_, i) => [place(READINGS - met + i), kind(READINGS - met + i)]),
  );
  return Array.from({ length: EVENTS }, (_, i) => kinds.get(i) ?? count(i));
}

/** Where the readings are met, of all the events. */
const late = (i: number): number => EVENTS - READINGS + i;
const spread = (i: number): number => Math.floor(((i + 1) * EVENTS) / (READINGS + 1));
const early = (i: number): number => i;

/** All readings at the first event, and others behind it. */
const atOnce = (other: (i: number) => Told): readonly Told[] => [
  { event: "Everything", Ratio: "1.001" },
  ...Array.from({ length: EVENTS - 1 }, (_, i) => other(i)),
];

const WORKLOADS: readonly (readonly [string, readonly Told[]])[] = [
  ["none of them met", oneByOne(0, late)],
  ["3 met, late", oneByOne(3, late)],
  ["6 met, late", oneByOne(6, late)],
  ["9 met, late", oneByOne(9, late)],
  ["all met, late", oneByOne(READINGS, late)],
  ["all met, spread", oneByOne(READINGS, spread)],
  ["all met, early", oneByOne(READINGS, early)],
  ["all met at the first event", atOnce(count)],
  // What differs is looked at by each event behind it, so that there is nothing to share.
  ["all met at the first event and at each one behind it", atOnce((i) => kind(i % READINGS))],
];

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
  for (const [what, told] of WORKLOADS) {
    const dated = told.map((each, i) => {
      const on = new Date(Date.UTC(2006, 0, 2 + i)).toISOString().slice(0, 10);
      return { ...each, on };
    });
    const source = { name: "events.json", text: JSON.stringify(dated) };
    const read = readEvents(source, schemas, model.zone, model.currency);
    const facts = { events: read.events, determinations: read.determinations, quotes: [] };
    const sample = (): void => {
      for (let i = 0; i < SAMPLE; i++) {
        const readings = combination(model, (i * all) / SAMPLE + i);
        run(model, facts, { ...options, choices: { ...options.choices, readings } });
      }
    };
    sample();
    const separate = (timed(sample) / SAMPLE) * all;
    let runs = 0;
    const explored = timed(() => {
      runs = explore(model, facts, options).runs.length;
    });
    const ratio = (explored / separate).toPrecision(2);
    console.log(
      `${READINGS} readings, ${what}: ${runs} runs, ${explored.toFixed(0)} ms; ${all} separate runs ${separate.toFixed(0)} ms; ${ratio} of that`,
    );
  }
}

/** The combination of this number: each ambiguity is a digit of it. */
function combination({ ambiguities }: Model, number: number): ReadonlyMap<string, string> {
  return new Map(ambiguities.map(({ key, names }, i) => [key, names[(number >> i) & 1] ?? key]));
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
