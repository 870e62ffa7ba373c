import { describe, expect, test } from "vitest";
import { factsEntries } from "../../grammar/diagnostics/catalogue/facts.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { readQuotes } from "../../interpreter/facts/quotes.ts";
import { readSettings } from "../../interpreter/facts/settings.ts";
import { lines, marked, read } from "./contract.ts";

/** Every entry of the catalogue that a text can bring about: the text, then what the reader sees, and what is marked. */

const SPLIT = '"event": "Stock Split", "on": "2006-06-01"';

interface Case {
  readonly text: string;
  readonly sees: readonly string[];
  readonly marks?: readonly string[];
}

const eventCases: readonly Case[] = [
  {
    text: `[\n  {${SPLIT} "Ratio": 2}\n]`,
    sees: ["2:47 F401 A comma is missing before this."],
    marks: ['"Ratio"'],
  },
  {
    text: `[{${SPLIT}, "Ratio": 2},]`,
    sees: ["1:58 F402 A comma stands here with nothing after it."],
    marks: [","],
  },
  {
    text: `{${SPLIT}, "Ratio": 2} // a remark\n`,
    sees: ["1:58 F402 JSON has no comments."],
    marks: ["// a remark"],
  },
  {
    text: `[\n{${SPLIT}, "Ratio": 2},\n"Stock Split"]`,
    sees: ['3:1 F403 An event in braces is expected here, and the text "Stock Split" stands here.'],
    marks: ['"Stock Split"'],
  },
  {
    text: '{"event": "Stock Splitt", "on": "2006-06-01", "Ratio": 2}',
    sees: ['1:11 F404 The contract declares no event "Stock Splitt".'],
    marks: ['"Stock Splitt"'],
  },
  {
    text: `{${SPLIT}, "ratio": 2}`,
    sees: ['1:46 F405 "Stock Split" has no field "ratio".'],
    marks: ['"ratio"'],
  },
  { text: `{${SPLIT}}`, sees: ['1:11 F406 "Stock Split" lacks "Ratio".'], marks: ['"Stock Split"'] },
  {
    text: `{${SPLIT}, "Ratio": "1,5"}`,
    sees: ['1:55 F407 "Ratio" is a plain number; the text "1,5" is not.'],
    marks: ['"1,5"'],
  },
  {
    text: '{"event": "Share Count", "on": "2006-06-01", "Shares Outstanding": "$46,000,000"}',
    sees: ['1:68 F408 "Shares Outstanding" is a number of shares, and "$46,000,000" counts something else.'],
  },
  {
    text: '{"event": "Everything", "on": "2006-06-01", "Money": "EUR 2500000"}',
    sees: ['1:54 F409 "Money" is in USD, and the amount is marked "EUR".'],
  },
  { text: `{${SPLIT}, "Ratio": -2}`, sees: ['1:55 F410 "Ratio" is below zero: -2.'], marks: ["-2"] },
  {
    text: '{"event": "Exercise", "on": "2006-06-01", "Shares Exercised": 1000, "Method": "Cash"}',
    sees: ['1:79 F411 "Method" cannot be "Cash".'],
    marks: ['"Cash"'],
  },
  {
    text: `{${SPLIT}, "Ratio": 2, "Ratio": 3}`,
    sees: ['1:58 F412 "Ratio" is given twice in this event.'],
    marks: ['"Ratio"'],
  },
  {
    text: `{${SPLIT}, "id": "S", "Ratio": 2}\n{${SPLIT}, "Ratio": 2, "id": "S"}`,
    sees: ['2:64 F413 The id "S" already names the event on line 1.'],
    marks: ['"S"'],
  },
  {
    text: '{"event": "Equivalents Expiry", "on": "2008-06-01", "of": "Note 7"}',
    sees: ['1:59 F414 "of" refers to "Note 7", and no event has that id.'],
    marks: ['"Note 7"'],
  },
  {
    text: `{${SPLIT}, "id": "S", "Ratio": 2}\n{"event": "Equivalents Expiry", "on": "2008-06-01", "of": "S"}`,
    sees: ['2:59 F415 "of" refers to "S", an event "Stock Split"; it refers to "Equivalents Issuance".'],
  },
  {
    text: '{"event": "Equivalents Expiry", "on": "2008-06-01", "id": "E", "of": "E"}',
    sees: ['1:70 F416 "of" refers to the event itself, "E".'],
  },
  {
    text: `{${SPLIT}, "Ratio": 2, "of": "S"}`,
    sees: ['1:58 F417 "Stock Split" does not refer to another event.'],
    marks: ['"of"'],
  },
  {
    text: '{"event": "Stock Split", "on": "6/1/2006", "Ratio": 2}',
    sees: ['1:32 F418 "on" is a date or a date with a time; the text "6/1/2006" is not read as one.'],
    marks: ['"6/1/2006"'],
  },
  {
    text: '{"event": "Stock Split", "on": "2005-02-30", "Ratio": 2}',
    sees: ['1:32 F419 "on": there is no "2005-02-30".'],
    marks: ['"2005-02-30"'],
  },
  {
    // The clocks of New York went from 2:00 to 3:00 that night.
    text: '[{"event": "Stock Split", "on": "2010-03-14T02:30", "Ratio": 2}]',
    sees: ['1:33 F419 "on": there is no "2010-03-14T02:30".'],
  },
  {
    // They went back from 2:00 to 1:00.
    text: '[{"event": "Stock Split", "on": "2005-10-30T01:30", "Ratio": 2}]',
    sees: ['1:33 F426 "on": the clocks show this time twice that night.'],
    marks: ['"2005-10-30T01:30"'],
  },
  {
    text: `{${SPLIT}, "Ratio": 1e5000}`,
    sees: ['1:55 F420 "Ratio" has more than 1,000 digits.'],
    marks: ["1e5000"],
  },
  {
    text: `{${SPLIT}, "Ratio": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    sees: ["1:154 F421 Braces or brackets are nested more than 100 deep."],
    marks: ["["],
  },
  {
    text: `[{${SPLIT}, "Ratio": 2}, {${SPLIT}, "Ratio": 2, "note": "${"x".repeat(4_200_000)}"}, {${SPLIT}}]`,
    sees: [
      "1:60 F422 The event that begins here is longer than 4,194,304 characters.",
      '1:4200140 F406 "Stock Split" lacks "Ratio".',
    ],
  },
  { text: " \n", sees: ["2:1 F423 The events file is empty."] },
  {
    text: '{"event": "Grace", "on": "2006-06-01", "Length": "61 days"}',
    sees: ['1:50 F424 "Length" is a length of time, which an events file cannot give.'],
  },
];

const quoteCases: readonly Case[] = [
  { text: "", sees: ["1:1 F423 The quotes file is empty."] },
  {
    text: "2005-03-14,1.42",
    sees: ['1:1 F440 The first row begins with "2005-03-14"; it has to name the columns.'],
    marks: ["2005-03-14"],
  },
  { text: "date, bidd ,ask\n", sees: ['1:7 F441 There is no column "bidd" of quotes.'], marks: ["bidd"] },
  { text: "date,,ask\n", sees: ["1:6 F441 A column has no name."] },
  { text: "bid,ask\n1.42,1.46", sees: ["1:1 F442 The quotes have no column date."], marks: ["bid,ask"] },
  { text: "date,close,Close\n", sees: ['1:12 F443 The column "Close" is there twice.'], marks: ["Close"] },
  {
    text: "date,bid,ask\n2005-03-14,1.42\n",
    sees: ["2:1 F444 This row has 2 cells; the header has 3."],
    marks: ["2005-03-14,1.42"],
  },
  { text: "date,volume\n2005-03-14,1,234\n", sees: ["2:1 F444 This row has 3 cells; the header has 2."] },
  {
    text: "date,bid,ask\n2005-03-14, N/A ,1.46\n",
    sees: ['2:13 F445 "bid" is a number; "N/A" is not.'],
    marks: ["N/A"],
  },
  {
    text: "date,close\n2005-03-14,-1.44",
    sees: ['2:12 F446 "close" is below zero: -1.44.'],
    marks: ["-1.44"],
  },
  {
    text: "date,bid,ask\n2005-03-14,1.46,1.42",
    sees: ["2:12 F447 The bid (1.46) is above the ask (1.42)."],
    marks: ["1.46"],
  },
  {
    text: "date,high,low\n2005-03-14,1.42,1.46",
    sees: ["2:17 F447 The low (1.46) is above the high (1.42)."],
    marks: ["1.46"],
  },
  {
    text: "date,close\n2005-03-14,1.44\n\n2005-03-14,1.45",
    sees: ["4:1 F448 Line 2 already has quotes for 2005-03-14."],
    marks: ["2005-03-14,1.45"],
  },
  {
    text: "date,close,venue,asset\n2005-03-14,1,pink,Acme\n2005-03-14,2,pink,Acme",
    sees: ['3:1 F448 Line 2 already has quotes for 2005-03-14 of "Acme" on pink.'],
  },
  {
    text: "date,close\n2005-03-15,1.45\n2005-03-14,1.44\n2005-03-11,1.40",
    sees: ["3:1 F449 The quotes are not in the order of their days: 2005-03-14 comes after 2005-03-15."],
  },
  {
    text: "date,close,venue\n2005-03-14,1.44,nasdaq",
    sees: ['2:17 F450 "nasdaq" is not a venue.'],
    marks: ["nasdaq"],
  },
  {
    text: 'date,close,asset\n2005-03-14,1.44,"Acme\n',
    sees: ["2:17 F451 A quotation mark opens here and is not closed."],
    marks: ['"'],
  },
  {
    text: 'date,close,asset\n2005-03-14,1.44,Ac"me\n',
    sees: ["2:19 F451 A quotation mark stands inside the cell."],
    marks: ['"'],
  },
  { text: "date,bid\n2005-03-14,0", sees: ['2:12 F452 "bid" is zero.'], marks: ["0"] },
  { text: "date,venue\n2005-03-14,pink", sees: ["1:1 F453 The quotes have no column of prices."] },
  {
    text: "date,bid\n3/4/2005,1.42",
    sees: ['2:1 F418 "date" is a date; "3/4/2005" is not read as one.'],
    marks: ["3/4/2005"],
  },
  { text: "date,bid\n,1.42", sees: ['2:1 F418 "date" is a date; a blank cell is not read as one.'] },
  { text: "date,bid\n2005-02-30,1.42", sees: ['2:1 F419 "date": there is no "2005-02-30".'] },
  { text: `date,bid\n2005-03-14,${"9".repeat(1001)}`, sees: ['2:12 F420 "bid" has more than 1,000 digits.'] },
];

const settingCases: readonly Case[] = [
  {
    text: "Warrant Share Number 100000",
    sees: ['1:1 F480 The setting "Warrant Share Number 100000" has no equals sign.'],
  },
  { text: " = 100000", sees: ["1:2 F481 The setting names no term before its equals sign."], marks: ["="] },
  {
    text: "Warrant Price= ",
    sees: ['1:14 F482 The setting of "Warrant Price" has no value after its equals sign.'],
    marks: ["="],
  },
];

function check({ text, sees, marks }: Case, diagnostics: readonly Diagnostic[]): void {
  expect(lines(diagnostics)).toEqual(sees);
  if (marks) expect(marked(diagnostics)).toEqual(marks);
  for (const { place } of diagnostics) expect(place.source.text).toBe(text);
}

describe("what each finding says, and where", () => {
  test.each(eventCases)("events: $sees.0", (one) => check(one, read(one.text).diagnostics));
  test.each(quoteCases)("quotes: $sees.0", (one) =>
    check(one, readQuotes({ name: "q.csv", text: one.text }).diagnostics),
  );
  test.each(settingCases)("settings: $sees.0", (one) => check(one, readSettings([one.text]).diagnostics));

  test("F425: after a thousand findings reading stops", () => {
    const { diagnostics } = read('{"event": 5}\n'.repeat(5_000));
    expect(diagnostics).toHaveLength(1_001);
    expect(lines(diagnostics).at(-1)).toBe(
      "1001:11 F425 The file has more than 1,000 findings; the rest is not shown.",
    );
  });

  test("F454: after fifty warnings the rest is counted", () => {
    const days = Array.from({ length: 80 }, (_, i) => `${1900 + i}-01-02,0`);
    const { rows, diagnostics } = readQuotes({ name: "q.csv", text: ["date,bid", ...days].join("\n") });
    expect(rows).toHaveLength(80);
    expect(diagnostics).toHaveLength(51);
    expect(lines(diagnostics).at(-1)).toBe("81:12 F454 30 more warnings follow the first 50.");
  });

  test("F483: a term set twice", () => {
    const { settings, diagnostics } = readSettings(["Warrant Price=$2", "Warrant  Price = $3"]);
    expect(settings.map(({ valueText }) => valueText)).toEqual(["$2"]);
    expect(lines(diagnostics)).toEqual(['1:1 F483 "Warrant Price" is already set to "$2".']);
  });
});

describe("the catalogue", () => {
  const files = ["F490", "F491", "F492", "F493", "F494", "F495"]; // files.test.ts
  // F496 is of a contract with a register: test/facts/certificates.test.ts.
  const elsewhere = ["F496", "F425", "F454", "F483", ...files];
  const seen = [...eventCases, ...quoteCases, ...settingCases].flatMap(({ sees }) =>
    sees.map((line) => line.split(" ")[1]),
  );

  test("each entry has a case", () => {
    const codes = factsEntries.map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(codes);
    expect(codes.toSorted()).toEqual(codes);
    expect(codes.filter((code) => !seen.includes(code) && !elsewhere.includes(code))).toEqual([]);
  });

  test.each(factsEntries.map((entry) => [entry.code, entry] as const))(
    "%s is explained in plain words",
    (_, entry) => {
      const sentences = entry.explanation.match(/[.:](?:\s|$)/g) ?? [];
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      for (const text of [entry.name, entry.explanation, entry.remedy, entry.example])
        expect(text).not.toBe("");
      // A slip in the data is no legal conclusion.
      expect(`${entry.name} ${entry.explanation} ${entry.remedy}`).not.toMatch(
        /\b(void|invalid|breach|illegal|null and)\b/i,
      );
    },
  );

  test("each example brings its entry about", () => {
    for (const { code, example } of factsEntries) {
      const number = Number(code.slice(1));
      if (example.startsWith("(") || example.startsWith("tenor ") || code === "F422") continue;
      const text = [...example.matchAll(/--set "([^"]*)"/g)].map((match) => match[1] ?? "");
      const diagnostics =
        number < 440
          ? read(example).diagnostics
          : number < 480
            ? readQuotes({ name: "q.csv", text: example }).diagnostics
            : readSettings(text).diagnostics;
      expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    }
  });
});
