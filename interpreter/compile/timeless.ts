import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Model, TermSymbol } from "../model/model.ts";

/**
 * Which terms depend on the calendar alone: no quotes, no state, no event, no clock. Their values on a day are remembered for a
 * whole run.
 */
export function timelessTerms(model: Model): (term: TermSymbol) => boolean {
  let found = ofModels.get(model);
  if (found === undefined) {
    found = find(model);
    ofModels.set(model, found);
  }
  return found;
}

/** A contract is often run many times. */
const ofModels = new WeakMap<Model, (term: TermSymbol) => boolean>();

function find(model: Model): (term: TermSymbol) => boolean {
  const known = new Map<TermSymbol, boolean>();
  const timeless = (term: TermSymbol): boolean => {
    const found = known.get(term);
    if (found !== undefined) return found;
    // Until shown otherwise; a term that leads back to itself is reported elsewhere.
    known.set(term, true);
    const result =
      term.body.form === "formula" &&
      isTimeless(model, term.body.value, timeless) &&
      legendIs(term, model, timeless);
    known.set(term, result);
    return result;
  };
  return timeless;
}

function legendIs(term: TermSymbol, model: Model, timeless: (term: TermSymbol) => boolean): boolean {
  return (
    term.legend === null ||
    term.legend.bindings.every((binding) => isTimeless(model, binding.value, timeless))
  );
}

/** What asks for more than the calendar. */
const OF_THE_MOMENT: ReadonlySet<ast.Node["kind"]> = new Set([
  "Now",
  "WithinExpression",
  "StandsExpression",
  "DeterminedExpression",
  "AdjustedExpression",
  "Blank",
]);

function isTimeless(
  model: Model,
  expression: ast.Expression,
  timeless: (term: TermSymbol) => boolean,
): boolean {
  let result = true;
  visit(expression, (node) => {
    if (OF_THE_MOMENT.has(node.kind)) result = false;
    const reference = model.references.get(node);
    if (reference?.to === "term") result &&= timeless(reference.term);
    else if (reference !== undefined && reference.to !== "legend" && reference.to !== "input") result = false;
    return result;
  });
  return result;
}
