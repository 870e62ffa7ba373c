// Acts whose rules let other events happen, or leave out what earlier ones adjusted. Every number is worked out beside it.
import { describe, expect, test } from "vitest";
import type { RunResult } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileText, exactly, runContract } from "../support/contract.ts";

const TEXT = `warrant "Elections".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer, Inc.".
party Holder is "First Holder".
event Stock Split has Ratio: number.
event Distribution has Amount: price per share.
event Abandonment of a Distribution.
"Splits" of the Issuer initially means 0.
on Stock Split: Splits rises by 1.
section 1 "Terms":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 1,000 shares.
  "Term" means the period from January 1, 2006 to December 31, 2006.
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
section 2 "Adjustments":
  on Stock Split: Warrant Share Number becomes Warrant Share Number * Ratio.
section 3 "Distributions":
  on Distribution: Warrant Price becomes Warrant Price - Amount.
  on Abandonment: rescind adjustments under section 3 for the Distribution.
section 4 "Elections":
  act Elect by the Issuer has Ratio: number.
  the Issuer may Elect.
  the Issuer may not Elect if Ratio > 10.
  on Elect: deem Stock Split with Ratio = Ratio.
  act Divide by the Holder has Ratio: number.
  the Holder may Divide.
  on Divide: deem Stock Split with Ratio = Ratio.
  act Give Up by the Issuer of a Distribution.
  the Issuer may Give Up.
  on Give Up: rescind adjustments under section 3 for the Distribution.
  act Take Back by the Holder of a Divide.
  the Holder may Take Back.
  on Take Back: rescind the Divide.
  act Disclaim by the Holder of a Distribution.
  the Holder may Disclaim.
  on Disclaim: rescind adjustments under section 3 for the Distribution.
`;
const CONTRACT = compileText(TEXT);

const ISSUES = ["Alpha", "Beta"].map((Recipient) => ({
  event: "Warrant Issuance",
  on: "2006-01-02",
  Recipient,
  Shares: 100,
}));
const DISTRIBUTION = { event: "Distribution", on: "2006-01-03", id: "D", Amount: "0.10" };

function ran(...events: readonly object[]): RunResult {
  const result = runContract(CONTRACT, { events });
  expect(result.stopped).toBeNull();
  return result;
}

const of = (result: RunResult, term: string): string => exactly(result, term).toFraction();
const made = (result: RunResult): string[] =>
  result.ledger.map(({ event, section, term, status }) => `${event} ${section} ${term} ${status}`);

/** The price of each certificate. */
function prices(result: RunResult): (string | false)[] {
  return [...result.certificates!.values()].map(({ terms }) => {
    const price = terms.get("Warrant Price")?.value;
    return price instanceof Rational && price.toFraction();
  });
}

test("the contract is sound", () => {
  expect(CONTRACT.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

describe("an act that deems an event to happen", () => {
  test("lets it happen once for every rule", () => {
    const result = ran({ event: "Elect", on: "2006-01-04", Ratio: 2 });
    expect(made(result)).toEqual(["Stock Split 2 Warrant Share Number made"]);
    // 1,000 * 2.
    expect(of(result, "Warrant Share Number")).toBe("2000");
    expect(of(result, "Splits")).toBe("1");
  });

  test("lets nothing happen where it is refused", () => {
    const result = ran({ event: "Elect", on: "2006-01-04", Ratio: 11 });
    expect(result.acts.map(({ status }) => status)).toEqual(["refused"]);
    expect([of(result, "Warrant Share Number"), of(result, "Splits")]).toEqual(["1000", "0"]);
  });

  test("stays decided when the history is run again", () => {
    const elect = { event: "Elect", on: "2006-01-04", Ratio: 2 };
    const result = ran(DISTRIBUTION, elect, { event: "Abandonment", on: "2006-01-05", of: "D" });
    expect(of(result, "Warrant Share Number")).toBe("2000");
    expect(of(result, "Splits")).toBe("1");
    // $2.40 - $0.10 + $0.10.
    expect(of(result, "Warrant Price")).toBe("12/5");
  });

  test("under a certificate is about that certificate, without one about all", () => {
    const divided = ran(...ISSUES, { event: "Divide", on: "2006-01-04", certificate: "W-2", Ratio: 3 });
    const elected = ran(...ISSUES, { event: "Elect", on: "2006-01-04", Ratio: 3 });
    const shares = (result: RunResult): (string | undefined)[] =>
      [...result.certificates!.values()].map((each) => each.shares?.toFraction());
    expect(shares(divided)).toEqual(["100", "300"]);
    expect(shares(elected)).toEqual(["300", "300"]);
    expect([of(divided, "Splits"), of(elected, "Splits")]).toEqual(["1", "1"]);
  });
});

test("what an act deemed stays when the act is taken back", () => {
  const divide = { event: "Divide", on: "2006-01-04", id: "V", Ratio: 3 };
  const result = ran(divide, { event: "Take Back", on: "2006-01-05", of: "V" });
  expect(result.acts.map(({ rescinded }) => rescinded !== null)).toEqual([true, false]);
  expect([of(result, "Warrant Share Number"), of(result, "Splits")]).toEqual(["3000", "1"]);
});

describe("an act that rescinds adjustments", () => {
  test("leaves them out from then on", () => {
    const result = ran(DISTRIBUTION, { event: "Give Up", on: "2006-01-05", of: "D" });
    expect(of(result, "Warrant Price")).toBe("12/5");
    expect(made(result)).toEqual(["Distribution 3 Warrant Price rescinded", "Give Up 4 Warrant Price made"]);
  });

  test("leaves them out for every certificate", () => {
    const under = { event: "Disclaim", on: "2006-01-05", of: "D", certificate: "W-2" };
    for (const act of [{ event: "Give Up", on: "2006-01-05", of: "D" }, under])
      expect(prices(ran(...ISSUES, DISTRIBUTION, act))).toEqual(["12/5", "12/5"]);
  });

  test("stays decided when the history is run again for another", () => {
    const other = { ...DISTRIBUTION, on: "2006-01-06", id: "E", Amount: "0.20" };
    const gone = { event: "Give Up", on: "2006-01-05", of: "D" };
    const result = ran(DISTRIBUTION, gone, other, { event: "Abandonment", on: "2006-01-07", of: "E" });
    expect(of(result, "Warrant Price")).toBe("12/5");
  });
});
