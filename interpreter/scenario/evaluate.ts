import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { Lack, NoAnswer } from "../compile/lack.ts";
import { viewOf } from "../compile/register.ts";
import type { Value } from "../compile/value.ts";
import type { Type } from "../model/types.ts";
import { worldsOf } from "../run/certificates.ts";
import type { ActRecord } from "../run/result.ts";
import { needWords } from "../run/stops.ts";
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
export function evaluate(
  moment: Moment,
  expression: ast.Expression,
  certificate: string | null = null,
): Found {
  const { program, result } = moment;
  const reference = program.model.references.get(expression);
  if (reference?.to === "term of" && reference.object.kind === "TextLiteral") {
    const id = reference.object.value;
    const record = result.acts.find((act) => act.id === id);
    if (record !== undefined && reference.term.body.form !== "adjustable")
      return ofAct(moment, record, reference.term.name);
  }
  const type = program.compiler.typeOf(expression);
  const read = (context: Context): Found => attempt(type, () => program.code(expression)(context));
  const { state } = moment.context;
  if (certificate !== null) {
    if (state.register?.certificates.has(certificate) !== true)
      return { why: `the register has no certificate "${certificate}"` };
    return read(moment.context.inState(viewOf(state, certificate)));
  }
  return state.register === null ? read(moment.context) : ofAll(moment, read);
}

/** What is the same under all certificates. */
function ofAll({ program, context }: Moment, read: (context: Context) => Found): Found {
  const all = worldsOf(program, context).map((world) => ({ world, found: read(world) }));
  const [first] = all;
  if (first === undefined) return read(context);
  const other = all.find(({ found }) => {
    if ("why" in first.found || "why" in found) return "why" in first.found !== "why" in found;
    return !same(first.found.value, found.value);
  });
  if (other === undefined) return first.found;
  const [one, two] = [first, other].map(({ world }) => world.state.certificate ?? "");
  return { why: `it is another for certificate ${two} than for ${one}: say "under certificate ..."` };
}

/** What an act gives, another term of it, a field of it, or a term that it used. */
export function ofAct(moment: Moment, record: ActRecord, name: string): Found {
  const context = moment.run.contextOf(record);
  const { model, terms } = moment.run.wordsOf(record) ?? moment.program;
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
