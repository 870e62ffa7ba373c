/**
 * A text with a name: a contract, an event file, a quote file, a command line.
 *
 * Offsets everywhere are UTF-16 code units from the start of the text, which is what JavaScript strings, chevrotain and the
 * language server protocol count in.
 */
export interface Source {
  /** What a reader calls it: a path relative to where the command runs, `std/...`, or `command line`. */
  readonly name: string;
  readonly text: string;
  /**
   * Where the text begins in the file that it was cut from, both counted from 1: a stream of a gigabyte is read object by
   * object, and each object is a source of its own whose lines and columns are still the file's.
   */
  readonly firstLine?: number;
  readonly firstColumn?: number;
}

/** A half-open range of offsets in one source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a named source. */
export interface Place {
  readonly source: Source;
  readonly span: Span;
}

/** Line and column, both counted from 1, the column in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<Source, readonly number[]>();

/** Offsets at which the lines of a source begin; CR LF, LF and CR each end a line. */
export function lineStarts(source: Source): readonly number[] {
  const known = lineStartsOf.get(source);
  if (known) return known;
  const starts = [0];
  const text = source.text;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  lineStartsOf.set(source, starts);
  return starts;
}

/** Where an offset stands; an offset beyond the text stands at its end. */
export function lineColumn(source: Source, offset: number): LineColumn {
  const starts = lineStarts(source);
  const wanted = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  const before = low === 0 ? (source.firstColumn ?? 1) : 1;
  return { line: low + (source.firstLine ?? 1), column: wanted - (starts[low] ?? 0) + before };
}

/** Beyond this column the part of a line that a cut source lacks is not made up with spaces. */
const WIDEST_INDENT = 1_000;

/**
 * The text of one line, counted from 1, without its line end. Where a cut source begins inside a line, spaces stand for what
 * is missing, so that the columns of `lineColumn` hold in it.
 */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const index = line - (source.firstLine ?? 1);
  const start = starts[index];
  if (start === undefined) return "";
  const text = source.text.slice(start, starts[index + 1] ?? source.text.length).replace(/[\r\n]+$/, "");
  const missing = index === 0 ? (source.firstColumn ?? 1) - 1 : 0;
  return missing > 0 && missing <= WIDEST_INDENT ? " ".repeat(missing) + text : text;
}

/** The smallest span that holds both. */
export function joinSpans(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
