/** Acts that are taken back: the history is run again with another record of them. */
import { sharesMoreThan, sharesOf, viewOf, withCertificate } from "../../compile/register.ts";
import type { State } from "../../compile/state.ts";
import type { Occurrence } from "../../compile/value.ts";
import { Rational } from "../../values/rational.ts";
import type { Plan } from "../plan.ts";
import { recordOf } from "../register.ts";
import type { Happened } from "./happened.ts";
import type { Recorded, RecordedAct } from "./history.ts";
import { numberFor } from "./issue.ts";
import { eventState, withEventSlot, withSlot } from "./states.ts";
import type { World } from "./world.ts";

/**
 * Takes back what an accepted act settled. Each term that its settlement moved is now what it would be had the act not moved
 * it, later adjustments included; other terms stay as they are, and so does what the act brought forward.
 */
export function takeBack(
  world: World,
  { effect, rule, identity }: Plan["undoes"][number],
  by: Occurrence,
  moment: Happened,
): void {
  const { decided, program } = world;
  const act = world.past.byIdentity(identity);
  const recorded = act === null ? null : (decided.acts.get(act.key) ?? null);
  if (act === null || recorded === null || decided.undone.has(act.key)) return;
  decided.undone.add(act.key);
  const returns = world.state.register !== null && [...recorded.values()].some(tookShares);
  const number = returns ? numberFor(world, by.key, 0) : null;
  const event = recordOf(moment, rule, effect);
  const taken = withEach(recorded, (each) => {
    const aside = number === null || !tookShares(each) ? null : { number, amount: each.exercised, event };
    return { ...each, exercised: Rational.ZERO, delivered: Rational.ZERO, aside };
  });
  const without = withEach(taken, (each) => ({
    ...each,
    slots: [],
    eventSlots: [],
    values: [],
    eventValues: [],
  }));
  const again = instead(world, act.key, without, by.key, moment.instant);
  const covers = number === null ? null : program.tiers?.covers;
  for (const [certificate, each] of recorded) {
    const { slots, ofEvents } = certificate === null ? again.state : viewOf(again.state, certificate);
    for (const [slot] of [...each.slots, ...each.values])
      if (slot !== covers) world.state = withSlot(world.state, slot, slots[slot]!);
    for (const [slot, of] of [...each.eventSlots, ...each.eventValues]) {
      const value = ofEvents[slot]?.get(of) ?? eventState(program, world.state, slot, of);
      world.state = withEventSlot(world.state, slot, of, value);
    }
    if (certificate !== null) world.state = withoutDelivery(world.state, certificate, each);
  }
  if (number !== null) comeBack(world, number, act, taken, by.key, moment.instant);
  decided.acts.set(act.key, without);
  world.listener?.undone(act, by, rule.section, moment.instant);
}

function tookShares({ exercised: taken }: RecordedAct): boolean {
  return taken.sign() > 0;
}

function withEach(recorded: Recorded, change: (each: RecordedAct) => RecordedAct): Recorded {
  return new Map([...recorded].map(([certificate, each]) => [certificate, change(each)]));
}

/** The stock that was issued for what is taken back was not issued for the certificate. */
function withoutDelivery(state: State, number: string, { delivered }: RecordedAct): State {
  const { register } = state;
  const certificate = register?.certificates.get(number);
  if (register === null || certificate === undefined) return state;
  const change = { delivered: certificate.delivered.sub(delivered).reduced() };
  return { ...state, register: withCertificate(register, number, change) };
}

/** The history up to an event, with another record of one act. */
function instead(world: World, key: string, record: Recorded, until: string, now: number): World {
  const acts = new Map(world.decided.acts).set(key, record);
  return world.replay({ ...world.history, decided: { ...world.decided, acts } }, until, now);
}

/**
 * What an act had taken of its certificate is a certificate of its own from now on: it is set aside where the act was, and goes
 * through all that has happened since as it did for the others.
 */
function comeBack(
  world: World,
  number: string,
  act: Occurrence,
  taken: Recorded,
  until: string,
  now: number,
): void {
  const { register } = world.state;
  const covers = world.program.tiers?.covers;
  const record = withEach(taken, (each) => ({
    ...each,
    slots: each.slots.filter(([slot]) => slot !== covers),
  }));
  const aside = instead(world, act.key, record, until, now);
  const certificate = aside.state.register?.certificates.get(number);
  if (register === null || certificate === undefined || aside.state.register === null) return;
  const comes = sharesOf(aside.state.register, certificate) ?? certificate.covered;
  // The others are what they are: what was gone before a rescission keeps what the history that is run again takes from it.
  const { tally } = aside.state.register;
  let { adjusted } = tally;
  for (const other of register.certificates.values()) {
    if (other.number !== number)
      adjusted = adjusted.add(sharesMoreThan(register, aside.state.register, other.number));
  }
  world.state = {
    ...world.state,
    register: {
      ...register,
      certificates: register.certificates.with(number, { ...certificate, covered: comes }),
      numbered: Math.max(register.numbered + 1, aside.state.register.numbered),
      tally: { ...tally, adjusted: adjusted.reduced() },
    },
  };
  for (const entry of aside.past.adjustments()) if (entry.certificate === number) world.past.stand(entry);
  world.ledger.bornAt(number, act.instant, aside.ledger);
}
