import { ln, sqrt } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";

const TRADING_DAYS_A_YEAR = Rational.of(252);

/**
 * Annualised volatility of prices at equal steps of one trading day: the sample standard deviation of the logarithms of their
 * ratios, times the root of 252 (Hull, Options, Futures and Other Derivatives, "Estimating volatility from historical data").
 * A number, to 34 digits. Null for fewer than three prices or a price that is not above zero.
 */
export function annualized(prices: readonly Rational[]): Rational | null {
  if (prices.length < 3) return null;
  const returns: Rational[] = [];
  for (let index = 1; index < prices.length; index++) {
    const ratio = prices[index]!.div(prices[index - 1]!);
    const log = ratio === null ? null : ln(ratio);
    if (log === null) return null;
    returns.push(log);
  }
  const count = Rational.of(returns.length);
  const mean = sum(returns).div(count) ?? Rational.ZERO;
  const squares = sum(returns.map((value) => value.sub(mean).mul(value.sub(mean))));
  const variance = squares.div(Rational.of(returns.length - 1)) ?? Rational.ZERO;
  return sqrt(variance.mul(TRADING_DAYS_A_YEAR));
}

function sum(values: readonly Rational[]): Rational {
  return values.reduce((total, value) => total.add(value), Rational.ZERO);
}
