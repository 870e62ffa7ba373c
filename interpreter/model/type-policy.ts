import type * as ast from "../../grammar/ast.ts";
import { UNKNOWN } from "./agree.ts";
import { firmness } from "./flexible.ts";
import { infer } from "./infer.ts";
import { isPlain } from "./infer-arithmetic.ts";
import { checkStep } from "./infer-quantity.ts";
import { referenceType } from "./infer-reference.ts";
import { shortWords, typeWords } from "./type-words.ts";
import type { Spot, Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { checkGiven } from "./want.ts";

/** A term that a policy governs. */
interface Governed {
  readonly node: ast.Name;
  readonly type: Type;
}

/** Bounds and steps have the unit of every term that the policy governs; bare ones take it. */
export function typePolicy(typing: Typing, spot: Spot, { clauses, scope }: ast.PolicyStatement): void {
  const terms = governed(typing, scope.terms);
  for (const clause of clauses) typeClause(typing, spot, clause, terms);
}

function governed(typing: Typing, names: readonly ast.Name[]): Governed[] {
  return names.map((node) => {
    const reference = typing.references.get(node);
    return { node, type: reference === undefined ? UNKNOWN : referenceType(typing, reference) };
  });
}

const firstKnown = (terms: readonly Governed[]): Type | null =>
  terms.find(({ type }) => type.kind !== "unknown")?.type ?? null;

function typeClause(typing: Typing, spot: Spot, clause: ast.PolicyClause, terms: readonly Governed[]): void {
  switch (clause.form) {
    case "at least":
    case "at most":
      infer(typing, spot, clause.bound, firstKnown(terms));
      return checkEach(typing, spot, clause.bound, terms);
    case "rounded": {
      const { step } = clause.rounding;
      const type = infer(typing, spot, step, firstKnown(terms));
      for (const { node, type: rounded } of terms) {
        const value = { text: node.text, is: typeWords(rounded), short: shortWords(rounded) };
        if (rounded.kind === "unknown") suggest(typing, node, type);
        else if (firmness(step) !== "bare" && !checkStep(typing, spot, step, rounded, value)) return;
      }
      return;
    }
    case "never an increase":
    case "never a decrease":
      return;
    case "reading":
      for (const { value } of clause.alternatives) {
        for (const inner of value) typeClause(typing, spot, inner, terms);
      }
      return;
  }
}

/** The threshold is of the unit of what waits; a ratio may also be measured by a plain number. */
export function typePostponement(typing: Typing, spot: Spot, node: ast.Postponement): void {
  const terms = governed(typing, node.scope.terms);
  const ratio = node.carriedAs === "ratio";
  const type = infer(typing, spot, node.threshold, ratio ? null : firstKnown(terms));
  if (!ratio || !isPlain(type)) checkEach(typing, spot, node.threshold, terms);
}

/** Says at most once where a value is of another unit than a term that it is for. */
function checkEach(typing: Typing, spot: Spot, value: ast.Expression, terms: readonly Governed[]): void {
  const type = typing.typeOf(value);
  const bare = firmness(value) === "bare";
  let clashed = false;
  for (const { node, type: wanted } of terms) {
    if (wanted.kind === "unknown") suggest(typing, node, type);
    else if (!clashed && !bare) clashed = !checkGiven(typing, spot, value, wanted, node.text);
  }
}

/** A policy's unit tells what a term is that its definition leaves open; a plain number tells nothing. */
function suggest(typing: Typing, name: ast.Name, type: Type): void {
  const reference = typing.references.get(name);
  if (reference?.to !== "term" || type.kind === "unknown" || isPlain(type)) return;
  if (!typing.found.has(reference.term)) typing.found.set(reference.term, type);
}
