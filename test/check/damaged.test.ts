// Checks read whatever the parser and the model made of a text: they never throw, and point into the text.
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { fileHost } from "../../cli/host.ts";
import { compile } from "../../interpreter/compilation.ts";
import { read } from "../house/files.ts";

const contracts = ["glowpoint-2005/glowpoint", "us-treasury-cpp/cpp", "spac-public/spac"].map((name) =>
  read(`examples/${name}.tenor`),
);

/** Where a text is cut or torn apart, as a share of its length. */
const damage = fc.record({
  contract: fc.constantFrom(...contracts),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  instead: fc.constantFrom(
    "",
    " ",
    ".",
    ";",
    ":",
    "(",
    '"',
    "where X = ",
    "the first of (a) ",
    "Warrant Price",
  ),
});

describe("a damaged contract", () => {
  test.prop([damage], { numRuns: 40 })("is checked all the same", ({ contract, at, length, instead }) => {
    const start = Math.floor(at * contract.length);
    const text = `${contract.slice(0, start)}${instead}${contract.slice(start + length)}\nsection 99:\n`;
    const { diagnostics } = compile({ name: "examples/damaged/draft.tenor", text }, fileHost());
    for (const { code, place, related, fixes } of diagnostics.filter((found) => found.code.startsWith("L"))) {
      const places = [
        place,
        ...related.map((each) => each.place),
        ...fixes.flatMap((fix) => fix.edits.map((edit) => edit.place)),
      ];
      for (const { source, span } of places) {
        expect(span.start, code).toBeGreaterThanOrEqual(0);
        expect(span.end, code).toBeGreaterThanOrEqual(span.start);
        expect(span.end, code).toBeLessThanOrEqual(source.text.length);
      }
    }
  });
});
