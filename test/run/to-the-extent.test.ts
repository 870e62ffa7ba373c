// Acts that count only to the extent that clauses allow. Every number is worked out beside it.
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { resultToJson } from "../../interpreter/report/json.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileText, exactly, runContract } from "../support/contract.ts";

const TEXT = `warrant "Limits".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer, Inc.".
party Holder is "First Holder".
event Stock Split has Ratio: number.
event Abandonment of a Stock Split.
section 1 "Terms":
  "Warrant Price" initially means $2 per share.
  "Warrant Share Number" initially means 1,000 shares.
  "Term" means the period from January 1, 2006 to December 31, 2006.
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
section 2 "Adjustments":
  on Stock Split: Warrant Share Number becomes Warrant Share Number * Ratio.
  on Abandonment: rescind adjustments under section 2 for the Stock Split.
section 3 "Exercise":
  act Exercise by the Holder has Number: shares, Owned: shares; gives Cost: money, Owing: shares.
  the Holder may Exercise during the Term.
  the Holder may not Exercise if Number > Warrant Share Number.
  "Cost" of an Exercise means Number * Warrant Price.
  "Owing" of an Exercise means Undelivered.
  "Undelivered" of an Exercise initially means Number.
  act Deliver by the Issuer of an Exercise has Part: shares.
  the Issuer may Deliver.
  on Deliver: Undelivered of the Exercise falls by Part.
  on Exercise:
    the Holder pays Cost to the Issuer;
    the Issuer delivers Number of "Common Stock" to the Holder;
    Warrant Share Number falls by Number;
    Exercised In All rises by Number;
    the Issuer issues a certificate to the Holder;
    the Issuer cancels the certificate as "exercised";
    the Issuer shall Report in the amount of Cost within 3 days.
  at 5 days after Exercise Date: Reported rises by Number.
  "Exercised In All" of the Issuer initially means 0 shares.
  "Reported" of the Issuer initially means 0 shares.
section 4 "Cap":
  the Holder may not Exercise to the extent that Owned + Number > 250 shares unless Number is at most 20 shares.
section 5 "Sales":
  act Sale by the Holder has Sold: shares.
  the Holder may Sale to the extent that Sold is at most 60 shares if Warrant Share Number > 500.
  on Sale: Warrant Share Number falls by Sold.
  event Call has Size: shares.
  on Call: Warrant Price becomes Warrant Price + $1 per share; deem Exercise with Number = Size, Owned = 0 shares.
section 6 "Waves":
  act Wave by the Holder has Size: shares.
  the Holder may Wave.
  the Holder may not Wave to the extent that Size * (500 shares - Size) > 50 shares * 400 shares.
  on Wave: Warrant Share Number falls by Size.
`;
const CONTRACT = compileText(TEXT);

const ran = (...events: readonly object[]): RunResult => runContract(CONTRACT, { events });
const valueText = (value: unknown): string | null => (value instanceof Rational ? value.toFraction() : null);
const of = (result: RunResult, term: string): string => exactly(result, term).toFraction();

test("the contract is sound", () => {
  expect(CONTRACT.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

describe("a prohibition to the extent", () => {
  const over = { event: "Exercise", id: "X", on: "2006-02-01", Number: 400, Owned: 100 };

  it("lets through what it leaves, and the record keeps what was asked for", () => {
    const result = ran(over);
    const [act] = result.acts;
    // 250 - 100.
    expect([act?.status, act?.refusedBy, act?.cutBack?.by]).toEqual(["accepted", [], ["4"]]);
    const { asked, counts } = act!.cutBack!;
    expect([asked.value, counts.value].map(valueText)).toEqual(["400", "150"]);
    expect(of(result, "Warrant Share Number")).toBe("850");
    const json = JSON.parse(JSON.stringify(resultToJson(result))) as { exercises: Record<string, unknown>[] };
    expect(json.exercises[0]).toMatchObject({
      status: "accepted",
      number: "150",
      cost: "300",
      cutBack: { asked: "400", by: ["4"] },
    });
  });

  it("lets nothing through where it leaves nothing, or where another clause refuses the whole", () => {
    const none = ran({ ...over, Owned: 250, Number: 21 });
    expect(none.acts.map(({ status, refusedBy, cutBack }) => [status, refusedBy, cutBack])).toEqual([
      ["accepted", [], expect.objectContaining({ by: ["4"] })],
    ]);
    // Under the exception of section 4 up to 20 are free: 20 of 21 count.
    expect(of(none, "Warrant Share Number")).toBe("980");
    const tooMany = ran({ ...over, Number: 1001 });
    expect(tooMany.acts.map(({ refusedBy, cutBack }) => [refusedBy, cutBack])).toEqual([[["3", "4"], null]]);
    const tooLate = ran({ ...over, on: "2007-01-05" });
    expect(tooLate.acts.map(({ refusedBy, cutBack }) => [refusedBy, cutBack])).toEqual([[["1", "4"], null]]);
  });

  it("what did not count stays uncounted when the history is run again", () => {
    const split = { event: "Stock Split", id: "S", on: "2006-01-15", Ratio: 2 };
    const result = ran(split, over, { event: "Abandonment", on: "2006-03-01", of: "S" });
    // 1,000 - 150; five days later 150 were reported.
    expect([of(result, "Warrant Share Number"), of(result, "Reported")]).toEqual(["850", "150"]);
  });

  it("one that is deemed to happen too, and what brought it about happens again as it did", () => {
    const split = { event: "Stock Split", id: "S", on: "2006-01-15", Ratio: 2 };
    const call = { event: "Call", on: "2006-02-01", Size: 400 };
    const result = ran(split, call, { event: "Abandonment", on: "2006-03-01", of: "S" });
    // 1,000 - 250, of which 250 are reported; the price is $2 + $1, with the split and without it.
    expect(["Warrant Share Number", "Reported", "Warrant Price"].map((term) => of(result, term))).toEqual([
      "750",
      "250",
      "3",
    ]);
    expect(result.ledger.filter(({ term }) => term === "Warrant Price")).toHaveLength(1);
  });

  it("the run stops where the greatest number cannot be found exactly", () => {
    // Size * (500 - Size) rises and falls, so that no search by halves finds where it turns.
    const result = ran({ event: "Wave", on: "2006-02-01", Size: 300 });
    expect(result.stopped?.section).toBe("6");
    expect(result.stopped?.message).toContain("how much of the Wave is allowed cannot be found exactly");
    expect(of(result, "Warrant Share Number")).toBe("1000");
  });
});

test("a right to the extent is given in part, and not at all where its other conditions do not hold", () => {
  const sale = { event: "Sale", on: "2006-02-01", Sold: 100 };
  const part = ran(sale);
  expect([of(part, "Warrant Share Number"), part.acts[0]?.cutBack?.by]).toEqual(["940", ["5"]]);
  const half = { event: "Stock Split", on: "2006-01-15", Ratio: "0.5" };
  expect(ran(half, sale).acts.map(({ refusedBy, cutBack }) => [refusedBy, cutBack])).toEqual([[["5"], null]]);
});

test("an act cut back is the act for as many as count", () => {
  const property = fc.property(
    fc.integer({ min: 251, max: 900 }),
    fc.integer({ min: 0, max: 229 }),
    fc.boolean(),
    fc.boolean(),
    (number, owned, registered, split) => {
      const facts = (Number: number): RunResult =>
        ran(
          ...(registered
            ? [{ event: "Warrant Issuance", on: "2006-01-02", Recipient: "Alpha", Shares: 950 }]
            : []),
          { event: "Exercise", id: "X", on: "2006-02-01", Number, Owned: owned },
          { event: "Deliver", on: "2006-02-03", of: "X", Part: 10 },
          ...(split ? [{ event: "Stock Split", on: "2006-02-04", Ratio: 3 }] : []),
        );
      // The cap leaves 250 less what is owned, which is more than the 20 that are free.
      const [cut, plain] = [facts(number), facts(250 - owned)];
      expect([cut.stopped, plain.stopped]).toEqual([null, null]);
      expect([cut.acts[0]?.cutBack !== null, plain.acts[0]?.cutBack]).toEqual([true, null]);
      const told = (result: RunResult): unknown => {
        const { exercises, ...rest } = JSON.parse(JSON.stringify(resultToJson(result))) as Record<
          "exercises",
          Record<string, unknown>[]
        >;
        return { ...rest, exercises: exercises.map(({ cutBack: _, ...act }) => act) };
      };
      const withoutPlaces = (value: unknown): unknown =>
        JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "place" ? null : inner)));
      expect(withoutPlaces(told(cut))).toEqual(withoutPlaces(told(plain)));
    },
  );
  fc.assert(property, { numRuns: 60 });
});

test("what a clause needs to be known is needed, and no part of the act is guessed", () => {
  const unknown = compileText(TEXT.replace("initially means 1,000 shares", "initially means [●] shares"));
  const events = [{ event: "Exercise", id: "X", on: "2006-02-01", Number: 400, Owned: 100 }];
  const result = runContract(unknown, { events });
  expect(result.needs.map(({ what }) => what)).toEqual(["Warrant Share Number"]);
  expect([result.stopped?.event, result.acts]).toEqual(["Exercise", []]);
});
