/** Everywhere that a thing is named. */

import { DocumentHighlightKind, type DocumentHighlight, type Location } from "vscode-languageserver";
import { parsed } from "../../grammar/parse.ts";
import type { Node } from "../../grammar/ast.ts";
import { children } from "../../grammar/walk.ts";
import type { Source, Span } from "../../grammar/source.ts";
import type { Compilation } from "../../interpreter/compilation.ts";
import { linkedKeys, occurrenceAt, occurrencesIn, occurrencesOf, type Sym } from "../lookup.ts";
import { sourcesOf } from "../pipeline.ts";
import { locationOf, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";

/** `compilations`: all that may name it, the view's own first. */
export function references(
  { compilation, source, uriOf }: View,
  offset: number,
  compilations: readonly Compilation[],
  withDeclaration: boolean,
): Location[] {
  const at = occurrenceAt(compilation, source, offset);
  if (at === null) return [];
  const keys = new Set(at.symbols.map(({ key }) => key));
  const found = new Map<string, Location>();
  const add = (place: { readonly source: Source; readonly span: Span }): void => {
    const key = `${place.source.name} ${place.span.start} ${place.span.end}`;
    if (!found.has(key)) found.set(key, locationOf(place, uriOf));
  };
  for (const each of compilations) {
    for (const occurrence of occurrencesOf(each, keys))
      if (withDeclaration || occurrence.role !== "definition") add(occurrence);
    for (const place of inPaper(each, at.symbols)) add(place);
  }
  return [...found.values()];
}

/** Where the paper's own words, kept beside the statements, use a defined term. */
function inPaper(compilation: Compilation, symbols: readonly Sym[]): { source: Source; span: Span }[] {
  const names = symbols.flatMap(({ name, plural, subject }) =>
    subject.kind === "term" || subject.kind === "party" || subject.kind === "event"
      ? [name, ...(plural === null ? [] : [plural])]
      : [],
  );
  if (names.length === 0) return [];
  // Not part of a longer name: `Warrant Price` is not `Adjusted Warrant Price`, nor `Warrant` `Warrants`.
  const word = new RegExp(
    `(?<![\\p{L}\\d-]|\\p{Lu}[\\p{L}'’&-]* )(?:${names.map(literal).join("|")})(?![\\p{L}\\d-]| \\p{Lu})`,
    "gu",
  );
  return sourcesOf(compilation).flatMap((source) =>
    textBlocks(parsed(source).file).flatMap(({ start, end }) =>
      [...source.text.slice(start, end).matchAll(word)].map((match) => {
        const at = start + match.index;
        return { source, span: { start: at, end: at + match[0].length } };
      }),
    ),
  );
}

function literal(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+");
}

function textBlocks(node: Node): Span[] {
  if (node.kind === "TextStatement") return [node.span];
  if (node.kind !== "File" && node.kind !== "Section") return [];
  return children(node).flatMap(textBlocks);
}

/** The same in one document, with what is written apart from what is read. */
export function highlights({ compilation, source }: View, offset: number): DocumentHighlight[] {
  const at = occurrenceAt(compilation, source, offset);
  if (at === null) return [];
  const keys = linkedKeys([compilation], at.symbols);
  return occurrencesIn(compilation, source)
    .filter(({ symbols }) => symbols.some(({ key }) => keys.has(key)))
    .map(({ span, role }) => ({
      range: rangeOf(source, span),
      kind: role === "read" ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
    }));
}
