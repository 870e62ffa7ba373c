// tenor read: every name leads somewhere, every clause is there, and the page is one that can be read by eye and ear.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { toHtml } from "../../interpreter/document/html.ts";
import { toMarkdown } from "../../interpreter/document/markdown.ts";
import type { Block, Formula, Inline } from "../../interpreter/document/model.ts";
import { readingCopy } from "../../interpreter/document/reading.ts";
import { filesBelow } from "../house/files.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";
import { compileFile, compileText } from "../support/contract.ts";
import { hold } from "./golden.ts";
import { partOf } from "./word.ts";

const { path, file } = folder();

const CONTRACTS = filesBelow("examples").filter(
  (name) => name.endsWith(".tenor") && !/\/(?:variants|amendments)\//.test(name),
);

const pageOf = (name: string): string => toHtml(readingCopy(compileFile(name)));

const idsIn = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);

describe.each(CONTRACTS)("%s", (name) => {
  const compilation = compileFile(name);
  const html = pageOf(name);

  it("has no link that leads nowhere, and no place twice", () => {
    const ids = idsIn(html);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, to = ""]) => to);
    expect(links.length).toBeGreaterThan(100);
    expect([...new Set(links.filter((to) => !ids.includes(to)))]).toEqual([]);
  });

  it("has every section, term and declared event, and no place in the middle of nowhere", () => {
    const words = html
      .replace(/<[^>]+>/g, "")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    for (const { title } of compilation.model.sections) if (title !== null) expect(words).toContain(title);
    for (const term of compilation.model.terms) expect(words).toContain(`“${term.name}”`);
    expect(html).not.toMatch(/undefined|\[object|null/);
  });

  it("has headings in order and heads on its tables", () => {
    const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, i) => i === 0 || level <= (levels[i - 1] ?? 0) + 3)).toBe(true);
    expect(html).toContain('<html lang="en">');
    expect(html.match(/<table>(?!<caption>|<thead>)/g)).toBe(null);
  });
});

const DRAFT = `warrant "Draft".
party Holder is [●].
section 1 "Price": [NTD: ask the Board]
  "Price" initially means $[●] per share. // a comment
  "Half" means Price / 2 + X * (Price - Y), where X = 1, Y = $1 per share.
  "Kind Of" means the first of (a) 1, if Half > $1 per share; (b) (reading "low": 2; reading "high": 3), otherwise.
section 2(a) "Rule", subject to section 1:
  event Fall has Depth: price per share.
  on Fall: Price becomes (Price - Depth) / 2.
  the Holder may Complain promptly if Depth of Fall > $0.
`;

describe("a draft", () => {
  const copy = readingCopy(compileText(DRAFT));
  const html = toHtml(copy);

  it("is as its golden copies", () => {
    hold("reading-copy.md", toMarkdown(copy));
    hold("reading-copy.html", html);
  });

  it("shows blanks and drafting notes where they stand, and in a list", () => {
    expect(html.match(/class="note">\[NTD: ask the Board\]/g)).toHaveLength(2);
    expect(html.match(/class="blank">/g)).toHaveLength(4);
    expect(html).not.toContain("a comment");
  });

  it("sets formulas as fractions, with the words for those who hear them", () => {
    const heard = html.replace(/<[^>]+>/g, "");
    expect(heard).toContain("(Price) divided by (2) + X × (Price − Y)");
    expect(html).toContain('<span class="frac">');
  });

  it("leads from a name to its definition, and from a section's number to the section", () => {
    expect(html).toContain('<em>Subject to section <a class="term" href="#section-1">1</a></em>');
    expect(html).toContain('href="#term-price">Price</a>');
    expect(html).toContain('<span id="term-price"><strong>“Price”</strong></span>');
  });

  it("names readings and cases in a list", () => {
    expect(toMarkdown(copy)).toContain("read as “low” (taken first): 2");
    expect(html).toContain("(a) 1, if ");
  });

  it("says what it could not read in its own words", () => {
    const broken = toHtml(readingCopy(compileText(`${DRAFT}\nsection 3 "Broken":\n  the Holder wobbles.\n`)));
    expect(broken).toContain("wobbles");
  });
});

/** All formulas of a document. */
function formulasIn(blocks: readonly Block[]): Formula[] {
  const ofWords = (inside: readonly Inline[]): Formula[] =>
    inside.flatMap((each) =>
      each.kind === "formula" ? [each.formula] : "inside" in each ? ofWords(each.inside) : [],
    );
  return blocks.flatMap((block): Formula[] => {
    if (block.kind === "display") return block.lines.map(({ formula }) => formula);
    if (block.kind === "list") return block.items.flatMap(formulasIn);
    if (block.kind === "quote") return formulasIn(block.inside);
    if (block.kind === "paragraph") return ofWords(block.inside);
    return [];
  });
}

it("the formulas of Glowpoint are the contract's", () => {
  const { blocks } = readingCopy(compileFile("examples/glowpoint-2005/glowpoint.tenor"));
  const fractions = formulasIn(blocks).filter((formula) => JSON.stringify(formula).includes('"fraction"'));
  expect(fractions.length).toBeGreaterThan(15);
});

describe("tenor read", () => {
  const draft = file("draft.tenor", DRAFT);

  it("prints a page, or writes it", async () => {
    const { out, code } = await call(
      "read",
      file("sound.tenor", 'warrant "W".\n"A" means 1.\n"B" means A + 1.\n'),
    );
    expect([code, out.slice(0, 15)]).toEqual([0, "<!doctype html>"]);
    const at = join(path, "sound.html");
    expect((await call("read", file("sound.tenor"), "--html", "--out", at)).code).toBe(0);
    expect(readFileSync(at, "utf8")).toBe(out);
  });

  it("writes a Word file with formulas, links and places, the same each time", async () => {
    const at = join(path, "g.docx");
    const words = ["read", "examples/glowpoint-2005/glowpoint.tenor", "--docx", "--out", at, "--force"];
    await call(...words);
    const first = readFileSync(at);
    await call(...words);
    expect(readFileSync(at).equals(first)).toBe(true);
    const xml = partOf(first, "word/document.xml");
    const anchors = [...xml.matchAll(/w:anchor="([^"]+)"/g)].map(([, to = ""]) => to);
    const names = [...xml.matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map(([, name = ""]) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect([...new Set(anchors.filter((to) => !names.includes(to)))]).toEqual([]);
    expect(xml.match(/<m:f>/g)?.length).toBeGreaterThan(15);
    const { value } = await mammoth.extractRawText({ buffer: first });
    expect(value).toContain("4(d)(i) Issuance of Additional Shares of Common Stock");
  });

  it("shows a draft with errors too, and says that it has them", async () => {
    const { code, json } = await callJson("read", file("bad.tenor", 'warrant "W".\n"A" means Nothing.\n'));
    expect([code, codesIn(json).includes("N101")]).toEqual([1, true]);
    expect(json["text"]).toContain("Nothing");
  });

  it.each([
    [["--docx"], "C628"],
    [["--html", "--docx", "--out", "x.docx"], "C615"],
    [["--html", "--out", "x.docx"], "D709"],
    [["--out", "x.pdf"], "D709"],
  ])("%j ends with %s", async (options, wanted) => {
    const { code, json } = await callJson("read", draft, ...options);
    expect([code, codesIn(json)]).toEqual([2, [wanted]]);
  });
});
