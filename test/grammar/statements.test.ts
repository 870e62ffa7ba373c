// One test for each kind of statement: what the tree says about a sentence.
import { describe, expect, it } from "vitest";
import { messagesOf, treeOf } from "./tree.ts";

/** The only statement of a text. */
function statement(text: string): unknown {
  const file = `warrant "W".\n${text}`;
  expect(messagesOf(file)).toEqual([]);
  const { items } = treeOf(file) as { items: unknown[] };
  expect(items).toHaveLength(1);
  return items[0];
}

const name = (text: string) => ({ kind: "Name", text });
const named = (text: string) => ({ kind: "NameExpression", name: name(text) });
const number = (value: string, unit = "none") => ({ kind: "NumberLiteral", value, unit });
const quoted = (text: string) => ({ kind: "QuotedName", text });
const section = (label: string) => ({ kind: "SectionRef", label });

describe("the header", () => {
  it.each([
    ['warrant "W".', { form: "warrant", title: { value: "W" }, from: null }],
    ['module "std/x".', { form: "module" }],
    ['amends "base.tenor" from June 1, 2006.', { form: "amends", from: { iso: "2006-06-01" } }],
  ])("%s", (text, expected) => {
    expect(treeOf(text)).toMatchObject({ header: expected, items: [] });
  });
});

describe("what stands at the beginning", () => {
  it.each([
    ['uses "std/x".', { kind: "Uses", path: { value: "std/x" } }],
    ["currency is USD.", { kind: "CurrencyStatement", currency: name("USD") }],
    ["time zone is America/New_York.", { kind: "TimeZoneStatement", zone: "America/New_York" }],
    [
      'party Issuer is "Glowpoint, Inc.".',
      { kind: "PartyStatement", name: name("Issuer"), value: { value: "Glowpoint, Inc." } },
    ],
    ["party Holder is [●].", { kind: "PartyStatement", value: { kind: "Blank" } }],
    ["party Board of Directors.", { kind: "PartyStatement", name: name("Board of Directors"), value: null }],
  ])("%s", (text, expected) => {
    expect(statement(text)).toMatchObject(expected);
  });
});

describe("definitions", () => {
  it.each([
    [
      '"T" means 1.',
      {
        name: quoted("T"),
        plural: null,
        scope: { form: "plain" },
        body: { form: "means", value: number("1") },
      },
    ],
    ['"T" (plural "Ts") on a date means 1.', { plural: quoted("Ts"), scope: { form: "on a date" } }],
    [
      '"T" of an Exercise or the Split means 1.',
      { scope: { form: "of", of: [name("Exercise"), name("Split")] } },
    ],
    [
      '"T" with A: shares, B: price per share means 1.',
      { scope: { form: "with", inputs: [{ name: name("A") }, { type: { name: "price per share" } }] } },
    ],
    [
      '"T" initially means $2.40 per share.',
      { body: { form: "initially means", value: { kind: "MoneyLiteral", value: "2.40", perShare: true } } },
    ],
    [
      '"T" is determined by the Board of Directors: money.',
      { body: { form: "determined", type: { name: "money" } } },
    ],
    ['"T" on a date is quoted as "bid".', { body: { form: "quoted", column: { value: "bid" } } }],
    [
      '"T" with A: number is native "f": number.',
      { body: { form: "native", function: { value: "f" }, type: { name: "number" } } },
    ],
    [
      '"T" means X where X = 1, Y = 2.',
      { legend: { bindings: [{ name: name("X"), value: number("1") }, { name: name("Y") }] } },
    ],
    ['"T" means X, where X = 1.', { legend: { bindings: [{ name: name("X") }] } }],
  ])("%s", (text, expected) => {
    expect(statement(text)).toMatchObject({ kind: "Definition", ...expected });
  });
});

describe("events and acts", () => {
  it("an event, with what it may have", () => {
    expect(
      statement(
        'event Distribution on its Record Date has Kind: one of "cash", "rights"; may have Ex Date: date.',
      ),
    ).toMatchObject({
      kind: "EventStatement",
      act: false,
      name: name("Distribution"),
      dateName: name("Record Date"),
      fields: [
        { name: name("Kind"), type: { name: "one of", values: [{ value: "cash" }, { value: "rights" }] } },
      ],
      optionalFields: [{ name: name("Ex Date"), type: { name: "date" } }],
    });
  });

  it("an event of another", () => {
    expect(statement("event Expiry of an Issuance or a Split called Base, if any.")).toMatchObject({
      of: { events: [name("Issuance"), name("Split")], called: name("Base"), optional: true },
    });
  });

  it("an act", () => {
    expect(statement("act Exercise by the Holder has Shares: shares; gives Cash: money.")).toMatchObject({
      act: true,
      by: [named("Holder")],
      fields: [{ name: name("Shares") }],
      gives: [{ name: name("Cash") }],
    });
  });
});

describe("rules", () => {
  it("wait for events, on conditions", () => {
    expect(statement("on Split or the Combination if A unless B: T becomes 1.")).toMatchObject({
      kind: "Rule",
      trigger: { kind: "EventTrigger", events: [name("Split"), name("Combination")] },
      conditions: [{ negated: false }, { negated: true }],
      effects: [{ kind: "Becomes", target: named("T"), value: number("1") }],
    });
  });

  it("wait for adjustments", () => {
    expect(statement("on any adjustment of T or U: the Issuer shall Certify promptly.")).toMatchObject({
      trigger: { kind: "AdjustmentTrigger", terms: [name("T"), name("U")] },
      effects: [{ kind: "Obligation", act: name("Certify"), deadline: { form: "promptly" } }],
    });
  });

  it("wait for an instant", () => {
    expect(statement("at 61 days after a Notice: T becomes 1.")).toMatchObject({
      trigger: {
        kind: "InstantTrigger",
        instant: { kind: "ShiftExpression", direction: "after", anchor: named("Notice") },
      },
    });
  });

  it("have a legend for all their effects", () => {
    expect(statement("on X: T becomes M; U becomes M, where M = 1.")).toMatchObject({
      effects: [{ kind: "Becomes" }, { kind: "Becomes" }],
      legend: { bindings: [{ name: name("M") }] },
    });
  });
});

describe("effects", () => {
  const effect = (text: string): unknown =>
    (statement(`on X: ${text}.`) as { effects: unknown[] }).effects[0];

  it.each([
    [
      "Unconverted Shares of Equivalents becomes 0 shares if A",
      { kind: "Becomes", target: { kind: "OfExpression" }, conditions: [{ negated: false }] },
    ],
    ["T falls by 1", { kind: "FallsBy", direction: "falls" }],
    ["T rises by 1", { kind: "FallsBy", direction: "rises" }],
    [
      "adjust as section 4(d)(i) provides, with A = 1, B = 2",
      { kind: "AdjustAs", section: section("4(d)(i)"), inputs: [{ name: name("A") }, { name: name("B") }] },
    ],
    [
      "deem Issuance as Equivalents with A = 1",
      { kind: "Deem", event: name("Issuance"), as: named("Equivalents"), inputs: [{}] },
    ],
    [
      "rescind adjustments under sections 4(e), 4(f) for it",
      { kind: "Rescind", sections: [section("4(e)"), section("4(f)")], object: named("it") },
    ],
    ["the Term ends", { kind: "Ends", target: name("Term") }],
    [
      "the Holder pays Cash Due to the Issuer",
      { kind: "Pays", payer: named("Holder"), amount: named("Cash Due"), payee: named("Issuer") },
    ],
    [
      "the Issuer delivers Shares Issued of Deliverable to the Holder",
      { kind: "Delivers", amount: named("Shares Issued"), asset: named("Deliverable"), to: named("Holder") },
    ],
    [
      'the Issuer delivers 40 of "Common Stock" to the Holder',
      { kind: "Delivers", amount: number("40"), asset: { value: "Common Stock" } },
    ],
    [
      'reading "a": T becomes 1; reading "b": the Term ends',
      {
        kind: "ReadingEffect",
        alternatives: [
          { name: "a", value: [{ kind: "Becomes" }] },
          { name: "b", value: [{ kind: "Ends" }] },
        ],
      },
    ],
  ])("%s", (text, expected) => {
    expect(effect(text)).toMatchObject(expected);
  });
});

describe("rights and duties", () => {
  it("a right", () => {
    expect(
      statement(
        "the Issuer and the Holder may Amend during the Term from March 14, 2005 to 2006-03-14 if A, except that no Amend may reduce T, modify section 10 or shorten the Term unless the Holder consents.",
      ),
    ).toMatchObject({
      kind: "RightStatement",
      right: {
        parties: [named("Issuer"), named("Holder")],
        prohibition: false,
        act: name("Amend"),
        during: named("Term"),
        from: { iso: "2005-03-14" },
        to: { iso: "2006-03-14" },
        conditions: [{ negated: false }],
        exception: {
          act: name("Amend"),
          limits: [
            { verb: "reduce", target: name("T") },
            { verb: "modify", target: section("10") },
            { verb: "shorten" },
          ],
          consent: named("Holder"),
        },
      },
    });
  });

  it("a prohibition, with a legend behind its exception", () => {
    expect(
      statement("the Holder may not Exercise, except that no Amend may reduce T, where X = 1."),
    ).toMatchObject({
      right: { prohibition: true, exception: { limits: [{}] } },
      legend: { bindings: [{}] },
    });
  });

  it.each([
    [
      "within 3 Trading Days",
      { form: "within", duration: { count: "3", unit: name("Trading Days") }, anchors: [] },
    ],
    ["within 3 days of a Split", { form: "within", anchors: [named("Split")] }],
    [
      "at least 20 days before the Record Date of any Distribution, any Split or any Merger",
      { form: "at least before", anchors: [{ kind: "OfExpression" }, named("Split"), named("Merger")] },
    ],
    ["by March 14, 2005 at 5:00 pm", { form: "by", anchors: [{ kind: "AtTimeExpression" }] }],
    ["promptly", { form: "promptly" }],
  ])("a duty %s", (text, deadline) => {
    expect(statement(`the Issuer shall Notify ${text}, failing which Default.`)).toMatchObject({
      kind: "ObligationStatement",
      obligation: { act: name("Notify"), deadline, failing: name("Default") },
    });
  });

  it("a covenant", () => {
    expect(statement("at all times, the Issuer shall ensure that A > B.")).toMatchObject({
      kind: "CovenantStatement",
      parties: [named("Issuer")],
      condition: { kind: "ComparisonExpression", operator: ">" },
    });
  });
});

describe("policies", () => {
  it("floors, caps and rounding", () => {
    expect(
      statement(
        "every adjustment of T or U under sections 4(d), 4(e), except under section 7, is at least A, and is at most B and is never an increase, and is rounded to the nearest 1/100 share, half even.",
      ),
    ).toMatchObject({
      kind: "PolicyStatement",
      scope: {
        terms: [name("T"), name("U")],
        under: [section("4(d)"), section("4(e)")],
        exceptUnder: [section("7")],
      },
      clauses: [
        { form: "at least", bound: named("A") },
        { form: "at most", bound: named("B") },
        { form: "never an increase" },
        {
          form: "rounded",
          rounding: { direction: "nearest", tie: "half even", step: number("1/100", "shares") },
        },
      ],
    });
  });

  it("a bound that is a choice ends before the next demand", () => {
    expect(
      statement("every adjustment of T is at least the lesser of A and B and is never a decrease."),
    ).toMatchObject({
      clauses: [
        { bound: { kind: "AggregateExpression", items: [named("A"), named("B")] } },
        { form: "never a decrease" },
      ],
    });
  });

  it("readings of a demand", () => {
    expect(
      statement('every adjustment of T is reading "a": at least 1; reading "b": never an increase.'),
    ).toMatchObject({
      clauses: [
        { form: "reading", alternatives: [{ name: "a", value: [{ form: "at least" }] }, { name: "b" }] },
      ],
    });
  });

  it("postponement", () => {
    expect(
      statement(
        "an adjustment of T, except on Split or Combination, is postponed alone until Exercise while the postponed adjustments, carried as a ratio, total less than 1% of T.",
      ),
    ).toMatchObject({
      kind: "PostponementStatement",
      alternatives: [
        {
          name: "",
          value: {
            scope: { exceptOn: [name("Split"), name("Combination")] },
            alone: true,
            until: [name("Exercise")],
            carriedAs: "ratio",
            threshold: { kind: "BinaryExpression", percentOf: true },
          },
        },
      ],
    });
  });
});

describe("tables and quotes", () => {
  it("a table of two dimensions", () => {
    expect(
      statement(
        'table "T" by Months: number, Price: money, straight-line, below nearest, above none, gives number: column: $10, $11; 60: 0.1, -; 57: -1, 2.',
      ),
    ).toMatchObject({
      kind: "TableStatement",
      row: { name: name("Months") },
      column: { name: name("Price") },
      interpolation: "straight-line",
      below: "nearest",
      above: "none",
      type: { name: "number" },
      columns: [{ value: "10" }, { value: "11" }],
      rows: [
        { key: number("60"), values: [number("0.1"), null] },
        { values: [{ kind: "UnaryExpression" }, number("2")] },
      ],
    });
  });

  it.each([
    ["exact", { interpolation: "exact" }],
    ["step down", { interpolation: "step down" }],
    ["step up", { interpolation: "step up" }],
  ])("a table that is %s", (words, expected) => {
    expect(statement(`table "T" by N: number, ${words}: 1: 2.`)).toMatchObject({
      ...expected,
      below: "none",
      above: "none",
      column: null,
    });
  });

  it("how quotes are read after a split", () => {
    expect(statement("quotes before a Split or Combination are adjusted by Ratio.")).toMatchObject({
      kind: "QuoteAdjustmentStatement",
      events: [name("Split"), name("Combination")],
      factor: named("Ratio"),
    });
  });
});

describe("when events occur", () => {
  it.each([
    [
      "Split and Distribution occur at the close of business.",
      { events: [name("Split"), name("Distribution")], time: null },
    ],
    ["every event occurs at 4:00 pm.", { events: [], time: { kind: "TimeLiteral", minutes: 960 } }],
  ])("%s", (text, expected) => {
    expect(statement(text)).toMatchObject({ kind: "OccurrenceStatement", ...expected });
  });
});

describe("what passes over when an amendment comes into force", () => {
  const statements: readonly (readonly [string, object])[] = [
    ["every open duty passes over.", { subject: "open duty", terms: [], under: [], outcome: "passes over" }],
    [
      "every open duty under section 2 ends.",
      { subject: "open duty", under: [{ label: "2" }], outcome: "ends" },
    ],
    ["every awaited moment begins anew.", { subject: "awaited moment", outcome: "begins anew" }],
    [
      "every postponed adjustment of Price or Number under sections 4, 5 is made.",
      {
        subject: "postponed adjustment",
        terms: [name("Price"), name("Number")],
        under: [{ label: "4" }, { label: "5" }],
        outcome: "is made",
      },
    ],
    [
      "Price and Number pass over.",
      { subject: "term", terms: [name("Price"), name("Number")], outcome: "passes over" },
    ],
    ["the Price begins anew.", { subject: "term", terms: [name("Price")], outcome: "begins anew" }],
  ];
  it.each(statements)("%s", (text, expected) => {
    expect(statement(text)).toMatchObject({ kind: "TransitionStatement", ...expected });
  });
});

describe("sections", () => {
  it("have statements until the next one", () => {
    expect(
      treeOf('warrant "W".\nuses "x".\nsection 1 "A":\n"T" means 1.\n"U" means 2.\nsection 2:\n"""text"""'),
    ).toMatchObject({
      items: [
        { kind: "Uses" },
        { kind: "Section", label: section("1"), title: { value: "A" }, change: "none", statements: [{}, {}] },
        {
          kind: "Section",
          label: section("2"),
          title: null,
          statements: [{ kind: "TextStatement", text: "text" }],
        },
      ],
    });
  });

  it("of variants say what they change", () => {
    expect(
      treeOf(
        'amends "b".\nsection 1 deleted.\nsection 2 replaced "B":\nsection 3 added:\ndefinition "T" deleted.',
      ),
    ).toMatchObject({
      items: [
        { change: "deleted" },
        { change: "replaced", title: { value: "B" } },
        { change: "added" },
        { kind: "DefinitionChange", name: quoted("T") },
      ],
    });
  });

  it("say which others they prevail over", () => {
    expect(
      statement(
        "section 7, notwithstanding section 2, subject to sections 3, 4, notwithstanding anything to the contrary:",
      ),
    ).toMatchObject({
      precedence: [
        { relation: "notwithstanding", sections: [section("2")] },
        { relation: "subject to", sections: [section("3"), section("4")] },
        { relation: "notwithstanding", sections: [] },
      ],
    });
  });
});

describe("scenarios", () => {
  const steps = (text: string): unknown => (statement(`scenario "S": ${text}`) as { steps: unknown }).steps;

  it("give facts, quotes and readings", () => {
    expect(
      steps(
        'given A is 1 and B is $2 on March 14, 2005 at "pink"; C is 3 from 2005-03-14 to 2005-03-18; reading "x" under section 7.',
      ),
    ).toMatchObject([
      {
        form: "given",
        givens: [
          { target: named("A"), day: { iso: "2005-03-14" }, venue: { value: "pink" } },
          { target: named("B"), day: { iso: "2005-03-14" } },
          { target: named("C"), day: { iso: "2005-03-14" }, to: { iso: "2005-03-18" } },
          { form: "reading", name: { value: "x" }, section: section("7") },
        ],
      },
    ]);
  });

  it("make events happen", () => {
    expect(
      steps('on March 14, 2005 at 9:30 am: Issuance "E1" of "D" with A = 1, B = 2; Split.'),
    ).toMatchObject([
      {
        form: "on",
        date: { kind: "AtTimeExpression" },
        happenings: [
          { event: name("Issuance"), id: { value: "E1" }, of: { value: "D" }, inputs: [{}, {}] },
          { event: name("Split"), id: null },
        ],
      },
    ]);
  });

  it.each([
    [
      "T is at least $2.33 to the nearest $0.01 on March 14, 2005, under section 4",
      { form: "value", operator: ">=", tolerance: { value: "0.01" }, under: section("4") },
    ],
    ["T is not 2", { form: "value", operator: "<>" }],
    ["T < 2", { form: "value", operator: "<" }],
    [
      'Exercise "E" is refused under sections 7, 2(c) with at most 500 allowed',
      {
        form: "act",
        outcome: "refused",
        id: { value: "E" },
        under: [section("7"), section("2(c)")],
        most: number("500"),
      },
    ],
    [
      "Exercise is accepted with Shares = 40",
      { form: "act", outcome: "accepted", inputs: [{ name: name("Shares") }] },
    ],
    [
      "the Holder pays $100 to the Issuer on March 14, 2005",
      { form: "settlement", verb: "pays", asset: null, day: { iso: "2005-03-14" } },
    ],
    [
      "the Issuer delivers 40 of Common Stock to the Holder",
      { form: "settlement", verb: "delivers", asset: named("Common Stock") },
    ],
    [
      "Deliver by the Issuer is late, due March 17, 2006",
      { form: "duty", act: name("Deliver"), status: "late", due: { iso: "2006-03-17" } },
    ],
    [
      "the run needs a quote of Close on March 14, 2005",
      { form: "needs", what: "quote", of: named("Close") },
    ],
    ["the run stops at Split under section 4", { form: "stops", event: name("Split"), under: section("4") }],
    [
      "an adjustment of T is postponed under section 4 on March 14, 2005",
      { form: "ledger", term: name("T"), status: "postponed" },
    ],
  ])("expect that %s", (text, expected) => {
    expect(steps(`then ${text}.`)).toMatchObject([{ form: "then", expectations: [expected] }]);
  });

  it("end where other statements begin", () => {
    expect(treeOf('warrant "W".\nscenario "S":\n  given A is 1.\non Split: T becomes 1.')).toMatchObject({
      items: [{ kind: "Scenario", steps: [{}] }, { kind: "Rule" }],
    });
  });
});
