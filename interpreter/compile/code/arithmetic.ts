/** Sums, products, and what is gathered out of several numbers. */
import type * as ast from "../../../grammar/ast.ts";
import { Rational } from "../../values/rational.ts";
import { roundTo } from "../../values/rounding.ts";
import type { Context } from "../context.ts";
import type { ExpressionCompiler, Standing } from "../expression.ts";
import type { Code } from "../program.ts";
import type { DurationValue, Value } from "../value.ts";
import { shifted } from "./dates.ts";

/** Two numbers, or a day and a length of time. */
export function binary(compiler: ExpressionCompiler, node: ast.BinaryExpression, standing: Standing): Code {
  const leftKind = compiler.typeOf(node.left).kind;
  if (
    leftKind === "date" &&
    compiler.typeOf(node.right).kind === "duration" &&
    node.operator !== "*" &&
    node.operator !== "/"
  ) {
    const day = compiler.day(node.left, standing);
    const duration = compiler.compile(node.right, standing);
    const sign = node.operator === "+" ? 1 : -1;
    return (context) =>
      shifted(compiler, day(context), duration(context) as DurationValue, sign, context, standing, node);
  }
  const left = compiler.compile(node.left, standing);
  const right = compiler.compile(node.right, standing);
  switch (node.operator) {
    case "+":
      return (context) => (left(context) as Rational).add(right(context) as Rational);
    case "-":
      return (context) => (left(context) as Rational).sub(right(context) as Rational);
    case "*":
      return (context) => (left(context) as Rational).mul(right(context) as Rational);
    case "/":
      return (context) => {
        const result = (left(context) as Rational).div(right(context) as Rational);
        if (result === null) throw compiler.noAnswer(standing, node, "the formula divides by zero");
        return result;
      };
  }
}

/** The sum, the average, the lesser or the greater of several. */
export function aggregate(
  compiler: ExpressionCompiler,
  node: ast.AggregateExpression,
  standing: Standing,
): Code {
  const items = node.items.map((item) => compiler.compile(item, standing));
  const sum = (context: Context): Rational =>
    items.reduce((total, item) => total.add(item(context) as Rational), Rational.ZERO);
  const count = Rational.of(Math.max(1, items.length));
  switch (node.operation) {
    case "sum":
      return sum;
    case "average":
      return (context) => sum(context).div(count) ?? Rational.ZERO;
    case "lesser":
    case "greater": {
      const sign = node.operation === "lesser" ? -1 : 1;
      return (context) => {
        let best: Value | null = null;
        for (const item of items) {
          const value = item(context);
          if (best === null || compareValues(value, best) * sign > 0) best = value;
        }
        return best ?? Rational.ZERO;
      };
    }
  }
}

/** A number rounded to a step. */
export function rounded(compiler: ExpressionCompiler, node: ast.RoundedExpression, standing: Standing): Code {
  const operand = compiler.compile(node.operand, standing);
  const step = compiler.compile(node.rounding.step, standing);
  const { direction, tie } = node.rounding;
  return (context) => {
    const to = step(context) as Rational;
    if (to.sign() <= 0) throw compiler.noAnswer(standing, node, "the rounding has no step");
    return roundTo(operand(context) as Rational, to, direction, tie ?? "half up");
  };
}

/** Over the certificates that are outstanding, each by its own terms. */
export function registerSum(compiler: ExpressionCompiler, node: ast.RegisterSum, standing: Standing): Code {
  const operand = compiler.compile(node.operand, standing);
  const condition = node.condition === null ? null : compiler.condition(node.condition, standing);
  return (context) =>
    compiler.terms
      .outstanding(context)
      .filter((each) => condition === null || condition(each))
      .reduce((total, each) => total.add(operand(each) as Rational), Rational.ZERO);
}

function compareValues(a: Value, b: Value): number {
  return a instanceof Rational && b instanceof Rational ? a.cmp(b) : Number(a) - Number(b);
}
