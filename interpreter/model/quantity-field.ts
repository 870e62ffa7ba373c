import type * as ast from "../../grammar/ast.ts";
import type { Declarations } from "./declarations.ts";
import { effectsIn } from "./effects.ts";
import type { EventSymbol, Model, Reference } from "./model.ts";

/** The field that counts a kind of act; null where nothing counts it. */
export function countingField({ events }: Pick<Model, "events">, kind: string): string | null {
  return events.get(kind)?.quantityField ?? null;
}

/** Finds the field that counts each act: the one by which its settlement lowers a term of the certificate. */
export function findQuantityFields(
  declarations: Declarations,
  references: ReadonlyMap<object, Reference>,
): void {
  const rules = declarations.statements.flatMap(({ node }) => (node.kind === "Rule" ? [node] : []));
  for (const [name, field] of countingFields(rules, references)) {
    const event = declarations.events.get(name);
    if (event?.act === true) event.quantityField ??= field;
  }
}

/** The model as it is where its clauses have been changed in place: an act may be counted by another field, or by none. */
export function countedAnew(model: Model): Model {
  const fields = countingFields(
    model.rules.map(({ node }) => node),
    model.references,
  );
  const isAsBefore = ({ name, act, quantityField }: EventSymbol): boolean =>
    !act || quantityField === (fields.get(name) ?? null);
  if ([...model.events.values()].every(isAsBefore)) return model;
  const events = new Map(
    [...model.events].map(([name, event]): [string, EventSymbol] => [
      name,
      isAsBefore(event) ? event : { ...event, quantityField: fields.get(name) ?? null },
    ]),
  );
  return { ...model, events };
}

/** The first field of each kind of event by which a rule on it lowers a term of the certificate. */
function countingFields(
  rules: readonly ast.Rule[],
  references: ReadonlyMap<object, Reference>,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const rule of rules) {
    if (rule.trigger.kind !== "EventTrigger") continue;
    const field = loweringField(rule, references);
    if (field === null) continue;
    for (const { text } of rule.trigger.events) if (!found.has(text)) found.set(text, field);
  }
  return found;
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
