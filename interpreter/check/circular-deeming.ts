import type * as ast from "../../grammar/ast.ts";
import { circularDeeming as entry } from "../../grammar/diagnostics/catalogue/circles.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model, Placed } from "../model/model.ts";
import { changedTerm, occasionsOf, placedEffects } from "./support/actions.ts";
import { eventsAbout } from "./support/events-about.ts";
import { findRings, type Edge } from "./support/rings.ts";
import { inWords } from "./support/words.ts";

interface Leading extends Edge<string> {
  readonly rule: Placed<ast.Rule>;
  readonly span: ast.Node["span"];
}

/**
 * Deeming that leads to itself: `on A: deem B`, `on B: deem A` ("deeming is acyclic"), also at a time after A, and through the
 * adjustments that a clause `on any adjustment of T` answers to.
 */
export function circularDeeming(model: Model): Diagnostic[] {
  const edges: Leading[] = [];
  const add = (from: string, to: string, rest: Omit<Leading, "from" | "to">): void =>
    void edges.push({ from, to, ...rest });
  for (const { effect, rule, readings } of placedEffects(model)) {
    const term = effect.kind === "Becomes" ? changedTerm(model, effect) : null;
    const to = effect.kind === "Deem" ? effect.event.text : term === null ? null : adjustmentOf(term.name);
    if (to === null) continue;
    for (const from of causesOf(model, rule)) add(from, to, { rule, span: effect.span, readings });
  }
  return findRings<string, Leading>(edges).flatMap((ring) => {
    const [first, ...others] = ring;
    if (first === undefined) return [];
    const links = ring.map(({ from, rule }) => ({ name: from, where: inWords(rule.home) }));
    const related = others.slice(0, 10).map(({ from, to, rule, span }) => ({
      place: { source: rule.home.source, span },
      message: `${from} brings about ${to} here.`,
    }));
    return [report(entry, { source: first.rule.home.source, span: first.span }, { links }, { related })];
  });
}

const adjustmentOf = (term: string): string => `an adjustment of ${term}`;

/** What makes a rule act. */
function causesOf(model: Model, rule: Placed<ast.Rule>): string[] {
  const { trigger } = rule.node;
  if (trigger.kind === "InstantTrigger") return eventsAbout(model, trigger.instant);
  return occasionsOf(rule).map(({ form, name }) => (form === "adjustment" ? adjustmentOf(name) : name));
}
