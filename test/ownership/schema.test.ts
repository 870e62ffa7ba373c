// The schema beside the specification: a real validator of XML Schema and the program's own check agree on what is in order.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { readOwnership } from "../../interpreter/ownership/read.ts";
import { root } from "../house/files.ts";
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

const schema = readFileSync(join(root, "interpreter/ownership/ownership.xsd"), "utf8");

/** What xmllint says of a document: nothing where it is valid. */
async function lint(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: "form.xml", contents: xml }, schema });
  return errors.map(({ message }) => message);
}

const ours = (text: string): string[] =>
  readOwnership({ name: "form.xml", text }).diagnostics.map(({ code }) => code);

const FORMS: readonly (readonly [string, string])[] = [
  ["an exercise for cash", CASH],
  ["a cashless exercise", CASHLESS],
  ["no schemaVersion", documentOf({ version: null, first: [stockRow({})] })],
  [
    "a Form 3",
    documentOf({
      type: "3",
      boxes: "<noSecuritiesOwned>0</noSecuritiesOwned>",
      first: [stockHolding({})],
      second: [warrantHolding({})],
    }),
  ],
  [
    "a Form 5 that amends another",
    documentOf({
      type: "5/A",
      original: "2008-02-14",
      boxes:
        "<notSubjectToSection16>1</notSubjectToSection16><form3HoldingsReported>0</form3HoldingsReported><form4TransactionsReported>1</form4TransactionsReported>",
      first: [
        stockRow({ deemed: "2007-11-09-05:00", timeliness: "L" }),
        stockHolding({ held: "I", nature: "By trust" }),
      ],
      remarks: "Late.",
    }),
  ],
  [
    "footnotes in place of values, and empty elements",
    documentOf({
      first: [
        stockRow({ price: null })
          .replace("<transactionPricePerShare></", '<transactionPricePerShare><footnoteId id="F1"/></')
          .replace("</transactionCoding>", "</transactionCoding><transactionTimeliness/>"),
      ],
      second: [warrantRow({}).replace(held("exerciseDate", "2005-09-15"), held("exerciseDate", null, "F1"))],
      footnotes: { F1: "A weighted average." },
    }),
  ],
];

describe("documents in order", () => {
  it.each(FORMS)("%s", async (_, xml) => {
    expect(ours(xml)).toEqual([]);
    expect(await lint(xml)).toEqual([]);
  });
});

describe("documents out of order", () => {
  it.each([
    [
      "the code before the date",
      CASH.replace(
        /(<transactionDate>.*?<\/transactionDate>)(<transactionCoding>.*?<\/transactionCoding>)/,
        "$2$1",
      ),
      ["I957"],
    ],
    ["no issuer", CASH.replace(/<issuer>.*<\/issuer>\n/, ""), ["I955"]],
    ["no signature", CASH.replace(/<ownerSignature>.*<\/ownerSignature>\n/, ""), ["I955"]],
    [
      "two types",
      CASH.replace("<periodOfReport>", "<documentType>4</documentType><periodOfReport>"),
      ["I957", "I958"].slice(1),
    ],
    [
      "a date in another form",
      CASH.replace("<value>2007-11-09</value>", "<value>11/09/2007</value>"),
      ["I959"],
    ],
    ["a day that is none", CASH.replace("<value>2007-11-09</value>", "<value>2007-11-31</value>"), ["I959"]],
    ["a code that is none", CASH.replace("<transactionCode>X<", "<transactionCode>Q<"), ["I959"]],
    ["five decimals", CASH.replace("<value>2.4</value>", "<value>2.40001</value>"), ["I959"]],
    ["a negative number", CASH.replace("<value>5400</value>", "<value>-5400</value>"), ["I959"]],
    ["a value without <value>", CASH.replace("<value>5400</value>", "5400"), ["I959"]],
    [
      "a footnote that is not there",
      CASH.replace('<footnoteId id="F1"/>', '<footnoteId id="F2"/>'),
      ["I960"],
    ],
    [
      "two footnotes of one id",
      CASH.replace("</footnotes>", '<footnote id="F1">Other.</footnote></footnotes>'),
      ["I959"],
    ],
    [
      "an unknown element",
      CASH.replace("<documentType>", "<documentKind>4</documentKind><documentType>"),
      ["I956"],
    ],
    [
      "shares and a value",
      CASH.replace(
        "</postTransactionAmounts>",
        `${held("valueOwnedFollowingTransaction", "1")}</postTransactionAmounts>`,
      ),
      ["I958"],
    ],
    [
      "no amount owned after it",
      CASH.replace(/<postTransactionAmounts>.*?<\/postTransactionAmounts>/, "<postTransactionAmounts/>"),
      ["I955"],
    ],
    ["an empty name of who signs", CASH.replace("<signatureName>Dana Lane<", "<signatureName><"), ["I959"]],
  ])("%s", async (_, xml, codes) => {
    expect(ours(xml)).toEqual(codes);
    expect(await lint(xml)).not.toEqual([]);
  });

  it("points to the line and column", () => {
    const [found] = readOwnership({
      name: "form.xml",
      text: CASH.replace("<value>2007-11-09</value>", "<value>11/09/2007</value>"),
    }).diagnostics;
    const { source, span } = found?.place ?? { source: { text: "" }, span: { start: 0, end: 0 } };
    expect(source.text.slice(span.start, span.end)).toBe("11/09/2007");
    expect(found?.title).toContain('"transactionDate" is a day as 2007-11-09; "11/09/2007" is not.');
  });
});

/** Ways to damage a document: an element doubled, dropped, moved behind the next, or a text exchanged. */
function damaged(xml: string, kind: number, at: number): string {
  const leaves = [...xml.matchAll(/<(\w+)>(?:<value>)?([^<>]*)(?:<\/value>)?(?:<footnoteId[^>]*>)*<\/\1>/g)];
  const match = leaves[at % leaves.length];
  if (match === undefined) return xml;
  const [whole] = match;
  const before = xml.slice(0, match.index);
  const after = xml.slice(match.index + whole.length);
  switch (kind) {
    case 0:
      return before + after;
    case 1:
      return before + whole + whole + after;
    case 2:
      return before + whole.replace(/>[^<>]+</, ">!?<") + after;
    case 3: {
      const next = /^\s*<(\w+)>[^<>]*<\/\1>/.exec(after)?.[0] ?? "";
      return before + next + whole + after.slice(next.length);
    }
    case 4:
      return before + whole.replace(/^<(\w+)>/, "<$1x>").replace(/<\/(\w+)>$/, "</$1x>") + after;
  }
  return xml;
}

const damage = fc.record({
  xml: fc.constantFrom(...FORMS.map(([, xml]) => xml)),
  kind: fc.nat(4),
  at: fc.nat(200),
});

// Many at once: each call of the validator starts a process of its own.
test.prop([fc.array(damage, { minLength: 40, maxLength: 40 })], { numRuns: 4 })(
  "a damaged document is found faulty by both, or by neither",
  async (damages) => {
    const broken = damages.map(({ xml, kind, at }) => damaged(xml, kind, at));
    const { errors } = await validateXML({
      xml: broken.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
      schema,
    });
    const theirs = new Set(errors.map(({ loc }) => loc?.fileName));
    for (const [index, text] of broken.entries())
      expect({ faulty: ours(text).length > 0, text }).toEqual({ faulty: theirs.has(`${index}.xml`), text });
  },
  120_000,
);
