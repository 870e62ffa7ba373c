import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { call } from "../cli/memory.ts";

const drafts = ["variants", "amendments"].flatMap((folder) =>
  readdirSync(`examples/glowpoint-2005/${folder}`).map((name) => `${folder}/${name}`),
);

test("there are six variants of clauses, one of a first value alone, and an amendment", () => {
  expect(drafts).toHaveLength(8);
});

test.each(drafts)("%s is in order, and its scenarios pass", async (draft) => {
  const { out, code } = await call("test", `examples/glowpoint-2005/${draft}`);
  expect(out).toMatch(/^\d+ scenarios? with \d+ expectations?: \d+ passed$/m);
  expect(code).toBe(0);
});
