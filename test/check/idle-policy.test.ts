import { describe, expect, it } from "vitest";
import { idlePolicy as check } from "../../interpreter/check/idle-policy.ts";
import { expectFinding, expectFindings, expectNothing } from "./contract.ts";

const CLAUSES = `section 4(a): on Stock Split or Stock Dividend: Warrant Price becomes Warrant Price / Ratio.
  section 4(b): on Merger: adjust as section 4(a) provides, with Ratio = 2.
  section 4(c): on Exercise: Warrant Share Number falls by Shares Exercised.
  section 4(d): at 5 days after a Sale: reading "half": Conversion Ratio becomes 1/2; reading "third": Conversion Ratio becomes 1/3.
  section 5: """Notices are in writing."""
  `;

describe("policies that meet no adjustment", () => {
  it("under a section that makes none of the term", () => {
    const found = expectFinding(
      check,
      `${CLAUSES} section 6: every adjustment of Warrant Price under section ⟦5⟧ is at least $1 per share.`,
      "L371",
    );
    expect(found.title).toBe(
      'Section 6 speaks of adjustments of "Warrant Price" under section 5, and there are none.',
    );
    expect(found.text).toBe("What it demands of them changes no result.");
  });

  it("except under a section that makes none", () => {
    const found = expectFinding(
      check,
      `${CLAUSES} section 6: every adjustment of Warrant Price, except under section ⟦4(d)⟧, is never an increase.`,
      "L371",
    );
    expect(found.title).toBe(
      'Section 6 excepts adjustments of "Warrant Price" under section 4(d), and there are none.',
    );
    expect(found.text).toBe("The exception changes no result.");
  });

  it("except at an event that makes none", () => {
    const found = expectFinding(
      check,
      `${CLAUSES} section 6: every adjustment of Warrant Price, except on Stock Split or ⟦Delisting⟧, is never an increase.`,
      "L371",
    );
    expect(found.title).toBe(
      'Section 6 excepts adjustments of "Warrant Price" at a Delisting, and there are none.',
    );
  });

  it("of a term that nothing adjusts, whatever settlements take away", () => {
    const found = expectFinding(
      check,
      `${CLAUSES} section 6: every adjustment of Warrant Price or ⟦Warrant Share Number⟧ is rounded down to $0.01.`.replace(
        "is rounded down to $0.01",
        "is never an increase",
      ),
      "L371",
    );
    expect(found.title).toBe(
      'Section 6 speaks of adjustments of "Warrant Share Number", and there are none.',
    );
  });

  it("of a term that all certificates share, whose changes are no adjustments", () => {
    const found = expectFinding(
      check,
      `${CLAUSES} on Merger: Shares Outstanding becomes 5 shares. section 6: every adjustment of ⟦Shares Outstanding⟧ is never a decrease.`,
      "L371",
    );
    expect(found.text).toMatch(/^It is not a term of the certificate/);
  });

  it("in postponements, and in each of their readings", () => {
    expectFindings(
      check,
      `${CLAUSES} section 6:
         reading "ratio": an adjustment of Conversion Ratio, except under section ⟦4(a)⟧, is postponed until Exercise
           while the postponed adjustments, carried as a ratio, total less than 1%;
         reading "amount": an adjustment of Conversion Ratio under section ⟦4(b)⟧ is postponed until Exercise
           while the postponed adjustments, carried as an amount, total less than 1%.`,
      "L371",
    );
  });

  it.each([
    ["a section that adjusts", `every adjustment of Warrant Price under section 4(a) is never an increase.`],
    ["a section that contains it", `every adjustment of Warrant Price under section 4 is never an increase.`],
    ["a section that borrows", `every adjustment of Warrant Price under section 4(b) is never an increase.`],
    [
      "a section that adjusts one of the terms",
      `every adjustment of Warrant Price or Conversion Ratio under section 4(d) is never an increase.`,
    ],
    ["no section", `every adjustment of Warrant Price is never an increase.`],
    [
      "the event of an instant",
      `every adjustment of Conversion Ratio, except on Sale, is never an increase.`,
    ],
    [
      "the events of a rule",
      `every adjustment of Warrant Price, except on Stock Dividend, is never an increase.`,
    ],
  ])("nothing of %s", (_, policy) => {
    expectNothing(check, `${CLAUSES} section 6: ${policy}`);
  });
});
