import type * as ast from "../../grammar/ast.ts";
import { clash as entry } from "../../grammar/diagnostics/catalogue/precedence.ts";
import { report, type Diagnostic, type Fix } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { circularDeeming } from "./circular-deeming.ts";
import { circularDefinitions } from "./circular-definitions.ts";
import { counterexample, type Search } from "./support/counterexample/index.ts";
import { actionsIn, entryIn, occasionsOf, type Action, type Occasion } from "./support/actions.ts";
import { Budget } from "./support/budget.ts";
import { Conditions, exclude, type Assumed, type Literal } from "./support/conditions.ts";
import { canBothHold } from "./support/consistent.ts";
import { labelsOf, prevailFixes } from "./support/headings.ts";
import { enclosing, labelOf } from "./support/labels.ts";
import { Prevailing } from "./support/prevailing.ts";
import { EVERY_READING, together, type Readings } from "./support/readings.ts";
import { Wording } from "./support/wording.ts";
import { waitingEffects } from "./waiting-effects.ts";
import { atStart, bothAtStart, inSameSection, inWords, some, withArticle } from "./support/words.ts";

/** The pairs of effects that are compared for one contract; six hundred effects on one term at one event reach it. */
const MOST_PAIRS = 200_000;

/** So many clashes are told at once. */
const MOST_TOLD = 100;

/** For so many clashes an example is looked for, each among so many sets of facts. */
const MOST_EXAMPLES = 3;
const MOST_TRIED = 300;

/** In a contract of more rules than this none is looked for: each set of facts is a run. */
const MOST_RULES = 2_000;

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
  /** Under which both count. */
  readonly readings: Readings;
}

type Meetings = Map<ast.Rule, Map<ast.Rule, Meeting>>;

/**
 * Two effects that can act on one term of the certificate at one event with no precedence between them ("two clauses that can
 * clash without it are an error while typing, naming both"), with facts on which both apply where some are found. They do not clash where a heading says which prevails, where one
 * says `unless an adjustment under section S stands for`, where their conditions plainly exclude one another, where they are
 * alternatives of one ambiguity, and where one only repeats the other's formula.
 */
export function clash(model: Model): Diagnostic[] {
  const comparison = new Comparison(model);
  const budget = new Budget(MOST_PAIRS);
  const meetings: Meetings = new Map();
  let told = 0;
  for (const group of groupsOf(model)) {
    for (const [index, second] of group.actions.entries()) {
      for (let before = 0; before < index; before++) {
        if (!budget.spend()) return [...messages(model, meetings), tooMany(group)];
        const first = group.actions[before]!;
        if (!comparison.clash(first, second)) continue;
        if (note(meetings, first, second, group, comparison.readings(first, second))) told++;
        if (told >= MOST_TOLD) return messages(model, meetings);
      }
    }
  }
  return messages(model, meetings);
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
class Comparison {
  private readonly prevailing: Prevailing;
  private readonly conditions: Conditions;

  constructor(model: Model) {
    this.prevailing = new Prevailing(model);
    this.conditions = new Conditions(model, new Wording(model));
  }

  clash(first: Action, second: Action): boolean {
    // What two settlements take away adds up, in whatever order.
    if (first.effect.kind === "FallsBy" && second.effect.kind === "FallsBy") return false;
    if (first.effect === second.effect && takenAsItIs(first) && takenAsItIs(second)) return false;
    if (this.prevailing.isSettled(first.rule.home, second.rule.home)) return false;
    const [a, b] = [this.assumed(first), this.assumed(second)];
    if (exclude(a, b)) return false;
    if (exceptsUnder(a, labelOf(second.rule.home)) || exceptsUnder(b, labelOf(first.rule.home))) return false;
    return canBothHold(this.conditions.ways(first.conditions), this.conditions.ways(second.conditions));
  }

  /** The readings under which both count. */
  readings(first: Action, second: Action): Readings {
    const [a, b] = [this.assumed(first).readings, this.assumed(second).readings];
    return a === null || b === null ? EVERY_READING : (together(a, b) ?? EVERY_READING);
  }

  private assumed(action: Action): Assumed {
    const { literals, readings } = this.conditions.of(action.conditions);
    return { literals, readings: readings === null ? null : together(readings, action.readings) };
  }
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
function note(
  meetings: Meetings,
  first: Action,
  second: Action,
  { occasion, term }: Group,
  readings: Readings,
): boolean {
  const others = entryIn(meetings, first.rule.node, () => new Map<ast.Rule, Meeting>());
  const known = others.get(second.rule.node);
  const meeting = known ?? { first, second, terms: new Set(), occasions: new Map(), readings };
  meeting.terms.add(term.name);
  meeting.occasions.set(occasion.key, occasion);
  others.set(second.rule.node, meeting);
  return known === undefined;
}

function messages(model: Model, meetings: Meetings): Diagnostic[] {
  const all = [...meetings.values()].flatMap((others) => [...others.values()]);
  const looks = canBeTried(model);
  return all.map((meeting, i) =>
    message(meeting, looks && i < MOST_EXAMPLES ? exampleOf(model, meeting) : null, model),
  );
}

/** Facts can be tried on a contract whose only fault is that its clauses clash. */
function canBeTried(model: Model): boolean {
  return (
    model.rules.length <= MOST_RULES &&
    model.diagnostics.every(({ severity }) => severity !== "error") &&
    [circularDefinitions, circularDeeming, waitingEffects].every((check) => check(model).length === 0)
  );
}

function exampleOf(model: Model, { first, second, occasions, readings }: Meeting): Search | null {
  const [occasion] = occasions.values();
  if (occasion === undefined) return null;
  const [a, b] = [first.rule.home, second.rule.home];
  const which = inSameSection(a, b) ? `Two clauses of ${inWords(a)}` : bothAtStart(a, b);
  const title = `${which} both change ${first.term.name}`;
  return counterexample(model, { first, second, occasion, readings }, title, new Budget(MOST_TRIED));
}

/** The example at the end of the contract. */
function addScenario(scenario: string, { units }: Model): Fix[] {
  const source = units[0]?.source;
  if (source === undefined) return [];
  const end = source.text.length;
  const text = `${source.text.endsWith("\n") ? "" : "\n"}\n${scenario}\n`;
  return [
    {
      title: "Add the example as a scenario",
      showsOnly: true,
      edits: [{ place: { source, span: { start: end, end } }, text }],
    },
  ];
}

function message(
  { first, second, terms, occasions }: Meeting,
  example: Search | null,
  model: Model,
): Diagnostic {
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
    example:
      example === null
        ? null
        : "found" in example
          ? { scenario: example.found.replace(/\s+/g, " ") }
          : { tried: example.tried },
  };
  const related = [
    { place: placeOf(first), message: `${atStart(a)} says it here.` },
    ...lent(first),
    ...lent(second),
  ];
  return report(entry, placeOf(second), details, {
    related,
    fixes: [
      ...prevailFixes(a, b),
      ...(example !== null && "found" in example ? addScenario(example.found, model) : []),
    ],
  });
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
    example: null,
  });
}
