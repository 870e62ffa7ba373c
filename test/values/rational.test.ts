import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberTooLarge, Rational } from "../../interpreter/values/index.ts";
import { euclid, fraction, num, pairs, rationalOf, rationals } from "./numbers.ts";

const { ZERO, ONE, HUNDRED } = Rational;
const show = (value: Rational | null) => value?.toFraction() ?? null;

describe("parse", () => {
  it.each([
    ["2.40", "12/5"],
    ["-1,234.50", "-2469/2"],
    ["+7", "7"],
    [" 100 ", "100"],
    [".5", "1/2"],
    ["1e-3", "1/1000"],
    ["2.5E+4", "25000"],
    ["46,000,000", "46000000"],
    ["1/3", "1/3"],
    ["-1,129/510", "-1129/510"],
    ["6/4", "3/2"],
    ["-0.00", "0"],
    ["0.1234567890123456789", "1234567890123456789/10000000000000000000"],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
  ])("reads %s as %s", (text, expected) => {
    expect(show(Rational.parse(text))).toBe(expected);
  });

  it.each([
    "",
    " ",
    ".",
    "5.",
    "-",
    "1,23",
    "1,2345",
    ",123",
    "12,34,567",
    "1.2.3",
    "1e",
    "e5",
    "1 000",
    "$5",
    "0x10",
    "1/0",
    "1/-3",
    "1/",
    "1.5/2",
    "NaN",
    "Infinity",
    "1_000",
    "１",
  ])("refuses %j", (text) => {
    expect(Rational.parse(text)).toBeNull();
  });

  it("is bounded in length and exponent", () => {
    expect(Rational.parse("9".repeat(10_000))?.n).toBe(10n ** 10_000n - 1n);
    expect(Rational.parse("9".repeat(10_001))).toBeNull();
    expect(Rational.parse("1e10000")?.n).toBe(10n ** 10_000n);
    expect(Rational.parse("1e-10000")?.d).toBe(10n ** 10_000n);
    expect(Rational.parse("1e10001")).toBeNull();
    expect(Rational.parse("1e-10001")).toBeNull();
    expect(Rational.parse(`1e${"9".repeat(400)}`)).toBeNull();
  });

  it("reads back what toFraction writes", () => {
    fc.assert(
      fc.property(rationals, (r) => {
        expect(Rational.parse(r.toFraction())?.eq(r)).toBe(true);
      }),
    );
  });
});

describe("of", () => {
  it("takes numbers and BigInts, and moves the sign to the numerator", () => {
    expect(show(Rational.of(6, 4))).toBe("3/2");
    expect(show(Rational.of(6, -4))).toBe("-3/2");
    expect(show(Rational.of(-6n, -4n))).toBe("3/2");
    expect(show(Rational.of(1e21))).toBe("1000000000000000000000");
    expect(Rational.of(6, -4).d > 0n).toBe(true);
  });

  it("refuses a zero denominator and numbers that are no integers", () => {
    expect(() => Rational.of(1, 0)).toThrow(RangeError);
    expect(() => Rational.of(1n, 0n)).toThrow(RangeError);
    expect(() => Rational.of(0.5)).toThrow(RangeError);
    expect(() => Rational.of(NaN)).toThrow(RangeError);
  });
});

describe("arithmetic", () => {
  it("is that of fractions", () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const [x, y] = [rationalOf(a), rationalOf(b)];
        expect(show(x.add(y))).toBe(fraction({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }));
        expect(show(x.sub(y))).toBe(fraction({ n: a.n * b.d - b.n * a.d, d: a.d * b.d }));
        expect(show(x.mul(y))).toBe(fraction({ n: a.n * b.n, d: a.d * b.d }));
        expect(show(x.div(y))).toBe(b.n === 0n ? null : fraction({ n: a.n * b.d, d: a.d * b.n }));
        expect(show(x.neg())).toBe(fraction({ n: -a.n, d: a.d }));
        expect(show(x.abs())).toBe(fraction({ n: a.n < 0n ? -a.n : a.n, d: a.d }));
      }),
      { numRuns: 2000 },
    );
  });

  it("obeys the laws of a field, in whatever form the numbers are", () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(a.add(b).eq(b.add(a))).toBe(true);
        expect(a.mul(b).eq(b.mul(a))).toBe(true);
        expect(
          a
            .add(b)
            .add(c)
            .eq(a.add(b.add(c))),
        ).toBe(true);
        expect(
          a
            .mul(b)
            .mul(c)
            .eq(a.mul(b.mul(c))),
        ).toBe(true);
        expect(a.mul(b.add(c)).eq(a.mul(b).add(a.mul(c)))).toBe(true);
        expect(a.add(a.neg()).isZero()).toBe(true);
        expect(a.sub(b).add(b).eq(a)).toBe(true);
        expect(a.add(ZERO).eq(a)).toBe(true);
        expect(a.mul(ONE).eq(a)).toBe(true);
        if (!b.isZero()) expect(a.div(b)?.mul(b).eq(a)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("cancels a numerator against an equal denominator", () => {
    const wide = num("98765432109876543210987654321");
    expect(show(num("2.4").mul(num("5/24")))).toBe("1/2");
    expect(show(Rational.of(7).mul(Rational.of(-3, 7)))).toBe("-3");
    expect(show(wide.mul(Rational.of(1n, wide.n)))).toBe("1");
    expect(show(Rational.of(-5n, wide.n).mul(wide))).toBe("-5");
  });

  it("has no negative zero", () => {
    const zeros = [
      ZERO.neg(),
      ZERO.mul(num("-5")),
      num("-5").mul(ZERO),
      num("0").sub(ZERO),
      num("-0"),
      Rational.of(-0),
    ];
    for (const zero of [...zeros, ZERO.div(num("-5")) ?? ONE]) {
      expect(Object.is(zero.toNumber(), 0)).toBe(true);
      expect(zero.toFraction()).toBe("0");
      expect(zero.sign()).toBe(0);
    }
  });

  it("computes the placement of 4(d)(i) as by hand", () => {
    // 2.40 * (46,000,000 + 2,500,000 / 2.40) / 51,000,000 = 112,900,000 / 51,000,000.
    const price = num("2.40");
    const shares = num("46,000,000").add(num("2,500,000").div(price) ?? ZERO);
    expect(show(price.mul(shares).div(num("51,000,000")))).toBe("1129/510");
  });
});

describe("order", () => {
  it("is that of fractions, and every test of it agrees", () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const [x, y] = [rationalOf(a), rationalOf(b)];
        const [left, right] = [a.n * b.d, b.n * a.d];
        const expected = left < right ? -1 : left > right ? 1 : 0;
        expect(Math.sign(x.cmp(y))).toBe(expected);
        expect([x.lt(y), x.lte(y), x.gt(y), x.gte(y), x.eq(y)]).toEqual([
          expected < 0,
          expected <= 0,
          expected > 0,
          expected >= 0,
          expected === 0,
        ]);
        expect(x.min(y)).toBe(expected <= 0 ? x : y);
        expect(x.max(y)).toBe(expected >= 0 ? x : y);
        expect(x.sign()).toBe(a.n > 0n ? 1 : a.n < 0n ? -1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  it("tells apart numbers that are the same double", () => {
    // Cross products 9007199254740993 and 9007199254740992 round to one double.
    const a = Rational.of(9007199254740991n, 9007199254740990n);
    const b = Rational.of(9007199254740990n, 9007199254740989n);
    expect(a.toNumber()).toBe(b.toNumber());
    expect(a.lt(b)).toBe(true);
    expect(b.gt(a)).toBe(true);
    expect(a.eq(b)).toBe(false);
  });

  it("does not depend on the form: unreduced, reduced, wide", () => {
    const big = 10n ** 30n;
    const wide = Rational.of(3n * big, 2n * big);
    expect(wide.eq(num("1.5"))).toBe(true);
    expect(wide.mul(num("2")).eq(num("3"))).toBe(true);
    expect(wide.reduced().eq(num("1.5"))).toBe(true);
    expect(wide.cmp(num("1.4")) > 0).toBe(true);
  });
});

describe("integers", () => {
  it.each([
    ["2.4", 2n, 3n],
    ["-2.4", -3n, -2n],
    ["5", 5n, 5n],
    ["-5", -5n, -5n],
    ["0", 0n, 0n],
    ["-1/3", -1n, 0n],
    ["100000000000000000000.5", 100000000000000000000n, 100000000000000000001n],
  ])("floor and ceil of %s", (text, floor, ceil) => {
    expect(num(text).floor()).toBe(floor);
    expect(num(text).ceil()).toBe(ceil);
  });

  it("are recognised unreduced", () => {
    expect(Rational.of(6, 3).isInteger()).toBe(true);
    expect(Rational.of(6, 4).isInteger()).toBe(false);
    expect(Rational.of(3n * 10n ** 40n, 10n ** 40n).isInteger()).toBe(true);
    expect(HUNDRED.isInteger()).toBe(true);
  });

  it("enclose the number", () => {
    fc.assert(
      fc.property(rationals, (r) => {
        const [floor, ceil] = [Rational.of(r.floor()), Rational.of(r.ceil())];
        expect(floor.lte(r) && r.lt(floor.add(ONE))).toBe(true);
        expect(r.lte(ceil) && ceil.sub(ONE).lt(r)).toBe(true);
        expect(r.isInteger()).toBe(floor.eq(ceil));
      }),
    );
  });
});

describe("reduced", () => {
  it("is the same object and value, in lowest terms", () => {
    fc.assert(
      fc.property(pairs, fc.bigInt(1n, 10n ** 25n), (pair, common) => {
        const r = Rational.of(pair.n * common, pair.d * common);
        expect(r.reduced()).toBe(r);
        expect(euclid(r.n, r.d)).toBe(1n);
        expect(r.n * pair.d).toBe(pair.n * r.d);
      }),
    );
  });

  it("JSON and text hold the fraction", () => {
    expect(JSON.stringify({ price: Rational.of(2258, 1020) })).toBe('{"price":"1129/510"}');
    expect(String(Rational.of(10, 2))).toBe("5");
  });
});

describe("kept", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom("add", "sub", "mul", "div"), pairs), { maxLength: 40 });

  it("is the same object, and what is made of it is what is made of a number in lowest terms", () => {
    fc.assert(
      fc.property(pairs, steps, (first, all) => {
        let kept = rationalOf(first);
        let lowest = rationalOf(first);
        for (const [operator, pair] of all) {
          const next = kept[operator as "mul"](rationalOf(pair)) ?? ZERO;
          expect(next.kept()).toBe(next);
          kept = next;
          lowest = (lowest[operator as "mul"](rationalOf(pair)) ?? ZERO).reduced();
          expect(kept.cmp(lowest)).toBe(0);
          expect(kept.sign()).toBe(lowest.sign());
        }
        expect(show(kept)).toBe(show(lowest));
      }),
    );
  });

  it("stays within a small multiple of the length in lowest terms", () => {
    let value = num("1.37");
    for (let i = 0; i < 5_000; i++) {
      value = value.mul(Rational.of(7_000_003, 11_000_001)).mul(Rational.of(11_000_001, 7_000_003)).kept();
      expect(value.n < 10n ** 200n).toBe(true);
    }
    expect(show(value)).toBe("137/100");
  });
});

describe("pow", () => {
  it("is repeated multiplication", () => {
    fc.assert(
      fc.property(rationals, fc.nat({ max: 12 }), (r, k) => {
        let product = ONE;
        for (let i = 0; i < k; i++) product = product.mul(r);
        expect(show(r.pow(k))).toBe(show(product));
      }),
    );
  });

  it("takes any exponent of 0, 1 and -1, and refuses the rest in time", () => {
    expect(show(num("-1").pow(Number.MAX_SAFE_INTEGER))).toBe("-1");
    expect(show(num("-1").pow(1_000_000_000_000))).toBe("1");
    expect(show(ONE.pow(1_000_000_000_000))).toBe("1");
    expect(show(ZERO.pow(1_000_000_000_000))).toBe("0");
    expect(show(ZERO.pow(0))).toBe("1");
    expect(show(num("-1").pow(0))).toBe("1");
    expect(() => num("2").pow(1_000_000_000_000)).toThrow(NumberTooLarge);
    expect(() => num("1.01").pow(1_000_000)).toThrow(NumberTooLarge);
    expect(() => num("2").pow(-1)).toThrow(RangeError);
    expect(() => num("2").pow(0.5)).toThrow(RangeError);
  });
});

describe("size", () => {
  it("stops a number that is squared over and over", () => {
    let value = num("1.1");
    expect(() => {
      for (let i = 0; i < 60; i++) value = value.mul(value);
    }).toThrow(NumberTooLarge);
  });

  it("does not mistake an unreduced fraction for a long one", () => {
    let value = num("1.37");
    for (let i = 0; i < 20_000; i++) {
      value = value.mul(num("7/11")).mul(num("11/7"));
      value = value.add(num("1/7")).sub(num("1/7"));
    }
    expect(show(value)).toBe("137/100");
  });

  it("lets a price go unrounded through hundreds of mixed events", () => {
    let price = num("2.40");
    for (let i = 1; i <= 300; i++) {
      const outstanding = Rational.of(46_000_000 + 37 * i);
      const paid = Rational.of(2_500_000 + 11 * i);
      const issued = Rational.of(5_000_000 + 3 * i);
      const shares = outstanding.add(paid.div(price) ?? ZERO);
      price = (price.mul(shares).div(outstanding.add(issued)) ?? ZERO).reduced();
    }
    // Each event moves the price toward 0.50, the price of every placement.
    expect(price.gt(num("0.50")) && price.lt(num("0.51"))).toBe(true);
  });
});

describe("toNumber", () => {
  it("is the double that JavaScript reads from the same decimal", () => {
    const texts = fc
      .tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.integer({ min: -60, max: 60 }))
      .map(([digits, exponent]) => `${digits}e${exponent}`);
    fc.assert(
      fc.property(texts, (text) => {
        expect(num(text).toNumber()).toBe(Number(text) + 0);
      }),
      { numRuns: 2000 },
    );
    expect(num("1e300").toNumber()).toBe(1e300);
    expect(num("-1e-300").toNumber()).toBe(-1e-300);
    expect(num("1e9999").toNumber()).toBe(Infinity);
    expect(num("1e-9999").toNumber()).toBe(0);
  });
});
