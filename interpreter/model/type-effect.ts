import type * as ast from "../../grammar/ast.ts";
import { missingInput } from "../../grammar/diagnostics/catalogue/uses.ts";
import { wrongKind } from "../../grammar/diagnostics/catalogue/types.ts";
import { moneyUnit, SHARES } from "../values/unit.ts";
import { TEXT, UNKNOWN } from "./agree.ts";
import { infer } from "./infer.ts";
import { reportNoQuantity } from "./infer-arithmetic.ts";
import { fieldType, referenceType } from "./infer-reference.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import {
  checkGiven,
  give,
  wantCondition,
  wantDuration,
  wantEvent,
  wantInstant,
  wantParty,
  wantPeriod,
} from "./want.ts";

/** Conditions `if C`, `unless C`. */
export function typeConditions(typing: Typing, spot: Spot, conditions: readonly ast.Condition[]): void {
  for (const { expression } of conditions) wantCondition(infer, typing, spot, expression);
}

/** The types in what a rule does. */
export function typeEffect(typing: Typing, spot: Spot, effect: ast.Effect): void {
  switch (effect.kind) {
    case "Becomes":
    case "FallsBy": {
      const target = infer(typing, spot, effect.target, null);
      const value = effect.kind === "Becomes" ? effect.value : effect.amount;
      const given = give(infer, typing, spot, value, target, nameOf(spot, effect.target));
      if (target.kind === "unknown") typing.suggest(effect.target, given);
      return typeConditions(typing, spot, effect.conditions);
    }
    case "AdjustAs":
      return typeBorrowing(typing, spot, effect);
    case "Deem":
      return typeDeeming(typing, spot, effect);
    case "Rescind":
      wantEvent(infer, typing, spot, effect.object);
      return;
    case "Undo":
      wantEvent(infer, typing, spot, effect.object);
      return;
    case "NeedNot":
      for (const party of effect.parties) wantParty(infer, typing, spot, party);
      if (effect.told !== null) give(infer, typing, spot, effect.told, TEXT, "the duty");
      if (effect.object !== null) wantEvent(infer, typing, spot, effect.object);
      return typeConditions(typing, spot, effect.conditions);
    case "Issues":
      wantParty(infer, typing, spot, effect.issuer);
      wantHolder(typing, spot, effect.to);
      if (effect.amount !== null)
        give(infer, typing, spot, effect.amount, { kind: "quantity", unit: SHARES }, "the certificate");
      return typeConditions(typing, spot, effect.conditions);
    case "Cancels":
      wantParty(infer, typing, spot, effect.issuer);
      return typeConditions(typing, spot, effect.conditions);
    case "Ends":
      return typeEnds(typing, spot, effect);
    case "Pays": {
      wantParty(infer, typing, spot, effect.payer);
      wantParty(infer, typing, spot, effect.payee);
      giveMoney(typing, spot, effect.amount);
      return typeConditions(typing, spot, effect.conditions);
    }
    case "Delivers":
      wantParty(infer, typing, spot, effect.from);
      wantParty(infer, typing, spot, effect.to);
      infer(typing, spot, effect.amount, null);
      reportNoQuantity(typing, spot, "delivers", effect.amount);
      wantAsset(typing, spot, effect.asset);
      return typeConditions(typing, spot, effect.conditions);
    case "Obligation":
      return typeObligation(typing, spot, effect);
    case "Right":
      return typeRight(typing, spot, effect);
    case "ReadingEffect":
      for (const { value } of effect.alternatives) for (const inner of value) typeEffect(typing, spot, inner);
      return;
  }
}

const nameOf = (spot: Spot, expression: ast.Expression): string => piece(spot, expression, UNKNOWN).text;

/** What is paid is money, in the contract's currency or another. */
export function giveMoney(typing: Typing, spot: Spot, amount: ast.Expression): void {
  const wanted: Type = { kind: "quantity", unit: moneyUnit(typing.declarations.currency) };
  const type = infer(typing, spot, amount, wanted);
  if (type.kind === "quantity" && type.unit.money === 1 && type.unit.share === 0) return;
  checkGiven(typing, spot, amount, wanted, "the payment");
}

/** Who a certificate is issued to: a party, or whoever a field names. */
function wantHolder(typing: Typing, spot: Spot, to: ast.Expression): void {
  const type = infer(typing, spot, to, null);
  if (type.kind === "text" || type.kind === "party" || type.kind === "unknown") return;
  const details = { wanted: "a party or a name", piece: piece(spot, to, type) };
  typing.report(wrongKind, spot, to.span, { ...spot.use, ...details });
}

/** What is delivered: a basket, or the name of an asset. */
export function wantAsset(typing: Typing, spot: Spot, asset: ast.Expression): void {
  const type = infer(typing, spot, asset, null);
  if (type.kind === "basket" || type.kind === "text" || type.kind === "unknown") return;
  const details = { wanted: "an asset or a basket", piece: piece(spot, asset, type) };
  typing.report(wrongKind, spot, asset.span, { ...spot.use, ...details });
}

function typeBorrowing(typing: Typing, spot: Spot, effect: ast.AdjustAs): void {
  for (const { name, value } of effect.inputs) {
    const reference = typing.references.get(name);
    const type = reference === undefined ? UNKNOWN : referenceType(typing, reference);
    give(infer, typing, spot, value, type, name.text);
  }
}

function typeDeeming(typing: Typing, spot: Spot, effect: ast.Deem): void {
  if (effect.as !== null) wantEvent(infer, typing, spot, effect.as);
  const { text, span } = effect.event;
  for (const { name, value } of effect.inputs) {
    give(infer, typing, spot, value, fieldType(typing, [text], name.text), name.text);
  }
  if (effect.as !== null) return;
  const given = new Set(effect.inputs.map(({ name }) => name.text));
  const fields = typing.declarations.events.get(text)?.schema.fields ?? [];
  const names = fields.flatMap(({ name, optional }) => (optional || given.has(name) ? [] : [name]));
  if (names.length > 0)
    typing.report(missingInput, spot, span, { ...spot.use, names, owner: `the event ${text}` });
}

function typeEnds(typing: Typing, spot: Spot, { target }: ast.Ends): void {
  const reference = typing.references.get(target);
  const type = reference === undefined ? UNKNOWN : referenceType(typing, reference);
  if (type.kind === "period" || type.kind === "unknown") return;
  const details = { wanted: "a period", piece: piece(spot, { kind: "Missing", span: target.span }, type) };
  typing.report(wrongKind, spot, target.span, { ...spot.use, ...details });
}

/** The types in a duty. */
export function typeObligation(typing: Typing, spot: Spot, node: ast.Obligation): void {
  for (const party of node.parties) wantParty(infer, typing, spot, party);
  if (node.amount !== null) giveMoney(typing, spot, node.amount);
  if (node.deadline !== null) {
    if (node.deadline.duration !== null) wantDuration(infer, typing, spot, node.deadline.duration);
    for (const anchor of node.deadline.anchors) wantInstant(infer, typing, spot, anchor);
  }
  typeConditions(typing, spot, node.conditions);
}

/** The types in a right or prohibition. */
export function typeRight(typing: Typing, spot: Spot, node: ast.Right): void {
  for (const party of node.parties) wantParty(infer, typing, spot, party);
  if (node.during !== null) wantPeriod(infer, typing, spot, node.during);
  for (const limit of [node.from, node.to]) if (limit !== null) wantInstant(infer, typing, spot, limit);
  typeConditions(typing, spot, node.conditions);
  if (node.exception !== null && node.exception.consent !== null) {
    wantParty(infer, typing, spot, node.exception.consent);
  }
}
