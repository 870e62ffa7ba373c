import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RunResult } from "../../interpreter/run/result.ts";
import { resultToJson } from "../../interpreter/report/json.ts";
import { compileFile, runContract } from "../support/contract.ts";

/**
 * Runs of one contract share its compiled formulas, its calendar and the index of its quotes: what one run was given must not
 * show in another. Each is held against the same run of a contract that was compiled for it alone.
 */

const PATH = "examples/glowpoint-2005/glowpoint.tenor";
const NUMBER = { "Warrant Share Number": "100,000 shares" };
const QUOTES = "date,bid,ask\n2005-03-14,1.42,1.46\n2005-10-07,1.98,2.02\n";
const HIGHER = "date,bid,ask\n2005-03-14,2.00,2.10\n2006-01-03,3.00,3.10\n";

const count = { event: "Share Count", on: "2005-03-14", "Shares Outstanding": "46000000" };
const issue = {
  event: "Share Issuance",
  on: "2005-10-07",
  "Shares Issued": "5000000",
  Consideration: "1000000",
};
const split = { event: "Stock Split", on: "2005-10-10", Ratio: "2" };
const paid = { event: "Distribution", on: "2006-01-03", Kind: "cash", "Amount Per Share": "0.10" };
const exercise = {
  event: "Exercise",
  on: "2005-10-12",
  "Shares Exercised": "10",
  Method: "cash",
  "Shares Owned": "0",
};

const inputs: readonly Parameters<typeof runContract>[1][] = [
  { events: [count, issue, split, exercise], quotes: QUOTES, settings: NUMBER },
  { events: [count, issue, split, exercise], quotes: HIGHER, settings: NUMBER },
  { events: [count, paid], quotes: HIGHER },
  { events: [count, paid] },
  { events: [count, issue], quotes: QUOTES, readings: { "after issuance": "before issuance" } },
  { events: [count, issue, paid], quotes: HIGHER },
  {},
];

const told = (result: RunResult): string => JSON.stringify(resultToJson(result));
const alone = inputs.map((input) => told(runContract(compileFile(PATH), input)));

test("what one run was given does not show in another", () => {
  const shared = compileFile(PATH);
  const order = fc.array(fc.nat({ max: inputs.length - 1 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(order, (places) => {
      const results = places.map((place) => runContract(shared, inputs[place] ?? {}));
      // Steps are worked out when they are read: here, when the others have been run.
      expect(results.map(told)).toEqual(places.map((place) => alone[place]));
    }),
    { numRuns: 25 },
  );
});
