import { visit } from "../../grammar/ast.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Declarations } from "./declarations.ts";
import { effectsIn } from "./effects.ts";
import { referenceType } from "./infer-reference.ts";
import type { Placed, Reference } from "./model.ts";
import { covers } from "./sections.ts";
import type { Spot, Typing } from "./typing.ts";
import type { Type } from "./types.ts";

/** The rules of a section, and of those below it, that adjust something. */
export function adjustingRules(
  declarations: Declarations,
  source: Spot["home"]["source"],
  label: string,
): Placed<ast.Rule>[] {
  return declarations.statements.flatMap(({ node, home }) => {
    if (node.kind !== "Rule" || home.source !== source || home.section === null) return [];
    const adjusts = effectsIn(node.effects).some(({ kind }) => kind === "Becomes");
    return adjusts && covers(label, home.section) ? [{ node, home }] : [];
  });
}

/**
 * What `adjust as S provides` borrows: the effects of the rules of S that adjust, with their legends, not their conditions.
 * The names in them that stand for something of the event are read off the borrower's event, unless `with` gives them.
 */
export function borrowedNames(
  references: ReadonlyMap<object, Reference>,
  rules: readonly Placed<ast.Rule>[],
): Map<string, Reference> {
  const found = new Map<string, Reference>();
  const look = (part: ast.Node): void =>
    visit(part, (node) => {
      const reference = references.get(node);
      if (reference?.to === "field") found.set(reference.field, reference);
      if (reference?.to === "legend") found.set(reference.binding.name.text, reference);
      if (reference?.to === "event term") found.set(reference.term.name, reference);
    });
  for (const { node } of rules) {
    if (node.legend !== null) look(node.legend);
    for (const effect of effectsIn(node.effects)) if (effect.kind === "Becomes") look(effect.value);
  }
  return found;
}

/** The types of the names that a borrower may give, by name. */
export function borrowedTypes(typing: Typing, spot: Spot, section: ast.SectionRef): Map<string, Type> {
  const rules = adjustingRules(typing.declarations, spot.home.source, section.label);
  const names = borrowedNames(typing.references, rules);
  return new Map([...names].map(([name, reference]) => [name, referenceType(typing, reference)]));
}
