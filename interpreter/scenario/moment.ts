import type * as ast from "../../grammar/ast.ts";
import type { Place, Source } from "../../grammar/source.ts";
import type { Context } from "../compile/context.ts";
import type { Program } from "../compile/program.ts";
import type { Determination, QuoteRow } from "../facts/types.ts";
import type { RunResult, StopRecord } from "../run/result.ts";
import { Run } from "../run/run.ts";
import { endOfDay } from "../values/instant.ts";
import type { Told } from "./happenings.ts";

/** A run of what a scenario has told so far, at the end of a day. */
export interface Moment {
  readonly source: Source;
  readonly program: Program;
  readonly run: Run;
  readonly result: RunResult;
  readonly day: number;
  /** To look at the world as it is then. */
  readonly context: Context;
  readonly place: (node: { readonly span: ast.Node["span"] }) => Place;
}

/** The runs that a scenario's expectations look at, each made once. */
export class Moments {
  private readonly program: Program;
  private readonly source: Source;
  private readonly told: Told;
  private readonly given: {
    readonly quotes: readonly QuoteRow[];
    readonly determinations: readonly Determination[];
  };
  private readonly known = new Map<string, Moment>();

  constructor(program: Program, source: Source, told: Told, given: Moments["given"]) {
    this.program = program;
    this.source = source;
    this.told = told;
    this.given = given;
  }

  /** The day of the last of so many happenings; null where nothing has happened. */
  lastDay(count: number): number | null {
    const { events, determinations } = this.told;
    let last: { readonly index: number; readonly day: number } | null = null;
    for (const each of [...events, ...determinations]) {
      if (each.index < count && (last === null || each.index > last.index)) last = each;
    }
    return last?.day ?? null;
  }

  /** After so many happenings, at the end of a day; null for the day of the last of them. */
  at(count: number, day: number | null): Moment {
    const asOf = day ?? this.lastDay(count);
    const key = `${count} ${asOf ?? ""}`;
    let moment = this.known.get(key);
    if (moment === undefined) {
      moment = this.make(count, asOf);
      this.known.set(key, moment);
    }
    return moment;
  }

  get all(): readonly (readonly [count: number, moment: Moment])[] {
    return [...this.known].map(([key, moment]) => [Number(key.split(" ")[0]), moment]);
  }

  /** Where the scenario tells of the event at which a run stopped. */
  placeOf(stopped: StopRecord): Place | null {
    const at = this.told.events.find(
      (event) => event.kind === stopped.event && event.id === stopped.id && event.day === stopped.day,
    );
    return at?.place ?? null;
  }

  private make(count: number, asOf: number | null): Moment {
    const { program, source } = this;
    const facts = {
      events: this.told.events.filter(({ index }) => index < count),
      determinations: [
        ...this.given.determinations,
        ...this.told.determinations.filter(({ index }) => index < count),
      ],
      quotes: this.given.quotes,
    };
    const run = new Run(program, facts, { asOf });
    const result = run.result();
    const until = endOfDay(run.asOf, program.model.zone);
    const context = run.fold.context(null, until).onDay(run.asOf, null, run.fold.state);
    const place: Moment["place"] = ({ span }) => ({ source, span });
    // What is looked at is looked at by the words in force on that day.
    return { source, program: run.program, run, result, day: run.asOf, context, place };
  }
}
