import type { Span } from "./source.ts";

/**
 * The tree of a Tenor file: one discriminated union on `kind`, immutable, every node with its span. Where the text is broken a
 * node stands with `Missing` children, so that the rest of the file keeps its meaning.
 */

// ---------------------------------------------------------------------------------------------------------------- names

/** A Defined Term as written, its white space folded to single spaces. */
export interface Name {
  readonly kind: "Name";
  readonly text: string;
  readonly span: Span;
}

/** A name in quotes where it is defined. */
export interface QuotedName {
  readonly kind: "QuotedName";
  readonly text: string;
  readonly span: Span;
}

/** `4(d)(i)` after the word section; words such as `Preamble` are kept as written. */
export interface SectionRef {
  readonly kind: "SectionRef";
  readonly label: string;
  readonly span: Span;
}

// ---------------------------------------------------------------------------------------------------------- expressions

/** `100,000`, `100,000 shares`, `1/100 share`, `4.999%`. The digits keep no separators; a fraction is `n/d`. */
export interface NumberLiteral {
  readonly kind: "NumberLiteral";
  readonly value: string;
  readonly unit: "none" | "shares" | "percent";
  readonly span: Span;
}

/** `$2.40`, `USD 2.40`, `$2.40 per share`; `currency` is null for the bare `$` of a contract that names its currency. */
export interface MoneyLiteral {
  readonly kind: "MoneyLiteral";
  readonly value: string;
  readonly currency: string | null;
  readonly perShare: boolean;
  readonly span: Span;
}

export type PeriodUnit = "minutes" | "hours" | "days" | "weeks" | "months" | "years" | "business days";

/** `61 days`, `6 months`, `3 Trading Days` (then `unit` is the name of a kind of day that the contract defines). */
export interface DurationLiteral {
  readonly kind: "DurationLiteral";
  readonly count: string;
  readonly unit: PeriodUnit | Name;
  readonly span: Span;
}

/** `March 14, 2005` or `2005-03-14`; `iso` is the latter. */
export interface DateLiteral {
  readonly kind: "DateLiteral";
  readonly iso: string;
  readonly span: Span;
}

/** `5:00 pm`: minutes after midnight. */
export interface TimeLiteral {
  readonly kind: "TimeLiteral";
  readonly minutes: number;
  readonly span: Span;
}

/** Text in quotes: a value of a one-of type, an asset, an event's id. */
export interface TextLiteral {
  readonly kind: "TextLiteral";
  readonly value: string;
  readonly span: Span;
}

/** `yes` or `no`. */
export interface YesNoLiteral {
  readonly kind: "YesNoLiteral";
  readonly value: boolean;
  readonly span: Span;
}

/** `[●]`, `[●] shares`, `$[●]`: what the drafter has left open. */
export interface Blank {
  readonly kind: "Blank";
  readonly unit: "none" | "shares" | "money" | "price" | "percent";
  readonly span: Span;
}

/** A bare name in an expression. */
export interface NameExpression {
  readonly kind: "NameExpression";
  readonly name: Name;
  readonly span: Span;
}

/** `Ratio of the Split`, `Board of Directors`: the resolver tells a field from a longer name. */
export interface OfExpression {
  readonly kind: "OfExpression";
  readonly name: Name;
  readonly object: Expression;
  readonly span: Span;
}

/** `adjusted T`: after this event's adjustments and all policies; `required T`: the exact formula. */
export interface AdjustedExpression {
  readonly kind: "AdjustedExpression";
  readonly which: "adjusted" | "required";
  readonly name: Name;
  readonly span: Span;
}

/** `the date`: the parameter of a definition `on a date`. */
export interface TheDate {
  readonly kind: "TheDate";
  readonly span: Span;
}

/** `now`: the instant of the event that is being applied. */
export interface Now {
  readonly kind: "Now";
  readonly span: Span;
}

export interface UnaryExpression {
  readonly kind: "UnaryExpression";
  readonly operator: "-";
  readonly operand: Expression;
  readonly span: Span;
}

export type ArithmeticOperator = "+" | "-" | "*" | "/";

/** `a + b`; `5% of E` is a multiplication with `percentOf`. */
export interface BinaryExpression {
  readonly kind: "BinaryExpression";
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly percentOf: boolean;
  readonly span: Span;
}

export type ComparisonOperator = "=" | "<>" | "<" | "<=" | ">" | ">=";

/** `a < b`, `a is at least b`, `Kind is "cash"`, `the date is not December 25`. */
export interface ComparisonExpression {
  readonly kind: "ComparisonExpression";
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

/** `a is one of b, c or d`, `a is not one of ...`. */
export interface OneOfExpression {
  readonly kind: "OneOfExpression";
  readonly left: Expression;
  readonly items: readonly Expression[];
  readonly negated: boolean;
  readonly span: Span;
}

export interface LogicalExpression {
  readonly kind: "LogicalExpression";
  readonly operator: "and" | "or";
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export interface NotExpression {
  readonly kind: "NotExpression";
  readonly operand: Expression;
  readonly span: Span;
}

/** `E is given` / `E is not given`: whether the facts hold it. */
export interface GivenExpression {
  readonly kind: "GivenExpression";
  readonly operand: Expression;
  readonly negated: boolean;
  readonly span: Span;
}

/** How quotes of days before a split are read on a later day. */
export type QuoteBasis = "adjusted for splits" | "as printed" | "unstated";

/** `the nearest day not after D`, `the nearest day not before D`: the nearest day on which all that is asked has a value. */
export interface NearestDay {
  readonly kind: "NearestDay";
  readonly direction: "not after" | "not before";
  readonly date: Expression;
  readonly span: Span;
}

/** `T on D`: a term, quote or state on a day. */
export interface OnExpression {
  readonly kind: "OnExpression";
  readonly operand: Expression;
  readonly day: Expression | NearestDay;
  readonly basis: QuoteBasis;
  readonly span: Span;
}

/** `the 10 Trading Days ending on D`, `... after D`, `... before D`, `... starting on D`. */
export interface Window {
  readonly kind: "Window";
  readonly count: Expression;
  /** Null for calendar days. */
  readonly dayKind: Name | null;
  readonly relation: "ending on" | "starting on" | "after" | "before";
  readonly date: Expression;
  readonly span: Span;
}

/** `the average of VWAP over the 10 Trading Days after D`. */
export interface WindowExpression {
  readonly kind: "WindowExpression";
  readonly operation: "average" | "highest" | "lowest" | "sum" | "volatility";
  readonly operand: Expression;
  readonly window: Window;
  readonly basis: QuoteBasis;
  readonly span: Span;
}

/** `the number of the 30 Trading Days ending on D on which C`. */
export interface CountExpression {
  readonly kind: "CountExpression";
  readonly window: Window;
  readonly condition: Expression;
  readonly basis: QuoteBasis;
  readonly span: Span;
}

/** One limb of a waterfall. */
export interface Case {
  readonly kind: "Case";
  /** `a`, `ii`: as written between the brackets; empty where there is none. */
  readonly label: string;
  readonly value: Expression;
  /** Null for `otherwise`. */
  readonly condition: Expression | null;
  readonly otherwise: boolean;
  readonly span: Span;
}

/** `the first of (a) ...; (b) ...`, `the first available of ...`, and of days or instants `the earliest of ...`. */
export interface FirstOf {
  readonly kind: "FirstOf";
  readonly available: boolean;
  /** Of the cases that hold, the one whose value is the earliest; `otherwise` only where none holds. */
  readonly earliest: boolean;
  readonly cases: readonly Case[];
  readonly span: Span;
}

/** `the sum of E over all certificates for which C`: of those that are outstanding; without a register, of the one there is. */
export interface RegisterSum {
  readonly kind: "RegisterSum";
  readonly operand: Expression;
  /** Null: of all. */
  readonly condition: Expression | null;
  readonly span: Span;
}

/** `the lesser of A and B`, `the greater of`, `the average of`, `the sum of`. */
export interface AggregateExpression {
  readonly kind: "AggregateExpression";
  readonly operation: "lesser" | "greater" | "average" | "sum";
  readonly items: readonly Expression[];
  readonly span: Span;
}

export type RoundingDirection = "nearest" | "up" | "down";
export type TieRule = "half up" | "half down" | "half even";

/** `rounded to the nearest 1/100 share, half up`. */
export interface Rounding {
  readonly kind: "Rounding";
  readonly direction: RoundingDirection;
  readonly step: Expression;
  readonly tie: TieRule | null;
  readonly span: Span;
}

export interface RoundedExpression {
  readonly kind: "RoundedExpression";
  readonly operand: Expression;
  readonly rounding: Rounding;
  readonly span: Span;
}

/** `"the average of the quotes" as determined by the Holder`. */
export interface DeterminedExpression {
  readonly kind: "DeterminedExpression";
  readonly description: string | null;
  readonly by: Expression;
  readonly span: Span;
}

/** `an adjustment under section 4(e) stands for X`. */
export interface StandsExpression {
  readonly kind: "StandsExpression";
  readonly sections: readonly SectionRef[];
  readonly object: Expression;
  readonly span: Span;
}

/** `reading "name": E; reading "other": E`. */
export interface ReadingExpression {
  readonly kind: "ReadingExpression";
  readonly alternatives: readonly Alternative<Expression>[];
  readonly span: Span;
}

/** One named reading of something. */
export interface Alternative<T> {
  readonly kind: "Alternative";
  readonly name: string;
  readonly value: T;
  readonly span: Span;
}

/** `61 days after X`, `the third Trading Day before X`, `3 Trading Days after X`. */
export interface ShiftExpression {
  readonly kind: "ShiftExpression";
  readonly duration: Expression;
  readonly direction: "before" | "after";
  readonly anchor: Expression;
  readonly span: Span;
}

/** `March 14, 2010 at 5:00 pm`. */
export interface AtTimeExpression {
  readonly kind: "AtTimeExpression";
  readonly date: Expression;
  readonly time: Expression;
  readonly span: Span;
}

/** `the period from A to B`, `... through B`; an open side is null. `to D at T` leaves T out, `through D at T` keeps it. */
export interface PeriodExpression {
  readonly kind: "PeriodExpression";
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly inclusive: boolean;
  readonly span: Span;
}

/** `within P`, `within the last 61 days of P`: whether now is inside it. */
export interface WithinExpression {
  readonly kind: "WithinExpression";
  readonly last: Expression | null;
  readonly byTheHour: boolean;
  readonly period: Expression;
  readonly span: Span;
}

/** `the year of D`, `the weekday of D`, `the start of P`, `the end of P`, `the date of E`. */
export interface PartExpression {
  readonly kind: "PartExpression";
  readonly part: "year" | "month" | "day" | "weekday" | "start" | "end" | "date" | "whole part" | "days";
  readonly operand: Expression;
  /** For `the days from A to B`: B. */
  readonly to: Expression | null;
  readonly span: Span;
}

/** `December 25`, without a year: what a date can be. */
export interface AnnualDay {
  readonly kind: "AnnualDay";
  readonly month: number;
  readonly day: number;
  readonly span: Span;
}

/** `the fourth Thursday in November`, `the last Monday in May`: what a date can be. */
export interface NthWeekday {
  readonly kind: "NthWeekday";
  /** 1 to 5, or -1 for the last. */
  readonly ordinal: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly month: number;
  readonly span: Span;
}

/** `Easter Sunday` as what a date can be (the Gregorian computus). */
export interface EasterSunday {
  readonly kind: "EasterSunday";
  readonly span: Span;
}

/** `T with F = E, G = E`: a formula or table with its inputs. */
export interface CallExpression {
  readonly kind: "CallExpression";
  readonly callee: Name;
  readonly inputs: readonly Binding[];
  readonly span: Span;
}

/** `F = E`. */
export interface Binding {
  readonly kind: "Binding";
  readonly name: Name;
  readonly value: Expression;
  readonly span: Span;
}

/** `basket of 1/2 of "Acquirer Stock" and 1 of "USD"`. */
export interface BasketExpression {
  readonly kind: "BasketExpression";
  readonly items: readonly BasketLine[];
  readonly span: Span;
}

/** `Deliverable with "Acquirer Stock" scaled by 2`, `Deliverable with every share scaled by Ratio` (then `asset` is null). */
export interface ScaledExpression {
  readonly kind: "ScaledExpression";
  readonly basket: Expression;
  readonly asset: Expression | null;
  readonly factor: Expression;
  readonly span: Span;
}

export interface BasketLine {
  readonly kind: "BasketLine";
  readonly amount: Expression;
  readonly asset: Expression;
  readonly span: Span;
}

/** `(E)`: kept so that the formatter prints what was written. */
export interface Parenthesized {
  readonly kind: "Parenthesized";
  readonly operand: Expression;
  readonly span: Span;
}

/** Where an expression was expected and none could be read. */
export interface Missing {
  readonly kind: "Missing";
  readonly span: Span;
}

/** `E where X = ..., Y = ...`: a legend, which binds the whole of its statement. */
export interface Legend {
  readonly kind: "Legend";
  readonly bindings: readonly Binding[];
  readonly span: Span;
}

export type Expression =
  | NumberLiteral
  | MoneyLiteral
  | DurationLiteral
  | DateLiteral
  | TimeLiteral
  | TextLiteral
  | YesNoLiteral
  | Blank
  | NameExpression
  | OfExpression
  | AdjustedExpression
  | TheDate
  | Now
  | UnaryExpression
  | BinaryExpression
  | ComparisonExpression
  | OneOfExpression
  | LogicalExpression
  | NotExpression
  | GivenExpression
  | OnExpression
  | WindowExpression
  | CountExpression
  | FirstOf
  | AggregateExpression
  | RegisterSum
  | RoundedExpression
  | DeterminedExpression
  | StandsExpression
  | ReadingExpression
  | ShiftExpression
  | AtTimeExpression
  | PeriodExpression
  | WithinExpression
  | PartExpression
  | AnnualDay
  | NthWeekday
  | EasterSunday
  | CallExpression
  | BasketExpression
  | ScaledExpression
  | Parenthesized
  | Missing;

// ---------------------------------------------------------------------------------------------------------------- types

/** `shares`, `money`, `price per share`, `one of "cash", "cashless"`, ... as a field or input declares it. */
export interface TypeExpression {
  readonly kind: "TypeExpression";
  readonly name:
    | "shares"
    | "money"
    | "price per share"
    | "number"
    | "percentage"
    | "date"
    | "time"
    | "instant"
    | "period"
    | "duration"
    | "yes or no"
    | "text"
    | "party"
    | "basket"
    | "one of";
  /** The values of a one-of type. */
  readonly values: readonly TextLiteral[];
  readonly span: Span;
}

/** `Shares Exercised: shares`. */
export interface Field {
  readonly kind: "Field";
  readonly name: Name;
  readonly type: TypeExpression;
  readonly span: Span;
}

// ------------------------------------------------------------------------------------------------------------- triggers

/** `on Stock Dividend or Stock Split:` */
export interface EventTrigger {
  readonly kind: "EventTrigger";
  readonly events: readonly Name[];
  readonly span: Span;
}

/** `on any adjustment of Warrant Price or Warrant Share Number:` */
export interface AdjustmentTrigger {
  readonly kind: "AdjustmentTrigger";
  readonly terms: readonly Name[];
  readonly span: Span;
}

/** `at Payment Date of a Stock Dividend:`, `at 61 days after a Waiver Notice:`; the expression names the event kind. */
export interface InstantTrigger {
  readonly kind: "InstantTrigger";
  readonly instant: Expression;
  readonly span: Span;
}

export type Trigger = EventTrigger | AdjustmentTrigger | InstantTrigger;

/** `if C`, `unless C`, in the order written; all must let the rule through. */
export interface Condition {
  readonly kind: "Condition";
  readonly negated: boolean;
  /** `to the extent that C`: of an act that is counted, only the part for which it is so. */
  readonly extent: boolean;
  readonly expression: Expression;
  readonly span: Span;
}

// -------------------------------------------------------------------------------------------------------------- effects

/** `T becomes E`, `T of X becomes E`. */
export interface Becomes {
  readonly kind: "Becomes";
  readonly target: Expression;
  readonly value: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `T falls by E`, `T rises by E`: a settlement's change, not an adjustment. */
export interface FallsBy {
  readonly kind: "FallsBy";
  readonly target: Expression;
  readonly direction: "falls" | "rises";
  readonly amount: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `adjust as section 4(d)(i) provides, with F = E, G = E`. */
export interface AdjustAs {
  readonly kind: "AdjustAs";
  readonly section: SectionRef;
  readonly inputs: readonly Binding[];
  readonly span: Span;
}

/** `deem Equivalents Issuance as Equivalents with F = E`. */
export interface Deem {
  readonly kind: "Deem";
  readonly event: Name;
  readonly as: Expression | null;
  readonly inputs: readonly Binding[];
  readonly span: Span;
}

/** `rescind adjustments under section 4(e) for Equivalents`. */
export interface Rescind {
  readonly kind: "Rescind";
  readonly sections: readonly SectionRef[];
  readonly object: Expression;
  readonly span: Span;
}

/** `rescind the Exercise`: takes back what an accepted act settled. */
export interface Undo {
  readonly kind: "Undo";
  readonly object: Expression;
  readonly span: Span;
}

/** `the Issuer need not Deliver New Warrant for the Exercise`: waives duties that are owed. */
export interface NeedNot {
  readonly kind: "NeedNot";
  readonly parties: readonly Expression[];
  /** The duty's act; null where the event tells it. */
  readonly act: Name | null;
  /** `need not perform Duty`: a text that names the duty's act. */
  readonly told: Expression | null;
  /** The event from which the duty arose; null: the event that this one is about, or any. */
  readonly object: Expression | null;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Term ends`. */
export interface Ends {
  readonly kind: "Ends";
  readonly target: Name;
  readonly span: Span;
}

/** `the Holder pays Cash Due to the Issuer`. */
export interface Pays {
  readonly kind: "Pays";
  readonly payer: Expression;
  readonly amount: Expression;
  readonly payee: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Issuer delivers Shares Issued of Deliverable to the Holder`; `asset` is a basket term, a quoted asset or a name. */
export interface Delivers {
  readonly kind: "Delivers";
  readonly from: Expression;
  readonly amount: Expression;
  readonly asset: Expression;
  readonly to: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Issuer issues a certificate for N to P`: out of the certificate that the event is about; without `for`, for all that it has left. */
export interface Issues {
  readonly kind: "Issues";
  readonly issuer: Expression;
  readonly amount: Expression | null;
  readonly to: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Issuer cancels the certificate as "transferred"`: what has become of it stands in the register. */
export interface Cancels {
  readonly kind: "Cancels";
  readonly issuer: Expression;
  readonly status: TextLiteral;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `within 3 Trading Days of E`, `at least 20 days before E`, `by E`, `promptly`. */
export interface Deadline {
  readonly kind: "Deadline";
  readonly form: "within" | "at least before" | "by" | "promptly";
  readonly duration: Expression | null;
  /** Null: the event from which the duty arises. */
  readonly anchors: readonly Expression[];
  readonly span: Span;
}

/** `PARTY shall ACT [in the amount of E] [deadline] [, failing which EVENT]`. */
export interface Obligation {
  readonly kind: "Obligation";
  readonly parties: readonly Expression[];
  readonly act: Name;
  /** What has to be paid, for a duty to pay. */
  readonly amount: Expression | null;
  readonly deadline: Deadline | null;
  readonly failing: Name | null;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** What no exercise of a power may do without a consent: `no Amend may increase Warrant Price unless the Holder consents`. */
export interface Exception {
  readonly kind: "Exception";
  readonly act: Name;
  readonly limits: readonly Limit[];
  readonly consent: Expression | null;
  readonly span: Span;
}

/** `reduce T`, `increase T`, `shorten T`, `modify section 10`. */
export interface Limit {
  readonly kind: "Limit";
  readonly verb: "reduce" | "increase" | "shorten" | "modify";
  readonly target: Name | SectionRef;
  readonly span: Span;
}

/** `PARTY may [not] ACT [during P] [from D] [to D] [if C] [unless C] [, except that ...]`. */
export interface Right {
  readonly kind: "Right";
  readonly parties: readonly Expression[];
  readonly prohibition: boolean;
  /** Joined by `and`: only all of them together may. */
  readonly joint: boolean;
  readonly act: Name;
  readonly during: Expression | null;
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly conditions: readonly Condition[];
  readonly exception: Exception | null;
  readonly span: Span;
}

/** `reading "a": EFFECT; reading "b": EFFECT` in the body of a rule. */
export interface ReadingEffect {
  readonly kind: "ReadingEffect";
  readonly alternatives: readonly Alternative<readonly Effect[]>[];
  readonly span: Span;
}

export type Effect =
  | Becomes
  | FallsBy
  | AdjustAs
  | Deem
  | Rescind
  | Undo
  | NeedNot
  | Ends
  | Pays
  | Delivers
  | Issues
  | Cancels
  | Obligation
  | Right
  | ReadingEffect;

// ----------------------------------------------------------------------------------------------------------- statements

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

// ------------------------------------------------------------------------------------------------------------- sections

/** `, notwithstanding section 2`, `, notwithstanding anything to the contrary`, `, subject to section 7`. */
export interface Precedence {
  readonly kind: "Precedence";
  readonly relation: "notwithstanding" | "subject to";
  /** Empty with `notwithstanding`: anything to the contrary. */
  readonly sections: readonly SectionRef[];
  readonly span: Span;
}

/** A numbered section; in a variant it may replace, delete or add. */
export interface Section {
  readonly kind: "Section";
  readonly label: SectionRef;
  readonly title: TextLiteral | null;
  readonly change: "none" | "replaced" | "deleted" | "added";
  readonly precedence: readonly Precedence[];
  readonly statements: readonly Statement[];
  readonly span: Span;
}

/** `definition "T" deleted.`, `definition "T" replaced: ...` is a plain definition in a variant. */
export interface DefinitionChange {
  readonly kind: "DefinitionChange";
  readonly name: QuotedName;
  readonly change: "deleted";
  readonly span: Span;
}

// ------------------------------------------------------------------------------------------------------------- scenarios

/**
 * `T is E`, `Closing Bid is $1.42 on D`: a fact or value given. `reading "x"` picks a reading.
 * `VWAP is $14.00 from D to E` gives it for every day from Monday to Friday of the period (`to` is E, otherwise null); what is
 * given later for a day stands in the place of what was given before.
 */
export type Given =
  | {
      readonly form: "value";
      readonly target: Expression;
      readonly value: Expression;
      readonly day: Expression | null;
      readonly to: Expression | null;
      readonly venue: TextLiteral | null;
      readonly span: Span;
    }
  | {
      readonly form: "reading";
      readonly name: TextLiteral;
      readonly section: SectionRef | null;
      readonly span: Span;
    };

/**
 * `on April 4, 2006: Share Issuance "E1" with F = E, G = E.`; `Amend by the Issuer and the Holder modifying section 7 with ...`;
 * `Exercise of "X" under certificate "W-1" with F = E`.
 */
export interface Happening {
  readonly kind: "Happening";
  readonly event: Name;
  readonly id: TextLiteral | null;
  readonly of: TextLiteral | null;
  /** Who did it or joined in it; empty where it is not said. */
  readonly by: readonly Expression[];
  /** The sections that an amendment changes. */
  readonly modifies: readonly SectionRef[];
  readonly certificate: TextLiteral | null;
  readonly inputs: readonly Binding[];
  readonly span: Span;
}

/** What a scenario expects. */
export type Expectation =
  | {
      readonly form: "value";
      readonly target: Expression;
      /** `under certificate "W-1"`. */
      readonly certificate: TextLiteral | null;
      readonly operator: ComparisonOperator;
      readonly value: Expression;
      /** `to the nearest $0.0001`. */
      readonly tolerance: Expression | null;
      readonly day: Expression | null;
      readonly under: SectionRef | null;
      readonly span: Span;
    }
  | {
      readonly form: "act";
      readonly event: Name;
      readonly id: TextLiteral | null;
      readonly outcome: "accepted" | "refused" | "cut back";
      /** `is cut back to 500`. */
      readonly to: Expression | null;
      readonly under: readonly SectionRef[];
      /** `with at most 500 allowed`. */
      readonly most: Expression | null;
      /** `with Net Shares = 40`: what the act gives. */
      readonly inputs: readonly Binding[];
      readonly span: Span;
    }
  | {
      /** `certificate "W-1" is "transferred"`, `certificate "W-2" is held by "Beta Fund"`. */
      readonly form: "certificate";
      readonly certificate: TextLiteral;
      readonly status: TextLiteral | null;
      readonly holder: TextLiteral | null;
      readonly span: Span;
    }
  | {
      readonly form: "settlement";
      readonly from: Expression;
      readonly verb: "pays" | "delivers";
      readonly amount: Expression;
      readonly asset: Expression | null;
      readonly to: Expression;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      readonly form: "duty";
      readonly party: Expression;
      readonly act: Name;
      readonly status: "open" | "performed" | "late" | "breached" | "waived";
      /** `in the amount of $100`. */
      readonly amount: Expression | null;
      readonly due: Expression | null;
      readonly span: Span;
    }
  | {
      /** `no duty to Deliver New Warrant arises under section 2(d) on D`. */
      readonly form: "no duty";
      readonly act: Name;
      readonly under: SectionRef | null;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      /** `the covenant under section 3(a) is not kept on D`. */
      readonly form: "covenant";
      readonly under: SectionRef;
      readonly kept: boolean;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      readonly form: "needs";
      readonly what: "quote" | "fact" | "determination" | "blank";
      readonly of: Expression;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      readonly form: "stops";
      readonly event: Name | null;
      readonly under: SectionRef | null;
      readonly span: Span;
    }
  | {
      readonly form: "ledger";
      readonly term: Name;
      readonly status: "made" | "postponed" | "rescinded" | "barred";
      readonly under: SectionRef | null;
      readonly day: Expression | null;
      readonly span: Span;
    };

export type ScenarioStep =
  | { readonly form: "given"; readonly givens: readonly Given[]; readonly span: Span }
  | {
      readonly form: "on";
      readonly date: Expression;
      readonly happenings: readonly Happening[];
      readonly span: Span;
    }
  | { readonly form: "then"; readonly expectations: readonly Expectation[]; readonly span: Span };

export interface Scenario {
  readonly kind: "Scenario";
  readonly title: TextLiteral;
  readonly steps: readonly ScenarioStep[];
  readonly span: Span;
}

// ----------------------------------------------------------------------------------------------------------------- file

/** `warrant "T".`, `module "std/x".`, `amends "base.tenor" from June 1, 2006.` */
export interface Header {
  readonly kind: "Header";
  readonly form: "warrant" | "module" | "amends";
  readonly title: TextLiteral;
  readonly from: Expression | null;
  readonly span: Span;
}

export type Item = Section | DefinitionChange | Scenario | Statement;

/** A comment or drafting note, kept for the formatter and for readers. */
export interface Comment {
  readonly kind: "Comment";
  readonly form: "comment" | "drafting note";
  readonly text: string;
  readonly span: Span;
}

/** One file. Statements before the first section stand in `items` by themselves. */
export interface File {
  readonly kind: "File";
  readonly header: Header | null;
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
  readonly span: Span;
}

/** Every node that has a `kind`. */
export type Node =
  | File
  | Header
  | Item
  | Expression
  | Effect
  | Trigger
  | Condition
  | Name
  | QuotedName
  | SectionRef
  | NearestDay
  | Window
  | Case
  | Rounding
  | Binding
  | BasketLine
  | Legend
  | TypeExpression
  | Field
  | Deadline
  | Exception
  | Limit
  | HoldersOf
  | DefinitionScope
  | TableRow
  | PolicyScope
  | Postponement
  | Precedence
  | Happening
  | Comment
  | Alternative<unknown>;

// ------------------------------------------------------------------------------------------------------------- visiting

/** Whether a value is a node of the tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value && "span" in value;
}

/**
 * The nodes directly inside a node, in the order of its properties. Objects without a `kind` (a scenario's steps, a policy's
 * clauses) are looked through.
 */
export function children(node: object): Node[] {
  const found: Node[] = [];
  gather(node as Inside, found);
  return found;
}

type Inside = Readonly<Record<string, unknown>>;

/** Looked through for every node of every file, so it makes nothing but its result. */
function gather(holder: Inside, found: Node[]): void {
  for (const key in holder) {
    const value = holder[key];
    if (typeof value !== "object" || value === null || key === "span" || key === "comments") continue;
    if (Array.isArray(value)) for (const item of value as unknown[]) take(item, found);
    else take(value, found);
  }
}

function take(value: unknown, found: Node[]): void {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) found.push(value);
  else if (Array.isArray(value)) for (const item of value as unknown[]) take(item, found);
  else gather(value as Inside, found);
}

/**
 * Calls `enter` for a node and everything inside it, outer first; `enter` returns false to leave the inside out. It does not
 * recurse, since a long sum is as deep as it is long.
 */
export function visit(node: Node, enter: (node: Node) => boolean | void): void {
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (enter(next) === false) continue;
    let first = waiting.length;
    gather(next as unknown as Inside, waiting);
    // The first child is to come out first.
    for (let last = waiting.length - 1; first < last; first++, last--) {
      const held = waiting[first]!;
      waiting[first] = waiting[last]!;
      waiting[last] = held;
    }
  }
}
