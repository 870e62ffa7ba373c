import { WEEKDAY_NAMES } from "../values/day.ts";
import { DATE, PARTY, TEXT, UNKNOWN, WEEKDAY } from "./agree.ts";
import type { Reference } from "./model.ts";
import type { Typing } from "./typing.ts";
import type { Type } from "./types.ts";

/** The type of what a name stands for. */
export function referenceType(typing: Typing, reference: Reference): Type {
  switch (reference.to) {
    case "term":
    case "event term":
    case "term of":
      return typing.termTypes.get(reference.term) ?? UNKNOWN;
    case "field":
    case "field of":
      return fieldType(typing, reference.events, reference.field);
    case "this event":
    case "referred event":
      return { kind: "event", events: reference.events };
    case "event kind":
      return { kind: "event", events: [reference.event.name] };
    case "event date":
    case "event date of":
      return DATE;
    case "input":
      return reference.type;
    case "legend":
      return typing.letterTypes.get(reference.binding) ?? UNKNOWN;
    case "party":
      return PARTY;
    case "asset":
      return WEEKDAY_NAMES.some((day) => day === reference.name) ? WEEKDAY : TEXT;
  }
}

/** The type of a field; the kinds of event that share it were found to agree in it. */
export function fieldType(typing: Typing, events: readonly string[], name: string): Type {
  const [event] = events;
  const schema = event === undefined ? undefined : typing.declarations.events.get(event)?.schema;
  return schema?.fields.find((field) => field.name === name)?.type ?? UNKNOWN;
}
