/** What hovers, completions and outlines say of the things that a contract names, in words. */

import { parsed } from "../grammar/parse.ts";
import type * as ast from "../grammar/ast.ts";
import type { Source, Span } from "../grammar/source.ts";
import type { EventSymbol, Home, TermSymbol } from "../interpreter/model/model.ts";
import { sectionName } from "../interpreter/model/sections.ts";
import { typeWords } from "../interpreter/model/type-words.ts";
import type { Type } from "../interpreter/model/types.ts";
import type { Sym } from "./lookup.ts";

/** What kind of thing a term is, in a few words. */
export function termKind({ body, scope }: TermSymbol): string {
  switch (body.form) {
    case "formula":
      return scope.of === "inputs" ? "formula" : "defined term";
    case "adjustable":
      return "adjustable term";
    case "determined":
      return `determined by the ${body.by}`;
    case "quoted":
      return `quote (${body.column})`;
    case "native":
      return "formula of the library";
    case "table":
      return "table";
  }
}

/** `of an Exercise`, `on a date`, `with Spot, Strike`; empty for a term of the certificate. */
export function scopeWords({ scope }: TermSymbol): string {
  switch (scope.of) {
    case "certificate":
      return "";
    case "party":
      return `of the ${scope.party}`;
    case "event":
      return `of ${scope.events.map(withArticle).join(" or ")}`;
    case "date":
      return "on a date";
    case "inputs":
      return `with ${scope.inputs.map(({ name, type }) => `${name}: ${typeWords(type)}`).join(", ")}`;
  }
}

export function withArticle(name: string): string {
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}

/** `Section 4(d)(i) "Issuance of Additional Shares"`, or the module that declares it. */
export function homeWords({ section, source, imported }: Home): string {
  if (section === null) return imported ? `Module ${source.name}` : "Before the first section";
  const name = sectionName(section);
  const title = section.title === null ? "" : ` “${section.title}”`;
  const module = imported ? `, ${source.name}` : "";
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${title}${module}`;
}

/** A span's text with its later lines set back by the indentation of its first. */
export function quoted(source: Source, span: Span): string {
  const lineStart = source.text.lastIndexOf("\n", span.start - 1) + 1;
  const indent = /^[ \t]*/.exec(source.text.slice(lineStart, span.start))?.[0].length ?? 0;
  const [first = "", ...rest] = source.text.slice(span.start, span.end).split(/\r\n?|\n/);
  const back = new RegExp(`^[ \\t]{0,${indent}}`);
  return [first, ...rest.map((line) => line.replace(back, ""))].join("\n");
}

/** The comment lines that stand directly above a place, and a drafting note too. */
export function commentAbove(source: Source, span: Span): string {
  const { file } = parsed(source);
  const lines: string[] = [];
  let edge = source.text.lastIndexOf("\n", span.start - 1) + 1;
  for (const comment of file.comments.toReversed()) {
    if (comment.span.end > edge) continue;
    const lineStart = source.text.lastIndexOf("\n", comment.span.start - 1) + 1;
    const between = source.text.slice(comment.span.end, edge);
    if (/\S/.test(between) || (between.match(/\n/g)?.length ?? 0) > 1) break;
    if (/\S/.test(source.text.slice(lineStart, comment.span.start))) break;
    lines.unshift(commentText(comment));
    edge = lineStart;
  }
  // A ruled line that sets off a part of the file says nothing of what follows.
  return lines.filter((line) => !/-{5,}/.test(line)).join("\n");
}

function commentText({ form, text }: ast.Comment): string {
  return form === "comment"
    ? text.replace(/^\/\/\s?/, "")
    : text.replace(/^\[NTD:\s*/, "").replace(/\]$/, "");
}

/** `Shares Issued: shares, Consideration: money`. */
export function fieldsWords({ schema, gives }: EventSymbol): string {
  const fields = schema.fields.map(
    ({ name, type, optional }) => `${name}: ${typeWords(type)}${optional ? " (may)" : ""}`,
  );
  const given = gives.map(({ name, type }) => `${name}: ${typeWords(type)}`);
  return [fields.join(", "), given.length > 0 ? `gives ${given.join(", ")}` : ""]
    .filter((each) => each !== "")
    .join("; ");
}

/** One line about a thing, for lists. */
export function oneLine({ subject }: Sym): string {
  switch (subject.kind) {
    case "term": {
      const { term } = subject;
      return [typeWords(term.type), termKind(term), scopeWords(term)]
        .filter((each) => each !== "")
        .join(", ");
    }
    case "event":
      return subject.event.act ? `act by the ${subject.event.by.join(", the ")}` : "event";
    case "party":
      return subject.party.value === null ? "party" : `party, ${subject.party.value}`;
    case "section":
      return subject.section.title ?? "section";
    case "field":
      return `${typeWords(subject.type)}, ${subject.what} of ${withArticle(subject.event.name)}`;
    case "input":
      return `${typeWords(subject.type)}, input of ${subject.term.name}`;
    case "letter":
      return `${typeWords(subject.type)}, letter of the legend`;
    case "reading":
      return "reading";
    case "id":
      return subject.event;
    case "module":
      return "module";
  }
}

/** The type of the value that a thing has; null for what is no value. */
export function typeOfSym({ subject }: Sym): Type | null {
  switch (subject.kind) {
    case "term":
      return subject.term.type;
    case "field":
    case "input":
    case "letter":
      return subject.type;
    case "event":
      return { kind: "event", events: [subject.event.name] };
    case "party":
      return { kind: "party" };
    case "section":
    case "reading":
    case "id":
    case "module":
      return null;
  }
}
