import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  addYears,
  dayOf,
  daysInMonth,
  dayToIso,
  easterSunday,
  isLeapYear,
  longDate,
  nthWeekday,
  parseDay,
  partsOf,
  weekdayName,
  weekdayOf,
} from "../../interpreter/values/index.ts";

const MS = 86_400_000;

function day(iso: string): number {
  const value = parseDay(iso);
  if (value === null) throw new Error(`${iso} is no date`);
  return value;
}

describe("day numbers", () => {
  it("are those of JavaScript's Date for every day from 1600 to 2400", () => {
    const wrong: string[] = [];
    const last = Date.UTC(2400, 11, 31) / MS;
    for (let number = Date.UTC(1600, 0, 1) / MS; number <= last; number++) {
      const date = new Date(number * MS);
      const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const parts = partsOf(number);
      const same =
        parts.year === year &&
        parts.month === month &&
        parts.day === dayOfMonth &&
        dayOf(year, month, dayOfMonth) === number &&
        weekdayOf(number) === date.getUTCDay() &&
        dayToIso(number) === date.toISOString().slice(0, 10);
      if (!same) wrong.push(date.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it("reach from the year 1 to the year 9999, and beyond in print", () => {
    expect(day("0001-01-01")).toBe(new Date("0001-01-01T00:00:00Z").getTime() / MS);
    expect(day("9999-12-31")).toBe(Date.UTC(9999, 11, 31) / MS);
    expect(dayToIso(day("9999-12-31") + 1)).toBe("+010000-01-01");
    expect(dayToIso(day("0001-01-01") - 1)).toBe("0000-12-31");
    expect(dayToIso(day("0001-01-01") - 367)).toBe("-000001-12-31");
  });

  it.each([
    [2005, 2, 29],
    [1900, 2, 29],
    [2005, 4, 31],
    [2005, 13, 1],
    [2005, 0, 1],
    [2005, 1, 0],
    [2005, 1, 32],
    [2005.5, 1, 1],
    [0, 1, 1],
    [10_000, 1, 1],
    [NaN, 1, 1],
  ])("there is no %i-%i-%i", (year, month, dayOfMonth) => {
    expect(dayOf(year, month, dayOfMonth)).toBeNull();
  });

  it("knows leap years and the lengths of months", () => {
    expect([1900, 2000, 2004, 2005, 2100].map(isLeapYear)).toEqual([false, true, true, false, false]);
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    expect(lengths.map((_, index) => daysInMonth(2005, index + 1))).toEqual(lengths);
    expect(daysInMonth(2004, 2)).toBe(29);
  });
});

describe("text", () => {
  it("reads ISO dates and nothing else", () => {
    expect(parseDay("1970-01-01")).toBe(0);
    expect(parseDay("2000-02-29")).toBe(Date.UTC(2000, 1, 29) / MS);
    for (const text of [
      "2005-3-14",
      "20050314",
      "2005-02-30",
      "2005-03-14T00:00",
      " 2005-03-14",
      "March 14, 2005",
      "",
    ]) {
      expect(parseDay(text)).toBeNull();
    }
  });

  it("prints the long form and weekdays", () => {
    expect(longDate(day("2005-03-14"))).toBe("March 14, 2005");
    expect(longDate(day("2010-12-01"))).toBe("December 1, 2010");
    expect(weekdayName(day("2005-03-14"))).toBe("Monday");
    expect(weekdayName(day("2001-09-11"))).toBe("Tuesday");
    expect(weekdayName(day("1969-07-20"))).toBe("Sunday");
    expect(weekdayName(0)).toBe("Thursday");
  });

  it("reads what it prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
        expect(parseDay(dayToIso(number))).toBe(number);
      }),
    );
  });
});

describe("months and years", () => {
  it.each([
    ["2005-01-31", 1, "2005-02-28"],
    ["2004-01-31", 1, "2004-02-29"],
    ["2005-03-31", -1, "2005-02-28"],
    ["2005-03-14", 6, "2005-09-14"],
    ["2005-08-31", 6, "2006-02-28"],
    ["2005-12-31", 2, "2006-02-28"],
    ["2005-01-15", -1, "2004-12-15"],
    ["2005-01-15", -25, "2002-12-15"],
    ["2005-03-14", 0, "2005-03-14"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(dayToIso(addMonths(day(from), months))).toBe(to);
  });

  it("years clamp 29 February", () => {
    expect(dayToIso(addYears(day("2004-02-29"), 1))).toBe("2005-02-28");
    expect(dayToIso(addYears(day("2004-02-29"), 4))).toBe("2008-02-29");
    expect(dayToIso(addYears(day("2005-03-14"), 5))).toBe("2010-03-14");
    expect(dayToIso(addYears(day("2005-03-14"), -5))).toBe("2000-03-14");
  });

  it("move by whole months and keep the day of the month or clamp it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.integer({ min: -600, max: 600 }),
        (from, k) => {
          const [a, b] = [partsOf(from), partsOf(addMonths(from, k))];
          expect(b.year * 12 + b.month - (a.year * 12 + a.month)).toBe(k);
          expect(b.day).toBe(Math.min(a.day, daysInMonth(b.year, b.month)));
        },
      ),
    );
  });
});

describe("the n-th weekday", () => {
  it.each([
    // Labor Day, Thanksgiving, Martin Luther King Day, Memorial Day (the last Monday), Presidents' Day.
    [2005, 9, 1, 1, "2005-09-05"],
    [2005, 11, 4, 4, "2005-11-24"],
    [2005, 1, 1, 3, "2005-01-17"],
    [2005, 5, 1, -1, "2005-05-30"],
    [2010, 5, 1, -1, "2010-05-31"],
    [2010, 2, 1, 3, "2010-02-15"],
    [2010, 5, 1, 5, "2010-05-31"],
  ])("%i-%i, weekday %i, number %i is %s", (year, month, weekday, ordinal, expected) => {
    const found = nthWeekday(year, month, weekday, ordinal);
    expect(found === null ? null : dayToIso(found)).toBe(expected);
  });

  it("is null where there is none", () => {
    expect(nthWeekday(2005, 9, 1, 5)).toBeNull();
    expect(nthWeekday(2005, 13, 1, 1)).toBeNull();
    expect(nthWeekday(2005, 9, 7, 1)).toBeNull();
    expect(nthWeekday(2005, 9, 1, 0)).toBeNull();
    expect(nthWeekday(2005, 9, 1, 1.5)).toBeNull();
    expect(nthWeekday(2005, 9, 1, -2)).toBeNull();
  });

  it("is what counting through the month finds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 6 }),
        (year, month, weekday) => {
          const found: number[] = [];
          for (let number = 1; number <= daysInMonth(year, month); number++) {
            const utc = Date.UTC(year, month - 1, number);
            if (new Date(utc).getUTCDay() === weekday) found.push(utc / MS);
          }
          expect([1, 2, 3, 4, 5].map((k) => nthWeekday(year, month, weekday, k))).toEqual(
            [0, 1, 2, 3, 4].map((index) => found[index] ?? null),
          );
          expect(nthWeekday(year, month, weekday, -1)).toBe(found.at(-1));
        },
      ),
    );
  });
});

describe("Easter", () => {
  // Among them the earliest and latest possible dates (1818, 2285; 1943, 2038) and the exceptions to Gauss's rule (1954, 1981, 2049, 2076).
  const known = `
    1818-03-22 1943-04-25 1954-04-18 1961-04-02 1981-04-19 1990-04-15 1999-04-04 2000-04-23
    2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08 2008-03-23
    2009-04-12 2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27
    2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31
    2025-04-20 2026-04-05 2038-04-25 2049-04-18 2076-04-19 2285-03-22`;
  it.each(known.trim().split(/\s+/))("%s", (iso) => {
    expect(dayToIso(easterSunday(Number(iso.slice(0, 4))))).toBe(iso);
  });

  it("is a Sunday from 22 March to 25 April", () => {
    for (let year = 1600; year <= 2400; year++) {
      const easter = easterSunday(year);
      const { month, day: dayOfMonth } = partsOf(easter);
      expect(weekdayOf(easter)).toBe(0);
      expect(month * 100 + dayOfMonth).toBeGreaterThanOrEqual(322);
      expect(month * 100 + dayOfMonth).toBeLessThanOrEqual(425);
    }
  });
});
