/** One combination of readings, and how far its run has come. */

import { buildProgram } from "../compile/build.ts";
import type { Choices, Program } from "../compile/program.ts";
import type { Model } from "../model/model.ts";
import type { Difference } from "../run/fold/world.ts";
import type { Facts } from "../run/facts.ts";
import type { RunResult } from "../run/result.ts";
import { Run, type RunMark, type RunOptions } from "../run/run.ts";
import type { Touched } from "../run/touched.ts";

/** After so many steps a copy of the run is put by again, from which it can be brought to where it stood. */
const STRIDE = 16;

/** A branch that parts again within so many steps from the one that it goes along with waits before it tries anew, longer each time. */
const SOON = 4;

/** Where it would have to wait for more steps than this it does not try with that one any more. */
const LONGEST_PAUSE = 8;

/** After so many of them it goes on by itself to the end. */
const MOST_AVOIDED = 2;

/** What a step touches, of terms, events and choices; null where everybody has to make it himself. */
type Step = (Touched & { readonly met: readonly string[] }) | null;

/** What all branches have in common. */
export interface Ground {
  readonly model: Model;
  readonly facts: Facts;
  readonly options: RunOptions;
}

/** From where a branch parts: a run that is not moved any more, and how many steps it has made. Null for the beginning. */
export interface Parting {
  readonly run: Run | null;
  readonly steps: number;
}

/** A branch goes along with another where it makes the same steps, being other in some things only that none of them touches. */
interface Following {
  readonly leader: Branch;
  readonly since: RunMark;
  readonly difference: Difference;
}

export class Branch {
  /** For each open ambiguity, the name taken. */
  readonly picked: ReadonlyMap<string, string>;
  /** Choices that this branch is about; those that it met and left at their defaults among them. */
  readonly settled: Map<string, string>;
  /** How many choices differ from the defaults. */
  readonly depth: number;
  /** In the order in which they parted. */
  readonly children: Set<Branch> = new Set();
  /** Branches that go along with this one, and everything in which some of them are other. */
  private readonly followers = new Set<Branch>();
  private readonly otherSlots = new Set<number>();
  private readonly otherEvents = new Set<string>();
  result: RunResult | null = null;
  /** How many steps it has made by itself. */
  made = 0;
  private readonly ground: Ground;
  private readonly program: Program;
  /** The same words for looking ahead: what is met there is not met by the run. */
  private ahead: Program | null = null;
  private readonly run: Run;
  private following: Following | null = null;
  /** The run as it stood after so many steps. */
  private kept: Parting;
  private steps: number;
  /** How many of the choices that the run has met have been heard of, and how many of its acts have been read. */
  private heard = 0;
  private read: number;
  /** Whether it goes on to the end without regard to others. */
  private isAlone: boolean;
  private readonly avoided = new Set<Branch>();
  private pause = 0;
  private patience = 0;

  constructor(
    ground: Ground,
    picked: ReadonlyMap<string, string>,
    settled: ReadonlyMap<string, string>,
    depth: number,
    from: Parting,
    isAlone: boolean,
  ) {
    this.ground = ground;
    this.isAlone = isAlone;
    this.picked = picked;
    this.settled = new Map(settled);
    this.depth = depth;
    this.program = this.build();
    this.kept = from;
    this.steps = from.steps;
    this.run = this.start();
    // What it has in common with the run from which it parts was read there.
    this.read = this.run.readActs(Infinity);
  }

  private build(): Program {
    const { model, options } = this.ground;
    const readings = new Map([...options.choices.readings, ...this.picked]);
    const choices: Choices = { ...options.choices, readings, consulted: new Set() };
    return buildProgram(model, choices, options.natives);
  }

  /** A run as it stood when a copy was last put by. */
  private start(): Run {
    const { facts, options } = this.ground;
    return this.kept.run?.branch(this.program) ?? new Run(this.program, facts, options);
  }

  /** The choices that the run has met since somebody asked. */
  hear(): readonly string[] {
    const met = [...consultedBy(this.program)].slice(this.heard);
    this.heard += met.length;
    return met;
  }

  // ---------------------------------------------------------------------------------------------------------------- its own

  /** The run as it stood before the step that is being made. */
  before(): Parting {
    if (this.kept.run === null || this.kept.steps < this.steps) {
      const run = this.start();
      for (let step = this.kept.steps; step < this.steps; step++) run.advance();
      this.kept = { run, steps: this.steps };
    }
    return this.kept;
  }

  /** Makes the next step, or where it regards nobody all that are left. */
  go(heard: () => void): void {
    do this.step(heard);
    while (this.result === null && this.goesAlone);
  }

  /** Whether it has parted from all others for good. */
  get goesAlone(): boolean {
    return this.isAlone || (!this.leads && this.run.isEntangled);
  }

  /** Makes the next step. `heard` is called when there may be something to hear of; `before` then stands before the step. */
  private step(heard: () => void): void {
    const { run } = this;
    if (this.steps - this.kept.steps >= STRIDE) this.keep();
    this.pause--;
    this.made++;
    try {
      const more = run.advance();
      this.read = run.readActs(this.read);
      heard();
      if (more) this.steps++;
      else this.result = run.finish();
    } catch (error) {
      heard();
      const clean = this.before().run ?? run;
      this.result = clean.branch(this.program).stoppedBy(error);
    }
    if (this.result !== null) heard();
  }

  /** Where nothing is left to be met, the run as it stood is hardly ever asked for. */
  private keep(): void {
    if (this.settled.size < this.picked.size)
      this.kept = { run: this.run.branch(this.program), steps: this.steps };
  }

  // ------------------------------------------------------------------------------------------------------------ with another

  /** Whether what the branches that go along with this one have in common with it can be known at all. */
  get canLead(): boolean {
    return this.result === null && this.run.isPlain;
  }

  /** Whether it has parted so soon from another that it does not try anew yet. */
  get pauses(): boolean {
    return this.pause > 0;
  }

  /** Goes along with another, if both stand at the same place and differ in nothing that a step cannot be asked for. */
  follow(leader: Branch): boolean {
    if (
      this.pause > 0 ||
      this.avoided.has(leader) ||
      !this.canLead ||
      !leader.canLead ||
      this.steps !== leader.steps
    )
      return false;
    const difference = this.run.otherThan(leader.run);
    if (difference === null) return false;
    this.following = { leader, since: leader.run.mark, difference };
    leader.followers.add(this);
    for (const slot of difference.slots) leader.otherSlots.add(slot);
    for (const event of difference.events) leader.otherEvents.add(event);
    return true;
  }

  /** Whether it goes its own way. */
  get isAwake(): boolean {
    return this.following === null;
  }

  /** Whether others go along with this one. */
  get leads(): boolean {
    return this.followers.size > 0;
  }

  /** Those that have to make the next step by themselves, and go their own way now. */
  dismiss(): readonly Branch[] {
    const step = this.look();
    const isShared =
      step?.met.length === 0 &&
      areApart(step.slots, this.otherSlots) &&
      areApart(step.events, this.otherEvents);
    const parting = isShared ? [] : [...this.followers].filter((branch) => branch.partsAt(step));
    for (const branch of parting) branch.part();
    return parting;
  }

  /** It is not asked for any more. */
  drop(): void {
    this.following?.leader.followers.delete(this);
    this.following = null;
  }

  /** What the next step of the run touches. */
  private look(): Step {
    this.ahead ??= this.build();
    const consulted = consultedBy(this.ahead);
    consulted.clear();
    const touched = this.run.touchedNext(this.ahead);
    // In what was given beforehand nobody differs.
    const met = [...consulted].filter((key) => this.picked.has(key));
    return touched === null ? null : { ...touched, met };
  }

  /** Whether it has to make a step of the one that it goes along with by itself: where the step touches what is other here. */
  private partsAt(step: Step): boolean {
    const { following } = this;
    if (step === null || following === null) return true;
    const { slots, events } = following.difference;
    if (!areApart(step.slots, slots) || !areApart(step.events, events)) return true;
    const { picked } = following.leader;
    // Where a choice has not been settled, others part from this branch here.
    return step.met.some((key) => !this.settled.has(key) || this.picked.get(key) !== picked.get(key));
  }

  /** Goes its own way from where the one that it went along with stands. */
  private part(): void {
    const { following } = this;
    if (following === null) return;
    const { leader, since, difference } = following;
    leader.followers.delete(this);
    if (!leader.leads) {
      leader.otherSlots.clear();
      leader.otherEvents.clear();
    }
    this.following = null;
    this.run.follow(leader.run, since, difference);
    this.patience = leader.steps - this.steps < SOON ? 2 * this.patience + 1 : 0;
    if (this.patience > LONGEST_PAUSE) {
      this.avoided.add(leader);
      this.patience = 0;
      this.isAlone = this.avoided.size >= MOST_AVOIDED;
    }
    this.pause = this.patience;
    this.steps = leader.steps;
    this.keep();
  }
}

function areApart<T>(some: ReadonlySet<T>, others: ReadonlySet<T>): boolean {
  const [few, many] = some.size < others.size ? [some, others] : [others, some];
  for (const each of few) if (many.has(each)) return false;
  return true;
}

function consultedBy({ choices }: Program): Set<string> {
  return choices.consulted ?? new Set();
}
