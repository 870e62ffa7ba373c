// Types: what each value is, and what is said where two do not agree.
import { describe, expect, it } from "vitest";
import { typeWords } from "../../interpreter/model/type-words.ts";
import { expectFinding, expectFindings, expectSound, findings, modelOf } from "./marked.ts";

/** What a term of the contract is, in words. */
const typeOfTerm = (text: string, name: string): string => {
  const { terms } = expectSound(`${text} on Exercise if ${name} is given: the Holder pays $1 to the Issuer.`);
  return typeWords(terms.find((one) => one.name === name)?.type ?? { kind: "unknown" });
};

describe("the type of a term", () => {
  it.each([
    [`"T" means 5.`, "a plain number"],
    [`"T" means 5%.`, "a percentage"],
    [`"T" means 5% + 1%.`, "a percentage"],
    [`"T" means 1 - 5%.`, "a percentage"],
    [`"T" means 2 * 5%.`, "a plain number"],
    [`"T" means 5 shares.`, "a number of shares"],
    [`"T" means $5.`, "an amount of money in USD"],
    [`"T" means $5 per share.`, "a price per share in USD"],
    [`"T" means EUR 5.`, "an amount of money in EUR"],
    [`"T" means Warrant Price * Warrant Share Number.`, "an amount of money in USD"],
    [`"T" means $100 / Warrant Price.`, "a number of shares"],
    [`"T" means $100 / Warrant Share Number.`, "a price per share in USD"],
    [`"T" means Warrant Price / Warrant Price.`, "a plain number"],
    [`"T" means 5% of Warrant Share Number.`, "a number of shares"],
    [`"T" means March 14, 2005.`, "a date"],
    [`"T" means March 14, 2005 at 5:00 pm.`, "a point in time"],
    [`"T" means 61 days.`, "a length of time"],
    [`"T" means 3 Trading Days after March 14, 2005.`, "a date"],
    [`"T" means March 14, 2005 + 3 days.`, "a date"],
    [`"T" means the end of the Term.`, "a point in time"],
    [`"T" means the date of the end of the Term.`, "a date"],
    [`"T" means the days from March 1, 2005 to Original Issue Date.`, "a plain number"],
    [`"T" means the year of Original Issue Date.`, "a plain number"],
    [`"T" means 5:00 pm.`, "a time of day"],
    [`"T" means "open".`, "a text"],
    [`"T" means Warrant Price > $2.`, "yes or no"],
    [`"T" initially means [●] shares.`, "a number of shares"],
    [`"T" initially means $[●] per share.`, "a price per share in USD"],
    [`"T" initially means basket of 1 of "Common Stock".`, "a basket of assets"],
    [`"T" means the lesser of Warrant Price and $1.`, "a price per share in USD"],
    [
      `"T" means the first of (a) $1, if Warrant Price > $2; (b) Warrant Price, otherwise.`,
      "a price per share in USD",
    ],
    [`"T" means reading "a": Warrant Price; reading "b": $1.`, "a price per share in USD"],
    [`"T" means Warrant Price rounded to the nearest $0.01, half up.`, "a price per share in USD"],
    [`"T" is determined by the Issuer: money.`, "an amount of money in USD"],
  ])("%s", (text, words) => {
    expect(typeOfTerm(text, "T")).toBe(words);
  });

  it("does not depend on the order of the definitions", () => {
    expect(typeOfTerm(`"T" means U * 2. "U" means V. "V" means 5 shares.`, "T")).toBe("a number of shares");
  });

  it("is unknown in a ring, without an end and without a message of its own", () => {
    expect(findings(`"T" means U + 1. "U" means T + 1.`)).toEqual([]);
  });

  it("on a date is the type of a day's value", () => {
    const { terms } = modelOf(`"V" on a date is quoted as "volume".
      "A" on a date means the average of Closing Bid over the 10 Trading Days ending on the date.`);
    const words = (name: string): string =>
      typeWords(terms.find((one) => one.name === name)?.type ?? { kind: "unknown" });
    expect([words("V"), words("A"), words("Trading Day")]).toEqual([
      "a number of shares",
      "a price per share in USD",
      "yes or no",
    ]);
  });
});

describe("what a definition leaves open is known from its use", () => {
  it.each([
    [`"T" initially means [●]. on Exercise: T falls by Shares Exercised.`, "a number of shares"],
    [
      `"T" initially means [●]. every adjustment of T is rounded to the nearest 1/100 share, half up.`,
      "a number of shares",
    ],
    [
      `"T" means [●]. on Exercise if Warrant Price > T: the Holder pays $1 to the Issuer.`,
      "a price per share in USD",
    ],
    [
      `"T" is determined by the Issuer. on Exercise: the Holder pays T to the Issuer.`,
      "an amount of money in USD",
    ],
    [
      `"T" means "fair value" as determined by the Issuer. on Exercise if T < Warrant Price: the Holder pays $1 to the Issuer.`,
      "a price per share in USD",
    ],
    [
      `"T" means [●]. "U" means T. on Exercise if Warrant Price > T: the Holder pays U * 5 shares to the Issuer.`,
      "a price per share in USD",
    ],
    [`"T" means [●]. the Holder may Exercise during T.`, "a period"],
    [`"T" means [●]. on Exercise: the Issuer shall Answer within T.`, "a length of time"],
  ])("%s", (text, words) => {
    const model = expectSound(text);
    expect(typeWords(model.terms.find(({ name }) => name === "T")?.type ?? { kind: "unknown" })).toBe(words);
  });
});

describe("a bare amount takes the unit that is wanted", () => {
  it.each([
    `on Stock Split: Warrant Price becomes 2; Warrant Share Number becomes Warrant Share Number + 1.`,
    `on Stock Split: Warrant Price becomes $2; Warrant Share Number becomes 2 * 3.`,
    `on Stock Split: Warrant Price becomes $2 * Ratio; Warrant Share Number becomes the greater of 0 and Warrant Share Number - 5.`,
    `on Stock Split: Warrant Price becomes (the lesser of $1 and -$2 + 3) / 2.`,
    `on Exercise if Warrant Price < $2.00 and Shares Exercised >= 100 and 5 < Warrant Share Number: the Holder pays 5 to the Issuer.`,
    `on Stock Split: Warrant Price becomes the first of (a) 1, if Ratio > 2; (b) $2, otherwise.`,
    `every adjustment of Warrant Price is at least $1 and is rounded to the nearest 0.01, half up.`,
    `an adjustment of Warrant Share Number is postponed until Exercise while the postponed adjustments, carried as a ratio, total less than 1%.`,
    `table "Shares Table" by Months: number, Price: price per share, straight-line, gives shares: column: 10, $11; 60: 0.261, 0.281; 57: 0.257, -.
     on Exercise if Shares Exercised > Shares Table with Months = 58, Price = 10.5: the Holder pays $1 to the Issuer.`,
    `scenario "S": given Shares Outstanding is 46,000,000; Warrant Price is 2; Closing Bid is $1.42 on March 14, 2005.
       on April 4, 2006: Share Issuance with Shares Issued = 5,000,000, Consideration = 2,500,000.
       then Warrant Price is 2.2 to the nearest 0.0001; Exercise is accepted with Cash Due = 5.`,
  ])("%s", (text) => {
    expectSound(text);
  });
});

describe("T201 quantities of two units", () => {
  it("names both units and both operands", () => {
    const found = expectFinding(
      `section 4(d): "Odd" of a Share Issuance means ⟦Consideration + Shares Issued⟧. on Share Issuance if Odd > 5: Warrant Price becomes $1.`,
      "T201",
    );
    expect(found.title).toBe("Section 4(d) adds money to shares.");
    expect(found.text).toContain(
      '"Consideration" is an amount of money in USD; "Shares Issued" is a number of shares.',
    );
  });

  it("is found in subtractions, aggregates and two currencies, once each", () => {
    expectFinding(`on Exercise: the Holder pays ⟦Cash Due - Shares Exercised⟧ to the Issuer.`, "T201");
    expectFinding(
      `on Exercise: the Holder pays ⟦the lesser of Cash Due and Warrant Price⟧ to the Issuer.`,
      "T201",
    );
    expectFinding(`on Exercise: the Holder pays ⟦Cash Due + EUR 5⟧ to the Issuer.`, "T201");
  });

  it("leaves unknown things alone", () => {
    expectSound(
      `"Extra" is determined by the Issuer. on Exercise: the Holder pays Cash Due + Extra to the Issuer.`,
    );
  });
});

describe("T202 comparison of different things", () => {
  it.each([
    `on Exercise if ⟦Warrant Price > Shares Exercised⟧: the Holder pays $1 to the Issuer.`,
    `on Exercise if ⟦Exercise Date > 5⟧: the Holder pays $1 to the Issuer.`,
    `on Exercise if ⟦Shares Exercised is "cash"⟧: the Holder pays $1 to the Issuer.`,
    `on Exercise if ⟦Shares Exercised is one of 5, $5⟧: the Holder pays $1 to the Issuer.`,
  ])("%s", (text) => {
    expectFinding(text, "T202");
  });

  it("lets dates, instants and events be compared", () => {
    expectSound(`on Exercise if Exercise Date > Original Issue Date and now > the Exercise and the end of the Term > Exercise Date:
      the Holder pays $1 to the Issuer.`);
  });

  it("wants a date for a day of any year", () => {
    expectSound(`"Holiday" on a date means the date is December 25 or the date is the fourth Thursday in November or the date is not Easter Sunday.
      on Exercise if Holiday on the Exercise Date: the Holder pays $1 to the Issuer.`);
    expectFinding(
      `on Exercise if ⟦Shares Exercised⟧ is December 25: the Holder pays $1 to the Issuer.`,
      "T209",
    );
  });
});

describe("T203 value of another unit", () => {
  it.each([
    [`on Stock Split: Warrant Price becomes ⟦Warrant Share Number⟧.`, "Warrant Price"],
    [`on Exercise: Warrant Share Number falls by ⟦Cash Due⟧.`, "Warrant Share Number"],
    [`on Exercise: the Holder pays ⟦Warrant Price⟧ to the Issuer.`, "the payment"],
    [`every adjustment of Warrant Price is at least ⟦5 shares⟧.`, "Warrant Price"],
    [
      `act Redeem by the Issuer has Count: shares; gives Refund: money. "Refund" of a Redeem means ⟦Count⟧.`,
      '"Refund"',
    ],
    [
      `scenario "S": on April 4, 2006: Share Issuance with Shares Issued = ⟦$5⟧, Consideration = $5.`,
      "Shares Issued",
    ],
    [`scenario "S": given Warrant Price is ⟦5 shares⟧.`, "Warrant Price"],
    [`scenario "S": then Exercise is accepted with Cash Due = ⟦5 shares⟧.`, "Cash Due"],
    [`on Listing: deem Stock Split with Ratio = ⟦$5⟧.`, "Ratio"],
    [
      `"Double" with Base: shares means Base * 2. every adjustment of Warrant Share Number is at most Double with Base = ⟦$5⟧.`,
      "Base",
    ],
  ])("%s", (text, target) => {
    const found = expectFinding(text, "T203");
    expect(found.title).toContain(target);
  });
});

describe("T204 alternatives of different kinds", () => {
  it("is found in cases and readings", () => {
    expectFinding(
      `on Exercise: the Holder pays the first of (a) Cash Due, if Method is "cash"; (b) ⟦Shares Exercised⟧, otherwise to the Issuer.`,
      "T204",
    );
    const found = expectFinding(
      `on Exercise: Warrant Share Number falls by X, where X = reading "a": Shares Exercised; reading "b": ⟦Cash Due⟧.`,
      "T204",
    );
    expect(found.title).toContain("readings");
  });
});

describe("T205 not one of the values", () => {
  it("offers the nearest", () => {
    const found = expectFinding(
      `on Exercise if Method is ⟦"cashles"⟧: the Holder pays $1 to the Issuer.`,
      "T205",
    );
    expect(found.fixes[0]?.edits[0]?.text).toBe('"cashless"');
    expectFinding(
      `on Exercise if Method is one of "cash", ⟦"net"⟧: the Holder pays $1 to the Issuer.`,
      "T205",
    );
    expectFinding(
      `scenario "S": on April 4, 2006: Exercise with Shares Exercised = 5, Method = ⟦"net"⟧.`,
      "T205",
    );
    expectFinding(
      `"Rest" on a date means the weekday of the date is ⟦"Sonday"⟧. on Exercise if Rest on the Exercise Date: the Holder pays $1 to the Issuer.`,
      "T205",
    );
  });
});

describe("T206 to T212", () => {
  it.each([
    ["T206", `on Exercise: the Holder pays Cash Due * ⟦Exercise Date⟧ to the Issuer.`],
    ["T206", `on Exercise: the Holder pays Cash Due + ⟦Method⟧ to the Issuer.`],
    ["T206", `on Exercise: the Holder pays -⟦Method⟧ to the Issuer.`],
    ["T207", `on Exercise if ⟦Shares Exercised⟧: the Holder pays $1 to the Issuer.`],
    ["T207", `on Exercise if Method is "cash" and ⟦Cash Due⟧: the Holder pays $1 to the Issuer.`],
    [
      "T208",
      `on Exercise: the Holder pays Cash Due rounded to the nearest ⟦1/100 share⟧, half up to the Issuer.`,
    ],
    ["T208", `every adjustment of Warrant Price is rounded to the nearest ⟦1/100 share⟧, half up.`],
    ["T209", `on Exercise if Closing Bid on ⟦Shares Exercised⟧ > $1: the Holder pays $1 to the Issuer.`],
    ["T209", `the Holder may Exercise during ⟦Original Issue Date⟧.`],
    ["T209", `on Exercise: the Issuer shall Answer within ⟦Warrant Price⟧.`],
    ["T209", `on Exercise: ⟦Warrant Price⟧ shall Answer promptly.`],
    ["T209", `on Equivalents Expiry: rescind adjustments under section 1 for ⟦Warrant Price⟧. section 1:`],
    ["T209", `on Exercise: ⟦Warrant Price⟧ ends.`],
    ["T210", `on Exercise if ⟦Method > "cash"⟧: the Holder pays $1 to the Issuer.`],
    ["T211", `on Exercise if ⟦$5 / EUR 2⟧ > 1: the Holder pays $1 to the Issuer.`],
    [
      "T212",
      `"Odd Day" on a date means the year of the date. on Exercise: the Issuer shall Answer within 3 ⟦Odd Day⟧.`,
    ],
  ])("%s %s", (code, text) => {
    expectFinding(text, code);
  });

  it("one slip is reported once", () => {
    expectFindings(
      `on Exercise: the Holder pays (⟦Cash Due + Shares Exercised⟧) * 5 + $2 to the Issuer.`,
      "T201",
    );
  });
});

describe("baskets", () => {
  const basket = `"Deliverable" initially means basket of 1/2 of "Acquirer Stock" and 1.50 of "USD".`;

  it("are delivered, and scaled by a number", () => {
    expectSound(`${basket} on Exercise: the Issuer delivers Shares Exercised of Deliverable to the Holder;
        the Issuer delivers 5 of Common Stock to the Holder.
      on Stock Split: Deliverable becomes Deliverable with "Acquirer Stock" scaled by Ratio.
      on Stock Dividend: Deliverable becomes Deliverable * Ratio.`);
  });

  it.each([
    ["T203", `on Exercise: Deliverable becomes Deliverable with "Acquirer Stock" scaled by ⟦Cash Due⟧.`],
    ["T209", `on Stock Split: Deliverable becomes ⟦Warrant Price⟧ with "Acquirer Stock" scaled by Ratio.`],
    ["T209", `on Exercise: the Issuer delivers Shares Exercised of ⟦Warrant Price⟧ to the Holder.`],
    ["N101", `on Exercise: the Issuer delivers Shares Exercised of ⟦Deliverabel⟧ to the Holder.`],
    ["T203", `on Exercise: Deliverable becomes ⟦5 shares⟧.`],
  ])("%s %s", (code, text) => {
    expectFinding(`${basket} ${text}`, code);
  });
});
