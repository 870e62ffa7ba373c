import type { Place } from "../../grammar/source.ts";
import type { Rational } from "../values/rational.ts";

/** One asset of a basket and how much of it for one share. Money has its ISO currency code as asset. */
export interface BasketItem {
  readonly asset: string;
  readonly amount: Rational;
}

/**
 * A fact's value as read: quantities are rationals, dates day numbers (`Day`), instants epoch milliseconds, times of day
 * minutes after midnight, texts, one-of values, parties and ids of other events strings. Its type stands in the event's schema.
 */
export type FactValue = Rational | number | string | boolean | readonly BasketItem[];

/** One event of the log, read and checked against the contract's declaration of its kind. */
export interface FactEvent {
  /** Place in the file, from 0; breaks ties of the instant. */
  readonly index: number;
  readonly kind: string;
  readonly id: string | null;
  /** Epoch milliseconds; a bare date is 17:00 in the contract's zone. */
  readonly instant: number;
  /** The local day of the instant. */
  readonly day: number;
  /** True where the fact gave a date without a time. */
  readonly dateOnly: boolean;
  /** The `id` of the event that this one is about. */
  readonly of: string | null;
  /** The number of the certificate it concerns, where there is a register. */
  readonly certificate: string | null;
  /** Who did it or joined in it, where the fact says so: parties, or holders and certificates of a register. */
  readonly by?: readonly string[];
  /** The sections that an amendment changes, where the fact says so. */
  readonly modifies?: readonly string[];
  readonly fields: ReadonlyMap<string, FactValue>;
  readonly place: Place;
  /** Where each field's value stands, by the field's name. */
  readonly fieldPlaces: ReadonlyMap<string, Place>;
}

/** A fact only a person can find, supplied from outside (`Determination` events). */
export interface Determination {
  /** Place in the file among the events, from 0; breaks ties of the instant. */
  readonly index: number;
  readonly term: string;
  readonly by: string;
  /** As written; read by the type of the term it determines. */
  readonly value: string;
  /** A day number where `For` is a date, an event's id otherwise, null where it is left out. */
  readonly for: number | string | null;
  readonly day: number;
  readonly instant: number;
  readonly place: Place;
}

/** The columns a quote file may have, besides `date`, `venue` and `asset`. */
export const QUOTE_COLUMNS = [
  "bid",
  "ask",
  "open",
  "high",
  "low",
  "close",
  "last",
  "vwap",
  "volume",
] as const;
export type QuoteColumn = (typeof QUOTE_COLUMNS)[number];

/** One row of quotes, as printed on its day. */
export interface QuoteRow {
  readonly day: number;
  readonly venue: string | null;
  readonly asset: string | null;
  readonly values: Readonly<Partial<Record<QuoteColumn, Rational>>>;
  readonly place: Place;
}

/** Quotes of one asset, by day in ascending order. */
export interface QuoteTable {
  readonly rows: readonly QuoteRow[];
}
