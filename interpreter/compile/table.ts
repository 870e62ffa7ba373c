import type * as ast from "../../grammar/ast.ts";
import { Rational } from "../values/rational.ts";

/** A table of numbers: rows and columns in ascending order of their keys. */
export interface Table {
  readonly rows: readonly Rational[];
  /** Empty where there is no column dimension. */
  readonly columns: readonly Rational[];
  readonly cells: readonly (readonly (Rational | null)[])[];
  readonly interpolation: ast.TableStatement["interpolation"];
  readonly below: "nearest" | "none";
  readonly above: "nearest" | "none";
}

/** The numbers of a table statement, sorted. */
export function readTable(node: ast.TableStatement, value: (expression: ast.Expression) => Rational): Table {
  const columns = node.columns.map(value);
  const columnOrder = columns.map((_, index) => index).sort((a, b) => columns[a]!.cmp(columns[b]!));
  const rows = node.rows.map((row) => {
    const cells = row.values.map((cell) => (cell === null ? null : value(cell)));
    return {
      key: value(row.key),
      cells: columns.length === 0 ? cells : columnOrder.map((index) => cells[index] ?? null),
    };
  });
  rows.sort((a, b) => a.key.cmp(b.key));
  return {
    rows: rows.map((row) => row.key),
    columns: columnOrder.map((index) => columns[index]!),
    cells: rows.map((row) => row.cells),
    interpolation: node.interpolation,
    below: node.below,
    above: node.above,
  };
}

/**
 * The value at a row and column, interpolated in both directions as the table says (bilinear for `straight-line`). Null where
 * the table has none: outside without `nearest`, an empty cell, or between keys of an `exact` table.
 */
export function lookUp(table: Table, row: Rational, column: Rational | null): Rational | null {
  const across = (index: number): Rational | null => {
    const cells = table.cells[index] ?? [];
    if (column === null || table.columns.length === 0) return cells[0] ?? null;
    return between(table, table.columns, column, (at) => cells[at] ?? null);
  };
  return between(table, table.rows, row, across);
}

function between(
  table: Table,
  keys: readonly Rational[],
  wanted: Rational,
  value: (index: number) => Rational | null,
): Rational | null {
  const last = keys.length - 1;
  if (last < 0) return null;
  if (wanted.lt(keys[0]!)) return table.below === "nearest" ? value(0) : null;
  if (wanted.gt(keys[last]!)) return table.above === "nearest" ? value(last) : null;
  let low = 0;
  while (low < last && keys[low + 1]!.lte(wanted)) low++;
  const lowKey = keys[low]!;
  if (lowKey.eq(wanted)) return value(low);
  const highKey = keys[low + 1]!;
  switch (table.interpolation) {
    case "exact":
      return null;
    case "step down":
      return value(low);
    case "step up":
      return value(low + 1);
    case "straight-line": {
      const a = value(low);
      const b = value(low + 1);
      const share = wanted.sub(lowKey).div(highKey.sub(lowKey));
      if (a === null || b === null || share === null) return null;
      return a.add(b.sub(a).mul(share));
    }
  }
}
