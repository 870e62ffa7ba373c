// Each kind of document as it comes out, in every format; `npm run cases` writes the golden files anew.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { kindNames } from "../../cli/document/kinds.ts";
import { call, folder } from "../cli/memory.ts";
import { CONTRACT, DOCUMENTS, FACTS, REGISTER_DOCUMENTS, REGISTER_FACTS } from "./glowpoint.ts";
import { hold } from "./golden.ts";

const { path } = folder();

/** The words of a Word file, one paragraph a line, as another program reads them. */
async function wordsOf(file: string): Promise<string> {
  const { value } = await mammoth.extractRawText({ path: file });
  return `${value.replace(/\n{2,}/g, "\n").trim()}\n`;
}

it("every kind has a golden document", () => {
  expect([...new Set(DOCUMENTS.map(([, kind]) => kind))].toSorted()).toEqual(kindNames());
});

const all = [
  ...DOCUMENTS.map(([name, kind, ...rest]) => ({ name, kind, words: [...FACTS, ...rest] })),
  ...REGISTER_DOCUMENTS.map(([name, kind, ...rest]) => ({ name, kind, words: [...REGISTER_FACTS, ...rest] })),
];

describe.each(all)("$name", ({ name, kind, words }) => {
  const made = async (end: string): Promise<string> => {
    const out = join(path, `${name}${end}`);
    const { code, err } = await call("document", kind, CONTRACT, ...words, "--out", out);
    expect([code, err]).toEqual([0, expect.not.stringContaining("error")]);
    return out;
  };

  it("as Markdown", async () => hold(`${name}.md`, readFileSync(await made(".md"), "utf8")));
  it("as HTML", async () => {
    hold(`${name}.html`, readFileSync(await made(".html"), "utf8"));
  });
  it("as a Word file", async () => hold(`${name}.docx.txt`, await wordsOf(await made(".docx"))));
});
