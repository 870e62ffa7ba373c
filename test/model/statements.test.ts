// Every kind of statement is bound and typed throughout.
import { describe, expect, it } from "vitest";
import { visit } from "../../grammar/walk.ts";
import { expectFinding, expectSound } from "./marked.ts";

const WHOLE = `
  "Ask" on a date is quoted as "ask".
  "Fair Value" on a date is determined by the Board of Directors: price per share.
  "Notice Time" means 5:00 pm.
  "Cure Period" means 10 days.
  "Deliverable" initially means basket of 1 of Common Stock and 1.50 of "USD".
  "Scaled" with Base: shares, Factor: percentage, Start: date, Hour: time, Moment: instant, Length: duration, Span: period,
    Open: yes or no, Label: text, Owner: party, Goods: basket means Base * Factor.
  table "Shares Per Warrant" by Months: number, Market Value: price per share, straight-line, below nearest, above nearest:
    column: $10, $11; 60: 0.261, 0.281; 57: 0.257, 0.277.
  act Redeem by the Issuer on its Notice Date of an Exercise, if any has Redemption Date: date; may have Note: text.

  section 1 "Rules", notwithstanding section 2, subject to section 2:
    """
    The paper's own words.
    """
    on Stock Split or Stock Dividend unless Ratio = 1:
      Warrant Share Number becomes Warrant Share Number * Ratio rounded down to the nearest share if Ratio > 1;
      Warrant Price becomes the greater of $0.01 and Warrant Price / Ratio.
    on any adjustment of Warrant Price or Warrant Share Number:
      the Issuer shall Certify Adjustment promptly.
    at Redemption Date of a Redeem if Note of the Redeem is given:
      Term ends;
      the Issuer delivers 2 of Common Stock to the Holder if Note is "x";
      reading "refund": the Issuer pays $5 to the Holder; reading "no refund": Term ends.
    on Exercise:
      the Holder pays Cash Due to the Issuer;
      the Issuer delivers Shares Exercised of Deliverable to the Holder;
      Warrant Share Number falls by Shares Exercised;
      the Issuer shall Deliver Certificates within 3 Trading Days of the Exercise Date if Method is "cash", failing which Default.
    on Default:
      the Holder may Rescind from March 1, 2006 to the end of the Term.
    on Equivalents Issuance:
      deem Share Issuance with Shares Issued = Maximum Shares, Consideration = Maximum Shares * Conversion Price;
      adjust as section 1 provides, with Ratio = 2.
    on Equivalents Expiry if an adjustment under section 1 stands for Equivalents:
      rescind adjustments under sections 1, 2 for Equivalents.

  section 2 "Rights":
    the Holder may Exercise during the Term if now is after 30 days after Original Issue Date
      unless within the last 61 days of the Term.
    the Holder may not Exercise if (Shares Exercised is one of 5, 6)
      or (the days from Original Issue Date to the Exercise Date) < 30
      or the month of the Exercise Date is 2 and the day of the Exercise Date is 29
      or Exercise Date is the last Monday in May
      or X > $5 and not (Closing Bid on the Exercise Date is given),
      where X = the average of Closing Bid and Ask on the nearest day not after the Exercise Date, as printed.
    the Issuer and the Holder may Amend, except that no Amend may reduce Warrant Share Number, shorten Term or modify section 2
      unless the Holder consents.
    the Issuer shall Notify Holder at least Cure Period before the Record Date of any Distribution or any Redeem.
    the Issuer shall File Notice by March 1, 2006 at 5:00 pm.
    at all times, the Issuer shall ensure that Shares Outstanding >= R, where R = Warrant Share Number.

  section 3 "Policies":
    every adjustment of Warrant Price under section 1, except on Stock Split, is at least F and is never an increase
      and is rounded to the nearest $0.01, half up, where F = Fair Value on Original Issue Date.
    every adjustment of Warrant Share Number, except under section 2, is reading "floor": at most 200,000 shares; reading "open": never a decrease.
    an adjustment of Warrant Share Number is postponed until Exercise
      while the postponed adjustments, carried as an amount, total less than 1 share.
    Stock Split and Stock Dividend occur at the close of business.
    every event occurs at 4:00 pm.
    quotes before a Stock Split or Stock Dividend are adjusted by Ratio.
    on Distribution if the highest Closing Bid over the 10 Trading Days before the Record Date > $5
        and the volatility of Closing Bid over the 100 days ending on the Record Date, adjusted for splits > 50%
        and the number of the 30 Trading Days starting on the Record Date on which Closing Bid >= $18 is at least 20
        and the whole part of Ask on the Record Date > $1:
      Warrant Price becomes Warrant Price - Amount Per Share.
    every adjustment of Warrant Share Number is at most
      Scaled with Base = 5, Factor = 5%, Start = Original Issue Date, Hour = Notice Time, Moment = Original Issue Date at 5:00 pm,
        Length = Cure Period, Span = Term, Open = yes, Label = "x", Owner = the Issuer, Goods = Deliverable.
    on Exercise if 0.26 < Shares Per Warrant with Months = 58, Market Value = Fair Value on the Exercise Date:
      the Issuer shall Answer within Cure Period.

  scenario "Everything":
    given Shares Outstanding is 46,000,000; reading "floor"; reading "refund" under section 1;
      Closing Bid is $1.42 and Ask is $1.46 on March 14, 2005; Closing Bid is $2 from March 15, 2005 to March 18, 2005.
    on April 4, 2006: Stock Split "S1" with Ratio = 2; Exercise "X1" with Shares Exercised = 5, Method = "cash".
    on April 5, 2006 at 4:00 pm: Redeem of "X1" with Redemption Date = May 1, 2006.
    then Warrant Price is $1.20 to the nearest $0.01 on April 4, 2006, under section 1;
      Shares Outstanding of the Issuer is at least 5;
      Exercise "X1" is accepted with Cash Due = $6;
      Exercise is refused under section 2 with at most 500 allowed;
      the Holder pays $6 to the Issuer on April 4, 2006;
      the Issuer delivers 5 of Common Stock to the Holder;
      Deliver Certificates by the Issuer is late, due April 7, 2006;
      the run needs a quote of Closing Bid on March 20, 2005;
      the run stops at Stock Split under section 1;
      an adjustment of Warrant Price is made under section 1 on April 4, 2006.
`;

describe("a contract with every kind of statement", () => {
  const model = expectSound(WHOLE);

  it("has each statement in its list", () => {
    expect([
      model.rules.length,
      model.rights.length,
      model.obligations.length,
      model.covenants.length,
      model.policies.length,
      model.postponements.length,
      model.occurrences.length,
      model.quoteAdjustments.length,
      model.scenarios.length,
    ]).toEqual([9, 3, 2, 1, 3, 1, 2, 1, 1]);
  });

  it("has a type for every expression that counts, and a reference for every name", () => {
    const missing: string[] = [];
    for (const { file, source } of model.units) {
      visit(file, (node) => {
        if (
          node.kind !== "NameExpression" &&
          node.kind !== "BinaryExpression" &&
          node.kind !== "CallExpression"
        )
          return;
        const text = source.text.slice(node.span.start, node.span.end);
        const type = model.types.get(node);
        if (node.kind !== "BinaryExpression" && !model.references.has(node))
          missing.push(`no reference: ${text}`);
        if (type === undefined || type.kind === "unknown") missing.push(`no type: ${text}`);
      });
    }
    // What belongs to longer names and targets of their own has none of its own.
    expect(missing.filter((line) => !/Board|Directors/.test(line))).toEqual([]);
  });
});

describe("in each kind of statement a wrong name is found", () => {
  it.each([
    `on Stock Split: Warrant Price becomes $1 if ⟦Nothing Such⟧ > 1.`,
    `on Stock Split: ⟦Nothing Such⟧ becomes $1.`,
    `on Stock Split: ⟦Nothing Such⟧ rises by 5.`,
    `on Stock Split: ⟦Nothing Such⟧ ends.`,
    `on Stock Split: the Issuer pays ⟦Nothing Such⟧ to the Holder.`,
    `on Stock Split: the Issuer shall Answer within 3 days of ⟦Nothing Such⟧.`,
    `on Stock Split: the Issuer shall Answer within ⟦Nothing Such⟧.`,
    `on Stock Split: reading "a": Warrant Price becomes ⟦Nothing Such⟧; reading "b": Warrant Price becomes $1.`,
    `on Stock Split: Warrant Price becomes adjusted ⟦Nothing Such⟧.`,
    `on any adjustment of ⟦Nothing Such⟧: the Issuer shall Answer promptly.`,
    `at 3 days after ⟦Nothing Such⟧: Warrant Price becomes $1.`,
    `the Holder may Exercise during the ⟦Nothing Such⟧.`,
    `the Holder may Exercise from ⟦Nothing Such⟧.`,
    `the Holder may Amend, except that no Amend may reduce ⟦Nothing Such⟧ unless the Holder consents.`,
    `the Issuer shall Answer by ⟦Nothing Such⟧.`,
    `at all times, the Issuer shall ensure ⟦Nothing Such⟧ > 5.`,
    `every adjustment of ⟦Nothing Such⟧ is never an increase.`,
    `every adjustment of Warrant Price is at least ⟦Nothing Such⟧.`,
    `an adjustment of Warrant Share Number is postponed until Exercise while the postponed adjustments, carried as a ratio, total less than ⟦Nothing Such⟧.`,
    `quotes before a Stock Split are adjusted by ⟦Nothing Such⟧.`,
    `scenario "S": given ⟦Nothing Such⟧ is 5.`,
    `scenario "S": then ⟦Nothing Such⟧ is 5.`,
    `scenario "S": then an adjustment of ⟦Nothing Such⟧ is made.`,
    `scenario "S": then the run needs a quote of ⟦Nothing Such⟧.`,
  ])("%s", (text) => {
    expectFinding(text, "N101");
  });

  it.each([
    [`Stock Split and ⟦Stok Dividend⟧ occur at the close of business.`, "N105"],
    [`event Bad of a ⟦Stok Dividend⟧.`, "N105"],
    [`scenario "S": then the run stops at ⟦Stok Dividend⟧.`, "N105"],
    [`scenario "S": then Exercise is refused under section ⟦9⟧.`, "N103"],
    [`scenario "S": then the ⟦Houlder⟧ pays $5 to the Issuer.`, "N104"],
    [`scenario "S": then Exercise is accepted with ⟦Cash Du⟧ = 5.`, "N115"],
    [`scenario "S": then ⟦Method⟧ of "X1" is "cash".`, "N120"],
    [`on Exercise if ⟦Reserve⟧ of the Issuer > 5: Warrant Price becomes $1.`, "N119"],
  ])("%s", (text, code) => {
    expectFinding(text.replace('⟦Method⟧ of "X1"', '⟦Method of "X1"⟧'), code);
  });
});

describe("in each kind of statement a wrong type is found", () => {
  it.each([
    [`at all times, the Issuer shall ensure ⟦Warrant Price⟧.`, "T207"],
    [`quotes before a Stock Split are adjusted by ⟦Warrant Price⟧.`, "T203"],
    [
      `an adjustment of Warrant Share Number is postponed until Exercise while the postponed adjustments, carried as an amount, total less than ⟦1% of Warrant Price⟧.`,
      "T203",
    ],
    [`scenario "S": then Warrant Price is ⟦5 shares⟧.`, "T203"],
    [`scenario "S": then Warrant Price is $5 to the nearest ⟦1/100 share⟧.`, "T203"],
    [`scenario "S": then the Holder pays ⟦5 shares⟧ to the Issuer.`, "T203"],
    [`"State" initially means "open". scenario "S": then ⟦State⟧ > "open".`, "T210"],
    [
      `table "T" by Months: number: 60: 0.261; 57: ⟦$5⟧. on Exercise if 1 < T with Months = 5: Warrant Price becomes $1.`,
      "T203",
    ],
  ])("%s", (text, code) => {
    expectFinding(text, code);
  });
});
