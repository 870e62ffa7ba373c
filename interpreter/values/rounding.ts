/** Declared rounding, of the exact value: "rounded to the nearest 1/100 share, half up". */

import { Rational } from "./rational.ts";

/** To the nearest multiple of the step; "up" to the next multiple not below (ceiling), "down" to the next not above (floor). */
export type RoundingMode = "nearest" | "up" | "down";

/**
 * Where a value exactly halfway between two multiples goes: "half up" away from zero, "half down" toward zero,
 * "half even" to the even multiple. A negative amount so rounds to the mirror image of the positive one, as on paper.
 */
export type Tie = "half up" | "half down" | "half even";

const HALF = Rational.of(1, 2);

/**
 * The multiple of `step` that `value` rounds to. `tie` matters in the mode "nearest" alone. Exact, in lowest terms.
 * Throws RangeError unless step > 0, and NumberTooLarge.
 */
export function roundTo(value: Rational, step: Rational, mode: RoundingMode, tie: Tie): Rational {
  const multiple =
    mode === "nearest"
      ? nearest(inSteps(value, step), tie)
      : mode === "up"
        ? inSteps(value, step).ceil()
        : inSteps(value, step).floor();
  return Rational.of(multiple).mul(step).reduced();
}

/** Whether `value` lies exactly halfway between two multiples of `step`. Throws RangeError unless step > 0. */
export function isTie(value: Rational, step: Rational): boolean {
  const doubled = inSteps(value, step).add(HALF);
  return doubled.isInteger();
}

/** Whether `value` is a multiple of `step`, so that no rounding changes it. Throws RangeError unless step > 0. */
export function isMultiple(value: Rational, step: Rational): boolean {
  return inSteps(value, step).isInteger();
}

function inSteps(value: Rational, step: Rational): Rational {
  const quotient = step.sign() > 0 ? value.div(step) : null;
  if (quotient === null) throw new RangeError("A rounding step must be greater than zero.");
  return quotient;
}

function nearest(steps: Rational, tie: Tie): bigint {
  const { n, d } = steps;
  const magnitude = n < 0n ? -n : n;
  const below = magnitude / d;
  const twiceRest = 2n * (magnitude - below * d);
  const up =
    twiceRest === d ? tie === "half up" || (tie === "half even" && below % 2n === 1n) : twiceRest > d;
  const rounded = up ? below + 1n : below;
  return n < 0n ? -rounded : rounded;
}
