/** Two drafts on many files of facts: a row for each, the worst and the best for the Holder. */

import type { RunComparison, Total } from "../../interpreter/compare/runs.ts";
import { eventName } from "../../interpreter/report/names.ts";
import { showAsset, showDay } from "../../interpreter/report/show.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import type { Terminal } from "../terminal.ts";
import { signed } from "./compare-words.ts";
import { runsToJson } from "./compare-json.ts";
import { table } from "./table.ts";

export interface BookComparison {
  readonly name: string;
  readonly compared: RunComparison;
  readonly results: readonly [RunResult, RunResult];
}

/** Whose gain is looked at. */
const HOLDER = "Holder";

function totalsOfHolder({ compared }: BookComparison): readonly Total[] {
  return compared.totals.filter(({ party }) => party === HOLDER);
}

function gain(book: BookComparison, unit: "share" | "money"): Rational {
  return totalsOfHolder(book)
    .filter((total) => (total.unit === "share") === (unit === "share"))
    .reduce((sum, { difference }) => sum.add(difference), Rational.ZERO);
}

/** By the shares that the Holder has more, then by the money: what a share is worth the facts do not say. */
function byGain(one: BookComparison, other: BookComparison): number {
  const shares = gain(one, "share").sub(gain(other, "share")).sign();
  return shares === 0 ? gain(one, "money").sub(gain(other, "money")).sign() : shares;
}

interface Extremes {
  readonly worst: BookComparison | null;
  readonly best: BookComparison | null;
}

/** The worst and the best for the Holder; neither where all come to the same. */
export function extremesOf(books: readonly BookComparison[]): Extremes {
  const order = books.toSorted(byGain);
  const [worst, best] = [order[0], order.at(-1)];
  const areAlike = worst === undefined || best === undefined || byGain(worst, best) === 0;
  return areAlike ? { worst: null, best: null } : { worst, best };
}

export function booksToJson(books: readonly BookComparison[]): object {
  const { worst, best } = extremesOf(books);
  return {
    worst: worst?.name ?? null,
    best: best?.name ?? null,
    runs: books.map(({ name, compared, results }) => ({ name, ...runsToJson(compared, results[0].zone) })),
  };
}

const assetsOf = (books: readonly BookComparison[]): string[] => [
  ...new Set(books.flatMap((book) => totalsOfHolder(book).map(({ asset }) => asset))),
];

export const bookTitles = (books: readonly BookComparison[]): string[] => [
  "Facts",
  "They part on",
  "Section",
  ...assetsOf(books).map((asset) => `Holder, ${asset}`),
  "For the Holder",
];

/** A row for each file of facts: where the two part, and what the Holder has more or less of each asset. */
export function bookRows(books: readonly BookComparison[]): string[][] {
  const { worst, best } = extremesOf(books);
  const assets = assetsOf(books);
  return books.map((book) => {
    const { parting } = book.compared;
    const zone = book.results[0].zone;
    const part =
      parting === null ? "never" : `${showDay(parting.day)}, ${eventName(parting.event, parting.id)}`;
    const differences = assets.map((asset) => {
      const difference =
        totalsOfHolder(book).find((total) => total.asset === asset)?.difference ?? Rational.ZERO;
      return signed(showAsset(asset, difference, { zone }), difference);
    });
    const place = book === best ? "best" : book === worst ? "worst" : "";
    return [book.name, part, parting?.section ?? "", ...differences, place];
  });
}

export function booksText(books: readonly BookComparison[], { columns, colours }: Terminal): string {
  const titles = bookTitles(books).map((title, i) => ({
    title,
    wraps: title !== "Section",
    ...(i > 2 && title.startsWith("Holder, ") ? { align: "right" as const } : {}),
  }));
  return `${table(titles, bookRows(books), { width: columns, colours }).join("\n")}\n`;
}
