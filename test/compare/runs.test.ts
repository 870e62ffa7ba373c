import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";

const FOLDER = "examples/glowpoint-2005";
const { path: OWN, file } = folder();
const FACTS = [
  "--events",
  `${FOLDER}/events.json`,
  "--quotes",
  `${FOLDER}/quotes.csv`,
  "--set",
  "Warrant Share Number=100,000",
];
const compare = (variant: string, ...more: readonly string[]): ReturnType<typeof call> =>
  call("compare", `${FOLDER}/glowpoint.tenor`, `${FOLDER}/variants/${variant}.tenor`, ...more);

interface Compared {
  readonly drafts: {
    readonly changes: readonly {
      readonly section: string;
      readonly parts: readonly { readonly of: string }[];
    }[];
  };
  readonly runs: {
    readonly parting: { readonly on: string; readonly section: string } | null;
    readonly terms: readonly { readonly name: string; readonly history: readonly object[] }[];
    readonly totals: readonly {
      readonly party: string;
      readonly asset: string;
      readonly before: string;
      readonly after: string;
      readonly difference: string;
    }[];
  };
}

describe("tenor compare", () => {
  it("says the change in words", async () => {
    const { code, out } = await compare("cap-9-99");
    expect(code).toBe(0);
    expect(out).toBe('Changes of meaning\n  section 7, "Over The Cap"  4.999% becomes 9.99%\n');
  });

  it("a draft and itself mean the same, and come to the same", async () => {
    const same = `${FOLDER}/glowpoint.tenor`;
    const { out } = await call("compare", same, same, ...FACTS);
    expect(out).toContain("The two drafts mean the same.\n\nOn these facts the two come to the same.");
  });

  it("finds the first event at which two drafts part, the terms over time and the totals", async () => {
    const { out } = await compare("full-ratchet", ...FACTS, "--json");
    const { drafts, runs } = JSON.parse(out) as Compared;
    expect(drafts.changes.map(({ section }) => section)).toEqual(["4(d)(i)"]);
    expect(runs.parting).toMatchObject({ on: "2005-06-10", section: "4(d)(i)" });
    expect(runs.terms.map(({ name }) => name)).toContain("Warrant Price");
    // What one party gains the other loses.
    for (const asset of ["USD", "Common Stock"]) {
      const [one, other] = runs.totals.filter((total) => total.asset === asset);
      expect(one?.difference.replace("-", "")).toBe(other?.difference.replace("-", ""));
    }
    const shares = runs.totals.find(({ party, asset }) => party === "Holder" && asset === "Common Stock");
    expect(shares).toMatchObject({ before: "48151", after: "50868", difference: "2717" });
  });

  it("a page stands by itself, with headings, tables with headers and charts", async () => {
    const path = file("page.html");
    await compare("full-ratchet", ...FACTS, "--html", path);
    const page = readFileSync(path, "utf8");
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(page).toMatch(/<html lang="en">[^]*<h1>[^]*<h2[^]*<h3>/);
    expect(page).toContain('<th scope="col">');
    expect(page).toContain('name="viewport"');
    expect(page).toContain("<ins>Consideration / Shares Issued</ins>");
    expect(page).toMatch(/<svg [^]*Warrant Price[^]*<\/svg>/);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
    // What is drawn stands in a table too, and what is coloured is struck out or underlined.
    expect(page).toContain("<caption>Terms over time</caption>");
    expect(page).toMatch(/del \{[^}]*line-through[^}]*\} ins \{[^}]*underline/);
    // No mark runs over the white space at the beginning of a line.
    expect(page).not.toMatch(/<(?:del|ins)>[^<]*\n/);
  });

  it("what one draft refuses gives nothing there, and its terms are no change", async () => {
    const text = (word: string): string => `warrant "W".
currency is USD. time zone is America/New_York.
party Issuer. party Holder.
"Price" initially means $2 per share.
"Left" initially means 1,000 shares.
section 1: act Exercise by the Holder has Number: shares; gives Cash Due: money.
  the Holder may Exercise.
  "Cash Due" of an Exercise means Number * Price.
  on Exercise: the Holder pays Cash Due to the Issuer; Left falls by Number.
section 7: the Holder may not Exercise ${word} Number > 500 shares.`;
    const events = file("refused.json", '[{"event":"Exercise","on":"2006-06-01","id":"A","Number":600}]');
    const drafts = [file("part.tenor", text("to the extent that")), file("whole.tenor", text("if"))];
    const { out } = await call("compare", ...drafts, "--events", events);
    expect(out).toMatch(/Exercise "A", Jun 1, 2006 +cut back from 600 to 500[^\n]*refused under section 7/);
    expect(out).toMatch(/2006: Cash(?: Due)? +\$1,000\.00 +–\n/);
    expect(out).not.toContain("2006: Price");
  });

  it("a duty with another deadline parts two drafts, when it arises", async () => {
    const text = (days: number): string => `warrant "W".
uses "std/corporate-actions".
time zone is America/New_York.
party Issuer. party Holder.
section 5: on Stock Split: the Issuer shall Give Notice within ${days} days.`;
    const facts = [
      "--events",
      file("s.json", '[{"event":"Stock Split","on":"2006-06-01","id":"S","Ratio":2}]'),
    ];
    const drafts = [file("a.tenor", text(3)), file("b.tenor", text(5))];
    const { out } = await call("compare", ...drafts, ...facts, "--as-of", "2006-06-02");
    expect(out).toContain("section 5, a rule  3 days becomes 5 days");
    expect(out).toContain('They part on Jun 1, 2006 at Stock Split "S", under section 5.');
    expect(out).toMatch(
      /Give Notice by Issuer, from +open, due Jun 4, 2006[^\n]* open, due Jun 6[^\n]*\n +Stock Split "S", Jun 1, 2006/,
    );
  });

  it("many files of facts: a row for each, with the worst and the best for the Holder, on the page too", async () => {
    const text = (price: string): string => `warrant "W".
uses "std/corporate-actions".
currency is USD. time zone is America/New_York.
party Issuer. party Holder.
"Warrant Price" initially means ${price} per share.
section 2: act Exercise by the Holder has Shares Exercised: shares.
  the Holder may Exercise.
  on Exercise: the Holder pays Warrant Price * Shares Exercised to the Issuer.`;
    mkdirSync(join(OWN, "facts"));
    for (const [name, shares] of [
      ["few", 10],
      ["many", 1_000],
    ])
      file(`facts/${name}.json`, `[{"event":"Exercise","on":"2006-06-01","Shares Exercised":${shares}}]`);
    const page = file("books.html");
    const { code, out } = await call(
      "compare",
      file("a.tenor", text("$2.00")),
      file("b.tenor", text("$2.50")),
      "--facts",
      join(OWN, "facts"),
      "--html",
      page,
    );
    expect(code).toBe(0);
    // Half a dollar more for each share: 10 shares, 1,000 shares.
    expect(out).toMatch(/few +Jun 1, 2006, Exercise +2? +-\$5\.00 +best/);
    expect(out).toMatch(/many +Jun 1, 2006, Exercise +2? +-\$500\.00 +worst/);
    const html = readFileSync(page, "utf8");
    expect(html).toContain("On 2 files of facts");
    expect(html).toMatch(/<th scope="row">many[^]*-\$500\.00[^]*worst/);
  });

  describe("several sets of facts on the command line", () => {
    const text = (part: string): string => `warrant "W".
uses "std/us-equity-market".
currency is USD. time zone is America/New_York.
party Issuer. party Holder.
section 2: act Sale by the Holder has Shares Sold: shares.
  the Holder may Sale.
  on Sale: the Issuer pays ${part} * Closing Bid on the Sale Date * Shares Sold to the Holder.`;
    const drafts = [file("half.tenor", text("50%")), file("most.tenor", text("75%"))];
    const sale = (name: string, day: string): string =>
      file(name, `[{"event":"Sale","on":"${day}","Shares Sold":100}]`);
    const [early, late] = [sale("early.json", "2006-06-01"), sale("late.json", "2006-07-03")];
    const [low, high] = ["low", "high"].map((name, i) =>
      file(`${name}.csv`, `date,bid\n2006-06-01,${i + 1}.00\n2006-07-03,${i + 1}0.00\n`),
    );
    const rows = async (...facts: readonly (string | undefined)[]): Promise<string[]> => {
      const words = facts.flatMap((word) => word ?? []);
      const { out } = await call("compare", ...drafts, ...words);
      return [...out.matchAll(/^ +(early|late) .*$/gm)].map(([line]) => line.replace(/ +/g, " ").trim());
    };

    it("each takes the quotes and the day that follow it", async () => {
      // A quarter of 100 shares at $1, then at $20.
      expect(await rows("--events", early, "--quotes", low, "--events", late, "--quotes", high)).toEqual([
        "early Jun 1, 2006, Sale 2 +$25.00 worst",
        "late Jul 3, 2006, Sale 2 +$500.00 best",
      ]);
      // Before its only event nothing parts the second.
      const dated = (file: string | undefined, day: string): string[] => [
        "--events",
        file ?? "",
        "--as-of",
        day,
      ];
      const days = await rows("--quotes", low, ...dated(early, "2006-06-01"), ...dated(late, "2006-07-01"));
      expect(days[0]).toBe("early Jun 1, 2006, Sale 2 +$25.00 best");
      expect(days[1]).not.toContain("Sale");
    });

    it("what is there once is of all of them", async () => {
      // A quarter of 100 shares at $2, then at $20.
      expect(await rows("--events", early, "--events", late, "--quotes", high)).toEqual([
        "early Jun 1, 2006, Sale 2 +$50.00 worst",
        "late Jul 3, 2006, Sale 2 +$500.00 best",
      ]);
    });

    it("none is the best where all come to the same", async () => {
      // A quarter of 100 shares at $1, twice.
      const again = sale("early-too.json", "2006-06-01");
      const facts = ["--events", early, "--events", again, "--quotes", low ?? ""];
      expect((await rows(...facts))[0]).toBe("early Jun 1, 2006, Sale 2 +$25.00");
      const { json } = await callJson("compare", ...drafts, ...facts);
      expect(json).toMatchObject({ facts: { worst: null, best: null } });
    });

    it.each([
      ["one set", ["--events", early]],
      ["the second of two", ["--events", late, "--as-of", "2006-07-03", "--events", early]],
      ["no set", []],
    ])("two days of %s: neither is passed over", async (_, facts) => {
      const days = ["--as-of", "2006-06-01", "--as-of", "2006-07-03"];
      const { code, json } = await callJson("compare", ...drafts, "--quotes", low ?? "", ...facts, ...days);
      expect([code, codesIn(json)]).toEqual([2, ["C607"]]);
    });
  });

  it("a page is written over no file, unless that is asked for", async () => {
    const drafts = [file("one.tenor", 'warrant "W".\n'), file("two.tenor", 'warrant "W".\n')];
    const refused = await callJson("compare", ...drafts, "--html", drafts[1] ?? "");
    expect([refused.code, codesIn(refused.json)]).toEqual([2, ["C620"]]);
    expect(readFileSync(drafts[1] ?? "", "utf8")).toBe('warrant "W".\n');
    const page = file("there.html", "old");
    expect((await call("compare", ...drafts, "--html", page, "--force")).code).toBe(0);
    expect(readFileSync(page, "utf8")).toMatch(/^<!doctype html>/);
  });

  it("words that differ are marked; a renamed term is the same word", async () => {
    const text = (price: string, name: string): string => `warrant "W".
currency is USD. event Sale has Price: price per share.
"${name}" initially means $1.00 per share.
every adjustment of ${name} is at least $0.10.
event Split has Ratio: number.
on Split: ${name} becomes ${name} / Ratio.
on Sale if Price < ${price} per share and Price < ${name}: ${name} becomes Price.`;
    const page = file("words.html");
    await call(
      "compare",
      file("a.tenor", text("$2.00", "Strike")),
      file("b.tenor", text("$2.50", "Warrant Price")),
      "--html",
      page,
    );
    const html = readFileSync(page, "utf8");
    const marks = [...html.matchAll(/<pre>([^]*?)<\/pre>/g)].flatMap(([, pre = ""]) =>
      [...pre.matchAll(/<(del|ins)>([^<]*)</g)].map(([, tag, words]) => `${tag} ${words}`),
    );
    expect(new Set(marks)).toEqual(new Set(["del $2.00 per share", "ins $2.50 per share"]));
    expect(html).toContain("<caption>Renamed</caption>");
  });
});
