import type * as ast from "../../grammar/ast.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import type { EventSymbol, PartySymbol, Placed, SectionSymbol, TermSymbol, Unit } from "./model.ts";

/** A symbol while the model is being built: what later phases find out is written into it. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What the files of a contract declare, before any name in them is looked up. */
export interface Declarations {
  readonly units: readonly Unit[];
  readonly title: string;
  readonly currency: string;
  readonly zone: string;
  /** The contract's own sections, in the order of the text. */
  readonly sections: readonly SectionSymbol[];
  /** The sections of each file, by `sectionKey`. */
  readonly sectionsOf: ReadonlyMap<Source, ReadonlyMap<string, SectionSymbol>>;
  readonly terms: readonly Draft<TermSymbol>[];
  readonly termsByName: ReadonlyMap<string, readonly Draft<TermSymbol>[]>;
  readonly termOf: ReadonlyMap<ast.Definition | ast.TableStatement, Draft<TermSymbol>>;
  readonly events: ReadonlyMap<string, Draft<EventSymbol>>;
  readonly parties: ReadonlyMap<string, PartySymbol>;
  /** Every statement that counts: not those that the contract replaces or that are nested too deeply. */
  readonly statements: readonly Placed<ast.Statement>[];
  readonly scenarios: readonly Placed<ast.Scenario>[];
  /** True where a used module could not be loaded: then a name that nothing declares may be one of its own. */
  readonly incomplete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** The terms that are not `of` an event: those a bare name can mean anywhere. */
export function plainTerm(declarations: Declarations, name: string): Draft<TermSymbol> | null {
  return declarations.termsByName.get(name)?.find((term) => term.scope.of !== "event") ?? null;
}

/** The term of this name `of` this kind of event. */
export function eventTerm(declarations: Declarations, event: string, name: string): Draft<TermSymbol> | null {
  const terms = declarations.termsByName.get(name) ?? [];
  return terms.find(({ scope }) => scope.of === "event" && scope.events.includes(event)) ?? null;
}
