// What a cap table records and no contract says, told in a file: what it fills, what it may not say, and the manifest.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { interchangeEntries } from "../../grammar/diagnostics/catalogue/interchange.ts";
import { REQUIRED } from "../../interpreter/interchange/ocf-required.ts";
import { OcfWriter } from "../../interpreter/interchange/ocf-write.ts";
import { readParticulars } from "../../interpreter/interchange/particulars.ts";
import { root } from "../house/files.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";

const { path, file } = folder();
const glowpoint = join(root, "examples/glowpoint-2005");
const told = [
  "export",
  "ocf",
  join(glowpoint, "glowpoint.tenor"),
  "--events",
  join(glowpoint, "events.json"),
  "--quotes",
  join(glowpoint, "quotes.csv"),
  "--set",
  "Warrant Share Number=100,000",
];

const dollars = (amount: string): object => ({ amount, currency: "USD" });
const particulars = {
  ISSUER: { formation_date: "2000-05-12", country_of_formation: "US" },
  STAKEHOLDER: { stakeholder_type: "INSTITUTION" },
  holder: { name: { legal_name: "Lane Capital LLC" } },
  "common-stock": {
    default_id_prefix: "CS-",
    initial_shares_authorized: "100000000",
    votes_per_share: "1",
    seniority: "1",
  },
  TX_WARRANT_ISSUANCE: { custom_id: "W-F-05-1", purchase_price: dollars("0"), security_law_exemptions: [] },
  TX_STOCK_ISSUANCE: { custom_id: "book entry", stakeholder_id: "holder", security_law_exemptions: [] },
};

interface Package {
  readonly code: number;
  readonly json: Readonly<Record<string, unknown>>;
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  readonly folder: string;
}

let count = 0;
async function exported(words: object): Promise<Package> {
  count++;
  const out = join(path, `out-${count}`);
  const at = file(`particulars-${count}.json`, JSON.stringify(words));
  const { code, json } = await callJson(...told, "--particulars", at, "--out", out);
  const names = code === 0 ? readdirSync(out).filter((name) => name !== "Manifest.ocf.json") : [];
  const objects = names.flatMap(
    (name) => (JSON.parse(readFileSync(join(out, name), "utf8")) as { items: Package["objects"] }).items,
  );
  return { code, json, objects, folder: out };
}

describe("particulars", () => {
  it("fill what OCF requires, so that nothing required is missing but what no decimal says", async () => {
    // The shares of an exercise whose cash has no price of ten decimals need their price as well.
    const perShare = { share_price: dollars("1.97") };
    const { objects, json } = await exported({
      ...particulars,
      "X2-stock": perShare,
      "X4-stock": perShare,
    });
    expect(json["missing"]).toEqual([]);
    expect(objects.length).toBeGreaterThan(5);
    for (const object of objects) {
      const required = REQUIRED.get(String(object["object_type"])) ?? ["a kind of which nothing is known"];
      expect(Object.keys(object)).toEqual(expect.arrayContaining([...required]));
    }
    expect(objects.find(({ id }) => id === "holder")).toMatchObject({
      name: { legal_name: "Lane Capital LLC" },
      stakeholder_type: "INSTITUTION",
    });
    expect(objects.find(({ id }) => id === "issuance-1")).toMatchObject({
      custom_id: "W-F-05-1",
      exercise_price: dollars("2.4"),
    });
  });

  it("make a manifest with checksums of the files as they are on the disk", async () => {
    const { folder: out } = await exported(particulars);
    const manifest = JSON.parse(readFileSync(join(out, "Manifest.ocf.json"), "utf8")) as {
      readonly issuer: object;
      readonly transactions_files: readonly { readonly filepath: string; readonly md5: string }[];
    };
    expect(manifest.issuer).toMatchObject({ object_type: "ISSUER", legal_name: "Glowpoint, Inc." });
    const [listed] = manifest.transactions_files;
    const bytes = readFileSync(join(out, listed?.filepath ?? ""));
    expect(listed?.md5).toBe(createHash("md5").update(bytes).digest("hex"));
    const { json } = await callJson("import", "ocf", out);
    expect(json["events"]).toHaveLength(6);
  });

  it("are not needed, and then there is no manifest", async () => {
    const { out } = await call(...told, "--out", join(path, "bare"));
    expect(out).toContain("No manifest: it needs the issuer's formation_date and country_of_formation");
    expect(readdirSync(join(path, "bare"))).toHaveLength(3);
  });

  it.each([
    [{ STAKEHOLDERS: { stakeholder_type: "INSTITUTION" } }, "I936"],
    [{ TX_WARRANT_ISSUANCE: { exercise_price: dollars("2.40") } }, "I937"],
    [{ STAKEHOLDER: "INSTITUTION" }, "I935"],
  ])("%j is refused, and nothing is written", async (words, wanted) => {
    const { code, json, folder: out } = await exported(words);
    expect([code, codesIn(json)]).toEqual([1, [wanted]]);
    expect(() => readdirSync(out)).toThrow("ENOENT");
  });

  it("the catalogue's examples bring their messages about", () => {
    const codes = ["I934", "I935", "I936", "I937"];
    for (const { code, example } of interchangeEntries.filter((entry) => codes.includes(entry.code))) {
      const writer = new OcfWriter(readParticulars({ name: "particulars.json", text: example }));
      writer.object("STAKEHOLDER", "holder", {});
      writer.object("TX_WARRANT_ISSUANCE", "issuance-1", { exercise_price: "2.40" });
      expect(writer.finish().diagnostics.map((found) => found.code)).toEqual([code]);
    }
  });
});
