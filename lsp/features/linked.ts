/** A legend's letter, an input, a scenario's name for an event: where one is typed, the others follow. */

import type { LinkedEditingRanges } from "vscode-languageserver";
import { occurrenceAt, occurrencesIn } from "../lookup.ts";
import { folded, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";

const LINKED = new Set(["letter", "id"]);

export function linkedRanges({ compilation, source }: View, offset: number): LinkedEditingRanges | null {
  const at = occurrenceAt(compilation, source, offset);
  const [symbol] = at?.symbols ?? [];
  if (at === null || symbol === undefined || !LINKED.has(symbol.subject.kind)) return null;
  const all = occurrencesIn(compilation, source).filter(
    ({ symbols, span }) =>
      symbols.some(({ key }) => key === symbol.key) && folded(source, span) === symbol.name,
  );
  if (all.length < 2) return null;
  const wordPattern =
    symbol.subject.kind === "letter" ? "[A-Z][A-Za-z0-9_'’&-]*(?: [A-Z][A-Za-z0-9_'’&-]*)*" : '[^"]*';
  return { ranges: all.map(({ span }) => rangeOf(source, span)), wordPattern };
}
