// Whatever is typed, the parser answers: with a tree whose places lie in the text, and with messages that point into it.
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Node } from "../../grammar/ast.ts";
import { children, isNode, visit } from "../../grammar/walk.ts";
import type { Parsed } from "../../grammar/parse.ts";
import { contract, damaged } from "./contracts.ts";
import { parsed } from "./tree.ts";

function expectSound({ source, file, diagnostics }: Parsed): void {
  const inText = ({ start, end }: { start: number; end: number }) =>
    start >= 0 && start <= end && end <= source.text.length;
  for (const { place, fixes, title } of diagnostics) {
    expect(inText(place.span), title).toBe(true);
    for (const fix of fixes)
      for (const edit of fix.edits) expect(inText(edit.place.span), fix.title).toBe(true);
  }
  visit(file, (node) => {
    expect(inText(node.span), `${node.kind} ${JSON.stringify(node.span)}`).toBe(true);
  });
}

describe("any text", () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(...'aA1 .;:,()"“”[]●\n\r\t-/*$%<>='.split("")), maxLength: 200 }),
  );

  test.prop([anything], { numRuns: 1_000 })("is read", (text) => {
    expectSound(parsed(text));
  });
});

describe("a damaged contract", () => {
  test.prop([damaged], { numRuns: 300 })("is read", (text) => {
    expectSound(parsed(text));
  });
});

describe("the places in a valid contract", () => {
  test.prop([contract], { numRuns: 100 })(
    "lie inside one another, in order, and hold what they name",
    (text) => {
      const { file } = parsed(text);
      visit(file, (node) => {
        expectNested(node);
        // `listed on "x"` speaks of the Venue without its name.
        if (node.kind === "Name" && node.text !== "Venue") {
          expect(text.slice(node.span.start, node.span.end).replaceAll("\t", " ")).toBe(node.text);
        }
      });
    },
  );
});

function expectNested(node: Node): void {
  const inside = children(node)
    .filter(isNode)
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = node.span.start;
  for (const child of inside) {
    expect(child.span.start, `${node.kind} > ${child.kind}`).toBeGreaterThanOrEqual(
      Math.min(end, child.span.start),
    );
    expect(child.span.start, `${node.kind} > ${child.kind}`).toBeGreaterThanOrEqual(node.span.start);
    expect(child.span.end, `${node.kind} > ${child.kind}`).toBeLessThanOrEqual(node.span.end);
    end = child.span.end;
  }
}
