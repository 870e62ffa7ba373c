import type * as ast from "../../grammar/ast.ts";
import type { Use } from "../../grammar/diagnostics/catalogue/name-words.ts";
import type { EventSymbol, Home, Input, TermSymbol } from "./model.ts";

/** What a statement lets its names mean, besides what the contract declares. Immutable; each construct narrows or widens it. */
export interface Scope {
  readonly home: Home;
  readonly use: Use;
  /** The term that the statement defines, whose own name in it is no use of it. */
  readonly defines: TermSymbol | null;
  /** The kinds of event that the statement is about, joined by `or`. */
  readonly about: readonly EventSymbol[];
  /** A kind that the statement is about is not declared: its fields are not known, and not reported again. */
  readonly aboutUnknown: boolean;
  readonly legend: ReadonlyMap<string, ast.Binding>;
  readonly inputs: ReadonlyMap<string, Input>;
  /** `the date` has a meaning. */
  readonly dateGiven: boolean;
  /** A day is given from outside, so that a term `on a date` may stand alone: inside `... on D` and over a window. */
  readonly dayGiven: boolean;
  /** A kind of event may stand for its occurrences: in an instant and in a deadline. */
  readonly kindsAllowed: boolean;
  /** In a scenario: the events that have an id. */
  readonly ids: ReadonlyMap<string, EventSymbol>;
}

/** The scope of a statement that is about nothing in particular. */
export function outerScope(home: Home, use: Use): Scope {
  return {
    home,
    use,
    defines: null,
    about: [],
    aboutUnknown: false,
    legend: new Map(),
    inputs: new Map(),
    dateGiven: false,
    dayGiven: false,
    kindsAllowed: false,
    ids: new Map(),
  };
}

/** The scope with a legend's letters. */
export function withLegend(scope: Scope, legend: ast.Legend | null): Scope {
  if (legend === null) return scope;
  const letters = new Map(scope.legend);
  for (const binding of legend.bindings) {
    if (!letters.has(binding.name.text)) letters.set(binding.name.text, binding);
  }
  return { ...scope, legend: letters };
}
