import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { compile, type Host } from "../../interpreter/compilation.ts";
import { transitions as check } from "../../interpreter/check/transitions.ts";

const FORM = `warrant "Form". party Issuer. party Holder.
event Split has Ratio: number. event Notice. event Merger.
section 1: "Price" initially means $2.40 per share. "Number" initially means 100 shares.
section 2: on Split: the Issuer shall Tell Holder within 30 days.
section 3: at 61 days after a Notice: Number becomes Number + 1. at June 1, 2010: Number becomes 0 shares.
section 4: on Split: Number becomes Number * Ratio.
  an adjustment of Number under section 4 is postponed until Merger while the postponed adjustments, carried as a ratio, total less than 1% of Number.
`;

function findings(text: string, from = " from June 1, 2006"): readonly Diagnostic[] {
  const source = { name: "amendment.tenor", text: `amends "form.tenor"${from}.\n${text}` };
  const host: Host = { find: (path) => (path === "form.tenor" ? { name: path, text: FORM } : null) };
  return check(compile(source, host).model);
}

const said = (text: string, from?: string): string[] =>
  findings(text, from).map(
    ({ code, place: { source, span } }) =>
      `${code} ${source.name}: ${source.text.slice(span.start, span.end)}`,
  );

const SECTION_4 = "section 4 replaced: on Split: Number becomes Number * Ratio.";

describe("an amendment that is silent on what is under way", () => {
  it.each([
    [
      "a duty replaced",
      "section 2 replaced: on Split: the Issuer shall Tell Holder within 9 days.",
      ["V808 amendment.tenor: 2"],
    ],
    ["a duty deleted", "section 2 deleted.", ["V808 amendment.tenor: 2"]],
    [
      "a duty in the same words",
      "section 2 replaced: on Split:\n the Issuer shall Tell Holder // so\n within 30 days.",
      [],
    ],
    ["a duty of which it speaks", "every open duty under section 2 ends. section 2 deleted.", []],
    ["all duties", "every open duty passes over. section 2 deleted.", []],
    [
      "duties elsewhere",
      "every open duty under section 3 ends. section 2 deleted.",
      ["V808 amendment.tenor: 2"],
    ],
    ["a moment", "section 3 deleted.", ["V811 amendment.tenor: 3"]],
    [
      "a moment of which it speaks",
      "every awaited moment under section 3 begins anew. section 3 deleted.",
      [],
    ],
    [
      "a moment that is counted from nothing",
      "section 3 replaced: at 61 days after a Notice: Number becomes Number + 1. at June 1, 2011: Number becomes 1 shares.",
      [],
    ],
    ["a threshold taken away", SECTION_4, ["V810 amendment.tenor: 4"]],
    ["one of which it speaks", `every postponed adjustment of Number is made. ${SECTION_4}`, []],
    ["a first value", '"Price" initially means $2.10 per share.', ['V809 amendment.tenor: "Price"']],
    ["the same first value", '"Price" initially means $2.40 per share.', []],
    ["a value that begins anew", 'Price begins anew. "Price" initially means $2.10 per share.', []],
    ["a value that becomes a formula", '"Price" means $2.10 per share.', ['V809 amendment.tenor: "Price"']],
    ["a term of its own", '"Bonus" initially means 1.', []],
  ])("%s", (_, text, expected) => expect(said(text)).toEqual(expected));

  it("says what happens in silence, and offers each choice as a fix", () => {
    const [found] = findings(SECTION_4);
    expect(found?.title).toBe(
      "Section 4 is replaced, and nothing is said of adjustments of Number that are postponed on June 1, 2006.",
    );
    expect(found?.text).toBe(
      "Nothing postpones them any more, so they are made when the amendment comes into force.",
    );
    expect(found?.related.map(({ place }) => place.source.name)).toEqual(["form.tenor"]);
    const fixed = found?.fixes.map(({ edits }) => edits[0]?.text.trim() ?? "") ?? [];
    expect(fixed).toEqual([
      "every postponed adjustment of Number is made.",
      "every postponed adjustment of Number ends.",
    ]);
    for (const fix of fixed) expect(said(`${fix} ${SECTION_4}`)).toEqual([]);
  });

  it("a value of another kind cannot pass over", () => {
    expect(findings('"Price" initially means 7.')[0]?.text).toContain("of another kind");
  });
});

describe("sentences that act on nothing", () => {
  it.each([
    ["every open duty under section 44 ends.", "The words before have no section 44."],
    ["every open duty is made.", "Of duties that cannot be said."],
    ['Bonus begins anew. "Bonus" initially means 1.', 'The words before have no value of "Bonus".'],
  ])("%s", (text, why) => expect(findings(text).map((each) => each.text)).toEqual([why]));

  it("in a draft without a date", () => {
    expect(said("every open duty ends.", "")).toEqual(["V813 amendment.tenor: every open duty ends."]);
  });
});
