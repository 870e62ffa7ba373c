/** What is told so that a rule can act: an event, the events that it is about, and what is open about them. */

import type * as ast from "../../../../grammar/ast.ts";
import { visit } from "../../../../grammar/walk.ts";
import type { Model } from "../../../model/model.ts";
import { longDate } from "../../../values/day.ts";
import type { Action, Occasion } from "../actions.ts";
import { choicesOf, daysAround, type Choice, type Variable } from "./choices.ts";
import type { Hints } from "./hints.ts";

export interface Telling {
  readonly event: string;
  readonly id: string | null;
  readonly of: string | null;
  /** The key of the variable that is its day. */
  readonly day: string;
  /** The fields, each with the key of its variable. */
  readonly fields: readonly { readonly name: string; readonly key: string }[];
}

export interface Story {
  readonly tellings: readonly Telling[];
  readonly variables: readonly Variable[];
  /** The run goes on so many days after the last event: for rules that wait for a moment. */
  readonly patience: number;
}

/** An event is about another one, which is about another one; no further. */
const DEEPEST = 3;

const MOST_STORIES = 6;

/** A rule that waits is waited for this long. */
const PATIENCE = 1_200;

/** Stories at whose end a rule of this occasion can act. */
export function storiesOf(
  model: Model,
  { form, name }: Occasion,
  rule: ast.Rule,
  actions: readonly Action[],
  hints: Hints,
  day: number,
): Story[] {
  const telling = (event: string, patience = 0): Story[] => tellingsOf(model, event, hints, day, patience);
  switch (form) {
    case "event":
      return telling(name);
    case "instant": {
      const { trigger } = rule;
      const events = new Set<string>();
      if (trigger.kind === "InstantTrigger")
        visit(trigger.instant, (node) => {
          if (node.kind === "Name" && model.events.has(node.text)) events.add(node.text);
        });
      const found = [...events].flatMap((event) => telling(event, PATIENCE));
      return found.length === 0 ? [{ tellings: [], variables: [], patience: PATIENCE }] : found;
    }
    case "adjustment": {
      const events = new Set(
        actions.flatMap(({ term, rule: { node } }) =>
          term.name === name && node.trigger.kind === "EventTrigger"
            ? node.trigger.events.map(({ text }) => text)
            : [],
        ),
      );
      return [...events].flatMap((event) => telling(event)).slice(0, MOST_STORIES);
    }
  }
}

/** The event by itself, and where it may be about another one also so. */
function tellingsOf(model: Model, event: string, hints: Hints, day: number, patience: number): Story[] {
  const symbol = model.events.get(event);
  if (symbol === undefined) return [];
  const about = symbol.schema.of?.events.slice(0, MOST_STORIES) ?? [];
  const plain: Story[] =
    symbol.schema.of === null || symbol.schema.of.optional
      ? [tellEvent(model, event, null, hints, day, patience)]
      : [];
  const others = about.map((other) => tellEvent(model, event, other, hints, day, patience));
  return [...plain, ...others];
}

const LETTERS = ["A", "B", "C", "D"];

/** How many days lie between an event and the one that it is about. */
const APART = 30;

function tellEvent(
  model: Model,
  last: string,
  about: string | null,
  hints: Hints,
  day: number,
  patience: number,
): Story {
  const chain = [last];
  for (let next = about; next !== null && chain.length <= DEEPEST;) {
    chain.unshift(next);
    const of = model.events.get(next)?.schema.of ?? null;
    next = of === null || of.optional ? null : (of.events[0] ?? null);
  }
  const variables: Variable[] = [];
  const days: Variable[] = [];
  const tellings = chain.map((event, i): Telling => {
    const on = day - APART * (chain.length - 1 - i);
    const id = i < chain.length - 1 ? (LETTERS[i] ?? null) : null;
    const dayKey = `day ${i}`;
    const isLast = i === chain.length - 1;
    const around = isLast ? daysAround(on, hints) : [on];
    days.push({ key: dayKey, choices: around.map((value): Choice => ({ value, text: longDate(value) })) });
    const fields = (model.events.get(event)?.schema.fields ?? []).flatMap(({ name, type, optional }) => {
      const isRead = hints.names.has(name);
      if (optional && !isRead) return [];
      const found = choicesOf(type, hints, on, model.zone, [...model.parties.keys()]);
      if (found.length === 0) return [];
      const choices = isRead ? (optional ? [null, ...found] : found) : found.slice(0, 1);
      const key = `${i} ${name}`;
      variables.push({ key, choices });
      return [{ name, key }];
    });
    return { event, id, of: i === 0 ? null : (LETTERS[i - 1] ?? null), day: dayKey, fields };
  });
  return { tellings, variables: [...variables, ...days], patience };
}
