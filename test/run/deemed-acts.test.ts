// Acts of the holder that are deemed to happen where there is a register. Every number is worked out beside it.
import { expect, test } from "vitest";
import type { RunResult } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileText, runContract } from "../support/contract.ts";

const CONTRACT = compileText(`warrant "Calls".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer, Inc.".
party Holder is "First Holder".
event Call has Most: shares.
event Stock Split has Ratio: number.
event Abandonment of a Stock Split.
section 1 "Terms":
  "Warrant Price" initially means $10 per share.
  "Warrant Share Number" initially means 1,000 shares.
  certificates are held by the Holder, cover Warrant Share Number and are numbered from "W-1".
  on Stock Split: Warrant Price becomes Warrant Price / Ratio.
  on Abandonment: rescind adjustments under section 1 for the Stock Split.
section 2 "Exercise":
  act Exercise by the Holder has Number: shares.
  the Holder may Exercise.
  the Holder may not Exercise if Number > Warrant Share Number.
  on Exercise: the Holder pays Warrant Price * Number to the Issuer; Warrant Share Number falls by Number.
section 3 "Call":
  on Call: deem Exercise with Number = the lesser of Most and Warrant Share Number / 2.
`);

const issued = (...shares: readonly number[]): object[] =>
  shares.map((Shares, i) => ({
    event: "Warrant Issuance",
    on: "2006-01-02",
    Recipient: `Holder ${i + 1}`,
    Shares,
  }));
const ran = (...events: readonly object[]): RunResult => runContract(CONTRACT, { events });
const paid = ({ settlements }: RunResult): (readonly [string | null, string])[] =>
  settlements.map(({ certificate, amount }) => [certificate, amount.toFraction()]);

test("the contract is sound", () => {
  expect(CONTRACT.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("each holder does it under each certificate, by its own numbers", () => {
  const result = ran(...issued(60, 400), { event: "Call", on: "2006-02-01", Most: 100 });
  expect(result.stopped).toBeNull();
  expect(result.acts.map(({ certificate, status }) => [certificate, status])).toEqual([
    ["W-1", "accepted"],
    ["W-2", "accepted"],
  ]);
  // Half of 60 at $10; of 400 no more than 100.
  expect(paid(result)).toEqual([
    ["W-1", "300"],
    ["W-2", "1000"],
  ]);
});

test("it is the same act where the history is run again", () => {
  const events = [
    { event: "Stock Split", id: "S", on: "2006-01-15", Ratio: 2 },
    { event: "Call", on: "2006-02-01", Most: 100 },
    { event: "Abandonment", on: "2006-03-01", of: "S" },
  ];
  const result = ran(...issued(60, 400), ...events);
  const { certificates } = result;
  const prices = [...(certificates?.values() ?? [])].map(({ terms }) => terms.get("Warrant Price")?.value);
  expect(prices).toEqual([Rational.of(10n), Rational.of(10n)]);
  // At $5.
  expect(paid(result)).toEqual([
    ["W-1", "150"],
    ["W-2", "500"],
  ]);
});

test("before any certificate is issued nobody does it", () => {
  const result = ran({ event: "Call", on: "2006-01-01", Most: 100 }, ...issued(60));
  expect([result.stopped, result.acts, result.settlements]).toEqual([null, [], []]);
});
