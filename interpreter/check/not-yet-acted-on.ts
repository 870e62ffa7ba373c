import { exceptionFromPower } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";
import { placedEffects } from "./support/actions.ts";
import { inWords } from "./support/words.ts";

/** What the grammar has and a run does not act upon yet ("what has no meaning yet says so by a diagnostic, never by silence"). */
export function notYetActedOn(model: Model): Diagnostic[] {
  const rights = [
    ...model.rights.map(({ node, home }) => ({ right: node.right, home })),
    ...placedEffects(model).flatMap(({ effect, rule: { home } }) =>
      effect.kind === "Right" ? [{ right: effect, home }] : [],
    ),
  ];
  return rights.flatMap(({ right: { exception }, home }) => {
    if (exception === null || home.imported) return [];
    const { act } = exception;
    const place = { source: home.source, span: act.span };
    return [report(exceptionFromPower, place, { act: act.text, where: inWords(home) })];
  });
}
