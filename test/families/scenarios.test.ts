// The families' contracts are in order, their scenarios pass, and the facts beside them run from end to end.
import { describe, expect, it } from "vitest";
import { mutate } from "../../interpreter/scenario/mutate.ts";
import { verdictWords } from "../../interpreter/report/names.ts";
import { runScenarios } from "../../interpreter/scenario/run.ts";
import { natives } from "../../stdlib/native/index.ts";
import { contract, CONTRACTS, numberOf, read, runOn } from "./contract.ts";

describe.each(CONTRACTS)("%s", (path) => {
  it("is in order", () => {
    const found = contract(path).diagnostics.filter(({ severity }) => severity !== "information");
    expect(found.map(({ code, title }) => `${code} ${title}`)).toEqual([]);
  });

  it("does what its scenarios say", () => {
    const results = runScenarios(contract(path).model, natives);
    const failed = results
      .filter(({ passed }) => !passed)
      .map(({ title, diagnostics }) => [title, ...diagnostics.map((each) => each.title)]);
    expect(failed).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(20);
  });

  // Slow: every clause is said otherwise and all scenarios are run again. TENOR_MUTATE=1 asks for it.
  it.runIf(process.env["TENOR_MUTATE"] === "1")(
    "has no clause that no scenario notices",
    { timeout: 300_000 },
    () => {
      const unnoticed = [...mutate(contract(path).model, natives).trials()].filter(
        ({ noticedBy, reason }) => noticedBy === null && reason === null,
      );
      expect(unnoticed.map(({ change }) => change)).toEqual([]);
    },
  );
});

// The numbers were worked out with test/families/oracle.py or by hand; see each example's README.
describe("the facts beside the contracts", () => {
  const facts = (path: string): string => read(`examples/${path}`);

  it("CPP: nineteen distributions, a repurchase and two exercises", () => {
    const result = runOn("us-treasury-cpp/cpp", {
      events: facts("us-treasury-cpp/events.json"),
      quotes: facts("us-treasury-cpp/quotes.csv"),
      settings: { "Exercise Price": "$13.30", "Warrant Share Number": "1,000,000", "Base Dividend": "$0.01" },
    });
    expect([result.stopped, result.needs]).toEqual([null, []]);
    expect(result.acts.map(({ status }) => status)).toEqual(["accepted", "accepted"]);
    expect(numberOf(result, "Exercise Price")).toBe("12.196");
    expect(numberOf(result, "Warrant Share Number")).toBe("82223.65");
  });

  it("SPAC: a call that fails, one that does not, and a make-whole exercise", () => {
    const result = runOn("spac-public/spac", {
      events: facts("spac-public/events.json"),
      quotes: facts("spac-public/quotes.csv"),
      settings: { "Warrants Held": "10,000" },
    });
    expect([result.stopped, result.needs]).toEqual([null, []]);
    expect(result.acts.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "E1 refused",
      "E2 accepted",
      "C18 refused",
      "C10 accepted",
      "E3 accepted",
    ]);
    expect(numberOf(result, "Warrant Price")).toBe("11.3");
    expect(numberOf(result, "Warrants Held")).toBe("0");
  });

  it("PIPE: the pre-funded warrant's limits, a buy-in and a combination", () => {
    const result = runOn("pipe-prefunded/prefunded", {
      events: facts("pipe-prefunded/prefunded-events.json"),
      quotes: facts("pipe-prefunded/quotes.csv"),
      settings: { "Warrant Share Number": "2,000,000", "Shares Outstanding At Signing": "10,000,000" },
    });
    expect([result.stopped, result.needs]).toEqual([null, []]);
    expect(result.acts.map(verdictWords).slice(0, 3)).toEqual([
      "cut back from 150,000 to 104,199 under section 2(e)",
      "accepted",
      "accepted",
    ]);
    // (2,000,000 - 104,199 - 100,000 - 400,000) / 10.
    expect(numberOf(result, "Warrant Share Number")).toBe("139580.1");
  });

  it("PIPE: the common warrant's ratchet, combination and put", () => {
    const result = runOn("pipe-prefunded/common", {
      events: facts("pipe-prefunded/common-events.json"),
      quotes: facts("pipe-prefunded/quotes.csv"),
      settings: { "Warrant Share Number": "100,000" },
    });
    expect([result.stopped, result.needs]).toEqual([null, []]);
    expect(numberOf(result, "Exercise Price")).toBe("22");
    expect(numberOf(result, "Warrant Share Number")).toBe("0");
  });

  it("lender: advances, a cheaper round, an offering, and the conversion at the end", () => {
    const result = runOn("venture-lender/lender", {
      events: facts("venture-lender/events.json"),
      quotes: facts("venture-lender/quotes.csv"),
    });
    expect([result.stopped, result.needs]).toEqual([null, []]);
    // 75,238 - 2.10 * 75,238 / 12.00 = 62,071.35
    expect(result.settlements.map(({ asset, amount }) => `${amount.toString()} ${asset}`)).toEqual([
      "20000 Series C Preferred Stock",
      "62071 Common Stock",
    ]);
  });

  it("price protection: an exempt issue, a down round, better terms and a split", () => {
    const result = runOn("price-protection/protection", { events: facts("price-protection/events.json") });
    expect([result.stopped, result.needs]).toEqual([null, []]);
    expect(numberOf(result, "Warrant Price")).toBe("0.2667");
    expect(numberOf(result, "Warrant Share Number")).toBe("688014");
  });
});
