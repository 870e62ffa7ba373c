import { describe, it } from "vitest";
import { extentOfUncountedAct as check } from "../../interpreter/check/extent-of-uncounted-act.ts";
import { expectFindings, expectNothing } from "./contract.ts";

const COUNTED = `act Buy by the Holder has Number Bought: shares.
  "Number Left" initially means 100 shares.
  on Buy: Number Left falls by Number Bought.`;

describe("to the extent that, of an act that cannot be cut back", () => {
  it("finds an act that no field counts, and a right that a rule gives", () => {
    expectFindings(
      check,
      `act Sell by the Holder has Number Sold: shares.
       the Holder may Sell. the Holder may not Sell ⟦to the extent that Number Sold > 5 shares⟧.
       ${COUNTED}
       on Merger: the Holder may Buy ⟦to the extent that Number Bought < 5 shares⟧.`,
      "L385",
    );
  });

  it("says nothing of a right or a prohibition of an act that is counted", () => {
    expectNothing(
      check,
      `${COUNTED}
       the Holder may Buy to the extent that Number Bought < 50 shares.
       the Holder may not Buy to the extent that Number Bought > 5 shares unless Number Bought > 20 shares.`,
    );
  });
});
