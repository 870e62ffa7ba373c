import type * as ast from "../../grammar/ast.ts";
import { nameText } from "../model/chains.ts";
import { effectsIn } from "../model/effects.ts";
import type { Model, SectionSymbol } from "../model/model.ts";
import { sectionKey } from "../model/sections.ts";

/** How far a machine acts on a section of the paper. */
export type Extent =
  /** Something is worked out, changed, judged or settled. */
  | "computed"
  /** Duties, covenants and events are followed, and nothing is worked out. */
  | "tracked"
  | "prose only";

export interface Covered {
  /** As written: `4(d)(i)`. */
  readonly label: string;
  readonly title: string | null;
  readonly extent: Extent;
  /** What the section's statements are about, in the order of the text; for prose, why it is prose. */
  readonly what: readonly string[];
}

/**
 * Each section of a contract with what its own statements do, in the order of the text. A section without statements says why in a comment,
 * `// Prose only: ...`, or where it is carried out, `// Carried out in sections 2(b) and 7.`, and is then covered as they are.
 */
export function coverageOf(model: Model): Covered[] {
  const own = new Map(model.sections.map((section) => [section.label, ownCoverage(section)]));
  return model.sections.map((section): Covered => {
    const covered = own.get(section.label) ?? { extent: "prose only", what: [] };
    const { label, title } = section;
    if (covered.extent !== "prose only") return { label, title, ...covered };
    const note = noteIn(model, section);
    const elsewhere = CARRIED_OUT.exec(note)?.[1];
    if (elsewhere === undefined) return { label, title, extent: "prose only", what: [reasonIn(note)] };
    const labels = elsewhere.split(/, | and /).map(sectionKey);
    const there = labels.map((each) => own.get(each)?.extent ?? "prose only");
    const extent = (["computed", "tracked", "prose only"] as const).find((each) => there.includes(each));
    return { label, title, extent: extent ?? "prose only", what: [`in section ${labels.join(", ")}`] };
  });
}

const CARRIED_OUT = /^Carried out in sections? (.*)\.$/;
const PROSE = "Prose only: ";

/** The comment that says how a section without statements is covered; empty where there is none. */
function noteIn(model: Model, { node, source }: SectionSymbol): string {
  const comments = model.units.find((unit) => unit.source === source)?.file.comments ?? [];
  const inside = comments.filter(
    ({ span }) => span.start >= node.span.start && span.start <= endOf(model, node, source),
  );
  const texts = inside.map(({ text }) => text.replace(/^\/\/\s*/, "").trim());
  return texts.find((text) => text.startsWith(PROSE) || CARRIED_OUT.test(text)) ?? "";
}

/** A comment behind a section's last statement is the section's still. */
function endOf(model: Model, node: ast.Section, source: SectionSymbol["source"]): number {
  const starts = model.sections
    .filter((other) => other.source === source && other.node.span.start > node.span.start)
    .map((other) => other.node.span.start);
  return Math.min(...starts, source.text.length);
}

const reasonIn = (note: string): string =>
  note.startsWith(PROSE) ? note.slice(PROSE.length) : "no reason is given";

function ownCoverage({ node }: SectionSymbol): { readonly extent: Extent; readonly what: readonly string[] } {
  const parts = node.statements.flatMap(partsOf);
  const what = [...new Set(parts.map(({ words }) => words))];
  if (parts.some(({ computed }) => computed)) return { extent: "computed", what };
  return { extent: parts.length > 0 ? "tracked" : "prose only", what };
}

interface Part {
  readonly words: string;
  readonly computed: boolean;
}

const computed = (words: string): Part => ({ words, computed: true });
const tracked = (words: string): Part => ({ words, computed: false });

/** What one statement does; nothing for words and for the frame of a contract. */
function partsOf(node: ast.Statement): Part[] {
  switch (node.kind) {
    case "Definition":
    case "TableStatement":
      return [computed(node.name.text)];
    case "Rule":
      return rulePart(node);
    case "RightStatement":
      return [computed(rightWords(node.right))];
    case "ObligationStatement":
      return [tracked(`shall ${node.obligation.act.text}`)];
    case "CovenantStatement":
      return [tracked("a covenant at all times")];
    case "PolicyStatement":
      return [computed(`every adjustment of ${node.scope.terms.map(({ text }) => text).join(", ")}`)];
    case "PostponementStatement":
      return [computed("what is postponed")];
    case "NoticeStatement":
      return [computed("when a notice takes effect")];
    case "AddressStatement":
      return [tracked(`where notices to the ${nameText(node.party)} go`)];
    case "OccurrenceStatement":
      return [computed("when events occur")];
    case "TransitionStatement":
      return [computed("what passes over to an amendment")];
    case "QuoteAdjustmentStatement":
      return [computed("quotes before an event")];
    case "RegisterStatement":
      return [computed("the register of certificates")];
    case "EventStatement":
    case "PartyStatement":
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "TextStatement":
    case "BrokenStatement":
      return [];
  }
}

const rightWords = ({ prohibition, act }: ast.Right): string => `may ${prohibition ? "not " : ""}${act.text}`;

function rulePart(rule: ast.Rule): Part[] {
  const effects = effectsIn(rule.effects);
  const followed = effects.flatMap((effect): Part[] => {
    if (effect.kind === "Obligation") return [tracked(`shall ${effect.act.text}`)];
    return effect.kind === "Right" ? [computed(rightWords(effect))] : [];
  });
  const others = effects.some(({ kind }) => kind !== "Obligation" && kind !== "Right");
  return others ? [computed(triggerWords(rule.trigger)), ...followed] : followed;
}

function triggerWords(trigger: ast.Trigger): string {
  switch (trigger.kind) {
    case "EventTrigger":
      return `what follows from ${trigger.events.map(({ text }) => text).join(", ")}`;
    case "AdjustmentTrigger":
      return "what follows from an adjustment";
    case "InstantTrigger":
      return "what follows when a day has come";
  }
}
