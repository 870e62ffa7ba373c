// README.md is what a reader gets: each command is run and compared, each piece of a contract held against its file.
// `UPDATE_DOCS=1 npx vitest run test/docs/readme.test.ts` writes outputs and pieces anew.
import { existsSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { groups } from "../../cli/commands/index.ts";
import { parse } from "../../grammar/parse.ts";
import { filesBelow, read, root } from "../house/files.ts";
import { checkout, edit, type Edit, portion, type Portion, run } from "./console.ts";
import { brokenLinks } from "./samples.ts";

const PAGE = "README.md";
const UPDATE = process.env["UPDATE_DOCS"] === "1";

/** A block that the program fills, with the comments above it that say how. */
interface Filled {
  /** The lines between the fences, in the page. */
  readonly from: number;
  readonly to: number;
  readonly indent: string;
  readonly language: string;
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly part: Portion | null;
  readonly piece: { readonly file: string; readonly section: string } | null;
}

function filledBlocks(lines: readonly string[]): Filled[] {
  const found: Filled[] = [];
  let edits: Edit[] = [];
  let part: Portion | null = null;
  let piece: Filled["piece"] = null;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const edited = /<!-- edit (\S+): "(.+)" becomes "(.+)" -->/.exec(line);
    if (edited) edits.push({ file: edited[1] ?? "", from: edited[2] ?? "", to: edited[3] ?? "" });
    const shown = /<!-- part: (.+?)(?:, (\d+) lines)?(?:, (\d+) paragraphs)? -->/.exec(line);
    if (shown)
      part = {
        begins: shown[1] ?? "",
        lines: Number(shown[2] ?? 1000),
        paragraphs: Number(shown[3] ?? 1),
      };
    const from = /<!-- from (\S+): section (\S+) -->/.exec(line);
    if (from) piece = { file: from[1] ?? "", section: from[2] ?? "" };
    const [, indent = "", language = ""] = /^(\s*)```(\w*)/.exec(line) ?? [];
    if (!line.trimStart().startsWith("```")) continue;
    const end = lines.indexOf(`${indent}\`\`\``, at + 1);
    const text = lines
      .slice(at + 1, end)
      .map((each) => each.slice(indent.length))
      .join("\n");
    if (language !== "") found.push({ from: at + 1, to: end, indent, language, text, edits, part, piece });
    [edits, part, piece] = [[], null, null];
    at = end;
  }
  return found;
}

const lines = read(PAGE).split("\n");
const blocks = filledBlocks(lines);
const folders: (() => void)[] = [];
afterAll(() => folders.forEach((remove) => remove()));

/** Commands that are shown twice are run once. */
const outputs = new Map<string, Promise<string>>();

function outputOf(command: string, edits: readonly Edit[]): Promise<string> {
  const key = JSON.stringify([command, edits]);
  let output = outputs.get(key);
  if (output === undefined) {
    const { folder, remove } = checkout();
    folders.push(remove);
    for (const each of edits) edit(folder, each);
    output = run(command, folder);
    outputs.set(key, output);
  }
  return output;
}

/** What the block is to hold. */
async function contentOf({ text, edits, part, piece }: Filled): Promise<string> {
  if (piece !== null) return sectionOf(piece.file, piece.section);
  const [command = ""] = text.split("\n");
  const output = await outputOf(command.replace(/^\$ /, ""), edits);
  return `${command}\n${part === null ? output.trimEnd() : portion(output, part)}`;
}

/** A section without its comments. */
function sectionOf(path: string, label: string): string {
  const text = read(path);
  const section = parse({ name: path, text }).file.items.find(
    (item) => item.kind === "Section" && item.label.label === label,
  );
  if (section === undefined) return "";
  const lines = text.slice(section.span.start, section.span.end).split("\n");
  return lines.flatMap((line) => (/^\s*\/\//.test(line) ? [] : [line.replace(/\s*\/\/.*$/, "")])).join("\n");
}

const COMMANDS = /(<!-- commands -->\n\n)([\s\S]*?)(?=\n\n<!-- \/commands -->)/;

function commandTable(): string {
  const commands = groups.flatMap((group) => group.commands);
  const rows = commands.map(({ name, summary }) => [`\`tenor ${name}\``, summary] as const);
  const all = [["command", "does"] as const, ...rows];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [line(["command", "does"]), line(rule), ...rows.map(line)].join("\n");
}

describe("README.md", () => {
  const contents = Promise.all(blocks.map(contentOf));

  it.each(blocks.map((block, index) => ({ name: `${block.language} on line ${block.from}`, index })))(
    "$name is what the program gives",
    async ({ index }) => {
      const block = blocks[index];
      const content = (await contents)[index];
      if (!UPDATE) expect(block?.text).toBe(content);
    },
  );

  it("has been brought up to date where that was asked for", async () => {
    if (!UPDATE) return;
    const made = await contents;
    const page = [...lines];
    for (const [index, { from, to, indent }] of [...blocks.entries()].toReversed()) {
      const inside = (made[index] ?? "").split("\n").map((line) => (line === "" ? "" : indent + line));
      page.splice(from, to - from, ...inside);
    }
    writeFileSync(
      root + PAGE,
      page.join("\n").replace(COMMANDS, (_, before: string) => before + commandTable()),
    );
  });

  it("lists every command in its own words", () => {
    if (UPDATE) return;
    expect(COMMANDS.exec(read(PAGE))?.[2]).toBe(commandTable());
  });

  it("names the two scripts that it tells to run", () => {
    const { scripts } = JSON.parse(read("package.json")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test", "tenor"]));
  });

  it("names every example, and none that is not there", () => {
    const named = [
      ...new Set([...read(PAGE).matchAll(/`examples\/([a-z0-9-]+)/g)].map(([, folder = ""]) => folder)),
    ];
    const folders = [...new Set(filesBelow("examples").map((path) => path.split("/")[1] ?? ""))];
    expect(named.toSorted()).toEqual(folders.toSorted());
    expect(named.filter((folder) => !existsSync(`${root}examples/${folder}`))).toEqual([]);
  });

  it("keeps the place of the speed table", () => {
    expect(read(PAGE)).toMatch(/<!-- speed -->[\s\S]+<!-- \/speed -->/);
  });

  it("has links that lead somewhere", () => {
    expect(brokenLinks(PAGE)).toEqual([]);
  });
});
