// The example that goes with a clash: added to the contract it runs, and both clauses apply in it.
import { describe, expect, it } from "vitest";
import { clash as check } from "../../../interpreter/check/clash.ts";
import { canBeTested, isSound } from "../../../interpreter/compilation.ts";
import { runScenarios } from "../../../interpreter/scenario/run.ts";
import { natives } from "../../../stdlib/native/index.ts";
import { call, folder } from "../../cli/memory.ts";
import { compiled, expectNothing, findings, mended } from "../contract.ts";

const ADD = "Add the example as a scenario";

/** The contract with the example added, after it has been run: the run stops because both clauses apply. */
function shown(text: string): string {
  const [found] = findings(check, text);
  const fix = found?.fixes.find(({ title }) => title === ADD);
  expect(found?.text).toContain("Both apply in this example: scenario");
  const added = mended(text, fix);
  const compilation = compiled(added);
  expect(
    compilation.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
  ).toEqual(["L311"]);
  expect(canBeTested(compilation)).toBe(true);
  const [result] = runScenarios(compilation.model, natives);
  expect(result?.diagnostics.map(({ title }) => title)).toEqual([]);
  expect(result?.passed).toBe(true);
  // The message has the same scenario on one line.
  const scenario = added.slice(added.indexOf("scenario"));
  expect(found?.text).toContain(scenario.replace(/\s+/g, " ").trim());
  return scenario.trim();
}

const HALVES = (first: string, second: string, on = "Distribution"): string =>
  `section 4(b): on ${on} ${first}: Warrant Price becomes Warrant Price / 2.
   section 4(c): on ${on} ${second}: Warrant Price becomes Warrant Price / 3.`;

describe("an example is found, and both clauses apply in it,", () => {
  it("of the plainest facts where there are no conditions", () => {
    expect(shown(HALVES("", ""))).toBe(`scenario "Sections 4(b) and 4(c) both change Warrant Price":
  on June 1, 2006: Distribution with Kind = "cash", Amount = $1.00.
  then the run stops at Distribution.`);
  });

  it.each([
    ["a value of a text", HALVES('if Kind is "rights"', 'unless Kind is "cash"'), /Kind = "rights"/],
    ["a range", HALVES("if Amount > $3 per share", "if Amount < $5 per share"), /Amount = \$4\.00/],
    ["one value", HALVES("if Amount = $7.25 per share", ""), /Amount = \$7\.25/],
    [
      "a ratio of two facts",
      HALVES(
        "if Consideration / Shares Issued < Warrant Price",
        "if Shares Issued > 5,000",
        "Share Issuance",
      ),
      /Shares Issued = [\d,]+, Consideration = \$/,
    ],
    [
      "a definition",
      `${HALVES("if Cheap", "", "Share Issuance")}
       "Cheap" of a Share Issuance means Consideration / Shares Issued < $1 per share.`,
      /Share Issuance with/,
    ],
    ["a field that may be left out", HALVES("if Payment Date is given", ""), /Payment Date = June/],
    ["a field that is left out", HALVES("if Payment Date is not given", ""), /Amount = \$1\.00\.\n/],
    [
      "a quote",
      HALVES("if Closing Price on the Record Date > $2 per share", ""),
      /given Closing Price is \$4\.00 on June 1, 2006\./,
    ],
    [
      "a blank",
      `"Threshold" means $[●] per share. ${HALVES("if Amount < Threshold", "")}`,
      /given Threshold is \$[\d.]+\./,
    ],
    [
      "a determination",
      `"Fair Value" on a date is determined by the Board of Directors: price per share.
       ${HALVES("if Fair Value on the Record Date > Amount", "")}`,
      /given Fair Value is \$[\d.]+ on June 1, 2006\./,
    ],
    ["a day", HALVES("if the Record Date is after March 1, 2009", ""), /on March 2, 2009: Distribution/],
    [
      "another state than the first",
      HALVES("if Warrant Price < $1 per share", ""),
      /given Warrant Price is \$0\.\d+\./,
    ],
    ["a state of the Issuer", HALVES("unless Listed", ""), /given Listed is no\./],
    [
      "another reading than the default",
      HALVES('if (reading "never": no; reading "cash alone": Kind is "cash")', ""),
      /given reading "cash alone"\./,
    ],
    [
      "an event about another one",
      `event Notes Issuance has Price: price per share.
       event Notes Conversion of Notes Issuance called Notes has Shares Issued: shares.
       ${HALVES("if Price of Notes < $2 per share", "", "Notes Conversion")}`,
      /Notes Issuance "A" with Price = \$1\.00\.\n +on June 1, 2006: Notes Conversion of "A"/,
    ],
    [
      "an act that needs a right",
      `the Holder may Exercise if Shares Exercised > 2,000.
       ${HALVES('if Method is "cashless"', "", "Exercise")}`,
      /Exercise with Shares Exercised = [\d,]+, Method = "cashless"/,
    ],
    [
      "a settlement and an adjustment",
      `the Holder may Exercise.
       section 1: on Exercise: Warrant Share Number falls by Shares Exercised.
       section 2: on Exercise: Warrant Share Number becomes Warrant Share Number / 2.`,
      /then the run stops at Exercise/,
    ],
    [
      "a moment after an event",
      `section 1: at 5 days after a Merger: Warrant Price becomes $1 per share.
       section 2: at 5 days after a Merger: Warrant Price becomes $2 per share.`,
      /on June 1, 2006: Merger\./,
    ],
    [
      "an adjustment of another term",
      `section 1: on Stock Split: Warrant Price becomes Warrant Price / Ratio.
       section 2: on any adjustment of Warrant Price: Conversion Ratio becomes 2.
       section 3: on any adjustment of Warrant Price: Conversion Ratio becomes 3.`,
      /Stock Split with Ratio = 2/,
    ],
    [
      "a borrowed formula with other values",
      `section 1: on Stock Split: Warrant Price becomes Warrant Price / Ratio.
       section 2: on Stock Split: adjust as section 1 provides, with Ratio = 3.`,
      /Stock Split with Ratio = 2/,
    ],
    [
      "one of several cases",
      HALVES('if Kind is "cash" or Amount > $9 per share', 'unless Kind is "cash"'),
      /=/,
    ],
  ])("by %s", (_, text, has) => {
    expect(shown(text)).toMatch(has);
  });
});

it("says how far it looked where it found none", () => {
  // No square is below zero, but the words alone do not tell.
  const [found] = findings(check, HALVES("if Amount * Amount < $0 per share * Amount", ""));
  expect(found?.text).toMatch(
    /No example was found among \d+ sets of facts that were tried, which does not show that there is none\.$/,
  );
  expect(found?.fixes.map(({ title }) => title)).not.toContain(ADD);
});

it("the scenario no longer holds once one clause prevails: then it has to say what comes out", () => {
  const added = compiled(`${HALVES("", "")}\n${shown(HALVES("", ""))}`);
  expect(isSound(added)).toBe(false);
  const text = HALVES("", "").replace("section 4(c)", "section 4(c), notwithstanding section 4(b)");
  expectNothing(check, text);
  const mendedNow = compiled(`${text}\n${shown(HALVES("", ""))}`);
  expect(isSound(mendedNow)).toBe(true);
  expect(runScenarios(mendedNow.model, natives).map(({ passed }) => passed)).toEqual([false]);
});

it("tenor test runs the scenario of a contract whose only fault is the clash", async () => {
  const { file } = folder();
  const path = file(
    "clash.tenor",
    `warrant "W".
event Distribution has Amount: price per share.
currency is USD.
"Warrant Price" initially means $2.40 per share.
section 4(b): on Distribution: Warrant Price becomes Warrant Price - Amount.
section 4(c): on Distribution: Warrant Price becomes Warrant Price / 2.
`,
  );
  const { json } = await call("check", path, "--json").then(({ out }) => ({
    json: JSON.parse(out) as {
      readonly diagnostics: readonly {
        readonly fixes: readonly { readonly edits: readonly { text: string }[] }[];
      }[];
    },
  }));
  const scenario = json.diagnostics.flatMap(({ fixes }) => fixes).at(-1)?.edits[0]?.text ?? "";
  expect(scenario).toContain("scenario");
  const added = file(
    "added.tenor",
    `warrant "W".
event Distribution has Amount: price per share.
currency is USD.
"Warrant Price" initially means $2.40 per share.
section 4(b): on Distribution: Warrant Price becomes Warrant Price - Amount.
section 4(c): on Distribution: Warrant Price becomes Warrant Price / 2.
${scenario}`,
  );
  const { code, out, err } = await call("test", added);
  expect(out).toContain("1 scenario with 1 expectation: 1 passed");
  // The clash is still an error.
  expect([code, err]).toEqual([1, expect.stringContaining("error L311")]);
  expect((await call("run", added)).code).toBe(1);
});
