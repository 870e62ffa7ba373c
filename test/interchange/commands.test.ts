// tenor import ocf and tenor export ocf as a user calls them: what is written, what is listed, what is refused.
import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../house/files.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";
import { folderOf, WARRANT } from "./folder.ts";

const { path, file } = folder();
const split = {
  object_type: "TX_STOCK_CLASS_SPLIT",
  id: "S",
  date: "2025-06-02",
  stock_class_id: "common",
  split_ratio: { numerator: "2", denominator: "1" },
};
for (const { name, text } of folderOf(WARRANT, split)) file(`cap-table/${name}`, text);
const table = join(path, "cap-table");
const glowpoint = join(root, "examples/glowpoint-2005");
const told = [
  join(glowpoint, "glowpoint.tenor"),
  "--events",
  join(glowpoint, "events.json"),
  "--quotes",
  join(glowpoint, "quotes.csv"),
  "--set",
  "Warrant Share Number=100,000",
];

describe("tenor import ocf", () => {
  it("shows events, warrants and lists", async () => {
    const { code, out, err } = await call("import", "ocf", table);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain('1 event and 1 warrant.\n  2025-06-02  Stock Split "S"\n');
    expect(out).toContain("W-1  Lane Capital LLC: 100000 shares, at USD 2.4, issued 2024-01-02");
    expect(out).toContain("In OCF, but not in events (");
  });

  it("writes an events file that a run takes, and none over another", async () => {
    const at = file("events.json");
    expect((await call("import", "ocf", table, "--out", at)).code).toBe(0);
    expect(
      (await call("run", told[0] ?? "", "--events", at, "--set", "Warrant Share Number=100,000")).out,
    ).toContain("Warrant Price");
    const again = await callJson("import", "ocf", table, "--out", at);
    expect([again.code, codesIn(again.json)]).toEqual([2, ["C620"]]);
    expect((await call("import", "ocf", table, "--out", at, "--force")).code).toBe(0);
  });

  it("keeps its lists within the width of the terminal", async () => {
    const name = `W-${"long name of a certificate ".repeat(6)}`;
    for (const each of folderOf({ ...WARRANT, custom_id: name }, split)) file(`wide/${each.name}`, each.text);
    for (const options of [[], ["--register"]]) {
      const { out } = await call("import", "ocf", join(path, "wide"), ...options);
      expect(out).toContain("certificate");
      expect(out.split("\n").filter((line) => line.length > 100)).toEqual([]);
    }
  });

  it("gives numbers as texts in JSON", async () => {
    const { json } = await callJson("import", "ocf", table);
    expect(json).toMatchObject({
      events: [{ event: "Stock Split", Ratio: "2" }],
      warrants: [{ quantity: "100000", exercisePrice: { amount: "2.4", currency: "USD" } }],
    });
  });

  it.each([
    [["import", "csv", table], 2, "C609"],
    [["import", "ocf", join(path, "nowhere")], 2, "C619"],
    [["import", "ocf", glowpoint], 2, "I907"],
    [["import", "ocf", file("bad/t.ocf.json", "{").replace("t.ocf.json", "")], 1, "I901"],
  ])("%j ends with %i", async (words, code, wanted) => {
    const ended = await callJson(...words);
    expect([ended.code, codesIn(ended.json)]).toEqual([code, [wanted]]);
  });
});

describe("tenor export ocf", () => {
  it("writes a run that import reads again", async () => {
    const out = join(path, "out");
    const { code, json } = await callJson("export", "ocf", ...told, "--out", out);
    expect(code).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual([
      "Stakeholders.ocf.json",
      "StockClasses.ocf.json",
      "Transactions.ocf.json",
    ]);
    expect(json["notCarried"]).toContainEqual(
      expect.objectContaining({
        of: 'Exercise "X1"',
        what: "the exercise",
        why: "it was refused, section 7",
      }),
    );
    const { json: back } = await callJson("import", "ocf", out);
    const events = back["events"] as readonly { readonly event: string; readonly on: string }[];
    expect(events.map(({ event, on }) => `${on} ${event}`)).toEqual([
      "2005-06-10 Share Issuance",
      "2007-12-03 Exercise",
      "2008-02-01 Combination",
      "2008-06-02 Exercise",
      "2009-09-15 Share Issuance",
      "2010-01-15 Exercise",
    ]);
  });

  it("writes all files or none, and none over another without --force", async () => {
    const out = join(path, "kept");
    file("kept/Transactions.ocf.json", "mine");
    const { code, json } = await callJson("export", "ocf", ...told, "--out", out);
    expect([code, codesIn(json)]).toEqual([2, ["C620"]]);
    expect(readdirSync(out)).toEqual(["Transactions.ocf.json"]);
    expect(readFileSync(join(out, "Transactions.ocf.json"), "utf8")).toBe("mine");
    expect((await call("export", "ocf", ...told, "--out", out, "--force")).code).toBe(0);
    expect(readdirSync(out)).toHaveLength(3);
  });

  it("replaces no device and no folder, even with --force", async () => {
    const { code, json } = await callJson("import", "ocf", table, "--out", "/dev/null", "--force");
    expect([code, codesIn(json)]).toEqual([2, ["C621"]]);
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
    expect(codesIn((await callJson("import", "ocf", table, "--out", path, "--force")).json)).toEqual([
      "C621",
    ]);
  });

  it("needs a folder, and a day of issue", async () => {
    expect(codesIn((await callJson("export", "ocf", ...told)).json)).toEqual(["C628"]);
    const draft = file("plain.tenor");
    await call("new", draft);
    const out = join(path, "plain");
    const lacking = await callJson("export", "ocf", draft, "--out", out);
    expect([codesIn(lacking.json).includes("I930"), existsSync(out)]).toEqual([true, false]);
    const { code } = await call("export", "ocf", draft, "--out", out, "--issued", "2026-01-02");
    expect(code).toBe(0);
    expect(readFileSync(join(out, "Transactions.ocf.json"), "utf8")).toContain('"date": "2026-01-02"');
  });
});
