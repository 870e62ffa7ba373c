/** Amendments in time: the words before, the words after, and the instant between them. */

import type * as ast from "../../grammar/ast.ts";
import type { Source } from "../../grammar/source.ts";
import type { Ambiguity, Model, TermSymbol } from "../model/model.ts";
import type { EventSchema } from "../model/types.ts";
import { parseDay } from "../values/day.ts";
import { instantAt, startOfDay } from "../values/instant.ts";
import { isSameText } from "./transition.ts";

/** The amended words, which know the ones before and until when those are in force. `sources` are the amendment's own files. */
export function inTime(model: Model, from: ast.Expression, sources: readonly Source[], before: Model): Model {
  const until = instantOf(from, before.zone);
  if (until === null) return model;
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
  const inBoth = (name: string, schema: EventSchema): boolean =>
    schema.fields.some((field) => field.name === name);
  const fields = [
    ...later.fields.map((field) => ({ ...field, optional: field.optional || !inBoth(field.name, before) })),
    ...before.fields
      .filter(({ name }) => !inBoth(name, later))
      .map((field) => ({ ...field, optional: true })),
  ];
  return { ...later, fields, of: later.of ?? (before.of === null ? null : { ...before.of, optional: true }) };
}

/** A date is its whole day, from the first instant on. */
function instantOf(moment: ast.Expression, zone: string): number | null {
  const date = moment.kind === "AtTimeExpression" ? moment.date : moment;
  const day = date.kind === "DateLiteral" ? parseDay(date.iso) : null;
  if (day === null) return null;
  const minutes =
    moment.kind === "AtTimeExpression" && moment.time.kind === "TimeLiteral" ? moment.time.minutes : null;
  return minutes === null ? startOfDay(day, zone) : instantAt(day, minutes, zone);
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
