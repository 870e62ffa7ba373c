// What the build works out for the parser is what the parser works out for itself.
import { describe, expect, it } from "vitest";
import { FileParser } from "../../grammar/parser/file.ts";
import { tokenize } from "../../grammar/tokens.ts";
import { filesBelow, read } from "../house/files.ts";

const recorded = new FileParser(true, null);
const prepared = new FileParser(true, recorded.prepare());

const contracts = ["examples", "stdlib"].flatMap(filesBelow).filter((path) => path.endsWith(".tenor"));

/** Every so many characters one is missing, so that messages about mistakes are asked for too. */
function damaged(text: string): string {
  return text.replace(/[^]{397}/g, (piece) => piece.slice(1));
}

describe("lookahead that was prepared", () => {
  it.each(contracts)("reads %s alike", (path) => {
    for (const text of [read(path), damaged(read(path))]) {
      const first = recorded.read(text, tokenize(text).tokens);
      const problems = recorded.problems;
      expect(prepared.read(text, tokenize(text).tokens)).toEqual(first);
      expect(prepared.problems).toEqual(problems);
    }
  });
});
