/**
 * The facts beside a contract: `tenor.json` in its folder names events, quotes, a date, readings and values, and what a run
 * makes of them stands in hovers, hints and lenses. Only what the file names is read, below its own folder.
 */

import { dirname, join, normalize } from "node:path/posix";
import { parse } from "../grammar/parse.ts";
import { visit } from "../grammar/walk.ts";
import type * as ast from "../grammar/ast.ts";
import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../grammar/source.ts";
import { isSound, type Compilation } from "../interpreter/compilation.ts";
import { readEvents } from "../interpreter/facts/events.ts";
import { readQuotes } from "../interpreter/facts/quotes.ts";
import type { Determination, FactEvent, QuoteRow } from "../interpreter/facts/types.ts";
import type { Model } from "../interpreter/model/model.ts";
import { NO_FACTS } from "../interpreter/run/facts.ts";
import type { RunResult } from "../interpreter/run/result.ts";
import { run, type RunOptions } from "../interpreter/run/run.ts";
import { parseDay } from "../interpreter/values/day.ts";
import { schemasOf } from "../interpreter/variant/amendment.ts";
import { natives } from "../stdlib/native/index.ts";

/** What a run of the facts beside a contract came to. */
export interface Beside {
  /** The path of `tenor.json`. */
  readonly path: string;
  /** Null where something stands in the way. */
  readonly result: RunResult | null;
  /** What stands in the way, in one sentence; null where nothing does. */
  readonly problem: string | null;
  /** The values that it sets, as written, by the term's name. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What `tenor.json` may say. */
interface Named {
  readonly contract: string | null;
  readonly events: readonly string[];
  readonly quotes: readonly string[];
  readonly asOf: string | null;
  readonly readings: readonly string[];
  readonly set: ReadonlyMap<string, string>;
}

export interface FactFiles {
  readonly stamp: (path: string) => string | null;
  readonly read: (path: string) => string | null;
}

/** Runs of contracts with the facts beside them, each kept until a text that it was made of changes. */
export class FactsBeside {
  private readonly files: FactFiles;
  private readonly known = new WeakMap<
    Compilation,
    { readonly stamps: string; readonly beside: Beside | null }
  >();

  constructor(files: FactFiles) {
    this.files = files;
  }

  /** Null where there is no `tenor.json` beside the contract, or it is about another. */
  of(compilation: Compilation): Beside | null {
    const { name } = compilation.source;
    if (!name.includes("/") || name.startsWith("std/")) return null;
    const path = join(dirname(name), "tenor.json");
    const text = this.files.stamp(path) === null ? null : this.files.read(path);
    if (text === null) return null;
    const named = read(text);
    const paths = typeof named === "string" ? [] : [...named.events, ...named.quotes];
    const stamps = [path, ...paths.map((each) => beside(path, each))]
      .map((each) => this.files.stamp(each ?? ""))
      .join(" ");
    const kept = this.known.get(compilation);
    if (kept !== undefined && kept.stamps === stamps) return kept.beside;
    const made =
      typeof named === "string"
        ? { path, result: null, problem: named, settings: new Map() }
        : this.run(compilation, path, named);
    this.known.set(compilation, { stamps, beside: made });
    return made;
  }

  /** Another contract on the facts beside this one. */
  on(compilation: Compilation, other: Compilation): Beside | null {
    const path = join(dirname(compilation.source.name), "tenor.json");
    const text = this.of(compilation) === null ? null : this.files.read(path);
    const named = text === null ? null : read(text);
    return named === null || typeof named === "string"
      ? null
      : this.run(other, path, { ...named, contract: null });
  }

  private run(compilation: Compilation, path: string, named: Named): Beside | null {
    const { model } = compilation;
    if (named.contract !== null && beside(path, named.contract) !== compilation.source.name) return null;
    const failed = (problem: string): Beside => ({
      path,
      result: null,
      problem,

      settings: named.set,
    });
    if (compilation.source !== model.units[0]?.source || !isSound(compilation))
      return failed("the contract is not in order");
    const problems: Diagnostic[] = [];
    const facts = {
      events: [...NO_FACTS.events],
      determinations: [...NO_FACTS.determinations],
      quotes: [...NO_FACTS.quotes],
    };
    for (const each of named.events) {
      const source = this.source(path, each);
      if (source === null) return failed(`there is no ${each}`);
      const read = readEvents(source, schemasOf(model), model.zone, model.currency);
      problems.push(...read.diagnostics);
      const from = facts.events.length + facts.determinations.length;
      facts.events.push(...read.events.map((event): FactEvent => ({ ...event, index: event.index + from })));
      facts.determinations.push(
        ...read.determinations.map((one): Determination => ({ ...one, index: one.index + from })),
      );
    }
    for (const each of named.quotes) {
      const source = this.source(path, each);
      if (source === null) return failed(`there is no ${each}`);
      const read = readQuotes(source, model.currency);
      problems.push(...read.diagnostics);
      for (const row of read.rows) facts.quotes.push(row satisfies QuoteRow);
    }
    const wrong = problems.find(({ severity }) => severity === "error");
    if (wrong !== undefined) return failed(wrong.title);
    const options = optionsOf(named, model);
    return typeof options === "string"
      ? failed(options)
      : {
          path,
          result: run(model, facts, options),
          problem: null,
          settings: named.set,
        };
  }

  private source(path: string, name: string): Source | null {
    const at = beside(path, name);
    const text = at === null ? null : this.files.read(at);
    return at === null || text === null ? null : { name: at, text };
  }
}

/** The path of a file that `tenor.json` names; null for one that is not below its folder. */
function beside(path: string, name: string): string | null {
  const folder = dirname(path);
  const at = normalize(join(folder, name));
  return at.startsWith(`${folder}/`) ? at : null;
}

function optionsOf(named: Named, { ambiguities }: Model): RunOptions | string {
  const asOf = named.asOf === null ? null : parseDay(named.asOf);
  if (named.asOf !== null && asOf === null) return `"${named.asOf}" is no date such as 2007-12-31`;
  const readings = new Map<string, string>();
  for (const name of named.readings) {
    const holders = ambiguities.filter(({ names }) => names.includes(name));
    if (holders.length === 0) return `the contract has no reading "${name}"`;
    for (const { key } of holders) readings.set(key, name);
  }
  const settings = new Map<string, ast.Expression>();
  for (const [term, text] of named.set) {
    const value = literal(text);
    if (value === null) return `"${text}" for ${term} is no value`;
    settings.set(term, value);
  }
  return { asOf, choices: { readings, settings }, natives };
}

/** A value as a contract writes it. */
function literal(text: string): ast.Expression | null {
  const { file, diagnostics } = parse({ name: "", text: `warrant "W".\n"T" means ${text}.` });
  const [definition, ...others] = file.items;
  if (diagnostics.some(({ severity }) => severity === "error") || others.length > 0) return null;
  if (definition?.kind !== "Definition" || definition.body.form !== "means" || definition.legend !== null)
    return null;
  const { value } = definition.body;
  let plain = true;
  visit(value, (node) => {
    if (
      node.kind === "NameExpression" ||
      node.kind === "OfExpression" ||
      node.kind === "CallExpression" ||
      node.kind === "Missing"
    )
      plain = false;
  });
  return plain ? value : null;
}

/** What the file says, or in a sentence what is wrong with it. */
function read(text: string): Named | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : "it is no JSON";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "it holds no object";
  const { contract, events, quotes, asOf, readings, set } = value as Record<string, unknown>;
  const picked =
    typeof readings === "object" && readings !== null && !Array.isArray(readings)
      ? Object.values(readings)
      : readings;
  return {
    contract: typeof contract === "string" ? contract : null,
    events: texts(events),
    quotes: texts(quotes),
    asOf: typeof asOf === "string" ? asOf : null,
    readings: texts(picked),
    set: new Map(
      Object.entries((typeof set === "object" ? set : null) ?? {}).map(
        ([term, each]) => [term, String(each)] as const,
      ),
    ),
  };
}

function texts(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return all.filter((each): each is string => typeof each === "string");
}
