import type * as ast from "../../grammar/ast.ts";
import type { Use } from "../../grammar/diagnostics/catalogue/name-words.ts";
import { nameText } from "./chains.ts";
import { effectsIn } from "./effects.ts";
import type { Home } from "./model.ts";
import { listed } from "./similar.ts";
import { withArticle } from "./with-article.ts";

/**
 * The subject of a message about a statement, and what the contract cannot do while the message stands. Put into words when there
 * is a message: few statements have one.
 */
export function useIn(node: ast.Statement | ast.Scenario | ast.Section, home: Home): Use {
  return {
    get where() {
      return whereIn(home);
    },
    get consequence() {
      return consequenceOf(node, underWhat(home));
    },
  };
}

/** `Section 4(d)`, `The preamble`, `The module std/notices`, `The contract`. */
export function whereIn({ section, imported, source }: Home): string {
  if (section !== null)
    return /^\p{L}{2,}/u.test(section.label) ? `The ${section.shown}` : `Section ${section.shown}`;
  return imported ? `The module ${source.name}` : "The contract";
}

const underWhat = ({ section }: Home): string => (section === null ? "" : ` under section ${section.shown}`);

function consequenceOf(node: ast.Statement | ast.Scenario | ast.Section, under: string): string {
  switch (node.kind) {
    case "Definition":
    case "TableStatement":
      return `"${node.name.text}" cannot be computed.`;
    case "Rule":
      return ofRule(node, under);
    case "RightStatement":
      return `Whether ${partiesText(node.right.parties)} may ${node.right.act.text} cannot be decided.`;
    case "ObligationStatement":
      return `The duty to ${node.obligation.act.text}${under} cannot be tracked.`;
    case "CovenantStatement":
      return `Whether the covenant${under} is kept cannot be decided.`;
    case "PolicyStatement":
    case "PostponementStatement":
      return `No adjustment that this governs can be made.`;
    case "OccurrenceStatement":
      return "When these events occur cannot be told.";
    case "NoticeStatement":
      return "When a notice takes effect cannot be told.";
    case "AddressStatement":
      return "Where these notices go cannot be told.";
    case "QuoteAdjustmentStatement":
      return "Quotes before such an event cannot be compared with later ones.";
    case "RegisterStatement":
      return "The register of certificates cannot be kept.";
    case "TransitionStatement":
      return "What becomes of what is under way when the amendment comes into force cannot be told.";
    case "EventStatement":
      return `No ${node.name.text} can be read from the facts.`;
    case "PartyStatement":
      return "Whether enough holders consent cannot be found.";
    case "Section":
      return "Which clause prevails cannot be told.";
    case "Scenario":
      return "The scenario cannot be run.";
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "TextStatement":
    case "BrokenStatement":
      return "";
  }
}

function ofRule(rule: ast.Rule, under: string): string {
  const effects = effectsIn(rule.effects);
  const adjusted = new Set<string>();
  for (const effect of effects) if (effect.kind === "Becomes") adjusted.add(nameText(effect.target));
  adjusted.delete("");
  if (adjusted.size > 0) return `Adjustments of ${listed([...adjusted], "and")}${under} cannot be computed.`;
  if (effects.some(({ kind }) => kind === "AdjustAs")) return `Adjustments${under} cannot be computed.`;
  if (effects.some(({ kind }) => kind === "Pays" || kind === "Delivers")) {
    return `What changes hands${under} cannot be computed.`;
  }
  const duty = effects.find((effect) => effect.kind === "Obligation");
  if (duty !== undefined) return `The duty to ${duty.act.text}${under} cannot be tracked.`;
  return "The clause cannot be applied.";
}

const partiesText = (parties: readonly ast.Expression[]): string => {
  const names = parties.map(nameText).filter((name) => name !== "");
  return names.length === 0 ? "anyone" : withArticle(listed(names, "and"));
};
