// tenor document as a user calls it: the list, what is picked, what is written, and what is refused.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kindNames } from "../../cli/document/kinds.ts";
import { root } from "../house/files.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";
import { CONTRACT, FACTS, REGISTER_FACTS } from "./glowpoint.ts";
import { partOf } from "./word.ts";

const { path, file } = folder();

describe("tenor document", () => {
  it("lists the kinds, and what each needs", async () => {
    const { out, code } = await call("document");
    expect(code).toBe(0);
    for (const kind of kindNames()) expect(out).toContain(`\n  ${kind}\n`);
    expect(out).toContain("needs: number left; event date; number exercised; number before");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    const { json } = await callJson("document");
    expect(json["kinds"]).toHaveLength(kindNames().length);
  });

  it("picks the last that was made or accepted, and says so", async () => {
    const { out } = await call("document", "exercise-form", CONTRACT, ...FACTS, "--out", join(path, "a.md"));
    expect(out.replace(/\s+/g, " ")).toContain(
      'Exercise "X4" of January 15, 2010, 12:00 pm, the last one that the run has',
    );
    expect(out).toContain("Left to be filled in by hand: Holder; Address.");
    const { json } = await callJson("document", "certificate", CONTRACT, ...FACTS);
    expect(json["about"]).toBe('Share Issuance "placement of 2009" of September 15, 2009');
  });

  it.each([
    [["certficate", CONTRACT], "D701"],
    [["certificate"], "C603"],
    [["certificate", CONTRACT], "D702"],
    [["exercise-form", CONTRACT, ...FACTS, "--of", "X9"], "D703"],
    [["notice", CONTRACT, ...FACTS, "--of", "Distribution"], "D704"],
    [["certificate", CONTRACT, ...REGISTER_FACTS, "--of", "S1"], "D704"],
    [["certificate", CONTRACT, ...REGISTER_FACTS, "--certificate", "W-9"], "D703"],
    [["certificate", CONTRACT, ...FACTS, "--out", "certificate.pdf"], "D709"],
  ])("%j ends with %s", async (words, wanted) => {
    const { json, code } = await callJson("document", ...words);
    expect(codesIn(json)).toContain(wanted);
    expect(code).toBe(2);
    expect(existsSync("certificate.pdf")).toBe(false);
  });

  it("makes no paper about a day that the run does not reach", async () => {
    const { json } = await callJson("document", "assignment", CONTRACT, ...FACTS.slice(0, -2));
    expect(codesIn(json)).toContain("D714");
  });

  it("writes whole or not at all, and over another file only with --force", async () => {
    const out = file("kept.docx", "mine");
    const words = ["document", "assignment", CONTRACT, ...FACTS, "--out", out];
    const { json, code } = await callJson(...words);
    expect([code, codesIn(json), readFileSync(out, "utf8")]).toEqual([2, ["C620"], "mine"]);
    expect((await call(...words, "--force")).code).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe("PK");
    expect(readdirSync(path).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it.each(["us-treasury-cpp/cpp", "venture-lender/lender", "price-protection/protection"])(
    "fills papers of another family: %s",
    async (name) => {
      const at = join(root, "examples", name);
      const facts = ["--events", join(at, "../events.json")];
      const quotes = join(at, "../quotes.csv");
      const sets = ["Base Dividend=$0.01", "Exercise Price=$13.30", "Warrant Share Number=100,000"];
      const known = readFileSync(`${at}.tenor`, "utf8");
      const filled = sets.filter(
        (each) => known.includes(`"${each.split("=")[0]}" initially means`) && known.includes("[●]"),
      );
      const words = [
        `${at}.tenor`,
        ...facts,
        ...(existsSync(quotes) ? ["--quotes", quotes] : []),
        ...(name.startsWith("us-") ? filled.flatMap((each) => ["--set", each]) : []),
      ];
      const { json } = await callJson("document", "certificate", ...words);
      expect((json["figures"] as object[]).length).toBeGreaterThan(3);
    },
  );
});

describe("the same bytes", () => {
  it.each([".md", ".html", ".docx"])("%s", async (end) => {
    const words = ["document", "certificate", CONTRACT, ...FACTS, "--of", "2006-09-18", "--out"];
    const [one, two, three] = ["one", "two", "three"].map((name) => join(path, name + end));
    await call(...words, one ?? "");
    await call(...words, two ?? "");
    // In a process of its own, in another zone.
    spawnSync(process.execPath, [join(root, "cli/main.ts"), ...words, three ?? ""], {
      env: { ...process.env, TZ: "Asia/Tokyo" },
    });
    const bytes = readFileSync(one ?? "");
    expect(readFileSync(two ?? "").equals(bytes)).toBe(true);
    expect(readFileSync(three ?? "").equals(bytes)).toBe(true);
  });

  it("name no moment of their making", async () => {
    const out = join(path, "core.docx");
    await call("document", "assignment", CONTRACT, ...FACTS, "--out", out);
    const core = partOf(readFileSync(out), "docProps/core.xml");
    expect(core.match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g)).toEqual([
      "1980-01-01T00:00:00Z",
      "1980-01-01T00:00:00Z",
    ]);
  });
});
