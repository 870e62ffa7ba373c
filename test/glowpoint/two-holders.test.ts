// The story of the two holders, worked again without the interpreter: fractions of big integers, and days counted by hand.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { RunResult } from "../../interpreter/run/result.ts";
import { formatInstant } from "../../interpreter/values/instant.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileFile, runContract } from "../support/contract.ts";

const FOLDER = "examples/glowpoint-2005";
const contract = compileFile(`${FOLDER}/glowpoint.tenor`);
const events = JSON.parse(readFileSync(`${FOLDER}/two-holders.json`, "utf8")) as object[];
const quotes = readFileSync(`${FOLDER}/two-holders.csv`, "utf8");
const asOf = (day: string): RunResult => runContract(contract, { events, quotes, asOf: day });

const end = asOf("2010-03-15");

/** A fraction, for this test alone. */
type Fraction = readonly [bigint, bigint];
const text = ([a, b]: Fraction): string => (Rational.of(a).div(Rational.of(b)) ?? Rational.ZERO).toFraction();

// 4(d)(i): 2.40 x (45,900,000 + 6,000,000/2.40) / (45,900,000 + 5,000,000) = 2.40 x 48.4/50.9 = 116.16/50.9, above the floor of 1.44.
const PRICE: Fraction = [11616n, 5090n];
// 2(c): 10,000 - 10,000 x P/3.10, with B = (3.00 + 3.20)/2.
const NET: Fraction = [10_000n * (310n * PRICE[1] - 100n * PRICE[0]), 310n * PRICE[1]];
const ISSUED = NET[0] / NET[1];
// 6: the fraction of a share at 3.10.
const IN_LIEU: Fraction = [(NET[0] - ISSUED * NET[1]) * 31n, NET[1] * 10n];
// 4(c): each number x 2.10/(2.10 - 0.05), to 1/100 share half up; the price from the rounded number.
const distributed = (shares: bigint): { number: Fraction; price: Fraction } => {
  const [a, b] = [shares * 210n * 100n, 205n];
  const hundredths = (2n * a + b) / (2n * b);
  return { number: [hundredths, 100n], price: [PRICE[0] * shares * 100n, PRICE[1] * hundredths] };
};

const term = (result: RunResult, number: string, name: string): unknown => {
  const value = result.certificates?.get(number)?.terms.get(name)?.value;
  return value instanceof Rational ? value.toFraction() : value;
};
const of = (number: string): unknown[] => {
  const { holder, status, shares } = end.certificates?.get(number) ?? {};
  return [holder, status, shares?.toFraction()];
};

describe("the story of two holders", () => {
  test("runs to its end", () => {
    expect([end.stopped, end.needs, end.notReached]).toEqual([null, [], []]);
  });

  test("certificates pass from hand to hand, and no share is lost", () => {
    expect(of("W-F-05-1")).toEqual(["Alpha Fund", "transferred", "0"]);
    expect(of("W-F-05-2")).toEqual(["Beta Partners", "expired", "40000"]);
    expect(of("W-F-05-3")).toEqual(["Beta Partners", "exercised", "0"]);
    expect(of("W-F-05-4")).toEqual(["Alpha Fund", "exercised", "0"]);
    expect(of("W-F-05-5")).toEqual(["Alpha Fund", "expired", "30000"]);
    expect([...(end.certificates?.keys() ?? [])]).toHaveLength(5);
    // 100,000 = 2,638 + 20,000 issued, 10,000 - 2,638 cancelled as payment, 30,000 + 40,000 expired.
    const { covered, adjusted, issued, payment, outstanding, expired, cancelled } = end.reconciliation!;
    expect(
      [covered, adjusted, issued, payment, outstanding, expired, cancelled].map((each) => each.toFraction()),
    ).toEqual(["100000", "0", "22638", "7362", "0", "70000", "0"]);
  });

  test("the down round", () => {
    expect(term(asOf("2006-06-01"), "W-F-05-1", "Warrant Price")).toBe(text(PRICE));
    expect(term(asOf("2006-05-31"), "W-F-05-1", "Warrant Price")).toBe("12/5");
  });

  test("the partial cashless exercise", () => {
    expect(ISSUED).toBe(2638n);
    const [exercise] = end.acts.filter(({ id }) => id === "cashless");
    const gives = exercise?.gives.map(({ name, value: { value } }) => [
      name,
      value instanceof Rational ? value.toFraction() : value,
    ]);
    expect(gives).toEqual([
      ["Cash Due", "0"],
      ["Shares Issuable", text(NET)],
      ["Shares Issued", "2638"],
      ["Cash In Lieu", text(IN_LIEU)],
    ]);
  });

  // June 1, 2007 was a Friday; June 4, 5 and 6 are the three Trading Days. 6,500 - 6,120 = 380.
  test("the late delivery and its damages", () => {
    const duties = end.obligations.filter(({ id }) => id === "cashless" || id === "claim");
    const moment = (instant: number | null): string =>
      instant === null ? "" : formatInstant(instant, "America/New_York");
    expect(
      duties.map(({ act, status, due, amount }) => [act, status, moment(due), amount?.value.toFraction()]),
    ).toEqual([
      ["Deliver Certificates", "late", "2007-06-06T23:59:59-04:00", undefined],
      ["Deliver New Warrant", "performed", "2007-06-06T23:59:59-04:00", undefined],
      ["Pay Damages", "performed", "", "380"],
    ]);
  });

  test("the dividend adjusts each certificate by its own rounding, and its abandonment undoes that", () => {
    const record = asOf("2008-03-03");
    const after = asOf("2008-03-20");
    for (const [number, shares] of [
      ["W-F-05-2", 40_000n],
      ["W-F-05-3", 20_000n],
      ["W-F-05-5", 30_000n],
    ] as const) {
      const wanted = distributed(shares);
      expect(term(record, number, "Warrant Share Number")).toBe(text(wanted.number));
      expect(term(record, number, "Warrant Price")).toBe(text(wanted.price));
      expect(term(after, number, "Warrant Share Number")).toBe(String(shares));
      expect(term(after, number, "Warrant Price")).toBe(text(PRICE));
    }
  });

  // March 3, 2008 less 20 days is February 12; sent by courier on Monday, February 11 the notice takes effect on the next Trading Day.
  test("the notice of the dividend is given on the last day", () => {
    const notices = end.obligations.filter(({ act }) => act === "Notify Holder");
    expect(notices.map(({ certificate, holder, status }) => [certificate, holder, status])).toEqual([
      ["W-F-05-2", "Beta Partners", "performed"],
      ["W-F-05-3", "Beta Partners", "performed"],
      ["W-F-05-5", "Alpha Fund", "performed"],
    ]);
  });

  // 30,000 of 90,000 shares are a third, 60,000 two thirds.
  test("the amendment takes a majority", () => {
    const amendments = end.acts.filter(({ act }) => act === "Amend");
    expect(amendments.map(({ id, status, refusedBy }) => [id, status, refusedBy])).toEqual([
      ["too few", "refused", ["10"]],
      ["amendment", "accepted", []],
    ]);
    expect(term(asOf("2009-05-31"), "W-F-05-5", "Warrant Price")).toBe(text(PRICE));
    expect(term(end, "W-F-05-5", "Warrant Price")).toBe("2");
    const paid = end.settlements.filter(({ id, asset }) => id === "last" && asset === "USD");
    expect(paid.map(({ amount }) => amount.toFraction())).toEqual(["40000"]);
  });

  test("the expiry", () => {
    expect(end.acts.at(-1)).toMatchObject({ id: "too late", status: "refused", refusedBy: ["1"] });
  });
});
