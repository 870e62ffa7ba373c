import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { Layout, Piece } from "./layout.ts";

const { hardline } = builders;

/** Rows one per line; where every cell is one word, as in most tables, the cells stand in columns. */
export function rows(layout: Layout, body: readonly Piece[]): Doc {
  const lines = linesOf(layout, body);
  const widths = columnsOf(layout, lines);
  return lines.map((line) => {
    const first = line[0]?.first ?? 0;
    return [layout.gap(first, hardline), widths === null ? layout.row(line) : aligned(layout, line, widths)];
  });
}

/** A line ends with the word that a semicolon sticks to. */
function linesOf(layout: Layout, body: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  let begins = true;
  for (const piece of body) {
    if (begins) lines.push([piece]);
    else lines.at(-1)?.push(piece);
    begins = layout.word(piece.last - 1).text.endsWith(";");
  }
  return lines;
}

/** A table wider than this is left ragged. */
const WIDEST_TABLE = 95;

/** The width of each column; null where a cell has several words or a comment, or the table would be too wide. */
function columnsOf(layout: Layout, lines: readonly (readonly Piece[])[]): number[] | null {
  const widths: number[] = [];
  for (const line of lines) {
    for (const [column, index] of wordsOf(line).entries()) {
      const { text, gap } = layout.word(index);
      if (!/[:,;.]$/.test(text) || (column > 0 && gap.remarks.length > 0)) return null;
      widths[column] = Math.max(widths[column] ?? 0, cell(text).length);
    }
  }
  return widths.reduce((sum, width) => sum + width + 2, 0) > WIDEST_TABLE ? null : widths;
}

function wordsOf(line: readonly Piece[]): number[] {
  const [first, last] = [line[0]?.first ?? 0, line.at(-1)?.last ?? 0];
  return Array.from({ length: last - first }, (_, index) => first + index);
}

function cell(text: string): string {
  return text.slice(0, -1);
}

/** The key to the left of its column, the cells to the right of theirs. */
function aligned(layout: Layout, line: readonly Piece[], widths: readonly number[]): Doc {
  return wordsOf(line).map((index, column) => {
    const { text } = layout.word(index);
    const space = " ".repeat((widths[column] ?? 0) - cell(text).length);
    return column === 0 ? text + space : ` ${space}${text}`;
  });
}
