/** Reads quotes from CSV, and finds them by asset, day and column. */

import { noSuchDate, notADate, numberTooLong } from "../../grammar/diagnostics/catalogue/event-values.ts";
import { noEvents } from "../../grammar/diagnostics/catalogue/events.ts";
import {
  quotesBadNumber,
  quotesCellCount,
  quotesColumnTwice,
  quotesCrossed,
  quotesMoreWarnings,
  quotesNegative,
  quotesNoDate,
  quotesNoHeader,
  quotesNoPrices,
  quotesQuotation,
  quotesTwice,
  quotesUnknownColumn,
  quotesUnknownVenue,
  quotesUnsorted,
  quotesZero,
} from "../../grammar/diagnostics/catalogue/quotes.ts";
import { shown } from "../../grammar/diagnostics/catalogue/said.ts";
import { inReadingOrder, report, type Diagnostic, type Fix } from "../../grammar/diagnostics/diagnostic.ts";
import { lineColumn, type Place, type Source } from "../../grammar/source.ts";
import { dayToIso, parseDay } from "../values/day.ts";
import type { Rational } from "../values/rational.ts";
import { moneyUnit, NUMBER, SHARES } from "../values/unit.ts";
import { MOST_DIGITS, readAmount, type AmountRead } from "./amounts.ts";
import { cellText, readCsv, type CsvTable } from "./csv.ts";
import { dateReadings, hasDateShape } from "./dates.ts";
import { Findings } from "./findings.ts";
import { nearest } from "./nearest.ts";
import { QUOTE_COLUMNS, type QuoteColumn, type QuoteRow } from "./types.ts";

export { quoteIndex, type QuoteIndex } from "./quote-index.ts";

export const VENUES = ["exchange", "otcbb", "pink"] as const;
export type Venue = (typeof VENUES)[number];

type Column = QuoteColumn | "date" | "venue" | "asset";
const COLUMNS: readonly Column[] = ["date", ...QUOTE_COLUMNS, "venue", "asset"];

/** The most warnings of one file that are shown one by one. */
const MOST_WARNINGS = 50;

export interface QuotesRead {
  /** By day; on the same day in the order of the file. */
  readonly rows: readonly QuoteRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the quotes of a text; prices may carry the sign of the contract's currency. */
export function readQuotes(source: Source, currency = "USD"): QuotesRead {
  return new QuoteReader(source, currency).read();
}

class QuoteReader {
  private readonly source: Source;
  private readonly price;
  private readonly table: CsvTable;
  private readonly findings = new Findings();
  private readonly warnings: Diagnostic[] = [];
  private warningCount = 0;
  private lastWarning: Place | null = null;

  constructor(source: Source, currency: string) {
    this.source = source;
    this.price = moneyUnit(currency);
    this.table = readCsv(source.text);
  }

  read(): QuotesRead {
    const { rowEnds, faults } = this.table;
    if (rowEnds.length === 0) {
      this.findings.add(noEvents, this.place(0, 0), { what: "quotes" });
      return this.result([]);
    }
    for (const { kind, start, end } of faults)
      this.findings.add(quotesQuotation, this.place(start, end), { what: kind });
    const columns = this.header();
    if (columns === null) return this.result([]);
    const faulty = new Set(faults.map(({ row }) => row));
    const rows: QuoteRow[] = [];
    const seen = new Map<string, QuoteRow>();
    let unsorted = false;
    let before = -Infinity;
    for (let row = 1; row < rowEnds.length && !this.findings.full; row++) {
      if (faulty.has(row)) continue;
      const quote = this.row(row, columns);
      if (quote === null) continue;
      if (quote.day < before && !unsorted) {
        unsorted = true;
        this.inform(quote, before);
      }
      before = quote.day;
      if (this.isNew(quote, seen)) rows.push(quote);
    }
    return this.result(
      unsorted ? rows.sort((a, b) => a.day - b.day || a.place.span.start - b.place.span.start) : rows,
    );
  }

  private result(rows: readonly QuoteRow[]): QuotesRead {
    const more = this.warningCount - this.warnings.length;
    if (more > 0 && this.lastWarning) {
      this.warnings.push(report(quotesMoreWarnings, this.lastWarning, { shown: MOST_WARNINGS, more }));
    }
    return { rows, diagnostics: inReadingOrder([...this.findings.diagnostics, ...this.warnings]) };
  }

  // ---- the header ----

  /** What each column holds, null for one that is not known; null where the rows cannot be read. */
  private header(): (Column | null)[] | null {
    const { starts, ends, rowEnds } = this.table;
    const count = rowEnds[0] ?? 0;
    const names = Array.from({ length: count }, (_, cell) => this.cell(cell));
    if (names.some((name) => /^[-+$]?[\d.]/.test(name))) {
      const first = names.findIndex((name) => /^[-+$]?[\d.]/.test(name));
      this.findings.add(quotesNoHeader, this.cellPlace(first), {
        found: names[first] ?? "",
        columns: COLUMNS,
      });
      return null;
    }
    const first = new Map<Column, number>();
    const columns = names.map((name, cell) => {
      const place = this.cellPlace(cell);
      const column = COLUMNS.find((known) => known === name.toLowerCase());
      if (column === undefined) {
        const near = nearest(
          name,
          COLUMNS.filter((known) => !names.some((other) => other.toLowerCase() === known)),
        );
        this.findings.add(
          quotesUnknownColumn,
          place,
          { column: name, near, columns: COLUMNS },
          { fixes: replacements(place, near) },
        );
        return null;
      }
      const earlier = first.get(column);
      if (earlier === undefined) {
        first.set(column, cell);
        return column;
      }
      this.findings.add(
        quotesColumnTwice,
        place,
        { column: name },
        {
          related: [{ place: this.cellPlace(earlier), message: "It stands here first." }],
        },
      );
      return null;
    });
    const line = this.place(starts[0] ?? 0, ends[count - 1] ?? 0);
    const suggestsDate = this.findings.diagnostics.some(({ fixes }) =>
      fixes.some(({ edits }) => edits[0]?.text === "date"),
    );
    if (!first.has("date") && !suggestsDate) this.findings.add(quotesNoDate, line, {});
    if (!QUOTE_COLUMNS.some((column) => first.has(column)) && !columns.includes(null)) {
      this.findings.add(quotesNoPrices, line, { columns: QUOTE_COLUMNS });
    }
    return first.has("date") ? columns : null;
  }

  // ---- a row ----

  private row(row: number, columns: readonly (Column | null)[]): QuoteRow | null {
    const { rowEnds, starts, ends } = this.table;
    const from = rowEnds[row - 1] ?? 0;
    const to = rowEnds[row] ?? from;
    const place = this.place(starts[from] ?? 0, ends[to - 1] ?? 0);
    if (to - from !== columns.length) {
      this.findings.add(quotesCellCount, place, { found: to - from, expected: columns.length });
      return null;
    }
    const values: Partial<Record<QuoteColumn, Rational>> = {};
    let day: number | null = null;
    let venue: string | null = null;
    let asset: string | null = null;
    let complete = true;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? null;
      const cell = from + i;
      const text = this.cell(cell);
      if (column === null) continue;
      if (column === "date") {
        day = this.day(text, cell);
        if (day === null) complete = false;
      } else if (text === "") continue;
      else if (column === "venue") {
        venue = this.venue(text, cell);
        if (venue === null) complete = false;
      } else if (column === "asset") asset = text;
      else {
        const value = this.number(column, text, cell);
        if (value === null) complete = false;
        else values[column] = value;
      }
    }
    if (!complete || day === null) return null;
    this.crossed(values, "bid", "ask", from, columns);
    this.crossed(values, "low", "high", from, columns);
    return { day, venue, asset, values, place };
  }

  private day(text: string, cell: number): number | null {
    const day = parseDay(text);
    if (day !== null) return day;
    const place = this.cellPlace(cell);
    if (hasDateShape(text, false)) this.findings.add(noSuchDate, place, { field: "date", found: text });
    else {
      const readings = dateReadings(text, false, "UTC");
      const found = text === "" ? "a blank cell" : `"${shown(text)}"`;
      const fixes = replacements(
        place,
        readings.map(({ iso }) => iso),
      );
      this.findings.add(notADate, place, { field: "date", found, time: false, readings }, { fixes });
    }
    return null;
  }

  private venue(text: string, cell: number): string | null {
    const known = VENUES.find((venue) => venue === text.toLowerCase());
    if (known !== undefined) return known;
    const place = this.cellPlace(cell);
    const near = nearest(text, VENUES);
    this.findings.add(
      quotesUnknownVenue,
      place,
      { found: text, near, venues: VENUES },
      { fixes: replacements(place, near) },
    );
    return null;
  }

  private number(column: QuoteColumn, text: string, cell: number): Rational | null {
    const read: AmountRead = readAmount(
      text,
      column === "volume" ? (/[a-z]/.test(text) ? SHARES : NUMBER) : this.price,
    );
    if (read.kind === "amount" && !text.endsWith("%")) {
      const sign = read.value.sign();
      if (sign > 0) return read.value;
      if (sign === 0) {
        if (column !== "volume") this.warn(() => report(quotesZero, this.cellPlace(cell), { column }), cell);
        return read.value;
      }
      this.findings.add(quotesNegative, this.cellPlace(cell), { column, found: text });
      return null;
    }
    if (read.kind === "too long")
      this.findings.add(numberTooLong, this.cellPlace(cell), { field: column, most: MOST_DIGITS });
    else this.findings.add(quotesBadNumber, this.cellPlace(cell), { column, found: text });
    return null;
  }

  private crossed(
    values: Partial<Record<QuoteColumn, Rational>>,
    low: QuoteColumn,
    high: QuoteColumn,
    from: number,
    columns: readonly (Column | null)[],
  ): void {
    const lower = values[low];
    const higher = values[high];
    if (lower === undefined || higher === undefined || lower.lte(higher)) return;
    const lowCell = from + columns.indexOf(low);
    const highCell = from + columns.indexOf(high);
    this.warn(
      () =>
        report(
          quotesCrossed,
          this.cellPlace(lowCell),
          { low, high, lowValue: this.cell(lowCell), highValue: this.cell(highCell) },
          { related: [{ place: this.cellPlace(highCell), message: `The ${high} stands here.` }] },
        ),
      lowCell,
    );
  }

  private isNew(quote: QuoteRow, seen: Map<string, QuoteRow>): boolean {
    const key = `${quote.day} ${quote.venue ?? ""} ${quote.asset ?? ""}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, quote);
      return true;
    }
    const of = [
      quote.asset === null ? "" : ` of "${shown(quote.asset)}"`,
      quote.venue === null ? "" : ` on ${quote.venue}`,
    ].join("");
    const { line } = lineColumn(this.source, first.place.span.start);
    this.findings.add(
      quotesTwice,
      quote.place,
      { date: dayToIso(quote.day), of, line },
      {
        related: [{ place: first.place, message: "The day's quotes stand here first." }],
      },
    );
    return false;
  }

  private inform(quote: QuoteRow, before: number): void {
    const details = { date: dayToIso(quote.day), before: dayToIso(before) };
    this.warnings.push(report(quotesUnsorted, quote.place, details));
    this.warningCount++;
  }

  private warn(make: () => Diagnostic, cell: number): void {
    this.warningCount++;
    if (this.warnings.length < MOST_WARNINGS) this.warnings.push(make());
    else this.lastWarning = this.cellPlace(cell);
  }

  // ---- cells ----

  private cell(cell: number): string {
    return cellText(this.source.text, this.table.starts[cell] ?? 0, this.table.ends[cell] ?? 0);
  }

  /** The cell without the white space around it. */
  private cellPlace(cell: number): Place {
    const start = this.table.starts[cell] ?? 0;
    const end = this.table.ends[cell] ?? 0;
    const text = this.source.text.slice(start, end);
    const leading = text.length - text.trimStart().length;
    return text.trim() === ""
      ? this.place(start, end)
      : this.place(start + leading, start + leading + text.trim().length);
  }

  private place(start: number, end: number): Place {
    return { source: this.source, span: { start, end } };
  }
}

function replacements(place: Place, names: readonly string[]): Fix[] {
  return names.map((name) => ({ title: `Write ${name}`, edits: [{ place, text: name }] }));
}
