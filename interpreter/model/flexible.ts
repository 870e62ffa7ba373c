import type * as ast from "../../grammar/ast.ts";

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
  if (!COMPOUND.has(expression.kind)) return firmnessOf(expression);
  let known = cache.get(expression);
  if (known === undefined) {
    known = firmnessOf(expression);
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

function firmnessOf(expression: ast.Expression): Firmness {
  switch (expression.kind) {
    case "NumberLiteral":
      return expression.unit === "none" ? "bare" : "firm";
    case "MoneyLiteral":
      return expression.perShare ? "firm" : "money";
    case "Blank":
      return expression.unit === "none" ? "bare" : expression.unit === "money" ? "money" : "firm";
    case "TextLiteral":
    case "Missing":
    case "DeterminedExpression":
      return "bare";
    case "UnaryExpression":
    case "Parenthesized":
    case "RoundedExpression":
      return firmness(expression.operand);
    case "BinaryExpression":
      return ofBinary(expression);
    case "AggregateExpression":
      return expression.items.map(firmness).reduce(firmer, "bare");
    case "FirstOf":
      return expression.cases.map(({ value }) => firmness(value)).reduce(firmer, "bare");
    case "ReadingExpression":
      return expression.alternatives.map(({ value }) => firmness(value)).reduce(firmer, "bare");
    case "DurationLiteral":
    case "DateLiteral":
    case "TimeLiteral":
    case "YesNoLiteral":
    case "NameExpression":
    case "OfExpression":
    case "AdjustedExpression":
    case "TheDate":
    case "Now":
    case "ComparisonExpression":
    case "OneOfExpression":
    case "LogicalExpression":
    case "NotExpression":
    case "GivenExpression":
    case "OnExpression":
    case "WindowExpression":
    case "CountExpression":
    case "RegisterSum":
    case "StandsExpression":
    case "ShiftExpression":
    case "AtTimeExpression":
    case "PeriodExpression":
    case "WithinExpression":
    case "PartExpression":
    case "AnnualDay":
    case "NthWeekday":
    case "EasterSunday":
    case "CallExpression":
    case "BasketExpression":
    case "ScaledExpression":
      return "firm";
  }
}

/** `$2 + 1` is as open as `$2`; `2 * 3` as open as 2; `$2 * $3` and `6 / $2` are not. */
function ofBinary({ operator, left, right }: ast.BinaryExpression): Firmness {
  const a = firmness(left);
  const b = firmness(right);
  if (operator === "+" || operator === "-" || a === "firm" || b === "firm") return firmer(a, b);
  if (b === "bare") return a;
  return operator === "*" && a === "bare" ? b : "firm";
}
