// Rights that rules give: on an event, on an adjustment, at a moment.
import { expect, test } from "vitest";
import { compileText, runContract } from "../support/contract.ts";

function outcomes(clauses: string, events: readonly object[]): (string | undefined)[] {
  const contract = compileText(`warrant "W".
    time zone is America/New_York.
    party Issuer. party Holder.
    event Split has Ratio: number. event Notice. event Word.
    act Exit by the Holder.
    section 1 "Terms": "Price" initially means $2.40 per share. "Number" initially means 100 shares.
    section 2 "Splits": on Split: Price becomes Price / Ratio. on Notice: Number becomes Number + 1 share.
    section 3 "Exit": ${clauses}`);
  expect(contract.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return runContract(contract, { events, asOf: "2007-01-01" }).acts.map(({ status }) => status);
}

const exit = (on: string): object => ({ event: "Exit", on });
const split = (on: string, Ratio = 2): object => ({ event: "Split", on, Ratio });

test("on any adjustment of a term, once it has been adjusted", () => {
  const clause = "on any adjustment of Price: the Holder may Exit.";
  expect(
    outcomes(clause, [exit("2006-05-01"), { event: "Notice", on: "2006-05-02" }, exit("2006-05-03")]),
  ).toEqual(["refused", "refused"]);
  expect(outcomes(clause, [exit("2006-05-01"), split("2006-05-02"), exit("2006-05-03")])).toEqual([
    "refused",
    "accepted",
  ]);
  expect(
    outcomes("on any adjustment of Price if Price < $1 per share: the Holder may Exit.", [
      split("2006-05-02"),
      exit("2006-05-03"),
      split("2006-05-04"),
      exit("2006-05-05"),
    ]),
  ).toEqual(["refused", "accepted"]);
});

test("at a moment, and at one that is counted from an event", () => {
  const last = exit("2006-06-02");
  expect(outcomes("at June 1, 2006: the Holder may Exit.", [exit("2006-05-31"), last])).toEqual([
    "refused",
    "accepted",
  ]);
  const counted = "at 10 days after a Notice: the Holder may Exit.";
  const notice = { event: "Notice", on: "2006-05-20" };
  expect(outcomes(counted, [notice, exit("2006-05-29"), exit("2006-05-31")])).toEqual([
    "refused",
    "accepted",
  ]);
  expect(outcomes(counted, [last])).toEqual(["refused"]);
});

test("under the certificate that was adjusted, and no other", () => {
  const contract = compileText(`warrant "W".
    uses "std/register".
    party Issuer. party Holder.
    section 1 "Terms":
      certificates are held by the Holder, cover Number and are numbered from "W-1".
      "Number" initially means [●] shares. "Price" initially means $2.40 per share.
    section 2 "Reset":
      event Reset. on Reset: Price becomes $1 per share.
      act Exit by the Holder.
      on any adjustment of Price: the Holder may Exit.`);
  expect(contract.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { acts } = runContract(contract, {
    events: [
      { event: "Warrant Issuance", on: "2005-03-14", Recipient: "A", Shares: 10 },
      { event: "Warrant Issuance", on: "2005-03-14", Recipient: "B", Shares: 10 },
      { event: "Reset", on: "2006-05-02", certificate: "W-2" },
      { event: "Exit", on: "2006-05-03", certificate: "W-1" },
      { event: "Exit", on: "2006-05-03", certificate: "W-2" },
    ],
  });
  expect(acts.map(({ certificate, status }) => [certificate, status])).toEqual([
    ["W-1", "refused"],
    ["W-2", "accepted"],
  ]);
});

test("on an event under one certificate: under that one and those that come out of it", () => {
  const contract = compileText(`warrant "W".
    uses "std/register".
    party Issuer. party Holder.
    section 1 "Terms":
      certificates are held by the Holder, cover Number and are numbered from "W-1".
      "Number" initially means [●] shares.
      the Holder may Transfer.
    section 2 "Default":
      event Default. act Exit by the Holder.
      on Default: the Holder may Exit.`);
  expect(contract.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const issue = (Recipient: string): object => ({
    event: "Warrant Issuance",
    on: "2005-03-14",
    Recipient,
    Shares: 10,
  });
  const exits = (certificate: string): object => ({ event: "Exit", on: "2006-05-04", certificate });
  const statuses = (fault: object, ...numbers: readonly string[]): unknown[] =>
    runContract(contract, {
      events: [
        issue("A"),
        issue("B"),
        { event: "Default", on: "2006-05-02", ...fault },
        { event: "Transfer", on: "2006-05-03", certificate: "W-2", Transferee: "C" },
        ...numbers.map(exits),
      ],
    }).acts.flatMap(({ act, status }) => (act === "Exit" ? [status] : []));
  // W-3 came out of W-2.
  expect(statuses({ certificate: "W-2" }, "W-1", "W-3")).toEqual(["refused", "accepted"]);
  expect(statuses({ certificate: "W-1" }, "W-1", "W-3")).toEqual(["accepted", "refused"]);
  // What is under no certificate is under all.
  expect(statuses({}, "W-1", "W-3")).toEqual(["accepted", "accepted"]);
});
