/** A sweep as a table, as CSV, as JSON and as a chart. */

import type { Cell } from "../../interpreter/compare/sweep.ts";
import { valueToJson, type Json } from "../../interpreter/report/json.ts";
import { show } from "../../interpreter/report/show.ts";
import type { Shown } from "../../interpreter/run/result.ts";
import { printDecimal } from "../../interpreter/values/decimal.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import type { Terminal } from "../terminal.ts";
import { svgChart, type Series } from "./chart.ts";
import { table, type Row } from "./table.ts";

interface Varied {
  readonly term: string;
  readonly values: readonly { readonly text: string; readonly value: Rational }[];
}

export interface Sweep {
  readonly first: Varied;
  readonly second: Varied | null;
  readonly names: readonly string[];
  /** A row for each value of the first, a cell for each of the second. */
  readonly rows: readonly (readonly Cell[])[];
}

function showCell(cell: Cell | undefined, index: number): string {
  const value = cell?.values[index] ?? null;
  if (cell === undefined || value === null) return "–";
  return show(value, { zone: cell.result.zone });
}

/** With one term varied a column for each result; with two a table for each. */
export function sweepText({ first, second, names, rows }: Sweep, { columns, colours }: Terminal): string {
  const right = (title: string): { title: string; align: "right" } => ({ title, align: "right" });
  const options = { width: columns, colours };
  if (second === null) {
    const body = rows.map((cells, i): Row => [
      first.values[i]?.text ?? "",
      ...names.map((_, at) => showCell(cells[0], at)),
    ]);
    return `${table([right(first.term), ...names.map(right)], body, options).join("\n")}\n`;
  }
  const tables = names.map((name, at) => {
    const titles = [right(first.term), ...second.values.map(({ text }) => right(text))];
    const body = rows.map((cells, i): Row => [
      first.values[i]?.text ?? "",
      ...cells.map((cell) => showCell(cell, at)),
    ]);
    return [colours.strong(`${name}, across: ${second.term}`), ...table(titles, body, options)].join("\n");
  });
  return `${tables.join("\n\n")}\n`;
}

interface Point {
  readonly inputs: readonly string[];
  readonly cell: Cell;
}

function pointsOf({ first, second, rows }: Sweep): Point[] {
  return rows.flatMap((cells, i) =>
    cells.map((cell, j) => ({
      inputs: [first.values[i], second?.values[j]].flatMap((each) =>
        each === undefined ? [] : [printDecimal(each.value).text],
      ),
      cell,
    })),
  );
}

export function sweepCsv(sweep: Sweep): string {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const plain = (value: Shown | null, zone: string): string =>
    value === null
      ? ""
      : value.value instanceof Rational
        ? printDecimal(value.value).text
        : show(value, { zone });
  const heading = [sweep.first.term, ...(sweep.second === null ? [] : [sweep.second.term]), ...sweep.names];
  const lines = pointsOf(sweep).map(({ inputs, cell }) => [
    ...inputs,
    ...cell.values.map((value) => plain(value, cell.result.zone)),
  ]);
  return [heading, ...lines].map((line) => `${line.map(quoted).join(",")}\n`).join("");
}

export function sweepJson(sweep: Sweep): object {
  const { first, second, names } = sweep;
  return {
    vary: [first.term, ...(second === null ? [] : [second.term])],
    show: names,
    cells: pointsOf(sweep).map(({ inputs, cell }) => ({
      at: inputs,
      values: Object.fromEntries(
        names.map((name, i): [string, Json] => {
          const value = cell.values[i] ?? null;
          return [name, value === null ? null : valueToJson(value, cell.result.zone)];
        }),
      ),
      stopped: cell.result.stopped === null ? null : cell.result.stopped.message,
    })),
  };
}

/** Lines over the first term: one for each result, or for each value of the second term. */
export function sweepChart({ first, second, names, rows }: Sweep): string {
  const line = (name: string, column: number, at: number): Series => ({
    name,
    points: rows.flatMap((cells, i) => {
      const value = cells[column]?.values[at]?.value;
      const x = first.values[i]?.value.toNumber();
      return value instanceof Rational && x !== undefined ? [{ x, y: value.toNumber() }] : [];
    }),
  });
  const [name = ""] = names;
  const series =
    second === null
      ? names.map((each, at) => line(each, 0, at))
      : second.values.map(({ text }, column) => line(`${second.term} ${text}`, column, 0));
  const short = (value: number): string => value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
  const title = `${second === null ? names.join(", ") : name} by ${first.term}`;
  return `${svgChart({ title, series, steps: false, showX: short, showY: short })}\n`;
}
