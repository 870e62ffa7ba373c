// The drafts that amend the Glowpoint warrant: each is in order, and the scenarios worked by hand in it pass.
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { call, callJson } from "../cli/memory.ts";

const drafts = ["variants", "amendments"].flatMap((folder) =>
  readdirSync(`examples/glowpoint-2005/${folder}`).map((name) => `${folder}/${name}`),
);

test("there are six variants of clauses, one of a first value alone, and an amendment", () => {
  expect(drafts).toHaveLength(8);
});

test.each(drafts)("%s is in order, and its scenarios pass", async (draft) => {
  const path = `examples/glowpoint-2005/${draft}`;
  const checked = await callJson("check", path);
  const diagnostics = checked.json["diagnostics"] as readonly { readonly severity: string }[];
  expect(diagnostics.filter(({ severity }) => severity !== "information")).toEqual([]);
  expect(checked.code).toBe(0);
  const { out, code } = await call("test", path);
  expect(out).toMatch(/^\d+ scenarios? with \d+ expectations?: \d+ passed$/m);
  expect(code).toBe(0);
});

const folder = "examples/glowpoint-2005";
const facts = ["--events", `${folder}/events.json`, "--quotes", `${folder}/quotes.csv`];
const number = ["--set", "Warrant Share Number=100,000"];

test.each(drafts)("%s runs on the example's facts to the end", async (draft) => {
  const { json, code } = await callJson("run", `${folder}/${draft}`, ...facts, ...number);
  expect(json["stopped"]).toBeNull();
  expect(code).toBe(0);
});

// The means of bid and asked from February 28 to March 13, 2006: 0.49, 0.48, 0.47 (3 times) and 0.48 (5 times), 4.78/10.
test("the price is reset to what the example's quotes say", async () => {
  const draft = `${folder}/variants/two-way-price-reset.tenor`;
  const { json } = await callJson("run", draft, ...facts, ...number);
  const ledger = json["ledger"] as readonly { readonly section: string; readonly after: string }[];
  expect(ledger.find(({ section }) => section === "4(i)")?.after).toBe("0.478");
});
