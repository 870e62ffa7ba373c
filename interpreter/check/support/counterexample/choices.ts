/** Which values a fact can be tried with, each with its words in a scenario. */

import type { FactValue } from "../../../facts/types.ts";
import type { Type } from "../../../model/types.ts";
import { longDate } from "../../../values/day.ts";
import { groupThousands, printDecimal } from "../../../values/decimal.ts";
import { instantAt } from "../../../values/instant.ts";
import { Rational } from "../../../values/rational.ts";
import type { Unit } from "../../../values/unit.ts";
import { around, type Hints } from "./hints.ts";

export interface Choice {
  readonly value: FactValue;
  /** As the contract has it: `$1.00`, `1,000`, `"cash"`, `June 1, 2006`. */
  readonly text: string;
}

/** A value that is open: what it is of, and what it is tried with, the plainest first. */
export interface Variable {
  readonly key: string;
  /** Null: left out. */
  readonly choices: readonly (Choice | null)[];
}

/** So many values of one fact are tried. */
const MOST = 12;

const CLOSE_OF_BUSINESS = 17 * 60;

/** Values of a type, for a fact of a day; none where a scenario cannot tell one. */
export function choicesOf(
  type: Type,
  hints: Hints,
  day: number,
  zone: string,
  parties: readonly string[],
): Choice[] {
  switch (type.kind) {
    case "quantity":
      return amounts(type.unit, hints).map((value) => ({ value, text: amountText(value, type.unit) }));
    case "yes/no":
      return [
        { value: true, text: "yes" },
        { value: false, text: "no" },
      ];
    case "text":
      return (type.oneOf ?? [...hints.texts, "X"]).slice(0, MOST).map(quoted);
    case "party":
      return parties.slice(0, MOST).map((name) => ({ value: name, text: name }));
    case "date":
      return daysAround(day, hints).map((value) => ({ value, text: longDate(value) }));
    case "instant":
      return daysAround(day, hints).map((value) => ({
        value: instantAt(value, CLOSE_OF_BUSINESS, zone),
        text: longDate(value),
      }));
    case "basket":
      return [
        {
          value: [{ asset: "Acquirer Stock", amount: Rational.of(1, 2) }],
          text: 'basket of 0.5 of "Acquirer Stock"',
        },
      ];
    case "unknown":
      return amounts(null, hints).map((value) => ({ value, text: amountText(value, null) }));
    case "time":
    case "period":
    case "duration":
    case "event":
      return [];
  }
}

const quoted = (text: string): Choice => ({ value: text, text: `"${text}"` });

/** The day itself, and those beside the days that the conditions name. */
export function daysAround(day: number, { days }: Hints): number[] {
  return [...new Set([day, ...days.flatMap((each) => [each + 1, each - 1, each])])].slice(0, MOST);
}

/** Plain amounts of a unit, with those around the numbers that the conditions have. */
function amounts(unit: Unit | null, { money, numbers }: Hints): Rational[] {
  const [plain = Rational.ONE, ...others] = usual(unit).map((text) => Rational.parse(text) ?? Rational.ONE);
  const near = around(unit === null || unit.money === 0 ? numbers : money);
  const found: Rational[] = [];
  for (const value of [plain, ...near, ...others])
    if (!found.some((each) => each.eq(value))) found.push(value);
  return found.slice(0, MOST);
}

function usual(unit: Unit | null): readonly string[] {
  if (unit === null || (unit.money === 0 && unit.share === 0)) return ["2", "0.5", "1", "100"];
  if (unit.money === 0) return ["1000", "1000000", "1"];
  return unit.share === 0 ? ["1000000", "1000", "1"] : ["1", "0.01", "100"];
}

/** Halves of decimals are decimals, so all of them can be written out. */
export function amountText(value: Rational, unit: Unit | null): string {
  const { text } = printDecimal(value);
  if (unit === null || unit.money === 0) return groupThousands(text);
  const [, places = ""] = text.split(".");
  const cents =
    places.length < 2 ? `${places === "" ? `${text}.` : text}${"0".repeat(2 - places.length)}` : text;
  return unit.currency === "USD"
    ? `$${groupThousands(cents)}`
    : `${unit.currency ?? ""} ${groupThousands(cents)}`;
}
