// A run written as OCF and read again: the same events, for what OCF can carry; the rest is listed.
import { describe, expect, it } from "vitest";
import { readEvents } from "../../interpreter/facts/events.ts";
import type { FactEvent } from "../../interpreter/facts/types.ts";
import { exportOcf } from "../../interpreter/interchange/ocf-export.ts";
import { importOcf } from "../../interpreter/interchange/ocf-import.ts";
import type { Exported, Imported } from "../../interpreter/interchange/types.ts";
import { run } from "../../interpreter/run/run.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { natives } from "../../stdlib/native/index.ts";
import { compileText } from "../support/contract.ts";

const { model } = compileText(`warrant "W".
uses "std/corporate-actions".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme, Inc.".
party Holder is "Lane Capital LLC".
section 1 "Term":
  "Original Issue Date" means January 2, 2024.
  "Term" means the period from Original Issue Date to January 2, 2029 at 5:00 pm.
section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless";
    gives Cash Due: money, Shares Issued: shares.
  the Holder may Exercise during the Term if Shares Exercised <= Warrant Share Number.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.
  "Shares Issued" of an Exercise means Shares Exercised rounded down to a whole share.
  on Exercise: Warrant Share Number falls by Shares Exercised.
section 3 "Adjustments":
  on Stock Split or Combination or Stock Dividend:
    Warrant Share Number becomes Warrant Share Number * Ratio;
    Warrant Price becomes Warrant Price / Ratio.
section 4 "Definitions":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 100,000 shares.
`);

function eventsOf(events: readonly object[]): readonly FactEvent[] {
  const source = { name: "events.json", text: JSON.stringify(events) };
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const read = readEvents(source, schemas, model.zone, model.currency);
  expect(read.diagnostics.map(({ title }) => title)).toEqual([]);
  return read.events;
}

function there(events: readonly object[]): Exported {
  const facts = { events: eventsOf(events), determinations: [], quotes: [] };
  const choices = { readings: new Map(), settings: new Map() };
  const result = run(model, facts, { asOf: null, choices, natives });
  const exported = exportOcf({ model, ...facts, result, issued: null });
  if (exported === null) throw new Error("no day of issue");
  return exported;
}

function back({ files }: Exported): Imported {
  const imported = importOcf(files.map(({ name, text }) => ({ name, text })));
  expect(imported.diagnostics.map(({ title }) => title)).toEqual([]);
  return imported;
}

/** An event without what the files say of it besides its facts, numbers as fractions. */
function bare({ kind, id, day, fields, certificate }: FactEvent): object {
  const values = [...fields].map(([name, value]) => [
    name,
    value instanceof Rational ? value.toFraction() : value,
  ]);
  return { kind, id, day, certificate, fields: Object.fromEntries(values) as object };
}

const carried = [
  {
    event: "Share Issuance",
    on: "2024-03-01",
    id: "A",
    "Shares Issued": "3,000,000",
    Consideration: "$370,370.3673",
  },
  { event: "Stock Split", on: "2024-06-03", id: "B", Ratio: "3/2" },
  { event: "Combination", on: "2024-09-03", id: "C", Ratio: "1/3" },
  { event: "Stock Split", on: "2024-10-01", id: "D", Ratio: "2", Asset: "Series A Preferred" },
];

describe("export, then import", () => {
  it("gives the same events", () => {
    const { events, warrants } = back(there(carried));
    expect(eventsOf(events).map(bare)).toEqual(eventsOf(carried).map(bare));
    expect(warrants).toMatchObject([
      { certificate: "1", holder: "Lane Capital LLC", issued: "2024-01-02", expires: "2029-01-02" },
    ]);
    expect(warrants[0]?.quantity?.toString()).toBe("100000");
    expect(warrants[0]?.exercisePrice?.amount.toString()).toBe("12/5");
  });

  it("gives of an exercise its day, its id and its certificate, and lists what both sides lose", () => {
    const exercise = { event: "Exercise", on: "2024-07-01", id: "X", certificate: "W-7" };
    const exported = there([{ ...exercise, "Shares Exercised": "1,000", Method: "cash" }]);
    const lost = exported.notCarried.filter(({ of }) => of === 'Exercise "X"').map(({ what }) => what);
    expect(lost).toEqual(["Shares Exercised: 1000", "Method: cash"]);
    const { events, missing, notCarried, warrants } = back(exported);
    expect(events).toEqual([{ ...exercise, note: "OCF TX_WARRANT_EXERCISE" }]);
    expect(missing.map(({ what }) => what)).toEqual(["Shares Exercised", "Method", "Shares Owned"]);
    expect(notCarried.map(({ what }) => what)).toContain("1000 shares of Common Stock at USD 2.4");
    expect(warrants).toMatchObject([
      { certificate: "W-7", changes: [{ kind: "exercised", into: ["X-shares"] }] },
    ]);
  });

  it("gives of convertibles what OCF has", () => {
    const notes = { event: "Equivalents Issuance", on: "2024-05-01", id: "N", "Maximum Shares": "125000" };
    const rest = { "Exercise Consideration": "0", "Conversion Price": "2" };
    const { events, missing } = back(there([{ ...notes, "Issue Consideration": "250,000", ...rest }]));
    expect(events).toEqual([
      { ...notes, "Issue Consideration": "USD 250000", note: "OCF TX_CONVERTIBLE_ISSUANCE" },
    ]);
    expect(missing.map(({ what }) => what)).toEqual(["Exercise Consideration", "Conversion Price"]);
  });
});

describe("conversions of convertibles", () => {
  const notes = {
    event: "Equivalents Issuance",
    on: "2024-05-01",
    id: "N",
    "Maximum Shares": "125000",
    "Issue Consideration": "250000",
    "Exercise Consideration": "0",
    "Conversion Price": "2",
  };
  const conversion = (id: string, shares: string, consideration: string): object => ({
    event: "Equivalents Conversion",
    on: "2024-08-01",
    id,
    of: "N",
    "Shares Issued": shares,
    Consideration: consideration,
  });

  it("come back with the convertible that they are of, and their shares", () => {
    const { events, missing } = back(there([notes, conversion("V", "125000", "250000")]));
    expect(events[1]).toEqual({
      event: "Equivalents Conversion",
      on: "2024-08-01",
      id: "V",
      of: "N",
      "Shares Issued": "125000",
      note: "OCF TX_CONVERTIBLE_CONVERSION",
    });
    expect(missing.map(({ what }) => what)).toContain("Consideration");
  });

  it("in part lack the balance that OCF wants, with what is left", () => {
    const events = [notes, conversion("V", "100000", "200000"), conversion("V2", "25000", "50000")];
    const { missing } = there(events);
    const balances = missing.filter(({ what }) => what === "balance_security_id");
    // 125,000 less 100,000; nothing is left after the second.
    expect(balances.map(({ of, why }) => [of, why])).toEqual([
      [
        'TX_CONVERTIBLE_CONVERSION "V"',
        "25000 shares are left to be converted; the event does not say of what amount",
      ],
    ]);
  });
});

describe("what OCF cannot carry", () => {
  const lost = (event: object): string[] =>
    there([event])
      .notCarried.filter(({ place }) => place?.source.name === "events.json")
      .map(({ of, what, why }) => `${of}: ${what}: ${why}`);

  it.each([
    [{ event: "Stock Dividend", on: "2024-06-03", id: "E", Ratio: "1.05" }, "OCF has no transaction for it"],
    [
      { event: "Share Issuance", on: "2024-03-01", id: "E", "Shares Issued": "3", Consideration: "1" },
      "a price per share of ten decimals",
    ],
    [
      { event: "Exercise", on: "2030-07-01", id: "E", "Shares Exercised": "1", Method: "cash" },
      "it was refused, section 1",
    ],
    [{ event: "Stock Split", on: "2024-06-03T09:30", id: "E", Ratio: "2" }, "OCF has days only"],
    [
      {
        event: "Equivalents Issuance",
        on: "2024-06-03",
        id: "E",
        "Maximum Shares": "5",
        "Issue Consideration": "0",
        "Exercise Consideration": "10",
        "Conversion Price": "2",
      },
      "something is payable on exercise",
    ],
  ])("%j", (event, why) => {
    expect(lost(event).join("\n")).toContain(why);
  });

  it("adjustments are listed one by one, with their sections", () => {
    expect(there([carried[1] ?? {}]).notCarried.map(({ what }) => what)).toContain(
      "Warrant Price: $2.40 becomes $1.60 (section 3)",
    );
  });

  it("every transaction is of the run: nothing of what was refused", () => {
    const refused = { event: "Exercise", on: "2030-07-01", id: "E", "Shares Exercised": "1", Method: "cash" };
    const text = there([refused]).files.find(({ name }) => name === "Transactions.ocf.json")?.text ?? "";
    expect(text).not.toContain("TX_WARRANT_EXERCISE");
  });
});
