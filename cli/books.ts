/** `tenor run FILE --facts FOLDER`: one run, and one row, for each file of facts in a folder. */

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { noFactFiles, notAFolder } from "../grammar/diagnostics/catalogue/folders.ts";
import { fileMissing } from "../grammar/diagnostics/catalogue/files.ts";
import { report, type Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { toJson } from "../grammar/diagnostics/render.ts";
import { resultToJson } from "../interpreter/report/json.ts";
import { show } from "../interpreter/report/show.ts";
import type { RunResult } from "../interpreter/run/result.ts";
import { run } from "../interpreter/run/run.ts";
import { dayToIso } from "../interpreter/values/day.ts";
import { printDecimal } from "../interpreter/values/decimal.ts";
import { Rational } from "../interpreter/values/rational.ts";
import type { Call, Word } from "./command.ts";
import { readFacts } from "./facts.ts";
import { complain, exitCodeOf, giveUp } from "./output.ts";
import type { Chosen } from "./prepare.ts";
import { table, type Row } from "./render/table.ts";

/** The facts of one run. */
export interface Book {
  readonly name: string;
  readonly events: string;
  readonly quotes: string | null;
}

interface BookRun {
  readonly name: string;
  /** Null where the facts could not be read. */
  readonly result: RunResult | null;
  readonly diagnostics: readonly Diagnostic[];
}

const EVENTS = /\.(?:json|jsonl|ndjson)$/;

export async function runBooks(call: Call, chosen: Chosen, folder: Word): Promise<number> {
  const books = booksIn(folder);
  if ("code" in books) return giveUp(call, [books]);
  if (books.length === 0) return giveUp(call, [report(noFactFiles, folder.place, { folder: folder.text })]);
  const { terminal } = call;
  const writer = writerOf(call, chosen);
  const found: Diagnostic[] = [...chosen.diagnostics];
  let code = 0;
  for (const [i, book] of books.entries()) {
    terminal.progress(`${i} of ${books.length}: ${book.name}`);
    // One at a time, since each row is written and forgotten: a thousand books take the memory of one.
    const done = await runBook(book, chosen, call);
    writer.row(done);
    found.push(...done.diagnostics);
    code = Math.max(code, codeOf(done));
  }
  terminal.progress("");
  writer.end();
  if (!call.json) complain(terminal, found);
  return code;
}

async function runBook(book: Book, chosen: Chosen, { terminal }: Call): Promise<BookRun> {
  const quotes = book.quotes === null ? [] : [book.quotes];
  const read = await readFacts(chosen.model, [book.events], quotes, terminal);
  if (exitCodeOf(read.diagnostics) > 0)
    return { name: book.name, result: null, diagnostics: read.diagnostics };
  const result = run(chosen.model, read.facts, chosen.options);
  return { name: book.name, result, diagnostics: [...read.diagnostics, ...result.diagnostics] };
}

function codeOf({ result, diagnostics }: BookRun): number {
  if (result === null || result.stopped !== null || result.needs.length > 0) return 1;
  return exitCodeOf(diagnostics);
}

/** The facts in a folder, by name: events files with the quotes beside them, and folders with events and quotes in them. */
export function booksIn(folder: Word): Book[] | Diagnostic {
  const path = folder.text;
  const kind = kindOf(path);
  if (kind === null) return report(fileMissing, folder.place, { path, near: [] });
  if (kind === "file") return report(notAFolder, folder.place, { path });
  const names = readdirSync(path);
  const all = new Set(names);
  return names.toSorted().flatMap((name): Book[] => {
    const at = join(path, name);
    if (name.startsWith(".")) return [];
    if (kindOf(at) === "folder") return bookInFolder(name, at);
    const base = name.replace(EVENTS, "");
    if (base === name) return [];
    return [{ name: base, events: at, quotes: all.has(`${base}.csv`) ? join(path, `${base}.csv`) : null }];
  });
}

function bookInFolder(name: string, folder: string): Book[] {
  const names = new Set(readdirSync(folder));
  const events = ["events.json", "events.jsonl", "events.ndjson"].find((each) => names.has(each));
  if (events === undefined) return [];
  const quotes = names.has("quotes.csv") ? join(folder, "quotes.csv") : null;
  return [{ name, events: join(folder, events), quotes }];
}

function kindOf(path: string): "file" | "folder" | null {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}

// ---- rows ----

interface Writer {
  readonly row: (done: BookRun) => void;
  readonly end: () => void;
}

function writerOf(call: Call, chosen: Chosen): Writer {
  if (call.flag("--csv") !== null) return csvWriter(call);
  if (call.flag("--jsonl") !== null) return jsonLinesWriter(call);
  return call.json ? jsonWriter(call) : tableWriter(call, chosen);
}

/** The result without what is long: the steps of the derivations and the history. */
function bookJson({ name, result, diagnostics }: BookRun): object {
  if (result === null) return { name, result: null, diagnostics: diagnostics.map(toJson) };
  // Without its steps an entry is small, and they need not be worked out.
  const ledger = result.ledger.map((entry) => ({
    day: entry.day,
    instant: entry.instant,
    event: entry.event,
    id: entry.id,
    certificate: entry.certificate,
    section: entry.section,
    words: entry.words,
    term: entry.term,
    before: entry.before,
    after: entry.after,
    status: entry.status,
    steps: [],
    place: entry.place,
  }));
  return {
    name,
    result: resultToJson({ ...result, ledger, history: [], diagnostics }),
    diagnostics: diagnostics.map(toJson),
  };
}

function jsonLinesWriter({ terminal }: Call): Writer {
  return { row: (done) => terminal.write(`${JSON.stringify(bookJson(done))}\n`), end: () => {} };
}

function jsonWriter({ terminal }: Call): Writer {
  const rows: object[] = [];
  return {
    row: (done) => rows.push(bookJson(done)),
    end: () => terminal.write(`${JSON.stringify({ rows }, null, 2)}\n`),
  };
}

/** Columns that every row has before and behind the terms. */
const BEFORE = ["name", "as of"];
const BEHIND = ["accepted", "refused", "needs", "stopped", "errors"];

function csvWriter({ terminal }: Call): Writer {
  let terms: readonly string[] | null = null;
  // Rows whose facts could not be read, until one that could tells which terms there are.
  const waiting: BookRun[] = [];
  const begin = (names: readonly string[]): void => {
    terms = names;
    terminal.write(csvLine([...BEFORE, ...names, ...BEHIND]));
    for (const done of waiting) write(done, names);
  };
  const write = (done: BookRun, names: readonly string[]): void => {
    terminal.write(
      csvLine([...cellsBefore(done), ...names.map((name) => valueCell(done, name)), ...cellsBehind(done)]),
    );
  };
  return {
    row(done) {
      if (terms === null && done.result === null) waiting.push(done);
      else {
        if (terms === null) begin([...(done.result?.terms.keys() ?? [])]);
        write(done, terms ?? []);
      }
    },
    end() {
      if (terms === null) begin([]);
    },
  };
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** In quotation marks where the text needs them; a formula of a spreadsheet is kept from being one. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cellsBefore({ name, result }: BookRun): string[] {
  return [name, result === null ? "" : dayToIso(result.asOf)];
}

/** A decimal as JSON has it, 34 digits where it goes on; what has no number as people read it. */
function valueCell({ result }: BookRun, term: string): string {
  const shown = result?.terms.get(term);
  if (result === null || shown === undefined || shown.value === null) return "";
  if (shown.value instanceof Rational) return printDecimal(shown.value).text;
  if (shown.type.kind === "date" && typeof shown.value === "number") return dayToIso(shown.value);
  return show(shown, { zone: result.zone });
}

function cellsBehind({ result, diagnostics }: BookRun): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (result === null) return ["", "", "", "", String(errors)];
  const accepted = result.acts.filter(({ status }) => status === "accepted").length;
  const stopped = result.stopped === null ? "" : `${result.stopped.code} ${result.stopped.event}`;
  return [accepted, result.acts.length - accepted, result.needs.length, stopped, errors].map(String);
}

/** For a person: the terms that differ from run to run, or all of them where nothing does. */
function tableWriter({ terminal }: Call, { model }: Chosen): Writer {
  const done: BookRun[] = [];
  return {
    row: (next) => done.push(next),
    end() {
      const { colours, columns } = terminal;
      const names = [...new Set(done.flatMap(({ result }) => [...(result?.terms.keys() ?? [])]))];
      const read = done.filter(({ result }) => result !== null);
      const differing = names.filter((name) => new Set(read.map((each) => valueCell(each, name))).size > 1);
      const shown = (differing.length > 0 ? differing : names).slice(0, 6);
      const rows = done.map(({ name, result }): Row => {
        const options = { zone: model.zone };
        const values = shown.map((term) => {
          const value = result?.terms.get(term);
          return value === undefined ? "" : show(value, options);
        });
        const state =
          result === null
            ? { text: "not read", paint: colours.bad }
            : result.stopped !== null
              ? { text: "stopped", paint: colours.bad }
              : result.needs.length > 0
                ? { text: "needs facts", paint: colours.warning }
                : { text: "complete", paint: colours.good };
        return [name, ...values, state];
      });
      const titles = shown.map((title) => ({ title, align: "right" as const, wraps: true }));
      const lines = table([{ title: "Facts", wraps: true }, ...titles, { title: "State" }], rows, {
        width: columns,
        colours,
      });
      terminal.write(`${lines.join("\n")}\n`);
    },
  };
}
