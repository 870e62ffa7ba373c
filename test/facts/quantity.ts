import { Rational } from "../../interpreter/values/rational.ts";

export function isQuantity(value: unknown): value is Rational {
  return value instanceof Rational;
}
