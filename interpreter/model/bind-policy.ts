import type * as ast from "../../grammar/ast.ts";
import { bindExpression } from "./bind-expression.ts";
import { bindLegend } from "./bind-legend.ts";
import { bindKinds, bindSections } from "./bind-other.ts";
import { bindTargetName } from "./bind-target.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";

/** Binds what every adjustment has to satisfy. */
export function bindPolicy(resolution: Resolution, outer: Scope, node: ast.PolicyStatement): void {
  const scope = bindLegend(resolution, outer, node.legend);
  bindPolicyScope(resolution, scope, node.scope);
  for (const clause of node.clauses) bindClause(resolution, scope, clause);
}

function bindClause(resolution: Resolution, scope: Scope, clause: ast.PolicyClause): void {
  switch (clause.form) {
    case "at least":
    case "at most":
      return bindExpression(resolution, scope, clause.bound);
    case "rounded":
      return bindExpression(resolution, scope, clause.rounding.step);
    case "never an increase":
    case "never a decrease":
      return;
    case "reading":
      for (const { value } of clause.alternatives) {
        for (const inner of value) bindClause(resolution, scope, inner);
      }
      return;
  }
}

/** Binds a postponement. */
export function bindPostponement(resolution: Resolution, scope: Scope, node: ast.Postponement): void {
  bindPolicyScope(resolution, scope, node.scope);
  bindKinds(resolution, scope, node.until);
  bindExpression(resolution, scope, node.threshold);
}

function bindPolicyScope(resolution: Resolution, scope: Scope, node: ast.PolicyScope): void {
  for (const term of node.terms) bindTargetName(resolution, scope, term, term);
  bindSections(resolution, scope, [...node.under, ...node.exceptUnder]);
  bindKinds(resolution, scope, node.exceptOn);
}
