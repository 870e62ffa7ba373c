import { describe, it } from "vitest";
import { idleNoDuty as check } from "../../interpreter/check/idle-no-duty.ts";
import { expectFindings, expectNothing } from "./contract.ts";

const clauses = `section 2: on Merger: the Issuer shall Report promptly.
  section 2(a): on Sale: the Issuer shall Account promptly.
  section 3: "Some Fee" means $100.`;

const expecting = (expectation: string): string =>
  `${clauses}\nscenario "S": on June 1, 2026: Merger. then ${expectation}.`;

describe("duties expected not to arise under a section", () => {
  it("finds a section that never gives rise to them", () => {
    expectFindings(check, expecting("⟦no duty to Report arises under section 3⟧"), "L386");
    expectFindings(check, expecting("⟦no duty to Report arises under section 2(a)⟧"), "L386");
  });

  it("says nothing where the section, or one inside it, can, and nothing where no section is named", () => {
    expectNothing(check, expecting("no duty to Report arises under section 2"));
    expectNothing(check, expecting("no duty to Account arises under section 2"));
    expectNothing(check, expecting("no duty to Account arises on June 1, 2026"));
  });
});
