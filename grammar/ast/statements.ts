/** Statements. */
import type { Name, QuotedName, SectionRef } from "./names.ts";
import type { Alternative, Blank, Expression, Legend, Rounding, TextLiteral } from "./expressions.ts";
import type { Field, TypeExpression } from "./types.ts";
import type { Condition, Effect, Obligation, Right, Trigger } from "./effects.ts";
import type { Span } from "../source.ts";

/** `uses "std/corporate-actions".` */
export interface Uses {
  readonly kind: "Uses";
  readonly path: TextLiteral;
  readonly span: Span;
}

/** `currency is USD.` */
export interface CurrencyStatement {
  readonly kind: "CurrencyStatement";
  readonly currency: Name;
  readonly span: Span;
}

/** `time zone is America/New_York.` */
export interface TimeZoneStatement {
  readonly kind: "TimeZoneStatement";
  readonly zone: string;
  readonly zoneSpan: Span;
  readonly span: Span;
}

/**
 * `party Issuer is "Example, Inc.".`, `party Holder is [●].`, `party Board of Directors.`,
 * `party Majority Holders is the holders of at least 51% of Warrant Share Number.`
 */
export interface PartyStatement {
  readonly kind: "PartyStatement";
  readonly name: Name;
  readonly value: TextLiteral | Blank | HoldersOf | null;
  readonly span: Span;
}

/** `the holders of at least 51% of Warrant Share Number`: of a term, summed over all certificates; `share` is a percentage of it. */
export interface HoldersOf {
  readonly kind: "HoldersOf";
  readonly share: Expression;
  readonly span: Span;
}

/** What a definition is of: nothing, a date, an event, the Issuer (or another party), or named inputs. */
export interface DefinitionScope {
  readonly kind: "DefinitionScope";
  readonly form: "plain" | "on a date" | "of" | "with";
  /** For `of`: the event kinds or the party. */
  readonly of: readonly Name[];
  /** For `with`: the inputs. */
  readonly inputs: readonly Field[];
  readonly span: Span;
}

/** How a defined term gets its value. */
export type DefinitionBody =
  | { readonly form: "means"; readonly value: Expression; readonly type: TypeExpression | null }
  | { readonly form: "initially means"; readonly value: Expression; readonly type: TypeExpression | null }
  | { readonly form: "determined"; readonly by: Expression; readonly type: TypeExpression | null }
  | { readonly form: "quoted"; readonly column: TextLiteral }
  | { readonly form: "native"; readonly function: TextLiteral; readonly type: TypeExpression | null };

/**
 * `"T" means E.`, `"T" means "a": one of "a", "b".`, `"T" initially means E.`, `"T" on a date means E.`, `"T" of an EVENT means E.`, `"T" with X: type means E.`,
 * `"T" is determined by P.`, `"T" on a date is quoted as "bid".`, `"T" with ... is native "f": type.`
 */
export interface Definition {
  readonly kind: "Definition";
  readonly name: QuotedName;
  readonly plural: QuotedName | null;
  readonly scope: DefinitionScope;
  readonly body: DefinitionBody;
  readonly legend: Legend | null;
  readonly span: Span;
}

/** `table "T" by ROW, COLUMN, straight-line, below nearest, above nearest: 60: 0.261, 0.281; 57: ... .` */
export interface TableStatement {
  readonly kind: "TableStatement";
  readonly name: QuotedName;
  readonly row: Field;
  readonly column: Field | null;
  readonly interpolation: "straight-line" | "step down" | "step up" | "exact";
  readonly below: "nearest" | "none";
  readonly above: "nearest" | "none";
  readonly type: TypeExpression | null;
  /** The column keys, where there is a column dimension. */
  readonly columns: readonly Expression[];
  readonly rows: readonly TableRow[];
  readonly span: Span;
}

export interface TableRow {
  readonly kind: "TableRow";
  readonly key: Expression;
  /** Null for `-`: no value there. */
  readonly values: readonly (Expression | null)[];
  readonly span: Span;
}

/** `event N on its Record Date of an E called X has F: type, ...; may have G: type.` */
export interface EventStatement {
  readonly kind: "EventStatement";
  readonly name: Name;
  readonly act: boolean;
  /** For an act: who does it. */
  readonly by: readonly Expression[];
  /** For an act done `by notice to the Issuer`: to whom the notice goes, where that is said. */
  readonly notice: { readonly to: Expression | null } | null;
  readonly dateName: Name | null;
  readonly of: {
    readonly events: readonly Name[];
    readonly called: Name | null;
    readonly optional: boolean;
  } | null;
  readonly fields: readonly Field[];
  readonly optionalFields: readonly Field[];
  /** For an act: what it gives. */
  readonly gives: readonly Field[];
  readonly span: Span;
}

/** `on EVENT if C: EFFECT; EFFECT, where M = ... .` */
export interface Rule {
  readonly kind: "Rule";
  readonly trigger: Trigger;
  readonly conditions: readonly Condition[];
  readonly effects: readonly Effect[];
  readonly legend: Legend | null;
  readonly span: Span;
}

/** A right or prohibition that stands by itself. */
export interface RightStatement {
  readonly kind: "RightStatement";
  readonly right: Right;
  readonly legend: Legend | null;
  readonly span: Span;
}

/** A duty that stands by itself: `the Issuer shall Notify Holder at least 20 days before the Record Date of any Distribution.` */
export interface ObligationStatement {
  readonly kind: "ObligationStatement";
  readonly obligation: Obligation;
  readonly legend: Legend | null;
  readonly span: Span;
}

/** `at all times, the Issuer shall ensure C.` */
export interface CovenantStatement {
  readonly kind: "CovenantStatement";
  readonly parties: readonly Expression[];
  readonly condition: Expression;
  readonly legend: Legend | null;
  readonly span: Span;
}

/** What a policy is about: `under sections 4(d), 4(e)`, `except under section 4(b)`, `except on Stock Split`. */
export interface PolicyScope {
  readonly kind: "PolicyScope";
  readonly terms: readonly Name[];
  readonly under: readonly SectionRef[];
  readonly exceptUnder: readonly SectionRef[];
  readonly exceptOn: readonly Name[];
  readonly span: Span;
}

/** One demand on every adjustment. */
export type PolicyClause =
  | { readonly form: "at least"; readonly bound: Expression }
  | { readonly form: "at most"; readonly bound: Expression }
  | { readonly form: "never an increase" }
  | { readonly form: "never a decrease" }
  | { readonly form: "rounded"; readonly rounding: Rounding }
  | { readonly form: "reading"; readonly alternatives: readonly Alternative<readonly PolicyClause[]>[] };

/** `every adjustment of T under S is at least E, and is never an increase.` */
export interface PolicyStatement {
  readonly kind: "PolicyStatement";
  readonly scope: PolicyScope;
  readonly clauses: readonly PolicyClause[];
  readonly legend: Legend | null;
  readonly span: Span;
}

/**
 * `an adjustment of T, except under section 4(b), is postponed until Exercise while the postponed adjustments, carried as a
 * ratio, total less than 1% of T.` `alone`: what is computed from T does not wait with it. Readings choose the whole.
 */
export interface Postponement {
  readonly kind: "Postponement";
  readonly scope: PolicyScope;
  readonly alone: boolean;
  /** The acts or events that release it whatever its size. */
  readonly until: readonly Name[];
  readonly carriedAs: "ratio" | "amount";
  /** `less than`. */
  readonly threshold: Expression;
  readonly span: Span;
}

export interface PostponementStatement {
  readonly kind: "PostponementStatement";
  readonly alternatives: readonly Alternative<Postponement>[];
  readonly span: Span;
}

/** `Stock Split and Distribution occur at the close of business.` */
export interface OccurrenceStatement {
  readonly kind: "OccurrenceStatement";
  /** Empty: every event that is not an act. */
  readonly events: readonly Name[];
  /** Null: at the close of business, 17:00. */
  readonly time: Expression | null;
  readonly span: Span;
}

/** `every notice takes effect at E.`: when an act that is done by notice counts. */
export interface NoticeStatement {
  readonly kind: "NoticeStatement";
  readonly effect: Expression;
  readonly legend: Legend | null;
  readonly span: Span;
}

/** `notices to the Issuer go to Issuer Address.` */
export interface AddressStatement {
  readonly kind: "AddressStatement";
  readonly party: Expression;
  readonly address: Expression;
  readonly span: Span;
}

/** `quotes before a Stock Split or Combination are adjusted by Ratio.` */
export interface QuoteAdjustmentStatement {
  readonly kind: "QuoteAdjustmentStatement";
  readonly events: readonly Name[];
  readonly factor: Expression;
  readonly span: Span;
}

/** `certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".` */
export interface RegisterStatement {
  readonly kind: "RegisterStatement";
  /** The party that stands for whoever holds the certificate. */
  readonly holder: Expression;
  /** The term of the certificate that says for how many shares it is. */
  readonly covers: Name;
  /** The period with whose end a certificate expires; null where none is said. */
  readonly ends: Name | null;
  /** The number of the first certificate; its last digits count on. */
  readonly first: TextLiteral;
  readonly span: Span;
}

/**
 * `every open duty under section 2(d) passes over.`, `Warrant Price begins anew.` In an amendment with a date: what becomes of
 * what is under way when it comes into force.
 */
export interface TransitionStatement {
  readonly kind: "TransitionStatement";
  readonly subject: "open duty" | "awaited moment" | "postponed adjustment" | "term";
  /** The terms themselves, or those whose postponed adjustments are meant; empty: of every term. */
  readonly terms: readonly Name[];
  /** The sections from which the duties, moments or adjustments come; empty: from any. */
  readonly under: readonly SectionRef[];
  readonly outcome: "passes over" | "ends" | "is made" | "begins anew";
  readonly span: Span;
}

/** The paper's own words, between triple quotes. */
export interface TextStatement {
  readonly kind: "TextStatement";
  readonly text: string;
  readonly span: Span;
}

/** What could not be read, with its tokens kept as text. */
export interface BrokenStatement {
  readonly kind: "BrokenStatement";
  readonly span: Span;
}

export type Statement =
  | Uses
  | CurrencyStatement
  | TimeZoneStatement
  | PartyStatement
  | Definition
  | TableStatement
  | EventStatement
  | Rule
  | RightStatement
  | ObligationStatement
  | CovenantStatement
  | PolicyStatement
  | PostponementStatement
  | OccurrenceStatement
  | NoticeStatement
  | AddressStatement
  | QuoteAdjustmentStatement
  | RegisterStatement
  | TransitionStatement
  | TextStatement
  | BrokenStatement;
