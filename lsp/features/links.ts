/** What a click follows: modules, the draft that an amendment amends, sections. */

import type { DocumentLink } from "vscode-languageserver";
import type { Source } from "../../grammar/source.ts";
import { occurrencesIn } from "../lookup.ts";
import { positionAt, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";
import { usesIn } from "./diagnostics.ts";
import type { Find } from "./navigation.ts";

export function documentLinks({ compilation, source, file, uriOf }: View, find: Find): DocumentLink[] {
  const toFile = (path: string, span: { start: number; end: number }): DocumentLink[] => {
    const module: Source | null = find(path, source);
    if (module === null) return [];
    // Without the quotes.
    const range = rangeOf(source, { start: span.start + 1, end: span.end - 1 });
    return [{ range, target: uriOf(module), tooltip: module.name }];
  };
  const header = file.header?.form === "amends" ? [file.header.title] : [];
  const files = [...header, ...usesIn(file).map(({ path }) => path)];
  const sections = occurrencesIn(compilation, source).flatMap(({ symbols, span, role }): DocumentLink[] => {
    const [symbol] = symbols;
    if (role === "definition" || symbol?.subject.kind !== "section" || symbol.place === null) return [];
    const { source: there, span: at } = symbol.place;
    const { line, character } = positionAt(there, at.start);
    const target = `${uriOf(there)}#L${line + 1},${character + 1}`;
    return [{ range: rangeOf(source, span), target, tooltip: symbol.subject.section.title ?? symbol.name }];
  });
  return [...files.flatMap(({ value, span }) => toFile(value, span)), ...sections];
}
