import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatInstant, instantAt, localOf } from "../../interpreter/values/instant.ts";
import { compileFile, compileText, runContract } from "../support/contract.ts";

/** Section 12 of the Glowpoint warrant, against a second calculation that knows the exchange's days from another source. */

const GLOWPOINT = compileFile("examples/glowpoint-2005/glowpoint.tenor");
const NUMBER = { "Warrant Share Number": "100,000 shares", "Holder Address": '"1 Main Street"' };
const ZONE = "America/New_York";

/** The days without trading from Monday to Friday: from the calendars' oracle. */
const ORACLE = JSON.parse(readFileSync("test/calendars/oracle-exchange.json", "utf8")) as {
  readonly holidays: Readonly<Record<string, string>>;
};
const CLOSED = new Set(
  Object.entries(ORACLE.holidays).flatMap(([year, days]) => days.split(" ").map((day) => `${year}-${day}`)),
);
const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const trades = (day: number): boolean =>
  ![0, 6].includes(new Date(day * 86_400_000).getUTCDay()) && !CLOSED.has(isoOf(day));
const nextTradingDay = (day: number): number => (trades(day + 1) ? day + 1 : nextTradingDay(day + 1));

interface Notice {
  readonly sent: number;
  readonly channel: "facsimile" | "courier" | "mail" | "hand";
  readonly received: number | null;
}

const FIRST = Date.UTC(2006, 0, 3) / 86_400_000;

const notice: fc.Arbitrary<Notice> = fc
  .record({
    day: fc.integer({ min: FIRST, max: FIRST + 1000 }),
    minute: fc.oneof(
      fc.integer({ min: 0, max: 1439 }),
      fc.constantFrom(0, 16 * 60 + 59, 17 * 60, 17 * 60 + 1, 23 * 60 + 58, 1439),
    ),
    channel: fc.constantFrom("facsimile", "courier", "mail", "hand"),
    wait: fc.option(fc.integer({ min: 0, max: 9 * 1440 })),
  })
  .map(({ day, minute, channel, wait }) => {
    const sent = instantAt(day, minute, ZONE);
    return { sent, channel, received: wait === null ? null : sent + wait * 60_000 };
  });

/** When the paper says that a notice takes effect; null where it does not. */
function worked({ sent, channel, received }: Notice): number | null {
  const { day, msOfDay } = localOf(sent, ZONE);
  const minute = msOfDay / 60_000;
  const found = received === null ? [] : [received];
  if (channel === "facsimile" && minute < 1020 && trades(day)) found.push(sent);
  if (channel === "courier" || (channel === "facsimile" && minute > 1020 && minute < 1439))
    found.push(instantAt(nextTradingDay(day), 0, ZONE));
  return found.length === 0 ? null : Math.min(...found);
}

function runOf({ sent, channel, received }: Notice): ReturnType<typeof runContract> {
  return runContract(GLOWPOINT, {
    settings: NUMBER,
    asOf: "2010-03-14",
    events: [
      {
        event: "Waiver Notice",
        on: formatInstant(sent, ZONE),
        Shares: 1000,
        Sent: formatInstant(sent, ZONE),
        Channel: channel,
        ...(received === null ? {} : { Received: formatInstant(received, ZONE) }),
      },
    ],
  });
}

describe("when a notice takes effect", () => {
  test("as section 12 says, never before it is sent and never after it is received", () => {
    fc.assert(
      fc.property(notice, (given) => {
        const result = runOf(given);
        const [record] = result.notices;
        expect(record?.effective).toBe(worked(given));
        expect(record).toMatchObject({ event: "Waiver Notice", to: "Issuer", section: "12" });
        const effective = record?.effective ?? null;
        if (effective === null) {
          expect(result.diagnostics.map(({ code }) => code)).toContain("R506");
          expect(result.acts).toEqual([]);
          return;
        }
        expect(effective).toBeGreaterThanOrEqual(given.sent);
        if (given.received !== null) expect(effective).toBeLessThanOrEqual(given.received);
        expect(result.acts).toMatchObject([{ status: "accepted", instant: effective }]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test("its steps say which limb", () => {
    const sent = instantAt(FIRST, 18 * 60, ZONE);
    const [record] = runOf({ sent, channel: "facsimile", received: null }).notices;
    expect(record?.steps[0]).toMatchObject({ kind: "case", section: "12", label: "ii" });
  });

  test("a fact that tells neither sending nor receipt takes effect at its own time", () => {
    const result = runContract(GLOWPOINT, {
      settings: NUMBER,
      events: [{ event: "Waiver Notice", on: "2006-06-03", Shares: 1000, Channel: "mail" }],
    });
    expect(result.notices).toMatchObject([
      { effective: instantAt(Date.UTC(2006, 5, 3) / 86_400_000, 17 * 60, ZONE), section: null, steps: [] },
    ]);
  });

  test("one that was sent but is not yet in effect on the last day counts for nothing", () => {
    const result = runContract(GLOWPOINT, {
      settings: NUMBER,
      asOf: "2006-06-02",
      events: [
        { event: "Waiver Notice", on: "2006-06-02", Shares: 1, Sent: "2006-06-02T10:00", Channel: "courier" },
      ],
    });
    expect(result.acts).toEqual([]);
    expect(result.notices).toHaveLength(1);
  });

  test("it goes where notices then go, and the change counts from ten days after its own notice", () => {
    const result = runContract(GLOWPOINT, {
      settings: NUMBER,
      events: [
        { event: "Change Issuer Address", on: "2006-06-01", "New Address": "2 Side Street" },
        { event: "Waiver Notice", on: "2006-06-10", Shares: 1 },
        { event: "Waiver Notice", on: "2006-06-11", Shares: 1 },
      ],
    });
    const [change, first, second] = result.notices;
    expect(change).toMatchObject({ to: "Holder", address: "1 Main Street" });
    expect(first?.address).toMatch(/^225 Long Avenue/);
    expect(second?.address).toBe("2 Side Street");
  });
});

describe("the earliest of several moments", () => {
  const contract = compileText(`warrant "W".
    time zone is America/New_York.
    party Issuer.
    event Offer; may have First: date, Second: instant, Open: yes or no.
    "Moment" of an Offer means the earliest of
      (a) First, if Open; (b) Second; (c) June 1, 2010, otherwise.
    "Seen" of the Issuer initially means June 1, 2011.
    on Offer: Seen becomes the date of Moment.`);

  test.each([
    [{ First: "2006-06-05", Second: "2006-06-04T12:00", Open: true }, "2006-06-04"],
    [{ First: "2006-06-04", Second: "2006-06-04T12:00", Open: true }, "2006-06-04"],
    [{ First: "2006-06-03", Second: "2006-06-04T12:00", Open: false }, "2006-06-04"],
    [{ First: "2006-06-03" }, "2010-06-01"],
    [{ First: "2006-06-03", Open: true }, "2006-06-03"],
  ])("%j is %s", (fields, wanted) => {
    expect(contract.diagnostics.filter(({ severity }) => severity !== "information")).toEqual([]);
    const result = runContract(contract, { events: [{ event: "Offer", on: "2006-06-01", ...fields }] });
    const seen = result.terms.get("Seen")?.value;
    expect(typeof seen === "number" ? isoOf(seen) : seen).toBe(wanted);
  });
});
