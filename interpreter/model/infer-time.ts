import type * as ast from "../../grammar/ast.ts";
import { dayKindType } from "../../grammar/diagnostics/catalogue/types.ts";
import { DATE, DURATION, INSTANT, PLAIN, WEEKDAY } from "./agree.ts";
import type { Infer } from "./infer-alike.ts";
import { reportNoQuantity } from "./infer-arithmetic.ts";
import { shortWords } from "./type-words.ts";
import type { Spot, Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { wantDate, wantDuration, wantInstant, wantPeriod } from "./want.ts";

/** `61 days`, `3 Trading Days`. */
export function inferDuration(typing: Typing, spot: Spot, node: ast.DurationLiteral): Type {
  if (typeof node.unit !== "string") checkDayKind(typing, spot, node.unit);
  return DURATION;
}

/** A kind of day says of each day whether it is one. */
export function checkDayKind(typing: Typing, spot: Spot, name: ast.Name): void {
  const reference = typing.references.get(name);
  if (reference?.to !== "term") return;
  const type = typing.termTypes.get(reference.term);
  if (type === undefined || type.kind === "unknown" || type.kind === "yes/no") return;
  typing.report(dayKindType, spot, name.span, { ...spot.use, name: name.text, is: shortWords(type) });
}

/** `61 days after X`: a day where X is one and whole days are counted, a point in time otherwise. */
export function inferShift(infer: Infer, typing: Typing, spot: Spot, node: ast.ShiftExpression): Type {
  wantDuration(infer, typing, spot, node.duration);
  const anchor = wantInstant(infer, typing, spot, node.anchor);
  if (isWithinADay(node.duration)) return INSTANT;
  return anchor.kind === "date" || anchor.kind === "unknown" ? anchor : INSTANT;
}

const isWithinADay = (duration: ast.Expression): boolean =>
  duration.kind === "DurationLiteral" && (duration.unit === "minutes" || duration.unit === "hours");

/** `the year of D`, `the end of P`, `the days from A to B`. */
export function inferPart(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  node: ast.PartExpression,
  wanted: Type | null,
): Type {
  switch (node.part) {
    case "year":
    case "month":
    case "day":
      wantDate(infer, typing, spot, node.operand);
      return PLAIN;
    case "weekday":
      wantDate(infer, typing, spot, node.operand);
      return WEEKDAY;
    case "start":
    case "end":
      wantPeriod(infer, typing, spot, node.operand);
      return INSTANT;
    case "date":
      wantInstant(infer, typing, spot, node.operand);
      return DATE;
    case "whole part": {
      const type = infer(typing, spot, node.operand, wanted);
      reportNoQuantity(typing, spot, "takes the whole part of", node.operand);
      return type;
    }
    case "days":
      wantDate(infer, typing, spot, node.operand);
      if (node.to !== null) wantDate(infer, typing, spot, node.to);
      return PLAIN;
  }
}
