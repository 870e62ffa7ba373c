import { idleNoDuty as entry } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Home, Model } from "../model/model.ts";
import { isUnder, shownLabels } from "../run/sections.ts";
import { placedEffects } from "./support/actions.ts";
import { inWordsAll } from "./support/words.ts";

/** `no duty to ACT arises under section S` where no clause of S gives rise to one: the scenario tests nothing. */
export function idleNoDuty(model: Model): Diagnostic[] {
  const models = drafts(model);
  const effects = models.flatMap(placedEffects);
  const from = new Map<string, Home[]>();
  const owed = (act: string, home: Home): void => {
    from.set(act, [...(from.get(act) ?? []), home]);
  };
  for (const { node, home } of models.flatMap(({ obligations }) => obligations))
    owed(node.obligation.act.text, home);
  for (const { effect, rule } of effects) if (effect.kind === "Obligation") owed(effect.act.text, rule.home);
  // What a section borrows from another may bring a duty of that one with it.
  const borrowers = effects.flatMap(({ effect, rule }) => (effect.kind === "AdjustAs" ? [rule.home] : []));

  return model.scenarios.flatMap(({ node, home }) =>
    node.steps.flatMap((step) => {
      if (step.form !== "then") return [];
      return step.expectations.flatMap((expected) => {
        if (expected.form !== "no duty" || expected.under === null) return [];
        const [section = ""] = shownLabels(model, [expected.under]);
        const lies = ({ section: own }: Home): boolean => own !== null && isUnder(own.shown, section);
        const act = expected.act.text;
        const homes = from.get(act) ?? [];
        if (act === "" || [...homes, ...borrowers].some(lies)) return [];
        const places = homes.filter(
          (one, index) => homes.findIndex((other) => other.section?.shown === one.section?.shown) === index,
        );
        const others = places.length === 0 ? "" : inWordsAll(places);
        return [report(entry, { source: home.source, span: expected.span }, { act, section, others })];
      });
    }),
  );
}

/** The words now, and those that an amendment took the place of, which a scenario may tell of. */
function drafts(model: Model): Model[] {
  return model.earlier === null ? [model] : [model, ...drafts(model.earlier.model)];
}
