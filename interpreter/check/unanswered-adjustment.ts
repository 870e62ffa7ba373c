import { unansweredAdjustment as entry } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";
import { placedEffects } from "./support/actions.ts";
import { atStart } from "./support/words.ts";

/** `on any adjustment of T: deem E`: a run answers to adjustments within the event that made them. */
export function unansweredAdjustment(model: Model): Diagnostic[] {
  return placedEffects(model).flatMap(({ effect, rule: { node, home } }) => {
    if (node.trigger.kind !== "AdjustmentTrigger" || effect.kind !== "Deem") return [];
    return [report(entry, { source: home.source, span: effect.span }, { where: atStart(home) })];
  });
}
