import type { Model, TermSymbol } from "../../model/model.ts";

/** The term that a node of the tree refers to; null for everything else that it can refer to. */
export function termOf(model: Model, node: object): TermSymbol | null {
  const reference = model.references.get(node);
  switch (reference?.to) {
    case "term":
    case "event term":
    case "term of":
      return reference.term;
    case "field":
    case "field of":
    case "this event":
    case "referred event":
    case "event date":
    case "event date of":
    case "event kind":
    case "input":
    case "legend":
    case "party":
    case "asset":
    case undefined:
      return null;
  }
}

/** The term of this name that is not `of` an event. */
export function plainTermOf(model: Model, name: string): TermSymbol | null {
  return model.termsByName.get(name)?.find((term) => term.scope.of !== "event") ?? null;
}
