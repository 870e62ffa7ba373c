/** Lays a document out as `tenor fmt` does, in the fewest edits, so that cursors and marks stay where they are. */

import type { TextEdit } from "vscode-languageserver";
import { parsed } from "../../grammar/parse.ts";
import { lineStarts, type Source, type Span } from "../../grammar/source.ts";
import { nodePath, statementOn } from "../lookup.ts";
import { rangeOf } from "../positions.ts";

/** The formatter, handed in: it is loaded when it is first needed. */
export type Format = (source: Source) => Promise<string>;

/** The edits for the whole document, or for the lines that a span touches. */
export async function formatting(
  source: Source,
  format: Format,
  within: Span | null = null,
): Promise<TextEdit[]> {
  const laidOut = await format({ ...source, text: source.text.replace(/\r\n?/g, "\n") });
  const text = source.text.includes("\r\n") ? laidOut.replace(/\n/g, "\r\n") : laidOut;
  return hunks(source, text)
    .filter(({ span }) => within === null || (span.start <= within.end && within.start <= span.end))
    .map(({ span, text: newText }) => ({ range: rangeOf(source, span), newText }));
}

/** After a full stop the statement that it ends is laid out; after a line end the next line is indented. */
export async function onType(
  source: Source,
  offset: number,
  typed: string,
  format: Format,
): Promise<TextEdit[]> {
  if (typed === "\n") return indentation(source, offset);
  const { file } = parsed(source);
  const statement = statementOn(nodePath(file, Math.max(0, offset - 1)));
  if (statement === null || statement.span.end > offset || statement.kind === "BrokenStatement") return [];
  // What stands behind the cursor is none of this statement's, and stays.
  const written = { name: source.name, text: `${source.text.slice(0, offset)}\n` };
  const edits = await formatting(written, format, statement.span);
  const last = rangeOf(written, { start: offset, end: offset }).start;
  return edits.map(({ range, newText }) =>
    range.end.line > last.line
      ? { range: { start: range.start, end: last }, newText: newText.replace(/\r?\n$/, "") }
      : { range, newText },
  );
}

/** Behind a colon a line goes in, behind a full stop out, behind anything else it stays. */
function indentation(source: Source, offset: number): TextEdit[] {
  const starts = lineStarts(source);
  const line = starts.findLastIndex((start) => start <= offset);
  const start = starts[line] ?? 0;
  const before = source.text.slice(0, start).replace(/\s+$/, "");
  const beforeLine = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  const current = /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? "";
  const wanted = indentAfter(source, beforeLine, before.length);
  if (current === wanted || /^[ \t]*\S/.test(source.text.slice(start).split(/[\r\n]/, 1)[0] ?? "")) return [];
  return [{ range: rangeOf(source, { start, end: start + current.length }), newText: wanted }];
}

function indentAfter(source: Source, line: string, end: number): string {
  const own = /^[ \t]*/.exec(line)?.[0] ?? "";
  const text = line.replace(/\/\/.*$/, "").trimEnd();
  if (text.endsWith(":")) return `${own}  `;
  if (!text.endsWith(".")) return own;
  const statement = statementOn(nodePath(parsed(source).file, end - 1));
  if (statement === null) return own;
  const lineStart = source.text.lastIndexOf("\n", statement.span.start - 1) + 1;
  return /^[ \t]*/.exec(source.text.slice(lineStart, statement.span.start))?.[0] ?? "";
}

// ---- differences ----

interface Hunk {
  readonly span: Span;
  readonly text: string;
}

/** Beyond this many lines that differ they are replaced as one. */
const MOST_COMPARED = 1_500;

/** The lines that differ, each run of them one edit. */
export function hunks(source: Source, wanted: string): Hunk[] {
  if (source.text === wanted) return [];
  const old = linesOf(source.text);
  const now = linesOf(wanted);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail))
    tail++;
  const a = old.slice(head, old.length - tail);
  const b = now.slice(head, now.length - tail);
  const pairs = a.length > MOST_COMPARED || b.length > MOST_COMPARED ? [] : common(a, b);
  const offsets = [0];
  for (const line of old) offsets.push((offsets.at(-1) ?? 0) + line.length);
  const found: Hunk[] = [];
  let i = 0;
  let j = 0;
  for (const [x, y] of [...pairs, [a.length, b.length] as const]) {
    if (x > i || y > j) {
      const span = { start: offsets[head + i] ?? 0, end: offsets[head + x] ?? source.text.length };
      found.push({ span, text: b.slice(j, y).join("") });
    }
    i = x + 1;
    j = y + 1;
  }
  return found;
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The longest run of lines that both have, as pairs of indexes. */
function common(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] =
        a[i] === b[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
