import { describe, expect, it } from "vitest";
import { lookBack as check } from "../../interpreter/check/look-back.ts";
import { expectFinding, expectNothing, many, mended, timed } from "./contract.ts";

describe("looks back over quotes", () => {
  it("name the quote and the consequence", () => {
    const found = expectFinding(
      check,
      `section 8: "Market Value" on a date means the average of Closing Price over the ⟦10 Trading Days ending on the date⟧.`,
      "L351",
    );
    expect(found.severity).toBe("warning");
    expect(found.title).toBe(
      'Section 8 looks back over "Closing Price" and does not say whether splits are allowed for.',
    );
    expect(found.text).toBe(
      "If the stock is split between two of these days, the earlier prices count other shares than the later ones. " +
        "Until the contract says so, they are taken as printed.",
    );
  });

  it.each([
    ["the nearest day", `"Value" on a date means Closing Price on ⟦the nearest day not after the date⟧.`],
    ["a later day", `"Value" on a date means Closing Price on ⟦the nearest day not before the date⟧.`],
    [
      "the highest of some days",
      `"Value" on a date means the highest Closing Price over the ⟦5 Trading Days before the date⟧.`,
    ],
    [
      "a count of days",
      `"Days" on a date means the number of the ⟦30 Trading Days ending on the date⟧ on which Closing Price >= $18 per share.`,
    ],
    [
      "a price behind definitions",
      `"Quoted Value" on a date means Mid Value on the date. "Mid Value" on a date means Closing Price on the date / 2.
       "Value" on a date means the lowest Quoted Value over the ⟦5 Trading Days before the date⟧.`,
    ],
    [
      "volatility",
      `"Value" on a date means the volatility of Closing Price over the ⟦30 Trading Days before the date⟧.`,
    ],
  ])("%s: both choices mend it", (_, text) => {
    const found = expectFinding(check, text, "L351");
    expect(found.fixes.map(({ title }) => title)).toEqual(['Add "adjusted for splits"', 'Add "as printed"']);
    for (const fix of found.fixes) expectNothing(check, mended(text, fix));
  });

  it.each([
    [
      "that says adjusted",
      `"Value" on a date means the average of Closing Price over the 5 Trading Days before the date, adjusted for splits.`,
    ],
    [
      "that says as printed",
      `"Value" on a date means Closing Price on the nearest day not after the date, as printed.`,
    ],
    ["of one day", `"Value" on a date means Closing Price on the first Trading Day before the date.`],
    [
      "over volumes",
      `"Value" on a date means the sum of Trading Volume over the 5 Trading Days before the date.`,
    ],
    [
      "over what is no quote",
      `"Half" on a date means 1/2. "Value" on a date means the average of Half over the 5 Trading Days before the date.`,
    ],
    [
      "over state, whatever it was made of",
      `"Last Value" initially means Closing Price on March 14, 2005. "Value" on a date means Last Value on the nearest day not after the date.`,
    ],
  ])("nothing of one %s", (_, text) => {
    expectNothing(check, text);
  });

  it("takes its time on ten thousand definitions", () => {
    const { milliseconds, found } = timed(
      check,
      `${many(5_000, (i) => `"D${i}" on a date means D${i + 1} on the date.`)} "D5000" on a date means Closing Price on the date.
       ${many(5_000, (i) => `"W${i}" on a date means the average of D${4_999 - i} over the 5 Trading Days before the date.`)}`,
    );
    expect(milliseconds).toBeLessThan(2_000);
    expect(found).toHaveLength(5_000);
  });
});
