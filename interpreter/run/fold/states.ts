/** From one state to the next: changes of single terms. */
import { Lack } from "../../compile/lack.ts";
import { PersistentMap } from "../../compile/persistent-map.ts";
import type { Program } from "../../compile/program.ts";
import { copied } from "../../compile/slots.ts";
import type { Held, State } from "../../compile/state.ts";
import type { Type } from "../../model/types.ts";
import { Rational } from "../../values/rational.ts";

/** The state with another value of one term. */
export function withSlot(state: State, slot: number, value: Held): State {
  const slots = copied(state.slots);
  // Whoever watches which terms a step touches sees this one, whatever it becomes.
  void state.slots[slot];
  slots[slot] = value instanceof Rational ? value.reduced() : value;
  return { ...state, slots };
}

/** The state with a number raised by so much; what is no number stays as it is. */
export function shifted(state: State, slot: number, delta: Rational): State {
  const held = state.slots[slot];
  return held instanceof Rational ? withSlot(state, slot, held.add(delta)) : state;
}

/** The state with another value of one term of an event. */
export function withEventSlot(state: State, slot: number, identity: string, value: Held): State {
  const ofEvents = [...state.ofEvents];
  ofEvents[slot] = (ofEvents[slot] ?? PersistentMap.empty()).with(identity, value);
  return { ...state, ofEvents };
}

/** A term of an event, which the event got when it happened. */
export function eventState(program: Program, state: State, slot: number, identity: string): Held {
  return state.ofEvents[slot]?.get(identity) ?? new Lack("fact", program.eventSlots[slot]?.name ?? "state");
}

/** For how many shares the certificate is that is looked at; null where none is, or nobody has said. */
export function coveredBy(program: Program, state: State): Rational | null {
  const held = state.certificate === null ? null : state.slots[program.tiers?.covers ?? -1];
  return held instanceof Rational ? held : null;
}

/** The type of the term that says for how many shares a certificate is. */
export function coversType(program: Program): Type {
  return program.slots[program.tiers?.covers ?? 0]?.type ?? { kind: "unknown" };
}
