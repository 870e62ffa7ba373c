import type { Declarations } from "./declarations.ts";
import { type Hints, isOpen, type Open } from "./hints.ts";
import type { Reference } from "./model.ts";
import { typeScenario } from "./type-scenario.ts";
import { typeStatement } from "./type-statement.ts";
import { typeTerms } from "./type-terms.ts";
import { Typing } from "./typing.ts";
import type { Type } from "./types.ts";

/** A term known from another that is known from its use takes a round for each; more than this no contract needs. */
const MAX_ROUNDS = 5;

/**
 * Infers all types. Where a definition leaves the type open, the first use that fixes it decides, and all is inferred again
 * with what was found.
 */
export function typeContract(declarations: Declarations, references: ReadonlyMap<object, Reference>): Typing {
  let hints: Hints = new Map();
  for (let round = 1; ; round++) {
    const typing = new Typing(declarations, references, hints);
    typeTerms(typing);
    for (const statement of declarations.statements) typeStatement(typing, statement);
    for (const scenario of declarations.scenarios) typeScenario(typing, scenario);
    const isFresh = ([open]: readonly [Open, Type]): boolean => !hints.has(open) && isOpen(references, open);
    const certain = [...typing.found].filter(isFresh);
    const fresh = certain.length > 0 ? certain : [...typing.likely].filter(isFresh);
    if (fresh.length === 0 || round === MAX_ROUNDS) return typing;
    hints = new Map([...hints, ...fresh]);
  }
}
