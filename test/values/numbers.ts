// What the number tests share: numbers of every size for fast-check, and arithmetic on plain pairs to compare with.
import * as fc from "fast-check";
import { Rational } from "../../interpreter/values/index.ts";

export const DIGITS = "0123456789".split("");

/** n / d, d > 0, by nothing but BigInt arithmetic. */
export interface Pair {
  readonly n: bigint;
  readonly d: bigint;
}

/** Small, around the end of the safe integers, and far beyond: where the forms of a Rational meet. */
const integer: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt(-20n, 20n),
  fc.bigInt(-(10n ** 9n), 10n ** 9n),
  fc.bigInt(2n ** 53n - 4n, 2n ** 53n + 4n),
  fc.bigInt(-(2n ** 53n) - 4n, -(2n ** 53n) + 4n),
  fc.bigInt(-(10n ** 40n), 10n ** 40n),
);

export const pairs: fc.Arbitrary<Pair> = fc
  .tuple(integer, integer)
  .map(([n, d]) => ({ n, d: d === 0n ? 1n : d < 0n ? -d : d }));

export function rationalOf({ n, d }: Pair): Rational {
  return Rational.of(n, d);
}

export const rationals: fc.Arbitrary<Rational> = pairs.map(rationalOf);

/** Euclid's algorithm. */
export function euclid(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

/** The pair in lowest terms, as `toFraction` writes it. */
export function fraction({ n, d }: Pair): string {
  const sign = d < 0n ? -1n : 1n;
  const divisor = euclid(n, d) * sign;
  return d / divisor === 1n ? String(n / divisor) : `${n / divisor}/${d / divisor}`;
}

/** A number literal that must be one. */
export function num(text: string): Rational {
  const value = Rational.parse(text);
  if (value === null) throw new Error(`${text} is no number`);
  return value;
}
