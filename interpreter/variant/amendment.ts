/** Amendments in time: the words before, the words after, and the instant between them. */

import type * as ast from "../../grammar/ast.ts";
import type { Source } from "../../grammar/source.ts";
import type { Ambiguity, EventSymbol, Model, TermSymbol } from "../model/model.ts";
import type { EventSchema, FieldSchema } from "../model/types.ts";
import { isSameText } from "./transition.ts";

/**
 * The amended words, which know the ones before and until when those are in force: the instant `until`, which the expression `from`
 * says. `sources` are the amendment's own files.
 */
export function inTime(
  model: Model,
  from: ast.Expression,
  until: number,
  sources: readonly Source[],
  before: Model,
): Model {
  const transitions = model.transitions
    .filter(({ home }) => sources.includes(home.source))
    .map(({ node }) => node);
  const earlier = { until, model: before, from, sources, transitions };
  return { ...model, earlier, ambiguities: together(model.ambiguities, before.ambiguities) };
}

/** All words of a contract, the first ones first. */
export function draftsOf(model: Model): Model[] {
  return model.earlier === null ? [model] : [...draftsOf(model.earlier.model), model];
}

/** The kinds of event of all words, as the last words that have each of them declare it. */
export function eventsOf(model: Model): ReadonlyMap<string, EventSymbol> {
  return new Map(draftsOf(model).flatMap(({ events }) => [...events]));
}

/** The words in force at an instant. */
export function wordsAt(model: Model, instant: number): Model {
  const { earlier } = model;
  return earlier !== null && instant < earlier.until ? wordsAt(earlier.model, instant) : model;
}

/** A definition that an amendment has taken the place of, or taken out. */
export interface Before {
  readonly term: TermSymbol;
  /** When that was. */
  readonly until: number;
  readonly model: Model;
}

/** The earlier definitions of a name, the first ones first. */
export function wordsBefore(model: Model, name: string): Before[] {
  const { earlier } = model;
  if (earlier === null) return [];
  const now = model.termsByName.get(name) ?? [];
  const then = (earlier.model.termsByName.get(name) ?? []).filter(
    (term) => !now.some((other) => isSameText(other.home, other.node, term.home, term.node)),
  );
  return [
    ...wordsBefore(earlier.model, name),
    ...then.map((term) => ({ term, until: earlier.until, model: earlier.model })),
  ];
}

/** The kinds of event that facts may tell of: those of all words. What only some words demand of an event, facts may leave out. */
export function schemasOf(model: Model): EventSchema[] {
  const found = new Map<string, EventSchema>();
  for (const draft of draftsOf(model).toReversed()) {
    for (const { schema } of draft.events.values()) {
      const later = found.get(schema.name);
      found.set(schema.name, later === undefined ? schema : both(later, schema));
    }
  }
  return [...found.values()];
}

function both(later: EventSchema, before: EventSchema): EventSchema {
  const same = ({ name }: FieldSchema, { fields }: EventSchema): FieldSchema | undefined =>
    fields.find((field) => field.name === name);
  const fields = [
    ...later.fields.map((field) => {
      const known = same(field, before);
      return known === undefined ? { ...field, optional: true } : eitherField(field, known);
    }),
    ...before.fields
      .filter((field) => same(field, later) === undefined)
      .map((field) => ({ ...field, optional: true })),
  ];
  return { ...later, fields, of: eitherOf(later.of, before.of) };
}

/** A value that only one of the words has among its choices can be told too. */
function eitherField(later: FieldSchema, before: FieldSchema): FieldSchema {
  const optional = later.optional || before.optional;
  const [now, then] = [later.type, before.type];
  if (now.kind !== "text" || then.kind !== "text" || now.oneOf === undefined || then.oneOf === undefined)
    return { ...later, optional };
  return { ...later, optional, type: { ...now, oneOf: [...new Set([...now.oneOf, ...then.oneOf])] } };
}

function eitherOf(later: EventSchema["of"], before: EventSchema["of"]): EventSchema["of"] {
  const either = later ?? before;
  if (later === null || before === null) return either === null ? null : { ...either, optional: true };
  const events = [...new Set([...later.events, ...before.events])];
  return { ...later, events, optional: later.optional || before.optional };
}

/** A choice that both drafts leave open is one choice. */
function together(own: readonly Ambiguity[], before: readonly Ambiguity[]): Ambiguity[] {
  const found = new Map(own.map((each) => [each.key, each]));
  for (const each of before) {
    const known = found.get(each.key);
    const names = [...new Set([...(known?.names ?? []), ...each.names])];
    found.set(each.key, known === undefined ? each : { ...known, names });
  }
  return [...found.values()];
}
