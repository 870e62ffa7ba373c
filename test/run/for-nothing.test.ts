// An act that is counted by a field, and whose count is zero: accepted where no clause refuses it, and never in silence.
import { expect, test } from "vitest";
import { compileText, runContract } from "../support/contract.ts";

function told(clauses: string, count: number): { readonly statuses: string[]; readonly found: string[] } {
  const contract = compileText(`warrant "W".
    party Issuer. party Holder.
    section 2 "Drawing":
      "Units" initially means 100 shares.
      act Draw by the Holder has Drawn: shares, Other: shares.
      on Draw: Units falls by Drawn.
      ${clauses}`);
  const { acts, diagnostics } = runContract(contract, {
    events: [{ event: "Draw", on: "2006-06-01", Drawn: count, Other: 0 }],
  });
  return {
    statuses: acts.map(({ status }) => status),
    found: diagnostics.map(
      ({ code, severity, place: { source, span } }) =>
        `${code} ${severity} ${source.text.slice(span.start, span.end)}`,
    ),
  };
}

test("is said at the number", () => {
  expect(told("the Holder may Draw.", 0)).toEqual({ statuses: ["accepted"], found: ["R508 warning 0"] });
  expect(told("the Holder may Draw.", 1)).toEqual({ statuses: ["accepted"], found: [] });
});

test("is nothing to be said where a clause refuses it", () => {
  expect(told("the Holder may Draw if Drawn > 0 shares.", 0)).toEqual({ statuses: ["refused"], found: [] });
});

test("is said once where the run stops behind it", () => {
  const contract = compileText(`warrant "W".
    party Issuer. party Holder. event Split has Ratio: number.
    section 2 "Drawing":
      "Units" initially means 100 shares. act Draw by the Holder has Drawn: shares. the Holder may Draw.
      on Draw: Units falls by Drawn. on Split: Units becomes Units / (Ratio - 1).`);
  const { diagnostics } = runContract(contract, {
    events: [
      { event: "Draw", on: "2006-06-01", Drawn: 0 },
      { event: "Split", on: "2006-06-02", Ratio: 1 },
    ],
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(["R502", "R508"]);
});
