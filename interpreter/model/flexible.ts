import type * as ast from "../../grammar/ast.ts";
import { operandsOf } from "./operands.ts";

/**
 * How firmly an expression says of which type it is. `firm`: by itself. `money`: an amount, which is a price per share where
 * one is wanted. `bare`: a number or text without a unit, or what is still open, which is of any type that is wanted.
 */
export type Firmness = "firm" | "money" | "bare";

const firmer = (a: Firmness, b: Firmness): Firmness => {
  if (a === "firm" || b === "firm") return "firm";
  return a === "money" || b === "money" ? "money" : "bare";
};

export function firmness(expression: ast.Expression): Firmness {
  if (!COMPOUND.has(expression.kind)) return ofLeaf(expression);
  let known = cache.get(expression);
  if (known === undefined) {
    known =
      expression.kind === "BinaryExpression"
        ? ofBinary(expression)
        : operandsOf(expression).map(firmness).reduce(firmer, "bare");
    cache.set(expression, known);
  }
  return known;
}

/** What is as firm as its parts. */
const COMPOUND: ReadonlySet<ast.Expression["kind"]> = new Set([
  "UnaryExpression",
  "Parenthesized",
  "RoundedExpression",
  "BinaryExpression",
  "AggregateExpression",
  "FirstOf",
  "ReadingExpression",
] as const);

/**
 * Asked at every level of a long sum: without it the time would grow with the square of the length. It holds no more than it
 * must, since a large weak map makes every clearing of memory longer.
 */
const cache = new WeakMap<ast.Expression, Firmness>();

function ofLeaf(expression: ast.Expression): Firmness {
  if (expression.kind === "NumberLiteral") return expression.unit === "none" ? "bare" : "firm";
  if (expression.kind === "MoneyLiteral") return expression.perShare ? "firm" : "money";
  if (expression.kind === "Blank")
    return expression.unit === "none" ? "bare" : expression.unit === "money" ? "money" : "firm";
  return OPEN.has(expression.kind) ? "bare" : "firm";
}

/** What is of any type that is wanted. */
const OPEN: ReadonlySet<ast.Expression["kind"]> = new Set([
  "TextLiteral",
  "Missing",
  "DeterminedExpression",
] as const);

/** `$2 + 1` is as open as `$2`; `2 * 3` as open as 2; `$2 * $3` and `6 / $2` are not. */
function ofBinary({ operator, left, right }: ast.BinaryExpression): Firmness {
  const a = firmness(left);
  const b = firmness(right);
  if (operator === "+" || operator === "-" || a === "firm" || b === "firm") return firmer(a, b);
  if (b === "bare") return a;
  return operator === "*" && a === "bare" ? b : "firm";
}
