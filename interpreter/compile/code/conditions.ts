/** What is true or not. */
import type * as ast from "../../../grammar/ast.ts";
import { sectionKey } from "../../model/sections.ts";
import { Rational } from "../../values/rational.ts";
import type { Context } from "../context.ts";
import type { ExpressionCompiler, Standing } from "../expression.ts";
import { datePattern } from "../date-patterns.ts";
import { Lack } from "../lack.ts";
import type { Code } from "../program.ts";
import type { Occurrence } from "../value.ts";

/** Equal, less or more; of points in time earlier and later. */
export function comparison(
  compiler: ExpressionCompiler,
  node: ast.ComparisonExpression,
  standing: Standing,
): Code {
  if (node.operator === "=" || node.operator === "<>") {
    const equal = equality(compiler, node.left, node.right, standing);
    const wanted = node.operator === "=";
    return (context) => equal(context) === wanted;
  }
  const order = ordering(compiler, node.left, node.right, standing);
  switch (node.operator) {
    case "<":
      return (context) => order(context) < 0;
    case "<=":
      return (context) => order(context) <= 0;
    case ">":
      return (context) => order(context) > 0;
    case ">=":
      return (context) => order(context) >= 0;
  }
}

/** Below zero where left is less (earlier), above zero where it is more. */
function ordering(
  compiler: ExpressionCompiler,
  left: ast.Expression,
  right: ast.Expression,
  standing: Standing,
): (context: Context) => number {
  const kinds = [compiler.typeOf(left).kind, compiler.typeOf(right).kind];
  if (kinds.some((kind) => kind === "date" || kind === "instant" || kind === "event")) {
    // A day is compared with an instant by the instant's day.
    const exact = kinds.every((kind) => kind !== "date");
    const first = exact ? compiler.instant(left, standing) : compiler.day(left, standing);
    const second = exact ? compiler.instant(right, standing) : compiler.day(right, standing);
    return (context) => first(context) - second(context);
  }
  const first = compiler.compile(left, standing);
  const second = compiler.compile(right, standing);
  return (context) => {
    const a = first(context);
    const b = second(context);
    return typeof a === "number" && typeof b === "number" ? a - b : (a as Rational).cmp(b as Rational);
  };
}

function equality(
  compiler: ExpressionCompiler,
  left: ast.Expression,
  right: ast.Expression,
  standing: Standing,
): (context: Context) => boolean {
  const pattern = datePattern(right);
  if (pattern !== null) {
    const day = compiler.day(left, standing);
    return (context) => pattern(day(context));
  }
  const kinds = [compiler.typeOf(left).kind, compiler.typeOf(right).kind];
  if (
    kinds.some(
      (kind) =>
        kind === "date" || kind === "instant" || kind === "event" || kind === "quantity" || kind === "time",
    )
  ) {
    const order = ordering(compiler, left, right, standing);
    return (context) => order(context) === 0;
  }
  const first = compiler.compile(left, standing);
  const second = compiler.compile(right, standing);
  return (context) => {
    const a = first(context);
    const b = second(context);
    return a instanceof Rational && b instanceof Rational ? a.eq(b) : a === b;
  };
}

/** Where one side decides, what the other lacks does not matter. */
export function logical(compiler: ExpressionCompiler, node: ast.LogicalExpression, standing: Standing): Code {
  const left = compiler.compile(node.left, standing);
  const right = compiler.compile(node.right, standing);
  const decisive = node.operator === "or";
  return (context) => {
    let lacking: Lack | null = null;
    try {
      if ((left(context) === true) === decisive) return decisive;
    } catch (error) {
      if (!(error instanceof Lack)) throw error;
      lacking = error;
    }
    if ((right(context) === true) === decisive) return decisive;
    if (lacking !== null) throw lacking;
    return !decisive;
  };
}

/** `X is one of A, B`: as any of them. */
export function oneOf(compiler: ExpressionCompiler, node: ast.OneOfExpression, standing: Standing): Code {
  const tests = node.items.map((item) => equality(compiler, node.left, item, standing));
  const wanted = !node.negated;
  return (context) => tests.some((test) => test(context)) === wanted;
}

/** Whether something is told. */
export function given(compiler: ExpressionCompiler, node: ast.GivenExpression, standing: Standing): Code {
  const operand = compiler.compile(node.operand, standing);
  const reference = compiler.model.references.get(node.operand);
  if (reference?.to === "field") {
    // By far the most frequent question, and one that needs no attempt.
    const { field } = reference;
    return (context) =>
      (context.overrides?.has(field) === true || context.event?.fields.has(field) === true) !== node.negated;
  }
  return (context) => isThere(operand, context) !== node.negated;
}

/** Whether an adjustment under one of some sections stands for an event. */
export function stands(compiler: ExpressionCompiler, node: ast.StandsExpression, standing: Standing): Code {
  const object = compiler.compile(node.object, standing);
  const sections = node.sections.map(
    ({ label }) => compiler.model.sectionOf.get(sectionKey(label))?.shown ?? label,
  );
  return (context) =>
    context.memory.stands(sections, (object(context) as Occurrence).identity, context.state.certificate);
}

function isThere(code: Code, context: Context): boolean {
  try {
    code(context);
    return true;
  } catch (error) {
    if (error instanceof Lack) return false;
    throw error;
  }
}
