/** Acts that need a right are judged, and settled where they are accepted. */
import type { Program } from "../compile/program.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import type { TermSymbol } from "../model/model.ts";
import { Act } from "./act-record.ts";
import { judge } from "./acts.ts";
import { beyondPower, exceptionsOn } from "./consents.ts";
import { settle } from "./fold/acts.ts";
import type { Listener } from "./fold/listener.ts";
import { releaseFor } from "./fold/outcomes.ts";
import type { World } from "./fold/world.ts";
import { citationOf } from "./passage.ts";
import type { ActRecord } from "./result.ts";

/**
 * Decides an act, and settles it where it is accepted; whether it is. Its record is added to `records`. `last` are the words that
 * know all others.
 */
export function decide(world: World, occurrence: Occurrence, last: Program, records: Act[]): boolean {
  const { record, given } = judged(world, occurrence, last);
  records.push(record);
  const accepted = record.status === "accepted";
  if (accepted) settle(world, occurrence, given);
  return accepted;
}

/** Judges an act; where it is accepted what was postponed is made, but nothing is settled yet. */
function judged(
  world: World,
  occurrence: Occurrence,
  last: Program,
): { readonly record: Act; readonly given: ReadonlyMap<TermSymbol, Value> } {
  const { program } = world;
  // What was postponed is made just before an accepted act, so the act is judged by the terms as they would then be.
  const trial = world.attempt(() => {
    releaseFor(world, occurrence);
    return judge(program, occurrence, world.context(occurrence, occurrence.instant));
  });
  const { lack } = trial.result;
  if (lack !== null) {
    trial.undo();
    throw lack;
  }
  const context = world.context(occurrence, occurrence.instant);
  const allowed = trial.result.reasons.length === 0;
  const reasons = allowed ? withoutConsent(world, occurrence, last) : trial.result.reasons;
  const accepted = reasons.length === 0;
  const record = new Act(program, occurrence, reasons, context, citationOf(program, last));
  // Nothing that the settlement needs may be lacking.
  const given = accepted ? record.given() : new Map<TermSymbol, Value>();
  if (!accepted) trial.undo();
  return { record, given };
}

/** What an act would do that nobody may do without a consent that was not given: it is tried, and compared with what was before. */
function withoutConsent(world: World, occurrence: Occurrence, last: Program): ActRecord["reasons"] {
  const { program } = world;
  const limited = exceptionsOn(program, occurrence.kind);
  if (limited.length === 0) return [];
  const trial = world.fork(new Unheard(last));
  settle(trial, occurrence, new Map());
  const before = world.context(occurrence, occurrence.instant);
  const after = trial.context(occurrence, occurrence.instant);
  const found = limited.flatMap(({ exception, home }) =>
    beyondPower(program, exception, home, occurrence, before, after),
  );
  return found.filter(
    (reason, index) => found.findIndex((other) => other.section === reason.section) === index,
  );
}

/** Decides acts as a run does, and writes nothing else down. */
export class Unheard implements Listener {
  readonly records: Act[] = [];
  private readonly last: Program;

  constructor(last: Program) {
    this.last = last;
  }

  settled(): void {}
  changed(): void {}
  duty(): void {}
  noticed(): void {}
  undone(): void {}
  amended(): void {}

  act(world: World, occurrence: Occurrence): boolean {
    return decide(world, occurrence, this.last, this.records);
  }
}
