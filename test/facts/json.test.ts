import { fc, test as property } from "@fast-check/vitest";
import { parseTree, type Node } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { readJson, type JsonNode } from "../../interpreter/facts/json.ts";

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What JSON.parse would give; for objects, the last of two members with one key. */
function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case "string":
    case "boolean":
      return node.value;
    case "number":
      return Number(node.text);
    case "null":
      return null;
    case "array":
      return node.items.map(plain);
    case "object":
      return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
  }
}

/** Damage as editors and programs do it to JSON. */
const damaged = fc
  .tuple(
    fc.json({ maxDepth: 4 }),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(
          "",
          ",",
          "}",
          "{",
          "[",
          "]",
          ":",
          '"',
          "\\",
          "\n",
          "0",
          "-",
          "e",
          ".",
          "//",
          "/*",
          "#",
          "\u00a0",
          "\u0000",
          "'",
          "nul",
        ),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, piece]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + piece + now.slice(place + (piece === "" ? 1 : 0));
    }, text),
  );

describe("JSON with positions", () => {
  property.prop([fc.oneof(damaged, fc.string({ unit: "binary" }), fc.json())], { numRuns: 2_000 })(
    "accepts exactly what JSON.parse accepts",
    (text) => {
      const { root, problems } = readJson(text);
      expect(problems.length === 0).toBe(accepts(text));
      for (const { start, end } of problems) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      if (problems.length === 0 && root) expect(plain(root)).toEqual(JSON.parse(text));
    },
  );

  property.prop([fc.json({ maxDepth: 5 }), fc.constantFrom(0, 1, 4)])(
    "has the positions of jsonc-parser",
    (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const compare = (ours: JsonNode, theirs: Node): void => {
        expect([ours.start, ours.end]).toEqual([theirs.offset, theirs.offset + theirs.length]);
        if (ours.kind === "array")
          ours.items.forEach((item, i) => compare(item, theirs.children?.[i] as Node));
        if (ours.kind !== "object") return;
        ours.members.forEach((member, i) => {
          const [key, value] = theirs.children?.[i]?.children ?? [];
          expect([member.keyStart, member.keyEnd]).toEqual([
            key?.offset,
            (key?.offset ?? 0) + (key?.length ?? 0),
          ]);
          compare(member.value, value as Node);
        });
      };
      const root = readJson(text).root;
      expect(root).not.toBeNull();
      if (root) compare(root, parseTree(text) as Node);
    },
  );

  test.each([
    ['{"a": 1 "b": 2}', "A comma is missing before this.", '"b"'],
    ['{"a" 1}', "A colon is missing after the name of this field.", '"a"'],
    ['{"a": }', "The value of this field is missing.", '"a"'],
    ['{"a": 1', "The event is not closed: a } is missing.", "1"],
    ['{"a": [1, 2', "A list is not closed: a ] is missing.", "2"],
    ['{"a": "x\n}', "A text begins here and its closing quotation mark is missing on this line.", '"x'],
    ['{"a": "x', "A text begins here and its closing quotation mark is missing on this line.", '"x'],
    ['{"a": "\t"}', "A control character stands inside a text here.", "\t"],
    ['{"a": "C:\\x"}', "A backslash stands here that JSON does not know.", "\\x"],
    ['{"a": "\\u12"}', "A backslash stands here that JSON does not know.", "\\u"],
    ["{a: 1}", "The name of a field is expected here, in quotation marks.", "a"],
    ["{'a': 1}", 'The name of this field stands in other quotation marks than ".', "'a'"],
    ["{“a”: 1}", 'The name of this field stands in other quotation marks than ".', "“a”"],
    ['{"a": “b”}', 'This text stands in other quotation marks than ".', "“b”"],
    ['{"a": cash}', "The value of a field is expected here.", "cash"],
    ['{"a": 2,500}', "A colon is missing after", ""],
    ['{"a": +5}', "This number is not in the form that JSON has.", "+5"],
    ['{"a": 007}', "This number is not in the form that JSON has.", "007"],
    ['{"a": .5}', "This number is not in the form that JSON has.", ".5"],
    ['{"a": 5.}', "This number is not in the form that JSON has.", "5."],
    ['{"a": NaN}', "The value of a field is expected here.", "NaN"],
    ['{"a": 1]}', "] stands here without its opening partner.", "]"],
    ['{"a": 1, {"b": 2}', "The name of a field is expected here, and { stands here.", "{"],
    ['{"a": 1} x', "More stands here after the end of the event.", "x"],
    ['{"a": 1,', "The event is not closed: a } is missing.", ","],
    ['{"a"', "The event ends after the name of a field: its value is missing.", '"a"'],
    ['{"a":', "The event ends where the value of a field is expected.", ":"],
  ])("%s", (text, what, mark) => {
    const [problem] = readJson(text).problems;
    if (what.startsWith("A colon is missing after") && mark === "") {
      // 2,500 reads as 2 and a field named 500.
      expect(problem?.what).toBe("The name of a field is expected here, in quotation marks.");
      return;
    }
    expect(problem?.what).toBe(what);
    const shown = text.slice(problem?.start, problem?.end);
    expect(mark.startsWith(shown) || shown.endsWith(mark)).toBe(true);
  });

  test("depth costs no stack", () => {
    expect(readJson("[".repeat(1_000_000)).problems.map(({ kind }) => kind)).toEqual(["depth"]);
    expect(readJson("[".repeat(100) + "]".repeat(100)).problems).toEqual([]);
    expect(readJson("[".repeat(101) + "]".repeat(101)).problems.map(({ kind }) => kind)).toEqual(["depth"]);
  });
});
