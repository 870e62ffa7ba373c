import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import type { CertificateEvent } from "../compile/state.ts";
import type { BasketItem } from "../facts/types.ts";
import type { Type } from "../model/types.ts";
import type { Rational } from "../values/rational.ts";

/** A value with its type: what the terminal, JSON and documents print. Null where it is not known. */
export interface Shown {
  readonly type: Type;
  readonly value: Rational | number | string | boolean | readonly BasketItem[] | null;
}

/** What a number in a formula was: a term, a field, a quote, or a literal of the contract. */
export interface Operand {
  /** As the formula calls it: `Warrant Price`, `Shares Issued`, `M`, `Closing Bid on March 14, 2005`. */
  readonly name: string;
  readonly value: Shown;
  /** The section that gives it; null for a fact of the event or a quote. */
  readonly section: string | null;
  readonly place: Place | null;
  /** How it was computed itself, one level down; empty for facts, quotes and state. */
  readonly steps: readonly Step[];
}

/** One thing that happened on the way to a value. Everything that `explain` prints, data only. */
export type Step =
  /** A formula with the values put in: `Warrant Price * N / adjusted N`. */
  | {
      readonly kind: "formula";
      readonly section: string | null;
      /** The contract's own words for it, white space folded. */
      readonly text: string;
      /** The same with each name replaced by its value: what a test recomputes. */
      readonly filled: string;
      readonly operands: readonly Operand[];
      readonly result: Shown;
      readonly place: Place;
    }
  /** The limb of a waterfall that applied. */
  | {
      readonly kind: "case";
      readonly section: string | null;
      readonly label: string;
      readonly text: string;
      readonly place: Place;
    }
  | {
      readonly kind: "rounded";
      readonly section: string | null;
      readonly from: Shown;
      readonly to: Shown;
      readonly rule: string;
      readonly tie: boolean;
      readonly place: Place;
    }
  | {
      readonly kind: "floor" | "cap";
      readonly section: string | null;
      readonly from: Shown;
      readonly to: Shown;
      readonly bound: Shown;
      readonly text: string;
      readonly place: Place;
    }
  /** `never an increase`: the adjustment would have gone the wrong way. */
  | {
      readonly kind: "direction";
      readonly section: string | null;
      readonly from: Shown;
      readonly text: string;
      readonly place: Place;
    }
  | {
      readonly kind: "postponed";
      readonly section: string | null;
      readonly carriedAs: "ratio" | "amount";
      /** What is carried after this event, all postponed adjustments together. */
      readonly carry: Shown;
      readonly threshold: Shown;
      readonly required: Shown;
      readonly place: Place;
    }
  | {
      readonly kind: "released";
      readonly section: string | null;
      readonly carriedAs: "ratio" | "amount";
      readonly carry: Shown;
      readonly because: "threshold" | "act";
      /** The ids or dates of the events whose adjustments were carried. */
      readonly since: readonly string[];
      readonly place: Place;
    }
  | { readonly kind: "waits"; readonly section: string | null; readonly term: string; readonly place: Place }
  | {
      readonly kind: "reading";
      readonly section: string | null;
      readonly key: string;
      readonly name: string;
      readonly place: Place;
    }
  | {
      readonly kind: "borrowed";
      readonly section: string | null;
      readonly from: string;
      readonly place: Place;
    }
  | {
      readonly kind: "replayed";
      readonly section: string | null;
      /** The adjustments left out, in words. */
      readonly without: readonly string[];
      /** The adjustments of the history as run again. */
      readonly ledger: readonly LedgerEntry[];
      readonly place: Place;
    };

/** Which words of a contract that is amended in the course of time: those of a file, from an instant, until another. */
export interface Words {
  readonly file: string;
  /** Null for those that are so from the beginning. */
  readonly from: number | null;
  /** Null for the last. */
  readonly until: number | null;
}

export type LedgerStatus = "made" | "postponed" | "rescinded" | "barred";

/** One adjustment of a term of the certificate. */
export interface LedgerEntry {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
  /** The certificate whose term it is; null without a register. */
  readonly certificate: string | null;
  /** The section under which it was made, as results show it. */
  readonly section: string;
  /** The words that the section is of; null where the contract has only ones. */
  readonly words: Words | null;
  readonly term: string;
  readonly before: Shown;
  readonly after: Shown;
  readonly status: LedgerStatus;
  /** Computed when asked for: a run of a thousand events does not build what nobody reads. */
  readonly steps: readonly Step[];
  readonly place: Place;
}

/** An act that needs a right, and what became of it. */
export interface ActRecord {
  readonly day: number;
  readonly instant: number;
  readonly act: string;
  readonly id: string | null;
  readonly certificate: string | null;
  readonly status: "accepted" | "refused";
  /** The words by which it was judged; null where the contract has only ones. */
  readonly words: Words | null;
  /** Sections, in the order of the contract; empty when accepted. */
  readonly refusedBy: readonly string[];
  /** When what it settled was taken back, and under which section. */
  readonly rescinded: { readonly instant: number; readonly section: string } | null;
  /** Why each refuses, in words. */
  readonly reasons: readonly { readonly section: string; readonly text: string; readonly place: Place }[];
  /** Of an accepted act that clauses let through only in part; its fields then have what counts. Null where all of it does. */
  readonly cutBack: CutBack | null;
  /** The greatest whole number that every clause allows; null where it could not be found (or the act counts nothing). */
  readonly mostAllowed: bigint | null;
  readonly fields: readonly { readonly name: string; readonly value: Shown }[];
  /** The certificate's terms that the act used, such as the price; then what the act gives. */
  readonly terms: readonly { readonly name: string; readonly value: Shown }[];
  readonly gives: readonly {
    readonly name: string;
    readonly value: Shown;
    readonly steps: readonly Step[];
  }[];
  readonly place: Place;
}

/** What an act asked for, how much of it counts, and why the rest does not. */
export interface CutBack {
  readonly asked: Shown;
  readonly counts: Shown;
  /** Sections, in the order of the contract. */
  readonly by: readonly string[];
  readonly reasons: ActRecord["reasons"];
}

export interface SettlementRecord {
  readonly day: number;
  readonly instant: number;
  readonly id: string | null;
  /** The certificate of which something changed hands; null without a register, and for what is common to all. */
  readonly certificate: string | null;
  readonly section: string;
  readonly from: string;
  readonly to: string;
  /** The asset, or the ISO code for money. */
  readonly asset: string;
  readonly amount: Rational;
  /** `USD`, `share`. */
  readonly unit: string;
  readonly steps: readonly Step[];
}

/** The terms after something happened. */
export interface HistoryRecord {
  readonly day: number;
  readonly instant: number;
  /** `Stock Split "S1"`, `the beginning`. */
  readonly cause: string;
  /** With a register: what is the same for all certificates that are outstanding; no value where they differ. */
  readonly terms: ReadonlyMap<string, Shown>;
  /** The terms of each certificate that is outstanding; null without a register. */
  readonly certificates: ReadonlyMap<string, ReadonlyMap<string, Shown>> | null;
}

export interface ObligationRecord {
  readonly section: string;
  readonly party: string;
  readonly act: string;
  /** The event from which it arose. */
  readonly event: string;
  readonly id: string | null;
  /** The certificate that it concerns; null without a register. */
  readonly certificate: string | null;
  readonly arose: number;
  /** The last instant in time; null for `promptly` and where a fact is missing. */
  readonly due: number | null;
  readonly openTextured: boolean;
  readonly status: "open" | "performed" | "late" | "breached" | "waived";
  readonly performed: number | null;
  /** When it was waived, and under which section. */
  readonly waived: { readonly instant: number; readonly section: string } | null;
  /** For a duty to pay: how much. */
  readonly amount: {
    readonly value: Rational;
    readonly unit: string;
    readonly steps: readonly Step[];
  } | null;
  /** Who holds that certificate at the end. */
  readonly holder: string | null;
  /** For a duty to give notice: to whom, and where notices to that party then go. */
  readonly to: string | null;
  readonly address: string | null;
}

/** An act that is done by notice, and when it took effect. */
export interface NoticeRecord {
  readonly event: string;
  readonly id: string | null;
  readonly to: string | null;
  /** Where notices to that party went when it was sent. */
  readonly address: string | null;
  readonly sent: number | null;
  readonly channel: string | null;
  readonly received: number | null;
  /** Null where nothing told says that it has taken effect. */
  readonly effective: number | null;
  /** The section that says when; null where the fact itself does. */
  readonly section: string | null;
  readonly steps: readonly Step[];
  readonly place: Place;
}

export interface NeedRecord {
  readonly kind: "blank" | "fact" | "quote" | "determination";
  readonly what: string;
  /** The day for which it is needed, where it is of a day. */
  readonly day: number | null;
  readonly by: string | null;
  readonly section: string | null;
  readonly place: Place | null;
}

export interface StopRecord {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
  readonly section: string | null;
  readonly code: string;
  readonly message: string;
}

/** A certificate as it is at the end. */
export interface CertificateRecord {
  readonly number: string;
  readonly holder: string;
  /** The certificate that it came out of. */
  readonly from: string | null;
  /** Null for the contract itself, where no event issues certificates. */
  readonly issued: CertificateEvent | null;
  /** The day on which the first of its line was issued. */
  readonly original: number | null;
  /** The shares for which it was issued. */
  readonly covered: Rational;
  /** The stock that was issued for what was exercised under it. */
  readonly delivered: Rational;
  /** The shares that it is for now; null where the contract leaves them blank. */
  readonly shares: Rational | null;
  /** `outstanding`, `expired`, or what the contract says that it was cancelled as. */
  readonly status: string;
  readonly cancelled: CertificateEvent | null;
  readonly terms: ReadonlyMap<string, Shown>;
  /** With what was adjusted of those that it came from, while it was part of them. */
  readonly ledger: readonly LedgerEntry[];
}

/** `covered + adjusted = issued + payment + outstanding + expired + cancelled`, in shares. */
export interface Reconciliation {
  /** By the original certificates. */
  readonly covered: Rational;
  /** What adjustments have added, less what they have taken. */
  readonly adjusted: Rational;
  /** On exercise. */
  readonly issued: Rational;
  /** Cancelled as payment of an exercise, or paid in cash as a fraction. */
  readonly payment: Rational;
  readonly outstanding: Rational;
  readonly expired: Rational;
  /** Left on certificates that were cancelled without another in their place. */
  readonly cancelled: Rational;
}

/** All that a run says. Immutable; JSON, tables and explanations are made from it. */
export interface RunResult {
  readonly contract: string;
  readonly zone: string;
  readonly currency: string;
  readonly asOf: number;
  /** The words of the contract up to the last day, the first ones first; empty where they do not change. */
  readonly words: readonly Words[];
  /** The name picked for each ambiguity, by its key. */
  readonly readings: ReadonlyMap<string, string>;
  /** The state at the end: terms of the certificate first, in the contract's order. */
  readonly terms: ReadonlyMap<string, Shown>;
  readonly ledger: readonly LedgerEntry[];
  /** By number, in the order of their issue; null without a register. */
  readonly certificates: ReadonlyMap<string, CertificateRecord> | null;
  /** Where all shares have gone; null without a register. */
  readonly reconciliation: Reconciliation | null;
  readonly acts: readonly ActRecord[];
  readonly settlements: readonly SettlementRecord[];
  readonly history: readonly HistoryRecord[];
  readonly obligations: readonly ObligationRecord[];
  /** In the order in which they were sent. */
  readonly notices: readonly NoticeRecord[];
  readonly needs: readonly NeedRecord[];
  readonly stopped: StopRecord | null;
  /** Events after the as-of date, left out. */
  readonly later: number;
  /** Events behind a stop. */
  readonly notReached: readonly {
    readonly event: string;
    readonly id: string | null;
    readonly day: number;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}
