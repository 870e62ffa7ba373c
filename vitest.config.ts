import { defineConfig } from "vitest/config";

// `.ci/run` names a file here and reads the counts from it; everyone else gets the terminal report alone.
const report = process.env["TENOR_TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // They install editors first: npm run test:editors.
    exclude: ["test/editors/**"],
    pool: "threads",
    // Six times faster on two cores. The core keeps no module-level state, so test files can share its modules.
    isolate: false,
    testTimeout: 30_000,
    passWithNoTests: false,
    reporters: report ? ["default", "json"] : ["default"],
    ...(report ? { outputFile: { json: report } } : {}),
    coverage: {
      provider: "v8",
      include: ["grammar/**/*.ts", "interpreter/**/*.ts", "stdlib/**/*.ts", "lsp/**/*.ts", "cli/**/*.ts"],
      exclude: ["lsp/vscode/**"],
    },
  },
});
