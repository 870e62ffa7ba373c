import { eventTerm, plainTerm, type Declarations } from "./declarations.ts";
import { isDateName, memberNames, memberOf } from "./member.ts";
import type { EventSymbol, Reference } from "./model.ts";
import type { Scope } from "./scope.ts";
import { WEEKDAY_NAMES } from "../values/day.ts";

/** Why a bare name means nothing. */
export type Unfound =
  | { readonly to: "nothing" }
  | { readonly to: "only some"; readonly have: readonly string[]; readonly lack: readonly string[] }
  | { readonly to: "different things"; readonly kinds: readonly string[] }
  /** A term of events that the statement is not about. */
  | { readonly to: "which event"; readonly kinds: readonly string[] };

const namesOf = (events: readonly EventSymbol[]): string[] => events.map(({ name }) => name);

/** What a bare name means here: the innermost that knows it wins, in the order of `docs/language.md`. */
export function lookUp(declarations: Declarations, scope: Scope, name: string): Reference | Unfound {
  const binding = scope.legend.get(name);
  if (binding !== undefined) return { to: "legend", binding, type: { kind: "unknown" } };
  const input = scope.inputs.get(name);
  if (input !== undefined) return { to: "input", name, type: input.type };

  const { about } = scope;
  if (about.length === 0) return lookUpDeclared(declarations, scope, name);
  const events = namesOf(about);
  if (name === "it") return { to: "this event", events };
  const member = memberOf(declarations, about, name);
  if (member.is === "field") return { to: "field", field: name, events };
  const referred = referredKinds(scope, name);
  if (referred !== null) return referred;
  if (member.is === "term") return { to: "event term", term: member.term };
  if (about.some((event) => event.name === name)) {
    if (about.length === 1) return { to: "this event", events };
    return { to: "only some", have: [name], lack: events.filter((event) => event !== name) };
  }
  if (member.is === "date") return { to: "event date", events };
  if (member.is === "some") return { to: "only some", have: member.have, lack: member.lack };
  if (member.is === "different") return { to: "different things", kinds: events };
  return lookUpDeclared(declarations, scope, name);
}

/** The event that this event is about, by the name the declaration gives it, or by its kind where it gives none. */
function referredKinds(scope: Scope, name: string): Reference | Unfound | null {
  const knows = scope.about.filter(({ schema, node }) => {
    if (schema.of === null) return false;
    if (node.of?.called) return schema.of.name === name;
    return schema.of.events.includes(name) && !scope.about.some((event) => event.name === name);
  });
  if (knows.length === 0) return null;
  if (knows.length < scope.about.length) {
    const have = namesOf(knows);
    return { to: "only some", have, lack: namesOf(scope.about).filter((event) => !have.includes(event)) };
  }
  return {
    to: "referred event",
    events: [...new Set(knows.flatMap(({ schema }) => schema.of?.events ?? []))],
  };
}

function lookUpDeclared(declarations: Declarations, scope: Scope, name: string): Reference | Unfound {
  const term = plainTerm(declarations, name);
  if (term !== null) return { to: "term", term };
  const party = declarations.parties.get(name);
  if (party !== undefined) return { to: "party", party };
  const event = declarations.events.get(name);
  if (event !== undefined) return { to: "event kind", event };
  if (name.endsWith(" Date")) {
    const dated = declarations.events.get(name.slice(0, -" Date".length));
    if (dated !== undefined && isDateName(dated, name)) {
      return scope.kindsAllowed
        ? { to: "event date", events: [dated.name] }
        : { to: "which event", kinds: [dated.name] };
    }
  }
  if (WEEKDAY_NAMES.some((day) => day === name)) return { to: "asset", name };
  const elsewhere = (declarations.termsByName.get(name) ?? []).flatMap((one) =>
    one.scope.of === "event" ? one.scope.events : [],
  );
  return elsewhere.length > 0 ? { to: "which event", kinds: elsewhere } : { to: "nothing" };
}

/** The term that `becomes`, `falls by` and `rises by` change when they name it alone; any other term of that name after. */
export function lookUpTarget(declarations: Declarations, scope: Scope, name: string): Reference | Unfound {
  const [first] = scope.about;
  const own = first && eventTerm(declarations, first.name, name);
  if (own && scope.about.every((event) => eventTerm(declarations, event.name, name) === own)) {
    return { to: "event term", term: own };
  }
  const term = plainTerm(declarations, name);
  return term === null ? lookUp(declarations, scope, name) : { to: "term", term };
}

/** Every name that means something here, for suggestions. */
export function namesInScope(declarations: Declarations, scope: Scope): string[] {
  const plain = declarations.terms.filter((term) => term.scope.of !== "event" && term !== scope.defines);
  return [
    ...scope.legend.keys(),
    ...scope.inputs.keys(),
    ...memberNames(declarations, scope.about),
    ...scope.about.flatMap(({ node }) => node.of?.called?.text ?? []),
    ...plain.map(({ name }) => name),
    ...declarations.parties.keys(),
    ...declarations.events.keys(),
  ];
}
