import { exp, ln, normalCdf, Rational, roundTo, sqrt } from "../../interpreter/values/index.ts";

/** What an option is worth under Black and Scholes: a European option on a share without dividends or cost of borrow. */
export interface Option {
  readonly spot: Rational;
  readonly strike: Rational;
  /** A year, continuously compounded: 1/20 for 5%. */
  readonly rate: Rational;
  /** A year: 1 for 100%. */
  readonly volatility: Rational;
  readonly years: Rational;
}

/** Digits of what stands between, well beyond those of the result. */
const WORKING_DIGITS = 46;
/** The result is rounded to so fine a step that no contract's rounding can tell it from the exact value. */
const FINEST = Rational.of(1n, 10n ** 30n);
const HALF = Rational.of(1, 2);

/** The value of the right to buy; null where the inputs mean no option (a negative price, volatility or time). */
export function callValue(option: Option): Rational | null {
  const { spot, strike, years, volatility } = option;
  if ([spot, strike, years, volatility].some((number) => number.sign() < 0)) return null;
  if (spot.isZero()) return Rational.ZERO;
  const cost = present(option);
  const spread = sqrt(volatility.mul(volatility).mul(years), WORKING_DIGITS);
  // Without a price to pay, time or movement the holder knows today what there is to gain.
  if (spread === null || spread.isZero() || strike.isZero())
    return Rational.max(Rational.ZERO, spot.sub(cost));
  const odds = ln(spot.div(cost) ?? Rational.ONE, WORKING_DIGITS);
  const far = odds?.div(spread);
  if (!far) return null;
  const first = far.add(spread.mul(HALF));
  const held = spot.mul(normalCdf(first, WORKING_DIGITS));
  const paid = cost.mul(normalCdf(first.sub(spread), WORKING_DIGITS));
  return roundTo(held.sub(paid), FINEST, "nearest", "half even");
}

/** The value of the right to sell: the call's, less the share, with the price to come (put-call parity). */
export function putValue(option: Option): Rational | null {
  const call = callValue(option);
  return call === null
    ? null
    : roundTo(call.sub(option.spot).add(present(option)), FINEST, "nearest", "half even");
}

/** What the strike costs today. */
function present({ strike, rate, years }: Option): Rational {
  return strike.mul(exp(rate.mul(years).neg(), WORKING_DIGITS));
}
