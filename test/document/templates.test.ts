// A lawyer's own wording, in Markdown and in Word: what is filled, and what is said of what cannot be.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { paragraphsOf } from "../../cli/document/word-template.ts";
import { findPlaceholders } from "../../interpreter/document/placeholders.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";
import { CONTRACT, FACTS } from "./glowpoint.ts";
import { bodyOf, packed, partOf, wordFile } from "./word.ts";

const { path, file } = folder();
const base = ["document", "exercise-form", CONTRACT, ...FACTS, "--of", "X2"];
const md = (text: string): readonly string[] => [...base, "--template", file("own.md", text)];

describe("a template in Markdown", () => {
  it("is filled with terms, parties, facts and results", async () => {
    const { out, code } = await call(
      ...md(
        "{{Issuer}}: {{number exercised}} at {{Warrant Price}}, {{Cash Due}}; {{Method}}; {{Warrant Share Number before}}, then {{Warrant Share Number after}}.\n",
      ),
    );
    expect(code).toBe(0);
    expect(out.split("\n")[0]).toBe(
      "Glowpoint, Inc.: 40,000 shares[^1] at ≈ $1.973151 per share[^2], ≈ $78,926.059208[^3]; cash; 114,636.52 shares[^4], then 74,636.52 shares[^5].",
    );
  });

  it.each([
    ["{{Holder or ____}}", "\\_\\_\\_\\_"],
    ['{{Holder or "whoever holds it"}}', "whoever holds it"],
    ["{{Exercise Price or Warrant Price}}", "≈ $1.973151 per share[^1]"],
    ["{{the end of Term}}", "March 14, 2010, 5:00 pm[^1]"],
    ["{{the start of Term}}", "March 14, 2005[^1]"],
    ["{{ Issuer }} & *{{outcome}}*", "Glowpoint, Inc. & _accepted_"],
    ["R&amp;D of {{Issuer}}", "R&D of Glowpoint, Inc."],
    ["a \\* b {{as of}}", "a \\* b March 13, 2010[^1]"],
  ])("%s gives %s", async (text, expected) => {
    const { out } = await call(...md(`${text}\n`));
    expect(out.split("\n")[0]).toBe(expected);
  });

  it.each([
    ["Price: {{Warrent Price}}\n", "D705", 1, 8, "Warrant Price"],
    ["# A\n\nTo {{Holder}}.\n", "D706", 3, 4, "--fill"],
    ["# A\n\nPrice: {{Warrant Price\n", "D707", 3, 8, "never closed"],
    ["{{ }}\n", "D707", 1, 1, "empty"],
    ["Here {{the results}} stands.\n", "D707", 1, 6, "whole paragraphs"],
  ])("%j is %s at %i:%i", async (text, wanted, line, column, says) => {
    const { json, code } = await callJson(...md(text));
    expect([code, codesIn(json)]).toEqual([1, [wanted]]);
    const [found] = json["diagnostics"] as { line: number; column: number }[];
    expect(found).toMatchObject({ line, column });
    expect(JSON.stringify(found)).toContain(says);
  });

  it("tells what was asked for from what counts where the act was cut back", async () => {
    const own = file("cut.md", "{{number asked for}}, {{number exercised}}: {{outcome}}\n");
    const cut = ["--of", "X1", "--reading", "cut back", "--template", own];
    const { out } = await call("document", "exercise-form", CONTRACT, ...FACTS, ...cut);
    // (0.04999 x 46,369,673 - 2,310,000) / 0.95001 = 8,441.96.
    expect(out.split("\n")[0]).toBe(
      "50,000 shares[^1], 8,441 shares[^2]: cut back from 50,000 to 8,441 under section 7",
    );
  });

  it("says of an accepted act that it was taken back later", async () => {
    const log = [
      { event: "Share Count", on: "2006-03-01", "Shares Outstanding": "46,000,000" },
      {
        event: "Exercise",
        on: "2006-06-01",
        id: "X",
        "Shares Exercised": 1000,
        Method: "cash",
        "Shares Owned": 0,
      },
      { event: "Rescind Exercise", on: "2006-06-07", of: "X" },
    ];
    const facts = ["--events", file("back.json", JSON.stringify(log)), "--set", "Warrant Share Number=5,000"];
    const own = file("back.md", "{{outcome}}\n");
    const { out } = await call("document", "exercise-form", CONTRACT, ...facts, "--template", own);
    expect(out.split("\n")[0]).toBe("accepted, and taken back on June 7, 2006 under section 2(d)");
  });

  it("says where the contract leaves open what it asks for", async () => {
    const { err } = await call(...md("To {{Holder}}\n"));
    expect(err).toContain("party Holder is [●].");
  });

  it("warns of a misspelt name behind which there is a line", async () => {
    const { json, code } = await callJson(...md("{{Warrent Price or ____}}\n"));
    expect([code, codesIn(json)]).toEqual([0, ["D713"]]);
  });

  it("takes what nobody knows from the command line, and nothing else", async () => {
    const own = md("{{Transferee}} {{Warrant Price}}\n");
    expect((await call(...own, "--fill", "Transferee=Elm, Ltd.")).out).toMatch(/^Elm, Ltd\. ≈ \$1\.97/);
    const typed = await callJson(...own, "--fill", "Transferee=Elm", "--fill", "Warrant Price=$2");
    expect([typed.code, codesIn(typed.json)]).toEqual([2, ["D710"]]);
    const unused = await callJson(...own, "--fill", "Transferee=Elm", "--fill", "Transfree=Elm");
    expect([unused.code, codesIn(unused.json)]).toEqual([2, ["D711"]]);
    expect(codesIn((await callJson(...own, "--fill", "Transferee")).json)).toEqual(["D712"]);
  });

  it("may say at its head what it is about", async () => {
    const own = file("about.md", "---\nabout: notice\n---\n\n{{event}} {{due}}\n");
    const { out } = await call("document", "certificate", CONTRACT, ...FACTS, "--template", own);
    expect(out).toMatch(/^Distribution "dividend of June 2007" May 26, 2007, end of day\[\^1\]/);
  });
});

describe("a template in Word", () => {
  const out = join(path, "made.docx");
  const make = async (template: Buffer, ...rest: readonly string[]) => {
    const own = file("own.docx", template);
    return callJson(...base, "--template", own, "--out", out, "--force", ...rest);
  };
  const text = async (): Promise<string> => (await mammoth.extractRawText({ path: out })).value;

  it("is filled where Word has parted a placeholder, and keeps the rest", async () => {
    const template = wordFile(
      ["Dear ", "{{Iss", "uer}}", ","],
      ["{{", "Warrant Price", "}} & {{Holder or ______}}"],
      ["{{the results}}"],
    );
    const { code } = await make(template);
    expect(code).toBe(0);
    const words = await text();
    expect(words).toContain("Dear Glowpoint, Inc.,");
    expect(words).toContain("≈\u00a0$1.973151 per share1 & ______");
    expect(words).toContain("Cash In Lieu");
    expect(words).toContain("Where the figures come from");
    expect(words).not.toMatch(/\{\{|\}\}/);
  });

  it("puts the list of sources where it is asked for", async () => {
    await make(wordFile(["{{the sources}}"], ["{{Cash Due}} is the end."]));
    const words = await text();
    expect(words.indexOf("Where the figures come from")).toBeLessThan(words.indexOf("is the end."));
  });

  it("is filled in headers too", async () => {
    const header = bodyOf(["{{Issuer}}"])
      .replace("w:document", "w:hdr")
      .replace("</w:document>", "</w:hdr>")
      .replace(/<\/?w:body>|<w:sectPr\/>/g, "");
    await make(packed({ "word/document.xml": bodyOf(["x"]), "word/header1.xml": header }));
    expect(partOf(readFileSync(out), "word/header1.xml")).toContain("Glowpoint, Inc.");
  });

  it.each([
    [["{{Warrent ", "Price}}"], "D705"],
    [["To {{Hol", "der}}"], "D706"],
    [["{{Issuer"], "D707"],
    [["Here {{the results}} stands"], "D707"],
  ])("%j is %s, with its paragraph", async (runs, wanted) => {
    const { json, code } = await make(wordFile(["First"], runs));
    expect([code, codesIn(json)]).toEqual([1, [wanted]]);
    expect(JSON.stringify(json["diagnostics"])).toContain("paragraph 2");
    const [found] = json["diagnostics"] as { line: number }[];
    expect(found?.line).toBe(2);
  });

  it.each([
    ["no zip", Buffer.from("%PDF-1.7")],
    ["another zip", packed({ "word/document.xml": "" }).subarray(0, 40)],
    ["a zip without a text", Buffer.from("504b0506000000000000000000000000000000000000", "hex")],
    ["entities", packed({ "word/document.xml": `<!DOCTYPE w [<!ENTITY a "b">]>${bodyOf(["&a;"])}` })],
    ["text that is no XML", packed({ "word/document.xml": "<w:p><w:t>{{Issuer}}</w:t>" })],
    ["a bomb", packed({ "word/document.xml": bodyOf([" ".repeat(70_000_000)]) })],
  ])("that holds %s gets a message", async (_, template) => {
    const { json, code } = await make(template);
    expect([code, codesIn(json)]).toEqual([2, ["D708"]]);
  });

  it("becomes a Word file and nothing else", async () => {
    const own = file("own.docx", wordFile(["x"]));
    const asPage = await callJson(...base, "--template", own, "--out", join(path, "x.html"));
    expect([asPage.code, codesIn(asPage.json)]).toEqual([2, ["D709"]]);
    expect(codesIn((await callJson(...base, "--template", own)).json)).toEqual(["D709"]);
    const other = await callJson(...base, "--template", file("own.pdf", "x"));
    expect(codesIn(other.json)).toEqual(["D708"]);
  });
});

/** Words and braces in any order, without characters that Word writes otherwise. */
const piece = fc.constantFrom(
  "{{Warrant Price}}",
  "{{Holder or ____}}",
  "the price ",
  "& <",
  "{{",
  "}}",
  " ",
  "x",
);

describe("laws", () => {
  test.prop([fc.array(piece, { maxLength: 8 }), fc.array(fc.nat(60), { maxLength: 6 })])(
    "however Word parts a paragraph, its placeholders are the same",
    (pieces, cuts) => {
      const whole = pieces.join("");
      const ends = [...new Set(cuts.map((cut) => Math.min(cut, whole.length)))].toSorted((a, b) => a - b);
      const runs = [0, ...ends].map((start, i) => whole.slice(start, ends[i] ?? whole.length));
      expect(paragraphsOf(bodyOf(runs))).toEqual([whole]);
    },
  );

  test.prop([fc.string()])("what is found are the braces and nothing else", (text) => {
    const { placeholders } = findPlaceholders(text);
    for (const { start, end, choices, written } of placeholders) {
      expect(text.slice(start, start + 2) + text.slice(end - 2, end)).toBe("{{}}");
      expect(choices.length > 0).toBe(written !== "");
    }
  });
});
