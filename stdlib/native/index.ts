import type { Rational } from "../../interpreter/values/index.ts";
import { callValue, type Option, putValue } from "./black-scholes.ts";

/** A function that Tenor names but cannot say. Pure: the same numbers give the same number, or null where there is none. */
export interface Native {
  readonly inputs: readonly { readonly name: string }[];
  evaluate(inputs: ReadonlyMap<string, Rational>): Rational | null;
}

const OPTION = ["Spot", "Strike", "Rate", "Volatility", "Years"] as const;

function onOption(value: (option: Option) => Rational | null): Native {
  return {
    inputs: OPTION.map((name) => ({ name })),
    evaluate(inputs) {
      const [spot, strike, rate, volatility, years] = OPTION.map((name) => inputs.get(name));
      if (!spot || !strike || !rate || !volatility || !years) return null;
      return value({ spot, strike, rate, volatility, years });
    },
  };
}

/** Every native function by the name that a definition gives it: `is native "black-scholes-call"`. */
export const natives: ReadonlyMap<string, Native> = new Map([
  ["black-scholes-call", onOption(callValue)],
  ["black-scholes-put", onOption(putValue)],
]);
