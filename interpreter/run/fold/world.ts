import { Context, type Environment } from "../../compile/context.ts";
import { PersistentMap } from "../../compile/persistent-map.ts";
import { kept, viewOf } from "../../compile/register.ts";
import type { Program } from "../../compile/program.ts";
import type { State } from "../../compile/state.ts";
import type { Occurrence } from "../../compile/value.ts";
import type { Entry } from "../entry.ts";
import { Appended } from "../appended.ts";
import { citationOf, wordsOf } from "../passage.ts";
import type { Waiver } from "../plan.ts";
import { Policies } from "../policies.ts";
import { otherSlots, sameOccurrence } from "../likeness.ts";
import { type Rebinding, waitsForNothing } from "../rebinding.ts";
import type { Words } from "../result.ts";
import { Schedule } from "../schedule.ts";
import { copyOf, type Decided, type History } from "./history.ts";
import { Ledger } from "./ledger.ts";
import type { Listener } from "./listener.ts";
import { Past, type PastMark } from "./past.ts";

/** Where there is no register: the one certificate. */
export const ALONE: readonly (string | null)[] = [null];

/** How a state of one run has looked in another. */
export type Seen = (state: State) => State;

/** In what two worlds are not the same. */
export interface Difference {
  /** Terms, by slot. */
  readonly slots: ReadonlySet<number>;
  /** Events that gave other things, by identity and name. */
  readonly events: ReadonlySet<string>;
}

/** How much a world held. */
export interface WorldMark {
  readonly state: State;
  readonly ledger: number;
  readonly past: PastMark;
}

/** How states have looked where some terms stayed as they are in `own`; `first` is the state that was `own` there. */
function seenWith(own: State, slots: ReadonlySet<number>, first: State): Seen {
  const known = new Map([[first, own]]);
  return (state) => {
    let found = known.get(state);
    if (found === undefined) {
      const here = [...state.slots];
      for (const slot of slots) here[slot] = own.slots[slot]!;
      found = { ...state, slots: here };
      known.set(state, found);
    }
    return found;
  };
}

/**
 * Everything that a run knows as far as it has come. What is to happen next is decided in `fold.ts`; the modules beside it say what
 * then becomes of the world.
 */
export abstract class World {
  /** The words by which what happens is judged: those in force, or those that an awaited moment is of. */
  program: Program;
  inForce: Program;
  /** Amended words that are still to come into force, the first ones first. */
  protected coming: readonly Program[];
  history: History;
  readonly listener: Listener | null;
  schedule: Schedule;
  state: State;
  readonly ledger: Ledger = new Ledger();
  readonly past: Past = new Past();
  /** Facts applied so far, for running them again. */
  applied: Appended<Occurrence> = new Appended();
  /** Duties that need not be done, in the order of time. */
  waivers: readonly Waiver[] = [];
  readonly decided: Decided;

  constructor(history: History, facts: readonly Occurrence[], listener: Listener | null) {
    const [first = history.program, ...others] = wordsOf(history.program);
    this.program = first;
    this.inForce = first;
    this.coming = others;
    this.history = history;
    this.listener = listener;
    this.decided = copyOf(history.decided);
    this.state = {
      slots: [],
      ofEvents: history.program.eventSlots.map(() => PersistentMap.empty()),
      carries: new Map(),
      factors: [],
      ended: new Map(),
      certificate: null,
      register: null,
    };
    this.schedule = new Schedule(first, facts);
  }

  /** Another world, in which the same facts happen by another history, to the event with this key, that event included. */
  abstract replay(history: History, key: string, until: number): World;

  /** Events that are deemed happen. */
  abstract deem(events: readonly Occurrence[]): void;

  // ---------------------------------------------------------------------------------------------------------- what is seen

  context(event: Occurrence | null, now: number, state: State = this.state): Context {
    return new Context(this.history.environment, this.past, state, event, now);
  }

  get policies(): Policies {
    return Policies.in(this.program);
  }

  /** Which of the contract's words these are; null where it has only ones. */
  citation(words: Program): Words | null {
    return citationOf(words, this.history.program);
  }

  /** The facts that have been applied, in order; notices as they took effect. */
  get facts(): readonly Occurrence[] {
    return this.applied.all();
  }

  /** What has just happened turns out to count for less than was said; it does so too where the history is run again. */
  counts(occurrence: Occurrence): void {
    const { key } = occurrence;
    if (this.applied.at(this.applied.length - 1)?.key === key) this.applied.replaceLast(occurrence);
    else this.countsAsDeemed(occurrence);
    this.past.counts(occurrence);
  }

  /** What is deemed to happen is no fact; it stands in what was decided of the event that brought it about. */
  private countsAsDeemed(occurrence: Occurrence): void {
    const by = occurrence.key.slice(0, occurrence.key.lastIndexOf("+"));
    const decision = this.history.decisions.get(by);
    if (decision === undefined) return;
    const deemed = decision.deemed.map((event) => (event.key === occurrence.key ? occurrence : event));
    const decisions = this.history.decisions.with(by, { deemed });
    this.history = { ...this.history, decisions };
  }

  /** What was adjusted of a certificate, and of those that it came from while it was part of them. */
  ledgerOf(certificate: string | null): readonly Entry[] {
    return this.ledger.of(certificate, this.state.register);
  }

  // ---------------------------------------------------------------------------------------------------------- certificates

  /** The certificates that are outstanding. */
  live(now: number): string[] {
    return this.program.terms
      .outstanding(this.context(null, now, kept(this.state)))
      .flatMap(({ state }) => state.certificate ?? []);
  }

  /** The certificates that an event acts upon; null for what is common to all. */
  actsUpon(occurrence: Occurrence, now: number): readonly (string | null)[] {
    if (this.state.register === null) return ALONE;
    if (occurrence.certificate !== null) return [occurrence.certificate];
    if (this.program.isOriginalIssue(occurrence.kind)) return ALONE;
    const live = this.live(now);
    return live.length === 0 ? ALONE : live;
  }

  /** The world in which an event's statements are worked out, for each certificate that it concerns. */
  contexts(occurrence: Occurrence, now: number): Context[] {
    if (this.state.register === null) return [this.context(occurrence, now)];
    return this.actsUpon(occurrence, now).map((number) => this.contextOf(number, occurrence, now));
  }

  contextOf(number: string | null, occurrence: Occurrence | null, now: number): Context {
    const { state } = this;
    if (number === null || number === state.certificate) return this.context(occurrence, now);
    return this.context(occurrence, now, viewOf(kept(state), number));
  }

  /** Does something as one certificate sees the world; what it changes is put back. */
  within<T>(number: string | null, run: () => T): T {
    if (number === null || number === this.state.certificate) return run();
    const outer = this.state.certificate;
    const before = kept(this.state);
    const view = viewOf(before, number);
    this.state = view;
    const result = run();
    this.state = this.state === view ? before : kept(this.state);
    if (outer !== null) this.state = viewOf(this.state, outer);
    return result;
  }

  // --------------------------------------------------------------------------------------------------------------- trials

  /** Does something that can be undone, such as making what was postponed for an act that may be refused. */
  attempt<T>(run: () => T): { readonly result: T; readonly undo: () => void } {
    const { state } = this;
    const eraseEntries = this.ledger.mark();
    const { result, forget } = this.past.trial(run);
    return {
      result,
      undo: () => {
        this.state = state;
        eraseEntries();
        forget();
      },
    };
  }

  /** A world that goes its own way from here, heard by somebody else. */
  fork(listener: Listener): this {
    return this.copy({ listener, ledger: this.ledger.fork(), schedule: this.schedule.fork() });
  }

  /** The same world under other readings, all of which came to the same so far. */
  branch(rebinding: Rebinding, environment: Environment, listener: Listener): this {
    return this.copy({
      listener,
      program: rebinding.program(this.program),
      inForce: rebinding.program(this.inForce),
      coming: this.coming.map((words) => rebinding.program(words)),
      history: { ...this.history, program: rebinding.to, environment },
      schedule: this.schedule.branch(rebinding),
      state: rebinding.state(this.state),
      ledger: this.ledger.branch(rebinding),
    });
  }

  // ---------------------------------------------------------------------------------------------------------- shared steps

  /** Whether so much has happened that its steps cannot be shared: certificates, adjustments or acts that were taken back, waivers. */
  get isEntangled(): boolean {
    const { history, decided, state } = this;
    const isTakenBack = history.rescinded.size > 0 || history.decisions.size > 0 || decided.undone.size > 0;
    return isTakenBack || this.waivers.length > 0 || state.register !== null;
  }

  /** Whether what is known is told by terms, events and adjustments, of which none waits: then steps can be shared. */
  get isPlain(): boolean {
    return !this.isEntangled && !this.ledger.hasAdjusted && waitsForNothing(this.state);
  }

  /**
   * Where this world is other than one that is plain like it, of the same words at the same place of the same facts; null where
   * more is than terms and what acts gave. What acts did, and earlier states, are not compared: a step that looks at them is not shared.
   */
  otherThan(world: World): Difference | null {
    if (!this.schedule.isLike(world.schedule) || this.coming.length !== world.coming.length) return null;
    if (!this.applied.isLike(world.applied, sameOccurrence)) return null;
    if ((this.past.last === this.state) !== (world.past.last === world.state)) return null;
    const slots = otherSlots(this.state, world.state);
    const events = slots === null ? null : this.past.otherEvents(world.past);
    return slots === null || events === null ? null : { slots, events };
  }

  /** What it holds now, for `follow`. */
  get mark(): WorldMark {
    return { state: this.state, ledger: this.ledger.length, past: this.past.mark };
  }

  /**
   * Goes on as another world did since a mark, at which this one was other in some things only; nothing that happened there looked
   * at these or changed them. Gives how its states have looked here.
   */
  follow(world: World, since: WorldMark, { slots, events }: Difference, rebinding: Rebinding): Seen {
    const seen = seenWith(this.state, slots, since.state);
    this.schedule = world.schedule.branch(rebinding);
    this.ledger.follow(world.ledger, since.ledger, seen, rebinding);
    this.past.follow(world.past, since.past, events, seen);
    this.applied = world.applied.copy();
    this.state = seen(world.state);
    return seen;
  }

  /** What changes in place is copied, the rest is shared. */
  private copy(own: object): this {
    const copy = Object.create(Object.getPrototypeOf(this) as object) as this;
    return Object.assign(copy, this, {
      past: this.past.copy(),
      applied: this.applied.copy(),
      decided: copyOf(this.decided),
      ...own,
    });
  }
}
