// Bundles the extension and the server, and packs the .vsix. First: npm ci, in this folder and in the root.
import { execFileSync } from "node:child_process";
import { cp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("./", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const { build } = createRequire(`${root}package.json`)("esbuild");

const requireForCommonJs =
  'import { createRequire as tenorCreateRequire } from "node:module";' +
  "const require = tenorCreateRequire(import.meta.url);";

const out = `${here}dist/`;
await rm(out, { recursive: true, force: true });
const common = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  logLevel: "info",
};
await build({
  ...common,
  entryPoints: [`${here}extension.js`],
  outfile: `${out}extension.cjs`,
  format: "cjs",
  external: ["vscode"],
});
await build({
  ...common,
  stdin: {
    contents: 'import { serveOnStdio } from "./main.ts"; serveOnStdio("0.1.0");',
    resolveDir: `${root}lsp`,
    loader: "ts",
  },
  outfile: `${out}server.mjs`,
  format: "esm",
  banner: { js: requireForCommonJs },
});
await cp(`${root}stdlib`, `${out}stdlib`, { recursive: true, filter: (path) => !path.endsWith(".ts") });
await cp(`${root}docs/diagnostics.md`, `${out}docs/diagnostics.md`);
await cp(`${root}LICENSE`, `${out}LICENSE`);
// The server looks for the folder that has both a package and the library.
await writeFile(`${out}package.json`, "{}\n");
execFileSync(
  "npx",
  ["vsce", "package", "--no-dependencies", "--allow-missing-repository", "--out", "dist/tenor.vsix"],
  {
    cwd: here,
    stdio: "inherit",
  },
);
