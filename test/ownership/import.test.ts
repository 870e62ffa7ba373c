// What a form tells as events and holdings, what it lacks for them, and what no event can say: nothing lost, nothing made up.
import { describe, expect, it } from "vitest";
import { importOwnership, type OwnershipImport } from "../../interpreter/ownership/import.ts";
import { readOwnership } from "../../interpreter/ownership/read.ts";
import {
  CASH,
  CASHLESS,
  documentOf,
  held,
  stockHolding,
  stockRow,
  warrantHolding,
  warrantRow,
} from "./documents.ts";

function imported(text: string): OwnershipImport {
  const { document, unread, diagnostics } = readOwnership({ name: "form.xml", text });
  if (document === null) throw new Error(diagnostics.map(({ title }) => title).join("\n"));
  return importOwnership(document, unread);
}

const missing = (text: string): string[] => imported(text).missing.map(({ what, why }) => `${what}: ${why}`);
const left = (text: string): string[] =>
  imported(text).notCarried.map(({ of, what, why }) => `${of}: ${what}: ${why}`);

describe("exercises", () => {
  it("reads one for cash", () => {
    // 5,400 owned after it, 400 of which it gave: 5,000 before.
    expect(imported(CASH).events).toEqual([
      {
        event: "Exercise",
        on: "2007-11-09",
        id: "4 of 2007-11-09, II.1",
        "Shares Exercised": "400",
        Method: "cash",
        "Shares Owned": "5000",
        note: "Form 4 of Lane Fund LP on Acme Corp., Table II, row 1: Warrant (right to buy); code X, an exercise in or at the money; at 2.4; the method from footnote F1.",
      },
    ]);
    expect(missing(CASH)).toEqual([]);
    expect(left(CASH)).toEqual([
      "Table I, row 1: 400 of Common Stock acquired: it is part of the exercise in Table II, row 1, and counts there",
    ]);
  });

  it("reads a cashless one, with the shares that were withheld", () => {
    expect(imported(CASHLESS).events).toMatchObject([
      { "Shares Exercised": "400", Method: "cashless", "Shares Owned": "5000" },
    ]);
    expect(left(CASHLESS)).toEqual([
      "Table I, row 1: 400 of Common Stock acquired: it is part of the exercise in Table II, row 1, and counts there",
      "Table I, row 2: 320 of Common Stock disposed of: it is part of the exercise in Table II, row 1, and counts there",
    ]);
  });

  it("takes no sale on the same day for shares withheld", () => {
    const sold = documentOf({
      first: [
        stockRow({ after: "5400" }),
        stockRow({ code: "S", shares: "320", price: "3", way: "D", after: "5080" }),
      ],
      second: [warrantRow({})],
    });
    expect(imported(sold).events).toMatchObject([{ "Shares Exercised": "400", "Shares Owned": "5000" }]);
    expect(imported(sold).events[0]).not.toHaveProperty("Method");
    expect(missing(sold)).toEqual(["Method: no footnote of the exercise says how it was paid"]);
    expect(left(sold)).toContain(
      "Table I, row 2: 320 of Common Stock disposed of: it is a sale in the market or privately (code S), and no event of a warrant",
    );
  });

  it.each([
    ["Paid for without the payment of any cash.", null],
    ["The price was paid in cash. The tax was paid by shares withheld.", "cash"],
    ["The issuer withheld 320 shares in payment of the exercise price.", "cashless"],
    ["Shares were withheld for the tax.", null],
    ["This was not a cashless exercise.", null],
    ["A net exercise; a fraction of a share was paid in cash.", "cashless"],
    ["The exercise price was not paid in cash.", null],
  ])("reads in a footnote what it says, and no more: %s", (text, method) => {
    const xml = documentOf({
      first: [stockRow({ after: "5400" })],
      second: [warrantRow({ notes: ["F1"] })],
      footnotes: { F1: text },
    });
    expect(imported(xml).events[0]?.["Method"] ?? null).toBe(method);
    expect(missing(xml)).toEqual(
      method === null ? ["Method: no footnote of the exercise says how it was paid"] : [],
    );
  });

  it("does not choose between two footnotes that disagree", () => {
    const xml = documentOf({
      first: [stockRow({ after: "5400", notes: ["F2"] })],
      second: [warrantRow({ notes: ["F1"] })],
      footnotes: { F1: "The price was paid in cash.", F2: "A cashless exercise." },
    });
    expect(missing(xml)).toEqual(["Method: footnotes F1 and F2 speak of cash and of shares withheld"]);
  });

  it("does not tell a price from a tax by code F", () => {
    const xml = documentOf({
      first: [
        stockRow({ code: "M", after: "5400" }),
        stockRow({ code: "F", shares: "100", way: "D", after: "5300" }),
      ],
      second: [warrantRow({ code: "M" })],
    });
    expect(missing(xml)).toEqual([
      "Method: shares went for the price or for a tax (code F), and the form does not say for which",
    ]);
  });

  it("counts back where every row shows the total at the end", () => {
    const xml = documentOf({
      first: [stockRow({ after: "5080" }), stockRow({ code: "S", shares: "320", way: "D", after: "5080" })],
      second: [warrantRow({ notes: ["F1"] })],
      footnotes: { F1: "Paid in cash." },
    });
    expect(imported(xml).events).toMatchObject([{ "Shares Owned": "5000" }]);
  });

  it.each([
    [
      "rows that do not add up",
      [stockRow({ after: "5400" }), stockRow({ code: "S", shares: "320", way: "D", after: "9000" })],
      "Shares Owned: what the rows say is owned after each of them does not add up",
    ],
    [
      "shares held in two ways",
      [stockRow({ after: "5400" }), stockHolding({ held: "I", nature: "By trust", after: "70" })],
      "Shares Owned: the form has several lines of the security; which of them count is for the contract to say",
    ],
    ["no row of what it gave", [], "Shares Owned: Table I has no row for what the exercise gave"],
    [
      "less than nothing before",
      [stockRow({ after: "100" })],
      "Shares Owned: by the form less than nothing was owned before",
    ],
  ])("does not make up what was owned before: %s", (_, first, why) => {
    const xml = documentOf({
      first,
      second: [warrantRow({ notes: ["F1"] })],
      footnotes: { F1: "Paid in cash." },
    });
    expect(missing(xml)).toEqual([why]);
    expect(imported(xml).events[0]).not.toHaveProperty("Shares Owned");
  });

  it("keeps each row's code with its own day", () => {
    const xml = documentOf({
      first: [
        stockRow({ on: "2007-11-09", shares: "100", after: "5100", notes: ["F1"] }),
        stockRow({ on: "2007-11-12", shares: "200", after: "5300", code: "O", notes: ["F1"] }),
      ],
      second: [
        warrantRow({ on: "2007-11-12", shares: "200", code: "O" }),
        warrantRow({ on: "2007-11-09", shares: "100" }),
      ],
      footnotes: { F1: "Paid in cash." },
    });
    expect(imported(xml).events).toMatchObject([
      { on: "2007-11-09", id: "4 of 2007-11-09, II.2", "Shares Exercised": "100", "Shares Owned": "5000" },
      { on: "2007-11-12", id: "4 of 2007-11-09, II.1", "Shares Exercised": "200", "Shares Owned": "5100" },
    ]);
  });

  it.each([
    ["an option", warrantRow({ title: "Stock Option" }), '"Stock Option" is no warrant by its title'],
    ["a conversion", warrantRow({ code: "C" }), "it is a conversion of a derivative security (code C)"],
    ["a grant", warrantRow({ code: "A", way: "A" }), "it is a grant or award by the issuer (code A)"],
    [
      "a contradiction",
      warrantRow({ way: "A" }),
      "code X says that it was exercised, and column 5 that it was acquired",
    ],
  ])("makes no event of %s", (_, row, why) => {
    const xml = documentOf({ second: [row] });
    expect(imported(xml).events).toEqual([]);
    expect(left(xml)).toEqual([expect.stringContaining(why)]);
  });

  it("says when the number of shares stands in a footnote", () => {
    const row = warrantRow({}).replace(
      held("underlyingSecurityShares", "400"),
      held("underlyingSecurityShares", null, "F1"),
    );
    const xml = documentOf({ second: [row], footnotes: { F1: "Paid in cash. See the agreement." } });
    expect(missing(xml)[0]).toBe("Shares Exercised: column 7 has no number of underlying shares");
  });
});

describe("holdings", () => {
  it("takes the last word on each line", () => {
    const xml = documentOf({
      type: "3",
      first: [
        stockHolding({ after: "5000" }),
        stockHolding({ held: "I", nature: "By trust", after: "70.5" }),
      ],
      second: [warrantHolding({ after: "1000" })],
    });
    expect(imported(xml)).toMatchObject({
      events: [],
      holdings: [
        { table: "I", title: "Common Stock", shares: "5000", ownership: "direct", nature: null },
        { table: "I", shares: "70.5", ownership: "indirect", nature: "By trust" },
        {
          table: "II",
          title: "Warrant (right to buy)",
          shares: "1000",
          exercisePrice: "2.4",
          exercisable: "2005-09-15",
          expires: "2010-03-14",
          underlying: { title: "Common Stock", shares: "600" },
        },
      ],
    });
    expect(imported(CASHLESS).holdings.map(({ shares }) => shares)).toEqual(["5080", "600"]);
  });
});

describe("what is not carried", () => {
  it("lists what no event has a place for", () => {
    const xml = documentOf({
      type: "4/A",
      original: "2007-11-13",
      first: [
        stockRow({ code: "P", deemed: "2007-11-12", timeliness: "E" }).replace(
          "<equitySwapInvolved>0",
          "<equitySwapInvolved>1",
        ),
      ],
    }).replace("<documentType>", "<newThing>so</newThing><documentType>");
    expect(left(xml)).toEqual([
      "Table I, row 1: 400 of Common Stock acquired: it is a purchase in the market or privately (code P), and no event of a warrant",
      "Table I, row 1: deemed execution on 2007-11-12: an event has one day",
      "Table I, row 1: reported early: events do not say when they were reported",
      "Table I, row 1: an equity swap: events have no swaps",
      'ownershipDocument: newThing, "so": the import has no place for it',
      "Form 4/A: the amendment: its events stand in place of those of the form it amends, filed on 2007-11-13: take those out",
    ]);
  });
});

describe("versions", () => {
  it.each([["X0306"], ["X0407"], ["X0508"], ["X0609"], [null]])("reads %s", (version) => {
    const xml = documentOf({
      version,
      ...(version === "X0508" ? { plan: "1" } : {}),
      second: [warrantRow({})],
    });
    const { document, diagnostics } = readOwnership({ name: "form.xml", text: xml });
    expect(diagnostics).toEqual([]);
    expect(document).toMatchObject({
      schemaVersion: version,
      aff10b5One: version === "X0508" ? true : null,
      owners: [{ tenPercent: true, director: false }],
    });
  });

  it("says that it does not know a version", () => {
    const { document, diagnostics } = readOwnership({
      name: "form.xml",
      text: documentOf({ version: "X0999" }),
    });
    expect(document?.schemaVersion).toBe("X0999");
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["I961", "information"]]);
  });

  it("finds the XML in a complete submission, with its lines", () => {
    const text = `<SEC-DOCUMENT>0000000000-07-000001.txt\n<TYPE>4\n<TEXT>\n<XML>\n${CASH.replace("<documentType>4<", "<documentType>9<")}\n</XML>\n</TEXT>\n`;
    const [found] = readOwnership({ name: "form.txt", text }).diagnostics;
    const { start, end } = found?.place.span ?? { start: 0, end: 0 };
    expect([found?.code, text.slice(start, end)]).toEqual(["I959", "9"]);
    expect(imported(text.replace("<documentType>9<", "<documentType>4<")).events).toHaveLength(1);
  });
});
