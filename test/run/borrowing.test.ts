// `adjust as section S provides`: which clauses lend. Every number is worked out beside it.
import { describe, expect, it } from "vitest";
import { compileText, exactly, runContract } from "../support/contract.ts";

const head = `warrant "Lenders".
party Issuer.
"Price" initially means $12 per share.
"Number" initially means 100 shares.
event Split has Ratio: number.
event Dividend has Ratio: number.
`;

/** What Price and Number come to after a dividend of 2, and the codes of what is said of the text. */
function after(sections: string): readonly [price: string, number: string, codes: readonly string[]] {
  const compilation = compileText(head + sections);
  const codes = compilation.diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
  if (codes.length > 0) return ["", "", codes];
  const events = [{ event: "Dividend", on: "2006-06-01", Ratio: 2 }];
  const result = runContract(compilation, { events });
  const of = (term: string): string => exactly(result, term).toFraction();
  return [of("Price"), of("Number"), codes];
}

describe("a section lends", () => {
  it("what stands in it and in the sections below it", () => {
    // 12 / 2; 100 * 2.
    expect(
      after(`section 4(b): on Split: Price becomes Price / Ratio.
section 4(b)(i): on Split: Number becomes Number * Ratio.
section 5: on Dividend: adjust as section 4(b) provides.`),
    ).toEqual(["6", "200", []]);
    expect(
      after(`section 4(b)(i): on Split: Price becomes Price / Ratio.
section 5: on Dividend: adjust as section 4 provides.`),
    ).toEqual(["6", "100", []]);
  });

  it("to a clause below it the rest of it, not that clause's own section", () => {
    // Once by 2: the other rule of 4(b)(2) is of another occasion.
    expect(
      after(`section 4(b): on Split: Price becomes Price / Ratio.
section 4(b)(1): on Split: Number becomes Number * Ratio.
section 4(b)(2): on Dividend: adjust as section 4(b) provides.
  at June 5, 2006: Price becomes Price / 3.`),
    ).toEqual(["6", "200", []]);
  });

  it("to a clause of the same section all of it", () => {
    expect(
      after(`section 4(b): on Split: Price becomes Price / Ratio.
  on Dividend: adjust as section 4(b) provides.`),
    ).toEqual(["6", "100", []]);
  });

  it.each([
    ["what a section borrows itself", "section 5: on Split: adjust as section 4 provides.", "5"],
    ["the clause's own words", "section 5: at June 5, 2006: Number falls by 1 share.", "6"],
    ["a section of other matters", "section 5: at June 5, 2006: Number falls by 1 share.", "5"],
  ])("and not %s", (_, section, label) => {
    const text = `section 4: on Split: Price becomes Price / Ratio.
${section}
section 6: on Dividend: adjust as section ${label} provides.`;
    expect(after(text)).toEqual(["", "", ["N132"]]);
  });
});
