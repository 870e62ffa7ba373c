import { isNone } from "../compile/lack.ts";
import type { Held } from "../compile/state.ts";
import type { Occurrence } from "../compile/value.ts";
import type { Type } from "../model/types.ts";
import { formatInstant } from "../values/instant.ts";
import { dayToIso, longDate } from "../values/day.ts";
import { groupThousands, printDecimal, printMoney } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";
import { NUMBER } from "../values/unit.ts";
import type { Shown } from "./result.ts";

/** A value with its type; null for what is not known. Periods and events are shown as words. */
export function shown(type: Type, value: Held | undefined, zone = "UTC"): Shown {
  if (value === undefined || isNone(value)) return { type, value: null };
  if (value instanceof Rational)
    return { type: type.kind === "quantity" ? type : { kind: "quantity", unit: NUMBER }, value };
  if (typeof value !== "object") return { type, value };
  if (Array.isArray(value)) return { type, value };
  if ("count" in value) return { type, value: `${value.count} ${value.dayKind ?? value.unit}` };
  if ("from" in value) {
    const side = (instant: number | null): string =>
      instant === null ? "open" : formatInstant(instant, zone);
    return { type, value: `${side(value.from)} to ${side(value.to)}` };
  }
  const event = value as Occurrence;
  return {
    type,
    value: event.id === null ? `${event.kind} of ${longDate(event.day)}` : `${event.kind} "${event.id}"`,
  };
}

/** A value in words and figures: `$2.40`, `100,000 shares`, `March 14, 2005`. Exact where it is short, 12 places where it is not. */
export function words({ type, value }: Shown): string {
  if (value === null) return "not known";
  if (value instanceof Rational) {
    if (type.kind !== "quantity") return groupThousands(printDecimal(value).text);
    const { unit } = type;
    if (unit.money === 1)
      return printMoney(value, {
        min: 2,
        places: 34,
        symbol: unit.currency === "USD" ? "$" : `${unit.currency ?? ""} `,
      });
    const text = groupThousands(printDecimal(value).text);
    return unit.share === 1 && unit.money === 0 ? `${text} shares` : text;
  }
  if (typeof value === "number")
    return type.kind === "date" ? longDate(value) : type.kind === "time" ? clock(value) : dayToIso(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  return value.map((item) => `${printDecimal(item.amount).text} of ${item.asset}`).join(" and ");
}

export function clock(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
}
