import type * as ast from "../../grammar/ast.ts";
import type { Model } from "../model/model.ts";
import { sectionKey } from "../model/sections.ts";

/** Whether a section is the one referred to or lies in it: `4(d)(i)` lies in `4(d)`. */
export function isUnder(section: string, reference: string): boolean {
  if (section === reference) return true;
  return section.startsWith(reference) && /^[(.]/.test(section.slice(reference.length));
}

export function isUnderAny(section: string, references: readonly string[]): boolean {
  return references.some((reference) => isUnder(section, reference));
}

/** The labels as results show them. */
export function shownLabels(model: Model, references: readonly ast.SectionRef[]): string[] {
  return references.map(({ label }) => model.sectionOf.get(sectionKey(label))?.shown ?? sectionKey(label));
}

/**
 * Which of two sections prevails where both act: `notwithstanding` and `subject to`. Positive: the first; negative: the second;
 * 0: the contract does not say.
 */
export function precedence(model: Model, first: string, second: string): number {
  const saysOver = (a: string, b: string): boolean => {
    for (const symbol of model.sections) {
      if (!isUnder(a, symbol.shown)) continue;
      for (const clause of symbol.node.precedence) {
        const labels = shownLabels(model, clause.sections);
        if (
          clause.relation === "notwithstanding" &&
          (labels.length === 0 ? !isUnder(b, symbol.shown) : isUnderAny(b, labels))
        )
          return true;
      }
    }
    for (const symbol of model.sections) {
      if (!isUnder(b, symbol.shown)) continue;
      for (const clause of symbol.node.precedence) {
        if (clause.relation === "subject to" && isUnderAny(a, shownLabels(model, clause.sections)))
          return true;
      }
    }
    return false;
  };
  return Number(saysOver(first, second)) - Number(saysOver(second, first));
}
