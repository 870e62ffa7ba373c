/**
 * Renaming a term everywhere. The change is tried before it is proposed: the files are compiled with the new name, and where
 * any name would then mean something else, or something would not be understood, the rename is refused with the reason.
 */

import type { Range, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { tokenize } from "../../grammar/tokens.ts";
import type { Source, Span } from "../../grammar/source.ts";
import { compile, type Compilation } from "../../interpreter/compilation.ts";
import {
  linkedKeys,
  occurrenceAt,
  occurrencesIn,
  occurrencesOf,
  type Occurrence,
  type Sym,
} from "../lookup.ts";
import { sourcesOf } from "../pipeline.ts";
import { folded, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";
import type { Find } from "./navigation.ts";
import { renumbering } from "./renumber.ts";

export type Refusal = { readonly refused: string };

export interface Prepared {
  readonly range: Range;
  readonly placeholder: string;
}

export function prepareRename({ compilation, source }: View, offset: number): Prepared | Refusal {
  const at = occurrenceAt(compilation, source, offset);
  if (at === null) return { refused: "There is no defined term here that could be renamed." };
  const reason = whyFixed(at.symbols);
  if (reason !== null) return { refused: reason };
  return { range: rangeOf(source, at.span), placeholder: folded(source, at.span) };
}

/** Why a thing keeps its name. */
function whyFixed(symbols: readonly Sym[]): string | null {
  for (const { name, place, subject } of symbols) {
    if (place !== null && place.source.name.startsWith("std/"))
      return `"${name}" is declared in the standard library (${place.source.name}), which stays as it is.`;
    if (subject.kind === "event" && subject.event.name === "Determination")
      return `"Determination" is a word of the language.`;
  }
  return null;
}

/** `compilations`: all that may name it. */
export function rename(
  view: View,
  offset: number,
  newName: string,
  compilations: readonly Compilation[],
  find: Find,
): WorkspaceEdit | Refusal {
  const { compilation, source, uriOf } = view;
  const at = occurrenceAt(compilation, source, offset);
  if (at === null) return { refused: "There is no defined term here that could be renamed." };
  const reason = whyFixed(at.symbols);
  if (reason !== null) return { refused: reason };
  const [symbol] = at.symbols;
  if (symbol === undefined) return { refused: "There is no defined term here that could be renamed." };
  const wanted = newName.replace(/\s+/g, " ").trim();
  if (symbol.subject.kind === "section") return renumbering(view, symbol.subject.section, wanted);
  const problem = whyNoName(symbol, wanted);
  if (problem !== null) return { refused: problem };
  if (wanted === folded(source, at.span)) return { changes: {} };

  const keys = linkedKeys(compilations, at.symbols);
  const names = newNames(symbol, folded(source, at.span), wanted);
  const edits = new Map<Source, Map<string, { span: Span; text: string }>>();
  for (const each of compilations) {
    for (const occurrence of occurrencesOf(each, keys)) {
      const text = replacementOf(occurrence, symbol, names);
      if (text === null) continue;
      const own = edits.get(occurrence.source) ?? new Map<string, { span: Span; text: string }>();
      edits.set(occurrence.source, own);
      own.set(`${occurrence.span.start}`, { span: occurrence.span, text });
    }
  }
  for (const { name } of edits.keys())
    if (name.startsWith("std/"))
      return { refused: `It is also named in the standard library (${name}), which stays as it is.` };
  const changed = new Map([...edits].map(([each, own]) => [each.name, applied(each, [...own.values()])]));
  const clash = whatChanges(compilations, changed, find);
  if (clash !== null) return { refused: clash };
  const changes: Record<string, TextEdit[]> = {};
  for (const [each, own] of edits)
    changes[uriOf(each)] = [...own.values()].map(({ span, text }) => ({
      range: rangeOf(each, span),
      newText: text,
    }));
  return { changes };
}

// ---- names ----

interface NewNames {
  readonly singular: string;
  readonly plural: string | null;
}

/** Renaming at the plural gives the plural's new form, from which the singular follows where it is regular. */
function newNames({ name, plural }: Sym, there: string, wanted: string): NewNames {
  if (plural === null) return { singular: wanted, plural: null };
  const regular = pluralOf(name) === plural;
  if (there === plural && plural !== name) {
    const singular = regular ? singularOf(wanted) : null;
    return { singular: singular ?? name, plural: wanted };
  }
  return { singular: wanted, plural: regular ? pluralOf(wanted) : plural };
}

export function pluralOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

function singularOf(plural: string): string | null {
  for (const end of [/ies$/, /es$/, /s$/]) {
    const name = plural.replace(end, end.source.startsWith("ies") ? "y" : "");
    if (name !== plural && pluralOf(name) === plural) return name;
  }
  return null;
}

function replacementOf({ source, span }: Occurrence, { plural }: Sym, names: NewNames): string | null {
  const there = folded(source, span);
  if (plural !== null && there === plural) return names.plural;
  return names.singular;
}

/** Why a text cannot be the name of this thing. */
function whyNoName({ subject }: Sym, wanted: string): string | null {
  if (subject.kind === "reading" || subject.kind === "id") {
    if (wanted === "" || /["“”\r\n]/.test(wanted))
      return "A name in quotes cannot be empty or hold a quotation mark.";
    return null;
  }
  const { tokens } = tokenize(wanted);
  const alternate = tokens.every(
    ({ tokenType }, index) => tokenType.name === (index % 2 === 0 ? "Name" : "'of'"),
  );
  // What the lexer could not read, or read as a comment, is in no word.
  const read = tokens.map(({ image }) => image).join(" ");
  if (tokens.length % 2 === 1 && alternate && read === wanted) return null;
  return `"${wanted}" cannot be a Defined Term: each of its words begins with a capital letter, as in "Warrant Price".`;
}

// ---- trial ----

function applied({ text }: Source, edits: readonly { readonly span: Span; readonly text: string }[]): string {
  let result = text;
  for (const { span, text: by } of edits.toSorted((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + by + result.slice(span.end);
  return result;
}

/** What would be understood otherwise after the change, in words; null where nothing would. */
function whatChanges(
  compilations: readonly Compilation[],
  changed: ReadonlyMap<string, string>,
  find: Find,
): string | null {
  for (const before of compilations) {
    // One source for each file, however often it is asked for: a tree is known by its source.
    const made = new Map<string, Source>();
    const trial = (source: Source): Source => {
      const text = changed.get(source.name);
      if (text === undefined) return source;
      const known = made.get(source.name) ?? { name: source.name, text };
      made.set(source.name, known);
      return known;
    };
    const after = compile(trial(before.source), {
      find(path, from) {
        const found = find(path, from);
        return found === null ? null : trial(found);
      },
    });
    const otherwise = firstDifference(before, after);
    if (otherwise !== null) return otherwise;
    const known = countByCode(before);
    for (const { code, severity, title, place } of after.diagnostics) {
      const left = (known.get(code) ?? 0) - 1;
      known.set(code, left);
      if (left < 0 && severity === "error")
        return `Then ${place.source.name.replace(/^.*\//, "")} would no longer be sound: ${title}`;
    }
  }
  return null;
}

function countByCode({ diagnostics }: Compilation): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Every name has to mean the same thing as before, whatever that is called now. */
function firstDifference(before: Compilation, after: Compilation): string | null {
  const idsBefore = new Map<string, number>();
  const idsAfter = new Map<string, number>();
  const id = (ids: Map<string, number>, key: string): number => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, ids.size);
    return ids.size - 1;
  };
  const texts = sourcesOf(after);
  for (const [index, source] of sourcesOf(before).entries()) {
    const now = texts[index];
    if (now === undefined) return `A module would no longer be found.`;
    const then = occurrencesIn(before, source);
    const later = occurrencesIn(after, now);
    for (let at = 0; at < Math.max(then.length, later.length); at++) {
      const one = then[at];
      const other = later[at];
      const same =
        one !== undefined &&
        other !== undefined &&
        one.symbols.length === other.symbols.length &&
        one.symbols.every(
          ({ key }, place) => id(idsBefore, key) === id(idsAfter, other.symbols[place]?.key ?? ""),
        );
      if (!same) return captured(one, other);
    }
  }
  return null;
}

function captured(one: Occurrence | undefined, other: Occurrence | undefined): string {
  const was = one === undefined ? "" : `"${folded(one.source, one.span)}"`;
  const where = one === undefined ? "" : ` in ${one.source.name.replace(/^.*\//, "")}`;
  const now = other?.symbols[0];
  if (one === undefined) return `The new name would be read as "${now?.name ?? ""}" where it is not meant.`;
  if (now === undefined) return `Then ${was}${where} would no longer mean anything.`;
  return `The name is taken: ${was}${where} would then mean the ${now.subject.kind} "${now.name}".`;
}
