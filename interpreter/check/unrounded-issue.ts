import { unroundedIssue as entry } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";
import type { Type } from "../model/types.ts";
import { NUMBER, SHARES } from "../values/unit.ts";
import { placedEffects } from "./support/actions.ts";
import { Fractions } from "./support/fractions.ts";
import { atStart, inWords, wordsAt } from "./support/words.ts";

/**
 * A number of shares that a settlement delivers, that comes out of a division, a percentage, a factor or an average, and is
 * rounded nowhere on the way ("a share count that is never rounded where it is issued"). What facts give is not asked about.
 */
export function unroundedIssue(model: Model): Diagnostic[] {
  const fractions = new Fractions(model);
  return placedEffects(model).flatMap(({ effect, rule: { home } }) => {
    if (effect.kind !== "Delivers" || home.imported) return [];
    if (!countsShares(model.types.get(effect.amount))) return [];
    const cause = fractions.in(effect.amount, home);
    if (cause === null) return [];
    const details = {
      where: atStart(home),
      amount: wordsAt(home, effect.amount.span),
      formula: wordsAt(cause.home, cause.node.span),
      formulaWhere: inWords(cause.home),
    };
    const made = { source: cause.home.source, span: cause.node.span };
    const related = [{ place: made, message: "A fraction can come about here." }];
    return [report(entry, { source: home.source, span: effect.amount.span }, details, { related })];
  });
}

const countsShares = (type: Type | undefined): boolean =>
  type?.kind === "quantity" && (type.unit === SHARES || type.unit === NUMBER);
