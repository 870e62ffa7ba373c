// docs/documents.md: its commands print what it shows, its template becomes what it says, and its table is of the kinds.
import { join } from "node:path";
import { expect, it } from "vitest";
import { kindNames, kindWords } from "../../cli/document/kinds.ts";
import { call, folder } from "../cli/memory.ts";
import { blocksOf, brokenLinks } from "../docs/samples.ts";
import { read } from "../house/files.ts";
import { CONTRACT, FACTS } from "./glowpoint.ts";

const PAGE = "docs/documents.md";
const page = read(PAGE);
const blocks = blocksOf(page);
const { path, file } = folder();
file("ours.md", "The price is {{Warrent Price}}.\n");

/** White space and the width of tables say nothing. */
const folded = (text: string): string => text.replace(/-{3,}/g, "---").replace(/\s+/g, " ").trim();

const EXAMPLE = CONTRACT.replace(/glowpoint\.tenor$/, "");

/** The files of the page: those of the example, and those of the reader. */
function placed(word: string): string {
  if (["glowpoint.tenor", "events.json", "quotes.csv"].includes(word)) return join(EXAMPLE, word);
  return /\.(?:docx|md)$/.test(word) ? join(path, word) : word;
}

it.each(blocks.filter(({ language }) => language === "console"))(
  "the command on line $line",
  async ({ text }) => {
    const [command = "", ...shown] = text.split("\n");
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    expect(words.slice(0, 2)).toEqual(["$", "tenor"]);
    const { out, err } = await call(...words.slice(2).map(placed));
    const printed = (out + err).replaceAll(`${path}/`, "").replaceAll(EXAMPLE, "");
    expect(folded(printed)).toBe(folded(shown.join("\n")));
  },
);

it("the template becomes what the page says", async () => {
  const sample = (word: string): string => blocks.find(({ words }) => words.includes(word))?.text ?? "";
  const own = file("sample.md", sample("template"));
  const words = ["document", "exercise-form", CONTRACT, ...FACTS, "--of", "X2", "--template", own];
  const { out } = await call(...words);
  expect(folded(out.split(/^\[\^1\]:/m)[0] ?? "")).toBe(folded(sample("filled")));
});

it("lists the kinds", () => {
  const rows = kindNames().map((name) => {
    const { says, about } = kindWords(name);
    return `| \`${name}\` | ${says} | ${about} |`;
  });
  const [, table = ""] = /<!-- kinds -->([\s\S]*?)<!-- \/kinds -->/.exec(page) ?? [];
  expect(folded(table)).toBe(
    folded(["| kind | what it is | about |", "| --- | --- | --- |", ...rows].join(" ")),
  );
});

it("has links that lead somewhere", () => {
  expect(brokenLinks(PAGE)).toEqual([]);
});
