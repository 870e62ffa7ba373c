import type * as ast from "../../grammar/ast.ts";
import { severalEvents } from "../../grammar/diagnostics/catalogue/uses.ts";
import { deadlineKinds, triggerKinds } from "./about.ts";
import { bindConditions, bindEffect, bindObligation, bindRight } from "./bind-effect.ts";
import { bindDefinition, bindEvent, bindTable } from "./bind-declaration.ts";
import { bindExpression } from "./bind-expression.ts";
import { bindLegend } from "./bind-legend.ts";
import { bindKinds } from "./bind-other.ts";
import { bindPolicy, bindPostponement } from "./bind-policy.ts";
import { bindRegister } from "./bind-register.ts";
import { bindParty } from "./bind-role.ts";
import { bindTargetName } from "./bind-target.ts";
import { useIn } from "./consequence.ts";
import type { Placed } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { outerScope, type Scope } from "./scope.ts";

/** Binds every name in a statement. */
export function bindStatement(resolution: Resolution, { node, home }: Placed<ast.Statement>): void {
  const scope = outerScope(home, useIn(node, home));
  switch (node.kind) {
    case "Definition":
      return bindDefinition(resolution, scope, node);
    case "TableStatement":
      return bindTable(resolution, scope, node);
    case "EventStatement":
      return bindEvent(resolution, scope, node);
    case "Rule":
      return bindRule(resolution, scope, node);
    case "RightStatement": {
      const act = resolution.declarations.events.get(node.right.act.text);
      const about = act === undefined ? [] : [act];
      const within = bindLegend(
        resolution,
        { ...scope, about, aboutUnknown: act === undefined },
        node.legend,
      );
      return bindRight(resolution, within, node.right);
    }
    case "ObligationStatement": {
      const about = deadlineKinds(node.obligation.deadline, resolution.declarations.events);
      const within = bindLegend(resolution, { ...scope, about }, node.legend);
      return bindObligation(resolution, within, node.obligation, []);
    }
    case "PartyStatement":
      return node.value?.kind === "HoldersOf"
        ? bindExpression(resolution, scope, node.value.share)
        : undefined;
    case "CovenantStatement": {
      const within = bindLegend(resolution, scope, node.legend);
      for (const each of node.parties) {
        bindParty(resolution, within, each, (inner, inside) => bindExpression(resolution, inside, inner));
      }
      return bindExpression(resolution, within, node.condition);
    }
    case "PolicyStatement":
      return bindPolicy(resolution, scope, node);
    case "PostponementStatement":
      for (const { value } of node.alternatives) bindPostponement(resolution, scope, value);
      return;
    case "OccurrenceStatement":
      bindKinds(resolution, scope, node.events);
      return node.time === null ? undefined : bindExpression(resolution, scope, node.time);
    case "NoticeStatement": {
      const about = [...resolution.declarations.events.values()].filter((event) => event.notice !== null);
      const within = bindLegend(resolution, { ...scope, about }, node.legend);
      return bindExpression(resolution, within, node.effect);
    }
    case "AddressStatement": {
      const bind = (inner: ast.Expression, inside: Scope): void => bindExpression(resolution, inside, inner);
      bindParty(resolution, scope, node.party, bind);
      return bindExpression(resolution, scope, node.address);
    }
    case "QuoteAdjustmentStatement": {
      const kinds = bindKinds(resolution, scope, node.events);
      return bindExpression(resolution, { ...scope, ...kinds }, node.factor);
    }
    case "RegisterStatement":
      return bindRegister(resolution, scope, node);
    case "TransitionStatement":
      // Sections are those of the words before, which this draft need not have.
      for (const term of node.terms) bindTargetName(resolution, scope, term, term);
      return;
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "TextStatement":
    case "BrokenStatement":
      return;
  }
}

function bindRule(resolution: Resolution, outer: Scope, node: ast.Rule): void {
  const about = bindTrigger(resolution, outer, node.trigger);
  const scope = bindLegend(resolution, about, node.legend);
  bindConditions(resolution, scope, node.conditions);
  for (const effect of node.effects) bindEffect(resolution, scope, effect);
}

/** Binds a trigger; the scope of what it triggers. */
function bindTrigger(resolution: Resolution, scope: Scope, trigger: ast.Trigger): Scope {
  switch (trigger.kind) {
    case "EventTrigger":
      return { ...scope, ...bindKinds(resolution, scope, trigger.events) };
    case "AdjustmentTrigger":
      for (const term of trigger.terms) bindTargetName(resolution, scope, term, term);
      return scope;
    case "InstantTrigger": {
      bindExpression(resolution, { ...scope, kindsAllowed: true }, trigger.instant);
      const about = triggerKinds(trigger, resolution.declarations.events);
      if (about.length > 1) {
        const kinds = about.map(({ name }) => name);
        resolution.report(severalEvents, scope.home, trigger.span, { ...scope.use, kinds });
        return { ...scope, aboutUnknown: true };
      }
      return { ...scope, about };
    }
  }
}
