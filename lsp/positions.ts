/** Positions of the protocol (lines and UTF-16 columns from 0) and offsets of a source. */

import type { Location, Position, Range } from "vscode-languageserver";
import { lineColumn, lineStarts, type Place, type Source, type Span } from "../grammar/source.ts";

export function positionAt(source: Source, offset: number): Position {
  const { line, column } = lineColumn(source, offset);
  return { line: line - 1, character: column - 1 };
}

/** The offset of a position; beyond the end of a line the line's end, beyond the last line the end of the text. */
export function offsetAt(source: Source, { line, character }: Position): number {
  const starts = lineStarts(source);
  const start = starts[Math.max(0, line)];
  if (start === undefined) return source.text.length;
  if (line < 0) return 0;
  let end = starts[line + 1] ?? source.text.length;
  while (end > start && isLineEnd(source.text.charCodeAt(end - 1))) end--;
  return Math.min(start + Math.max(0, character), end);
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

export function rangeOf(source: Source, span: Span): Range {
  return { start: positionAt(source, span.start), end: positionAt(source, span.end) };
}

export function spanOf(source: Source, range: Range): Span {
  return { start: offsetAt(source, range.start), end: offsetAt(source, range.end) };
}

/** From a source's name to the address that the editor knows it by. */
export type UriOf = (source: Source) => string;

export function locationOf({ source, span }: Place, uriOf: UriOf): Location {
  return { uri: uriOf(source), range: rangeOf(source, span) };
}

/** Whether an offset lies in a span; its end counts, since a cursor stands between letters. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The text of a span, its white space folded. */
export function folded(source: Source, span: Span): string {
  return source.text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
}
