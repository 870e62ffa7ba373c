import type { NumberTooLarge, Rational } from "../values/rational.ts";
import type { Lack, NoAnswer } from "./lack.ts";
import type { Value } from "./value.ts";

/** State may hold no value: a blank that nobody has filled, or a formula without an answer, stands in it until something reads it. */
export type Held = Value | Lack | NoAnswer | NumberTooLarge;

/** Postponed adjustments of one term under one postponement. */
export interface Carry {
  /** The product of the postponed ratios, or the sum of the postponed amounts. Never rounded. */
  readonly total: Rational;
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

/** All that a certificate and its surroundings are at one moment. Immutable: a change makes a new one. */
export interface State {
  /** Adjustable terms of the certificate and of parties, by the program's slot. */
  readonly slots: readonly Held[];
  /** Adjustable terms of events: by slot, then by the event's identity. */
  readonly ofEvents: readonly ReadonlyMap<string, Held>[];
  /** By postponement and slot (`index slot`). */
  readonly carries: ReadonlyMap<string, Carry>;
  readonly factors: readonly QuoteFactor[];
  /** When a period was ended by an effect, by the term's name. */
  readonly ended: ReadonlyMap<string, number>;
}
