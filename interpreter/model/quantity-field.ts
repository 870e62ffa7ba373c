import type * as ast from "../../grammar/ast.ts";
import { kindsOf } from "./about.ts";
import type { Declarations } from "./declarations.ts";
import { effectsIn } from "./effects.ts";
import type { Reference } from "./model.ts";

/** Finds the field that counts each act: the one by which its settlement lowers a term of the certificate. */
export function findQuantityFields(
  declarations: Declarations,
  references: ReadonlyMap<object, Reference>,
): void {
  for (const { node } of declarations.statements) {
    if (node.kind !== "Rule" || node.trigger.kind !== "EventTrigger") continue;
    const field = loweringField(node, references);
    if (field === null) continue;
    for (const event of kindsOf(node.trigger.events, declarations.events)) {
      if (event.act) event.quantityField ??= field;
    }
  }
}

function loweringField(rule: ast.Rule, references: ReadonlyMap<object, Reference>): string | null {
  for (const effect of effectsIn(rule.effects)) {
    if (effect.kind !== "FallsBy" || effect.direction !== "falls") continue;
    const target = references.get(effect.target);
    const amount = references.get(effect.amount);
    if (target?.to !== "term" || target.term.scope.of !== "certificate") continue;
    if (amount?.to === "field" || amount?.to === "field of") return amount.field;
  }
  return null;
}
