import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayToIso, parseDay } from "../../interpreter/values/day.ts";
import { localDay } from "../../interpreter/values/instant.ts";
import { compileFile, compileText, exactly, runContract } from "../support/contract.ts";

const GLOWPOINT = compileFile("examples/glowpoint-2005/glowpoint.tenor");
const NUMBER = { "Warrant Share Number": "100,000 shares", "Shares Outstanding": "46,000,000 shares" };
const EXERCISE = { "Shares Exercised": "7000", Method: "cash", "Shares Owned": "0" };

describe("a duty to pay", () => {
  const claim = (sold: string): ReturnType<typeof runContract> =>
    runContract(GLOWPOINT, {
      settings: NUMBER,
      events: [
        { event: "Exercise", on: "2006-06-01", id: "X", ...EXERCISE },
        { event: "Cover Purchase", on: "2006-06-07", of: "X", Shares: "5000", "Amount Paid": "$20,000" },
        { event: "Share Sale", on: "2006-06-12", of: "X", Shares: "5000", "Net Proceeds": sold },
        { event: "Claim Damages", on: "2006-06-14", of: "X" },
      ],
    });
  const damages = (sold: string): unknown[] =>
    claim(sold)
      .obligations.filter(({ act }) => act === "Pay Damages")
      .map(({ status, due, amount }) => [status, due, amount?.value.toFraction(), amount?.unit]);

  test("is of the amount that the contract works out", () => {
    expect(damages("$12,499.99")).toEqual([["open", null, "750001/100", "USD"]]);
    expect(claim("$12,500").obligations.at(-1)?.amount?.steps[0]).toMatchObject({ kind: "formula" });
  });

  test("does not arise where there is nothing to pay", () => {
    expect(damages("$19,999.99")).toEqual([["open", null, "1/100", "USD"]]);
    expect(damages("$20,000")).toEqual([]);
    expect(damages("$20,000.01")).toEqual([]);
  });
});

describe("a waiver", () => {
  const events = (waiver: object): object[] => [
    { event: "Exercise", on: "2006-06-01", id: "X", ...EXERCISE },
    { event: "Exercise", on: "2006-06-01", id: "Y", ...EXERCISE },
    {
      event: "Waive Compliance",
      Duty: "Deliver Certificates",
      by: ["Issuer", "Majority Holders"],
      ...waiver,
    },
    { event: "Deliver Certificates", on: "2006-06-08", of: "Y" },
  ];
  const delivery = (waiver: object): unknown[] =>
    runContract(GLOWPOINT, { settings: NUMBER, asOf: "2006-06-12", events: events(waiver) })
      .obligations.filter(({ act }) => act === "Deliver Certificates")
      .map(({ id, status, waived }) => [id, status, waived?.section ?? null]);

  test("is of one duty, or of all so far", () => {
    expect(delivery({ on: "2006-06-05", of: "X" })).toEqual([
      ["X", "waived", "10"],
      ["Y", "late", null],
    ]);
    expect(delivery({ on: "2006-06-05" })).toEqual([
      ["X", "waived", "10"],
      ["Y", "waived", "10"],
    ]);
  });

  test("reaches what is overdue, and not what was done before", () => {
    expect(delivery({ on: "2006-06-09" })).toEqual([
      ["X", "waived", "10"],
      ["Y", "late", null],
    ]);
  });

  test("before the day keeps what would have followed from happening, after it does not undo it", () => {
    const status = (on: string): unknown =>
      runContract(GLOWPOINT, {
        settings: NUMBER,
        events: [...events({ on, of: "X" }), { event: "Rescind Exercise", on: "2006-06-12", of: "X" }],
      }).acts.find(({ act }) => act === "Rescind Exercise")?.status;
    expect(status("2006-06-06")).toBe("refused");
    expect(status("2006-06-07")).toBe("accepted");
  });
});

describe("an act taken back", () => {
  const contract = compileText(`warrant "W".
    uses "std/corporate-actions".
    party Holder.
    section 1 "Exercise":
      "Number" initially means 100,000 shares.
      "Price" initially means $2.40 per share.
      act Exercise by the Holder has Count: shares.
      the Holder may Exercise.
      on Exercise: the Holder pays Price * Count to the Issuer; Number falls by Count.
      act Take Back by the Holder of an Exercise.
      the Holder may Take Back.
      on Take Back: rescind the Exercise.
      on Stock Split: Number becomes Number * Ratio; Price becomes Price / Ratio.`);

  // What the Holder could buy for all of the warrant is the same as if the act had never been; 2.40 x 100,000 by hand.
  test("leaves the terms as they would be without it, whatever happened in between", () => {
    const step = fc.record({ kind: fc.constantFrom("split", "exercise"), n: fc.integer({ min: 2, max: 9 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const told = steps.map(({ kind, n }, index) => ({
          on: `2006-06-0${index + 2}`,
          ...(kind === "split" ? { event: "Stock Split", Ratio: n } : { event: "Exercise", Count: n * 100 }),
        }));
        const taken = [
          { event: "Exercise", on: "2006-06-01", id: "X", Count: 5000 },
          ...told,
          { event: "Take Back", on: "2006-06-20", of: "X" },
          { event: "Take Back", on: "2006-06-21", of: "X" },
        ];
        const with_ = runContract(contract, { events: taken });
        const without = runContract(contract, { events: told });
        expect(exactly(with_, "Number").toFraction()).toBe(exactly(without, "Number").toFraction());
        expect(exactly(with_, "Price").toFraction()).toBe(exactly(without, "Price").toFraction());
        const back = with_.settlements.filter(({ from }) => from === "Issuer");
        expect(back.map(({ amount, to, section }) => [amount.toFraction(), to, section])).toEqual([
          ["12000", "Holder", "1"],
        ]);
        expect(with_.acts[0]?.rescinded).toMatchObject({ section: "1" });
      }),
      { numRuns: 50 },
    );
  });
});

describe("a deadline counted back", () => {
  const contract = compileText(`warrant "W".
    uses "std/us-equity-market".
    time zone is America/New_York.
    party Holder.
    event Meeting on its Record Date.
    section 9 "Notices":
      the Issuer shall Warn Holder at least 20 days before the Record Date of any Meeting.
      the Issuer shall Warn Exchange at least 3 Trading Days before the Record Date of any Meeting.
      the Issuer shall Warn Agent at least 2 months before the Record Date of any Meeting.
      on Meeting: the Issuer shall Report within 3 Trading Days.`);
  const day = (instant: number | null | undefined): number => localDay(instant ?? 0, "America/New_York");
  const trades = (at: number): boolean => ![0, 6].includes(new Date(at * 86_400_000).getUTCDay());

  // May to August of 2006 has two days without trading from Monday to Friday: Memorial Day and Independence Day.
  const CLOSED = [parseDay("2006-05-29"), parseDay("2006-07-04")];
  const isOpen = (at: number): boolean => trades(at) && !CLOSED.includes(at);
  const forward = (from: number, count: number): number =>
    count === 0 ? from : forward(from + 1, isOpen(from + 1) ? count - 1 : count);

  test("and then forward comes back to the day", () => {
    const first = parseDay("2006-06-01") ?? 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (after) => {
        const record = first + after;
        const { obligations } = runContract(contract, {
          events: [{ event: "Meeting", on: dayToIso(record) }],
        });
        const due = (act: string): number => day(obligations.find((duty) => duty.act === act)?.due);
        expect(due("Warn Holder") + 20).toBe(record);
        const exchange = due("Warn Exchange");
        expect(isOpen(exchange)).toBe(true);
        // From a day without trading the third Trading Day before it is the third that lies before.
        expect(forward(exchange, 3)).toBeGreaterThanOrEqual(record);
        expect(forward(exchange, 2)).toBeLessThan(record);
        if (isOpen(record)) expect(forward(exchange, 3)).toBe(record);
        expect(due("Report")).toBe(forward(record, 3));
        // A month is at most 31 days long, and two in a row at least 59.
        expect(record - due("Warn Agent")).toBeGreaterThanOrEqual(59);
        expect(record - due("Warn Agent")).toBeLessThanOrEqual(62);
      }),
    );
  });
});
