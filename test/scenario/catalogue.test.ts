// The catalogue's own examples bring about what they explain.
import { expect, it } from "vitest";
import { scenarioEntries } from "../../grammar/diagnostics/catalogue/scenarios.ts";
import { resultsOf } from "./contract.ts";

it.each(scenarioEntries.map((entry) => [entry.code, entry.name, entry.example] as const))(
  "%s %s",
  (code, _, example) => {
    const codes = resultsOf(example, `warrant "W".\ncurrency is USD.\n`).flatMap(({ diagnostics }) =>
      diagnostics.map((each) => each.code),
    );
    expect(codes).toContain(code);
  },
);

it("codes have no gap and no double", () => {
  const wanted = scenarioEntries.map((_, index) => `S${701 + index}`);
  expect(scenarioEntries.map(({ code }) => code)).toEqual(wanted);
});
