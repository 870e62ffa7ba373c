/** What changes a term: the effects that give it another value, the policies that bind every adjustment of it. */

import type { Node } from "../grammar/ast.ts";
import { children } from "../grammar/walk.ts";
import type * as ast from "../grammar/ast.ts";
import type { Place } from "../grammar/source.ts";
import type { Home, Model, TermSymbol } from "../interpreter/model/model.ts";
import { sectionName } from "../interpreter/model/sections.ts";

export interface Adjustment {
  readonly place: Place;
  /** `section 4(d) (on Share Issuance)`. */
  readonly words: string;
  readonly rule: ast.Rule | null;
  readonly home: Home;
}

const known = new WeakMap<Model, Map<TermSymbol, Adjustment[]>>();

export function adjustmentsOf(model: Model, term: TermSymbol): readonly Adjustment[] {
  let index = known.get(model);
  if (index === undefined) {
    index = indexed(model);
    known.set(model, index);
  }
  return index.get(term) ?? [];
}

function indexed(model: Model): Map<TermSymbol, Adjustment[]> {
  const index = new Map<TermSymbol, Adjustment[]>();
  const add = (node: object, found: Adjustment): void => {
    const reference = model.references.get(node);
    if (reference?.to !== "term" && reference?.to !== "event term" && reference?.to !== "term of") return;
    const all = index.get(reference.term);
    if (all === undefined) index.set(reference.term, [found]);
    else all.push(found);
  };
  for (const { node: rule, home } of model.rules) {
    const look = (node: Node): void => {
      if (node.kind === "Becomes" || node.kind === "FallsBy" || node.kind === "Ends") {
        const place = { source: home.source, span: node.span };
        add(node.target, {
          place,
          words: `${homeName(home)} (${triggerWords(rule.trigger, home)})`,
          rule,
          home,
        });
      }
      for (const child of children(node)) look(child);
    };
    for (const effect of rule.effects) look(effect);
  }
  const policy = (scope: ast.PolicyScope, home: Home, node: Node): void => {
    for (const name of scope.terms) {
      const place = { source: home.source, span: node.span };
      add(name, { place, words: `${homeName(home)} (a policy)`, rule: null, home });
    }
  };
  for (const { node, home } of model.policies) policy(node.scope, home, node);
  for (const { node, home } of model.postponements)
    for (const { value } of node.alternatives) policy(value.scope, home, node);
  return index;
}

export function homeName({ section, source }: Home): string {
  return section === null ? source.name.replace(/^.*\//, "") : sectionName(section);
}

export function triggerWords(trigger: ast.Trigger, home: Home): string {
  const words = home.source.text
    .slice(trigger.span.start, trigger.span.end)
    .replace(/\s+/g, " ")
    .replace(/:$/, "");
  return words.length > 60 ? `${words.slice(0, 57)}...` : words;
}
