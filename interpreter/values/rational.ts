/**
 * Exact rational numbers: every amount, price, count and ratio of a contract, from the source text to the result.
 *
 * Two forms live behind one class. While numerator and denominator are safe integers they are kept as doubles, on which
 * exact integer arithmetic costs a few nanoseconds; a result that does not fit moves to BigInt. Results stay unreduced:
 * a common divisor is taken out only by `reduced()`, where a value is stored or printed, or when a fraction has
 * grown far beyond its operands.
 */

import { bitLength, gcdBigInt, gcdNumber } from "./gcd.ts";

/** The BigInt form of a fraction. */
interface Wide {
  readonly n: bigint;
  readonly d: bigint;
  /** An upper bound of the bits of n and of d. */
  readonly bits: number;
  /** What `bits` was for the largest operand when last reduced: how far the fraction has grown is judged by it. */
  readonly base: number;
}

const MAX = Number.MAX_SAFE_INTEGER;
const MAX_BIG = BigInt(MAX);

/** The longest numerator or denominator, in bits (about 39,000 digits): beyond it a hostile file would cost real time. */
const LIMIT_BITS = 131_072;

/** Fractions below this size are never reduced on their own account. */
const GROWTH_BITS = 2_048;

/** What is kept is not reduced for fewer bits than these. */
const KEPT_BITS = 256;

const MAX_TEXT = 10_000;
const MAX_EXPONENT = 10_000;

/**
 * Thrown by arithmetic whose exact result would have more than about 39,000 digits. No contract needs one; a file
 * that squares a number forty times over does. Whoever evaluates a contract turns it into a result with a place.
 */
export class NumberTooLarge extends Error {
  constructor() {
    super("The exact number has too many digits.");
    this.name = "NumberTooLarge";
  }
}

/** An exact rational number. Immutable as a value; the form in which it is held may change (see `reduced`). */
export class Rational {
  static readonly ZERO: Rational = new Rational(0, 1, null);
  static readonly ONE: Rational = new Rational(1, 1, null);
  static readonly HUNDRED: Rational = new Rational(100, 1, null);

  // NaN, both of them, when the fraction is held in `wide` alone: then every product and comparison made from them
  // fails its range check, and the fast paths need no test of their own.
  private num: number;
  private den: number;
  private wide: Wide | null;
  private lowest: boolean;

  private constructor(num: number, den: number, wide: Wide | null) {
    this.num = num;
    this.den = den;
    this.wide = wide;
    this.lowest = den === 1;
  }

  /** The numerator, with the sign; the fraction need not be in lowest terms. */
  get n(): bigint {
    return this.toWide().n;
  }

  /** The denominator, > 0. */
  get d(): bigint {
    return this.toWide().d;
  }

  /** n / d. Throws RangeError when d is zero or a number is not an integer. */
  static of(n: bigint | number, d: bigint | number = 1): Rational {
    if (
      typeof n === "number" &&
      typeof d === "number" &&
      Number.isSafeInteger(n) &&
      Number.isSafeInteger(d) &&
      d > 0
    ) {
      return Rational.small(n, d);
    }
    const bigD = BigInt(d);
    if (bigD === 0n) throw new RangeError("A rational cannot have the denominator 0.");
    return bigD < 0n ? Rational.fitted(-BigInt(n), -bigD) : Rational.fitted(BigInt(n), bigD);
  }

  /**
   * Reads "-1,234.50", "2.40", ".5", "1e-3" or "1/3"; null when the text is none of these, has a zero denominator, is longer
   * than 10,000 characters or has an exponent beyond 10,000 either way. Commas must stand before groups of three digits.
   */
  static parse(text: string): Rational | null {
    if (text.length > MAX_TEXT) return null;
    const trimmed = text.trim();
    const match = DECIMAL.exec(trimmed);
    if (match !== null) return Rational.fromDecimalParts(match);
    const fraction = FRACTION.exec(trimmed);
    if (fraction === null) return null;
    const d = BigInt(withoutCommas(fraction[2] ?? ""));
    return d === 0n ? null : Rational.of(BigInt(withoutCommas(fraction[1] ?? "")), d);
  }

  /** The lesser of two numbers. */
  static min(a: Rational, b: Rational): Rational {
    return a.cmp(b) <= 0 ? a : b;
  }

  /** The greater of two numbers. */
  static max(a: Rational, b: Rational): Rational {
    return a.cmp(b) >= 0 ? a : b;
  }

  /** The sum. Throws NumberTooLarge. */
  add(other: Rational): Rational {
    const ad = this.den;
    const bd = other.den;
    if (ad === bd) {
      const n = this.num + other.num;
      if (n <= MAX && n >= -MAX) return Rational.small(n, ad);
    } else {
      // A product of integers that comes out within the safe range was exact; rounding never brings one back into it.
      const x = this.num * bd;
      const y = other.num * ad;
      const n = x + y;
      const d = ad * bd;
      if (d <= MAX && x <= MAX && x >= -MAX && y <= MAX && y >= -MAX && n <= MAX && n >= -MAX)
        return Rational.small(n, d);
    }
    return Rational.addWide(this.toWide(), other.toWide());
  }

  /** The difference. Throws NumberTooLarge. */
  sub(other: Rational): Rational {
    const ad = this.den;
    const bd = other.den;
    if (ad === bd) {
      const n = this.num - other.num;
      if (n <= MAX && n >= -MAX) return Rational.small(n, ad);
    } else {
      const x = this.num * bd;
      const y = other.num * ad;
      const n = x - y;
      const d = ad * bd;
      if (d <= MAX && x <= MAX && x >= -MAX && y <= MAX && y >= -MAX && n <= MAX && n >= -MAX)
        return Rational.small(n, d);
    }
    const b = other.toWide();
    return Rational.addWide(this.toWide(), { n: -b.n, d: b.d, bits: b.bits, base: b.base });
  }

  /**
   * The product. Throws NumberTooLarge. Where one numerator is the other's denominator they cancel: P * (O + C / P) is how
   * every weighted-average formula is written, and so its result stays short without any gcd.
   */
  mul(other: Rational): Rational {
    if (this.num === other.den) return Rational.small(other.num, this.den);
    if (this.den === other.num) return Rational.small(this.num, other.den);
    const n = this.num * other.num;
    const d = this.den * other.den;
    if (d <= MAX && n <= MAX && n >= -MAX) return Rational.small(n, d);
    const a = this.toWide();
    const b = other.toWide();
    if (a.n === b.d) return Rational.held({ n: b.n, d: a.d, bits: Math.max(a.bits, b.bits), base: a.base });
    return Rational.grown(a.n * b.n, a.d * b.d, a, b);
  }

  /** The quotient, or null when `other` is zero. Throws NumberTooLarge. */
  div(other: Rational): Rational | null {
    const n = this.num * other.den;
    const d = this.den * other.num;
    if (d <= MAX && d >= -MAX && n <= MAX && n >= -MAX) {
      if (d > 0) return Rational.small(n, d);
      return d === 0 ? null : Rational.small(-n, -d);
    }
    const a = this.toWide();
    const b = other.toWide();
    if (b.n === 0n) return null;
    return b.n < 0n
      ? Rational.grown(-a.n * b.d, -a.d * b.n, a, b)
      : Rational.grown(a.n * b.d, a.d * b.n, a, b);
  }

  /** The number with the opposite sign. */
  neg(): Rational {
    const wide = this.wide;
    const result =
      wide === null || !Number.isNaN(this.den)
        ? Rational.small(-this.num, this.den)
        : Rational.held({ n: -wide.n, d: wide.d, bits: wide.bits, base: wide.base });
    result.lowest = this.lowest;
    return result;
  }

  /** The magnitude. */
  abs(): Rational {
    return this.sign() < 0 ? this.neg() : this;
  }

  /** -1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    const num = this.num;
    if (num > 0) return 1;
    if (num < 0) return -1;
    if (num === 0) return 0;
    const n = this.toWide().n;
    return n > 0n ? 1 : n < 0n ? -1 : 0;
  }

  /** Negative, zero or positive as this is less than, equal to or greater than `other`. */
  cmp(other: Rational): number {
    // Rounding keeps order, so unequal products decide even when they are not exact.
    const x = this.num * other.den;
    const y = other.num * this.den;
    if (x < y) return -1;
    if (x > y) return 1;
    if (x === y && x <= MAX && x >= -MAX) return 0;
    return cmpWide(this.toWide(), other.toWide());
  }

  eq(other: Rational): boolean {
    return this === other || this.cmp(other) === 0;
  }

  lt(other: Rational): boolean {
    return this.cmp(other) < 0;
  }

  lte(other: Rational): boolean {
    return this.cmp(other) <= 0;
  }

  gt(other: Rational): boolean {
    return this.cmp(other) > 0;
  }

  gte(other: Rational): boolean {
    return this.cmp(other) >= 0;
  }

  min(other: Rational): Rational {
    return Rational.min(this, other);
  }

  max(other: Rational): Rational {
    return Rational.max(this, other);
  }

  isZero(): boolean {
    return this.sign() === 0;
  }

  isInteger(): boolean {
    if (this.den === 1) return true;
    const { n, d } = this.toWide();
    return n % d === 0n;
  }

  /** The greatest integer not above this. */
  floor(): bigint {
    const { n, d } = this.toWide();
    const quotient = n / d;
    return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
  }

  /** The least integer not below this. */
  ceil(): bigint {
    const { n, d } = this.toWide();
    const quotient = n / d;
    return n > 0n && quotient * d !== n ? quotient + 1n : quotient;
  }

  /** The k-th power; 0 to the 0 is 1. Throws RangeError unless k is an integer >= 0, and NumberTooLarge. */
  pow(k: number): Rational {
    if (!Number.isSafeInteger(k) || k < 0) throw new RangeError("The exponent must be an integer >= 0.");
    const { n, d } = this.reduced().toWide();
    // The exact length of the result is at least (length - 4) * k, lengths being rounded up to fours.
    const atLeast = (Math.max(bitLength(n), bitLength(d)) - 4) * k;
    if (atLeast > LIMIT_BITS) throw new NumberTooLarge();
    // 1, -1 and 0 have no length to speak of, however great k is; a number up to 15 still has three bits.
    const magnitude = n < 0n ? -n : n;
    if (magnitude <= 1n && d === 1n) return k % 2 === 0 ? (k === 0 ? Rational.ONE : this.abs()) : this;
    if (k > LIMIT_BITS) throw new NumberTooLarge();
    const exponent = BigInt(k);
    const result = Rational.fitted(n ** exponent, d ** exponent);
    result.lowest = true;
    return result;
  }

  /**
   * This number in lowest terms. The same object comes back, changed in form and not in value: whoever stores a value
   * calls it once, and everyone who holds it gains.
   */
  reduced(): Rational {
    if (this.lowest) return this;
    if (!Number.isNaN(this.den)) {
      const divisor = gcdNumber(this.num < 0 ? -this.num : this.num, this.den);
      if (divisor !== 1) {
        this.num /= divisor;
        this.den /= divisor;
        this.wide = null;
      }
    } else {
      const { n, d } = this.toWide();
      const divisor = gcdBigInt(n < 0n ? -n : n, d);
      this.hold(n / divisor, d / divisor);
    }
    this.lowest = true;
    return this;
  }

  /**
   * The same number, reduced if that is cheap or has become worth while: a fraction of hundreds of digits only once it is
   * twice as long as when it was last in lowest terms, since a divisor of such numbers costs more than a score of products.
   */
  kept(): Rational {
    const { wide } = this;
    const isShort = wide === null || !Number.isNaN(this.den);
    return isShort || wide.bits > 2 * wide.base + KEPT_BITS ? this.reduced() : this;
  }

  /** The nearest double. */
  toNumber(): number {
    // Both are exact doubles, so the one rounding is the division's.
    if (!Number.isNaN(this.den)) return this.num / this.den;
    const { n, d } = this.reduced().toWide();
    const magnitude = n < 0n ? -n : n;
    const shift = 70 + bitLength(d) - bitLength(magnitude);
    const scaled = shift >= 0 ? magnitude << BigInt(shift) : magnitude;
    const divisor = shift >= 0 ? d : d << BigInt(-shift);
    const quotient = scaled / divisor;
    // A sticky last bit keeps the conversion of the quotient from mistaking a little more than half for a tie.
    const sticky = quotient * divisor === scaled ? quotient : quotient | 1n;
    const half = Math.trunc(shift / 2);
    const value = Number(sticky) * 2 ** -half * 2 ** -(shift - half);
    return n < 0n ? -value : value;
  }

  /** "1129/510", or "5" for an integer; in lowest terms. */
  toFraction(): string {
    this.reduced();
    if (!Number.isNaN(this.den)) return this.den === 1 ? String(this.num) : `${this.num}/${this.den}`;
    const { n, d } = this.toWide();
    return d === 1n ? n.toString() : `${n}/${d}`;
  }

  toString(): string {
    return this.toFraction();
  }

  toJSON(): string {
    return this.toFraction();
  }

  /** The BigInt form, made once. */
  private toWide(): Wide {
    return (this.wide ??= { n: BigInt(this.num), d: BigInt(this.den), bits: 53, base: 53 });
  }

  /** Takes n / d as the form of this number, as doubles where they fit. */
  private hold(n: bigint, d: bigint): void {
    if (n <= MAX_BIG && n >= -MAX_BIG && d <= MAX_BIG) {
      this.num = Number(n);
      this.den = Number(d);
      this.wide = null;
      return;
    }
    const bits = Math.max(bitLength(n), bitLength(d));
    if (bits > LIMIT_BITS) throw new NumberTooLarge();
    this.num = NaN;
    this.den = NaN;
    this.wide = { n, d, bits, base: bits };
  }

  /** A fraction of safe integers, den > 0. Adding 0 makes a negative zero plain. */
  private static small(num: number, den: number): Rational {
    return new Rational(num + 0, den, null);
  }

  /** A fraction kept as BigInts, unreduced. */
  private static held(wide: Wide): Rational {
    return new Rational(NaN, NaN, wide);
  }

  /** The fraction n / d, d > 0, in whichever form it fits. Throws NumberTooLarge. */
  private static fitted(n: bigint, d: bigint): Rational {
    const result = new Rational(NaN, NaN, null);
    result.hold(n, d);
    result.lowest = result.den === 1 || d === 1n;
    return result;
  }

  /** The result n / d (d > 0) of arithmetic on a and b: reduced only when it has far outgrown them. */
  private static grown(n: bigint, d: bigint, a: Wide, b: Wide): Rational {
    const base = a.base > b.base ? a.base : b.base;
    const bits = a.bits + b.bits + 1;
    const result = Rational.held({ n, d, bits, base });
    return bits > GROWTH_BITS + 8 * base || bits > LIMIT_BITS ? result.reduced() : result;
  }

  private static addWide(a: Wide, b: Wide): Rational {
    if (a.d !== b.d) return Rational.grown(a.n * b.d + b.n * a.d, a.d * b.d, a, b);
    // A common denominator stays, so a sum of a thousand prices in cents does not grow.
    const longer = a.bits > b.bits ? a : b;
    return Rational.grown(a.n + b.n, a.d, longer, ONE_BIT);
  }

  private static fromDecimalParts(match: RegExpExecArray): Rational | null {
    const [, sign, whole = "", decimals = "", power = "0"] = match;
    if (whole === "" && decimals === "") return null;
    const digits = withoutCommas(whole) + decimals;
    const exponent = Number(power) - decimals.length;
    if (Math.abs(Number(power)) > MAX_EXPONENT) return null;
    if (digits.length <= 15 && exponent <= 0 && exponent >= -15) {
      const n = Number(digits);
      return Rational.small(sign === "-" ? -n : n, 10 ** -exponent);
    }
    const magnitude = BigInt(digits);
    const n = sign === "-" ? -magnitude : magnitude;
    const scale = 10n ** BigInt(Math.abs(exponent));
    return exponent >= 0 ? Rational.fitted(n * scale, 1n) : Rational.fitted(n, scale);
  }
}

const ONE_BIT: Wide = { n: 1n, d: 1n, bits: 1, base: 1 };

const DECIMAL = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const FRACTION = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+))\/(\d{1,3}(?:,\d{3})+|\d+)$/;

function withoutCommas(digits: string): string {
  return digits.includes(",") ? digits.replaceAll(",", "") : digits;
}

function signOf(n: bigint): -1 | 0 | 1 {
  return n > 0n ? 1 : n < 0n ? -1 : 0;
}

function cmpWide(a: Wide, b: Wide): number {
  const sign = signOf(a.n);
  const other = signOf(b.n);
  if (sign !== other) return sign - other;
  return a.d === b.d ? signOf(a.n - b.n) : signOf(a.n * b.d - b.n * a.d);
}
