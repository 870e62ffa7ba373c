// Open Cap Table Format into events: each kind of transaction, what is listed, and each message with its place.
import { describe, expect, it, test } from "vitest";
import { interchangeEntries } from "../../grammar/diagnostics/catalogue/interchange.ts";
import { lineColumn } from "../../grammar/source.ts";
import { importOcf } from "../../interpreter/interchange/ocf-import.ts";
import type { Imported, Loss } from "../../interpreter/interchange/types.ts";
import { dollars, folderOf, source, WARRANT } from "./folder.ts";

const told = (losses: readonly Loss[]): string[] =>
  losses.map(({ of, what, why }) => `${of}: ${what}: ${why}`);

function imported(...transactions: readonly object[]): Imported {
  const result = importOcf(folderOf(...transactions));
  expect(result.diagnostics.map(({ title }) => title)).toEqual([]);
  return result;
}

const split = (numerator: string, denominator: string, stock = "common"): object => ({
  object_type: "TX_STOCK_CLASS_SPLIT",
  id: "T-S",
  date: "2025-06-02",
  stock_class_id: stock,
  split_ratio: { numerator, denominator },
});

const stock = (fields: object): object => ({
  object_type: "TX_STOCK_ISSUANCE",
  id: "T-C",
  date: "2024-03-01",
  security_id: "S-C",
  stock_class_id: "common",
  quantity: "5000000",
  share_price: dollars("0.1234567891"),
  ...fields,
});

const exercise = {
  object_type: "TX_WARRANT_EXERCISE",
  id: "T-X",
  date: "2025-07-01",
  security_id: "S-W1",
  trigger_id: "any time",
  resulting_security_ids: ["S-C"],
};

describe("splits", () => {
  it.each([
    ["2", "1", "Stock Split", "2"],
    ["3", "2", "Stock Split", "1.5"],
    ["1", "3", "Combination", "1/3"],
    ["1", "10", "Combination", "0.1"],
  ])("%s for %s is a %s of %s", (after, before, event, ratio) => {
    expect(imported(split(after, before)).events).toEqual([
      { event, on: "2025-06-02", id: "T-S", Ratio: ratio, note: "OCF TX_STOCK_CLASS_SPLIT" },
    ]);
  });

  it("of another class names it", () => {
    expect(imported(split("2", "1", "series-a")).events[0]).toMatchObject({ Asset: "Series A Preferred" });
  });
});

describe("issues", () => {
  it("keep every digit of the price", () => {
    expect(imported(stock({})).events).toEqual([
      {
        event: "Share Issuance",
        on: "2024-03-01",
        id: "T-C",
        "Shares Issued": "5000000",
        Consideration: "USD 617283.9455",
        note: "OCF TX_STOCK_ISSUANCE",
      },
    ]);
    const long = stock({ quantity: "12345678901234567890.0123456789", share_price: dollars("0.0000000001") });
    expect(imported(long).events[0]).toMatchObject({ Consideration: "USD 1234567890.12345678900123456789" });
  });

  it("of preferred stock, of retracted stock and of what came by a transfer are no Share Issuance", () => {
    const preferred = imported(stock({ stock_class_id: "series-a" }));
    expect(preferred.events).toEqual([]);
    expect(told(preferred.notCarried)[0]).toContain("Series A Preferred is another class");
    const retraction = {
      object_type: "TX_STOCK_RETRACTION",
      id: "R",
      date: "2024-03-02",
      security_id: "S-C",
    };
    expect(told(imported(stock({}), retraction).notCarried)[0]).toContain("the issue was retracted");
    const transfer = { object_type: "TX_STOCK_TRANSFER", id: "R", date: "2024-03-01", security_id: "S-0" };
    const moved = imported(stock({}), { ...transfer, resulting_security_ids: ["S-C"] });
    expect(moved.events).toEqual([]);
  });

  it("of convertibles give what OCF says, and list what it does not", () => {
    const { events, missing } = imported({
      object_type: "TX_CONVERTIBLE_ISSUANCE",
      id: "T-N",
      date: "2024-04-01",
      security_id: "S-N",
      investment_amount: dollars("250000"),
      conversion_triggers: [
        {
          conversion_right: {
            conversion_mechanism: { type: "FIXED_AMOUNT_CONVERSION", converts_to_quantity: "125000" },
          },
        },
      ],
    });
    expect(events[0]).toMatchObject({ "Maximum Shares": "125000", "Issue Consideration": "USD 250000" });
    expect(missing.map(({ what }) => what)).toEqual(["Exercise Consideration", "Conversion Price"]);
  });
});

describe("conversions", () => {
  const notes = {
    object_type: "TX_CONVERTIBLE_ISSUANCE",
    id: "T-N",
    date: "2024-04-01",
    security_id: "S-N",
    investment_amount: dollars("250000"),
    conversion_triggers: [],
  };
  const conversion = {
    object_type: "TX_CONVERTIBLE_CONVERSION",
    id: "T-V",
    date: "2025-04-01",
    security_id: "S-N",
    trigger_id: "any",
    reason_text: "elected",
    resulting_security_ids: ["S-C", "S-D"],
  };
  const shares = (id: string, quantity: string): object =>
    stock({ id: `T${id}`, security_id: id, quantity, date: "2025-04-01" });

  it("are of what the notes' issue was, with the shares that came of them, and those count once", () => {
    const { events, missing } = imported(notes, conversion, shares("S-C", "40000"), shares("S-D", "10000"));
    expect(events.map(({ event }) => event)).toEqual(["Equivalents Issuance", "Equivalents Conversion"]);
    expect(events[1]).toEqual({
      event: "Equivalents Conversion",
      on: "2025-04-01",
      id: "T-V",
      of: "T-N",
      "Shares Issued": "50000",
      note: "OCF TX_CONVERTIBLE_CONVERSION",
    });
    expect(told(missing)).toContainEqual(expect.stringContaining('"T-V": Consideration: OCF does not say'));
  });

  it("of a balance are of the first issue", () => {
    const first = { ...conversion, balance_security_id: "S-B", resulting_security_ids: ["S-C"] };
    const balance = { ...notes, id: "T-B", security_id: "S-B", date: "2025-04-01" };
    const second = { ...conversion, id: "T-V2", security_id: "S-B", resulting_security_ids: ["S-D"] };
    const { events } = imported(
      notes,
      first,
      balance,
      second,
      shares("S-C", "40000"),
      shares("S-D", "10000"),
    );
    expect(events.slice(1)).toMatchObject([
      { event: "Equivalents Conversion", of: "T-N", "Shares Issued": "40000" },
      { event: "Equivalents Conversion", of: "T-N", "Shares Issued": "10000" },
    ]);
  });

  it("without the stock that came of them lack their number", () => {
    const { events, missing } = imported(notes, { ...conversion, resulting_security_ids: ["elsewhere"] });
    expect(events[1]).not.toHaveProperty("Shares Issued");
    expect(missing.map(({ what }) => what)).toContain("Shares Issued");
  });

  it("of something that no convertible issuance made are refused", () => {
    const { diagnostics } = importOcf(folderOf({ ...conversion, security_id: "S-0" }));
    expect(diagnostics.map(({ code }) => code)).toEqual(["I905"]);
  });
});

describe("warrants", () => {
  it("are listed with their triggers and what befell them", () => {
    const { warrants } = imported(
      WARRANT,
      { ...WARRANT, id: "T-W2", security_id: "S-W2", custom_id: "W-2", quantity: "40000" },
      {
        object_type: "TX_WARRANT_TRANSFER",
        id: "T-T",
        date: "2024-02-01",
        security_id: "S-W1",
        quantity: "40000",
        resulting_security_ids: ["S-W2"],
      },
    );
    expect(warrants).toMatchObject([
      {
        certificate: "W-1",
        holder: "Lane Capital LLC",
        expires: "2029-01-02",
        triggers: [{ type: "ELECTIVE_IN_RANGE", from: "2024-07-02", to: "2029-01-02" }],
        changes: [{ on: "2024-02-01", kind: "transferred", into: ["W-2"] }],
      },
      { certificate: "W-2", cameFrom: "W-1" },
    ]);
    expect(warrants[0]?.exercisePrice?.amount.toString()).toBe("12/5");
  });

  it("that are exercised: the event is what OCF says, and the shares count once", () => {
    const { events, missing, notCarried } = imported(WARRANT, exercise, stock({ date: "2025-07-01" }));
    expect(events).toEqual([
      { event: "Exercise", on: "2025-07-01", id: "T-X", certificate: "W-1", note: "OCF TX_WARRANT_EXERCISE" },
    ]);
    expect(missing.map(({ what }) => what)).toEqual(["Shares Exercised", "Method", "Shares Owned"]);
    expect(missing[0]?.why).toContain("5000000 shares");
    expect(told(notCarried)).toContainEqual(
      expect.stringContaining('they are what TX_WARRANT_EXERCISE "T-X" gave'),
    );
  });
});

describe("what Tenor's events have no field for", () => {
  it("is listed with its place, also where it lies deeper", () => {
    const { notCarried } = imported({
      ...WARRANT,
      vestings: [{ date: "2025-01-01", amount: "5" }],
      exercise_triggers: [{ trigger_id: "t", conversion_right: { type: "WARRANT_CONVERSION_RIGHT" } }],
    });
    const fields = notCarried.map(({ what }) => what);
    expect(fields).toEqual(["the issue itself", "vestings", "exercise_triggers[0].conversion_right"]);
    expect(notCarried.every(({ place }) => place?.source.name === "Transactions.ocf.json")).toBe(true);
  });

  it("so are transactions of other kinds, and other files", () => {
    const { notCarried } = importOcf([
      ...folderOf({ object_type: "TX_STOCK_REPURCHASE", id: "R", date: "2024-03-01" }),
      source("StockPlans.ocf.json", { file_type: "OCF_STOCK_PLANS_FILE", items: [{}, {}] }),
    ]);
    expect(told(notCarried)).toEqual([
      "OCF_STOCK_PLANS_FILE: 2 items: no event of Tenor speaks of them",
      'TX_STOCK_REPURCHASE "R": the transaction: the import reads none of this kind',
    ]);
  });
});

const transactions = (items: string): string =>
  `{"file_type": "OCF_TRANSACTIONS_FILE",\n "items": [\n${items}]}`;
const SPLIT = '{"object_type": "TX_STOCK_CLASS_SPLIT", "id": "S", "stock_class_id": "common"';

const faults: readonly (readonly [text: string, ...sees: string[]])[] = [
  [`{"file_type": "X" "items": []}`, "1:19 I901 A comma is missing before this."],
  [transactions("{},"), "3:3 I901 A comma stands here with nothing after it."],
  ["[]", "1:1 I902 This is no OCF file: it is a list in brackets."],
  ['{"items": []}', "1:1 I902 This is no OCF file: it has no file_type."],
  [transactions('{"id": "S"}'), '3:1 I903 an item "S" lacks "object_type" and "date".'],
  [
    transactions(`${SPLIT}, "date": "6/3/2024", "split_ratio": {"numerator": "2", "denominator": "1"}}`),
    '3:88 I904 "date" is a date as 2024-06-03; the text "6/3/2024" is not.',
  ],
  [
    transactions(`${SPLIT}, "date": "2024-06-03", "split_ratio": {"numerator": "2,0", "denominator": "1"}}`),
    '3:131 I904 "numerator" is a number from zero up, with at most ten decimals; the text "2,0" is not.',
  ],
  [
    transactions(`${SPLIT}, "date": "2024-06-03", "split_ratio": {"numerator": "2", "denominator": "0"}}`),
    '3:117 I904 "split_ratio" is a ratio of two numbers above zero; a ratio with a zero is not.',
  ],
  [
    transactions(
      `${SPLIT.replace("common", "com")}, "date": "2024-06-03", "split_ratio": {"numerator": "2", "denominator": "1"}}`,
    ),
    '3:70 I905 "stock_class_id" refers to "com", and no stock class has that id.',
  ],
  [
    transactions(
      `${SPLIT}, "date": "2024-06-03", "split_ratio": {"numerator": "2", "denominator": "1"}},\n${SPLIT}, "date": "2024-06-03", "split_ratio": {"numerator": "2", "denominator": "1"}}`,
    ),
    '4:47 I906 The id "S" is used twice.',
  ],
];

describe("messages", () => {
  test.each(faults)("%s", (text, ...sees) => {
    const files = [...folderOf().slice(0, 2), source("t.ocf.json", text)];
    const { diagnostics } = importOcf(files);
    const lines = diagnostics.map(({ code, title, place }) => {
      const { line, column } = lineColumn(place.source, place.span.start);
      return `${line}:${column} ${code} ${title}`;
    });
    expect(lines).toEqual(sees);
  });

  test("after a thousand the rest is not looked for", () => {
    const { diagnostics } = importOcf([
      source("t.ocf.json", transactions(Array(3_000).fill("{}").join(","))),
    ]);
    expect(diagnostics.map(({ code }) => code).slice(-2)).toEqual(["I903", "I908"]);
    expect(diagnostics).toHaveLength(1_001);
  });

  test("examples of the catalogue bring theirs about", () => {
    for (const { code, example } of interchangeEntries) {
      if (!example.startsWith("{") || code >= "I930") continue;
      expect(importOcf([source("t.ocf.json", example)]).diagnostics.map((found) => found.code)).toContain(
        code,
      );
    }
  });
});
