/** What a sweep varies, and the facts of a run with another value there. */

import type { FactEvent, QuoteColumn, QuoteRow } from "../facts/types.ts";
import type { Facts } from "../run/facts.ts";
import type { Rational } from "../values/rational.ts";

export type Input =
  /** A term that holds one value; it is varied as a setting, and leaves the facts as they are. */
  | { readonly of: "term"; readonly name: string }
  /** What was quoted on one day; without a venue, wherever it was. */
  | {
      readonly of: "quote";
      readonly column: QuoteColumn;
      readonly day: number;
      readonly venue: string | null;
    }
  /** All quotes of these columns, each times a number. */
  | { readonly of: "quotes"; readonly columns: readonly QuoteColumn[] }
  /** A field of one event, which is told by its place in the log. */
  | { readonly of: "field"; readonly index: number; readonly field: string };

/** The facts with another value of one input. */
export function variedFacts(facts: Facts, input: Input, value: Rational): Facts {
  switch (input.of) {
    case "term":
      return facts;
    case "quote":
      return { ...facts, quotes: withQuote(facts.quotes, input, value) };
    case "quotes":
      return { ...facts, quotes: facts.quotes.map((row) => scaled(row, input.columns, value)) };
    case "field":
      return { ...facts, events: facts.events.map((event) => withField(event, input, value)) };
  }
}

type OfDay = Extract<Input, { readonly of: "quote" }>;

/** The day's rows that have the column get the value; where none has it, those of the day; where there is none, a new one. */
function withQuote(quotes: readonly QuoteRow[], { column, day, venue }: OfDay, value: Rational): QuoteRow[] {
  const ofDay = quotes.filter(
    (row) => row.day === day && row.asset === null && (venue === null || venueOf(row) === venue),
  );
  const quoted = ofDay.filter((row) => row.values[column] !== undefined);
  const changed = new Set(quoted.length > 0 ? quoted : ofDay);
  if (changed.size === 0) {
    const place = { source: { name: "command line", text: "" }, span: { start: 0, end: 0 } };
    const row: QuoteRow = { day, venue, asset: null, values: { [column]: value }, place };
    return [...quotes, row].toSorted((a, b) => a.day - b.day);
  }
  return quotes.map((row) =>
    changed.has(row) ? { ...row, values: { ...row.values, [column]: value } } : row,
  );
}

const venueOf = (row: QuoteRow): string => row.venue ?? "exchange";

function scaled(row: QuoteRow, columns: readonly QuoteColumn[], by: Rational): QuoteRow {
  const values = { ...row.values };
  for (const column of columns) {
    const value = values[column];
    if (value !== undefined) values[column] = value.mul(by);
  }
  return { ...row, values };
}

function withField(
  event: FactEvent,
  { index, field }: Extract<Input, { readonly of: "field" }>,
  value: Rational,
): FactEvent {
  return event.index === index ? { ...event, fields: new Map([...event.fields, [field, value]]) } : event;
}
