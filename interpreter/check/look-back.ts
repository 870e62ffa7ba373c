import type * as ast from "../../grammar/ast.ts";
import { unstatedBasis } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic, type Fix } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { termOf } from "./support/references.ts";
import { EVERY_READING } from "./support/readings.ts";
import { survey } from "./support/survey.ts";
import { walk } from "./support/walk.ts";
import { atStart } from "./support/words.ts";

/** Quotes that a split does not change the meaning of. */
const NO_PRICE: ReadonlySet<string> = new Set(["volume", "venue"]);

type LookBack = ast.OnExpression | ast.WindowExpression | ast.CountExpression;

/**
 * A look back for a quote, or a window of days, over quoted prices that says neither `adjusted for splits` nor `as printed`
 * ("a look-back or window that crosses a split must say").
 */
export function lookBack(model: Model): Diagnostic[] {
  const quoteOf = quotes(model);
  return survey(model).lookBacks.flatMap(({ node, home }) => {
    if (home.imported || node.basis !== "unstated") return [];
    if (node.kind === "OnExpression" && node.day.kind !== "NearestDay") return [];
    const quote = quoteOf(node.kind === "CountExpression" ? node.condition : node.operand);
    if (quote === null) return [];
    const days = node.kind === "OnExpression" ? node.day : node.window;
    const what =
      node.kind === "OnExpression" ? "the quote and the day that asks for it" : "two of these days";
    const place = { source: home.source, span: days.span };
    const details = { where: atStart(home), quote: quote.name, what };
    const fixes = ["adjusted for splits", "as printed"].map((basis): Fix => {
      const end = endOf(node);
      const at = { source: home.source, span: { start: end, end } };
      return { title: `Add "${basis}"`, edits: [{ place: at, text: ` ${basis}` }] };
    });
    return [report(unstatedBasis, place, details, { fixes })];
  });
}

/** Where the words are to stand: after the days. */
const endOf = (node: LookBack): number =>
  node.kind === "CountExpression" ? node.window.span.end : node.span.end;

/** The first price quoted in the market that an expression reads, itself or through definitions; null for none. */
function quotes(model: Model): (expression: ast.Expression) => TermSymbol | null {
  const { uses } = survey(model);
  const known = new Map<TermSymbol, TermSymbol | null>();
  const isPrice = ({ body }: TermSymbol): boolean => body.form === "quoted" && !NO_PRICE.has(body.column);

  /** Without recursion: a hostile contract chains ten thousand definitions. */
  const behind = (start: TermSymbol): TermSymbol | null => {
    const found = known.get(start);
    if (found !== undefined) return found;
    const seen = new Set([start]);
    const open = [start];
    let price: TermSymbol | null = null;
    for (let term = open.pop(); term !== undefined && price === null; term = open.pop()) {
      if (isPrice(term)) price = term;
      for (const { term: inner } of uses.get(term.node) ?? []) {
        if (seen.has(inner)) continue;
        const settled = known.get(inner);
        if (settled !== undefined) price ??= settled;
        else if (inner.scope.of === "date" || inner.scope.of === "inputs") open.push(inner);
        seen.add(inner);
      }
    }
    known.set(start, price);
    return price;
  };

  return (expression) => {
    let price: TermSymbol | null = null;
    walk(model, expression, EVERY_READING, (node) => {
      const term = price === null ? termOf(model, node) : null;
      // Only what has a value for each day takes the day that the window asks about.
      if (term !== null && (term.scope.of === "date" || term.scope.of === "inputs")) price ??= behind(term);
      return price === null;
    });
    return price;
  };
}
