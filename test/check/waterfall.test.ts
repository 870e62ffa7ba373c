import { describe, expect, it } from "vitest";
import { waterfall as check } from "../../interpreter/check/waterfall.ts";
import { expectFinding, expectFindings, expectNothing, many, timed } from "./contract.ts";

describe("cases that leave a gap", () => {
  it("names what is covered, what is not, and what has no result then", () => {
    const found = expectFinding(
      check,
      `section 8 "Definitions": "Haircut" of a Distribution means ⟦the first of⟧
         (a) 0%, if Kind is "cash";
         (b) 10%, if Kind is "property".`,
      "L331",
    );
    expect(found.title).toBe('"Haircut" does not cover every case.');
    expect(found.text).toBe(
      'Section 8 covers: Kind is "cash"; Kind is "property". Not covered: "rights". "Haircut" then cannot be computed.',
    );
    expect(found.help).toEqual([
      'Add a last case that applies "otherwise", for example a determination by a party.',
    ]);
  });

  it("says what it cannot name", () => {
    const found = expectFinding(
      check,
      `"Haircut" means ⟦the first of⟧ (a) 0%, if Listed; (b) 10%, if Conversion Ratio > 1.`,
      "L331",
    );
    expect(found.text).toContain(
      "The contract covers: Listed; Conversion Ratio > 1. Not covered: whatever else there may be.",
    );
  });

  it("names the first of very many", () => {
    const found = expectFinding(
      check,
      `"Haircut" means ⟦the first of⟧ ${many(12, (i) => `(${"abcdefghijkl"[i]}) ${i}%, if Conversion Ratio = ${i}${i < 11 ? ";" : ""}`)}.`,
      "L331",
    );
    expect(found.text).toContain("Conversion Ratio = 4; 7 more. Not");
  });

  it.each([
    [
      "in a clause",
      `section 4: on Merger: Conversion Ratio becomes ⟦the first of⟧ (a) 1, if Listed.`,
      "A list of cases in section 4",
    ],
    [
      "inside a formula",
      `"Haircut" means 2 * (⟦the first of⟧ (a) 1, if Listed).`,
      'A list of cases in "Haircut"',
    ],
    [
      "that goes on to what is available",
      `"Haircut" means ⟦the first available of⟧ (a) 1, if Listed; (b) 2, if Conversion Ratio > 1.`,
      '"Haircut"',
    ],
    [
      "with while and unless",
      `"Haircut" means ⟦the first of⟧ (a) 1, while Conversion Ratio > 2; (b) 2, unless Conversion Ratio > 1.`.replace(
        "Conversion Ratio > 2",
        "Listed",
      ),
      '"Haircut"',
    ],
  ])("%s", (_, text, what) => {
    expect(expectFinding(check, text, "L331").title).toBe(`${what} does not cover every case.`);
  });

  it.each([
    ["otherwise", `"Haircut" means the first of (a) 1, if Listed; (b) 2, otherwise.`],
    ["a last case without condition", `"Haircut" means the first available of (a) 1, if Listed; (b) 2.`],
    ["a condition and its opposite", `"Haircut" means the first of (a) 1, if Listed; (b) 2, unless Listed.`],
    [
      "comparisons that leave nothing",
      `"Haircut" means the first of (a) 1, if Conversion Ratio < 2; (b) 2, if Conversion Ratio >= 2.`,
    ],
    [
      "all values of a text",
      `"Haircut" of a Distribution means the first of (a) 1, if Kind is "cash"; (b) 2, if (Kind is one of "property", "rights").`,
    ],
    [
      "a value and all others",
      `"Haircut" of a Distribution means the first of (a) 1, if Kind is "cash"; (b) 2, if Kind is not "cash".`,
    ],
  ])("is closed by %s", (_, text) => {
    expectNothing(check, text);
  });

  it.each([
    ["more than one condition", `(a) 1, if Listed and Conversion Ratio > 1; (b) 2, if not Listed`],
    ["a strict comparison on either side", `(a) 1, if Conversion Ratio < 2; (b) 2, if Conversion Ratio > 2`],
    ["values of a text without a list", `(a) 1, if Venue is "exchange"; (b) 2, if Venue is "otc"`],
  ])("is not closed by %s", (_, cases) => {
    expectFinding(
      check,
      `"Venue" of the Issuer initially means "otc". "Haircut" means ⟦the first of⟧ ${cases}.`,
      "L331",
    );
  });
});

describe("cases that never apply", () => {
  it("stand after one that always does", () => {
    const [found] = expectFindings(
      check,
      `"Haircut" means the first of (a) 1, if Listed; (b) 2, otherwise; ⟦(c) 3, if Conversion Ratio > 1⟧; ⟦(d) 4, otherwise⟧.`,
      "L332",
    );
    expect(found?.title).toBe("Case (c) never applies.");
    expect(found?.text).toBe("Case (b) applies to everything that is left before it is reached.");
  });

  it("repeat a condition", () => {
    const found = expectFinding(
      check,
      `"Haircut" means the first of (a) 1, if Conversion Ratio > 2; ⟦(b) 2, if (Conversion Ratio) > 2⟧; (c) 3, otherwise.`,
      "L332",
    );
    expect(found.text).toBe("It has the same condition as case (a), which comes first.");
  });

  it("are meant where one goes on to what is available", () => {
    expectNothing(check, `"Haircut" means the first available of (a) 1; (b) 2; (c) 3.`);
  });
});

it("takes its time on ten thousand cases", () => {
  const cases = many(5_000, (i) => `(a) ${i}, if Conversion Ratio = ${i};`);
  const { found, milliseconds } = timed(check, `"Haircut" means the first of ${cases} (z) 1, if Listed.`);
  expect(milliseconds).toBeLessThan(2_000);
  expect(found).toHaveLength(1);
});
