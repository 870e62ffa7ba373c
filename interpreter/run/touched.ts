import { UNWATCHED } from "../compile/slots.ts";
import type { Held, State } from "../compile/state.ts";
import type { World } from "./fold/world.ts";

/** What somebody looked at in a world, or changed: another in which only other things differ would have gone the same way. */
export interface Touched {
  /** Terms, by slot. */
  readonly slots: Set<number>;
  /** Events of which it was asked what they are, by identity or name. */
  readonly events: Set<string>;
  /** Whether earlier states were looked at. */
  past: boolean;
}

/** Watches a world from now on. The world is not to be gone on with afterwards: what it holds tells of each look. */
export function watch(world: World): Touched {
  const touched: Touched = { slots: new Set(), events: new Set(), past: false };
  const plain = new WeakMap<readonly Held[], readonly Held[]>();
  const watched = (slots: readonly Held[]): readonly Held[] => {
    const proxy = new Proxy(slots, {
      get(target, key) {
        if (key === UNWATCHED) return target;
        if (typeof key === "string" && /^\d+$/.test(key)) touched.slots.add(Number(key));
        return Reflect.get(target, key) as unknown;
      },
    });
    plain.set(proxy, slots);
    return proxy;
  };
  const first = world.state;
  let current: State = { ...first, slots: watched(first.slots) };
  const begun = current;
  const take = (next: State): void => {
    if (plain.has(next.slots)) {
      current = next;
      return;
    }
    const before = plain.get(current.slots) ?? [];
    for (let slot = 0; slot < Math.max(before.length, next.slots.length); slot++)
      if (before[slot] !== next.slots[slot]) touched.slots.add(slot);
    current = { ...next, slots: watched(next.slots) };
  };
  Object.defineProperty(world, "state", {
    get: () => current,
    set: take,
    enumerable: true,
    configurable: true,
  });
  const { past } = world;
  const stateOn = past.stateOn.bind(past);
  const byIdentity = past.byIdentity.bind(past);
  Object.assign(past, {
    stateOn(endOfDay: number): State | null {
      const state = stateOn(endOfDay);
      if (state === first) return begun;
      touched.past ||= state === null || !plain.has(state.slots);
      return state;
    },
    byIdentity(identity: string) {
      touched.events.add(identity);
      return byIdentity(identity);
    },
  });
  return touched;
}
