import { readFileSync } from "node:fs";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { coveragePage } from "../../cli/generate/coverage-page.ts";
import { coverageOf } from "../../interpreter/extent/extent.ts";
import { compileFile, compileText } from "../support/contract.ts";

const PATH = "examples/glowpoint-2005/glowpoint.tenor";
const { model } = compileFile(PATH);

/** The paper's sections and subsections, 1 to 17, and its forms, read off the paper by hand. Where one is only a heading, its parts stand for it. */
const PAPER =
  `Preamble 1 2(a) 2(b) 2(c) 2(d) 2(e) 2(f) 3(a) 3(b) 3(c) 3(c)(i) 3(c)(ii) 3(c)(iii) 3(c)(iv) 3(d) 4 4(a)(i) 4(a)(ii) 4(b) 4(c)
  4(d)(i) 4(d)(ii) 4(e) 4(f) 4(g)(i) 4(g)(ii) 4(g)(iii) 4(g)(iv) 4(h) 5 6 7 8 9 10 11 12 13 14 15 16 17
  ExerciseForm Assignment PartialAssignment IssuerLedger`.split(/\s+/);

const rows = new Map(coverageOf(model).map((row) => [row.label, row]));

describe("COVERAGE.md", () => {
  test("has a row for every section of the paper and every form", () => {
    expect(PAPER.filter((label) => !rows.has(label))).toEqual([]);
  });

  test("is what the contract says (node cli/generate/coverage-page.ts, then prettier)", async () => {
    const page = await format(coveragePage(model, "glowpoint.tenor"), {
      parser: "markdown",
      printWidth: 110,
    });
    expect(readFileSync("examples/glowpoint-2005/COVERAGE.md", "utf8").replaceAll(/[ -]+/g, " ")).toBe(
      page.replaceAll(/[ -]+/g, " "),
    );
  });

  test("gives a reason for all that is prose only, and names nothing that is not there", () => {
    for (const { label, extent, what } of rows.values()) {
      expect(what.join(" "), label).not.toBe("");
      expect(what, label).not.toContain("no reason is given");
      if (extent === "prose only") expect(what, label).toHaveLength(1);
    }
  });

  test.each([
    ["2(d)", "computed", "shall Deliver Certificates"],
    ["3(c)(i)", "computed", "a covenant at all times"],
    ["5", "tracked", "shall Certify Adjustment"],
    ["9", "tracked", "shall Notify Holder"],
    ["10", "computed", "may Amend"],
    ["12", "computed", "when a notice takes effect"],
    ["17", "prose only", "headings say nothing, so there is nothing to carry out."],
    ["Assignment", "computed", "in section 2(e)"],
  ])("section %s is %s", (label, extent, what) => {
    expect(rows.get(label)?.extent).toBe(extent);
    expect(rows.get(label)?.what).toContain(what);
  });
});

test("a section that holds words alone, and says neither why nor where, is found out", () => {
  const contract = compileText(`warrant "W".
    party Issuer.
    section 1 "Words":
      """Only words."""
    section 2 "Elsewhere":
      """More words."""
      // Carried out in section 3.
    section 3 "Duty":
      the Issuer shall Report promptly.
      // Prose only: not so.`);
  expect(coverageOf(contract.model).map(({ label, extent, what }) => [label, extent, ...what])).toEqual([
    ["1", "prose only", "no reason is given"],
    ["2", "tracked", "in section 3"],
    ["3", "tracked", "shall Report"],
  ]);
});
