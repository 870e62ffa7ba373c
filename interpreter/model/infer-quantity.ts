import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/types.ts";
import { PLAIN, UNKNOWN, accepts } from "./agree.ts";
import { inferAlike, type Infer } from "./infer-alike.ts";
import { reportNoQuantity } from "./infer-arithmetic.ts";
import { checkDayKind } from "./infer-time.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { give, wantCondition, wantDate } from "./want.ts";

/** `the lesser of A and B`, `the average of A and B`. */
export function inferAggregate(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.AggregateExpression,
  wanted: Type | null,
): Type {
  const joined = inferAlike(infer, typing, spot, node.items, wanted, (a, b) => {
    const pieces = { left: piece(spot, a, typing.typeOf(a)), right: piece(spot, b, typing.typeOf(b)) };
    const details = { ...spot.use, verb: "takes" as const, word: node.operation, ...pieces };
    typing.report(catalogue.mixedUnits, spot, node.span, details);
  });
  if (joined === null) return UNKNOWN;
  for (const item of node.items) reportNoQuantity(typing, spot, `takes the ${node.operation} of`, item);
  return joined.kind === "quantity" ? joined : UNKNOWN;
}

/** `E rounded to the nearest S`. */
export function inferRounded(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.RoundedExpression,
  wanted: Type | null,
): Type {
  const type = infer(typing, spot, node.operand, wanted);
  reportNoQuantity(typing, spot, "rounds", node.operand);
  const { step } = node.rounding;
  infer(typing, spot, step, type.kind === "quantity" ? type : null);
  checkStep(typing, spot, step, type, piece(spot, node.operand, type));
  return type.kind === "quantity" ? type : UNKNOWN;
}

/** The step of a rounding is of the unit of what is rounded. False, and reported, where it is not. */
export function checkStep(
  typing: Typing,
  spot: Spot,
  step: ast.Expression,
  rounded: Type,
  value: ReturnType<typeof piece>,
): boolean {
  const type = typing.typeOf(step);
  if (rounded.kind !== "quantity" || accepts(rounded, type)) return true;
  const details = { ...spot.use, step: piece(spot, step, type), value };
  typing.report(catalogue.roundingStep, spot, step.span, details);
  return false;
}

/** `the average of VWAP over the 10 Trading Days after D`, `the number of the 30 Trading Days ending on D on which C`. */
export function inferWindow(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.WindowExpression | ast.CountExpression,
  wanted: Type | null,
): Type {
  const { count, date, dayKind } = node.window;
  give(infer, typing, spot, count, PLAIN, "the number of days");
  if (dayKind !== null) checkDayKind(typing, spot, dayKind);
  wantDate(infer, typing, spot, date);
  if (node.kind === "CountExpression") {
    wantCondition(infer, typing, spot, node.condition);
    return PLAIN;
  }
  const volatility = node.operation === "volatility";
  const type = infer(typing, spot, node.operand, volatility ? null : wanted);
  reportNoQuantity(typing, spot, `takes the ${node.operation} of`, node.operand);
  if (volatility) return PLAIN;
  return type.kind === "quantity" ? type : UNKNOWN;
}
