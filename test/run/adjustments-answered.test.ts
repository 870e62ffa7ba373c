// Clauses on any adjustment: whenever a term is adjusted, by another such clause too, and once for what is common to all.
import { expect, test } from "vitest";
import { compileText, exactly, runContract } from "../support/contract.ts";

const CONTRACT = compileText(`warrant "Adjustments answered".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer, Inc.".
party Holder is "First Holder".
event Stock Split has Ratio: number.
act Certify by the Issuer.
"Count" of the Issuer initially means 0.
section 1 "Terms":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 1,000 shares.
  "Term" means the period from January 1, 2006 to December 31, 2006.
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
section 2 "Adjustments":
  on Stock Split: Warrant Share Number becomes Warrant Share Number * Ratio.
  on any adjustment of Warrant Share Number: Warrant Price becomes Warrant Price / 2.
  on any adjustment of Warrant Price: Count rises by 1; the Issuer shall Certify within 3 days.
`);

const SPLIT = { event: "Stock Split", on: "2006-01-04", Ratio: 2 };

test("an adjustment that a clause on adjustments makes is answered as well", () => {
  const result = runContract(CONTRACT, { events: [SPLIT] });
  expect(exactly(result, "Warrant Price").toFraction()).toBe("6/5");
  expect(exactly(result, "Count").toFraction()).toBe("1");
  expect(result.obligations.map(({ act }) => act)).toEqual(["Certify"]);
});

test("what is common to all certificates is changed once", () => {
  const issues = ["Alpha", "Beta"].map((Recipient) => ({
    event: "Warrant Issuance",
    on: "2006-01-02",
    Recipient,
    Shares: 100,
  }));
  const result = runContract(CONTRACT, { events: [...issues, SPLIT] });
  expect([...result.certificates!.values()].map(({ shares }) => shares?.toFraction())).toEqual([
    "200",
    "200",
  ]);
  expect(exactly(result, "Count").toFraction()).toBe("1");
});
