import { effectsIn } from "../model/effects.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { Rational } from "../values/rational.ts";
import type { Certificate, Held, Register, State, Tally, Tiers } from "./state.ts";

/** The status of a certificate of which nothing else has become. */
export const OUTSTANDING = "outstanding";

/** Nothing covered, nothing exercised yet. */
export const NOTHING: Tally = {
  covered: Rational.ZERO,
  adjusted: Rational.ZERO,
  exercised: Rational.ZERO,
  delivered: Rational.ZERO,
};

const NO_CARRIES: State["carries"] = new Map();
const NOTHING_ENDED: State["ended"] = new Map();

/**
 * Whose each adjustable term is once there is a register. State of the party that holds certificates is the holder's; state of
 * an event is each certificate's own where a certificate's terms enter it.
 */
export function tiersOf(
  model: Model,
  slots: readonly TermSymbol[],
  eventSlots: readonly TermSymbol[],
): Tiers | null {
  const { register } = model;
  if (register === null) return null;
  const reads = readsCertificate(model);
  return {
    covers: slots.indexOf(register.covers),
    slots: slots.map(({ scope }) => {
      if (scope.of === "certificate") return "certificate";
      return scope.of === "party" && scope.party === register.holder ? "holder" : "shared";
    }),
    events: eventSlots.map(reads),
  };
}

/** Whether a term's value comes, through its formulas or what changes it, from a term of the certificate. */
function readsCertificate(model: Model): (term: TermSymbol) => boolean {
  const known = new Map<TermSymbol, boolean>();
  const changes = new Map<TermSymbol, object[]>();
  for (const { node } of model.rules) {
    for (const effect of effectsIn(node.effects)) {
      if (effect.kind !== "Becomes" && effect.kind !== "FallsBy") continue;
      const reference = model.references.get(effect.target);
      if (reference?.to !== "event term" && reference?.to !== "term of") continue;
      const behind = effect.kind === "Becomes" ? effect.value : effect.amount;
      const { term } = reference;
      changes.set(term, [
        ...(changes.get(term) ?? []),
        [behind, effect.conditions, node.conditions, node.legend],
      ]);
    }
  }
  const inside = (value: unknown, depth = 0): boolean => {
    if (typeof value !== "object" || value === null || depth > 200) return false;
    if ("kind" in value && value.kind === "StandsExpression") return true;
    const reference = model.references.get(value);
    if (reference?.to === "term" || reference?.to === "event term" || reference?.to === "term of") {
      if (reads(reference.term)) return true;
    }
    return Object.entries(value).some(([key, inner]) => key !== "span" && inside(inner, depth + 1));
  };
  const reads = (term: TermSymbol): boolean => {
    const found = known.get(term);
    if (found !== undefined) return found;
    known.set(term, false);
    const { body } = term;
    let result = term.scope.of === "certificate" && body.form === "adjustable";
    if (!result && body.form === "formula") result = inside(body.value) || inside(term.legend);
    if (!result && body.form === "adjustable")
      result = inside(body.initial) || inside(term.legend) || inside(changes.get(term));
    known.set(term, result);
    return result;
  };
  return reads;
}

/** The world as one certificate sees it: its own terms, its holder's, and what is common to all. */
export function viewOf(state: State, number: string): State {
  const { register } = state;
  const certificate = register?.certificates.get(number);
  if (register === null || certificate === undefined) return state;
  const { tiers } = register;
  const holder = register.holders.get(certificate.holder);
  const slots = state.slots.map((shared, slot) => {
    const tier = tiers.slots[slot];
    if (tier === "certificate") return certificate.slots[slot] ?? shared;
    return tier === "holder" ? (holder?.[slot] ?? register.first[slot] ?? shared) : shared;
  });
  const ofEvents = state.ofEvents.map((shared, slot) =>
    tiers.events[slot] === true ? (certificate.ofEvents[slot] ?? shared) : shared,
  );
  const { carries, ended } = certificate;
  return { ...state, slots, ofEvents, carries, ended, certificate: number };
}

/** Puts what a certificate's view has become back into the register; what is seen then is no certificate's. */
export function kept(state: State): State {
  const { register, certificate: number } = state;
  const certificate = number === null ? undefined : register?.certificates.get(number);
  if (register === null || number === null || certificate === undefined) return state;
  const { slots, ofEvents, carries, ended } = state;
  const holders = register.tiers.slots.includes("holder")
    ? register.holders.with(certificate.holder, slots)
    : register.holders;
  const certificates = register.certificates.with(number, {
    ...certificate,
    slots,
    ofEvents,
    carries,
    ended,
  });
  return {
    ...state,
    // Outside of all certificates their terms stand as they began.
    slots: slots.map((held, slot) =>
      register.tiers.slots[slot] === "shared" ? held : (register.first[slot] ?? held),
    ),
    carries: NO_CARRIES,
    ended: NOTHING_ENDED,
    certificate: null,
    register: { ...register, certificates, holders },
  };
}

/** An earlier state as the certificate sees it from which is asked: its own then, or that of the one that it came from. */
export function seenFrom(earlier: State | null, from: State): State | null {
  if (earlier === null || from.certificate === null || earlier.register === null) return earlier;
  let number: string | null = from.certificate;
  while (number !== null && !earlier.register.certificates.has(number))
    number = from.register?.certificates.get(number)?.from ?? null;
  return number === null ? earlier : viewOf(earlier, number);
}

/** The certificate under a number that changes. */
export function withCertificate(register: Register, number: string, change: Partial<Certificate>): Register {
  const certificate = register.certificates.get(number);
  if (certificate === undefined) return register;
  return {
    ...register,
    certificates: register.certificates.with(number, { ...certificate, ...change }),
  };
}

/** How many shares a certificate is for; null where nobody has said. */
export function sharesOf(register: Register, certificate: Certificate): Rational | null {
  const held: Held | undefined = certificate.slots[register.tiers.covers];
  return held instanceof Rational ? held : null;
}

/** How many shares more a certificate is for than in another history; nothing where one of the two does not say. */
export function sharesMoreThan(one: Register, other: Register, number: string): Rational {
  const [here, there] = [one, other].map((register) => {
    const certificate = register.certificates.get(number);
    return certificate === undefined ? null : sharesOf(register, certificate);
  });
  return here && there ? here.sub(there) : Rational.ZERO;
}

/** The number so many places behind the first: `W-F-05-9` is followed by `W-F-05-10`. */
export function numberAt(first: string, place: number): string {
  const digits = /\d+$/.exec(first)?.[0] ?? "";
  const number = String(BigInt(digits === "" ? "1" : digits) + BigInt(place));
  return first.slice(0, first.length - digits.length) + number.padStart(digits.length, "0");
}
