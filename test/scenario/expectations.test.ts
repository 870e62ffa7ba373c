// What scenarios can expect, each met and missed.
import { describe, expect, it } from "vitest";
import { compileText } from "../support/contract.ts";
import { CONTRACT, expectMessage, expectMessages, expectPass, resultsOf } from "./contract.ts";

const SPLIT = `on May 1, 2006: Stock Split "S1" with Ratio = 2.`;
const EXERCISE = `on May 2, 2006: Exercise "X1" with Shares Exercised = 40,000, Method = "cash".`;

describe("a value", () => {
  it.each([
    "then Warrant Price is $1.20.",
    "then Warrant Price is $1.20, under section 4(a).",
    "then Warrant Price is $1.20, under section 4.",
    "then Warrant Price is not $2.40; Warrant Price is at least $1.20; Warrant Price is at most $1.20.",
    "then Warrant Price < $1.21; Warrant Price > $1.19; Warrant Price <= $1.20; Warrant Price >= $1.20; Warrant Price <> $1.",
    "then Warrant Share Number is 200,000; Warrant Share Number is 200,000 shares.",
    "then Warrant Price is $2.40 on April 30, 2006; Warrant Price is $1.20 on May 1, 2006.",
    'then Last Day is March 14, 2010; Market Name is "Nasdaq".',
    'then Deliverable is basket of 1 of "Common Stock".',
    "then Term is the period from March 14, 2005 to March 14, 2010 at 5:00 pm.",
    'then Ratio of "S1" is 2; Warrant Price is $2.40 / Ratio of "S1".',
  ])("%s", (then) => {
    expectPass(`${SPLIT} ${then}`);
  });

  it("rounds what it got, half up, to the step that is named", () => {
    const split = "on May 1, 2006: Stock Split with Ratio = 3.5.";
    expectPass(`${split} then Warrant Price is $0.6857 to the nearest $0.0001.`);
    expectPass("on May 1, 2006: Stock Split with Ratio = 1.6. then Warrant Price is $2 to the nearest $1.");
    expectMessage(`${split} then ⟦Warrant Price is $0.6856 to the nearest $0.0001⟧.`, "S701");
  });

  it("says what it got, in full and how far off", () => {
    const marked = "on May 1, 2006: Stock Split with Ratio = 3.5. then ⟦Warrant Price is $0.68⟧.";
    const message = expectMessage(marked, "S701");
    expect(message.title).toBe("Warrant Price: expected $0.68 per share, got ≈ $0.6857142857 per share.");
    expect(message.text).toBe(
      "Exactly 24/35. That is ≈ $0.0057142857 more than expected. It was last adjusted under section 4(a) at Stock Split on May 1, 2006.",
    );
    const [result] = resultsOf(`scenario "T": ${marked.replaceAll(/[⟦⟧]/g, "")}`);
    expect(result?.expectations[0]).toMatchObject({
      form: "value",
      text: "Warrant Price is $0.68",
      subject: "Warrant Price",
      expected: "$0.68 per share",
      got: "≈ $0.6857142857 per share",
      exact: "24/35",
      off: "≈ $0.0057142857 more",
    });
  });

  it.each([
    ["then ⟦Warrant Price is not $1.20⟧.", "expected anything but $1.20 per share, got $1.20 per share"],
    ["then ⟦Warrant Price is at least $1.21⟧.", "expected at least $1.21 per share, got $1.20 per share"],
    ["then ⟦Warrant Price < $1.20⟧.", "expected less than $1.20 per share, got $1.20 per share"],
    ["then ⟦Last Day is March 15, 2010⟧.", "expected March 15, 2010, got March 14, 2010"],
    ['then ⟦Market Name is "Nyse"⟧.', 'expected "Nyse", got "Nasdaq"'],
    [
      'then ⟦Deliverable is basket of 2 of "Common Stock"⟧.',
      "expected 2 of Common Stock, got 1 of Common Stock",
    ],
    ["then ⟦Warrant Price is $1.20 on April 30, 2006⟧.", "expected $1.20 per share, got $2.40 per share"],
  ])("%s", (then, title) => {
    expect(expectMessage(`${SPLIT} ${then}`, "S701").title).toContain(title);
  });

  it("is under the section of the last entry in the ledger", () => {
    const message = expectMessage(`${SPLIT} then Warrant Price is $1.20, under section ⟦4(b)⟧.`, "S702");
    expect(message.title).toContain(
      "expected $1.20 per share, under section 4(b), got $1.20 per share, under section 4(a)",
    );
    const never = expectMessage("then Warrant Price is $2.40, under section ⟦4⟧.", "S702");
    expect(never.title).toContain("never adjusted");
  });

  it("that cannot be had says why", () => {
    const message = expectMessage("then ⟦Middle is $1 on May 1, 2006⟧.", "S717");
    expect(message.title).toContain("since there is no quote of Closing Bid on May 1, 2006");
    expectMessage("then ⟦Shares Outstanding is 5⟧.", "S717");
    expectMessage("then ⟦Double is $1 on May 1, 2006⟧.", "S717");
  });

  it("of an act is told as the act was judged, of another event as it is now", () => {
    expectPass(
      `${EXERCISE} then Remaining of "X1" is 60,000; Warrant Share Number is 60,000; Cash Due of "X1" is $96,000.`,
    );
    expectPass(`${EXERCISE} then Shares Exercised of "X1" is 40,000.`);
    const issue = 'on May 1, 2006: Issue "I1" with Shares = 500, Price = $1. then Left of "I1" is 500.';
    expectPass(`${issue} on May 2, 2006: Expiry of "I1". then Left of "I1" is 0.`);
    expectMessage(`then ⟦Left of "I1" is 0⟧. ${issue}`, "S717");
  });

  it("is of what the text has told so far", () => {
    expectPass(`then Warrant Price is $2.40. ${SPLIT} then Warrant Price is $1.20.
      on May 1, 2006: Stock Split with Ratio = 2. then Warrant Price is $0.60.`);
  });
});

describe("an act", () => {
  const exercise = (date: string, shares: string): string =>
    `on ${date}: Exercise "X1" with Shares Exercised = ${shares}, Method = "cash".`;

  it("is accepted, and gives", () => {
    expectPass(`${EXERCISE} then Exercise "X1" is accepted with Cash Due = $96,000, Remaining = 60,000.`);
    expectPass(
      `${EXERCISE} then Exercise is accepted with Shares Exercised = 40,000, Warrant Price = $2.40.`,
    );
    const message = expectMessage(
      `${EXERCISE} then ⟦Exercise "X1" is accepted with Cash Due = $95,000⟧.`,
      "S703",
    );
    expect(message.title).toBe(
      'Exercise "X1": expected accepted, Cash Due = $95,000.00, got accepted, Cash Due = $96,000.00.',
    );
    expect(message.text).toBe("That is $1,000.00 more than expected.");
  });

  it("is refused by exactly these sections", () => {
    expectPass(`${exercise("May 2, 2006", "50,001")} then Exercise "X1" is refused under section 7.`);
    expectPass(`${exercise("May 2, 2005", "50,001")} then Exercise "X1" is refused under sections 2, 7.`);
    const one = expectMessage(
      `${exercise("May 2, 2005", "50,001")} then ⟦Exercise "X1" is refused under section 7⟧.`,
      "S703",
    );
    expect(one.title).toBe(
      'Exercise "X1": expected refused, under section 7, got refused, under sections 2 and 7.',
    );
    expectMessage(
      `${exercise("May 2, 2006", "50,001")} then ⟦Exercise "X1" is refused under sections 2, 7⟧.`,
      "S703",
    );
  });

  it("is refused with at most so many allowed", () => {
    expectPass(
      `${exercise("May 2, 2006", "60,000")} then Exercise "X1" is refused under section 7 with at most 50,000 allowed.`,
    );
    const message = expectMessage(
      `${exercise("May 2, 2006", "60,000")} then ⟦Exercise "X1" is refused under section 7 with at most 49,999 allowed⟧.`,
      "S703",
    );
    expect(message.title).toContain(
      "at most 49,999 allowed, got refused, under section 7, at most 50,000 allowed",
    );
  });

  it("that goes the other way says which sections refuse", () => {
    const message = expectMessage(
      `${exercise("May 2, 2006", "60,000")} then ⟦Exercise "X1" is accepted⟧.`,
      "S703",
    );
    expect(message.title).toBe('Exercise "X1": expected accepted, got refused, under section 7.');
    expect(message.text).toContain("Section 7: the Holder may not Exercise");
    expectMessage(`${EXERCISE} then ⟦Exercise "X1" is refused⟧.`, "S703");
  });

  it("that is not there", () => {
    expect(expectMessage('then ⟦Exercise "X1" is accepted⟧.', "S703").title).toContain(
      "got no such act (acts: none)",
    );
    expectMessage(`${EXERCISE} then ⟦Exercise "X2" is accepted⟧.`, "S703");
  });
});

describe("a settlement", () => {
  it("has parties, asset, amount and day", () => {
    expectPass(`${EXERCISE} then the Holder pays $96,000 to the Issuer;
      the Holder pays $96,000 to the Issuer on May 2, 2006;
      the Issuer delivers 40,000 of "Common Stock" to the Holder;
      the Issuer delivers 40,000 of Deliverable to the Holder on May 2, 2006.`);
  });

  it.each([
    ["the Holder pays $96,001 to the Issuer", "expected $96,001.00, got $96,000.00 on May 2, 2006"],
    ["the Holder pays $96,000 to the Issuer on May 3, 2006", "expected $96,000.00, got nothing"],
    ["the Issuer pays $96,000 to the Holder", "expected $96,000.00, got nothing"],
    [
      'the Issuer delivers 40,000 of "Preferred" to the Holder',
      "expected 40,000 of Preferred, got 40,000 of Common Stock on May 2, 2006",
    ],
    [
      "the Issuer delivers 39,999 of Deliverable to the Holder",
      "expected 39,999 of Common Stock, got 40,000 of Common Stock",
    ],
    ["the Holder pays $0 to the Issuer", "expected $0.00, got $96,000.00"],
  ])("%s", (then, title) => {
    expect(expectMessage(`${EXERCISE} then ⟦${then}⟧.`, "S704").title).toContain(title);
  });

  it("of zero is none", () => {
    expectPass(
      `on May 2, 2006: Exercise with Shares Exercised = 5, Method = "cashless". then the Holder pays $0 to the Issuer.`,
    );
  });

  it("of a basket is one of each asset", () => {
    expectPass(`on May 1, 2006: Merger with Deliverable = basket of 1/2 of "Acquirer Stock" and 1 of "USD". ${EXERCISE}
      then the Issuer delivers 20,000 of "Acquirer Stock" to the Holder; the Issuer pays $40,000 to the Holder;
      the Issuer delivers 40,000 of Deliverable to the Holder.`);
  });
});

describe("a duty", () => {
  const DONE = `on May 9, 2006: Deliver Certificates.`;

  it("has a state and a day", () => {
    expectPass(`${EXERCISE} then Deliver Certificates by the Issuer is open, due May 5, 2006. ${DONE}
      then Deliver Certificates by the Issuer is late, due May 5, 2006; Deliver Certificates by the Issuer is late.`);
  });

  it.each([
    ["Deliver Certificates by the Issuer is performed", "expected performed, got open"],
    [
      "Deliver Certificates by the Issuer is open, due May 6, 2006",
      "expected open, due May 6, 2006, got open, due May 5, 2006",
    ],
    ["Deliver Certificates by the Holder is open", "got no such duty"],
  ])("%s", (then, title) => {
    expect(expectMessage(`${EXERCISE} then ⟦${then}⟧.`, "S705").title).toContain(title);
  });
});

describe("a need", () => {
  const PROPERTY = `on May 1, 2006: Distribution with Amount Per Share = $0.10, Kind = "property".`;

  it("is of a kind, of something, on a day", () => {
    expectPass(
      `${PROPERTY} then the run needs a quote of Closing Bid; the run needs a quote of Closing Bid on May 1, 2006.`,
    );
  });

  it.each([
    [
      "the run needs a quote of Closing Asked",
      "expected a quote of Closing Asked, got a quote of Closing Bid on May 1, 2006",
    ],
    ["the run needs a quote of Closing Bid on May 2, 2006", "expected a quote of Closing Bid on May 2, 2006"],
    ["the run needs a determination of Fair Value", "expected a determination of Fair Value"],
  ])("%s", (then, title) => {
    expect(expectMessage(`${PROPERTY} then ⟦${then}⟧.`, "S706").title).toContain(title);
  });

  it("that was met", () => {
    const message = expectMessage(
      `given Closing Bid is $1 on May 1, 2006. ${PROPERTY} then ⟦the run needs a quote of Closing Bid⟧.`,
      "S706",
    );
    expect(message.title).toContain("got nothing");
    expect(message.text).toBe("The run went through.");
  });
});

describe("a stop", () => {
  const ZERO = `on May 1, 2006: Stock Split with Ratio = 0.`;

  it("is at an event, under a section", () => {
    expectPass(`${ZERO} then the run stops; the run stops at Stock Split.`);
    expectPass(
      `${ZERO} then the run stops at Stock Split under section 4(a); the run stops under section 4.`,
    );
  });

  it.each([
    [
      "the run stops at Distribution",
      "expected at Distribution, got at Stock Split under section 4(a) on May 1, 2006",
    ],
    ["the run stops at Stock Split under section 4(b)", "expected at Stock Split under section 4(b)"],
  ])("%s", (then, title) => {
    expect(expectMessage(`${ZERO} then ⟦${then}⟧.`, "S707").title).toContain(title);
  });

  it("that does not come", () => {
    expect(expectMessage(`${SPLIT} then ⟦the run stops at Stock Split⟧.`, "S707").title).toContain(
      "got no stop",
    );
  });

  it("that is not expected fails the scenario, whatever it expects", () => {
    const [stop, value] = expectMessages(
      `on May 1, 2006: ⟦Stock Split "S1" with Ratio = 0⟧. then Warrant Share Number is 100,000; ⟦Warrant Price is $1⟧.`,
      "S709",
      "S701",
    );
    expect(stop?.title).toBe(
      'The scenario "Test" stops at Stock Split on May 1, 2006: the formula divides by zero.',
    );
    expect(stop?.related[0]?.place.source.name).toBe("contract.tenor");
    expect(value?.title).toContain("got $2.40");
  });

  it("behind the last expectation fails it too, and one that is expected later does not excuse an earlier one", () => {
    expectMessage(`then Warrant Price is $2.40. on May 1, 2006: ⟦Stock Split with Ratio = 0⟧.`, "S709");
    expectMessage(
      `on May 1, 2006: ⟦Stock Split with Ratio = 0⟧. then Warrant Price is $2.40.
      on May 2, 2006: Stock Split with Ratio = 2. then the run stops at Stock Split.`,
      "S709",
    );
  });
});

describe("an entry of the ledger", () => {
  const SMALL = `given Closing Bid is $2 on May 1, 2006.
    on May 1, 2006: Distribution with Amount Per Share = $0.01, Kind = "property".`;

  it("is made, postponed or barred, under a section, on a day", () => {
    expectPass(`${SMALL} then an adjustment of Warrant Share Number is postponed;
      an adjustment of Warrant Share Number is postponed under section 4(b) on May 1, 2006;
      an adjustment of Warrant Price is made under section 4.`);
    expectPass(`${SPLIT} on May 2, 2006: Stock Split with Ratio = 4. on May 3, 2006: Stock Split with Ratio = 4.
      then an adjustment of Warrant Price is barred on May 3, 2006; Warrant Price is $0.50.`);
  });

  it.each([
    [
      "an adjustment of Warrant Share Number is made",
      "expected one made, got one postponed under section 4(b) on May 1, 2006",
    ],
    [
      "an adjustment of Warrant Share Number is postponed under section 4(a)",
      "expected one postponed under section 4(a)",
    ],
    [
      "an adjustment of Warrant Share Number is postponed on May 2, 2006",
      "expected one postponed on May 2, 2006",
    ],
    [
      "an adjustment of Warrant Price is rescinded",
      "expected one rescinded, got one made under section 4(b)",
    ],
  ])("%s", (then, title) => {
    expect(expectMessage(`${SMALL} then ⟦${then}⟧.`, "S708").title).toContain(title);
  });
});

it("a scenario that expects nothing is warned of, and passes", () => {
  const [result] = resultsOf(`scenario "Idle": ${SPLIT}`);
  expect(result?.passed).toBe(true);
  expect(result?.diagnostics.map(({ code, severity, title }) => [code, severity, title])).toEqual([
    ["S710", "warning", 'The scenario "Idle" expects nothing.'],
  ]);
});

describe("a duty that does not arise", () => {
  it("is none of that act at all, or on that day, or under that section", () => {
    expectPass(`${SPLIT} then no duty to Deliver Certificates arises.`);
    expectPass(
      `${SPLIT} ${EXERCISE} then no duty to Deliver Certificates arises on May 1, 2006; no duty to Deliver Certificates arises under section 4(a); no duty to Deliver Certificates arises, under section 4 on May 2, 2006.`,
    );
  });

  it("is missed with the duties that arise", () => {
    const message = expectMessage(`${EXERCISE} then ⟦no duty to Deliver Certificates arises⟧.`, "S719");
    expect(message.title).toBe(
      'Duties to Deliver Certificates: expected none, got one of the Issuer under section 2, from Exercise "X1" on May 2, 2006.',
    );
    expectMessage(
      `${EXERCISE} then ⟦no duty to Deliver Certificates arises under section 2 on May 2, 2006⟧.`,
      "S719",
    );
  });

  it("is of an act that the contract has", () => {
    const text = 'scenario "T": then no duty to Deliver Cakes arises.';
    expect(compileText(CONTRACT + text).diagnostics.map(({ code }) => code)).toContain("N105");
  });
});

describe("a covenant", () => {
  const COVENANTS = `section 9 "Reserve": event Report has Reserved: shares.
  "Reserve" of the Issuer initially means 100 shares. "Unknown" of the Issuer initially means [●] shares.
  on Report: Reserve of the Issuer becomes Reserved.
  at all times, the Issuer shall ensure Reserve of the Issuer >= 50 shares.
section 9(a) "Other": at all times, the Issuer shall ensure Unknown of the Issuer >= 50 shares.
section 10 "None":
`;
  const outcomes = (steps: string): string[] =>
    resultsOf(`scenario "T": ${steps}`, CONTRACT + COVENANTS).flatMap(({ diagnostics }) =>
      diagnostics.map(({ code, title, text }) => `${code} ${title} ${text}`.trim()),
    );
  const report = (day: string, count: number): string => `on ${day}: Report with Reserved = ${count}.`;
  const short = `${report("May 1, 2006", 50)} ${report("May 2, 2006", 49)} ${report("May 3, 2006", 60)}`;

  it("is kept at its edge, and not kept from the first time that it does not hold", () => {
    const kept = COVENANTS.replace(/section 9\(a\).*\n/, "");
    const steps = `${short} then covenant under section 9 is kept on May 1, 2006;
      the covenant under section 9 is not kept on May 2, 2006; the covenant under section 9 is not kept.`;
    const [result] = resultsOf(`scenario "T": ${steps}`, CONTRACT + kept);
    expect([result?.passed, result?.diagnostics]).toEqual([true, []]);
  });

  it.each([
    [
      `${short} then the covenant under section 9 is kept.`,
      "S720 The covenant under section 9: expected kept, got not kept from May 2, 2006.",
    ],
    [
      `${report("May 1, 2006", 50)} then the covenant under section 9(a) is kept.`,
      'S720 The covenant under section 9(a): expected kept, got not looked at, for want of a fact. Whether Unknown of the Issuer >= 50 shares: "Unknown" is left blank in the contract.',
    ],
    [
      `${report("May 1, 2006", 50)} then the covenant under section 10 is not kept.`,
      "S720 The covenant under section 10: expected not kept, got no such covenant. Sections with a covenant: 9 and 9(a).",
    ],
  ])("%s", (steps, message) => {
    expect(outcomes(steps)).toEqual([message]);
  });
});
