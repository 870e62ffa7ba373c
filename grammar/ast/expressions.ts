/** Expressions. */
import type { Name, SectionRef } from "./names.ts";
import type { Span } from "../source.ts";

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
