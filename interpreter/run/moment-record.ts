import type { Context } from "../compile/context.ts";
import type { Program } from "../compile/program.ts";
import type { TermSymbol } from "../model/model.ts";
import { common } from "./certificates.ts";
import type { Rebinding } from "./rebinding.ts";
import type { HistoryRecord, Shown } from "./result.ts";
import { shown } from "./show.ts";

/** The terms after something happened, written out when somebody reads them. */
export class MomentRecord implements HistoryRecord {
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
  branch(rebinding: Rebinding): MomentRecord {
    return this.context.state.register === null ? this : this.over(rebinding);
  }

  /** The same in a run that has had other states. */
  over(rebinding: Rebinding): MomentRecord {
    const { day, instant, cause } = this;
    const context = rebinding.context(this.context);
    return new MomentRecord(rebinding.program(this.program), context, day, instant, cause);
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
