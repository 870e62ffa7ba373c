import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  endOfDay,
  formatInstant,
  instantAt,
  instantAtMs,
  isZone,
  localDay,
  localOf,
  offsetAt,
  parseDay,
  parseInstant,
  startOfDay,
} from "../../interpreter/values/index.ts";

const NY = "America/New_York";
const HOUR = 3_600_000;

function day(iso: string): number {
  const value = parseDay(iso);
  if (value === null) throw new Error(`${iso} is no date`);
  return value;
}

const utc = (instant: number) => new Date(instant).toISOString().replace(".000Z", "Z");
const at = (date: string, hour: number, minute = 0, zone = NY) =>
  utc(instantAt(day(date), hour * 60 + minute, zone));

describe("zones", () => {
  it("are those of the IANA database", () => {
    for (const name of [
      NY,
      "UTC",
      "Europe/Vienna",
      "Asia/Kolkata",
      "America/Argentina/Buenos_Aires",
      "Etc/GMT+5",
    ]) {
      expect(isZone(name)).toBe(true);
      expect(isZone(name)).toBe(true);
    }
    for (const name of [
      "America/Gotham",
      "",
      "+05:00",
      "New York",
      "America/New_York\n",
      "__proto__",
      "constructor",
    ]) {
      expect(isZone(name)).toBe(false);
    }
  });

  it("that do not exist are refused, and not remembered as known", () => {
    expect(() => offsetAt(0, "Mars/Olympus_Mons")).toThrow(RangeError);
    expect(isZone("Mars/Olympus_Mons")).toBe(false);
    expect(() => startOfDay(0, "Mars/Olympus_Mons")).toThrow(RangeError);
  });
});

describe("wall time to instant", () => {
  it("follows daylight saving time", () => {
    // Daylight saving began on 3 April in 2005 and on 14 March, at 2 am, in 2010.
    expect(at("2005-03-14", 17)).toBe("2005-03-14T22:00:00Z");
    expect(at("2010-03-14", 17)).toBe("2010-03-14T21:00:00Z");
    expect(at("2010-03-14", 1, 59)).toBe("2010-03-14T06:59:00Z");
    expect(at("2010-03-14", 3)).toBe("2010-03-14T07:00:00Z");
    expect(at("2010-03-13", 17)).toBe("2010-03-13T22:00:00Z");
  });

  it("moves on a time that the clocks skip", () => {
    expect(at("2007-03-11", 2, 30)).toBe("2007-03-11T07:30:00Z");
    expect(formatInstant(instantAt(day("2007-03-11"), 150, NY), NY)).toBe("2007-03-11T03:30:00-04:00");
    // Lord Howe Island puts its clocks forward by half an hour: 2:15 becomes 2:45.
    const howe = "Australia/Lord_Howe";
    expect(formatInstant(instantAt(day("2019-10-06"), 135, howe), howe)).toBe("2019-10-06T02:45:00+11:00");
  });

  it("takes the first of a time that they show twice", () => {
    expect(at("2010-11-07", 1, 30)).toBe("2010-11-07T05:30:00Z");
    expect(at("2010-11-07", 0, 59)).toBe("2010-11-07T04:59:00Z");
    expect(at("2010-11-07", 2)).toBe("2010-11-07T07:00:00Z");
  });

  it("knows days without a midnight, and a date that a country left out", () => {
    // Brazil's clocks went from 0:00 to 1:00; Samoa went from 29 to 31 December 2011.
    const brazil = "America/Sao_Paulo";
    expect(formatInstant(startOfDay(day("2018-11-04"), brazil), brazil)).toBe("2018-11-04T01:00:00-02:00");
    expect(formatInstant(endOfDay(day("2018-11-03"), brazil), brazil)).toBe("2018-11-03T23:59:59-03:00");
    const samoa = "Pacific/Apia";
    expect(formatInstant(instantAt(day("2011-12-29"), 720, samoa), samoa)).toBe("2011-12-29T12:00:00-10:00");
    expect(formatInstant(instantAt(day("2011-12-30"), 720, samoa), samoa)).toBe("2011-12-31T12:00:00+14:00");
  });

  it("counts milliseconds where asked to", () => {
    expect(utc(instantAtMs(day("2005-03-14"), 34_215_250, "UTC"))).toBe("2005-03-14T09:30:15.250Z");
  });
});

describe("days", () => {
  it("have 23, 24 or 25 hours, and end with 23:59:59", () => {
    const hours = (date: string) => (startOfDay(day(date) + 1, NY) - startOfDay(day(date), NY)) / HOUR;
    expect(["2010-03-13", "2010-03-14", "2010-11-07"].map(hours)).toEqual([24, 23, 25]);
    expect(formatInstant(endOfDay(day("2010-03-14"), NY), NY)).toBe("2010-03-14T23:59:59-04:00");
    expect(formatInstant(endOfDay(day("2010-11-07"), NY), NY)).toBe("2010-11-07T23:59:59-05:00");
  });

  it("change at local midnight", () => {
    const midnight = startOfDay(day("2005-03-15"), NY);
    expect(localOf(midnight, NY)).toEqual({ day: day("2005-03-15"), msOfDay: 0 });
    expect(localOf(midnight - 1, NY)).toEqual({ day: day("2005-03-14"), msOfDay: 24 * HOUR - 1 });
    expect(localDay(midnight, NY)).toBe(day("2005-03-15"));
    expect(localDay(midnight - 1, NY)).toBe(day("2005-03-14"));
  });
});

describe("instant to wall time", () => {
  const names = [
    "UTC",
    NY,
    "Europe/London",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
  ];
  const zones = fc.constantFrom(...names);
  const wholeSeconds = (from: string, to: string) =>
    fc.integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 }).map((seconds) => seconds * 1000);

  const clocks = new Map(
    names.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }),
    ]),
  );

  it("is what Intl shows", () => {
    fc.assert(
      fc.property(wholeSeconds("1900-01-01", "2100-01-01"), zones, (instant, zone) => {
        const shown = clocks.get(zone)?.format(instant).replace(" ", "T");
        expect(formatInstant(instant, zone).slice(0, 19)).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });

  it("is what Intl shows for every half hour around transitions", () => {
    const transitions = ["2010-03-14T07:00Z", "2010-11-07T06:00Z", "2011-12-30T10:00Z", "2019-10-05T15:30Z"];
    for (const [zone, shown] of clocks) {
      for (const transition of transitions) {
        for (let step = -60; step <= 60; step++) {
          for (const near of [-1000, 0, 1000]) {
            const instant = Date.parse(transition) + (step * HOUR) / 2 + near;
            expect(formatInstant(instant, zone).slice(0, 19)).toBe(shown.format(instant).replace(" ", "T"));
          }
        }
      }
    }
  });

  it("comes back through its own text", () => {
    fc.assert(
      fc.property(
        wholeSeconds("1950-01-01", "2100-01-01"),
        zones,
        fc.nat({ max: 999 }),
        (seconds, zone, ms) => {
          const instant = seconds + ms;
          const text = formatInstant(instant, zone);
          expect(parseInstant(text, zone)).toEqual({
            instant,
            day: localDay(instant, zone),
            dateOnly: false,
          });
          expect(Date.parse(text)).toBe(instant);
        },
      ),
    );
  });

  it("comes back through the wall clock, but for the hours shown twice", () => {
    fc.assert(
      fc.property(wholeSeconds("1950-01-01", "2100-01-01"), zones, (instant, zone) => {
        const { day: local, msOfDay } = localOf(instant, zone);
        const again = instantAtMs(local, msOfDay, zone);
        expect(again).toBeLessThanOrEqual(instant);
        expect(localOf(again, zone)).toEqual({ day: local, msOfDay });
      }),
    );
  });

  it("prints local mean times and days beyond the calendar of Intl", () => {
    // New York's mean time, until 1883, was 4 h 56 min 2 s behind Greenwich.
    expect(formatInstant(Date.UTC(1880, 0, 1, 12), NY)).toBe("1880-01-01T07:03:58-04:56:02");
    expect(formatInstant(9e15, "UTC")).toMatch(/^\+\d{6}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  });
});

describe("parseInstant", () => {
  const read = (text: string) => {
    const parsed = parseInstant(text, NY);
    return parsed && [utc(parsed.instant), parsed.day, parsed.dateOnly];
  };

  it("takes a bare date as the close of business", () => {
    expect(read("2005-03-14")).toEqual(["2005-03-14T22:00:00Z", day("2005-03-14"), true]);
    expect(read("2010-03-14")).toEqual(["2010-03-14T21:00:00Z", day("2010-03-14"), true]);
  });

  it("takes a time without an offset as local", () => {
    expect(read("2005-03-14T09:30")).toEqual(["2005-03-14T14:30:00Z", day("2005-03-14"), false]);
    expect(read("2005-03-14T09:30:15")).toEqual(["2005-03-14T14:30:15Z", day("2005-03-14"), false]);
    expect(read("2005-03-14T09:30:15.5")).toEqual(["2005-03-14T14:30:15.500Z", day("2005-03-14"), false]);
  });

  it("takes an offset at its word; the day is local", () => {
    expect(read("2005-03-15T02:00Z")).toEqual(["2005-03-15T02:00:00Z", day("2005-03-14"), false]);
    expect(read("2005-03-15T02:00:00+01:00")).toEqual(["2005-03-15T01:00:00Z", day("2005-03-14"), false]);
    expect(read("2005-03-14T17:00-05:00")).toEqual(["2005-03-14T22:00:00Z", day("2005-03-14"), false]);
    expect(read("2005-03-14T17:00+05:30")).toEqual(["2005-03-14T11:30:00Z", day("2005-03-14"), false]);
  });

  it.each([
    "",
    "2005-02-30",
    "2005-03-14T",
    "2005-03-14T9:30",
    "2005-03-14T24:00",
    "2005-03-14T09:60",
    "2005-03-14Z",
    "2005-03-14T09:30:60",
    "2005-03-14T09:30+24:00",
    "2005-03-14T09:30+05:60",
    "2005-03-14T09:30+0500",
    "2005-03-14 09:30",
    "2005-03-14T09:30:15.1234",
    "March 14, 2005",
    "2005-03-14T09:30z",
    "20050314",
  ])("refuses %j", (text) => {
    expect(parseInstant(text, NY)).toBeNull();
  });
});
