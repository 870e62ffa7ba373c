import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { Happening, ScenarioStep } from "../ast.ts";
import { children } from "../walk.ts";
import type { Span } from "../source.ts";
import { atItems, atKinds, atWords, type Layout, type Piece, type Printers } from "./layout.ts";

const { align, fill, hardline, indent, line } = builders;

export const scenarios: Printers<Happening> = {
  Happening: (layout, node) =>
    layout.phrasesOf(node, atWords("under", "with"), { inner: atItems(node.inputs) }),
};

/** `given ...; ... .`, `on D: ...; ... .`, `then ...; ... .` */
export function step(layout: Layout, node: ScenarioStep): Doc {
  switch (node.form) {
    case "given":
      return under(layout, node, node.givens);
    case "then":
      return under(layout, node, node.expectations);
    case "on":
      return happenings(layout, node);
  }
}

/** Where an expectation that is too long for a line breaks. */
const breaks = atWords("with", "under", "on", "to", "due", "at", "and");

/** Parts behind the first word, each on a line with the one before where it fits and where the author left it there. */
function under(layout: Layout, node: ScenarioStep, parts: readonly { readonly span: Span }[]): Doc {
  if (parts.length === 0) return layout.row(layout.pieces(node.span, children(node)));
  const start = layout.wordAt(node.span.start);
  const label = layout.word(start).text;
  const docs = partsOf(layout, node, parts).flatMap((pieces, index) => {
    const first = pieces[0]?.first ?? start;
    const doc = layout.phrases(pieces, breaks, { inner: atKinds("Binding") });
    return [layout.gap(first, index === 0 ? " " : layout.word(first).gap.newLine ? hardline : line), doc];
  });
  return [label, align(label.length + 1, [docs.slice(0, 1), fill(docs.slice(1))])];
}

/** What each part consists of; equal spans are of one part, as `A is 1 and B is 2 on D` makes two facts. */
function partsOf(layout: Layout, node: ScenarioStep, parts: readonly { readonly span: Span }[]): Piece[][] {
  const starts = [...new Set(parts.map(({ span }) => span.start))];
  const inside = children(node);
  return starts.map((start, index) =>
    layout.pieces({ start, end: starts[index + 1] ?? node.span.end }, inside),
  );
}

function happenings(layout: Layout, node: ScenarioStep & { readonly form: "on" }): Doc {
  const pieces = layout.pieces(node.span, children(node));
  const first = pieces.findIndex((piece) => piece.node?.kind === "Happening");
  if (first < 0) return layout.row(pieces);
  const head = layout.row(pieces.slice(0, first));
  if (node.happenings.length === 1)
    return [head, pieces.slice(first).map((piece) => [layout.gap(piece.first, " "), layout.doc(piece)])];
  return [
    head,
    indent(pieces.slice(first).map((piece) => [layout.gap(piece.first, hardline), layout.doc(piece)])),
  ];
}
