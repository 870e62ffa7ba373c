/** Formulas as they are set on paper: fractions as fractions, names as names, everything else as the contract words it. */

import type * as ast from "../../grammar/ast.ts";
import { parse } from "../../grammar/parse.ts";
import { chainText } from "../model/chain-text.ts";
import { show } from "../report/show.ts";
import type { Operand } from "../run/result.ts";
import { Rational } from "../values/rational.ts";
import { moneyUnit, NUMBER, SHARES, type Unit } from "../values/unit.ts";
import type { Formula } from "./model.ts";

/** How the leaves of a formula are set. */
export interface Leaves {
  /** The contract's words for a node. */
  readonly words: (node: ast.Expression) => string;
  /** The anchor of the definition that a name leads to. */
  readonly link: (node: ast.Expression) => string | null;
}

/** Whether an expression is worth setting as a formula: it multiplies, divides, adds or subtracts. */
export function isFormula(node: ast.Expression): boolean {
  if (node.kind === "BinaryExpression") return true;
  if (node.kind === "Parenthesized" || node.kind === "UnaryExpression" || node.kind === "RoundedExpression")
    return isFormula(node.operand);
  return node.kind === "AggregateExpression" && node.items.some(isFormula);
}

export function formulaOf(node: ast.Expression, leaves: Leaves): Formula {
  const inner = (each: ast.Expression): Formula => formulaOf(each, leaves);
  if (node.kind === "BinaryExpression") return binary(node, inner);
  if (node.kind === "Parenthesized") {
    const inside = inner(node.operand);
    return inside.kind === "number" ? inside : { kind: "brackets", inside };
  }
  if (node.kind === "UnaryExpression") return row([{ kind: "operator", text: "−" }, inner(node.operand)]);
  if (node.kind === "RoundedExpression") {
    const rule = leaves.words(node).slice(leaves.words(node.operand).length).trim();
    return row([inner(node.operand), { kind: "words", text: ` ${rule}` }]);
  }
  if (node.kind === "AggregateExpression") {
    const items = node.items.flatMap((item, i): Formula[] => {
      const joint = i === 0 ? "" : i === node.items.length - 1 ? " and " : ", ";
      return joint === "" ? [inner(item)] : [{ kind: "words", text: joint }, inner(item)];
    });
    return row([{ kind: "words", text: `the ${node.operation} of ` }, ...items]);
  }
  if (node.kind === "OnExpression" && node.operand.kind === "NameExpression") {
    const rest = leaves.words(node).slice(leaves.words(node.operand).length);
    return row([inner(node.operand), { kind: "words", text: rest }]);
  }
  if (node.kind === "NumberLiteral" || node.kind === "MoneyLiteral")
    return { kind: "number", text: leaves.words(node) };
  if (node.kind === "NameExpression" || node.kind === "OfExpression" || node.kind === "AdjustedExpression") {
    const name = node.kind === "AdjustedExpression" ? `${node.which} ${node.name.text}` : chainText(node);
    return { kind: "name", text: name, to: leaves.link(node) };
  }
  return { kind: "words", text: leaves.words(node) };
}

const SIGNS = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;

function binary(node: ast.BinaryExpression, inner: (each: ast.Expression) => Formula): Formula {
  if (node.operator === "/")
    return { kind: "fraction", over: bare(inner(node.left)), under: bare(inner(node.right)) };
  const between: Formula = node.percentOf
    ? { kind: "words", text: " of " }
    : { kind: "operator", text: SIGNS[node.operator] };
  return row([inner(node.left), between, inner(node.right)]);
}

/** The stroke of a fraction does what brackets around its parts would. */
function bare(formula: Formula): Formula {
  return formula.kind === "brackets" ? formula.inside : formula;
}

/** Rows in rows are one row, so that a sum of three has three parts. */
function row(items: readonly Formula[]): Formula {
  return { kind: "row", items: items.flatMap((each) => (each.kind === "row" ? each.items : [each])) };
}

/** A letter of a legend, which stands in italics; terms of several letters stand upright. */
export function isLetter(name: string): boolean {
  return /^\p{L}'?$/u.test(name);
}

/** A formula as plain words, for readers of the screen and for Markdown. */
export function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case "row":
      return formula.items.map(formulaText).join("");
    case "name":
    case "number":
    case "words":
      return formula.text;
    case "operator":
      return ` ${formula.text} `;
    case "fraction":
      return `${grouped(formula.over)} / ${grouped(formula.under)}`;
    case "brackets":
      return `(${formulaText(formula.inside)})`;
  }
}

function grouped(part: Formula): string {
  const words = formulaText(part);
  return part.kind === "row" || part.kind === "fraction" ? `(${words})` : words;
}

/** A formula with its values put in; `about` says that a value in it is rounded for the eye. */
export interface Filled {
  readonly formula: Formula;
  readonly about: boolean;
}

/** Makes a whole file of a formula. */
const LEAD = 'module "filled". "X" means ';

/** Values at most this long are written in full. */
const PLACES = 6;

/**
 * The formula of a step with the values put in, as the run words it: read again, and its long fractions written as people do.
 * Null where it is no formula.
 */
export function filledFormula(
  filled: string,
  operands: readonly Operand[],
  zone: string,
  currency: string,
): Filled | null {
  const { file, diagnostics } = parse({ name: "filled", text: LEAD + filled + "." });
  const [definition] = file.items;
  if (diagnostics.length > 0 || definition?.kind !== "Definition" || definition.body.form !== "means")
    return null;
  const wordsOf = (node: ast.Expression): string =>
    filled.slice(node.span.start - LEAD.length, node.span.end - LEAD.length);
  let about = false;
  const number = (node: ast.Expression): string => {
    if (node.kind !== "NumberLiteral" && node.kind !== "MoneyLiteral") return wordsOf(node);
    const value = Rational.parse(node.value);
    if (value === null || (node.kind === "NumberLiteral" && node.unit === "percent")) return wordsOf(node);
    const printed = show(
      { type: { kind: "quantity", unit: unitOf(node, value, operands, currency) }, value },
      { zone, places: PLACES },
    );
    if (printed.startsWith("≈")) about = true;
    return printed.replace(/^≈ /, "");
  };
  if (!isFormula(definition.body.value)) return null;
  const formula = formulaOf(definition.body.value, { words: number, link: () => null });
  return { formula, about };
}

/** A fraction has lost its sign of money on the way; it is the operand's of the same value. */
function unitOf(
  node: ast.NumberLiteral | ast.MoneyLiteral,
  value: Rational,
  operands: readonly Operand[],
  currency: string,
): Unit {
  if (node.kind === "MoneyLiteral") return moneyUnit(node.currency ?? currency);
  if (!node.value.includes("/")) return node.unit === "shares" ? SHARES : NUMBER;
  const type = operands.find((each) => each.value.value instanceof Rational && each.value.value.eq(value))
    ?.value.type;
  return type?.kind === "quantity" ? type.unit : NUMBER;
}
