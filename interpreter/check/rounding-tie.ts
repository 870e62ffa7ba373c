import type * as ast from "../../grammar/ast.ts";
import { noTieRule } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic, type Fix } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import type { Model } from "../model/model.ts";
import { groupThousands, printDecimal, printFixed } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";
import { survey } from "./support/survey.ts";
import { wordsAt } from "./support/words.ts";

const TIES: readonly ast.TieRule[] = ["half up", "half even", "half down"];

/** Where the example lies: far enough from zero to look like an amount. */
const ABOUT = Rational.of(10);

const HALF = Rational.of(1, 2);

/** Rounding to the nearest step that does not say where a value halfway between two steps goes ("rounding with no tie rule"). */
export function roundingTie(model: Model): Diagnostic[] {
  return survey(model).roundings.flatMap(({ node, home }) => {
    if (home.imported || node.direction !== "nearest" || node.tie !== null) return [];
    const place = { source: home.source, span: node.span };
    const details = {
      step: `Nearest ${stepWords(wordsAt(home, node.step.span))}`,
      example: exampleOf(node.step),
    };
    return [report(noTieRule, place, details, { fixes: TIES.map((tie) => add(tie, place)) })];
  });
}

/** `nearest share` for `a whole share`. */
const stepWords = (text: string): string => (text === "shares" ? "share" : text);

function add(tie: ast.TieRule, { source, span: { end } }: Place): Fix {
  return {
    title: `Add "${tie}"`,
    edits: [{ place: { source, span: { start: end, end } }, text: `, ${tie}` }],
  };
}

/** A value that lies between two steps, and the two. */
function exampleOf(step: ast.Expression): { tie: string; low: string; high: string } | null {
  if (step.kind !== "NumberLiteral" && step.kind !== "MoneyLiteral") return null;
  const size = sizeOf(step);
  if (size === null || size.sign() <= 0) return null;
  const steps = ABOUT.div(size)?.ceil() ?? 1n;
  const low = size.mul(Rational.of(steps > 1n ? steps : 1n));
  const show = printer(step, size);
  return { tie: show(low.add(size.mul(HALF)), 1), low: show(low, 0), high: show(low.add(size), 0) };
}

function sizeOf(step: ast.NumberLiteral | ast.MoneyLiteral): Rational | null {
  return Rational.parse(step.value);
}

/** Prints amounts as the step is written: as many decimals, the currency before, the percent sign after. */
function printer(
  step: ast.NumberLiteral | ast.MoneyLiteral,
  size: Rational,
): (value: Rational, more: number) => string {
  const places = decimalsOf(size);
  const before = step.kind === "MoneyLiteral" ? (step.currency === null ? "$" : `${step.currency} `) : "";
  const after = step.kind === "NumberLiteral" && step.unit === "percent" ? "%" : "";
  return (value, more) => {
    const { n, d } = value.reduced();
    const text = places === null ? (d === 1n ? `${n}` : `${n}/${d}`) : printFixed(value, places + more);
    return before + groupThousands(places === null ? text : trimmed(text, places)) + after;
  };
}

/** How many decimals a step has; null where they never end, and for more than a message bears. */
function decimalsOf(size: Rational): number | null {
  const { text, exact } = printDecimal(size);
  const point = text.indexOf(".");
  const places = point < 0 ? 0 : text.length - point - 1;
  return exact && places <= 12 ? places : null;
}

/** Half of 1,000 needs no decimal more than 1,000 does. */
function trimmed(text: string, places: number): string {
  if (!text.includes(".") || !text.endsWith("0")) return text;
  const point = text.indexOf(".");
  return text.length - point - 1 > places ? text.slice(0, places === 0 ? point : -1) : text;
}
