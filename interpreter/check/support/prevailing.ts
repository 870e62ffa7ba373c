import type * as ast from "../../../grammar/ast.ts";
import type { Home, Model } from "../../model/model.ts";
import { sectionKey } from "../../model/sections.ts";
import { enclosing, labelOf } from "./labels.ts";

interface Clause {
  readonly relation: ast.Precedence["relation"];
  /** The section whose heading says so. */
  readonly own: string;
  /** Empty: anything to the contrary. */
  readonly over: ReadonlySet<string>;
}

/**
 * Which of two clauses prevails by the headings of their sections. The same answers as `precedence` in `../../run/sections.ts`,
 * by which a run decides, but without a look at every section for every pair.
 */
export class Prevailing {
  private readonly clauses = new Map<string, Clause[]>();

  constructor(model: Model) {
    for (const { shown, node } of model.sections) {
      if (node.precedence.length === 0) continue;
      const clauses = node.precedence.map(({ relation, sections }) => ({
        relation,
        own: shown,
        over: new Set(sections.map(({ label }) => sectionKey(label))),
      }));
      this.clauses.set(shown, [...(this.clauses.get(shown) ?? []), ...clauses]);
    }
  }

  /** Whether the headings say which of two clauses prevails. */
  isSettled(first: Home, second: Home): boolean {
    if (this.clauses.size === 0) return false;
    const a = labelOf(first);
    const b = labelOf(second);
    return this.saysOver(a, b) !== this.saysOver(b, a);
  }

  private saysOver(a: string, b: string): boolean {
    const of = enclosing(b);
    for (const { relation, own, over } of this.of(a)) {
      if (relation !== "notwithstanding") continue;
      if (over.size === 0 ? !of.includes(own) : of.some((label) => over.has(label))) return true;
    }
    const within = enclosing(a);
    for (const { relation, over } of this.of(b)) {
      if (relation === "subject to" && within.some((label) => over.has(label))) return true;
    }
    return false;
  }

  /** What the headings above a clause say, those of its section and of the sections that contain it. */
  private of(label: string): Clause[] {
    return enclosing(label).flatMap((one) => this.clauses.get(one) ?? []);
  }
}
