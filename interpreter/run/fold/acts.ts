/** Acts that need a right: settled once they are accepted, and settled as recorded when the history is run again. */
import type { Context } from "../../compile/context.ts";
import { chainText } from "../../model/chain-text.ts";
import type { Program } from "../../compile/program.ts";
import type { Held, State } from "../../compile/state.ts";
import type { Occurrence, Value } from "../../compile/value.ts";
import type { TermSymbol } from "../../model/model.ts";
import { Rational } from "../../values/rational.ts";
import { type Plan, plan } from "../plan.ts";
import { cancelled, exercised, recordOf } from "../register.ts";
import { momentOf } from "./happened.ts";
import type { RecordedAct, RecordedIssue } from "./history.ts";
import { issueAgain, setAside } from "./issue.ts";
import { releaseFor } from "./outcomes.ts";
import { carryOut, follow, plansFor } from "./rules.ts";
import { eventState, shifted, withEventSlot, withSlot } from "./states.ts";
import type { World } from "./world.ts";

/** An act that needs a right: what of it counts, or null where it is refused. Run again, it is what it was then. */
export function applyAct(world: World, occurrence: Occurrence): Occurrence | null {
  const { listener, decided } = world;
  const recorded = decided.acts.get(occurrence.key);
  if (listener !== null && recorded === undefined) {
    const counts = world.within(occurrence.certificate, () => listener.act(world, occurrence));
    if (counts === null) decided.acts.set(occurrence.key, null);
    listener.changed(world, counts ?? occurrence, occurrence.instant);
    return counts;
  }
  if (recorded === undefined || recorded === null) return null;
  for (const [number, act] of recorded) world.within(number, () => repeat(world, occurrence, act));
  noteGiven(world, occurrence, decided.given.get(occurrence.key) ?? new Map());
  return occurrence;
}

/** Run again: carries are rebuilt and what the act adjusts is adjusted anew; what it settled stays as recorded. */
function repeat(world: World, occurrence: Occurrence, act: RecordedAct): void {
  releaseFor(world, occurrence);
  const before = world.context(occurrence, occurrence.instant);
  const rules = world.program.rulesOn.get(occurrence.kind) ?? [];
  const planned = plan(world.program, rules, before, world.history.rescinded, occurrence);
  const kept: Plan = { ...planned, changes: [], eventChanges: [], undoes: [], issues: [], cancels: [] };
  carryOut(world, kept, before, occurrence, momentOf(occurrence));
  if (act.aside !== null) setAside(world, act.aside);
  world.state = settledAgain(world.state, act);
  for (const issue of act.issues) issueAgain(world, issue, occurrence);
  if (act.cancelled !== null) world.state = cancelled(world.state, act.cancelled.status, act.cancelled.event);
}

/** The state after what an act settled, as recorded. */
function settledAgain(state: State, act: RecordedAct): State {
  let next = state;
  for (const [slot, value] of act.values) next = withSlot(next, slot, value);
  for (const [slot, identity, value] of act.eventValues) next = withEventSlot(next, slot, identity, value);
  for (const [slot, delta] of act.slots) next = shifted(next, slot, delta);
  for (const [slot, identity, delta] of act.eventSlots) {
    const held = next.ofEvents[slot]?.get(identity);
    if (held instanceof Rational) next = withEventSlot(next, slot, identity, held.add(delta));
  }
  return exercised(next, act.exercised, act.delivered);
}

/**
 * Applies the settlement of an accepted act, and remembers what it moved. `given` is what it gives. The events that it deems to happen
 * come back, and have not happened yet.
 */
export function settle(
  world: World,
  occurrence: Occurrence,
  given: ReadonlyMap<TermSymbol, Value>,
): readonly Occurrence[] {
  const { certificate } = world.state;
  const rules = world.program.rulesOn.get(occurrence.kind) ?? [];
  const contexts =
    certificate === null
      ? world.contexts(occurrence, occurrence.instant)
      : [world.context(occurrence, occurrence.instant)];
  const recorded = new Map<string | null, RecordedAct>();
  const plans = plansFor(world, rules, contexts, occurrence);
  for (const { planned, before } of plans) {
    const number = before.state.certificate;
    world.within(number, () => recorded.set(number, settleIn(world, planned, before, occurrence)));
  }
  world.decided.acts.set(occurrence.key, recorded);
  noteGiven(world, occurrence, given);
  return follow(world, plans, occurrence, momentOf(occurrence), occurrence.key);
}

/** What an act gave is from now on what it gave then. */
function noteGiven(world: World, occurrence: Occurrence, given: ReadonlyMap<TermSymbol, Value>): void {
  world.decided.given.set(occurrence.key, given);
  world.past.know({ ...occurrence, given });
}

/** Settles an act for the certificate that is looked at; what that changed. */
function settleIn(world: World, planned: Plan, before: Context, occurrence: Occurrence): RecordedAct {
  const { program, state: earlier } = world;
  const moment = momentOf(occurrence);
  const issues = carryOut(world, planned, before, occurrence, moment);
  const moved = movedBy(program, planned, earlier, world.state, issues);
  const counts = world.state.register !== null && !moved.taken.isZero();
  const delivered = counts ? deliveredBy(program, planned) : Rational.ZERO;
  world.state = exercised(world.state, moved.taken, delivered);
  const last = planned.cancels.at(-1);
  return {
    slots: moved.slots,
    eventSlots: moved.eventSlots,
    values: moved.values,
    eventValues: moved.eventValues,
    issues,
    cancelled:
      last === undefined
        ? null
        : { status: last.effect.status.value, event: recordOf(moment, last.rule, last.effect) },
    exercised: moved.taken,
    delivered,
    aside: null,
  };
}

/** What a plan has moved from one state to another; `taken` are the shares of the certificate. */
function movedBy(
  program: Program,
  planned: Plan,
  earlier: State,
  state: State,
  issues: readonly RecordedIssue[],
): Pick<RecordedAct, "slots" | "values" | "eventSlots" | "eventValues"> & { readonly taken: Rational } {
  const eventSlots: [number, string, Rational][] = [];
  const eventValues: [number, string, Held][] = [];
  for (const { slot, identity } of planned.eventChanges) {
    const was = eventState(program, earlier, slot, identity);
    const is = eventState(program, state, slot, identity);
    if (was instanceof Rational && is instanceof Rational) {
      if (!was.eq(is)) eventSlots.push([slot, identity, is.sub(was)]);
    } else if (is !== was) eventValues.push([slot, identity, is]);
  }
  const covers = program.tiers?.covers ?? -1;
  const slots: [number, Rational][] = [];
  const values: [number, Held][] = [];
  let taken = Rational.ZERO;
  for (const { slot } of planned.changes) {
    const was = earlier.slots[slot];
    let is = state.slots[slot];
    // What came out of it as certificates is recorded by itself.
    if (slot === covers && is instanceof Rational)
      is = issues.reduce((sum, { amount }) => sum.add(amount), is);
    if (was instanceof Rational && is instanceof Rational) {
      if (!was.eq(is)) slots.push([slot, is.sub(was)]);
      if (slot === covers) taken = was.sub(is);
    } else if (is !== undefined && is !== was) values.push([slot, is]);
  }
  return { slots, values, eventSlots, eventValues, taken };
}

/** The shares that change hands towards the holder. */
function deliveredBy(program: Program, { settlements }: Plan): Rational {
  const holder = program.model.register?.holder ?? "";
  return settlements.reduce((sum, { effect, context }) => {
    if (effect.kind !== "Delivers" || chainText(effect.to) !== holder) return sum;
    return sum.add(program.code(effect.amount)(context) as Rational);
  }, Rational.ZERO);
}
