/** Reads amounts as people write them into data: "$2,500,000", "USD 2500000", "4.999%", "1/3", "5,000,000 shares". */

import { Rational } from "../values/rational.ts";
import type { Unit } from "../values/unit.ts";

export type AmountRead =
  | {
      readonly kind: "amount";
      readonly value: Rational;
      /** The currency that the text names. */ readonly currency: string | null;
    }
  | { readonly kind: "not a number" }
  | { readonly kind: "too long" }
  | { readonly kind: "wrong unit" }
  | { readonly kind: "wrong currency"; readonly found: string };

/** The most digits, before and after the point, that a number may have. */
export const MOST_DIGITS = 1_000;

/** Longer texts are no amount, whatever they hold. */
const LONGEST_TEXT = 1_200;

const PER_CENT = Rational.of(1, 100);

/** What the signs can stand for; a contract in another currency than these refuses the sign. */
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map([
  ["$", ["USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BMD", "KYD", "BSD"]],
  ["US$", ["USD"]],
  ["C$", ["CAD"]],
  ["A$", ["AUD"]],
  ["HK$", ["HKD"]],
  ["€", ["EUR"]],
  ["£", ["GBP"]],
  ["¥", ["JPY", "CNY"]],
  ["₪", ["ILS"]],
]);

/** Currencies that are known as such; three capitals otherwise may be a ticker symbol. A fixed list, the same on every machine. */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    "AED ARS AUD BGN BHD BMD BRL BSD CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KWD KYD " +
    "MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
  ).split(" "),
);

export function isCurrency(text: string): boolean {
  return CURRENCIES.has(text);
}

/** Most amounts in a file of quotes; they need no look at units. */
const PLAIN = /^\d+(?:\.\d+)?$/;
const PLAIN_LENGTH = 30;

const AMOUNT =
  /^(?<sign>[+-]?) ?(?<mark>[A-Z]{0,3}[$€£¥₪]|[A-Z]{3})? ?(?<inner>-?)(?<number>[0-9.,]+(?:[eE][+-]?[0-9]+)?(?:\/[0-9,]+)?) ?(?<suffix>[A-Za-z%/$€£¥₪ ]*)$/;

/** Reads a text as an amount in a unit; a bare number takes the unit. */
export function readAmount(text: string, unit: Unit): AmountRead {
  if (text.length <= PLAIN_LENGTH && PLAIN.test(text)) {
    const value = Rational.parse(text);
    if (value !== null) return { kind: "amount", value, currency: null };
  }
  if (text.length > LONGEST_TEXT)
    return /^[\s\d.,$/eE+-]+$/.test(text) ? { kind: "too long" } : { kind: "not a number" };
  const parts = AMOUNT.exec(text.trim().replace(/\s+/g, " "))?.groups;
  if (parts === undefined) return { kind: "not a number" };
  const { sign = "", mark, inner = "", number = "", suffix = "" } = parts;
  if (sign !== "" && inner !== "") return { kind: "not a number" };
  if (digitsIn(number) > MOST_DIGITS) return { kind: "too long" };
  const stated = unitStated(suffix);
  if (stated === null || (mark !== undefined && stated.currency !== null)) return { kind: "not a number" };
  const parsed = Rational.parse(`${sign}${inner}${number}`);
  if (parsed === null) return { kind: "not a number" };
  const currency = mark ?? stated.currency;
  const fits = unitFits(unit, currency !== null, stated);
  if (!fits) return { kind: "wrong unit" };
  const value = stated.percent ? parsed.mul(PER_CENT) : parsed;
  if (currency === null) return { kind: "amount", value, currency: null };
  const meant = currencyMeant(currency, unit.currency ?? "");
  return meant === unit.currency
    ? { kind: "amount", value, currency: meant }
    : { kind: "wrong currency", found: currency };
}

interface Stated {
  readonly currency: string | null;
  readonly percent: boolean;
  readonly share: -1 | 0 | 1;
}

/** What stands after the number: "%", "shares", "per share", "USD", "USD per share", "USD/share". */
function unitStated(suffix: string): Stated | null {
  const words = suffix.trim();
  if (words === "") return { currency: null, percent: false, share: 0 };
  if (words === "%" || words === "percent" || words === "per cent")
    return { currency: null, percent: true, share: 0 };
  if (words === "share" || words === "shares") return { currency: null, percent: false, share: 1 };
  const match = /^([A-Z]{3}|[A-Z]{0,2}[$€£¥₪])?(?: ?(?:per |\/ ?)share)?$/.exec(words);
  if (match === null) return null;
  return { currency: match[1] ?? null, percent: false, share: words.endsWith("share") ? -1 : 0 };
}

function unitFits(unit: Unit, money: boolean, stated: Stated): boolean {
  if (stated.percent) return unit.money === 0 && unit.share === 0 && !money;
  if (money && unit.money !== 1) return false;
  if (stated.share === 1) return unit.share === 1 && unit.money === 0 && !money;
  return stated.share === 0 || unit.share === -1;
}

/** The currency that a mark stands for in a contract's currency: "$" is the contract's own dollar. */
export function currencyMeant(mark: string, own: string): string {
  const possible = SIGNS.get(mark);
  if (possible === undefined) return mark;
  return possible.includes(own) ? own : (possible[0] ?? mark);
}

/** How many digits a number has when it is written out, at least. */
function digitsIn(number: string): number {
  if (number.length < MOST_DIGITS && !/e/i.test(number)) return number.length;
  const [mantissa = "", exponent = "0"] = number.toLowerCase().split("e");
  const power = Math.abs(Number(exponent.split("/")[0]));
  return mantissa.replace(/[^0-9]/g, "").length + (Number.isFinite(power) ? power : Infinity);
}
