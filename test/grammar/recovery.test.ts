// Mistakes are told apart, each once, and the rest of the file keeps its tree.
import { describe, expect, test } from "vitest";
import { messagesOf, parsed } from "./tree.ts";

const TEN_MISTAKES = `warrant "Ten mistakes".
uses "std/corporate-actions"
party Issuer is "Issuer".
party Holder is Nobody.
section 1 "Term":
  "Term" means the period from February 30, 2005 to March 14, 2010.
section 2 "Exercise":
  the Holder mai Exercise during the Term.
  act Exercise by the Holder has Shares Exercised shares.
section 3 "Fees":
  "Fee" means the lesser $1 and $2.
  "Cost" means (Fee + $1.
section 4 "Splits":
  on Stock Split
    Warrant Price becomes Warrant Price / Ratio.
  on Combination: Warrant Price becomes # Warrant Price.
  on Distribution: Warrant Price becomes price * 2.
section 8 "Definitions":
  "Warrant Price" initially means $2.40 per share.
`;

describe("a file with ten mistakes", () => {
  const messages = messagesOf(TEN_MISTAKES);

  test("gives a message for each, at its own line", () => {
    const lines = new Set(messages.map((message) => Number(message.split(":")[0])));
    // Line 2 lacks its full stop; 4 has a name for quoted words; 6 a day that is none; and so on down to line 17.
    expect([...lines].sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 9, 11, 12, 14, 16, 17]);
  });

  test("keeps the tree of the rest", () => {
    const { file } = parsed(TEN_MISTAKES);
    const sections = file.items.filter((item) => item.kind === "Section");
    expect(sections.map((section) => section.label.label)).toEqual(["1", "2", "3", "4", "8"]);
    const last = sections.at(-1);
    expect(last?.statements.map((statement) => statement.kind)).toEqual(["Definition"]);
    const names = sections.flatMap((section) =>
      section.statements.flatMap((statement) =>
        statement.kind === "Definition" ? [statement.name.text] : [],
      ),
    );
    // A definition whose formula cannot be read still defines its name.
    expect(names).toEqual(["Term", "Fee", "Cost", "Warrant Price"]);
  });
});

describe("hostile text", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["10,000 brackets", `warrant "W".\n"X" means ${"(".repeat(10_000)}1${")".repeat(10_000)}.`],
    ["10,000 times not", `warrant "W".\n"X" means ${"not ".repeat(10_000)}Y.`],
    ["10,000 signs", `warrant "W".\n"X" means ${"- ".repeat(10_000)}1.`],
    ["a sum of 50,000 parts", `warrant "W".\n"X" means ${"1 + ".repeat(50_000)}1.`],
    ["a number of 10,000 digits", `warrant "W".\n"X" means ${"9".repeat(10_000)}.`],
    ["a chain of 10,000 names", `warrant "W".\n"X" means ${"A of ".repeat(10_000)}B.`],
    ["garbage", "\u0000\u{1F600}%&§!?`~^".repeat(20_000)],
    ["an open quotation", `warrant "W".\n"X means $1.`],
    ["a rule that breaks off", `warrant "W".\non A: B becomes 1;`],
  ];

  test.each(cases)("%s is answered, not followed", (_, text) => {
    expect(messagesOf(text).length).toBeGreaterThan(0);
  });
});
