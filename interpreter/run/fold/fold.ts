import { placeIn, type Program } from "../../compile/program.ts";
import type { Occurrence } from "../../compile/value.ts";
import { localDay } from "../../values/instant.ts";
import type { Rational } from "../../values/rational.ts";
import { givesNotice, isUnderWay, takenEffect } from "../notices.ts";
import { performs, waives } from "../obligations.ts";
import { amendmentKey } from "../passage.ts";
import { certificateOf, opened } from "../register.ts";
import type { Timer } from "../schedule.ts";
import { applyAct } from "./acts.ts";
import { comeIntoForce } from "./amend.ts";
import { beginEvent, firstSlots } from "./firsts.ts";
import { A_DATE } from "./happened.ts";
import type { History } from "./history.ts";
import type { Listener } from "./listener.ts";
import { releaseFor } from "./outcomes.ts";
import { afterAdjustments, applyRules, noteRights } from "./rules.ts";
import { World } from "./world.ts";

/** What comes next in a run: a fact, a moment that a rule waits for, or amended words. */
export type Next =
  | { readonly fact: Occurrence }
  | { readonly timer: Timer }
  | { readonly words: Program; readonly instant: number };

/** The fold of a log of events into a state, one event after another. */
export class Fold extends World {
  private readonly begin: number;
  /** Of a history that is run again: the event at which it ends, once what it wants is carried out. */
  private last: string | null = null;
  private isOver = false;

  constructor(history: History, facts: readonly Occurrence[], begin: number, listener: Listener | null) {
    super(history, facts, listener);
    this.begin = begin;
    this.state = { ...this.state, slots: firstSlots(this, begin) };
    this.state = { ...this.state, register: opened(this.program, history.beginning, this.state) };
    this.past.first = this.state;
    this.schedule.start(this.context(null, begin));
  }

  // -------------------------------------------------------------------------------------------------------- what comes next

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

  /** The fact that comes after the next one. */
  second(): Occurrence | null {
    return this.schedule.second();
  }

  /** Applies a fact out of turn. */
  applyFact(fact: Occurrence): void {
    this.applyNext({ fact });
  }

  replay(history: History, key: string, until: number): Fold {
    const again = new Fold(history, this.facts, this.begin, null);
    again.runTo(key, until);
    return again;
  }

  /**
   * Runs until what the event with this key wants has been carried out, without what it deemed, and without what follows from it: that
   * is still to come in the history that goes on from here. The event may be one that was deemed.
   */
  private runTo(key: string, until: number): void {
    this.last = key;
    for (;;) {
      const next = this.next(until);
      if (next === null) return;
      this.applyNext(next);
      if (this.isOver || isRootOf(keyOf(next), key)) return;
    }
  }

  private next(until: number): Next | null {
    const next = this.peek(until);
    if (next !== null && "words" in next) this.coming = this.coming.slice(1);
    else if (next !== null) this.schedule.next(until);
    return next;
  }

  private applyNext(next: Next): void {
    if ("fact" in next) {
      const arrived = this.arrived(next.fact);
      if (arrived === null) return;
      const fact = this.located(arrived);
      this.applied.push(fact);
      this.apply(fact);
    } else if ("timer" in next) this.fire(next.timer);
    else comeIntoForce(this, next.words, next.instant);
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

  /** An event with the certificate that it is about. */
  private located(occurrence: Occurrence): Occurrence {
    const { register } = this.state;
    if (register === null) return occurrence;
    const about = occurrence.of === null ? null : this.past.byIdentity(occurrence.of);
    const live = this.live(occurrence.instant);
    const certificate = certificateOf(this.program, register, occurrence, about, live);
    return certificate === occurrence.certificate ? occurrence : { ...occurrence, certificate };
  }

  // ----------------------------------------------------------------------------------------------------------- what happens

  /** Something happens. */
  private apply(occurrence: Occurrence): void {
    const { kind, instant, key } = occurrence;
    const isLast = key === this.last;
    this.past.know(occurrence);
    beginEvent(this, occurrence);
    if (this.program.givesRights(kind)) this.past.givesRights(kind, occurrence);
    // Nothing is counted from an act that was refused.
    let counts: Occurrence | null = occurrence;
    if (this.program.needsRight(kind)) {
      counts = applyAct(this, occurrence);
      if (counts !== null && !isLast) this.deem(this.history.decisions.get(key)?.deemed ?? []);
    } else if (!this.isUndone(occurrence)) {
      if (this.state.register === null) releaseFor(this, occurrence);
      else
        for (const number of this.actsUpon(occurrence, instant))
          this.within(number, () => releaseFor(this, occurrence));
      const rules = this.program.rulesOn.get(kind) ?? [];
      this.deem(applyRules(this, rules, occurrence, instant, key, isLast));
      if (!isLast && !this.isOver) this.noteFactor(occurrence);
    }
    this.isOver ||= isLast;
    if (this.isOver) return;
    afterAdjustments(this, counts ?? occurrence, instant);
    if (counts !== null) this.schedule.await(counts, this.contextOf(counts.certificate, counts, instant));
    this.past.note(instant, this.state);
  }

  /** Deemed events happen for every rule of the words in force; the state of those that they take the place of begins anew. */
  deem(events: readonly Occurrence[]): void {
    const { program } = this;
    for (const event of events) {
      if (this.isOver) return;
      this.program = this.inForce;
      this.apply(event);
      this.program = program;
    }
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
    const { instant } = occurrence;
    const factor = this.program.code(statement.factor)(this.context(occurrence, instant)) as Rational;
    if (factor.sign() <= 0) return;
    this.state = { ...this.state, factors: [...this.state.factors, { instant, factor }] };
  }

  // -------------------------------------------------------------------------------------------------------- awaited moments

  /** A moment has come that a rule waits for, or the end of a deadline. */
  private fire(timer: Timer): void {
    const { occurrence, deadline, instant } = timer;
    if (occurrence !== null && deadline !== null) {
      // A missed deadline is an event of today.
      this.missed(timer, deadline, occurrence);
      return;
    }
    // What passed over an amendment is judged by the words before it.
    this.program = timer.program;
    const happens = occurrence ?? this.dateOf(timer);
    noteRights(this, timer.rule, happens, happens.certificate);
    const isLast = timer.key === this.last;
    this.deem(applyRules(this, [timer.rule], happens, instant, timer.key, isLast));
    this.isOver ||= isLast;
    if (!this.isOver) {
      afterAdjustments(this, happens, instant);
      this.past.note(instant, this.state);
    }
    this.program = this.inForce;
  }

  /** A date that the words name, as what happens. */
  private dateOf({ key, instant, rule }: Timer): Occurrence {
    return {
      key,
      identity: key,
      kind: A_DATE,
      id: null,
      instant,
      day: localDay(instant, this.program.model.zone),
      dateOnly: true,
      fields: new Map(),
      of: null,
      certificate: null,
      index: -1,
      place: placeIn(rule.home, rule.rule.trigger),
    };
  }

  /** A deadline has passed; where the act was not done, what the contract says happens. */
  private missed(timer: Timer, deadline: NonNullable<Timer["deadline"]>, occurrence: Occurrence): void {
    const { key, instant } = timer;
    const done = this.applied.some(
      (act) =>
        act.kind === deadline.act && act.instant < instant && performs(act, occurrence, deadline.certificate),
    );
    if (done || this.isWaived(deadline, occurrence, instant)) return;
    const missed: Occurrence = {
      ...occurrence,
      key,
      identity: key,
      certificate: deadline.certificate ?? occurrence.certificate,
      kind: deadline.failing,
      id: null,
      instant,
      day: localDay(instant, this.program.model.zone),
      dateOnly: true,
      fields: new Map(),
      of: occurrence.identity,
    };
    this.apply(missed);
  }

  /** Whether somebody need not do what this deadline was for. */
  private isWaived(deadline: NonNullable<Timer["deadline"]>, occurrence: Occurrence, until: number): boolean {
    return this.waivers.some(
      (waiver) =>
        waiver.instant < until &&
        deadline.parties.some((party) => waives(waiver, party, deadline.act, occurrence)),
    );
  }
}

/** What tells apart what comes in a run. */
function keyOf(next: Next): string {
  if ("words" in next) return amendmentKey(next.words);
  return "fact" in next ? next.fact.key : next.timer.key;
}

/** Whether what comes in a run is an event, or the one by which it was deemed to happen: `#3` of `#3+0+1`. */
function isRootOf(root: string, key: string): boolean {
  return key.startsWith(root) && /^(?:\+\d+)*$/.test(key.slice(root.length));
}
