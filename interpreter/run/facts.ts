import type { Determination, FactEvent, QuoteRow } from "../facts/types.ts";

/** Everything from outside that a run reads. */
export interface Facts {
  /** In any order; the run orders them by instant, then by place in the file. */
  readonly events: readonly FactEvent[];
  readonly determinations: readonly Determination[];
  readonly quotes: readonly QuoteRow[];
}

export const NO_FACTS: Facts = { events: [], determinations: [], quotes: [] };
