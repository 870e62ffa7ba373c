/** Writes events back as JSON that reads as the same events. */

import type { EventSchema, Type } from "../model/types.ts";
import { dayToIso } from "../values/day.ts";
import { formatInstant } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import type { Determination, FactEvent, FactValue } from "./types.ts";

/**
 * The text from which each event was read. Kept beside the events and not in them, so that a copy with other fields is
 * written from its fields and never from a text that it no longer says.
 */
const readFrom = new WeakMap<FactEvent | Determination, string>();

export function rememberRead(fact: FactEvent | Determination, text: string): void {
  readFrom.set(fact, text);
}

/**
 * A JSON array of the events and determinations in the order of their places. One that was read from a file keeps its text
 * letter for letter; others are written from their fields, each by its declared type.
 */
export function writeEvents(
  facts: readonly (FactEvent | Determination)[],
  schemas: readonly EventSchema[],
  zone: string,
): string {
  const types = new Map(
    schemas.map((schema) => [schema.name, new Map(schema.fields.map(({ name, type }) => [name, type]))]),
  );
  const texts = facts
    .toSorted((a, b) => a.index - b.index)
    .map((fact) => readFrom.get(fact) ?? JSON.stringify(asJson(fact, types, zone)));
  return texts.length === 0 ? "[]\n" : `[\n  ${texts.join(",\n  ")}\n]\n`;
}

type Json = string | boolean | readonly Json[] | { readonly [key: string]: Json };

function asJson(
  fact: FactEvent | Determination,
  types: ReadonlyMap<string, ReadonlyMap<string, Type>>,
  zone: string,
): Json {
  const entries: [string, Json][] = [];
  if ("term" in fact) {
    entries.push(["event", "Determination"], ["on", formatInstant(fact.instant, zone)]);
    entries.push(["Term", fact.term], ["By", fact.by], ["Value", fact.value]);
    if (fact.for !== null)
      entries.push(["For", typeof fact.for === "number" ? dayToIso(fact.for) : fact.for]);
  } else {
    entries.push(
      ["event", fact.kind],
      ["on", fact.dateOnly ? dayToIso(fact.day) : formatInstant(fact.instant, zone)],
    );
    if (fact.id !== null) entries.push(["id", fact.id]);
    if (fact.of !== null) entries.push(["of", fact.of]);
    if (fact.certificate !== null) entries.push(["certificate", fact.certificate]);
    const declared = types.get(fact.kind);
    for (const [name, value] of fact.fields)
      entries.push([name, valueAsJson(value, declared?.get(name), zone)]);
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
  if (type?.kind === "time")
    return `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`;
  return dayToIso(value);
}
