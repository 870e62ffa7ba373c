import { describe, expect, it } from "vitest";
import { clash as check } from "../../interpreter/check/clash.ts";
import { expectFinding, expectFindings, expectNothing, many, mended, timed } from "./contract.ts";

const HALVES = (first: string, second: string, headings: readonly [string, string] = ["", ""]): string =>
  `section 4(b)${headings[0]}: on Distribution ${first}: Warrant Price becomes Warrant Price / 2.
   section 4(c)${headings[1]}: on Distribution ${second}: Warrant Price becomes Warrant Price / 3.`;

const marked = (text: string): string =>
  text.replace(/Warrant Price(?= becomes Warrant Price \/ 3)/, "⟦Warrant Price⟧");

describe("two clauses that act on one term at one event", () => {
  it("names both sections, both places, and the choices", () => {
    const found = expectFinding(check, marked(HALVES("", "")), "L311");
    expect(found.severity).toBe("error");
    expect(found.title).toBe(
      'Sections 4(b) and 4(c) both say what "Warrant Price" becomes at a Distribution.',
    );
    expect(found.text).toBe(
      "Both can apply to the same event, and neither says that it prevails over the other, so which one counts cannot be told. " +
        "The contract cannot be run. Both apply in this example: " +
        'scenario "Sections 4(b) and 4(c) both change Warrant Price": ' +
        'on June 1, 2006: Distribution with Kind = "cash", Amount = $1.00. then the run stops at Distribution.',
    );
    expect(found.help).toEqual([
      'Say that one prevails, in its heading: "notwithstanding section 4(c)" in section 4(b), or the reverse.',
      'Make one of them apply except in the case of the other, with "if" or "unless".',
      "Merge the two.",
    ]);
    expect(found.related.map(({ message }) => message)).toEqual(["Section 4(b) says it here."]);
  });

  it("offers to make either subject to the other", () => {
    const text = marked(HALVES("", "", [' "Dividends"', ""]));
    const fixes = expectFinding(check, text, "L311").fixes.slice(0, 2);
    expect(fixes.map(({ title }) => title)).toEqual([
      "Make section 4(b) subject to section 4(c)",
      "Make section 4(c) subject to section 4(b)",
    ]);
    for (const fix of fixes) expectNothing(check, mended(text, fix));
    expect(mended(text, fixes[0])).toContain('section 4(b) "Dividends", subject to section 4(c):');
  });

  it.each([
    [
      "joined by or",
      `section 1: on Merger or Sale: Warrant Price becomes $1 per share.
       section 2: on Delisting or Sale: ⟦Warrant Price⟧ becomes $2 per share.`,
      'Sections 1 and 2 both say what "Warrant Price" becomes at a Sale.',
    ],
    [
      "of several terms, told once",
      `section 1: on Merger or Sale: Warrant Price becomes $1 per share; Conversion Ratio becomes 2.
       section 2: on Merger or Sale: Conversion Ratio becomes 3; ⟦Warrant Price⟧ becomes $2 per share.`,
      'Sections 1 and 2 both say what "Warrant Price" and "Conversion Ratio" become at a Merger or a Sale.',
    ],
    [
      "through a borrowed formula",
      `section 1: on Sale: Warrant Price becomes $1 per share.
       section 2: on Merger: ⟦adjust as section 1 provides⟧.
       section 3: on Merger: ⟦Warrant Price⟧ becomes $2 per share.`.replace(
        "⟦adjust as section 1 provides⟧",
        "adjust as section 1 provides",
      ),
      'Sections 2 and 3 both say what "Warrant Price" becomes at a Merger.',
    ],
    [
      "through a borrowed formula with other values",
      `section 1: on Stock Split: Warrant Price becomes Warrant Price / Ratio.
       section 2: on Stock Split: ⟦adjust as section 1 provides, with Ratio = 2⟧.`,
      'Sections 1 and 2 both say what "Warrant Price" becomes at a Stock Split.',
    ],
    [
      "at one act, with a settlement",
      `section 1: on Exercise: Warrant Share Number falls by Shares Exercised.
       section 2: on Exercise: ⟦Warrant Share Number⟧ becomes Warrant Share Number / 2.`,
      'Sections 1 and 2 both say what "Warrant Share Number" becomes at an Exercise.',
    ],
    [
      "at one instant",
      `section 1: at 5 days after a Merger: Warrant Price becomes $1 per share.
       section 2: at 5 days after a  Merger: ⟦Warrant Price⟧ becomes $2 per share.`,
      'Sections 1 and 2 both say what "Warrant Price" becomes at 5 days after a Merger.',
    ],
    [
      "at one adjustment",
      `section 1: on any adjustment of Warrant Price: Conversion Ratio becomes 2.
       section 2: on any adjustment of Warrant Price or Warrant Share Number: ⟦Conversion Ratio⟧ becomes 3.`,
      'Sections 1 and 2 both say what "Conversion Ratio" becomes at an adjustment of Warrant Price.',
    ],
    [
      "in one section",
      `section 1: on Merger: Warrant Price becomes $1 per share. on Merger: ⟦Warrant Price⟧ becomes $2 per share.`,
      'Two clauses of section 1 both say what "Warrant Price" becomes at a Merger.',
    ],
    [
      "in one clause",
      `section 1: on Merger: Warrant Price becomes $1 per share; ⟦Warrant Price⟧ becomes $2 per share.`,
      'Section 1 says twice what "Warrant Price" becomes at a Merger.',
    ],
    [
      "outside all sections",
      `on Merger: Warrant Price becomes $1 per share. section Preamble: on Merger: ⟦Warrant Price⟧ becomes $2 per share.`,
      'The contract and the preamble both say what "Warrant Price" becomes at a Merger.',
    ],
  ])("%s", (_, text, title) => {
    const found = expectFinding(check, text, "L311");
    expect(found.title).toBe(title);
    if (/in one|outside/.test(_) && !/act|instant|adjustment/.test(_))
      expect(found.fixes.map(({ title: fix }) => fix)).toEqual(["Add the example as a scenario"]);
  });

  it("shows where a borrowed formula stands", () => {
    const found = expectFinding(
      check,
      `section 1: on Stock Split: Warrant Price becomes Warrant Price / Ratio.
       section 2: on Merger: Warrant Price becomes $1 per share.
       section 3: on Merger: ⟦adjust as section 1 provides, with Ratio = 2⟧.`,
      "L311",
    );
    expect(found.related.map(({ message }) => message)).toEqual([
      "Section 2 says it here.",
      "Section 1 lends the formula here.",
    ]);
  });
});

describe("no clash", () => {
  it.each([
    ["notwithstanding", HALVES("", "", [", notwithstanding section 4(c)", ""])],
    ["notwithstanding anything", HALVES("", "", ["", ", notwithstanding anything to the contrary"])],
    ["subject to", HALVES("", "", [", subject to section 4(c)", ""])],
    [
      "subject to the whole",
      HALVES("", "", [", subject to section 5", ""]).replace("section 4(c)", "section 5(a)"),
    ],
    [
      "a heading above",
      `section 4, subject to section 5: ${HALVES("", "").replace("section 4(c)", "section 5")}`,
    ],
    ["an adjustment stands", HALVES("unless an adjustment under section 4(c) stands for it", "")],
    ["the same words", HALVES("if Listed", "unless Listed")],
    [
      "the same words, taken apart",
      HALVES("if Listed and Ratio Known", "unless Ratio Known or not Listed").concat(
        ` "Ratio Known" means Conversion Ratio > 1.`,
      ),
    ],
    ["opposite comparisons", HALVES("if Amount < $1 per share", "if Amount >= $1 per share")],
    ["comparisons turned round", HALVES("if Amount < Warrant Price", "if Warrant Price <= Amount")],
    [
      "comparisons in words",
      HALVES("if Amount is at least $1 per share", "unless Amount is at least $1 per share"),
    ],
    ["ranges", HALVES("if Amount < $1 per share", "if Amount > $2 per share")],
    ["brackets", HALVES("if (Amount) < $1 per share", "unless (Amount < ($1 per share))")],
    ["values of a text", HALVES('if Kind is "cash"', 'if Kind is "property"')],
    ["lists of values", HALVES('if Kind is one of "cash", "rights"', 'if Kind is "property"')],
    ["a value and all others", HALVES('if Kind is "cash"', 'unless Kind is one of "cash", "property"')],
    ["what is given", HALVES("if Payment Date is given", "if Payment Date is not given")],
    ["yes and no", HALVES("if Listed = yes", "if Listed = no")],
    [
      "a definition",
      HALVES("if In Cash", 'if Kind is "property"').concat(
        ` "In Cash" of a Distribution means Kind is "cash".`,
      ),
    ],
    [
      "a letter",
      `section 4(b): on Distribution if X < $1 per share: Warrant Price becomes Warrant Price / 2, where X = Amount * 2.
       section 4(c): on Distribution if Y >= $1 per share: Warrant Price becomes Warrant Price / 3, where Y = Amount * 2.`,
    ],
    [
      "conditions of the effect itself",
      `section 4(b): on Merger: Warrant Price becomes $1 per share if Listed; Warrant Price becomes $2 per share unless Listed.`,
    ],
    [
      "readings in conditions",
      HALVES(
        'if (reading "first": yes; reading "second": no)',
        'if (reading "first": no; reading "second": yes)',
      ),
    ],
    [
      "readings behind names",
      HALVES("if Early", "if Late").concat(
        ` "Early" means reading "first": yes; reading "second": no. "Late" means reading "first": no; reading "second": yes.`,
      ),
    ],
    [
      "alternatives",
      `section 4: on Merger: reading "half": Warrant Price becomes Warrant Price / 2; reading "third": Warrant Price becomes Warrant Price / 3.`,
    ],
    [
      "alternatives in two sections",
      `section 4(b): on Merger: reading "half": Warrant Price becomes Warrant Price / 2; reading "third": Conversion Ratio becomes 1.
       section 4(c): on Merger: reading "half": Conversion Ratio becomes 2; reading "third": Warrant Price becomes Warrant Price / 3.`,
    ],
    ["a condition that never holds", HALVES("if no", "")],
    [
      "each of several cases",
      HALVES(
        'if Kind is "cash" or Amount < $1 per share',
        'if Kind is not "cash" and Amount is at least $1 per share',
      ),
    ],
    [
      "an order that cannot be",
      HALVES(
        "if Amount < Warrant Price and Warrant Price < Closing Price on June 1, 2006",
        "if Closing Price on June 1, 2006 < Amount",
      ),
    ],
    [
      "an order by numbers",
      HALVES("if Amount < Warrant Price", "if Amount > $3 per share and Warrant Price < $2 per share"),
    ],
    [
      "the same formula, borrowed as it is",
      `section 1: on Stock Split: Warrant Price becomes Warrant Price / Ratio.
       section 2: on Stock Split: adjust as section 1 provides.`,
    ],
    [
      "two settlements",
      `section 1: on Exercise: Warrant Share Number falls by Shares Exercised. section 2: on Exercise: Warrant Share Number falls by 1 share.`,
    ],
    [
      "different events",
      `section 1: on Merger: Warrant Price becomes $1 per share. section 2: on Sale: Warrant Price becomes $2 per share.`,
    ],
    [
      "different terms",
      `section 1: on Merger: Warrant Price becomes $1 per share. section 2: on Merger: Conversion Ratio becomes 2.`,
    ],
    [
      "terms of a party",
      `section 1: on Merger: Listed becomes no. section 2: on Merger: Listed becomes yes.`,
    ],
  ])("by %s", (_, text) => {
    expectNothing(check, text);
  });

  it.each([
    ["conditions that can both hold", HALVES("if Listed", "if Amount > $1 per share")],
    ["ranges that overlap", HALVES("if Amount > $1 per share", "if Amount < $2 per share")],
    ["a heading about another section", HALVES("", "", [", notwithstanding section 9", ""]) + " section 9:"],
    [
      "headings that each claim to prevail",
      HALVES("", "", [", notwithstanding section 4(c)", ", notwithstanding section 4(b)"]),
    ],
    [
      "an exception for another section",
      HALVES("unless an adjustment under section 9 stands for it", "") + " section 9:",
    ],
  ])("but not by %s", (_, text) => {
    expectFinding(check, marked(text), "L311");
  });
});

describe("very many clauses", () => {
  it("on one term at one event: says that they were not all compared", () => {
    const text = many(
      3_000,
      (i) =>
        `section ${i + 1}, notwithstanding anything to the contrary: on Merger if Conversion Ratio = ${i}: Warrant Price becomes $${i} per share.`,
    );
    const { found, milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
    expect(found.map(({ title }) => title)).toEqual([
      '3000 clauses say what "Warrant Price" becomes at a Merger, too many to compare with each other.',
    ]);
  });

  it("that clash: tells a hundred", () => {
    const text = many(10_000, (i) => `section ${i + 1}: on Merger: Warrant Price becomes $${i} per share.`);
    const { found, milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
    expect(found).toHaveLength(100);
  });

  it("each at its own event: compares nothing in vain", () => {
    const text = many(10_000, (i) => `event E${i}. on E${i}: Warrant Price becomes $${i} per share.`);
    const { found, milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
    expect(found).toEqual([]);
  });

  it("that borrow from one another", () => {
    const text =
      many(
        500,
        (i) => `section 1(${i}): on Sale if Conversion Ratio = ${i}: Warrant Price becomes $${i} per share.`,
      ) + many(500, (i) => `event E${i}. section 2(${i}): on E${i}: adjust as section 1 provides.`);
    const { milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
  });
});

it("tells each pair of clauses", () => {
  expectFindings(
    check,
    `section 1: on Merger: Warrant Price becomes $1 per share.
     section 2: on Merger: ⟦Warrant Price⟧ becomes $2 per share.
     section 3, subject to section 1: on Merger: ⟦Warrant Price⟧ becomes $3 per share.`,
    "L311",
  );
});
