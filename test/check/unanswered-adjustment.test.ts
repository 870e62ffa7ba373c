import { describe, it } from "vitest";
import { unansweredAdjustment as check } from "../../interpreter/check/unanswered-adjustment.ts";
import { expectFindings, expectNothing } from "./contract.ts";

describe("what an adjustment cannot bring about", () => {
  it("finds deeming, under a reading too", () => {
    expectFindings(
      check,
      `on any adjustment of Warrant Price: ⟦deem Merger⟧; Conversion Ratio becomes 2.
       on any adjustment of Warrant Share Number: reading "yes": ⟦deem Sale⟧; reading "no": Warrant Price becomes $1 per share.`,
      "L384",
    );
  });

  it("says nothing of other effects, or of other occasions", () => {
    expectNothing(
      check,
      `on any adjustment of Warrant Price: Conversion Ratio becomes 2.
       on Merger: deem Sale.`,
    );
  });
});
