/** What runs under several readings have in common of what was worked out by the calendar. */
import { visit } from "../../grammar/walk.ts";
import type { Environment } from "../compile/context.ts";
import type { Program } from "../compile/program.ts";
import type { Model, TermSymbol } from "../model/model.ts";

const withReadings = new WeakMap<Model, (term: TermSymbol) => boolean>();

/** Of what has been worked out by the calendar, that on which no reading bears. */
export function sharedDays({ model }: Program, calendar: Environment["calendar"]): Environment["calendar"] {
  let reads = withReadings.get(model);
  if (reads === undefined) {
    reads = readsReadings(model);
    withReadings.set(model, reads);
  }
  const bears = reads;
  return new Map([...calendar].filter(([term]) => !bears(term)));
}

/** Whether a term's formula leads to a choice between readings. */
function readsReadings(model: Model): (term: TermSymbol) => boolean {
  const known = new Map<TermSymbol, boolean>();
  const reads = (term: TermSymbol): boolean => {
    const found = known.get(term);
    if (found !== undefined) return found;
    known.set(term, false);
    let result = false;
    visit(term.node, (node) => {
      const reference = model.references.get(node);
      result ||= node.kind === "ReadingExpression" || (reference?.to === "term" && reads(reference.term));
      return !result;
    });
    known.set(term, result);
    return result;
  };
  return reads;
}
