/** Which definitions and rules feed which: what reads a term, and what a term reads. */

import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
} from "vscode-languageserver";
import type { Node } from "../../grammar/ast.ts";
import type { Source } from "../../grammar/source.ts";
import type { Compilation } from "../../interpreter/compilation.ts";
import { triggerWords } from "../adjustments.ts";
import {
  eventSym,
  occurrenceAt,
  occurrencesIn,
  occurrencesOf,
  statementOn,
  termSym,
  type Occurrence,
  type Sym,
} from "../lookup.ts";
import { sourcesOf } from "../pipeline.ts";
import { rangeOf, type UriOf } from "../positions.ts";
import type { View } from "../view.ts";
import { oneLine } from "../words.ts";

export function prepareCalls({ compilation, source, uriOf }: View, offset: number): CallHierarchyItem[] {
  const at = occurrenceAt(compilation, source, offset);
  return (at?.symbols ?? []).flatMap((symbol) => itemOf(symbol, uriOf) ?? []);
}

function itemOf(symbol: Sym, uriOf: UriOf): CallHierarchyItem | null {
  const { subject, place } = symbol;
  if (place === null || (subject.kind !== "term" && subject.kind !== "event")) return null;
  const node = subject.kind === "term" ? subject.term.node : subject.event.node;
  return {
    name: symbol.name,
    kind: subject.kind === "term" ? SymbolKind.Variable : SymbolKind.Event,
    detail: oneLine(symbol),
    uri: uriOf(place.source),
    range: rangeOf(place.source, node.span),
    selectionRange: rangeOf(place.source, place.span),
    data: { key: symbol.key },
  };
}

const keyOf = ({ data }: CallHierarchyItem): string => (data as { key?: string } | undefined)?.key ?? "";

/** What reads it. */
export function incomingCalls(
  item: CallHierarchyItem,
  compilations: readonly Compilation[],
  uriOf: UriOf,
): CallHierarchyIncomingCall[] {
  const found = new Map<string, CallHierarchyIncomingCall>();
  for (const compilation of compilations) {
    for (const occurrence of occurrencesOf(compilation, new Set([keyOf(item)]))) {
      if (occurrence.role === "definition") continue;
      const from = readerOf(compilation, occurrence, uriOf);
      if (from === null) continue;
      const key = `${from.uri} ${from.range.start.line} ${from.range.start.character}`;
      const range = rangeOf(occurrence.source, occurrence.span);
      const known = found.get(key);
      if (known === undefined) found.set(key, { from, fromRanges: [range] });
      else if (
        !known.fromRanges.some(
          ({ start }) => start.line === range.start.line && start.character === range.start.character,
        )
      )
        known.fromRanges.push(range);
    }
  }
  return [...found.values()];
}

/** The definition, rule or other statement around an occurrence. */
function readerOf(
  compilation: Compilation,
  { path, source }: Occurrence,
  uriOf: UriOf,
): CallHierarchyItem | null {
  const statement = path[0]?.kind === "File" ? statementOn(path) : (path[1] ?? path[0]);
  if (statement === undefined || statement === null || statement.kind === "Scenario") return null;
  const term = compilation.model.terms.find(({ node }) => node === statement);
  if (term !== undefined) return itemOf(termSym(term), uriOf);
  const name = statementName(statement, source);
  const range = rangeOf(source, statement.span);
  const section = path.find((node) => node.kind === "Section");
  return {
    name,
    kind: SymbolKind.Function,
    detail: section?.kind === "Section" ? `section ${section.label.label}` : "",
    uri: uriOf(source),
    range,
    selectionRange: { start: range.start, end: range.start },
    data: { key: "" },
  };
}

function statementName(node: Node, source: Source): string {
  if (node.kind === "Rule") return triggerWords(node.trigger, { source, section: null, imported: false });
  const line = source.text.slice(node.span.start, node.span.end).split(/\r\n?|\n/, 1)[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

/** What it reads. */
export function outgoingCalls(
  item: CallHierarchyItem,
  compilation: Compilation,
  uriOf: UriOf,
): CallHierarchyOutgoingCall[] {
  const found = new Map<string, CallHierarchyOutgoingCall>();
  const key = keyOf(item);
  const { model } = compilation;
  const term = model.terms.find((each) => termSym(each).key === key);
  const event = [...model.events.values()].find((each) => eventSym(each).key === key);
  const within =
    term === undefined
      ? model.rules.filter(
          ({ node: { trigger } }) =>
            trigger.kind === "EventTrigger" && trigger.events.some(({ text }) => text === event?.name),
        )
      : [{ node: term.node, home: term.home }];
  for (const source of sourcesOf(compilation)) {
    const spans = within.filter(({ home }) => home.source === source).map(({ node }) => node.span);
    if (spans.length === 0) continue;
    for (const occurrence of occurrencesIn(compilation, source)) {
      if (occurrence.role === "definition") continue;
      if (!spans.some(({ start, end }) => start <= occurrence.span.start && occurrence.span.end <= end))
        continue;
      for (const symbol of occurrence.symbols) {
        const to = symbol.key === key ? null : itemOf(symbol, uriOf);
        if (to === null) continue;
        const range = rangeOf(source, occurrence.span);
        const known = found.get(symbol.key);
        if (known === undefined) found.set(symbol.key, { to, fromRanges: [range] });
        else known.fromRanges.push(range);
      }
    }
  }
  return [...found.values()];
}
