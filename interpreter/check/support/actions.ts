import type * as ast from "../../../grammar/ast.ts";
import type { Source, Span } from "../../../grammar/source.ts";
import { lends } from "../../model/borrowed.ts";
import type { Home, Model, Placed, TermSymbol } from "../../model/model.ts";
import { enclosing, labelOf } from "./labels.ts";
import { termOf } from "./references.ts";
import { EVERY_READING, narrowed, together, type Readings } from "./readings.ts";
import { wordsAt } from "./words.ts";

/** An effect of a rule, with the readings under which it counts. */
export interface PlacedEffect {
  readonly effect: Exclude<ast.Effect, ast.ReadingEffect>;
  readonly rule: Placed<ast.Rule>;
  readonly readings: Readings;
}

/** What a rule waits for. Two rules that wait for the same thing act at once. */
export interface Occasion {
  /** `event Stock Split`, `at ...`, `adjustment Warrant Price`: what is the same for rules that act at once. */
  readonly key: string;
  readonly form: "event" | "instant" | "adjustment";
  /** The name of the event or term, or the words of the instant. */
  readonly name: string;
}

/** A change of a term of the certificate: what a rule writes itself, or borrows with `adjust as section S provides`. */
export interface Action {
  readonly term: TermSymbol;
  readonly effect: ast.Becomes | ast.FallsBy;
  /** The rule that the change is made under: the borrower's. */
  readonly rule: Placed<ast.Rule>;
  /** Where that rule says so. */
  readonly span: Span;
  /** Where the formula stands, if it is borrowed. */
  readonly borrowed: { readonly by: ast.AdjustAs; readonly from: Placed<ast.Rule> } | null;
  readonly conditions: readonly ast.Condition[];
  readonly readings: Readings;
}

/** Every effect of every rule, those inside readings too. */
export function placedEffects(model: Model): PlacedEffect[] {
  const found: PlacedEffect[] = [];
  const add = (effect: ast.Effect, rule: Placed<ast.Rule>, readings: Readings): void => {
    if (effect.kind !== "ReadingEffect") {
      found.push({ effect, rule, readings });
      return;
    }
    const ambiguity = model.ambiguityOf.get(effect);
    for (const { name, value } of effect.alternatives) {
      const under = ambiguity === undefined ? readings : narrowed(readings, ambiguity, new Set([name]));
      if (under !== null) for (const inner of value) add(inner, rule, under);
    }
  };
  for (const rule of model.rules) for (const effect of rule.node.effects) add(effect, rule, EVERY_READING);
  return found;
}

/** What a rule waits for; each of several events joined by `or` is one. */
export function occasionsOf({ node: { trigger }, home }: Placed<ast.Rule>): Occasion[] {
  switch (trigger.kind) {
    case "EventTrigger":
      return namesIn(trigger.events).map((name) => ({ key: `event ${name}`, form: "event", name }));
    case "AdjustmentTrigger":
      return namesIn(trigger.terms).map((name) => ({ key: `adjustment ${name}`, form: "adjustment", name }));
    case "InstantTrigger": {
      const name = wordsAt(home, trigger.instant.span, 200);
      return [{ key: `at ${name}`, form: "instant", name }];
    }
  }
}

const namesIn = (names: readonly ast.Name[]): string[] => [...new Set(names.map(({ text }) => text))];

/** A section lends at most so many formulas for one term: a hostile file would have each of many rules borrow many. */
const MOST_LENT = 8;

/** Every change that a rule can make to a term of the certificate, in the order of the rules. */
export function actionsIn(model: Model): Action[] {
  const effects = placedEffects(model);
  const lenders = lendersIn(model, effects);
  const found: Action[] = [];
  for (const { effect, rule, readings } of effects) {
    const { conditions } = rule.node;
    if (effect.kind === "AdjustAs") {
      for (const { placed, term } of lenders.of(rule.home, effect.section.label)) {
        const under = together(readings, placed.readings);
        if (under === null) continue;
        const borrowed = { by: effect, from: placed.rule };
        const { effect: lent } = placed;
        found.push({ term, effect: lent, rule, span: effect.span, borrowed, conditions, readings: under });
      }
      continue;
    }
    const term = changedTerm(model, effect);
    if (term === null || (effect.kind !== "Becomes" && effect.kind !== "FallsBy")) continue;
    const all = [...conditions, ...effect.conditions];
    found.push({ term, effect, rule, span: effect.target.span, borrowed: null, conditions: all, readings });
  }
  return found;
}

/** The term of the certificate that an effect changes. */
export function changedTerm(model: Model, effect: ast.Effect): TermSymbol | null {
  if (effect.kind !== "Becomes" && effect.kind !== "FallsBy") return null;
  const term = termOf(model, effect.target);
  return term?.scope.of === "certificate" ? term : null;
}

interface Lent {
  readonly placed: {
    readonly effect: ast.Becomes;
    readonly rule: Placed<ast.Rule>;
    readonly readings: Readings;
  };
  readonly term: TermSymbol;
}

/** The formulas that each section has to lend, with those of the sections below it. */
function lendersIn(
  model: Model,
  effects: readonly PlacedEffect[],
): { readonly of: (borrower: Home, label: string) => readonly Lent[] } {
  const byDraft = new Map<Source | null, Map<string, Map<TermSymbol, Lent[]>>>();
  for (const { effect, rule, readings } of effects) {
    const term = changedTerm(model, effect);
    if (effect.kind !== "Becomes" || term === null || rule.home.section === null) continue;
    const lent: Lent = { placed: { effect, rule, readings }, term };
    for (const label of enclosing(labelOf(rule.home))) {
      const terms = entryIn(
        entryIn(byDraft, draftOf(rule.home), newMap<string, Map<TermSymbol, Lent[]>>),
        label,
        newMap<TermSymbol, Lent[]>,
      );
      const all = entryIn(terms, term, (): Lent[] => []);
      if (all.length < MOST_LENT) all.push(lent);
    }
  }
  return {
    of: (borrower, label) => {
      const [key = label] = enclosing(label);
      const all = byDraft.get(draftOf(borrower))?.get(key)?.values() ?? [];
      return [...all].flat().filter(({ placed }) => lends(placed.rule.home, borrower, label));
    },
  };
}

/** Where section numbers mean the same: each module by itself, all files of the contract together. */
const draftOf = ({ imported, source }: Home): Source | null => (imported ? source : null);

const newMap = <K, V>(): Map<K, V> => new Map();

/** What a map holds under a key, put there if need be. */
export function entryIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
