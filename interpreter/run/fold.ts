import type * as ast from "../../grammar/ast.ts";
import { Context, type Environment, type Memory } from "../compile/context.ts";
import { chainText } from "../compile/expression.ts";
import { isNone, Lack, NoAnswer } from "../compile/lack.ts";
import type { Program, ProgramEffect, ProgramRule } from "../compile/program.ts";
import { placeIn, sectionOf } from "../compile/program.ts";
import { sameValue } from "../compile/same.ts";
import { kept, OUTSTANDING, sharesOf, viewOf, withCertificate } from "../compile/register.ts";
import type { CertificateEvent, Held, State } from "../compile/state.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import { longDate } from "../values/day.ts";
import { localDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { roundTo } from "../values/rounding.ts";
import type { TermSymbol } from "../model/model.ts";
import type { Type } from "../model/types.ts";
import { Adjuster, carriedAlone, type Outcome, readsAdjusted, type Request } from "./adjust.ts";
import { Entry } from "./entry.ts";
import { Appended, Layered } from "./layered.ts";
import { givesNotice, isUnderWay, takenEffect } from "./notices.ts";
import { dueOf, performs, waives } from "./obligations.ts";
import { plan, type Plan, type Waiver } from "./plan.ts";
import {
  amendmentKey,
  amendmentOf,
  citationOf,
  firstSteps,
  firstValue,
  notInForce,
  Passage,
  wordsOf,
} from "./passage.ts";
import { Policies } from "./policies.ts";
import type { Rebinding } from "./rebinding.ts";
import { Schedule, type Timer } from "./schedule.ts";
import { isUnderAny, shownLabels } from "./sections.ts";
import {
  type Beginning,
  cancelled,
  certificateOf,
  exercised,
  issued,
  nextNumber,
  onceEach,
  opened,
  recipientOf,
  recordOf,
  tallied,
} from "./register.ts";
import { shown, words } from "./show.ts";
import type { Words } from "./result.ts";
import { outcomeSteps } from "./steps.ts";

/** What an accepted act changed of one certificate, kept as recorded when a history is run again. */
export interface RecordedAct {
  readonly slots: readonly (readonly [slot: number, delta: Rational])[];
  readonly eventSlots: readonly (readonly [slot: number, identity: string, delta: Rational])[];
  /** What is no number and so has no difference: a yes or no, a date, a text. */
  readonly values: readonly (readonly [slot: number, value: Held])[];
  readonly eventValues: readonly (readonly [slot: number, identity: string, value: Held])[];
  /** Certificates that were issued out of it, each for what part of the shares that it then had. */
  readonly issues: readonly RecordedIssue[];
  readonly cancelled: { readonly status: string; readonly event: CertificateEvent } | null;
  /** The shares that the certificate was lowered by, and those that were delivered for them. */
  readonly exercised: Rational;
  readonly delivered: Rational;
  /** Of an act that was taken back: the certificate for what it had taken. */
  readonly aside: {
    readonly number: string;
    readonly amount: Rational;
    readonly event: CertificateEvent;
  } | null;
}

interface RecordedIssue {
  readonly number: string;
  readonly holder: string;
  readonly amount: Rational;
  /** What the certificate had. */
  readonly of: Rational;
  readonly event: CertificateEvent;
}

/** What an act changed, by certificate; null where there is no register. */
type Recorded = ReadonlyMap<string | null, RecordedAct>;

/** What an event rescinded and deemed, kept as recorded when a history is run again. */
export interface Decision {
  readonly deemed: readonly Occurrence[];
}

/** What does not change while a history is folded, and what is carried over when it is folded again. */
export interface History {
  /** The last words of the contract, which know the ones before. */
  readonly program: Program;
  readonly environment: Environment;
  /** Adjustments left out: `section|event key`. */
  readonly rescinded: ReadonlySet<string>;
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Acts by key, null for one that was refused; each fold adds its own. */
  readonly acts: ReadonlyMap<string, Recorded | null>;
  /** Acts that have been taken back, by key. */
  readonly undone: ReadonlySet<string>;
  /** The numbers that events gave to certificates, by the event's key; each fold adds its own. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
  /** What accepted acts gave, by key; each fold adds its own. */
  readonly given: ReadonlyMap<string, ReadonlyMap<TermSymbol, Value>>;
  readonly beginning: Beginning;
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
  /** Amended words have come into force. */
  readonly amended: (fold: Fold, passage: Passage, instant: number) => void;
}

const NONE_ISSUED: readonly RecordedIssue[] = [];

/** Where there is no register: the one certificate. */
const ALONE: readonly (string | null)[] = [null];

/** What a ledger entry names in the place of an event where the words name the date themselves. */
export const A_DATE = "a date";

/** What comes next in a run: a fact, a moment that a rule waits for, or amended words. */
export type Next =
  | { readonly fact: Occurrence }
  | { readonly timer: Timer }
  | { readonly words: Program; readonly instant: number };

/** An adjustment that stands for an event. */
interface Standing {
  readonly key: string;
  readonly section: string;
  readonly identity: string;
  readonly certificate: string | null;
}

/** When and where something happens, as the ledger has it. */
interface Happened {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
}

/** The fold of a log of events into a state, one event after another. */
export class Fold implements Memory {
  /** The words by which what happens is judged: those in force, or those that an awaited moment is of. */
  program: Program;
  private inForce: Program;
  /** Amended words that are still to come into force, the first ones first. */
  private coming: readonly Program[];
  private history: History;
  private readonly listener: Listener | null;
  private schedule: Schedule;
  state: State;
  readonly ledger: Entry[] = [];
  private snapshots = new Appended<{ readonly instant: number; readonly state: State }>();
  private events = new Layered<string, Occurrence>();
  /** What rules give rights on, as it happens. */
  private byKind = new Map<string, readonly Occurrence[]>();
  /** Adjustments that stand: the entry's key, with its section and the event's identity. */
  private standing = new Layered<string, Standing>();
  /** Facts applied so far, for running them again. */
  private applied = new Appended<Occurrence>();
  /** Duties that need not be done, in the order of time. */
  private waived: readonly Waiver[] = [];
  /** Acts that have been taken back, by key. */
  private undone: ReadonlySet<string>;
  private readonly begin: number;
  /** Terms that have been adjusted since somebody asked, by certificate. */
  private made = new Map<string | null, Set<string>>();
  private readonly acts: Map<string, Recorded | null>;
  private readonly numbers: Map<string, readonly string[]>;
  /** What accepted acts gave, by the act's key. */
  private readonly given: Map<string, ReadonlyMap<TermSymbol, Value>>;
  /** How long the ledger was when a certificate came out of another. */
  private births = new Map<string, number>();
  /** For a fold that parted from another, until somebody reads its ledger. */
  private rebinding: Rebinding | null = null;
  /** Adjustments noted as standing while an act is tried; null at other times. */
  private tried: string[] | null = null;

  constructor(history: History, facts: readonly Occurrence[], begin: number, listener: Listener | null) {
    const [first = history.program, ...others] = wordsOf(history.program);
    this.program = first;
    this.inForce = first;
    this.coming = others;
    this.history = history;
    this.listener = listener;
    this.begin = begin;
    this.acts = new Map(history.acts);
    this.numbers = new Map(history.numbers);
    this.given = new Map(history.given);
    this.undone = history.undone;
    this.state = {
      slots: [],
      ofEvents: history.program.eventSlots.map(() => new Map<string, Held>()),
      carries: new Map(),
      factors: [],
      ended: new Map(),
      certificate: null,
      register: null,
    };
    this.state = { ...this.state, slots: this.initialSlots() };
    this.state = { ...this.state, register: opened(this.program, history.beginning, this.state) };
    this.first = this.state;
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
      if (snapshots.at(middle)!.instant <= endOfDay) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? this.first : snapshots.at(low - 1)!.state;
  }

  private first: State | null = null;

  byIdentity(identity: string): Occurrence | null {
    return this.events.get(identity) ?? null;
  }

  happened(kind: string): readonly Occurrence[] {
    return this.byKind.get(kind) ?? [];
  }

  stands(sections: readonly string[], identity: string, certificate: string | null): boolean {
    for (const entry of this.standing.values()) {
      if (certificate !== null && entry.certificate !== certificate) continue;
      if (entry.identity === identity && isUnderAny(entry.section, sections)) return true;
    }
    return false;
  }

  // -------------------------------------------------------------------------------------------------------------- start

  private initialSlots(): Held[] {
    const slots: Held[] = [];
    const partial = (): State => ({ ...this.state, slots });
    for (const [index, term] of this.history.program.slots.entries()) {
      if (this.program.slots[index] === undefined) {
        slots[index] = notInForce(term);
        continue;
      }
      const context = new Context(this.history.environment, this, partial(), null, this.begin);
      try {
        const value = this.program.terms.own(this.program.slots[index])(context);
        slots[index] = value instanceof Rational ? value.reduced() : value;
      } catch (error) {
        if (!isNone(error)) throw error;
        slots[index] = error;
      }
    }
    return slots;
  }

  context(event: Occurrence | null, now: number, state: State = this.state): Context {
    return new Context(this.history.environment, this, state, event, now);
  }

  // ------------------------------------------------------------------------------------------------------ certificates

  /** The certificates that are outstanding. */
  live(now: number): string[] {
    return this.program.terms
      .outstanding(this.context(null, now, kept(this.state)))
      .flatMap(({ state }) => state.certificate ?? []);
  }

  /** The certificates that an event acts upon; null for what is common to all. */
  worlds(occurrence: Occurrence, now: number): readonly (string | null)[] {
    if (this.state.register === null) return ALONE;
    if (occurrence.certificate !== null) return [occurrence.certificate];
    if (this.program.isOriginalIssue(occurrence.kind)) return ALONE;
    const live = this.live(now);
    return live.length === 0 ? ALONE : live;
  }

  /** The world in which an event's statements are worked out, for each certificate that it concerns. */
  contexts(occurrence: Occurrence, now: number): Context[] {
    if (this.state.register === null) return [this.context(occurrence, now)];
    return this.worlds(occurrence, now).map((number) => this.contextOf(number, occurrence, now));
  }

  private contextOf(number: string | null, occurrence: Occurrence | null, now: number): Context {
    const { state } = this;
    if (number === null || number === state.certificate) return this.context(occurrence, now);
    return this.context(occurrence, now, viewOf(kept(state), number));
  }

  /** Does something as one certificate sees the world; what it changes is put back. */
  within<T>(number: string | null, run: () => T): T {
    if (number === null || number === this.state.certificate) return run();
    const outer = this.state.certificate;
    this.state = viewOf(kept(this.state), number);
    const result = run();
    this.state = kept(this.state);
    if (outer !== null) this.state = viewOf(this.state, outer);
    return result;
  }

  /** An event with the certificate that it is about. */
  private located(occurrence: Occurrence): Occurrence {
    const { register } = this.state;
    if (register === null) return occurrence;
    const about = occurrence.of === null ? null : this.byIdentity(occurrence.of);
    const live = this.live(occurrence.instant);
    const certificate = certificateOf(this.program, register, occurrence, about, live);
    return certificate === occurrence.certificate ? occurrence : { ...occurrence, certificate };
  }

  get policies(): Policies {
    return Policies.in(this.program);
  }

  // ---------------------------------------------------------------------------------------------------------- the loop

  /** Applies what comes next, not later than an instant; false where nothing is left. */
  step(until: number): boolean {
    const next = this.next(until);
    if (next === null) return false;
    this.applyNext(next);
    return true;
  }

  /** What the next step would apply. Amended words come before everything else of their instant. */
  peek(until: number): Next | null {
    const next = this.schedule.peek(until);
    const [words] = this.coming;
    const instant = words?.earlier?.until;
    if (words === undefined || instant === undefined || instant > until) return next;
    const first = next === null ? Infinity : "fact" in next ? next.fact.instant : next.timer.instant;
    return instant <= first ? { words, instant } : next;
  }

  private next(until: number): Next | null {
    const next = this.peek(until);
    if (next !== null && "words" in next) this.coming = this.coming.slice(1);
    else if (next !== null) this.schedule.next(until);
    return next;
  }

  private applyNext(next: Next, withoutDeeming = false): void {
    if ("fact" in next) {
      const arrived = this.arrived(next.fact);
      if (arrived === null) return;
      const fact = this.located(arrived);
      this.applied.push(fact);
      this.apply(fact, withoutDeeming);
    } else if ("timer" in next) this.underWordsOf(next.timer, () => this.fire(next.timer, withoutDeeming));
    else this.comeIntoForce(next.words, next.instant);
  }

  /** A moment that passed over an amendment is judged by the words before it; a missed deadline is an event of today. */
  private underWordsOf(timer: Timer, run: () => void): void {
    if (timer.deadline === null) this.program = timer.program;
    run();
    this.program = this.inForce;
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
    return this.applied.all();
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
    // Its own ledger begins empty: it is not asked for what came before.
    return this.copy({ listener, ledger: [], schedule: this.schedule.fork() });
  }

  /** The same fold under other readings, all of which came to the same so far. */
  branch(rebinding: Rebinding, environment: Environment, listener: Listener): Fold {
    return this.copy({
      listener,
      program: rebinding.program(this.program),
      inForce: rebinding.program(this.inForce),
      coming: this.coming.map((words) => rebinding.program(words)),
      history: { ...this.history, program: rebinding.to, environment },
      schedule: this.schedule.branch(rebinding),
      state: rebinding.state(this.state),
      ledger: this.ledger.slice(),
      rebinding,
    });
  }

  /** The ledger; what the run from which this one parted has written down is told by this one's readings. */
  told(): readonly Entry[] {
    const { rebinding } = this;
    if (rebinding !== null) {
      for (const [index, entry] of this.ledger.entries()) this.ledger[index] = entry.retold(rebinding);
      this.rebinding = null;
    }
    return this.ledger;
  }

  /** What changes in place is copied, the rest is shared. */
  private copy(own: object): Fold {
    const copy = Object.create(Fold.prototype) as Fold;
    return Object.assign(copy, this, {
      snapshots: this.snapshots.copy(),
      applied: this.applied.copy(),
      events: this.events.copy(),
      standing: this.standing.copy(),
      acts: new Map(this.acts),
      made: new Map([...this.made].map(([certificate, terms]) => [certificate, new Set(terms)])),
      numbers: new Map(this.numbers),
      given: new Map(this.given),
      births: new Map(this.births),
      ...own,
    });
  }

  /** What stays decided when a history is run again. */
  private carriedOver(): Pick<History, "acts" | "numbers" | "given" | "undone"> {
    return { acts: this.acts, numbers: this.numbers, given: this.given, undone: this.undone };
  }

  private key(next: Next): string {
    if ("words" in next) return amendmentKey(next.words);
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
    if (isAct) happened = this.applyAct(occurrence, withoutDeeming);
    else if (!this.isUndone(occurrence)) {
      if (this.state.register === null) this.releaseFor(occurrence);
      else {
        for (const number of this.worlds(occurrence, occurrence.instant))
          this.within(number, () => this.releaseFor(occurrence));
      }
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
    if (happened)
      this.schedule.await(occurrence, this.contextOf(occurrence.certificate, occurrence, occurrence.instant));
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
        kind: A_DATE,
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

  // --------------------------------------------------------------------------------------------------------- amendments

  private citation(words: Program): Words | null {
    return citationOf(words, this.history.program);
  }

  /** Amended words take the place of those before. What was under way passes over as the amendment says. */
  private comeIntoForce(words: Program, instant: number): void {
    const passage = new Passage(words);
    const moment = amendmentOf(words, instant);
    const { register } = this.state;
    // What has become of a certificate that is gone is not amended any more.
    const outstanding = [...(register?.certificates.values() ?? [])].filter(
      ({ status }) => status === OUTSTANDING,
    );
    const numbers = register === null ? ALONE : outstanding.map(({ number }) => number);
    for (const number of numbers) this.within(number, () => this.carryOver(passage, moment));
    this.program = words;
    this.inForce = words;
    if (this.state.register !== null)
      this.state = {
        ...this.state,
        register: { ...this.state.register, tiers: words.tiers ?? this.state.register.tiers },
      };
    this.beginTerms(passage, moment, numbers);
    this.schedule.amend(
      words,
      instant,
      (timer) => passage.timer(timer),
      (occurrence) => this.context(occurrence, instant),
      (rule) => passage.says("awaited moment", [rule.section]) === "begins anew",
      new Set(this.events.values()),
    );
    this.listener?.amended(this, passage, instant);
    this.afterAdjustments(moment, instant);
    this.snapshots.push({ instant, state: this.state });
  }

  /** Postponed adjustments: what the amendment makes of them is made by the words under which they were postponed. */
  private carryOver(passage: Passage, moment: Occurrence): void {
    this.release(moment, (_, key) => {
      const carry = this.state.carries.get(key);
      return carry !== undefined && passage.fateOf(key, carry) === "is made";
    });
    const carries = [...this.state.carries].flatMap(([key, carry]) => {
      const value = this.state.slots[Number(key.split(" ")[1])];
      const on = passage.fateOf(key, carry) === "ends" ? null : passage.carryOn(key, carry, value);
      return on === null ? [] : [on];
    });
    this.state = { ...this.state, carries: new Map(carries) };
  }

  /** Terms that only the words after have begin with their first values; so do those of which the amendment says so. */
  private beginTerms(passage: Passage, moment: Occurrence, numbers: readonly (string | null)[]): void {
    const { after } = passage;
    const { register } = this.state;
    // With a register these are the values with which certificates begin.
    this.state = { ...this.state, slots: this.begun(passage, moment, register === null) };
    if (register !== null) {
      this.state = { ...this.state, register: { ...register, first: this.state.slots } };
      for (const number of numbers) {
        this.within(number, () => {
          const slots = this.begun(passage, moment, true);
          const own = slots.map((held, slot) =>
            register.tiers.slots[slot] === "shared" ? (this.state.slots[slot] ?? held) : held,
          );
          this.state = { ...this.state, slots: own };
        });
      }
    }
    const events = after.eventSlots.flatMap((term, slot) =>
      passage.begins(term, passage.before.eventSlots[slot] ?? null) === null ? [] : [slot],
    );
    if (events.length === 0) return;
    const begun = new Set(events);
    for (const occurrence of new Set(this.events.values())) this.begins(occurrence, begun, moment.instant);
  }

  /** The state with what begins; what begins anew is an entry of the ledger. */
  private begun(passage: Passage, moment: Occurrence, isEntered: boolean): Held[] {
    const { before, after } = passage;
    const world = this.context(null, moment.instant);
    const { certificate } = this.state;
    const slots = [...this.state.slots];
    for (const [slot, term] of after.slots.entries()) {
      if (!after.slotOf.has(term)) {
        slots[slot] = notInForce(term);
        continue;
      }
      const begins = passage.begins(term, before.slots[slot] ?? null);
      if (begins === null) continue;
      const earlier = slots[slot];
      const value = firstValue(after, term, world);
      slots[slot] = value;
      if (!isEntered || begins === "new" || term.scope.of !== "certificate" || sameValue(earlier, value))
        continue;
      this.ledger.push(
        new Entry(moment, momentOf(moment), {
          certificate,
          section: sectionOf(term.home),
          words: this.citation(after),
          term: term.name,
          before: shown(term.type, earlier),
          after: shown(term.type, value),
          status: "made",
          place: moment.place,
          steps: (other) =>
            other === null
              ? firstSteps(after, term, world)
              : firstSteps(other.program(after), term, other.context(world)),
        }),
      );
    }
    return slots;
  }

  // -------------------------------------------------------------------------------------------------------------- rules

  private applyRules(
    rules: readonly ProgramRule[],
    occurrence: Occurrence,
    now: number,
    key: string,
    withoutDeeming: boolean,
  ): void {
    const moment = {
      day: localDay(now, this.program.model.zone),
      instant: now,
      event: occurrence.kind,
      id: occurrence.id,
    };
    const plans = this.plans(rules, this.contexts(occurrence, now), occurrence);
    const [first] = plans;
    if (first !== undefined && this.state.register === null)
      this.carryOut(first.planned, first.before, occurrence, moment);
    else {
      for (const { planned, before } of plans)
        this.within(before.state.certificate, () => this.carryOut(planned, before, occurrence, moment));
    }
    const decision = this.history.decisions.get(key);
    if (decision !== undefined) {
      // Run again: what was decided then stays decided.
      this.listener?.changed(this, occurrence, now);
      if (!withoutDeeming) for (const deemed of decision.deemed) this.deem(deemed);
      return;
    }
    const deemed = this.follow(plans, occurrence, moment, key);
    this.listener?.changed(this, occurrence, now);
    for (const event of deemed) this.deem(event);
  }

  /** What plans rescind is left out from now on; gives the events that they deem to happen. Both stay decided. */
  private follow(
    plans: readonly { readonly planned: Plan }[],
    occurrence: Occurrence,
    moment: Happened,
    key: string,
  ): readonly Occurrence[] {
    const [only] = plans;
    const alone = only !== undefined && plans.length === 1;
    const rescinds = alone ? only.planned.rescinds : plans.flatMap(({ planned }) => planned.rescinds);
    const deems = alone ? only.planned.deems : plans.flatMap(({ planned }) => planned.deems);
    if (rescinds.length > 0) {
      // The history that is run again is that of all certificates.
      const { certificate } = this.state;
      this.state = kept(this.state);
      this.rescind(rescinds, occurrence, moment, key);
      if (certificate !== null) this.state = viewOf(this.state, certificate);
    }
    const deemed = deems.map((request, index) =>
      this.deemedEvent(request, occurrence, moment.instant, key, index),
    );
    if (rescinds.length > 0 || deemed.length > 0) {
      this.history = { ...this.history, decisions: new Map([...this.history.decisions, [key, { deemed }]]) };
    }
    return deemed;
  }

  /** What the rules want of each certificate, all formulas seeing the world as it was before; what is common to all once. */
  private plans(
    rules: readonly ProgramRule[],
    contexts: readonly Context[],
    occurrence: Occurrence,
  ): { readonly planned: Plan; readonly before: Context }[] {
    const [alone] = contexts;
    if (contexts.length === 1 && alone !== undefined)
      return [
        {
          before: alone,
          planned: plan(this.program, rules, alone, this.history.rescinded, occurrence),
        },
      ];
    const all = contexts.map((before) => ({
      before,
      planned: plan(this.program, rules, before, this.history.rescinded, occurrence),
    }));
    const each = onceEach(this.program, all);
    return all.map(({ before }, index) => ({ before, planned: each[index]! }));
  }

  /** Adjustments first, then what changes besides them; all formulas see the terms as they were before. */
  private carryOut(
    planned: Plan,
    before: Context,
    occurrence: Occurrence,
    moment: Happened,
  ): readonly RecordedIssue[] {
    let adjuster: Adjuster | null = null;
    // Without a certificate there is none whose terms could be adjusted.
    const adjusts = this.state.register === null || this.state.certificate !== null;
    if (planned.requests.size > 0 && adjusts) {
      adjuster = new Adjuster(this.program, this.policies, before, planned.requests);
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
    const issues = this.issue(planned.issues, occurrence, moment);
    for (const { effect, rule } of planned.cancels)
      this.state = cancelled(this.state, effect.status.value, recordOf(moment, rule, effect));
    for (const { effect, rule, context } of planned.duties)
      this.awaitDeadline(effect, rule, context, occurrence);
    if (planned.waivers.length > 0) this.waived = [...this.waived, ...planned.waivers];
    for (const undo of planned.undoes) this.undo(undo, occurrence, moment);
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
    return issues;
  }

  /** Issues certificates out of the one that is looked at, which has so many shares less; where none is, out of nothing. */
  private issue(wanted: Plan["issues"], occurrence: Occurrence, moment: Happened): readonly RecordedIssue[] {
    if (this.state.register === null || wanted.length === 0) return NONE_ISSUED;
    const made: RecordedIssue[] = [];
    for (const { effect, rule, context } of wanted) {
      const left = this.covered();
      const amount = effect.amount === null ? left : (this.program.code(effect.amount)(context) as Rational);
      const place = placeIn(rule.home, effect);
      if (amount === null)
        throw new Lack("fact", "the shares of the certificate", { section: rule.section, place });
      if (amount.isZero()) continue;
      const alone = this.state.certificate === null;
      if (amount.sign() < 0 || (!alone && left !== null && amount.gt(left))) {
        const has = left === null ? "nothing" : words(shown(this.coversType(), left));
        const message = `a certificate for ${words(shown(this.coversType(), amount))} cannot come out of one that has ${has}`;
        throw new NoAnswer(message, rule.section, place);
      }
      made.push({
        number: this.numberFor(occurrence.key, made.length),
        holder: recipientOf(this.program, effect, context),
        amount,
        of: left ?? amount,
        event: recordOf(moment, rule, effect),
      });
      this.born(made.at(-1)!, amount);
    }
    return made;
  }

  /** A certificate comes into being. */
  private born({ number, holder, of, event }: RecordedIssue, amount: Rational): void {
    const parent = this.state.certificate;
    const left = this.covered();
    const part = amount.div(of) ?? Rational.ONE;
    this.state = issued(this.state, { number, holder, covered: amount, issued: event, part });
    if (parent === null || left === null) return;
    this.change(this.program.tiers!.covers, left.sub(amount));
    this.inherit(parent, number);
  }

  /** What stands for a certificate stands for those that come out of it. */
  private inherit(parent: string, child: string): void {
    this.births.set(child, this.ledger.length);
    for (const entry of this.standing.values()) {
      if (entry.certificate === parent)
        this.standing.set(standingKey(child, entry.key), { ...entry, certificate: child });
    }
  }

  /** How many shares the certificate that is looked at has. */
  private covered(): Rational | null {
    const held = this.state.certificate === null ? null : this.state.slots[this.program.tiers?.covers ?? -1];
    return held instanceof Rational ? held : null;
  }

  private coversType(): Type {
    return this.program.slots[this.program.tiers?.covers ?? 0]?.type ?? { kind: "unknown" };
  }

  /** The number that an event gives to its first, second, ... certificate: when a history is run again, the same. */
  private numberFor(key: string, nth: number): string {
    const known = this.numbers.get(key) ?? [];
    const number = known[nth] ?? nextNumber(this.program, this.state.register!);
    if (known[nth] === undefined) this.numbers.set(key, [...known, number]);
    return number;
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
    const { certificate } = context.state;
    const deadline = { act: duty.act.text, failing: duty.failing.text, parties, certificate };
    this.schedule.awaitDeadline({
      key: `${standingKey(certificate, occurrence.key)}!${duty.act.text}`,
      instant: due + 1_000,
      rule,
      program: this.program,
      occurrence,
      deadline,
    });
  }

  /** A deadline has passed; where the act was not done, what the contract says happens. */
  private missed(timer: Timer, deadline: NonNullable<Timer["deadline"]>, occurrence: Occurrence): void {
    const done = this.applied.some(
      (act) =>
        act.kind === deadline.act &&
        act.instant < timer.instant &&
        performs(act, occurrence, deadline.certificate),
    );
    if (done || this.isWaived(deadline, occurrence, timer.instant)) return;
    const day = localDay(timer.instant, this.program.model.zone);
    this.apply(
      {
        ...occurrence,
        key: timer.key,
        identity: timer.key,
        certificate: deadline.certificate ?? occurrence.certificate,
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

  /**
   * What the contract wants whenever a term has been adjusted, also by what it wants then. Each rule answers once to what happens, so
   * that this comes to an end.
   */
  private afterAdjustments(occurrence: Occurrence, now: number): void {
    if (this.made.size === 0) return;
    const answered = new Map<string | null, Set<ProgramRule>>();
    while (this.made.size > 0) {
      const rulesOf = this.answering(answered);
      if (rulesOf.size === 0) return;
      const moment = {
        day: localDay(now, this.program.model.zone),
        instant: now,
        event: occurrence.kind,
        id: occurrence.id,
      };
      const all = [...rulesOf].map(([number, rules]) => {
        const before = this.contextOf(number, occurrence, now);
        return { before, planned: plan(this.program, rules, before, this.history.rescinded, occurrence) };
      });
      const each = onceEach(this.program, all);
      for (const [index, { before }] of all.entries())
        this.within(before.state.certificate, () => this.carryOut(each[index]!, before, occurrence, moment));
    }
  }

  /** The rules that answer to what has been adjusted since somebody asked, by certificate; those answered already do not. */
  private answering(answered: Map<string | null, Set<ProgramRule>>): Map<string | null, ProgramRule[]> {
    const { made } = this;
    this.made = new Map();
    const rulesOf = new Map<string | null, ProgramRule[]>();
    for (const [number, terms] of made) {
      const known = answered.get(number) ?? new Set();
      answered.set(number, known);
      const rules = this.program.rulesOnAdjustment.filter(
        (rule) =>
          !known.has(rule) &&
          rule.rule.trigger.kind === "AdjustmentTrigger" &&
          rule.rule.trigger.terms.some((term) => terms.has(term.text)),
      );
      for (const rule of rules) known.add(rule);
      if (rules.length > 0) rulesOf.set(number, rules);
    }
    return rulesOf;
  }

  /** Writes outcomes to the ledger and the state; what waited for a released term is made now. */
  record(outcomes: readonly Outcome[], before: Context, moment: Happened): void {
    const waiting: { readonly request: Request; readonly released: Outcome }[] = [];
    for (const outcome of outcomes) {
      for (const request of outcome.waiting) {
        // Where this event moves the term by the same adjusted term, what waited is in it already.
        const own = outcomes.find((other) => other.slot === request.slot)?.request ?? null;
        const covered = own !== null && readsAdjusted(own).includes(outcome.slot);
        if (!covered) waiting.push({ request, released: outcome });
      }
    }
    const all = [...outcomes, ...this.released(waiting, outcomes, before)];
    const { program } = this;
    const slots = [...this.state.slots];
    let carries: Map<string, import("../compile/state.ts").Carry> | null = null;
    let adjusted = Rational.ZERO;
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
      const { certificate } = this.state;
      const entry = new Entry(outcome.occurrence, moment, {
        certificate,
        section: outcome.section,
        words: this.citation(outcome.request?.program ?? this.program),
        term: term.name,
        before: shown(term.type, outcome.before),
        after: shown(term.type, outcome.status === "made" ? outcome.after : outcome.before),
        status: outcome.status,
        place: outcome.occurrence.place,
        steps: (other) =>
          other === null
            ? outcomeSteps(program, outcome)
            : outcomeSteps(other.program(program), other.outcome(outcome, program)),
      });
      this.ledger.push(entry);
      if (outcome.status === "made") this.noteMade(certificate, term.name);
      if (outcome.status === "made" || outcome.status === "postponed") {
        const key = standingKey(certificate, entry.key);
        if (this.tried !== null && !this.standing.has(key)) this.tried.push(key);
        const { section, identity } = entry;
        this.standing.set(key, { key: entry.key, section, identity, certificate });
      }
      if (outcome.status === "made" && outcome.slot === this.program.tiers?.covers)
        adjusted = adjusted.add(difference(outcome.before, outcome.after));
    }
    this.state = { ...this.state, slots, carries: carries ?? this.state.carries };
    if (!adjusted.isZero()) this.state = tallied(this.state, { adjusted });
  }

  private noteMade(certificate: string | null, term: string): void {
    const known = this.made.get(certificate);
    if (known === undefined) this.made.set(certificate, new Set([term]));
    else known.add(term);
  }

  /** What waited with a postponed term, worked out anew now that the term moves. */
  private released(
    waiting: readonly { readonly request: Request; readonly released: Outcome }[],
    outcomes: readonly Outcome[],
    before: Context,
  ): Outcome[] {
    if (waiting.length === 0) return [];
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
    const adjuster = new Adjuster(this.program, this.policies, base, requests);
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
  private begins(
    occurrence: Occurrence,
    slots: ReadonlySet<number> | null = null,
    now = occurrence.instant,
  ): void {
    if (this.program.eventSlots.length === 0) return;
    const { register } = this.state;
    const isOwn = (slot: number): boolean => register !== null && register.tiers.events[slot] === true;
    const wanted = (slot: number): boolean =>
      (slots === null || slots.has(slot)) && this.program.eventSlotOf.has(this.program.eventSlots[slot]!);
    this.beginsIn(occurrence, (slot) => !isOwn(slot) && wanted(slot), now);
    if (register === null || !register.tiers.events.includes(true)) return;
    for (const number of this.worlds(occurrence, occurrence.instant))
      this.within(number, () => this.beginsIn(occurrence, (slot) => isOwn(slot) && wanted(slot), now));
  }

  private beginsIn(occurrence: Occurrence, wanted: (slot: number) => boolean, now: number): void {
    for (const [slot, term] of this.program.eventSlots.entries()) {
      if (term.scope.of !== "event" || !term.scope.events.includes(occurrence.kind)) continue;
      if (!wanted(slot)) continue;
      let value: Held;
      try {
        value = this.program.terms.own(term)(this.context(occurrence, now).forTerm(occurrence));
      } catch (error) {
        if (!(error instanceof Lack)) throw error;
        value = error;
      }
      this.changeEvent(slot, occurrence.identity, value);
    }
  }

  changeEvent(slot: number, identity: string, value: Held): void {
    const ofEvents = [...this.state.ofEvents];
    ofEvents[slot] = new Map(ofEvents[slot]).set(identity, value);
    this.state = { ...this.state, ofEvents };
  }

  // ------------------------------------------------------------------------------------------------ rescinding, deeming

  /**
   * Runs the history again without the rescinded adjustments; the difference takes effect now. Nothing is back-dated: the
   * ledger keeps what was made then, marked as rescinded.
   */
  private rescind(requests: Plan["rescinds"], occurrence: Occurrence, moment: Happened, key: string): void {
    const without = new Set<string>();
    let rule: ProgramRule | null = null;
    let effect: ast.Rescind | null = null;
    for (const request of requests) {
      const sections = shownLabels(this.program.model, request.effect.sections);
      for (const entry of this.standing.values()) {
        if (entry.identity !== request.identity || !isUnderAny(entry.section, sections)) continue;
        without.add(entry.key);
        rule = request.rule;
        effect = request.effect;
      }
    }
    if (rule === null || effect === null) return;
    const rescinded = new Set([...this.history.rescinded, ...without]);
    const again = this.again({ ...this.history, rescinded }, key, moment.instant);

    const leftOut: string[] = [];
    for (const [index, entry] of this.ledger.entries()) {
      if (!without.has(entry.key) || entry.status === "barred") continue;
      this.ledger[index] = entry.rescinded();
      const event = `${entry.event}${entry.id === null ? "" : ` "${entry.id}"`} of ${longDate(entry.day)}`;
      const line = `the adjustment under section ${entry.section} for the ${event}`;
      if (!leftOut.includes(line)) leftOut.push(line);
    }
    this.goOnFrom(again, occurrence, moment, rule, effect, leftOut);
  }

  /** Runs the history again to the event with this key, that event included. */
  private again(history: History, key: string, until: number): Fold {
    const decisions = new Map([...history.decisions, [key, history.decisions.get(key) ?? { deemed: [] }]]);
    const again = new Fold(
      { ...history, decisions, ...this.carriedOver() },
      this.applied.all(),
      this.begin,
      null,
    );
    again.runTo(key, until);
    this.history = history;
    return again;
  }

  /** Takes over the state of a history that was run again; each term that differs gets an entry. */
  private goOnFrom(
    again: Fold,
    occurrence: Occurrence,
    moment: Happened,
    rule: ProgramRule,
    effect: ast.Rescind,
    leftOut: readonly string[],
  ): void {
    const earlier = kept(this.state);
    const live = earlier.register === null ? ALONE : this.live(moment.instant);
    this.state = withoutTheGone(again.state, earlier, live);
    this.standing = again.standing;
    for (const number of live)
      this.noteDifferences(number, earlier, again, occurrence, moment, rule, effect, leftOut);
  }

  private noteDifferences(
    certificate: string | null,
    earlier: State,
    again: Fold,
    occurrence: Occurrence,
    moment: Happened,
    rule: ProgramRule,
    effect: ast.Rescind,
    leftOut: readonly string[],
  ): void {
    const now = certificate === null ? again.state : viewOf(again.state, certificate);
    const then = certificate === null ? earlier : viewOf(earlier, certificate);
    for (const [slot, term] of this.program.slots.entries()) {
      if (term.scope.of !== "certificate" || !this.program.slotOf.has(term)) continue;
      const was = then.slots[slot];
      const is = now.slots[slot];
      if (was === undefined || is === undefined || isNone(was) || isNone(is)) continue;
      if (sameValue(was, is)) continue;
      if (is instanceof Rational && is.sign() < 0) {
        const message = `without what is rescinded "${term.name}" would be below zero`;
        throw new NoAnswer(message, rule.section, placeIn(rule.home, effect));
      }
      const place = placeIn(rule.home, effect);
      const section = rule.section;
      const entry = new Entry(occurrence, moment, {
        certificate,
        section,
        words: this.citation(this.program),
        term: term.name,
        before: shown(term.type, was),
        after: shown(term.type, is),
        status: "made",
        place: occurrence.place,
        steps: (other) => [
          {
            kind: "replayed",
            section,
            without: leftOut,
            ledger: again
              .ledgerOf(certificate)
              .filter((line) => line.term === term.name)
              .map((line) => (other === null ? line : line.retold(other))),
            place,
          },
        ],
      });
      this.ledger.push(entry);
      this.noteMade(certificate, term.name);
    }
  }

  /** What was adjusted of a certificate, and of those that it came from while it was part of them. */
  ledgerOf(certificate: string | null): Entry[] {
    if (certificate === null) return this.told().filter((entry) => entry.certificate === null);
    const from = this.state.register?.certificates.get(certificate)?.from ?? null;
    const own = this.told().filter((entry) => entry.certificate === certificate);
    if (from === null) return own;
    const birth = new Set(this.told().slice(0, this.births.get(certificate) ?? 0));
    return [...this.ledgerOf(from).filter((entry) => birth.has(entry)), ...own];
  }

  /** Runs until the event with this key has been applied, without what it deemed. */
  private runTo(key: string, until: number): void {
    for (;;) {
      const next = this.next(until);
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

  /** A deemed event happens for every rule of the words in force. */
  private deem(occurrence: Occurrence): void {
    const { program } = this;
    this.program = this.inForce;
    // The state of the event that it takes the place of begins anew.
    this.apply(occurrence, false);
    this.program = program;
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
  private undo({ effect, rule, identity }: Plan["undoes"][number], by: Occurrence, moment: Happened): void {
    const act = this.events.get(identity);
    const recorded = act === undefined ? null : (this.acts.get(act.key) ?? null);
    if (act === undefined || recorded === null || this.undone.has(act.key)) return;
    this.undone = new Set([...this.undone, act.key]);
    const returns = this.state.register !== null && [...recorded.values()].some(tookShares);
    const number = returns ? this.numberFor(by.key, 0) : null;
    const event = recordOf(moment, rule, effect);
    const taken = new Map<string | null, RecordedAct>();
    for (const [certificate, each] of recorded) {
      const aside = number === null || !tookShares(each) ? null : { number, amount: each.exercised, event };
      const none = { exercised: Rational.ZERO, delivered: Rational.ZERO };
      taken.set(certificate, { ...each, ...none, aside });
    }
    const without = new Map<string | null, RecordedAct>();
    for (const [certificate, each] of taken)
      without.set(certificate, { ...each, slots: [], eventSlots: [], values: [], eventValues: [] });
    const again = this.instead(act.key, without, by.key, moment.instant);
    const covers = number === null ? null : this.program.tiers?.covers;
    for (const [certificate, each] of recorded) {
      const { slots, ofEvents } = certificate === null ? again.state : viewOf(again.state, certificate);
      for (const [slot] of [...each.slots, ...each.values])
        if (slot !== covers) this.change(slot, slots[slot]!);
      for (const [slot, of] of [...each.eventSlots, ...each.eventValues])
        this.changeEvent(slot, of, ofEvents[slot]?.get(of) ?? this.eventState(slot, of));
      if (certificate !== null) this.goesBack(certificate, each);
    }
    if (number !== null) this.comesBack(number, act, taken, by.key, moment.instant);
    this.acts.set(act.key, without);
    this.listener?.undone(act, by, rule.section, moment.instant);
  }

  /** The stock that was issued for what is taken back was not issued for the certificate. */
  private goesBack(number: string, { delivered }: RecordedAct): void {
    const { register } = this.state;
    const certificate = register?.certificates.get(number);
    if (register === null || certificate === undefined) return;
    const change = { delivered: certificate.delivered.sub(delivered).reduced() };
    this.state = { ...this.state, register: withCertificate(register, number, change) };
  }

  /** The history up to an event, with another record of one act. */
  private instead(key: string, record: Recorded, until: string, now: number): Fold {
    const { acts, ...others } = this.carriedOver();
    const history = { ...this.history, ...others, acts: new Map(acts).set(key, record) };
    const again = new Fold(history, this.applied.all(), this.begin, null);
    again.runTo(until, now);
    return again;
  }

  /**
   * What an act had taken of its certificate is a certificate of its own from now on: it is set aside where the act was, and goes
   * through all that has happened since as it did for the others.
   */
  private comesBack(number: string, act: Occurrence, taken: Recorded, until: string, now: number): void {
    const { register } = this.state;
    const covers = this.program.tiers?.covers;
    const record = new Map<string | null, RecordedAct>();
    for (const [certificate, each] of taken)
      record.set(certificate, { ...each, slots: each.slots.filter(([slot]) => slot !== covers) });
    const aside = this.instead(act.key, record, until, now);
    const certificate = aside.state.register?.certificates.get(number);
    if (register === null || certificate === undefined || aside.state.register === null) return;
    const comes = sharesOf(aside.state.register, certificate) ?? certificate.covered;
    this.state = {
      ...this.state,
      register: {
        ...register,
        certificates: new Map(register.certificates).set(number, { ...certificate, covered: comes }),
        numbered: Math.max(register.numbered + 1, aside.state.register.numbered),
        tally: aside.state.register.tally,
      },
    };
    for (const [key, entry] of aside.standing.entries())
      if (entry.certificate === number) this.standing.set(key, entry);
    this.births.set(number, this.ledger.filter((entry) => entry.instant < act.instant).length);
    this.ledger.push(...aside.ledger.filter((entry) => entry.certificate === number));
  }

  // --------------------------------------------------------------------------------------------------------------- acts

  private applyAct(occurrence: Occurrence, withoutDeeming: boolean): boolean {
    const recorded = this.acts.get(occurrence.key);
    const { listener } = this;
    if (listener !== null && recorded === undefined) {
      const accepted = this.within(occurrence.certificate, () => listener.act(this, occurrence));
      if (!accepted) this.remember(occurrence.key, null);
      listener.changed(this, occurrence, occurrence.instant);
      if (accepted) this.deemAsDecided(occurrence);
      return accepted;
    }
    if (recorded === undefined || recorded === null) return false;
    for (const [number, act] of recorded) this.within(number, () => this.repeat(occurrence, act));
    this.noteGiven(occurrence, this.given.get(occurrence.key) ?? new Map());
    if (!withoutDeeming) this.deemAsDecided(occurrence);
    return true;
  }

  /** The events that an accepted act deems to happen. */
  private deemAsDecided({ key }: Occurrence): void {
    for (const event of this.history.decisions.get(key)?.deemed ?? []) this.deem(event);
  }

  /** Run again: carries are rebuilt and what the act adjusts is adjusted anew; what it settled stays as recorded. */
  private repeat(occurrence: Occurrence, act: RecordedAct): void {
    this.releaseFor(occurrence);
    const before = this.context(occurrence, occurrence.instant);
    const rules = this.program.rulesOn.get(occurrence.kind) ?? [];
    const planned = plan(this.program, rules, before, this.history.rescinded, occurrence);
    const kept: Plan = { ...planned, changes: [], eventChanges: [], undoes: [], issues: [], cancels: [] };
    this.carryOut(kept, before, occurrence, momentOf(occurrence));
    if (act.aside !== null) this.setAside(act.aside);
    for (const [slot, value] of act.values) this.change(slot, value);
    for (const [slot, identity, value] of act.eventValues) this.changeEvent(slot, identity, value);
    for (const [slot, delta] of act.slots) this.shift(slot, delta);
    for (const [slot, identity, delta] of act.eventSlots) {
      const held = this.state.ofEvents[slot]?.get(identity);
      if (held instanceof Rational) this.changeEvent(slot, identity, held.add(delta));
    }
    this.state = exercised(this.state, act.exercised, act.delivered);
    for (const issue of act.issues) this.born(issue, this.partNow(issue, occurrence));
    if (act.cancelled !== null) this.state = cancelled(this.state, act.cancelled.status, act.cancelled.event);
  }

  /** What an act that was taken back had taken of the certificate, as a certificate of its own. */
  private setAside({ number, amount, event }: NonNullable<RecordedAct["aside"]>): void {
    const { register, certificate } = this.state;
    const parent = certificate === null ? undefined : register?.certificates.get(certificate);
    const of = this.covered();
    if (parent === undefined || of === null) return;
    this.born({ number, holder: parent.holder, amount, of, event }, amount);
  }

  /** A certificate that came out of another has the same part of it, now that the history is run again. */
  private partNow({ amount, of }: RecordedIssue, occurrence: Occurrence): Rational {
    const left = this.covered();
    if (left === null || left.eq(of)) return amount;
    const part = left.mul(amount.div(of) ?? Rational.ONE);
    if (part.eq(left)) return left;
    const term = this.program.slots[this.program.tiers?.covers ?? 0]?.name ?? "";
    let rounded = part;
    for (const { rounding } of this.policies.of(term, "", occurrence.kind).rounding) {
      const context = this.context(occurrence, occurrence.instant);
      const step = this.program.code(rounding.step)(context) as Rational;
      if (step.sign() > 0) rounded = roundTo(rounded, step, rounding.direction, rounding.tie ?? "half up");
    }
    return rounded.gt(left) ? left : rounded;
  }

  private shift(slot: number, delta: Rational): void {
    const held = this.state.slots[slot];
    if (held instanceof Rational) this.change(slot, held.add(delta));
  }

  private remember(key: string, act: Recorded | null): void {
    this.acts.set(key, act);
  }

  /** Makes the postponed adjustments that an act of this kind releases. */
  releaseFor(occurrence: Occurrence): void {
    this.release(occurrence, ({ postponement: { until } }) =>
      until.some((name) => name.text === occurrence.kind),
    );
  }

  /** Makes the postponed adjustments that are chosen. */
  private release(
    occurrence: Occurrence,
    chosen: (postponement: Program["postponements"][number], key: string) => boolean,
  ): void {
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
      if (!chosen(postponement, key)) continue;
      releasing.set(Number(slot), { key, carry, postponement });
    }
    if (releasing.size === 0) return;
    const before = this.context(occurrence, occurrence.instant);
    const adjuster = new Adjuster(this.program, this.policies, before, new Map(), releasing);
    this.record(adjuster.all(), before, momentOf(occurrence));
  }

  /** Applies the settlement of an accepted act, and remembers what it moved. */
  settle(occurrence: Occurrence, given: ReadonlyMap<TermSymbol, Value>): void {
    const { certificate } = this.state;
    const rules = this.program.rulesOn.get(occurrence.kind) ?? [];
    const contexts =
      certificate === null
        ? this.contexts(occurrence, occurrence.instant)
        : [this.context(occurrence, occurrence.instant)];
    const recorded = new Map<string | null, RecordedAct>();
    const plans = this.plans(rules, contexts, occurrence);
    for (const { planned, before } of plans) {
      const number = before.state.certificate;
      this.within(number, () => recorded.set(number, this.settleIn(planned, before, occurrence)));
    }
    this.remember(occurrence.key, recorded);
    this.noteGiven(occurrence, given);
    this.follow(plans, occurrence, momentOf(occurrence), occurrence.key);
  }

  /** What an act gave is from now on what it gave then. */
  private noteGiven(occurrence: Occurrence, given: ReadonlyMap<TermSymbol, Value>): void {
    this.given.set(occurrence.key, given);
    const settled = { ...occurrence, given };
    this.events.set(occurrence.identity, settled);
    if (occurrence.id !== null) this.events.set(occurrence.id, settled);
  }

  private settleIn(planned: Plan, before: Context, occurrence: Occurrence): RecordedAct {
    const slotsBefore = this.state.slots;
    const eventsBefore = planned.eventChanges.map(({ slot, identity }) => this.eventState(slot, identity));
    const issues = this.carryOut(planned, before, occurrence, momentOf(occurrence));
    const eventSlots: [number, string, Rational][] = [];
    const eventValues: [number, string, Held][] = [];
    for (const [index, { slot, identity }] of planned.eventChanges.entries()) {
      const was = eventsBefore[index];
      const is = this.eventState(slot, identity);
      if (was instanceof Rational && is instanceof Rational) {
        if (!was.eq(is)) eventSlots.push([slot, identity, is.sub(was)]);
      } else if (is !== undefined && is !== was) eventValues.push([slot, identity, is]);
    }
    const covers = this.program.tiers?.covers ?? -1;
    const slots: [number, Rational][] = [];
    const values: [number, Held][] = [];
    let taken = Rational.ZERO;
    for (const change of planned.changes) {
      const was = slotsBefore[change.slot];
      let is = this.state.slots[change.slot];
      // What came out of it as certificates is recorded by itself.
      if (change.slot === covers && is instanceof Rational)
        is = issues.reduce((sum, { amount }) => sum.add(amount), is);
      if (was instanceof Rational && is instanceof Rational) {
        if (!was.eq(is)) slots.push([change.slot, is.sub(was)]);
        if (change.slot === covers) taken = was.sub(is);
      } else if (is !== undefined && is !== was) values.push([change.slot, is]);
    }
    const counts = this.state.register !== null && !taken.isZero();
    const delivered = counts ? this.deliveredBy(planned) : Rational.ZERO;
    this.state = exercised(this.state, taken, delivered);
    const [last] = planned.cancels.slice(-1);
    const outcome =
      last === undefined
        ? null
        : { status: last.effect.status.value, event: recordOf(momentOf(occurrence), last.rule, last.effect) };
    return {
      slots,
      eventSlots,
      values,
      eventValues,
      issues,
      cancelled: outcome,
      exercised: taken,
      delivered,
      aside: null,
    };
  }

  /** The shares that change hands towards the holder. */
  private deliveredBy({ settlements }: Plan): Rational {
    const holder = this.program.model.register?.holder ?? "";
    return settlements.reduce((sum, { effect, context }) => {
      if (effect.kind !== "Delivers" || chainText(effect.to) !== holder) return sum;
      return sum.add(this.program.code(effect.amount)(context) as Rational);
    }, Rational.ZERO);
  }

  /** Does something that can be undone, such as making what was postponed for an act that may be refused. */
  attempt<T>(run: () => T): { readonly result: T; readonly undo: () => void } {
    const state = this.state;
    const length = this.ledger.length;
    this.tried = [];
    const made = new Map<string | null, Set<string>>();
    for (const [number, terms] of this.made) made.set(number, new Set(terms));
    const result = run();
    const tried = this.tried;
    this.tried = null;
    return {
      result,
      undo: () => {
        this.state = state;
        this.made = made;
        this.ledger.length = length;
        for (const key of tried) this.standing.undo(key);
      },
    };
  }
}

/** When and where something happens, as the ledger has it. */
function momentOf({ day, instant, kind, id }: Occurrence): Happened {
  return { day, instant, event: kind, id };
}

function tookShares({ exercised: taken }: RecordedAct): boolean {
  return taken.sign() > 0;
}

/** A history that was run again changes nothing of a certificate that is gone or has expired: that is not adjusted any more. */
function withoutTheGone(again: State, earlier: State, live: readonly (string | null)[]): State {
  if (again.register === null || earlier.register === null) return again;
  let { adjusted } = again.register.tally;
  const certificates = new Map(again.register.certificates);
  for (const certificate of earlier.register.certificates.values()) {
    const { number } = certificate;
    const replayed = certificates.get(number);
    if (replayed === undefined) continue;
    if (live.includes(number)) {
      // What it was issued for stands on the paper.
      certificates.set(number, { ...replayed, covered: certificate.covered });
      continue;
    }
    const was = sharesOf(earlier.register, certificate);
    const is = sharesOf(again.register, replayed);
    if (was !== null && is !== null) adjusted = adjusted.add(was.sub(is));
    certificates.set(number, certificate);
  }
  const numbered = Math.max(again.register.numbered, earlier.register.numbered);
  const tally = { ...again.register.tally, adjusted: adjusted.reduced() };
  return { ...again, register: { ...again.register, certificates, numbered, tally } };
}

/** An adjustment's key among those of all certificates. */
function standingKey(certificate: string | null, key: string): string {
  return certificate === null ? key : `${certificate} ${key}`;
}

function difference(before: Value, after: Value): Rational {
  return before instanceof Rational && after instanceof Rational ? after.sub(before) : Rational.ZERO;
}

export type { ProgramEffect, Value };
