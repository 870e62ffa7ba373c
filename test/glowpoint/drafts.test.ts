// The drafts that amend the Glowpoint warrant: each is in order, and the scenarios worked by hand in it pass.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callJson } from "../cli/memory.ts";
import { root } from "../house/files.ts";

const FOLDER = join(root, "examples/glowpoint-2005");
const drafts = ["variants", "amendments"].flatMap((folder) =>
  readdirSync(join(FOLDER, folder))
    .filter((name) => name.endsWith(".tenor"))
    .map((name) => join(FOLDER, folder, name)),
);

describe("drafts that amend the warrant", () => {
  it("are there", () => {
    expect(drafts.length).toBeGreaterThanOrEqual(8);
  });

  it.each(drafts.map((path) => [path.slice(FOLDER.length + 1), path] as const))("%s", async (_, path) => {
    const checked = await callJson("check", path);
    const diagnostics = checked.json["diagnostics"] as readonly { readonly severity: string }[];
    expect(diagnostics.filter(({ severity }) => severity !== "information")).toEqual([]);
    expect(checked.code).toBe(0);
    expect((await callJson("test", path)).code).toBe(0);
  });
});
