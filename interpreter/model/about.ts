import type { Node } from "../../grammar/ast.ts";
import { children } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import { chainOf, joined } from "./chains.ts";
import type { EventSymbol } from "./model.ts";

type Events<E> = ReadonlyMap<string, E>;

/** The kinds that a list of names declares a statement to be about; names of no kind are left out. */
export function kindsOf<E extends EventSymbol>(names: readonly ast.Name[], events: Events<E>): E[] {
  return names.flatMap(({ text }) => events.get(text) ?? []);
}

/**
 * The kinds of event that an expression names, each once: `Payment Date of a Stock Dividend`, `61 days after the Exercise
 * Date`. An instant or a deadline that stands by itself is about them.
 */
export function kindsNamed<E extends EventSymbol>(expression: Node, events: Events<E>): E[] {
  const found = new Set<E>();
  const look = (node: Node): void => {
    const chain = node.kind === "NameExpression" || node.kind === "OfExpression" ? chainOf(node) : null;
    if (chain === null) {
      for (const child of children(node)) look(child);
      return;
    }
    for (let from = 0; from < chain.names.length; from++) {
      const rest = { names: chain.names.slice(from), tails: chain.tails.slice(from) };
      for (let count = rest.names.length; count > 0; count--) {
        const name = joined(rest, count);
        const event =
          events.get(name) ?? (name.endsWith(" Date") ? events.get(name.slice(0, -5)) : undefined);
        if (event !== undefined) found.add(event);
      }
    }
    const end = chain.tails.at(-1);
    if (end) for (const child of children(end)) look(child);
  };
  look(expression);
  return [...found];
}

/** The kinds of event that a trigger is about. */
export function triggerKinds<E extends EventSymbol>(trigger: ast.Trigger, events: Events<E>): E[] {
  switch (trigger.kind) {
    case "EventTrigger":
      return kindsOf(trigger.events, events);
    case "AdjustmentTrigger":
      return [];
    case "InstantTrigger":
      return kindsNamed(trigger.instant, events);
  }
}

/** The kinds of event that a duty standing by itself is about: those that its deadline names. */
export function deadlineKinds<E extends EventSymbol>(deadline: ast.Deadline | null, events: Events<E>): E[] {
  return [...new Set((deadline?.anchors ?? []).flatMap((anchor) => kindsNamed(anchor, events)))];
}
