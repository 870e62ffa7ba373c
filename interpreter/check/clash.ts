import type * as ast from "../../grammar/ast.ts";
import { clash as entry } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { actionsIn, entryIn, occasionsOf, type Action, type Occasion } from "./support/actions.ts";
import { Budget } from "./support/budget.ts";
import { Conditions, exclude, type Assumed, type Literal } from "./support/conditions.ts";
import { labelsOf, prevailFixes } from "./support/headings.ts";
import { enclosing, labelOf } from "./support/labels.ts";
import { Prevailing } from "./support/prevailing.ts";
import { together } from "./support/readings.ts";
import { Wording } from "./support/wording.ts";
import { atStart, bothAtStart, inSameSection, inWords, some, withArticle } from "./support/words.ts";

/** The pairs of effects that are compared for one contract; six hundred effects on one term at one event reach it. */
const MOST_PAIRS = 200_000;

/** So many clashes are told at once. */
const MOST_TOLD = 100;

/** The effects on one term at one event. */
interface Group {
  readonly occasion: Occasion;
  readonly term: TermSymbol;
  readonly actions: Action[];
}

/** Two clauses that clash, with everything that they clash about. */
interface Meeting {
  readonly first: Action;
  readonly second: Action;
  readonly terms: Set<string>;
  readonly occasions: Map<string, Occasion>;
}

type Meetings = Map<ast.Rule, Map<ast.Rule, Meeting>>;

/**
 * Two effects that can act on one term of the certificate at one event with no precedence between them ("two clauses that can
 * clash without it are an error while typing, naming both"). They do not clash where a heading says which prevails, where one
 * says `unless an adjustment under section S stands for`, where their conditions plainly exclude one another, where they are
 * alternatives of one ambiguity, and where one only repeats the other's formula.
 */
export function clash(model: Model): Diagnostic[] {
  const clashes = comparison(model);
  const budget = new Budget(MOST_PAIRS);
  const meetings: Meetings = new Map();
  let told = 0;
  for (const group of groupsOf(model)) {
    for (const [index, second] of group.actions.entries()) {
      for (let before = 0; before < index; before++) {
        if (!budget.spend()) return [...messages(meetings), tooMany(group)];
        const first = group.actions[before]!;
        if (!clashes(first, second)) continue;
        if (note(meetings, first, second, group)) told++;
        if (told >= MOST_TOLD) return messages(meetings);
      }
    }
  }
  return messages(meetings);
}

function groupsOf(model: Model): Group[] {
  const groups = new Map<string, Map<TermSymbol, Group>>();
  for (const action of actionsIn(model)) {
    for (const occasion of occasionsOf(action.rule)) {
      const terms = entryIn(groups, occasion.key, () => new Map<TermSymbol, Group>());
      entryIn(terms, action.term, () => ({ occasion, term: action.term, actions: [] })).actions.push(action);
    }
  }
  return [...groups.values()].flatMap((terms) => [...terms.values()]);
}

/** Whether two actions on one term at one event clash. */
function comparison(model: Model): (first: Action, second: Action) => boolean {
  const prevailing = new Prevailing(model);
  const conditions = new Conditions(model, new Wording(model));
  const assumed = (action: Action): Assumed => {
    const { literals, readings } = conditions.of(action.conditions);
    return { literals, readings: readings === null ? null : together(readings, action.readings) };
  };
  return (first, second) => {
    // What two settlements take away adds up, in whatever order.
    if (first.effect.kind === "FallsBy" && second.effect.kind === "FallsBy") return false;
    if (first.effect === second.effect && takenAsItIs(first) && takenAsItIs(second)) return false;
    if (prevailing.isSettled(first.rule.home, second.rule.home)) return false;
    const [a, b] = [assumed(first), assumed(second)];
    if (exclude(a, b)) return false;
    return !exceptsUnder(a, labelOf(second.rule.home)) && !exceptsUnder(b, labelOf(first.rule.home));
  };
}

/** Whether a formula is applied as it is written: borrowed, if at all, without other values. */
const takenAsItIs = ({ borrowed }: Action): boolean => (borrowed?.by.inputs.length ?? 0) === 0;

/** `unless an adjustment under section S stands for X`, S being the section of the other clause. */
function exceptsUnder({ literals }: Assumed, label: string): boolean {
  const labels = enclosing(label);
  const excepts = (literal: Literal): boolean =>
    literal.form === "stands" && !literal.holds && labels.some((one) => literal.sections.has(one));
  return literals.some(excepts);
}

/** Remembers a clash; false where the two clauses are already known to clash. */
function note(meetings: Meetings, first: Action, second: Action, { occasion, term }: Group): boolean {
  const others = entryIn(meetings, first.rule.node, () => new Map<ast.Rule, Meeting>());
  const known = others.get(second.rule.node);
  const meeting = known ?? { first, second, terms: new Set(), occasions: new Map() };
  meeting.terms.add(term.name);
  meeting.occasions.set(occasion.key, occasion);
  others.set(second.rule.node, meeting);
  return known === undefined;
}

function messages(meetings: Meetings): Diagnostic[] {
  return [...meetings.values()].flatMap((others) => [...others.values()].map(message));
}

function message({ first, second, terms, occasions }: Meeting): Diagnostic {
  const [a, b] = [first.rule.home, second.rule.home];
  const twice = first.rule.node === second.rule.node;
  const clauses = twice
    ? atStart(a)
    : inSameSection(a, b)
      ? `Two clauses of ${inWords(a)}`
      : bothAtStart(a, b);
  const details = {
    clauses,
    how: twice ? ("twice" as const) : ("both" as const),
    terms: [...terms],
    occasion: some([...occasions.values()].map(occasionWords), 3, "or"),
    sections: labelsOf(a, b),
  };
  const related = [
    { place: placeOf(first), message: `${atStart(a)} says it here.` },
    ...lent(first),
    ...lent(second),
  ];
  return report(entry, placeOf(second), details, { related, fixes: prevailFixes(a, b) });
}

const placeOf = ({ rule, span }: Action): Place => ({ source: rule.home.source, span });

/** Where a borrowed formula stands. */
function lent({ borrowed, effect }: Action): { place: Place; message: string }[] {
  if (borrowed === null) return [];
  const { home } = borrowed.from;
  const place = { source: home.source, span: effect.target.span };
  return [{ place, message: `${atStart(home)} lends the formula here.` }];
}

function occasionWords({ form, name }: Occasion): string {
  switch (form) {
    case "event":
      return withArticle(name);
    case "instant":
      return name;
    case "adjustment":
      return `an adjustment of ${name}`;
  }
}

function tooMany({ occasion, term, actions }: Group): Diagnostic {
  const last = actions.at(-1)!;
  return report(entry, placeOf(last), {
    clauses: `${actions.length} clauses`,
    how: "too many to compare",
    terms: [term.name],
    occasion: occasionWords(occasion),
    sections: null,
  });
}
