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
