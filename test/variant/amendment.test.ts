// Amendments in time: who is judged by which words. Expected values are worked by hand beside each.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { readEvents } from "../../interpreter/facts/events.ts";
import { compile, type Compilation, isSound } from "../../interpreter/compilation.ts";
import { explain } from "../../interpreter/explain/explain.ts";
import { explanationText } from "../../interpreter/explain/text.ts";
import { resultToJson } from "../../interpreter/report/json.ts";
import type { LedgerEntry, RunResult } from "../../interpreter/run/result.ts";
import { run } from "../../interpreter/run/run.ts";
import { runScenarios } from "../../interpreter/scenario/run.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { dayToIso, parseDay } from "../../interpreter/values/day.ts";
import { draftsOf, schemasOf } from "../../interpreter/variant/amendment.ts";

const FORM = `warrant "Form".
time zone is America/New_York.
party Issuer. party Holder.
event Split has Ratio: number.
event Dividend has Amount: price per share.
event Dividend Abandonment of Dividend.
event Notice.
act Exercise by the Holder has Shares Exercised: shares.
section 1: the Holder may Exercise. the Holder may not Exercise if Shares Exercised > 10 shares.
  on Exercise: Number falls by Shares Exercised.
section 2: on Split: Number becomes Number * Ratio.
section 3: on Dividend: Price becomes Price - Amount.
section 3A: on Dividend Abandonment: rescind adjustments under section 3 for Dividend.
section 4: "Count" of the Issuer initially means 0. at 10 days after a Notice: Count of the Issuer rises by 1.
section 5: "Price" initially means $10 per share. "Number" initially means 100 shares.
section 6: an adjustment of Number is postponed until Exercise
  while the postponed adjustments, carried as a ratio, total less than 5% of Number.
section 7: on Notice: the Issuer shall Answer within 20 days.
`;

function amended(
  files: Readonly<Record<string, string>>,
  last = Object.keys(files).at(-1) ?? "",
): Compilation {
  const all: Readonly<Record<string, string>> = { "form.tenor": FORM, ...files };
  const host = {
    find: (path: string) => {
      const text = all[path];
      return text === undefined ? null : { name: path, text };
    },
  };
  const made = compile({ name: last, text: all[last] ?? "" }, host);
  expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return made;
}

function runOn({ model }: Compilation, events: readonly object[], asOf = "2007-01-01"): RunResult {
  const source = { name: "events.json", text: JSON.stringify(events) };
  const read = readEvents(source, schemasOf(model), model.zone, model.currency);
  expect(read.diagnostics).toEqual([]);
  const facts = { events: read.events, determinations: read.determinations, quotes: [] };
  const choices = { readings: new Map<string, string>(), settings: new Map() };
  return run(model, facts, { asOf: parseDay(asOf), choices, natives: new Map() });
}

const value = (result: RunResult, term: string): string | undefined => {
  const shown = result.terms.get(term)?.value;
  return shown instanceof Rational ? shown.toFraction() : undefined;
};

const line = ({ day, section, term, after, status, words }: LedgerEntry): string =>
  `${dayToIso(day)} ${section} ${term} ${after.value instanceof Rational ? after.value.toFraction() : ""} ${status} ${words?.file ?? ""}`;

const head = (from = "June 1, 2006", base = "form.tenor"): string => `amends "${base}" from ${from}.\n`;

const dividend = (on: string, Amount: string, id?: string): object => ({
  event: "Dividend",
  on,
  Amount,
  ...(id === undefined ? {} : { id }),
});
const exercise = (on: string, shares: number): object => ({
  event: "Exercise",
  on,
  "Shares Exercised": shares,
});

describe("the words in force", () => {
  const contract = amended({
    "a.tenor": `${head()}section 1 replaced: the Holder may Exercise. the Holder may not Exercise if Shares Exercised > 20 shares.
      on Exercise: Number falls by Shares Exercised.
      section 3 replaced: on Dividend: Price becomes Price - 2 * Amount.`,
  });

  it("an event is judged by those of its instant; the whole local day belongs to the amendment", () => {
    const result = runOn(contract, [
      dividend("2006-05-31T23:59", "$1"),
      dividend("2006-06-01T00:00", "$1"),
      exercise("2006-05-31", 20),
      exercise("2006-06-01", 20),
    ]);
    expect(result.ledger.map(line)).toEqual([
      "2006-05-31 3 Price 9 made form.tenor",
      "2006-06-01 3 Price 7 made a.tenor",
    ]);
    expect(result.acts.map(({ status, words }) => `${status} ${words?.file ?? ""}`)).toEqual([
      "refused form.tenor",
      "accepted a.tenor",
    ]);
    expect(result.words.map(({ file }) => file)).toEqual(["form.tenor", "a.tenor"]);
  });

  it("before the day nothing is heard of it", () => {
    const result = runOn(contract, [dividend("2006-05-01", "$1")], "2006-05-31");
    expect(result.words.map(({ file }) => file)).toEqual(["form.tenor"]);
    expect(value(result, "Price")).toBe("9");
  });

  it("from an instant of the day", () => {
    const late = amended({
      "a.tenor": `${head("June 1, 2006 at 5:00 pm")}section 3 replaced: on Dividend: Price becomes $1 per share.`,
    });
    expect(value(runOn(late, [dividend("2006-06-01T16:59", "$1")]), "Price")).toBe("9");
    expect(value(runOn(late, [dividend("2006-06-01T17:00", "$1")]), "Price")).toBe("1");
  });

  it("amendments of amendments, and a variant of one", () => {
    const files = {
      "a.tenor": `${head()}section 3 replaced: on Dividend: Price becomes Price - 2 * Amount.`,
      "b.tenor": `${head("July 1, 2006", "a.tenor")}section 3 replaced: on Dividend: Price becomes Price - 3 * Amount.`,
      "c.tenor": 'amends "b.tenor". section 3 replaced: on Dividend: Price becomes Price - 4 * Amount.',
    };
    const events = [dividend("2006-05-01", "$1"), dividend("2006-06-02", "$1"), dividend("2006-07-02", "$1")];
    // 10 - 1 - 2 - 3, and 10 - 1 - 2 - 4.
    expect(value(runOn(amended(files, "b.tenor"), events), "Price")).toBe("4");
    expect(value(runOn(amended(files), events), "Price")).toBe("3");
    expect(draftsOf(amended(files).model)).toHaveLength(3);
  });

  it("a history that is run again keeps to them", () => {
    const result = runOn(contract, [
      dividend("2006-05-01", "$1", "D"),
      dividend("2006-05-02", "$1"),
      dividend("2006-06-02", "$1"),
      { event: "Dividend Abandonment", on: "2006-07-01", of: "D" },
    ]);
    // Without D: 10 - 1 under the first words, - 2 under the second.
    expect(value(result, "Price")).toBe("7");
    expect(result.ledger.map(({ status }) => status)).toEqual(["rescinded", "made", "made", "made"]);
  });

  it("what the first words do not say stops nobody: facts of events that the amendment adds or takes out", () => {
    const added = amended({
      "a.tenor": `${head()}event Gift has Amount: price per share. section 8 added: on Gift: Price becomes Price - Amount.`,
    });
    const gift = (on: string): object => ({ event: "Gift", on, Amount: "$3" });
    expect(value(runOn(added, [gift("2006-05-01"), gift("2006-06-01")]), "Price")).toBe("7");
  });

  it("errors of the words before stand in the way too", () => {
    const files: Readonly<Record<string, string>> = {
      "form.tenor":
        'warrant "F". party Holder. event Split. section 1: on Split: Price becomes Prise. section 2: "Price" initially means 1.',
      "a.tenor": `${head()}section 1 deleted. section 3 added: on Split: Price becomes Price / 2.`,
    };
    const host = { find: (name: string) => ({ name, text: files[name] ?? "" }) };
    const made = compile({ name: "a.tenor", text: files["a.tenor"] ?? "" }, host);
    expect(isSound(made)).toBe(false);
    expect(made.diagnostics.map(({ code, place }) => `${code} ${place.source.name}`)).toContain(
      "N101 form.tenor",
    );
  });
});

describe("terms", () => {
  it("keep their values, begin with the amendment, leave with it", () => {
    const contract = amended({
      "a.tenor": `${head()}definition "Price" deleted. section 3 deleted. section 3A deleted.
        "Bonus" initially means Number / 10.`,
    });
    const result = runOn(contract, [
      dividend("2006-05-01", "$1"),
      { event: "Split", on: "2006-05-02", Ratio: 2 },
      dividend("2006-06-02", "$1"),
    ]);
    expect([...result.terms.keys()]).not.toContain("Price");
    // 100 x 2, and a tenth of what it is then.
    expect([value(result, "Number"), value(result, "Bonus")]).toEqual(["200", "20"]);
    expect(result.history.map(({ terms }) => terms.has("Price"))).toEqual([true, true, true, false]);
  });

  it("a new first value changes nothing, until the amendment says so", () => {
    const text = '"Price" initially means $7 per share.';
    const silent = amended({ "a.tenor": head() + text });
    const anew = amended({ "a.tenor": `${head()}Price begins anew. ${text}` });
    const events = [dividend("2006-05-01", "$1"), dividend("2006-07-01", "$1")];
    expect(value(runOn(silent, events), "Price")).toBe("8");
    const result = runOn(anew, events);
    expect(result.ledger.map(line)).toEqual([
      "2006-05-01 3 Price 9 made form.tenor",
      "2006-06-01 5 Price 7 made a.tenor",
      "2006-07-01 3 Price 6 made a.tenor",
    ]);
    expect(result.ledger[1]?.steps.map(({ kind }) => kind)).toEqual(["formula"]);
  });
});

describe("what is under way", () => {
  const notice = { event: "Notice", on: "2006-05-25" };
  const section4 =
    'section 4 replaced: "Count" of the Issuer initially means 0. at 20 days after a Notice: Count of the Issuer rises by 100.';

  it.each([
    // By the first words on June 4; by the second on June 14.
    ["", "1"],
    ["every awaited moment passes over.", "1"],
    ["every awaited moment under section 4 begins anew.", "100"],
    ["every awaited moment ends.", "0"],
  ])("moments: %s", (said, count) => {
    expect(value(runOn(amended({ "a.tenor": `${head()}${said} ${section4}` }), [notice]), "Count")).toBe(
      count,
    );
  });

  it("moments that the amendment leaves alone come once", () => {
    expect(value(runOn(amended({ "a.tenor": head() }), [notice]), "Count")).toBe("1");
  });

  it.each([
    ["", "breached"],
    ["every open duty passes over.", "breached"],
    ["every open duty under section 7 ends.", "waived"],
  ])("duties: %s", (said, status) => {
    const contract = amended({ "a.tenor": `${head()}${said} section 7 deleted.` });
    expect(runOn(contract, [notice]).obligations.map((each) => each.status)).toEqual([status]);
  });

  it("a duty that was missed before stays missed", () => {
    const contract = amended({ "a.tenor": `${head()}every open duty ends.` });
    const result = runOn(contract, [{ event: "Notice", on: "2006-05-01" }]);
    expect(result.obligations.map((each) => each.status)).toEqual(["breached"]);
  });

  const carried = { event: "Split", on: "2006-05-01", Ratio: "1.02" };
  const section6 = (as: string): string =>
    `section 6 replaced: an adjustment of Number is postponed until Exercise
      while the postponed adjustments, carried as ${as}, total less than 4% of Number.`;

  it.each([
    // 2% is carried on; with 3% more it is 100 x 1.02 x 1.03.
    ["the same threshold", "", "5253/50"],
    ["another threshold", section6("a ratio"), "5253/50"],
    // 2 shares are carried on; 3% of 100 more make 105.
    ["as an amount", section6("an amount"), "105"],
    // Made on June 1, 102; then 3% of it.
    ["without a threshold", "section 6 deleted.", "5253/50"],
    // Dropped: 3% of 100.
    ["dropped", "every postponed adjustment of Number ends. section 6 deleted.", "103"],
  ])("postponed adjustments, %s", (_, text, number) => {
    const contract = amended({ "a.tenor": head() + text });
    expect(
      value(runOn(contract, [carried, { event: "Split", on: "2006-07-01", Ratio: "1.03" }]), "Number"),
    ).toBe(number);
  });

  it("what nothing postpones any more is made when the amendment comes into force, under the section that required it", () => {
    const contract = amended({ "a.tenor": `${head()}section 6 deleted.` });
    const { ledger } = runOn(contract, [carried]);
    // Steps are worked out by the words of then, whose clause is gone since.
    expect(ledger.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
      ["formula", "postponed"],
      ["released"],
    ]);
    expect(ledger.map(line)).toEqual([
      "2006-05-01 2 Number 100 postponed form.tenor",
      "2006-06-01 2 Number 102 made form.tenor",
    ]);
  });
});

describe("with a register", () => {
  const REGISTER = `warrant "Certificates". time zone is America/New_York.
    party Issuer. party Holder is "First".
    event Split has Ratio: number.
    act Part by the Holder has Taken: shares, Buyer: text.
    section 1: "Term" means the period from January 1, 2006 to December 31, 2006.
      certificates are held by the Holder, cover Number, end with the Term and are numbered from "W-1".
    section 2: the Holder may Part. on Part: the Issuer issues a certificate for Taken to Buyer; the Issuer cancels the certificate as "parted".
    section 3: on Split: Number becomes Number * Ratio.
    section 4: "Number" initially means 100 shares. "Price" initially means $2 per share.
    section 5: an adjustment of Number is postponed until Part
      while the postponed adjustments, carried as a ratio, total less than 5% of Number.
  `;

  it("each certificate that is outstanding passes over by itself", () => {
    const amendment = `amends "register.tenor" from June 1, 2006.
      every postponed adjustment is made. Price begins anew. "Price" initially means $1.50 per share.
      section 5 deleted.`;
    const contract = amended({ "register.tenor": REGISTER, "a.tenor": amendment });
    const result = runOn(contract, [
      { event: "Part", on: "2006-05-01", certificate: "W-1", Taken: 40, Buyer: "Second" },
      { event: "Split", on: "2006-05-02", Ratio: "1.02" },
      { event: "Split", on: "2006-07-01", Ratio: "1.02" },
    ]);
    // The one parted with is gone; 40 x 1.02 on June 1, and x 1.02 in July.
    const made = result.ledger.filter(({ status }) => status === "made");
    expect(
      made.map(({ certificate, day, after }) => [
        certificate,
        dayToIso(day),
        after.value instanceof Rational ? after.value.toFraction() : "",
      ]),
    ).toEqual([
      ["W-2", "2006-06-01", "204/5"],
      ["W-2", "2006-06-01", "3/2"],
      ["W-2", "2006-07-01", "5202/125"],
    ]);
  });
});

/** A form whose events stand in its sections, and an amendment that takes them out and brings another. */
const DIVIDENDS = `warrant "Form". time zone is America/New_York.
section 3: event Dividend has Amount: price per share. on Dividend: Price becomes Price - Amount.
section 3A: event Dividend Abandonment of Dividend. on Dividend Abandonment: rescind adjustments under section 3 for Dividend.
section 5: "Price" initially means $10 per share.
`;
const GIFTS = `${head()}section 3 deleted. section 3A deleted.
section 3B added: event Gift has Worth: price per share. on Gift: Price becomes Price - Worth.
`;

/** What is wrong with a scenario of that amendment, as "code words". */
function faultsOf(steps: string): string[] {
  const host = { find: () => ({ name: "form.tenor", text: DIVIDENDS }) };
  const made = compile({ name: "a.tenor", text: `${GIFTS}scenario "S": ${steps}` }, host);
  const errors = made.diagnostics.filter(({ severity }) => severity === "error");
  const found = errors.length > 0 ? errors : runScenarios(made.model, new Map())[0]?.diagnostics;
  return (found ?? []).map(
    ({ code, place: { source, span } }) => `${code} ${source.text.slice(span.start, span.end)}`,
  );
}

describe("what is told of it", () => {
  const contract = amended({
    "a.tenor": `${head()}Price begins anew. "Price" initially means $7 per share.
      section 3 replaced: on Dividend: Price becomes Price - 2 * Amount.
      scenario "Its own":
        on May 1, 2006: Dividend with Amount = $1.
        on July 1, 2006: Dividend with Amount = $1.
        then Price is $9 on May 31, 2006; Price is $7 on June 1, 2006; Price is $5 under section 3.`,
  });

  it("its scenarios look at both words", () => {
    const [scenario] = runScenarios(contract.model, new Map());
    expect(scenario?.diagnostics).toEqual([]);
    expect(scenario?.passed).toBe(true);
  });

  // The first dividend is given up, so that $10 - $3 stands on the day that takes dividends out; then the gift's $2.
  it("a scenario may tell of events that the amendment takes out, before its instant, and look at them after it", () => {
    const found = faultsOf(`on May 1, 2006: Dividend "D" with Amount = $1.
      on May 2, 2006: Dividend Abandonment of "D"; Dividend with Amount = $3.
      on June 1, 2006: Gift "G" with Worth = $2.
      then Price is $9 on May 1, 2006; Price is $7 on May 31, 2006; Price is $5;
           Amount of "D" is $1 on May 31, 2006; Worth of "G" is $2.`);
    expect(found).toEqual([]);
  });

  it("acts that the amendment takes out are known in what comes after it", () => {
    const before = "act Swap by the Holder has Count: shares. section 9: the Holder may Swap.";
    const files = {
      "b.tenor": `warrant "Form". time zone is America/New_York. party Issuer. party Holder. ${before}`,
      "a.tenor": `amends "b.tenor" from June 1, 2006. act Other by the Holder. section 9 replaced: the Holder may Other.
        scenario "S": on May 1, 2006: Swap "A" with Count = 1. on June 2, 2006: Other "B".
        then Swap "A" is accepted with Count = 1; Other "B" is accepted.`,
    };
    const [scenario] = runScenarios(amended(files).model, new Map());
    expect([scenario?.passed, scenario?.diagnostics]).toEqual([true, []]);
  });

  it.each([
    ["on June 1, 2006: Dividend with Amount = $1. then Price is $10.", "N105 Dividend"],
    ["on May 1, 2006: Gift with Worth = $1. then Price is $10.", "N105 Gift"],
    ["on May 1, 2006: Dividend with Worth = $1. then Price is $10.", "N115 Worth"],
    ["on May 1, 2006: Dividend. then Price is $10.", "S714 Dividend"],
  ])("a scenario speaks the words of its time: %s", (steps, fault) => {
    expect(faultsOf(steps)).toEqual([fault]);
  });

  it("an explanation cites the words, and shows both definitions", () => {
    const result = runOn(contract, [dividend("2006-05-01", "$1"), dividend("2006-07-01", "$1")]);
    const text = explanationText(explain(result, contract.model, "Price")!, { columns: 100 });
    for (const words of [
      "form.tenor:15:12, until June 1, 2006",
      "under section 3 as it was until June 1, 2006: $10.00 → $9.00",
      "under section 3 as amended from June 1, 2006: $7.00 → $5.00",
    ])
      expect(text).toContain(words);
    const json = JSON.stringify(resultToJson(result));
    expect(json).toContain('"words":{"file":"a.tenor","from":"2006-06-01T00:00:00-04:00","until":null}');
  });
});

describe("laws", () => {
  const events = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 4, max: 8 }),
      ratio: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 8 },
  );
  const facts = (list: readonly { day: number; month: number; ratio: number }[]): object[] =>
    list.map(({ day, month, ratio }) => ({
      event: "Split",
      on: `2006-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
      Ratio: `1.0${ratio}`,
    }));
  const same = (one: RunResult, other: RunResult): void => {
    expect([...one.terms].map(([name]) => [name, value(one, name)])).toEqual(
      [...other.terms].map(([name]) => [name, value(other, name)]),
    );
    expect(one.ledger.map(({ status, instant }) => [status, instant])).toEqual(
      other.ledger.map(({ status, instant }) => [status, instant]),
    );
  };
  const form = amended({}, "form.tenor");
  const nothing = amended({ "a.tenor": head() });
  const splits = "section 2 replaced: on Split: Number becomes Number * Ratio * Ratio.";
  const variant = amended({ "v.tenor": `amends "form.tenor". ${splits}` });
  const early = amended({ "a.tenor": head("January 1, 2006") + splits });
  const late = amended({ "a.tenor": head("January 1, 2009") + splits });

  test.prop([events])("an amendment that says nothing changes nothing", (list) =>
    same(runOn(nothing, facts(list)), runOn(form, facts(list))),
  );
  test.prop([events])("before all events it is the variant; after them the form", (list) => {
    same(runOn(early, facts(list)), runOn(variant, facts(list)));
    same(runOn(late, facts(list)), runOn(form, facts(list)));
  });
});

describe("an event that the amendment adds", () => {
  const adds = amended({ "a.tenor": `${head()}section 8 added: event Grant. on Grant: Price becomes $1.` });
  const told = (...events: readonly object[]): string[] =>
    runOn(adds, events).diagnostics.flatMap(({ code, title }) => (code === "R510" ? [title] : []));

  it("changes nothing before it, which is said; from its day on it counts", () => {
    const early = { event: "Grant", on: "2006-05-31" };
    expect(told(early)).toEqual([
      "The Grant of May 31, 2006 changes nothing: the words that speak of it are in force from June 1, 2006.",
    ]);
    expect(value(runOn(adds, [early]), "Price")).toBe("10");
    expect(told({ ...early, on: "2006-06-01" })).toEqual([]);
    expect(value(runOn(adds, [{ ...early, on: "2006-06-01" }]), "Price")).toBe("1");
  });
});
