import type * as ast from "../../grammar/ast.ts";
import { idleCase, openWaterfall } from "../../grammar/diagnostics/catalogue/precedence.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { useIn } from "../model/consequence.ts";
import type { Home, Model } from "../model/model.ts";
import { Conditions, exhaust, type Literal } from "./support/conditions.ts";
import { survey, type Found } from "./support/survey.ts";
import { Wording } from "./support/wording.ts";
import { atStart, inWords, wordsAt } from "./support/words.ts";

/** Of a list that is longer than this, pairs of cases are not looked at. */
const MOST_CASES = 50;

/**
 * Waterfalls: `the first of` whose last case has a condition and none is for the rest ("a waterfall that does not end in a case
 * that always applies"), unless the conditions leave nothing out; and a case that can never be reached.
 */
export function waterfall(model: Model): Diagnostic[] {
  const conditions = new Conditions(model, new Wording(model));
  return survey(model).waterfalls.flatMap((found) =>
    found.home.imported ? [] : [...gap(model, conditions, found), ...idle(conditions, found)],
  );
}

// ------------------------------------------------------------------------------------------------------------- gaps

function gap(model: Model, conditions: Conditions, found: Found<ast.FirstOf>): Diagnostic[] {
  const { node, home, statement } = found;
  // Of moments none has to be known: what waits for the earliest of them then does not happen yet.
  if (node.earliest || node.cases.some(({ condition }) => condition === null)) return [];
  if (node.cases.length <= MOST_CASES && leavesNothing(conditions, node.cases)) return [];
  const values = openValues(model, conditions, node.cases);
  if (values?.length === 0) return [];
  const details = {
    what: subjectOf(found),
    where: atStart(home),
    covered: covered(node, home),
    open: (values ?? []).map((value) => `"${value}"`),
    consequence: useIn(statement, home).consequence.replace(/ cannot be /, " then cannot be "),
  };
  return [report(openWaterfall, { source: home.source, span: headOf(node, home) }, details)];
}

/** Whether one of two conditions always holds. */
function leavesNothing(conditions: Conditions, cases: readonly ast.Case[]): boolean {
  const literals = cases.map((one) => literalOf(conditions, one)).filter((literal) => literal !== null);
  return literals.some((a) => literals.some((b) => exhaust(a, b)));
}

/** `"Market Value"`, where the cases are all that it means. */
function subjectOf({ node, home, statement }: Found<ast.FirstOf>): string {
  if (statement.kind !== "Definition") return `A list of cases in ${inWords(home)}`;
  const whole = "value" in statement.body && statement.body.value === node;
  return whole ? `"${statement.name.text}"` : `A list of cases in "${statement.name.text}"`;
}

/** The words `the first of`. */
function headOf({ span, cases }: ast.FirstOf, { source }: Home): ast.Node["span"] {
  const words = source.text.slice(span.start, cases[0]?.span.start ?? span.end).trimEnd();
  return { start: span.start, end: span.start + words.length };
}

function covered({ cases }: ast.FirstOf, home: Home): string[] {
  const all = cases.flatMap(({ condition }) => (condition === null ? [] : [wordsAt(home, condition.span)]));
  return all.length > 6 ? [...all.slice(0, 5), `${all.length - 5} more`] : all;
}

/** A case's condition, where it is one thing alone. */
function literalOf(conditions: Conditions, { condition }: ast.Case): Literal | null {
  if (condition === null) return null;
  const { literals, readings } = conditions.ofOne(condition);
  return literals.length === 1 && readings?.size === 0 ? (literals[0] ?? null) : null;
}

/** Where every case asks for values of one text that can be one of several: the values that no case asks for. */
function openValues(model: Model, conditions: Conditions, cases: readonly ast.Case[]): string[] | null {
  const literals = cases.map((one) => literalOf(conditions, one));
  const [first] = literals;
  if (first?.form !== "one of") return null;
  const open = new Set(valuesOf(model, cases[0]?.condition ?? null) ?? []);
  if (open.size === 0) return null;
  for (const literal of literals) {
    if (literal?.form !== "one of" || literal.left !== first.left || !literal.holds) return null;
    for (const value of literal.values) open.delete(value);
  }
  return [...open];
}

function valuesOf(model: Model, condition: ast.Expression | null): readonly string[] | null {
  if (condition?.kind === "Parenthesized") return valuesOf(model, condition.operand);
  if (condition?.kind !== "ComparisonExpression" && condition?.kind !== "OneOfExpression") return null;
  const type = model.types.get(condition.left);
  return type?.kind === "text" ? (type.oneOf ?? null) : null;
}

// ------------------------------------------------------------------------------------------------------- idle cases

function idle(conditions: Conditions, { node, home }: Found<ast.FirstOf>): Diagnostic[] {
  if (node.available || node.earliest) return [];
  const always = node.cases.findIndex(({ condition }) => condition === null);
  const found: Diagnostic[] = [];
  for (const [index, one] of node.cases.entries()) {
    const place = { source: home.source, span: one.span };
    const before = node.cases[always];
    if (always >= 0 && index > always && before !== undefined) {
      found.push(report(idleCase, place, { label: one.label, before: before.label, same: false }));
      continue;
    }
    const twin = index < MOST_CASES ? sameBefore(conditions, node.cases, index) : null;
    if (twin !== null)
      found.push(report(idleCase, place, { label: one.label, before: twin.label, same: true }));
  }
  return found;
}

function sameBefore(conditions: Conditions, cases: readonly ast.Case[], index: number): ast.Case | null {
  const own = cases[index]?.condition ?? null;
  if (own === null) return null;
  const key = conditions.keyOf(own);
  return (
    cases
      .slice(0, index)
      .find(({ condition }) => condition !== null && conditions.keyOf(condition) === key) ?? null
  );
}
