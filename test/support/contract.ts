import { readFileSync } from "node:fs";
import { join } from "node:path";
import type * as ast from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import type { Source } from "../../grammar/source.ts";
import { type Compilation, compile, type Host } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { readQuotes } from "../../interpreter/facts/quotes.ts";
import type { Facts } from "../../interpreter/run/facts.ts";
import type { LedgerEntry, RunResult } from "../../interpreter/run/result.ts";
import { run } from "../../interpreter/run/run.ts";
import { parseDay } from "../../interpreter/values/day.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { natives } from "../../stdlib/native/index.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** Finds library modules in stdlib/ and other files among those handed in. */
export function memoryHost(files: Readonly<Record<string, string>> = {}): Host {
  return {
    find(path: string): Source | null {
      if (!path.startsWith("std/")) return path in files ? { name: path, text: files[path] ?? "" } : null;
      try {
        return { name: path, text: readFileSync(join(ROOT, "stdlib", `${path.slice(4)}.tenor`), "utf8") };
      } catch {
        return null;
      }
    },
  };
}

export function compileText(text: string, name = "contract.tenor"): Compilation {
  return compile({ name, text }, memoryHost());
}

/** Compiles a contract of the repository. */
export function compileFile(path: string): Compilation {
  return compileText(readFileSync(join(ROOT, path), "utf8"), path);
}

export interface RunInput {
  readonly events?: readonly object[];
  readonly quotes?: string;
  readonly asOf?: string;
  readonly readings?: Readonly<Record<string, string>>;
  /** Literal values of terms, by name. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Runs a contract over events and quotes as a user would write them; a slip in them fails the test. */
export function runContract({ model }: Compilation, input: RunInput): RunResult {
  const schemas = [...model.events.values()].map((event) => event.schema);
  const events = readEvents(
    { name: "events.json", text: JSON.stringify(input.events ?? []) },
    schemas,
    model.zone,
    model.currency,
  );
  const quotes = readQuotes({ name: "quotes.csv", text: input.quotes ?? "date,close\n" });
  const slips = [...events.diagnostics, ...quotes.diagnostics].filter((slip) => slip.severity === "error");
  if (slips.length > 0) throw new Error(slips.map((slip) => slip.title).join("; "));
  const facts: Facts = { events: events.events, determinations: events.determinations, quotes: quotes.rows };
  return run(model, facts, {
    asOf: input.asOf === undefined ? null : parseDay(input.asOf),
    choices: {
      readings: new Map(Object.entries(input.readings ?? {})),
      settings: settingsOf(input.settings ?? {}),
    },
    natives,
  });
}

function settingsOf(settings: Readonly<Record<string, string>>): Map<string, ast.Expression> {
  const found = new Map<string, ast.Expression>();
  for (const [name, value] of Object.entries(settings)) {
    const { file } = parse({ name: "settings", text: `warrant "W".\n"X" means ${value}.` });
    const [definition] = file.items;
    if (definition?.kind === "Definition" && definition.body.form === "means")
      found.set(name, definition.body.value);
  }
  return found;
}

/** A term's exact value at the end of a run. */
export function exactly(result: RunResult, term: string): Rational {
  const value = result.terms.get(term)?.value;
  if (!(value instanceof Rational)) throw new Error(`"${term}" is not known`);
  return value;
}

export function entriesOf(result: RunResult, term: string): readonly LedgerEntry[] {
  return result.ledger.filter((entry) => entry.term === term);
}
