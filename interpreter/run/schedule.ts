import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Context } from "../compile/context.ts";
import { isNone } from "../compile/lack.ts";
import type { Program, ProgramRule } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";
import { sameOccurrence } from "./likeness.ts";
import { wordsOf } from "./passage.ts";
import type { Rebinding } from "./rebinding.ts";

/** A moment that a rule waits for: `at 61 days after a Waiver Notice`. */
export interface Timer {
  readonly key: string;
  readonly instant: number;
  readonly rule: ProgramRule;
  /** The words that the rule is of. */
  readonly program: Program;
  /** The event that the moment is counted from, if any. */
  readonly occurrence: Occurrence | null;
  /** For the end of a deadline: the duty's act, and what happens where it is not done. */
  readonly deadline: {
    readonly act: string;
    readonly failing: string;
    readonly parties: readonly string[];
    /** The certificate that the duty concerns; null without a register. */
    readonly certificate: string | null;
  } | null;
}

/** Facts and awaited moments in the order of their instants; a moment comes before a fact of the same instant. */
export class Schedule {
  private program: Program;
  private facts: readonly Occurrence[];
  private at = 0;
  private timers: Timer[] = [];
  private awaited: Awaited;

  constructor(program: Program, facts: readonly Occurrence[]) {
    this.program = program;
    this.facts = facts;
    this.awaited = awaitedIn(program);
  }

  /** Awaits the moments that are counted from no event. */
  start(context: Context): void {
    for (const rule of this.awaited.free) this.add(rule, null, context, this.keyOf(rule), -Infinity);
  }

  /**
   * Amended words come into force: what is counted from no event is counted by them, of the rest stays what passes over.
   * `anew` are rules whose moments are counted again from the events that have happened.
   */
  amend(
    program: Program,
    instant: number,
    passesOver: (timer: Timer) => Timer | null,
    context: (occurrence: Occurrence | null) => Context,
    anew: (rule: ProgramRule) => boolean,
    happened: Iterable<Occurrence>,
  ): void {
    this.program = program;
    this.awaited = awaitedIn(program);
    this.timers = this.timers.flatMap((timer) => {
      const kept = timer.occurrence === null ? null : passesOver(timer);
      return kept === null ? [] : [kept];
    });
    this.start(context(null));
    for (const occurrence of happened) {
      const rules = (this.awaited.byKind.get(occurrence.kind) ?? []).filter(anew);
      for (const rule of rules) {
        const key = `${occurrence.key}${this.keyOf(rule)}`;
        this.add(rule, occurrence, context(occurrence), key, occurrence.instant);
      }
    }
    // What lies before the amendment was a matter of the words before it.
    this.timers = this.timers.filter((timer) => timer.instant >= instant);
  }

  /** Which rule of which words. */
  private keyOf(rule: ProgramRule): string {
    let drafts = 0;
    for (let program = this.program; program.earlier !== null; program = program.earlier.program) drafts++;
    return `@${drafts === 0 ? "" : `${drafts}.`}${this.program.rulesAt.indexOf(rule)}`;
  }

  /** Awaits the moments that are counted from this event. */
  await(occurrence: Occurrence, context: Context): void {
    for (const rule of this.awaited.byKind.get(occurrence.kind) ?? [])
      this.add(rule, occurrence, context, `${occurrence.key}${this.keyOf(rule)}`, occurrence.instant);
  }

  /** Awaits the end of a deadline. */
  awaitDeadline(timer: Timer): void {
    if (this.timers.some((known) => known.key === timer.key)) return;
    this.timers.push(timer);
    this.timers.sort((a, b) => a.instant - b.instant);
  }

  /** A fact that counts later than it came. */
  putOff(fact: Occurrence): void {
    const later = this.facts.findIndex(
      ({ instant, index }, at) =>
        at >= this.at && (instant > fact.instant || (instant === fact.instant && index > fact.index)),
    );
    this.facts = later < 0 ? [...this.facts, fact] : this.facts.toSpliced(later, 0, fact);
  }

  private add(
    rule: ProgramRule,
    occurrence: Occurrence | null,
    context: Context,
    key: string,
    notBefore: number,
  ): void {
    const trigger = rule.rule.trigger;
    if (trigger.kind !== "InstantTrigger") return;
    try {
      const instant = this.program.compiler.instant(trigger.instant, { owner: null, home: rule.home })(
        context,
      );
      const { program } = this;
      this.timers.push({
        key,
        instant: Math.max(instant, notBefore),
        rule,
        program,
        occurrence,
        deadline: null,
      });
      this.timers.sort((a, b) => a.instant - b.instant);
    } catch (error) {
      // Without the date (a dividend without a payment date) there is no such moment.
      if (!isNone(error)) throw error;
    }
  }

  peek(until: number): { readonly fact: Occurrence } | { readonly timer: Timer } | null {
    const fact = this.facts[this.at];
    const timer = this.timers[0];
    if (
      timer !== undefined &&
      timer.instant <= until &&
      (fact === undefined || timer.instant <= fact.instant)
    )
      return { timer };
    return fact !== undefined && fact.instant <= until ? { fact } : null;
  }

  next(until: number): ReturnType<Schedule["peek"]> {
    const next = this.peek(until);
    if (next === null) return null;
    if ("fact" in next) this.at++;
    else this.timers.shift();
    return next;
  }

  /** The fact that comes after the next one. */
  second(): Occurrence | null {
    return this.facts[this.at + 1] ?? null;
  }

  /** Whether the same is still to come in another, but for the readings by which rules are told. */
  isLike(other: Schedule): boolean {
    if (this.at !== other.at || this.timers.length !== other.timers.length) return false;
    const isLike = this.timers.every((timer, index) => sameTimer(timer, other.timers[index]!));
    if (!isLike || this.facts === other.facts) return isLike;
    if (this.facts.length !== other.facts.length) return false;
    return this.facts.every((fact, index) => index < this.at || sameOccurrence(fact, other.facts[index]!));
  }

  /** A schedule that goes its own way from here. */
  fork(): Schedule {
    const copy = new Schedule(this.program, this.facts);
    copy.at = this.at;
    copy.timers = [...this.timers];
    return copy;
  }

  /** The same under other readings. */
  branch(rebinding: Rebinding): Schedule {
    const copy = new Schedule(rebinding.program(this.program), this.facts);
    copy.at = this.at;
    copy.timers = this.timers.map((timer) => rebinding.timer(timer));
    return copy;
  }
}

function sameTimer(one: Timer, other: Timer): boolean {
  if (one.key !== other.key || one.instant !== other.instant || one.rule.rule !== other.rule.rule)
    return false;
  if (wordsOf(one.program).length !== wordsOf(other.program).length) return false;
  const [event, otherEvent] = [one.occurrence, other.occurrence];
  if (event === null || otherEvent === null ? event !== otherEvent : !sameOccurrence(event, otherEvent))
    return false;
  const [ends, otherEnds] = [one.deadline, other.deadline];
  if (ends === null || otherEnds === null) return ends === otherEnds;
  return (
    ends.act === otherEnds.act &&
    ends.failing === otherEnds.failing &&
    ends.certificate === otherEnds.certificate &&
    ends.parties.join() === otherEnds.parties.join()
  );
}

/** The rules that wait for moments: those counted from a kind of event, and those counted from none. */
interface Awaited {
  readonly byKind: ReadonlyMap<string, readonly ProgramRule[]>;
  readonly free: readonly ProgramRule[];
}

const knownAwaited = new WeakMap<Program, Awaited>();

function awaitedIn(program: Program): Awaited {
  const known = knownAwaited.get(program);
  if (known !== undefined) return known;
  const byKind = new Map<string, ProgramRule[]>();
  const free: ProgramRule[] = [];
  for (const rule of program.rulesAt) {
    const kind = kindOf(program, rule);
    if (kind === null) free.push(rule);
    else byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
  }
  const awaited = { byKind, free };
  knownAwaited.set(program, awaited);
  return awaited;
}

function kindOf(program: Program, rule: ProgramRule): string | null {
  const trigger = rule.rule.trigger;
  return trigger.kind === "InstantTrigger" ? kindCountedFrom(program, trigger.instant) : null;
}

/** The event kind that an instant or a deadline is counted from; null where it is counted from none. */
export function kindCountedFrom(program: Pick<Program, "model">, instant: ast.Expression): string | null {
  let kind: string | null = null;
  visit(instant, (node) => {
    const reference = program.model.references.get(node);
    if (reference?.to === "event kind") kind = reference.event.name;
    else if (
      reference?.to === "this event" ||
      reference?.to === "event date" ||
      reference?.to === "event date of"
    )
      kind ??= reference.events[0] ?? null;
    else if (reference?.to === "field of") kind ??= reference.events[0] ?? null;
  });
  return kind;
}
