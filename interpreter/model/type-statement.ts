import type * as ast from "../../grammar/ast.ts";
import { useIn } from "./consequence.ts";
import { infer } from "./infer.ts";
import { inferStep } from "./infer-quantity.ts";
import { isPlain, PLAIN } from "./infer-arithmetic.ts";
import { UNKNOWN } from "./agree.ts";
import { referenceType } from "./infer-reference.ts";
import type { Placed } from "./model.ts";
import { typeConditions, typeEffect, typeObligation, typeRight } from "./type-effect.ts";
import { typeLegend } from "./type-terms.ts";
import type { Spot, Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { shortWords, typeWords } from "./type-words.ts";
import { give, wantCondition, wantInstant, wantParty, wantTime } from "./want.ts";

/** The types in a statement that defines nothing. */
export function typeStatement(typing: Typing, { node, home }: Placed<ast.Statement>): void {
  const spot: Spot = { home, use: useIn(node, home) };
  switch (node.kind) {
    case "Rule":
      if (node.trigger.kind === "InstantTrigger") wantInstant(infer, typing, spot, node.trigger.instant);
      typeLegend(typing, spot, node.legend);
      typeConditions(typing, spot, node.conditions);
      return node.effects.forEach((effect) => typeEffect(typing, spot, effect));
    case "RightStatement":
      typeLegend(typing, spot, node.legend);
      return typeRight(typing, spot, node.right);
    case "ObligationStatement":
      typeLegend(typing, spot, node.legend);
      return typeObligation(typing, spot, node.obligation);
    case "CovenantStatement":
      typeLegend(typing, spot, node.legend);
      for (const party of node.parties) wantParty(infer, typing, spot, party);
      wantCondition(infer, typing, spot, node.condition);
      return;
    case "PolicyStatement":
      typeLegend(typing, spot, node.legend);
      return node.clauses.forEach((clause) => typeClause(typing, spot, clause, node.scope.terms));
    case "PostponementStatement":
      return node.alternatives.forEach(({ value }) => typePostponement(typing, spot, value));
    case "OccurrenceStatement":
      if (node.time !== null) wantTime(infer, typing, spot, node.time);
      return;
    case "QuoteAdjustmentStatement":
      give(infer, typing, spot, node.factor, PLAIN, "the factor");
      return;
    case "EventStatement":
      return node.by.forEach((party) => wantParty(infer, typing, spot, party));
    case "Definition":
    case "TableStatement":
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "PartyStatement":
    case "TextStatement":
    case "BrokenStatement":
      return;
  }
}

/** The types of the terms that a policy is about, each with its name. */
function governed(
  typing: Typing,
  terms: readonly ast.Name[],
): { readonly name: string; readonly type: Type }[] {
  return terms.map((name) => {
    const reference = typing.references.get(name);
    return { name: name.text, type: reference === undefined ? UNKNOWN : referenceType(typing, reference) };
  });
}

/** A bound or step has the unit of every term that it governs; one that is unknown takes it from the step. */
function typeClause(typing: Typing, spot: Spot, clause: ast.PolicyClause, terms: readonly ast.Name[]): void {
  switch (clause.form) {
    case "at least":
    case "at most":
      for (const { name, type } of governed(typing, terms))
        give(infer, typing, spot, clause.bound, type, name);
      return;
    case "rounded":
      for (const [index, { name, type }] of governed(typing, terms).entries()) {
        const value = { text: name, is: typeWords(type), short: shortWords(type) };
        inferStep(infer, typing, spot, clause.rounding, type, value);
        const term = terms[index];
        if (type.kind === "unknown" && term !== undefined)
          suggestTerm(typing, term, typing.typeOf(clause.rounding.step));
      }
      return;
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

function suggestTerm(typing: Typing, name: ast.Name, type: Type): void {
  const reference = typing.references.get(name);
  if (reference?.to !== "term" || type.kind === "unknown" || typing.found.has(reference.term)) return;
  if (isPlain(type)) return;
  typing.found.set(reference.term, type);
}

/** The threshold is of the unit of what waits; a ratio may also be measured by a plain number. */
function typePostponement(typing: Typing, spot: Spot, node: ast.Postponement): void {
  for (const { name, type } of governed(typing, node.scope.terms)) {
    if (node.carriedAs === "ratio" && isPlain(infer(typing, spot, node.threshold, null))) continue;
    give(infer, typing, spot, node.threshold, type, name);
  }
}
