import type * as ast from "../../grammar/ast.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";

/** What came of one expectation. */
export interface ExpectationResult {
  readonly form: ast.Expectation["form"];
  /** As the scenario has it, white space folded. */
  readonly text: string;
  readonly place: Place;
  readonly passed: boolean;
  /** What it is about: `Warrant Price`, `Exercise "X1"`. */
  readonly subject: string;
  readonly expected: string;
  readonly got: string;
  /** What was got in full where it is a number: `2.4`, or `1129/484` where no decimal is exact. */
  readonly exact: string | null;
  /** How far a number is off: `$0.0008 more`. */
  readonly off: string | null;
  /** Null where it passed. */
  readonly diagnostic: Diagnostic | null;
}

/** What came of one scenario. */
export interface ScenarioResult {
  readonly title: string;
  readonly place: Place;
  readonly passed: boolean;
  readonly expectations: readonly ExpectationResult[];
  /** Failures, and what is wrong with the scenario itself; warnings too. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a check of one expectation finds. */
export interface Verdict {
  readonly passed: boolean;
  readonly subject: string;
  readonly expected: string;
  readonly got: string;
  readonly exact?: string | null;
  readonly off?: string | null;
  /** Why it failed, at the expectation's place; null where it passed. */
  readonly diagnostic: Diagnostic | null;
}
