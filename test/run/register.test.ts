import { describe, expect, it } from "vitest";
import type { CertificateRecord, RunResult } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileText, exactly, runContract, type RunInput } from "../support/contract.ts";

// A register by hand: each number below is worked out in the comment above it.

const CONTRACT = compileText(`
warrant "Certificates".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer, Inc.".
party Holder is "First Holder".
party Board of Directors.
event Stock Split has Ratio: number.
event Fee Day has Fee: money.
act Hold Meeting by the Board of Directors.
the Board of Directors may Hold Meeting.
"Meetings" of the Issuer initially means 0.
on Hold Meeting: Meetings rises by 1.
"Splits" of the Issuer initially means 0.
"Notices Given" of the Holder initially means 0.
"Price Then" of a Stock Split initially means Warrant Price.
on Stock Split: Splits rises by 1.
section 1 "Term":
  "Term" means the period from January 1, 2006 to December 31, 2006.
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-009".
section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares; gives Cash Due: money.
  the Holder may Exercise during the Term.
  the Holder may not Exercise if Shares Exercised > Warrant Share Number.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    the Issuer delivers Shares Exercised of "Common Stock" to the Holder;
    Warrant Share Number falls by Shares Exercised;
    the Issuer issues a certificate to the Holder;
    the Issuer cancels the certificate as "exercised";
    the Issuer shall Deliver Stock within 3 days.
section 3 "Transfer":
  the Holder may Transfer during the Term.
  the Holder may Assign Part during the Term.
  the Holder may Exchange during the Term.
  act Give Notice by the Holder.
  the Holder may Give Notice.
  on Give Notice: Notices Given rises by 1.
section 4 "Splits":
  on Stock Split:
    Warrant Share Number becomes Warrant Share Number * Ratio;
    Warrant Price becomes Warrant Price / Ratio;
    the Issuer shall Certify within 2 days.
  every adjustment of Warrant Share Number is rounded to the nearest 1 share, half up.
section 5 "Fees":
  on Fee Day:
    the Holder pays Fee to the Issuer;
    the Issuer pays Fee to the Board of Directors.
section 6 "Terms":
  "Warrant Price" initially means $2.00 per share.
  "Warrant Share Number" initially means [●] shares.
  "All Shares" means the sum of Warrant Share Number over all certificates.
  "Large" means the sum of Warrant Share Number over all certificates for which Warrant Share Number > 100.
`);

const issue = (Recipient: string, Shares: number): object => ({
  event: "Warrant Issuance",
  on: "2006-01-02",
  Recipient,
  Shares,
});
const ISSUES = [issue("Alpha", 101), issue("Beta", 50)];

const run = (events: readonly object[], input: RunInput = {}): RunResult =>
  runContract(CONTRACT, { events: [...ISSUES, ...events], ...input });

function certificate(result: RunResult, number: string): CertificateRecord {
  const found = result.certificates?.get(number);
  if (found === undefined) throw new Error(`no certificate ${number}`);
  return found;
}

const shares = (result: RunResult, number: string): string =>
  certificate(result, number).shares?.toFraction() ?? "not known";

describe("a register", () => {
  it("numbers certificates by the digits at the end of the first", () => {
    const result = run([
      { event: "Transfer", on: "2006-02-01", certificate: "W-009", Transferee: "Gamma" },
      { event: "Exercise", on: "2006-02-02", certificate: "W-010", "Shares Exercised": 20 },
    ]);
    expect([...result.certificates!.keys()]).toEqual(["W-009", "W-010", "W-011", "W-012"]);
    expect(certificate(result, "W-011")).toMatchObject({
      holder: "Gamma",
      from: "W-009",
      status: "outstanding",
    });
    expect(certificate(result, "W-009").status).toBe("transferred");
    // The balance: 50 less 20.
    expect([shares(result, "W-012"), certificate(result, "W-012").holder]).toEqual(["30", "Beta"]);
    expect(certificate(result, "W-010").delivered.toFraction()).toBe("20");
  });

  it("gives no balance where nothing is left", () => {
    const result = run([
      { event: "Exercise", on: "2006-02-02", certificate: "W-010", "Shares Exercised": 50 },
    ]);
    expect(result.certificates!.size).toBe(2);
    expect(shares(result, "W-010")).toBe("0");
  });

  it("rounds each certificate by itself, and changes what is common once", () => {
    // 101 x 1.5 = 151.5, half up 152; 50 x 1.5 = 75.
    const result = run([{ event: "Stock Split", on: "2006-02-01", id: "S", Ratio: "1.5" }]);
    expect([shares(result, "W-009"), shares(result, "W-010")]).toEqual(["152", "75"]);
    expect(exactly(result, "Splits").toFraction()).toBe("1");
    expect(exactly(result, "Warrant Price").toFraction()).toBe("4/3");
    expect(result.terms.get("Warrant Share Number")?.value).toBeNull();
    expect(exactly(result, "All Shares").toFraction()).toBe("227");
    expect(exactly(result, "Large").toFraction()).toBe("152");
    expect(result.ledger.map(({ certificate: number, term }) => `${number} ${term}`)).toEqual([
      "W-009 Warrant Share Number",
      "W-009 Warrant Price",
      "W-010 Warrant Share Number",
      "W-010 Warrant Price",
    ]);
  });

  it("gives a certificate the history of the one that it comes out of, up to then", () => {
    const result = run([
      { event: "Stock Split", on: "2006-02-01", Ratio: 2 },
      { event: "Transfer", on: "2006-02-02", certificate: "W-009", Transferee: "Gamma" },
      { event: "Stock Split", on: "2006-02-03", Ratio: 3 },
    ]);
    const prices = certificate(result, "W-011").ledger.filter(({ term }) => term === "Warrant Price");
    expect(prices.map(({ certificate: number }) => number)).toEqual(["W-009", "W-011"]);
    expect(certificate(result, "W-009").ledger).toHaveLength(2);
    expect(shares(result, "W-011")).toBe("606");
  });

  it("refuses what is done under a certificate that is gone, by the section that let it go", () => {
    const result = run([
      { event: "Transfer", on: "2006-02-01", certificate: "W-009", Transferee: "Gamma" },
      { event: "Transfer", on: "2006-02-02", certificate: "W-009", Transferee: "Delta" },
      { event: "Exercise", on: "2006-02-03", certificate: "W-010", "Shares Exercised": 50 },
      { event: "Exercise", on: "2006-02-04", certificate: "W-010", "Shares Exercised": 1 },
      { event: "Transfer", on: "2007-02-04", certificate: "W-011", Transferee: "Late" },
    ]);
    const refused = result.acts.filter(({ status }) => status === "refused");
    expect(refused.map(({ refusedBy }) => refusedBy)).toEqual([["3"], ["2"], ["1"]]);
    expect(refused[0]?.reasons[0]?.text).toBe(
      "Certificate W-009 is no longer outstanding: it was transferred on February 1, 2006.",
    );
    expect(result.certificates!.size).toBe(3);
    expect(certificate(result, "W-011").status).toBe("expired");
  });

  it("stops where more would come out of a certificate than it has, and loses nothing before", () => {
    const result = run([
      { event: "Stock Split", on: "2006-02-01", Ratio: 2 },
      {
        event: "Assign Part",
        on: "2006-02-02",
        certificate: "W-010",
        Transferee: "Gamma",
        "Shares Assigned": 101,
      },
      { event: "Stock Split", on: "2006-02-03", Ratio: 2 },
    ]);
    expect(result.stopped?.message).toBe(
      "a certificate for 101 shares cannot come out of one that has 100 shares",
    );
    expect(result.notReached.map(({ event }) => event)).toEqual(["Stock Split"]);
    expect(shares(result, "W-010")).toBe("100");
  });

  it("stops at a number that no certificate has, and names what is close", () => {
    const result = run([{ event: "Exercise", on: "2006-02-02", certificate: "W-10", "Shares Exercised": 5 }]);
    expect(result.stopped?.message).toBe(
      'the register holds no certificate "W-10" at that time: there are W-009, W-010; W-010 is close',
    );
  });

  it("needs to know which of several certificates an act is under, and takes the only one", () => {
    const several = run([{ event: "Exercise", on: "2006-02-02", "Shares Exercised": 5 }]);
    expect(several.needs).toMatchObject([{ kind: "fact", what: "certificate of Exercise" }]);
    const one = runContract(CONTRACT, {
      events: [issue("Alpha", 10), { event: "Exercise", on: "2006-02-02", "Shares Exercised": 4 }],
    });
    expect(one.acts[0]).toMatchObject({ certificate: "W-009", status: "accepted" });
    expect(shares(one, "W-010")).toBe("6");
  });

  it("begins with the contract itself where the facts name certificates and issue none", () => {
    const result = runContract(CONTRACT, {
      events: [{ event: "Transfer", on: "2006-02-01", certificate: "W-009", Transferee: "Gamma" }],
      settings: { "Warrant Share Number": "40 shares" },
    });
    expect(certificate(result, "W-009").holder).toBe("First Holder");
    expect(certificate(result, "W-010")).toMatchObject({ holder: "Gamma", from: "W-009" });
    expect(shares(result, "W-010")).toBe("40");
  });

  it("is not there where the facts say nothing of certificates", () => {
    const result = runContract(CONTRACT, {
      events: [{ event: "Exercise", on: "2006-02-01", "Shares Exercised": 4 }],
      settings: { "Warrant Share Number": "40 shares" },
    });
    expect([result.certificates, result.reconciliation]).toEqual([null, null]);
    expect(exactly(result, "Warrant Share Number").toFraction()).toBe("36");
    expect(exactly(result, "All Shares").toFraction()).toBe("36");
  });

  it("keeps what is a holder's for all certificates of that holder, and of no other", () => {
    const result = run([
      issue("Alpha", 7),
      { event: "Give Notice", on: "2006-02-01", certificate: "W-009" },
      { event: "Give Notice", on: "2006-02-02", certificate: "W-011" },
    ]);
    expect(result.stopped).toBeNull();
    // Alpha gave two notices under two certificates, Beta none: the term differs between holders.
    expect(result.terms.get("Notices Given")?.value).toBeNull();
    const alone = run([{ event: "Give Notice", on: "2006-02-01", certificate: "W-009" }], {
      asOf: "2006-02-01",
    });
    expect(alone.terms.get("Notices Given")?.value).toBeNull();
  });

  it("settles with each holder, and once where no holder has a part in it", () => {
    const result = run([{ event: "Fee Day", on: "2006-02-01", Fee: "$5" }]);
    expect(result.settlements.map(({ from, to, certificate: number }) => `${from} ${to} ${number}`)).toEqual([
      "Holder Issuer W-009",
      "Issuer Board of Directors null",
      "Holder Issuer W-010",
    ]);
  });

  it("lets acts of others be of no certificate", () => {
    const result = run([{ event: "Hold Meeting", on: "2006-02-01" }]);
    expect(result.acts[0]).toMatchObject({ status: "accepted", certificate: null });
    expect(exactly(result, "Meetings").toFraction()).toBe("1");
  });

  it("has a duty for each certificate, done for all or for one", () => {
    const split = { event: "Stock Split", on: "2006-02-01", id: "S", Ratio: 2 };
    const statuses = (events: readonly object[]): string[] =>
      run([split, ...events], { asOf: "2006-02-10" }).obligations.map(
        ({ certificate: number, status }) => `${number} ${status}`,
      );
    expect(statuses([])).toEqual(["W-009 breached", "W-010 breached"]);
    expect(statuses([{ event: "Certify", on: "2006-02-02", of: "S" }])).toEqual([
      "W-009 performed",
      "W-010 performed",
    ]);
    expect(statuses([{ event: "Certify", on: "2006-02-02", of: "S", certificate: "W-010" }])).toEqual([
      "W-009 breached",
      "W-010 performed",
    ]);
  });

  it("says which events of one instant matter, and that the order of issue is no matter", () => {
    const result = run([]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual([]);
    const sameDay = run([
      { event: "Exercise", on: "2006-02-01", certificate: "W-010", "Shares Exercised": 30 },
      { event: "Stock Split", on: "2006-02-01", Ratio: 2 },
    ]);
    expect(sameDay.diagnostics.map(({ code }) => code)).toContain("R505");
  });

  it("holds the terms of events that come from a certificate's by certificate", () => {
    const later = run([
      { event: "Exercise", on: "2006-02-01", certificate: "W-010", "Shares Exercised": 30 },
      { event: "Stock Split", on: "2006-02-02", id: "S", Ratio: 2 },
    ]);
    expect(later.stopped).toBeNull();
    const price = certificate(later, "W-011").terms.get("Warrant Price")?.value;
    expect(price instanceof Rational && price.toFraction()).toBe("1");
  });
});
