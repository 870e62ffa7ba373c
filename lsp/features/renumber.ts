/** Section numbers, changed together with every reference to them. */

import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Node } from "../../grammar/ast.ts";
import { children } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import type { SectionSymbol } from "../../interpreter/model/model.ts";
import { sectionKey } from "../../interpreter/model/sections.ts";
import { rangeOf } from "../positions.ts";
import type { View } from "../view.ts";

const LABEL = /^(?:\d+[A-Z]?(?:\.\d+)*(?:\([A-Za-z0-9]+\))*|[A-Z][A-Za-z]*(?:\([A-Za-z0-9]+\))*)$/;

/** Gives a section another number, and those below it with it. */
export function renumbering(
  view: View,
  section: SectionSymbol,
  wanted: string,
): WorkspaceEdit | { readonly refused: string } {
  const label = wanted.replace(/^sections?\s+/, "");
  if (!LABEL.test(label)) return { refused: `"${wanted}" is no section number such as 4(d)(i).` };
  if (section.source !== view.source) return { refused: "The section is one of another file." };
  const others = headings(view.file).filter(({ label: each }) => !isBelow(each.label, section.label));
  const taken = others.find(
    (each) => isBelow(each.label.label, label) || sectionKey(each.label.label) === sectionKey(label),
  );
  if (taken !== undefined) return { refused: `There is a section ${taken.label.label} already.` };
  return edit(view, (each) =>
    isBelow(each, section.label) ? label + each.slice(section.label.length) : each,
  );
}

/** Counts the sections through in the order of the text; null where they are in order. */
export function inOrder(view: View): WorkspaceEdit | null {
  const renamed = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { label } of headings(view.file)) {
    const parts = partsOf(label.label);
    if (!/^\d+$/.test(parts[0] ?? "")) continue;
    let old = "";
    let now = "";
    for (const part of parts) {
      const parent = old;
      old += part;
      const known = renamed.get(old);
      if (known === undefined) {
        const count = (counts.get(parent) ?? first(part, parent) - 1) + 1;
        counts.set(parent, count);
        now += like(part, count);
        renamed.set(old, now);
      } else now = known;
    }
  }
  const changed = [...renamed].some(([before, after]) => before !== after);
  return changed ? edit(view, (label) => renamedLabel(label, renamed)) : null;
}

/** Makes room for a new section in the place of this one: it and those after it, at its level, go up by one. */
export function makeRoom(view: View, at: ast.Section): WorkspaceEdit | null {
  const own = partsOf(at.label.label);
  const level = own.length - 1;
  const parent = own.slice(0, level).join("");
  const number = numberOf(own[level] ?? "");
  if (number === null) return null;
  return edit(view, (label) => {
    const parts = partsOf(label);
    const part = parts[level];
    const value = part === undefined ? null : numberOf(part);
    if (part === undefined || value === null || parts.slice(0, level).join("") !== parent || value < number)
      return label;
    return parent + like(part, value + 1) + parts.slice(level + 1).join("");
  });
}

function headings({ items }: ast.File): ast.Section[] {
  return items.filter((item): item is ast.Section => item.kind === "Section");
}

/** Whether a label is another or below it. */
function isBelow(label: string, above: string): boolean {
  const key = sectionKey(label);
  const top = sectionKey(above);
  return key === top || (key.startsWith(top) && /^[(.]/.test(key.slice(top.length)));
}

/** `4(d)(i)`: `4`, `(d)`, `(i)`. */
function partsOf(label: string): string[] {
  return label.split(/(?=[(.])/);
}

/** The number that a part stands for, in letters, Roman numerals or digits. */
function numberOf(part: string): number | null {
  const text = part.replace(/[().]/g, "");
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[ivxl]+$/.test(text) && text !== "l") return fromRoman(text);
  return /^[a-z]$/.test(text) ? text.charCodeAt(0) - 96 : null;
}

/** A number written as a part was. */
function like(part: string, number: number): string {
  const text = part.replace(/[().]/g, "");
  const shown = /^\d+$/.test(text)
    ? String(number)
    : /^[ivxl]+$/.test(text) && text !== "l"
      ? toRoman(number)
      : String.fromCharCode(96 + number);
  return part.replace(text, shown);
}

/** What the first part of its kind counts from: top sections from where they begin, the others from one. */
function first(part: string, parent: string): number {
  return parent === "" ? (numberOf(part) ?? 1) : 1;
}

function renamedLabel(label: string, renamed: ReadonlyMap<string, string>): string {
  const parts = partsOf(label);
  for (let count = parts.length; count > 0; count--) {
    const now = renamed.get(parts.slice(0, count).join(""));
    if (now !== undefined) return now + parts.slice(count).join("");
  }
  return label;
}

const ROMAN = [
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

function toRoman(number: number): string {
  let text = "";
  let left = number;
  for (const [value, letters] of ROMAN)
    while (left >= value) {
      text += letters;
      left -= value;
    }
  return text;
}

function fromRoman(text: string): number | null {
  for (let number = 1; number < 60; number++) if (toRoman(number) === text) return number;
  return null;
}

/** Every number of a section in the file, at its heading and where it is referred to. */
function edit({ file, source, uriOf }: View, labelOf: (label: string) => string): WorkspaceEdit {
  const edits: TextEdit[] = [];
  const look = (node: Node): void => {
    if (node.kind === "SectionRef") {
      const now = labelOf(node.label);
      if (now !== node.label) edits.push({ range: rangeOf(source, node.span), newText: now });
    }
    for (const child of children(node)) look(child);
  };
  look(file);
  return { changes: { [uriOf(source)]: edits } };
}
