/** A world without facts, in which nothing has happened: for what is worked out before a run, or without one. */

import { Context } from "../compile/context.ts";
import { quoteIndex } from "../facts/quotes.ts";

/**
 * A maker of contexts in such a world, by the instant that is now and the day that `the date` means there. Contexts of one maker
 * share what they have found out about the calendar.
 */
export function nowhere(): (now: number, day?: number) => Context {
  const environment = { quotes: quoteIndex([]), quoteDays: [], determinations: [], calendar: new Map() };
  const memory = { stateOn: () => null, byIdentity: () => null, stands: () => false, happened: () => [] };
  const state = {
    slots: [],
    ofEvents: [],
    carries: new Map(),
    factors: [],
    ended: new Map(),
    certificate: null,
    register: null,
  };
  return (now, day) => new Context(environment, memory, state, null, now, day);
}
