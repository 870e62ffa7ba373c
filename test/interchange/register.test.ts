// A register of certificates as OCF securities: an issue each, and how one was given up for others.
import { describe, expect, it } from "vitest";
import { readEvents } from "../../interpreter/facts/events.ts";
import { exportOcf } from "../../interpreter/interchange/ocf-export.ts";
import { run } from "../../interpreter/run/run.ts";
import { natives } from "../../stdlib/native/index.ts";
import { compileText } from "../support/contract.ts";

const { model } = compileText(`warrant "W".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme, Inc.".
party Holder.
section 1 "Term":
  "Original Issue Date" means January 2, 2024.
  "Term" means the period from Original Issue Date to January 2, 2029 at 5:00 pm.
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares; gives Cash Due: money, Shares Issued: shares.
  the Holder may Exercise during the Term.
  the Holder may Assign Part.
  the Holder may Exchange.
  the Holder may Surrender.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.
  "Shares Issued" of an Exercise means Shares Exercised.
  on Exercise:
    Warrant Share Number falls by Shares Exercised;
    the Issuer issues a certificate to the Holder;
    the Issuer cancels the certificate as "exercised".
section 3 "Definitions":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means [●] shares.
`);

const EVENTS = [
  { event: "Warrant Issuance", on: "2024-01-02", Recipient: "Alpha Fund", Shares: 1000 },
  { event: "Assign Part", on: "2024-02-01", certificate: "W-1", Transferee: "Beta", "Shares Assigned": 400 },
  { event: "Exercise", on: "2024-03-01", id: "X", certificate: "W-2", "Shares Exercised": 100 },
  { event: "Exchange", on: "2024-04-01", certificate: "W-3", "First Part": 250 },
  { event: "Surrender", on: "2024-05-01", certificate: "W-4" },
];

describe("certificates as OCF", () => {
  const source = { name: "events.json", text: JSON.stringify(EVENTS) };
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const { events } = readEvents(source, schemas, model.zone, model.currency);
  const facts = { events, determinations: [], quotes: [] };
  const choices = { readings: new Map(), settings: new Map() };
  const result = run(model, facts, { asOf: null, choices, natives });
  const exported = exportOcf({ model, ...facts, result, issued: null });
  const file = exported?.files.find(({ name }) => name.startsWith("Transactions"));
  const items = (JSON.parse(file?.text ?? "{}") as { items: Record<string, unknown>[] }).items;
  const of = (type: string): object[] => items.filter((item) => item["object_type"] === type);

  it("are issued to their holders, each on its day for its shares", () => {
    const issues = of("TX_WARRANT_ISSUANCE").map((item) => {
      const { custom_id, date, stakeholder_id, quantity } = item as Record<string, string>;
      return `${custom_id} ${date} ${stakeholder_id} ${quantity}`;
    });
    expect(issues).toEqual([
      "W-1 2024-01-02 holder-alpha-fund 1000",
      "W-2 2024-02-01 holder-beta 400",
      "W-3 2024-02-01 holder-alpha-fund 600",
      "W-4 2024-03-01 holder-beta 300",
      "W-5 2024-04-01 holder-alpha-fund 250",
      "W-6 2024-04-01 holder-alpha-fund 350",
    ]);
  });

  it("go by a transfer with a balance, a cancellation, or an exercise by the holder", () => {
    expect(of("TX_WARRANT_TRANSFER")).toMatchObject([
      {
        date: "2024-02-01",
        security_id: "warrant-W-1",
        quantity: "400",
        resulting_security_ids: ["warrant-W-2"],
        balance_security_id: "warrant-W-3",
      },
    ]);
    expect(of("TX_WARRANT_CANCELLATION")).toMatchObject([
      { security_id: "warrant-W-3", quantity: "600", reason_text: "The certificate was exchanged." },
      { security_id: "warrant-W-4", quantity: "300", reason_text: "The certificate was cancelled." },
    ]);
    // The certificate for the rest is of what resulted from the exercise.
    expect(of("TX_WARRANT_EXERCISE")).toMatchObject([
      {
        security_id: "warrant-W-2",
        date: "2024-03-01",
        resulting_security_ids: ["X-shares", "warrant-W-4"],
      },
    ]);
    expect(of("TX_STOCK_ISSUANCE")).toMatchObject([{ stakeholder_id: "holder-beta", quantity: "100" }]);
  });

  it("leave out what OCF cannot say", () => {
    const lost = exported?.notCarried.map(({ of: what, what: field }) => `${what}: ${field}`) ?? [];
    expect(lost).toContain('TX_WARRANT_CANCELLATION "exchanged-W-3": that W-5, W-6 came in its place');
    expect(lost.some((each) => each.startsWith("Assign Part"))).toBe(false);
  });
});
