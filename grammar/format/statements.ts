import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { Node, Statement } from "../ast.ts";
import { kw } from "../tokens.ts";
import {
  atItems,
  atKinds,
  atWords,
  type Breaks,
  either,
  type Layout,
  type Piece,
  type Printers,
} from "./layout.ts";
import { plain } from "./names.ts";
import { rows } from "./tables.ts";

const { group, hardline, indent, line } = builders;

type Parts = "TableRow" | "PolicyScope" | "Postponement" | "Header" | "DefinitionChange" | "Precedence";

/** The statements. */
export const statements: Printers<
  Statement | Extract<Node, { readonly kind: Exclude<Parts, "Precedence"> }>
> = {
  Header: plain,
  DefinitionChange: plain,
  Uses: plain,
  CurrencyStatement: plain,
  TimeZoneStatement: plain,
  PartyStatement: plain,
  TextStatement: plain,
  RegisterStatement: (layout, node) => layout.phrasesOf(node, atWords("cover", "end", "and")),
  BrokenStatement: plain,
  QuoteAdjustmentStatement: (layout, node) =>
    layout.phrasesOf(node, either(atWords("are"), atItems(node.events))),
  NoticeStatement: (layout, node) => layout.phrasesOf(node, isLegend),
  AddressStatement: plain,
  TransitionStatement: (layout, node) =>
    layout.phrasesOf(
      node,
      either(atWords("of", "under", "passes", "pass", "begins", "begin", "ends", "is"), atItems(node.terms)),
    ),
  OccurrenceStatement: (layout, node) => layout.phrasesOf(node, either(atWords("at"), atItems(node.events))),

  Definition: (layout, node) => {
    const value = "value" in node.body ? node.body.value : null;
    const [before, from, legend] = cut(layout.piecesOf(node), (piece) => piece.node === value, isLegend);
    // Twice as far in as the meaning, so that they stand apart.
    const head = indent(layout.phrases(before, atWords("is")));
    const [first] = from;
    if (first === undefined) return [head, tail(layout, legend)];
    return [means(layout, head, first, from), tail(layout, legend)];
  },

  EventStatement: (layout, node) => {
    const clauses = layout.piecesOf(node).reduce<Piece[][]>((found, piece, index, all) => {
      const before = all[index - 1];
      if (before === undefined || startsClause(piece, before)) found.push([piece]);
      else found.at(-1)?.push(piece);
      return found;
    }, []);
    const [head = [], ...others] = clauses;
    const further = others.map((clause) => [
      layout.gap(clause[0]?.first ?? 0, line),
      layout.phrases(clause, fieldAfterField),
    ]);
    return group([layout.phrases(head, atWords("by", "of", "called", "or")), indent(further)]);
  },

  Rule: (layout, node) => {
    const [head, effects, legend] = cut(
      layout.piecesOf(node),
      (piece) => node.effects.some((effect) => effect === piece.node),
      isLegend,
    );
    const lines = effects.map((piece) => [layout.gap(piece.first, hardline), layout.doc(piece)]);
    return [layout.phrases(head, atKinds("Condition")), indent(lines), tail(layout, legend)];
  },

  RightStatement: withLegend,
  ObligationStatement: withLegend,
  CovenantStatement: (layout, node) => {
    const [before, from, legend] = cut(
      layout.piecesOf(node),
      (piece) => piece.node === node.condition,
      isLegend,
    );
    const [first] = from;
    if (first === undefined) return layout.row(before);
    return [means(layout, layout.row(before), first, from), tail(layout, legend)];
  },

  PolicyStatement: (layout, node) => {
    const pieces = layout.piecesOf(node);
    layout.alignLabels(
      pieces.flatMap(({ node: each }) => (each?.kind === "Alternative" ? [each] : [])),
      2,
    );
    const first = pieces.find((piece, index) => startsDemand(piece, pieces[index - 1] ?? piece));
    // Readings stand under the statement, so that what they are of stays with it.
    const breaks: Breaks = (piece) => piece === first && layout.word(piece.last).type !== READING;
    const [body, , legend] = cut(pieces, () => false, isLegend);
    return [layout.phrases(body, breaks, { inner: startsDemand }), tail(layout, legend)];
  },
  PolicyScope: (layout, node) =>
    layout.phrasesOf(node, either(atWords("under", "except"), atItems(node.terms))),
  PostponementStatement: (layout, node) => {
    if (node.alternatives.length < 2) return plain(layout, node);
    return layout.readings(node, node.alternatives, hardline);
  },
  Postponement: (layout, node) => layout.phrasesOf(node, atWords("is", "until", "while")),

  TableStatement: (layout, node) => {
    const isRow = (piece: Piece): boolean =>
      piece.type === COLUMN || node.rows.some((row) => row === piece.node);
    const [head, body] = cut(layout.piecesOf(node), isRow, () => false);
    const breaks = either(
      atWords("straight-line", "step", "exact", "below", "above", "gives"),
      (piece, before) => piece.node === node.column && before.node === node.row,
    );
    // Twice as far in as the rows, so that they stand out.
    return [indent(layout.phrases(head, breaks)), indent(rows(layout, body))];
  },
  TableRow: (layout, node) => layout.phrasesOf(node, (piece) => piece.node !== node.key),
};

const COLUMN = kw("column");

/** Parts a statement's pieces where the first one fits each of the two. */
function cut(
  pieces: readonly Piece[],
  one: (piece: Piece) => boolean,
  two: (piece: Piece) => boolean,
): [Piece[], Piece[], Piece[]] {
  const legend = pieces.findIndex(two);
  const end = legend < 0 ? pieces.length : legend;
  const found = pieces.slice(0, end).findIndex(one);
  const middle = found < 0 ? end : found;
  return [pieces.slice(0, middle), pieces.slice(middle, end), pieces.slice(end)];
}

function isLegend(piece: Piece): boolean {
  return piece.node?.kind === "Legend";
}

/** `HEAD means VALUE`: on the next line where it does not fit, but cases follow at once and readings stand under it. */
function means(layout: Layout, head: Doc, first: Piece, value: readonly Piece[]): Doc {
  const kind = first.node?.kind;
  if (kind === "FirstOf") return [head, layout.gap(first.first, " "), layout.row(value)];
  if (kind === "ReadingExpression")
    return [head, indent([layout.gap(first.first, hardline), layout.row(value)])];
  return group([head, indent([layout.gap(first.first, line), layout.row(value, true)])]);
}

/** A legend on lines of its own. */
function tail(layout: Layout, legend: readonly Piece[]): Doc {
  const [first] = legend;
  return first === undefined ? "" : indent([layout.gap(first.first, hardline), layout.row(legend)]);
}

/** A right or a duty that stands by itself. */
function withLegend(layout: Layout, node: Node): Doc {
  const [body, , legend] = cut(layout.piecesOf(node), () => false, isLegend);
  return [layout.row(body), tail(layout, legend)];
}

const IS = kw("is");
const AND = kw("and");
const READING = kw("reading");

/** `is at least ...`, `and is never ...`. */
function startsDemand(piece: Piece, before: Piece): boolean {
  return piece.node === null && (piece.type === AND || (piece.type === IS && before.type !== AND));
}

const MAY = kw("may");
const GIVES = kw("gives");
const HAS = kw("has");

/** What an event has, may have and gives stand on lines of their own. */
function startsClause(piece: Piece, before: Piece): boolean {
  if (piece.node !== null) return before.type === HAS;
  return piece.type === MAY || piece.type === GIVES;
}

function fieldAfterField(piece: Piece, before: Piece): boolean {
  return piece.node?.kind === "Field" && before.node?.kind === "Field";
}
