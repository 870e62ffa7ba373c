// The model: what of a contract it holds, and how.
import { describe, expect, it } from "vitest";
import { visit } from "../../grammar/walk.ts";
import type { Model, Reference } from "../../interpreter/model/model.ts";
import { covers, findSection, sectionsUnder } from "../../interpreter/model/sections.ts";
import { expectSound, modelOf } from "./marked.ts";

/** What each name in the contract's own file refers to, as "name: kind", in the order of the text. */
function references(model: Model): string[] {
  const found: string[] = [];
  const file = model.units[0]?.file;
  if (file === undefined) return found;
  visit(file, (node) => {
    const reference = model.references.get(node);
    if (reference === undefined) return;
    const { start, end } = node.span;
    found.push(`${model.units[0]?.source.text.slice(start, end)}: ${describeReference(reference)}`);
  });
  return found;
}

function describeReference(reference: Reference): string {
  return "events" in reference ? `${reference.to} ${reference.events.join("|")}` : reference.to;
}

describe("names in a rule", () => {
  it("mean the legend, the event's fields, the event it is about, its terms, itself, its date, and then terms", () => {
    const model = expectSound(
      `on Equivalents Expiry if Unconverted Shares of Equivalents > X:
      Warrant Price becomes Conversion Price of Equivalents on the Equivalents Expiry Date,
      where X = Shares Outstanding of the Issuer.`.replace(" on the Equivalents Expiry Date", ""),
    );
    expect(references(model)).toEqual([
      "Equivalents Expiry: event kind",
      "Unconverted Shares of Equivalents: term of",
      "Equivalents: referred event Equivalents Issuance",
      "X: legend",
      "Warrant Price: term",
      "Conversion Price of Equivalents: field of Equivalents Issuance",
      "Equivalents: referred event Equivalents Issuance",
      "Shares Outstanding of the Issuer: term",
      "the Issuer: party",
    ]);
  });

  it("mean the term where they are adjusted, and the field on the right side", () => {
    const model = expectSound(`event Share Count has Shares Outstanding: shares.
      on Share Count: Shares Outstanding becomes Shares Outstanding + adjusted Shares Outstanding.`);
    expect(references(model)).toEqual([
      "Share Count: event kind",
      "Shares Outstanding: term",
      "Shares Outstanding: field Share Count",
      "adjusted Shares Outstanding: term",
    ]);
  });

  it("mean the event that is at hand, and its date", () => {
    const model = expectSound(`on Distribution or Exercise: the Issuer shall Answer promptly.
      on Exercise if the Exercise Date > Original Issue Date and Method of the Exercise is "cash" and Cash Due > $5:
        the Issuer shall Answer within 3 days of the Exercise.
      on Distribution if Record Date > March 1, 2005: the Issuer shall Answer promptly.`);
    expect(references(model).filter((line) => /Date|Exercise:|Method|Due/.test(line))).toEqual([
      "Exercise: event kind",
      "Exercise: event kind",
      "the Exercise Date: event date Exercise",
      "Original Issue Date: term",
      "Method of the Exercise: field of Exercise",
      "the Exercise: this event Exercise",
      "Cash Due: event term",
      "the Exercise: this event Exercise",
      "Record Date: event date Distribution",
    ]);
  });

  it("take the longest declared name", () => {
    const model = expectSound(`the Board of Directors shall Answer promptly.`);
    expect(references(model)).toContain("the Board of Directors: party");
  });

  it("mean the act's own in a right, and the event itself by `it`", () => {
    const model = expectSound(`the Holder may not Exercise if Shares Exercised > 5 and Method is "cash".
      "Live" of an Equivalents Issuance means an adjustment under section 1 stands for it.
      on Equivalents Expiry if Live of Equivalents: Warrant Price becomes $1. section 1:`);
    expect(references(model)).toEqual(
      expect.arrayContaining(["Shares Exercised: field Exercise", "it: this event Equivalents Issuance"]),
    );
  });
});

describe("sections", () => {
  const model = modelOf(
    `section Preamble: section 4(d)(i) "Issues": section 4(d)(ii): section 13.2: section 4:`,
  );

  it("stand in the order of the text, words in lower case", () => {
    expect(model.sections.map(({ shown, title, order }) => [shown, title, order])).toEqual([
      ["preamble", null, 0],
      ["4(d)(i)", "Issues", 1],
      ["4(d)(ii)", null, 2],
      ["13.2", null, 3],
      ["4", null, 4],
    ]);
  });

  it("are found however their word is written", () => {
    expect(findSection(model.sectionOf, "PREAMBLE")?.shown).toBe("preamble");
    expect(findSection(model.sectionOf, "4(D)(i)")).toBeNull();
  });

  it("hold those below them", () => {
    expect(sectionsUnder(model.sections, "4(d)").map(({ shown }) => shown)).toEqual(["4(d)(i)", "4(d)(ii)"]);
    expect(sectionsUnder(model.sections, "13").map(({ shown }) => shown)).toEqual(["13.2"]);
    const [preamble] = model.sections;
    expect(preamble && covers("1", preamble)).toBe(false);
  });
});

describe("events and acts", () => {
  it("have a schema", () => {
    const { events } = modelOf("");
    expect(events.get("Distribution")?.schema).toEqual({
      name: "Distribution",
      act: false,
      dateName: "Record Date",
      of: null,
      fields: [
        { name: "Kind", type: { kind: "text", oneOf: ["cash", "property"] }, optional: false },
        { name: "Amount Per Share", type: expect.objectContaining({ kind: "quantity" }), optional: false },
        { name: "Payment Date", type: { kind: "date" }, optional: true },
      ],
    });
    expect(events.get("Equivalents Expiry")?.schema.of).toEqual({
      events: ["Equivalents Issuance"],
      name: "Equivalents",
      optional: false,
    });
  });

  it("are counted by the field that lowers a term of the certificate", () => {
    const { events } =
      expectSound(`on Exercise: Warrant Share Number falls by Shares Exercised if Shares Exercised > 5.
      act Sell by the Holder has Count: shares. on Sell: Shares Outstanding falls by Count.`);
    expect(events.get("Exercise")?.quantityField).toBe("Shares Exercised");
    expect(events.get("Sell")?.quantityField).toBeNull();
  });

  it("are implied by duties, rights and what follows a missed deadline", () => {
    const { events } = expectSound(`
      on Exercise: the Issuer shall Deliver Certificates within 3 Trading Days, failing which Exercise Default.
      on Exercise Default: the Holder may Rescind Exercise; the Issuer shall Answer within 3 days of the Exercise.
      on any adjustment of Warrant Price: the Issuer shall Certify Adjustment promptly.`);
    const of = (name: string) => events.get(name)?.schema.of;
    expect(events.get("Deliver Certificates")).toMatchObject({ implied: true, act: true, by: ["Issuer"] });
    expect(events.get("Exercise Default")).toMatchObject({ implied: true, act: false });
    expect(of("Exercise Default")).toEqual({ events: ["Exercise"], name: "Exercise", optional: true });
    // A missed deadline has no id of its own, so the act may also name what it arose from.
    expect(of("Rescind Exercise")?.events).toEqual(["Exercise Default", "Exercise"]);
    expect(of("Certify Adjustment")?.events).toContain("Stock Split");
    expect(events.get("Exercise")?.implied).toBe(false);
  });
});

describe("ambiguities", () => {
  it("are one where the names are the same, known by the first name of the first", () => {
    const model = expectSound(`
      on Stock Split:
        reading "by ratio": Warrant Price becomes Warrant Price / Ratio;
        reading "fixed": Warrant Price becomes $1.
      every adjustment of Warrant Price is reading "fixed": never an increase; reading "by ratio": at least $1.
      reading "early": an adjustment of Warrant Share Number is postponed until Exercise
          while the postponed adjustments, carried as a ratio, total less than 1%;
      reading "late": an adjustment of Warrant Share Number is postponed until Exercise
          while the postponed adjustments, carried as a ratio, total less than 2%.`);
    expect(model.ambiguities.map(({ key, names, places }) => [key, names, places.length])).toEqual([
      ["by ratio", ["by ratio", "fixed"], 2],
      ["early", ["early", "late"], 1],
    ]);
    expect([...model.ambiguityOf.values()].map(({ key }) => key)).toEqual(["by ratio", "by ratio", "early"]);
  });
});

describe("terms", () => {
  it("are found by name and by plural", () => {
    const { termsByName } = modelOf("");
    expect(termsByName.get("Trading Days")).toEqual(termsByName.get("Trading Day"));
  });

  it("say whose they are", () => {
    const { terms } = modelOf(`"Scaled" with Base: shares means Base.`);
    const scopes = new Map(terms.map(({ name, scope }) => [name, scope]));
    expect(scopes.get("Shares Outstanding")).toEqual({ of: "party", party: "Issuer" });
    expect(scopes.get("Cash Due")).toEqual({ of: "event", events: ["Exercise"] });
    expect(scopes.get("Closing Bid")).toEqual({ of: "date" });
    expect(scopes.get("Warrant Price")).toEqual({ of: "certificate" });
    expect(scopes.get("Scaled")).toMatchObject({ of: "inputs", inputs: [{ name: "Base" }] });
  });
});

describe("damaged text", () => {
  it.each([
    `on : Warrant Price becomes`,
    `"Floor" means .`,
    `"Floor" of means 5. on Exercise`,
    `section 4: on Stock Split: Warrant Price becomes Warrant Price * . section`,
    `act by has : shares. event .`,
    `scenario "S": given is ; on April 4, 2006: with = 5. then is .`,
    `every adjustment of is at least .`,
  ])("%s does not stop the model", (text) => {
    const { diagnostics } = modelOf(text, undefined, "damaged");
    expect(Array.isArray(diagnostics)).toBe(true);
  });
});
