// Changes of a contract, and whether its scenarios notice.
import { describe, expect, it } from "vitest";
import { compile } from "../../interpreter/compilation.ts";
import type { Model } from "../../interpreter/model/model.ts";
import { mutate, type Trial } from "../../interpreter/scenario/mutate.ts";
import { changesOf } from "../../interpreter/scenario/mutate/changes.ts";
import { runScenarios } from "../../interpreter/scenario/run.ts";
import { CONTRACT, modelOf } from "./contract.ts";

const HEAD = `warrant "Test".
currency is USD.
time zone is America/New_York.
party Holder. party Issuer.
event Stock Split has Ratio: number.
event Issue has Price: price per share, Shares: shares.
`;

const NO_NATIVES = new Map();

/** The changes of what stands behind the head, as "section kind what". */
function changes(text: string): string[] {
  return changesOf(modelOf(text, HEAD)).map(({ section, kind, what }) => `${section} ${kind} ${what}`);
}

function trials(scenarios: string, contract: string): Trial[] {
  return [...mutate(modelOf(scenarios, HEAD + contract), NO_NATIVES).trials()];
}

const unnoticed = (all: readonly Trial[]): string[] =>
  all.flatMap(({ change, noticedBy }) => (noticedBy === null ? [change.what] : []));

describe("changes", () => {
  it("of conditions: left out, turned round, their edge moved", () => {
    const found = changes(`section 4 "A": "P" initially means P1. "P1" means $[●] per share.
      on Issue if Price < P unless Shares >= Q and not Idle: P becomes Price.
      "Q" means [●] shares. "Idle" means yes.`);
    expect(found).toEqual([
      "4 condition left out: if Price < P",
      '4 condition "if" made "unless": Price < P',
      "4 condition < made <=: Price < P",
      "4 condition left out: unless Shares >= Q and not Idle",
      '4 condition "unless" made "if": Shares >= Q and not Idle',
      '4 condition "and" made "or": Shares >= Q and not Idle',
      "4 condition left out: Shares >= Q",
      "4 condition >= made >: Shares >= Q",
      "4 condition >= made <: Shares >= Q",
      "4 condition left out: not Idle",
      '4 condition "not" left out: not Idle',
      "4 effect left out: P becomes Price",
      '4 condition "yes" made "no"',
    ]);
  });

  it("of limbs: each left out, its condition negated", () => {
    const found = changes(`"Day Off" on a date means the first of
      (a) yes, if the weekday of the date is one of "Saturday", "Sunday";
      (b) no, otherwise.`);
    expect(found).toEqual([
      "preamble condition left out: limb (a)",
      'preamble condition "yes" made "no"',
      'preamble condition negated: the weekday of the date is one of "Saturday", "Sunday"',
      'preamble condition negated: the weekday of the date is one of "Saturday", "Sunday"',
      'preamble condition left out: "Saturday"',
      'preamble condition left out: "Sunday"',
      "preamble condition left out: limb (b)",
      'preamble condition "no" made "yes"',
    ]);
  });

  it("of effects, rights and duties: each left out", () => {
    const found = changes(`section 2 "A":
      act Exercise by the Holder has Shares: shares.
      the Holder may Exercise from Opening if Shares > Least.
      on Exercise: the Issuer shall Deliver promptly; Number falls by Shares.
      "Number" initially means [●] shares. "Least" means [●] shares. "Opening" means [●].`);
    expect(found).toEqual([
      "2 effect left out: the Holder may Exercise from Opening if Shares > Least.",
      "2 condition left out: from Opening",
      "2 condition left out: if Shares > Least",
      '2 condition "if" made "unless": Shares > Least',
      "2 condition > made >=: Shares > Least",
      "2 effect left out: the Issuer shall Deliver promptly",
      "2 effect left out: Number falls by Shares",
    ]);
  });

  it.each([
    [
      '"A" means $2.40 per share',
      [
        "$2.40 per share made $2.41 per share",
        "$2.40 per share made $2.39 per share",
        "$2.40 per share made $4.80 per share",
      ],
    ],
    [
      '"A" means 100,000 shares',
      [
        "100,000 shares made 100,001 shares",
        "100,000 shares made 99,999 shares",
        "100,000 shares made 200,000 shares",
      ],
    ],
    ['"A" means 4.999%', ["4.999% made 5.000%", "4.999% made 4.998%", "4.999% made 9.998%"]],
    ['"A" means $0', ["$0 made $1"]],
    ['"A" means 1 share', ["1 share made 2 share", "1 share made 0 share"]],
    ['"A" means March 1, 2005', ["March 1, 2005 made March 2, 2005", "March 1, 2005 made February 28, 2005"]],
    ['"A" means 61 days', ["61 days made 62 days", "61 days made 60 days", "61 days made 122 days"]],
    ['"A" means 5:00 pm', ["5:00 pm made 5:01 pm", "5:00 pm made 4:59 pm"]],
    [
      '"A" on a date means the date is December 25',
      ["= made <>: the date is December 25", "December 25 made December 26", "December 25 made December 24"],
    ],
  ])("of numbers: %s", (definition, expected) => {
    expect(changesOf(modelOf(`${definition}.`, HEAD)).map(({ what }) => what)).toEqual(expected);
  });

  it("of policies: clauses, exceptions, tie rules, thresholds, precedence", () => {
    const found = changes(`section 4 "A", notwithstanding section 5:
      every adjustment of P, except on Stock Split, is at least Floor, is never an increase, and is rounded to the nearest $0.01, half up.
      an adjustment of N, except under section 5, is postponed until Issue
        while the postponed adjustments, carried as a ratio, total less than 1% of N.
      "P" initially means Floor. "Floor" means $[●] per share. "N" initially means [●] shares.
      section 5 "B": on Stock Split: P becomes P rounded down to $0.01.`);
    expect(found).toEqual([
      "4 policy left out: notwithstanding section 5",
      "4 policy left out: except on Stock Split",
      "4 policy left out: at least Floor",
      "4 policy left out: never an increase",
      "4 policy left out: to the nearest $0.01, half up",
      '4 policy "half up" made "half down"',
      "4 policy rounded to the nearest made rounded down",
      "4 number $0.01 made $0.02",
      "4 number $0.01 made $0.00",
      "4 policy left out: an adjustment of N, except under section 5, is postponed until Issu...",
      "4 policy carried as ratio made amount",
      "4 policy left out: except under section 5",
      "4 policy left out: until Issue",
      "4 number 1% made 2%",
      "4 number 1% made 0%",
      "5 effect left out: P becomes P rounded down to $0.01",
      "5 policy rounded down made rounded up",
      "5 number $0.01 made $0.02",
      "5 number $0.01 made $0.00",
    ]);
  });

  it("leave scenarios as they are", () => {
    expect(
      changes(
        `scenario "T": given reading "x". on May 1, 2006: Stock Split with Ratio = 2. then the run stops.`,
      ),
    ).toEqual([]);
  });
});

describe("what scenarios notice", () => {
  const RULE = `section 4 "Splits": "P" initially means $2 per share. on Stock Split: P becomes P / Ratio.\n`;

  it("is told with who noticed", () => {
    const all = trials(`scenario "A split": on May 1, 2006: Stock Split with Ratio = 2. then P is $1.`, RULE);
    expect(all.map(({ change, noticedBy }) => [change.what, noticedBy])).toEqual([
      ["$2 per share made $3 per share", "A split"],
      ["$2 per share made $1 per share", "A split"],
      ["$2 per share made $4 per share", "A split"],
      ["left out: P becomes P / Ratio", "A split"],
    ]);
  });

  it("depends on what they expect", () => {
    const blind = trials(
      `scenario "Blind": on May 1, 2006: Stock Split with Ratio = 2. then P is at least $0.`,
      RULE,
    );
    expect(unnoticed(blind)).toHaveLength(4);
    const none = trials("", RULE);
    expect(unnoticed(none)).toHaveLength(4);
  });

  it("a boundary is noticed at the boundary alone", () => {
    const rule = `section 4 "Issues": "P" initially means $2 per share. on Issue if Price <= P: P becomes Price - $0.50.\n`;
    const issue = (price: string): string =>
      `scenario "${price}": on May 1, 2006: Issue with Price = ${price}, Shares = 1. then P is at most $1.90.`;
    const what = "<= made <: Price <= P";
    expect(unnoticed(trials(issue("$1.60"), rule))).toContain(what);
    expect(unnoticed(trials(issue("$2"), rule))).not.toContain(what);
  });

  it("a change in a definition's whole formula is made, and taken back", () => {
    const contract = `"Open" means Ready and not Shut. "Shut" means no.\n`;
    const model = modelOf(`scenario "T": then Open is yes.`, `${HEAD}${contract}"Ready" means yes.\n`);
    const before = structuredClone(model.units[0]?.file);
    const { trials: run } = mutate(model, NO_NATIVES);
    expect(unnoticed([...run()])).toEqual([
      '"and" made "or": Ready and not Shut',
      "left out: Ready",
      "left out: not Shut",
    ]);
    expect(model.units[0]?.file).toEqual(before);
    expect(runScenarios(model, NO_NATIVES)[0]?.passed).toBe(true);
  });

  it("leaves every contract as it was", () => {
    const scenario = `scenario "T": on May 2, 2006: Exercise "X1" with Shares Exercised = 40,000, Method = "cash".
      then Exercise "X1" is accepted with Cash Due = $96,000.`;
    const model = modelOf(scenario, CONTRACT);
    const before = structuredClone(model.units[0]?.file);
    const mutation = mutate(model, NO_NATIVES);
    const all = [...mutation.trials()];
    expect(all).toHaveLength(mutation.total);
    expect(model.units[0]?.file).toEqual(before);
    expect(unnoticed(all)).toContain("left out: at least $0.50");
    expect(unnoticed(all)).not.toContain("left out: the Holder may Exercise from September 15, 2005.");
  });

  it("by a scenario that fails already is nothing", () => {
    const mutation = mutate(modelOf(`scenario "Wrong": then P is $9.`, HEAD + RULE), NO_NATIVES);
    expect(mutation.failing).toEqual(["Wrong"]);
    expect(unnoticed([...mutation.trials()])).toHaveLength(4);
  });

  it("may be nothing for a reason, stated on the line", () => {
    const contract = `section 4 "Splits":
      "P" initially means $2 per share. // unnoticed: the price is the parties' own
      on Stock Split:
        P becomes P / Ratio; // unnoticed: no split is planned
        Q becomes Q * Ratio.
      "Q" initially means [●] shares.\n`;
    const mutation = mutate(modelOf("", HEAD + contract), NO_NATIVES);
    expect([...mutation.trials()].map(({ change, reason }) => [change.what, reason])).toEqual([
      ["$2 per share made $3 per share", "the price is the parties' own"],
      ["$2 per share made $1 per share", "the price is the parties' own"],
      ["$2 per share made $4 per share", "the price is the parties' own"],
      ["left out: P becomes P / Ratio", "no split is planned"],
      ["left out: Q becomes Q * Ratio", null],
    ]);
    expect(mutation.reasons.map(({ text }) => text)).toEqual([
      "the price is the parties' own",
      "no split is planned",
    ]);
  });
});

describe("what an amendment says of what is under way", () => {
  const form = `warrant "Form".\ntime zone is America/New_York.\nparty Issuer. party Holder. event Notice.
section 1: on Notice: the Issuer shall Answer within 20 days.
section 2: at 10 days after a Notice: Price becomes Price - $1 per share.
section 5: "Price" initially means $10 per share.
`;
  const amendment = (scenario: string): Model => {
    const text = `amends "form.tenor" from June 1, 2006.
every open duty under sections 1, 2 ends. every awaited moment passes over. Price begins anew.
"Price" initially means $7 per share.
section 1 replaced: on Notice: the Issuer shall Answer within 5 days.
${scenario}`;
    return compile({ name: "a.tenor", text }, { find: () => ({ name: "form.tenor", text: form }) }).model;
  };
  const outcomes = [
    "left out: every open duty under sections 1, 2 ends.",
    '"ends" made "passes over"',
    "left out: section 1",
    "left out: section 2",
    "left out: every awaited moment passes over.",
    '"passes over" made "begins anew"',
    '"passes over" made "ends"',
    "left out: Price begins anew.",
    '"begins anew" made "passes over"',
  ];
  const trialsOf = (scenario: string): Trial[] =>
    [...mutate(amendment(scenario), NO_NATIVES).trials()].filter(({ change }) =>
      outcomes.includes(change.what),
    );

  it("is changed like any other clause", () => {
    expect(trialsOf("").map(({ change }) => change.what)).toEqual(outcomes);
    // Of words that are so from the beginning nothing is under way.
    expect(changes("every open duty passes over.")).toEqual([]);
  });

  // The moment of June 4 comes: $7 - $1. Section 2 stays as it was, so that its moments would pass over unsaid, and are the same
  // by the new words; nothing is expected of duties.
  it("is noticed by a scenario that looks at it", () => {
    const found = trialsOf(`scenario "Across": on May 25, 2006: Notice.
      then Price is $10 on May 31, 2006; Price is $7 on June 1, 2006; Price is $6 on June 4, 2006.
      on June 10, 2006: Notice.
      then Price is $6 on June 10, 2006.`);
    expect(unnoticed(found)).toEqual(outcomes.slice(0, 6));
  });
});

it("an act that nothing counts any more has no part that could be cut off", () => {
  const found = trials(
    `scenario "Cut back": on June 1, 2006: Buy with Number = 80.
      then Buy is cut back to 50 under section 1.`,
    `"Left" initially means 100 shares.
section 1: act Buy by the Holder has Number: shares.
  the Holder may Buy. the Holder may not Buy to the extent that Number > 50 shares.
  on Buy: Left falls by Number.
`,
  );
  expect(found.map(({ change }) => change.what)).toContain("left out: Left falls by Number");
  expect(unnoticed(found)).not.toContain("left out: Left falls by Number");
});
