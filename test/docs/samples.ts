// The fenced blocks of a Markdown page: what each says of itself, and where it stands.
import { statSync } from "node:fs";
import { read, root } from "../house/files.ts";

export interface Block {
  /** The first word of the fence: `tenor`, `ebnf`, `json`. */
  readonly language: string;
  /** The words after it. */
  readonly words: readonly string[];
  readonly text: string;
  /** Of the first line of the text, from 1. */
  readonly line: number;
}

export function blocksOf(markdown: string): Block[] {
  const lines = markdown.split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const fence = /^(```+)(\w+)?(.*)$/.exec(lines[at] ?? "");
    if (fence === null) continue;
    const [, marks = "", language = "", rest = ""] = fence;
    const end = lines.indexOf(marks, at + 1);
    if (end < 0) throw new Error(`line ${at + 1}: a block that is not closed`);
    const text = `${lines.slice(at + 1, end).join("\n")}\n`;
    blocks.push({ language, words: rest.split(" ").filter((word) => word !== ""), text, line: at + 2 });
    at = end;
  }
  return blocks;
}

export interface Link {
  readonly text: string;
  readonly to: string;
  readonly line: number;
}

/** The links of a page, without those in blocks. */
export function linksOf(markdown: string): Link[] {
  let fenced = false;
  return markdown.split("\n").flatMap((line, index) => {
    if (line.startsWith("```")) fenced = !fenced;
    if (fenced) return [];
    return [...line.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, text = "", to = ""]) => ({
      text,
      to,
      line: index + 1,
    }));
  });
}

/** What a page's headings are called in links, as GitHub makes it. */
export function anchorsOf(markdown: string): string[] {
  let fenced = false;
  return markdown.split("\n").flatMap((line) => {
    if (line.startsWith("```")) fenced = !fenced;
    const [, title] = fenced ? [] : (/^#+ (.+)$/.exec(line) ?? []);
    if (title === undefined) return [];
    return [
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ];
  });
}

/** Links of a page that lead nowhere; `page` is its path from the root. */
export function brokenLinks(page: string): string[] {
  const markdown = read(page);
  const folder = page.includes("/") ? page.slice(0, page.lastIndexOf("/") + 1) : "";
  return linksOf(markdown).flatMap(({ to, line }) => {
    if (/^https?:/.test(to)) return [];
    const [path = "", anchor] = to.split("#");
    try {
      const target = new URL(`file:///${folder}${path}`).pathname.slice(1);
      const text = path === "" ? markdown : statSync(root + target).isDirectory() ? "" : read(target);
      return anchor === undefined || anchorsOf(text).includes(anchor) ? [] : [`${page}:${line} ${to}`];
    } catch {
      return [`${page}:${line} ${to}`];
    }
  });
}
