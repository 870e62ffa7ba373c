import { Rational } from "../values/rational.ts";
import { isNone, Lack } from "./lack.ts";
import type { Held } from "./state.ts";

/** Whether two values are the same: numbers by value, baskets line by line, what is lacking as what is lacking. */
export function sameValue(a: Held | undefined, b: Held | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (isNone(a) || isNone(b)) return a instanceof Lack && b instanceof Lack && a.what === b.what;
  if (a instanceof Rational && b instanceof Rational) return a.eq(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length &&
      a.every((item, index) => item.asset === b[index].asset && item.amount.eq(b[index].amount))
    );
  }
  if (typeof a === "object" && typeof b === "object" && "from" in a && "from" in b)
    return a.from === b.from && a.to === b.to;
  return false;
}
