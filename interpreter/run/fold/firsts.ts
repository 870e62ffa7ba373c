/** The values with which terms begin. */
import { Context } from "../../compile/context.ts";
import { isNone, Lack } from "../../compile/lack.ts";
import type { Program } from "../../compile/program.ts";
import type { Held, State } from "../../compile/state.ts";
import type { Occurrence } from "../../compile/value.ts";
import type { TermSymbol } from "../../model/model.ts";
import { Rational } from "../../values/rational.ts";
import { notInForce } from "../passage.ts";
import { withEventSlot } from "./states.ts";
import type { World } from "./world.ts";

/** The state at the beginning: each term's first value, which may be worked out from those before it. */
export function firstSlots(world: World, begin: number): readonly Held[] {
  const slots: Held[] = [];
  const partial = (): State => ({ ...world.state, slots });
  for (const [index, term] of world.history.program.slots.entries()) {
    const own = world.program.slots[index];
    if (own === undefined) {
      slots[index] = notInForce(term);
      continue;
    }
    const context = new Context(world.history.environment, world.past, partial(), null, begin);
    try {
      const value = world.program.terms.own(own)(context);
      slots[index] = value instanceof Rational ? value.reduced() : value;
    } catch (error) {
      if (!isNone(error)) throw error;
      slots[index] = error;
    }
  }
  return slots;
}

/** Gives an event its first state, as the world is immediately before it. Of its terms all begin, or those in `slots`. */
export function beginEvent(
  world: World,
  occurrence: Occurrence,
  slots: ReadonlySet<number> | null = null,
  now = occurrence.instant,
): void {
  const { program } = world;
  if (program.eventSlots.length === 0) return;
  const { register } = world.state;
  const isOwn = (slot: number): boolean => register !== null && register.tiers.events[slot] === true;
  const wanted = (slot: number): boolean =>
    (slots === null || slots.has(slot)) && program.eventSlotOf.has(program.eventSlots[slot]!);
  beginIn(world, occurrence, (slot) => !isOwn(slot) && wanted(slot), now);
  if (register === null || !register.tiers.events.includes(true)) return;
  for (const number of world.actsUpon(occurrence, occurrence.instant))
    world.within(number, () => beginIn(world, occurrence, (slot) => isOwn(slot) && wanted(slot), now));
}

type SlotOf = readonly [slot: number, term: TermSymbol];

/** The terms of each kind of event; asked for at every event of every run. */
const knownSlots = new WeakMap<Program, Map<string, readonly SlotOf[]>>();

function slotsOf(program: Program, kind: string): readonly SlotOf[] {
  const byKind = knownSlots.get(program) ?? new Map<string, readonly SlotOf[]>();
  knownSlots.set(program, byKind);
  const known = byKind.get(kind);
  if (known !== undefined) return known;
  const found = [...program.eventSlots.entries()].filter(
    ([, { scope }]) => scope.of === "event" && scope.events.includes(kind),
  );
  byKind.set(kind, found);
  return found;
}

function beginIn(world: World, occurrence: Occurrence, wanted: (slot: number) => boolean, now: number): void {
  for (const [slot, term] of slotsOf(world.program, occurrence.kind)) {
    if (!wanted(slot)) continue;
    let value: Held;
    try {
      value = world.program.terms.own(term)(world.context(occurrence, now).forTerm(occurrence));
    } catch (error) {
      if (!(error instanceof Lack)) throw error;
      value = error;
    }
    world.state = withEventSlot(world.state, slot, occurrence.identity, value);
  }
}
