import type * as ast from "../../../grammar/ast.ts";
import { dayToIso, longDate, parseDay } from "../../values/day.ts";
import { groupThousands } from "../../values/decimal.ts";

/** Another value for a literal, and the literal's words with it. */
export interface Other {
  readonly key: string;
  readonly value: string | number;
  readonly words: string;
}

/** A bit more, a bit less, twice as much: a bit is one of the last place that is written. */
export function otherNumbers(node: ast.Node, text: string): Other[] {
  switch (node.kind) {
    case "NumberLiteral":
    case "MoneyLiteral":
      return nearNumbers(node.value).map((value) => ({
        key: "value",
        value,
        words: withNumber(text, value),
      }));
    case "DurationLiteral":
      return nearNumbers(node.count).map((value) => ({
        key: "count",
        value,
        words: withNumber(text, value),
      }));
    case "DateLiteral": {
      const day = parseDay(node.iso);
      if (day === null) return [];
      return [day + 1, day - 1].map((other) => ({
        key: "iso",
        value: dayToIso(other),
        words: longDate(other),
      }));
    }
    case "TimeLiteral":
      return [node.minutes + 1, node.minutes - 1]
        .filter((minutes) => minutes >= 0 && minutes < 1440)
        .map((minutes) => ({ key: "minutes", value: minutes, words: clock(minutes) }));
    case "AnnualDay":
      return [node.day + 1, node.day - 1]
        .filter((day) => day >= 1 && day <= 28)
        .map((day) => ({ key: "day", value: day, words: `the ${day}.` }));
    default:
      return [];
  }
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
