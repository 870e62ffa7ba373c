import type * as ast from "../../grammar/ast.ts";
import {
  report,
  type Diagnostic,
  type Entry,
  type Extras,
  type Fix,
} from "../../grammar/diagnostics/diagnostic.ts";
import type { Span } from "../../grammar/source.ts";
import type { Declarations } from "./declarations.ts";
import type { Home, Reference, TermSymbol } from "./model.ts";
import type { Scope } from "./scope.ts";
import { relatives, slips } from "./similar.ts";

/** Looking for names that a reader may have meant takes time in the number of names; a hostile file has many wrong ones. */
const MAX_SUGGESTIONS = 200;

/** What binding has found out so far. */
export class Resolution {
  readonly declarations: Declarations;
  readonly references = new Map<object, Reference>();
  readonly diagnostics: Diagnostic[] = [];
  readonly usedTerms = new Set<TermSymbol>();
  readonly usedLetters = new Set<ast.Binding>();
  private suggestions = 0;

  constructor(declarations: Declarations) {
    this.declarations = declarations;
  }

  /** Records what a node refers to, and that it is used. */
  refer(node: object, reference: Reference, scope: Scope): void {
    this.references.set(node, reference);
    if (reference.to === "legend") this.usedLetters.add(reference.binding);
    if (reference.to === "term" || reference.to === "event term" || reference.to === "term of") {
      if (reference.term !== scope.defines) this.usedTerms.add(reference.term);
    }
  }

  report<P>(entry: Entry<P>, home: Home, span: Span, details: P, extras: Extras = {}): void {
    this.diagnostics.push(report(entry, { source: home.source, span }, details, extras));
  }

  /** The names close to a wrong one, with a fix for each that may be a slip of the pen. */
  close(
    home: Home,
    span: Span,
    wanted: string,
    names: () => Iterable<string>,
  ): { close: string[]; fixes: Fix[] } {
    if (++this.suggestions > MAX_SUGGESTIONS) return { close: [], fixes: [] };
    const all = [...names()];
    const near = slips(wanted, all);
    const fixes = near.map((text) => replacement(home, span, text));
    return { close: near.length > 0 ? near : relatives(wanted, all), fixes };
  }
}

/** The fix that writes something else in one place. */
export function replacement(home: Home, span: Span, text: string): Fix {
  return { title: `Write ${text}`, edits: [{ place: { source: home.source, span }, text }] };
}
