/**
 * Decimal text and transcendental functions: the edge of the exact numbers. Printing is exact where there is a finite
 * decimal; roots, logarithms and exponentials come from decimal.js at a stated precision and become rationals again.
 */

import { Decimal } from "decimal.js";
import { bitLength } from "./gcd.ts";
import { NumberTooLarge, Rational } from "./rational.ts";
import { roundTo, type Tie } from "./rounding.ts";

/** A number as printed; `exact` is false when the decimal goes on without end and was cut. */
export interface PrintedDecimal {
  readonly text: string;
  readonly exact: boolean;
}

/** How `printMoney` prints. */
export interface MoneyFormat {
  /** Decimals shown at least; 2 by default. */
  readonly min?: number;
  /** Decimals shown at most, the rest rounded half up; 6 by default. */
  readonly places?: number;
  /** What stands before the digits; "$" by default. */
  readonly symbol?: string;
}

/** Significant digits of a decimal that does not end, and of a transcendental function unless told otherwise. */
export const SIGNIFICANT_DIGITS = 34;

/** Working digits beyond those asked for: decimal.js rounds each operation, and a series has some dozens of them. */
const GUARD_DIGITS = 12;

/** decimal.js holds the constants for logarithms to about a thousand digits. */
const MAX_DIGITS = 900;

/** exp of more than this has over 10,000 digits. */
const MAX_EXP = Rational.of(23_000);

/** Beyond this distance the normal distribution differs from 0 or 1 by less than 10^-2000. */
const NORMAL_END = Rational.of(100);

/**
 * The number as a plain decimal, without exponent, "-0" or trailing zeros: all its digits where they end ("2.4", "100"),
 * otherwise 34 significant digits, half even. `exact` speaks of the number given: a root that `sqrt` cut is a finite decimal.
 */
export function printDecimal(value: Rational): PrintedDecimal {
  const { n, d } = value.reduced();
  if (d === 1n) return { text: n.toString(), exact: true };
  const places = finitePlaces(d);
  if (places !== null)
    return { text: scaledText((n * 10n ** BigInt(places)) / d, places, true), exact: true };
  const { digits, exponent } = significant(n < 0n ? -n : n, d, SIGNIFICANT_DIGITS);
  const shift = exponent < 0 ? digits : digits * 10n ** BigInt(exponent);
  return { text: scaledText(n < 0n ? -shift : shift, Math.max(0, -exponent), true), exact: false };
}

/** The number rounded to `places` decimals (0 or more), all of which are shown: "2.40". */
export function printFixed(value: Rational, places: number, tie: Tie = "half up"): string {
  const scale = 10n ** BigInt(places);
  const rounded = roundTo(value, Rational.of(1n, scale), "nearest", tie);
  return scaledText((rounded.n * scale) / rounded.d, places, false);
}

/** An amount for people: "$2,500,000.00", "$0.0125", "-$5.00". The decimals beyond `min` are shown only where they say something. */
export function printMoney(value: Rational, format: MoneyFormat = {}): string {
  const min = format.min ?? 2;
  const fixed = printFixed(value, Math.max(min, format.places ?? 6));
  const point = fixed.indexOf(".");
  let end = fixed.length;
  if (point >= 0) {
    while (end > point + 1 + min && fixed[end - 1] === "0") end--;
    if (end === point + 1) end = point;
  }
  const text = groupThousands(fixed.slice(0, end));
  const symbol = format.symbol ?? "$";
  return text.startsWith("-") ? `-${symbol}${text.slice(1)}` : symbol + text;
}

/** Puts commas between the thousands of a plain decimal: "-1234567.8901" becomes "-1,234,567.8901". */
export function groupThousands(text: string): string {
  const point = text.indexOf(".");
  const whole = point < 0 ? text : text.slice(0, point);
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + text.slice(whole.length);
}

/** The square root to `digits` significant digits; null below zero. Exact where the root has a decimal that short. */
export function sqrt(value: Rational, digits: number = SIGNIFICANT_DIGITS): Rational | null {
  if (value.sign() < 0) return null;
  const context = contextOf(digits);
  return rounded(context.sqrt(toDecimal(value, context)), digits);
}

/** The natural logarithm to `digits` significant digits; null at or below zero. */
export function ln(value: Rational, digits: number = SIGNIFICANT_DIGITS): Rational | null {
  if (value.sign() <= 0) return null;
  const context = contextOf(digits);
  // ln v = 2 artanh((v - 1) / (v + 1)), with the quotient exact: near 1 the subtraction would cost the digits that count.
  const quotient = value.sub(Rational.ONE).div(value.add(Rational.ONE)) ?? Rational.ZERO;
  if (quotient.abs().cmp(NEAR_ONE) > 0) return rounded(context.ln(toDecimal(value, context)), digits);
  return rounded(context.mul(2, artanh(context, toDecimal(quotient, context))), digits);
}

/** e to the power `value`, to `digits` significant digits. Throws NumberTooLarge beyond 23,000 either way. */
export function exp(value: Rational, digits: number = SIGNIFICANT_DIGITS): Rational {
  if (value.abs().gt(MAX_EXP)) throw new NumberTooLarge();
  const context = contextOf(digits);
  return rounded(context.exp(toDecimal(value, context)), digits);
}

/**
 * The standard normal distribution function, to `digits` significant digits, the lower tail included. 0 and 1 beyond
 * 100 either way, where the difference is less than 10^-2000.
 */
export function normalCdf(value: Rational, digits: number = SIGNIFICANT_DIGITS): Rational {
  if (value.abs().gt(NORMAL_END)) return value.sign() < 0 ? Rational.ZERO : Rational.ONE;
  const context = contextOf(digits);
  const x = context.abs(toDecimal(value, context));
  const square = context.mul(x, x);
  const density = context.div(
    context.exp(context.div(square, -2)),
    context.sqrt(context.mul(2, context.acos(-1))),
  );
  // Abramowitz and Stegun 26.2.11 near the middle; farther out 26.2.14, since there 1/2 - sum would cancel.
  const tail = x.lessThan(TAIL_FROM)
    ? context.sub(0.5, context.mul(density, centralSeries(context, x)))
    : context.div(density, tailFraction(context, x));
  return rounded(value.sign() < 0 ? tail : context.sub(1, tail), digits);
}

/** A decimal numeral as a number; null for anything else, a fraction included. */
export function fromDecimalText(text: string): Rational | null {
  return text.includes("/") ? null : Rational.parse(text);
}

const NEAR_ONE = Rational.of(1, 100);

/** Where `normalCdf` changes its method: the tail is then 10^-7, which the guard digits cover. */
const TAIL_FROM = 5;

type Context = typeof Decimal;

/** The constructor of decimals for a precision. A clone, so that no other user of decimal.js sees our settings. */
function contextOf(digits: number): Context {
  if (!Number.isInteger(digits) || digits < 1 || digits > MAX_DIGITS) {
    throw new RangeError(`The precision must be 1 to ${MAX_DIGITS} digits.`);
  }
  return Decimal.clone({
    precision: digits + GUARD_DIGITS,
    rounding: Decimal.ROUND_HALF_EVEN,
    minE: -9e15,
    maxE: 9e15,
    toExpNeg: -9e15,
    toExpPos: 9e15,
    modulo: Decimal.ROUND_DOWN,
    crypto: false,
  });
}

/** artanh z = z + z^3/3 + z^5/5 + ..., for small z. */
function artanh(context: Context, z: Decimal): Decimal {
  const square = context.mul(z, z);
  let power = z;
  let sum = z;
  for (let k = 3; ; k += 2) {
    power = context.mul(power, square);
    const next = context.add(sum, context.div(power, k));
    if (next.equals(sum)) return sum;
    sum = next;
  }
}

/** x + x^3/3 + x^5/(3*5) + x^7/(3*5*7) + ..., for x >= 0: all terms positive, so nothing cancels. */
function centralSeries(context: Context, x: Decimal): Decimal {
  const square = context.mul(x, x);
  let term = x;
  let sum = x;
  for (let k = 3; ; k += 2) {
    term = context.div(context.mul(term, square), k);
    const next = context.add(sum, term);
    if (next.equals(sum)) return sum;
    sum = next;
  }
}

/**
 * x + 1/(x + 2/(x + 3/(x + ...))), for x > 0, by Lentz's method. With positive terms two successive approximations enclose
 * the value, so their ratio tells how near it is.
 */
function tailFraction(context: Context, x: Decimal): Decimal {
  const near = new context(10).pow(1 - context.precision);
  let value = x;
  let c = x;
  let d = new context(0);
  for (let k = 1; ; k++) {
    c = context.add(x, context.div(k, c));
    d = context.div(1, context.add(x, context.mul(k, d)));
    const ratio = context.mul(c, d);
    value = context.mul(value, ratio);
    if (context.sub(ratio, 1).abs().lessThanOrEqualTo(near)) return value;
  }
}

/** The number to the context's precision. */
function toDecimal(value: Rational, context: Context): Decimal {
  if (value.isZero()) return new context(0);
  const { n, d } = value;
  const { digits, exponent } = significant(n < 0n ? -n : n, d, context.precision);
  return new context(`${n < 0n ? "-" : ""}${digits}e${exponent}`);
}

/** The decimal's first `digits` digits, half even, as an exact number. */
function rounded(value: Decimal, digits: number): Rational {
  const [mantissa = "0", power = "0"] = value
    .toSignificantDigits(digits, Decimal.ROUND_HALF_EVEN)
    .toExponential()
    .split("e");
  const decimals =
    mantissa.length - 1 - (mantissa.startsWith("-") ? 1 : 0) - (mantissa.includes(".") ? 1 : 0);
  const n = BigInt(mantissa.replace(".", ""));
  const exponent = Number(power) - decimals;
  const scale = 10n ** BigInt(Math.abs(exponent));
  return (exponent < 0 ? Rational.of(n, scale) : Rational.of(n * scale)).reduced();
}

/** The decimals after which 1/d ends, d being in lowest terms; null when it goes on without end. */
function finitePlaces(d: bigint): number | null {
  const twos = trailingZeros(d);
  const odd = d >> BigInt(twos);
  if (odd === 1n) return twos;
  // Comparing with the one power of five of this length costs less than dividing by five over and over.
  const fives = Math.round(exactBits(odd) / Math.log2(5) - 0.2);
  for (const candidate of [fives - 1, fives, fives + 1]) {
    if (candidate > 0 && 5n ** BigInt(candidate) === odd) return Math.max(twos, candidate);
  }
  return null;
}

function trailingZeros(value: bigint): number {
  return exactBits(value & -value) - 1;
}

function exactBits(value: bigint): number {
  const bits = bitLength(value);
  const top = Number(value >> BigInt(bits - 4));
  return bits - 4 + (32 - Math.clz32(top));
}

/** n / d (both > 0) as `count` digits and a power of ten, half even. */
function significant(n: bigint, d: bigint, count: number): { digits: bigint; exponent: number } {
  // The quotient has one digit more or fewer than the lengths' difference says; one too many is cut below.
  let exponent = n.toString().length - d.toString().length - count;
  let [top, bottom] = scaledBy(n, d, exponent);
  if (top / bottom >= 10n ** BigInt(count)) {
    exponent++;
    [top, bottom] = scaledBy(n, d, exponent);
  }
  let digits = top / bottom;
  const twiceRest = 2n * (top - digits * bottom);
  if (twiceRest > bottom || (twiceRest === bottom && digits % 2n === 1n)) digits++;
  return { digits, exponent };
}

/** Numerator and denominator of n / d / 10^exponent. */
function scaledBy(n: bigint, d: bigint, exponent: number): [bigint, bigint] {
  const scale = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? [n * scale, d] : [n, d * scale];
}

/** The text of n / 10^places; `trim` drops trailing zeros after the point. */
function scaledText(n: bigint, places: number, trim: boolean): string {
  const digits = (n < 0n ? -n : n).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  let decimals = digits.slice(digits.length - places);
  if (trim) decimals = withoutTrailingZeros(decimals);
  const text = decimals === "" ? whole : `${whole}.${decimals}`;
  return n < 0n ? `-${text}` : text;
}

/** A loop, because /0+$/ takes quadratic time on text that is mostly zeros. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}
