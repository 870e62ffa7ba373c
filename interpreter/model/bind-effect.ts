import type * as ast from "../../grammar/ast.ts";
import { noRegister } from "../../grammar/diagnostics/catalogue/names.ts";
import { bindExpression } from "./bind-expression.ts";
import { reportInput } from "./bind-input.ts";
import { bindKind, bindSections } from "./bind-other.ts";
import { bindAsset, bindParty } from "./bind-role.ts";
import { bindTarget, bindTermName } from "./bind-target.ts";
import type { EventSymbol } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";

/** Binds conditions `if C`, `unless C`. */
export function bindConditions(
  resolution: Resolution,
  scope: Scope,
  conditions: readonly ast.Condition[],
): void {
  for (const { expression } of conditions) bindExpression(resolution, scope, expression);
}

/** Binds what a rule does. */
export function bindEffect(resolution: Resolution, scope: Scope, effect: ast.Effect): void {
  const bind = (expression: ast.Expression, within: Scope = scope): void =>
    bindExpression(resolution, within, expression);
  const party = (expression: ast.Expression): void => bindParty(resolution, scope, expression, bind);
  switch (effect.kind) {
    case "Becomes":
      bindTarget(resolution, scope, effect.target);
      bind(effect.value);
      return bindConditions(resolution, scope, effect.conditions);
    case "FallsBy":
      bindTarget(resolution, scope, effect.target);
      bind(effect.amount);
      return bindConditions(resolution, scope, effect.conditions);
    case "AdjustAs":
      bindSections(resolution, scope, [effect.section]);
      return effect.inputs.forEach(({ value }) => bind(value));
    case "Deem": {
      const event = bindKind(resolution, scope, effect.event);
      if (effect.as !== null) bind(effect.as);
      for (const { value } of effect.inputs) bind(value);
      return event === null ? undefined : bindFields(resolution, scope, event, effect.inputs);
    }
    case "Rescind":
      bindSections(resolution, scope, effect.sections);
      return bind(effect.object);
    case "Undo":
      return bind(effect.object);
    case "NeedNot": {
      for (const each of effect.parties) party(each);
      if (effect.act !== null) bindKind(resolution, scope, effect.act);
      if (effect.told !== null) bind(effect.told);
      if (effect.object !== null) bind(effect.object);
      return bindConditions(resolution, scope, effect.conditions);
    }
    case "Issues":
      bindRegister(resolution, scope, effect);
      party(effect.issuer);
      if (effect.amount !== null) bind(effect.amount);
      party(effect.to);
      return bindConditions(resolution, scope, effect.conditions);
    case "Cancels":
      bindRegister(resolution, scope, effect);
      party(effect.issuer);
      return bindConditions(resolution, scope, effect.conditions);
    case "Ends":
      return bindTermName(resolution, scope, effect.target);
    case "Pays":
      party(effect.payer);
      bind(effect.amount);
      party(effect.payee);
      return bindConditions(resolution, scope, effect.conditions);
    case "Delivers":
      party(effect.from);
      bind(effect.amount);
      bindAsset(resolution, scope, effect.asset, bind);
      party(effect.to);
      return bindConditions(resolution, scope, effect.conditions);
    case "Obligation":
      return bindObligation(resolution, scope, effect);
    case "Right":
      return bindRight(resolution, scope, effect);
    case "ReadingEffect":
      for (const { value } of effect.alternatives) {
        for (const inner of value) bindEffect(resolution, scope, inner);
      }
      return;
  }
}

/** Certificates are issued and cancelled where a register is kept. */
function bindRegister(resolution: Resolution, scope: Scope, effect: ast.Issues | ast.Cancels): void {
  const { declarations } = resolution;
  if (
    declarations.incomplete ||
    declarations.statements.some(({ node }) => node.kind === "RegisterStatement")
  )
    return;
  const { start } = effect.issuer.span;
  const span = { start, end: effect.span.end };
  const verb = effect.kind === "Issues" ? "issued" : "cancelled";
  resolution.report(noRegister, scope.home, span, { ...scope.use, verb });
}

/** `with F = E`: each F a field of the event. */
export function bindFields(
  resolution: Resolution,
  scope: Scope,
  event: EventSymbol,
  inputs: readonly ast.Binding[],
): void {
  for (const { name } of inputs) {
    const { text } = name;
    if (event.schema.fields.some((field) => field.name === text)) {
      resolution.refer(name, { to: "field", field: text, events: [event.name] }, scope);
      continue;
    }
    const known = event.schema.fields.map((field) => field.name);
    reportInput(resolution, scope, name, `the event ${event.name}`, known);
  }
}

/**
 * A duty; in its deadline a kind of event stands for its occurrences. A duty that no event triggers is about the events that
 * its deadline names, each in its own place.
 */
export function bindObligation(
  resolution: Resolution,
  scope: Scope,
  node: ast.Obligation,
  triggered: readonly EventSymbol[] = scope.about,
): void {
  const bind = (expression: ast.Expression, within: Scope = scope): void =>
    bindExpression(resolution, within, expression);
  for (const each of node.parties) bindParty(resolution, scope, each, bind);
  bindKind(resolution, scope, node.act);
  if (node.amount !== null) bind(node.amount);
  if (node.failing !== null) bindKind(resolution, scope, node.failing);
  if (node.deadline !== null) {
    const within = { ...scope, about: triggered, kindsAllowed: true };
    if (node.deadline.duration !== null) bind(node.deadline.duration, within);
    for (const anchor of node.deadline.anchors) bind(anchor, within);
  }
  bindConditions(resolution, scope, node.conditions);
}

/** A right or prohibition: all that it says is about the act. */
export function bindRight(resolution: Resolution, outer: Scope, node: ast.Right): void {
  for (const each of node.parties) {
    bindParty(resolution, outer, each, (inner, within) => bindExpression(resolution, within, inner));
  }
  const act = bindKind(resolution, outer, node.act);
  const scope: Scope = { ...outer, about: act === null ? [] : [act], aboutUnknown: act === null };
  const during = { ...scope, kindsAllowed: true };
  for (const limit of [node.during, node.from, node.to]) {
    if (limit !== null) bindExpression(resolution, during, limit);
  }
  bindConditions(resolution, scope, node.conditions);
  if (node.exception !== null) bindException(resolution, scope, node.exception);
}

function bindException(resolution: Resolution, scope: Scope, { act, limits, consent }: ast.Exception): void {
  bindKind(resolution, scope, act);
  for (const { target } of limits) {
    if (target.kind === "Name") bindTermName(resolution, scope, target);
    else bindSections(resolution, scope, [target]);
  }
  if (consent !== null) {
    bindParty(resolution, scope, consent, (inner, within) => bindExpression(resolution, within, inner));
  }
}
