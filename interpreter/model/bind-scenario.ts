import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/names.ts";
import { bindExpression } from "./bind-expression.ts";
import { bindFields } from "./bind-effect.ts";
import { reportInput } from "./bind-input.ts";
import { DETERMINATION_INPUTS, isDetermination } from "./determination.ts";
import { bindKind, bindSections } from "./bind-other.ts";
import { bindAsset, bindParty } from "./bind-role.ts";
import { bindTermName } from "./bind-target.ts";
import { useIn } from "./consequence.ts";
import { quietlyUnless, type Judged } from "./in-force.ts";
import { lookUpTarget } from "./look-up.ts";
import { memberOf } from "./member.ts";
import type { EventSymbol, Placed } from "./model.ts";
import { replacement, type Resolution } from "./resolution.ts";
import { outerScope, type Scope } from "./scope.ts";
import { slips } from "./similar.ts";

/** Binds a scenario. Its events may be named by their ids: `Conversion Price of "E1"`. */
export function bindScenario(
  resolution: Resolution,
  { node, home }: Placed<ast.Scenario>,
  judged: Judged,
  former: ReadonlyMap<string, EventSymbol>,
): void {
  const ids = new Map<string, EventSymbol>();
  for (const step of node.steps) {
    for (const { event, id } of step.form === "on" ? step.happenings : []) {
      const kind = resolution.declarations.events.get(event.text) ?? former.get(event.text);
      if (id !== null && kind !== undefined) ids.set(id.value, kind);
    }
  }
  const scope: Scope = { ...outerScope(home, useIn(node, home)), ids };
  for (const step of node.steps) bindStep(resolution, scope, step, judged);
}

function bindStep(resolution: Resolution, scope: Scope, step: ast.ScenarioStep, judged: Judged): void {
  const { diagnostics } = resolution;
  switch (step.form) {
    case "given":
      for (const given of step.givens)
        quietlyUnless(judged(given), diagnostics, () => bindGiven(resolution, scope, given));
      return;
    case "on":
      bindExpression(resolution, scope, step.date);
      for (const happening of step.happenings)
        quietlyUnless(judged(happening), diagnostics, () => bindHappening(resolution, scope, happening));
      return;
    case "then":
      for (const expectation of step.expectations)
        quietlyUnless(judged(expectation), diagnostics, () =>
          bindExpectation(resolution, scope, expectation),
        );
      return;
  }
}

function bindGiven(resolution: Resolution, scope: Scope, given: ast.Given): void {
  if (given.form === "reading") {
    bindSections(resolution, scope, given.section === null ? [] : [given.section]);
    return;
  }
  bindValue(resolution, scope, given.target);
  bindExpression(resolution, scope, given.value);
  for (const day of [given.day, given.to]) if (day !== null) bindExpression(resolution, scope, day);
}

function bindHappening(
  resolution: Resolution,
  scope: Scope,
  { event, of, by, modifies, inputs }: ast.Happening,
): void {
  for (const party of by.filter(({ kind }) => kind !== "TextLiteral"))
    bindParty(resolution, scope, party, (one, within) => bindExpression(resolution, within, one));
  bindSections(resolution, scope, modifies);
  for (const { value } of inputs) bindExpression(resolution, scope, value);
  if (of !== null && !scope.ids.has(of.value)) {
    const { home, use } = scope;
    const near = slips(of.value, scope.ids.keys());
    const fixes = near.map((text) => replacement(home, of.span, `"${text}"`));
    resolution.report(catalogue.unknownId, home, of.span, { ...use, id: of.value, close: near }, { fixes });
  }
  if (isDetermination(resolution.declarations, event)) {
    for (const { name } of inputs) {
      if (!DETERMINATION_INPUTS.includes(name.text)) {
        reportInput(resolution, scope, name, "a Determination", DETERMINATION_INPUTS);
      }
    }
    return;
  }
  const kind = bindKind(resolution, scope, event);
  if (kind !== null) bindFields(resolution, scope, kind, inputs);
}

/** A term whose value is given or expected: the term, not a field, and on the day that the scenario says. */
function bindValue(resolution: Resolution, scope: Scope, target: ast.Expression): void {
  bindExpression(resolution, { ...scope, dayGiven: true }, target);
}

function bindExpectation(resolution: Resolution, scope: Scope, expectation: ast.Expectation): void {
  const bind = (expression: ast.Expression | null, within: Scope = scope): void => {
    if (expression !== null) bindExpression(resolution, within, expression);
  };
  const sections = (...refs: readonly (ast.SectionRef | null)[]): void =>
    bindSections(
      resolution,
      scope,
      refs.filter((ref) => ref !== null),
    );
  switch (expectation.form) {
    case "value":
      bindValue(resolution, scope, expectation.target);
      bind(expectation.value);
      bind(expectation.tolerance);
      bind(expectation.day);
      return sections(expectation.under);
    case "act": {
      const act = bindKind(resolution, scope, expectation.event);
      sections(...expectation.under);
      bind(expectation.to);
      bind(expectation.most);
      for (const { value } of expectation.inputs) bind(value);
      return act === null ? undefined : bindResults(resolution, scope, act, expectation.inputs);
    }
    case "settlement":
      bindParty(resolution, scope, expectation.from, bind);
      bindParty(resolution, scope, expectation.to, bind);
      bind(expectation.amount);
      if (expectation.asset !== null) bindAsset(resolution, scope, expectation.asset, bind);
      return bind(expectation.day);
    case "duty":
      bindParty(resolution, scope, expectation.party, bind);
      bindKind(resolution, scope, expectation.act);
      bind(expectation.amount);
      return bind(expectation.due);
    case "no duty":
      bindKind(resolution, scope, expectation.act);
      sections(expectation.under);
      return bind(expectation.day);
    case "covenant":
      sections(expectation.under);
      return bind(expectation.day);
    case "needs":
      bindValue(resolution, scope, expectation.of);
      return bind(expectation.day);
    case "stops":
      if (expectation.event !== null) bindKind(resolution, scope, expectation.event);
      return sections(expectation.under);
    case "certificate":
      return;
    case "ledger":
      bindTermName(resolution, scope, expectation.term);
      sections(expectation.under);
      return bind(expectation.day);
  }
}

/** `Exercise is accepted with Net Shares = 40`: what the act gives, or one of its fields. */
function bindResults(
  resolution: Resolution,
  scope: Scope,
  act: EventSymbol,
  inputs: readonly ast.Binding[],
): void {
  const others: ast.Binding[] = [];
  for (const binding of inputs) {
    const member = memberOf(resolution.declarations, [act], binding.name.text, "term");
    if (member.is === "term") resolution.refer(binding.name, { to: "event term", term: member.term }, scope);
    else {
      const found = lookUpTarget(resolution.declarations, scope, binding.name.text);
      if (found.to === "term") resolution.refer(binding.name, found, scope);
      else others.push(binding);
    }
  }
  bindFields(resolution, scope, act, others);
}
