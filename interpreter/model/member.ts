import { sameType } from "./agree.ts";
import { eventTerm, type Declarations } from "./declarations.ts";
import type { EventSymbol, TermSymbol } from "./model.ts";
import type { Type } from "./types.ts";

/** Something that an event has under a name. */
type One =
  | { readonly is: "field"; readonly type: Type }
  | { readonly is: "date" }
  | { readonly is: "term"; readonly term: TermSymbol };

/** What all of some kinds of event have under a name, or why that is no one thing. */
export type Member =
  | One
  | { readonly is: "none" }
  | { readonly is: "some"; readonly have: readonly string[]; readonly lack: readonly string[] }
  | { readonly is: "different" };

/** Whether a name is what the contract calls the date of this event: its own word for it, or `Exercise Date`. */
export function isDateName(event: EventSymbol, name: string): boolean {
  return name === event.schema.dateName || name === `${event.name} Date`;
}

function ofOne(
  declarations: Declarations,
  event: EventSymbol,
  name: string,
  prefer: "field" | "term",
): One | null {
  const field = event.schema.fields.find((one) => one.name === name);
  const term = eventTerm(declarations, event.name, name);
  if (term !== null && (field === undefined || prefer === "term")) {
    if (prefer === "term" || !isDateName(event, name)) return { is: "term", term };
  }
  if (field !== undefined) return { is: "field", type: field.type };
  return isDateName(event, name) ? { is: "date" } : null;
}

const alike = (a: One, b: One): boolean => {
  if (a.is === "field") return b.is === "field" && sameType(a.type, b.type);
  if (a.is === "term") return b.is === "term" && a.term === b.term;
  return b.is === "date";
};

/** What an event of any of these kinds has under a name: a field first, then its date, then a term `of` it. */
export function memberOf(
  declarations: Declarations,
  events: readonly EventSymbol[],
  name: string,
  prefer: "field" | "term" = "field",
): Member {
  const [only] = events;
  if (only !== undefined && events.length === 1)
    return ofOne(declarations, only, name, prefer) ?? { is: "none" };
  const all = events.map((event) => ({ event, one: ofOne(declarations, event, name, prefer) }));
  const have = all.flatMap(({ event, one }) => (one === null ? [] : [event.name]));
  const first = all.find(({ one }) => one !== null)?.one ?? null;
  if (first === null) return { is: "none" };
  const lack = all.flatMap(({ event, one }) => (one === null ? [event.name] : []));
  if (lack.length > 0) return { is: "some", have, lack };
  return all.every(({ one }) => one !== null && alike(first, one)) ? first : { is: "different" };
}

/** The names of all that these events have, for suggestions. */
export function memberNames(declarations: Declarations, events: readonly EventSymbol[]): string[] {
  const own = events.flatMap(({ name, schema }) => [
    ...schema.fields.map((field) => field.name),
    schema.dateName ?? `${name} Date`,
  ]);
  const kinds = new Set(events.map(({ name }) => name));
  const terms = declarations.terms.filter(
    ({ scope }) => scope.of === "event" && scope.events.some((one) => kinds.has(one)),
  );
  return [...own, ...terms.map(({ name }) => name)];
}
