/** Templates in Markdown: what a kind of document says of itself at the head of the file, and the words with their placeholders. */

import { marked, type Token } from "marked";
import { badPlaceholder } from "../../grammar/diagnostics/catalogue/documents.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import { findPlaceholders, type Placeholder } from "./placeholders.ts";
import { type About, ABOUTS } from "./subjects.ts";

/** What stands at the head of a template, between lines of hyphens: `about: adjustment`. */
export interface Head {
  /** For lists: "the certificate of an adjustment". */
  readonly says: string | null;
  readonly about: About | null;
}

export interface Template {
  readonly source: Source;
  readonly head: Head;
  readonly placeholders: readonly (Placeholder & { readonly place: Place })[];
  /** The body as Markdown tokens; each placeholder is a mark with its number. */
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Characters for private use, which no text has: Markdown leaves them alone, whatever stands in a placeholder. */
export const MARK = /\ue000(\d+)\ue001/;

export function readTemplate(source: Source): Template {
  const { head, body } = headOf(source.text);
  const found = findPlaceholders(source.text.slice(body));
  const at = (start: number, end: number): Place => ({
    source,
    span: { start: start + body, end: end + body },
  });
  const placeholders = found.placeholders.map((each) => ({ ...each, place: at(each.start, each.end) }));
  const empty = placeholders.filter(({ choices }) => choices.length === 0);
  const diagnostics = [
    ...found.open.map((start) =>
      report(badPlaceholder, at(start, start + 2), { what: "These braces are never closed", where: null }),
    ),
    ...empty.map(({ place }) =>
      report(badPlaceholder, place, { what: "These braces are empty", where: null }),
    ),
  ];
  return {
    source,
    head,
    placeholders,
    tokens: tokensOf(source.text.slice(body), found.placeholders),
    diagnostics,
  };
}

function tokensOf(text: string, placeholders: readonly Placeholder[]): readonly Token[] {
  let marked_ = "";
  let at = 0;
  for (const [i, { start, end }] of placeholders.entries()) {
    marked_ += `${text.slice(at, start)}\ue000${i}\ue001`;
    at = end;
  }
  return marked.lexer(marked_ + text.slice(at));
}

const FENCE = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

function headOf(text: string): { readonly head: Head; readonly body: number } {
  const [whole, inside = ""] = FENCE.exec(text) ?? [];
  if (whole === undefined) return { head: { says: null, about: null }, body: 0 };
  const lines = new Map<string, string>();
  for (const line of inside.split(/\r?\n/)) {
    const [, key, value] = /^(\w+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) lines.set(key, value);
  }
  const about = ABOUTS.find((each) => each === lines.get("about")) ?? null;
  return { head: { says: lines.get("says") ?? null, about }, body: whole.length };
}
