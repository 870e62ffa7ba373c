// Names: what each of them means, and what is said where it means nothing.
import { describe, expect, it } from "vitest";
import { expectFinding, expectFindings, expectSound, modelOf } from "./marked.ts";

describe("the standard module of these tests", () => {
  it("is sound", () => {
    expectSound("");
  });
});

describe("N101 undefined name", () => {
  it("names the section, the consequence, and what is close", () => {
    const found = expectFinding(
      `section 4(d) "Issuances":
         on Share Issuance: Warrant Price becomes Warrant Price * Shares Issued / ⟦Additional Shares Outstanding⟧.`,
      "N101",
    );
    expect(found.title).toBe('Section 4(d) uses "Additional Shares Outstanding", which is not defined.');
    expect(found.text).toBe("Adjustments of Warrant Price under section 4(d) cannot be computed.");
    expect(found.help.at(-1)).toBe('Close: "Shares Outstanding".');
    expect(found.fixes).toEqual([]);
  });

  it("offers a fix for a slip of the pen", () => {
    const found = expectFinding(`on Stock Split: Warrant Price becomes ⟦Warant Price⟧ / Ratio.`, "N101");
    expect(found.fixes[0]?.edits[0]?.text).toBe("Warrant Price");
  });

  it("finds the fields of the event, the name it calls the one referred to, and the parties", () => {
    expect(
      expectFinding(`on Stock Split: Warrant Price becomes Warrant Price / ⟦Rato⟧.`, "N101").help.at(-1),
    ).toBe('Close: "Ratio".');
    const called = expectFinding(
      `on Equivalents Expiry: rescind adjustments under section 1 for ⟦Equivalent⟧. section 1:`,
      "N101",
    );
    expect(called.help.at(-1)).toContain('"Equivalents"');
  });

  it("is silent about names of an event that is not declared", () => {
    expectFinding(`on ⟦Stok Split⟧: Warrant Price becomes Warrant Price / Ratio.`, "N105");
  });

  it("is silent where a module could not be loaded", () => {
    expect(
      modelOf(`uses "std/missing". on Spin-Off: Warrant Price becomes Warrant Price / Spin Ratio.`)
        .diagnostics,
    ).toEqual([]);
  });
});

describe("N102 defined twice", () => {
  it("shows the first", () => {
    const found = expectFinding(
      `section 8: "Start" means March 1, 2005. ⟦"Start"⟧ means March 2, 2005. the Holder may Exercise from Start.`,
      "N102",
    );
    expect(found.title).toBe('The term "Start" is defined twice.');
    expect(found.text).toContain("in section 8");
    expect(found.related[0]?.place.span.start).toBeLessThan(found.place.span.start);
  });

  it("lets terms of different events share a name, and terms of one event not", () => {
    expectSound(`
      "Limit" of an Exercise means Shares Exercised. "Limit" of a Share Issuance means Shares Issued.
      on Exercise if Limit > 5: Warrant Share Number falls by Limit.
      on Share Issuance if Limit > 5: Warrant Share Number falls by Limit.`);
    const twice = expectFindings(
      `"Limit" of a Stock Split or Stock Dividend means Ratio. ⟦"Limit"⟧ of a Stock Split means Ratio.
       on Stock Split: Warrant Share Number becomes Warrant Share Number * Limit.`,
      "N102",
    );
    expect(twice).toHaveLength(1);
  });

  it("sees sections, parties, fields and letters", () => {
    expectFinding(`section 1 "A": section ⟦1⟧ "B":`, "N102");
    expectFinding(`party Agent. party ⟦Agent⟧.`, "N102");
    expectFinding(`event Merger has Price: money, ⟦Price⟧: shares.`, "N102");
    expectFinding(
      `"Double" of a Stock Split means X * 2 where X = Ratio, ⟦X⟧ = 2. on Stock Split if Double > 1: Warrant Price becomes $1.`,
      "N102",
    );
  });

  it("lets the contract replace a module's definition, and says so", () => {
    const found = expectFinding(
      `⟦"Original Issue Date"⟧ means April 1, 2005. the Holder may Exercise from Original Issue Date.`,
      "N124",
    );
    expect(found.severity).toBe("information");
  });
});

describe("N103 no such section", () => {
  it("names the nearest", () => {
    const found = expectFinding(
      `section 4(d)(i): every adjustment of Warrant Price under section ⟦4(e)⟧ is never an increase.`,
      "N103",
    );
    expect(found.help[0]).toBe("Close: section 4(d)(i).");
  });

  it("takes a label for all below it, and words however they are capitalised", () => {
    expectSound(`
      section 4(d)(i): section Preamble: section 13.2:
      every adjustment of Warrant Price under sections 4(d), 4, 13 is never an increase.
      every adjustment of Warrant Price under section PREAMBLE is never an increase.`);
  });

  it("looks at what a section prevails over", () => {
    expectFinding(`section 7 "Cap", notwithstanding section ⟦77⟧: the Holder may Exercise.`, "N103");
  });
});

describe("N104 unknown party", () => {
  it("is said of who acts, owes, pays and receives", () => {
    expectFinding(`the ⟦Isuer⟧ shall Deliver Certificates promptly.`, "N104");
    expectFinding(`on Exercise: the Holder pays Cash Due to the ⟦Agent⟧.`, "N104");
    expectFinding(
      `"Fair Value" is determined by the ⟦Appraiser⟧: money. on Exercise: the Holder pays Fair Value to the Issuer.`,
      "N104",
    );
  });

  it("takes the longest declared name", () => {
    expectSound(`the Board of Directors shall Answer promptly.`);
  });
});

describe("N105 unknown event", () => {
  it("finds a slip in a trigger, a duty and a scenario", () => {
    const found = expectFinding(`on ⟦Stock Splitt⟧: Warrant Price becomes $2.`, "N105");
    expect(found.fixes[0]?.edits[0]?.text).toBe("Stock Split");
    expectFinding(`the Holder may ⟦Excercise⟧.`, "N105");
    expectFinding(`scenario "S": on April 4, 2006: ⟦Shares Issuance⟧ with Shares Issued = 5.`, "N105");
  });
});

describe("N106 unused definition, N107 unused letter", () => {
  it("warns of the contract's own terms that change nothing", () => {
    const found = expectFinding(`⟦"Floor"⟧ means $1 per share.`, "N106");
    expect(found.severity).toBe("warning");
    expect(found.tags).toEqual(["unused"]);
  });

  it("is silent about state, and about what acts give", () => {
    expectSound(
      `"Reserved Shares" initially means 5 shares. "Reserve" of the Issuer initially means 5 shares.`,
    );
  });

  it("does not count a definition's own name in it", () => {
    expectFinding(`⟦"Ring"⟧ means Ring + 1.`, "N106");
  });

  it("warns of letters", () => {
    expectFinding(
      `on Stock Split: Warrant Price becomes Warrant Price / R, where R = Ratio, ⟦Q⟧ = 2.`,
      "N107",
    );
  });
});

describe("N108 circular legend", () => {
  it("shows the ring", () => {
    const found = expectFinding(
      `on Stock Split: Warrant Price becomes Warrant Price / R, where ⟦R⟧ = Q + 1, Q = R - 1.`,
      "N108",
    );
    expect(found.text).toContain("R → Q → R");
  });

  it("lets letters come in any order", () => {
    expectSound(`on Stock Split: Warrant Price becomes Warrant Price / R, where R = Q + 1, Q = Ratio.`);
  });
});

describe("several kinds of event", () => {
  it("share fields of one type", () => {
    expectSound(
      `on Stock Split or Stock Dividend: Warrant Share Number becomes Warrant Share Number * Ratio.`,
    );
  });

  it("N109 names those that lack a name", () => {
    const found = expectFinding(
      `on Stock Split or Listing or Stock Dividend: Warrant Share Number becomes Warrant Share Number * ⟦Ratio⟧.`,
      "N109",
    );
    expect(found.title).toBe('The contract uses "Ratio", which Listing does not have.');
  });

  it("N110 a name that is not the same thing in all", () => {
    expectFinding(
      `event Merger has Ratio: shares.
       on Stock Split or Merger: Warrant Share Number becomes Warrant Share Number * ⟦Ratio⟧.`,
      "N110",
    );
    expectFinding(
      `"Factor" of a Stock Split means Ratio. "Factor" of a Stock Dividend means Ratio + 1.
       on Stock Split or Stock Dividend: Warrant Share Number becomes Warrant Share Number * ⟦Factor⟧.
       on Stock Split if Factor > 1: Warrant Price becomes $1. on Stock Dividend if Factor > 1: Warrant Price becomes $1.`,
      "N110",
    );
  });

  it("one kind named among several is only some of them", () => {
    expectFinding(
      `on Stock Split or Stock Dividend: the Issuer shall Notify Holder within 3 days of the ⟦Stock Split⟧.`,
      "N109",
    );
  });
});

describe("days", () => {
  it("N111 a term on a date needs its day, and offers the one at hand", () => {
    const found = expectFinding(
      `on Exercise if ⟦Closing Bid⟧ < $2: the Holder pays $5 to the Issuer.`,
      "N111",
    );
    expect(found.fixes[0]?.title).toBe('Write "Closing Bid on the Exercise Date"');
    const record = expectFinding(`on Distribution if ⟦Closing Bid⟧ < $2: Warrant Price becomes $1.`, "N111");
    expect(record.help).toEqual(['Write "Closing Bid on the Record Date".']);
    const date = expectFinding(
      `"Value" on a date means ⟦Closing Bid⟧ * 2. on Exercise if Value on the Exercise Date > $1: the Holder pays $5 to the Issuer.`,
      "N111",
    );
    expect(date.help).toEqual(['Write "Closing Bid on the date".']);
  });

  it("a day, a window and a count give it", () => {
    expectSound(`
      "Ask" on a date is quoted as "ask".
      "Value" on a date means the first of
        (a) the average of Closing Bid and Ask on the nearest day not after the date, if Closing Bid on the date is given;
        (b) the average of Closing Bid over the 10 Trading Days ending on the date, otherwise.
      on Exercise if the number of the 30 Trading Days ending on the Exercise Date on which Closing Bid >= $5 is at least 20:
        Warrant Price becomes Value on the Exercise Date.`);
  });

  it("N112 the date outside a definition on a date", () => {
    expectFinding(`on Exercise if the year of ⟦the date⟧ > 2005: the Holder pays $5 to the Issuer.`, "N112");
  });

  it("N123 counts in declared kinds of day only", () => {
    const found = expectFinding(
      `on Exercise: the Issuer shall Deliver Certificates within 3 ⟦Trading Day's⟧.`,
      "N123",
    );
    expect(found.fixes[0]?.edits[0]?.text).toBe("Trading Days");
  });
});

describe("terms of events", () => {
  it("N113 a term of an event needs one", () => {
    const found = expectFinding(
      `every adjustment of Warrant Price is at least ⟦Cash Due⟧ / Warrant Share Number.`,
      "N113",
    );
    expect(found.title).toContain("does not say of which Exercise");
  });

  it("N121 a kind of event is no particular one", () => {
    expectFinding(
      `"Latest" means Ratio of a ⟦Stock Split⟧. on Stock Split if Latest > 1: Warrant Price becomes $1.`,
      "N121",
    );
  });

  it("an instant and a deadline may name the kind", () => {
    expectSound(`
      at Payment Date of a Distribution if Amount Per Share > $1: Warrant Price becomes Warrant Price - Amount Per Share.
      at 61 days after the Exercise Date: Warrant Share Number becomes Warrant Share Number - Shares Exercised.
      the Issuer shall Notify Holder at least 20 days before the Record Date of any Distribution if Kind is "cash".`);
  });

  it("N122 an instant of several kinds", () => {
    expectFinding(
      `⟦at (the first available of (a) Exercise Date; (b) Record Date of a Distribution)⟧: Warrant Price becomes $1.`,
      "N122",
    );
  });

  it("N119 lists what the event has", () => {
    const found = expectFinding(
      `on Exercise if ⟦Metod⟧ of the Exercise is "cash": the Holder pays $5 to the Issuer.`,
      "N119",
    );
    expect(found.help).toEqual(['Close: "Method".']);
    expect(found.fixes[0]?.edits[0]?.text).toBe("Method");
  });

  it("N120 of something that is no event", () => {
    expectFinding(`on Exercise if ⟦Ratio of Term⟧ > 2: the Holder pays $5 to the Issuer.`, "N120");
  });

  it("N117 what an act gives has to be defined", () => {
    expectFinding(`act Redeem by the Issuer has Count: shares; gives ⟦Redemption Price⟧: money.`, "N117");
  });
});

describe("inputs", () => {
  const formula = `"Scaled" with Base: shares, Factor: number means Base * Factor.`;

  it("N114 a formula needs its inputs", () => {
    expectFinding(`${formula} every adjustment of Warrant Share Number is at most ⟦Scaled⟧.`, "N114");
  });

  it("N115 and N116 name the wrong and the missing", () => {
    const found = expectFindings(
      `${formula} every adjustment of Warrant Share Number is at most ⟦Scaled⟧ with ⟦Bas⟧ = 5, Factor = 2.`,
      "N116",
      "N115",
    );
    expect(found[1]?.fixes[0]?.edits[0]?.text).toBe("Base");
  });

  it("N115 a field that the event does not have", () => {
    expectFinding(`scenario "S": on April 4, 2006: Stock Split with ⟦Ration⟧ = 2.`, "N115");
  });

  it("N116 a deemed event needs all its fields", () => {
    const found = expectFinding(`on Listing: deem ⟦Share Issuance⟧ with Shares Issued = 5.`, "N116");
    expect(found.title).toContain('"Consideration"');
  });
});

describe("adjust as section S provides", () => {
  const rule = `section 4(d): on Share Issuance: Warrant Price becomes Warrant Price * X / Shares Issued, where X = Consideration / Warrant Price. section 4(e):`;

  it("takes the names that S reads", () => {
    expectSound(`${rule} on Equivalents Issuance: adjust as section 4(d) provides,
      with Shares Issued = Maximum Shares, Consideration = Maximum Shares * Conversion Price.`);
  });

  it("N115 a name that S does not read", () => {
    expectFinding(
      `${rule} on Share Issuance: adjust as section 4(d) provides, with ⟦Shares Isued⟧ = 5.`,
      "N115",
    );
  });

  it("N116 what the borrower's event does not have", () => {
    const found = expectFinding(
      `${rule} on Equivalents Issuance: adjust as section ⟦4(d)⟧ provides, with Shares Issued = Maximum Shares.`,
      "N116",
    );
    expect(found.title).toContain('"Consideration"');
  });
});

describe("N118 cannot be adjusted", () => {
  it("says what it is", () => {
    const found = expectFinding(`on Stock Split: ⟦Original Issue Date⟧ becomes March 1, 2005.`, "N118");
    expect(found.title).toContain("defined by a formula");
    expect(expectFinding(`on Stock Split: ⟦Ratio⟧ falls by 1.`, "N118").title).toContain(
      "a field of the event",
    );
  });
});

describe("N126 unknown time zone", () => {
  it("offers the nearest", () => {
    const found = modelOf("", `module "m". time zone is America/New_Yrok.`).diagnostics[0];
    expect(found?.code).toBe("N126");
    expect(found?.fixes[0]?.edits[0]?.text).toBe("America/New_York");
  });
});

describe("N127 unknown kind of quote", () => {
  it("offers the nearest column", () => {
    const found = expectFinding(
      `"Bid" on a date is quoted as ⟦"bids"⟧. on Exercise if Bid on the Exercise Date > $1: Warrant Price becomes $1.`,
      "N127",
    );
    expect(found.fixes[0]?.edits[0]?.text).toBe('"bid"');
  });
});

describe("scenarios", () => {
  it("N128 names an event by its id", () => {
    expectSound(`scenario "S": on April 4, 2006: Equivalents Issuance "E1" with Maximum Shares = 5, Conversion Price = $2.
      on April 5, 2006: Equivalents Expiry of "E1". then Unconverted Shares of "E1" is 0.`);
    const found = expectFinding(
      `scenario "S": on April 4, 2006: Equivalents Issuance "E1" with Maximum Shares = 5, Conversion Price = $2.
       on April 5, 2006: Equivalents Expiry of ⟦"E2"⟧.`,
      "N128",
    );
    expect(found.fixes[0]?.edits[0]?.text).toBe('"E1"');
  });

  it("know determinations without a declaration", () => {
    expectSound(`"Fair Value" is determined by the Issuer: money. on Exercise: the Holder pays Fair Value to the Issuer.
      scenario "S": on April 4, 2006: Determination with Term = "Fair Value", By = "Issuer", Value = 500.`);
    expectFinding(`scenario "S": on April 4, 2006: Determination with ⟦Trm⟧ = "Warrant Price".`, "N115");
  });
});

describe("what a module's party is", () => {
  it("the contract says, without a word about it", () => {
    expectSound(`party Board of Directors.`);
  });
});

describe("names after `of`", () => {
  it("are targets too", () => {
    expectSound(`on Equivalents Expiry: Unconverted Shares of Equivalents becomes 0 shares.
      on Equivalents Issuance: Unconverted Shares falls by 5 shares; Shares Outstanding of the Issuer rises by 5 shares.`);
  });

  it("may be long names of an event", () => {
    expectSound(`"Value of Assets" of an Exercise means $5. party Bank of Boston.
      on Exercise if Value of Assets of the Exercise > $1 and (Method of the Exercise) is "cash":
        the Bank of Boston shall Answer promptly.`);
  });

  it("may go through letters, in any order, and brackets", () => {
    expectSound(`on Equivalents Expiry: Warrant Price becomes P,
      where P = Conversion Price of E, E = (Equivalents).`);
  });

  it("are fields of what is several kinds only where all have them", () => {
    expectFinding(
      `event Lapse of an Equivalents Issuance or a Share Issuance called Issue.
       on Lapse: Warrant Price becomes ⟦Conversion Price⟧ of Issue.`,
      "N109",
    );
    expectFinding(
      `event Merger has Ratio: shares. event Lapse of a Merger or a Stock Split called Act.
       on Lapse if ⟦Ratio⟧ of Act > 5: Warrant Price becomes $1.`,
      "N110",
    );
  });

  it("mean the event that a kind is about only where all are about one", () => {
    expectFinding(
      `on Equivalents Expiry or Stock Split: rescind adjustments under section 1 for ⟦Equivalents⟧. section 1:`,
      "N109",
    );
    expectSound(
      `event Lapse of a Share Issuance. on Lapse: Warrant Price becomes Consideration of the Share Issuance / 5 shares.`,
    );
  });
});

describe("what cannot be adjusted, by what it is", () => {
  it.each([
    ["the Exercise", "an event"],
    ["the Exercise Date", "the date of an event"],
    ["the Holder", "a party"],
    ["Closing Bid", "a quote"],
    ["Cash Due", "defined by a formula"],
    ["Method of the Exercise", "a field of the event"],
    ["X", "a letter of the formula"],
  ])("%s", (name, what) => {
    const { diagnostics } = modelOf(`on Exercise: ${name} becomes X, where X = 5.`);
    expect(diagnostics.find(({ code }) => code === "N118")?.title).toContain(what);
  });

  it("adjusted T is a term's, never a field's", () => {
    expectFinding(`on Stock Split: Warrant Price becomes Warrant Price / adjusted ⟦Ratio⟧.`, "N118");
  });
});

describe("the date of an event that is not at hand", () => {
  it("is that of no particular one", () => {
    expectFinding(`"Start" means ⟦Exercise Date⟧. the Holder may Exercise from Start.`, "N113");
  });
});

describe("adjust as a section whose rule uses a term of its event", () => {
  it("N116 needs what that term reads", () => {
    const found = expectFinding(
      `"Issue Price" of a Share Issuance means Consideration / Shares Issued.
       section 4(d): on Share Issuance: Warrant Price becomes Issue Price.
       section 4(e): on Equivalents Issuance: adjust as section ⟦4(d)⟧ provides, with Shares Issued = Maximum Shares.`,
      "N116",
    );
    expect(found.title).toContain('"Consideration"');
  });
});

describe("an article with a capital", () => {
  it("is told from the name", () => {
    const [found] = expectFindings(`⟦The Holder⟧ may Exercise during the Term.`, "N104");
    expect(found?.help).toEqual([
      'Write "the Holder": an article is small here, also where a sentence begins.',
      "Declare it: party The Holder.",
    ]);
  });
});
