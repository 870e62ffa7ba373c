// Option values against mpmath at 40 digits and QuantLib: test/families/oracle.py computes them.
import { describe, expect, it } from "vitest";
import { Rational } from "../../interpreter/values/rational.ts";
import { natives } from "../../stdlib/native/index.ts";

const number = (text: string): Rational => {
  const found = Rational.parse(text);
  if (found === null) throw new Error(text);
  return found;
};

function value(name: string, [spot, strike, rate, volatility, years]: readonly string[]): Rational | null {
  const inputs = Object.entries({
    Spot: spot,
    Strike: strike,
    Rate: rate,
    Volatility: volatility,
    Years: years,
  });
  const native = natives.get(name);
  return native?.evaluate(new Map(inputs.map(([key, text]) => [key, number(text ?? "")]))) ?? null;
}

const CASES: readonly (readonly [option: readonly string[], call: string])[] = [
  [["5.20", "3", "0.015", "1", "1567/365"], "4.078575047557043986552007"],
  [["5.20", "3", "0.015", "1", "1567/360"], "4.091346483552662379598421"],
  [["100", "100", "0.05", "0.2", "1"], "10.450583572185566781651231"],
  [["1", "10", "0.03", "1.25", "0.25"], "0.000054832831636369806665"],
  [["3", "3", "0", "1", "5"], "2.209342568151081808878672"],
];
const CLOSE = number("1e-23");

describe("black-scholes-call", () => {
  it.each(CASES)("%j", (option, call) => {
    const found = value("black-scholes-call", option);
    expect(found?.sub(number(call)).abs().lte(CLOSE)).toBe(true);
  });

  it("is what there is to gain today without time or movement", () => {
    expect(value("black-scholes-call", ["5", "3", "0.05", "1", "0"])?.toString()).toBe("2");
    expect(value("black-scholes-call", ["3", "5", "0.05", "1", "0"])?.toString()).toBe("0");
    expect(value("black-scholes-call", ["5", "3", "0", "0", "2"])?.toString()).toBe("2");
  });

  it("is the share itself where nothing is paid for it, and nothing of a worthless one", () => {
    expect(value("black-scholes-call", ["5", "0", "0.05", "1", "2"])?.toString()).toBe("5");
    expect(value("black-scholes-call", ["0", "3", "0.05", "1", "2"])?.toString()).toBe("0");
  });

  it("has no answer for what is no option", () => {
    for (const option of [
      ["-1", "3", "0", "1", "1"],
      ["1", "-3", "0", "1", "1"],
      ["1", "3", "0", "-1", "1"],
      ["1", "3", "0", "1", "-1"],
    ]) {
      expect(value("black-scholes-call", option)).toBeNull();
      expect(value("black-scholes-put", option)).toBeNull();
    }
    expect(natives.get("black-scholes-call")?.evaluate(new Map())).toBeNull();
  });
});

describe("black-scholes-put", () => {
  // Put-call parity, with the present value of the strike from mpmath: 100 exp(-0.05) = 95.122942450071400909142531...
  it("is the call's value less the share, with the price to come", () => {
    const put = value("black-scholes-put", ["100", "100", "0.05", "0.2", "1"]);
    expect(put?.sub(number("5.573526022256967690793762")).abs().lte(CLOSE)).toBe(true);
  });
});
