import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { isNone } from "../compile/lack.ts";
import type { Program, ProgramRule } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";

/** A moment that a rule waits for: `at 61 days after a Waiver Notice`. */
export interface Timer {
  readonly key: string;
  readonly instant: number;
  readonly rule: ProgramRule;
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
  private readonly program: Program;
  private facts: readonly Occurrence[];
  private at = 0;
  private timers: Timer[] = [];
  private readonly byKind = new Map<string, ProgramRule[]>();
  private readonly free: ProgramRule[] = [];

  constructor(program: Program, facts: readonly Occurrence[]) {
    this.program = program;
    this.facts = facts;
    for (const rule of program.rulesAt) {
      const kind = kindOf(program, rule);
      if (kind === null) this.free.push(rule);
      else this.byKind.set(kind, [...(this.byKind.get(kind) ?? []), rule]);
    }
  }

  /** Awaits the moments that are counted from no event. */
  start(context: Context): void {
    for (const rule of this.free)
      this.add(rule, null, context, `@${this.program.rulesAt.indexOf(rule)}`, -Infinity);
  }

  /** Awaits the moments that are counted from this event. */
  await(occurrence: Occurrence, context: Context): void {
    for (const rule of this.byKind.get(occurrence.kind) ?? []) {
      this.add(
        rule,
        occurrence,
        context,
        `${occurrence.key}@${this.program.rulesAt.indexOf(rule)}`,
        occurrence.instant,
      );
    }
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
      this.timers.push({ key, instant: Math.max(instant, notBefore), rule, occurrence, deadline: null });
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

  /** A schedule that goes its own way from here. */
  fork(): Schedule {
    const copy = new Schedule(this.program, this.facts);
    copy.at = this.at;
    copy.timers = [...this.timers];
    return copy;
  }
}

function kindOf(program: Program, rule: ProgramRule): string | null {
  const trigger = rule.rule.trigger;
  return trigger.kind === "InstantTrigger" ? kindCountedFrom(program, trigger.instant) : null;
}

/** The event kind that an instant or a deadline is counted from; null where it is counted from none. */
export function kindCountedFrom(program: Program, instant: ast.Expression): string | null {
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
