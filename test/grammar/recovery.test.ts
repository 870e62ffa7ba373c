// After a mistake: one message for each, at its place, and the tree of everything else.
import { describe, expect, it } from "vitest";
import { messagesOf, parsed, treeOf } from "./tree.ts";

/** Checks the messages of some statements, lines counted from 1 as if there were no header. */
function expectMessages(statements: string, expected: readonly string[]): void {
  expect(
    messagesOf(`warrant "W". ${statements}`).map((message) =>
      message.replace(/^1:(\d+)/, (_, at) => `1:${Number(at) - 13}`),
    ),
  ).toEqual(expected);
}

/** The kinds of the statements of a text without its header. */
function kinds(statements: string): string[] {
  return parsed(`warrant "W".\n${statements}`).file.items.map(({ kind }) => kind);
}

describe("a file with many mistakes", () => {
  const text = `warrant "W".

party Issuer is "Acme.
party Holder is [●].

section 1 "Definitions"
  "Fee" means the lesser $1 and $2.
  "Warrant Price" initialy means $2.40 per share.
  "Floor" means (Warrant Price - $0.10.
  "Cap" means Warrant  Price * 2.
  "Closing" means February 30, 2005.
  "Good" means 1.

section 2 "Rules":
  on Exercise
    the Holder pays Fee to the Issuer;
    Warrant Price becomes price;
    the Issuer delivers 1 of Stock to the Holder.
  the Issuer shall Notify within 3 days
  the Holder may Exercise # during the Term.

scenario "S":
  given Fee is $1.
  on March 14, 2005: Exercise.
  then Fee is $1; Warrant Price is about $2; Floor is $2.
`;

  it("has a message for each", () => {
    expect(messagesOf(text)).toEqual([
      "3:17 P108 This quotation is not closed.",
      '6:23 P103 ":" is missing here.',
      '7:26 P102 This definition cannot be read on from "$1".',
      '8:19 P111 "initialy" is not a word of the language.',
      '9:38 P103 ")" is missing here.',
      '10:15 P113 "Warrant Price" is torn in two.',
      "11:19 P106 There is no February 30, 2005.",
      '15:13 P103 ":" is missing here.',
      '17:27 P102 This rule cannot be read on from "price".',
      "19:39 P103 A full stop is missing here.",
      '20:27 P101 "#" has no meaning here.',
      '25:36 P110 "about" is not a word of the language.',
    ]);
  });

  it("has the tree of everything else", () => {
    const missing = { form: "means", value: { kind: "Missing" } };
    expect(treeOf(text)).toMatchObject({
      items: [
        { kind: "PartyStatement", name: { text: "Issuer" }, value: null },
        { kind: "PartyStatement", name: { text: "Holder" } },
        {
          kind: "Section",
          title: { value: "Definitions" },
          statements: [
            { name: { text: "Fee" }, body: missing },
            { name: { text: "Warrant Price" }, body: missing },
            {
              name: { text: "Floor" },
              body: { value: { kind: "Parenthesized", operand: { operator: "-" } } },
            },
            { name: { text: "Cap" } },
            { name: { text: "Closing" } },
            { name: { text: "Good" }, body: { value: { value: "1" } } },
          ],
        },
        {
          kind: "Section",
          statements: [
            { kind: "Rule", effects: [{ kind: "Pays" }, { kind: "Delivers" }] },
            { kind: "ObligationStatement" },
            { kind: "RightStatement", right: { during: { name: { text: "Term" } } } },
          ],
        },
        {
          kind: "Scenario",
          steps: [
            { form: "given" },
            { form: "on" },
            {
              expectations: [{ target: { name: { text: "Fee" } } }, { target: { name: { text: "Floor" } } }],
            },
          ],
        },
      ],
    });
  });
});

describe("a missing full stop", () => {
  it.each([
    [
      "before a definition on the same line",
      '"A" means 1 "B" means 2.',
      "1:11 P103 A full stop is missing here.",
    ],
    ["before a definition", '"A" means 1\n"B" means 2.', "1:11 P103 A full stop is missing here."],
    [
      "before a rule whose on could go on with the formula",
      '"A" means Price\non Split: B becomes 1.',
      "1:15 P103 A full stop is missing here.",
    ],
    ["before a section", '"A" means 1\nsection 1 "X":', "1:11 P103 A full stop is missing here."],
    [
      "before a right",
      "the Issuer shall Notify promptly\nthe Holder may Exercise.",
      "1:32 P103 A full stop is missing here.",
    ],
    ["at the end of the file", '"A" means 1', "1:11 P103 A full stop is missing here."],
  ])("%s", (_, text, message) => {
    expectMessages(text, [message]);
    expect(kinds(text)).not.toContain("BrokenStatement");
  });

  it("in a scenario, before its next step", () => {
    expectMessages(
      'scenario "S":\n  given A is 1\n  on March 14, 2005: Split\n  then A is 1 to the nearest $1\n  then B is 2.',
      [
        "2:14 P103 A full stop is missing here.",
        "3:26 P103 A full stop is missing here.",
        "4:31 P103 A full stop is missing here.",
      ],
    );
    expect(
      treeOf('warrant "W".\nscenario "S":\n  given A is 1\n  on March 14, 2005: Split\n  then A is 1.'),
    ).toMatchObject({
      items: [{ steps: [{ form: "given" }, { form: "on" }, { form: "then" }] }],
    });
  });

  it("is put in by its quick fix", () => {
    const [diagnostic] = parsed('warrant "W"\n"A" means 1.').diagnostics;
    expect(diagnostic?.fixes).toMatchObject([
      { title: "Put a full stop in", edits: [{ text: ".", place: { span: { start: 11, end: 11 } } }] },
    ]);
  });
});

describe("what the layout of the page says is asked only after a mistake", () => {
  it.each([
    ['"A" means Price', "on the date."],
    ["on Split: A becomes Price", "on the Record Date; B becomes 1."],
    ["on Split if Price", "on the date > 1: A becomes 1."],
    ["the Holder may Exercise", "from March 14, 2005."],
  ])("%s / %s", (...lines) => {
    expect(messagesOf(`warrant "W".\n${lines.join("\n")}`)).toEqual([]);
  });
});

describe("one word too many", () => {
  it("is left out where the sign comes right behind it", () => {
    expectMessages('"A" means 1 to.', ['1:13 P102 This definition cannot be read on from "to".']);
    expect(treeOf('warrant "W".\n"A" means 1 to.')).toMatchObject({
      items: [{ body: { value: { value: "1" } } }],
    });
  });
});

describe("of several parts only the broken one is lost", () => {
  it.each([
    [
      "an effect",
      "on X: A becomes 1; B becomes becomes; C becomes 3.",
      { effects: [{ target: { name: { text: "A" } } }, { target: { name: { text: "C" } } }] },
    ],
    [
      "what runs on behind an effect",
      "on X: A becomes 1 to 2; C becomes 3.",
      { effects: [{ value: { value: "1" } }, {}] },
    ],
    [
      "a condition",
      "on X if if: A becomes 1.",
      { conditions: [{ expression: { kind: "Missing" } }], effects: [{}] },
    ],
    [
      "a limb",
      '"A" means the first of (a) 1, if A; (b) +; (c) 3, otherwise.',
      { body: { value: { cases: [{ label: "a" }, { label: "c" }] } } },
    ],
    [
      "a reading",
      '"A" means reading "x": +; reading "y": 2.',
      { body: { value: { alternatives: [{ name: "x", value: { kind: "Missing" } }, { name: "y" }] } } },
    ],
    [
      "a field",
      "event E has A: shares, B: wrong; may have C: money.",
      { fields: [{ name: { text: "A" } }], optionalFields: [{ name: { text: "C" } }] },
    ],
    [
      "a row",
      'table "T" by N: number: 1: 2; 3: +; 5: 6.',
      { rows: [{ key: { value: "1" } }, { key: { value: "5" } }] },
    ],
    ["a legend", '"A" means 1, where X = +.', { body: { value: { value: "1" } }, legend: null }],
    [
      "a demand",
      "every adjustment of T is at least 1, and is never an decrease.",
      { kind: "PolicyStatement", clauses: [{ form: "at least" }] },
    ],
  ])("%s", (_, text, expected) => {
    const file = `warrant "W".\n${text}\n"Z" means 26.`;
    expect(messagesOf(file)).toHaveLength(1);
    expect(treeOf(file)).toMatchObject({ items: [expected, { name: { text: "Z" } }] });
  });

  it("a fact, an event, an expectation, a step", () => {
    const text =
      'warrant "W".\nscenario "S":\n  given A is 1; B are 2; C is 3.\n  on March 14, 2005: X; 1; Y.\n  wrong.\n  then A is 1; B is is; C is 3.';
    expect(messagesOf(text)).toHaveLength(4);
    expect(treeOf(text)).toMatchObject({
      items: [{ steps: [{ givens: [{}, {}] }, { happenings: [{}, {}] }, { expectations: [{}, {}] }] }],
    });
  });
});

describe("a broken heading", () => {
  it("still opens its section", () => {
    expect(treeOf('warrant "W".\nsection 1 Title:\n"A" means 1.')).toMatchObject({
      items: [{ kind: "Section", label: { label: "1" }, title: null, statements: [{ kind: "Definition" }] }],
    });
  });
});

describe("messages", () => {
  it.each([
    ["a misspelt word, with its fix", '"Fee" meens $1.', '1:7 P111 "meens" is not a word of the language.'],
    [
      "a name in lower case",
      '"Fee" means premium * 2.',
      '1:13 P110 "premium" is not a word of the language.',
    ],
    ["an open quotation", '"Fee means $1.', "1:1 P108 This quotation is not closed."],
    ["an open curly quotation", "“Fee means $1.", "1:1 P108 This quotation is not closed."],
    ["an open note", '[NTD: ask "A" means 1.', "1:1 P108 This bracket is not closed."],
    ["a sign without a meaning", '"Fee" means $1 # 2.', '1:16 P101 "#" has no meaning here.'],
    ["a statement that breaks off", '"Fee" means', "1:11 P102 This definition breaks off."],
    ["a day that does not exist", '"D" means 2005-02-30.', "1:11 P106 There is no 2005-02-30."],
    ["an hour that does not exist", '"D" means 13:00 pm.', "1:11 P106 There is no 13:00 pm."],
    ["a time with full stops", '"D" means 5:00 p.m. .', '1:11 P107 "5:00 p.m." is read as "5:00 pm".'],
    [
      "the word that does not fit, not the one before it",
      '"D" means the becomes.',
      '1:15 P102 This definition cannot be read on from "becomes".',
    ],
  ])("%s", (_, text, message) => {
    expectMessages(text, [message]);
  });

  it("name what could stand there as a reader thinks of it", () => {
    const help = (text: string) => parsed(`warrant "W".\n${text}`).diagnostics[0]?.help;
    expect(help('"D" means +.')).toEqual([
      "what could stand here: a value, such as a Defined Term, a number, an amount or a date",
    ]);
    expect(help("= 1.")).toEqual([
      'what could stand here: the beginning of a statement, such as a term in quotes, "on" or "the Holder may"',
    ]);
    expect(help("currency was USD.")).toBeDefined();
  });

  it("a file that does not say what it is", () => {
    expect(messagesOf('"Fee" means $1.')).toEqual(["1:1 P109 The file does not say what it is."]);
    expect(messagesOf("")).toEqual(["1:1 P109 The file does not say what it is."]);
  });
});
