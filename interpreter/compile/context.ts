import type * as ast from "../../grammar/ast.ts";
import type { Determination } from "../facts/types.ts";
import type { QuoteIndex } from "../facts/quotes.ts";
import type { TermSymbol } from "../model/model.ts";
import type { State } from "./state.ts";
import type { Occurrence, Value } from "./value.ts";

/** What the fold knows beyond the state: earlier states, events by identity, adjustments that stand. */
export interface Memory {
  /** The state at the end of a local day, as far as the fold has come; null before the beginning. */
  readonly stateOn: (endOfDay: number) => State | null;
  /** The event, or the one that was last deemed in its place. */
  readonly byIdentity: (identity: string) => Occurrence | null;
  /**
   * What has happened so far that gives rights, in the order of time: events of a kind, and for a rule on an adjustment or at an
   * instant, what it has answered to.
   */
  readonly happened: (what: string | ast.Rule) => readonly Occurrence[];
  /** Whether an adjustment under one of the sections stands for the event. */
  readonly stands: (sections: readonly string[], identity: string, certificate: string | null) => boolean;
}

/** What stays the same for a whole run. */
export interface Environment {
  readonly quotes: QuoteIndex;
  /** Days that have a row of quotes, ascending. */
  readonly quoteDays: readonly number[];
  readonly determinations: readonly Determination[];
  /** Values of terms that depend on the calendar alone, by term and day. */
  readonly calendar: Map<TermSymbol, Map<number, Value>>;
}

/** Answers `adjusted T` and `required T` while an event's adjustments are worked out. */
export interface Adjusting {
  readonly adjusted: (slot: number) => Value;
  readonly required: (slot: number) => Value;
}

/** Everything an expression may look at. One object for each statement that is evaluated; never changed but for its memo. */
export class Context {
  readonly environment: Environment;
  readonly memory: Memory;
  readonly state: State;
  /** The event that the statement is about. */
  readonly event: Occurrence | null;
  /** The instant of the event that is being applied, in epoch milliseconds. */
  readonly now: number;
  /** `the date` of a definition on a date, and the day on which bare quotes are taken. */
  readonly day: number | null;
  /** The day as of which quotes of earlier days are brought to today's shares. */
  readonly quoteDay: number | null;
  readonly inputs: ReadonlyMap<string, Value> | null;
  /** Fields that a borrowing clause gives (`with F = E`). */
  readonly overrides: ReadonlyMap<string, () => Value> | null;
  readonly adjusting: Adjusting | null;
  private legend: Map<ast.Binding, Value> | null = null;

  constructor(
    environment: Environment,
    memory: Memory,
    state: State,
    event: Occurrence | null,
    now: number,
    day: number | null = null,
    quoteDay: number | null = null,
    inputs: ReadonlyMap<string, Value> | null = null,
    overrides: ReadonlyMap<string, () => Value> | null = null,
    adjusting: Adjusting | null = null,
  ) {
    this.environment = environment;
    this.memory = memory;
    this.state = state;
    this.event = event;
    this.now = now;
    this.day = day;
    this.quoteDay = quoteDay;
    this.inputs = inputs;
    this.overrides = overrides;
    this.adjusting = adjusting;
  }

  /** For the definition of a term about this event (or none). */
  forTerm(event: Occurrence | null): Context {
    return new Context(
      this.environment,
      this.memory,
      this.state,
      event,
      this.now,
      null,
      null,
      null,
      null,
      this.adjusting,
    );
  }

  /** For the definition of a term on a date, with its prices in shares of `quoteDay` where that is not null. */
  forDate(day: number, quoteDay: number | null = null): Context {
    return new Context(
      this.environment,
      this.memory,
      this.state,
      null,
      this.now,
      day,
      quoteDay,
      null,
      null,
      null,
    );
  }

  /** For what is asked as of a day: quotes of that day, state at its end. */
  onDay(day: number, quoteDay: number | null, state: State): Context {
    return new Context(
      this.environment,
      this.memory,
      state,
      this.event,
      this.now,
      day,
      quoteDay,
      this.inputs,
      this.overrides,
      this.adjusting,
    );
  }

  /** The same question in another state: a certificate's. */
  inState(state: State): Context {
    return new Context(
      this.environment,
      this.memory,
      state,
      this.event,
      this.now,
      this.day,
      this.quoteDay,
      this.inputs,
      this.overrides,
    );
  }

  /** The same in a run that goes its own way. */
  among(environment: Environment, memory: Memory, state: State = this.state): Context {
    return new Context(
      environment,
      memory,
      state,
      this.event,
      this.now,
      this.day,
      this.quoteDay,
      this.inputs,
      this.overrides,
      this.adjusting,
    );
  }

  forInputs(inputs: ReadonlyMap<string, Value>): Context {
    return new Context(
      this.environment,
      this.memory,
      this.state,
      null,
      this.now,
      null,
      null,
      inputs,
      null,
      null,
    );
  }

  withOverrides(overrides: ReadonlyMap<string, () => Value>): Context {
    return new Context(
      this.environment,
      this.memory,
      this.state,
      this.event,
      this.now,
      this.day,
      this.quoteDay,
      this.inputs,
      overrides,
      this.adjusting,
    );
  }

  /** A legend's letter, worked out once for each time its statement is evaluated. */
  letter(binding: ast.Binding, compute: (context: Context) => Value): Value {
    const known = this.legend?.get(binding);
    if (known !== undefined) return known;
    const value = compute(this);
    this.legend ??= new Map();
    this.legend.set(binding, value);
    return value;
  }
}
