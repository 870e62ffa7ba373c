import type * as ast from "../../../grammar/ast.ts";
import type { Model } from "../../model/model.ts";
import { sectionKey } from "../../model/sections.ts";
import { Rational } from "../../values/rational.ts";
import { EVERY_READING, narrowed, together, type Readings } from "./readings.ts";
import type { Wording } from "./wording.ts";

export const LESS = 1;
export const EQUAL = 2;
export const MORE = 4;

/** One thing that has to hold, as far as it can be told apart from its opposite by its words alone. */
export type Literal =
  /** A statement, or its opposite. */
  | { readonly form: "is"; readonly key: string; readonly holds: boolean }
  /** How one value stands to another: `outcomes` has a bit for each of less, equal and more. */
  | {
      readonly form: "order";
      readonly left: string;
      readonly right: string;
      readonly outcomes: number;
      /** Where the other value is a number. */
      readonly number: Rational | null;
    }
  /** A text that is one of some values, or none of them. */
  | {
      readonly form: "one of";
      readonly left: string;
      readonly values: ReadonlySet<string>;
      readonly holds: boolean;
    }
  /** `an adjustment under section S stands for X`, or its opposite. */
  | {
      readonly form: "stands";
      readonly key: string;
      readonly sections: ReadonlySet<string>;
      readonly holds: boolean;
    };

/** What is known once some conditions let a clause through. `readings` is null where they never do. */
export interface Assumed {
  readonly literals: readonly Literal[];
  readonly readings: Readings | null;
}

/** A condition with more parts than this is not taken apart further. */
const MOST_LITERALS = 60;

/** More ways to meet conditions than these are not told apart. */
const MOST_WAYS = 64;

/** How far definitions are put in for their names. */
const MOST_DEFINITIONS = 4;

/** Conditions taken apart into what has to hold. */
export class Conditions {
  private readonly model: Model;
  private readonly wording: Wording;
  private readonly known = new Map<readonly ast.Condition[], Assumed>();

  constructor(model: Model, wording: Wording) {
    this.model = model;
    this.wording = wording;
  }

  /** What `if` and `unless` say. The same list of conditions is taken apart once. */
  of(conditions: readonly ast.Condition[]): Assumed {
    const known = this.known.get(conditions);
    if (known !== undefined) return known;
    const parts = new Parts(this.model, this.wording);
    for (const { expression, negated } of conditions) parts.add(expression, !negated, 0);
    const assumed = { literals: parts.literals, readings: parts.readings };
    this.known.set(conditions, assumed);
    return assumed;
  }

  /** The ways to meet some conditions, an `or` being several, each as what has to hold; one where there are too many. */
  ways(conditions: readonly ast.Condition[]): readonly (readonly Literal[])[] {
    let ways: (readonly ast.Condition[])[] = [[]];
    for (const { expression, negated, span } of conditions) {
      const cases = casesOf(expression, !negated).map(([part, holds]): ast.Condition => ({
        kind: "Condition",
        span,
        expression: part,
        negated: !holds,
        extent: false,
      }));
      if (ways.length * cases.length > MOST_WAYS) return [this.of(conditions).literals];
      ways = ways.flatMap((way) => cases.map((each) => [...way, each]));
    }
    return ways.map((way) => this.of(way).literals);
  }

  /** What a condition says, as a key. */
  keyOf(expression: ast.Expression): string {
    return this.wording.keyOf(expression);
  }

  /** What one condition says, names left as they are. */
  ofOne(expression: ast.Expression): Assumed {
    const parts = new Parts(this.model, this.wording);
    parts.add(expression, true, MOST_DEFINITIONS);
    return { literals: parts.literals, readings: parts.readings };
  }
}

/** The cases of an `or` that holds, or of an `and` that does not; what is neither is one case. */
function casesOf(
  expression: ast.Expression,
  holds: boolean,
): readonly (readonly [ast.Expression, boolean])[] {
  const { kind } = expression;
  if (kind === "Parenthesized") return casesOf(expression.operand, holds);
  if (kind === "NotExpression") return casesOf(expression.operand, !holds);
  if (kind === "LogicalExpression" && (expression.operator === "or") === holds)
    return [...casesOf(expression.left, holds), ...casesOf(expression.right, holds)];
  return [[expression, holds]];
}

class Parts {
  readonly literals: Literal[] = [];
  readings: Readings | null = EVERY_READING;
  private readonly model: Model;
  private readonly wording: Wording;

  constructor(model: Model, wording: Wording) {
    this.model = model;
    this.wording = wording;
  }

  /** Adds what follows from an expression that holds, or does not. */
  add(expression: ast.Expression, holds: boolean, depth: number): void {
    if (this.literals.length >= MOST_LITERALS) return;
    const { kind } = expression;
    if (kind === "Parenthesized") this.add(expression.operand, holds, depth);
    else if (kind === "NotExpression") this.add(expression.operand, !holds, depth);
    else if (kind === "LogicalExpression" && (expression.operator === "and") === holds) {
      this.add(expression.left, holds, depth);
      this.add(expression.right, holds, depth);
    } else if (kind === "YesNoLiteral") {
      if (expression.value !== holds) this.readings = null;
    } else if (kind === "ReadingExpression") this.addReadings(expression, holds, depth);
    else if (kind === "GivenExpression") {
      const key = `${this.wording.keyOf(expression.operand)} is given`;
      this.literals.push({ form: "is", key, holds: holds !== expression.negated });
    } else if (kind === "ComparisonExpression") this.addComparison(expression, holds, depth);
    else if (kind === "OneOfExpression") this.addOneOf(expression, holds);
    else if (kind === "StandsExpression") {
      const sections = new Set(expression.sections.map(({ label }) => sectionKey(label)));
      const key = `${[...sections].toSorted().join(" ")} for ${this.wording.keyOf(expression.object)}`;
      this.literals.push({ form: "stands", key, sections, holds });
    } else {
      this.addAsItIs(expression, holds);
      this.addMeaning(expression, holds, depth);
    }
  }

  private addAsItIs(expression: ast.Expression, holds: boolean): void {
    this.literals.push({ form: "is", key: this.wording.keyOf(expression), holds });
  }

  /** What the definition of a name says. */
  private addMeaning(expression: ast.Expression, holds: boolean, depth: number): void {
    if (depth >= MOST_DEFINITIONS) return;
    const reference = this.model.references.get(expression);
    if (reference?.to === "legend") this.add(reference.binding.value, holds, depth + 1);
    if (reference?.to !== "term" && reference?.to !== "event term") return;
    const { body } = reference.term;
    if (body.form === "formula") this.add(body.value, holds, depth + 1);
  }

  /** A choice of readings leaves those under which the condition can hold. */
  private addReadings(expression: ast.ReadingExpression, holds: boolean, depth: number): void {
    const possible = expression.alternatives.filter(
      ({ value }) => value.kind !== "YesNoLiteral" || value.value === holds,
    );
    const ambiguity = this.model.ambiguityOf.get(expression);
    if (ambiguity !== undefined && this.readings !== null) {
      this.readings = narrowed(this.readings, ambiguity, new Set(possible.map(({ name }) => name)));
    }
    const [only] = possible;
    if (only !== undefined && possible.length === 1) this.add(only.value, holds, depth);
    else this.addAsItIs(expression, holds);
  }

  private addComparison(
    { operator, left, right }: ast.ComparisonExpression,
    holds: boolean,
    depth: number,
  ): void {
    const [value, constant] = isConstant(left) && !isConstant(right) ? [right, left] : [left, right];
    const turned = value !== left;
    const bare = stripped(constant);
    if (operator === "=" || operator === "<>") {
      const same = (operator === "=") === holds;
      if (bare.kind === "TextLiteral") {
        const values = new Set([bare.value]);
        this.literals.push({ form: "one of", left: this.wording.keyOf(value), values, holds: same });
        return;
      }
      if (bare.kind === "YesNoLiteral") return this.add(value, same === bare.value, depth);
    }
    const outcomes = holds ? OUTCOMES[operator] : 7 - OUTCOMES[operator];
    const number = numberOf(bare);
    const keys = [this.wording.keyOf(value), this.wording.keyOf(constant)] as const;
    const swap = number === null && keys[0] > keys[1];
    this.literals.push({
      form: "order",
      left: keys[swap ? 1 : 0],
      right: keys[swap ? 0 : 1],
      outcomes: turned !== swap ? mirrored(outcomes) : outcomes,
      number,
    });
  }

  private addOneOf(expression: ast.OneOfExpression, holds: boolean): void {
    const values = new Set<string>();
    for (const item of expression.items) {
      if (item.kind !== "TextLiteral") return this.addAsItIs(expression, holds);
      values.add(item.value);
    }
    const left = this.wording.keyOf(expression.left);
    this.literals.push({ form: "one of", left, values, holds: holds !== expression.negated });
  }
}

const OUTCOMES: Record<ast.ComparisonOperator, number> = {
  "<": LESS,
  "<=": LESS | EQUAL,
  "=": EQUAL,
  "<>": LESS | MORE,
  ">=": EQUAL | MORE,
  ">": MORE,
};

const mirrored = (outcomes: number): number =>
  (outcomes & EQUAL) | (outcomes & LESS ? MORE : 0) | (outcomes & MORE ? LESS : 0);

const stripped = (expression: ast.Expression): ast.Expression =>
  expression.kind === "Parenthesized" ? stripped(expression.operand) : expression;

function isConstant(expression: ast.Expression): boolean {
  const { kind } = stripped(expression);
  return (
    kind === "NumberLiteral" || kind === "MoneyLiteral" || kind === "TextLiteral" || kind === "YesNoLiteral"
  );
}

function numberOf(expression: ast.Expression): Rational | null {
  if (expression.kind === "MoneyLiteral") return Rational.parse(expression.value);
  if (expression.kind !== "NumberLiteral") return null;
  const value = Rational.parse(expression.value);
  return expression.unit === "percent" ? (value?.div(Rational.HUNDRED) ?? null) : value;
}

/** Whether two clauses can never be let through at once. */
export function exclude(a: Assumed, b: Assumed): boolean {
  if (a.readings === null || b.readings === null || together(a.readings, b.readings) === null) return true;
  return a.literals.some((one) => b.literals.some((other) => contradict(one, other)));
}

/** Whether two things can never hold at once. */
export function contradict(a: Literal, b: Literal): boolean {
  if (a.form === "is" && b.form === "is") return a.key === b.key && a.holds !== b.holds;
  if (a.form === "stands" && b.form === "stands") return a.key === b.key && a.holds !== b.holds;
  if (a.form === "one of" && b.form === "one of") {
    if (a.left !== b.left) return false;
    if (a.holds && b.holds) return ![...a.values].some((value) => b.values.has(value));
    if (a.holds) return isWithin(a.values, b.values);
    return b.holds && isWithin(b.values, a.values);
  }
  if (a.form === "order" && b.form === "order") {
    if (a.left !== b.left) return false;
    if (a.right === b.right) return (a.outcomes & b.outcomes) === 0;
    if (a.number === null || b.number === null) return false;
    const [low, high] = a.number.cmp(b.number) < 0 ? [a, b] : [b, a];
    if (a.number.eq(b.number)) return (a.outcomes & b.outcomes) === 0;
    return (low.outcomes & MORE) === 0 && (high.outcomes & LESS) === 0;
  }
  return false;
}

const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean =>
  [...inner].every((value) => outer.has(value));

/** Whether one of two things holds in every case. */
export function exhaust(a: Literal, b: Literal): boolean {
  return contradict(opposite(a), opposite(b));
}

export function opposite(literal: Literal): Literal {
  return literal.form === "order"
    ? { ...literal, outcomes: 7 - literal.outcomes }
    : { ...literal, holds: !literal.holds };
}

/** Whether the first holds only where the second does. */
export function implies(a: Literal, b: Literal): boolean {
  return contradict(a, opposite(b));
}
