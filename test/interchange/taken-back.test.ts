// An exercise that is taken back, as OCF has it: its stock is retracted, so that the cap table does not count the shares twice.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { readEvents } from "../../interpreter/facts/events.ts";
import { exportOcf } from "../../interpreter/interchange/ocf-export.ts";
import { run } from "../../interpreter/run/run.ts";
import { natives } from "../../stdlib/native/index.ts";
import { call, folder } from "../cli/memory.ts";
import { root } from "../house/files.ts";
import { compileText } from "../support/contract.ts";

const CONTRACT = `warrant "W".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme, Inc.".
party Holder.
event Split has Ratio: number.
section 1 "Term":
  "Term" means the period from January 2, 2024 to January 2, 2029 at 5:00 pm.
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares; gives Cash Due: money, Shares Issued: shares.
  the Holder may Exercise during the Term.
  the Holder may not Exercise to the extent that Shares Exercised > 500 shares.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.
  "Shares Issued" of an Exercise means Shares Exercised.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    the Issuer delivers Shares Issued of "Common Stock" to the Holder;
    Warrant Share Number falls by Shares Exercised.
  act Take Back by the Holder of an Exercise.
  the Holder may Take Back.
  on Take Back: rescind the Exercise.
section 3 "Definitions":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 1,000 shares.
`;

const ISSUE = { event: "Warrant Issuance", on: "2024-01-05", Recipient: "Alpha Fund", Shares: 1000 };
const EXERCISE = { event: "Exercise", on: "2024-03-01", id: "X", "Shares Exercised": 100 };
const TAKE_BACK = { event: "Take Back", on: "2024-03-06", id: "T", of: "X" };

function exported(log: readonly object[], issued: string | null = null) {
  const { model } = compileText(CONTRACT);
  const source = { name: "events.json", text: JSON.stringify(log) };
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const { events } = readEvents(source, schemas, model.zone, model.currency);
  const facts = { events, determinations: [], quotes: [] };
  const choices = { readings: new Map(), settings: new Map() };
  const result = run(model, facts, { asOf: null, choices, natives });
  const written = exportOcf({ model, ...facts, result, issued });
  const file = written?.files.find(({ name }) => name.startsWith("Transactions"));
  const { items } = JSON.parse(file?.text ?? '{"items":[]}') as { items: Record<string, unknown>[] };
  const lost = written?.notCarried.map(({ of, what }) => `${of}: ${what}`) ?? [];
  return { written, items, lost };
}

const typesOf = (items: readonly Record<string, unknown>[]): unknown[] =>
  items.map((item) => item["object_type"]);

describe("an exercise that was taken back", () => {
  it("has its stock retracted, and its shares are those of a new certificate", () => {
    const { items, lost } = exported([ISSUE, EXERCISE, TAKE_BACK]);
    expect(typesOf(items)).toEqual([
      "TX_WARRANT_ISSUANCE",
      "TX_WARRANT_EXERCISE",
      "TX_STOCK_ISSUANCE",
      "TX_WARRANT_ISSUANCE",
      "TX_STOCK_RETRACTION",
    ]);
    expect(items[3]).toMatchObject({ custom_id: "W-2", quantity: "100", date: "2024-03-06" });
    expect(items[4]).toEqual({
      object_type: "TX_STOCK_RETRACTION",
      id: "X-retraction",
      date: "2024-03-06",
      security_id: items[2]?.["security_id"],
      reason_text: 'Exercise "X" was taken back on 2024-03-06 under section 2.',
    });
    expect(lost).toContain(
      'Exercise "X": USD 240 that went back when it was taken back on 2024-03-06 under section 2',
    );
    expect(lost.some((each) => each.includes("came back to the warrant"))).toBe(false);
  });

  it("says without a register that OCF cannot give the shares back to the warrant", () => {
    const { items, lost } = exported([EXERCISE, TAKE_BACK], "2024-01-05");
    expect(typesOf(items)).toContain("TX_STOCK_RETRACTION");
    expect(lost).toContain(
      'Exercise "X": the shares that came back to the warrant when it was taken back on 2024-03-06 under section 2',
    );
    expect(lost.some((each) => each.startsWith("Take Back"))).toBe(false);
  });

  it("is no other where it was not", () => {
    expect(typesOf(exported([ISSUE, EXERCISE]).items)).not.toContain("TX_STOCK_RETRACTION");
  });
});

test("a taking back by notice that takes effect the day after keeps its place in the order of time", async () => {
  const late = "2006-06-07T17:30";
  const log = [
    { event: "Warrant Issuance", on: "2005-03-14", Recipient: "Alpha Fund", Shares: "5,000" },
    { event: "Share Count", on: "2006-03-01", "Shares Outstanding": "46,000,000" },
    {
      event: "Exercise",
      on: "2006-06-01",
      id: "X",
      "Shares Exercised": "1,000",
      Method: "cash",
      "Shares Owned": "0",
    },
    { event: "Rescind Exercise", on: late, of: "X", Sent: late, Channel: "facsimile" },
    { event: "Share Count", on: "2006-06-15", "Shares Outstanding": "46,000,000" },
  ];
  const { file, path } = folder();
  const warrant = join(root, "examples/glowpoint-2005/glowpoint.tenor");
  const told = ["--events", file("late.json", JSON.stringify(log)), "--out", path];
  expect((await call("export", "ocf", warrant, ...told)).code).toBe(0);
  const text = readFileSync(join(path, "Transactions.ocf.json"), "utf8");
  const { items } = JSON.parse(text) as { items: Record<string, string>[] };
  // A facsimile after five o'clock is of the next Business Day.
  expect(items.map(({ object_type: type, date }) => `${date} ${type}`)).toEqual([
    "2005-03-14 TX_WARRANT_ISSUANCE",
    "2006-06-01 TX_WARRANT_ISSUANCE",
    "2006-06-01 TX_WARRANT_EXERCISE",
    "2006-06-01 TX_STOCK_ISSUANCE",
    "2006-06-08 TX_WARRANT_ISSUANCE",
    "2006-06-08 TX_STOCK_RETRACTION",
  ]);
});

describe("an exercise that was cut back", () => {
  it("is named among what OCF does not carry", () => {
    const { items, lost } = exported([ISSUE, { ...EXERCISE, "Shares Exercised": 700 }]);
    expect(items.find((item) => item["object_type"] === "TX_STOCK_ISSUANCE")).toMatchObject({
      quantity: "500",
    });
    expect(lost).toContain('Exercise "X": that it was cut back from 700 to 500 under section 2');
  });
});

describe("certificates that events issue", () => {
  it("need no day of issue from elsewhere; the contract alone does", () => {
    expect(exported([ISSUE]).items).toMatchObject([{ date: "2024-01-05" }]);
    expect(exported([EXERCISE]).written).toBeNull();
  });

  it("say once what is true of the whole contract", () => {
    const { lost } = exported([ISSUE, { ...ISSUE, Recipient: "Beta" }]);
    expect(lost.filter((each) => each.startsWith('"W"'))).toHaveLength(1);
  });
});
