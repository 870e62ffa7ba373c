// Amounts, days and blanks in forms that a paper may have: read as the usual form, with that form as the fix.
import { describe, expect, it } from "vitest";
import { parse, type Parsed } from "../../grammar/parse.ts";
import { treeOf } from "./tree.ts";

const read = (words: string): Parsed =>
  parse({ name: "t.tenor", text: `warrant "W".\n"X" means ${words}.\n` });

describe("forms that mean one thing only", () => {
  it.each([
    ["$ 1.00", "$1.00"],
    ["€ 1,000", "€1,000"],
    ["5 %", "5%"],
    ["4.999 % of Y", "4.999% of Y", "4.999 %"],
    ["Jan. 2, 2026", "January 2, 2026"],
    ["Sept 14, 2005", "September 14, 2005"],
    ["Sep. 14, 2005", "September 14, 2005"],
    ["____ shares", "[●] shares", "____"],
    ["[TBD]", "[●]"],
    ["[to be agreed]", "[●]"],
    ["[ insert number of shares ]", "[●]"],
    ["[?]", "[●]"],
    ["$____", "$[●]"],
    ["$ [●]", "$[●]"],
    ["$[TBD]", "$[●]"],
  ])("%s is read as %s", (words, usual, said = words) => {
    const found = read(words);
    expect(found.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["P116", "information"],
    ]);
    const [{ place, fixes } = { place: null, fixes: [] }] = found.diagnostics;
    expect(place?.source.text.slice(place.span.start, place.span.end)).toBe(said);
    const [edit] = fixes[0]?.edits ?? [];
    const { text } = found.source;
    const mended =
      edit === undefined ? text : text.slice(0, place?.span.start) + edit.text + text.slice(place?.span.end);
    expect(mended).toContain(`means ${usual}.`);
    // The tree is that of the usual form.
    const other = read(usual);
    expect(other.diagnostics).toEqual([]);
    expect(treeOf(text)).toEqual(treeOf(other.source.text));
  });

  it.each(["[●]", "[ ]", "[___]", "$[●]", "$1.00", "5%", "January 2, 2026", "May 2, 2026"])(
    "%s is the usual form",
    (words) => {
      expect(read(words).diagnostics).toEqual([]);
    },
  );

  it("a name that looks like a month is a name", () => {
    expect(read("Jan * 2").diagnostics).toEqual([]);
  });
});
