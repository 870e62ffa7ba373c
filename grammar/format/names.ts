import type { Doc } from "prettier";
import type { Node } from "../ast.ts";
import { atItems, atKinds, atWords, either, type Layout, type Printers } from "./layout.ts";

type Names =
  | "Name"
  | "QuotedName"
  | "SectionRef"
  | "TypeExpression"
  | "Field"
  | "Binding"
  | "Precedence"
  | "DefinitionScope"
  | "Comment";

/** What a node is called, of what type it is, and what it is given. */
export const names: Printers<Extract<Node, { readonly kind: Names }>> = {
  Name: plain,
  QuotedName: plain,
  SectionRef: plain,
  Comment: plain,
  TypeExpression: (layout, node) => layout.phrasesOf(node, atItems(node.values)),
  Field: plain,
  Binding: plain,
  Precedence: (layout, node) => layout.phrasesOf(node, atItems(node.sections)),
  DefinitionScope: (layout, node) => layout.phrasesOf(node, either(atKinds("Field"), atWords("or"))),
};

/** On one line, but for what breaks inside it. */
export function plain(layout: Layout, node: Node): Doc {
  return layout.row(layout.piecesOf(node));
}
