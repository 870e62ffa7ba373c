/** Whether what two runs of one contract on one set of facts hold comes to the same for all that follows. */
import { isNone } from "../compile/lack.ts";
import { sameValue } from "../compile/same.ts";
import type { Carry, Held, State } from "../compile/state.ts";
import type { Occurrence } from "../compile/value.ts";
import { waitsForNothing } from "./rebinding.ts";

/** Whether two records of what happens are of the same event, told the same way. What it gave is not looked at. */
export function sameOccurrence(one: Occurrence, other: Occurrence): boolean {
  if (one === other) return true;
  return (
    one.key === other.key &&
    one.identity === other.identity &&
    one.kind === other.kind &&
    one.id === other.id &&
    one.instant === other.instant &&
    one.day === other.day &&
    one.dateOnly === other.dateOnly &&
    one.of === other.of &&
    one.certificate === other.certificate &&
    one.index === other.index &&
    one.takesEffect === other.takesEffect &&
    one.by === other.by &&
    one.modifies === other.modifies &&
    sameValues(one.fields, other.fields)
  );
}

/** Whether an act gave the same in both. */
export function sameGiven({ given: one }: Occurrence, { given: other }: Occurrence): boolean {
  return one === other || (one !== undefined && other !== undefined && sameValues(one, other));
}

function sameValues<K>(one: ReadonlyMap<K, Held>, other: ReadonlyMap<K, Held>): boolean {
  if (one === other) return true;
  return one.size === other.size && [...one].every(([key, held]) => sameHeld(held, other.get(key)));
}

type Rights = ReadonlyMap<unknown, readonly Occurrence[]>;

/** Whether the same events have given rights, and gave the same. */
export function sameRights(one: Rights, other: Rights): boolean {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  return [...one].every(([what, events]) => {
    const others = other.get(what) ?? [];
    if (events.length !== others.length) return false;
    return events.every((event, at) => sameOccurrence(event, others[at]!) && sameGiven(event, others[at]!));
  });
}

/** What lacks has to be the same lack: another may stop a run elsewhere, or with other words. */
function sameHeld(one: Held | undefined, other: Held | undefined): boolean {
  return one === other || (!isNone(one) && !isNone(other) && sameValue(one, other));
}

/**
 * The slots in which two states differ; null where they differ in more than that, or hold what cannot be compared: certificates, or
 * effects that wait with what was postponed.
 */
export function otherSlots(one: State, other: State): ReadonlySet<number> | null {
  if (one.register !== null || other.register !== null) return null;
  if (!sameCarries(one, other) || !sameEnds(one.ended, other.ended) || !sameFactors(one, other)) return null;
  if (one.ofEvents.length !== other.ofEvents.length || one.slots.length !== other.slots.length) return null;
  if (!one.ofEvents.every((events, slot) => sameValues(events, other.ofEvents[slot]!))) return null;
  const slots = new Set<number>();
  for (const [slot, held] of one.slots.entries()) if (!sameHeld(held, other.slots[slot])) slots.add(slot);
  return slots;
}

function sameCarries(one: State, other: State): boolean {
  if (!waitsForNothing(one) || !waitsForNothing(other)) return false;
  if (one.carries === other.carries) return true;
  if (one.carries.size !== other.carries.size) return false;
  // They are made in this order.
  const others = [...other.carries];
  return [...one.carries].every(
    ([key, carry], at) => key === others[at]?.[0] && sameCarry(carry, others[at][1]),
  );
}

function sameCarry(one: Carry, other: Carry | undefined): boolean {
  if (one === other) return true;
  return (
    other !== undefined &&
    one.total.eq(other.total) &&
    one.isAmount === other.isAmount &&
    one.section === other.section &&
    one.since.length === other.since.length &&
    one.since.every((event, at) => event === other.since[at])
  );
}

function sameEnds(one: State["ended"], other: State["ended"]): boolean {
  if (one === other) return true;
  return one.size === other.size && [...one].every(([name, instant]) => other.get(name) === instant);
}

function sameFactors({ factors: one }: State, { factors: other }: State): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ instant, factor }, at) => instant === other[at]?.instant && factor.eq(other[at].factor))
  );
}
