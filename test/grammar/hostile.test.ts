// Texts made to hurt: the answer is polite, and it comes in bounded time.
import { describe, expect, it } from "vitest";
import { children, visit } from "../../grammar/walk.ts";
import { parsed } from "./tree.ts";

/** After so long a test ends as failed: a text that takes time that grows with its square would. */
const TIMEOUT = 60_000;

const definition = (value: string) => `warrant "W".\n"X" means ${value}.`;

const texts: readonly (readonly [name: string, text: string, codes: readonly string[]])[] = [
  ["10,000 brackets", definition("(".repeat(10_000) + "1" + ")".repeat(10_000)), ["P104"]],
  ["10,000 open brackets", definition("(".repeat(10_000)), ["P104"]],
  ["10,000 times not", definition(`${"not ".repeat(10_000)}A`), ["P104"]],
  ["10,000 minuses", definition(`${"- ".repeat(10_000)}1`), ["P104"]],
  ["a chain of 100,000 +", definition(`${"1 + ".repeat(100_000)}1`), ["P104"]],
  ["a chain of 100,000 and", definition(`${"A and ".repeat(100_000)}B`), ["P104"]],
  ["a chain of 100,000 of", definition(`${"A of ".repeat(100_000)}B`), ["P104"]],
  [
    "chains in brackets in chains",
    definition(("(" + "1 + ".repeat(400)).repeat(79) + "1" + ")".repeat(79)),
    ["P104"],
  ],
  ["a list of 100,000", definition(`A is one of ${"B, ".repeat(100_000)}C`), ["P104"]],
  ["cases in cases", definition("the first of (a) ".repeat(50_000)), ["P104"]],
  ["readings in readings", definition('reading "a": '.repeat(50_000)), ["P104"]],
  ["a number of 10,000 digits", definition("9".repeat(10_000)), ["P105"]],
  ["a name of a megabyte", definition("A ".repeat(500_000)), []],
  ["a million signs", "#".repeat(1_000_000), ["P101"]],
  ["half a million signs apart", "# ".repeat(500_000), ["P101", "P112"]],
  ["a megabyte of Chinese", "合同".repeat(250_000), ["P101"]],
  ["a megabyte of words", "foo bar. ".repeat(110_000), ["P111", "P112"]],
  ["a million quotes", '"'.repeat(1_000_000), ["P102"]],
  ["a million semicolons", ";".repeat(1_000_000), ["P102"]],
  ["half a million full stops", ". ".repeat(500_000), ["P102", "P112"]],
  ["150,000 open notes", "[NTD: ".repeat(150_000), ["P108", "P112"]],
  ["broken limbs", definition(`the first of ${"(a) foo; ".repeat(50_000)}(a) 1`), ["P111"]],
  ["broken effects", `warrant "W".\non X: ${"A foo; ".repeat(50_000)}A becomes 1.`, ["P111"]],
  ["a broken step on each line", `warrant "W".\nscenario "S":\n${"  foo bar\n".repeat(100_000)}`, ["P111"]],
  ["on and nothing else", "on ".repeat(300_000), ["P102"]],
  [
    "labels without end",
    `warrant "W".\nevery adjustment of X under sections ${"4, ".repeat(300_000)}4 is never an increase.`,
    [],
  ],
  ["80,000 statements on a line", `warrant "W". ${'"X" means 1. '.repeat(80_000)}`, []],
  [
    "80,000 statements without a full stop",
    `warrant "W".\n${'"X" means 1\n'.repeat(80_000)}`,
    ["P103", "P112"],
  ],
  ["60,000 sections", `warrant "W".\n${'section 1 "A":\n'.repeat(60_000)}`, []],
  ["a table of 150,000 rows", `warrant "W".\ntable "T" by A: number: ${"1: 1; ".repeat(150_000)}1: 1.`, []],
];

describe.each(texts)("%s", (_, text, codes) => {
  it("are read in bounded time, with few words", { timeout: TIMEOUT }, () => {
    const { diagnostics } = parsed(text);
    expect(diagnostics.length).toBeLessThanOrEqual(102);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it("have a tree that can be walked", () => {
    let nodes = 0;
    visit(parsed(text).file, () => void nodes++);
    expect(nodes).toBeGreaterThan(0);
  });
});

describe("the deepest tree that is read", () => {
  const text = definition(`${"(1 + ".repeat(70)}${"1 + ".repeat(1_900)}1${")".repeat(70)}`);

  it("is walked without a stack that overflows", () => {
    expect(parsed(text).diagnostics).toEqual([]);
    let deepest = 0;
    const depths = new Map<object, number>([[parsed(text).file, 0]]);
    const { file } = parsed(text);
    depths.set(file, 0);
    visit(file, (node) => {
      const depth = depths.get(node) ?? 0;
      deepest = Math.max(deepest, depth);
      for (const child of children(node)) depths.set(child, depth + 1);
    });
    expect(deepest).toBeGreaterThan(1_900);
  });
});
