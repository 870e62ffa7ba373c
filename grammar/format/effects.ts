import { builders } from "prettier/doc";
import type { Effect, Node } from "../ast.ts";
import { atItems, atKinds, atWords, either, type Printers } from "./layout.ts";
import { plain } from "./names.ts";

const { hardline } = builders;

type Parts =
  | "Condition"
  | "EventTrigger"
  | "AdjustmentTrigger"
  | "InstantTrigger"
  | "Deadline"
  | "Exception"
  | "Limit"
  | "HoldersOf";

/** What a rule waits for and what it brings about. */
export const effects: Printers<Effect | Extract<Node, { readonly kind: Parts }>> = {
  EventTrigger: (layout, node) => layout.phrasesOf(node, atItems(node.events)),
  AdjustmentTrigger: (layout, node) => layout.phrasesOf(node, atItems(node.terms)),
  InstantTrigger: plain,
  Condition: (layout, node) => layout.row(layout.piecesOf(node), true),

  Becomes: (layout, node) => layout.phrasesOf(node, atKinds("Condition")),
  FallsBy: (layout, node) => layout.phrasesOf(node, atKinds("Condition")),
  Ends: plain,
  NeedNot: (layout, node) => layout.phrasesOf(node, either(atWords("perform", "for"), atKinds("Condition"))),
  AdjustAs: (layout, node) => layout.phrasesOf(node, atWords("with"), { inner: atItems(node.inputs) }),
  Deem: (layout, node) => layout.phrasesOf(node, atWords("as", "with"), { inner: atItems(node.inputs) }),
  Rescind: (layout, node) => layout.phrasesOf(node, either(atWords("for"), atItems(node.sections))),
  Undo: plain,
  Issues: (layout, node) => layout.phrasesOf(node, either(atWords("for", "to"), atKinds("Condition"))),
  Cancels: (layout, node) => layout.phrasesOf(node, either(atWords("as"), atKinds("Condition"))),
  Pays: (layout, node) => layout.phrasesOf(node, either(atWords("to"), atKinds("Condition"))),
  Delivers: (layout, node) => layout.phrasesOf(node, either(atWords("to"), atKinds("Condition"))),
  ReadingEffect: (layout, node) => layout.readings(node, node.alternatives, hardline),

  Obligation: (layout, node) =>
    layout.phrasesOf(node, either(atWords("in", "failing"), atKinds("Deadline", "Condition"))),
  Deadline: (layout, node) =>
    layout.phrasesOf(node, atItems([...(node.duration === null ? [] : [node.duration]), ...node.anchors]), {
      flush: true,
    }),
  Right: (layout, node) =>
    layout.phrasesOf(node, either(atWords("during", "from", "to", "except"), atKinds("Condition"))),
  Exception: (layout, node) =>
    layout.phrasesOf(node, either(atWords("unless"), atItems(node.limits)), { flush: true }),
  Limit: plain,
  HoldersOf: plain,
};
