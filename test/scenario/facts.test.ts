// What scenarios give and tell, and what is wrong with it.
import { describe, expect, it } from "vitest";
import { expectMessage, expectMessages, expectPass, resultsOf } from "./contract.ts";

describe("given", () => {
  it("fills and overrides terms, and names parties", () => {
    expectPass(`given Warrant Price is $3.00; Shares Outstanding is 46,000,000; Holder is "Bold Capital"; Last Day is March 1, 2009.
      then Warrant Price is $3; Shares Outstanding is 46,000,000; Last Day is March 1, 2009.`);
  });

  it("a quote, of a day or of a period's days from Monday to Friday, the later instead of the earlier", () => {
    expectPass(
      `given Closing Bid is $1.42 and Closing Asked is $1.46 on March 14, 2005. then Middle is $1.44 on March 14, 2005.`,
    );
    expectPass(`given Closing Bid is $1 and Closing Asked is $3 from May 5, 2006 to May 8, 2006 at "otcbb"; Closing Bid is $2 on May 8, 2006 at "otcbb".
      then Middle is $2 on May 5, 2006; Middle is $2.50 on May 8, 2006.`);
    expectMessage(
      `given Closing Bid is $1 and Closing Asked is $3 from May 5, 2006 to May 8, 2006. then ⟦Middle is $2 on May 6, 2006⟧.`,
      "S717",
    );
  });

  it("a period that ends before it begins, or never", () => {
    expectMessage(
      `given ⟦Closing Bid is $1 from May 8, 2006 to May 5, 2006⟧. then Warrant Price is $2.40.`,
      "S712",
    );
    expectMessage(
      `given ⟦Closing Bid is $1 from May 8, 1906 to May 5, 2006⟧. then Warrant Price is $2.40.`,
      "S712",
    );
  });

  it("what a person determined, for a day", () => {
    expectPass(`given Fair Value is $1.25 on May 1, 2006. then Double is $2.50 on May 1, 2006.`);
    expectMessage(`given Fair Value is $1.25 on May 1, 2006. then ⟦Double is $2.50 on May 2, 2006⟧.`, "S717");
    expectMessage(`given ⟦Fair Value⟧ is $1.25. then Warrant Price is $2.40.`, "S712");
  });

  it("a reading, of the whole contract or of a section", () => {
    const distribution = `on May 1, 2006: Distribution with Amount Per Share = $0.40, Kind = "cash".`;
    expectPass(`${distribution} then Warrant Price is $2.00.`);
    expectPass(`given reading "not at all". ${distribution} then Warrant Price is $2.40.`);
    expectPass(`given reading "not at all" under section 4(b). ${distribution} then Warrant Price is $2.40.`);
    const message = expectMessage(`given reading ⟦"not at al"⟧. then Warrant Price is $2.40.`, "S711");
    expect(message.help).toEqual(['Close: "not at all".']);
    expectMessage(`given reading ⟦"not at all"⟧ under section 4(a). then Warrant Price is $2.40.`, "S711");
  });

  it("a term of the certificate, and not one of an event with the same name", () => {
    const contract = `warrant "T". event Issue has Shares: shares.
      "Left" initially means 5 shares. "Left" of an Issue initially means Shares.\n`;
    const [result] = resultsOf(
      `scenario "T": given Left is 7. on May 1, 2006: Issue "I1" with Shares = 2. then Left is 7; Left of "I1" is 2.`,
      contract,
    );
    expect(result?.diagnostics).toEqual([]);
  });

  it("is a value that is written out", () => {
    expectMessage(
      "given Shares Outstanding is 2 * ⟦Warrant Share Number⟧. then Warrant Price is $1.",
      "S713",
    );
    expectPass("given Warrant Price is $2.40 / 2. then Warrant Price is $1.20.");
  });

  it.each([
    "given ⟦Closing Bid⟧ is $1.42. then Warrant Price is $2.40.",
    "given ⟦Warrant Price⟧ is $1.42 on May 1, 2006. then Warrant Price is $2.40.",
    "given ⟦Middle⟧ is $1.42 on May 1, 2006. then Warrant Price is $2.40.",
    'given ⟦Net Shares of "X1"⟧ is 5. on May 2, 2006: Exercise "X1" with Shares Exercised = 5, Method = "cash". then Warrant Price is $2.40.',
  ])("not what has no value of its own: %s", (marked) => {
    expectMessage(marked, "S712");
  });
});

describe("on", () => {
  it("a bare date is the close of business, a time is that time", () => {
    expectPass(
      `on March 14, 2010 at 4:59 pm: Notice "N1". then Last Day is March 14, 2010.`.replace(
        "the date of Last Day",
        "Last Day",
      ),
    );
    expectPass(
      `on May 1, 2006 at 11:30 pm: Stock Split with Ratio = 2. then Warrant Price is $1.20 on May 1, 2006.`,
    );
  });

  it("fields of every kind", () => {
    expectPass(`on May 1, 2006: Stock Split "S1" with Ratio = 3/2, Payment Date = May 9, 2006; Notice "N1" with Sent = May 1, 2006 at 3:00 pm, Given To = Holder.
      then Payment Date of "S1" is May 9, 2006; Sent of "N1" is May 1, 2006 at 3:00 pm; Given To of "N1" is Holder; Warrant Price is $1.60.`);
    expectPass(
      `on May 1, 2006: Notice "N1" with Sent = May 2, 2006. then Sent of "N1" is May 2, 2006 at 5:00 pm.`,
    );
  });

  it("a determination", () => {
    expectPass(
      `on April 28, 2006: Determination with Term = "Fair Value", By = "Board", Value = $1.25, For = April 28, 2006.
      then Double is $2.50 on April 28, 2006.`,
    );
    expectPass(
      `on May 1, 2006: Determination with Term = "Fair Value", By = Board, Value = "$1.25". then Double is $2.50 on May 1, 2006.`,
    );
    const message = expectMessage(
      `on May 1, 2006: ⟦Determination⟧ with Term = "Fair Value". then Warrant Price is $2.40.`,
      "S714",
    );
    expect(message.title).toBe('Determination lacks "By", "Value".');
  });

  it("a field that is missing", () => {
    const message = expectMessage("on May 1, 2006: ⟦Stock Split⟧. then Warrant Price is $2.40.", "S714");
    expect(message.title).toBe('Stock Split lacks "Ratio".');
    expect(expectMessage("on May 1, 2006: ⟦Expiry⟧. then Warrant Price is $2.40.", "S714").title).toBe(
      'Expiry lacks "of".',
    );
  });

  it("a field that is not written out, or that no fact can have", () => {
    expectMessage(
      "on May 1, 2006: Issue with Shares = ⟦Warrant Share Number⟧, Price = $1. then Warrant Price is $2.40.",
      "S713",
    );
    const message = expectMessage(
      "on May 1, 2006: Stock Split with Ratio = ⟦-2⟧. then Warrant Price is $2.40.",
      "S716",
    );
    expect(message.title).toBe("Ratio cannot be -2: an amount of a fact is not negative.");
    expectMessage("on May 1, 2006: Stock Split with Ratio = ⟦2 / 0⟧. then Warrant Price is $2.40.", "S716");
  });

  it("an id that does not fit", () => {
    const issue = (day: string, id: string): string => `on ${day}: Issue ${id} with Shares = 5, Price = $1.`;
    const then = "then Warrant Price is $2.40.";
    const twice = expectMessage(
      `${issue("May 1, 2006", '"I1"')} ${issue("May 2, 2006", '⟦"I1"⟧')} ${then}`,
      "S715",
    );
    expect(twice.title).toBe('The id "I1" does not fit: another event of the scenario has it.');
    expectMessage(`${issue("May 3, 2006", '"I1"')} on May 2, 2006: Expiry of ⟦"I1"⟧. ${then}`, "S715");
    expectMessage(
      `on May 2, 2006: Stock Split "S1" with Ratio = 2. on May 3, 2006: Expiry of ⟦"S1"⟧. ${then}`,
      "S715",
    );
    expectMessage(`on May 2, 2006: Notice "N1". on May 3, 2006: Notice of ⟦"N1"⟧. ${then}`, "S715");
    expectMessage(`on May 3, 2006: Expiry of ⟦"I1"⟧. ${issue("May 4, 2006", '"I1"')} ${then}`, "S715");
  });

  it("several slips are all told at once, and nothing is run", () => {
    expectMessages(
      `given reading ⟦"x"⟧. on May 1, 2006: ⟦Stock Split⟧; Issue with Shares = ⟦-1⟧, Price = $1. then Warrant Price is $9.`,
      "S711",
      "S714",
      "S716",
    );
  });
});
