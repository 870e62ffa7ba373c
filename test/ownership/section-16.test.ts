// std/section-16 and its calendar: who reports, and by which day.
import { describe, expect, it } from "vitest";
import { dateEvaluator } from "../../interpreter/run/evaluate.ts";
import { parseDay, weekdayOf } from "../../interpreter/values/day.ts";
import { callJson, folder } from "../cli/memory.ts";
import { compileFile } from "../support/contract.ts";
import banking from "../calendars/oracle-banking.json" with { type: "json" };
import { CONTRACT, COUNT, EXERCISE } from "./contract.ts";

const compiled = compileFile("stdlib/calendars/sec-filings.tenor");
const on = dateEvaluator(compiled.model);
const isBusiness = (iso: string): boolean => on("SEC Business Day", parseDay(iso) ?? 0) === true;

describe("the calendar", () => {
  it("compiles without a word", () => {
    expect(compiled.diagnostics).toEqual([]);
    expect(compileFile("stdlib/section-16.tenor").diagnostics).toEqual([]);
  });

  it.each([
    ["2007-11-12", false], // Veterans Day of a Sunday, kept on the Monday; exchanges were open
    ["2007-10-08", false], // Columbus Day
    ["2007-04-06", true], // Good Friday
    ["2010-12-31", false], // New Year's Day 2011, a Saturday
    ["2010-12-24", false], // Christmas Day, a Saturday
    ["2006-11-10", false], // Veterans Day, a Saturday: banks were open
    ["2021-06-18", false], // Juneteenth, the day after it became law
    ["2020-06-19", true],
    ["2018-12-05", false],
    ["2018-12-24", false],
    ["2020-12-24", false],
    ["2025-01-09", false],
    ["2007-11-09", true],
    ["2007-11-10", false],
  ])("%s: %s", (iso, business) => {
    expect(isBusiness(iso)).toBe(business);
  });

  // The Federal Reserve keeps the same holidays, but for Saturdays: there the Friday before is an ordinary day of banks.
  it("differs from the Federal Reserve's days by Saturdays' holidays and announced closings alone", () => {
    const holidays: Readonly<Record<string, string>> = banking.holidays;
    const closed = new Set(
      Object.entries(holidays).flatMap(([year, days]) => days.split(" ").map((day) => `${year}-${day}`)),
    );
    const more: string[] = [];
    const fewer: string[] = [];
    const last = parseDay("2025-12-30") ?? 0;
    for (let day = parseDay("1990-01-01") ?? 0; day <= last; day++) {
      if (weekdayOf(day) % 6 === 0) continue;
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
      const business = isBusiness(iso);
      if (business && closed.has(iso)) fewer.push(iso);
      if (!business && !closed.has(iso)) more.push(iso);
    }
    expect(fewer).toEqual([]);
    const announced = new Set(["2018-12-05", "2018-12-24", "2019-12-24", "2020-12-24", "2025-01-09"]);
    for (const iso of more) {
      if (announced.has(iso)) continue;
      expect(iso).toMatch(/-(?:12-31|06-18|07-03|11-10|12-24)$/);
      expect(weekdayOf(parseDay(iso) ?? 0)).toBe(5);
    }
  });
});

describe("the duty to file", () => {
  const { file } = folder();
  const contract = file("warrant.tenor", CONTRACT);
  let count = 0;
  const duties = async (events: readonly object[], asOf: string): Promise<unknown[]> => {
    const facts = file(`events-${++count}.json`, JSON.stringify(events));
    const { json } = await callJson("run", contract, "--events", facts, "--as-of", asOf);
    const found = json["obligations"] as readonly Record<string, unknown>[];
    return found.filter(({ act }) => act === "File Form-4").map(({ status, due }) => [status, due]);
  };

  // November 9, 2007 was a Friday; Monday the 12th was Veterans Day: the 13th is the first business day and the 14th the second.
  const DUE = "2007-11-14T23:59:59-05:00";

  it("ends with the second business day", async () => {
    expect(await duties([COUNT, EXERCISE], "2007-11-14")).toEqual([["open", DUE]]);
    expect(await duties([COUNT, EXERCISE], "2007-11-15")).toEqual([["breached", DUE]]);
    const filed = { event: "File Form-4", of: "X", on: "2007-11-13" };
    expect(await duties([COUNT, EXERCISE, filed], "2007-11-15")).toEqual([["performed", DUE]]);
    expect(await duties([COUNT, EXERCISE, { ...filed, on: "2007-11-15" }], "2007-11-15")).toEqual([
      ["late", DUE],
    ]);
  });

  it.each([
    ["exactly 10%", [COUNT, { ...EXERCISE, "Shares Owned": "4,600,000" }], 0],
    ["more than 10%", [COUNT, { ...EXERCISE, "Shares Owned": "4,600,001" }], 1],
    [
      "a director with one share",
      [
        COUNT,
        { event: "Insider Status", on: "2007-10-01", Director: true, Officer: false },
        { ...EXERCISE, "Shares Owned": "1" },
      ],
      1,
    ],
    [
      "an officer who has left",
      [
        COUNT,
        { event: "Insider Status", on: "2007-10-01", Director: false, Officer: true },
        { event: "Insider Status", on: "2007-11-01", Director: false, Officer: false },
        { ...EXERCISE, "Shares Owned": "1" },
      ],
      0,
    ],
    [
      "a class that is registered no more",
      [COUNT, { event: "Section-12 Deregistration", on: "2007-10-01" }, EXERCISE],
      0,
    ],
    [
      "a sale in the market",
      [COUNT, { event: "Section-16 Transaction", on: "2007-11-09", "Shares Owned": "5,000,000" }],
      1,
    ],
    [
      "a sale by one who comes to 10% with a right to acquire",
      [
        COUNT,
        {
          event: "Section-16 Transaction",
          on: "2007-11-09",
          "Shares Owned": "4,600,000",
          "Right To Acquire": "1",
        },
      ],
      1,
    ],
  ])("%s", async (_, events, number) => {
    expect(await duties(events, "2007-11-13")).toHaveLength(number);
  });
});
