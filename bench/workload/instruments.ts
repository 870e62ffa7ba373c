import { Rational } from "../../interpreter/values/rational.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import {
  type DecimalFacts,
  type DecimalResult,
  glowpointByHand,
  roundedByHand,
} from "../baseline/decimal-run.ts";

/** A contract that both programs run. */
export interface Instrument {
  readonly name: string;
  readonly path: string;
  /** What is written in place of a blank. */
  readonly blanks: readonly (readonly [blank: string, filled: string])[];
  /** What its stock is worth, in cents. */
  readonly price: number;
  readonly terms: { readonly price: string; readonly number: string };
  readonly byHand: (facts: DecimalFacts) => DecimalResult;
}

export const ROUNDED: Instrument = {
  name: "a price that is rounded at each adjustment",
  path: "bench/rounded.tenor",
  blanks: [],
  price: 1_600,
  terms: { price: "Exercise Price", number: "Warrant Share Number" },
  byHand: roundedByHand,
};

export const GLOWPOINT: Instrument = {
  name: "the Glowpoint warrant, whose price is never rounded",
  path: "examples/glowpoint-2005/glowpoint.tenor",
  blanks: [
    [
      '"Warrant Share Number" initially means [●] shares',
      '"Warrant Share Number" initially means 100,000 shares',
    ],
  ],
  price: 300,
  terms: { price: "Warrant Price", number: "Warrant Share Number" },
  byHand: glowpointByHand,
};

/** Where the two programs differ by more than decimal.js can know: entry by entry, then at the end. */
export function disagreements(result: RunResult, byHand: DecimalResult, { terms }: Instrument): string[] {
  const found: string[] = [];
  if (result.ledger.length !== byHand.ledger.length)
    found.push(`${result.ledger.length} entries and ${byHand.ledger.length}`);
  for (const [at, entry] of byHand.ledger.entries()) {
    const other = result.ledger[at];
    const same = other?.term === terms[entry.term] && isNear(other.after.value, entry.after.toFixed());
    if (!same) found.push(`entry ${at}, ${entry.event} of ${entry.on}`);
  }
  for (const [term, value] of [
    [terms.price, byHand.price],
    [terms.number, byHand.number],
    ["Shares Outstanding", byHand.outstanding],
  ] as const) {
    if (!isNear(result.terms.get(term)?.value ?? null, value.toFixed())) found.push(term);
  }
  return found;
}

/** To 28 digits: of the 34 that decimal.js has, a thousand roundings may spoil the last. */
function isNear(value: unknown, decimal: string): boolean {
  const other = Rational.parse(decimal);
  if (!(value instanceof Rational) || other === null) return false;
  const most = value.abs().div(Rational.of(10n ** 28n)) ?? Rational.ZERO;
  return value.sub(other).abs().lte(most);
}
