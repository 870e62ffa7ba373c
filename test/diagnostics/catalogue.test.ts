// The catalogue is whole: every message has its page, and no message says what only a court can say.
import { describe, expect, it } from "vitest";
import { fileHost } from "../../cli/host.ts";
import { diagnosticsPage } from "../../cli/generate/diagnostics-page.ts";
import { catalogue, chapters, entryOf } from "../../grammar/diagnostics/catalogue/index.ts";
import { compile } from "../../interpreter/compilation.ts";
import { filesBelow, read } from "../house/files.ts";

describe("the catalogue", () => {
  it("gathers every file of messages", () => {
    const folder = "grammar/diagnostics/catalogue";
    const codes = filesBelow(folder).flatMap((path) =>
      [...read(path).matchAll(/\bcode: "([A-Z]\d{3})"/g)].map(([, code]) => code),
    );
    expect(new Set(catalogue.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it("has no code twice", () => {
    const codes = catalogue.map(({ code }) => code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it("keeps the codes of a chapter to its letter", () => {
    for (const { title, entries } of chapters)
      expect([title, new Set(entries.map(({ code }) => code.charAt(0))).size]).toEqual([title, 1]);
  });

  it("is searched in whatever case a code is typed", () => {
    expect(entryOf(" n101 ")?.code).toBe("N101");
    expect(entryOf("X999")).toBe(null);
  });
});

// A machine that reads words does not decide what they are worth.
const legalConclusion =
  /\b(?:void(?:able|ed|s)?|null and void|(?:in)?valid(?:ity|ly)?|breach(?:es|ed)?|illegal(?:ly)?|unlawful(?:ly)?|unenforceable)\b/i;

describe.each(catalogue)("$code", (entry) => {
  it("has a code of one letter and three digits, and every part of its page", () => {
    expect(entry.code).toMatch(/^[A-Z]\d{3}$/);
    for (const part of [entry.name, entry.explanation, entry.example, entry.remedy])
      expect(part.trim()).not.toBe("");
  });

  it("explains in sentences", () => {
    for (const prose of [entry.explanation, entry.remedy]) expect(prose).toMatch(/^["`(A-Z].*[.!?]["`)]?$/s);
  });

  it("draws no legal conclusion", () => {
    for (const prose of [entry.name, entry.explanation, entry.remedy])
      expect(prose).not.toMatch(legalConclusion);
  });
});

describe("an example brings its message about", () => {
  const ofContracts = catalogue.filter(({ code }) => /^[PNTML]/.test(code));

  it.each(ofContracts)("$code", ({ code, example }) => {
    const codesOf = (text: string): string[] =>
      compile({ name: "draft.tenor", text }, fileHost()).diagnostics.map((diagnostic) => diagnostic.code);
    expect([...codesOf(example), ...codesOf(`warrant "W".\n${example}`)]).toContain(code);
  });
});

it("docs/diagnostics.md is up to date (node cli/generate/diagnostics-page.ts)", () => {
  expect(read("docs/diagnostics.md")).toBe(diagnosticsPage());
});
