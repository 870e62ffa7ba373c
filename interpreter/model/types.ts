import type { Unit } from "../values/unit.ts";

/**
 * The static types of Tenor. A value at run time carries no tag: what it is stands in the type of the expression that made
 * it (a `Rational` for quantities, a day number for dates, epoch milliseconds for instants, ...; see `../run/value.ts`).
 */
export type Type =
  /** A number of something; `percent` where it is told and read as a percentage, which changes nothing about its value. */
  | { readonly kind: "quantity"; readonly unit: Unit; readonly percent?: true }
  | { readonly kind: "yes/no" }
  /** Text; with `oneOf`, one of these quoted values. */
  | { readonly kind: "text"; readonly oneOf?: readonly string[] }
  /** A calendar day. */
  | { readonly kind: "date" }
  /** A point in time. */
  | { readonly kind: "instant" }
  /** A time of day. */
  | { readonly kind: "time" }
  /** A stretch of time with a beginning and an end. */
  | { readonly kind: "period" }
  /** A length of time: `61 days`, `3 Trading Days`. */
  | { readonly kind: "duration" }
  | { readonly kind: "party" }
  /** An occurrence of one of these event kinds. */
  | { readonly kind: "event"; readonly events: readonly string[] }
  /** Quantities by asset: what one share's worth of an exercise delivers. */
  | { readonly kind: "basket" }
  /** Nothing is known, after an error or for a blank; agrees with every type. */
  | { readonly kind: "unknown" };

/** One field of an event or act, as the contract declares it. */
export interface FieldSchema {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
}

/** What a contract declares of an event kind; facts are read against it. */
export interface EventSchema {
  readonly name: string;
  readonly act: boolean;
  readonly fields: readonly FieldSchema[];
  /** What the contract calls the event's own date (`Record Date`), if it has a name for it. */
  readonly dateName: string | null;
  /** The event kinds that `of` may refer to, and what the contract calls the one referred to. */
  readonly of: {
    readonly events: readonly string[];
    readonly name: string;
    readonly optional: boolean;
    /** True where it may happen before the event that it is about: a notice of a record date. */
    readonly ahead?: boolean;
  } | null;
}
