import { Decimal } from "decimal.js";
import { Rational } from "../interpreter/values/rational.ts";
import { roundTo } from "../interpreter/values/rounding.ts";
import { decimalFacts, type DecimalResult } from "./baseline/decimal-run.ts";
import { compare } from "./compare.ts";
import { workload } from "./workload/facts.ts";
import { factsOf, open, readSteps, runOnce } from "./workload/run.ts";
import { disagreements, GLOWPOINT, ROUNDED } from "./workload/instruments.ts";

const EVENTS = 1_000;

/** A run over five years of events and quotes, beside the same calculation written by hand with decimal.js. */
export async function benchHistory(): Promise<void> {
  for (const instrument of [ROUNDED, GLOWPOINT]) {
    const compilation = open(instrument.path, instrument.blanks);
    const work = workload(EVENTS, instrument.price);
    const facts = factsOf(compilation, work);
    const decimals = decimalFacts(work);
    const byHand: () => DecimalResult = () => instrument.byHand(decimals);
    const wrong = disagreements(runOnce(compilation, facts), byHand(), instrument);
    if (wrong.length > 0) throw new Error(`the two programs disagree: ${wrong.slice(0, 3).join("; ")}`);
    await compare(`Run ${EVENTS.toLocaleString("en-US")} events: ${instrument.name}`, [
      { name: "written by hand with decimal.js", run: byHand },
      {
        name: "run, with what its steps are derived from",
        run: () => runOnce(compilation, facts),
        aim: "0.3 x",
      },
      { name: "run, and every step derived and read", run: () => readSteps(runOnce(compilation, facts)) },
    ]);
  }
  const { cases, exact, decimal } = ties();
  console.log(
    `\nTies: of ${cases} that go up to the next hundredth of a share, a run rounds ${exact} right, decimal.js ${decimal}`,
  );
}

/**
 * Numbers whose adjustment under section 13(B) of bench/rounded.tenor, N * (O + X) / (O + C / M), ends exactly between two
 * hundredths of a share, though C / M does not end: decimal.js cuts it at its 34th digit, and some ties fall below the half.
 */
export function ties(): { readonly cases: number; readonly exact: number; readonly decimal: number } {
  const Number34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });
  const step = Rational.of(1, 100);
  let [cases, exact, decimal] = [0, 0, 0];
  for (let consideration = 10_000; consideration < 20_000; consideration += 22) {
    const market = [3, 7, 11][consideration % 3] ?? 3;
    const [outstanding, issued] = [1_000_000 + 2 * market, 2_001 + consideration];
    const below = market * outstanding + consideration;
    // N = (M * O + C) / 200: then the result is M * (O + X) / 200, and M * (O + X) is odd.
    if (below % 2 !== 0 || consideration % market === 0) continue;
    const wanted = Rational.of((market * (outstanding + issued) + 1) / 2, 100);
    const number = Rational.of(below, 200);
    const count = Rational.of(outstanding).add(Rational.of(consideration, market));
    const adjusted = number.mul(Rational.of(outstanding + issued)).div(count) ?? Rational.ZERO;
    cases++;
    if (roundTo(adjusted, step, "nearest", "half up").eq(wanted)) exact++;
    const before = new Number34(below).div(200);
    const after = before
      .mul(outstanding + issued)
      .div(new Number34(outstanding).add(new Number34(consideration).div(market)));
    if (Rational.parse(after.toDecimalPlaces(2).toFixed())?.eq(wanted) === true) decimal++;
  }
  return { cases, exact, decimal };
}
