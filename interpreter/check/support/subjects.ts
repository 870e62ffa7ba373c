import type * as ast from "../../../grammar/ast.ts";
import { nameText } from "../../model/chains.ts";
import { effectsIn } from "../../model/effects.ts";
import type { Home, Placed } from "../../model/model.ts";
import { listed } from "../../model/similar.ts";
import { inWords } from "./words.ts";
import { withArticle } from "../../model/with-article.ts";

/** What a statement finds out, inside a sentence: `"Cash Due" (section 2(b))`, `adjustments of Warrant Price under section 4(b)`. */
export function subjectOf({ node, home }: Placed<ast.Statement>): string {
  const under = `under ${inWords(home)}`;
  switch (node.kind) {
    case "Definition":
    case "TableStatement":
      return `"${node.name.text}" (${inWords(home)})`;
    case "Rule":
      return ofRule(node, home, under);
    case "RightStatement":
      return `whether ${parties(node.right.parties)} may ${node.right.act.text} ${under}`;
    case "ObligationStatement":
      return `the duty to ${node.obligation.act.text} ${under}`;
    case "CovenantStatement":
      return `whether the covenant of ${inWords(home)} is kept`;
    case "PolicyStatement":
      return `what ${inWords(home)} demands of adjustments`;
    case "PostponementStatement":
      return `how long adjustments wait ${under}`;
    case "QuoteAdjustmentStatement":
      return "quotes adjusted for splits";
    case "RegisterStatement":
      return "the register of certificates";
    case "TransitionStatement":
      return `what passes over ${under}`;
    case "OccurrenceStatement":
    case "NoticeStatement":
    case "AddressStatement":
    case "EventStatement":
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "PartyStatement":
    case "TextStatement":
    case "BrokenStatement":
      return `what ${inWords(home)} says`;
  }
}

function ofRule(rule: ast.Rule, home: Home, under: string): string {
  const effects = effectsIn(rule.effects);
  const changed = new Set<string>();
  for (const effect of effects) if (effect.kind === "Becomes") changed.add(nameText(effect.target));
  changed.delete("");
  if (changed.size > 0) return `adjustments of ${listed([...changed], "and")} ${under}`;
  const kinds = new Set(effects.map(({ kind }) => kind));
  if (kinds.has("AdjustAs")) return `adjustments ${under}`;
  if (kinds.has("Pays") || kinds.has("Delivers")) return `what changes hands ${under}`;
  const duty = effects.find((effect) => effect.kind === "Obligation");
  return duty === undefined ? `what ${inWords(home)} says` : `the duty to ${duty.act.text} ${under}`;
}

const parties = (all: readonly ast.Expression[]): string => withArticle(listed(all.map(nameText), "and"));
