import type { Place } from "../../grammar/source.ts";
import type { NumberTooLarge, Rational } from "../values/rational.ts";
import type { Lack, NoAnswer } from "./lack.ts";
import type { PersistentMap } from "./persistent-map.ts";
import type { Value } from "./value.ts";

/** State may hold no value: a blank that nobody has filled, or a formula without an answer, stands in it until something reads it. */
export type Held = Value | Lack | NoAnswer | NumberTooLarge;

/** Postponed adjustments of one term under one postponement. */
export interface Carry {
  /** The product of the postponed ratios, or the sum of the postponed amounts. Never rounded. */
  readonly total: Rational;
  /** Whether `total` is a sum of amounts. */
  readonly isAmount: boolean;
  /** The section that first required a postponed adjustment. */
  readonly section: string;
  /** What the events were that were postponed, for the record. */
  readonly since: readonly string[];
  /** The effects that wait, each as the fold knows it. */
  readonly waiting: readonly unknown[];
}

/** A split or the like: quotes of earlier days are divided by the factor. */
export interface QuoteFactor {
  readonly instant: number;
  readonly factor: Rational;
}

/** Whose each adjustable term is where there is a register. */
export interface Tiers {
  /** The slot of the term that says for how many shares a certificate is. */
  readonly covers: number;
  readonly slots: readonly ("shared" | "holder" | "certificate")[];
  /** By event slot: whether each certificate has its own. */
  readonly events: readonly boolean[];
}

/** When something happened to a certificate, and by which clause. */
export interface CertificateEvent {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
  readonly section: string | null;
  readonly place: Place;
}

/** One certificate: its terms as it would have them if it were the only one. */
export interface Certificate {
  readonly number: string;
  readonly holder: string;
  /** The certificate out of which it was issued; null for an original one. */
  readonly from: string | null;
  /** Null for the one that the contract itself is, where no event issues any. */
  readonly issued: CertificateEvent | null;
  /** The day on which the first of its line was issued. */
  readonly original: number | null;
  /** The shares for which it was issued. */
  readonly covered: Rational;
  /** The stock that was issued for what was exercised under it. */
  readonly delivered: Rational;
  /** `outstanding`, or what has become of it in the contract's words. */
  readonly status: string;
  readonly cancelled: CertificateEvent | null;
  readonly slots: readonly Held[];
  readonly ofEvents: readonly PersistentMap<string, Held>[];
  readonly carries: ReadonlyMap<string, Carry>;
  readonly ended: ReadonlyMap<string, number>;
}

/** What has become of all shares, counted as it happens. */
export interface Tally {
  /** By original certificates. */
  readonly covered: Rational;
  /** What adjustments have added, less what they have taken. */
  readonly adjusted: Rational;
  /** By accepted acts that were not rescinded. */
  readonly exercised: Rational;
  /** Of these, shares that were issued to holders; the rest was cancelled as payment, or paid in cash. */
  readonly delivered: Rational;
}

/** All certificates there have been. */
export interface Register {
  readonly tiers: Tiers;
  /** By number, in the order of their issue. */
  readonly certificates: PersistentMap<string, Certificate>;
  /** By holder: state of the party that holds certificates, by slot. */
  readonly holders: PersistentMap<string, readonly Held[]>;
  /** The state with which a certificate begins, by slot. */
  readonly first: readonly Held[];
  /** How many numbers have been given away. */
  readonly numbered: number;
  readonly tally: Tally;
}

/** All that a certificate and its surroundings are at one moment. Immutable: a change makes a new one. */
export interface State {
  /** Adjustable terms of the certificate and of parties, by the program's slot. */
  readonly slots: readonly Held[];
  /** Adjustable terms of events: by slot, then by the event's identity. */
  readonly ofEvents: readonly PersistentMap<string, Held>[];
  /** By postponement and slot (`index slot`). */
  readonly carries: ReadonlyMap<string, Carry>;
  readonly factors: readonly QuoteFactor[];
  /** When a period was ended by an effect, by the term's name. */
  readonly ended: ReadonlyMap<string, number>;
  /** The certificate whose terms these are; null without a register, and for what is common to all. */
  readonly certificate: string | null;
  /** Null where the contract is the one certificate there is. */
  readonly register: Register | null;
}
