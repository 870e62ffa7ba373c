import type { BasketItem } from "../facts/types.ts";
import type { TermSymbol } from "../model/model.ts";
import type { Rational } from "../values/rational.ts";

/** A stretch of time in epoch milliseconds: `from` belongs to it, `to` does not; null is open. */
export interface PeriodValue {
  readonly from: number | null;
  readonly to: number | null;
}

/** A length of time; `dayKind` names the term that says which days count. */
export interface DurationValue {
  readonly count: number;
  readonly unit: "minutes" | "hours" | "days" | "weeks" | "months" | "years" | "day kind";
  readonly dayKind: string | null;
}

/** Something that happened: a fact, a deemed event, or a moment that a rule waited for. */
export interface Occurrence {
  /** Unique in a run: the place in the log, with a suffix for what was deemed or awaited. */
  readonly key: string;
  /** By which other events refer to it; a deemed event may have another's. */
  readonly identity: string;
  readonly kind: string;
  readonly id: string | null;
  readonly instant: number;
  readonly day: number;
  readonly dateOnly: boolean;
  readonly fields: ReadonlyMap<string, Value>;
  /** The identity of the event that it is about. */
  readonly of: string | null;
  readonly certificate: string | null;
  /** Who did it or joined in it, as told: parties, or holders and certificates of a register. */
  readonly by?: readonly string[];
  /** The sections that an amendment changes, as told. */
  readonly modifies?: readonly string[];
  /** For a notice: it is told at the time at which it takes effect. */
  readonly takesEffect?: true;
  /** For an accepted act: what it gave, which stays as it was settled. */
  readonly given?: ReadonlyMap<TermSymbol, Value>;
  /** Place in the log, for ties of the instant. */
  readonly index: number;
  readonly place: import("../../grammar/source.ts").Place;
}

/** A value at run time. What it is stands in the static type: days and instants are both numbers. */
export type Value =
  Rational | number | string | boolean | readonly BasketItem[] | PeriodValue | DurationValue | Occurrence;
