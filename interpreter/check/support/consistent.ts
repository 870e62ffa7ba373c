/** Whether several things can hold at once: not only two by two, but an order from the first to the last. */

import { Rational } from "../../values/rational.ts";
import { contradict, EQUAL, LESS, MORE, type Literal } from "./conditions.ts";

/** `from` is less than `to`, or at most as much. */
interface Step {
  readonly from: string;
  readonly to: string;
  readonly less: boolean;
}

/** More things than this are compared two by two alone. */
const MOST_ORDERED = 40;

/** More pairs of ways than these are not looked at. */
const MOST_PAIRS = 400;

/** Whether some way to meet one condition and some way to meet another can hold at once. Yes where there are too many. */
export function canBothHold(
  ways: readonly (readonly Literal[])[],
  others: readonly (readonly Literal[])[],
): boolean {
  if (ways.length * others.length > MOST_PAIRS) return true;
  return ways.some((way) => others.some((other) => isConsistent([...way, ...other])));
}

/** False where the words alone show that not all of them can hold. */
export function isConsistent(literals: readonly Literal[]): boolean {
  for (const [i, one] of literals.entries())
    for (const other of literals.slice(i + 1)) if (contradict(one, other)) return false;
  const orders = literals.flatMap((each) => (each.form === "order" ? [each] : []));
  return orders.length > MOST_ORDERED || !isCircular(stepsOf(orders));
}

function stepsOf(orders: readonly Extract<Literal, { readonly form: "order" }>[]): Step[] {
  const steps: Step[] = [];
  const numbers = new Map<string, Rational>();
  for (const { left, right, outcomes, number } of orders) {
    const to = number === null ? right : `# ${number.toFraction()}`;
    if (number !== null) numbers.set(to, number);
    if ((outcomes & MORE) === 0) steps.push({ from: left, to, less: (outcomes & EQUAL) === 0 });
    if ((outcomes & LESS) === 0) steps.push({ from: to, to: left, less: (outcomes & EQUAL) === 0 });
  }
  const sorted = [...numbers].toSorted(([, a], [, b]) => a.cmp(b));
  for (const [i, [to]] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before !== undefined) steps.push({ from: before[0], to, less: true });
  }
  return steps;
}

/** Whether something would be less than itself. */
function isCircular(steps: readonly Step[]): boolean {
  const names = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
  // Nothing is known, at most as much, less.
  const known = new Map(steps.map(({ from, to }) => [`${from}|${to}`, false]));
  for (const { from, to, less } of steps) if (less) known.set(`${from}|${to}`, true);
  for (const over of names)
    for (const from of names) {
      const first = known.get(`${from}|${over}`);
      if (first === undefined) continue;
      for (const to of names) {
        const second = known.get(`${over}|${to}`);
        if (second === undefined) continue;
        const key = `${from}|${to}`;
        known.set(key, first || second || known.get(key) === true);
      }
    }
  return names.some((name) => known.get(`${name}|${name}`) === true);
}
