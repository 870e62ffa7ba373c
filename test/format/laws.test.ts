// Formatting changes white space and signs, never what a contract says.
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { format, layOut } from "../../grammar/format/format.ts";
import { parse } from "../../grammar/parse.ts";
import { contract } from "../grammar/contracts.ts";
import { treeOf } from "../grammar/tree.ts";
import { filesBelow, read } from "../house/files.ts";

const contracts = [...filesBelow("examples"), ...filesBelow("stdlib")].filter((path) =>
  path.endsWith(".tenor"),
);

function commentsOf(text: string): string[] {
  return parse({ name: "draft.tenor", text }).file.comments.map((comment) => comment.text.trim());
}

describe("formatting", () => {
  test.each(contracts)("%s stands as it is laid out, with its tree and its comments", async (path) => {
    const text = read(path);
    const once = await layOut(text);
    expect(treeOf(once)).toEqual(treeOf(text));
    expect(commentsOf(once)).toEqual(commentsOf(text));
    expect(once).toBe(text);
  });

  test.prop([contract], { numRuns: 60 })("keeps the tree of a contract made at random", async (text) => {
    const { text: once } = await format({ name: "draft.tenor", text });
    expect(treeOf(once)).toEqual(treeOf(text));
    expect(commentsOf(once)).toEqual(commentsOf(text));
  });

  test.prop(
    [
      fc.constantFrom(...contracts),
      fc.nat(),
      fc.nat({ max: 300 }),
      fc.constantFrom("", " ", ".", ";", "(", '"', "["),
    ],
    {
      numRuns: 25,
    },
  )("never fails on a damaged text, and neither does the parser", async (path, at, length, instead) => {
    const whole = read(path).slice(0, 6_000);
    const start = at % whole.length;
    const text = whole.slice(0, start) + instead + whole.slice(start + length);
    const { text: formatted } = await format({ name: "draft.tenor", text });
    expect(typeof formatted).toBe("string");
  });
});
