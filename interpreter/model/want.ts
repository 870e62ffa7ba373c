import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/types.ts";
import { accepts, BASKET, DATE, DURATION, INSTANT, PARTY, PERIOD, TIME, YES_NO } from "./agree.ts";
import type { Infer } from "./infer-alike.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import { shortWords, typeWords } from "./type-words.ts";
import type { Type } from "./types.ts";

/** Infers an expression in a place that wants a value of one kind, and says so where it is another. */
function want(infer: Infer, typing: Typing, spot: Spot, expression: ast.Expression, wanted: Type): Type {
  const isTime = wanted.kind === "date" || wanted.kind === "instant";
  const type = infer(typing, spot, expression, isTime ? null : wanted);
  if (type.kind === "unknown") {
    // A day may stand for a point in time and the other way round, so that the place tells little.
    if (isTime) typing.suggest(expression, DATE, typing.likely);
    else typing.suggest(expression, wanted);
  }
  // A point in time stands for the local day that it falls on.
  if (!accepts(wanted, type) && !(wanted.kind === "date" && type.kind === "instant")) {
    const details = { wanted: typeWords(wanted), piece: piece(spot, expression, type) };
    typing.report(catalogue.wrongKind, spot, expression.span, { ...spot.use, ...details });
  }
  return type;
}

type Want = (infer: Infer, typing: Typing, spot: Spot, expression: ast.Expression) => Type;

export const wantDate: Want = (infer, typing, spot, expression) =>
  want(infer, typing, spot, expression, DATE);
export const wantInstant: Want = (infer, typing, spot, expression) =>
  want(infer, typing, spot, expression, INSTANT);
export const wantTime: Want = (infer, typing, spot, expression) =>
  want(infer, typing, spot, expression, TIME);
export const wantPeriod: Want = (infer, typing, spot, expression) =>
  want(infer, typing, spot, expression, PERIOD);
export const wantDuration: Want = (infer, typing, spot, expression) =>
  want(infer, typing, spot, expression, DURATION);
export const wantBasket: Want = (infer, typing, spot, expression) =>
  want(infer, typing, spot, expression, BASKET);
export const wantParty: Want = (infer, typing, spot, expression) =>
  want(infer, typing, spot, expression, PARTY);

/** An event, of any kind. */
export const wantEvent: Want = (infer, typing, spot, expression) => {
  const type = infer(typing, spot, expression, null);
  if (type.kind !== "event" && type.kind !== "unknown") {
    const details = { wanted: "an event", piece: piece(spot, expression, type) };
    typing.report(catalogue.wrongKind, spot, expression.span, { ...spot.use, ...details });
  }
  return type;
};

/** Something that holds or does not. */
export const wantCondition: Want = (infer, typing, spot, expression) => {
  const type = infer(typing, spot, expression, YES_NO);
  if (type.kind === "unknown") typing.suggest(expression, YES_NO);
  else if (type.kind !== "yes/no") {
    const details = { ...spot.use, piece: piece(spot, expression, type) };
    typing.report(catalogue.notACondition, spot, expression.span, details);
  }
  return YES_NO;
};

/**
 * Infers the value that something is given, and says so where it is of another type. `name` is what it is given to, cut from the
 * text only where it is to be said.
 */
export function give(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  expression: ast.Expression,
  wanted: Type,
  name: string | (() => string),
): Type {
  const type = infer(typing, spot, expression, wanted.kind === "unknown" ? null : wanted);
  checkGiven(typing, spot, expression, wanted, name);
  return type;
}

/** Says where a value that is inferred already is of another type than what it is given to. True where it is not. */
export function checkGiven(
  typing: Typing,
  spot: Spot,
  expression: ast.Expression,
  wanted: Type,
  name: string | (() => string),
): boolean {
  const type = typing.typeOf(expression);
  if (type.kind === "unknown") typing.suggest(expression, wanted);
  if (accepts(wanted, type)) return true;
  const target = {
    text: typeof name === "string" ? name : name(),
    is: typeWords(wanted),
    short: shortWords(wanted),
  };
  typing.report(catalogue.wrongType, spot, expression.span, {
    ...spot.use,
    target,
    value: piece(spot, expression, type),
  });
  return false;
}
