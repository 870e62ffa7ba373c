import type * as ast from "../../grammar/ast.ts";
import { duplicate, replacesImported } from "../../grammar/diagnostics/catalogue/names.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { lineColumn, type Place, type Source } from "../../grammar/source.ts";
import { eventSymbol } from "./declare-event.ts";
import { definedTerm, tableTerm } from "./declare-term.ts";
import type { Draft } from "./declarations.ts";
import type { EventSymbol, Home, PartySymbol, Placed, TermSymbol } from "./model.ts";
import { sectionName } from "./sections.ts";

type Declared = Draft<TermSymbol> | Draft<EventSymbol> | PartySymbol;

/** The names that files declare, each once. */
export class SymbolTable {
  readonly terms: Draft<TermSymbol>[] = [];
  readonly termsByName = new Map<string, Draft<TermSymbol>[]>();
  readonly termOf = new Map<ast.Definition | ast.TableStatement, Draft<TermSymbol>>();
  readonly events = new Map<string, Draft<EventSymbol>>();
  readonly parties = new Map<string, PartySymbol>();
  private readonly byName = new Map<string, Declared[]>();
  private readonly diagnostics: Diagnostic[];
  /** The parties of all files are known only at the end; a definition `of` one may come first. */
  private readonly partyNames = new Set<string>();
  /** The text of a variant, where the contract is one. */
  private readonly variant: Source | null;

  constructor(diagnostics: Diagnostic[], variant: Source | null = null) {
    this.diagnostics = diagnostics;
    this.variant = variant;
  }

  /** Told beforehand which names are parties, since a definition `of` one may stand before it. */
  expectParties(statements: readonly Placed<ast.Statement>[]): void {
    for (const { node } of statements)
      if (node.kind === "PartyStatement") this.partyNames.add(node.name.text);
  }

  /** Enters what a statement declares. False where another declaration stands instead, so that it does not count. */
  add({ node, home }: Placed<ast.Statement>, currency: string): boolean {
    switch (node.kind) {
      case "Definition":
        return this.addTerm(definedTerm(node, home, currency, this.partyNames));
      case "TableStatement":
        return this.addTerm(tableTerm(node, home, currency));
      case "EventStatement":
        return this.addNamed(eventSymbol(node, home, currency), this.events);
      case "PartyStatement": {
        const value = node.value?.kind === "TextLiteral" ? node.value.value : null;
        return this.addNamed({ kind: "party", name: node.name.text, value, node, home }, this.parties);
      }
      case "Uses":
      case "CurrencyStatement":
      case "TimeZoneStatement":
      case "Rule":
      case "RightStatement":
      case "ObligationStatement":
      case "CovenantStatement":
      case "PolicyStatement":
      case "PostponementStatement":
      case "OccurrenceStatement":
      case "NoticeStatement":
      case "AddressStatement":
      case "QuoteAdjustmentStatement":
      case "RegisterStatement":
      case "TransitionStatement":
      case "TextStatement":
      case "BrokenStatement":
        return true;
    }
  }

  private addTerm(term: Draft<TermSymbol>): boolean {
    this.termOf.set(term.node, term);
    if (!this.enter(term, (other) => other.kind !== "term" || overlaps(term, other))) return false;
    this.terms.push(term);
    for (const name of new Set([term.name, term.plural ?? term.name])) {
      const known = this.termsByName.get(name);
      if (known === undefined) this.termsByName.set(name, [term]);
      else known.push(term);
    }
    return true;
  }

  private addNamed<T extends Draft<EventSymbol> | PartySymbol>(symbol: T, into: Map<string, T>): boolean {
    if (!this.enter(symbol, (other) => other.kind !== "term" || other.scope.of !== "event")) return false;
    into.set(symbol.name, symbol);
    return true;
  }

  /** Reports a name that is taken. `clashes` says which declarations of the same name stand in the way. */
  private enter(symbol: Declared, clashes: (other: Declared) => boolean): boolean {
    if (symbol.name === "") return true;
    const same = this.byName.get(symbol.name);
    if (same === undefined) {
      this.byName.set(symbol.name, [symbol]);
      return true;
    }
    const other = same.find(clashes);
    if (other === undefined) {
      same.push(symbol);
      return true;
    }
    if (symbol.kind === "party" && other.kind === "party" && isSameParty(symbol, other)) return false;
    if (symbol.home.imported && !other.home.imported && symbol.kind === other.kind)
      this.replaced(other, symbol);
    else this.repeatedSymbol(symbol, other);
    return false;
  }

  /** Of a base and its variant the variant's is marked: it is the one that can be mended. */
  private repeatedSymbol(symbol: Declared, other: Declared): void {
    const what = WORDS[symbol.kind];
    const ofVariant = [symbol, other].find(
      ({ home }) => home.source === this.variant && home.section !== null,
    );
    if (ofVariant === undefined || symbol.home.source === other.home.source) {
      this.repeated(what, symbol.name, placeOf(symbol), placeOf(other), other.home);
      return;
    }
    const base = ofVariant === symbol ? other : symbol;
    const section = ofVariant.home.section === null ? "" : sectionName(ofVariant.home.section);
    const variant = { section, term: symbol.kind === "term" };
    this.repeated(what, symbol.name, placeOf(ofVariant), placeOf(base), base.home, variant);
  }

  /** Reports that a name or label stands twice. */
  repeated(
    what: string,
    name: string,
    place: Place,
    first: Place,
    home?: Home,
    variant?: { readonly section: string; readonly term: boolean },
  ): void {
    const { line } = lineColumn(first.source, first.span.start);
    const section = home?.section ? `in ${sectionName(home.section)}` : `on line ${line}`;
    const where = first.source === place.source ? section : `in ${first.source.name}`;
    const related = [{ place: first, message: "The first stands here." }];
    this.diagnostics.push(
      report(duplicate, place, { what, name, first: where, ...(variant && { variant }) }, { related }),
    );
  }

  private replaced(own: Declared, imported: Declared): void {
    const details = { name: own.name, module: imported.home.source.name };
    const related = [{ place: placeOf(imported), message: "The module's definition stands here." }];
    this.diagnostics.push(report(replacesImported, placeOf(own), details, { related }));
  }
}

const WORDS = { term: "The term", event: "The event", party: "The party" } as const;

const placeOf = ({ node, home }: Declared): Place => ({ source: home.source, span: node.name.span });

/** A module names the parties that its clauses need; the contract says who they are. */
const isSameParty = (later: PartySymbol, first: PartySymbol): boolean =>
  later.home.source !== first.home.source && later.node.value === null;

/** Whether one name could mean either of two terms: terms of different events never meet. */
function overlaps(a: TermSymbol, b: TermSymbol): boolean {
  if (a.scope.of !== "event" || b.scope.of !== "event")
    return a.scope.of !== "event" && b.scope.of !== "event";
  const { events } = b.scope;
  return a.scope.events.some((event) => events.includes(event));
}
