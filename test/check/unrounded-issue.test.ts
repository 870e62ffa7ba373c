import { describe, expect, it } from "vitest";
import { unroundedIssue as check } from "../../interpreter/check/unrounded-issue.ts";
import { expectFinding, expectNothing, many, timed } from "./contract.ts";

const delivers = (amount: string): string =>
  `on Exercise: the Issuer delivers ⟦${amount}⟧ of "Common Stock" to the Holder.`;

const plain = (amount: string): string => delivers(amount).replace(/[⟦⟧]/g, "");

describe("shares that are issued without rounding", () => {
  it("names the formula, however far away it stands", () => {
    const found = expectFinding(
      check,
      `section 2(b): ${delivers("Shares Due")} "Shares Due" of an Exercise means Net Shares.
       section 2(c): "Net Shares" of an Exercise means the greater of 0 shares and X where X = Y - A * Y / B,
         Y = Shares Exercised, A = Warrant Price, B = Closing Price on the Exercise Date.`,
      "L341",
    );
    expect(found.title).toBe('Section 2(b) delivers "Shares Due", which is never rounded.');
    expect(found.text).toBe(
      'It comes from "A * Y / B" in section 2(c), so it need not be a whole number of shares. Nothing says what becomes of the fraction.',
    );
    expect(found.related).toHaveLength(1);
  });

  it.each([
    ["a division", `Shares Exercised / 3`],
    ["a percentage", `5% of Shares Exercised`],
    ["a percentage as a factor", `50% * Shares Exercised`],
    ["a factor with a fraction", `1/2 * Shares Exercised`],
    ["a factor with decimals", `1.5 * Shares Exercised`],
    ["an average", `the average of Shares Exercised and 10 shares`],
    [
      "an average over days",
      `the average of Trading Volume over the 5 Trading Days ending on the Exercise Date`,
    ],
    [
      "one of several cases",
      `the first of (a) Shares Exercised, if Listed; (b) Shares Exercised / 2, otherwise`,
    ],
    ["one of several readings", `reading "all": Shares Exercised; reading "half": Shares Exercised / 2`],
    ["the lesser of two", `the lesser of Shares Exercised and Shares Exercised / 2`],
    ["rounding before dividing", `(Shares Exercised rounded down to a whole share) / 2`],
    ["a window", `the highest Shares Half over the 5 Trading Days ending on the Exercise Date`],
    ["a day", `Shares Half on the Exercise Date`],
  ])("by %s", (_, formula) => {
    expectFinding(
      check,
      `${delivers("Due")} "Due" of an Exercise means ${formula}. "Shares Half" on a date means 5 shares / 2.`,
      "L341",
    );
  });

  it.each([
    [
      "a formula with inputs",
      `"Half" with S: shares means S / 2. "Due" of an Exercise means Half with S = Shares Exercised.`,
    ],
    [
      "an input that is a fraction",
      `"Twice" with S: shares means 2 * S. "Due" of an Exercise means Twice with S = Shares Exercised / 3.`,
    ],
    [
      "a table",
      `table "Part" by Months: number, gives shares: 12: 1/2 share. "Due" of an Exercise means Part with Months = 12.`,
    ],
    [
      "a ratio",
      `event Conversion has Ratio: number. on Conversion: the Issuer delivers Due of "Common Stock" to the Holder. "Due" of a Conversion means 5 shares * Ratio.`,
    ],
  ])("by %s", (_, text) => {
    const own = text.includes("on Conversion:")
      ? text.replace("delivers Due of", "delivers ⟦Due⟧ of")
      : `${delivers("Due")} ${text}`;
    expectFinding(check, own, "L341");
  });

  it("by an adjustment that nothing rounds", () => {
    const text = `on Stock Split: Reserve becomes Reserve * Ratio. "Reserve" initially means 100 shares. ${delivers("Reserve")}`;
    const found = expectFinding(check, text, "L341");
    expect(found.text).toContain('"Ratio"');
    expectNothing(
      check,
      `${text.replace(/[⟦⟧]/g, "")} every adjustment of Reserve is reading "up": rounded up to a whole share; reading "nearest": rounded to the nearest share, half up.`,
    );
  });

  it("by a settlement's fall", () => {
    expectFinding(
      check,
      `"Reserve" initially means 100 shares. on Merger: Reserve falls by Reserve / 3. ${delivers("Reserve")}`,
      "L341",
    );
  });
});

describe("no message", () => {
  it.each([
    ["for a fact", plain("Shares Exercised")],
    ["for whole numbers", plain("5 shares")],
    ["for a blank", `${plain("Due")} "Due" of an Exercise means [●] shares.`],
    [
      "once rounded",
      `${plain("Due")} "Due" of an Exercise means Half rounded down to a whole share. "Half" of an Exercise means Shares Exercised / 2.`,
    ],
    [
      "once rounded by a formula",
      `"Whole" with S: shares means S rounded down to a whole share. "Due" of an Exercise means Whole with S = Shares Exercised / 2. ${plain("Due")}`,
    ],
    ["for whole products", `${plain("Due")} "Due" of an Exercise means 2 * Shares Exercised - 3 shares.`],
    [
      "for what somebody determines",
      `"Due" is determined by the Board of Directors: shares. ${plain("Due")}`,
    ],
    [
      "for money",
      `"Due" of an Exercise means Warrant Price * Shares Exercised / 3. ${plain("Due").replace("Common Stock", "USD")}`,
    ],
    [
      "for a definition that leads back to itself",
      `"Due" of an Exercise means Other. "Other" of an Exercise means Due. ${plain("Due")}`,
    ],
  ])("%s", (_, text) => {
    expectNothing(check, text);
  });
});

it("takes its time on ten thousand definitions, and gives up on none", () => {
  const { milliseconds, found } = timed(
    check,
    `${many(10_000, (i) => `"D${i}" means D${i + 1} + 1 share.`)} "D10000" means 1 share / 3.
     ${many(1_000, (i) => `on Exercise: the Issuer delivers D${9_999 - i} of "Common Stock" to the Holder.`)}`,
  );
  expect(milliseconds).toBeLessThan(2_000);
  expect(found).toHaveLength(1_000);
});
