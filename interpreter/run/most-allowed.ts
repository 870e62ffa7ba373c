import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Context } from "../compile/context.ts";
import { isNone, Lack } from "../compile/lack.ts";
import type { Program } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";
import { countingField } from "../model/quantity-field.ts";
import { Rational } from "../values/rational.ts";
import { judge } from "./acts.ts";
import { type Form, Forms } from "./forms.ts";

/** An act with another number in the field that counts it. */
export function withQuantity(occurrence: Occurrence, field: string, quantity: bigint): Occurrence {
  return { ...occurrence, fields: new Map([...occurrence.fields, [field, Rational.of(quantity)]]) };
}

/**
 * The greatest whole number for which every clause lets the act through, or null where that cannot be told exactly.
 *
 * Each comparison that depends on the number is shown to go one way as the number grows (it is linear in the number and in whole
 * numbers rounded from such), so that it turns at most once and the turn is found by bisection; between the turns the judgement
 * does not change, and one look decides each stretch.
 */
export function mostAllowed(program: Program, occurrence: Occurrence, context: Context): bigint | null {
  const field = countingField(program.model, occurrence.kind);
  if (field === null) return null;
  const highest = highestQuantity(program, occurrence, field, context);
  const most = highest === null ? null : mostUpTo(program, occurrence, field, highest, context);
  return most instanceof Lack ? null : most;
}

/**
 * The same of no more than the act asks for: what is left of it where clauses let it through only to an extent.
 * @throws Lack where a fact is lacking without which that cannot be known.
 */
export function mostOfAsked(program: Program, occurrence: Occurrence, context: Context): bigint | null {
  const field = countingField(program.model, occurrence.kind);
  const asked = field === null ? undefined : occurrence.fields.get(field);
  if (field === null || !(asked instanceof Rational)) return null;
  const most = mostUpTo(program, occurrence, field, asked.floor(), context);
  if (most instanceof Lack) throw most;
  return most;
}

function mostUpTo(
  program: Program,
  occurrence: Occurrence,
  field: string,
  highest: bigint,
  context: Context,
): bigint | Lack | null {
  const at = (quantity: bigint): Context => context.forTerm(withQuantity(occurrence, field, quantity));
  const turns = turningPoints(program, occurrence, field, highest, at);
  if (turns === null) return null;
  const ends = [...new Set([highest, ...turns.map((turn) => turn - 1n)])].filter(
    (end) => end >= 1n && end <= highest,
  );
  ends.sort((a, b) => (a < b ? 1 : -1));
  for (const end of ends) {
    const judgement = judge(program, withQuantity(occurrence, field, end), at(end));
    // What is not known here may allow as many as this.
    if (judgement.reasons.length === 0) return judgement.lack ?? end;
  }
  return 0n;
}

/** No act can be for more than the certificate's number, which its settlement lowers, or than it asked for. */
function highestQuantity(
  program: Program,
  occurrence: Occurrence,
  field: string,
  context: Context,
): bigint | null {
  const asked = occurrence.fields.get(field);
  let highest = asked instanceof Rational ? asked.floor() : 0n;
  for (const rule of program.rulesOn.get(occurrence.kind) ?? []) {
    for (const { effect } of rule.effects) {
      if (effect.kind !== "FallsBy" || effect.direction !== "falls") continue;
      const reference = program.model.references.get(effect.target);
      const slot = reference?.to === "term" ? program.slotOf.get(reference.term) : undefined;
      if (slot === undefined || program.slots[slot]?.scope.of !== "certificate") continue;
      const held = context.state.slots[slot];
      if (held instanceof Rational && held.floor() > highest) highest = held.floor();
    }
  }
  return highest > 0n ? highest : null;
}

/** The numbers at which some comparison turns; null where one cannot be shown to turn only once. */
function turningPoints(
  program: Program,
  occurrence: Occurrence,
  field: string,
  highest: bigint,
  at: (quantity: bigint) => Context,
): bigint[] | null {
  const turns: bigint[] = [];
  const forms = new Forms(program, occurrence.kind, field, at(1n));
  const compare = (node: ast.ComparisonExpression): boolean => {
    let left: Form | null;
    let right: Form | null;
    try {
      left = forms.of(node.left);
      right = forms.of(node.right);
    } catch (error) {
      // What is lacking or has no answer decides nothing here; the judgement says so itself.
      if (isNone(error)) return true;
      throw error;
    }
    if (left === null || right === null) return false;
    const direction = forms.direction(left, right);
    if (direction === null) return false;
    if (direction === 0) return true;
    const difference = (quantity: bigint): number => {
      const context = at(quantity);
      return (
        (program.code(node.left)(context) as Rational).cmp(program.code(node.right)(context) as Rational) *
        direction
      );
    };
    turns.push(firstWhere(highest, (quantity) => difference(quantity) >= 0));
    turns.push(firstWhere(highest, (quantity) => difference(quantity) > 0));
    return true;
  };

  let exact = true;
  const seen = new Set<ast.Expression>();
  const look = (expression: ast.Expression): void => {
    if (seen.has(expression)) return;
    seen.add(expression);
    visit(expression, (node) => {
      if (node.kind === "ReadingExpression") {
        look(program.pick(node, node.alternatives).value);
        return false;
      }
      if (node.kind === "LogicalExpression" && forms.decides(node)) return false;
      if (node.kind === "ComparisonExpression" && forms.depends(node) && !compare(node)) exact = false;
      const behind = forms.behind(node);
      if (behind !== null) look(behind);
      return true;
    });
  };
  for (const clause of program.rightsOf.get(occurrence.kind) ?? []) {
    for (const condition of clause.node.right.conditions) look(condition.expression);
  }
  return exact ? turns : null;
}

/** The first number from 1 on that fits, where all after it fit too; one past the highest where none does. */
function firstWhere(highest: bigint, fits: (quantity: bigint) => boolean): bigint {
  let low = 1n;
  let high = highest + 1n;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (fits(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
}
