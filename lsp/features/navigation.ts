/** From a name to what it means: its definition, its type's declaration, and what adjusts it. */

import type { Location, LocationLink } from "vscode-languageserver";
import { parsed } from "../../grammar/parse.ts";
import type { Place } from "../../grammar/source.ts";
import type { Source } from "../../grammar/source.ts";
import { adjustmentsOf } from "../adjustments.ts";
import { fileOf, nodePath, innermost, occurrenceAt, partySym, eventSym, type Sym } from "../lookup.ts";
import { locationOf, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";
import { typeOfSym } from "../words.ts";

/** The file that a `uses` or an `amends` means. */
export type Find = (path: string, from: Source) => Source | null;

/** Where what stands at an offset is declared; for a definition itself, itself. */
export function definition(view: View, offset: number, find: Find): LocationLink[] {
  const { compilation, source, file, uriOf } = view;
  const found = occurrenceAt(compilation, source, offset);
  if (found !== null) {
    return placesOf(found.symbols).map((place) => ({
      originSelectionRange: rangeOf(source, found.span),
      targetUri: uriOf(place.source),
      targetRange: rangeOf(place.source, enclosing(view, place)),
      targetSelectionRange: rangeOf(place.source, place.span),
    }));
  }
  const path = nodePath(file, offset);
  const header = innermost(path, "Header");
  const named = header?.form === "amends" ? header.title : (innermost(path, "Uses")?.path ?? null);
  const module = named === null ? null : find(named.value, source);
  if (named === null || module === null) return [];
  const start = rangeOf(module, { start: 0, end: 0 });
  return [
    {
      originSelectionRange: rangeOf(source, named.span),
      targetUri: uriOf(module),
      targetRange: start,
      targetSelectionRange: start,
    },
  ];
}

function placesOf(symbols: readonly Sym[]): Place[] {
  return symbols.flatMap(({ place }) => place ?? []);
}

/** The statement around a declaration, so that an editor can show all of it. */
function enclosing({ compilation }: View, { source, span }: Place): Place["span"] {
  const path = nodePath(fileOf(compilation, source) ?? parsed(source).file, span.start);
  const around = path.findLast((node) =>
    ["Definition", "TableStatement", "EventStatement", "PartyStatement", "Binding", "Section"].includes(
      node.kind,
    ),
  );
  return around?.span ?? span;
}

/** For an event's value its declaration, for a party's the party, for a term of an event that event. */
export function typeDefinition({ compilation, source, uriOf }: View, offset: number): Location[] {
  const found = occurrenceAt(compilation, source, offset);
  const { events, parties } = compilation.model;
  return (found?.symbols ?? []).flatMap((symbol): Location[] => {
    const type = typeOfSym(symbol);
    const { subject } = symbol;
    const kinds = type?.kind === "event" ? type.events : [];
    const scope = subject.kind === "term" ? subject.term.scope : null;
    const of = scope?.of === "event" ? scope.events : [];
    const owner = scope?.of === "party" ? parties.get(scope.party) : undefined;
    const declared = [
      ...[...kinds, ...of].flatMap((name) => events.get(name) ?? []).map(eventSym),
      ...(subject.kind === "field" && kinds.length === 0 ? [eventSym(subject.event)] : []),
      ...(owner === undefined ? [] : [partySym(owner)]),
    ];
    return placesOf(declared).map((place) => locationOf(place, uriOf));
  });
}

/** What adjusts a term; for an event or act, the rules that it sets off; for a section, the rules that borrow it. */
export function implementation({ compilation, source, uriOf }: View, offset: number): Location[] {
  const found = occurrenceAt(compilation, source, offset);
  const { model } = compilation;
  return (found?.symbols ?? []).flatMap(({ subject }): Location[] => {
    if (subject.kind === "term")
      return adjustmentsOf(model, subject.term).map(({ place }) => locationOf(place, uriOf));
    if (subject.kind === "event") {
      return model.rules
        .filter(
          ({ node: { trigger } }) =>
            trigger.kind === "EventTrigger" && trigger.events.some(({ text }) => text === subject.event.name),
        )
        .map(({ node, home }) => locationOf({ source: home.source, span: node.span }, uriOf));
    }
    return [];
  });
}
