// The families' contracts, read once for all tests of this folder.
import { readFileSync } from "node:fs";
import { compile, type Compilation, type Host } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { readQuotes } from "../../interpreter/facts/quotes.ts";
import { parse } from "../../grammar/parse.ts";
import type * as ast from "../../grammar/ast.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { run } from "../../interpreter/run/run.ts";
import { parseDay } from "../../interpreter/values/day.ts";
import { printDecimal } from "../../interpreter/values/decimal.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { natives } from "../../stdlib/native/index.ts";

const root = new URL("../../", import.meta.url);
export const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

const library: Host = {
  find: (path) => ({ name: path, text: read(`${path.replace(/^std\//, "stdlib/")}.tenor`) }),
};

/** Every contract of the families, by its path below `examples`. */
export const CONTRACTS = [
  "us-treasury-cpp/cpp",
  "spac-public/spac",
  "pipe-prefunded/prefunded",
  "pipe-prefunded/common",
  "venture-lender/lender",
  "price-protection/protection",
] as const;

const compiled = new Map<string, Compilation>();

export function contract(path: (typeof CONTRACTS)[number]): Compilation {
  let found = compiled.get(path);
  if (found === undefined) {
    const name = `examples/${path}.tenor`;
    found = compile({ name, text: read(name) }, library);
    compiled.set(path, found);
  }
  return found;
}

/** What `--set` would give: the text read as the contract would have it. */
function setting(text: string): ast.Expression {
  const [definition] = parse({ name: "", text: `warrant "W".\n"T" means ${text}.` }).file.items;
  if (definition?.kind !== "Definition" || !("value" in definition.body))
    throw new Error(`no value: ${text}`);
  return definition.body.value;
}

export interface Told {
  readonly events: string;
  readonly quotes?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly readings?: Readonly<Record<string, string>>;
  readonly asOf?: string;
}

/** Runs a contract on facts in the formats of the command line. */
export function runOn(path: (typeof CONTRACTS)[number], told: Told): RunResult {
  const { model } = contract(path);
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const events = readEvents({ name: "events.json", text: told.events }, schemas, model.zone, model.currency);
  const quotes = readQuotes({ name: "quotes.csv", text: told.quotes ?? "date,close\n" }, model.currency);
  const slips = [...events.diagnostics, ...quotes.diagnostics];
  if (slips.length > 0) throw new Error(slips.map(({ title, text }) => `${title} ${text}`).join("\n"));
  const settings = Object.entries(told.settings ?? {}).map(([name, text]) => [name, setting(text)] as const);
  return run(
    model,
    { events: events.events, determinations: events.determinations, quotes: quotes.rows },
    {
      asOf: told.asOf === undefined ? null : parseDay(told.asOf),
      natives,
      choices: { readings: new Map(Object.entries(told.readings ?? {})), settings: new Map(settings) },
    },
  );
}

/** A number at the end of a run, with all its decimals. */
export function numberOf(result: RunResult, term: string): string {
  const value = result.terms.get(term)?.value;
  return value instanceof Rational ? printDecimal(value).text : "no number";
}
