// What a layout may change: white space, quotes and the signs of arithmetic. Never a word, a comment or the tree.
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { essenceOf } from "../../grammar/format/essence.ts";
import { format, layOut } from "../../grammar/format/format.ts";
import { contract, damaged } from "../grammar/contracts.ts";
import { treeOf } from "../grammar/tree.ts";

describe("a contract made at random", () => {
  test.prop([contract], { numRuns: 150 })(
    "keeps its words, its comments and its tree, and then stays",
    async (text) => {
      const once = await layOut(text);
      expect(essenceOf(once)).toBe(essenceOf(text));
      expect(treeOf(once)).toEqual(treeOf(text));
      expect(await layOut(once)).toBe(once);
    },
  );

  test.prop([contract], { numRuns: 50 })("is laid out alike whatever ends its lines", async (text) => {
    const { text: expected } = await format({ name: "draft.tenor", text });
    for (const end of ["\r\n", "\r"]) {
      const typed = { name: "draft.tenor", text: text.replaceAll("\n", end) };
      expect((await format(typed)).text).toBe(expected);
    }
  });
});

describe("a damaged contract", () => {
  test.prop([damaged], { numRuns: 150 })("keeps its words and its comments", async (text) => {
    expect(essenceOf(await layOut(text))).toBe(essenceOf(text));
  });
});

describe("any text", () => {
  test.prop(
    [
      fc.oneof(
        fc.string(),
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: fc.constantFrom(...'a A1.;:,()"[]\n\t-/*$%'.split("")) }),
      ),
    ],
    {
      numRuns: 500,
    },
  )("is laid out without a throw", async (text) => {
    const { text: once } = await format({ name: "draft.tenor", text });
    expect(essenceOf(once)).toBe(essenceOf(text.replace(/^\uFEFF/, "")));
  });
});
