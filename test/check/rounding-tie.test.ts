import { describe, expect, it } from "vitest";
import { roundingTie as check } from "../../interpreter/check/rounding-tie.ts";
import { expectFinding, expectFindings, expectNothing, mended } from "./contract.ts";

const policy = (step: string): string =>
  `on Stock Split: Warrant Share Number becomes Warrant Share Number * Ratio.
   every adjustment of Warrant Share Number is rounded ⟦${step}⟧.`;

describe("rounding without a rule for what lies halfway", () => {
  it("shows a value that could go either way", () => {
    const found = expectFinding(check, policy("to the nearest 1/100 share"), "L342");
    expect(found.severity).toBe("warning");
    expect(found.title).toBe('"Nearest 1/100 share" does not say where 10.005 goes: 10.00 or 10.01.');
    expect(found.text).toBe("Until the contract says so, it goes away from zero (half up).");
    expect(found.help).toEqual(['Add "half up", "half even" or "half down".']);
  });

  it.each([
    ["to the nearest share", '"Nearest share" does not say where 10.5 goes: 10 or 11.'],
    ["to a whole share", '"Nearest share" does not say where 10.5 goes: 10 or 11.'],
    ["to the nearest 10 shares", '"Nearest 10 shares" does not say where 15 goes: 10 or 20.'],
    ["to the nearest 1,000 shares", '"Nearest 1,000 shares" does not say where 1,500 goes: 1,000 or 2,000.'],
    ["to the nearest 1/3 share", '"Nearest 1/3 share" does not say where 61/6 goes: 10 or 31/3.'],
    ["to the nearest 1/8 share", '"Nearest 1/8 share" does not say where 10.0625 goes: 10.000 or 10.125.'],
  ])("%s", (step, title) => {
    expect(expectFinding(check, policy(step), "L342").title).toBe(title);
  });

  it.each([
    [
      "Warrant Price rounded ⟦to the nearest $0.0001⟧",
      '"Nearest $0.0001" does not say where $10.00005 goes: $10.0000 or $10.0001.',
    ],
    [
      "Warrant Price rounded ⟦to the nearest USD 0.01⟧",
      '"Nearest USD 0.01" does not say where USD 10.005 goes: USD 10.00 or USD 10.01.',
    ],
    [
      "Warrant Price rounded ⟦to the nearest Tick⟧",
      '"Nearest Tick" does not say where a value halfway between two steps goes.',
    ],
    [
      "Warrant Price rounded ⟦to the nearest 0⟧",
      '"Nearest 0" does not say where a value halfway between two steps goes.',
    ],
  ])("%s", (formula, title) => {
    const found = expectFinding(check, `"Tick" means $0.05 per share. "Offer" means ${formula}.`, "L342");
    expect(found.title).toBe(title);
  });

  it("offers the three rules", () => {
    const text = policy("to the nearest 1/100 share");
    const { fixes } = expectFinding(check, text, "L342");
    expect(fixes.map(({ title }) => title)).toEqual(['Add "half up"', 'Add "half even"', 'Add "half down"']);
    for (const fix of fixes) expectNothing(check, mended(text, fix));
    expect(mended(text, fixes[1])).toContain("rounded to the nearest 1/100 share, half even.");
  });

  it("looks into readings", () => {
    expectFindings(
      check,
      `every adjustment of Warrant Price is reading "cent": rounded ⟦to the nearest $0.01⟧; reading "mill": rounded ⟦to the nearest $0.001⟧.`,
      "L342",
    );
  });

  it("says nothing of rounding with a rule, up or down", () => {
    expectNothing(
      check,
      `"Offer" means Warrant Price rounded to the nearest $0.01, half even.
       "Bid" means Warrant Price rounded down to the nearest $0.01. "Ask" means Warrant Price rounded up to $0.01.`,
    );
  });
});
