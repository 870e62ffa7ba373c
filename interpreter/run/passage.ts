/** What passes over when amended words come into force, and how. */

import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { isNone, NoAnswer } from "../compile/lack.ts";
import type { Program, ProgramPostponement, ProgramRule } from "../compile/program.ts";
import type { Carry, Held } from "../compile/state.ts";
import type { Occurrence } from "../compile/value.ts";
import type { TermSymbol } from "../model/model.ts";
import { localDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { isSameText, said } from "../variant/transition.ts";
import type { Request } from "./adjust.ts";
import { Policies } from "./policies.ts";
import type { Step, Words } from "./result.ts";
import type { Timer } from "./schedule.ts";
import { explainExpression } from "./trace.ts";

/** From the words before to those after. */
export class Passage {
  readonly before: Program;
  readonly after: Program;
  private readonly transitions: readonly ast.TransitionStatement[];

  constructor(after: Program) {
    if (after.earlier === null) throw new Error("these words amend none");
    this.before = after.earlier.program;
    this.after = after;
    this.transitions = after.earlier.transitions;
  }

  /** What the amendment says of something under way; null where it is silent. What is said last stands. */
  says(
    subject: ast.TransitionStatement["subject"],
    sections: readonly string[],
    term: string | null = null,
  ): ast.TransitionStatement["outcome"] | null {
    return said(this.transitions, this.before.model, subject, sections, term);
  }

  /** The same rule in the words after: one that the amendment leaves alone, or says again in so many words. */
  ruleOf(rule: ProgramRule): ProgramRule | null {
    const rules = this.after.rulesOfSection.get(rule.section) ?? [];
    return (
      rules.find((other) => other.rule === rule.rule) ??
      rules.find((other) => isSameText(other.home, other.rule, rule.home, rule.rule)) ??
      null
    );
  }

  /** Whether a term begins with its first value: one that the words before do not have, or that begins anew. */
  begins(term: TermSymbol, was: TermSymbol | null): "new" | "anew" | null {
    const ran = was !== null && (this.before.slotOf.has(was) || this.before.eventSlotOf.has(was));
    if (!ran) return this.after.slotOf.has(term) || this.after.eventSlotOf.has(term) ? "new" : null;
    return this.says("term", [], term.name) === "begins anew" ? "anew" : null;
  }

  /** Whether a duty that is still open goes on. */
  dutyEnds(section: string): boolean {
    return this.says("open duty", [section]) === "ends";
  }

  /** An awaited moment that goes on, by the words that it is of; null for one that ends or begins anew. */
  timer(timer: Timer): Timer | null {
    const { rule, deadline } = timer;
    if (deadline !== null) return this.dutyEnds(rule.section) ? null : timer;
    const said = this.says("awaited moment", [rule.section]);
    if (said === "ends" || said === "begins anew") return null;
    const same = this.ruleOf(rule);
    return same === null ? timer : { ...timer, rule: same, program: this.after };
  }

  // ------------------------------------------------------------------------------------------------ postponed adjustments

  /** What becomes of a postponed adjustment. Where nothing would postpone it any more, it is made. */
  fateOf(key: string, carry: Carry): "passes over" | "ends" | "is made" {
    const { slot, postponement } = this.carried(key);
    const term = this.after.slots[slot];
    if (term === undefined || postponement === undefined || !this.after.slotOf.has(term)) return "ends";
    const said = this.says("postponed adjustment", [carry.section, postponement.section], term.name);
    if (said === "ends" || said === "is made") return said;
    return this.postponementAfter(slot, carry) === null ? "is made" : "passes over";
  }

  /** A postponed adjustment as the words after carry it on: by a ratio or an amount of the term's value. */
  carryOn(key: string, carry: Carry, value: unknown): readonly [key: string, carry: Carry] | null {
    const { slot, postponement } = this.carried(key);
    const next = this.postponementAfter(slot, carry);
    if (next === null || postponement === undefined) return null;
    const total = converted(carry.total, value, postponement, next);
    const waiting = (carry.waiting as readonly Request[]).map((request) => this.requestAfter(request));
    const isAmount = next.postponement.carriedAs === "amount";
    return [`${next.index} ${slot}`, { ...carry, total, isAmount, waiting }];
  }

  private carried(key: string): {
    readonly slot: number;
    readonly postponement: ProgramPostponement | undefined;
  } {
    const [index = "0", slot = "0"] = key.split(" ");
    return { slot: Number(slot), postponement: this.before.postponements[Number(index)] };
  }

  private postponementAfter(slot: number, carry: Carry): ProgramPostponement | null {
    const term = this.after.slots[slot];
    return term === undefined ? null : Policies.in(this.after).of(term.name, carry.section, "").postponement;
  }

  /** An effect that waits, by the words after where they have it still, otherwise by those under which it began to wait. */
  private requestAfter(request: Request): Request {
    const rule = this.ruleOf(request.effect.rule);
    const effect = rule?.effects.find(({ effect: each }) => each === request.node);
    return effect === undefined ? request : { ...request, program: this.after, effect };
  }
}

function converted(
  total: Rational,
  value: unknown,
  from: ProgramPostponement,
  to: ProgramPostponement,
): Rational {
  const [was, is] = [from.postponement.carriedAs, to.postponement.carriedAs];
  if (was === is || !(value instanceof Rational)) return total;
  if (is === "amount") return value.mul(total.sub(Rational.ONE)).reduced();
  return value.add(total).div(value)?.reduced() ?? Rational.ONE;
}

/** All words of a contract, the first ones first. */
export function wordsOf(program: Program): Program[] {
  return program.earlier === null ? [program] : [...wordsOf(program.earlier.program), program];
}

/** Which of a contract's words these are; null where it has only ones. `last` are those that know all others. */
export function citationOf(words: Program, last: Program): Words | null {
  if (last.earlier === null) return null;
  const next = wordsOf(last).find(({ earlier }) => earlier?.program === words);
  return {
    file: words.model.units[0]!.source.name,
    from: words.earlier?.until ?? null,
    until: next?.earlier?.until ?? null,
  };
}

/** What tells one amendment of a contract from the others. */
export function amendmentKey(words: Program): string {
  return `amendment ${wordsOf(words).length - 1}`;
}

/** The event of amended words coming into force. */
export function amendmentOf(words: Program, instant: number): Occurrence {
  const { model } = words;
  const source = model.units[0]!.source;
  const key = amendmentKey(words);
  return {
    key,
    identity: key,
    kind: AMENDMENT,
    id: null,
    instant,
    day: localDay(instant, model.zone),
    dateOnly: true,
    fields: new Map(),
    of: null,
    certificate: null,
    index: -1,
    place: { source, span: model.earlier?.from.span ?? { start: 0, end: 0 } },
  };
}

/** As results call the event of amended words coming into force. */
export const AMENDMENT = "the amendment";

/** What stands in the place of a term that the words in force do not have. */
export function notInForce(term: TermSymbol): NoAnswer {
  return new NoAnswer(
    `the words then in force have no "${term.name}"`,
    term.home.section?.shown ?? null,
    null,
  );
}

/** A term's first value, as the world is when it begins. */
export function firstValue(program: Program, term: TermSymbol, world: Context): Held {
  try {
    const value = program.terms.own(term)(world);
    return value instanceof Rational ? value.reduced() : value;
  } catch (error) {
    if (isNone(error)) return error;
    throw error;
  }
}

/** Why a term has its first value. */
export function firstSteps(program: Program, term: TermSymbol, world: Context): Step[] {
  const isSet = program.choices.settings.has(term.name);
  if (isSet || term.body.form !== "adjustable") return [];
  return explainExpression(program, term.body.initial, world, term.home);
}
