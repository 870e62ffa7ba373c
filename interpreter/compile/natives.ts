import type { Rational } from "../values/rational.ts";

/** A function of the library that is not written in Tenor: pure, over exact numbers, null where it has no answer. */
export interface Native {
  readonly inputs: readonly { readonly name: string }[];
  readonly evaluate: (inputs: ReadonlyMap<string, Rational>) => Rational | null;
}
