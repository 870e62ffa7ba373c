/** Numbers of other formats: from their text to a rational and back, never through a double. */

import { printDecimal } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";

/** OCF's Numeric: a number in a text, at most ten decimals. */
const NUMERIC = /^[+-]?[0-9]{1,60}(?:\.[0-9]{1,10})?$/;

export function numericOf(text: string): Rational | null {
  return NUMERIC.test(text) ? Rational.parse(text.replace(/^\+/, "")) : null;
}

/** The number as OCF has it; null where ten decimals do not say it exactly. */
export function asNumeric(value: Rational): string | null {
  const { text, exact } = printDecimal(value);
  return exact && NUMERIC.test(text) ? text : null;
}

/** The number as an events file has it: a decimal where that is exact, a fraction otherwise. */
export function exactText(value: Rational): string {
  const { text, exact } = printDecimal(value);
  return exact ? text : value.toFraction();
}
