import type * as ast from "../../grammar/ast.ts";
import { Lack, NoAnswer } from "../compile/lack.ts";
import type { Value } from "../compile/value.ts";
import type { Type } from "../model/types.ts";
import type { ActRecord } from "../run/result.ts";
import { needWords } from "../run/run.ts";
import { localDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import type { Moment } from "./moment.ts";
import { eventWords } from "./words.ts";

/** A value with its type, or why there is none. */
export type Found = { readonly type: Type; readonly value: Value } | { readonly why: string };

function attempt(type: Type, read: () => Value): Found {
  try {
    return { type, value: read() };
  } catch (error) {
    if (error instanceof Lack) return { why: needWords(error) };
    if (error instanceof NoAnswer) return { why: error.message };
    throw error;
  }
}

/** The value of an expression of a scenario. A term of an act is told as the act was judged, anything else as it is now. */
export function evaluate(moment: Moment, expression: ast.Expression): Found {
  const { program, result } = moment;
  const reference = program.model.references.get(expression);
  if (reference?.to === "term of" && reference.object.kind === "TextLiteral") {
    const id = reference.object.value;
    const record = result.acts.find((act) => act.id === id);
    if (record !== undefined && reference.term.body.form !== "adjustable")
      return ofAct(moment, record, reference.term.name);
  }
  return attempt(program.compiler.typeOf(expression), () => program.code(expression)(moment.context));
}

/** What an act gives, another term of it, a field of it, or a term that it used. */
export function ofAct(moment: Moment, record: ActRecord, name: string): Found {
  const { model, terms } = moment.program;
  const context = moment.run.contextOf(record);
  const term = model.termsByName
    .get(name)
    ?.find(({ scope }) => scope.of === "event" && scope.events.includes(record.act));
  const event = context?.event ?? null;
  if (term !== undefined && context !== null && event !== null) {
    return attempt(term.type, () => terms.ofEvent(term)(context, event));
  }
  const shown = record.fields.find((each) => each.name === name)?.value;
  if (shown !== undefined && shown.value !== null) return { type: shown.type, value: shown.value };
  const plain = model.termsByName.get(name)?.[0];
  if (plain !== undefined && context !== null) return attempt(plain.type, () => terms.reader(plain)(context));
  return { why: `${eventWords(record.act, record.id)} has no "${name}"` };
}

/** Below zero where a is less; null where the two have no order. */
export function order(a: Value, b: Value): number | null {
  if (a instanceof Rational && b instanceof Rational) return a.cmp(b);
  return typeof a === "number" && typeof b === "number" ? a - b : null;
}

/** Whether two values are the same: numbers exactly, baskets asset by asset. */
export function same(a: Value, b: Value): boolean {
  const ordered = order(a, b);
  if (ordered !== null) return ordered === 0;
  if (isBasket(a) && isBasket(b)) {
    return (
      a.length === b.length &&
      a.every((item) => b.some((other) => other.asset === item.asset && other.amount.eq(item.amount)))
    );
  }
  if (typeof a !== "object" || typeof b !== "object" || a instanceof Rational || b instanceof Rational)
    return a === b;
  if ("from" in a && "from" in b) return a.from === b.from && a.to === b.to;
  if ("count" in a && "count" in b)
    return a.count === b.count && a.unit === b.unit && a.dayKind === b.dayKind;
  return a === b;
}

function isBasket(value: Value): value is Extract<Value, readonly unknown[]> {
  return Array.isArray(value);
}

/** A day where a day is wanted and a point in time is there. */
export function asDay(found: { readonly type: Type; readonly value: Value }, zone: string): Value {
  return found.type.kind === "instant" && typeof found.value === "number"
    ? localDay(found.value, zone)
    : found.value;
}

/** The day that an expression of a scenario names; null where it names none. */
export function dayOf(moment: Moment, expression: ast.Expression): number | null {
  const found = evaluate(moment, expression);
  const day = "why" in found ? null : asDay(found, moment.program.model.zone);
  return typeof day === "number" ? day : null;
}
