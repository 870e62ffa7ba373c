/** The smallest parts in which two clauses differ. */

import type { Tree } from "./tree.ts";

export interface Difference {
  readonly before: Tree | null;
  readonly after: Tree | null;
}

export function differences(before: Tree, after: Tree): Difference[] {
  return new Comparer().compare(before, after);
}

class Comparer {
  /** What has been compared already: a letter of a legend is read in many places and differs once. */
  private readonly seen = new Map<Tree, Set<Tree>>();

  compare(before: Tree, after: Tree): Difference[] {
    if (before.key === after.key) return [];
    if (before.tag !== after.tag) return [{ before, after }];
    const known = this.seen.get(before) ?? new Set<Tree>();
    if (known.has(after)) return [];
    this.seen.set(before, known.add(after));
    if (before.kind === "list") return this.lists(before.kids, after.kids);
    const found = before.kids.flatMap((kid, i) => this.inside(kid, after.kids[i]));
    // Of two formulas with little in common the whole is easier to read than the parts.
    const scattered = found.length > 1 && !found.every(isSmall);
    return isFormula(before) && scattered ? [{ before, after }] : found;
  }

  private inside(before: Tree, after: Tree | undefined): Difference[] {
    return after === undefined ? [{ before, after: null }] : this.compare(before, after);
  }

  /** What is in both lists is passed over; of the rest each is compared with the one that is most like it. */
  private lists(before: readonly Tree[], after: readonly Tree[]): Difference[] {
    const rest = [...after];
    const gone = before.filter((item) => {
      const at = rest.findIndex(({ key }) => key === item.key);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
    const found: Difference[] = [];
    for (const item of gone) {
      const at = rest.findIndex(({ tag }) => tag === item.tag);
      const rival = at < 0 ? undefined : rest.splice(at, 1)[0];
      if (rival === undefined) found.push({ before: item, after: null });
      else found.push(...this.compare(item, rival));
    }
    // What has no counterpart of its kind stands in the place of what is gone.
    const alone = found.filter((each) => each.after === null);
    for (const item of rest) {
      const partner = alone.shift();
      if (partner === undefined) found.push({ before: null, after: item });
      else found[found.indexOf(partner)] = { before: partner.before, after: item };
    }
    return found;
  }
}

/** A number or name in the place of another. */
function isSmall({ before, after }: Difference): boolean {
  return before?.kids.length === 0 && after?.kids.length === 0;
}

function isFormula({ kind }: Tree): boolean {
  return kind === "BinaryExpression" || kind === "ComparisonExpression" || kind === "LogicalExpression";
}
