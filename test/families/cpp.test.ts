// Dividends on a CPP warrant, many histories of them, beside the same arithmetic written out with fractions of big integers: the
// oracle knows nothing of Tenor, and takes its thresholds, carries and roundings from section 13(F) of the form alone.
import { describe, expect, it } from "vitest";
import { numberOf, runOn } from "./contract.ts";

type Fraction = readonly [bigint, bigint];
const of = (n: number, d: number): Fraction => [BigInt(n), BigInt(d)];
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];
const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;
const size = ([a, b]: Fraction): Fraction => [a < 0n ? -a : a, b];
const floor = (a: bigint, b: bigint): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));
/** To the nearest 1/steps, half up. */
const nearest = ([a, b]: Fraction, steps: bigint): Fraction => [floor(2n * a * steps + b, 2n * b), steps];

const NOTHING: Fraction = [0n, 1n];
const CENT = of(1, 100);
const TENTH = of(1, 10);

interface Dividend {
  readonly market: Fraction;
  readonly amount: Fraction;
}

function oracle(
  price: Fraction,
  number: Fraction,
  base: Fraction,
  dividends: readonly Dividend[],
): { price: Fraction; number: Fraction } {
  let [p, n, carriedPrice, carriedNumber] = [price, number, NOTHING, NOTHING];
  for (const { market, amount } of dividends) {
    const excess = minus(amount, base);
    if (!less(NOTHING, excess)) continue;
    const required = over(times(p, minus(market, excess)), market);
    const priceChange = plus(minus(required, p), carriedPrice);
    const numberChange = plus(minus(over(times(n, p), nearest(required, 1000n)), n), carriedNumber);
    if (less(size(priceChange), CENT)) carriedPrice = priceChange;
    else [p, carriedPrice] = [nearest(plus(p, priceChange), 1000n), NOTHING];
    if (less(size(numberChange), TENTH)) carriedNumber = numberChange;
    else [n, carriedNumber] = [nearest(plus(n, numberChange), 100n), NOTHING];
  }
  return { price: p, number: n };
}

/** Numbers from 0 to 1 that are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const decimal = ([a, b]: Fraction): string => {
  const text = String((a * 1000n) / b).padStart(4, "0");
  return `${text.slice(0, -3)}.${text.slice(-3)}`.replace(/\.?0+$/, "");
};

/** Wednesdays before record dates on Fridays without a holiday near: two business days earlier the stock goes without, the day before it counts. */
const RECORD_DATES = [
  ["2013-03-15", "2013-03-12"],
  ["2013-06-14", "2013-06-11"],
  ["2013-09-13", "2013-09-10"],
  ["2013-12-13", "2013-12-10"],
  ["2014-03-14", "2014-03-11"],
  ["2014-06-13", "2014-06-10"],
  ["2014-09-12", "2014-09-09"],
  ["2014-12-12", "2014-12-09"],
  ["2015-03-13", "2015-03-10"],
  ["2015-06-12", "2015-06-09"],
  ["2015-09-11", "2015-09-08"],
  ["2015-12-11", "2015-12-08"],
] as const;

describe("dividends on a CPP warrant", () => {
  it.each(Array.from({ length: 60 }, (_, index) => index + 1))("history %i", (seed) => {
    const next = random(seed * 7919);
    const cents = (low: number, high: number): number => low + Math.floor(next() * (high - low));
    const price = of(cents(500, 6000), 100);
    // From a single share, whose number hardly ever moves, to a holding of thousands.
    const number = of([100, 250, 10_000, 1_000_000][seed % 4] ?? 100, 100);
    const base = of(cents(0, 40), 100);
    const dividends = RECORD_DATES.map(() => ({
      market: of(cents(800, 9000), 100),
      amount: of(cents(0, 60) * 10 + cents(0, 10), 1000),
    }));
    const want = oracle(price, number, base, dividends);
    const result = runOn("us-treasury-cpp/cpp", {
      events: JSON.stringify(
        dividends.map(({ amount }, index) => ({
          event: "Distribution",
          on: RECORD_DATES[index]?.[0],
          Kind: index % 2 === 0 ? "cash" : "cash out of earnings",
          "Amount Per Share": decimal(amount),
        })),
      ),
      quotes: `date,close\n${dividends.map(({ market }, index) => `${RECORD_DATES[index]?.[1]},${decimal(market)}\n`).join("")}`,
      settings: {
        "Exercise Price": `$${decimal(price)}`,
        "Warrant Share Number": decimal(number),
        "Base Dividend": `$${decimal(base)}`,
      },
    });
    expect(result.stopped).toBeNull();
    expect(numberOf(result, "Exercise Price")).toBe(decimal(want.price));
    expect(numberOf(result, "Warrant Share Number")).toBe(decimal(want.number));
  });
});
