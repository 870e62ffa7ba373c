/** Tables for the terminal: columns as wide as they need to be, text that is too wide wrapped in its cell. */

import { displayWidth, wrap } from "../../grammar/diagnostics/render.ts";
import type { Colours } from "../terminal.ts";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Its text may be wrapped where the table would be too wide. */
  readonly wraps?: boolean;
}

export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export type Row = readonly (string | Cell)[];

const GAP = "  ";

/** A wrapped column is not made narrower than this. */
const NARROWEST = 10;

export interface TableOptions {
  readonly width: number;
  readonly indent?: number;
  readonly colours: Colours;
  readonly heading?: boolean;
}

/** The lines of a table, heading first; no lines for no rows. Columns without any text are left out. */
export function table(columns: readonly Column[], rows: readonly Row[], options: TableOptions): string[] {
  const { heading, rows: lines } = tableParts(columns, rows, options);
  return [...heading, ...lines.flat()];
}

/** The same in parts: the lines of the heading, and those of each row, for tables with other lines between. */
export function tableParts(
  columns: readonly Column[],
  rows: readonly Row[],
  options: TableOptions,
): { readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  if (rows.length === 0) return { heading: [], rows: [] };
  const { colours, indent = 2, heading = true } = options;
  const used = columns.map((_, i) => rows.some((row) => textOf(row[i]) !== ""));
  const kept = columns.filter((_, i) => used[i]);
  const cells = rows.map((row) => row.filter((_, i) => used[i]));
  const widths = kept.map(({ title }, i) =>
    Math.max(heading ? displayWidth(title) : 0, ...cells.map((row) => displayWidth(textOf(row[i])))),
  );
  narrow(kept, widths, options.width - indent - GAP.length * (kept.length - 1));
  const lead = " ".repeat(indent);
  const lines = cells.map((row) => rowLines(row, kept, widths).map((line) => lead + line));
  if (!heading) return { heading: [], rows: lines };
  const titles = kept.map(({ title }) => ({ text: title, paint: colours.faint }));
  return { heading: rowLines(titles, kept, widths).map((line) => lead + line), rows: lines };
}

function textOf(cell: string | Cell | undefined): string {
  return typeof cell === "string" ? cell : (cell?.text ?? "");
}

/** Takes width from the columns that wrap, the widest first, until the table fits. */
function narrow(columns: readonly Column[], widths: number[], room: number): void {
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    let widest = -1;
    columns.forEach(({ wraps }, i) => {
      const width = widths[i] ?? 0;
      if (wraps && width > NARROWEST && width > (widths[widest] ?? 0)) widest = i;
    });
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over--;
  }
}

function rowLines(row: Row, columns: readonly Column[], widths: readonly number[]): string[] {
  const wrapped = columns.map(({ wraps }, i) => {
    const text = textOf(row[i]);
    const width = widths[i] ?? 0;
    return wraps && displayWidth(text) > width ? wrapCell(text, width) : [text];
  });
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ align = "left" }, i) => {
        const cell = row[i];
        const text = wrapped[i]?.[line] ?? "";
        const pad = " ".repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(text)));
        const painted = typeof cell === "object" && cell.paint && text !== "" ? cell.paint(text) : text;
        return align === "right" ? pad + painted : painted + pad;
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Further lines of a cell stand a little in, so that they are not taken for rows. */
function wrapCell(text: string, width: number): string[] {
  const [first = "", ...rest] = wrap(text, width);
  if (rest.length === 0) return [first];
  return [first, ...wrap(rest.join(" "), width - 2).map((line) => `  ${line}`)];
}
