import type * as ast from "../../grammar/ast.ts";
import { uncountedExtent as entry } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Home, Model } from "../model/model.ts";
import { countingField } from "../model/quantity-field.ts";
import { placedEffects } from "./support/actions.ts";

/**
 * `to the extent that` where nothing can be cut back: the act is counted by no field, or the clause stands in a rule, whose right
 * is given or not.
 */
export function extentOfUncountedAct(model: Model): Diagnostic[] {
  const found = (right: ast.Right, home: Home, inRule: boolean): Diagnostic[] => {
    const counted = countingField(model, right.act.text) !== null;
    if (home.imported || (counted && !inRule)) return [];
    return right.conditions
      .filter(({ extent }) => extent)
      .map(({ span }) => report(entry, { source: home.source, span }, { act: right.act.text, counted }));
  };
  return [
    ...model.rights.flatMap(({ node, home }) => found(node.right, home, false)),
    ...placedEffects(model).flatMap(({ effect, rule: { home } }) =>
      effect.kind === "Right" ? found(effect, home, true) : [],
    ),
  ];
}
