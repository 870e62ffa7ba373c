import type * as ast from "../../grammar/ast.ts";
import * as entries from "../../grammar/diagnostics/catalogue/run.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Context, Environment } from "../compile/context.ts";
import { isNone, Lack } from "../compile/lack.ts";
import type { Native } from "../compile/natives.ts";
import type { Choices, Program, ProgramRule } from "../compile/program.ts";
import { calendarOf, programOf } from "../compile/shared.ts";
import type { Occurrence } from "../compile/value.ts";
import { indexedQuotes } from "../facts/quote-index.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { pickedReadings } from "../readings/picked.ts";
import { longDate } from "../values/day.ts";
import { endOfDay, localDay } from "../values/instant.ts";
import { Act } from "./act-record.ts";
import { actsOfRefused } from "./acts-of-refused.ts";
import { eventsOutOfTime } from "./events-out-of-time.ts";
import { certificatesOf, common, reconciled } from "./certificates.ts";
import { decide } from "./decide.ts";
import type { Facts } from "./facts.ts";
import { Fold, type Next } from "./fold/fold.ts";
import { freshHistory } from "./fold/history.ts";
import type { Listener } from "./fold/listener.ts";
import { releaseFor } from "./fold/outcomes.ts";
import type { Difference, World, WorldMark } from "./fold/world.ts";
import { Appended } from "./appended.ts";
import { Layered } from "./layered.ts";
import { firstDay, occurrences } from "./log.ts";
import { MomentRecord } from "./moment-record.ts";
import { noticeRecord } from "./notices.ts";
import { Duties } from "./obligations.ts";
import { Orders } from "./order.ts";
import { AMENDMENT, citationOf, type Passage, wordsOf } from "./passage.ts";
import { Rebinding } from "./rebinding.ts";
import { beginningOf } from "./register.ts";
import type { ActRecord, NeedRecord, RunResult, SettlementRecord, Shown, StopRecord } from "./result.ts";
import { settlementsOf } from "./settlements.ts";
import { sharedDays } from "./shared-days.ts";
import { shown } from "./show.ts";
import { causeOf, startOf, stopAt } from "./stops.ts";
import { type Touched, watch } from "./touched.ts";

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

/** A notice with the world in which it was sent, and how it takes effect. */
interface Noticed {
  readonly program: Program;
  readonly notice: Occurrence;
  readonly effect: Occurrence | null;
  readonly context: Context;
}

/** How far a run had come. */
export interface RunMark {
  readonly world: WorldMark;
  readonly history: number;
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
  private readonly history = new Appended<MomentRecord>();
  private readonly needs: NeedRecord[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly duties: Duties;
  private happened = new Layered<string, true>();
  private readonly log: readonly Occurrence[];
  private readonly orders: Orders = new Orders();
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
    const history = freshHistory(program, environment, beginningOf(program, this.log));
    this.fold = new Fold(history, this.log, begin, this);
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
    const pair = this.orders.pairAt(this.fold, next, this.words);
    this.fold.step(this.until);
    if (pair !== null) this.orders.add(pair);
    const difference = this.orders.compare(this.fold, this.acts);
    if (difference !== null) this.diagnostics.push(difference);
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
    rebinding.join(fold.past);
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
      orders: this.orders.branch(rebinding, environment),
      seen: this.isNoted ? termsIn(fold) : [],
    });
  }

  /** What the acts from one on have to say is worked out when it is read; readings that it depends on are met then. */
  readActs(from: number): number {
    for (const act of this.acts.slice(from)) act.read();
    return this.acts.length;
  }

  // ---------------------------------------------------------------------------------------------------------- shared steps

  /** Whether its steps cannot be shared with other runs any more. */
  get isEntangled(): boolean {
    return this.fold.isEntangled;
  }

  /** Whether its steps can be shared with other runs, as far as what has happened goes. */
  get isPlain(): boolean {
    return this.fold.isPlain && this.orders.areDone;
  }

  /** Where it is other than a run of the same facts, both plain, that has come as far; null where that is more than can be told apart. */
  otherThan(run: Run): Difference | null {
    if (!this.orders.isLike(run.orders) || !this.duties.watchesLike(run.duties)) return null;
    if (this.isNoted !== run.isNoted) return null;
    return this.happened.hasKeysOf(run.happened) ? this.fold.otherThan(run.fold) : null;
  }

  /** How far it has come, for `follow`. */
  get mark(): RunMark {
    return { world: this.fold.mark, history: this.history.length };
  }

  /**
   * Goes on as another run did since a mark, at which this one was other in these things only. Nothing may have happened there that
   * touched them, or that `touchedNext` says is not to be shared.
   */
  follow(run: Run, since: RunMark, difference: Difference): void {
    const rebinding = new Rebinding(this.words, this.environment);
    rebinding.join(this.fold.past);
    const seen = this.fold.follow(run.fold, since.world, difference, rebinding);
    const here = rebinding.over(seen);
    this.history.follow(run.history, since.history, (moment) => moment.over(here));
    this.happened = run.happened.copy();
    this.seen = run.isNoted ? termsIn(this.fold) : [];
  }

  /**
   * What the next step looks at, found out on a copy under these words, which pick the same readings; null where it does more than
   * others can follow: where it stops or ends the run, is an amendment, or writes down more than adjustments.
   */
  touchedNext(words: Program): Touched | null {
    const next = this.fold.peek(this.until);
    if (next === null || "words" in next) return null;
    const copy = this.branch(words);
    const touched = watch(copy.fold);
    const { length } = copy.fold.ledger;
    const records = copy.records();
    try {
      copy.advance();
      // What is told of an adjustment is part of it.
      for (const entry of copy.fold.ledger.since(length)) void entry.steps;
    } catch (error) {
      if (!isNone(error)) throw error;
      return null;
    }
    return copy.isPlain && !touched.past && copy.records() === records ? touched : null;
  }

  /** How much is written down besides the ledger and the terms over time. */
  private records(): number {
    const lists = [this.acts, this.settlements, this.notices, this.needs, this.diagnostics];
    return lists.reduce((sum, { length }) => sum + length, this.duties.size);
  }

  private stop(error: unknown, next: Next | null): void {
    const last = { day: this.asOf, instant: this.until };
    const { record, diagnostic } = stopAt(error, next, this.model, last);
    if (error instanceof Lack) this.need(error);
    this.stopped = record;
    this.diagnostics.push(diagnostic);
    const reached = new Set(this.fold.facts.map(({ key }) => key));
    const cause = next === null ? null : causeOf(next);
    if (cause !== null) reached.add(cause.key);
    this.notReached = this.log
      .filter(({ key }) => !reached.has(key))
      .map(({ kind, id, day: on }) => ({ event: kind, id, day: on }));
  }

  private need(lack: Lack): void {
    const { kind, what, day, by, section, place } = lack;
    if (this.needs.some((need) => need.kind === kind && need.what === what && need.day === day)) return;
    this.needs.push({ kind, what, day, by, section, place });
  }

  /** The result as far as the run has come. */
  finish(): RunResult {
    const terms = new Map<string, Shown>();
    for (const term of shownTerms(this.program)) terms.set(term.name, this.valueOf(term));
    if (this.later > 0) {
      const details = { count: this.later, date: longDate(this.asOf) };
      this.diagnostics.push(report(entries.laterEvents, startOf(this.model), details));
    }
    for (const act of this.acts) {
      const nothing = act.nothing;
      if (nothing !== null) {
        const { field, index } = nothing;
        const told = this.facts.events.find((event) => event.index === index && event.kind === act.act);
        const details = { act: act.act, date: longDate(act.day), field };
        const place = told?.fieldPlaces.get(field) ?? act.place;
        this.diagnostics.push(report(entries.actForNothing, place, details));
      }
      if (act.status === "accepted" || !act.counts || act.mostAllowed !== null) continue;
      this.diagnostics.push(
        report(entries.noMostAllowed, act.place, { act: act.act, date: longDate(act.day) }),
      );
    }
    this.diagnostics.push(...actsOfRefused(this.acts));
    this.diagnostics.push(...eventsOutOfTime(this.words, this.log, this.until));
    const readings = pickedReadings(this.model, this.words.choices.readings);
    const { rebinding } = this;
    const { fold } = this;
    const moments = this.history;
    let history: RunResult["history"] | null = null;
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
        return fold.ledger.told();
      },
      certificates: certificatesOf(this.program, this.fold, this.until),
      reconciliation: reconciled(this.program, this.fold, this.until),
      acts: this.acts,
      settlements: this.settlements,
      get history() {
        history ??=
          rebinding === null ? moments.all() : moments.all().map((moment) => moment.branch(rebinding));
        return history;
      },
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

  noticed(world: World, notice: Occurrence, effect: Occurrence | null): void {
    const context = world.context(notice, notice.instant);
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

  changed(world: World, occurrence: Occurrence, now: number): void {
    const contexts = world.contexts(occurrence, now);
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

  amended(passage: Passage, instant: number): void {
    this.duties.amend(passage, instant);
    this.note(AMENDMENT, instant);
  }

  /** Whether the terms are those that were noted last. */
  private get isNoted(): boolean {
    return this.seen === termsIn(this.fold);
  }

  private note(cause: string, instant: number): void {
    if (this.isNoted) return;
    this.seen = termsIn(this.fold);
    const context = this.fold.context(null, instant);
    this.history.push(
      new MomentRecord(this.program, context, localDay(instant, this.model.zone), instant, cause),
    );
  }

  /** The world in which an act would be judged: postponed adjustments made as it would make them. Nothing is changed. */
  tryAct(occurrence: Occurrence): Context {
    const { result, undo } = this.fold.attempt(() =>
      this.fold.within(occurrence.certificate, () => {
        releaseFor(this.fold, occurrence);
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

  act(world: World, occurrence: Occurrence): Occurrence | null {
    return decide(world, occurrence, this.words, this.acts);
  }
}

/** What is another thing once a term has changed. */
function termsIn({ state: { register, slots } }: World): object {
  return register ?? slots;
}

/** Terms that results show: state of the certificate, then of parties, then the contract's own constants. */
function shownTerms(program: Program): readonly TermSymbol[] {
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
