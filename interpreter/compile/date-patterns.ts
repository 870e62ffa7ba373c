import type * as ast from "../../grammar/ast.ts";
import { easterSunday, nthWeekday, partsOf } from "../values/day.ts";

/** Whether a day is what an expression without a year says (`December 25`); null where the expression says no such thing. */
export function datePattern(node: ast.Expression): ((day: number) => boolean) | null {
  if (node.kind === "Parenthesized") return datePattern(node.operand);
  if (node.kind === "AnnualDay") {
    return (day) => {
      const parts = partsOf(day);
      return parts.month === node.month && parts.day === node.day;
    };
  }
  if (node.kind === "NthWeekday") {
    return (day) => nthWeekday(partsOf(day).year, node.month, node.weekday, node.ordinal) === day;
  }
  return node.kind === "EasterSunday" ? (day) => easterSunday(partsOf(day).year) === day : null;
}
