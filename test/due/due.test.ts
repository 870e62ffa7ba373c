import ICAL from "ical.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarText } from "../../interpreter/due/calendar.ts";
import type { DueList } from "../../interpreter/due/due.ts";
import { parseDay } from "../../interpreter/values/day.ts";
import { endOfDay } from "../../interpreter/values/instant.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";
import { readFileSync, writeFileSync } from "node:fs";

const GLOWPOINT = "examples/glowpoint-2005/glowpoint.tenor";
const NUMBER = ["--set", "Warrant Share Number=100,000"];
const ZONE = "America/New_York";

// By hand. Exercise X of Thursday, June 1, 2006: three Trading Days are June 2, 5 and 6. Exercise Y of June 8: June 9, 12 and 13.
// The record date of D, July 3, less 20 days: June 13; of E, June 20: May 31.
const EVENTS = [
  { event: "Share Count", on: "2006-05-01", "Shares Outstanding": "46000000" },
  {
    event: "Exercise",
    on: "2006-06-01",
    id: "X",
    "Shares Exercised": 7000,
    Method: "cash",
    "Shares Owned": 0,
  },
  { event: "Stock Split", on: "2006-06-02", Ratio: 2 },
  { event: "Cover Purchase", on: "2006-06-07", of: "X", Shares: 5000, "Amount Paid": "$20,000" },
  { event: "Claim Damages", on: "2006-06-08", of: "X" },
  {
    event: "Exercise",
    on: "2006-06-08",
    id: "Y",
    "Shares Exercised": 7000,
    Method: "cash",
    "Shares Owned": 0,
  },
  { event: "Waiver Notice", on: "2006-06-08", Shares: 100, Sent: "2006-06-08T18:00", Channel: "courier" },
  {
    event: "Distribution",
    on: "2006-06-20",
    id: "E",
    Kind: "cash out of earnings",
    "Amount Per Share": "0.1",
  },
  {
    event: "Distribution",
    on: "2006-07-03",
    id: "D",
    Kind: "cash out of earnings",
    "Amount Per Share": "0.1",
  },
];

const files = folder({ "events.json": JSON.stringify(EVENTS) });
const words = (...more: string[]): string[] => [
  "due",
  GLOWPOINT,
  "--events",
  files.file("events.json"),
  "--as-of",
  "2006-06-08",
  "--set",
  "Warrant Share Number=100,000",
  "--set",
  'Holder Address="1 Main Street; Dover, Delaware"',
  ...more,
];

interface Row {
  readonly standing: string;
  readonly act: string;
  readonly id?: string;
  readonly days: number | null;
}

async function rows(...more: string[]): Promise<unknown[]> {
  const { json } = await callJson(...words(...more));
  return (json["duties"] as readonly Row[]).map(({ standing, act, id, days }) => [
    standing,
    act,
    id ?? "",
    days,
  ]);
}

const LATE = [
  ["overdue", "Notify Holder", "E", -8],
  ["overdue", "Deliver Certificates", "X", -2],
  ["overdue", "Deliver New Warrant", "X", -2],
];
const NEXT = [
  ["to do", "Deliver Certificates", "Y", 5],
  ["to do", "Deliver New Warrant", "Y", 5],
  ["to do", "Notify Holder", "D", 5],
];
const OPEN = [
  ["no day", "Certify Adjustment", "", null],
  ["no day", "Pay Damages", "", null],
];

describe("what is owed on a day", () => {
  test("what is overdue, what comes next, what has no day", async () => {
    expect(await rows()).toEqual([...LATE, ...NEXT, ...OPEN]);
  });

  test("in so many days", async () => {
    expect(await rows("--days", "4")).toEqual([...LATE, ...OPEN]);
    expect(await rows("--days", "5")).toEqual([...LATE, ...NEXT, ...OPEN]);
    const { code, json } = await callJson(...words("--days", "soon"));
    expect([code, codesIn(json)]).toEqual([2, ["C629"]]);
  });

  test("what is done is not owed, and what is only sent is not done", async () => {
    const more = [
      { event: "Deliver Certificates", on: "2006-06-07", of: "X" },
      { event: "Notify Holder", on: "2006-06-08", of: "D", Sent: "2006-06-08T18:00", Channel: "courier" },
    ];
    const file = files.file("more.json", JSON.stringify(more));
    expect(await rows("--events", file)).not.toContainEqual(LATE[1]);
    expect(await rows("--events", file)).toContainEqual(NEXT[2]);
    const next = await rows("--events", file, "--as-of=2006-06-09").catch(() => []);
    expect(next).not.toContainEqual(["to do", "Notify Holder", "D", 4]);
  });

  test("for a person", async () => {
    const { code, out, err } = await call(...words());
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Owed at the end of Jun 8, 2006, America/New York time.");
    expect(out).toMatch(
      /Jun 6, 2006 +2 days ago +Issuer +Deliver Certificates +Exercise "X", Jun 1, 2006 +2\(d\)/,
    );
    expect(out).toMatch(/Pay Damages, \$20,000\.00/);
    expect(out).toMatch(/Notify Holder, at 1/);
    expect(out).toMatch(/Waiver Notice +Jun 8, 2006, 6:00 pm +courier +Jun 9, 2006, 12:00 am +12/);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(out).not.toMatch(/breach|void|invalid/i);
  });

  test("nothing, where nothing is owed", async () => {
    const { out } = await call("due", GLOWPOINT, "--as-of", "2006-06-08");
    expect(out).toContain("Nothing is owed, as far as the facts tell.");
  });

  test("nothing within the days that were asked for, and what falls due later", async () => {
    const events = files.file("exercise.json");
    writeFileSync(
      events,
      JSON.stringify([
        { event: "Share Count", on: "2006-05-01", "Shares Outstanding": "46,000,000" },
        {
          event: "Exercise",
          on: "2006-06-01T11:00",
          "Shares Exercised": "100",
          Method: "cash",
          "Shares Owned": "0",
        },
      ]),
    );
    // Thursday, June 1: three Trading Days end on Tuesday, June 6, five days on.
    const words = ["due", GLOWPOINT, "--events", events, "--as-of", "2006-06-01", ...NUMBER];
    const { out } = await call(...words, "--days", "4");
    expect(out).toContain("Nothing falls due within 4 days. 2 duties fall due later than that.");
    expect(out).not.toContain("Nothing is owed");
    expect((await call(...words, "--days", "5")).out).not.toContain("later than that");
  });

  test("a run that stopped says how far it came", async () => {
    const events = files.file("stopped.json");
    writeFileSync(
      events,
      JSON.stringify([
        { event: "Distribution", on: "2006-06-01", Kind: "cash", "Amount Per Share": "$0.10" },
        { event: "Share Count", on: "2006-07-01", "Shares Outstanding": "46,000,000" },
      ]),
    );
    const { code, out } = await call("due", GLOWPOINT, "--events", events, ...NUMBER);
    expect(code).toBe(1);
    expect(out.replaceAll("\n", " ")).toContain(
      "The run came to Jun 1, 2006 and no further: what arose or was done after that is not known here.",
    );
  });
});

// ical.js reads iCalendar as calendar programs do; it is no part of what writes it.
function read(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  return calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
}

describe("the calendar", () => {
  test("holds every duty that has a day, on its last day", async () => {
    const path = files.file("duties.ics");
    const { out } = await call(...words("--ics", path));
    expect(out).toContain(`Wrote ${path}. 2 without a day are not in it.`);
    const text = readFileSync(path, "utf8");
    const events = read(text);
    expect(
      events.map(({ summary, startDate, endDate }) => [summary, String(startDate), String(endDate)]),
    ).toEqual([
      ["Overdue: Issuer shall Notify Holder (section 9)", "2006-05-31", "2006-06-01"],
      ["Overdue: Issuer shall Deliver Certificates (section 2(d))", "2006-06-06", "2006-06-07"],
      ["Overdue: Issuer shall Deliver New Warrant (section 2(d))", "2006-06-06", "2006-06-07"],
      ["Issuer shall Deliver Certificates (section 2(d))", "2006-06-13", "2006-06-14"],
      ["Issuer shall Deliver New Warrant (section 2(d))", "2006-06-13", "2006-06-14"],
      ["Issuer shall Notify Holder (section 9)", "2006-06-13", "2006-06-14"],
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events[0]?.location).toBe("1 Main Street; Dover, Delaware");
    expect(events[0]?.description).toContain("Notice to: Holder, 1 Main Street; Dover, Delaware.\n");
    // The end of June 8 in New York, in UTC.
    expect(text).toContain("DTSTAMP:20060609T035959Z");
  });

  test("is written whole, and over no file unless that is asked for", async () => {
    const path = files.file("there.ics", "mine");
    const refused = await callJson(...words("--ics", path));
    expect([refused.code, codesIn(refused.json)]).toEqual([2, ["C620"]]);
    expect(readFileSync(path, "utf8")).toBe("mine");
    const { json } = await callJson(...words("--ics", path, "--force"));
    expect(json["written"]).toEqual([path]);
    const once = readFileSync(path, "utf8");
    await call(...words("--ics", path, "--force"));
    expect(readFileSync(path, "utf8")).toBe(once);
  });

  test("of no duty is not written", async () => {
    const path = files.file("none.ics");
    const { code, out } = await call("due", GLOWPOINT, "--as-of", "2006-06-08", "--ics", path);
    expect([code, out]).toEqual([0, expect.stringContaining("is not written")]);
    expect(() => readFileSync(path)).toThrow("ENOENT");
  });

  const day = parseDay("2006-06-08") ?? 0;
  const listOf = (contract: string, act: string, address: string): DueList =>
    ({
      result: { contract, zone: ZONE, asOf: day },
      notices: [],
      duties: [
        {
          standing: "to do",
          days: 1,
          ahead: null,
          duty: {
            section: "1",
            party: "Issuer",
            act,
            event: "Exercise",
            id: "X",
            arose: endOfDay(day, ZONE),
            due: endOfDay(day + 1, ZONE),
            openTextured: false,
            status: "open",
            performed: null,
            waived: null,
            amount: null,
            to: "Holder",
            certificate: null,
            holder: null,
            address,
          },
        },
      ],
    }) as unknown as DueList;

  const visible = fc
    .string({ unit: "grapheme", maxLength: 120 })
    .filter((text) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) && text.trim() === text && text !== "");

  test("keeps any text, in lines of at most 75 octets that end in CRLF", () => {
    fc.assert(
      fc.property(visible, visible, visible, (contract, act, address) => {
        const text = calendarText(listOf(contract, act, address), (about) => String(about.length)) ?? "";
        expect(text.endsWith("\r\n")).toBe(true);
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const [event] = read(text);
        expect(event?.summary).toBe(`Issuer shall ${act} (section 1)`);
        expect(event?.location).toBe(address);
        expect(event?.description.split("\n")[0]).toBe(contract);
      }),
    );
  });
});
