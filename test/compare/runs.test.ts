import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { call } from "../cli/memory.ts";

const FOLDER = "examples/glowpoint-2005";
const FACTS = [
  "--events",
  `${FOLDER}/events.json`,
  "--quotes",
  `${FOLDER}/quotes.csv`,
  "--set",
  "Warrant Share Number=100,000",
];
const compare = (variant: string, ...more: readonly string[]): ReturnType<typeof call> =>
  call("compare", `${FOLDER}/glowpoint.tenor`, `${FOLDER}/variants/${variant}.tenor`, ...more);

interface Compared {
  readonly drafts: {
    readonly changes: readonly {
      readonly section: string;
      readonly parts: readonly { readonly of: string }[];
    }[];
  };
  readonly runs: {
    readonly parting: { readonly on: string; readonly section: string } | null;
    readonly terms: readonly { readonly name: string; readonly history: readonly object[] }[];
    readonly totals: readonly {
      readonly party: string;
      readonly asset: string;
      readonly before: string;
      readonly after: string;
      readonly difference: string;
    }[];
  };
}

describe("tenor compare", () => {
  it("says the change in words", async () => {
    const { code, out } = await compare("cap-9-99");
    expect(code).toBe(0);
    expect(out).toBe('Changes of meaning\n  section 7, "Over The Cap"  4.999% becomes 9.99%\n');
  });

  it("a draft and itself mean the same, and come to the same", async () => {
    const same = `${FOLDER}/glowpoint.tenor`;
    const { out } = await call("compare", same, same, ...FACTS);
    expect(out).toContain("The two drafts mean the same.\n\nOn these facts the two come to the same.");
  });

  it("finds the first event at which two drafts part, the terms over time and the totals", async () => {
    const { out } = await compare("full-ratchet", ...FACTS, "--json");
    const { drafts, runs } = JSON.parse(out) as Compared;
    expect(drafts.changes.map(({ section }) => section)).toEqual(["4(d)(i)"]);
    expect(runs.parting).toMatchObject({ on: "2005-06-10", section: "4(d)(i)" });
    expect(runs.terms.map(({ name }) => name)).toContain("Warrant Price");
    // What one party gains the other loses.
    for (const asset of ["USD", "Common Stock"]) {
      const [one, other] = runs.totals.filter((total) => total.asset === asset);
      expect(one?.difference.replace("-", "")).toBe(other?.difference.replace("-", ""));
    }
    const shares = runs.totals.find(({ party, asset }) => party === "Holder" && asset === "Common Stock");
    expect(shares).toMatchObject({ before: "48151", after: "50868", difference: "2717" });
  });

  it("a page stands by itself, with headings, tables with headers and charts", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "tenor-")), "page.html");
    await compare("full-ratchet", ...FACTS, "--html", path);
    const page = readFileSync(path, "utf8");
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(page).toMatch(/<html lang="en">[^]*<h1>[^]*<h2[^]*<h3>/);
    expect(page).toContain('<th scope="col">');
    expect(page).toContain('name="viewport"');
    expect(page).toContain("<ins>Consideration / Shares Issued</ins>");
    expect(page).toMatch(/<svg [^]*Warrant Price[^]*<\/svg>/);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });
});
