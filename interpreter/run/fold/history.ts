import type { Environment } from "../../compile/context.ts";
import { PersistentMap } from "../../compile/persistent-map.ts";
import type { Program } from "../../compile/program.ts";
import type { CertificateEvent, Held } from "../../compile/state.ts";
import type { Occurrence, Value } from "../../compile/value.ts";
import type { TermSymbol } from "../../model/model.ts";
import type { Rational } from "../../values/rational.ts";
import type { Beginning } from "../register.ts";

/** What an accepted act changed of one certificate, kept as recorded when a history is run again. */
export interface RecordedAct {
  readonly slots: readonly (readonly [slot: number, delta: Rational])[];
  readonly eventSlots: readonly (readonly [slot: number, identity: string, delta: Rational])[];
  /** What is no number and so has no difference: a yes or no, a date, a text. */
  readonly values: readonly (readonly [slot: number, value: Held])[];
  readonly eventValues: readonly (readonly [slot: number, identity: string, value: Held])[];
  /** Certificates that were issued out of it, each for what part of the shares that it then had. */
  readonly issues: readonly RecordedIssue[];
  readonly cancelled: { readonly status: string; readonly event: CertificateEvent } | null;
  /** The shares that the certificate was lowered by, and those that were delivered for them. */
  readonly exercised: Rational;
  readonly delivered: Rational;
  /** Of an act that was taken back: the certificate for what it had taken. */
  readonly aside: SetAside | null;
}

/** A certificate for what an act had taken that was taken back. */
export interface SetAside {
  readonly number: string;
  readonly amount: Rational;
  readonly event: CertificateEvent;
}

/** A certificate that came out of another. */
export interface RecordedIssue {
  readonly number: string;
  readonly holder: string;
  readonly amount: Rational;
  /** What the certificate had. */
  readonly of: Rational;
  readonly event: CertificateEvent;
}

/** What an act changed, by certificate; null where there is no register. */
export type Recorded = ReadonlyMap<string | null, RecordedAct>;

/** What an event rescinded and deemed, kept as recorded when a history is run again. */
export interface Decision {
  readonly deemed: readonly Occurrence[];
}

/** What stays decided when a history is run again. Each world adds its own to what it began with. */
export interface Decided {
  /** Acts by key, null for one that was refused. */
  readonly acts: Map<string, Recorded | null>;
  /** Acts that have been taken back, by key. */
  readonly undone: Set<string>;
  /** The numbers that events gave to certificates, by the event's key. */
  readonly numbers: Map<string, readonly string[]>;
  /** What accepted acts gave, by the act's key. */
  readonly given: Map<string, ReadonlyMap<TermSymbol, Value>>;
}

/** What does not change while a history is folded, and what is carried over when it is folded again. */
export interface History {
  /** The last words of the contract, which know the ones before. */
  readonly program: Program;
  readonly environment: Environment;
  /** Adjustments left out: `section|event key`. */
  readonly rescinded: ReadonlySet<string>;
  readonly decisions: PersistentMap<string, Decision>;
  readonly decided: Decided;
  readonly beginning: Beginning;
}

/** A history of which nothing has been decided yet. */
export function freshHistory(program: Program, environment: Environment, beginning: Beginning): History {
  const decided: Decided = { acts: new Map(), undone: new Set(), numbers: new Map(), given: new Map() };
  return { program, environment, rescinded: new Set(), decisions: PersistentMap.empty(), decided, beginning };
}

/** The same, to be added to. */
export function copyOf({ acts, undone, numbers, given }: Decided): Decided {
  return {
    acts: new Map(acts),
    undone: new Set(undone),
    numbers: new Map(numbers),
    given: new Map(given),
  };
}
