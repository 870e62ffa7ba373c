/** A document as Markdown: figures carry footnotes that say where they come from. */

import { formulaText } from "./formula.ts";
import type { Block, Cell, Document, Inline } from "./model.ts";
import { sourceLine } from "./sources.ts";

export function toMarkdown({ blocks, figures }: Document): string {
  const notes = figures.map((figure) => `[^${figure.number}]: ${escaped(sourceLine(figure))}`);
  return `${[...parts(blocks), ...(notes.length === 0 ? [] : [notes.join("\n")])].join("\n\n")}\n`;
}

function parts(blocks: readonly Block[]): string[] {
  return blocks.map(block);
}

function block(each: Block): string {
  switch (each.kind) {
    case "heading":
      return `${"#".repeat(each.level)} ${words(each.inside)}`;
    case "paragraph":
      return guarded(words(each.inside));
    case "display":
      return [
        "```text",
        ...each.lines.map(({ sign, formula }) => `${sign === "" ? "" : `  ${sign} `}${formulaText(formula)}`),
        "```",
      ].join("\n");
    case "list":
      return each.items
        .map((item, i) => listItem(item, each.marks === "numbers" ? `${i + 1}. ` : "- "))
        .join("\n");
    case "quote":
      return parts(each.inside)
        .join("\n\n")
        .split("\n")
        .map((line) => (line === "" ? ">" : `> ${line}`))
        .join("\n");
    case "table":
      return table(each.head, each.rows);
    case "rule":
      return "---";
  }
}

function listItem(item: readonly Block[], mark: string): string {
  const lines = parts(item).join("\n\n").split("\n");
  return lines
    .map((line, i) => (i === 0 ? mark + line : line === "" ? "" : " ".repeat(mark.length) + line))
    .join("\n");
}

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const numeric = head.map(
    (_, column) => rows.length > 0 && rows.every((cells) => cells[column]?.numeric === true),
  );
  return [
    row(head.map(escaped)),
    row(numeric.map((right) => (right ? "---:" : "---"))),
    ...rows.map((cells) => row(cells.map(({ inside }) => words(inside).replace(/\s*\\?\n/g, " ")))),
  ].join("\n");
}

function words(inside: readonly Inline[]): string {
  return inside.map(inline).join("");
}

function inline(each: Inline): string {
  switch (each.kind) {
    case "text":
      return escaped(each.text);
    case "strong":
      return `**${words(each.inside)}**`;
    case "emphasis":
      return `_${words(each.inside)}_`;
    case "figure":
      return `${escaped(each.figure.text)}[^${each.figure.number}]`;
    case "line":
      return "\\_".repeat(each.width);
    case "break":
      return "\\\n";
    case "link":
    case "anchor":
      return words(each.inside);
    case "blank":
      return escaped(each.text);
    case "note":
      return escaped(each.text);
    case "formula":
      return escaped(formulaText(each.formula));
  }
}

/** So that no character of the text is taken for a mark of Markdown. */
function escaped(said: string): string {
  return said.replace(/[\\`*_[\]<>|~]/g, "\\$&");
}

/** A paragraph that begins like a heading or a list is none. */
function guarded(said: string): string {
  return said.replace(/^(#{1,6} |[-+] |\d+[.)] )/, (mark) => mark.replace(/[#.)+-]/, "\\$&"));
}
