/** Choices between readings that bear on single values only. */

import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import { timelessTerms } from "../compile/timeless.ts";
import type { Model } from "../model/model.ts";

/**
 * The ambiguities of which a run says each time that it meets them: formulas and parts of them. Other readings are built into a
 * program when it is made (effects, demands, postponements, what waits for an adjusted term) or bear on days that are remembered.
 */
export function looseReadings(model: Model): ReadonlySet<string> {
  const loose = new Set(model.ambiguities.map(({ key }) => key));
  for (let words: Model | null = model; words !== null; words = words.earlier?.model ?? null) {
    for (const [node, { key }] of words.ambiguityOf) if (!isFormula(node)) loose.delete(key);
    const isTimeless = timelessTerms(words);
    for (const term of words.terms) {
      if (!isTimeless(term)) continue;
      visit(term.node, (node) => {
        const ambiguity = words.ambiguityOf.get(node);
        if (ambiguity !== undefined) loose.delete(ambiguity.key);
      });
    }
  }
  return loose;
}

/** Whether a choice stands for a value, of which nothing else follows. */
function isFormula(node: object): boolean {
  if (!("kind" in node) || node.kind !== "ReadingExpression") return false;
  let adjusts = false;
  visit(node as ast.ReadingExpression, ({ kind }) => {
    adjusts ||= kind === "AdjustedExpression";
    return !adjusts;
  });
  return !adjusts;
}
