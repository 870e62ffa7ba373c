// An act changes more than numbers, and adjusts; where an earlier adjustment is rescinded and the history is run again, it did so still.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compile } from "../../interpreter/compilation.ts";
import { runScenarios } from "../../interpreter/scenario/run.ts";
import { natives } from "../../stdlib/native/index.ts";

const TEXT = `warrant "Acts in a history that is run again".
uses "std/corporate-actions".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer".
party Holder is "Holder".
section 1 "Price":
  "Price" initially means $10 per share.
  on Distribution:
    Price becomes Price - Amount Per Share.
  on Dividend Abandonment:
    rescind adjustments under section 1 for Dividend.
section 2 "Call":
  "Called" of the Issuer initially means no.
  "Noted" of a Distribution initially means no.
  act Call by the Issuer of a Distribution called Cause.
  the Issuer may Call.
  on Call:
    Called becomes yes;
    Noted of Cause becomes yes.
section 3 "Limit":
  "Limit" initially means 9.99%.
  act Lower Limit by the Holder has New Limit: percentage.
  the Holder may Lower Limit.
  on Lower Limit:
    Limit becomes New Limit.
section 4 "Halving":
  act Halve by the Holder.
  the Holder may Halve.
  on Halve:
    Price becomes Price / 2.

scenario "what an act changed stays":
  on June 1, 2021: Distribution "D" with Kind = "cash", Amount Per Share = $1.
  on June 2, 2021: Call of "D"; Lower Limit with New Limit = 4.99%.
  on June 3, 2021: Dividend Abandonment of "D".
  then Price is $10; Called is yes; Noted of "D" is yes; Limit is 4.99%.
// Adjusted anew: half of 10, not half of 9.
scenario "what an act adjusts is adjusted anew":
  on June 1, 2021: Distribution "D" with Kind = "cash", Amount Per Share = $1.
  on June 2, 2021: Halve.
  then Price is $4.50.
  on June 3, 2021: Dividend Abandonment of "D".
  then Price is $5.
`;

it("keeps what acts changed", () => {
  const root = new URL("../../", import.meta.url);
  const { model, diagnostics } = compile(
    { name: "acts.tenor", text: TEXT },
    {
      find: (path) => ({
        name: path,
        text: readFileSync(new URL(`${path.replace(/^std\//, "stdlib/")}.tenor`, root), "utf8"),
      }),
    },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ title }) => title)).toEqual([]);
  const failed = runScenarios(model, natives).flatMap((each) => each.diagnostics);
  expect(failed.map(({ title, text }) => `${title} ${text}`)).toEqual([]);
});
