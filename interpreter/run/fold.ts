import type * as ast from "../../grammar/ast.ts";
import { Context, type Environment, type Memory } from "../compile/context.ts";
import { chainText } from "../compile/expression.ts";
import { isNone, Lack, NoAnswer } from "../compile/lack.ts";
import type { Program, ProgramEffect, ProgramRule } from "../compile/program.ts";
import { placeIn } from "../compile/program.ts";
import { sameValue } from "../compile/same.ts";
import type { Held, State } from "../compile/state.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import { longDate } from "../values/day.ts";
import { localDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { Adjuster, carriedAlone, type Outcome, readsAdjusted, type Request } from "./adjust.ts";
import { Entry } from "./entry.ts";
import { givesNotice, isUnderWay, takenEffect } from "./notices.ts";
import { dueOf, performs, waives } from "./obligations.ts";
import { plan, type Plan, type Waiver } from "./plan.ts";
import { Policies } from "./policies.ts";
import { Schedule, type Timer } from "./schedule.ts";
import { isUnderAny, shownLabels } from "./sections.ts";
import { shown } from "./show.ts";
import { outcomeSteps } from "./steps.ts";

/** What an accepted act changed, kept as recorded when a history is run again. */
export interface RecordedAct {
  readonly slots: readonly (readonly [slot: number, delta: Rational])[];
  readonly eventSlots: readonly (readonly [slot: number, identity: string, delta: Rational])[];
  /** What is no number and so has no difference: a yes or no, a date, a text. */
  readonly values: readonly (readonly [slot: number, value: Held])[];
  readonly eventValues: readonly (readonly [slot: number, identity: string, value: Held])[];
}

/** What an event rescinded and deemed, kept as recorded when a history is run again. */
export interface Decision {
  readonly deemed: readonly Occurrence[];
}

/** What does not change while a history is folded, and what is carried over when it is folded again. */
export interface History {
  readonly program: Program;
  readonly environment: Environment;
  readonly policies: Policies;
  /** Adjustments left out: `section|event key`. */
  readonly rescinded: ReadonlySet<string>;
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Acts by key, null for one that was refused; each fold adds its own. */
  readonly acts: ReadonlyMap<string, RecordedAct | null>;
}

/** Hears of everything as it happens; a history that is run again has no listener. */
export interface Listener {
  readonly settled: (
    effect: ast.Pays | ast.Delivers,
    rule: ProgramRule,
    context: Context,
    act: Occurrence,
  ) => void;
  readonly changed: (fold: Fold, occurrence: Occurrence, now: number) => void;
  /** Decides an act: what it changes, or null where it is refused. */
  readonly act: (fold: Fold, occurrence: Occurrence) => boolean;
  readonly duty: (
    obligation: ast.Obligation,
    rule: ProgramRule,
    context: Context,
    occurrence: Occurrence,
  ) => void;
  /** A notice has been sent; `effect` is how it takes effect, null where nothing told says that it does. */
  readonly noticed: (fold: Fold, notice: Occurrence, effect: Occurrence | null) => void;
  /** What an accepted act settled has been taken back. */
  readonly undone: (act: Occurrence, by: Occurrence, section: string, now: number) => void;
}

/** A timer's or a fact's place in the run. */
export type Next = { readonly fact: Occurrence } | { readonly timer: Timer };

/** The fold of a log of events into a state, one event after another. */
export class Fold implements Memory {
  readonly program: Program;
  private history: History;
  private readonly listener: Listener | null;
  private schedule: Schedule;
  state: State;
  readonly ledger: Entry[] = [];
  private snapshots: { readonly instant: number; readonly state: State }[] = [];
  private events = new Map<string, Occurrence>();
  /** What rules give rights on, as it happens. */
  private byKind = new Map<string, readonly Occurrence[]>();
  /** Adjustments that stand: the entry's key, with its section and the event's identity. */
  private standing = new Map<string, { readonly section: string; readonly identity: string }>();
  /** Facts applied so far, for running them again. */
  private applied: Occurrence[] = [];
  /** Duties that need not be done, in the order of time. */
  private waived: readonly Waiver[] = [];
  /** Acts that have been taken back, by key. */
  private undone: ReadonlySet<string> = new Set();
  private readonly begin: number;
  /** Terms that have been adjusted since somebody asked. */
  private made = new Set<string>();
  private readonly acts: Map<string, RecordedAct | null>;
  /** Adjustments noted as standing while an act is tried; null at other times. */
  private tried: string[] | null = null;

  constructor(history: History, facts: readonly Occurrence[], begin: number, listener: Listener | null) {
    this.program = history.program;
    this.history = history;
    this.listener = listener;
    this.begin = begin;
    this.acts = new Map(history.acts);
    this.state = {
      slots: [],
      ofEvents: this.program.eventSlots.map(() => new Map<string, Held>()),
      carries: new Map(),
      factors: [],
      ended: new Map(),
    };
    this.state = { ...this.state, slots: this.initialSlots() };
    this.schedule = new Schedule(this.program, facts);
    this.schedule.start(this.context(null, begin));
  }

  // ------------------------------------------------------------------------------------------------------------- memory

  stateOn(endOfDay: number): State | null {
    const { snapshots } = this;
    let low = 0;
    let high = snapshots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (snapshots[middle]!.instant <= endOfDay) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? this.first : snapshots[low - 1]!.state;
  }

  private first: State | null = null;

  byIdentity(identity: string): Occurrence | null {
    return this.events.get(identity) ?? null;
  }

  happened(kind: string): readonly Occurrence[] {
    return this.byKind.get(kind) ?? [];
  }

  stands(sections: readonly string[], identity: string): boolean {
    for (const entry of this.standing.values()) {
      if (entry.identity === identity && isUnderAny(entry.section, sections)) return true;
    }
    return false;
  }

  // -------------------------------------------------------------------------------------------------------------- start

  private initialSlots(): Held[] {
    const slots: Held[] = [];
    const partial = (): State => ({ ...this.state, slots });
    for (const [index, term] of this.program.slots.entries()) {
      const context = new Context(this.history.environment, this, partial(), null, this.begin);
      try {
        const value = this.program.terms.own(term)(context);
        slots[index] = value instanceof Rational ? value.reduced() : value;
      } catch (error) {
        if (!isNone(error)) throw error;
        slots[index] = error;
      }
    }
    this.first = { ...this.state, slots };
    return slots;
  }

  context(event: Occurrence | null, now: number, state: State = this.state): Context {
    return new Context(this.history.environment, this, state, event, now);
  }

  get policies(): Policies {
    return this.history.policies;
  }

  // ---------------------------------------------------------------------------------------------------------- the loop

  /** Applies what comes next, not later than an instant; false where nothing is left. */
  step(until: number): boolean {
    const next = this.schedule.next(until);
    if (next === null) return false;
    this.applyNext(next);
    return true;
  }

  /** What the next step would apply. */
  peek(until: number): Next | null {
    return this.schedule.peek(until);
  }

  private applyNext(next: Next, withoutDeeming = false): void {
    if ("fact" in next) {
      const fact = this.arrived(next.fact);
      if (fact === null) return;
      this.applied.push(fact);
      this.apply(fact, withoutDeeming);
    } else this.fire(next.timer, withoutDeeming);
  }

  /** A fact that counts now; null for a notice that takes effect later, for which it then waits, or not at all. */
  private arrived(fact: Occurrence): Occurrence | null {
    const { program, listener } = this;
    if (fact.takesEffect === true || !givesNotice(program, fact.kind)) return fact;
    const effect = isUnderWay(program, fact)
      ? takenEffect(program, fact, this.context(fact, fact.instant))
      : fact;
    listener?.noticed(this, fact, effect);
    if (effect === null || effect.instant <= fact.instant) return effect;
    this.schedule.putOff(effect);
    return null;
  }

  /** The facts that have been applied, in order; notices as they took effect. */
  get facts(): readonly Occurrence[] {
    return this.applied;
  }

  get waivers(): readonly Waiver[] {
    return this.waived;
  }

  /** The fact that comes after the next one. */
  second(): Occurrence | null {
    return this.schedule.second();
  }

  /** Applies a fact out of turn. */
  applyFact(fact: Occurrence): void {
    this.applyNext({ fact });
  }

  /** A fold that goes its own way from here, heard by somebody else. */
  fork(listener: Listener): Fold {
    const copy = new Fold({ ...this.history, acts: this.acts }, [], this.begin, listener);
    copy.schedule = this.schedule.fork();
    copy.state = this.state;
    // Its own ledger begins empty: what it rescinds is not to be marked in this one.
    copy.snapshots = this.snapshots.slice();
    copy.applied = this.applied.slice();
    copy.events = new Map(this.events);
    copy.byKind = this.byKind;
    copy.standing = new Map(this.standing);
    copy.waived = this.waived;
    copy.undone = this.undone;
    return copy;
  }

  private key(next: Next): string {
    return "fact" in next ? next.fact.key : next.timer.key;
  }

  /** Something happens. */
  private apply(occurrence: Occurrence, withoutDeeming: boolean): void {
    this.events.set(occurrence.identity, occurrence);
    if (occurrence.id !== null) this.events.set(occurrence.id, occurrence);
    this.begins(occurrence);
    if (this.program.givesRights(occurrence.kind)) {
      this.byKind = new Map([
        ...this.byKind,
        [occurrence.kind, [...this.happened(occurrence.kind), occurrence]],
      ]);
    }
    const isAct = this.program.needsRight(occurrence.kind);
    let happened = true;
    if (isAct) happened = this.applyAct(occurrence);
    else if (!this.isUndone(occurrence)) {
      this.releaseFor(occurrence);
      this.applyRules(
        this.program.rulesOn.get(occurrence.kind) ?? [],
        occurrence,
        occurrence.instant,
        occurrence.key,
        withoutDeeming,
      );
      this.noteFactor(occurrence);
    }
    this.afterAdjustments(occurrence, occurrence.instant);
    // Nothing is counted from an act that was refused.
    if (happened) this.schedule.await(occurrence, this.context(occurrence, occurrence.instant));
    this.snapshots.push({ instant: occurrence.instant, state: this.state });
  }

  private fire(timer: Timer, withoutDeeming: boolean): void {
    const occurrence = timer.occurrence;
    if (occurrence !== null && timer.deadline !== null) {
      this.missed(timer, timer.deadline, occurrence);
      return;
    }
    if (occurrence !== null) {
      this.applyRules([timer.rule], occurrence, timer.instant, timer.key, withoutDeeming);
    } else {
      const day = localDay(timer.instant, this.program.model.zone);
      const moment: Occurrence = {
        key: timer.key,
        identity: timer.key,
        kind: "a date",
        id: null,
        instant: timer.instant,
        day,
        dateOnly: true,
        fields: new Map(),
        of: null,
        certificate: null,
        index: -1,
        place: placeIn(timer.rule.home, timer.rule.rule.trigger),
      };
      this.applyRules([timer.rule], moment, timer.instant, timer.key, withoutDeeming);
      this.afterAdjustments(moment, timer.instant);
    }
    if (occurrence !== null) this.afterAdjustments(occurrence, timer.instant);
    this.snapshots.push({ instant: timer.instant, state: this.state });
  }

  /**
   * A split or stock dividend whose adjustments are rescinded has changed no shares at all: in the history that is run again it
   * moves neither counts nor quotes.
   */
  private isUndone(occurrence: Occurrence): boolean {
    if (!this.program.quoteFactors.has(occurrence.kind)) return false;
    for (const key of this.history.rescinded) if (key.endsWith(`|${occurrence.key}`)) return true;
    return false;
  }

  /** A split and the like bring earlier quotes to today's shares. */
  private noteFactor(occurrence: Occurrence): void {
    const statement = this.program.quoteFactors.get(occurrence.kind);
    if (statement === undefined) return;
    const factor = this.program.code(statement.factor)(
      this.context(occurrence, occurrence.instant),
    ) as Rational;
    if (factor.sign() <= 0) return;
    this.state = { ...this.state, factors: [...this.state.factors, { instant: occurrence.instant, factor }] };
  }

  // -------------------------------------------------------------------------------------------------------------- rules

  private applyRules(
    rules: readonly ProgramRule[],
    occurrence: Occurrence,
    now: number,
    key: string,
    withoutDeeming: boolean,
  ): void {
    const before = this.context(occurrence, now);
    const planned = plan(this.program, rules, before, this.history.rescinded, occurrence);
    const moment = {
      day: localDay(now, this.program.model.zone),
      instant: now,
      event: occurrence.kind,
      id: occurrence.id,
    };
    this.carryOut(planned, before, occurrence, moment);
    const decision = this.history.decisions.get(key);
    if (decision !== undefined) {
      // Run again: what was decided then stays decided.
      this.listener?.changed(this, occurrence, now);
      if (!withoutDeeming) for (const deemed of decision.deemed) this.deem(deemed);
      return;
    }
    if (planned.rescinds.length > 0) this.rescind(planned, occurrence, moment, key);
    this.listener?.changed(this, occurrence, now);
    const deemed = planned.deems.map((request, index) =>
      this.deemedEvent(request, occurrence, now, key, index),
    );
    if (planned.rescinds.length > 0 || deemed.length > 0) {
      this.history = { ...this.history, decisions: new Map([...this.history.decisions, [key, { deemed }]]) };
    }
    for (const event of deemed) this.deem(event);
  }

  /** Adjustments first, then what changes besides them; all formulas see the terms as they were before. */
  private carryOut(
    planned: Plan,
    before: Context,
    occurrence: Occurrence,
    moment: {
      readonly day: number;
      readonly instant: number;
      readonly event: string;
      readonly id: string | null;
    },
  ): void {
    let adjuster: Adjuster | null = null;
    if (planned.requests.size > 0) {
      adjuster = new Adjuster(this.program, this.history.policies, before, planned.requests);
      this.record(adjuster.all(), before, moment);
    }
    for (const { slot, change } of planned.changes)
      this.change(
        slot,
        change(() => this.state.slots[slot]!, adjuster),
      );
    for (const { slot, identity, change } of planned.eventChanges) {
      this.changeEvent(
        slot,
        identity,
        change(() => this.eventState(slot, identity), adjuster),
      );
    }
    for (const { effect, rule, context } of planned.duties)
      this.awaitDeadline(effect, rule, context, occurrence);
    if (planned.waivers.length > 0) this.waived = [...this.waived, ...planned.waivers];
    for (const undo of planned.undoes) this.undo(undo, occurrence, moment.instant);
    for (const name of planned.ends) {
      // What has ended once does not end again, later.
      if (!this.state.ended.has(name))
        this.state = { ...this.state, ended: new Map([...this.state.ended, [name, moment.instant]]) };
    }
    if (this.listener !== null) {
      for (const { effect, rule, context } of planned.settlements)
        this.listener.settled(effect, rule, context, occurrence);
      for (const { effect, rule, context } of planned.duties)
        this.listener.duty(effect, rule, context, occurrence);
    }
  }

  /** Where something follows a missed deadline, its end is an event too. */
  private awaitDeadline(
    duty: ast.Obligation,
    rule: ProgramRule,
    context: Context,
    occurrence: Occurrence,
  ): void {
    if (duty.failing === null) return;
    const due = dueOf(this.program, duty.deadline, rule.home, context, occurrence);
    if (due === null) return;
    const parties = duty.parties.map(chainText);
    const deadline = { act: duty.act.text, failing: duty.failing.text, parties };
    this.schedule.awaitDeadline({
      key: `${occurrence.key}!${duty.act.text}`,
      instant: due + 1_000,
      rule,
      occurrence,
      deadline,
    });
  }

  /** A deadline has passed; where the act was not done, what the contract says happens. */
  private missed(timer: Timer, deadline: NonNullable<Timer["deadline"]>, occurrence: Occurrence): void {
    const done = this.applied.some(
      (act) => act.kind === deadline.act && act.instant < timer.instant && performs(act, occurrence),
    );
    if (done || this.isWaived(deadline, occurrence, timer.instant)) return;
    const day = localDay(timer.instant, this.program.model.zone);
    this.apply(
      {
        ...occurrence,
        key: timer.key,
        identity: timer.key,
        kind: deadline.failing,
        id: null,
        instant: timer.instant,
        day,
        dateOnly: true,
        fields: new Map(),
        of: occurrence.identity,
      },
      false,
    );
  }

  /** What the contract wants whenever a term has been adjusted. */
  private afterAdjustments(occurrence: Occurrence, now: number): void {
    const { made } = this;
    if (made.size === 0) return;
    this.made = new Set();
    const rules = this.program.rulesOnAdjustment.filter(
      ({ rule: { trigger } }) =>
        trigger.kind === "AdjustmentTrigger" && trigger.terms.some((term) => made.has(term.text)),
    );
    if (rules.length === 0) return;
    const before = this.context(occurrence, now);
    const planned = plan(this.program, rules, before, this.history.rescinded, occurrence);
    const moment = {
      day: localDay(now, this.program.model.zone),
      instant: now,
      event: occurrence.kind,
      id: occurrence.id,
    };
    this.carryOut(planned, before, occurrence, moment);
    this.made = new Set();
  }

  /** Writes outcomes to the ledger and the state; what waited for a released term is made now. */
  record(
    outcomes: readonly Outcome[],
    before: Context,
    moment: {
      readonly day: number;
      readonly instant: number;
      readonly event: string;
      readonly id: string | null;
    },
  ): void {
    const waiting: { readonly request: Request; readonly released: Outcome }[] = [];
    for (const outcome of outcomes) {
      for (const request of outcome.waiting) {
        // Where this event moves the term by the same adjusted term, what waited is in it already.
        const own = outcomes.find((other) => other.slot === request.slot)?.request ?? null;
        const covered = own !== null && readsAdjusted(this.program, own).includes(outcome.slot);
        if (!covered) waiting.push({ request, released: outcome });
      }
    }
    const all = [...outcomes, ...this.released(waiting, outcomes, before)];
    const slots = [...this.state.slots];
    let carries: Map<string, import("../compile/state.ts").Carry> | null = null;
    for (const outcome of all) {
      slots[outcome.slot] =
        outcome.status === "made" ? outcome.after : (this.state.slots[outcome.slot] ?? outcome.after);
      if (outcome.carry !== null) {
        carries ??= new Map(this.state.carries);
        if (outcome.carry.value === null) carries.delete(outcome.carry.key);
        else carries.set(outcome.carry.key, outcome.carry.value);
      }
      const term = this.program.slots[outcome.slot]!;
      if (term.scope.of !== "certificate") continue;
      const entry = new Entry(outcome.occurrence, moment, {
        section: outcome.section,
        term: term.name,
        before: shown(term.type, outcome.before),
        after: shown(term.type, outcome.status === "made" ? outcome.after : outcome.before),
        status: outcome.status,
        place: outcome.occurrence.place,
        steps: () => outcomeSteps(this.program, outcome),
      });
      this.ledger.push(entry);
      if (outcome.status === "made") this.made.add(term.name);
      if (outcome.status === "made" || outcome.status === "postponed") {
        if (this.tried !== null && !this.standing.has(entry.key)) this.tried.push(entry.key);
        this.standing.set(entry.key, { section: entry.section, identity: entry.identity });
      }
    }
    this.state = { ...this.state, slots, carries: carries ?? this.state.carries };
  }

  /** What waited with a postponed term, worked out anew now that the term moves. */
  private released(
    waiting: readonly { readonly request: Request; readonly released: Outcome }[],
    outcomes: readonly Outcome[],
    before: Context,
  ): Outcome[] {
    const requests = new Map<number, Request>();
    // What this event itself does to a waiting term comes first.
    const slots = [...before.state.slots];
    const released = new Set(waiting.map((each) => each.released.slot));
    for (const outcome of outcomes) {
      if (!released.has(outcome.slot) && outcome.status === "made") slots[outcome.slot] = outcome.after;
    }
    const state: State = { ...before.state, slots };
    for (const { request, released } of waiting) {
      if (requests.has(request.slot)) continue;
      requests.set(request.slot, {
        ...request,
        section: released.section,
        context: (adjusting) =>
          new Context(
            this.history.environment,
            this,
            state,
            request.occurrence,
            before.now,
            null,
            null,
            null,
            null,
            adjusting,
          ),
      });
    }
    if (requests.size === 0) return [];
    const moved = new Map(outcomes.map((outcome) => [outcome.slot, outcome]));
    const base = new Context(this.history.environment, this, state, before.event, before.now);
    const adjuster = new Adjuster(this.program, this.history.policies, base, requests);
    const known: Adjuster["adjusted"] = adjuster.adjusted.bind(adjuster);
    const knownRequired: Adjuster["required"] = adjuster.required.bind(adjuster);
    // What waited belongs to what was carried; the releasing event's own formula moves nothing for it.
    const carried = (slot: number): Value | undefined => {
      const outcome = moved.get(slot);
      return outcome === undefined || outcome.request === null
        ? undefined
        : (carriedAlone(outcome) ?? undefined);
    };
    adjuster.adjusted = (slot) => carried(slot) ?? moved.get(slot)?.after ?? known(slot);
    adjuster.required = (slot) => carried(slot) ?? moved.get(slot)?.required ?? knownRequired(slot);
    return adjuster.all();
  }

  change(slot: number, value: Held): void {
    const slots = [...this.state.slots];
    slots[slot] = value instanceof Rational ? value.reduced() : value;
    this.state = { ...this.state, slots };
  }

  /** The state of an event, which it got when it happened. */
  private eventState(slot: number, identity: string): Held {
    return (
      this.state.ofEvents[slot]?.get(identity) ??
      new Lack("fact", this.program.eventSlots[slot]?.name ?? "state")
    );
  }

  /** Gives an event its first state, as the world is immediately before it. */
  private begins(occurrence: Occurrence): void {
    for (const [slot, term] of this.program.eventSlots.entries()) {
      if (term.scope.of !== "event" || !term.scope.events.includes(occurrence.kind)) continue;
      let value: Held;
      try {
        value = this.program.terms.own(term)(
          this.context(occurrence, occurrence.instant).forTerm(occurrence),
        );
      } catch (error) {
        if (!(error instanceof Lack)) throw error;
        value = error;
      }
      this.changeEvent(slot, occurrence.identity, value);
    }
  }

  changeEvent(slot: number, identity: string, value: Held): void {
    const ofEvents = [...this.state.ofEvents];
    ofEvents[slot] = new Map([...(ofEvents[slot] ?? []), [identity, value]]);
    this.state = { ...this.state, ofEvents };
  }

  // ------------------------------------------------------------------------------------------------ rescinding, deeming

  /**
   * Runs the history again without the rescinded adjustments; the difference takes effect now. Nothing is back-dated: the
   * ledger keeps what was made then, marked as rescinded.
   */
  private rescind(
    planned: Plan,
    occurrence: Occurrence,
    moment: {
      readonly day: number;
      readonly instant: number;
      readonly event: string;
      readonly id: string | null;
    },
    key: string,
  ): void {
    const without = new Set<string>();
    let rule: ProgramRule | null = null;
    let effect: ast.Rescind | null = null;
    for (const request of planned.rescinds) {
      const sections = shownLabels(this.program.model, request.effect.sections);
      for (const [entryKey, entry] of this.standing) {
        if (entry.identity !== request.identity || !isUnderAny(entry.section, sections)) continue;
        without.add(entryKey);
        rule = request.rule;
        effect = request.effect;
      }
    }
    if (rule === null || effect === null) return;
    const rescinded = new Set([...this.history.rescinded, ...without]);
    const decisions = new Map([...this.history.decisions, [key, { deemed: [] }]]);
    const again = new Fold(
      { ...this.history, rescinded, decisions, acts: this.acts },
      this.applied,
      this.begin,
      null,
    );
    again.runTo(key, moment.instant);

    const leftOut: string[] = [];
    for (const entry of this.ledger) {
      if (!without.has(entry.key) || entry.status === "barred") continue;
      entry.rescind();
      const event = `${entry.event}${entry.id === null ? "" : ` "${entry.id}"`} of ${longDate(entry.day)}`;
      const line = `the adjustment under section ${entry.section} for the ${event}`;
      if (!leftOut.includes(line)) leftOut.push(line);
    }
    const earlier = this.state.slots;
    this.state = { ...again.state };
    this.standing = again.standing;
    this.history = { ...this.history, rescinded };
    const replayed = again.ledger;
    for (const [slot, term] of this.program.slots.entries()) {
      if (term.scope.of !== "certificate") continue;
      const was = earlier[slot];
      const is = again.state.slots[slot];
      if (was === undefined || is === undefined || isNone(was) || isNone(is)) continue;
      if (sameValue(was, is)) continue;
      if (is instanceof Rational && is.sign() < 0) {
        const message = `without what is rescinded "${term.name}" would be below zero`;
        throw new NoAnswer(message, rule.section, placeIn(rule.home, effect));
      }
      const place = placeIn(rule.home, effect);
      const section = rule.section;
      const entry = new Entry(occurrence, moment, {
        section,
        term: term.name,
        before: shown(term.type, was),
        after: shown(term.type, is),
        status: "made",
        place: occurrence.place,
        steps: () => [
          {
            kind: "replayed",
            section,
            without: leftOut,
            ledger: replayed.filter((line) => line.term === term.name),
            place,
          },
        ],
      });
      this.ledger.push(entry);
      this.made.add(term.name);
    }
  }

  /** Runs until the event with this key has been applied, without what it deemed. */
  private runTo(key: string, until: number): void {
    for (;;) {
      const next = this.schedule.next(until);
      if (next === null) return;
      const last = this.key(next) === key;
      this.applyNext(next, last);
      if (last) return;
    }
  }

  private deemedEvent(
    request: Plan["deems"][number],
    cause: Occurrence,
    now: number,
    key: string,
    index: number,
  ): Occurrence {
    return {
      key: `${key}+${index}`,
      identity: request.identity ?? `${key}+${index}`,
      kind: request.effect.event.text,
      id: request.identity === null ? null : (this.events.get(request.identity)?.id ?? null),
      instant: now,
      day: localDay(now, this.program.model.zone),
      dateOnly: cause.dateOnly,
      fields: request.fields,
      of: request.of,
      certificate: cause.certificate,
      index: cause.index,
      place: cause.place,
    };
  }

  /** A deemed event happens for every rule. */
  private deem(occurrence: Occurrence): void {
    // The state of the event that it takes the place of begins anew.
    this.apply(occurrence, false);
  }

  // ------------------------------------------------------------------------------------------------- waivers, undoing

  /** Whether somebody need not do what this deadline was for. */
  private isWaived(deadline: NonNullable<Timer["deadline"]>, occurrence: Occurrence, until: number): boolean {
    return this.waived.some(
      (waiver) =>
        waiver.instant < until &&
        deadline.parties.some((party) => waives(waiver, party, deadline.act, occurrence)),
    );
  }

  /**
   * Takes back what an accepted act settled. Each term that its settlement moved is now what it would be had the act not moved
   * it, later adjustments included; other terms stay as they are, and so does what the act brought forward.
   */
  private undo({ rule, identity }: Plan["undoes"][number], by: Occurrence, now: number): void {
    const act = this.events.get(identity);
    const recorded = act === undefined ? null : (this.acts.get(act.key) ?? null);
    if (act === undefined || recorded === null || this.undone.has(act.key)) return;
    const without: RecordedAct = { slots: [], eventSlots: [], values: [], eventValues: [] };
    const acts = new Map([...this.acts, [act.key, without]]);
    const again = new Fold({ ...this.history, acts }, this.applied, this.begin, null);
    again.runTo(by.key, now);
    for (const [slot] of [...recorded.slots, ...recorded.values]) this.change(slot, again.state.slots[slot]!);
    for (const [slot, of] of [...recorded.eventSlots, ...recorded.eventValues])
      this.changeEvent(slot, of, again.eventState(slot, of));
    this.acts.set(act.key, without);
    this.undone = new Set([...this.undone, act.key]);
    this.listener?.undone(act, by, rule.section, now);
  }

  // --------------------------------------------------------------------------------------------------------------- acts

  private applyAct(occurrence: Occurrence): boolean {
    const recorded = this.acts.get(occurrence.key);
    if (this.listener !== null && recorded === undefined) {
      const accepted = this.listener.act(this, occurrence);
      if (!accepted) this.remember(occurrence.key, null);
      this.listener.changed(this, occurrence, occurrence.instant);
      return accepted;
    }
    if (recorded === undefined || recorded === null) return false;
    // Run again: carries are rebuilt and what the act adjusts is adjusted anew; what it settled stays as recorded.
    this.releaseFor(occurrence);
    const before = this.context(occurrence, occurrence.instant);
    const rules = this.program.rulesOn.get(occurrence.kind) ?? [];
    const planned = plan(this.program, rules, before, this.history.rescinded, occurrence);
    this.carryOut({ ...planned, changes: [], eventChanges: [] }, before, occurrence, momentOf(occurrence));
    for (const [slot, value] of recorded.values) this.change(slot, value);
    for (const [slot, identity, value] of recorded.eventValues) this.changeEvent(slot, identity, value);
    for (const [slot, delta] of recorded.slots) this.shift(slot, delta);
    for (const [slot, identity, delta] of recorded.eventSlots) {
      const held = this.state.ofEvents[slot]?.get(identity);
      if (held instanceof Rational) this.changeEvent(slot, identity, held.add(delta));
    }
    return true;
  }

  private shift(slot: number, delta: Rational): void {
    const held = this.state.slots[slot];
    if (held instanceof Rational) this.change(slot, held.add(delta));
  }

  remember(key: string, act: RecordedAct | null): void {
    this.acts.set(key, act);
  }

  /** Makes the postponed adjustments that an act of this kind releases. */
  releaseFor(occurrence: Occurrence): void {
    if (this.state.carries.size === 0) return;
    const releasing = new Map<
      number,
      {
        key: string;
        carry: import("../compile/state.ts").Carry;
        postponement: Program["postponements"][number];
      }
    >();
    for (const [key, carry] of this.state.carries) {
      const [index = "0", slot = "0"] = key.split(" ");
      const postponement = this.program.postponements[Number(index)];
      if (postponement === undefined) continue;
      if (!postponement.postponement.until.some((name) => name.text === occurrence.kind)) continue;
      releasing.set(Number(slot), { key, carry, postponement });
    }
    if (releasing.size === 0) return;
    const before = this.context(occurrence, occurrence.instant);
    const adjuster = new Adjuster(this.program, this.history.policies, before, new Map(), releasing);
    this.record(adjuster.all(), before, momentOf(occurrence));
  }

  /** Applies the settlement of an accepted act, and remembers what it moved. */
  settle(occurrence: Occurrence): void {
    const before = this.context(occurrence, occurrence.instant);
    const rules = this.program.rulesOn.get(occurrence.kind) ?? [];
    const planned = plan(this.program, rules, before, this.history.rescinded, occurrence);
    const slotsBefore = this.state.slots;
    const eventsBefore = planned.eventChanges.map(({ slot, identity }) => this.eventState(slot, identity));
    this.carryOut(planned, before, occurrence, momentOf(occurrence));
    const eventSlots: [number, string, Rational][] = [];
    const eventValues: [number, string, Held][] = [];
    for (const [index, { slot, identity }] of planned.eventChanges.entries()) {
      const was = eventsBefore[index];
      const is = this.eventState(slot, identity);
      if (was instanceof Rational && is instanceof Rational) {
        if (!was.eq(is)) eventSlots.push([slot, identity, is.sub(was)]);
      } else if (is !== undefined && is !== was) eventValues.push([slot, identity, is]);
    }
    const slots: [number, Rational][] = [];
    const values: [number, Held][] = [];
    for (const change of planned.changes) {
      const was = slotsBefore[change.slot];
      const is = this.state.slots[change.slot];
      if (was instanceof Rational && is instanceof Rational) {
        if (!was.eq(is)) slots.push([change.slot, is.sub(was)]);
      } else if (is !== undefined && is !== was) values.push([change.slot, is]);
    }
    this.remember(occurrence.key, { slots, eventSlots, values, eventValues });
  }

  /** Does something that can be undone, such as making what was postponed for an act that may be refused. */
  attempt<T>(run: () => T): { readonly result: T; readonly undo: () => void } {
    const state = this.state;
    const length = this.ledger.length;
    this.tried = [];
    const made = new Set(this.made);
    const result = run();
    const tried = this.tried;
    this.tried = null;
    return {
      result,
      undo: () => {
        this.state = state;
        this.made = made;
        this.ledger.length = length;
        for (const key of tried) this.standing.delete(key);
      },
    };
  }
}

/** When and where something happens, as the ledger has it. */
function momentOf({ day, instant, kind, id }: Occurrence): {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
} {
  return { day, instant, event: kind, id };
}

export type { ProgramEffect, Value };
