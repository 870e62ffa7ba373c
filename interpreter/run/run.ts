import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/ast.ts";
import * as entries from "../../grammar/diagnostics/catalogue/run.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Context, Environment } from "../compile/context.ts";
import { isNone, Lack, NoAnswer } from "../compile/lack.ts";
import type { Native } from "../compile/natives.ts";
import type { Choices, Program, ProgramRule } from "../compile/program.ts";
import { sameValue } from "../compile/same.ts";
import { viewOf } from "../compile/register.ts";
import type { State } from "../compile/state.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import { calendarOf, programOf } from "../compile/shared.ts";
import { indexedQuotes } from "../facts/quote-index.ts";
import type { FactEvent } from "../facts/types.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { pickedReadings } from "../readings/picked.ts";
import { sectionsWords } from "../report/names.ts";
import { longDate, parseDay } from "../values/day.ts";
import { endOfDay, instantAt, localDay } from "../values/instant.ts";
import { NumberTooLarge } from "../values/rational.ts";
import { judge } from "./acts.ts";
import { beyondPower, exceptionsOn } from "./consents.ts";
import type { Facts } from "./facts.ts";
import { A_DATE, Fold, type Listener, type Next } from "./fold.ts";
import { Appended, Layered } from "./layered.ts";
import { isNotice, isUnderWay, noticeRecord, sentOrReceived } from "./notices.ts";
import { mostAllowed } from "./most-allowed.ts";
import { Duties } from "./obligations.ts";
import { AMENDMENT, amendmentOf, citationOf, type Passage, wordsOf } from "./passage.ts";
import { Rebinding } from "./rebinding.ts";
import type {
  ActRecord,
  HistoryRecord,
  NeedRecord,
  RunResult,
  SettlementRecord,
  Shown,
  StopRecord,
} from "./result.ts";
import { Clash } from "./plan.ts";
import { shown, words } from "./show.ts";
import { beginningOf } from "./register.ts";
import { certificatesOf, common, reconciled } from "./certificates.ts";
import { settlementsOf } from "./settlements.ts";
import { explainExpression } from "./trace.ts";

export interface RunOptions {
  /** The last local day that the run covers; null for the last event's. */
  readonly asOf: number | null;
  readonly choices: Choices;
  readonly natives: ReadonlyMap<string, Native>;
}

/** Runs a contract over facts. Pure: the same model, facts and options give the same result. Never throws. */
export function run(model: Model, facts: Facts, options: RunOptions): RunResult {
  return new Run(programOf(model, options.choices, options.natives), facts, options).result();
}

/** So many pairs of events of one instant are tried in the other order; a file with more has hardly been timed by anybody. */
const MOST_COMPARED = 500;

const TOO_LARGE = "a number grows past what can be computed with";

/** The close of business, where a contract says no other time. */
const CLOSE_OF_BUSINESS = 17 * 60;

/** A notice with the world in which it was sent, and how it takes effect. */
interface Noticed {
  readonly program: Program;
  readonly notice: Occurrence;
  readonly effect: Occurrence | null;
  readonly context: Context;
}

/** One run under way: the fold, and what is written down besides the ledger. */
export class Run implements Listener {
  /** The last words of the contract, which know the ones before. */
  private readonly words: Program;
  private readonly environment: Environment;
  /** For a run that went its own way from another: what that one has written down is told anew. */
  private readonly rebinding: Rebinding | null = null;
  readonly fold: Fold;
  private readonly model: Model;
  private readonly facts: Facts;
  private readonly until: number;
  readonly asOf: number;
  private readonly later: number;
  private readonly acts: Act[] = [];
  private readonly settlements: SettlementRecord[] = [];
  private readonly settledBy = new Map<string, SettlementRecord[]>();
  private readonly notices: Noticed[] = [];
  private readonly history = new Appended<Moment>();
  private readonly needs: NeedRecord[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly duties: Duties;
  private readonly happened = new Layered<string, true>();
  private readonly log: readonly Occurrence[];
  private readonly pairs: {
    readonly first: Occurrence;
    readonly second: Occurrence;
    readonly before: Fold;
    /** Hears what becomes of the two in the other order. */
    readonly unheard: Unheard;
  }[] = [];
  private compared = 0;
  private stopped: StopRecord | null = null;
  private notReached: RunResult["notReached"] = [];
  private seen: object = [];

  constructor(program: Program, facts: Facts, options: Pick<RunOptions, "asOf">) {
    this.words = program;
    this.model = program.model;
    this.facts = facts;
    const zone = this.model.zone;
    const everything = occurrences(program, facts.events);
    const last = everything.at(-1)?.day ?? facts.quotes.at(-1)?.day ?? firstDay(this.model);
    this.asOf = options.asOf ?? last;
    this.until = endOfDay(this.asOf, zone);
    this.log = everything.filter((occurrence) => occurrence.instant <= this.until);
    // What is determined later than the day asked for is not known yet, like every other later event.
    const known = facts.determinations.filter(({ instant }) => instant <= this.until);
    this.later = everything.length - this.log.length + facts.determinations.length - known.length;
    const quotes = indexedQuotes(facts.quotes);
    const environment: Environment = {
      quotes: quotes.index,
      quoteDays: quotes.days,
      determinations: known,
      calendar: calendarOf(program),
    };
    this.environment = environment;
    const begin = Math.min(this.log[0]?.instant ?? this.until, this.until);
    this.duties = new Duties(wordsOf(program)[0] ?? program);
    this.fold = new Fold(
      {
        program,
        environment,
        rescinded: new Set(),
        decisions: new Map(),
        acts: new Map(),
        undone: new Set(),
        numbers: new Map(),
        given: new Map(),
        beginning: beginningOf(program, this.log),
      },
      this.log,
      begin,
      this,
    );
    this.note("the beginning", begin);
  }

  /** The words in force as far as the run has come. */
  get program(): Program {
    return this.fold.program;
  }

  /** Applies everything up to the as-of day. */
  result(): RunResult {
    let steps = 0;
    try {
      for (; this.advance(); steps++);
    } catch (error) {
      // The event at which it stopped may be half applied; everything before it is run anew, so that nothing of it is left.
      const clean = new Run(this.words, this.facts, { asOf: this.asOf });
      clean.diagnostics.push(...this.diagnostics);
      for (let step = 0; step < steps; step++) clean.fold.step(clean.until);
      return clean.stoppedBy(error);
    }
    return this.finish();
  }

  /** Applies what comes next; false where nothing is left. What has no answer, or lacks something, is thrown. */
  advance(): boolean {
    const next = this.fold.peek(this.until);
    if (next === null) return false;
    const under = causeOf(next);
    const rival = "fact" in next ? this.rivalOf(next.fact) : null;
    const unheard = new Unheard(this);
    const before = rival === null ? null : this.fold.fork(unheard);
    this.fold.step(this.until);
    if (under !== null && rival !== null && before !== null)
      this.pairs.push({ first: under, second: rival, before, unheard });
    this.compareOrders();
    return true;
  }

  /** The result of a run that stands before the step at which it stopped. */
  stoppedBy(error: unknown): RunResult {
    const next = this.fold.peek(this.until);
    this.stop(error, next);
    return this.finish();
  }

  /**
   * The same run under other readings, which have all come to the same so far. It goes its own way from here; this one is not
   * changed by it.
   */
  branch(words: Program): Run {
    const environment = { ...this.environment, calendar: sharedDays(words, this.environment.calendar) };
    const rebinding = new Rebinding(words, environment);
    const run = Object.create(Run.prototype) as Run;
    const fold = this.fold.branch(rebinding, environment, run);
    rebinding.join(fold);
    return Object.assign(run, this, {
      words,
      environment,
      fold,
      duties: this.duties.branch(rebinding),
      rebinding,
      acts: this.acts.map((act) => act.branch(rebinding)),
      settlements: this.settlements.slice(),
      settledBy: new Map(this.settledBy),
      notices: this.notices.slice(),
      history: this.history.copy(),
      needs: this.needs.slice(),
      diagnostics: this.diagnostics.slice(),
      happened: this.happened.copy(),
      pairs: this.pairs.map((pair) => {
        const unheard = new Unheard(run);
        return { ...pair, unheard, before: pair.before.branch(rebinding, environment, unheard) };
      }),
    });
  }

  /** What the acts from one on have to say is worked out when it is read; readings that it depends on are met then. */
  readActs(from: number): number {
    for (const act of this.acts.slice(from)) act.read();
    return this.acts.length;
  }

  /** The fact that follows at the same instant. */
  private rivalOf(fact: Occurrence): Occurrence | null {
    const second = this.fold.second();
    // A notice counts at another time than it was sent at.
    if (isUnderWay(this.program, fact) || (second !== null && isUnderWay(this.program, second))) return null;
    if (second === null || second.instant !== fact.instant || this.compared >= MOST_COMPARED) return null;
    this.compared++;
    return second;
  }

  /** Where two facts of one instant have both been applied, tries the other order and says whether it matters. */
  private compareOrders(): void {
    const pair = this.pairs[0];
    if (pair === undefined || this.fold.byIdentity(pair.second.identity)?.key !== pair.second.key) return;
    this.pairs.shift();
    const { first, second, before, unheard } = pair;
    const known = new Set(before.state.register?.certificates.keys());
    let differences: readonly string[];
    try {
      before.applyFact(second);
      before.applyFact(first);
      differences = [
        ...this.otherTerms(before.state, known),
        ...[first, second].flatMap((act) => this.otherAct(act, unheard)),
      ];
    } catch (error) {
      if (!isNone(error)) throw error;
      const why =
        error instanceof Lack ? needWords(error) : error instanceof NoAnswer ? error.message : TOO_LARGE;
      differences = [`the run stops, since ${why}`];
    }
    if (differences.length === 0) return;
    const name = ({ kind, id }: Occurrence): string => (id === null ? kind : `${kind} "${id}"`);
    const details = {
      first: name(first),
      second: name(second),
      date: longDate(first.day),
      difference: differences.join("; "),
    };
    this.diagnostics.push(
      report(entries.orderMatters, second.place, details, {
        related: [{ place: first.place, message: "the other event" }],
      }),
    );
  }

  /** What terms come to in the other order. */
  private otherTerms(state: State, known: ReadonlySet<string>): string[] {
    const differences: string[] = [];
    const others = byOrigin(state, known);
    for (const [origin, here] of byOrigin(this.fold.state, known)) {
      const there = others.get(origin);
      for (const [slot, term] of this.program.slots.entries()) {
        const own = term.scope.of === "certificate" || here.certificate === null;
        if (!own || sameValue(here.slots[slot], there?.slots[slot])) continue;
        const is = shown(term.type, here.slots[slot], this.model.zone);
        const other = shown(term.type, there?.slots[slot], this.model.zone);
        const whose = here.certificate === null ? "" : ` of certificate ${here.certificate}`;
        differences.push(`${term.name}${whose} ${words(other)} instead of ${words(is)}`);
      }
    }
    return differences;
  }

  /** What becomes of an act in the other order. */
  private otherAct(act: Occurrence, unheard: Unheard): string[] {
    const here = this.acts.find((record) => record.of(act));
    const there = unheard.records.find((record) => record.of(act));
    if (here === undefined || there === undefined) return [];
    const name = act.id === null ? act.kind : `${act.kind} "${act.id}"`;
    if (verdictOf(here) !== verdictOf(there))
      return [`${name} ${verdictOf(there)} instead of ${verdictOf(here)}`];
    if (here.status === "refused") return [];
    const gives = new Map(there.gives.map((given) => [given.name, words(given.value)]));
    return here.gives.flatMap(({ name: what, value }) => {
      const [is, other] = [words(value), gives.get(what)];
      return other === undefined || other === is ? [] : [`${what} of ${name} ${other} instead of ${is}`];
    });
  }

  private stop(error: unknown, next: Next | null): void {
    const occurrence = next === null ? null : causeOf(next);
    // A date that the words name, with or without an event that it is counted from, is where the run stops.
    const instant =
      next !== null && "timer" in next ? next.timer.instant : (occurrence?.instant ?? this.until);
    const day =
      next !== null && "timer" in next ? localDay(instant, this.model.zone) : (occurrence?.day ?? this.asOf);
    const event = occurrence?.kind ?? (next === null ? "the beginning" : A_DATE);
    const at = { day, instant, event, id: occurrence?.id ?? null };
    if (error instanceof Lack) {
      this.need(error);
      const message = needWords(error);
      this.stopped = { ...at, section: error.section, code: entries.lacks.code, message };
      this.reportStop(entries.lacks, error.place, { message, event, date: longDate(day) });
    } else if (error instanceof Clash) {
      this.stopped = { ...at, section: error.section, code: entries.clashes.code, message: error.message };
      this.reportStop(entries.clashes, error.place, { message: error.message, event, date: longDate(day) });
    } else if (error instanceof NoAnswer) {
      this.stopped = { ...at, section: error.section, code: entries.noAnswer.code, message: error.message };
      this.reportStop(entries.noAnswer, error.place, { message: error.message, event, date: longDate(day) });
    } else if (error instanceof NumberTooLarge) {
      const message = TOO_LARGE;
      this.stopped = { ...at, section: null, code: entries.noAnswer.code, message };
      this.reportStop(entries.noAnswer, null, { message, event, date: longDate(day) });
    } else throw error;
    const reached = new Set(this.fold.facts.map(({ key }) => key));
    if (occurrence !== null) reached.add(occurrence.key);
    this.notReached = this.log
      .filter(({ key }) => !reached.has(key))
      .map(({ kind, id, day: on }) => ({ event: kind, id, day: on }));
  }

  private reportStop(
    entry: typeof entries.lacks | typeof entries.noAnswer | typeof entries.clashes,
    place: Diagnostic["place"] | null,
    details: { message: string; event: string; date: string },
  ): void {
    const fallback = { source: this.model.units[0]!.source, span: { start: 0, end: 0 } };
    this.diagnostics.push(report(entry, place ?? fallback, details));
  }

  private need(lack: Lack): void {
    const { kind, what, day, by, section, place } = lack;
    if (this.needs.some((need) => need.kind === kind && need.what === what && need.day === day)) return;
    this.needs.push({ kind, what, day, by, section, place });
  }

  /** The result as far as the run has come. */
  finish(): RunResult {
    const terms = new Map<string, Shown>();
    for (const term of this.shownTerms()) terms.set(term.name, this.valueOf(term));
    if (this.later > 0) {
      const place = { source: this.model.units[0]!.source, span: { start: 0, end: 0 } };
      this.diagnostics.push(
        report(entries.laterEvents, place, { count: this.later, date: longDate(this.asOf) }),
      );
    }
    for (const act of this.acts) {
      if (act.status === "accepted" || !act.counts || act.mostAllowed !== null) continue;
      this.diagnostics.push(
        report(entries.noMostAllowed, act.place, { act: act.act, date: longDate(act.day) }),
      );
    }
    const readings = pickedReadings(this.model, this.words.choices.readings);
    const { rebinding } = this;
    const { fold } = this;
    const history = this.history.all();
    return {
      contract: this.model.title,
      zone: this.model.zone,
      currency: this.model.currency,
      asOf: this.asOf,
      words: wordsOf(this.words).flatMap((words) =>
        (words.earlier?.until ?? -Infinity) > this.until ? [] : (citationOf(words, this.words) ?? []),
      ),
      readings,
      terms,
      get ledger() {
        return fold.told();
      },
      certificates: certificatesOf(this.program, this.fold, this.until),
      reconciliation: reconciled(this.program, this.fold, this.until),
      acts: this.acts,
      settlements: this.settlements,
      history: rebinding === null ? history : history.map((moment) => moment.branch(rebinding)),
      obligations: this.duties.records(this.fold, this.until),
      notices: this.notices.map(({ program, notice, effect, context }) =>
        rebinding === null
          ? noticeRecord(program, notice, effect, context)
          : noticeRecord(rebinding.program(program), notice, effect, rebinding.context(context)),
      ),
      needs: this.needs,
      stopped: this.stopped,
      later: this.later,
      notReached: this.notReached,
      diagnostics: this.diagnostics,
    };
  }

  /** Terms that results show: state of the certificate, then of parties, then the contract's own constants. */
  private shownTerms(): TermSymbol[] {
    const { program } = this;
    const state = program.slots.filter((term) => program.slotOf.has(term));
    const constants = program.model.terms.filter(
      (term) =>
        term.body.form === "formula" &&
        term.scope.of === "certificate" &&
        !term.home.imported &&
        (term.type.kind === "quantity" || term.type.kind === "date" || term.type.kind === "period"),
    );
    return [
      ...state.filter((term) => term.scope.of === "certificate"),
      ...state.filter((term) => term.scope.of !== "certificate"),
      ...constants,
    ];
  }

  /** With a register: what the term is for all certificates; nothing where they differ. */
  valueOf(term: TermSymbol): Shown {
    const read = this.program.terms.reader(term);
    const value = common(this.program, this.fold.context(null, this.until), (context) => {
      try {
        return read(context);
      } catch (error) {
        if (isNone(error)) return undefined;
        throw error;
      }
    });
    return shown(term.type, value, this.model.zone);
  }

  // ----------------------------------------------------------------------------------------------------------- listener

  settled(effect: ast.Pays | ast.Delivers, rule: ProgramRule, context: Context, act: Occurrence): void {
    const settled = settlementsOf(this.program, effect, rule, context, act);
    this.settlements.push(...settled);
    this.settledBy.set(act.key, [...(this.settledBy.get(act.key) ?? []), ...settled]);
  }

  noticed(fold: Fold, notice: Occurrence, effect: Occurrence | null): void {
    const context = fold.context(notice, notice.instant);
    this.notices.push({ program: this.program, notice, effect, context });
    if (effect !== null) return;
    const details = { notice: notice.kind, date: longDate(notice.day) };
    this.diagnostics.push(report(entries.notInEffect, notice.place, details));
  }

  undone(act: Occurrence, by: Occurrence, section: string, now: number): void {
    this.acts.find((record) => record.of(act))?.rescind({ instant: now, section });
    const day = localDay(now, this.model.zone);
    for (const settled of this.settledBy.get(act.key) ?? []) {
      const { from, to, asset, amount, unit } = settled;
      this.settlements.push({
        day,
        instant: now,
        id: by.id,
        certificate: settled.certificate,
        section,
        from: to,
        to: from,
        asset,
        amount,
        unit,
        get steps() {
          return settled.steps;
        },
      });
    }
  }

  changed(fold: Fold, occurrence: Occurrence, now: number): void {
    const contexts = fold.contexts(occurrence, now);
    if (!this.happened.has(occurrence.key)) {
      this.happened.set(occurrence.key, true);
      for (const context of contexts) this.duties.happened(occurrence, context);
    }
    for (const context of contexts) this.duties.watch(occurrence, context);
    this.note(occurrence.id === null ? occurrence.kind : `${occurrence.kind} "${occurrence.id}"`, now);
  }

  duty(obligation: ast.Obligation, rule: ProgramRule, context: Context, occurrence: Occurrence): void {
    this.duties.arise(obligation, rule, context, occurrence);
  }

  amended(_fold: Fold, passage: Passage, instant: number): void {
    this.duties.amend(passage, instant);
    this.note(AMENDMENT, instant);
  }

  private note(cause: string, instant: number): void {
    const { state } = this.fold;
    const { slots, register } = state;
    if (register === null ? slots === this.seen : register === this.seen) return;
    this.seen = register ?? slots;
    const context = this.fold.context(null, instant);
    this.history.push(new Moment(this.program, context, localDay(instant, this.model.zone), instant, cause));
  }

  /** The world in which an act would be judged: postponed adjustments made as it would make them. Nothing is changed. */
  tryAct(occurrence: Occurrence): Context {
    const { result, undo } = this.fold.attempt(() =>
      this.fold.within(occurrence.certificate, () => {
        this.fold.releaseFor(occurrence);
        return this.fold.context(occurrence, occurrence.instant);
      }),
    );
    undo();
    return result;
  }

  /** What an act would be recorded as. */
  actRecord(occurrence: Occurrence, context: Context): ActRecord {
    return new Act(this.program, occurrence, [], context, citationOf(this.program, this.words));
  }

  /** The world in which an act of this run was judged. */
  contextOf(record: ActRecord): Context | null {
    return record instanceof Act ? record.context : null;
  }

  /** Lets time pass beyond the last fact: moments that rules wait for. */
  passTo(instant: number): void {
    while (this.stopped === null && this.fold.step(instant));
  }

  /** The words by which an act of this run was judged. */
  wordsOf(record: ActRecord): Program | null {
    return record instanceof Act ? record.program : null;
  }

  act(fold: Fold, occurrence: Occurrence): boolean {
    const { accepted, record, given } = this.decide(fold, occurrence);
    this.acts.push(record);
    if (accepted) fold.settle(occurrence, given);
    return accepted;
  }

  /** Judges an act; where it is accepted what was postponed is made, but nothing is settled yet. */
  decide(
    fold: Fold,
    occurrence: Occurrence,
  ): { readonly accepted: boolean; readonly record: Act; readonly given: ReadonlyMap<TermSymbol, Value> } {
    // What was postponed is made just before an accepted act, so the act is judged by the terms as they would then be.
    const trial = fold.attempt(() => {
      fold.releaseFor(occurrence);
      return judge(fold.program, occurrence, fold.context(occurrence, occurrence.instant));
    });
    const { lack } = trial.result;
    if (lack !== null) {
      trial.undo();
      throw lack;
    }
    const context = fold.context(occurrence, occurrence.instant);
    const allowed = trial.result.reasons.length === 0;
    const reasons = allowed ? this.beyondPower(fold, occurrence) : trial.result.reasons;
    const accepted = reasons.length === 0;
    const words = citationOf(fold.program, this.words);
    const record = new Act(fold.program, occurrence, reasons, context, words);
    // Nothing that the settlement needs may be lacking.
    const given = accepted ? record.given() : new Map<TermSymbol, Value>();
    if (!accepted) trial.undo();
    return { accepted, record, given };
  }

  /** What an act would do that nobody may do without a consent that was not given: it is tried, and compared with what was before. */
  private beyondPower(fold: Fold, occurrence: Occurrence): ActRecord["reasons"] {
    const limited = exceptionsOn(this.program, occurrence.kind);
    if (limited.length === 0) return [];
    const trial = fold.fork(new Unheard(this));
    trial.settle(occurrence, new Map());
    const [before, after] = [fold, trial].map((each) => each.context(occurrence, occurrence.instant));
    const found = limited.flatMap(({ exception, home }) =>
      beyondPower(this.program, exception, home, occurrence, before!, after!),
    );
    return found.filter(
      (reason, index) => found.findIndex((other) => other.section === reason.section) === index,
    );
  }
}

/** The terms after something happened, written out when somebody reads them. */
class Moment implements HistoryRecord {
  readonly day: number;
  readonly instant: number;
  readonly cause: string;
  private readonly program: Program;
  private readonly context: Context;

  constructor(program: Program, context: Context, day: number, instant: number, cause: string) {
    this.program = program;
    this.context = context;
    this.day = day;
    this.instant = instant;
    this.cause = cause;
  }

  /** The same under other readings, on which it can depend which certificates are outstanding. */
  branch(rebinding: Rebinding): Moment {
    if (this.context.state.register === null) return this;
    const { day, instant, cause } = this;
    return new Moment(rebinding.program(this.program), rebinding.context(this.context), day, instant, cause);
  }

  get terms(): ReadonlyMap<string, Shown> {
    const { model } = this.program;
    return new Map(
      slotsOf(this.program).map(([term, slot]) => {
        const value = common(this.program, this.context, ({ state }) => state.slots[slot]);
        return [term.name, shown(term.type, value, model.zone)];
      }),
    );
  }

  get certificates(): HistoryRecord["certificates"] {
    if (this.context.state.register === null) return null;
    const { model, terms } = this.program;
    const slots = slotsOf(this.program);
    return new Map(
      terms
        .outstanding(this.context)
        .map(({ state }) => [
          state.certificate ?? "",
          new Map(
            slots.flatMap(([term, slot]): [string, Shown][] =>
              term.scope.of === "certificate"
                ? [[term.name, shown(term.type, state.slots[slot], model.zone)]]
                : [],
            ),
          ),
        ]),
    );
  }
}

/** The terms that the words have, by their place in the state. */
function slotsOf({ slotOf }: Program): (readonly [TermSymbol, number])[] {
  return [...slotOf].sort(([, one], [, other]) => one - other);
}

/** Decides acts as the run does, and writes nothing down. */
class Unheard implements Listener {
  readonly records: Act[] = [];
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }

  settled(): void {}
  changed(): void {}
  duty(): void {}
  noticed(): void {}
  undone(): void {}
  amended(): void {}

  act(fold: Fold, occurrence: Occurrence): boolean {
    const { accepted, record, given } = this.run.decide(fold, occurrence);
    this.records.push(record);
    if (accepted) fold.settle(occurrence, given);
    return accepted;
  }
}

function verdictOf({ status, refusedBy }: Act): string {
  return status === "accepted" ? "accepted" : `refused under ${sectionsWords(refusedBy)}`;
}

/**
 * The world of each certificate: by its number where it was there before, else by what it came out of and for whom, since the order
 * of issue decides the number. Without a register, the one world.
 */
function byOrigin(state: State, known: ReadonlySet<string>): Map<string, State> {
  const found = new Map<string, State>();
  if (state.register === null) return found.set("", state);
  for (const { number, from, holder, covered } of state.register.certificates.values()) {
    const view = viewOf(state, number);
    if (known.has(number)) found.set(number, view);
    else {
      const origin = `${from ?? ""} ${holder} ${from === null ? covered.toFraction() : ""}`;
      let place = 0;
      while (found.has(`${origin} ${place}`)) place++;
      found.set(`${origin} ${place}`, view);
    }
  }
  return found;
}

/** An act's record; what is costly or may be lacking is worked out when it is read. */
class Act implements ActRecord {
  readonly day: number;
  readonly instant: number;
  readonly act: string;
  readonly id: string | null;
  readonly certificate: string | null;
  readonly status: "accepted" | "refused";
  readonly refusedBy: readonly string[];
  readonly reasons: ActRecord["reasons"];
  readonly place: ActRecord["place"];
  readonly words: ActRecord["words"];
  readonly program: Program;
  private readonly occurrence: Occurrence;
  readonly context: Context;
  rescinded: ActRecord["rescinded"] = null;
  private most: { readonly quantity: bigint | null } | null = null;

  constructor(
    program: Program,
    occurrence: Occurrence,
    reasons: ActRecord["reasons"],
    context: Context,
    words: ActRecord["words"],
  ) {
    this.program = program;
    this.words = words;
    this.occurrence = occurrence;
    this.context = context;
    this.day = occurrence.day;
    this.instant = occurrence.instant;
    this.act = occurrence.kind;
    this.id = occurrence.id;
    this.certificate = occurrence.certificate;
    this.status = reasons.length === 0 ? "accepted" : "refused";
    this.refusedBy = reasons.map((reason) => reason.section);
    this.reasons = reasons;
    this.place = occurrence.place;
  }

  /** Whether this is the record of an act. */
  of(act: Occurrence): boolean {
    return this.occurrence.key === act.key;
  }

  rescind(by: NonNullable<ActRecord["rescinded"]>): void {
    this.rescinded = by;
  }

  /** Whether the act takes up a number of something. */
  get counts(): boolean {
    return (this.program.model.events.get(this.act)?.quantityField ?? null) !== null;
  }

  get mostAllowed(): bigint | null {
    this.most ??= { quantity: mostAllowed(this.program, this.occurrence, this.context) };
    return this.most.quantity;
  }

  get fields(): ActRecord["fields"] {
    const schema = this.program.model.events.get(this.occurrence.kind)?.schema;
    const found: { name: string; value: Shown }[] = [];
    for (const field of schema?.fields ?? []) {
      const value = this.occurrence.fields.get(field.name);
      if (value !== undefined)
        found.push({ name: field.name, value: shown(field.type, value, this.program.model.zone) });
    }
    return found;
  }

  /** The certificate's state that the act's results are computed from. */
  get terms(): ActRecord["terms"] {
    const used = new Set<TermSymbol>();
    for (const term of this.givenTerms()) collectState(this.program.model, term, used, new Set());
    return [...this.program.slotOf]
      .sort(([, one], [, other]) => one - other)
      .map(([term]) => term)
      .filter((term) => used.has(term) && term.scope.of === "certificate" && term.type.kind === "quantity")
      .map((term) => ({
        name: term.name,
        value: shown(term.type, this.context.state.slots[this.program.slotOf.get(term) ?? 0]),
      }));
  }

  /** The same act in a run under other readings. */
  branch(rebinding: Rebinding): Act {
    const { occurrence, reasons, words } = this;
    const context = rebinding.context(this.context);
    const act = new Act(rebinding.program(this.program), occurrence, reasons, context, words);
    act.most = this.most;
    act.rescinded = this.rescinded;
    return act;
  }

  /** Works out what a run tells of it. */
  read(): void {
    if (this.status === "refused") void this.mostAllowed;
    else for (const given of [...this.terms, ...this.gives]) void given.value;
  }

  private givenTerms(): TermSymbol[] {
    const event = this.program.model.events.get(this.occurrence.kind);
    const found: TermSymbol[] = [];
    for (const given of event?.gives ?? []) {
      const term = this.program.model.termsByName
        .get(given.name)
        ?.find(
          (candidate) =>
            candidate.scope.of === "event" && candidate.scope.events.includes(this.occurrence.kind),
        );
      if (term !== undefined) found.push(term);
    }
    return found;
  }

  /** What it gives, as it is settled. */
  given(): Map<TermSymbol, Value> {
    return new Map(
      this.givenTerms().map((term) => [
        term,
        this.program.terms.ofEvent(term)(this.context, this.occurrence),
      ]),
    );
  }

  get gives(): ActRecord["gives"] {
    return this.givenTerms().map((term) => {
      let value: Shown = shown(term.type, undefined);
      try {
        value = shown(
          term.type,
          this.program.terms.ofEvent(term)(this.context, this.occurrence),
          this.program.model.zone,
        );
      } catch (error) {
        if (!isNone(error)) throw error;
      }
      const { program, context, occurrence } = this;
      return {
        name: term.name,
        value,
        get steps() {
          return term.body.form === "formula"
            ? explainExpression(program, term.body.value, context.forTerm(occurrence), term.home)
            : [];
        },
      };
    });
  }
}

/** The adjustable terms that a term's formula comes down to. */
function collectState(model: Model, term: TermSymbol, found: Set<TermSymbol>, seen: Set<TermSymbol>): void {
  if (seen.has(term)) return;
  seen.add(term);
  if (term.body.form === "adjustable") found.add(term);
  if (term.body.form !== "formula") return;
  const look = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const reference = model.references.get(node);
    if (reference?.to === "term" || reference?.to === "event term" || reference?.to === "term of") {
      collectState(model, reference.term, found, seen);
    }
    for (const inner of Object.values(node)) look(inner);
  };
  look(term.body.value);
  look(term.legend);
}

const withReadings = new WeakMap<Model, (term: TermSymbol) => boolean>();

/** Of what has been worked out by the calendar, that on which no reading bears. */
function sharedDays({ model }: Program, calendar: Environment["calendar"]): Environment["calendar"] {
  let reads = withReadings.get(model);
  if (reads === undefined) {
    reads = readsReadings(model);
    withReadings.set(model, reads);
  }
  const bears = reads;
  return new Map([...calendar].filter(([term]) => !bears(term)));
}

/** Whether a term's formula leads to a choice between readings. */
function readsReadings(model: Model): (term: TermSymbol) => boolean {
  const known = new Map<TermSymbol, boolean>();
  const reads = (term: TermSymbol): boolean => {
    const found = known.get(term);
    if (found !== undefined) return found;
    known.set(term, false);
    let result = false;
    visit(term.node, (node) => {
      const reference = model.references.get(node);
      result ||= node.kind === "ReadingExpression" || (reference?.to === "term" && reads(reference.term));
      return !result;
    });
    known.set(term, result);
    return result;
  };
  return reads;
}

/** The event under which the next step stands; null for a moment that is counted from none. */
function causeOf(next: Next): Occurrence | null {
  if ("words" in next) return amendmentOf(next.words, next.instant);
  return "fact" in next ? next.fact : next.timer.occurrence;
}

/** The facts as occurrences, in the order in which they happen. */
function occurrences(program: Program, events: readonly FactEvent[]): Occurrence[] {
  const { model } = program;
  const closings = wordsOf(program).map((words) => ({
    words,
    from: words.earlier?.until ?? -Infinity,
    closing: closingTimes(words.model, words),
  }));
  return events
    .map((event): Occurrence => {
      const inForce = closings.findLast(({ from }) => from <= event.instant) ?? closings[0];
      const minutes = inForce?.closing(event.kind) ?? null;
      const told = minutes === null ? event.instant : instantAt(event.day, minutes, model.zone);
      // A notice comes into the run when it is sent, or where that is not told when it is received.
      const instant = isNotice(inForce?.words ?? program, event.kind)
        ? Math.min(...sentOrReceived(event), told)
        : told;
      return {
        key: `#${event.index}`,
        identity: event.id ?? `#${event.index}`,
        kind: event.kind,
        id: event.id,
        instant,
        day: event.day,
        dateOnly: event.dateOnly,
        fields: event.fields,
        of: event.of,
        certificate: event.certificate,
        ...(event.by === undefined ? {} : { by: event.by }),
        ...(event.modifies === undefined ? {} : { modifies: event.modifies }),
        index: event.index,
        place: event.place,
      };
    })
    .sort((a, b) => a.instant - b.instant || a.index - b.index);
}

/** `KIND occurs at the close of business`: minutes after midnight, or null where the fact's own time counts. */
function closingTimes(model: Model, program: Program): (kind: string) => number | null {
  const named = new Map<string, number>();
  let all: number | null = null;
  for (const { node } of model.occurrences) {
    const minutes = node.time?.kind === "TimeLiteral" ? node.time.minutes : CLOSE_OF_BUSINESS;
    if (node.events.length === 0) all = minutes;
    for (const event of node.events) named.set(event.text, minutes);
  }
  return (kind) => named.get(kind) ?? (program.model.events.get(kind)?.act === true ? null : all);
}

/** Without facts a run stands at the earliest day that the contract's own definitions name. */
function firstDay(model: Model): number {
  const days = model.terms.flatMap(({ body, home }) => {
    const found: number[] = [];
    if (home.imported || body.form !== "formula") return found;
    visit(body.value, (node) => {
      const day = node.kind === "DateLiteral" ? parseDay(node.iso) : null;
      if (day !== null) found.push(day);
    });
    return found;
  });
  return days.length === 0 ? 0 : Math.min(...days);
}

/** What is lacking, in words. */
export function needWords(lack: Pick<Lack, "kind" | "what" | "day" | "by">): string {
  const on = lack.day === null ? "" : ` on ${longDate(lack.day)}`;
  switch (lack.kind) {
    case "blank":
      return `"${lack.what}" is left blank in the contract`;
    case "fact":
      return `"${lack.what}"${on} is not among the facts`;
    case "quote":
      return `there is no quote of ${lack.what}${on}`;
    case "determination":
      return `"${lack.what}"${on} has to be determined by ${lack.by ?? "a person"}`;
  }
}
