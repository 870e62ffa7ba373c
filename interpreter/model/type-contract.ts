import type { Declarations } from "./declarations.ts";
import { firmness } from "./flexible.ts";
import { type Hints, isOpen, type Open } from "./hints.ts";
import type { Judged } from "./in-force.ts";
import type { Reference } from "./model.ts";
import { typeScenario } from "./type-scenario.ts";
import { typeStatement } from "./type-statement.ts";
import { typeTerms } from "./type-terms.ts";
import { Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { pricePerShare } from "../values/unit.ts";

/** A term known from another that is known from its use takes a round for each; more than this no contract needs. */
const MAX_ROUNDS = 5;

/** So many amounts that may be prices are tried; a contract has a handful. */
const MOST_TRIED = 8;

/**
 * Infers all types. `"Warrant Price" initially means $2.10` does not say "per share": where that makes clauses go wrong and a
 * price per share would not, a price is meant.
 */
export function typeContract(
  declarations: Declarations,
  references: ReadonlyMap<object, Reference>,
  judged: Judged,
): Typing {
  let best = inferAll(declarations, references, judged, new Map());
  if (errorsOf(best) === 0) return best;
  const price: Type = { kind: "quantity", unit: pricePerShare(declarations.currency) };
  let chosen: Hints = new Map();
  const amounts = declarations.terms.filter(({ body }) => {
    const value = body.form === "formula" ? body.value : body.form === "adjustable" ? body.initial : null;
    return value !== null && firmness(value) === "money";
  });
  for (const term of amounts.slice(0, MOST_TRIED)) {
    const tried = new Map([...chosen, [term, price] as const]);
    const typing = inferAll(declarations, references, judged, tried);
    if (errorsOf(typing) >= errorsOf(best)) continue;
    best = typing;
    chosen = tried;
  }
  return best;
}

function errorsOf({ diagnostics }: Typing): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/**
 * One inference of all types, with what is taken for granted. Where a definition leaves the type open, the first use that fixes it decides, and all is inferred again
 * with what was found.
 */
function inferAll(
  declarations: Declarations,
  references: ReadonlyMap<object, Reference>,
  judged: Judged,
  given: Hints,
): Typing {
  let hints: Hints = given;
  for (let round = 1; ; round++) {
    const typing = new Typing(declarations, references, hints);
    typeTerms(typing);
    for (const statement of declarations.statements) typeStatement(typing, statement);
    for (const scenario of declarations.scenarios) typeScenario(typing, scenario, judged);
    const isFresh = ([open]: readonly [Open, Type]): boolean => !hints.has(open) && isOpen(references, open);
    const certain = [...typing.found].filter(isFresh);
    const fresh = certain.length > 0 ? certain : [...typing.likely].filter(isFresh);
    if (fresh.length === 0 || round === MAX_ROUNDS) return typing;
    hints = new Map([...hints, ...fresh]);
  }
}
