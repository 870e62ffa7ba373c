import type * as ast from "../../grammar/ast.ts";
import { waitingEffects as entry } from "../../grammar/diagnostics/catalogue/circles.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Home, Model, TermSymbol } from "../model/model.ts";
import { dependencyOrder } from "../model/order.ts";
import { actionsIn, entryIn, occasionsOf, type Action, type Occasion } from "./support/actions.ts";
import { termOf } from "./support/references.ts";
import { findRings, type Edge } from "./support/rings.ts";
import { EVERY_READING, together, type Readings } from "./support/readings.ts";
import { survey, type Use } from "./support/survey.ts";
import { walk } from "./support/walk.ts";
import { inWords, withArticle } from "./support/words.ts";

interface Wait extends Edge<TermSymbol> {
  readonly action: Action;
  readonly awaited: Awaited;
}

/** An `adjusted T` or `required T` that a formula comes down to. */
interface Awaited {
  readonly term: TermSymbol;
  readonly node: ast.AdjustedExpression;
  readonly home: Home;
  readonly readings: Readings;
}

/**
 * Effects that wait for each other at one event: `Warrant Price becomes ... adjusted Warrant Share Number` and back, through
 * definitions, legends and borrowed formulas ("a cycle is an error").
 */
export function waitingEffects(model: Model): Diagnostic[] {
  const awaits = awaitedBy(model);
  const groups = new Map<string, { readonly occasion: Occasion; readonly waits: Wait[] }>();
  for (const action of actionsIn(model)) {
    const waits = awaits(action).flatMap((awaited): Wait[] => {
      const readings = together(action.readings, awaited.readings);
      return readings === null ? [] : [{ from: action.term, to: awaited.term, readings, action, awaited }];
    });
    if (waits.length === 0) continue;
    for (const occasion of occasionsOf(action.rule)) {
      entryIn(groups, occasion.key, () => ({ occasion, waits: [] as Wait[] })).waits.push(...waits);
    }
  }
  const reported = new Set<ast.Node>();
  const found: Diagnostic[] = [];
  for (const { occasion, waits } of groups.values()) {
    for (const ring of findRings<TermSymbol, Wait>(waits)) {
      // Rules on several events joined by `or` have the same ring at each.
      if (ring.every(({ awaited }) => reported.has(awaited.node))) continue;
      for (const { awaited } of ring) reported.add(awaited.node);
      found.push(message(occasion, ring));
    }
  }
  return found;
}

function message(occasion: Occasion, ring: readonly Wait[]): Diagnostic {
  const links = ring.map(({ from, action }) => ({ name: from.name, where: inWords(action.rule.home) }));
  const places = ring.map(({ awaited }) => ({ source: awaited.home.source, span: awaited.node.span }));
  const related = ring.slice(1, 11).map(({ from, to }, index) => ({
    place: places[index + 1] ?? places[0]!,
    message: `"${from.name}" waits for "${to.name}" here.`,
  }));
  const fixes = ring.slice(0, 10).map(({ to, action }, index) => ({
    title: `Take "${to.name}" immediately before the adjustment, in ${inWords(action.rule.home)}`,
    edits: [{ place: places[index]!, text: to.name }],
  }));
  return report(entry, places[0]!, { occasion: at(occasion), links }, { related, fixes });
}

function at({ form, name }: Occasion): string {
  switch (form) {
    case "event":
      return `At ${withArticle(name)}`;
    case "instant":
      return `At ${name}`;
    case "adjustment":
      return `At an adjustment of ${name}`;
  }
}

/** So many are kept of what one definition waits for. */
const MOST_AWAITED = 20;

/** What a change waits for: the `adjusted` and `required` terms in its formula, and in the definitions that the formula uses. */
function awaitedBy(model: Model): (action: Action) => readonly Awaited[] {
  const byDefinition = awaitedInDefinitions(model);
  const byEffect = new Map<ast.Effect, readonly Awaited[]>();

  const inFormula = (formula: ast.Node, home: Home): Awaited[] => {
    const found: Awaited[] = [];
    const letters = new Set<ast.Binding>();
    const look = (part: ast.Node, within: Readings): void =>
      walk(model, part, within, (node, readings) => {
        const term = termOf(model, node);
        if (node.kind === "AdjustedExpression" && term !== null) found.push({ term, node, home, readings });
        else if (term !== null) found.push(...under(readings, byDefinition.get(term) ?? []));
        const reference = model.references.get(node);
        if (reference?.to !== "legend" || letters.has(reference.binding)) return;
        letters.add(reference.binding);
        look(reference.binding.value, readings);
      });
    look(formula, EVERY_READING);
    return found;
  };

  return ({ effect, rule, borrowed }) =>
    entryIn(byEffect, effect, () =>
      effect.kind === "Becomes" ? inFormula(effect.value, (borrowed?.from ?? rule).home) : [],
    );
}

/** What definitions wait for, each worked out after those it is made of. State is what it was before the event. */
function awaitedInDefinitions(model: Model): ReadonlyMap<TermSymbol, readonly Awaited[]> {
  const { uses } = survey(model);
  const known = new Map<TermSymbol, readonly Awaited[]>();
  const madeOf = (term: TermSymbol): readonly Use[] =>
    term.body.form === "formula" ? (uses.get(term.node) ?? []) : [];
  const { order } = dependencyOrder(model.terms, (term) => madeOf(term).map((use) => use.term));
  for (const term of order) {
    const found = new Map<ast.Node, Awaited>();
    for (const { term: read, node, readings } of madeOf(term)) {
      const awaited =
        node.kind === "AdjustedExpression"
          ? [{ term: read, node, home: term.home, readings }]
          : under(readings, known.get(read) ?? []);
      for (const one of awaited) if (found.size < MOST_AWAITED) found.set(one.node, one);
    }
    if (found.size > 0) known.set(term, [...found.values()]);
  }
  return known;
}

/** Those that can count under some readings. */
function under(within: Readings, awaited: readonly Awaited[]): Awaited[] {
  return awaited.flatMap((one) => {
    const readings = together(within, one.readings);
    return readings === null ? [] : [{ ...one, readings }];
  });
}
