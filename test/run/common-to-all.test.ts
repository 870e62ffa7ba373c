// What is common to all certificates of a register, where rules work it out from the terms of each.
import { describe, expect, test } from "vitest";
import type { RunResult } from "../../interpreter/run/result.ts";
import { compileText, exactly, runContract } from "../support/contract.ts";

const contract = (clause: string): ReturnType<typeof compileText> =>
  compileText(`warrant "Common".
uses "std/register".
currency is USD.
party Issuer. party Holder. party Agent.
event Call.
event Bonus has Count: shares.
section 1 "Terms":
  certificates are held by the Holder, cover Number and are numbered from "W-1".
  "Number" initially means 1,000 shares.
  "Price" initially means $10 per share.
  "All" of the Issuer initially means 0 shares.
section 2 "Calls":
  ${clause}
  on Bonus: Number becomes Number + Count.
`);

function called(clause: string, shares: readonly number[]): RunResult {
  const compiled = contract(clause);
  expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const issues = shares.map((Shares) => ({
    event: "Warrant Issuance",
    on: "2006-01-02",
    Recipient: "Fund",
    Shares,
  }));
  return runContract(compiled, { events: [...issues, { event: "Call", on: "2006-02-01" }] });
}

describe.each([
  ["a term of a party", "on Call: All rises by Number."],
  ["a term of a party that becomes something", "on Call: All becomes Number."],
  ["what an event that is deemed to happen says", "on Call: deem Bonus with Count = Number."],
  ["what changes hands between others", "on Call: the Issuer pays Price * Number to the Agent."],
])("%s", (_, clause) => {
  test("stops the run where the certificates differ, at the words that say so", () => {
    const { stopped } = called(clause, [60, 400]);
    expect(stopped?.section).toBe("2");
    expect(stopped?.message).toContain("by the terms of each");
  });

  test("is done once where they do not", () => {
    expect(called(clause, [60, 60]).stopped).toBeNull();
  });
});

test("once is once", () => {
  expect(exactly(called("on Call: All rises by Number.", [60, 60]), "All").toFraction()).toBe("60");
  const { settlements } = called("on Call: the Issuer pays Price * Number to the Agent.", [60, 60]);
  expect(settlements.map(({ amount }) => amount.toFraction())).toEqual(["600"]);
});

test("what holders pay is paid under each certificate, by its own terms", () => {
  const { settlements } = called("on Call: the Holder pays Price * Number to the Agent.", [60, 400]);
  expect(settlements.map(({ amount }) => amount.toFraction())).toEqual(["600", "4000"]);
});
