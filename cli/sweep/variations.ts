/** `--vary`: which input takes which values. */

import type * as ast from "../../grammar/ast.ts";
import { cannotVary, variationUnreadable } from "../../grammar/diagnostics/catalogue/compare.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import type { Input } from "../../interpreter/compare/vary.ts";
import { readAmount } from "../../interpreter/facts/amounts.ts";
import { dateReadings } from "../../interpreter/facts/dates.ts";
import { VENUES } from "../../interpreter/facts/quotes.ts";
import { QUOTE_COLUMNS, type FactEvent, type QuoteColumn } from "../../interpreter/facts/types.ts";
import type { Model } from "../../interpreter/model/model.ts";
import { eventName } from "../../interpreter/report/names.ts";
import type { Facts } from "../../interpreter/run/facts.ts";
import { parseDay } from "../../interpreter/values/day.ts";
import { groupThousands, printDecimal } from "../../interpreter/values/decimal.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { unitWords } from "../../interpreter/values/unit.ts";
import type { Word } from "../command.ts";
import { readSets, settable } from "../settings.ts";

export interface Variation {
  /** As it was typed: `Warrant Price`, `Closing Bid on April 4, 2006`. */
  readonly name: string;
  readonly input: Input;
  readonly values: readonly {
    readonly text: string;
    readonly value: Rational;
    readonly setting: ast.Expression | null;
  }[];
  /** What stands around a number of it: `$`, `%`. */
  readonly signs: readonly [before: string, after: string];
}

/** More runs than this nobody waits for. */
export const MOST_CELLS = 10_000;

type Refused = { readonly what: string; readonly help: readonly string[] };

/** `Warrant Price=1.00..3.00 step 0.25`, both ends included. */
export function readVariation(word: Word, model: Model, facts: Facts): Variation | Diagnostic[] {
  const range = rangeOf(word.text);
  if (range === null) return [report(variationUnreadable, word.place, { text: word.text })];
  const input = inputOf(range.name, model, facts);
  if ("what" in input) return [report(cannotVary, word.place, input)];
  if (input.of !== "term") {
    const wrong = wrongUnit(range, input, model, facts);
    if (wrong !== null) return [report(cannotVary, word.place, wrong)];
    return { ...range, input, values: range.values.map((each) => ({ ...each, setting: null })) };
  }
  const values: Variation["values"][number][] = [];
  for (const { text, value } of range.values) {
    const set = readSets([{ text: `${input.name}=${text}`, place: word.place }], model);
    const setting = set.value.get(input.name);
    if (setting === undefined || set.diagnostics.length > 0) return [...set.diagnostics];
    values.push({ text, value, setting });
  }
  return { ...range, input, values };
}

// ---- the values ----

interface Range {
  readonly name: string;
  readonly values: readonly { readonly text: string; readonly value: Rational }[];
  readonly signs: readonly [before: string, after: string];
}

const NUMBER = String.raw`(\$?)([\d,]*\.?\d+)(%?)`;
const RANGE = new RegExp(String.raw`^(.+)=\s*${NUMBER}\s*\.\.\s*${NUMBER}\s+step\s+${NUMBER}\s*$`);

function rangeOf(text: string): Range | null {
  const found = RANGE.exec(text);
  if (found === null) return null;
  const [, name = "", sign = "", from = "", percent = "", , to = "", , , step = ""] = found;
  const [low, high, by] = [from, to, step].map((each) => Rational.parse(each.replaceAll(",", "")));
  if (!low || !high || !by || by.sign() <= 0 || high.cmp(low) < 0) return null;
  const values: { text: string; value: Rational }[] = [];
  for (let value = low; value.cmp(high) <= 0 && values.length <= MOST_CELLS; value = value.add(by)) {
    const printed = printDecimal(value).text;
    const digits = sign === "$" && /^\d+(?:\.\d)?$/.test(printed) ? dollars(printed) : printed;
    const exact = percent === "" ? value : value.mul(Rational.of(1, 100));
    values.push({ text: `${sign}${groupThousands(digits)}${percent}`, value: exact });
  }
  return { name: name.trim().replace(/\s+/g, " "), values, signs: [sign, percent] };
}

/** `1` and `1.5` as money is written. */
function dollars(text: string): string {
  const [whole = "", places = ""] = text.split(".");
  return `${whole}.${places.padEnd(2, "0")}`;
}

// ---- the input ----

/** A term, a quote of a day, quotes scaled, or a field of an event. */
function inputOf(name: string, model: Model, facts: Facts): Input | Refused {
  const terms = settable(model);
  if (terms.some((term) => term.name === name)) return { of: "term", name };
  const quoted = quotedTerms(model);
  const scaled = /^(.+?) scaled(?: by)?$/.exec(name)?.[1];
  if (scaled !== undefined) return scaledInput(scaled, quoted);
  const [, quote = "", day = "", venue] = /^(.+?) on (.+?)(?: at "?([a-z]+)"?)?$/.exec(name) ?? [];
  const column = quoted.get(quote);
  if (column !== undefined) return quoteOf(column, day, venue ?? null);
  if (quoted.has(name)) return unsaid(name);
  if (name.includes(" of ")) {
    const field = fieldOf(name, model, facts);
    if (field !== null) return field;
  }
  const known = [...terms.map((term) => term.name), ...quoted.keys()];
  const near = nearestOf(quote === "" ? name : quote, known, 2);
  return {
    what: `The contract has no "${name}" that can be varied.`,
    help: [
      ...near.map((each) => `Close: "${each}".`),
      "What can be varied: a term with one value, a quote of a day, all quotes, a field of an event.",
    ],
  };
}

/** What the contract calls the columns of the quotes. */
function quotedTerms({ terms }: Model): ReadonlyMap<string, QuoteColumn> {
  return new Map(
    terms.flatMap(({ name, body }): [string, QuoteColumn][] => {
      const column = body.form === "quoted" ? QUOTE_COLUMNS.find((each) => each === body.column) : undefined;
      return column === undefined ? [] : [[name, column]];
    }),
  );
}

function scaledInput(name: string, quoted: ReadonlyMap<string, QuoteColumn>): Input | Refused {
  // How much was traded is no price, and is scaled only by its name.
  if (name === "every quote")
    return { of: "quotes", columns: QUOTE_COLUMNS.filter((each) => each !== "volume") };
  const column = quoted.get(name);
  if (column !== undefined) return { of: "quotes", columns: [column] };
  const near = nearestOf(name, quoted.keys(), 2);
  return {
    what: `"${name}" is not quoted, so it cannot be scaled.`,
    help: [...near.map((each) => `Close: "${each}".`), '"every quote scaled by=80%..120% step 10%"'],
  };
}

function quoteOf(column: QuoteColumn, text: string, venue: string | null): Input | Refused {
  const day = parseDay(text) ?? onlyDay(text);
  if (day === null) return { what: `"${text}" is no day.`, help: ["Write April 4, 2006, or 2006-04-04."] };
  if (venue !== null && !VENUES.some((each) => each === venue))
    return { what: `"${venue}" is no venue.`, help: [`The venues: ${VENUES.join(", ")}.`] };
  return { of: "quote", column, day, venue };
}

function onlyDay(text: string): number | null {
  const [first, ...others] = dateReadings(text, false, "UTC");
  return first === undefined || others.length > 0 ? null : parseDay(first.iso);
}

function unsaid(name: string): Refused {
  return {
    what: `"${name}" has a value on each day.`,
    help: [
      `One day's: "${name} on April 4, 2006=1.00..3.00 step 0.25".`,
      `All of them: "${name} scaled by=80%..120% step 10%".`,
    ],
  };
}

// ---- a field of an event ----

/** `Consideration of placement of 2005`, `Consideration of Share Issuance on June 10, 2005`; null where no event has the name. */
function fieldOf(name: string, model: Model, facts: Facts): Input | Refused | null {
  let refused: Refused | null = null;
  for (let at = name.indexOf(" of "); at >= 0; at = name.indexOf(" of ", at + 1)) {
    const field = name.slice(0, at);
    const events = eventsCalled(name.slice(at + 4).replace(/^"(.*)"$/, "$1"), facts);
    const [event] = events;
    if (event === undefined) continue;
    if (events.length > 1)
      return {
        what: `${events.length} events are meant by "${name.slice(at + 4)}".`,
        help: ['Give the one that is meant an "id", and name it by that.'],
      };
    const fields = model.events.get(event.kind)?.schema.fields ?? [];
    const known = fields.find((each) => each.name === field);
    if (known?.type.kind === "quantity") return { of: "field", index: event.index, field };
    const numbers = fields.flatMap((each) => (each.type.kind === "quantity" ? [each.name] : []));
    const own = eventName(event.kind, event.id);
    refused = {
      what: known === undefined ? `${own} has no "${field}".` : `"${field}" of ${own} is no number.`,
      help: numbers.length === 0 ? [] : [`Its numbers: ${numbers.join(", ")}.`],
    };
  }
  return refused ?? noSuchEvent(name, model, facts);
}

/** Whether a part before `of` is a field of any event: then it is the event that is not known. */
function noSuchEvent(name: string, model: Model, facts: Facts): Refused | null {
  const [field = "", ...rest] = name.split(" of ");
  const isField = [...model.events.values()].some(({ schema }) =>
    schema.fields.some((each) => each.name === field),
  );
  if (!isField) return null;
  const called = rest.join(" of ");
  const ids = facts.events.flatMap(({ id }) => (id === null ? [] : [id]));
  const near = nearestOf(called, ids.slice(0, 1_000), 2);
  return {
    what: `Of the events that were told, none is called "${called}".`,
    help: [
      ...near.map((each) => `Close: "${each}".`),
      `By its id, or by its kind and day: "${field} of Share Issuance on June 10, 2005".`,
    ],
  };
}

function eventsCalled(called: string, { events }: Facts): readonly FactEvent[] {
  const byId = events.filter(({ id }) => id === called);
  if (byId.length > 0) return byId;
  const [, kind = "", on = ""] = /^(.+) on (.+)$/.exec(called) ?? [];
  const day = parseDay(on) ?? onlyDay(on);
  return day === null ? [] : events.filter((event) => event.kind === kind && event.day === day);
}

/** Money where shares are wanted, or a percentage where a price is. */
function wrongUnit({ values, name }: Range, input: Input, model: Model, facts: Facts): Refused | null {
  const text = values[0]?.text ?? "";
  if (input.of === "quotes")
    return text.startsWith("$")
      ? {
          what: `Quotes are scaled by a number, and ${text} is money.`,
          help: ["Write 80%..120%, or 0.8..1.2."],
        }
      : null;
  const unit = unitOf(input, model, facts);
  if (unit === null || readAmount(text, unit).kind === "amount") return null;
  return { what: `"${name}" is ${unitWords(unit)}, and ${text} is not.`, help: [] };
}

function unitOf(input: Input, model: Model, facts: Facts): Parameters<typeof unitWords>[0] | null {
  const type =
    input.of === "quote"
      ? model.terms.find(({ body }) => body.form === "quoted" && body.column === input.column)?.type
      : input.of === "field"
        ? model.events
            .get(facts.events.find(({ index }) => index === input.index)?.kind ?? "")
            ?.schema.fields.find(({ name }) => name === input.field)?.type
        : undefined;
  return type?.kind === "quantity" ? type.unit : null;
}
