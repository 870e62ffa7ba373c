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
  const mentions = statements.flatMap((placed) => mentionsIn(placed, events));
  const origins = new Map<string, readonly string[] | null>();
  for (const { name, from } of mentions) {
    const known = origins.get(name.text);
    const all =
      known === undefined ? from : known === null || from === null ? null : [...new Set([...known, ...from])];
    origins.set(name.text, all);
  }
  for (const mention of mentions) {
    const { text } = mention.name;
    if (events.has(text) || slips(text, declared).length > 0) continue;
    events.set(text, impliedEvent(mention, origins.get(text) ?? declared));
  }
}

function mentionsIn(
  { node, home }: Placed<ast.Statement>,
  events: ReadonlyMap<string, EventSymbol>,
): Mention[] {
  switch (node.kind) {
    case "Rule": {
      const kinds = triggerKinds(node.trigger, events).map(({ name }) => name);
      const from = node.trigger.kind === "AdjustmentTrigger" ? null : kinds;
      return effectsIn(node.effects).flatMap((effect) => {
        if (effect.kind === "Obligation") return ofObligation(effect, from, home);
        return effect.kind === "Right" ? ofRight(effect, from, home) : [];
      });
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
    case "QuoteAdjustmentStatement":
    case "TextStatement":
    case "BrokenStatement":
      return [];
  }
}

function ofObligation(node: ast.Obligation, from: readonly string[] | null, home: Home): Mention[] {
  const act: Mention = { name: node.act, act: true, by: node.parties, from, home };
  return node.failing === null ? [act] : [act, { name: node.failing, act: false, by: [], from, home }];
}

/** A prohibition grants nothing, so it cannot be the only place that names an act. */
function ofRight(node: ast.Right, from: readonly string[] | null, home: Home): Mention[] {
  return node.prohibition ? [] : [{ name: node.act, act: true, by: node.parties, from, home }];
}

function impliedEvent({ name, act, by, home }: Mention, from: readonly string[]): Draft<EventSymbol> {
  const node: ast.EventStatement = {
    kind: "EventStatement",
    name,
    act,
    by,
    dateName: null,
    of: null,
    fields: [],
    optionalFields: [],
    gives: [],
    span: name.span,
  };
  const of = from.length === 0 ? null : { events: from, name: listed(from), optional: true };
  const schema = { name: name.text, act, fields: [], dateName: null, of };
  return {
    kind: "event",
    name: name.text,
    act,
    by: by.map(nameText),
    schema,
    gives: [],
    quantityField: null,
    implied: true,
    node,
    home,
  };
}
