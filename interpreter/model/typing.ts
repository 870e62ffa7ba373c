import type * as ast from "../../grammar/ast.ts";
import type { Piece } from "../../grammar/diagnostics/catalogue/types.ts";
import type { Use } from "../../grammar/diagnostics/catalogue/name-words.ts";
import { report, type Diagnostic, type Entry, type Extras } from "../../grammar/diagnostics/diagnostic.ts";
import type { Span } from "../../grammar/source.ts";
import { UNKNOWN } from "./agree.ts";
import type { Declarations } from "./declarations.ts";
import { type Hints, type Open, sourcesOf } from "./hints.ts";
import type { Home, Reference, TermSymbol } from "./model.ts";
import { shortWords, typeWords } from "./type-words.ts";
import type { Type } from "./types.ts";

/** Where an expression stands. */
export interface Spot {
  readonly home: Home;
  readonly use: Use;
}

/** What the inference of types has found out so far. */
export class Typing {
  readonly declarations: Declarations;
  readonly references: ReadonlyMap<object, Reference>;
  /** Types of terms and letters whose definitions leave them open, known from where they are used. */
  readonly hints: Hints;
  /** The same, found out in this round. */
  readonly found = new Map<Open, Type>();
  /** What is only likely: it counts where nothing else is known. */
  readonly likely = new Map<Open, Type>();
  readonly types = new Map<ast.Expression, Type>();
  readonly termTypes = new Map<TermSymbol, Type>();
  readonly letterTypes = new Map<ast.Binding, Type>();
  readonly diagnostics: Diagnostic[] = [];

  constructor(declarations: Declarations, references: ReadonlyMap<object, Reference>, hints: Hints) {
    this.declarations = declarations;
    this.references = references;
    this.hints = hints;
  }

  report<P>(entry: Entry<P>, spot: Spot, span: Span, details: P, extras: Extras = {}): void {
    this.diagnostics.push(report(entry, { source: spot.home.source, span }, details, extras));
  }

  typeOf(expression: ast.Expression): Type {
    return this.types.get(expression) ?? UNKNOWN;
  }

  /** Remembers of which type an expression has to be, for the terms and letters that leave it open. */
  suggest(expression: ast.Expression, type: Type, into: Map<Open, Type> = this.found): void {
    if (type.kind === "unknown") return;
    for (const open of sourcesOf(this.references, expression)) {
      const known = open.kind === "term" ? this.termTypes.get(open) : this.letterTypes.get(open);
      if (known?.kind === "unknown" && !into.has(open)) into.set(open, type);
    }
  }
}

/** A piece of the source for a message. */
export function piece(spot: Spot, expression: ast.Expression, type: Type): Piece {
  const { start, end } = expression.span;
  const text = spot.home.source.text.slice(start, end).replace(/\s+/g, " ").trim();
  const shown = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return { text: shown, is: typeWords(type), short: shortWords(type) };
}
