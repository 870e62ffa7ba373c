import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { lineColumn } from "../../grammar/source.ts";
import { readEvents, type EventsContext, type EventsRead } from "../../interpreter/facts/events.ts";
import type { EventSchema, FieldSchema, Type } from "../../interpreter/model/types.ts";
import { moneyUnit, NUMBER, pricePerShare, SHARES, type Unit } from "../../interpreter/values/unit.ts";

/** What a contract would declare: a part of the standard vocabulary, and one event with a field of every type. */

function quantity(unit: Unit): Type {
  return { kind: "quantity", unit };
}

function field(name: string, type: Type, optional = false): FieldSchema {
  return { name, type, optional };
}

function event(name: string, fields: readonly FieldSchema[], extra: Partial<EventSchema> = {}): EventSchema {
  return { name, act: false, fields, dateName: null, of: null, ...extra };
}

const USD = moneyUnit("USD");
const PRICE = pricePerShare("USD");

export const schemas: readonly EventSchema[] = [
  event("Share Count", [field("Shares Outstanding", quantity(SHARES))]),
  event("Stock Split", [field("Ratio", quantity(NUMBER))], { dateName: "Effective Date" }),
  event("Share Issuance", [field("Shares Issued", quantity(SHARES)), field("Consideration", quantity(USD))]),
  event("Equivalents Issuance", [
    field("Maximum Shares", quantity(SHARES)),
    field("Issue Consideration", quantity(USD)),
    field("Exercise Consideration", quantity(USD)),
    field("Conversion Price", quantity(PRICE)),
  ]),
  event("Equivalents Expiry", [], {
    of: { events: ["Equivalents Issuance"], name: "Equivalents", optional: false },
  }),
  event("Triggering Event", [field("Kind", { kind: "text" }), field("Deliverable", { kind: "basket" })]),
  event(
    "Exercise",
    [
      field("Shares Exercised", quantity(SHARES)),
      field("Method", { kind: "text", oneOf: ["cash", "cashless"] }),
      field("Shares Owned", quantity(SHARES), true),
    ],
    { act: true },
  ),
  event("Grace", [field("Length", { kind: "duration" })]),
  event("Everything", [
    field("Number", quantity(NUMBER), true),
    field("Shares", quantity(SHARES), true),
    field("Money", quantity(USD), true),
    field("Price", quantity(PRICE), true),
    field("Flag", { kind: "yes/no" }, true),
    field("Text", { kind: "text" }, true),
    field("Choice", { kind: "text", oneOf: ["cash", "property"] }, true),
    field("Day", { kind: "date" }, true),
    field("Moment", { kind: "instant" }, true),
    field("Hour", { kind: "time" }, true),
    field("Span", { kind: "period" }, true),
    field("By", { kind: "party" }, true),
    field("Issue", { kind: "event", events: ["Equivalents Issuance"] }, true),
    field("Basket", { kind: "basket" }, true),
    field("Any", { kind: "unknown" }, true),
  ]),
];

export const context: EventsContext = { schemas, zone: "America/New_York", currency: "USD" };

export function read(text: string): EventsRead {
  return readEvents({ name: "events.json", text }, schemas, context.zone, context.currency);
}

/** The one event of a text without findings. */
export function fieldsOf(fields: string): ReadonlyMap<string, unknown> {
  const { events, diagnostics } = read(`[{"event": "Everything", "on": "2006-06-01", ${fields}}]`);
  if (diagnostics.length > 0) throw new Error(lines(diagnostics).join("\n"));
  return events[0]?.fields ?? new Map();
}

/** Findings as a reader sees them: `2:5 F405 title`. */
export function lines(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const { line, column } = lineColumn(diagnostic.place.source, diagnostic.place.span.start);
    return `${line}:${column} ${diagnostic.code} ${diagnostic.title}`;
  });
}

/** The text under each finding. */
export function marked(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ place }) => place.source.text.slice(place.span.start, place.span.end));
}

/** A text with the first fix of its first finding made. */
export function mended(text: string, diagnostics: readonly Diagnostic[], choice = 0): string {
  const edit = diagnostics[0]?.fixes[choice]?.edits[0];
  if (edit === undefined) throw new Error("There is no fix.");
  const { start, end } = edit.place.span;
  return text.slice(0, start) + edit.text + text.slice(end);
}
