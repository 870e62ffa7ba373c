// Hours that are skipped or repeated when the clocks are changed; dates and offsets by the rules of the zones.
import { describe, expect, it } from "vitest";
import { oddHour } from "../../interpreter/facts/odd-hours.ts";
import { parseInstant } from "../../interpreter/values/instant.ts";

const odd = (text: string, zone: string): ReturnType<typeof oddHour> =>
  oddHour(text, parseInstant(text, zone)?.instant ?? Number.NaN, zone);

describe("the hours at which clocks are changed", () => {
  it.each([
    ["2010-03-14T02:00", "America/New_York"],
    ["2010-03-14T02:59:59", "America/New_York"],
    ["2005-03-27T02:30", "Europe/Berlin"],
    // Half an hour only.
    ["2026-10-04T02:15", "Australia/Lord_Howe"],
  ])("%s is not there in %s", (text, zone) => {
    expect(odd(text, zone)).toBe("skipped");
  });

  it.each([
    ["2005-10-30T01:00", "America/New_York", ["2005-10-30T01:00:00-04:00", "2005-10-30T01:00:00-05:00"]],
    ["2005-10-30T02:30", "Europe/Berlin", ["2005-10-30T02:30:00+02:00", "2005-10-30T02:30:00+01:00"]],
    ["2026-04-05T01:45", "Australia/Lord_Howe", ["2026-04-05T01:45:00+11:00", "2026-04-05T01:45:00+10:30"]],
  ])("%s is there twice in %s", (text, zone, times) => {
    expect(odd(text, zone)).toEqual(times);
  });

  it.each([
    "2010-03-14T01:59",
    "2010-03-14T03:00",
    "2005-10-30T00:59",
    "2005-10-30T02:00",
    "2005-10-30T01:30:00-05:00",
    "2005-10-30T05:30Z",
    "2005-10-30",
  ])("%s is one time", (text) => {
    expect(odd(text, "America/New_York")).toBeNull();
  });
});
