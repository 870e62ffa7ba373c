// What the benches compare with does the same work: the tree of the parser, the ledger of the run.
import { describe, expect, it } from "vitest";
import { decimalFacts } from "../../bench/baseline/decimal-run.ts";
import { parseByHand } from "../../bench/baseline/hand-parser.ts";
import { ties } from "../../bench/history.ts";
import { contractOf } from "../../bench/workload/contract.ts";
import { workload } from "../../bench/workload/facts.ts";
import { disagreements, GLOWPOINT, ROUNDED } from "../../bench/workload/instruments.ts";
import { factsOf, library, open, readSteps, runOnce } from "../../bench/workload/run.ts";
import { parse } from "../../grammar/parse.ts";
import { compile } from "../../interpreter/compilation.ts";

describe("the parser written by hand", () => {
  const text = contractOf(1_000);

  it("builds the parser's tree", () => {
    const { file, diagnostics } = parse({ name: "bench.tenor", text });
    expect(diagnostics).toEqual([]);
    expect(parseByHand(text)).toEqual(file);
  });

  it("reads a contract that is in order", () => {
    expect(compile({ name: "bench.tenor", text }, library).diagnostics).toEqual([]);
  });
});

describe.each([ROUNDED, GLOWPOINT])("decimal.js and a run: $name", (instrument) => {
  const work = workload(200, instrument.price);
  const compilation = open(instrument.path, instrument.blanks);

  it("agree on every entry, to the digits that decimals hold", () => {
    const result = runOnce(compilation, factsOf(compilation, work));
    expect(disagreements(result, instrument.byHand(decimalFacts(work)), instrument)).toEqual([]);
    expect(readSteps(result)).toBeGreaterThan(result.ledger.length);
  });
});

it("ties go where the contract says, which decimals miss", () => {
  const { cases, exact, decimal } = ties();
  expect(exact).toBe(cases);
  expect(decimal).toBeLessThan(cases);
});
