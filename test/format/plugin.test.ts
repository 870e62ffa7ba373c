// Prettier itself loads the plugin: through its API, and on its command line.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import * as plugin from "../../grammar/format/plugin.ts";
import { root } from "../house/files.ts";

const path = fileURLToPath(new URL("../../grammar/format/plugin.ts", import.meta.url));

describe("the plugin", () => {
  it("knows the language by its extension", async () => {
    const text = 'warrant "W".\n"Fee" means   $1 .';
    expect(await prettier.format(text, { filepath: "draft.tenor", plugins: [plugin] })).toBe(
      'warrant "W".\n\n"Fee" means $1.\n',
    );
  });

  it("keeps to its own width where none is set", async () => {
    const { options } = { options: await prettier.resolveConfig(path) };
    expect(options?.printWidth).not.toBe(plugin.defaultOptions.printWidth);
    const value = "Warrant Price + ".repeat(6);
    const text = await prettier.format(`warrant "W".\n"Fee" means ${value}1.`, {
      parser: "tenor",
      plugins: [plugin],
    });
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("passes prettier's own check: same tree, and the same text the second time", async () => {
    const bin = fileURLToPath(new URL("../../node_modules/prettier/bin/prettier.cjs", import.meta.url));
    const args = [bin, "--no-config", "--plugin", path, "--debug-check", "test/grammar/brief.tenor"];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: root });
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("test/grammar/brief.tenor");
  });
});
