import { Decimal } from "decimal.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isMultiple,
  isTie,
  printDecimal,
  Rational,
  roundTo,
  type RoundingMode,
  type Tie,
} from "../../interpreter/values/index.ts";
import { DIGITS, num, rationals } from "./numbers.ts";

const TIES: readonly Tie[] = ["half up", "half down", "half even"];
const modes = fc.constantFrom<RoundingMode>("nearest", "up", "down");
const tieRules = fc.constantFrom(...TIES);
const steps = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 10_000 }))
  .map(([n, d]) => Rational.of(n, d));

const rounded = (value: string, step: string, mode: RoundingMode, tie: Tie = "half up") =>
  printDecimal(roundTo(num(value), num(step), mode, tie)).text;

describe("ties", () => {
  it.each([
    // value, step, half up, half down, half even
    ["10.005", "0.01", "10.01", "10", "10"],
    ["10.015", "0.01", "10.02", "10.01", "10.02"],
    ["-10.005", "0.01", "-10.01", "-10", "-10"],
    ["-10.015", "0.01", "-10.02", "-10.01", "-10.02"],
    ["0.5", "1", "1", "0", "0"],
    ["-0.5", "1", "-1", "0", "0"],
    ["2.5", "1", "3", "2", "2"],
    ["3.5", "1", "4", "3", "4"],
    ["150", "100", "200", "100", "200"],
    ["250", "100", "300", "200", "200"],
    // The nearest eighth: 1/16 lies between 0 and 1/8, 3/16 between 1/8 and 2/8.
    ["0.0625", "0.125", "0.125", "0", "0"],
    ["0.1875", "0.125", "0.25", "0.125", "0.25"],
  ])("%s to the nearest %s", (value, step, up, down, even) => {
    expect(isTie(num(value), num(step))).toBe(true);
    expect(TIES.map((tie) => rounded(value, step, "nearest", tie))).toEqual([up, down, even]);
  });

  it("are exact: a hair beyond one is none", () => {
    const hair = `10.005${"0".repeat(60)}1`;
    const short = `10.004${"9".repeat(60)}`;
    expect(isTie(num(hair), num("0.01"))).toBe(false);
    expect(TIES.map((tie) => rounded(hair, "0.01", "nearest", tie))).toEqual(["10.01", "10.01", "10.01"]);
    expect(TIES.map((tie) => rounded(short, "0.01", "nearest", tie))).toEqual(["10", "10", "10"]);
  });

  it("go as the rule says for any step, either side of zero", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 25n), steps, fc.boolean(), (k, step, negative) => {
        const sign = Rational.of(negative ? -1 : 1);
        const at = (multiple: bigint) => Rational.of(multiple).mul(step).mul(sign);
        const half = Rational.of(2n * k + 1n, 2n)
          .mul(step)
          .mul(sign);
        expect(isTie(half, step)).toBe(true);
        expect(isMultiple(half, step)).toBe(false);
        expect(roundTo(half, step, "nearest", "half up").eq(at(k + 1n))).toBe(true);
        expect(roundTo(half, step, "nearest", "half down").eq(at(k))).toBe(true);
        expect(roundTo(half, step, "nearest", "half even").eq(at(k % 2n === 0n ? k : k + 1n))).toBe(true);
      }),
    );
  });
});

/** Rounding on paper: the numeral is cut after its second decimal, and the digits cut off decide. */
function onPaper(numeral: string, mode: RoundingMode, tie: Tie): bigint {
  const negative = numeral.startsWith("-");
  const [whole = "", decimals = ""] = numeral.replace("-", "").split(".");
  const kept = BigInt(whole + decimals.padEnd(2, "0").slice(0, 2));
  const cut = decimals.slice(2).replace(/0*$/, "");
  const up = (): boolean => {
    if (cut === "") return false;
    if (mode === "up") return !negative;
    if (mode === "down") return negative;
    if (cut !== "5") return cut >= "5";
    return tie === "half up" || (tie === "half even" && kept % 2n === 1n);
  };
  const hundredths = up() ? kept + 1n : kept;
  return negative ? -hundredths : hundredths;
}

describe("roundTo", () => {
  it.each([
    ["10.001", "up", "10.01"],
    ["10.009", "down", "10"],
    ["-10.001", "up", "-10"],
    ["-10.001", "down", "-10.01"],
    ["10.01", "up", "10.01"],
    ["10.01", "down", "10.01"],
  ] as const)("%s %s to 1/100 is %s", (value, mode, expected) => {
    expect(rounded(value, "0.01", mode)).toBe(expected);
  });

  it("rounds numerals to hundredths as one does on paper", () => {
    const digits = (max: number) =>
      fc.string({ unit: fc.constantFrom(...DIGITS), minLength: 1, maxLength: max });
    const cut = fc.oneof(digits(40), fc.constantFrom("5", "50", "500001", "49999", "0", "05"));
    const numerals = fc
      .tuple(fc.constantFrom("", "-"), digits(30), digits(2), cut)
      .map(([sign, whole, kept, rest]) => `${sign}${whole}.${kept.padEnd(2, "0")}${rest}`);
    fc.assert(
      fc.property(numerals, modes, tieRules, (numeral, mode, tie) => {
        const result = roundTo(num(numeral), num("0.01"), mode, tie);
        expect(result.mul(Rational.HUNDRED).toFraction()).toBe(String(onPaper(numeral, mode, tie)));
      }),
      { numRuns: 3000 },
    );
  });

  it("gives the nearest multiple, or the next one either way", () => {
    fc.assert(
      fc.property(rationals, steps, tieRules, (value, step, tie) => {
        const [nearest, up, down] = (["nearest", "up", "down"] as const).map((mode) =>
          roundTo(value, step, mode, tie),
        ) as [Rational, Rational, Rational];
        for (const each of [nearest, up, down]) expect(isMultiple(each, step)).toBe(true);
        expect(down.lte(value) && value.lt(down.add(step))).toBe(true);
        expect(value.lte(up) && up.sub(step).lt(value)).toBe(true);
        const distance = value.sub(nearest).abs().mul(Rational.of(2));
        expect(distance.lte(step)).toBe(true);
        expect(distance.eq(step)).toBe(isTie(value, step));
        // Symmetric about zero, and at rest on a multiple.
        expect(roundTo(value.neg(), step, "nearest", tie).eq(nearest.neg())).toBe(true);
        expect(roundTo(nearest, step, "up", tie).eq(nearest)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses a step that is not positive", () => {
    for (const step of [Rational.ZERO, Rational.of(-1)]) {
      expect(() => roundTo(Rational.ONE, step, "nearest", "half up")).toThrow(RangeError);
      expect(() => isTie(Rational.ONE, step)).toThrow(RangeError);
      expect(() => isMultiple(Rational.ONE, step)).toThrow(RangeError);
    }
  });
});

describe("against decimal.js at 34 digits", () => {
  const Decimal34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

  /** The weighted-average formula of section 4(d)(i), P * (O + C / P) / (O + n). */
  function exactly(price: Rational, shares: Rational, paid: Rational, issued: Rational): Rational {
    const value = price.mul(shares.add(paid.div(price) ?? Rational.ZERO)).div(shares.add(issued));
    if (value === null) throw new Error("no shares");
    return value;
  }

  function by34Digits(price: string, shares: number, paid: number, issued: number): Decimal {
    const p = new Decimal34(price);
    return p.mul(new Decimal34(shares).add(new Decimal34(paid).div(p))).div(shares + issued);
  }

  it.each([
    // Each consideration is what makes the average fall on half a cent: 8.985 * 11,100,000 - 9.01 * 11,000,000 = 623,500,
    // 8.975 * 11,100,000 - 9.01 * 11,000,000 = 512,500 and 8.995 * 11,100,000 - 9.02 * 11,000,000 = 624,500.
    ["9.01", 623_500, "8.985", "8.99", "8.98"],
    ["9.01", 512_500, "8.975", "8.98", "8.97"],
    ["9.02", 624_500, "8.995", "9", "8.99"],
  ])("a price of %s and $%i for 100,000 shares tie at %s", (price, paid, tie, up, wrong) => {
    const value = exactly(num(price), num("11,000,000"), Rational.of(paid), num("100,000"));
    expect(value.eq(num(tie))).toBe(true);
    expect(printDecimal(roundTo(value, num("0.01"), "nearest", "half up")).text).toBe(up);
    expect(by34Digits(price, 11_000_000, paid, 100_000).toDecimalPlaces(2).toString()).toBe(wrong);
  });

  it("never errs on a constructed tie, where 34 digits sometimes do", () => {
    let ties = 0;
    let wrongAt34 = 0;
    for (let cents = 901; cents < 1000; cents++) {
      for (let below = 2; below <= 5; below++) {
        const halfCents = 2 * (cents - below) + 1;
        // Chosen so that the average is halfCents / 200: a whole number of dollars, as 11,100,000 / 200 and 11,000,000 / 100 are.
        const paid = (halfCents * 11_100_000) / 200 - (cents * 11_000_000) / 100;
        if (paid < 0) continue;
        ties++;
        const value = exactly(Rational.of(cents, 100), num("11,000,000"), Rational.of(paid), num("100,000"));
        expect(value.eq(Rational.of(halfCents, 200))).toBe(true);
        expect(isTie(value, num("0.01"))).toBe(true);
        const correct = Rational.of((halfCents + 1) / 2, 100);
        expect(roundTo(value, num("0.01"), "nearest", "half up").eq(correct)).toBe(true);
        const other = by34Digits(String(cents / 100), 11_000_000, paid, 100_000).toDecimalPlaces(2);
        if (!num(other.toFixed()).eq(correct)) wrongAt34++;
      }
    }
    expect(ties).toBeGreaterThan(100);
    expect(wrongAt34).toBeGreaterThan(0);
  });
});
