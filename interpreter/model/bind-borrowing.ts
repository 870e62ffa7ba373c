import type * as ast from "../../grammar/ast.ts";
import * as uses from "../../grammar/diagnostics/catalogue/uses.ts";
import { triggerKinds } from "./about.ts";
import { reportInput } from "./bind-input.ts";
import { isSection } from "./bind-other.ts";
import { adjustingRules, borrowedNames, rulesUnder } from "./borrowed.ts";
import { useIn } from "./consequence.ts";
import { effectsIn } from "./effects.ts";
import type { EventSymbol, Placed } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { outerScope, type Scope } from "./scope.ts";

/**
 * Binds what `adjust as S provides, with F = E` gives, once the rules of S are bound: each F is a name that they read. What
 * they read and `with` does not give, the borrower's own event must have.
 */
export function bindBorrowings(resolution: Resolution): void {
  const adjusting = adjustingRules(resolution.declarations);
  for (const { node, home } of resolution.declarations.statements) {
    if (node.kind !== "Rule") continue;
    for (const effect of effectsIn(node.effects)) {
      if (effect.kind !== "AdjustAs") continue;
      const scope = outerScope(home, useIn(node, home));
      const rules = rulesUnder(adjusting, home, effect.section.label);
      bindBorrowing(resolution, scope, effect, node, rules);
    }
  }
}

function bindBorrowing(
  resolution: Resolution,
  scope: Scope,
  effect: ast.AdjustAs,
  node: ast.Rule,
  rules: readonly Placed<ast.Rule>[],
): void {
  const { declarations, references } = resolution;
  const { label, span } = effect.section;
  if (rules.length === 0) {
    // A clause that cannot be read may be the one that is meant.
    if (isSection(resolution, scope, label) && !declarations.incomplete)
      resolution.report(uses.lendsNothing, scope.home, span, { ...scope.use, label });
    return;
  }
  const borrowed = borrowedNames(references, rules);
  const given = new Set<string>();
  for (const { name } of effect.inputs) {
    given.add(name.text);
    const reference = borrowed.get(name.text);
    if (reference !== undefined) resolution.refer(name, reference, scope);
    else reportInput(resolution, scope, name, `section ${label}`, [...borrowed.keys()]);
  }
  const kinds = triggerKinds(node.trigger, declarations.events);
  const names = [...borrowed.keys()].filter((name) => !given.has(name) && !allHave(kinds, name));
  if (names.length > 0) {
    const details = { ...scope.use, names, owner: `section ${label}` };
    resolution.report(uses.missingInput, scope.home, span, details);
  }
}

/** Whether each of the borrower's events has a field of this name, so that the borrowed effects can read it off them. */
function allHave(kinds: readonly EventSymbol[], name: string): boolean {
  return kinds.every(({ schema }) => schema.fields.some((field) => field.name === name));
}
