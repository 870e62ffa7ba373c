import { describe, expect, it } from "vitest";
import { variantEntries } from "../../grammar/diagnostics/catalogue/variants.ts";
import type { TermSymbol } from "../../interpreter/model/model.ts";
import { compareLabels } from "../../interpreter/variant/merge.ts";
import { said, variant } from "./contract.ts";

const term = (
  text: string,
  name: string,
  others?: Readonly<Record<string, string>>,
): TermSymbol | undefined => variant(text, others).model.terms.find((each) => each.name === name);

/** For each entry a variant that brings it about, and what it marks. */
const EXAMPLES: Readonly<Record<string, readonly [text: string, marks: string]>> = {
  V801: ['amends "none.tenor".', 'variant.tenor: "none.tenor"'],
  V802: ["section 44 deleted.", "variant.tenor: 44"],
  V803: [`section 4 added: on Merger: Warrant Price becomes $1.00.`, "variant.tenor: 4"],
  V804: [`section 4: on Merger: Warrant Price becomes $1.00.`, "variant.tenor: 4"],
  V805: ['definition "Discount" deleted.', 'variant.tenor: "Discount"'],
  V806: ['definition "Agent Fee" deleted.', 'variant.tenor: "Agent Fee"'],
  V812: ['amends "later.tenor" from May 1, 2006.', "variant.tenor: May 1, 2006"],
  V814: ['amends "form.tenor" from May 1, 2006.\ntime zone is Europe/Berlin.', "variant.tenor: May 1, 2006"],
  V807: ['amends "variant.tenor".', 'variant.tenor: "variant.tenor"'],
};

const OTHERS = { "later.tenor": 'amends "form.tenor" from June 1, 2006.' };

describe("what can be wrong with a variant", () => {
  it.each(variantEntries.filter(({ severity }) => severity === "error").map(({ code }) => [code]))(
    "%s",
    (code) => {
      const [text, marks] = EXAMPLES[code] ?? ["", ""];
      expect(said(variant(text, OTHERS))).toContain(`${code} ${marks}`);
    },
  );

  it("a clash shows the base's place beside it", () => {
    const [found] = variant("section 7 added:").diagnostics.filter(({ code }) => code === "V803");
    expect(
      found?.related.map(({ place: { source, span } }) => source.text.slice(span.start, span.end)),
    ).toEqual(["7"]);
    expect(found?.related[0]?.place.source.name).toBe("form.tenor");
  });

  it("a definition is missed where a clause of the base uses it", () => {
    const [found] = variant('definition "Agent Fee" deleted.').diagnostics.filter(
      ({ code }) => code === "V806",
    );
    expect(found?.related.map(({ place: { source } }) => source.name)).toEqual(["form.tenor"]);
    expect(said(variant('definition "Agent Fee" deleted. section 7 deleted.'))).toEqual([]);
  });

  it("a ring of drafts has an end", () => {
    const ring = variant('amends "b.tenor".', { "b.tenor": 'amends "variant.tenor".' });
    expect(said(ring).some((line) => line.startsWith("V807 "))).toBe(true);
  });
});

describe("a definition that takes the place of none", () => {
  it.each([
    ['"Warant Price" initially means $2.10 per share.', ['V815 variant.tenor: "Warant Price"']],
    ['"Agent Fees" means $50.', ['V815 variant.tenor: "Agent Fees"']],
    [
      'section 9 added: "Warant Price" initially means $2.10 per share.',
      ['V815 variant.tenor: "Warant Price"'],
    ],
    // Nothing of the base is called so: new, and shown by no clause.
    ['"Bonus Shares" initially means 0 shares.', ['V815 variant.tenor: "Bonus Shares"']],
    ['"Notice Period" means 20 days.', ['N106 variant.tenor: "Notice Period"']],
    // Used, however it is called.
    [
      '"Warrant Prices" initially means $1.00 per share.\nsection 9 added: on Merger: Warrant Prices becomes $2.00 per share.',
      [],
    ],
    ['"Warrant Price" initially means $2.10 per share.', []],
  ])("%s", (text, found) => {
    expect(said(variant(text))).toEqual(found);
  });

  it("is offered the name of the base's", () => {
    const [found] = variant('"Warant Price" initially means $2.10 per share.').diagnostics;
    expect(found?.text).toContain('"Warrant Price" stays as the base has it');
    expect(found?.fixes.map(({ title }) => title)).toEqual(['Write "Warrant Price"']);
  });

  it("one in a section of its own is a second definition, and the message says where to write it", () => {
    const text = 'section 9 added: on Merger: Warrant Price becomes $1.00 per share.\n"Agent Fee" means $50.';
    const [found] = variant(text).diagnostics.filter(({ code }) => code === "N102");
    expect(found?.place.source.name).toBe("variant.tenor");
    expect(found?.help[0]).toContain("stands in section 9");
    expect(found?.help[0]).toContain("before the first section");
    expect(found?.help[1]).toContain('definition "Agent Fee" deleted.');
    expect(said(variant(`definition "Agent Fee" deleted.\n${text}`))).toEqual([]);
  });

  it("a slip behind the name of the base does not lose the base", () => {
    const slip = variant(
      'amends "form.tenor" as of June 1, 2006.\nsection 7 replaced: on Merger: the Holder pays $1 to the Issuer.',
    );
    const errors = slip.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, title }) => `${code} ${title}`)).toEqual([
      'P114 Tenor says "from" for "as of".',
    ]);
  });
});

describe("a draft laid over its form", () => {
  it("a definition replaced keeps the form's section and takes the variant's words", () => {
    const price = term('"Warrant Price" initially means $2.10 per share.', "Warrant Price");
    expect(price?.home.section?.label).toBe("8");
    expect(price?.home.source.name).toBe("variant.tenor");
  });

  it("sections are replaced with the form's title, deleted, and added where their number belongs", () => {
    const text = `section 4 replaced: on Stock Split: Warrant Price becomes Warrant Price.
      section 7 deleted. definition "Agent Fee" deleted.
      section 7A added "Bonus": on Merger: Warrant Price becomes $1.00 per share.`;
    const { model } = variant(text);
    expect(model.sections.map(({ label, title }) => `${label} ${title ?? ""}`)).toEqual([
      "4 Splits",
      "7A Bonus",
      "8 Definitions",
    ]);
    expect(model.title).toBe("Form");
  });

  it("variants of variants", () => {
    const others = {
      "middle.tenor": 'amends "form.tenor".\n"Warrant Price" initially means $2.10 per share.',
    };
    const text = 'amends "middle.tenor".\n"Agent Fee" means $50.';
    expect(term(text, "Warrant Price", others)?.home.source.name).toBe("middle.tenor");
    expect(term(text, "Agent Fee", others)?.home.source.name).toBe("variant.tenor");
    expect(said(variant(text, others))).toEqual([]);
  });

  it("the form's scenarios stay with the form", () => {
    const own = 'scenario "Own": on June 1, 2006: Stock Split with Ratio = 2. then Warrant Price is $1.20.';
    const { model } = variant(own);
    expect(model.scenarios.map(({ node }) => node.title.value)).toEqual(["Own"]);
  });

  it("a clause of the form borrows from a section that the variant replaces", () => {
    const form = `warrant "F". party Issuer. party Holder. event Split has Ratio: number. event Merger.
      "Warrant Price" initially means $2.40 per share.
      section 4: on Split: Warrant Price becomes Warrant Price / Ratio.
      section 5: on Merger: adjust as section 4 provides, with Ratio = 2.
      section 6: every adjustment of Warrant Price under section 5 is at least $1.`;
    const text =
      'amends "f.tenor". section 4 replaced: on Split: Warrant Price becomes Warrant Price / Ratio / 2.';
    expect(said(variant(text, { "f.tenor": form }))).toEqual([]);
  });

  it("numbers of sections have an order", () => {
    const labels = [
      "Preamble",
      "2",
      "2(a)",
      "4(d)",
      "4(d)(i)",
      "4(d)(ii)",
      "4(d)(iv)",
      "4(d)(v)",
      "4(d)(vi)",
      "4(e)",
      "4A",
      "10",
    ];
    expect(labels.toReversed().toSorted(compareLabels)).toEqual(labels);
  });
});
