// The calendars of the standard library, evaluated by Tenor, against lists that know nothing of Tenor. README.md says whose.
import { describe, expect, it } from "vitest";
import { dateEvaluator } from "../../interpreter/run/evaluate.ts";
import { dayToIso, parseDay, partsOf, weekdayOf } from "../../interpreter/values/day.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileFile } from "../support/contract.ts";
import banking from "./oracle-banking.json" with { type: "json" };
import closes from "./oracle-closes.json" with { type: "json" };
import exchange from "./oracle-exchange.json" with { type: "json" };
import settlement from "./oracle-settlement.json" with { type: "json" };

const file = (name: string): string => `stdlib/calendars/${name}.tenor`;
// It uses the other two, so this is all the calendars.
const on = dateEvaluator(compileFile(file("us-settlement")).model);

const dayOf = (iso: string): number => parseDay(iso) ?? Number.NaN;
const is = (term: string, day: number): boolean => on(term, day) === true;
/** A date term's day, or a time's minutes after midnight. */
const numberOn = (term: string, day: number): number => {
  const value = on(term, day);
  if (typeof value !== "number") throw new Error(`"${term}" is neither a date nor a time`);
  return value;
};
const dateOn = (term: string, iso: string): string => dayToIso(numberOn(term, dayOf(iso)));

/** Every day of the years from `first` to `last`. */
function daysOf(first: number, last = first): number[] {
  const start = dayOf(`${first}-01-01`);
  return Array.from({ length: dayOf(`${last}-12-31`) - start + 1 }, (_, index) => start + index);
}

const isWeekend = (day: number): boolean => weekdayOf(day) % 6 === 0;
const years = Array.from({ length: 41 }, (_, index) => 1990 + index);

interface Oracle {
  readonly holidays: Readonly<Record<string, string>>;
}

/** The weekdays of a year that an oracle leaves out, mended by hand. */
function closedDays(
  oracle: Oracle,
  year: number,
  mended: { readonly add?: readonly string[]; readonly drop?: readonly string[] },
): string[] {
  const listed = (oracle.holidays[year] ?? "").split(" ").map((day) => `${year}-${day}`);
  const ofYear = (days: readonly string[] = []): string[] =>
    days.filter((day) => day.startsWith(String(year)));
  // A mend that the oracle has caught up with is to be taken out again.
  for (const day of ofYear(mended.add)) expect(listed).not.toContain(day);
  for (const day of ofYear(mended.drop)) expect(listed).toContain(day);
  return listed
    .filter((day) => !mended.drop?.includes(day))
    .concat(ofYear(mended.add))
    .toSorted();
}

describe("the files", () => {
  it.each(["us-exchanges", "new-york-banking", "us-settlement"])("%s compiles without a word", (name) => {
    expect(compileFile(file(name)).diagnostics).toEqual([]);
  });
});

describe("Exchange Day", () => {
  const mended = {
    // National day of mourning for President Carter: ICE and Nasdaq, December 30, 2024.
    add: ["2025-01-09"],
  };

  it.each(years)("is as QuantLib's NYSE says on every day of %i", (year) => {
    const closed = daysOf(year).filter((day) => !isWeekend(day) && !is("Exchange Day", day));
    expect(closed.map(dayToIso)).toEqual(closedDays(exchange, year, mended));
  });

  it("is never a Saturday or a Sunday", () => {
    expect(daysOf(1990, 2030).filter((day) => isWeekend(day) && is("Exchange Day", day))).toEqual([]);
  });

  it("tells holidays from closings", () => {
    const closings = daysOf(1990, 2030).filter((day) => is("Exchange Closing", day));
    expect(closings.filter((day) => isWeekend(day) || is("Exchange Holiday", day))).toEqual([]);
    expect(closings).toHaveLength(11);
  });
});

describe("Exchange Closing Time", () => {
  const early = new Map(
    Object.entries(closes.closes).flatMap(([time, days]) =>
      days.flatMap((each) => each.split(" ")).map((day) => [day, time] as const),
    ),
  );
  const hour = (minutes: number): string => {
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  };

  it("is as the list says on every Exchange Day", () => {
    const days = daysOf(closes.first, closes.last).filter((day) => is("Exchange Day", day));
    const found = days.map((day) => {
      return `${dayToIso(day)} ${hour(numberOn("Exchange Closing Time", day))}`;
    });
    expect(found).toEqual(days.map(dayToIso).map((day) => `${day} ${early.get(day) ?? "16:00"}`));
  });

  it("goes on as it was: the early closes of 2026 to 2030", () => {
    const found = daysOf(2026, 2030).filter((day) => is("Exchange Early Close", day));
    expect(found.map(dayToIso)).toEqual(
      ["2026-11-27 2026-12-24", "2027-11-26", "2028-07-03 2028-11-24", "2029-07-03 2029-11-23 2029-12-24"]
        .concat("2030-07-03 2030-11-29 2030-12-24")
        .flatMap((days) => days.split(" ")),
    );
  });
});

describe("Banking Day", () => {
  const mended = {
    // Juneteenth 2027 is a Saturday. Federal Reserve: "For holidays falling on Saturday, Federal Reserve Banks and Branches will
    // be open the preceding Friday."
    drop: ["2027-06-18"],
  };

  it.each(years)("is as QuantLib's Federal Reserve says on every day of %i", (year) => {
    const closed = daysOf(year).filter((day) => !isWeekend(day) && !is("Banking Day", day));
    expect(closed.map(dayToIso)).toEqual(closedDays(banking, year, mended));
  });

  it("is never a Saturday or a Sunday", () => {
    expect(daysOf(1990, 2030).filter((day) => isWeekend(day) && is("Banking Day", day))).toEqual([]);
  });
});

describe("Settlement Day", () => {
  it("is a day on which the market and the banks are open", () => {
    const differing = daysOf(1990, 2030).filter((day) => {
      return is("Settlement Day", day) !== (is("Exchange Day", day) && is("Banking Day", day));
    });
    expect(differing).toEqual([]);
  });

  it("is neither Good Friday nor, with the market open, Columbus Day and Veterans Day", () => {
    const year = daysOf(2005);
    const onlyMarket = year.filter((day) => is("Exchange Day", day) && !is("Settlement Day", day));
    const onlyBanks = year.filter((day) => is("Banking Day", day) && !is("Settlement Day", day));
    expect(onlyMarket.map(dayToIso)).toEqual(["2005-10-10", "2005-11-11"]);
    expect(onlyBanks.map(dayToIso)).toEqual(["2005-03-25"]);
  });
});

describe("Settlement Cycle", () => {
  it.each([
    ["1990-01-02", 5],
    ["1995-06-06", 5],
    ["1995-06-07", 3],
    ["2017-09-04", 3],
    ["2017-09-05", 2],
    ["2024-05-27", 2],
    ["2024-05-28", 1],
    ["2030-12-31", 1],
  ])("on %s is %i", (iso, days) => {
    expect(on("Settlement Cycle", dayOf(iso))).toEqual(Rational.of(days));
  });
});

/** `from>to` pairs, several to a line. */
const pairs = (schedules: Readonly<Record<string, readonly string[]>>): [string, string, string][] =>
  Object.entries(schedules).flatMap(([who, lines]) =>
    lines
      .flatMap((line) => line.split(" "))
      .map((pair): [string, string, string] => [pair.slice(0, 10), pair.slice(11), who]),
  );

describe("Regular Settlement Date", () => {
  it.each(pairs(settlement.trades))("of a trade on %s is %s: %s", (trade, settles) => {
    expect(dateOn("Regular Settlement Date", trade)).toBe(settles);
  });
});

describe("Regular Ex Date", () => {
  it.each(pairs(settlement.records))("for the record date %s is %s: %s", (record, ex) => {
    expect(dateOn("Regular Ex Date", record)).toBe(ex);
  });

  it.each([
    ["2005-11-10", "2005-11-08", "T+3"],
    ["2005-11-14", "2005-11-09", "Veterans Day, a Friday, and the week-end do not count"],
    ["2005-11-11", "2005-11-08", "on Veterans Day nothing settles: as for November 10"],
    ["2005-11-13", "2005-11-08", "a Sunday: as for November 10"],
    ["2018-10-09", "2018-10-05", "T+2, over Columbus Day"],
    ["2018-10-08", "2018-10-04", "T+2, on Columbus Day: as for October 5"],
    ["2024-05-28", "2024-05-24", "the last record date of T+2, over Memorial Day"],
    ["2024-05-29", "2024-05-29", "the first of T+1"],
    ["2024-10-15", "2024-10-15", "T+1: the record date itself"],
    ["2024-10-14", "2024-10-11", "T+1, on Columbus Day: the Friday"],
    ["1994-11-14", "1994-11-07", "T+5, over Veterans Day"],
    ["1995-06-12", "1995-06-08", "the first of T+3: trades of June 7 settled on June 12"],
  ])("for the record date %s is %s: %s", (record, ex) => {
    expect(dateOn("Regular Ex Date", record)).toBe(ex);
  });

  // What an ex-date is for: a share bought on it settles too late for the record date, and one bought on the trading day before
  // settles in time. June 1995 is left out, where the steps from T+5 to T+3 are not known.
  it("parts the trades that settle after the record date from those that settle by it", () => {
    const records = daysOf(1991, 2030).filter((day) => {
      return day < dayOf("1995-06-01") || day > dayOf("1995-06-20");
    });
    const settles = (day: number): number => numberOn("Regular Settlement Date", day);
    const wrong = records.filter((record) => {
      const ex = numberOn("Regular Ex Date", record);
      let before = ex - 1;
      while (!is("Exchange Day", before)) before--;
      return !is("Settlement Day", ex) || settles(ex) <= record || settles(before) > record;
    });
    expect(wrong.map(dayToIso)).toEqual([]);
  });

  it.each(Object.entries(settlement.noExDates))("%s (%s)", (_, iso) => {
    const { year } = partsOf(dayOf(iso));
    expect(daysOf(year).filter((day) => dateOn("Regular Ex Date", dayToIso(day)) === iso)).toEqual([]);
  });
});
