import type * as ast from "../../grammar/ast.ts";
import { firmness } from "./flexible.ts";
import type { Reference, TermSymbol } from "./model.ts";
import { operandsOf } from "./operands.ts";
import type { Type } from "./types.ts";

/**
 * A term or letter whose definition leaves its type open: a bare blank, a determination. The first use that fixes it
 * decides, as a bare amount takes the unit that its place wants.
 */
export type Open = TermSymbol | ast.Binding;

export type Hints = ReadonlyMap<Open, Type>;

/** The terms and letters that give an expression its type, where it is their value unchanged or one of several. */
export function sourcesOf(references: ReadonlyMap<object, Reference>, expression: ast.Expression): Open[] {
  const { kind } = expression;
  if (kind === "NameExpression" || kind === "OfExpression" || kind === "AdjustedExpression") {
    const reference = references.get(expression);
    if (reference?.to === "legend") return [reference.binding];
    const isTerm = reference?.to === "term" || reference?.to === "event term" || reference?.to === "term of";
    return isTerm ? [reference.term] : [];
  }
  if (kind === "WindowExpression" && expression.operation === "volatility") return [];
  if (kind === "BinaryExpression" && (expression.operator === "*" || expression.operator === "/")) return [];
  return operandsOf(expression).flatMap((operand) => sourcesOf(references, operand));
}

/** Whether a definition leaves the type open; one that cannot be told because of an error does not. */
export function isOpen(references: ReadonlyMap<object, Reference>, open: Open): boolean {
  if (open.kind === "Binding") return isOpenValue(references, open.value);
  const { body } = open;
  switch (body.form) {
    case "formula":
      return isOpenValue(references, body.value);
    case "adjustable":
      return isOpenValue(references, body.initial);
    case "determined":
    case "native":
      return true;
    case "quoted":
    case "table":
      return false;
  }
}

function isOpenValue(references: ReadonlyMap<object, Reference>, value: ast.Expression): boolean {
  return firmness(value) === "bare" || sourcesOf(references, value).length > 0;
}
