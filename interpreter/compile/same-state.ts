import type { TermScope, TermSymbol } from "../model/model.ts";
import type { Type } from "../model/types.ts";

/** Whether two drafts mean the same piece of state by a term: its name, whose it is, and what kind of value it has. */
export function isSameState(one: TermSymbol, other: TermSymbol): boolean {
  return isSameTerm(one, other) && isSameKind(one.type, other.type);
}

/** Whether two drafts' terms have one name and belong to the same. */
export function isSameTerm(one: TermSymbol, other: TermSymbol): boolean {
  return one.name === other.name && isSameScope(one.scope, other.scope);
}

/** Whether a value of one type can be one of the other; what cannot be told, can. */
function isSameKind(one: Type, other: Type): boolean {
  if (one.kind === "unknown" || other.kind === "unknown") return true;
  if (one.kind === "quantity" && other.kind === "quantity")
    return JSON.stringify(one.unit) === JSON.stringify(other.unit);
  return one.kind === other.kind;
}

function isSameScope(one: TermScope, other: TermScope): boolean {
  if (one.of === "party" && other.of === "party") return one.party === other.party;
  if (one.of === "event" && other.of === "event")
    return one.events.some((event) => other.events.includes(event));
  return one.of === other.of;
}
