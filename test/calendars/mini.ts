// A stand-in for the interpreter, as small as the calendars allow: the few kinds of expression that they use, evaluated over the
// tree itself. It goes when `interpreter/run/evaluate.ts` comes; the two have the same signature.
import type * as ast from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import type { Source } from "../../grammar/source.ts";
import { easterSunday, nthWeekday, parseDay, partsOf, weekdayName } from "../../interpreter/values/day.ts";

export type MiniModel = ReadonlyMap<string, ast.Definition>;

type Test = (day: number) => boolean;
type MiniValue = number | boolean | string | Test;

export function miniModel(sources: readonly Source[]): MiniModel {
  const terms = new Map<string, ast.Definition>();
  for (const item of sources.flatMap((source) => parse(source).file.items)) {
    if (item.kind !== "Definition") continue;
    terms.set(item.name.text, item);
    if (item.plural) terms.set(item.plural.text, item);
  }
  return terms;
}

/** Yes or no, a number, minutes after midnight, or a day: whatever the term is on the day. */
export function evaluateOnDate(model: MiniModel, term: string, day: number): number | boolean {
  const body = model.get(term)?.body;
  if (body?.form !== "means") throw new Error(`"${term}" is no formula`);
  const value = evaluate(model, body.value, day);
  if (typeof value === "number" || typeof value === "boolean") return value;
  throw new Error(`"${term}" is a ${typeof value}`);
}

function evaluate(model: MiniModel, node: ast.Expression, day: number): MiniValue {
  const of = (inner: ast.Expression): MiniValue => evaluate(model, inner, day);
  const number = (inner: ast.Expression): number => {
    const value = of(inner);
    if (typeof value !== "number") throw new Error(`${inner.kind} is no number`);
    return value;
  };
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- only what calendars use
  switch (node.kind) {
    case "TheDate":
      return day;
    case "Parenthesized":
      return of(node.operand);
    case "NumberLiteral":
      return Number(node.value);
    case "TextLiteral":
      return node.value;
    case "TimeLiteral":
      return node.minutes;
    case "DateLiteral":
      return parseDay(node.iso) ?? Number.NaN;
    case "AnnualDay":
      return (at) => partsOf(at).month === node.month && partsOf(at).day === node.day;
    case "NthWeekday":
      return (at) => nthWeekday(partsOf(at).year, node.month, node.weekday, node.ordinal) === at;
    case "EasterSunday":
      return (at) => easterSunday(partsOf(at).year) === at;
    case "PartExpression":
      if (node.part === "weekday") return weekdayName(number(node.operand));
      if (node.part === "year") return partsOf(number(node.operand)).year;
      break;
    case "LogicalExpression":
      return node.operator === "and"
        ? of(node.left) === true && of(node.right) === true
        : of(node.left) === true || of(node.right) === true;
    case "NotExpression":
      return of(node.operand) !== true;
    case "OneOfExpression":
      return node.items.some((item) => same(of(node.left), of(item))) !== node.negated;
    case "ComparisonExpression":
      switch (node.operator) {
        case "=":
          return same(of(node.left), of(node.right));
        case "<>":
          return !same(of(node.left), of(node.right));
        case "<":
          return number(node.left) < number(node.right);
        case "<=":
          return number(node.left) <= number(node.right);
        case ">":
          return number(node.left) > number(node.right);
        case ">=":
          return number(node.left) >= number(node.right);
      }
      break;
    case "OnExpression":
      if (node.operand.kind !== "NameExpression" || node.day.kind === "NearestDay") break;
      return evaluateOnDate(model, node.operand.name.text, number(node.day));
    case "FirstOf":
      for (const { condition, value } of node.cases) {
        if (condition === null || of(condition) === true) return of(value);
      }
      break;
    case "ShiftExpression":
      if (node.duration.kind === "DurationLiteral") {
        return shift(model, node.duration, number(node.anchor), node.direction === "after" ? 1 : -1);
      }
      break;
  }
  throw new Error(`The calendars do not use ${node.kind} like this`);
}

function same(value: MiniValue, meant: MiniValue): boolean {
  return typeof meant === "function" && typeof value === "number" ? meant(value) : value === meant;
}

function shift(model: MiniModel, { count, unit }: ast.DurationLiteral, from: number, sign: 1 | -1): number {
  if (unit === "days") return from + sign * Number(count);
  if (typeof unit === "string") throw new Error(`The calendars do not count in ${unit}`);
  let at = from;
  for (let left = Number(count); left > 0;) {
    at += sign;
    if (evaluateOnDate(model, unit.text, at) === true) left--;
  }
  return at;
}
