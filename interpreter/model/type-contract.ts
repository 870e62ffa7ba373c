import type { Declarations } from "./declarations.ts";
import type { Reference, TermSymbol } from "./model.ts";
import { typeScenario } from "./type-scenario.ts";
import { typeStatement } from "./type-statement.ts";
import { typeTerms } from "./type-terms.ts";
import { Typing } from "./typing.ts";
import type { Type } from "./types.ts";

/** A term known from another that is known from its use takes a round for each; more than this no contract needs. */
const MAX_ROUNDS = 4;

/**
 * Infers all types. Where a definition leaves the type open (a bare blank, a determination), the first use that fixes it
 * decides, and all is inferred again with what was found.
 */
export function typeContract(declarations: Declarations, references: ReadonlyMap<object, Reference>): Typing {
  let hints = new Map<TermSymbol, Type>();
  for (let round = 1; ; round++) {
    const typing = new Typing(declarations, references, hints);
    typeTerms(typing);
    for (const statement of declarations.statements) typeStatement(typing, statement);
    for (const scenario of declarations.scenarios) typeScenario(typing, scenario);
    const isFresh = ([term]: readonly [TermSymbol, Type]): boolean => !hints.has(term) && isOpen(term);
    const certain = [...typing.found].filter(isFresh);
    const fresh = certain.length > 0 ? certain : [...typing.likely].filter(isFresh);
    if (fresh.length === 0 || round === MAX_ROUNDS) return typing;
    hints = new Map([...hints, ...fresh]);
  }
}

/** Whether a definition leaves the type of its term open. */
function isOpen({ body }: TermSymbol): boolean {
  switch (body.form) {
    case "formula":
      return (
        body.value.kind === "Blank" ||
        body.value.kind === "DeterminedExpression" ||
        body.value.kind === "FirstOf"
      );
    case "adjustable":
      return body.initial.kind === "Blank" || body.initial.kind === "DeterminedExpression";
    case "determined":
    case "native":
      return true;
    case "quoted":
    case "table":
      return false;
  }
}
