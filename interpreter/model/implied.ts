import type * as ast from "../../grammar/ast.ts";
import { deadlineKinds, triggerKinds } from "./about.ts";
import { nameText } from "./chains.ts";
import type { Draft } from "./declarations.ts";
import { effectsIn } from "./effects.ts";
import type { EventSymbol, Home, Placed } from "./model.ts";
import { listed, slips } from "./similar.ts";

/** A name that stands where an act or event is, without being declared. */
interface Mention {
  readonly name: ast.Name;
  readonly act: boolean;
  readonly by: readonly ast.Expression[];
  /** The events from which it can arise; null: any. */
  readonly from: readonly string[] | null;
  readonly home: Home;
}

/**
 * `the Issuer shall Deliver Certificates ..., failing which Exercise Default` needs no declaration of either: an act that is
 * only done or left undone has no fields. A name that looks like a slip for a declared one is not implied, but an error.
 */
export function implyEvents(
  statements: readonly Placed<ast.Statement>[],
  events: Map<string, Draft<EventSymbol>>,
): void {
  const declared = [...events.keys()];
  const slipped = new Map<string, boolean>();
  const isSlip = (name: string): boolean => {
    if (slipped.size < MAX_COMPARED && !slipped.has(name))
      slipped.set(name, slips(name, declared).length > 0);
    return slipped.get(name) ?? false;
  };
  // What is implied may itself be what a duty or right arises from: `on Exercise Default: the Holder may Rescind Exercise`.
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = events.size;
    const mentions = statements.flatMap((placed) => mentionsIn(placed, events));
    const implied = Map.groupBy(mentions, ({ name }) => name.text);
    for (const [name, all] of implied) {
      const known = events.get(name);
      if (name === "" || (known === undefined ? isSlip(name) : !known.implied)) continue;
      events.set(name, impliedEvent(all, declared, events));
    }
    if (events.size === before && round > 0) return;
  }
}

/** So many undeclared names are compared with the declared ones; a hostile file has more. */
const MAX_COMPARED = 200;

/** How long a chain of implied events may be, each arising from the one before. */
const MAX_ROUNDS = 5;

function mentionsIn(
  { node, home }: Placed<ast.Statement>,
  events: ReadonlyMap<string, EventSymbol>,
): Mention[] {
  switch (node.kind) {
    case "Rule": {
      const granted = effectsIn(node.effects).filter(isGrant);
      // Most rules grant nothing, and what they are about need not be found.
      if (granted.length === 0) return [];
      const kinds = triggerKinds(node.trigger, events).map(({ name }) => name);
      const from = node.trigger.kind === "AdjustmentTrigger" ? null : kinds;
      return granted.flatMap((effect) =>
        effect.kind === "Obligation" ? ofObligation(effect, from, home) : ofRight(effect, from, home),
      );
    }
    case "ObligationStatement": {
      const kinds = deadlineKinds(node.obligation.deadline, events).map(({ name }) => name);
      return ofObligation(node.obligation, kinds, home);
    }
    case "RightStatement":
      return ofRight(node.right, [], home);
    case "Definition":
    case "TableStatement":
    case "EventStatement":
    case "PartyStatement":
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "CovenantStatement":
    case "PolicyStatement":
    case "PostponementStatement":
    case "OccurrenceStatement":
    case "NoticeStatement":
    case "AddressStatement":
    case "QuoteAdjustmentStatement":
    case "RegisterStatement":
    case "TransitionStatement":
    case "TextStatement":
    case "BrokenStatement":
      return [];
  }
}

const isGrant = (effect: ast.Effect): effect is ast.Obligation | ast.Right =>
  effect.kind === "Obligation" || effect.kind === "Right";

function ofObligation(node: ast.Obligation, from: readonly string[] | null, home: Home): Mention[] {
  const act: Mention = { name: node.act, act: true, by: node.parties, from, home };
  return node.failing === null ? [act] : [act, { name: node.failing, act: false, by: [], from, home }];
}

function originsOf(event: EventSymbol | undefined): readonly string[] {
  return event?.implied === true ? (event.schema.of?.events ?? []) : [];
}

/** A prohibition grants nothing, so it cannot be the only place that names an act. */
function ofRight(node: ast.Right, from: readonly string[] | null, home: Home): Mention[] {
  return node.prohibition ? [] : [{ name: node.act, act: true, by: node.parties, from, home }];
}

function impliedEvent(
  mentions: readonly Mention[],
  declared: readonly string[],
  events: ReadonlyMap<string, EventSymbol>,
): Draft<EventSymbol> {
  const [{ name, home }] = mentions as [Mention];
  const act = mentions.some((mention) => mention.act);
  const by = mentions.flatMap((mention) => mention.by);
  const from = mentions.some((mention) => mention.from === null)
    ? declared
    : // What arises from an implied event, which has no id, may also name what that one arose from.
      [
        ...new Set(
          mentions
            .flatMap((mention) => mention.from ?? [])
            .flatMap((kind) => [kind, ...originsOf(events.get(kind))]),
        ),
      ];
  const node: ast.EventStatement = {
    kind: "EventStatement",
    name,
    act,
    by,
    notice: null,
    dateName: null,
    of: null,
    fields: [],
    optionalFields: [],
    gives: [],
    span: name.span,
  };
  const of =
    from.length === 0
      ? null
      : { events: from, name: listed(from), optional: true, ...(act ? { ahead: true } : {}) };
  return {
    kind: "event",
    name: name.text,
    act,
    by: [...new Set(by.map(nameText))],
    notice: null,
    schema: { name: name.text, act, fields: [], dateName: null, of },
    gives: [],
    quantityField: null,
    implied: true,
    node,
    home,
  };
}
