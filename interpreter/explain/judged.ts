/** Terms that decide which acts are allowed: no value of a run is derived with them, but acts are judged by them. */

import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Model } from "../model/model.ts";
import type { RunResult, Step } from "../run/result.ts";
import type { Chapter } from "./explain.ts";

/** The acts that clauses about rights judged with a term, in their conditions or behind what these call for. */
export function judgedChapters(result: RunResult, model: Model, term: string): Chapter[] {
  const clauses = model.rights.flatMap(({ node, home }) =>
    home.section !== null && uses(model, node.right, term)
      ? [{ act: node.right.act.text, section: home.section.shown }]
      : [],
  );
  return result.acts.flatMap((act): Chapter[] => {
    // Terms that the act gives or was computed with have chapters of their own.
    if ([...act.terms, ...act.gives].some(({ name }) => name === term)) return [];
    const sections = [
      ...new Set(clauses.filter((clause) => clause.act === act.act).map(({ section }) => section)),
    ];
    return sections.length === 0
      ? []
      : [
          {
            kind: "judged",
            instant: act.instant,
            act,
            sections,
            steps: readingsOf(result, model, act.act, sections),
          },
        ];
  });
}

/** The readings in the words of clauses about an act, in some sections: how they were read when it was judged. */
export function readingsOf(
  { readings }: RunResult,
  model: Model,
  act: string,
  sections: readonly string[],
): Step[] {
  return model.rights.flatMap(({ node, home }): Step[] => {
    const section = home.section?.shown;
    if (section === undefined || node.right.act.text !== act || !sections.includes(section)) return [];
    const steps: Step[] = [];
    visit(node.right, (inner) => {
      const key = model.ambiguityOf.get(inner)?.key;
      if (key === undefined) return;
      const place = { source: home.source, span: inner.span };
      steps.push({ kind: "reading", section, key, name: readings.get(key) ?? key, place });
    });
    return steps;
  });
}

/** Whether a piece of the contract refers to a term, or to terms whose definitions do. */
function uses(model: Model, from: ast.Node, term: string, seen = new Set<object>()): boolean {
  let found = false;
  visit(from, (node) => {
    const reference = model.references.get(node);
    if (reference === undefined || !("term" in reference) || found || seen.has(reference.term)) return !found;
    seen.add(reference.term);
    found = reference.term.name === term || uses(model, reference.term.node, term, seen);
    return !found;
  });
  return found;
}
