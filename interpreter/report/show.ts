/** Values as people read them: `$2.40 per share`, `100,000 shares`, `Mar 14, 2005`. */

import type { BasketItem } from "../facts/types.ts";
import type { Shown } from "../run/result.ts";
import { MONTH_NAMES, partsOf, type Day } from "../values/day.ts";
import { groupThousands, printFixed } from "../values/decimal.ts";
import { localOf, parseInstant, type Instant } from "../values/instant.ts";
import { isMultiple } from "../values/rounding.ts";
import { Rational } from "../values/rational.ts";
import { NUMBER, SHARES, unitName, type Unit } from "../values/unit.ts";

/** What stands before a number that is rounded for the eye; the run carries the exact one. */
export const ABOUT = "≈ ";

export interface ShowOptions {
  /** The contract's time zone. */
  readonly zone: string;
  /** Decimals at most; what goes on behind them is rounded half up and marked with `≈`. */
  readonly places?: number;
  /** Whether the unit is spelled out: `$2.40 per share`, `100 shares`. */
  readonly units?: boolean;
}

const PLACES = 6;

export function show({ type, value }: Shown, options: ShowOptions): string {
  if (value === null) return "not known";
  if (value instanceof Rational) {
    if (type.kind !== "quantity") return showQuantity(value, NUMBER, options);
    return type.percent === true ? showPercentage(value, options) : showQuantity(value, type.unit, options);
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return type.kind === "period" ? showPeriod(value, options.zone) : value;
  if (typeof value === "number") return showNumber(value, type.kind, options.zone);
  return showBasket(value, options);
}

/** The ends of a period for people: `Mar 14, 2005 to Mar 14, 2010, 5:00 pm`, or `through` it where the last instant belongs to it. */
function showPeriod(text: string, zone: string): string {
  return text
    .replace(/ to (?=\S+:00\.001[+-])/, " through ")
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+[+-][\d:]+/g, (iso) => {
      const parsed = parseInstant(iso, zone);
      if (parsed === null) return iso;
      const { day, msOfDay } = localOf(parsed.instant, zone);
      return msOfDay === 0 ? showDay(day) : showInstant(parsed.instant, zone);
    });
}

/** A text that two values share exactly when they are the same. */
export function valueKey({ value }: Shown): string {
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof Rational) return value.toFraction();
  return value.map(({ asset, amount }) => `${amount.toFraction()} of ${JSON.stringify(asset)}`).join(", ");
}

/** A day number, an instant or a time of day. */
function showNumber(value: number, kind: Shown["type"]["kind"], zone: string): string {
  if (kind === "date") return showDay(value);
  if (kind === "instant") return showInstant(value, zone);
  return kind === "time" ? clock(value) : String(value);
}

export function showQuantity(value: Rational, unit: Unit, options: ShowOptions): string {
  const { places = PLACES, units = false } = options;
  const about = hasPlaces(value, places) ? "" : ABOUT;
  if (unit.money === 1 && (unit.share === 0 || unit.share === -1)) {
    const amount = about + showMoney(value, unit.currency ?? "", places);
    return unit.share === -1 && units ? `${amount} per share` : amount;
  }
  const number = about + showDecimal(value, places);
  if (!units || unit === NUMBER) return number;
  if (unit === SHARES) return `${number} ${value.eq(Rational.ONE) ? "share" : "shares"}`;
  return `${number} ${unitName(unit)}`;
}

function showPercentage(value: Rational, options: ShowOptions): string {
  return `${showQuantity(value.mul(Rational.of(100n)), NUMBER, options)}%`;
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["USD", "$"],
  ["EUR", "€"],
  ["GBP", "£"],
]);

function showMoney(value: Rational, currency: string, places: number): string {
  const sign = SIGNS.get(currency) ?? `${currency} `;
  const digits = groupThousands(trimmed(printFixed(value.abs(), places), 2));
  return `${value.sign() < 0 && /[1-9]/.test(digits) ? "-" : ""}${sign}${digits}`;
}

function showDecimal(value: Rational, places: number): string {
  return groupThousands(trimmed(printFixed(value, places), 0));
}

/** Whether so many decimals say all of it. */
export function hasPlaces(value: Rational, places: number): boolean {
  return isMultiple(value, Rational.of(1n, 10n ** BigInt(places)));
}

/** Without the zeros at the end, but for so many decimals. */
function trimmed(fixed: string, least: number): string {
  const point = fixed.indexOf(".");
  if (point < 0) return fixed;
  let end = fixed.length;
  while (end > point + 1 + least && fixed[end - 1] === "0") end--;
  return fixed.slice(0, end === point + 1 ? point : end);
}

function showBasket(items: readonly BasketItem[], options: ShowOptions): string {
  if (items.length === 0) return "nothing";
  return items.map(({ asset, amount }) => showAsset(asset, amount, options)).join(" and ");
}

/** `$1.00`, `1/2 of Acquirer Stock`: an amount of a currency or of another asset. */
export function showAsset(asset: string, amount: Rational, options: ShowOptions): string {
  const { places = PLACES } = options;
  if (/^[A-Z]{3}$/.test(asset))
    return (hasPlaces(amount, places) ? "" : ABOUT) + showMoney(amount, asset, places);
  const number = hasPlaces(amount, places) ? showDecimal(amount, places) : amount.toFraction();
  return `${number} of ${asset}`;
}

// ---- days and times ----

/** `Mar 14, 2005`. */
export function showDay(day: Day): string {
  const { year, month, day: ofMonth } = partsOf(day);
  return `${(MONTH_NAMES[month - 1] ?? "").slice(0, 3)} ${ofMonth}, ${year}`;
}

/** `Mar 14, 2010, 5:00 pm`, in the zone; seconds only where there are any, the end of a day as midnight is not written. */
export function showInstant(instant: Instant, zone: string, showIt: (day: Day) => string = showDay): string {
  const { day, msOfDay } = localOf(instant, zone);
  const seconds = Math.floor(msOfDay / 1000);
  if (seconds === LAST_SECOND) return `${showIt(day)}, end of day`;
  const rest = seconds % 60 === 0 ? "" : `:${String(seconds % 60).padStart(2, "0")}`;
  return `${showIt(day)}, ${clock(Math.floor(seconds / 60), rest)}`;
}

const LAST_SECOND = 86_399;
const CLOSE_OF_BUSINESS = 17 * 3_600_000;

/** A moment of the log: the day alone where the time is the close of business, which a bare date stands for. */
export function showMoment(instant: Instant, zone: string, day: (day: Day) => string = showDay): string {
  const local = localOf(instant, zone);
  return local.msOfDay === CLOSE_OF_BUSINESS ? day(local.day) : showInstant(instant, zone, day);
}

/** `5:00 pm`. */
function clock(minutes: number, seconds = ""): string {
  const hour = Math.floor(minutes / 60);
  const half = hour < 12 ? "am" : "pm";
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, "0")}${seconds} ${half}`;
}
