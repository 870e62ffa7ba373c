import type * as ast from "../../grammar/ast.ts";
import { idleWaiver as entry } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nameText } from "../model/chains.ts";
import type { Model } from "../model/model.ts";
import { listed } from "../model/similar.ts";
import { placedEffects } from "./support/actions.ts";
import { atStart } from "./support/words.ts";
import { withArticle } from "../model/with-article.ts";

/** `P need not ACT` where no clause makes P owe ACT. A waiver whose act the facts tell is judged when they do. */
export function idleWaiver(model: Model): Diagnostic[] {
  const effects = placedEffects(model);
  const owed = new Set<string>();
  const owes = ({ parties, act }: ast.Obligation): void => {
    for (const party of parties) owed.add(`${nameText(party)}|${act.text}`);
  };
  for (const { node } of model.obligations) owes(node.obligation);
  for (const { effect } of effects) if (effect.kind === "Obligation") owes(effect);
  return effects.flatMap(({ effect, rule: { home } }) => {
    if (effect.kind !== "NeedNot" || effect.act === null || home.imported) return [];
    const act = effect.act.text;
    const parties = effect.parties.map(nameText);
    if (act === "" || parties.some((party) => owed.has(`${party}|${act}`))) return [];
    const details = { where: atStart(home), act, parties: withArticle(listed(parties, "and")) };
    return [report(entry, { source: home.source, span: effect.span }, details)];
  });
}
