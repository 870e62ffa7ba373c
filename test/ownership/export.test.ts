// A Form 4 from a run: its rows, codes, footnotes and numbers, and that it comes back from an import as the same exercise.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { importOwnership } from "../../interpreter/ownership/import.ts";
import { readOwnership } from "../../interpreter/ownership/read.ts";
import { amountOf, valueOf, type Row } from "../../interpreter/ownership/types.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";
import { root } from "../house/files.ts";
import { CONTRACT, COUNT, EXERCISE, personOf, type PersonParts } from "./contract.ts";

const { file, path } = folder();
const contract = file("warrant.tenor", CONTRACT);
let count = 0;

interface Given {
  readonly events?: readonly object[];
  readonly person?: PersonParts;
  readonly words?: readonly string[];
  readonly quotes?: string;
}

function words({ events = [COUNT, EXERCISE], person = {}, words = [], quotes }: Given): string[] {
  count++;
  return [
    "export",
    "form4",
    contract,
    "--events",
    file(`events-${count}.json`, JSON.stringify(events)),
    ...(quotes === undefined
      ? []
      : ["--quotes", file(`quotes-${count}.csv`, `date,close,bid,ask\n${quotes}\n`)]),
    "--reporting-person",
    file(`person-${count}.json`, personOf(person)),
    ...words,
  ];
}

/** The XML that is written. */
async function xmlOf(given: Given): Promise<string> {
  const line = words(given);
  const out = join(path, `form-${count}.xml`);
  const { code, err } = await call(...line, "--out", out);
  if (code !== 0) throw new Error(err);
  return readFileSync(out, "utf8");
}

async function rowsOf(given: Given): Promise<readonly Row[]> {
  const { document } = readOwnership({ name: "form.xml", text: await xmlOf(given) });
  return document?.rows ?? [];
}

const cells = (row: Row | undefined, ...names: string[]): (string | null)[] =>
  names.map((name) => (row === undefined ? null : valueOf(row, name)));

const AMOUNTS = [
  "transactionCode",
  "transactionShares",
  "transactionPricePerShare",
  "transactionAcquiredDisposedCode",
  "sharesOwnedFollowingTransaction",
];

const market = ["--market", "$3.00"];

describe("the rows", () => {
  it("of an exercise for cash", async () => {
    const rows = await rowsOf({ words: market });
    // 5,000,000 + 400; 100,000 - 400.
    expect(rows.map((row) => cells(row, ...AMOUNTS))).toEqual([
      ["X", "400", "2.4", "A", "5000400"],
      ["X", "400", "0", "D", "99600"],
    ]);
    expect(
      cells(
        rows[1],
        "conversionOrExercisePrice",
        "exerciseDate",
        "expirationDate",
        "underlyingSecurityShares",
      ),
    ).toEqual(["2.4", "2005-09-15", "2010-03-14", "400"]);
  });

  it("of a cashless exercise: what was withheld, at the price at which it counted", async () => {
    const net = { ...EXERCISE, "Shares Exercised": "401", Method: "cashless", Market: "$3.00" };
    const rows = await rowsOf({ events: [COUNT, net] });
    // 401 - 401 * 2.4/3 = 80.2: 80 issued, 321 kept; $0.60 for 0.2 share. (401 * $2.40 + $0.60) / 321 = $3.00.
    expect(rows.map((row) => cells(row, ...AMOUNTS))).toEqual([
      ["X", "401", "2.4", "A", "5000401"],
      ["S", "321", "3", "D", "5000080"],
      ["X", "401", "0", "D", "99599"],
    ]);
  });

  it("of an officer under Rule 16b-3: M and F", async () => {
    const net = { ...EXERCISE, Method: "cashless", Market: "$3.00" };
    const rows = await rowsOf({
      events: [COUNT, net],
      person: {
        "reporting person": { cik: "2", name: "Doe Jane", officer: "Chief Executive Officer" },
        "rule 16b-3": true,
      },
    });
    expect(rows.map((row) => valueOf(row, "transactionCode"))).toEqual(["M", "F", "M"]);
  });

  it.each([
    ["2007-11-09,2.40,,", "X"],
    ["2007-11-09,2.39,,", "O"],
    ["2007-11-09,,2.40,2.42", "X"],
    ["2007-11-09,,2.30,2.40", "O"],
  ])("in or out of the money by the quote %s: %s", async (quotes, code) => {
    const rows = await rowsOf({ quotes });
    expect(rows.map((row) => valueOf(row, "transactionCode"))).toEqual([code, code]);
  });

  it("of two exercises in one form, in the order of time", async () => {
    const second = {
      ...EXERCISE,
      id: "Y",
      on: "2007-11-12",
      "Shares Exercised": "600",
      "Shares Owned": "5,000,400",
    };
    const given = { events: [COUNT, EXERCISE, second], words: [...market, "--of", "Y", "--of", "X"] };
    expect((await rowsOf(given)).map((row) => cells(row, "transactionDate", ...AMOUNTS))).toEqual([
      ["2007-11-09", "X", "400", "2.4", "A", "5000400"],
      ["2007-11-12", "X", "600", "2.4", "A", "5001000"],
      ["2007-11-09", "X", "400", "0", "D", "99600"],
      ["2007-11-12", "X", "600", "0", "D", "99000"],
    ]);
  });

  it("of a joint filing: every person and every signature", async () => {
    const people = [
      { cik: "2", name: "Lane Fund LP", "10% owner": true },
      { cik: "3", name: "Lane Dana", director: true, other: "Member of the general partner" },
    ];
    const text = await xmlOf({
      person: {
        "reporting person": people,
        signature: people.map(({ name }) => ({ name, date: "2007-11-13" })),
      },
      words: market,
    });
    const { document } = readOwnership({ name: "form.xml", text });
    expect(document).toMatchObject({
      owners: [
        { cik: "0000000002", tenPercent: true, director: false },
        { cik: "0000000003", tenPercent: false, director: true, otherText: "Member of the general partner" },
      ],
      signatures: [{ name: "Lane Fund LP" }, { name: "Lane Dana" }],
    });
  });

  it("of shares held indirectly, in an amendment", async () => {
    const text = await xmlOf({
      person: { held: "By Lane Fund II LP", "original filed": "2007-11-13", remarks: "Mended." },
      words: market,
    });
    expect(text).toContain("<documentType>4/A</documentType>");
    expect(text).toContain("<dateOfOriginalSubmission>2007-11-13</dateOfOriginalSubmission>");
    expect(text).toContain("<natureOfOwnership>");
    expect(text).toContain("<remarks>Mended.</remarks>");
  });
});

describe("exactness", () => {
  it("rounds to the form's four decimals in the open", async () => {
    const reprice = { event: "Reprice", on: "2007-10-01", "New Price": "7/3" };
    const line = words({ events: [COUNT, reprice, EXERCISE], words: market });
    const out = join(path, "rounded.xml");
    const { code, err } = await call(...line, "--out", out);
    expect(code).toBe(0);
    expect(err).toContain("The exercise price is about $2.33333333 (exactly 7/3); the form shows $2.3333.");
    const { document } = readOwnership({ name: out, text: readFileSync(out, "utf8") });
    expect(document?.footnotes.map(({ text }) => text)).toEqual([
      "The exercise price is about $2.33333333 (exactly 7/3); the form takes four decimals, rounded half up.",
      "Exercised as the warrant provides (section 2). The exercise price, about $933.33333333 (exactly 2800/3) in all, was paid in cash.",
    ]);
    expect(document?.rows.map((row) => valueOf(row, "conversionOrExercisePrice"))).toEqual([null, "2.3333"]);
  });

  it("writes names with signs of XML", async () => {
    const text = await xmlOf({ words: market });
    expect(text).toContain("<issuerName>Acme &amp; Sons &lt;Corp.&gt;</issuerName>");
    expect(readOwnership({ name: "form.xml", text }).document?.issuer).toEqual({
      cik: "0009999901",
      name: "Acme & Sons <Corp.>",
      symbol: "ACME",
    });
  });
});

it("is valid by the schema", async () => {
  const net = { ...EXERCISE, "Shares Exercised": "401.25", Method: "cashless", Market: "$3.00" };
  const forms = [
    await xmlOf({ words: market }),
    await xmlOf({ events: [COUNT, net] }),
    await xmlOf({
      person: { held: "By a fund", "original filed": "2007-11-13", remarks: "Mended." },
      words: market,
    }),
  ];
  const schema = readFileSync(join(root, "interpreter/ownership/ownership.xsd"), "utf8");
  const xml = forms.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  expect((await validateXML({ xml, schema })).errors).toEqual([]);
});

const exercises = fc.record({
  hundredths: fc.integer({ min: 1_000, max: 5_000_000 }),
  owned: fc.integer({ min: 0, max: 40_000_000 }),
  method: fc.constantFrom("cash", "cashless"),
  day: fc.integer({ min: 1, max: 30 }),
  price: fc.constantFrom("2.40", "1.97315148", "7/3", "0.001"),
  market: fc.integer({ min: 300, max: 2_000 }),
});

test.prop([exercises], { numRuns: 30 })(
  "what is exported is in order, and comes back as the same exercise",
  async ({ hundredths, owned, method, day, price, market: cents }) => {
    const shares = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
    const on = `2007-11-${String(day).padStart(2, "0")}`;
    const exercise = {
      event: "Exercise",
      on,
      id: "X",
      "Shares Exercised": shares,
      Method: method,
      "Shares Owned": String(owned),
      ...(method === "cash" ? {} : { Market: String(cents / 100) }),
    };
    const text = await xmlOf({
      events: [COUNT, { event: "Reprice", on: "2007-10-01", "New Price": price }, exercise],
      words: ["--market", String(cents / 100)],
    });
    const { document, diagnostics } = readOwnership({ name: "form.xml", text });
    expect(diagnostics).toEqual([]);
    if (document === null) throw new Error("no document");
    const { events, missing } = importOwnership(document);
    expect(missing).toEqual([]);
    expect(events).toEqual([
      {
        event: "Exercise",
        on,
        id: expect.any(String) as string,
        "Shares Exercised": shares.replace(/\.?0+$/, ""),
        Method: method,
        "Shares Owned": String(owned),
        note: expect.any(String) as string,
      },
    ]);
    // What is owned at the end is what was owned and what was issued.
    const last = document.rows.findLast(({ table }) => table === "I");
    const first = document.rows[0];
    if (last === undefined || first === undefined) throw new Error("no rows");
    const kept = last === first ? null : amountOf(last, "transactionShares");
    const gross = amountOf(first, "transactionShares");
    const after = amountOf(last, "sharesOwnedFollowingTransaction");
    expect(
      after
        ?.sub(gross ?? after)
        .add(kept ?? after.sub(after))
        .toFraction(),
    ).toBe(String(owned));
  },
  120_000,
);

describe("a register of certificates", () => {
  const registered = file(
    "registered.tenor",
    CONTRACT.replace('uses "std/section-16".', 'uses "std/section-16".\nuses "std/register".').replace(
      'section 2 "Exercise":',
      `  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
section 2 "Exercise":
  act Take Back by the Holder of an Exercise.
  the Holder may Take Back.
  on Take Back: rescind the Exercise.`,
    ),
  );
  const issue = { event: "Warrant Issuance", on: "2007-08-15", Recipient: "Lane Fund LP", Shares: 1000 };
  const events = [
    COUNT,
    issue,
    { ...issue, Recipient: "Beta", Shares: 50 },
    { ...issue, Shares: 70 },
    { ...EXERCISE, certificate: "W-1" },
  ];
  const line = (log: readonly object[]): string[] =>
    words({ events: log, words: market }).map((word) => (word === contract ? registered : word));

  it("has what is left under all certificates of whoever exercised, and under no other", async () => {
    const { code, out } = await call(...line(events));
    expect(code).toBe(0);
    // 1,000 - 400 + 70; Beta's 50 are its own.
    expect(out).toMatch(/9\s+Owned after\s+670 \(F\d\)/);
    expect(out).toContain("Under the certificates held after it: W-1 (600), W-3 (70).");
  });

  it("warns where the exercise was taken back", async () => {
    const back = { event: "Take Back", on: "2007-11-12", of: "X" };
    const { code, json } = await callJson(...line([...events, back]));
    expect([code, codesIn(json)]).toEqual([0, ["I982"]]);
  });
});

describe("what stands in the way", () => {
  const net = { ...EXERCISE, Method: "cashless", Market: "$2.40" };
  it.each<readonly [string, Given, number, readonly string[]]>([
    ["no price of the stock", {}, 1, ["I977"]],
    ["a price that is none", { words: ["--market", "high"] }, 2, ["I980"]],
    [
      "a run that stops before the exercise",
      { events: [EXERCISE], words: [...market, "--of", "X"] },
      1,
      ["R501"],
    ],
    ["an exercise that is not there", { words: [...market, "--of", "Z"] }, 2, ["I974"]],
    [
      "two exercises, and none named",
      { events: [COUNT, EXERCISE, { ...EXERCISE, id: "Y", on: "2007-11-12" }], words: market },
      2,
      ["I974"],
    ],
    [
      "an exercise that was refused",
      { events: [COUNT, { ...EXERCISE, "Shares Exercised": "200,000" }], words: [...market, "--of", "X"] },
      2,
      ["I975"],
    ],
    ["an exercise that gave nothing", { events: [COUNT, net] }, 1, ["I976"]],
    ["an unknown key", { person: { isuer: {} }, words: market }, 1, ["I973"]],
    [
      "a CIK that is none",
      { person: { issuer: { cik: "ACME", name: "A", symbol: "A" } }, words: market },
      1,
      ["I972"],
    ],
    ["no symbol", { person: { issuer: { cik: "1", name: "A" } }, words: market }, 1, ["I971"]],
    [
      "nobody who reports",
      { person: { "reporting person": { cik: "1", name: "A" } }, words: market },
      1,
      ["I972"],
    ],
    ["Rule 16b-3 for a 10% owner", { person: { "rule 16b-3": true }, words: market }, 1, ["I972"]],
    [
      "a signature with an escape in it",
      { person: { signature: { name: "A\u001b[2J", date: "2007-11-13" } }, words: market },
      1,
      ["I972"],
    ],
    ["a page of another kind", { words: [...market, "--page", "form.docx"] }, 2, ["C609"]],
    ["an option of the other format", { words: [...market, "--issued", "2005-03-14"] }, 2, ["C616"]],
  ])("%s", async (_, given, code, codes) => {
    const found = await callJson(...words(given));
    expect([found.code, codesIn(found.json)]).toEqual([code, codes]);
  });

  it.each<readonly [string, Given, readonly string[]]>([
    [
      "a 10% owner with exactly 10%",
      { events: [COUNT, { ...EXERCISE, "Shares Owned": "4,600,000" }] },
      ["I979"],
    ],
    [
      "a 10% owner with one share more",
      { events: [COUNT, { ...EXERCISE, "Shares Owned": "4,600,001" }] },
      [],
    ],
    [
      "a signature before the exercise",
      { person: { signature: { name: "A", date: "2007-11-08" } } },
      ["I981"],
    ],
    ["a signature on the last day", { person: { signature: { name: "A", date: "2007-11-14" } } }, []],
    ["a signature too late", { person: { signature: { name: "A", date: "2007-11-15" } } }, ["I981"]],
  ])("is said, and the form is shown: %s", async (_, given, codes) => {
    const found = await callJson(...words({ ...given, words: market }));
    expect([found.code, codesIn(found.json)]).toEqual([0, codes]);
  });

  it("needs to know who reports", async () => {
    const { code, json } = await callJson("export", "form4", contract);
    expect([code, codesIn(json)]).toEqual([2, ["C628"]]);
  });

  it("writes all files or none, and none over another", async () => {
    const line = words({ words: market });
    const [xml, html] = [join(path, "whole.xml"), file("whole.html", "kept")];
    const refused = await callJson(...line, "--out", xml, "--page", html);
    expect([refused.code, codesIn(refused.json)]).toEqual([2, ["C620"]]);
    expect(() => readFileSync(xml)).toThrow("ENOENT");
    expect(readFileSync(html, "utf8")).toBe("kept");
    const forced = await call(...line, "--out", xml, "--page", html, "--force");
    expect(forced.code).toBe(0);
    expect(readFileSync(html, "utf8")).toContain("<!doctype html>");
  });
});

describe("the pages", () => {
  it("are shown where no file is named", async () => {
    const { code, out } = await call(...words({ words: market }));
    expect(code).toBe(0);
    expect(out).toContain("Form 4: Statement of changes in beneficial ownership\n");
    expect(out).toContain("To be filed by                    November 14, 2007 (section 3)");
    expect(out).toContain("4   Acquired (A)  400 (F1)");
    expect(out).toContain("Nothing was written: add --out FILE.xml.");
    expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it("have headings, headed tables, and every number of the XML", async () => {
    const html = join(path, "form.html");
    expect((await call(...words({ words: [...market, "--page", html] }))).code).toBe(0);
    const text = readFileSync(html, "utf8");
    expect(text).toMatch(/<html lang="en">[\s\S]*<h1>[\s\S]*<h2 id="table-I">[\s\S]*<h2 id="table-II">/);
    expect(text).toContain('<th scope="col" class="number"><small>4</small>Acquired (A)</th>');
    for (const number of ["400", "$2.4", "5,000,400", "99,600", "$0"]) expect(text).toContain(`>${number}<`);
    expect(text).toContain("Acme &amp; Sons &lt;Corp.&gt;");
    expect(text).not.toMatch(/<script|https?:/);
  });
});
