import { Decimal } from "decimal.js";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  exp,
  fromDecimalText,
  groupThousands,
  ln,
  normalCdf,
  NumberTooLarge,
  printDecimal,
  printFixed,
  printMoney,
  Rational,
  sqrt,
} from "../../interpreter/values/index.ts";
import { DIGITS, num, rationals } from "./numbers.ts";

const text = (value: Rational | null) => (value === null ? null : printDecimal(value).text);

describe("printDecimal", () => {
  it.each([
    ["2.40", "2.4"],
    ["100", "100"],
    ["-0", "0"],
    ["-0.5", "-0.5"],
    ["1/8", "0.125"],
    ["1/125", "0.008"],
    ["7/1024", "0.0068359375"],
    ["-3/640", "-0.0046875"],
    ["1e-30", "0.000000000000000000000000000001"],
    ["1e30", "1000000000000000000000000000000"],
    ["1234567890123456789012345678901234567890.5", "1234567890123456789012345678901234567890.5"],
  ])("%s is %s, exactly", (value, expected) => {
    expect(printDecimal(num(value))).toEqual({ text: expected, exact: true });
  });

  it.each([
    ["1/3", "0.3333333333333333333333333333333333"],
    ["2/3", "0.6666666666666666666666666666666667"],
    ["-2/3", "-0.6666666666666666666666666666666667"],
    ["1129/510", "2.213725490196078431372549019607843"],
    // 1/7 has the period 142857: the 34th digit is the fourth of the period, 8, and the next is 5 followed by more.
    ["1/7", "0.1428571428571428571428571428571429"],
    ["1/7000000000", "0.0000000001428571428571428571428571428571429"],
    ["10000000000000000000000000000000000000000/3", "3333333333333333333333333333333333000000"],
  ])("%s goes on without end: %s", (value, expected) => {
    const { text: printed, exact } = printDecimal(num(value));
    expect(exact).toBe(num(value).isInteger());
    expect(printed).toBe(expected);
  });

  it("prints all digits of an exact decimal, and reads them back", () => {
    const decimals = fc
      .tuple(fc.bigInt(-(10n ** 50n), 10n ** 50n), fc.nat({ max: 60 }), fc.nat({ max: 60 }))
      .map(([n, twos, fives]) => Rational.of(n, 2n ** BigInt(twos) * 5n ** BigInt(fives)));
    fc.assert(
      fc.property(decimals, (value) => {
        const printed = printDecimal(value);
        expect(printed.exact).toBe(true);
        expect(printed.text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
        expect(printed.text).not.toBe("-0");
        expect(num(printed.text).eq(value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("prints a numeral again as it was, but for zeros and commas that say nothing", () => {
    const numerals = fc
      .tuple(fc.bigInt(1n, 10n ** 25n), fc.string({ unit: fc.constantFrom(...DIGITS), maxLength: 40 }))
      .map(([whole, decimals]) => (/[1-9]$/.test(decimals) ? `${whole}.${decimals}` : `${whole}`));
    fc.assert(
      fc.property(numerals, fc.constantFrom("", "-"), (numeral, sign) => {
        expect(printDecimal(num(sign + numeral)).text).toBe(sign + numeral);
        expect(printDecimal(num(`${sign}${groupThousands(numeral)}`)).text).toBe(sign + numeral);
      }),
    );
  });

  it("agrees with decimal.js on 34 digits, half even, of those that do not end", () => {
    const Decimal34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN });
    fc.assert(
      fc.property(rationals, (value) => {
        const printed = printDecimal(value);
        if (printed.exact) return;
        // Parsing does not round in decimal.js, and one division rounds correctly.
        expect(printed.text).toBe(new Decimal34(String(value.n)).div(String(value.d)).toFixed());
      }),
      { numRuns: 1000 },
    );
  });

  it("takes a moment for the longest numbers", () => {
    expect(printDecimal(num("1e-10000")).text).toBe(`0.${"0".repeat(9999)}1`);
    expect(printDecimal(num(`1/${"3".repeat(9000)}`)).exact).toBe(false);
  });
});

describe("printFixed", () => {
  it.each([
    ["2.4", 2, "2.40"],
    ["2.345", 2, "2.35"],
    ["-2.345", 2, "-2.35"],
    ["-0.001", 2, "0.00"],
    ["1129/510", 4, "2.2137"],
    ["99.999", 2, "100.00"],
    ["0.5", 0, "1"],
    ["7", 0, "7"],
  ])("%s to %i places is %s", (value, places, expected) => {
    expect(printFixed(num(value), places)).toBe(expected);
  });

  it("takes the tie rule", () => {
    expect(printFixed(num("2.345"), 2, "half down")).toBe("2.34");
    expect(printFixed(num("2.345"), 2, "half even")).toBe("2.34");
    expect(printFixed(num("2.355"), 2, "half even")).toBe("2.36");
  });
});

describe("printMoney", () => {
  it.each([
    ["2500000", "$2,500,000.00"],
    ["2.4", "$2.40"],
    ["0.0125", "$0.0125"],
    ["-5", "-$5.00"],
    ["1129/510", "$2.213725"],
    ["999.9999999", "$1,000.00"],
    ["0", "$0.00"],
    ["-0.0000001", "$0.00"],
  ])("%s is %s", (value, expected) => {
    expect(printMoney(num(value))).toBe(expected);
  });

  it("takes the decimals and the symbol", () => {
    expect(printMoney(num("2.345"), { places: 2 })).toBe("$2.35");
    expect(printMoney(num("1500"), { min: 0, symbol: "" })).toBe("1,500");
    expect(printMoney(num("1500.5"), { min: 0 })).toBe("$1,500.5");
    expect(printMoney(num("1500.5"), { min: 0, places: 0 })).toBe("$1,501");
    expect(printMoney(num("-1500"), { symbol: "EUR " })).toBe("-EUR 1,500.00");
  });

  it.each([
    ["1", "1"],
    ["999", "999"],
    ["1000", "1,000"],
    ["-1234567.8901", "-1,234,567.8901"],
    ["-123456", "-123,456"],
    ["0.123456", "0.123456"],
  ])("groups %s as %s", (value, expected) => {
    expect(groupThousands(value)).toBe(expected);
  });
});

// References from mpmath 1.4.1 at 80 digits, printed to 36: sqrt, ln, exp, ncdf, and erfc(-x / sqrt 2) / 2 for the lower tail.
describe("functions", () => {
  /** Agreement to `digits` significant digits. */
  function expectNear(value: Rational | null, reference: string, digits: number): void {
    const exact = num(reference);
    const error = value?.sub(exact).abs();
    expect(error?.mul(num(`1e${digits}`)).lte(exact.abs())).toBe(true);
  }

  it.each([
    ["2", "1.41421356237309504880168872420969808"],
    ["3", "1.73205080756887729352744634150587237"],
    ["0.00012", "0.0109544511501033222691393956560160427"],
    ["123456789", "11111.1110605555554405416661433534692"],
  ])("sqrt %s", (value, reference) => {
    expectNear(sqrt(num(value)), reference, 33);
  });

  it("sqrt is exact where it can be, and null below zero", () => {
    expect(text(sqrt(num("0.09")))).toBe("0.3");
    expect(text(sqrt(num("252")))).not.toBe("16");
    expect(text(sqrt(num("1e9000")))).toBe(`1${"0".repeat(4500)}`);
    expect(text(sqrt(Rational.ZERO))).toBe("0");
    expect(sqrt(num("-1"))).toBeNull();
  });

  it.each([
    ["2", "0.693147180559945309417232121458176568"],
    ["10", "2.30258509299404568401799145468436421"],
    ["0.000001", "-13.8155105579642741041079487281061852"],
    ["0.5", "-0.693147180559945309417232121458176568"],
    ["12345.678", "9.42106132129183197652678399107144605"],
    ["1.005", "0.00498754151103907361210220245934347194"],
    ["0.98", "-0.0202027073175194484080453010241923879"],
    ["1.0000000001", "0.0000000000999999999950000000003333333333083333"],
  ])("ln %s", (value, reference) => {
    expectNear(ln(num(value)), reference, 33);
  });

  it("ln is 0 at 1 and null at or below zero", () => {
    expect(text(ln(Rational.ONE))).toBe("0");
    expect(ln(Rational.ZERO)).toBeNull();
    expect(ln(num("-1"))).toBeNull();
  });

  it.each([
    ["1", "2.7182818284590452353602874713526625"],
    ["-1", "0.367879441171442321595523770161460867"],
    ["0.05", "1.05127109637602403969751763633564522"],
    ["-20", "0.00000000206115362243855782796594038015582098"],
    ["37.5", "19321599304402836.2084422759209197465"],
    ["0.0000001", "1.00000010000000500000016666667083333"],
  ])("exp %s", (value, reference) => {
    expectNear(exp(num(value)), reference, 33);
  });

  it("exp is bounded", () => {
    expect(text(exp(Rational.ZERO))).toBe("1");
    // log10 of e^23000 is 9988.77.
    expect(exp(num("23000")).floor().toString().length).toBe(9989);
    expect(() => exp(num("23001"))).toThrow(NumberTooLarge);
    expect(() => exp(num("-23001"))).toThrow(NumberTooLarge);
  });

  it.each([
    ["0.5", "0.69146246127401310363770461060833774"],
    ["1", "0.841344746068542948585232545632037922"],
    ["1.96", "0.97500210485177956586341573095916281"],
    ["-2.5", "0.00620966532577613516697810457419222113"],
    ["4.75", "0.999998982916757431296828740817688197"],
    ["-5", "0.000000286651571879193911673752332874645354"],
    ["-5.25", "0.0000000760496051648871425114606506344672776"],
    ["6.5", "0.999999999959839994161408821916538546"],
    ["-8", "0.000000000000000622096057427178412351599517258818842"],
    ["-12.5", "0.00000000000000000000000000000000000373256429887771337722583633803141089"],
    ["-38", `0.${"0".repeat(315)}288542836006878430835097048156690409`],
  ])("normalCdf %s", (value, reference) => {
    expectNear(normalCdf(num(value)), reference, 33);
  });

  it("normalCdf is symmetric, and ends", () => {
    expect(text(normalCdf(Rational.ZERO))).toBe("0.5");
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 9000 }), (thousandths) => {
        const x = Rational.of(thousandths, 1000);
        expectNear(normalCdf(x, 40).add(normalCdf(x.neg(), 40)), "1", 39);
      }),
      { numRuns: 50 },
    );
    expect(text(normalCdf(num("101")))).toBe("1");
    expect(text(normalCdf(num("-101")))).toBe("0");
  });

  it("gives more digits where asked, and refuses a precision it cannot hold", () => {
    const e = "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759";
    expectNear(exp(Rational.ONE, 60), e, 59);
    expect(printDecimal(exp(Rational.ONE, 10)).text).toBe("2.718281828");
    for (const digits of [0, 901, 1.5]) expect(() => sqrt(Rational.ONE, digits)).toThrow(RangeError);
  });

  it("leaves decimal.js as others know it", () => {
    expect(Decimal.precision).toBe(20);
  });
});

describe("fromDecimalText", () => {
  it("reads decimals and no fractions", () => {
    expect(text(fromDecimalText("1,234.50"))).toBe("1234.5");
    expect(fromDecimalText("1/3")).toBeNull();
    expect(fromDecimalText("x")).toBeNull();
  });
});
