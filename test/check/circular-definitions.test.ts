import { describe, expect, it } from "vitest";
import { circularDefinitions as check } from "../../interpreter/check/circular-definitions.ts";
import { expectFinding, expectFindings, expectNothing, many, timed } from "./contract.ts";

describe("definitions that lead to themselves", () => {
  it("shows the whole chain, with sections, and a related place for each further link", () => {
    const found = expectFinding(
      check,
      `section 1 "Base": "Base Price" means ⟦Market Price⟧ + $1 per share.
       section 2 "Market": "Market Price" means Reference Price.
       section 3(a) "Reference": "Reference Price" means Base Price / 2.`,
      "L301",
    );
    expect(found.title).toBe('"Base Price", "Market Price" and "Reference Price" are defined by each other.');
    expect(found.text).toBe(
      "Base Price (section 1) → Market Price (section 2) → Reference Price (section 3(a)) → Base Price. " +
        "None of them has a value, and neither has anything computed from them.",
    );
    expect(found.related.map(({ message }) => message)).toEqual([
      '"Market Price" is made of "Reference Price" here.',
      '"Reference Price" is made of "Base Price" here.',
    ]);
  });

  it("says so of two, and of one by itself", () => {
    expect(expectFinding(check, `"A Price" means ⟦B Price⟧. "B Price" means A Price.`, "L301").title).toBe(
      '"A Price" and "B Price" are each defined by the other.',
    );
    expect(expectFinding(check, `"A Price" means ⟦A Price⟧ * 2.`, "L301").title).toBe(
      '"A Price" is defined by itself.',
    );
  });

  it.each([
    ["through a legend", `"A Price" means X where X = ⟦B Price⟧ / 2. "B Price" means A Price.`],
    ["through first values", `"A Price" initially means ⟦B Price⟧. "B Price" means A Price * 2.`],
    [
      "through a term on a date that reads an earlier day",
      `"Market Price" on a date means ⟦Market Price⟧ on 1 day before the date.`,
    ],
    [
      "through a kind of day",
      `"Notice Day" (plural "Notice Days") on a date means ⟦Good Day⟧ on the date.
       "Good Day" on a date means the date is (the first Notice Day after March 14, 2005).`,
    ],
    [
      "through business days",
      `"Business Day" on a date means the date is not ⟦Holiday⟧. "Holiday" means 1 business day after March 14, 2005.`,
    ],
    [
      "through terms of one event",
      `"A Share" of an Exercise means ⟦B Share⟧. "B Share" of an Exercise means A Share of the Exercise.`,
    ],
    [
      "through a formula with inputs",
      `"Value" with Price: price per share means ⟦Value with Price = Price / 2⟧.`,
    ],
    [
      "through conditions",
      `"A Price" means the first of (a) $1 per share, if ⟦B Price⟧ > $1 per share; (b) $2 per share, otherwise.
       "B Price" means A Price.`,
    ],
  ])("%s", (_, text) => {
    expectFinding(check, text, "L301");
  });

  it("finds one ring in each knot", () => {
    expectFindings(
      check,
      `"A Price" means ⟦B Price⟧. "B Price" means A Price. "C Price" means ⟦D Price⟧. "D Price" means C Price + A Price.`,
      "L301",
    );
  });

  it("knows that one ambiguity is read in one way at a time", () => {
    expectNothing(
      check,
      `"A Price" means reading "upper": B Price; reading "lower": $1 per share.
       "B Price" means reading "upper": $2 per share; reading "lower": A Price.`,
    );
    expectFinding(
      check,
      `"A Price" means reading "upper": ⟦B Price⟧; reading "lower": $1 per share.
       "B Price" means reading "upper": A Price; reading "lower": $2 per share.`,
      "L301",
    );
  });

  it("finds the ring that can be where the shortest cannot", () => {
    expectFinding(
      check,
      `"A Price" means reading "upper": ⟦B Price⟧; reading "lower": C Price.
       "B Price" means reading "upper": C Price; reading "lower": A Price.
       "C Price" means reading "upper": A Price; reading "lower": $1 per share.`,
      "L301",
    );
  });

  it("leaves chains and state alone", () => {
    expectNothing(
      check,
      `"A Price" means B Price. "B Price" means Warrant Price. "Half" means A Price + B Price.
       on Stock Split: Warrant Price becomes Half / Ratio.`,
    );
  });

  it("takes its time on ten thousand definitions in one ring, and shows the ends of it", () => {
    const { found, milliseconds } = timed(
      check,
      many(10_000, (i) => `"P${i}" means P${(i + 1) % 10_000}.`),
    );
    expect(milliseconds).toBeLessThan(2_000);
    expect(found).toHaveLength(1);
    expect(found[0]?.text).toContain("9994 more");
    expect(found[0]?.related.length).toBeLessThan(20);
  });
});
