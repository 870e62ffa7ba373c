import type * as ast from "../../grammar/ast.ts";
import type { Place } from "../../grammar/source.ts";
import type { Home, Model, Placed, TermSymbol } from "../model/model.ts";
import type { ExpressionCompiler } from "./expression.ts";
import type { Native } from "./natives.ts";
import type { TermReader } from "./terms.ts";
import type { Context } from "./context.ts";
import type { Tiers } from "./state.ts";
import type { Value } from "./value.ts";

export type Code = (context: Context) => Value;

/** An effect of a rule, with the section that gives it. */
export interface ProgramEffect {
  readonly effect: ast.Effect;
  readonly rule: ProgramRule;
  /** Which reading chose it, where readings offered several. */
  readonly index: number;
}

export interface ProgramRule {
  readonly rule: ast.Rule;
  readonly home: Home;
  /** As results show it; `preamble` stands where there is no section. */
  readonly section: string;
  readonly effects: readonly ProgramEffect[];
  /** Choices between readings that the effects come from. */
  readonly readings: readonly ast.ReadingEffect[];
}

/** A demand on adjustments, with readings picked. */
export interface ProgramPolicy {
  readonly home: Home;
  readonly section: string;
  readonly scope: ast.PolicyScope;
  readonly clauses: readonly ast.PolicyClause[];
  /** Choices between readings that the clauses come from. */
  readonly readings: readonly ast.PolicyClause[];
}

export interface ProgramPostponement {
  readonly index: number;
  readonly home: Home;
  readonly section: string;
  readonly postponement: ast.Postponement;
  /** Where its readings stand, the one that was picked among them. */
  readonly node: ast.PostponementStatement;
}

/** What is fixed from outside: readings picked, blanks filled. */
export interface Choices {
  /** The name picked for each ambiguity, by its key. */
  readonly readings: ReadonlyMap<string, string>;
  /** Literal expressions that take the place of a term's (initial) value, by the term's name. */
  readonly settings: ReadonlyMap<string, ast.Expression>;
  /** Where given: the keys of ambiguities that could have changed something are put into it as the run meets them. */
  readonly consulted?: Set<string>;
}

/** A model made ready to run under certain choices: indexes, and expressions turned into closures when first needed. */
export interface Program {
  readonly model: Model;
  readonly choices: Choices;
  readonly natives: ReadonlyMap<string, Native>;
  /** For an amendment with a date: the words before it, and the instant from which they are no longer in force. */
  readonly earlier: {
    readonly until: number;
    readonly program: Program;
    readonly transitions: readonly ast.TransitionStatement[];
  } | null;
  /** Adjustable terms of the certificate and of parties, by their place in the state; those that only earlier words have among them. */
  readonly slots: readonly TermSymbol[];
  /** The terms that these words have. */
  readonly slotOf: ReadonlyMap<TermSymbol, number>;
  /** Adjustable terms of events, likewise. */
  readonly eventSlots: readonly TermSymbol[];
  readonly eventSlotOf: ReadonlyMap<TermSymbol, number>;
  readonly rulesOn: ReadonlyMap<string, readonly ProgramRule[]>;
  readonly rulesAt: readonly ProgramRule[];
  readonly rulesOnAdjustment: readonly ProgramRule[];
  readonly rulesOfSection: ReadonlyMap<string, readonly ProgramRule[]>;
  /** The rules whose adjustments `adjust as section S provides` makes in a rule. */
  readonly lenders: (effect: ast.AdjustAs, borrower: ProgramRule) => readonly ProgramRule[];
  readonly policies: readonly ProgramPolicy[];
  readonly postponements: readonly ProgramPostponement[];
  readonly rightsOf: ReadonlyMap<string, readonly Placed<ast.RightStatement>[]>;
  /** Rights that rules give: `on Exercise Default: the Holder may Rescind Exercise`. */
  readonly ruleRightsOf: ReadonlyMap<
    string,
    readonly { readonly right: ast.Right; readonly rule: ProgramRule }[]
  >;
  /** Whether a rule on this kind of event gives somebody a right. */
  readonly givesRights: (kind: string) => boolean;
  /** Whether an event is an act that somebody needs a right for: a declared act that is not what a duty demands. */
  readonly needsRight: (kind: string) => boolean;
  /** When a notice takes effect, where the contract says. */
  readonly notice: Placed<ast.NoticeStatement> | null;
  /** By event kind: which field or formula brings earlier quotes to today's shares. */
  readonly quoteFactors: ReadonlyMap<string, ast.QuoteAdjustmentStatement>;
  /** Whose each adjustable term is once there is a register; null where the contract keeps none. */
  readonly tiers: Tiers | null;
  /** Whether the rules on a kind of event issue or cancel certificates. */
  readonly issuesOn: (kind: string) => boolean;
  /** Whether a kind of event, no act, issues certificates out of nothing: its rules cancel none. */
  readonly isOriginalIssue: (kind: string) => boolean;
  /** Terms whose value depends on the calendar alone. */
  readonly timeless: (term: TermSymbol) => boolean;
  readonly code: (expression: ast.Expression) => Code;
  readonly condition: (expression: ast.Expression) => (context: Context) => boolean;
  /** The alternative that the choices pick. */
  readonly pick: <T>(node: object, alternatives: readonly ast.Alternative<T>[]) => ast.Alternative<T>;
  /** Says that the run has met a choice between readings. */
  readonly meet: (node: object) => void;
  readonly terms: TermReader;
  readonly compiler: ExpressionCompiler;
}

/** The section's label as results show it. */
export function sectionOf(home: Home): string {
  return home.section?.shown ?? "preamble";
}

export function placeIn(home: Home, node: { readonly span: ast.Node["span"] }): Place {
  return { source: home.source, span: node.span };
}
