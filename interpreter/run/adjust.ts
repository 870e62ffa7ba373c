import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Adjusting, Context } from "../compile/context.ts";
import { NoAnswer } from "../compile/lack.ts";
import type { Program, ProgramEffect, ProgramPostponement, ProgramRule } from "../compile/program.ts";
import { placeIn } from "../compile/program.ts";
import type { Carry } from "../compile/state.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import { Rational } from "../values/rational.ts";
import { roundTo } from "../values/rounding.ts";
import type { Policies } from "./policies.ts";
import type { LedgerStatus } from "./result.ts";

/** One adjustment that a rule asks for at an event. */
export interface Request {
  /** The words that ask for it: of what waited over an amendment, those before it. */
  readonly program: Program;
  readonly slot: number;
  readonly effect: ProgramEffect;
  readonly node: ast.Becomes;
  /** The section under which it is made: the borrower's where a clause borrows another's formula. */
  readonly section: string;
  /** The section whose formula is borrowed, if one is. */
  readonly borrowed: string | null;
  /** The rule that says so; the borrower's, where the formula is borrowed. */
  readonly by: ProgramRule;
  /** Whether the formula is applied as it is written, without other values. */
  readonly plain: boolean;
  /** The event that requires it. */
  readonly occurrence: Occurrence;
  /** How to look at the world for it, without `adjusted` terms. */
  readonly context: (adjusting: Adjusting) => Context;
}

/** What became of one request: everything that the ledger's steps are later made from. */
export interface Outcome {
  readonly request: Request | null;
  readonly slot: number;
  readonly section: string;
  readonly occurrence: Occurrence;
  readonly before: Value;
  readonly after: Value;
  /** The formula's result by itself. */
  readonly exact: Value;
  /** The formula with the earlier carry, before any bound, threshold or rounding; what `required T` says. */
  readonly required: Value;
  /** With the carry and within the bounds; what is rounded or carried on. */
  readonly bounded: Value;
  readonly status: LedgerStatus;
  readonly context: Context;
  /** The change of the carry: null where it stays as it was. */
  readonly carry: { readonly key: string; readonly value: Carry | null } | null;
  /** The carry that was added or released. */
  readonly earlier: Carry | null;
  readonly postponement: ProgramPostponement | null;
  readonly released: "threshold" | "act" | null;
  /** The term whose postponement this one waits with. */
  readonly waitsWith: number | null;
  readonly waiting: readonly Request[];
}

const NONE_WAITING: readonly Request[] = [];

/** What an outcome says where nothing is carried. */
const unmoved = (
  request: Request,
  context: Context,
  postponement: ProgramPostponement | null,
): Pick<
  Outcome,
  | "request"
  | "slot"
  | "section"
  | "occurrence"
  | "context"
  | "postponement"
  | "carry"
  | "earlier"
  | "released"
  | "waiting"
> => ({
  request,
  slot: request.slot,
  section: request.section,
  occurrence: request.occurrence,
  context,
  postponement,
  carry: null,
  earlier: null,
  released: null,
  waiting: NONE_WAITING,
});

/** Works out the adjustments of one event. All formulas see the terms as they were immediately before. */
export class Adjuster implements Adjusting {
  private readonly program: Program;
  private readonly policies: Policies;
  // Short lists that are never longer than they must, since an event adjusts two or three terms, and what is worked out stays for
  // as long as the ledger does.
  private readonly requests: readonly Request[];
  private readonly base: Context;
  /** Carries released by an act whatever their size. */
  private readonly releasing: ReadonlyMap<
    number,
    { readonly key: string; readonly carry: Carry; readonly postponement: ProgramPostponement }
  >;
  private outcomes: readonly Outcome[] = [];
  private running: readonly number[] = [];

  constructor(
    program: Program,
    policies: Policies,
    base: Context,
    requests: ReadonlyMap<number, Request>,
    releasing: Adjuster["releasing"] = NOTHING_RELEASED,
  ) {
    this.program = program;
    this.policies = policies;
    this.base = base;
    this.requests = [...requests.values()];
    this.releasing = releasing;
  }

  adjusted(slot: number): Value {
    const outcome = this.outcome(slot);
    if (outcome === null) return this.current(slot);
    return isAlone(outcome) ? outcome.exact : outcome.after;
  }

  required(slot: number): Value {
    const outcome = this.outcome(slot);
    if (outcome === null) return this.current(slot);
    return isAlone(outcome) ? outcome.exact : outcome.required;
  }

  /** All outcomes, in the order in which the contract asks for them. */
  all(): Outcome[] {
    const found: Outcome[] = [];
    const add = (slot: number): void => {
      const outcome = this.outcome(slot);
      if (outcome !== null) found.push(outcome);
    };
    for (const slot of this.releasing.keys()) add(slot);
    for (const { slot } of this.requests) if (!this.releasing.has(slot)) add(slot);
    return found;
  }

  private current(slot: number): Value {
    return this.program.terms.reader(this.program.slots[slot]!)(this.base);
  }

  private outcome(slot: number): Outcome | null {
    for (const known of this.outcomes) if (known.slot === slot) return known;
    const request = this.requests.find((each) => each.slot === slot);
    const release = this.releasing.get(slot);
    if (request === undefined && release === undefined) return null;
    if (this.running.includes(slot)) {
      const name = this.program.slots[slot]!.name;
      throw new NoAnswer(`"${name}" waits for itself`, request?.section ?? null, null);
    }
    const outer = this.running;
    this.running = [...outer, slot];
    const outcome = release !== undefined ? this.release(slot, release) : this.solve(request!);
    this.running = outer;
    this.outcomes = [...this.outcomes, outcome];
    return outcome;
  }

  // ---------------------------------------------------------------------------------------------------- one adjustment

  private solve(request: Request): Outcome {
    const { slot, occurrence, section } = request;
    const term = this.program.slots[slot]!;
    const context = request.context(this);
    const before = this.current(slot);
    const demands = this.policies.of(term.name, section, occurrence.kind);
    const postponement = demands.postponement;
    const key = postponement === null ? "" : `${postponement.index} ${slot}`;
    const earlier = postponement === null ? null : (this.base.state.carries.get(key) ?? null);

    for (const other of this.waitsFor(request)) {
      const outcome = this.outcome(other);
      if (outcome?.status === "postponed" && outcome.postponement?.postponement.alone !== true) {
        const same = { before, after: before, exact: before, required: before, bounded: before };
        return { ...unmoved(request, context, postponement), ...same, status: "postponed", waitsWith: other };
      }
    }

    const exact = request.program.code(request.node.value)(context);
    if (!(exact instanceof Rational) || !(before instanceof Rational)) {
      const whole = { before, after: exact, exact, required: exact, bounded: exact };
      return { ...unmoved(request, context, postponement), ...whole, status: "made", waitsWith: null };
    }
    const carried =
      earlier === null || postponement === null ? exact : added(exact, earlier.total, postponement);
    this.refuseNegative(carried, term.name, request);
    const { value: bounded, stopped } = this.bound(carried, before, demands, context);

    if (postponement !== null && !stopped) {
      const threshold = this.program.code(postponement.postponement.threshold)(
        this.policyContext(context),
      ) as Rational;
      if (bounded.sub(before).abs().lt(threshold)) {
        const total = carryOf(bounded, before, postponement);
        const since = [...(earlier?.since ?? []), occurrence.id ?? occurrence.key];
        const waiting = [...((earlier?.waiting ?? []) as readonly Request[]), ...this.waiters(slot)];
        const isAmount = postponement.postponement.carriedAs === "amount";
        const value: Carry = {
          total: total.reduced(),
          isAmount,
          section: earlier?.section ?? section,
          since,
          waiting,
        };
        return {
          request,
          slot,
          section,
          occurrence,
          before,
          after: before,
          exact,
          required: carried,
          bounded,
          status: "postponed",
          context,
          carry: { key, value },
          earlier,
          postponement,
          released: null,
          waitsWith: null,
          waiting: NONE_WAITING,
        };
      }
    }
    const rounded = stopped ? before : this.round(bounded, demands, context).kept();
    // Rounding may not do what the direction forbids.
    const barred = stopped || isForbidden(rounded, before, demands);
    const after = barred ? before : rounded;
    return {
      request,
      slot,
      // A release stands under the section that first required it.
      section: earlier?.section ?? section,
      occurrence,
      before,
      after,
      exact,
      required: carried,
      bounded,
      status: barred ? "barred" : "made",
      context,
      carry: earlier === null || barred ? null : { key, value: null },
      earlier,
      postponement,
      released: earlier === null || barred ? null : "threshold",
      waitsWith: null,
      waiting: barred || earlier === null ? NONE_WAITING : (earlier.waiting as readonly Request[]),
    };
  }

  /** Makes what was postponed, at an act that ends the waiting. */
  private release(
    slot: number,
    {
      key,
      carry,
      postponement,
    }: { readonly key: string; readonly carry: Carry; readonly postponement: ProgramPostponement },
  ): Outcome {
    const term = this.program.slots[slot]!;
    const occurrence = this.base.event!;
    const before = this.current(slot) as Rational;
    const demands = this.policies.of(term.name, carry.section, occurrence.kind);
    const exact = added(before, carry.total, postponement);
    const { value: bounded, stopped } = this.bound(exact, before, demands, this.base);
    return {
      request: null,
      slot,
      section: carry.section,
      occurrence,
      before,
      after: stopped ? before : this.round(bounded, demands, this.base).kept(),
      exact,
      required: exact,
      bounded,
      status: stopped ? "barred" : "made",
      context: this.base,
      carry: { key, value: null },
      earlier: carry,
      postponement,
      released: "act",
      waitsWith: null,
      waiting: carry.waiting as readonly Request[],
    };
  }

  private refuseNegative(value: Rational, term: string, request: Request): void {
    if (value.sign() >= 0) return;
    throw new NoAnswer(
      `the formula gives a "${term}" below zero`,
      request.section,
      placeIn(request.effect.rule.home, request.node),
    );
  }

  /** Where a bound or a direction stops the change, the term stays as it was. */
  private bound(
    value: Rational,
    before: Rational,
    demands: ReturnType<Policies["of"]>,
    context: Context,
  ): { value: Rational; stopped: boolean } {
    let result = value;
    if (demands.bounds.length > 0) {
      const world = this.policyContext(context);
      for (const { clause } of demands.bounds) {
        const bound = this.program.code(clause.bound)(world) as Rational;
        if (clause.form === "at least" ? result.lt(bound) : result.gt(bound)) result = bound;
      }
    }
    if (isForbidden(result, before, demands)) return { value: result, stopped: true };
    return { value: result, stopped: !result.eq(value) && result.eq(before) && !value.eq(before) };
  }

  /** Bounds, thresholds and steps are about the contract, not about the event's fields. */
  private policyContext(context: Context): Context {
    return context.forTerm(context.event);
  }

  private round(value: Rational, demands: ReturnType<Policies["of"]>, context: Context): Rational {
    let result = value;
    for (const { rounding } of demands.rounding) {
      const step = this.program.code(rounding.step)(this.policyContext(context)) as Rational;
      if (step.sign() > 0) result = roundTo(result, step, rounding.direction, rounding.tie ?? "half up");
    }
    return result;
  }

  /** The terms whose adjusted value the formula reads. */
  private waitsFor(request: Request): readonly number[] {
    return readsAdjusted(request);
  }

  /** The requests of this event that wait with a term. */
  private waiters(slot: number): Request[] {
    return this.requests.filter((request) => request.slot !== slot && readsAdjusted(request).includes(slot));
  }
}

const NOTHING_RELEASED: Adjuster["releasing"] = new Map();

/** Whether a change goes the way that `never an increase` or `never a decrease` forbids. */
function isForbidden(value: Rational, before: Rational, demands: ReturnType<Policies["of"]>): boolean {
  return demands.direction.some(({ clause }) =>
    clause.form === "never an increase" ? value.gt(before) : value.lt(before),
  );
}

/** The formula's result with the earlier carry added. */
function added(exact: Rational, carry: Rational, postponement: ProgramPostponement): Rational {
  return postponement.postponement.carriedAs === "ratio" ? exact.mul(carry) : exact.add(carry);
}

/** Where a term would stand by what was carried, without the formula of the event that released it; null where nothing was. */
export function carriedAlone({ before, earlier, postponement }: Outcome): Rational | null {
  if (earlier === null || postponement === null || !(before instanceof Rational)) return null;
  return added(before, earlier.total, postponement);
}

/** What is to be carried on: the ratio or the amount that the term has not moved by. */
function carryOf(required: Rational, before: Rational, postponement: ProgramPostponement): Rational {
  if (postponement.postponement.carriedAs === "amount") return required.sub(before);
  return required.div(before) ?? Rational.ONE;
}

/**
 * Whether what is computed from a term does not wait for it: it then moves by this event's formula at once, and what was carried
 * earlier has moved it already.
 */
function isAlone(outcome: Outcome): boolean {
  return (
    outcome.postponement?.postponement.alone === true &&
    (outcome.status === "postponed" || outcome.earlier !== null)
  );
}

const readsCache = new WeakMap<Program, Map<ast.Becomes, readonly number[]>>();

/** The slots of the terms that an effect reads as `adjusted` or `required`, in its formula or its legend. */
export function readsAdjusted(request: Request): readonly number[] {
  const { program } = request;
  let ofProgram = readsCache.get(program);
  if (ofProgram === undefined) {
    ofProgram = new Map();
    readsCache.set(program, ofProgram);
  }
  const known = ofProgram.get(request.node);
  if (known !== undefined) return known;
  const found = new Set<number>();
  const look = (node: ast.Node): void =>
    visit(node, (inner) => {
      if (inner.kind === "ReadingExpression") {
        // What none of the readings waits for is met, if at all, when the value is worked out.
        if (inner.alternatives.some(({ value }) => waits(value)))
          look(program.pick(inner, inner.alternatives).value);
        return false;
      }
      if (inner.kind !== "AdjustedExpression") return true;
      const reference = program.model.references.get(inner);
      const slot = reference?.to === "term" ? program.slotOf.get(reference.term) : undefined;
      if (slot !== undefined) found.add(slot);
      return true;
    });
  look(request.node.value);
  const legend = request.effect.rule.rule.legend;
  if (legend !== null) look(legend);
  const result = [...found];
  ofProgram.set(request.node, result);
  return result;
}

function waits(expression: ast.Expression): boolean {
  let found = false;
  visit(expression, ({ kind }) => {
    found ||= kind === "AdjustedExpression";
    return !found;
  });
  return found;
}
