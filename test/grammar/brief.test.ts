// Every line of the design brief is read: the sample contract, the forms of its tables, and the sentences of its prose. Where
// the brief leaves something open (`...`, E, C, D, S), a stand-in takes the place.
import { describe, expect, it } from "vitest";
import { read } from "../house/files.ts";
import { messagesOf, parsed } from "./tree.ts";

function expectRead(statements: string): void {
  expect(messagesOf(`warrant "W".\n${statements}`)).toEqual([]);
}

it("the sample contract", () => {
  const text = read("test/grammar/brief.tenor");
  expect(messagesOf(text)).toEqual([]);
  const { file } = parsed(text);
  expect(file.items.filter(({ kind }) => kind === "Section")).toHaveLength(19);
  expect(file.items.at(-1)?.kind).toBe("Scenario");
  expect(JSON.stringify(file)).not.toContain('"Missing"');
});

describe("the kinds of statement", () => {
  it.each([
    ['"T" means E.', '"T" on a date means E on the date.', '"T" of an Exercise means E.'],
    [
      '"T" means the first available of (a) A; (b) B.',
      '"T" means the first of (a) A, if C; (b) B, otherwise.',
    ],
    [
      '"T" initially means E.',
      '"T" of the Issuer initially means E.',
      '"T" of an Exercise initially means E.',
    ],
    ['"Fair Value" is determined by the Board of Directors.'],
    ["event N has F: number, G: money.", "act N by the Holder has F: shares; gives T: money, U: shares."],
    ["on N if C unless D: T becomes E; U becomes F.", "at N: T becomes E."],
    ["on N: adjust as section 4 provides.", "on N: adjust as section 4 provides, with F = E."],
    [
      "on N: deem M as X with F = E.",
      "on N: rescind adjustments under section 4 for X.",
      "on N: the Term ends.",
    ],
    [
      "on N: the Holder pays E to the Issuer; the Issuer delivers E of Deliverable to the Holder; T falls by E.",
    ],
    ["the Holder may Exercise during P if C unless D.", "the Holder may not Exercise during P."],
    ["the Issuer shall Notify within 3 days of E.", "the Issuer shall Notify at least 20 days before E."],
    ["the Issuer shall Notify by E.", "the Issuer shall Notify promptly, failing which Default."],
    ["at all times, the Issuer shall ensure C."],
    [
      "every adjustment of T under section 4 is at least E.",
      "every adjustment of T is rounded down to a whole share.",
    ],
    [
      "an adjustment of T is postponed until Exercise while the postponed adjustments, carried as an amount, total less than E.",
    ],
    ['"T" means reading "a": E; reading "b": F.'],
    ['scenario "S": given T is 1. on 2005-03-14: N. then T is 2.'],
  ])("%s", (...statements) => {
    expectRead(statements.join("\n"));
  });

  it("precedence in the heading of a section", () => {
    expectRead(
      'section 1 "A", notwithstanding section 2:\nsection 2, subject to sections 1, 3:\nsection 3, notwithstanding anything to the contrary:',
    );
  });

  it("variants and amendments", () => {
    expect(
      messagesOf(
        'amends "base.tenor".\nsection 1 replaced:\n"T" means 1.\nsection 2 deleted.\nsection 3 added "New":',
      ),
    ).toEqual([]);
    expect(messagesOf('amends "base.tenor" from June 1, 2006.\ndefinition "T" deleted.')).toEqual([]);
  });
});

describe("windows and tables", () => {
  it.each([
    '"T" on a date means the average of VWAP over the 10 Trading Days after the date.',
    '"T" on a date means the number of the 30 Trading Days ending on the date on which Close >= E.',
    'table "T" by Months: number, Price: money, straight-line, below nearest, above nearest: 60: 0.261, 0.281; 57: 0.257, -.',
  ])("%s", expectRead);
});

describe("sentences of the brief's prose", () => {
  it.each([
    '"Trading Day" (plural "Trading Days") on a date means Exchange Day on the date.',
    "party Board of Directors.",
    'on Distribution if Kind is "cash out of earnings": T becomes E.',
    "at Payment Date of a Stock Dividend: T becomes E.",
    "at 61 days after a Limit Notice: T becomes E.",
    "Stock Split occurs at the close of business.",
    '"T" means Ratio of the Split.',
    '"T" means 5% of Shares Outstanding.',
    "on N: T becomes adjusted U; U becomes required T.",
    '"T" on a date means Close on the date, adjusted for splits.',
    '"T" on a date means Close on the date, as printed.',
    'section 1:\n"""\nThe paper\'s words.\n"""\n"T" means [●]. [NTD: how many?]',
    '"Close" means 5:00 pm.',
  ])("%s", expectRead);
});
