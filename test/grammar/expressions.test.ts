// What formulas mean to the parser. `show` writes a tree back as one line with all its brackets.
import { describe, expect, it } from "vitest";
import type * as ast from "../../grammar/ast.ts";
import { messagesOf, parsed } from "./tree.ts";

function value(text: string): ast.Expression {
  const file = `warrant "W".\n"T" on a date means ${text}.`;
  expect(messagesOf(file)).toEqual([]);
  const item = parsed(file).file.items[0];
  if (item?.kind !== "Definition" || !("value" in item.body)) throw new Error("no definition");
  return item.body.value;
}

/** The operators of a formula, with a pair of brackets for each. */
function show(node: ast.Expression | ast.NearestDay): string {
  const { kind } = node;
  if (kind === "NameExpression") return node.name.text;
  if (kind === "NumberLiteral") return node.value;
  if (kind === "BinaryExpression" || kind === "ComparisonExpression" || kind === "LogicalExpression") {
    return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
  }
  if (kind === "NotExpression") return `(not ${show(node.operand)})`;
  if (kind === "UnaryExpression") return `(-${show(node.operand)})`;
  if (kind === "RoundedExpression") return `(${show(node.operand)} rounded)`;
  if (kind === "OnExpression") return `(${show(node.operand)} on ${show(node.day)})`;
  return kind === "Parenthesized" ? show(node.operand) : kind;
}

describe("operators", () => {
  it.each([
    ["A + B * C", "(A + (B * C))"],
    ["A - B - C", "((A - B) - C)"],
    ["A / B * C", "((A / B) * C)"],
    ["- A * B", "((-A) * B)"],
    ["A - - B", "(A - (-B))"],
    ["- - A", "(-(-A))"],
    ["A + B > C", "((A + B) > C)"],
    ["A or B and C", "(A or (B and C))"],
    ["A and B or C", "((A and B) or C)"],
    ["A, and B, or C", "((A and B) or C)"],
    ["not A and B", "((not A) and B)"],
    ["not A = B", "(not (A = B))"],
    ["not not A", "(not (not A))"],
    ["A = B and C = D", "((A = B) and (C = D))"],
    ["A + B rounded to 1", "((A + B) rounded)"],
    ["A rounded up to the nearest share > B", "((A rounded) > B)"],
    ["A > B rounded to a whole share", "(A > (B rounded))"],
    ["A * (B + C)", "(A * (B + C))"],
    ["A * B on the date", "(A * (B on TheDate))"],
    ["50% of A + B", "((50 * A) + B)"],
    ["A is at least B", "(A >= B)"],
    ["A is not at least B", "(A < B)"],
    ["A is at most B", "(A <= B)"],
    ["A is less than B", "(A < B)"],
    ["A is more than B", "(A > B)"],
    ["A is before B", "(A < B)"],
    ["A is not after B", "(A <= B)"],
    ["A is B", "(A = B)"],
    ["A is not B", "(A <> B)"],
    ["A ≠ B", "(A <> B)"],
  ])("%s", (text, expected) => {
    expect(show(value(text))).toBe(expected);
  });

  it("do not compare twice", () => {
    expect(messagesOf('warrant "W".\n"T" means A < B < C.')).toEqual([
      '2:17 P102 This definition cannot be read on from "<".',
    ]);
  });
});

describe("values", () => {
  it.each([
    ["100,000 shares", { kind: "NumberLiteral", value: "100000", unit: "shares" }],
    ["1/100 share", { kind: "NumberLiteral", value: "1/100", unit: "shares" }],
    ["4.999%", { kind: "NumberLiteral", value: "4.999", unit: "percent" }],
    ["$2,400,000", { kind: "MoneyLiteral", value: "2400000", currency: null, perShare: false }],
    ["EUR 5 per share", { kind: "MoneyLiteral", value: "5", currency: "EUR", perShare: true }],
    ["£5", { kind: "MoneyLiteral", currency: "GBP" }],
    ["$[●] per share", { kind: "Blank", unit: "price" }],
    ["[●] shares", { kind: "Blank", unit: "shares" }],
    ["61 days", { kind: "DurationLiteral", count: "61", unit: "days" }],
    ["2 business days", { kind: "DurationLiteral", unit: "business days" }],
    ["3 Trading Days", { kind: "DurationLiteral", unit: { text: "Trading Days" } }],
    ["March 14, 2005", { kind: "DateLiteral", iso: "2005-03-14" }],
    ["5:00 pm", { kind: "TimeLiteral", minutes: 1020 }],
    ["12:30 am", { kind: "TimeLiteral", minutes: 30 }],
    ["July 4", { kind: "AnnualDay", month: 7, day: 4 }],
    ["Easter Sunday", { kind: "EasterSunday" }],
    ["the fourth Thursday in November", { kind: "NthWeekday", ordinal: 4, weekday: 4, month: 11 }],
    ["the last Monday in May", { kind: "NthWeekday", ordinal: -1, weekday: 1, month: 5 }],
    ["“curly”", { kind: "TextLiteral", value: "curly" }],
    ["yes", { kind: "YesNoLiteral", value: true }],
    ["no", { kind: "YesNoLiteral", value: false }],
    ["now", { kind: "Now" }],
    ["the date", { kind: "TheDate" }],
    ["the Warrant Price", { kind: "NameExpression", name: { text: "Warrant Price" } }],
    [
      "Ratio of the Split of X",
      { kind: "OfExpression", name: { text: "Ratio" }, object: { kind: "OfExpression" } },
    ],
    ["adjusted Warrant Price", { kind: "AdjustedExpression", which: "adjusted" }],
    ["required Warrant Price", { kind: "AdjustedExpression", which: "required" }],
  ])("%s", (text, expected) => {
    expect(value(text)).toMatchObject(expected);
  });
});

describe("forms", () => {
  it.each([
    ["A is one of B, C or D", { kind: "OneOfExpression", negated: false, items: [{}, {}, {}] }],
    ["A is not one of -1, -2", { kind: "OneOfExpression", negated: true, items: [{}, {}] }],
    ["A is given", { kind: "GivenExpression", negated: false }],
    ["A is not given", { kind: "GivenExpression", negated: true }],
    [
      "A on the nearest day not before the date",
      { kind: "OnExpression", day: { kind: "NearestDay", direction: "not before" } },
    ],
    ["A on the date, adjusted for splits", { kind: "OnExpression", basis: "adjusted for splits" }],
    [
      "A effective at least 61 days before B",
      { kind: "OnExpression", day: { kind: "ShiftExpression", direction: "before" } },
    ],
    [
      "the average of A over the 10 Trading Days ending on the date as printed",
      {
        kind: "WindowExpression",
        operation: "average",
        basis: "as printed",
        window: { relation: "ending on", dayKind: { text: "Trading Days" } },
      },
    ],
    [
      "the highest A over the 20 days before the date",
      { kind: "WindowExpression", operation: "highest", window: { dayKind: null } },
    ],
    [
      "the number of the 30 Trading Days ending on the date on which A >= B",
      { kind: "CountExpression", condition: { operator: ">=" } },
    ],
    ["the lesser of A and B", { kind: "AggregateExpression", operation: "lesser", items: [{}, {}] }],
    ["the sum of A, B, and C", { kind: "AggregateExpression", operation: "sum", items: [{}, {}, {}] }],
    [
      "the average of A and B on the date",
      { kind: "OnExpression", operand: { kind: "AggregateExpression" } },
    ],
    ["61 days after A", { kind: "ShiftExpression", direction: "after" }],
    [
      "the third Trading Day before A",
      { kind: "ShiftExpression", duration: { count: "3" }, direction: "before" },
    ],
    ["March 14, 2010 at 5:00 pm", { kind: "AtTimeExpression" }],
    ["the period from A to B", { kind: "PeriodExpression", inclusive: false }],
    [
      "the period from A through B at 5:00 pm",
      { kind: "PeriodExpression", inclusive: true, to: { kind: "AtTimeExpression" } },
    ],
    ["the period to B", { kind: "PeriodExpression", from: null }],
    ["within A", { kind: "WithinExpression", last: null }],
    [
      "within the last 61 days of A by the hour",
      { kind: "WithinExpression", last: { count: "61" }, byTheHour: true },
    ],
    ["the year of A", { kind: "PartExpression", part: "year" }],
    ["the days from A to B", { kind: "PartExpression", part: "days", to: {} }],
    ["the whole part of A", { kind: "PartExpression", part: "whole part" }],
    ["A with B = 1, C = 2", { kind: "CallExpression", callee: { text: "A" }, inputs: [{}, {}] }],
    [
      'basket of 1/2 of "X" and (A + B) of Y',
      { kind: "BasketExpression", items: [{}, { asset: { kind: "NameExpression" } }] },
    ],
    [
      "an adjustment under sections 4(d), 4(e) stands for it",
      { kind: "StandsExpression", sections: [{}, {}] },
    ],
    ['"the mean" as determined by the Holder', { kind: "DeterminedExpression", description: "the mean" }],
    ["as determined by the Holder", { kind: "DeterminedExpression", description: null }],
    [
      "fair market value as determined by the Board",
      { kind: "DeterminedExpression", description: "fair market value" },
    ],
    [
      "the average of A and B as determined by the Board",
      { kind: "DeterminedExpression", description: "the average of A and B" },
    ],
    [
      'listed on "exchange"',
      { kind: "ComparisonExpression", left: { name: { text: "Venue" } }, right: { value: "exchange" } },
    ],
    ['quoted on "pink"', { kind: "ComparisonExpression", left: { name: { text: "Venue" } } }],
    [
      'reading "a": 1; reading "b": 2',
      { kind: "ReadingExpression", alternatives: [{ name: "a" }, { name: "b" }] },
    ],
    [
      "the first of (a) 1, if A; (b) 2 while B; (c) 3, unless C; (d) 4, otherwise",
      {
        kind: "FirstOf",
        available: false,
        cases: [
          { label: "a" },
          { label: "b" },
          { condition: { kind: "NotExpression" } },
          { otherwise: true },
        ],
      },
    ],
    [
      "the first available of (i) 1; (ii) 2",
      { kind: "FirstOf", available: true, cases: [{ label: "i", condition: null, otherwise: false }, {}] },
    ],
  ])("%s", (text, expected) => {
    expect(value(text)).toMatchObject(expected);
  });
});
