import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// `.ci/run` names a file here and reads the counts from it; everyone else gets the terminal report alone.
const report = process.env["TENOR_TEST_REPORT"];

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("../../", import.meta.url)),
    include: ["test/editors/*.test.ts"],
    globalSetup: ["test/editors/setup.ts"],
    // One editor at a time: each has enough to do on a small machine.
    fileParallelism: false,
    // Where the editor itself does not come up, the rest would wait in vain one after another.
    bail: 4,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: report ? ["default", "json"] : ["default"],
    ...(report ? { outputFile: { json: report } } : {}),
  },
});
