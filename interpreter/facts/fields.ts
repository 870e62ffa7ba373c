/** Reads one field's value by the type that the contract declares for it. */

import {
  cannotBeGiven,
  illTypedValue,
  negativeAmount,
  notAChoice,
  notADate,
  noSuchDate,
  numberTooLong,
  wrongCurrency,
  wrongUnit,
} from "../../grammar/diagnostics/catalogue/event-values.ts";
import { duplicateKey, missingField, unknownField } from "../../grammar/diagnostics/catalogue/events.ts";
import type { Fix } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import type { Type } from "../model/types.ts";
import { parseDay } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";
import type { Rational } from "../values/rational.ts";
import { moneyUnit, NUMBER, SHARES, unitWords, type Unit } from "../values/unit.ts";
import { currencyMeant, isCurrency, MOST_DIGITS, readAmount } from "./amounts.ts";
import { dateReadings, hasDateShape } from "./dates.ts";
import { found } from "./found.ts";
import type { Findings } from "./findings.ts";
import type { JsonNode } from "./json.ts";
import { isThere } from "./odd-hours.ts";
import { nearest } from "./nearest.ts";
import type { BasketItem, FactValue } from "./types.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A name of an event or certificate: a text, or a whole number as it is written. */
export function idText(node: JsonNode): string | null {
  if (node.kind === "string") return node.value.trim() === "" ? null : node.value;
  return node.kind === "number" && /^\d{1,40}$/.test(node.text) ? node.text : null;
}

const ASSET_KEYS = ["asset", "per share"] as const;

/** Words for money as an asset; a currency's code is one too. */
const CASH = new Set(["cash", "money", "$"]);

const AMOUNT_HELP: readonly string[] = [
  'Write it as a number, 2500000 or 0.5, or as a text: "2,500,000", "$2.40", "4.999%", "1/3".',
];

export class FieldReader {
  private readonly findings: Findings;
  private readonly place: (range: Range) => Place;
  private readonly zone: string;
  private readonly currency: string;

  constructor(findings: Findings, place: (range: Range) => Place, zone: string, currency: string) {
    this.findings = findings;
    this.place = place;
    this.zone = zone;
    this.currency = currency;
  }

  /** The value, or null after a finding. */
  read(field: string, type: Type, node: JsonNode): FactValue | null {
    if (node.kind === "null") {
      return this.illTyped(field, expectedWords(type), node, [
        "Leave the field out where there is no value.",
      ]);
    }
    switch (type.kind) {
      case "quantity":
        return this.amount(field, type.unit, node);
      case "yes/no":
        return this.yesNo(field, node);
      case "text":
        return type.oneOf ? this.choice(field, type.oneOf, node) : this.text(field, type, node);
      case "party":
        return this.text(field, type, node);
      case "date":
        return this.day(field, node);
      case "instant":
        return this.instant(field, node);
      case "time":
        return this.time(field, node);
      case "event":
        return (
          idText(node) ??
          this.illTyped(field, expectedWords(type), node, [
            'Give that event an "id" and write the same here.',
          ])
        );
      case "basket":
        return this.basket(field, node);
      case "period":
      case "duration":
        this.findings.add(cannotBeGiven, this.place(node), { field, type: expectedWords(type) });
        return null;
      case "unknown":
        return this.anything(field, node);
    }
  }

  private amount(field: string, unit: Unit, node: JsonNode): Rational | null {
    if (node.kind !== "string" && node.kind !== "number")
      return this.illTyped(field, unitWords(unit), node, AMOUNT_HELP);
    const text = node.kind === "string" ? node.value : node.text;
    const read = readAmount(text, unit);
    const place = this.place(node);
    switch (read.kind) {
      case "amount":
        if (read.value.sign() >= 0) return read.value;
        this.findings.add(negativeAmount, place, { field, found: text });
        return null;
      case "not a number":
        return this.illTyped(field, unitWords(unit), node, AMOUNT_HELP);
      case "too long":
        this.findings.add(numberTooLong, place, { field, most: MOST_DIGITS });
        return null;
      case "wrong unit":
        this.findings.add(wrongUnit, place, { field, expected: unitWords(unit), found: text });
        return null;
      case "wrong currency":
        this.findings.add(wrongCurrency, place, {
          field,
          expected: unit.currency ?? this.currency,
          found: read.found,
        });
        return null;
    }
  }

  private yesNo(field: string, node: JsonNode): boolean | null {
    if (node.kind === "boolean") return node.value;
    const word = node.kind === "string" ? node.value.trim().toLowerCase() : "";
    if (word === "yes" || word === "no") return word === "yes";
    return this.illTyped(field, "yes or no", node, ['Write true or false, or "yes" or "no".']);
  }

  private choice(field: string, allowed: readonly string[], node: JsonNode): string | null {
    if (node.kind !== "string")
      return this.illTyped(field, "one of the texts that the contract lists", node, []);
    if (allowed.includes(node.value)) return node.value;
    const near = nearest(node.value, allowed);
    const fixes = this.replacements(node, near);
    this.findings.add(notAChoice, this.place(node), { field, found: node.value, near, allowed }, { fixes });
    return null;
  }

  private text(field: string, type: Type, node: JsonNode): string | null {
    if (node.kind === "string" && (type.kind === "text" || node.value.trim() !== "")) return node.value;
    return this.illTyped(field, expectedWords(type), node, ["Put it in quotation marks."]);
  }

  private day(field: string, node: JsonNode): number | null {
    const day = node.kind === "string" ? parseDay(node.value) : null;
    return day ?? this.notADate(field, node, false);
  }

  private instant(field: string, node: JsonNode): number | null {
    const parsed = node.kind === "string" ? parseInstant(node.value, this.zone) : null;
    if (parsed === null || node.kind !== "string") return this.notADate(field, node, true);
    const { instant } = parsed;
    return isThere(this.findings, this.place(node), field, node.value, instant, this.zone) ? instant : null;
  }

  private notADate(field: string, node: JsonNode, time: boolean): null {
    const text = node.kind === "string" ? node.value : node.kind === "number" ? node.text : "";
    if (node.kind === "string" && hasDateShape(text, time)) {
      this.findings.add(noSuchDate, this.place(node), { field, found: text });
      return null;
    }
    const readings = dateReadings(text, time, this.zone);
    const fixes = this.replacements(
      node,
      readings.map(({ iso }) => iso),
    );
    this.findings.add(notADate, this.place(node), { field, found: found(node), time, readings }, { fixes });
    return null;
  }

  /** Minutes since midnight. */
  private time(field: string, node: JsonNode): number | null {
    const match =
      node.kind === "string" ? /^(\d{1,2}):(\d{2})(?: ?([ap])\.?m\.?)?$/i.exec(node.value.trim()) : null;
    const [, hours = "99", minutes = "99", half] = match ?? [];
    const hour = Number(hours);
    const minute = Number(minutes);
    if (minute < 60 && half === undefined && hour < 24) return hour * 60 + minute;
    if (minute < 60 && half !== undefined && hour >= 1 && hour <= 12) {
      return ((hour % 12) + (half.toLowerCase() === "p" ? 12 : 0)) * 60 + minute;
    }
    return this.illTyped(field, "a time of day", node, ['Write it as "17:00" or "5:00 pm".']);
  }

  private anything(field: string, node: JsonNode): FactValue | null {
    if (node.kind === "string" || node.kind === "boolean") return node.value;
    if (node.kind === "number") return this.amount(field, NUMBER, node);
    return this.illTyped(field, "a number, a text, or yes or no", node, []);
  }

  // ---- baskets ----

  private basket(field: string, node: JsonNode): readonly BasketItem[] | null {
    if (node.kind !== "array") {
      return this.illTyped(field, "a list of assets", node, [
        'Write it as [{"asset": "USD", "per share": "1.00"}].',
      ]);
    }
    const items: BasketItem[] = [];
    let complete = true;
    for (const entry of node.items) {
      const item = this.basketItem(field, entry);
      if (item === null) complete = false;
      else if (items.some(({ asset }) => asset === item.asset)) {
        complete = false;
        this.findings.add(duplicateKey, this.place(entry), { key: item.asset });
      } else items.push(item);
    }
    return complete ? items : null;
  }

  private basketItem(field: string, node: JsonNode): BasketItem | null {
    if (node.kind !== "object") {
      return this.illTyped(field, "a list of assets in braces", node, [
        'Write each as {"asset": "USD", "per share": "1.00"}.',
      ]);
    }
    const values = new Map<string, JsonNode>();
    let complete = true;
    for (const { key, keyStart, keyEnd, value } of node.members) {
      const range = { start: keyStart, end: keyEnd };
      if (!(ASSET_KEYS as readonly string[]).includes(key)) {
        complete = false;
        const near = nearest(key, ASSET_KEYS);
        const details = { event: field, field: key, near, declared: ASSET_KEYS };
        this.findings.add(unknownField, this.place(range), details, {
          fixes: this.replacements(range, near),
        });
      } else if (values.has(key)) {
        complete = false;
        this.findings.add(duplicateKey, this.place(range), { key });
      } else values.set(key, value);
    }
    if (!complete) return null;
    const asset = values.get("asset");
    const amount = values.get("per share");
    const marked = amount?.kind === "string" && /^\s*[A-Z]{0,3}[$€£¥₪]/.test(amount.value);
    const missing = [...(asset || marked ? [] : ["asset"]), ...(amount ? [] : ["per share"])];
    if (missing.length > 0 || amount === undefined) {
      this.findings.add(missingField, this.place({ start: node.start, end: node.start + 1 }), {
        event: field,
        fields: missing,
      });
      return null;
    }
    const name = asset === undefined ? this.currency : this.assetName(asset);
    if (name === null) return null;
    const value = this.amount(
      "per share",
      isCurrency(name) || name === this.currency ? moneyUnit(name) : SHARES,
      amount,
    );
    return value === null ? null : { asset: name, amount: value };
  }

  private assetName(node: JsonNode): string | null {
    if (node.kind !== "string" || node.value.trim() === "") {
      return this.illTyped("asset", "the name of an asset", node, [
        'Write the name, or a currency as "USD".',
      ]);
    }
    const name = node.value.trim();
    if (CASH.has(name.toLowerCase())) return this.currency;
    return currencyMeant(name, this.currency);
  }

  // ---- words ----

  private illTyped(field: string, expected: string, node: JsonNode, help: readonly string[]): null {
    this.findings.add(illTypedValue, this.place(node), { field, expected, found: found(node), help });
    return null;
  }

  private replacements(range: Range, names: readonly string[]): Fix[] {
    return names.map((name) => ({
      title: `Write "${name}"`,
      edits: [{ place: this.place(range), text: JSON.stringify(name) }],
    }));
  }
}

function expectedWords(type: Type): string {
  switch (type.kind) {
    case "quantity":
      return unitWords(type.unit);
    case "yes/no":
      return "yes or no";
    case "text":
      return "a text";
    case "date":
      return "a date";
    case "instant":
      return "a date or a date with a time";
    case "time":
      return "a time of day";
    case "period":
      return "a period";
    case "duration":
      return "a length of time";
    case "party":
      return "the name of a party";
    case "event":
      return "the id of an event";
    case "basket":
      return "a list of assets";
    case "unknown":
      return "a value";
  }
}
