import { describe, expect, it } from "vitest";
import { rightProhibition as check } from "../../interpreter/check/right-prohibition.ts";
import { expectFinding, expectNothing, findings, many, mended, timed } from "./contract.ts";

const CAP = `section 2(a) "Exercise": the Holder may Exercise.
  section 7 "Cap": the Holder may not ⟦Exercise⟧ if Shares Exercised > 1,000 shares.`;

describe("a right that a prohibition can defeat", () => {
  it("is a warning that names both sections and the choices", () => {
    const found = expectFinding(check, CAP, "L321");
    expect(found.severity).toBe("warning");
    expect(found.title).toBe("Section 7 can defeat the right of section 2(a) to Exercise.");
    expect(found.text).toBe(
      "Neither says that it prevails. A run refuses the act where the prohibition applies; the words of section 2(a) would still allow it.",
    );
    expect(found.help).toEqual([
      'If the prohibition is to prevail: head section 2(a) "subject to section 7", or section 7 "notwithstanding section 2(a)".',
      "If the right is to prevail: the reverse.",
      "Or write both in one section.",
    ]);
    expect(found.related.map(({ message }) => message)).toEqual(["Section 2(a) gives the right here."]);
  });

  it("offers to make either section subject to the other", () => {
    const { fixes } = expectFinding(check, CAP, "L321");
    expect(fixes).toHaveLength(2);
    for (const fix of fixes) expectNothing(check, mended(CAP, fix));
  });

  it("names all the rights", () => {
    const found = expectFinding(
      check,
      `section 1: the Holder may Exercise if Method is "cash". section 2: the Holder may Exercise if Method is "cashless".
       section 3: the Holder may not ⟦Exercise⟧ unless Listed.`,
      "L321",
    );
    expect(found.title).toBe("Section 3 can defeat the right of sections 1 and 2 to Exercise.");
    expect(found.related).toHaveLength(2);
    expect(found.fixes).toEqual([]);
  });

  it("may arise from an event", () => {
    expectFinding(
      check,
      `section 1: on Merger: the Holder may Exercise. section 2: the Holder may not ⟦Exercise⟧ unless Listed.`,
      "L321",
    );
  });

  it("may stand outside all sections", () => {
    const found = expectFinding(
      check,
      `the Holder may Exercise. section 7: the Holder may not ⟦Exercise⟧ unless Listed.`,
      "L321",
    );
    expect(found.title).toBe("Section 7 can defeat the right of the contract to Exercise.");
    expect(found.help[0]).toBe("Put them in sections, and say in a heading which prevails.");
  });
});

describe("a right that a prohibition always defeats", () => {
  it.each([
    ["the same words", "if Listed", "if Listed"],
    ["a wider prohibition", "if Shares Exercised > 100 shares", "if Shares Exercised is at least 100 shares"],
    ["a prohibition of everything", "if Listed", ""],
    ["a value among several", 'if Method is "cash"', 'if Method is one of "cash", "cashless"'],
    ["times", "during Term from March 1, 2005", "during Term"],
  ])("by %s is an error", (_, right, prohibition) => {
    const found = expectFinding(
      check,
      `"Term" means the period from March 1, 2005 to March 1, 2010.
       section 1: the Holder may Exercise ${right}. section 2: the Holder may not ⟦Exercise⟧ ${prohibition}.`,
      "L322",
    );
    expect(found.severity).toBe("error");
    expect(found.title).toBe("Section 2 always defeats the right of section 1 to Exercise.");
    expect(found.text).toBe(
      "Whenever section 1 lets the Holder Exercise, section 2 forbids it, and neither says that it prevails. One of the two has no effect.",
    );
  });

  it("is told beside a right that it can defeat", () => {
    const found = findings(
      check,
      `section 1: the Holder may Exercise if Listed. section 2: the Holder may Exercise.
       section 3: the Holder may not Exercise if Listed.`,
    );
    expect(found.map(({ code, title }) => `${code} ${title}`)).toEqual([
      "L321 Section 3 can defeat the right of section 2 to Exercise.",
      "L322 Section 3 always defeats the right of section 1 to Exercise.",
    ]);
  });
});

describe("no message", () => {
  it.each([
    ["in one section", `section 1: the Holder may Exercise. the Holder may not Exercise unless Listed.`],
    ["outside all sections", `the Holder may Exercise. the Holder may not Exercise unless Listed.`],
    [
      "where the prohibition prevails over everything",
      `section 1: the Holder may Exercise. section 7, notwithstanding anything to the contrary: the Holder may not Exercise unless Listed.`,
    ],
    [
      "where the right is subject to the preamble",
      `section Preamble: the Holder may not Exercise unless Listed. section 1, subject to section Preamble: the Holder may Exercise.`,
    ],
    [
      "where the right prevails",
      `section 1, notwithstanding section 7: the Holder may Exercise. section 7: the Holder may not Exercise unless Listed.`,
    ],
    ["of other parties", `section 1: the Holder may Exercise. section 2: the Issuer may not Exercise.`],
    [
      "of other acts",
      `section 1: the Holder may Exercise. section 2: the Holder may not Assign. on Merger: the Holder shall Assign promptly.`,
    ],
    [
      "where the conditions exclude one another",
      `section 1: the Holder may Exercise if Method is "cash". section 2: the Holder may not Exercise if Method is "cashless".`,
    ],
  ])("%s", (_, text) => {
    expectNothing(check, text);
  });
});

describe("very many rights and prohibitions", () => {
  it("stops, and says so", () => {
    const text =
      many(2_000, (i) => `section 1(${i}): the Holder may Exercise if Conversion Ratio = ${i}.`) +
      many(
        2_000,
        (i) =>
          `section 2(${i}), notwithstanding section 1: the Holder may not Exercise if Conversion Ratio = ${i}.`,
      );
    const { found, milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
    expect(found.map(({ title }) => title)).toEqual([
      "There are too many rights and prohibitions to Exercise to compare them all.",
    ]);
  });

  it("tells a hundred", () => {
    const text =
      many(2_000, (i) => `section 1(${i}): the Holder may Exercise.`) +
      many(2_000, (i) => `section 2(${i}): the Holder may not Exercise if Conversion Ratio = ${i}.`);
    const { found, milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
    expect(found).toHaveLength(100);
    expect(found[0]?.related).toHaveLength(5);
  });
});
