import type { Source, Span } from "../../grammar/source.ts";
import type { Value } from "../compile/value.ts";
import type { FactValue } from "../facts/types.ts";
import type { Type } from "../model/types.ts";
import { show } from "../report/show.ts";
import type { Shown } from "../run/result.ts";
import { shown } from "../run/show.ts";
import { dayToIso, longDate } from "../values/day.ts";
import { printDecimal } from "../values/decimal.ts";
import { formatInstant } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";

/** The words of a part of the text, white space folded. */
export function textOf(source: Source, { span }: { readonly span: Span }): string {
  return source.text.slice(span.start, span.end).replace(/\s+/g, " ").trim();
}

/** So many decimals are shown; what goes on behind them is marked, and given in full beside it. */
const PLACES = 10;

/** A value as people read it, with its unit. */
export function valueWords(type: Type, value: Value, zone: string): string {
  return shownWords(shown(type, value, zone), zone);
}

/** An amount without `per share`, for differences. */
export function amountWords(type: Type, value: Value, zone: string): string {
  const isPrice = type.kind === "quantity" && type.unit.money !== 0;
  return show(shown(type, value, zone), { zone, places: PLACES, units: !isPrice });
}

export function shownWords(value: Shown, zone: string): string {
  if (value.type.kind === "date" && typeof value.value === "number") return longDate(value.value);
  if (value.type.kind === "text" && typeof value.value === "string") return `"${value.value}"`;
  return show(value, { zone, places: PLACES, units: true });
}

/** A number in full: as a decimal where one is exact, as a fraction otherwise. */
export function exactText(value: Rational): string {
  const printed = printDecimal(value);
  return printed.exact ? printed.text : value.toFraction();
}

/** What a person determined, as a file of events has it; null for what no such file can hold. */
export function determinedText(value: FactValue | Value, type: Type): string | null {
  if (value instanceof Rational) return exactText(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (typeof value !== "number") return null;
  return type.kind === "instant" ? formatInstant(value, "UTC") : dayToIso(value);
}

/** `a, b and c`; `none` for none. */
export function listWords(items: readonly string[], none = "none"): string {
  if (items.length < 2) return items[0] ?? none;
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** `section 7`, `sections 2(c) and 7`. */
export function sectionWords(sections: readonly string[]): string {
  return `${sections.length === 1 ? "section" : "sections"} ${listWords(sections)}`;
}

export function eventWords(event: string, id: string | null): string {
  return id === null ? event : `${event} "${id}"`;
}
