import { visit } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Declarations } from "./declarations.ts";
import { effectsIn } from "./effects.ts";
import type { Home, Placed, Reference, TermSymbol } from "./model.ts";
import { covers, sameNumbering, sectionKey } from "./sections.ts";

/** The rules that adjust something, which others may borrow. */
export function adjustingRules({ statements }: Declarations): Placed<ast.Rule>[] {
  return statements.flatMap(({ node, home }) => {
    if (node.kind !== "Rule" || home.section === null) return [];
    return effectsIn(node.effects).some(({ kind }) => kind === "Becomes") ? [{ node, home }] : [];
  });
}

/**
 * Whether `adjust as section S provides` means a clause: it stands in S or in a section below it. A clause that itself stands below
 * S means the rest of S, not its own section.
 */
export function lends(lender: Home, borrower: Home, label: string): boolean {
  if (lender.section === null || !sameNumbering(lender, borrower) || !covers(label, lender.section))
    return false;
  const own = borrower.section;
  const isBelow = own !== null && sectionKey(own.label) !== sectionKey(label) && covers(label, own);
  return !isBelow || !covers(own.label, lender.section);
}

/** The rules that a section lends to a clause. */
export function rulesUnder(
  rules: readonly Placed<ast.Rule>[],
  borrower: Home,
  label: string,
): readonly Placed<ast.Rule>[] {
  return rules.filter(({ home }) => lends(home, borrower, label));
}

/**
 * What `adjust as S provides` borrows: the effects of the rules of S that adjust, with their legends, not their conditions.
 * The fields in them, and in the terms `of` the event that they name, are read off the borrower's event, unless `with` gives
 * them.
 */
export function borrowedNames(
  references: ReadonlyMap<object, Reference>,
  rules: readonly Placed<ast.Rule>[],
): Map<string, Reference> {
  const found = new Map<string, Reference>();
  const seen = new Set<TermSymbol>();
  const look = (part: ast.Node): void =>
    visit(part, (node) => {
      const reference = references.get(node);
      if (reference?.to === "field") found.set(reference.field, reference);
      if (reference?.to !== "event term" || seen.has(reference.term)) return;
      seen.add(reference.term);
      look(reference.term.node);
    });
  for (const { node } of rules) {
    if (node.legend !== null) look(node.legend);
    for (const effect of effectsIn(node.effects)) if (effect.kind === "Becomes") look(effect.value);
  }
  return found;
}
