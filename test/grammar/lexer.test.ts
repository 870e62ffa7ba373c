// The words of the language: tokens never depend on what a contract declares.
import { describe, expect, it } from "vitest";
import { endOf, makeLexer, tokenize } from "../../grammar/tokens.ts";

/** Each token as `Type text`; keywords are in quotes as their types are. */
function words(text: string): string[] {
  return tokenize(text).tokens.map(({ tokenType, image }) => {
    return tokenType.name.startsWith("'") ? tokenType.name : `${tokenType.name} ${image}`;
  });
}

describe("names", () => {
  it.each([
    ["are as long as they can be", "Notify Holder", ["Name Notify Holder"]],
    ["end at a second space", "Warrant  Price", ["Name Warrant", "Name Price"]],
    ["end at a line's end", "Warrant\nPrice", ["Name Warrant", "Name Price"]],
    ["may have a tab between their words", "Warrant\tPrice", ["Name Warrant\tPrice"]],
    ["take in hyphens without spaces", "Make-Whole Table", ["Name Make-Whole Table"]],
    ["leave a minus with spaces alone", "Make - Whole", ["Name Make", "Minus -", "Name Whole"]],
    ["take in apostrophes, figures and ampersands", "Holder's Q1 M&A", ["Name Holder's Q1 M&A"]],
    ["take in the letters of Europe", "Société Générale", ["Name Société Générale"]],
    ["are parted by of", "Board of Directors", ["Name Board", "'of'", "Name Directors"]],
    ["may be one letter, never an article", "A a an", ["Name A", "'a'", "'an'"]],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("numbers", () => {
  it.each([
    ["a comma before exactly three digits belongs to them", "1,000", ["Number 1,000"]],
    ["a comma and a space part two", "1, 000", ["Number 1", "Comma ,", "Number 000"]],
    ["a comma before more than three digits parts two", "1,0000", ["Number 1", "Comma ,", "Number 0000"]],
    ["several groups", "46,000,000.25", ["Number 46,000,000.25"]],
    ["money in the contract's currency", "$2,400,000", ["Money $2,400,000"]],
    ["money in a currency of its own", "EUR 5", ["Money EUR 5"]],
    ["blank money", "$[●]", ["MoneyBlank $[●]"]],
    ["percentages", "4.999%", ["Percent 4.999%"]],
    ["fractions", "1/100", ["Fraction 1/100"]],
    ["a division takes spaces", "1 / 100", ["Number 1", "Divide /", "Number 100"]],
    ["a full stop behind a number ends the statement", "2.", ["Number 2", "FullStop ."]],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("days and times", () => {
  it.each([
    ["a date with its commas is one token", "March 14, 2005", ["DateLong March 14, 2005"]],
    ["an ISO date too", "2005-03-14", ["DateIso 2005-03-14"]],
    ["a day without a year", "July 4", ["MonthDay July 4"]],
    ["pm", "5:00 pm", ["Time 5:00 pm"]],
    ["p.m. is one word, and its full stop ends nothing", "5:00 p.m. to", ["Time 5:00 p.m.", "'to'"]],
    ["24 hours", "17:00", ["Time 17:00"]],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("labels", () => {
  it.each([
    ["are single words after section", "section 4(d)(i)", ["'section'", "SectionLabel 4(d)(i)"]],
    ["may have points", "section 13.2.", ["'section'", "SectionLabel 13.2", "FullStop ."]],
    ["may be words", "section Preamble:", ["'section'", "SectionLabel Preamble", "Colon :"]],
    [
      "stand in lists after sections",
      "sections 4(d), 4(e) and 7",
      ["'sections'", "SectionLabel 4(d)", "Comma ,", "SectionLabel 4(e)", "'and'", "SectionLabel 7"],
    ],
    [
      "with a comma before and, too",
      "sections 3, and 4",
      ["'sections'", "SectionLabel 3", "Comma ,", "'and'", "SectionLabel 4"],
    ],
    [
      "end where an amount begins",
      "sections 4, 20 days",
      ["'sections'", "SectionLabel 4", "Comma ,", "Number 20", "'days'"],
    ],
    ["stand alone after section", "section 4, 5", ["'section'", "SectionLabel 4", "Comma ,", "Number 5"]],
    ["stand nowhere else", "4(d)", ["Number 4", "CaseLabel (d)"]],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ["(a) (iv)", ["CaseLabel (a)", "CaseLabel (iv)"]],
    ["(A)", ["LeftBracket (", "Name A", "RightBracket )"]],
    ["(ab)", ["LeftBracket (", "Word ab", "RightBracket )"]],
  ])("of limbs: %s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("quotes, blanks and signs", () => {
  it.each([
    ["curly quotes are quotes", "“cash”", ["Text “cash”"]],
    ["they end on their line", '"a\nb"', ["'a'", "Word b"]],
    ["three quotes hold the paper's words", '"""a\n"b""""', ['TextBlock """a\n"b"""']],
    ["blanks", "[●] [ ] [__] [*]", ["Blank [●]", "Blank [ ]", "Blank [__]", "Blank [*]"]],
    [
      "typographic minus, times and comparisons",
      "A − B – C × D ≤ E",
      ["Name A", "Minus −", "Name B", "Minus –", "Name C", "Times ×", "Name D", "LessEqual ≤", "Name E"],
    ],
    ["a full stop ends a statement only before white space", "a.b .", ["'a'", "Word b", "FullStop ."]],
    ["zones", "America/New_York", ["Zone America/New_York"]],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe("keywords", () => {
  it("are whole words", () => {
    expect(words("mean means meaning straight-line at-least")).toEqual([
      "Word mean",
      "'means'",
      "Word meaning",
      "'straight-line'",
      "Word at-least",
    ]);
  });
});

describe("comments", () => {
  it("stand beside the words", () => {
    const { tokens, comments } = tokenize("a // one\n[NTD: two [●]\n lines] an");
    expect(tokens.map(({ image }) => image)).toEqual(["a", "an"]);
    expect(comments.map(({ image }) => image)).toEqual(["// one", "[NTD: two [●]\n lines]"]);
  });
});

describe("what cannot be read", () => {
  it("comes back with its place, in order", () => {
    expect(tokenize("a # b 中 c ~").unread).toEqual([
      { offset: 2, length: 1 },
      { offset: 6, length: 1 },
      { offset: 10, length: 1 },
    ]);
  });
});

it("a token ends where its text ends", () => {
  const text = "the Warrant Price";
  expect(tokenize(text).tokens.map((token) => text.slice(token.startOffset, endOf(token)))).toEqual([
    "the",
    "Warrant Price",
  ]);
});

it("the patterns pass chevrotain's own checks", () => {
  expect(() => makeLexer(false)).not.toThrow();
});
