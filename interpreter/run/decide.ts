/** Acts that need a right are judged, and settled where they are accepted. */
import type { Context } from "../compile/context.ts";
import { NoAnswer } from "../compile/lack.ts";
import type { Program } from "../compile/program.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import type { TermSymbol } from "../model/model.ts";
import { countingField } from "../model/quantity-field.ts";
import { Act, type Cut } from "./act-record.ts";
import { judge, type Judgement } from "./acts.ts";
import { beyondPower, exceptionsOn } from "./consents.ts";
import { settle } from "./fold/acts.ts";
import { beginEvent } from "./fold/firsts.ts";
import type { Listener } from "./fold/listener.ts";
import { releaseFor } from "./fold/outcomes.ts";
import { afterAdjustments } from "./fold/rules.ts";
import type { World } from "./fold/world.ts";
import { mostOfAsked, withQuantity } from "./most-allowed.ts";
import { citationOf } from "./passage.ts";
import type { ActRecord } from "./result.ts";

/**
 * Decides an act, and settles it where it is accepted; what of it counts, or null where it is refused. Its record is added to
 * `records`. `last` are the words that know all others.
 */
export function decide(world: World, asked: Occurrence, last: Program, records: Act[]): Occurrence | null {
  const trial = tried(world, asked);
  const part = trial.result.partly ? partOf(world.program, asked, trial.result) : null;
  if (part !== null) trial.undo();
  const { record, given } =
    part === null
      ? judged(world, asked, last, trial, null)
      : judgedInPart(world, part, last, { asked, by: trial.result.reasons });
  records.push(record);
  if (record.status === "refused") return null;
  const counts = part ?? asked;
  settle(world, counts, given);
  return counts;
}

type Trial = ReturnType<typeof tried>;

/** Judges an act by the terms as they would be: what was postponed is made just before an accepted act. */
function tried(
  world: World,
  occurrence: Occurrence,
): { readonly result: Judgement & { readonly context: Context }; readonly undo: () => void } {
  const trial = world.attempt(() => {
    releaseFor(world, occurrence);
    const context = world.context(occurrence, occurrence.instant);
    return { ...judge(world.program, occurrence, context), context };
  });
  const { lack } = trial.result;
  if (lack === null) return trial;
  trial.undo();
  throw lack;
}

/** As much of an act as clauses allow that refuse only the rest; null where they leave nothing of it. */
function partOf(
  program: Program,
  asked: Occurrence,
  { reasons, context }: Trial["result"],
): Occurrence | null {
  const field = countingField(program.model, asked.kind);
  if (field === null) return null;
  const most = mostOfAsked(program, asked, context);
  if (most === 0n) return null;
  if (most !== null) return withQuantity(asked, field, most);
  const [first] = reasons;
  const message = `how much of the ${asked.kind} is allowed cannot be found exactly: what it is compared with does not grow evenly with ${field}`;
  throw new NoAnswer(message, first?.section ?? null, first?.place ?? null);
}

/** The same act for what is allowed of it, from the beginning. */
function judgedInPart(world: World, part: Occurrence, last: Program, cut: Cut): Judged {
  world.counts(part);
  beginEvent(world, part);
  return judged(world, part, last, tried(world, part), cut);
}

interface Judged {
  readonly record: Act;
  readonly given: ReadonlyMap<TermSymbol, Value>;
}

/** The record of an act that was tried; where it is accepted what was postponed is made, but nothing is settled yet. */
function judged(world: World, occurrence: Occurrence, last: Program, trial: Trial, cut: Cut | null): Judged {
  const { program } = world;
  const { context, reasons: refusals } = trial.result;
  const reasons = refusals.length === 0 ? withoutConsent(world, occurrence, last) : refusals;
  const accepted = reasons.length === 0;
  const record = new Act(program, occurrence, reasons, context, citationOf(program, last), cut);
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
  trial.deem(settle(trial, occurrence, new Map()));
  afterAdjustments(trial, occurrence, occurrence.instant);
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

  act(world: World, occurrence: Occurrence): Occurrence | null {
    return decide(world, occurrence, this.last, this.records);
  }
}
