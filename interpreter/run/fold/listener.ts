import type * as ast from "../../../grammar/ast.ts";
import type { Context } from "../../compile/context.ts";
import type { ProgramRule } from "../../compile/program.ts";
import type { Occurrence } from "../../compile/value.ts";
import type { Passage } from "../passage.ts";
import type { World } from "./world.ts";

/** Hears of everything as it happens; a history that is run again has no listener. */
export interface Listener {
  readonly settled: (
    effect: ast.Pays | ast.Delivers,
    rule: ProgramRule,
    context: Context,
    act: Occurrence,
  ) => void;
  readonly changed: (world: World, occurrence: Occurrence, now: number) => void;
  /** Decides an act, and settles it where it is accepted; what of it counts, or null where it is refused. */
  readonly act: (world: World, occurrence: Occurrence) => Occurrence | null;
  readonly duty: (
    obligation: ast.Obligation,
    rule: ProgramRule,
    context: Context,
    occurrence: Occurrence,
  ) => void;
  /** A notice has been sent; `effect` is how it takes effect, null where nothing told says that it does. */
  readonly noticed: (world: World, notice: Occurrence, effect: Occurrence | null) => void;
  /** What an accepted act settled has been taken back. */
  readonly undone: (act: Occurrence, by: Occurrence, section: string, now: number) => void;
  /** Amended words have come into force. */
  readonly amended: (passage: Passage, instant: number) => void;
}
