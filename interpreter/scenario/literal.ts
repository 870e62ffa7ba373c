import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import { NoAnswer } from "../compile/lack.ts";
import type { Program } from "../compile/program.ts";
import type { Value } from "../compile/value.ts";
import type { FactValue } from "../facts/types.ts";
import type { Model } from "../model/model.ts";
import type { Type } from "../model/types.ts";
import { nowhere } from "../run/nowhere.ts";
import { instantAt, localDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";

/** A bare date among facts is the close of business. */
export const CLOSE_OF_BUSINESS = 17 * 60;

/** The first part of an expression that depends on something; null where all of it is written out. */
export function unwritten(model: Model, expression: ast.Expression): ast.Node | null {
  let found: ast.Node | null = null;
  visit(expression, (node) => {
    if (found !== null || isWritten(model, node)) return found === null && node.kind !== "NameExpression";
    found = node;
    return false;
  });
  return found;
}

const WRITTEN: ReadonlySet<ast.Node["kind"]> = new Set<ast.Node["kind"]>([
  "NumberLiteral",
  "MoneyLiteral",
  "DurationLiteral",
  "DateLiteral",
  "TimeLiteral",
  "TextLiteral",
  "YesNoLiteral",
  "Blank",
  "Name",
  "UnaryExpression",
  "BinaryExpression",
  "Parenthesized",
  "AtTimeExpression",
  "PeriodExpression",
  "BasketExpression",
  "BasketLine",
]);

/** Parties and assets stand for themselves. */
function isWritten(model: Model, node: ast.Node): boolean {
  if (WRITTEN.has(node.kind)) return true;
  const to = model.references.get(node)?.to;
  return to === "party" || to === "asset";
}

const NOWHERE = nowhere()(0);

/** The value of what is written out; a sentence where it has none. */
export function literalValue(program: Program, expression: ast.Expression): Value | { readonly why: string } {
  try {
    return program.code(expression)(NOWHERE);
  } catch (error) {
    if (error instanceof NoAnswer) return { why: error.message };
    throw error;
  }
}

/** The value as a field of a type holds it; a sentence where it cannot. */
export function asFact(
  program: Program,
  type: Type,
  expression: ast.Expression,
): FactValue | { readonly why: string } {
  const value = literalValue(program, expression);
  const zone = program.model.zone;
  if (value instanceof Rational)
    return value.sign() < 0 ? { why: "an amount of a fact is not negative" } : value;
  if (typeof value === "number") {
    const given = program.compiler.typeOf(expression).kind;
    if (type.kind === "date" && given === "instant") return localDay(value, zone);
    if (type.kind === "instant" && given === "date") return instantAt(value, CLOSE_OF_BUSINESS, zone);
    return value;
  }
  if (typeof value !== "object" || "why" in value || isBasket(value)) return value;
  return { why: "facts hold amounts, dates and texts" };
}

function isBasket(value: Value): value is Extract<Value, readonly unknown[]> {
  return Array.isArray(value);
}
