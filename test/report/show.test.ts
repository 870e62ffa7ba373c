// Values as people read them.
import { describe, expect, it } from "vitest";
import { eventName, listed, sectionsWords, sectionWords } from "../../interpreter/report/names.ts";
import {
  show,
  showAsset,
  showDay,
  showInstant,
  showMoment,
  valueKey,
} from "../../interpreter/report/show.ts";
import { PERCENTAGE } from "../../interpreter/model/agree.ts";
import { longDate } from "../../interpreter/values/day.ts";
import { instantAt } from "../../interpreter/values/instant.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { moneyUnit, pricePerShare, unit } from "../../interpreter/values/unit.ts";
import { day, money, other, price, quantity, shares, zone } from "./results.ts";

describe("quantities", () => {
  it.each([
    [money("2500000"), "$2,500,000.00", "$2,500,000.00"],
    [money("-5"), "-$5.00", "-$5.00"],
    [money("0.0125"), "$0.0125", "$0.0125"],
    [money("1/3"), "≈ $0.333333", "≈ $0.333333"],
    [money("-0.0000001"), "≈ $0.00", "≈ $0.00"],
    [quantity("5", moneyUnit("EUR")), "€5.00", "€5.00"],
    [quantity("-5", moneyUnit("CAD")), "-CAD 5.00", "-CAD 5.00"],
    [price("2.4"), "$2.40", "$2.40 per share"],
    [quantity("2.4", pricePerShare("CHF")), "CHF 2.40", "CHF 2.40 per share"],
    [shares("100000"), "100,000", "100,000 shares"],
    [shares("1"), "1", "1 share"],
    [shares("10.25"), "10.25", "10.25 shares"],
    [quantity("1/7"), "≈ 0.142857", "≈ 0.142857"],
    [{ ...quantity("0.04999"), type: PERCENTAGE }, "4.999%", "4.999%"],
    [{ ...quantity("1/7"), type: PERCENTAGE }, "≈ 14.285714%", "≈ 14.285714%"],
    [quantity("6", unit("USD", 2, -1)), "6", "6 USD^2/share"],
    [shares("none"), "not known", "not known"],
  ])("%#", (value, short, long) => {
    expect(show(value, { zone })).toBe(short);
    expect(show(value, { zone, units: true })).toBe(long);
  });

  it("has as many places as asked for", () => {
    expect(show(price("2.12345"), { zone, places: 4 })).toBe("≈ $2.1235");
    expect(show(price("2.12345"), { zone, places: 12 })).toBe("$2.12345");
  });
});

describe("other values", () => {
  it.each([
    [other("yes/no", true), "yes"],
    [other("yes/no", false), "no"],
    [other("date", day("2005-03-14")), "Mar 14, 2005"],
    [other("instant", instantAt(day("2010-03-14"), 17 * 60, zone)), "Mar 14, 2010, 5:00 pm"],
    [other("time", 0), "12:00 am"],
    [other("time", 12 * 60 + 5), "12:05 pm"],
    [other("duration", "61 days"), "61 days"],
    [other("party", "Issuer"), "Issuer"],
    [other("period", "2005-03-14T00:00:00-05:00 to open"), "Mar 14, 2005 to open"],
    [
      other("period", "2005-03-14T00:00:00-05:00 to 2010-03-14T17:00:00-04:00"),
      "Mar 14, 2005 to Mar 14, 2010, 5:00 pm",
    ],
    [
      other("period", "2005-03-14T00:00:00-05:00 to 2010-03-14T17:00:00.001-04:00"),
      "Mar 14, 2005 through Mar 14, 2010, 5:00 pm",
    ],
    [other("basket", []), "nothing"],
    [
      other("basket", [
        { asset: "Acquirer Stock", amount: Rational.of(1, 2) },
        { asset: "USD", amount: Rational.ONE },
      ]),
      "0.5 of Acquirer Stock and $1.00",
    ],
  ])("%#", (value, text) => {
    expect(show(value, { zone })).toBe(text);
  });

  it("shows an amount of an asset as a fraction where it has no decimal", () => {
    expect(showAsset("Stock", Rational.of(1, 3), { zone })).toBe("1/3 of Stock");
    expect(showAsset("USD", Rational.of(1, 3), { zone })).toBe("≈ $0.333333");
  });
});

describe("days and times", () => {
  it("shows a moment as its day where the time is the close of business", () => {
    const close = instantAt(day("2007-03-01"), 17 * 60, zone);
    expect(showMoment(close, zone)).toBe("Mar 1, 2007");
    expect(showMoment(close, zone, longDate)).toBe("March 1, 2007");
    expect(showMoment(close - 1000, zone)).toBe("Mar 1, 2007, 4:59:59 pm");
    expect(showInstant(instantAt(day("2007-03-02"), 0, zone) - 1000, zone)).toBe("Mar 1, 2007, end of day");
    expect(showDay(day("2005-12-31"))).toBe("Dec 31, 2005");
  });
});

describe("names", () => {
  it("are as a lawyer would say them", () => {
    expect(eventName("Stock Split", "S1")).toBe('Stock Split "S1"');
    expect(eventName("Stock Split", null)).toBe("Stock Split");
    expect(sectionWords("4(d)")).toBe("section 4(d)");
    expect(sectionWords("preamble")).toBe("the preamble");
    expect(sectionsWords([])).toBe("the contract");
    expect(sectionsWords(["7"])).toBe("section 7");
    expect(sectionsWords(["preamble", "2(a)", "7"])).toBe("the preamble and sections 2(a) and 7");
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
    expect(listed([])).toBe("");
  });
});

describe("a key", () => {
  it("is shared exactly by equal values", () => {
    expect(valueKey(shares("1/2"))).toBe(valueKey(shares("0.5")));
    expect(valueKey(shares("x"))).toBe("null");
    const basket = (asset: string) => other("basket", [{ asset, amount: Rational.ONE }]);
    expect(valueKey(basket("A"))).toBe(valueKey(basket("A")));
    expect(valueKey(basket("A"))).not.toBe(valueKey(basket("B")));
  });
});
