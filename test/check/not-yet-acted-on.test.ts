import { describe, expect, it } from "vitest";
import { notYetActedOn as check } from "../../interpreter/check/not-yet-acted-on.ts";
import { expectFinding, expectNothing } from "./contract.ts";

describe("what a run does not act on yet", () => {
  it.each([
    [
      "limits of a power",
      `section 10: the Issuer may Amend, except that no ⟦Amend⟧ may increase Warrant Price unless the Holder consents.`,
      "L392",
      "The limit on Amend under section 10 is kept, but has no effect on results yet.",
    ],
  ])("%s", (_, text, code, title) => {
    const found = expectFinding(check, text, code);
    expect(found.severity).toBe("information");
    expect(found.title).toBe(title);
  });

  it("finds the limits of rights that arise from an event", () => {
    expectFinding(
      check,
      `on Merger: reading "yes": the Holder may Amend, except that no ⟦Amend⟧ may reduce Warrant Price; reading "no": Conversion Ratio becomes 2.`,
      "L392",
    );
  });

  it("says nothing of what has its meaning", () => {
    expectNothing(
      check,
      `"""The paper's words.""" the Holder may Exercise. the Holder may not Exercise unless Listed.
       on Merger: the Issuer shall Report promptly. section 1:`,
    );
  });
});
