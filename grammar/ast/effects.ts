/** What a rule waits for, and what it does. */
import type { Name, SectionRef } from "./names.ts";
import type { Alternative, Binding, Expression, TextLiteral } from "./expressions.ts";
import type { Span } from "../source.ts";

/** `on Stock Dividend or Stock Split:` */
export interface EventTrigger {
  readonly kind: "EventTrigger";
  readonly events: readonly Name[];
  readonly span: Span;
}

/** `on any adjustment of Warrant Price or Warrant Share Number:` */
export interface AdjustmentTrigger {
  readonly kind: "AdjustmentTrigger";
  readonly terms: readonly Name[];
  readonly span: Span;
}

/** `at Payment Date of a Stock Dividend:`, `at 61 days after a Waiver Notice:`; the expression names the event kind. */
export interface InstantTrigger {
  readonly kind: "InstantTrigger";
  readonly instant: Expression;
  readonly span: Span;
}

export type Trigger = EventTrigger | AdjustmentTrigger | InstantTrigger;

/** `if C`, `unless C`, in the order written; all must let the rule through. */
export interface Condition {
  readonly kind: "Condition";
  readonly negated: boolean;
  /** `to the extent that C`: of an act that is counted, only the part for which it is so. */
  readonly extent: boolean;
  readonly expression: Expression;
  readonly span: Span;
}

/** `T becomes E`, `T of X becomes E`. */
export interface Becomes {
  readonly kind: "Becomes";
  readonly target: Expression;
  readonly value: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `T falls by E`, `T rises by E`: a settlement's change, not an adjustment. */
export interface FallsBy {
  readonly kind: "FallsBy";
  readonly target: Expression;
  readonly direction: "falls" | "rises";
  readonly amount: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `adjust as section 4(d)(i) provides, with F = E, G = E`. */
export interface AdjustAs {
  readonly kind: "AdjustAs";
  readonly section: SectionRef;
  readonly inputs: readonly Binding[];
  readonly span: Span;
}

/** `deem Equivalents Issuance as Equivalents with F = E`. */
export interface Deem {
  readonly kind: "Deem";
  readonly event: Name;
  readonly as: Expression | null;
  readonly inputs: readonly Binding[];
  readonly span: Span;
}

/** `rescind adjustments under section 4(e) for Equivalents`. */
export interface Rescind {
  readonly kind: "Rescind";
  readonly sections: readonly SectionRef[];
  readonly object: Expression;
  readonly span: Span;
}

/** `rescind the Exercise`: takes back what an accepted act settled. */
export interface Undo {
  readonly kind: "Undo";
  readonly object: Expression;
  readonly span: Span;
}

/** `the Issuer need not Deliver New Warrant for the Exercise`: waives duties that are owed. */
export interface NeedNot {
  readonly kind: "NeedNot";
  readonly parties: readonly Expression[];
  /** The duty's act; null where the event tells it. */
  readonly act: Name | null;
  /** `need not perform Duty`: a text that names the duty's act. */
  readonly told: Expression | null;
  /** The event from which the duty arose; null: the event that this one is about, or any. */
  readonly object: Expression | null;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Term ends`. */
export interface Ends {
  readonly kind: "Ends";
  readonly target: Name;
  readonly span: Span;
}

/** `the Holder pays Cash Due to the Issuer`. */
export interface Pays {
  readonly kind: "Pays";
  readonly payer: Expression;
  readonly amount: Expression;
  readonly payee: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Issuer delivers Shares Issued of Deliverable to the Holder`; `asset` is a basket term, a quoted asset or a name. */
export interface Delivers {
  readonly kind: "Delivers";
  readonly from: Expression;
  readonly amount: Expression;
  readonly asset: Expression;
  readonly to: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Issuer issues a certificate for N to P`: out of the certificate that the event is about; without `for`, for all that it has left. */
export interface Issues {
  readonly kind: "Issues";
  readonly issuer: Expression;
  readonly amount: Expression | null;
  readonly to: Expression;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `the Issuer cancels the certificate as "transferred"`: what has become of it stands in the register. */
export interface Cancels {
  readonly kind: "Cancels";
  readonly issuer: Expression;
  readonly status: TextLiteral;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** `within 3 Trading Days of E`, `at least 20 days before E`, `by E`, `promptly`. */
export interface Deadline {
  readonly kind: "Deadline";
  readonly form: "within" | "at least before" | "by" | "promptly";
  readonly duration: Expression | null;
  /** Null: the event from which the duty arises. */
  readonly anchors: readonly Expression[];
  readonly span: Span;
}

/** `PARTY shall ACT [in the amount of E] [deadline] [, failing which EVENT]`. */
export interface Obligation {
  readonly kind: "Obligation";
  readonly parties: readonly Expression[];
  readonly act: Name;
  /** What has to be paid, for a duty to pay. */
  readonly amount: Expression | null;
  readonly deadline: Deadline | null;
  readonly failing: Name | null;
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

/** What no exercise of a power may do without a consent: `no Amend may increase Warrant Price unless the Holder consents`. */
export interface Exception {
  readonly kind: "Exception";
  readonly act: Name;
  readonly limits: readonly Limit[];
  readonly consent: Expression | null;
  readonly span: Span;
}

/** `reduce T`, `increase T`, `shorten T`, `modify section 10`. */
export interface Limit {
  readonly kind: "Limit";
  readonly verb: "reduce" | "increase" | "shorten" | "modify";
  readonly target: Name | SectionRef;
  readonly span: Span;
}

/** `PARTY may [not] ACT [during P] [from D] [to D] [if C] [unless C] [, except that ...]`. */
export interface Right {
  readonly kind: "Right";
  readonly parties: readonly Expression[];
  readonly prohibition: boolean;
  /** Joined by `and`: only all of them together may. */
  readonly joint: boolean;
  readonly act: Name;
  readonly during: Expression | null;
  readonly from: Expression | null;
  readonly to: Expression | null;
  readonly conditions: readonly Condition[];
  readonly exception: Exception | null;
  readonly span: Span;
}

/** `reading "a": EFFECT; reading "b": EFFECT` in the body of a rule. */
export interface ReadingEffect {
  readonly kind: "ReadingEffect";
  readonly alternatives: readonly Alternative<readonly Effect[]>[];
  readonly span: Span;
}

export type Effect =
  | Becomes
  | FallsBy
  | AdjustAs
  | Deem
  | Rescind
  | Undo
  | NeedNot
  | Ends
  | Pays
  | Delivers
  | Issues
  | Cancels
  | Obligation
  | Right
  | ReadingEffect;
