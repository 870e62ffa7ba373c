import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  divideUnits,
  moneyUnit,
  multiplyUnits,
  NUMBER,
  pricePerShare,
  SHARES,
  unit,
  unitName,
  unitWords,
} from "../../interpreter/values/index.ts";

const USD = moneyUnit("USD");
const EUR = moneyUnit("EUR");
const PRICE = pricePerShare("USD");

describe("units", () => {
  it("are one object for one content", () => {
    expect(unit("USD", 1, 0)).toBe(USD);
    expect(unit("USD", 1, -1)).toBe(PRICE);
    expect(unit("USD", 0, 1)).toBe(SHARES);
    expect(unit(null, 0, 0)).toBe(NUMBER);
    expect(unit("USD", -0, -0)).toBe(NUMBER);
    expect(USD).not.toBe(EUR);
  });

  it("of money have a currency", () => {
    expect(() => unit(null, 1, 0)).toThrow(RangeError);
  });

  it("multiply and divide by exponents", () => {
    expect(multiplyUnits(PRICE, SHARES)).toBe(USD);
    expect(divideUnits(USD, SHARES)).toBe(PRICE);
    expect(divideUnits(USD, PRICE)).toBe(SHARES);
    expect(divideUnits(SHARES, SHARES)).toBe(NUMBER);
    expect(multiplyUnits(NUMBER, PRICE)).toBe(PRICE);
    expect(multiplyUnits(PRICE, NUMBER)).toBe(PRICE);
    expect(divideUnits(PRICE, NUMBER)).toBe(PRICE);
    expect(divideUnits(USD, EUR)).toBeNull();
    expect(multiplyUnits(USD, EUR)).toBeNull();
    expect(multiplyUnits(SHARES, EUR)).toBe(unit("EUR", 1, 1));
  });

  it("divide back what they multiplied", () => {
    const exponent = fc.integer({ min: -3, max: 3 });
    const units = fc.tuple(exponent, exponent).map(([money, share]) => unit("USD", money, share));
    fc.assert(
      fc.property(units, units, (a, b) => {
        const product = multiplyUnits(a, b);
        expect(product && divideUnits(product, b)).toBe(a);
        expect(multiplyUnits(b, a)).toBe(product);
      }),
    );
  });

  it.each([
    [NUMBER, "", "a plain number"],
    [SHARES, "share", "a number of shares"],
    [USD, "USD", "an amount of money in USD"],
    [PRICE, "USD/share", "a price per share in USD"],
    [unit("USD", 2, -1), "USD^2/share", "a value in USD^2/share"],
    [unit("USD", -1, 0), "1/USD", "a value in 1/USD"],
    [unit("USD", -1, -2), "1/(USD*share^2)", "a value in 1/(USD*share^2)"],
    [unit("EUR", 1, 1), "EUR*share", "a value in EUR*share"],
    [unit(null, 0, -1), "1/share", "a number per share"],
  ])("%o is %j, %j", (u, name, words) => {
    expect(unitName(u)).toBe(name);
    expect(unitWords(u)).toBe(words);
  });
});
