import type * as ast from "../../../grammar/ast.ts";
import { dayToIso, longDate, MONTH_NAMES, parseDay } from "../../values/day.ts";
import { groupThousands } from "../../values/decimal.ts";

/** Another value for a literal, and the literal's words with it. */
export interface Other {
  readonly key: string;
  readonly value: string | number;
  readonly words: string;
}

/** A bit more, a bit less, twice as much: a bit is one of the last place that is written. */
export function otherNumbers(node: ast.Node, text: string): Other[] {
  if (node.kind === "NumberLiteral" || node.kind === "MoneyLiteral") return nearby("value", node.value, text);
  if (node.kind === "DurationLiteral") return nearby("count", node.count, text);
  if (node.kind === "DateLiteral") {
    const day = parseDay(node.iso);
    const days = day === null ? [] : [day + 1, day - 1];
    return days.map((other) => ({ key: "iso", value: dayToIso(other), words: longDate(other) }));
  }
  if (node.kind === "TimeLiteral") {
    const times = [node.minutes + 1, node.minutes - 1].filter((minutes) => minutes >= 0 && minutes < 1440);
    return times.map((minutes) => ({ key: "minutes", value: minutes, words: clock(minutes) }));
  }
  if (node.kind !== "AnnualDay") return [];
  const days = [node.day + 1, node.day - 1].filter((day) => day >= 1 && day <= 28);
  return days.map((day) => ({
    key: "day",
    value: day,
    words: `${MONTH_NAMES[node.month - 1] ?? ""} ${day}`,
  }));
}

function nearby(key: string, value: string, text: string): Other[] {
  return nearNumbers(value).map((other) => ({ key, value: other, words: withNumber(text, other) }));
}

function nearNumbers(value: string): string[] {
  const fraction = /^(\d+)\/(\d+)$/.exec(value);
  if (fraction) {
    const [, above = "1", below = "1"] = fraction;
    const near = [BigInt(below) + 1n, BigInt(below) - 1n]
      .filter((other) => other > 0n)
      .map((other) => `${above}/${other}`);
    return [...near, `${BigInt(above) * 2n}/${below}`];
  }
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(value);
  if (!parts) return [];
  const [, whole = "0", decimals = ""] = parts;
  const digits = BigInt(whole + decimals);
  const others = digits === 0n ? [1n] : [digits + 1n, digits - 1n, digits * 2n];
  return [...new Set(others)].map((other) => {
    const padded = String(other).padStart(decimals.length + 1, "0");
    const point = padded.length - decimals.length;
    return decimals === "" ? padded : `${padded.slice(0, point)}.${padded.slice(point)}`;
  });
}

function withNumber(text: string, value: string): string {
  return text.replace(
    /\d[\d,]*(?:\.\d+)?(?:\s*\/\s*\d+)?/,
    value.includes("/") ? value : groupThousands(value),
  );
}

function clock(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
}
