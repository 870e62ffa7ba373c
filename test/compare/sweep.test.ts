import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareEntries } from "../../grammar/diagnostics/catalogue/compare.ts";
import { call } from "../cli/memory.ts";

const FOLDER = "examples/glowpoint-2005";
const FACTS = ["--events", `${FOLDER}/events.json`, "--quotes", `${FOLDER}/quotes.csv`];
const sweep = (...words: readonly string[]): ReturnType<typeof call> =>
  call("sweep", `${FOLDER}/glowpoint.tenor`, ...FACTS, ...words);

const PRICES = ["--vary", "Warrant Price=$2.00..$3.00 step $0.50"];
const NUMBER = ["--set", "Warrant Share Number=100,000"];

describe("tenor sweep", () => {
  it("each cell is what a run with that value gives", async () => {
    const { code, out } = await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--json");
    expect(code).toBe(0);
    const { cells } = JSON.parse(out) as {
      readonly cells: readonly { readonly at: readonly string[]; readonly values: object }[];
    };
    expect(cells.map(({ at }) => at)).toEqual([["2"], ["2.5"], ["3"]]);
    for (const { at, values } of cells) {
      const ran = await call(
        "run",
        `${FOLDER}/glowpoint.tenor`,
        ...FACTS,
        ...NUMBER,
        "--set",
        `Warrant Price=$${at[0] ?? ""}`,
        "--json",
      );
      const { terms } = JSON.parse(ran.out) as { readonly terms: object };
      expect(terms).toMatchObject(values);
    }
  });

  it("a table for one term, one for two, CSV", async () => {
    const one = await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--show", "Net Shares");
    expect(one.out.split("\n")[0]).toMatch(/^ +Warrant Price +Warrant Price +Net Shares$/);
    expect(one.out).toMatch(/\n +\$2\.50 +≈ \$4\.19\d+ +≈ [\d,.]+\n/);
    const two = await sweep(
      ...PRICES,
      "--vary",
      "Warrant Share Number=100,000..200,000 step 100,000",
      "--show",
      "Net Shares",
    );
    expect(two.out).toMatch(/^Net Shares, across: Warrant Share Number\n +Warrant Price +100,000 +200,000\n/);
    const csv = await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--csv");
    expect(csv.out).toMatch(/^Warrant Price,Warrant Price\n2,3\.39618/);
  });

  it("a chart", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "tenor-")), "chart.svg");
    await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--svg", path);
    const svg = readFileSync(path, "utf8");
    expect(svg).toMatch(/^<svg [^>]*role="img"[^]*<path d="M84 [^]*<\/svg>\n$/);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it.each([
    ["C701", ["--vary", "Warrant Price=cheap", "--show", "Warrant Price"]],
    ["C701", ["--vary", "Warrant Price=$3..$1 step $1", "--show", "Warrant Price"]],
    ["C702", ["--vary", "Warrant Price=$0.01..$1,000 step $0.01", "--show", "Warrant Price"]],
    ["C703", [...PRICES, "--show", "Profit"]],
    ["C704", ["--show", "Warrant Price"]],
    ["C704", PRICES],
  ])("%s", async (code, words) => {
    const { code: exit, err } = await sweep(...words);
    expect(exit).toBe(2);
    expect(err).toContain(`error ${code}`);
  });

  it("each of its messages is shown above", () => {
    expect(compareEntries.map((entry) => entry.code)).toEqual(["C701", "C702", "C703", "C704"]);
  });
});
