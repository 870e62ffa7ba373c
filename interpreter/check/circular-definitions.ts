import { circularDefinition } from "../../grammar/diagnostics/catalogue/circles.ts";
import type * as ast from "../../grammar/ast.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { findRings, type Edge } from "./support/rings.ts";
import { survey } from "./support/survey.ts";
import { inWords } from "./support/words.ts";

interface Made extends Edge<TermSymbol> {
  /** Where the first says that it is made of the second. */
  readonly node: ast.Node;
}

/** A ring of thousands is no easier to mend for showing every link. */
const MOST_RELATED = 10;

/**
 * Definitions that lead to themselves ("cycles with the whole chain shown"): through formulas, legends, first values, kinds of
 * day, and terms of one event that read the same term of another. Rings within one legend are the names' business (N108).
 */
export function circularDefinitions(model: Model): Diagnostic[] {
  const { uses } = survey(model);
  const edges: Made[] = [];
  for (const term of model.terms) {
    for (const { term: to, node, readings } of uses.get(term.node) ?? [])
      edges.push({ from: term, to, node, readings });
  }
  return findRings<TermSymbol, Made>(edges).map((ring) => {
    const links = ring.map(({ from }) => ({ name: from.name, where: inWords(from.home) }));
    const [first, ...others] = ring.map(({ from, to, node }) => ({
      place: { source: from.home.source, span: node.span },
      message: `"${from.name}" is made of "${to.name}" here.`,
    }));
    const place = first?.place ?? { source: { name: "", text: "" }, span: { start: 0, end: 0 } };
    return report(circularDefinition, place, { links }, { related: others.slice(0, MOST_RELATED) });
  });
}
