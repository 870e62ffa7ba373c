/** Scenarios: what is given, what happens, what is expected. */
import type { Name, SectionRef } from "./names.ts";
import type { Binding, ComparisonOperator, Expression, TextLiteral } from "./expressions.ts";
import type { Span } from "../source.ts";

/**
 * `T is E`, `Closing Bid is $1.42 on D`: a fact or value given. `reading "x"` picks a reading.
 * `VWAP is $14.00 from D to E` gives it for every day from Monday to Friday of the period (`to` is E, otherwise null); what is
 * given later for a day stands in the place of what was given before.
 */
export type Given =
  | {
      readonly form: "value";
      readonly target: Expression;
      readonly value: Expression;
      readonly day: Expression | null;
      readonly to: Expression | null;
      readonly venue: TextLiteral | null;
      readonly span: Span;
    }
  | {
      readonly form: "reading";
      readonly name: TextLiteral;
      readonly section: SectionRef | null;
      readonly span: Span;
    };

/**
 * `on April 4, 2006: Share Issuance "E1" with F = E, G = E.`; `Amend by the Issuer and the Holder modifying section 7 with ...`;
 * `Exercise of "X" under certificate "W-1" with F = E`.
 */
export interface Happening {
  readonly kind: "Happening";
  readonly event: Name;
  readonly id: TextLiteral | null;
  readonly of: TextLiteral | null;
  /** Who did it or joined in it; empty where it is not said. */
  readonly by: readonly Expression[];
  /** The sections that an amendment changes. */
  readonly modifies: readonly SectionRef[];
  readonly certificate: TextLiteral | null;
  readonly inputs: readonly Binding[];
  readonly span: Span;
}

/** What a scenario expects. */
export type Expectation =
  | {
      readonly form: "value";
      readonly target: Expression;
      /** `under certificate "W-1"`. */
      readonly certificate: TextLiteral | null;
      readonly operator: ComparisonOperator;
      readonly value: Expression;
      /** `to the nearest $0.0001`. */
      readonly tolerance: Expression | null;
      readonly day: Expression | null;
      readonly under: SectionRef | null;
      readonly span: Span;
    }
  | {
      readonly form: "act";
      readonly event: Name;
      readonly id: TextLiteral | null;
      readonly outcome: "accepted" | "refused" | "cut back";
      /** `is cut back to 500`. */
      readonly to: Expression | null;
      readonly under: readonly SectionRef[];
      /** `with at most 500 allowed`. */
      readonly most: Expression | null;
      /** `with Net Shares = 40`: what the act gives. */
      readonly inputs: readonly Binding[];
      readonly span: Span;
    }
  | {
      /** `certificate "W-1" is "transferred"`, `certificate "W-2" is held by "Beta Fund"`. */
      readonly form: "certificate";
      readonly certificate: TextLiteral;
      readonly status: TextLiteral | null;
      readonly holder: TextLiteral | null;
      readonly span: Span;
    }
  | {
      readonly form: "settlement";
      readonly from: Expression;
      readonly verb: "pays" | "delivers";
      readonly amount: Expression;
      readonly asset: Expression | null;
      readonly to: Expression;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      readonly form: "duty";
      readonly party: Expression;
      readonly act: Name;
      readonly status: "open" | "performed" | "late" | "breached" | "waived";
      /** `in the amount of $100`. */
      readonly amount: Expression | null;
      readonly due: Expression | null;
      readonly span: Span;
    }
  | {
      /** `no duty to Deliver New Warrant arises under section 2(d) on D`. */
      readonly form: "no duty";
      readonly act: Name;
      readonly under: SectionRef | null;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      /** `the covenant under section 3(a) is not kept on D`. */
      readonly form: "covenant";
      readonly under: SectionRef;
      readonly kept: boolean;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      readonly form: "needs";
      readonly what: "quote" | "fact" | "determination" | "blank";
      readonly of: Expression;
      readonly day: Expression | null;
      readonly span: Span;
    }
  | {
      readonly form: "stops";
      readonly event: Name | null;
      readonly under: SectionRef | null;
      readonly span: Span;
    }
  | {
      readonly form: "ledger";
      readonly term: Name;
      readonly status: "made" | "postponed" | "rescinded" | "barred";
      readonly under: SectionRef | null;
      readonly day: Expression | null;
      readonly span: Span;
    };

export type ScenarioStep =
  | { readonly form: "given"; readonly givens: readonly Given[]; readonly span: Span }
  | {
      readonly form: "on";
      readonly date: Expression;
      readonly happenings: readonly Happening[];
      readonly span: Span;
    }
  | { readonly form: "then"; readonly expectations: readonly Expectation[]; readonly span: Span };

export interface Scenario {
  readonly kind: "Scenario";
  readonly title: TextLiteral;
  readonly steps: readonly ScenarioStep[];
  readonly span: Span;
}
