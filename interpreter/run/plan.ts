import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Adjusting, Context } from "../compile/context.ts";
import { Context as ContextClass } from "../compile/context.ts";
import { chainText } from "../model/chain-text.ts";
import { isNone, Lack, NoAnswer } from "../compile/lack.ts";
import type { Program, ProgramEffect, ProgramRule } from "../compile/program.ts";
import type { Held } from "../compile/state.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import { Rational } from "../values/rational.ts";
import type { Request } from "./adjust.ts";
import { isUnderAny, precedence, shownLabels } from "./sections.ts";

/** Everything that the rules want at one event, nothing of it done yet. */
export interface Plan {
  /** Adjustments of terms of the certificate, one a term. */
  readonly requests: Map<number, Request>;
  /** Other changes of state: settlements, reports, terms of parties. */
  readonly changes: {
    readonly slot: number;
    readonly effect: ast.Effect;
    readonly rule: ProgramRule;
    readonly change: Change;
    /** For what is taken away or added: the clause that says so. */
    readonly by?: ProgramRule;
  }[];
  readonly eventChanges: {
    readonly slot: number;
    readonly identity: string;
    readonly effect: ast.Effect;
    readonly rule: ProgramRule;
    readonly change: Change;
  }[];
  readonly rescinds: {
    readonly effect: ast.Rescind;
    readonly rule: ProgramRule;
    readonly identity: string;
  }[];
  readonly deems: {
    readonly effect: ast.Deem;
    readonly rule: ProgramRule;
    readonly identity: string | null;
    readonly of: string | null;
    readonly fields: ReadonlyMap<string, Value>;
  }[];
  readonly undoes: {
    readonly effect: ast.Undo;
    readonly rule: ProgramRule;
    readonly identity: string;
  }[];
  readonly waivers: Waiver[];
  readonly ends: string[];
  readonly issues: { readonly effect: ast.Issues; readonly rule: ProgramRule; readonly context: Context }[];
  readonly cancels: { readonly effect: ast.Cancels; readonly rule: ProgramRule }[];
  readonly settlements: {
    readonly effect: ast.Pays | ast.Delivers;
    readonly rule: ProgramRule;
    readonly context: Context;
  }[];
  readonly duties: {
    readonly effect: ast.Obligation;
    readonly rule: ProgramRule;
    readonly context: Context;
  }[];
}

/** Duties that need not be done: of these parties, to do this act, for one event or for any. */
export interface Waiver {
  readonly parties: readonly string[];
  readonly act: string;
  /** The event from which the duty arose, by its identity; null: any. */
  readonly identity: string | null;
  readonly section: string;
  readonly instant: number;
}

/** From what a state is to what it becomes; `becomes` may read `adjusted T`, `falls by` takes from what is there by then. */
export type Change = (current: () => Held, adjusting: Adjusting | null) => Held;

const nothing = (): Plan => ({
  requests: new Map(),
  changes: [],
  eventChanges: [],
  rescinds: [],
  deems: [],
  undoes: [],
  waivers: [],
  ends: [],
  issues: [],
  cancels: [],
  settlements: [],
  duties: [],
});

/** Most of what happens concerns no rule. Nobody writes into a plan once it is made. */
const NOTHING = nothing();

/** Gathers the effects of the rules whose conditions hold. */
export function plan(
  program: Program,
  rules: readonly ProgramRule[],
  before: Context,
  rescinded: ReadonlySet<string>,
  occurrence: Occurrence,
): Plan {
  if (rules.length === 0) return NOTHING;
  const planned = nothing();
  for (const rule of rules) {
    // A statement's legend is worked out once for all its effects.
    const context = before.forTerm(occurrence);
    if (!holds(program, rule.rule.conditions, context)) continue;
    for (const reading of rule.readings) program.meet(reading);
    for (const effect of rule.effects) add(program, planned, effect, context, rescinded, occurrence);
  }
  for (const { slot, by } of planned.changes) {
    const rival = planned.requests.get(slot);
    if (by !== undefined && rival !== undefined) mustNotClash(program, slot, rival.by, by);
  }
  return planned;
}

/** Two clauses that change one term at one event, where the contract does not say which prevails. A check finds them beforehand. */
export class Clash extends NoAnswer {}

/** What a run says of a clash: the sections in the order of the contract. */
export function clashWords(term: string, first: string, second: string): string {
  const clauses =
    first === second ? `two clauses of section ${first}` : `sections ${first} and ${second} both`;
  return `${clauses} change "${term}", and nothing says which prevails`;
}

function mustNotClash(program: Program, slot: number, one: ProgramRule, other: ProgramRule): void {
  if (precedence(program.model, one.section, other.section) !== 0) return;
  if (standsAside(program, one, other.section) || standsAside(program, other, one.section)) return;
  const term = program.slots[slot]?.name ?? "";
  const place = { source: other.home.source, span: other.rule.span };
  throw new Clash(clashWords(term, one.section, other.section), other.section, place);
}

/** `unless an adjustment under section S stands for it`: the clause leaves the field to what section S adjusts. */
function standsAside(program: Program, { rule }: ProgramRule, section: string): boolean {
  let aside = false;
  for (const { expression } of rule.conditions)
    visit(expression, (node) => {
      if (node.kind === "StandsExpression")
        aside ||= isUnderAny(section, shownLabels(program.model, node.sections));
    });
  return aside;
}

/** Whether `if` and `unless` let something through; where one stops it, what another lacks does not matter. */
export function holds(program: Program, conditions: readonly ast.Condition[], context: Context): boolean {
  let lacking: Lack | null = null;
  for (const condition of conditions) {
    try {
      if (program.condition(condition.expression)(context) === condition.negated) return false;
    } catch (error) {
      if (!(error instanceof Lack)) throw error;
      lacking ??= error;
    }
  }
  if (lacking !== null) throw lacking;
  return true;
}

function add(
  program: Program,
  planned: Plan,
  item: ProgramEffect,
  context: Context,
  rescinded: ReadonlySet<string>,
  occurrence: Occurrence,
): void {
  const { effect, rule } = item;
  switch (effect.kind) {
    case "Becomes":
      if (holds(program, effect.conditions, context)) {
        const section = rule.section;
        addBecomes(program, planned, {
          item,
          by: rule,
          node: effect,
          section,
          borrowed: null,
          context,
          rescinded,
          occurrence,
        });
      }
      return;
    case "FallsBy":
      if (holds(program, effect.conditions, context)) addShift(program, planned, effect, rule, context);
      return;
    case "AdjustAs":
      borrow(program, planned, effect, rule, context, rescinded, occurrence);
      return;
    case "Deem": {
      const fields = new Map<string, Value>();
      for (const input of effect.inputs) fields.set(input.name.text, program.code(input.value)(context));
      const as = effect.as === null ? null : (program.code(effect.as)(context) as Occurrence);
      planned.deems.push({ effect, rule, identity: as?.identity ?? null, of: as?.of ?? null, fields });
      return;
    }
    case "Rescind": {
      const object = program.code(effect.object)(context) as Occurrence;
      planned.rescinds.push({ effect, rule, identity: object.identity });
      return;
    }
    case "Undo": {
      const object = program.code(effect.object)(context) as Occurrence;
      planned.undoes.push({ effect, rule, identity: object.identity });
      return;
    }
    case "NeedNot":
      if (holds(program, effect.conditions, context))
        planned.waivers.push(waiverOf(program, effect, rule, context, occurrence));
      return;
    case "Issues":
      if (holds(program, effect.conditions, context)) planned.issues.push({ effect, rule, context });
      return;
    case "Cancels":
      if (holds(program, effect.conditions, context)) planned.cancels.push({ effect, rule });
      return;
    case "Ends":
      planned.ends.push(effect.target.text);
      return;
    case "Pays":
    case "Delivers":
      if (holds(program, effect.conditions, context)) planned.settlements.push({ effect, rule, context });
      return;
    case "Obligation":
      if (holds(program, effect.conditions, context)) planned.duties.push({ effect, rule, context });
      return;
    case "Right":
    case "ReadingEffect":
      // Rights in rules are of the register; readings were picked when the program was built.
      return;
  }
}

/** What a waiver is of: the event that it names, else the one that its own event is about, else any. */
function waiverOf(
  program: Program,
  effect: ast.NeedNot,
  rule: ProgramRule,
  context: Context,
  occurrence: Occurrence,
): Waiver {
  const told = effect.told === null ? effect.act?.text : program.code(effect.told)(context);
  const object = effect.object === null ? null : (program.code(effect.object)(context) as Occurrence);
  return {
    parties: effect.parties.map(chainText),
    act: typeof told === "string" ? told : "",
    identity: object?.identity ?? occurrence.of,
    section: rule.section,
    instant: context.now,
  };
}

interface Becoming {
  readonly item: ProgramEffect;
  /** The rule that says so; the borrower's, where the formula is borrowed. */
  readonly by: ProgramRule;
  readonly node: ast.Becomes;
  readonly section: string;
  readonly borrowed: string | null;
  readonly context: Context;
  readonly rescinded: ReadonlySet<string>;
  readonly occurrence: Occurrence;
}

function addBecomes(program: Program, planned: Plan, becoming: Becoming): void {
  const { node, context, section, occurrence } = becoming;
  const target = targetOf(program, node.target, context);
  const { rule } = becoming.item;
  if (target.of === "event") {
    const { slot, identity } = target;
    const change = changeTo(program, node, context);
    planned.eventChanges.push({ slot, identity, effect: node, rule, change });
    return;
  }
  const term = program.slots[target.slot]!;
  if (term.scope.of !== "certificate") {
    const change = changeTo(program, node, context);
    planned.changes.push({ slot: target.slot, effect: node, rule, change });
    return;
  }
  if (becoming.rescinded.has(`${section}|${occurrence.key}`)) return;
  const request: Request = {
    program,
    slot: target.slot,
    effect: becoming.item,
    node,
    section,
    borrowed: becoming.borrowed,
    by: becoming.by,
    plain: context.overrides === null || context.overrides.size === 0,
    occurrence,
    context: (adjusting) => withAdjusting(context, adjusting),
  };
  const rival = planned.requests.get(target.slot);
  if (rival !== undefined) {
    const sameFormula = rival.node === node && rival.plain && request.plain;
    if (!sameFormula) mustNotClash(program, target.slot, rival.by, becoming.by);
    if (precedence(program.model, section, rival.section) <= 0) return;
  }
  planned.requests.set(target.slot, request);
}

function changeTo(program: Program, node: ast.Becomes, context: Context): Change {
  return (_, adjusting) =>
    held(() => program.code(node.value)(adjusting === null ? context : withAdjusting(context, adjusting)));
}

function withAdjusting(context: Context, adjusting: Adjusting): Context {
  return new ContextClass(
    context.environment,
    context.memory,
    context.state,
    context.event,
    context.now,
    context.day,
    context.quoteDay,
    context.inputs,
    context.overrides,
    adjusting,
  );
}

/** State of parties and events may become what is not known: it lacks until somebody reads it. */
function held(compute: () => Value): Held {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Lack) return error;
    throw error;
  }
}

function addShift(
  program: Program,
  planned: Plan,
  effect: ast.FallsBy,
  by: ProgramRule,
  context: Context,
): void {
  const target = targetOf(program, effect.target, context);
  const sign = effect.direction === "falls" ? -1 : 1;
  const change: Change = (current) =>
    held(() => {
      const amount = program.code(effect.amount)(context) as Rational;
      const was = current();
      if (isNone(was)) throw was;
      return (was as Rational).add(sign < 0 ? amount.neg() : amount);
    });
  if (target.of === "event")
    planned.eventChanges.push({ slot: target.slot, identity: target.identity, effect, rule: by, change });
  else planned.changes.push({ slot: target.slot, effect, rule: by, change, by });
}

type Target =
  | { readonly of: "slot"; readonly slot: number }
  | { readonly of: "event"; readonly slot: number; readonly identity: string; readonly event: Occurrence };

/** The state that an effect changes. */
function targetOf(program: Program, target: ast.Expression, context: Context): Target {
  const reference = program.model.references.get(target);
  if (reference?.to === "term") {
    const slot = program.slotOf.get(reference.term);
    if (slot !== undefined) return { of: "slot", slot };
  }
  if (reference?.to === "event term" || reference?.to === "term of") {
    const slot = program.eventSlotOf.get(reference.term);
    const event =
      reference.to === "term of" ? (program.code(reference.object)(context) as Occurrence) : context.event;
    if (slot !== undefined && event !== null) return { of: "event", slot, identity: event.identity, event };
  }
  throw new NoAnswer("what is to change is not an adjustable term", null, null);
}

/** `adjust as section S provides, with F = E`: S's adjustments, not its conditions, under this section. */
function borrow(
  program: Program,
  planned: Plan,
  effect: ast.AdjustAs,
  rule: ProgramRule,
  context: Context,
  rescinded: ReadonlySet<string>,
  occurrence: Occurrence,
): void {
  const from = shownLabels(program.model, [effect.section])[0] ?? effect.section.label;
  const overrides = new Map<string, () => Value>();
  for (const input of effect.inputs) overrides.set(input.name.text, () => program.code(input.value)(context));
  const lent = context.withOverrides(overrides);
  for (const lender of program.lenders(effect, rule)) {
    for (const reading of lender.readings) program.meet(reading);
    for (const item of lender.effects) {
      if (item.effect.kind !== "Becomes") continue;
      addBecomes(program, planned, {
        item,
        by: rule,
        node: item.effect,
        section: rule.section,
        borrowed: from,
        context: lent,
        rescinded,
        occurrence,
      });
    }
  }
}
