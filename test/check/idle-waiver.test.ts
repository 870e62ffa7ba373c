import { describe, it } from "vitest";
import { idleWaiver as check } from "../../interpreter/check/idle-waiver.ts";
import { expectFindings, expectNothing } from "./contract.ts";

describe("waivers of duties that nobody has", () => {
  it("finds an act that nobody owes, and a party that does not owe it", () => {
    expectFindings(
      check,
      `act Report by the Issuer. act Account by the Issuer.
       on Merger: the Issuer shall Report promptly.
       on Sale: the Issuer need not Report; ⟦the Holder need not Report⟧; ⟦the Issuer need not Account⟧.`,
      "L383",
    );
  });

  it("says nothing of duties that stand by themselves, of readings, of several parties, or of a duty that the facts name", () => {
    expectNothing(
      check,
      `the Issuer shall Report at least 20 days before the Record Date of any Distribution.
       act Release by the Holder has Duty: text. the Holder may Release.
       on Merger: reading "yes": the Issuer shall Account promptly; reading "no": Conversion Ratio becomes 2.
       on Sale: the Issuer need not Report; the Issuer need not Account; the Issuer and the Holder need not Report.
       on Release: the Issuer need not perform Duty.`,
    );
  });
});
