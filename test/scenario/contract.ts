// A small contract for scenarios in tests; `⟦` and `⟧` mark where a scenario is expected to fail.
import { expect } from "vitest";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { parse } from "../../grammar/parse.ts";
import { buildModel } from "../../interpreter/model/build.ts";
import type { Model } from "../../interpreter/model/model.ts";
import type { ScenarioResult } from "../../interpreter/scenario/result.ts";
import { runScenarios } from "../../interpreter/scenario/run.ts";

export const CONTRACT = `warrant "Test".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme, Inc.".
party Holder is [●].
party Board.

section Preamble "Warrant":
  event Share Count has Shares Outstanding: shares.
  event Stock Split has Ratio: number; may have Payment Date: date.
  event Distribution on its Record Date has Amount Per Share: price per share, Kind: one of "cash", "property".
  event Issue has Shares: shares, Price: price per share.
  event Expiry of an Issue called Issued.
  event Merger has Deliverable: basket.
  event Notice; may have Sent: instant, Given To: party.
  "Shares Outstanding" of the Issuer initially means [●] shares.
  on Share Count: Shares Outstanding becomes Shares Outstanding.
  "Left" of an Issue initially means Shares.
  on Expiry: Left of Issued becomes 0 shares.

section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless";
    gives Cash Due: money, Net Shares: shares.
  the Holder may Exercise from September 15, 2005.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    the Issuer delivers Net Shares of Deliverable to the Holder;
    Warrant Share Number falls by Shares Exercised;
    the Issuer shall Deliver Certificates within 3 days.
  "Cash Due" of an Exercise means the first of
    (a) Warrant Price * Shares Exercised, if Method is "cash";
    (b) $0, otherwise.
  "Net Shares" of an Exercise means Shares Exercised.
  "Remaining" of an Exercise means Warrant Share Number - Shares Exercised.

section 4 "Adjustments":
  every adjustment of Warrant Price is at least $0.50.
  an adjustment of Warrant Share Number, except under section 4(a), is postponed until Exercise
    while the postponed adjustments, carried as a ratio, total less than 1% of Warrant Share Number.

section 4(a) "Splits":
  on Stock Split:
    Warrant Price becomes Warrant Price / Ratio;
    Warrant Share Number becomes Warrant Share Number * Ratio.

section 4(b) "Distributions":
  on Distribution:
    Warrant Price becomes reading "in full": Warrant Price - Amount Per Share; reading "not at all": Warrant Price.
  on Distribution if Kind is "property":
    Warrant Share Number becomes Warrant Share Number * Market / (Market - Amount Per Share),
    where Market = Closing Bid on the Record Date.

section 4(c) "Merger":
  "Deliverable" initially means basket of 1 of "Common Stock".
  on Merger: Deliverable becomes Deliverable.

section 7 "Cap", notwithstanding anything to the contrary:
  the Holder may not Exercise if Shares Exercised > 50,000 shares.

section 8 "Definitions":
  "Term" means the period from March 14, 2005 to March 14, 2010 at 5:00 pm.
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 100,000 shares.
  "Closing Bid" on a date is quoted as "bid".
  "Closing Asked" on a date is quoted as "ask".
  "Middle" on a date means the average of Closing Bid and Closing Asked on the date.
  "Fair Value" on a date is determined by the Board.
  "Double" on a date means 2 * Fair Value on the date.
  "Last Day" means March 14, 2010.
  "Market Name" means "Nasdaq".
`;

const NO_NATIVES = new Map();

export function modelOf(scenarios: string, contract: string = CONTRACT): Model {
  const { source, file, diagnostics } = parse({ name: "contract.tenor", text: contract + scenarios });
  expect(diagnostics.map(({ title }) => title)).toEqual([]);
  const model = buildModel([{ source, file, imported: false }]);
  const errors = model.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ title, text }) => `${title} ${text}`)).toEqual([]);
  return model;
}

/** The results of scenarios put behind the contract. */
export function resultsOf(scenarios: string, contract: string = CONTRACT): ScenarioResult[] {
  return runScenarios(modelOf(scenarios, contract), NO_NATIVES);
}

/** Expects that everything comes as expected. */
export function expectPass(steps: string): ScenarioResult {
  const [result, ...others] = resultsOf(`scenario "Test": ${steps}`);
  expect(others).toEqual([]);
  expect(result?.diagnostics.map(({ title }) => title)).toEqual([]);
  if (result === undefined) throw new Error("There is no scenario.");
  expect(result.passed).toBe(true);
  return result;
}

/** Expects messages at the marked places and nowhere else, each with this code. */
export function expectMessages(marked: string, ...codes: readonly string[]): readonly Diagnostic[] {
  const wanted: string[] = [];
  let text = `scenario "Test": `;
  let open = -1;
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === "⟦") open = text.length;
    else if (part === "⟧") wanted.push(`${codes[wanted.length] ?? codes.at(-1)} ${open} ${text.slice(open)}`);
    else text += part;
  }
  const [result] = resultsOf(text);
  const diagnostics = result?.diagnostics ?? [];
  const found = diagnostics.map(({ code, place: { span, source } }) => {
    return `${code} ${span.start - CONTRACT.length} ${source.text.slice(span.start, span.end)}`;
  });
  expect(found).toEqual(wanted);
  return diagnostics;
}

/** Expects one message, at the marked place; gives its title. */
export function expectMessage(marked: string, code: string): Diagnostic {
  const [only] = expectMessages(marked, code);
  if (only === undefined) throw new Error("Nothing was said.");
  return only;
}
