/** Blanks: what may stand in their place. Values come from the scenarios and from tenor.json; none is made up. */

import { CodeActionKind, type CodeAction, type WorkspaceEdit } from "vscode-languageserver";
import type * as ast from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import type { Source, Span } from "../../grammar/source.ts";
import type { TermSymbol } from "../../interpreter/model/model.ts";
import { typeWords } from "../../interpreter/model/type-words.ts";
import { givensOf } from "../../interpreter/scenario/givens.ts";
import type { Beside } from "../beside.ts";
import { innermost, nodePath, statementOn } from "../lookup.ts";
import { folded, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";

/** The editor's command that asks for the words; its arguments are the address, the blank's place, and what is asked for. */
export const ASK_FOR_BLANK = "tenor.askForBlank";

/** What a blank waits for. */
interface Waiting {
  readonly blank: ast.Blank;
  readonly party: ast.PartyStatement | null;
  /** The term whose whole formula the blank is. */
  readonly term: TermSymbol | null;
}

function waitingAt({ compilation, file, source }: View, offset: number): Waiting | null {
  const path = nodePath(file, offset);
  const blank = innermost(path, "Blank");
  if (blank === null) return null;
  const statement = statementOn(path);
  const term = compilation.model.terms.find(
    ({ node, home, body }) =>
      home.source === source &&
      node === statement &&
      (("value" in body && body.value === blank) || (body.form === "adjustable" && body.initial === blank)),
  );
  return { blank, party: statement?.kind === "PartyStatement" ? statement : null, term: term ?? null };
}

/** Values that the blank at a place may be filled with, and, where the editor can ask, the question. */
export function fillings(view: View, span: Span, facts: Beside | null, canAsk: boolean): CodeAction[] {
  const waiting = waitingAt(view, span.start);
  if (waiting === null) return [];
  const { blank, party, term } = waiting;
  const { source, uriOf } = view;
  const found = new Map<string, CodeAction>();
  const offer = (words: string, from: string): void => {
    if (found.has(words)) return;
    found.set(words, {
      title: `Fill in ${words}, ${from}`,
      kind: CodeActionKind.QuickFix,
      edit: replacing(view, blank.span, words),
    });
  };
  const set = term === null ? undefined : facts?.settings.get(term.name);
  if (set !== undefined) offer(withUnit(set, blank), "as tenor.json has it");
  if (term !== null)
    for (const { words, scenario } of givenFor(view, term))
      offer(withUnit(words, blank), `as the scenario "${scenario}" takes it`);
  if (!canAsk) return [...found.values()];
  const what = party === null ? (term?.name ?? "the blank") : party.name.text;
  const type = view.compilation.model.types.get(blank);
  const kind = party !== null ? "a name" : type === undefined ? "" : typeWords(type);
  const ask: CodeAction = {
    title: `Fill in ${what}...`,
    kind: CodeActionKind.QuickFix,
    command: {
      title: `Fill in ${what}`,
      command: ASK_FOR_BLANK,
      arguments: [uriOf(source), rangeOf(source, blank.span).start, what, kind],
    },
  };
  return [...found.values(), ask];
}

/** What the scenarios take a term to be, where they say so in figures. */
function givenFor(
  { compilation: { model } }: View,
  term: TermSymbol,
): { readonly words: string; readonly scenario: string }[] {
  return model.scenarios.flatMap((scenario) =>
    givensOf(scenario).flatMap((given) => {
      if (given.form !== "value" || given.day !== null) return [];
      const reference = model.references.get(given.target);
      if (reference?.to !== "term" || reference.term !== term) return [];
      const words = folded(scenario.home.source, given.value.span);
      return [{ words, scenario: scenario.node.title.value }];
    }),
  );
}

/** `[●] shares` stands for the unit too, so that a bare number takes it along. */
function withUnit(words: string, { unit }: ast.Blank): string {
  return unit === "shares" && /^[\d.,]+$/.test(words) ? `${words} shares` : words;
}

function replacing({ source, uriOf }: View, span: Span, words: string): WorkspaceEdit {
  return { changes: { [uriOf(source)]: [{ range: rangeOf(source, span), newText: words }] } };
}

/** The blank at an offset filled with words as a person types them, or in a sentence why that cannot be. */
export function filled(view: View, offset: number, typed: string): WorkspaceEdit | string {
  const waiting = waitingAt(view, offset);
  if (waiting === null) return "There is no blank here any more.";
  const words = typed.trim();
  if (words === "") return "Nothing was filled in.";
  if (waiting.party !== null) {
    const name = words.replace(/^["“]|["”]$/g, "");
    if (/["“”\n]/.test(name)) return "A name cannot hold quotation marks.";
    return replacing(view, waiting.blank.span, `"${name}"`);
  }
  const text = withUnit(words, waiting.blank);
  return readsAsFormula(text)
    ? replacing(view, waiting.blank.span, text)
    : `"${words}" is not how Tenor writes a value: $2.40, 100,000 shares, 5%, March 14, 2005.`;
}

function readsAsFormula(words: string): boolean {
  const source: Source = { name: "", text: `warrant "W".\n"T" means ${words}.` };
  const { file, diagnostics } = parse(source);
  return file.items.length === 1 && diagnostics.every(({ severity }) => severity !== "error");
}
