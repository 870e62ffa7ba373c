/** A sweep as a table, as CSV, as JSON and as a chart. */

import { displayWidth, wrap } from "../../grammar/diagnostics/render.ts";
import type { Json } from "../../interpreter/report/json.ts";
import { printDecimal } from "../../interpreter/values/decimal.ts";
import type { CellReport, CellValue } from "../sweep/plan.ts";
import type { Variation } from "../sweep/variations.ts";
import type { Terminal } from "../terminal.ts";
import { svgChart, type Series } from "./chart.ts";
import { table, type Row } from "./table.ts";

export interface Sweep {
  readonly first: Variation;
  readonly second: Variation | null;
  readonly names: readonly string[];
  /** The reading of each ambiguity, in all cells. */
  readonly readings: ReadonlyMap<string, string>;
  /** Row by row: the first input's values, in each the second's. */
  readonly cells: readonly CellReport[];
}

/** What heads an input: a term's first value is told from what became of it. */
const titleOf = ({ name, input }: Variation): string => (input.of === "term" ? `${name} set at` : name);

/** The cells of each value of the first input. */
function rowsOf({ first, second, cells }: Sweep): (readonly CellReport[])[] {
  const across = second?.values.length ?? 1;
  return first.values.map((_, i) => cells.slice(i * across, (i + 1) * across));
}

/** With one input varied a column for each result; with two a table for each. What a run lacks is told below, by its number. */
export function sweepText(sweep: Sweep, terminal: Terminal): string {
  const { first, second, names } = sweep;
  const notes: string[] = [];
  const cellOf = (cell: CellReport | undefined, at: number, form: number): string => {
    const noted = (text: string, note: string): string => {
      if (!notes.includes(note)) notes.push(note);
      return `${text} (${notes.indexOf(note) + 1})`;
    };
    const lacks = cell?.lacks ?? null;
    if (lacks !== null) return noted(lacks.how, lacks.message);
    const value = cell?.values[at] ?? null;
    const text = value?.texts[form] ?? "–";
    return value === null || value.refused === null ? text : noted(text, value.refused);
  };
  const rows = rowsOf(sweep);
  const values = first.values.map(({ text }) => text);
  const tables =
    second === null
      ? fitted([titleOf(first), ...names], terminal, (form) =>
          rows.map((cells, i) => [values[i] ?? "", ...names.map((_, at) => cellOf(cells[0], at, form))]),
        )
      : names.flatMap((name, at) => [
          terminal.colours.strong(`${name}, down: ${titleOf(first)}, across: ${titleOf(second)}`),
          ...fitted(["", ...second.values.map(({ text }) => text)], terminal, (form) =>
            rows.map((cells, i) => [values[i] ?? "", ...cells.map((cell) => cellOf(cell, at, form))]),
          ),
          ...(at < names.length - 1 ? [""] : []),
        ]);
  const below = notes.flatMap((note, i) => wrap(`(${i + 1}) ${note}`, terminal.columns));
  return `${[...tables, ...(below.length > 0 ? ["", ...below] : [])].join("\n")}\n`;
}

/** A table that is too wide loses decimals first, and is then laid out in parts, one below the other. */
function fitted(
  titles: readonly string[],
  { columns, colours }: Terminal,
  rowsIn: (form: number) => readonly Row[],
): string[] {
  const laid = (kept: readonly number[], rows: readonly Row[]): string[] =>
    table(
      kept.map((i) => ({ title: titles[i] ?? "", align: "right" })),
      rows.map((row) => kept.map((i) => row[i] ?? "")),
      { width: columns, colours },
    );
  const fits = (lines: readonly string[]): boolean => lines.every((line) => displayWidth(line) <= columns);
  const all = titles.map((_, i) => i);
  for (const form of [0, 1, 2]) {
    const lines = laid(all, rowsIn(form));
    if (fits(lines)) return lines;
  }
  const rows = rowsIn(2);
  const parts: number[][] = [];
  for (const i of all.slice(1)) {
    const last = parts.at(-1);
    if (last !== undefined && fits(laid([0, ...last, i], rows))) last.push(i);
    else parts.push([i]);
  }
  return parts.flatMap((part, at) => [...(at > 0 ? [""] : []), ...laid([0, ...part], rows)]);
}

interface Point {
  readonly inputs: readonly string[];
  readonly cell: CellReport;
}

function pointsOf(sweep: Sweep): Point[] {
  const { first, second } = sweep;
  return rowsOf(sweep).flatMap((cells, i) =>
    cells.map((cell, j) => ({
      inputs: [first.values[i], second?.values[j]].flatMap((each) =>
        each === undefined ? [] : [printDecimal(each.value).text],
      ),
      cell,
    })),
  );
}

/** Why results are not there, each once. */
function refusalsOf({ values }: CellReport): string[] {
  return [...new Set(values.flatMap((value) => value?.refused ?? []))];
}

export function sweepCsv(sweep: Sweep): string {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const { first, second, names } = sweep;
  const heading = [first.name, ...(second === null ? [] : [second.name]), ...names, "Lacks"];
  const lines = pointsOf(sweep).map(({ inputs, cell }) => [
    ...inputs,
    ...cell.values.map((value) => value?.plain ?? ""),
    cell.lacks?.message ?? refusalsOf(cell).join(" "),
  ]);
  return [heading, ...lines].map((line) => `${line.map(quoted).join(",")}\n`).join("");
}

export function sweepJson(sweep: Sweep): object {
  const { first, second, names } = sweep;
  return {
    vary: [first.name, ...(second === null ? [] : [second.name])],
    show: names,
    readings: Object.fromEntries(sweep.readings),
    cells: pointsOf(sweep).map(({ inputs, cell }) => ({
      at: inputs,
      values: Object.fromEntries(
        names.map((name, i): [string, Json] => [name, cell.values[i]?.json ?? null]),
      ),
      lacks: cell.lacks,
      refused: refusalsOf(cell),
    })),
  };
}

/** Lines over the first input: one for each result, or for each value of the second input. */
export function sweepChart(sweep: Sweep): string {
  const { first, second, names } = sweep;
  const rows = rowsOf(sweep);
  const line = (name: string, column: number, at: number): Series => ({
    name,
    points: rows.flatMap((cells, i) => {
      const y = cells[column]?.values[at]?.number ?? null;
      const x = first.values[i]?.value.toNumber();
      return y === null || x === undefined ? [] : [{ x, y }];
    }),
  });
  const [name = ""] = names;
  const series =
    second === null
      ? names.map((each, at) => line(each, 0, at))
      : second.values.map(({ text }, column) => line(text, column, 0));
  const [before, after] = first.signs;
  const sign = signOf(sweep);
  return `${svgChart({
    title: second === null ? names.join(", ") : `${name}; lines: ${titleOf(second)}`,
    below: titleOf(first),
    series,
    steps: false,
    showX: (x) => `${before}${short(after === "%" ? x * 100 : x, before)}${after}`,
    showY: (y) => `${sign}${short(y, sign)}`,
  })}\n`;
}

/** An axis has room for few digits; money has cents or none. */
function short(value: number, sign: string): string {
  const text = value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
  return sign === "$" && /\.\d$/.test(text) ? `${text}0` : text;
}

/** The sign of money, where all that is drawn is money. */
function signOf({ cells, second, names }: Sweep): string {
  const drawn = cells
    .flatMap(({ values }) => (second === null ? values.slice(0, names.length) : values.slice(0, 1)))
    .filter((value): value is CellValue => value !== null);
  return drawn.length > 0 && drawn.every(({ texts }) => /^(?:≈ )?\$/.test(texts[0] ?? "")) ? "$" : "";
}
