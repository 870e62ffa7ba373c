import { describe, it } from "vitest";
import { notices as check } from "../../interpreter/check/notices.ts";
import { expectFinding, expectNothing } from "./contract.ts";

const CALL = "the Holder may Call.";

describe("when notices take effect", () => {
  it("is said once", () => {
    expectFinding(
      check,
      `act Call by the Holder, by notice. ${CALL}
       section 1: every notice takes effect at Received.
       section 2: ⟦every notice takes effect at Sent.⟧`,
      "L381",
    );
  });

  it("is said where there are notices", () => {
    expectFinding(check, `act ⟦Call⟧ by the Holder, by notice to the Issuer. ${CALL}`, "L382");
  });

  it("needs no word where there are none, or where it is said", () => {
    expectNothing(check, `act Call by the Holder. ${CALL}`);
    expectNothing(
      check,
      `act Call by the Holder, by notice. ${CALL} every notice takes effect at the earliest of (i) Received; (ii) Sent.`,
    );
  });
});
