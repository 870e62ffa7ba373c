/**
 * Reads a log of events against what the contract declares: a JSON array, or one JSON object after another. Nothing is
 * guessed and nothing skipped; whatever is amiss is a diagnostic at the key or value that is amiss.
 *
 * `readEvents` reads a text at hand, `streamEvents` a text of any size in chunks; both go through the same reader of one
 * object.
 */

import { inReadingOrder, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import type { EventSchema } from "../model/types.ts";
import type { Location } from "./event/page.ts";
import { EventReader, type EventsContext, type EventsRead } from "./event/reader.ts";
import { detached } from "./event/references.ts";
import { Splitter, type Piece } from "./split.ts";
import type { Determination, FactEvent } from "./types.ts";

export type { EventsContext, EventsRead } from "./event/reader.ts";

/** Reads the events of a text. */
export function readEvents(
  source: Source,
  schemas: readonly EventSchema[],
  zone: string,
  currency: string,
): EventsRead {
  const reader = new EventReader({ schemas, zone, currency });
  const splitter = new Splitter();
  const at = (piece: Piece): Location => ({ source, base: piece.offset, line: piece.line });
  for (const piece of splitter.push(source.text)) reader.piece(piece, at(piece));
  for (const piece of splitter.end()) reader.piece(piece, at(piece));
  reader.finish();
  const { events, determinations, diagnostics } = reader.take();
  return { events, determinations, diagnostics: inReadingOrder(diagnostics) };
}

/**
 * Reads the events of a text that comes in chunks, and hands out what each chunk completes. No more of the text is kept than
 * the events that are handed out hold, each in a source of its own whose lines and columns are the file's. References to
 * events that come further down in the file are judged at the end.
 */
export async function* streamEvents(
  chunks: AsyncIterable<string> | Iterable<string>,
  name: string,
  context: EventsContext,
): AsyncGenerator<EventsRead> {
  const reader = new EventReader(context);
  const splitter = new Splitter();
  const read = (piece: Piece): void => {
    const text = detached(piece.text);
    const source = { name, text, firstLine: piece.line, firstColumn: piece.column };
    reader.piece({ ...piece, text }, { source, base: 0, line: piece.line });
  };
  for await (const chunk of chunks) {
    splitter.push(chunk).forEach(read);
    yield reader.take();
    if (reader.full) return;
  }
  splitter.end().forEach(read);
  reader.finish();
  yield reader.take();
}

/** All that a stream hands out, as one. */
export async function collectEvents(parts: AsyncIterable<EventsRead>): Promise<EventsRead> {
  const events: FactEvent[] = [];
  const determinations: Determination[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const part of parts) {
    for (const event of part.events) events.push(event);
    for (const determination of part.determinations) determinations.push(determination);
    for (const diagnostic of part.diagnostics) diagnostics.push(diagnostic);
  }
  return { events, determinations, diagnostics };
}

/** By instant, and at the same instant by place in the file. */
export function inTimeOrder<T extends { readonly instant: number; readonly index: number }>(
  events: readonly T[],
): T[] {
  return events.toSorted((a, b) => a.instant - b.instant || a.index - b.index);
}
