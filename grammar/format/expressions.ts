import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { BinaryExpression, Case, Expression, LogicalExpression, Node } from "../ast.ts";
import { kw } from "../tokens.ts";
import { atItems, atWords, type Breaks, either, type Layout, type Piece, type Printers } from "./layout.ts";
import { plain } from "./names.ts";

const { align, hardline, indent, line } = builders;

type Parts = "NearestDay" | "Window" | "Case" | "Rounding" | "BasketLine" | "Legend" | "Alternative";

/** What terms mean. */
export const expressions: Printers<Expression | Extract<Node, { readonly kind: Parts }>> = {
  // Values and names
  NumberLiteral: plain,
  MoneyLiteral: plain,
  DurationLiteral: plain,
  DateLiteral: plain,
  TimeLiteral: plain,
  TextLiteral: plain,
  YesNoLiteral: plain,
  Blank: plain,
  Missing: plain,
  NameExpression: plain,
  OfExpression: plain,
  AdjustedExpression: plain,
  TheDate: plain,
  Now: plain,

  // What breaks inside brackets stands further in than what breaks around them.
  Parenthesized: (layout, node) => {
    if (node.operand.kind === "ReadingExpression")
      return align(1, layout.readings(node.operand, node.operand.alternatives, line));
    return indent(layout.row(layout.piecesOf(node)));
  },

  // Operators: a line begins with the operator
  UnaryExpression: plain,
  BinaryExpression: (layout, node) => (node.percentOf ? plain(layout, node) : chain(layout, node, false)),
  LogicalExpression: chain,
  NotExpression: plain,
  ComparisonExpression: (layout, node) => layout.phrasesOf(node, comparesFrom(node.left)),
  OneOfExpression: (layout, node) =>
    layout.phrasesOf(node, atItems([node.left, node.left, ...node.items.slice(1)])),
  GivenExpression: plain,
  RoundedExpression: (layout, node) => layout.phrasesOf(node, atWords("rounded")),
  Rounding: plain,

  // Cases and readings
  FirstOf: (layout, node) => {
    const pieces = layout.piecesOf(node);
    const cases = pieces.findIndex((piece) => piece.node?.kind === "Case");
    if (cases < 0) return layout.row(pieces);
    layout.alignLabels(node.cases, 1);
    const limbs = pieces.slice(cases).map((piece) => [layout.gap(piece.first, hardline), layout.doc(piece)]);
    return [layout.row(pieces.slice(0, cases)), indent(limbs)];
  },
  Case: (layout, node) => layout.limb(node, conditionOf(layout, node)),
  ReadingExpression: (layout, node) => layout.readings(node, node.alternatives, hardline),
  Alternative: (layout, node) => layout.reading(node),

  // Lists
  AggregateExpression: (layout, node) => layout.phrasesOf(node, atItems(node.items)),
  RegisterSum: (layout, node) => layout.phrasesOf(node, atWords("over", "for")),
  BasketExpression: (layout, node) => layout.phrasesOf(node, atItems(node.items)),
  BasketLine: plain,
  ScaledExpression: (layout, node) => layout.phrasesOf(node, atWords("with", "scaled")),
  CallExpression: (layout, node) => layout.phrasesOf(node, atWords("with"), { inner: atItems(node.inputs) }),
  Legend: (layout, node) => {
    const pieces = layout.piecesOf(node);
    const first = pieces.findIndex((piece) => piece.node !== null);
    const bindings = pieces
      .slice(first)
      .map((piece, index) => [layout.gap(piece.first, index === 0 ? " " : hardline), layout.doc(piece)]);
    return [layout.row(pieces.slice(0, first)), align("where ".length, bindings)];
  },

  // Days, periods and quotes
  OnExpression: (layout, node) => layout.phrasesOf(node, either(atWords("on", "effective"), basis)),
  NearestDay: plain,
  WindowExpression: (layout, node) => layout.phrasesOf(node, either(atWords("over"), basis)),
  Window: plain,
  CountExpression: (layout, node) => layout.phrasesOf(node, either(atWords("on"), basis)),
  ShiftExpression: plain,
  AtTimeExpression: plain,
  PeriodExpression: (layout, node) => layout.phrasesOf(node, atWords("from", "to", "through")),
  WithinExpression: plain,
  PartExpression: plain,
  AnnualDay: plain,
  NthWeekday: plain,
  EasterSunday: plain,

  // What others find, and what stands
  DeterminedExpression: (layout, node) => layout.phrasesOf(node, atWords("as")),
  StandsExpression: (layout, node) => layout.phrasesOf(node, atWords("stands")),
};

const basis = either(
  atWords("adjusted"),
  (piece, before) => piece.node === null && piece.type === AS && before.node !== null,
);
const AS = kw("as");

/** A line may begin with what compares: the first word behind the left side. */
function comparesFrom(left: Node): Breaks {
  return (piece, before) => before.node === left && piece.node !== left;
}

const CASE_WORDS = new Set(["if", "while", "unless", "otherwise"].map(kw));

/** A limb's condition: behind `if`, `while` or `otherwise`, or with the `unless` that is part of it. */
function conditionOf(layout: Layout, node: Case): Breaks {
  return (piece) => {
    if (piece.node === null) return piece.type !== null && CASE_WORDS.has(piece.type);
    return piece.node === node.condition && CASE_WORDS.has(layout.word(piece.first).type ?? AS);
  };
}

type Chain = BinaryExpression | LogicalExpression;

/** Operands of operators that bind alike, in one row, however many: lines break before the operators. */
function chain(layout: Layout, node: Chain, flush: boolean): Doc {
  const operands: Expression[] = [];
  let left: Expression = node;
  while (continues(left, node)) {
    operands.unshift(left.right);
    left = left.left;
  }
  operands.unshift(left);
  const parts = new Set<Node>(operands);
  const operator = (piece: Piece): boolean => piece.node === null || !parts.has(piece.node);
  return layout.phrases(layout.pieces(node.span, operands), operator, { flush });
}

function continues(left: Expression, node: Chain): left is Chain {
  if (left.kind === "LogicalExpression")
    return node.kind === "LogicalExpression" && left.operator === node.operator;
  return (
    left.kind === "BinaryExpression" &&
    node.kind === "BinaryExpression" &&
    !left.percentOf &&
    isSum(left) === isSum(node)
  );
}

function isSum(node: BinaryExpression): boolean {
  return node.operator === "+" || node.operator === "-";
}
