// node bench/families.ts: a traced run of each family; for CPP and the weighted average beside the same by hand with decimal.js.
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Decimal } from "decimal.js";
import type { Compilation } from "../interpreter/compilation.ts";
import { readEvents } from "../interpreter/facts/events.ts";
import { readQuotes } from "../interpreter/facts/quotes.ts";
import type { Facts } from "../interpreter/run/facts.ts";
import type { RunResult } from "../interpreter/run/result.ts";
import { run } from "../interpreter/run/run.ts";
import { parseDay, weekdayName } from "../interpreter/values/day.ts";
import { Rational } from "../interpreter/values/rational.ts";
import { natives } from "../stdlib/native/index.ts";
import { compare, type Task } from "./compare.ts";
import { open, readSteps } from "./workload/run.ts";

type Blanks = readonly (readonly [blank: string, filled: string])[];

const text = (path: string): string => readFileSync(new URL(`../examples/${path}`, import.meta.url), "utf8");

const Number34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** One adjustment by hand, with what it was computed from. */
interface HandEntry {
  readonly on: string;
  readonly term: string;
  readonly before: Decimal;
  readonly after: Decimal;
  readonly steps: readonly (readonly [name: string, value: Decimal])[];
}

const numberBlank = (filled: string): readonly [string, string] => [
  '"Warrant Share Number" initially means [●] shares',
  `"Warrant Share Number" initially means ${filled} shares`,
];

function factsOf({ model }: Compilation, events: string, quotes: string): Facts {
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const read = readEvents({ name: "events.json", text: events }, schemas, model.zone, model.currency);
  const rows = readQuotes({ name: "quotes.csv", text: quotes }, model.currency);
  const [slip] = [...read.diagnostics, ...rows.diagnostics].filter(({ severity }) => severity === "error");
  if (slip !== undefined) throw new Error(slip.title);
  return { events: read.events, determinations: read.determinations, quotes: rows.rows };
}

function runOnce({ model }: Compilation, facts: Facts): RunResult {
  return run(model, facts, { asOf: null, choices: { readings: new Map(), settings: new Map() }, natives });
}

function traced(compilation: Compilation, facts: Facts): readonly Task[] {
  return [
    { name: "run, every step recorded", run: () => runOnce(compilation, facts), aim: "1 x" },
    { name: "run, and every step read", run: () => readSteps(runOnce(compilation, facts)) },
  ];
}

/** Two programs that differ measure nothing. */
function mustAgree({ ledger }: RunResult, byHand: readonly HandEntry[]): void {
  if (ledger.length !== byHand.length) throw new Error(`${ledger.length} entries, ${byHand.length} by hand`);
  for (const [at, { on, term, after }] of byHand.entries()) {
    const entry = ledger[at];
    const wanted = Rational.parse(after.toFixed());
    const value = entry?.after.value;
    if (entry?.term !== term || !(value instanceof Rational) || wanted === null || !value.eq(wanted))
      throw new Error(`${term} of ${on} is not ${after.toFixed()}, as by hand`);
  }
}

// ---- Capital Purchase Program: a dividend a week ----

/** Days on which the market is open and nothing settles. */
const NO_SETTLEMENT = new Set([
  "2014-10-13",
  "2014-11-11",
  "2015-10-12",
  "2015-11-11",
  "2016-10-10",
  "2016-11-11",
]);

interface Dividend {
  readonly on: string;
  readonly amount: Decimal;
}

interface Close {
  readonly on: string;
  readonly close: Decimal;
}

/** While trades settled in three days: without the dividend from the second settlement day before the record date. */
function closeBeforeExDate(
  closes: readonly Close[],
  indexOf: ReadonlyMap<string, number>,
  on: string,
): Decimal {
  let at = indexOf.get(on) ?? 0;
  for (let count = 0; count < 2;) {
    at--;
    if (!NO_SETTLEMENT.has(closes[at]?.on ?? "")) count++;
  }
  return closes[at - 1]?.close ?? new Number34(0);
}

function cppByHand(dividends: readonly Dividend[], closes: readonly Close[]): HandEntry[] {
  const indexOf = new Map(closes.map(({ on }, at) => [on, at]));
  const ledger: HandEntry[] = [];
  let price = new Number34("13.30");
  let number = new Number34("1000000");
  for (const { on, amount } of dividends) {
    const market = closeBeforeExDate(closes, indexOf, on);
    const excess = amount.sub("0.01");
    if (excess.lte(0)) continue;
    const [oldPrice, oldNumber] = [price, number];
    const exact = price.mul(market.sub(excess)).div(market);
    if (exact.sub(price).abs().lt("0.01")) throw new Error("by hand nothing is carried forward");
    price = Decimal.max("0.01", exact.toDecimalPlaces(3));
    number = number.mul(oldPrice).div(price).toDecimalPlaces(2);
    const steps = [
      ["amount", amount],
      ["excess", excess],
      ["market", market],
      ["exact", exact],
    ] as const;
    ledger.push({ on, term: "Exercise Price", before: oldPrice, after: price, steps });
    ledger.push({
      on,
      term: "Warrant Share Number",
      before: oldNumber,
      after: number,
      steps: [["price", price]],
    });
  }
  return ledger;
}

async function benchCpp(): Promise<void> {
  const quotes = text("us-treasury-cpp/quotes.csv");
  const rows = quotes
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const closes = rows.map(([on = "", close = ""]) => ({ on, close: new Number34(close) }));
  const weeks = closes
    .map(({ on }) => on)
    .filter((on) => on >= "2014-08-15" && on < "2017-08-26" && weekdayName(parseDay(on) ?? 0) === "Friday")
    .filter((on) => !NO_SETTLEMENT.has(on));
  const dividends = weeks.map((on, at) => ({ on, amount: new Number34((5 + (at % 4)) / 100) }));
  const events = dividends.map(({ on, amount }) => ({
    event: "Distribution",
    on,
    Kind: "cash",
    "Amount Per Share": amount.toFixed(),
  }));
  const blanks: Blanks = [
    numberBlank("1,000,000"),
    ['"Exercise Price" initially means $[●]', '"Exercise Price" initially means $13.30'],
    ['"Base Dividend" initially means $[●]', '"Base Dividend" initially means $0.01'],
  ];
  const compilation = open("examples/us-treasury-cpp/cpp.tenor", blanks);
  const facts = factsOf(compilation, JSON.stringify(events), quotes);
  mustAgree(runOnce(compilation, facts), cppByHand(dividends, closes));
  await compare(`CPP: ${dividends.length} dividends, their ex-dates found in the calendar`, [
    { name: "written by hand with decimal.js", run: () => cppByHand(dividends, closes) },
    ...traced(compilation, facts),
  ]);
}

// ---- Weighted average: an issue below the price every few days ----

interface Issue {
  readonly on: string;
  readonly shares: Decimal;
  readonly consideration: Decimal;
}

function averageByHand(issues: readonly Issue[]): HandEntry[] {
  const ledger: HandEntry[] = [];
  let price = new Number34("2.00");
  let base = new Number34("10000000");
  for (const { on, shares, consideration } of issues) {
    if (consideration.div(shares).lt(price)) {
      const before = price;
      const exact = price.mul(base.add(consideration.div(price))).div(base.add(shares));
      price = exact.toDecimalPlaces(4);
      const steps = [
        ["base", base],
        ["shares", shares],
        ["consideration", consideration],
        ["exact", exact],
      ] as const;
      ledger.push({ on, term: "Warrant Price", before, after: price, steps });
    }
    base = base.add(shares);
  }
  return ledger;
}

async function benchAverage(): Promise<void> {
  const days = Array.from({ length: 500 }, (_, at) => new Date(Date.UTC(2022, 0, 4 + at)));
  const issues = days.map((day, at) => ({
    on: day.toISOString().slice(0, 10),
    shares: new Number34(10_000 + 7 * at),
    consideration: new Number34(5_000 + 3 * at),
  }));
  const report = {
    event: "Capitalization Report",
    on: "2022-01-03",
    "Common Stock": "5000000",
    "Preferred As Converted": "3000000",
    "Options And Convertibles": "2000000",
  };
  const events = issues.map(({ on, shares, consideration }) => ({
    event: "Share Issuance",
    on,
    "Shares Issued": shares.toFixed(),
    Consideration: consideration.toFixed(),
  }));
  const compilation = open("examples/price-protection/protection.tenor");
  const facts = factsOf(compilation, JSON.stringify([report, ...events]), "date,close\n");
  mustAgree(runOnce(compilation, facts), averageByHand(issues));
  await compare(`Broad-based weighted average: ${issues.length} issues`, [
    { name: "written by hand with decimal.js", run: () => averageByHand(issues) },
    ...traced(compilation, facts),
  ]);
}

// ---- the others, on the facts of their examples ----

const OTHERS: readonly {
  readonly name: string;
  readonly contract: string;
  readonly events: string;
  readonly quotes: string;
  readonly blanks: Blanks;
}[] = [
  {
    name: "SPAC public warrant",
    contract: "spac-public/spac.tenor",
    events: "spac-public/events.json",
    quotes: "spac-public/quotes.csv",
    blanks: [['"Warrants Held" initially means [●]', '"Warrants Held" initially means 10,000']],
  },
  {
    name: "Pre-funded warrant",
    contract: "pipe-prefunded/prefunded.tenor",
    events: "pipe-prefunded/prefunded-events.json",
    quotes: "pipe-prefunded/quotes.csv",
    blanks: [
      numberBlank("2,000,000"),
      // A blank of a module: the contract's own definition stands in its place.
      [
        "party Holder is [●].",
        'party Holder is [●].\n"Shares Outstanding At Signing" means 10,000,000 shares.',
      ],
    ],
  },
  {
    name: "Common warrant of a placement",
    contract: "pipe-prefunded/common.tenor",
    events: "pipe-prefunded/common-events.json",
    quotes: "pipe-prefunded/quotes.csv",
    blanks: [numberBlank("100,000")],
  },
  {
    name: "Venture lender",
    contract: "venture-lender/lender.tenor",
    events: "venture-lender/events.json",
    quotes: "venture-lender/quotes.csv",
    blanks: [],
  },
];

/** No program by hand stands beside these: the run is the first, and reading its steps is measured against it. */
async function benchOthers(): Promise<void> {
  for (const { name, contract, events, quotes, blanks } of OTHERS) {
    const compilation = open(`examples/${contract}`, blanks);
    const facts = factsOf(compilation, text(events), text(quotes));
    const { stopped } = runOnce(compilation, facts);
    const title = `${name}: the example's ${facts.events.length} events${stopped === null ? "" : `, up to a stop (${stopped.message})`}`;
    const [recorded, read] = traced(compilation, facts);
    if (recorded !== undefined && read !== undefined)
      await compare(title, [{ name: recorded.name, run: recorded.run }, read]);
  }
}

export async function benchFamilies(): Promise<void> {
  await benchCpp();
  await benchAverage();
  await benchOthers();
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await benchFamilies();
