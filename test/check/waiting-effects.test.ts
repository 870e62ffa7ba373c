import { describe, expect, it } from "vitest";
import { waitingEffects as check } from "../../interpreter/check/waiting-effects.ts";
import { expectFinding, expectFindings, expectNothing, many, mended, timed } from "./contract.ts";

const BOTH = `section 4(c) "Distributions":
  on Distribution:
    Warrant Price becomes Warrant Price * Warrant Share Number / ⟦adjusted Warrant Share Number⟧;
    Warrant Share Number becomes Warrant Share Number * Warrant Price / adjusted Warrant Price.`;

describe("effects that wait for each other", () => {
  it("names both, the event and the section", () => {
    const found = expectFinding(check, BOTH, "L302");
    expect(found.title).toBe('"Warrant Price" and "Warrant Share Number" each wait for the other.');
    expect(found.text).toBe(
      "At a Distribution: Warrant Price (section 4(c)) → Warrant Share Number (section 4(c)) → adjusted Warrant Price. " +
        "None of these adjustments can be computed.",
    );
    expect(found.help).toEqual(["Say which is taken immediately before the adjustment."]);
    expect(found.related).toHaveLength(1);
  });

  it("offers to take either immediately before", () => {
    const { fixes } = expectFinding(check, BOTH, "L302");
    expect(fixes.map(({ title }) => title)).toEqual([
      'Take "Warrant Share Number" immediately before the adjustment, in section 4(c)',
      'Take "Warrant Price" immediately before the adjustment, in section 4(c)',
    ]);
    for (const fix of fixes) expectNothing(check, mended(BOTH, fix));
  });

  it.each([
    ["of itself", `on Merger: Warrant Price becomes ⟦adjusted Warrant Price⟧ / 2.`],
    [
      "between sections",
      `section 1: on Stock Split or Stock Dividend: Warrant Price becomes Warrant Price / ⟦adjusted Conversion Ratio⟧.
       section 2: on Stock Dividend or Stock Split: Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
    [
      "by what is required",
      `on Merger: Warrant Price becomes Warrant Price * ⟦required Conversion Ratio⟧; Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
    [
      "through a legend",
      `on Merger: Warrant Price becomes Warrant Price * F; Conversion Ratio becomes adjusted Warrant Price / Warrant Price,
         where F = ⟦adjusted Conversion Ratio⟧.`,
    ],
    [
      "through a definition",
      `"Factor" means Inner Factor. "Inner Factor" means ⟦adjusted Conversion Ratio⟧ / Conversion Ratio.
       on Merger: Warrant Price becomes Warrant Price * Factor; Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
    [
      "through a borrowed formula",
      `section 1: on Merger: Warrant Price becomes Warrant Price * ⟦adjusted Conversion Ratio⟧.
       section 2: on Sale: adjust as section 1 provides; Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
    [
      "at an instant",
      `at 5 days after a Merger: Warrant Price becomes Warrant Price * ⟦adjusted Conversion Ratio⟧; Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
  ])("finds a ring %s", (_, text) => {
    expectFinding(check, text, "L302");
  });

  it.each([
    [
      "one direction",
      `on Merger: Warrant Share Number becomes Warrant Share Number * 2; Warrant Price becomes Warrant Price * Warrant Share Number / adjusted Warrant Share Number.`,
    ],
    [
      "different events",
      `on Merger: Warrant Price becomes Warrant Price * adjusted Conversion Ratio.
       on Sale: Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
    [
      "different moments",
      `at 5 days after a Merger: Warrant Price becomes Warrant Price * adjusted Conversion Ratio.
       at 6 days after a Merger: Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
    [
      "alternatives",
      `on Merger:
         Warrant Price becomes (reading "price first": Warrant Price / 2; reading "ratio first": Warrant Price * adjusted Conversion Ratio);
         Conversion Ratio becomes (reading "price first": adjusted Warrant Price / Warrant Price; reading "ratio first": 2).`,
    ],
    [
      "alternative effects",
      `on Merger:
         reading "price first": Warrant Price becomes Warrant Price / 2;
         reading "ratio first": Warrant Price becomes Warrant Price * adjusted Conversion Ratio;
         reading "ratio first": Conversion Ratio becomes 2;
         reading "price first": Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
    ],
  ])("says nothing of %s", (_, text) => {
    expectNothing(check, text);
  });

  it("tells a ring once that several events have", () => {
    expectFindings(
      check,
      `on Merger or Sale or Delisting: Warrant Price becomes Warrant Price * ⟦adjusted Conversion Ratio⟧; Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`,
      "L302",
    );
  });

  it("takes its time on ten thousand rules, chained by definitions", () => {
    const text = `${many(5_000, (i) => `"F${i}" means F${i + 1} + 1.`)} "F5000" means adjusted Conversion Ratio.
      ${many(5_000, (i) => `on Merger: Warrant Price becomes Warrant Price * F${i}.`)}
      on Merger: Conversion Ratio becomes adjusted Warrant Price / Warrant Price.`;
    const { found, milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
    expect(found).toHaveLength(1);
  });
});
