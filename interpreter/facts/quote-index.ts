/** Finds quotes by asset, day and column: binary search over sorted rows, so that a look-back costs a few steps. */

import type { Rational } from "../values/rational.ts";
import { QUOTE_COLUMNS, type QuoteColumn, type QuoteRow } from "./types.ts";

export interface QuoteIndex {
  /**
   * What was quoted on a day. With a venue, its quotes; those without a venue are of the exchange. Without one, those
   * without a venue first, then of the exchange, the bulletin board and the pink sheets.
   */
  at(asset: string | null, day: number, column: QuoteColumn, venue?: string | null): Rational | null;
  /** The row of a day that has all these columns. */
  rowAt(
    asset: string | null,
    day: number,
    columns: readonly QuoteColumn[],
    venue?: string | null,
  ): QuoteRow | null;
  /** The row with all these columns on the nearest day not after one. */
  nearestNotAfter(
    asset: string | null,
    day: number,
    columns: readonly QuoteColumn[],
    venue?: string | null,
  ): QuoteRow | null;
  /** The row with all these columns on the nearest day not before one. */
  nearestNotBefore(
    asset: string | null,
    day: number,
    columns: readonly QuoteColumn[],
    venue?: string | null,
  ): QuoteRow | null;
  /** The rows with all these columns from a day to a day, both included, one for each day. */
  between(
    asset: string | null,
    from: number,
    to: number,
    columns: readonly QuoteColumn[],
    venue?: string | null,
  ): readonly QuoteRow[];
  /** The assets that have quotes, the Common Stock as null. */
  readonly assets: readonly (string | null)[];
}

/** In which order the venues of one day are asked where none is named. */
const ORDER: readonly (string | null)[] = [null, "exchange", "otcbb", "pink"];

/** What is made of rows once, for all the runs over them: readings, sweeps and scenarios run the same facts again and again. */
interface Indexed {
  readonly index: QuoteIndex;
  readonly days: readonly number[];
  /** How many rows there were: whoever gathers rows may ask before the last. */
  readonly length: number;
}

const indexed = new WeakMap<readonly QuoteRow[], Indexed>();

/** The index of rows, and the days that have one, ascending. */
export function indexedQuotes(rows: readonly QuoteRow[]): Pick<Indexed, "index" | "days"> {
  let found = indexed.get(rows);
  if (found === undefined || found.length !== rows.length) {
    const days = [...new Set(rows.map(({ day }) => day))].sort((a, b) => a - b);
    found = { index: quoteIndex(rows), days, length: rows.length };
    indexed.set(rows, found);
  }
  return found;
}

/** The index of rows in any order. */
export function quoteIndex(rows: readonly QuoteRow[]): QuoteIndex {
  const byAsset = new Map<string | null, QuoteRow[]>();
  for (const row of rows) {
    const known = byAsset.get(row.asset);
    if (known) known.push(row);
    else byAsset.set(row.asset, [row]);
  }
  for (const list of byAsset.values())
    list.sort((a, b) => a.day - b.day || ORDER.indexOf(a.venue) - ORDER.indexOf(b.venue));

  // One list for each asset, venue and set of columns that was asked for, made at the first question: a column that a long
  // file hardly ever has would otherwise be searched for row by row, at every question again.
  const lists = new Map<string | null, Map<string, readonly QuoteRow[]>>();
  const listOf = (
    asset: string | null,
    columns: readonly QuoteColumn[],
    venue: string | null,
  ): readonly QuoteRow[] => {
    let ofAsset = lists.get(asset);
    if (ofAsset === undefined) {
      ofAsset = new Map();
      lists.set(asset, ofAsset);
    }
    let wanted = 0;
    for (const column of columns) wanted |= 1 << QUOTE_COLUMNS.indexOf(column);
    const key = `${wanted} ${venue ?? ""}`;
    let list = ofAsset.get(key);
    if (list === undefined) {
      list = oneADay((byAsset.get(asset) ?? []).filter((row) => isOf(row, venue) && hasAll(row, columns)));
      ofAsset.set(key, list);
    }
    return list;
  };

  const index: QuoteIndex = {
    assets: [...byAsset.keys()],
    at: (asset, day, column, venue = null) =>
      index.rowAt(asset, day, [column], venue)?.values[column] ?? null,
    rowAt(asset, day, columns, venue = null) {
      const list = listOf(asset, columns, venue);
      const row = list[firstNotBefore(list, day)];
      return row?.day === day ? row : null;
    },
    nearestNotAfter(asset, day, columns, venue = null) {
      const list = listOf(asset, columns, venue);
      return list[firstNotBefore(list, day + 1) - 1] ?? null;
    },
    nearestNotBefore(asset, day, columns, venue = null) {
      const list = listOf(asset, columns, venue);
      return list[firstNotBefore(list, day)] ?? null;
    },
    between(asset, from, to, columns, venue = null) {
      const list = listOf(asset, columns, venue);
      return list.slice(firstNotBefore(list, from), firstNotBefore(list, to + 1));
    },
  };
  return index;
}

function isOf(row: QuoteRow, venue: string | null): boolean {
  return venue === null || row.venue === venue || (row.venue === null && venue === "exchange");
}

function hasAll(row: QuoteRow, columns: readonly QuoteColumn[]): boolean {
  return columns.every((column) => row.values[column] !== undefined);
}

/** Of sorted rows the first of each day. */
function oneADay(rows: readonly QuoteRow[]): QuoteRow[] {
  return rows.filter((row, i) => i === 0 || rows[i - 1]?.day !== row.day);
}

/** The place of the first row whose day is not before one; the length if there is none. */
function firstNotBefore(rows: readonly QuoteRow[], day: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.day ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
