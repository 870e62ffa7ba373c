import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/types.ts";
import { divideUnits, multiplyUnits, NUMBER } from "../values/unit.ts";
import { BASKET, PLAIN, UNKNOWN } from "./agree.ts";
import { firmness } from "./flexible.ts";
import { inferAlike, type Infer } from "./infer-alike.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import type { Type } from "./types.ts";

/** `a + b`, `a * b`: sums of one unit; products and quotients of any. */
export function inferBinary(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.BinaryExpression,
  wanted: Type | null,
): Type {
  return node.operator === "+" || node.operator === "-"
    ? inferSum(infer, typing, spot, node, wanted)
    : inferProduct(infer, typing, spot, node, wanted);
}

function inferSum(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.BinaryExpression,
  wanted: Type | null,
): Type {
  const verb = node.operator === "+" ? "adds" : "subtracts";
  let shifted: Type | null = null;
  const joined = inferAlike(infer, typing, spot, [node.left, node.right], quantityOnly(wanted), (a, b) => {
    const [left, right] = [a, b].map((side) => ({ side, type: typing.typeOf(side) }));
    if (left === undefined || right === undefined) return;
    shifted = shiftedDay(left.type, right.type);
    if (shifted !== null) return;
    const odd = [left, right].find(({ type }) => type.kind !== "quantity");
    if (odd !== undefined) reportNoQuantity(typing, spot, verb, odd.side);
    else {
      const details = {
        verb,
        word: "",
        left: piece(spot, a, left.type),
        right: piece(spot, b, right.type),
      } as const;
      typing.report(catalogue.mixedUnits, spot, node.span, { ...spot.use, ...details });
    }
  });
  if (joined === null) return shifted ?? UNKNOWN;
  if (joined.kind === "quantity" || joined.kind === "unknown") return joined;
  reportNoQuantity(typing, spot, verb, node.left);
  return UNKNOWN;
}

/** `D + 3 days` is the day that `3 days after D` is. */
function shiftedDay(left: Type, right: Type): Type | null {
  return right.kind === "duration" && left.kind === "date" ? left : null;
}

/** What a sum may take over from its place: a date that is wanted is no reason to read its parts as dates. */
const quantityOnly = (wanted: Type | null): Type | null => (wanted?.kind === "quantity" ? wanted : null);

function inferProduct(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.BinaryExpression,
  wanted: Type | null,
): Type {
  const { operator, left, right } = node;
  const [a, b] = [firmness(left), firmness(right)];
  if (a === "bare" && b === "bare") {
    infer(typing, spot, left, PLAIN);
    infer(typing, spot, right, PLAIN);
    return quantityOnly(wanted) ?? PLAIN;
  }
  // An amount times a plain number may still be a price: the number comes first.
  const rightFirst = a === "money";
  const first = infer(typing, spot, rightFirst ? right : left, plainWhereBare(rightFirst ? b : a));
  const second = infer(
    typing,
    spot,
    rightFirst ? left : right,
    (rightFirst ? a : b) === "bare"
      ? PLAIN
      : isPlain(first) && (rightFirst || operator === "*")
        ? quantityOnly(wanted)
        : null,
  );
  const [l, r] = rightFirst ? [second, first] : [first, second];
  return productType(typing, spot, node, l, r);
}

const plainWhereBare = (firm: ReturnType<typeof firmness>): Type | null => (firm === "bare" ? PLAIN : null);

/** A plain number, a ratio or a percentage. */
export const isPlain = (type: Type): boolean => type.kind === "quantity" && type.unit === NUMBER;

function productType(typing: Typing, spot: Spot, node: ast.BinaryExpression, left: Type, right: Type): Type {
  const { operator } = node;
  const verb = operator === "*" ? "multiplies" : "divides";
  if (left.kind === "basket" && (isPlain(right) || right.kind === "unknown")) return BASKET;
  if (right.kind === "basket" && operator === "*" && (isPlain(left) || left.kind === "unknown"))
    return BASKET;
  for (const [side, type] of [
    [node.left, left],
    [node.right, right],
  ] as const) {
    if (type.kind === "quantity" || type.kind === "unknown") continue;
    reportNoQuantity(typing, spot, verb, side);
    return UNKNOWN;
  }
  if (left.kind !== "quantity" || right.kind !== "quantity") return UNKNOWN;
  const unit = operator === "*" ? multiplyUnits(left.unit, right.unit) : divideUnits(left.unit, right.unit);
  if (unit !== null) return { kind: "quantity", unit };
  const pieces = { left: piece(spot, node.left, left), right: piece(spot, node.right, right) };
  typing.report(catalogue.mixedCurrencies, spot, node.span, { ...spot.use, ...pieces });
  return UNKNOWN;
}

/** Says that something is no quantity, unless nothing is known of it. */
export function reportNoQuantity(typing: Typing, spot: Spot, verb: string, side: ast.Expression): void {
  const type = typing.typeOf(side);
  if (type.kind === "unknown" || type.kind === "quantity") return;
  typing.report(catalogue.notAQuantity, spot, side.span, {
    ...spot.use,
    verb,
    piece: piece(spot, side, type),
  });
}
