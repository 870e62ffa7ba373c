import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import { lends } from "../model/borrowed.ts";
import type { Home, Model, Placed, TermSymbol } from "../model/model.ts";
import { ExpressionCompiler } from "./expression.ts";
import type { Native } from "./natives.ts";
import type {
  Choices,
  Program,
  ProgramEffect,
  ProgramPolicy,
  ProgramPostponement,
  ProgramRule,
} from "./program.ts";
import { sectionOf } from "./program.ts";
import { tiersOf } from "./register.ts";
import { TermReader } from "./terms.ts";
import { isSameState } from "./same-state.ts";
import { timelessTerms } from "./timeless.ts";

/** A model made ready to run. Pure; cheap, since expressions are compiled when they are first needed. */
export function buildProgram(model: Model, choices: Choices, natives: ReadonlyMap<string, Native>): Program {
  const before = model.earlier === null ? null : buildProgram(model.earlier.model, choices, natives);
  const state = model.terms.filter((term) => term.body.form === "adjustable");
  const { slots, slotOf } = placesOf(
    state.filter(({ scope }) => scope.of !== "event"),
    before?.slots ?? [],
  );
  const { slots: eventSlots, slotOf: eventSlotOf } = placesOf(
    state.filter(({ scope }) => scope.of === "event"),
    before?.eventSlots ?? [],
  );

  const pick: Program["pick"] = (node, alternatives) => {
    const ambiguity = model.ambiguityOf.get(node);
    const wanted =
      ambiguity === undefined ? undefined : (choices.readings.get(ambiguity.key) ?? ambiguity.key);
    return alternatives.find((alternative) => alternative.name === wanted) ?? alternatives[0]!;
  };

  const { consulted } = choices;
  const meet = (node: object): void => {
    const ambiguity = model.ambiguityOf.get(node);
    if (ambiguity !== undefined) consulted?.add(ambiguity.key);
  };
  const pickHere: Program["pick"] = (node, alternatives) => {
    meet(node);
    return pick(node, alternatives);
  };

  const timeless = timelessTerms(model);
  const terms = new TermReader(model, choices, natives, slotOf, eventSlotOf, timeless);
  const compiler = new ExpressionCompiler(model, pick, terms, consulted === undefined ? null : meet);
  terms.join(compiler);

  const homes = homesOf(model);
  const standing = (expression: ast.Expression): { owner: TermSymbol | null; home: Home } =>
    homes.get(expression) ?? {
      owner: null,
      home: { source: model.units[0]!.source, section: null, imported: false },
    };
  const code: Program["code"] = (expression) => compiler.compile(expression, standing(expression));
  const condition: Program["condition"] = (expression) =>
    compiler.condition(expression, standing(expression));

  const rules = model.rules.map((placed) => programRule(placed, pick));
  const rulesOn = new Map<string, ProgramRule[]>();
  const rulesOfSection = new Map<string, ProgramRule[]>();
  const rulesAt: ProgramRule[] = [];
  const rulesOnAdjustment: ProgramRule[] = [];
  for (const rule of rules) {
    push(rulesOfSection, rule.section, rule);
    const trigger = rule.rule.trigger;
    switch (trigger.kind) {
      case "EventTrigger":
        for (const event of trigger.events) push(rulesOn, event.text, rule);
        break;
      case "InstantTrigger":
        rulesAt.push(rule);
        break;
      case "AdjustmentTrigger":
        rulesOnAdjustment.push(rule);
        break;
    }
  }

  const rightsOf = new Map<string, Placed<ast.RightStatement>[]>();
  for (const right of model.rights) push(rightsOf, right.node.right.act.text, right);

  const quoteFactors = new Map<string, ast.QuoteAdjustmentStatement>();
  for (const placed of model.quoteAdjustments)
    for (const event of placed.node.events) quoteFactors.set(event.text, placed.node);

  return {
    model,
    choices,
    natives,
    earlier: before === null || model.earlier === null ? null : { ...model.earlier, program: before },
    slots,
    slotOf,
    eventSlots,
    eventSlotOf,
    rulesOn,
    rulesAt,
    rulesOnAdjustment,
    rulesOfSection,
    lenders: lendersAmong(rules),
    policies: model.policies.map((placed) => programPolicy(placed, pick)),
    postponements: model.postponements.map((placed, index) => programPostponement(placed, index, pick)),
    rightsOf,
    ruleRightsOf: ruleRights(rules),
    givesRights: givesRights(rules),
    needsRight: needsRight(model),
    notice: model.notices[0] ?? null,
    quoteFactors,
    tiers: tiersOf(model, slots, eventSlots),
    ...registerKinds(model, rules),
    timeless,
    code,
    condition,
    pick: pickHere,
    meet,
    terms,
    compiler,
  };
}

/** Finds once what each `adjust as section S provides` means. */
function lendersAmong(rules: readonly ProgramRule[]): Program["lenders"] {
  const known = new Map<ast.AdjustAs, readonly ProgramRule[]>();
  return (effect, { home }) => {
    const found = known.get(effect) ?? rules.filter((rule) => lends(rule.home, home, effect.section.label));
    known.set(effect, found);
    return found;
  };
}

/** The places of terms in the state. A term that the words before had too keeps its place; nobody gets that of one that is gone. */
function placesOf(
  terms: readonly TermSymbol[],
  before: readonly TermSymbol[],
): { readonly slots: readonly TermSymbol[]; readonly slotOf: ReadonlyMap<TermSymbol, number> } {
  const slots = [...before];
  const slotOf = new Map<TermSymbol, number>();
  for (const term of terms) {
    const known = before.findIndex((other) => isSameState(term, other));
    const slot = known < 0 ? slots.length : known;
    slots[slot] = term;
    slotOf.set(term, slot);
  }
  return { slots, slotOf };
}

function givesRights(rules: readonly ProgramRule[]): (kind: string) => boolean {
  const kinds = new Set<string>();
  for (const { rule, effects } of rules) {
    if (rule.trigger.kind !== "EventTrigger" || !effects.some(({ effect }) => effect.kind === "Right"))
      continue;
    for (const event of rule.trigger.events) kinds.add(event.text);
  }
  return (kind) => kinds.has(kind);
}

/** Which kinds of event issue and cancel certificates. */
function registerKinds(
  model: Model,
  rules: readonly ProgramRule[],
): Pick<Program, "issuesOn" | "isOriginalIssue"> {
  const issuing = new Set<string>();
  const cancelling = new Set<string>();
  for (const { rule, effects } of rules) {
    if (rule.trigger.kind !== "EventTrigger") continue;
    for (const { effect } of effects) {
      const into = effect.kind === "Issues" ? issuing : effect.kind === "Cancels" ? cancelling : null;
      for (const event of rule.trigger.events) into?.add(event.text);
    }
  }
  return {
    issuesOn: (kind) => issuing.has(kind) || cancelling.has(kind),
    isOriginalIssue: (kind) =>
      issuing.has(kind) && !cancelling.has(kind) && model.events.get(kind)?.act !== true,
  };
}

function ruleRights(rules: readonly ProgramRule[]): Program["ruleRightsOf"] {
  const found = new Map<string, { right: ast.Right; rule: ProgramRule }[]>();
  for (const rule of rules) {
    for (const { effect } of rule.effects)
      if (effect.kind === "Right") push(found, effect.act.text, { right: effect, rule });
  }
  return found;
}

/** The acts that somebody owes, by model: a contract is often run many times. */
const knownOwed = new WeakMap<Model, ReadonlySet<string>>();

function owedActs(model: Model): ReadonlySet<string> {
  const known = knownOwed.get(model);
  if (known !== undefined) return known;
  const owed = new Set<string>();
  const look = (node: ast.Node): void =>
    visit(node, (inner) => {
      if (inner.kind === "Obligation") owed.add(inner.act.text);
    });
  for (const { node } of [...model.rules, ...model.obligations]) look(node);
  knownOwed.set(model, owed);
  return owed;
}

function needsRight(model: Model): (kind: string) => boolean {
  const owed = owedActs(model);
  return (kind) => {
    const event = model.events.get(kind);
    return event?.act === true && !owed.has(kind);
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function programRule(placed: Placed<ast.Rule>, pick: Program["pick"]): ProgramRule {
  const effects: ProgramEffect[] = [];
  const readings: ast.ReadingEffect[] = [];
  const rule: ProgramRule = {
    rule: placed.node,
    home: placed.home,
    section: sectionOf(placed.home),
    effects,
    readings,
  };
  const add = (effect: ast.Effect): void => {
    if (effect.kind === "ReadingEffect") {
      readings.push(effect);
      for (const chosen of pick(effect, effect.alternatives).value) add(chosen);
    } else effects.push({ effect, rule, index: effects.length });
  };
  for (const effect of placed.node.effects) add(effect);
  return rule;
}

function programPolicy(placed: Placed<ast.PolicyStatement>, pick: Program["pick"]): ProgramPolicy {
  const clauses: ast.PolicyClause[] = [];
  const readings: ast.PolicyClause[] = [];
  const add = (clause: ast.PolicyClause): void => {
    if (clause.form === "reading") {
      readings.push(clause);
      for (const chosen of pick(clause, clause.alternatives).value) add(chosen);
    } else clauses.push(clause);
  };
  for (const clause of placed.node.clauses) add(clause);
  return { home: placed.home, section: sectionOf(placed.home), scope: placed.node.scope, clauses, readings };
}

function programPostponement(
  placed: Placed<ast.PostponementStatement>,
  index: number,
  pick: Program["pick"],
): ProgramPostponement {
  const postponement = pick(placed.node, placed.node.alternatives).value;
  return { index, home: placed.home, section: sectionOf(placed.home), postponement, node: placed.node };
}

type Homes = ReadonlyMap<ast.Expression, { owner: TermSymbol | null; home: Home }>;

/** By a model's references, which no two models share: a contract is often run many times. */
const knownHomes = new WeakMap<object, Homes>();

/** Where every expression of the contract stands. */
function homesOf(model: Model): Homes {
  const known = knownHomes.get(model.references);
  if (known !== undefined) return known;
  const homes = new Map<ast.Expression, { owner: TermSymbol | null; home: Home }>();
  const add = (node: ast.Node, owner: TermSymbol | null, home: Home): void => {
    const standing = { owner, home };
    visit(node, (inner) => void homes.set(inner as ast.Expression, standing));
  };
  for (const term of model.terms) add(term.node, term, term.home);
  for (const list of [
    model.rules,
    model.rights,
    model.obligations,
    model.covenants,
    model.policies,
    model.postponements,
    model.occurrences,
    model.notices,
    model.addresses,
    model.quoteAdjustments,
  ] as const) {
    for (const placed of list) add(placed.node, null, placed.home);
  }
  knownHomes.set(model.references, homes);
  return homes;
}
