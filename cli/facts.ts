/** The facts of a run from their files: one log of events, one table of quotes. */

import { idInTwoFiles, quotesInTwoFiles, tooManyEvents } from "../grammar/diagnostics/catalogue/folders.ts";
import { ofUnknown } from "../grammar/diagnostics/catalogue/events.ts";
import { report, type Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../grammar/source.ts";
import { checkCertificates } from "../interpreter/facts/certificates.ts";
import type { EventsContext } from "../interpreter/facts/events.ts";
import { readQuotes } from "../interpreter/facts/quotes.ts";
import type { Determination, FactEvent, QuoteRow } from "../interpreter/facts/types.ts";
import type { Model } from "../interpreter/model/model.ts";
import { dayToIso } from "../interpreter/values/day.ts";
import type { Facts } from "../interpreter/run/facts.ts";
import { schemasOf } from "../interpreter/variant/amendment.ts";
import { otherThan } from "./input/kind.ts";
import { readEventFile, readTextFile, textsOf } from "./input/read.ts";
import type { Terminal } from "./terminal.ts";

export interface FactsRead {
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all files; one with faults does not keep the others from being read, so that all messages come at once. */
export async function readFacts(
  model: Model,
  eventFiles: readonly string[],
  quoteFiles: readonly string[],
  terminal: Terminal,
): Promise<FactsRead> {
  const { events, determinations, diagnostics } = await readLog(model, eventFiles, terminal);
  diagnostics.push(...checkCertificates(model, events));
  const quotes = readTables(model, quoteFiles, diagnostics, terminal);
  terminal.progress("");
  return { facts: { events, determinations, quotes }, diagnostics };
}

/** Several files are one table, with one row for a day, venue and asset; each file is held to that by its own reader. */
function readTables(
  model: Model,
  paths: readonly string[],
  diagnostics: Diagnostic[],
  terminal: Terminal,
): QuoteRow[] {
  const quotes: QuoteRow[] = [];
  const known = new Map<string, QuoteRow>();
  for (const path of paths) {
    terminal.progress(`reading ${path}`);
    const file = readTextFile(path);
    diagnostics.push(...file.diagnostics);
    if (file.source === null) continue;
    const other = otherThan("quotes", file.source);
    if (other !== null) {
      diagnostics.push(other);
      continue;
    }
    const read = readQuotes(file.source, model.currency);
    diagnostics.push(...read.diagnostics);
    for (const row of read.rows) {
      quotes.push(row);
      if (paths.length === 1) continue;
      const key = `${row.day} ${row.venue ?? ""} ${row.asset ?? ""}`;
      const first = known.get(key);
      if (first === undefined) known.set(key, row);
      else if (first.place.source !== row.place.source) {
        const details = { date: dayToIso(row.day), file: first.place.source.name };
        const related = [{ place: first.place, message: "They stand here first." }];
        diagnostics.push(report(quotesInTwoFiles, row.place, details, { related }));
        // One row shows what the matter is; two tables of the same days would fill the page with it.
        return quotes;
      }
    }
  }
  return quotes;
}

/** One run holds so many events, and so much of their text. */
export const MOST_EVENTS = 500_000;
export const MOST_TEXT = 256 * 1024 * 1024;

interface Log {
  readonly events: FactEvent[];
  readonly determinations: Determination[];
  readonly diagnostics: Diagnostic[];
}

/** Several files are one log: places count on from file to file, and an id names one event in all of them. */
async function readLog(model: Model, paths: readonly string[], terminal: Terminal): Promise<Log> {
  const context = contextOf(model);
  const log: Log = { events: [], determinations: [], diagnostics: [] };
  const ids = new Map<string, { readonly file: string; readonly place: Place }>();
  let text = 0;
  for (const path of paths) {
    const base = log.events.length + log.determinations.length;
    let isFirst = true;
    for await (const part of readEventFile(path, context)) {
      const other = isFirst && part.diagnostics.length > 0 ? otherThan("events", beginningOf(path)) : null;
      isFirst = false;
      if (other !== null) {
        log.diagnostics.push(other);
        break;
      }
      for (const diagnostic of part.diagnostics) log.diagnostics.push(diagnostic);
      for (const event of part.events) {
        text += event.place.source.text.length;
        if (event.id !== null) addId(ids, event.id, path, event.place, log.diagnostics);
        log.events.push(base === 0 ? event : { ...event, index: event.index + base });
      }
      for (const each of part.determinations)
        log.determinations.push(base === 0 ? each : { ...each, index: each.index + base });
      const last = part.events.at(-1);
      if (last !== undefined && (log.events.length > MOST_EVENTS || text > MOST_TEXT)) {
        const most = text > MOST_TEXT ? "256 megabytes" : `${MOST_EVENTS.toLocaleString("en-US")} events`;
        log.diagnostics.push(report(tooManyEvents, last.place, { most }));
        return log;
      }
      terminal.progress(`reading ${path}: ${log.events.length.toLocaleString("en-US")} events`);
    }
  }
  if (paths.length < 2) return log;
  return { ...log, diagnostics: log.diagnostics.filter((each) => !refersToOtherFile(each, ids)) };
}

/** As much of a file as tells what it is. */
function beginningOf(path: string): Source {
  const [text] = textsOf(path, path);
  return { name: path, text: typeof text === "string" ? text : "" };
}

export function contextOf(model: Model): EventsContext {
  return {
    schemas: schemasOf(model),
    zone: model.zone,
    currency: model.currency,
  };
}

function addId(
  ids: Map<string, { readonly file: string; readonly place: Place }>,
  id: string,
  file: string,
  place: Place,
  diagnostics: Diagnostic[],
): void {
  const known = ids.get(id);
  if (known === undefined) ids.set(id, { file, place });
  else if (known.file !== file) {
    const related = [{ place: known.place, message: "It names this event." }];
    diagnostics.push(report(idInTwoFiles, place, { id, file: known.file }, { related }));
  }
}

/** The reader of one file cannot know the ids of another. */
function refersToOtherFile({ code, place }: Diagnostic, ids: ReadonlyMap<string, unknown>): boolean {
  if (code !== ofUnknown.code) return false;
  const written = place.source.text.slice(place.span.start, place.span.end);
  return ids.has(written.replace(/^"|"$/g, ""));
}
