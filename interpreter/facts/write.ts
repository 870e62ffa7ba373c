/** Writes events back as JSON that reads as the same events. */

import type { Type } from "../model/types.ts";
import { dayToIso } from "../values/day.ts";
import { formatInstant } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { readEvents, type EventsContext } from "./events.ts";
import type { BasketItem, Determination, FactEvent, FactValue } from "./types.ts";

/**
 * A JSON array of the events and determinations in the order of their places. One whose place still holds a text that
 * reads as the same event keeps that text letter for letter; others are written from their fields, each by its
 * declared type.
 */
export function writeEvents(facts: readonly (FactEvent | Determination)[], context: EventsContext): string {
  const texts = facts
    .toSorted((a, b) => a.index - b.index)
    .map((fact) => writtenText(fact, context) ?? JSON.stringify(asJson(fact, context)));
  return texts.length === 0 ? "[]\n" : `[\n  ${texts.join(",\n  ")}\n]\n`;
}

/** The text at the fact's place, if it still says what the fact does: a copy with other fields keeps its place. */
function writtenText(
  fact: FactEvent | Determination,
  { schemas, zone, currency }: EventsContext,
): string | null {
  const { source, span } = fact.place;
  const text = source.text.slice(span.start, span.end);
  if (!text.startsWith("{")) return null;
  const { events, determinations } = readEvents({ name: source.name, text }, schemas, zone, currency);
  const [event] = events;
  const [determination] = determinations;
  const same =
    "term" in fact
      ? determination !== undefined && sameDetermination(fact, determination)
      : event !== undefined && sameEvent(fact, event);
  return same ? text : null;
}

function sameDetermination(a: Determination, b: Determination): boolean {
  return (
    a.term === b.term && a.by === b.by && a.value === b.value && a.for === b.for && a.instant === b.instant
  );
}

function sameEvent(a: FactEvent, b: FactEvent): boolean {
  return (
    a.kind === b.kind &&
    a.id === b.id &&
    a.instant === b.instant &&
    a.dateOnly === b.dateOnly &&
    a.of === b.of &&
    a.certificate === b.certificate &&
    sameList(a.by, b.by) &&
    sameList(a.modifies, b.modifies) &&
    a.fields.size === b.fields.size &&
    [...a.fields].every(([name, value]) => sameValue(value, b.fields.get(name)))
  );
}

function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === b || (a?.length === b?.length && a?.every((text, at) => text === b?.[at]) === true);
}

function sameValue(a: FactValue, b: FactValue | undefined): boolean {
  if (a instanceof Rational) return b instanceof Rational && a.eq(b);
  if (typeof a !== "object") return a === b;
  return isBasket(b) && a.length === b.length && a.every((item, i) => sameItem(item, b[i]));
}

function isBasket(value: FactValue | undefined): value is readonly BasketItem[] {
  return Array.isArray(value);
}

function sameItem(a: BasketItem, b: BasketItem | undefined): boolean {
  return b !== undefined && a.asset === b.asset && a.amount.eq(b.amount);
}

type Json = string | boolean | readonly Json[] | { readonly [key: string]: Json };

function asJson(fact: FactEvent | Determination, { schemas, zone }: EventsContext): Json {
  const entries: [string, Json][] = [];
  if ("term" in fact) {
    entries.push(["event", "Determination"], ["on", formatInstant(fact.instant, zone)]);
    entries.push(["Term", fact.term], ["By", fact.by], ["Value", fact.value]);
    if (fact.for !== null)
      entries.push(["For", typeof fact.for === "number" ? dayToIso(fact.for) : fact.for]);
    return Object.fromEntries(entries);
  }
  entries.push(
    ["event", fact.kind],
    ["on", fact.dateOnly ? dayToIso(fact.day) : formatInstant(fact.instant, zone)],
  );
  if (fact.id !== null) entries.push(["id", fact.id]);
  if (fact.of !== null) entries.push(["of", fact.of]);
  if (fact.certificate !== null) entries.push(["certificate", fact.certificate]);
  if (fact.by !== undefined) entries.push(["by", fact.by]);
  if (fact.modifies !== undefined) entries.push(["modifies", fact.modifies]);
  const declared = schemas.find(({ name }) => name === fact.kind)?.fields;
  for (const [name, value] of fact.fields) {
    const type = declared?.find((field) => field.name === name)?.type;
    entries.push([name, valueAsJson(value, type, zone)]);
  }
  return Object.fromEntries(entries);
}

function valueAsJson(value: FactValue, type: Type | undefined, zone: string): Json {
  if (value instanceof Rational) return value.toFraction();
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return numberAsJson(value, type, zone);
  return value.map(({ asset, amount }) => ({ asset, "per share": amount.toFraction() }));
}

function numberAsJson(value: number, type: Type | undefined, zone: string): string {
  if (type?.kind === "instant") return formatInstant(value, zone);
  if (type?.kind === "time") {
    const minutes = value % 60;
    return `${String((value - minutes) / 60).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
  }
  return dayToIso(value);
}
