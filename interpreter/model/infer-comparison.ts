import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/types.ts";
import { YES_NO } from "./agree.ts";
import { inferAlike, type Infer } from "./infer-alike.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { wantDate } from "./want.ts";

const ORDERED: ReadonlySet<Type["kind"]> = new Set([
  "quantity",
  "date",
  "instant",
  "time",
  "duration",
  "event",
  "unknown",
] as const);

/** `a < b`, `Kind is "cash"`, `the date is December 25`. */
export function inferComparison(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.ComparisonExpression,
): Type {
  const type = inferSides(infer, typing, spot, node.left, node.right);
  const ordering = node.operator !== "=" && node.operator !== "<>";
  if (ordering && type !== null && !ORDERED.has(type.kind)) {
    const left = piece(spot, node.left, typing.typeOf(node.left));
    typing.report(catalogue.noOrder, spot, node.span, { ...spot.use, left });
  }
  return YES_NO;
}

/** `a is one of b, c or d`. */
export function inferOneOf(infer: Infer, typing: Typing, spot: Spot, node: ast.OneOfExpression): Type {
  for (const item of node.items) inferSides(infer, typing, spot, node.left, item);
  return YES_NO;
}

/** A day without its year (`December 25`, `the last Monday in May`) is compared with a date. */
function isDayOfAnyYear({ kind }: ast.Expression): boolean {
  return kind === "AnnualDay" || kind === "NthWeekday" || kind === "EasterSunday";
}

function inferSides(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  left: ast.Expression,
  right: ast.Expression,
): Type | null {
  if (isDayOfAnyYear(right)) {
    infer(typing, spot, right, null);
    return wantDate(infer, typing, spot, left);
  }
  return inferAlike(infer, typing, spot, [left, right], null, (a, b) => {
    const pieces = { left: piece(spot, a, typing.typeOf(a)), right: piece(spot, b, typing.typeOf(b)) };
    typing.report(
      catalogue.incomparable,
      spot,
      { start: left.span.start, end: right.span.end },
      { ...spot.use, ...pieces },
    );
  });
}
