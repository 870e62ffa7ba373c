import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/types.ts";
import { moneyUnit, pricePerShare, SHARES } from "../values/unit.ts";
import {
  BASKET,
  DATE,
  INSTANT,
  PERCENTAGE,
  PERIOD,
  PLAIN,
  TEXT,
  TIME,
  UNKNOWN,
  YES_NO,
  agree,
} from "./agree.ts";
import { inferAlike } from "./infer-alike.ts";
import { inferBinary, reportNoQuantity } from "./infer-arithmetic.ts";
import { inferComparison, inferOneOf } from "./infer-comparison.ts";
import { referenceType } from "./infer-reference.ts";
import { inferAggregate, inferRounded, inferWindow } from "./infer-quantity.ts";
import { inferDuration, inferPart, inferShift } from "./infer-time.ts";
import type { Reference } from "./model.ts";
import { replacement } from "./resolution.ts";
import { slips } from "./similar.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import {
  give,
  wantBasket,
  wantCondition,
  wantDate,
  wantDuration,
  wantEvent,
  wantInstant,
  wantParty,
  wantPeriod,
  wantTime,
} from "./want.ts";

/** Infers the type of an expression and of all inside it. `wanted` is what its place wants, where that is known. */
export function infer(typing: Typing, spot: Spot, expression: ast.Expression, wanted: Type | null): Type {
  const type = inferKind(typing, spot, expression, wanted);
  typing.types.set(expression, type);
  return type;
}

function inferKind(typing: Typing, spot: Spot, node: ast.Expression, wanted: Type | null): Type {
  switch (node.kind) {
    case "NumberLiteral":
      return numberType(node, wanted);
    case "MoneyLiteral":
      return moneyType(node.currency ?? typing.declarations.currency, node.perShare, wanted);
    case "Blank":
      return blankType(typing, node, wanted);
    case "DurationLiteral":
      return inferDuration(typing, spot, node);
    case "DateLiteral":
    case "TheDate":
    case "AnnualDay":
    case "NthWeekday":
    case "EasterSunday":
      return DATE;
    case "TimeLiteral":
      return TIME;
    case "TextLiteral":
      return textType(typing, spot, node, wanted);
    case "YesNoLiteral":
      return YES_NO;
    case "Now":
      return INSTANT;
    case "Missing":
      return UNKNOWN;
    case "NameExpression":
    case "OfExpression":
    case "AdjustedExpression": {
      const reference = typing.references.get(node);
      if (node.kind === "OfExpression") inferOwner(typing, spot, node, reference);
      return reference === undefined ? UNKNOWN : referenceType(typing, reference);
    }
    case "CallExpression":
      return inferCall(typing, spot, node);
    case "UnaryExpression": {
      const type = infer(typing, spot, node.operand, wanted);
      reportNoQuantity(typing, spot, "negates", node.operand);
      return type.kind === "quantity" ? type : UNKNOWN;
    }
    case "Parenthesized":
      return infer(typing, spot, node.operand, wanted);
    case "BinaryExpression":
      return inferBinary(infer, typing, spot, node, wanted);
    case "ComparisonExpression":
      return inferComparison(infer, typing, spot, node);
    case "OneOfExpression":
      return inferOneOf(infer, typing, spot, node);
    case "LogicalExpression":
      wantCondition(infer, typing, spot, node.left);
      return wantCondition(infer, typing, spot, node.right);
    case "NotExpression":
      return wantCondition(infer, typing, spot, node.operand);
    case "GivenExpression":
      infer(typing, spot, node.operand, null);
      return YES_NO;
    case "OnExpression":
      wantDate(infer, typing, spot, node.day.kind === "NearestDay" ? node.day.date : node.day);
      return infer(typing, spot, node.operand, wanted);
    case "WindowExpression":
    case "CountExpression":
      return inferWindow(infer, typing, spot, node, wanted);
    case "FirstOf":
      for (const { condition } of node.cases) {
        if (condition !== null) wantCondition(infer, typing, spot, condition);
      }
      if (node.earliest) {
        for (const { value } of node.cases) wantInstant(infer, typing, spot, value);
        return INSTANT;
      }
      return inferAlternatives(typing, spot, "cases", node.cases, wanted);
    case "ReadingExpression":
      return inferAlternatives(typing, spot, "readings", node.alternatives, wanted);
    case "AggregateExpression":
      return inferAggregate(infer, typing, spot, node, wanted);
    case "RegisterSum": {
      if (node.condition !== null) wantCondition(infer, typing, spot, node.condition);
      const type = infer(typing, spot, node.operand, wanted);
      reportNoQuantity(typing, spot, "takes the sum of", node.operand);
      return type.kind === "quantity" ? type : UNKNOWN;
    }
    case "RoundedExpression":
      return inferRounded(infer, typing, spot, node, wanted);
    case "DeterminedExpression":
      wantParty(infer, typing, spot, node.by);
      return wanted ?? UNKNOWN;
    case "StandsExpression":
      wantEvent(infer, typing, spot, node.object);
      return YES_NO;
    case "ShiftExpression":
      return inferShift(infer, typing, spot, node);
    case "AtTimeExpression":
      wantDate(infer, typing, spot, node.date);
      wantTime(infer, typing, spot, node.time);
      return INSTANT;
    case "PeriodExpression":
      for (const end of [node.from, node.to]) if (end !== null) wantInstant(infer, typing, spot, end);
      return PERIOD;
    case "WithinExpression":
      if (node.last !== null) wantDuration(infer, typing, spot, node.last);
      wantPeriod(infer, typing, spot, node.period);
      return YES_NO;
    case "PartExpression":
      return inferPart(infer, typing, spot, node, wanted);
    case "BasketExpression":
      for (const { amount, asset } of node.items) {
        infer(typing, spot, amount, null);
        reportNoQuantity(typing, spot, "counts", amount);
        infer(typing, spot, asset, TEXT);
      }
      return BASKET;
    case "ScaledExpression":
      wantBasket(infer, typing, spot, node.basket);
      if (node.asset !== null) infer(typing, spot, node.asset, TEXT);
      give(infer, typing, spot, node.factor, PLAIN, "the factor");
      return BASKET;
  }
}

/** What stands after `of`, unless it is part of a longer name. */
function inferOwner(
  typing: Typing,
  spot: Spot,
  node: ast.OfExpression,
  reference: Reference | undefined,
): void {
  const owner = reference !== undefined && "object" in reference ? reference.object : node.object;
  const isName = owner.kind === "NameExpression" || owner.kind === "OfExpression";
  if (!isName || typing.references.has(owner)) infer(typing, spot, owner, null);
}

function numberType({ unit }: ast.NumberLiteral, wanted: Type | null): Type {
  if (unit === "shares") return { kind: "quantity", unit: SHARES };
  if (unit === "percent") return PERCENTAGE;
  return unit === "none" && wanted?.kind === "quantity" ? wanted : PLAIN;
}

/** An amount is money, unless it says that it is a price or stands where one is wanted. */
function moneyType(currency: string, perShare: boolean, wanted: Type | null): Type {
  const price = pricePerShare(currency);
  const isPrice = perShare || (wanted?.kind === "quantity" && wanted.unit === price);
  return { kind: "quantity", unit: isPrice ? price : moneyUnit(currency) };
}

function blankType(typing: Typing, { unit }: ast.Blank, wanted: Type | null): Type {
  switch (unit) {
    case "none":
      return wanted ?? UNKNOWN;
    case "shares":
      return { kind: "quantity", unit: SHARES };
    case "money":
    case "price":
      return moneyType(typing.declarations.currency, unit === "price", wanted);
    case "percent":
      return PERCENTAGE;
  }
}

function textType(typing: Typing, spot: Spot, { value, span }: ast.TextLiteral, wanted: Type | null): Type {
  if (wanted?.kind !== "text" || wanted.oneOf === undefined) return TEXT;
  const values = wanted.oneOf;
  if (!values.includes(value)) {
    const close = slips(value, values);
    const fixes = close.map((text) => replacement(spot.home, span, `"${text}"`));
    typing.report(catalogue.notOneOf, spot, span, { ...spot.use, value, values, close }, { fixes });
  }
  return wanted;
}

function inferCall(typing: Typing, spot: Spot, node: ast.CallExpression): Type {
  for (const { name, value } of node.inputs) {
    const input = typing.references.get(name);
    give(infer, typing, spot, value, input?.to === "input" ? input.type : UNKNOWN, name.text);
  }
  const reference = typing.references.get(node);
  return reference === undefined ? UNKNOWN : referenceType(typing, reference);
}

/** Alternatives are one value, so that a day and a point in time are not alike in them, as they are in a comparison. */
const alternate = (a: Type, b: Type): boolean => a.kind === b.kind && agree(a, b);

function inferAlternatives(
  typing: Typing,
  spot: Spot,
  what: string,
  alternatives: readonly { readonly value: ast.Expression }[],
  wanted: Type | null,
): Type {
  const values = alternatives.map(({ value }) => value);
  const joined = inferAlike(
    infer,
    typing,
    spot,
    values,
    wanted,
    (a, b) => {
      const pieces = { left: piece(spot, a, typing.typeOf(a)), right: piece(spot, b, typing.typeOf(b)) };
      typing.report(catalogue.unlikeAlternatives, spot, b.span, { ...spot.use, what, ...pieces });
    },
    alternate,
  );
  return joined ?? UNKNOWN;
}
