import { describe, expect, test } from "vitest";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileFile, compileText, entriesOf, exactly, runContract } from "../support/contract.ts";

/** The Glowpoint warrant with its blank filled, as the certificates of its scenarios. */
const GLOWPOINT = compileFile("examples/glowpoint-2005/glowpoint.tenor");
const NUMBER = { "Warrant Share Number": "100,000 shares" };
const QUOTES = "date,bid,ask\n2005-03-14,1.42,1.46\n2005-10-07,1.98,2.02\n";

const PRELUDE = `
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer".
party Holder is "Holder".
uses "std/corporate-actions".
section 1 "Terms":
  "Price" initially means $2.00 per share.
  "Number" initially means 1,000 shares.
`;

function contract(clauses: string): ReturnType<typeof compileText> {
  return compileText(`warrant "W".\n${PRELUDE}\n${clauses}`);
}

describe("a stop", () => {
  const halfWay = contract(`
    section 2 "Issues":
      "Zero" means 0 shares.
      "Reported" of the Issuer initially means 1 share.
      on Share Issuance:
        Price becomes Price * 0.9;
        Reported becomes Reported * (Shares Issued / Zero).`);

  test("leaves nothing of its own event behind", () => {
    const result = runContract(halfWay, {
      events: [{ event: "Share Issuance", on: "2006-01-03", "Shares Issued": "10", Consideration: "5" }],
    });
    expect(result.stopped?.message).toBe("the formula divides by zero");
    expect(result.ledger).toEqual([]);
    expect(exactly(result, "Price").toFraction()).toBe("2");
  });
});

describe("an abandoned stock dividend", () => {
  // Worked by hand: nothing has been split, so M is (1.98 + 2.02)/2 = 2.00, N = 100,000 * 2/(2 - 0.5) = 133,333.33 to the
  // hundredth, and P = 2.40 * 100,000 / 133,333.33 = 24,000,000/13,333,333.
  test("has changed neither the count of shares nor the quotes", () => {
    const result = runContract(GLOWPOINT, {
      events: [
        { event: "Share Count", on: "2005-04-01", "Shares Outstanding": "46,000,000" },
        { event: "Stock Dividend", id: "S", on: "2005-10-08", Ratio: "2", "Payment Date": "2005-11-10" },
        { event: "Dividend Abandonment", on: "2005-10-08", of: "S" },
        { event: "Distribution", on: "2005-10-09", Kind: "property", "Amount Per Share": "0.50" },
      ],
      quotes: QUOTES,
      settings: NUMBER,
    });
    expect(exactly(result, "Shares Outstanding").toFraction()).toBe("46000000");
    expect(exactly(result, "Warrant Share Number").toFraction()).toBe("13333333/100");
    expect(exactly(result, "Warrant Price").toFraction()).toBe("24000000/13333333");
  });
});

describe("history", () => {
  test("tells of a rescission, and ends in the terms of the result", () => {
    const result = runContract(GLOWPOINT, {
      events: [
        { event: "Share Count", on: "2005-04-01", "Shares Outstanding": "46,000,000" },
        { event: "Distribution", id: "D", on: "2005-10-10", Kind: "property", "Amount Per Share": "0.50" },
        { event: "Dividend Abandonment", on: "2005-10-20", of: "D" },
      ],
      quotes: QUOTES,
      settings: NUMBER,
    });
    const last = result.history.at(-1);
    expect(last?.cause).toBe("Dividend Abandonment");
    expect(last?.terms.get("Warrant Share Number")?.value).toEqual(
      result.terms.get("Warrant Share Number")?.value,
    );
  });
});

describe("what waits with a postponed term", () => {
  // D1 carries N by 200/199 (M = 2.00, v = 0.01) and the price waits. The Equivalents move the price by the weighted average,
  // 2.40 * (46,000,000 + 7,500,000/2.40) / 51,000,000 = 393/170, and N by P/P'; that releases the carry, and the price then
  // moves by the carried ratio alone: 393/170 * 199/200 = 78207/34000.
  test("moves by what was carried where another clause releases it", () => {
    const result = runContract(GLOWPOINT, {
      events: [
        { event: "Share Count", on: "2005-04-01", "Shares Outstanding": "46,000,000" },
        { event: "Distribution", id: "D1", on: "2005-10-10", Kind: "property", "Amount Per Share": "0.01" },
        {
          event: "Equivalents Issuance",
          id: "E1",
          on: "2005-11-01",
          "Maximum Shares": "5,000,000",
          "Issue Consideration": "0",
          "Exercise Consideration": "7,500,000",
          "Conversion Price": "1.50",
        },
      ],
      quotes: QUOTES,
      settings: NUMBER,
      readings: { unchanged: "adjusted by P/P'" },
    });
    expect(entriesOf(result, "Warrant Price").at(-1)?.status).toBe("made");
    expect(exactly(result, "Warrant Price").toFraction()).toBe("78207/34000");
  });
});

describe("a direction", () => {
  test("is not broken by rounding", () => {
    const upward = contract(`
      section 2 "Issues":
        on Share Issuance: Price becomes Price * 0.9999.
        every adjustment of Price is rounded up to $0.01, and is never an increase.
        on Share Count: Price becomes $2.004 per share.`);
    const result = runContract(upward, {
      events: [{ event: "Share Issuance", on: "2006-01-03", "Shares Issued": "10", Consideration: "5" }],
    });
    // 2.00 * 0.9999 = 1.9998, which goes up to 2.00 again: no increase, and nothing changes.
    expect(exactly(result, "Price").toFraction()).toBe("2");
  });
});

describe("a postponement until an event", () => {
  test("ends at that event, whatever the size", () => {
    const until = contract(`
      section 2 "Splits":
        on Stock Split: Number becomes Number * Ratio.
        an adjustment of Number is postponed until Share Count
          while the postponed adjustments, carried as a ratio, total less than 1% of Number.`);
    const result = runContract(until, {
      events: [
        { event: "Stock Split", on: "2006-01-03", Ratio: "1.005" },
        { event: "Share Count", on: "2006-02-01", "Shares Outstanding": "1,000,000" },
      ],
    });
    expect(entriesOf(result, "Number").map(({ status }) => status)).toEqual(["postponed", "made"]);
    expect(exactly(result, "Number").eq(Rational.of(1005))).toBe(true);
  });
});
