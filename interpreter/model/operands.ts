import type * as ast from "../../grammar/ast.ts";

/**
 * The parts that give an expression its value: the inside of a bracket, both sides of a sum, each case of a waterfall, what is
 * rounded, looked up on a day or gathered. None for what stands by itself, for what is true or not, and for what comes to its value
 * in another way: a call by its formula, a date by the calendar.
 */
export function operandsOf(expression: ast.Expression): readonly ast.Expression[] {
  switch (expression.kind) {
    case "Parenthesized":
    case "UnaryExpression":
    case "RoundedExpression":
    case "OnExpression":
    case "WindowExpression":
    case "RegisterSum":
      return [expression.operand];
    case "BinaryExpression":
      return [expression.left, expression.right];
    case "AggregateExpression":
      return expression.items;
    case "FirstOf":
      return expression.cases.map(({ value }) => value);
    case "ReadingExpression":
      return expression.alternatives.map(({ value }) => value);
    case "NumberLiteral":
    case "MoneyLiteral":
    case "DurationLiteral":
    case "DateLiteral":
    case "TimeLiteral":
    case "TextLiteral":
    case "YesNoLiteral":
    case "Blank":
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
    case "CountExpression":
    case "DeterminedExpression":
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
    case "Missing":
      return [];
  }
}
