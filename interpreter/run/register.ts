import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { Lack, NoAnswer } from "../compile/lack.ts";
import { type Program, type ProgramRule, placeIn } from "../compile/program.ts";
import { PersistentMap } from "../compile/persistent-map.ts";
import { NOTHING, numberAt, OUTSTANDING, withCertificate } from "../compile/register.ts";
import type { Certificate, CertificateEvent, Held, Register, State, Tally } from "../compile/state.ts";
import type { Occurrence } from "../compile/value.ts";
import { nearest } from "../facts/nearest.ts";
import { countingField } from "../model/quantity-field.ts";
import { Rational } from "../values/rational.ts";

/** How a run's register begins: with none, since the facts are of no certificate; without certificates; or with the contract itself. */
export type Beginning = "none" | "empty" | "first";

/**
 * What the facts say of certificates. Where none names one and none issues or cancels any, the contract is the one certificate there
 * is. Where an event issues some out of nothing, the register begins empty.
 */
export function beginningOf(program: Program, log: readonly Occurrence[]): Beginning {
  if (program.tiers === null) return "none";
  if (log.some(({ kind }) => program.isOriginalIssue(kind))) return "empty";
  const counts = (kind: string): boolean => countingField(program.model, kind) !== null;
  const isOfRegister = log.some(
    ({ kind, certificate }) => certificate !== null || (program.issuesOn(kind) && !counts(kind)),
  );
  return isOfRegister ? "first" : "none";
}

/** The register at the beginning, the first state of a certificate being known. */
export function opened(program: Program, beginning: Beginning, state: State): Register | null {
  const { tiers } = program;
  const symbol = program.model.register;
  if (beginning === "none" || tiers === null || symbol === null) return null;
  const first = state.slots;
  const register: Register = {
    tiers,
    certificates: PersistentMap.empty(),
    holders: PersistentMap.empty(),
    first,
    numbered: 0,
    tally: NOTHING,
  };
  if (beginning === "empty") return register;
  const held = first[tiers.covers];
  const covered = held instanceof Rational ? held : Rational.ZERO;
  const certificate: Certificate = {
    number: symbol.first,
    holder: partyName(program, symbol.holder),
    from: null,
    issued: null,
    original: null,
    covered,
    delivered: Rational.ZERO,
    status: OUTSTANDING,
    cancelled: null,
    slots: first,
    ofEvents: state.ofEvents,
    carries: new Map(),
    ended: new Map(),
  };
  return {
    ...register,
    certificates: register.certificates.with(symbol.first, certificate),
    numbered: 1,
    tally: { ...NOTHING, covered },
  };
}

/** What the contract calls a party: its name, or what it is where no name is given. */
function partyName(program: Program, party: string): string {
  return program.model.parties.get(party)?.value ?? party;
}

/** Who a certificate is issued to. The party that stands for holders is the holder of the certificate that it comes from. */
export function recipientOf(program: Program, effect: ast.Issues, context: Context): string {
  const reference = program.model.references.get(effect.to);
  if (reference?.to !== "party") return program.code(effect.to)(context) as string;
  const { name } = reference.party;
  const { certificate, register } = context.state;
  const parent = certificate === null ? undefined : register?.certificates.get(certificate);
  if (name === program.model.register?.holder && parent !== undefined) return parent.holder;
  return partyName(program, name);
}

/** The next number that no certificate has. */
export function nextNumber(program: Program, register: Register): string {
  return numberAt(program.model.register?.first ?? "1", register.numbered);
}

/** A new certificate with the terms of the one that is looked at; where none is, with those that a certificate begins with. */
export function issued(
  state: State,
  details: Pick<Certificate, "number" | "holder" | "covered" | "issued"> & {
    /** The part of the parent's postponed amounts that goes with it. */
    readonly part: Rational;
  },
): State {
  const { register, certificate } = state;
  if (register === null) return state;
  const { number, holder, covered, issued: event, part } = details;
  const parent = certificate === null ? undefined : register.certificates.get(certificate);
  const source = parent === undefined ? register.first : state.slots;
  const slots: Held[] = [...source];
  slots[register.tiers.covers] = covered.reduced();
  const child: Certificate = {
    number,
    holder,
    from: parent?.number ?? null,
    issued: event,
    original: parent === undefined ? (event?.day ?? null) : parent.original,
    covered,
    delivered: Rational.ZERO,
    status: OUTSTANDING,
    cancelled: null,
    slots,
    ofEvents:
      parent === undefined ? state.ofEvents.map(() => PersistentMap.empty<string, Held>()) : state.ofEvents,
    carries: parent === undefined ? new Map() : partOf(state, register.tiers.covers, part),
    ended: parent === undefined ? new Map() : state.ended,
  };
  return {
    ...state,
    register: {
      ...register,
      certificates: register.certificates.with(number, child),
      numbered: register.numbered + 1,
      tally:
        parent === undefined
          ? { ...register.tally, covered: register.tally.covered.add(covered) }
          : register.tally,
    },
  };
}

/** Postponed amounts of shares are divided as the shares are; ratios go with each part. */
function partOf(state: State, covers: number, part: Rational): State["carries"] {
  const carries = new Map(state.carries);
  for (const [key, carry] of carries) {
    if (carry.isAmount && key.endsWith(` ${covers}`))
      carries.set(key, { ...carry, total: carry.total.mul(part).reduced() });
  }
  return carries;
}

/** The certificate that is looked at, with what has become of it. */
export function cancelled(state: State, status: string, event: CertificateEvent): State {
  const { register, certificate } = state;
  if (register === null || certificate === null) return state;
  return { ...state, register: withCertificate(register, certificate, { status, cancelled: event }) };
}

/** Counts what an act took of the certificate that is looked at, and the stock that was issued for it. */
export function exercised(state: State, taken: Rational, delivered: Rational): State {
  const { register, certificate } = state;
  const held = certificate === null ? undefined : register?.certificates.get(certificate);
  if (register === null || held === undefined || taken.isZero()) return state;
  const change = { delivered: held.delivered.add(delivered).reduced() };
  const counted = { ...state, register: withCertificate(register, held.number, change) };
  return tallied(counted, { exercised: taken, delivered });
}

/** Counts what has become of shares. */
export function tallied(state: State, change: Partial<Tally>): State {
  const { register } = state;
  if (register === null) return state;
  const { tally } = register;
  const added = (key: keyof Tally): Rational => tally[key].add(change[key] ?? Rational.ZERO).reduced();
  return {
    ...state,
    register: {
      ...register,
      tally: {
        covered: added("covered"),
        adjusted: added("adjusted"),
        exercised: added("exercised"),
        delivered: added("delivered"),
      },
    },
  };
}

/** The certificate that an event is about; null where it is about all of them. */
export function certificateOf(
  program: Program,
  register: Register,
  occurrence: Occurrence,
  about: Occurrence | null,
  live: readonly string[],
): string | null {
  const { kind, certificate, day, place } = occurrence;
  if (certificate !== null) {
    if (register.certificates.has(certificate)) return certificate;
    throw unknownCertificate(certificate, register, place);
  }
  if (about !== null && about.certificate !== null) return about.certificate;
  if (!isOfHolder(program, kind)) return null;
  const all = [...register.certificates.values()];
  const candidates = [
    live,
    all.filter(({ status }) => status === OUTSTANDING).map(({ number }) => number),
    all.map(({ number }) => number),
  ].find(({ length }) => length > 0);
  if (candidates?.length === 1) return candidates[0]!;
  throw new Lack("fact", `certificate of ${kind}`, { day, section: null, place });
}

/** An act of whoever holds a certificate is about that certificate. */
export function isOfHolder(program: Program, kind: string): boolean {
  const holder = program.model.register?.holder ?? null;
  const event = program.model.events.get(kind);
  return holder !== null && event?.act === true && event.by.includes(holder) && program.needsRight(kind);
}

function unknownCertificate(number: string, register: Register, place: Occurrence["place"]): NoAnswer {
  const known = [...register.certificates.keys()];
  const near = nearest(number, known);
  const listed =
    known.length === 0 ? "none has been issued yet" : `there are ${known.slice(0, 12).join(", ")}`;
  const meant = near.length === 0 ? "" : `; ${near.join(" or ")} is close`;
  return new NoAnswer(
    `the register holds no certificate "${number}" at that time: ${listed}${meant}`,
    null,
    place,
  );
}

/** An event as the register records it. */
export function recordOf(
  moment: {
    readonly day: number;
    readonly instant: number;
    readonly event: string;
    readonly id: string | null;
  },
  rule: ProgramRule,
  effect: ast.Issues | ast.Cancels | ast.Undo,
): CertificateEvent {
  const section = rule.home.section === null ? null : rule.section;
  return { ...moment, section, place: placeIn(rule.home, effect) };
}
