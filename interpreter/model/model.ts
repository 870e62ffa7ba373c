import type * as ast from "../../grammar/ast.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import type { EventSchema, Type } from "./types.ts";

/** A parsed file with its text: one unit of a contract (the contract itself, or a module it uses). */
export interface Unit {
  readonly source: Source;
  readonly file: ast.File;
  /** True for what `uses` brought in. */
  readonly imported: boolean;
  /** For a variant: the items of all drafts of its chain, laid over one another; otherwise the file's own items. */
  readonly pieces?: readonly Piece[];
}

/** An item with the text that it stands in; of a section, each statement may stand in a text of its own. */
export interface Piece {
  readonly node: ast.Item;
  readonly source: Source;
  readonly statements: readonly PlacedStatement[];
}

export interface PlacedStatement {
  readonly node: ast.Statement;
  readonly source: Source;
}

/** Where a declaration stands. `section` is null before the first section and in modules without sections. */
export interface Home {
  readonly source: Source;
  readonly section: SectionSymbol | null;
  readonly imported: boolean;
}

/** A numbered section of the contract, in the order of the text. */
export interface SectionSymbol {
  /** As written: `4(d)(i)`, `Preamble`. */
  readonly label: string;
  /** As results show it: word labels in lower case (`preamble`). */
  readonly shown: string;
  readonly title: string | null;
  readonly order: number;
  readonly node: ast.Section;
  readonly source: Source;
}

/** Whose a term's value is. */
export type TermScope =
  /** One value for a certificate: `"Warrant Price"`. */
  | { readonly of: "certificate" }
  /** One value for a party, shared by all certificates: `"Shares Outstanding" of the Issuer`. */
  | { readonly of: "party"; readonly party: string }
  /** One value for each event of these kinds: `"Net Shares" of an Exercise`. */
  | { readonly of: "event"; readonly events: readonly string[] }
  /** One value for each day: `"Closing Bid" on a date`. */
  | { readonly of: "date" }
  /** A formula with inputs: `"Option Value" with Spot: price per share`. */
  | { readonly of: "inputs"; readonly inputs: readonly Input[] };

export interface Input {
  readonly name: string;
  readonly type: Type;
}

/** How a term gets its value. */
export type TermBody =
  | { readonly form: "formula"; readonly value: ast.Expression }
  /** State: its first value; `becomes`, `falls by` and `rises by` change it. */
  | { readonly form: "adjustable"; readonly initial: ast.Expression }
  | { readonly form: "determined"; readonly by: string }
  | { readonly form: "quoted"; readonly column: string }
  | { readonly form: "native"; readonly function: string }
  | { readonly form: "table"; readonly table: ast.TableStatement };

/** A defined term. */
export interface TermSymbol {
  readonly kind: "term";
  readonly name: string;
  readonly plural: string | null;
  readonly scope: TermScope;
  readonly body: TermBody;
  /** `unknown` where it cannot be told (a bare blank, an error). */
  readonly type: Type;
  readonly legend: ast.Legend | null;
  readonly node: ast.Definition | ast.TableStatement;
  readonly home: Home;
}

/** An event or act. */
export interface EventSymbol {
  readonly kind: "event";
  readonly name: string;
  readonly act: boolean;
  /** For an act: the parties who do it. */
  readonly by: readonly string[];
  /** For an act done by notice: to whom it goes, where that is said. */
  readonly notice: { readonly to: string | null } | null;
  readonly schema: EventSchema;
  /** For an act: the names of what it gives, in order, with their types; each is defined by a term `of` it. */
  readonly gives: readonly Input[];
  /**
   * For an act: the field that counts it, which is the one by which its settlement lowers a term of the certificate
   * (`Warrant Share Number falls by Shares Exercised`); null where there is none.
   */
  readonly quantityField: string | null;
  /**
   * True where no `event` or `act` declares it: the act of a duty or right, or what follows a missed deadline. `node` is then
   * made up, at the place that names it, and the schema has no fields and an optional `of` the event from which it arose.
   */
  readonly implied: boolean;
  readonly node: ast.EventStatement;
  readonly home: Home;
}

export interface PartySymbol {
  readonly kind: "party";
  readonly name: string;
  readonly value: string | null;
  readonly node: ast.PartyStatement;
  readonly home: Home;
}

/** How certificates are kept. */
export interface RegisterSymbol {
  /** The party that stands for whoever holds a certificate. */
  readonly holder: string;
  /** State of the certificate: for how many shares it is. */
  readonly covers: TermSymbol;
  /** The period with whose end a certificate expires. */
  readonly ends: TermSymbol | null;
  /** The number of the first certificate: `W-F-05-1`. */
  readonly first: string;
  readonly node: ast.RegisterStatement;
  readonly home: Home;
}

/** What a name in the text stands for. */
export type Reference =
  | { readonly to: "term"; readonly term: TermSymbol }
  /** A term of the event that the statement is about (`Net Shares` inside `on Exercise`). */
  | { readonly to: "event term"; readonly term: TermSymbol }
  /** A field of the event that the statement is about. */
  | { readonly to: "field"; readonly field: string; readonly events: readonly string[] }
  /** A field of the event that an `of` chain leads to. */
  | {
      readonly to: "field of";
      readonly field: string;
      readonly events: readonly string[];
      readonly object: ast.Expression;
    }
  /** A term of the event that an `of` chain leads to. */
  | { readonly to: "term of"; readonly term: TermSymbol; readonly object: ast.Expression }
  /** The event that the statement is about: `the Exercise`. */
  | { readonly to: "this event"; readonly events: readonly string[] }
  /** The event that this event is about (`Equivalents` inside `on Equivalents Conversion`). */
  | { readonly to: "referred event"; readonly events: readonly string[] }
  /** The date of the event that the statement is about: `the Exercise Date`, `the Record Date`. */
  | { readonly to: "event date"; readonly events: readonly string[] }
  /** The date of the event that an `of` chain leads to. */
  | { readonly to: "event date of"; readonly events: readonly string[]; readonly object: ast.Expression }
  /** An input of a definition `with`, or the `X` of a legend. */
  | { readonly to: "input"; readonly name: string; readonly type: Type }
  | { readonly to: "legend"; readonly binding: ast.Binding; readonly type: Type }
  | { readonly to: "party"; readonly party: PartySymbol }
  /** An event kind, where one is named (a trigger, a deemed event). */
  | { readonly to: "event kind"; readonly event: EventSymbol }
  /** A name that stands for itself: an asset. */
  | { readonly to: "asset"; readonly name: string };

/** One ambiguity: the places in the text that offer the same set of readings. */
export interface Ambiguity {
  /** The default's name, by which results record the choice. */
  readonly key: string;
  readonly names: readonly string[];
  readonly places: readonly { readonly home: Home; readonly span: ast.Node["span"] }[];
}

/** A statement with where it stands. */
export interface Placed<T> {
  readonly node: T;
  readonly home: Home;
}

/**
 * The meaning of a contract and the modules it uses: names bound, types known. Immutable. The maps are keyed by the tree's
 * nodes.
 */
export interface Model {
  readonly title: string;
  readonly units: readonly Unit[];
  readonly currency: string;
  readonly zone: string;
  readonly sections: readonly SectionSymbol[];
  readonly sectionOf: ReadonlyMap<string, SectionSymbol>;
  readonly terms: readonly TermSymbol[];
  /** By name, and by plural. Terms `of` different events may share a name. */
  readonly termsByName: ReadonlyMap<string, readonly TermSymbol[]>;
  readonly events: ReadonlyMap<string, EventSymbol>;
  readonly parties: ReadonlyMap<string, PartySymbol>;
  readonly rules: readonly Placed<ast.Rule>[];
  readonly rights: readonly Placed<ast.RightStatement>[];
  readonly obligations: readonly Placed<ast.ObligationStatement>[];
  readonly covenants: readonly Placed<ast.CovenantStatement>[];
  readonly policies: readonly Placed<ast.PolicyStatement>[];
  readonly postponements: readonly Placed<ast.PostponementStatement>[];
  readonly occurrences: readonly Placed<ast.OccurrenceStatement>[];
  readonly notices: readonly Placed<ast.NoticeStatement>[];
  readonly addresses: readonly Placed<ast.AddressStatement>[];
  readonly quoteAdjustments: readonly Placed<ast.QuoteAdjustmentStatement>[];
  /** How certificates are kept; null where the contract says nothing of it, and is one certificate. */
  readonly register: RegisterSymbol | null;
  readonly transitions: readonly Placed<ast.TransitionStatement>[];
  readonly scenarios: readonly Placed<ast.Scenario>[];
  readonly ambiguities: readonly Ambiguity[];
  /** By a `ReadingExpression`, `ReadingEffect`, a policy clause of form `reading`, or a `PostponementStatement`. */
  readonly ambiguityOf: ReadonlyMap<object, Ambiguity>;
  /** By the `NameExpression`, `OfExpression`, `AdjustedExpression`, `CallExpression` or `Name` that refers. */
  readonly references: ReadonlyMap<object, Reference>;
  readonly types: ReadonlyMap<ast.Expression, Type>;
  readonly diagnostics: readonly Diagnostic[];
  /** For an amendment with a date: the words that were in force until then; null for words that are so from the beginning. */
  readonly earlier: Earlier | null;
}

/** The draft that an amendment takes the place of. */
export interface Earlier {
  /** The first instant at which it is no longer in force. */
  readonly until: number;
  readonly model: Model;
  /** Where the amendment says since when. */
  readonly from: ast.Expression;
  /** The amendment's own files. */
  readonly sources: readonly Source[];
  /** What the amendment says of what is under way then. */
  readonly transitions: readonly ast.TransitionStatement[];
}
