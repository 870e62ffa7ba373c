// Bundles the extension, the server and the command line, and packs the .vsix. First: npm ci, in this folder and in the root.
import { execFileSync } from "node:child_process";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("./", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const { build } = createRequire(`${root}package.json`)("esbuild");
const { version } = JSON.parse(await readFile(`${here}package.json`, "utf8"));

const out = `${here}dist/`;
await rm(out, { recursive: true, force: true });

const common = { bundle: true, minify: true, mainFields: ["module", "main"], logLevel: "warning" };
const onNode = { ...common, platform: "node", target: "node22" };
const inBrowser = {
  ...common,
  platform: "browser",
  mainFields: ["browser", "module", "main"],
  target: "es2024",
  alias: { "node:path/posix": "path-browserify" },
};
/** For modules that are bundled from CommonJS. */
const requireForCommonJs = {
  js:
    'import { createRequire as tenorCreateRequire } from "node:module";' +
    "const require = tenorCreateRequire(import.meta.url);",
};
const stdin = (contents, folder) => ({ contents, resolveDir: `${root}${folder}`, loader: "ts" });

const library = await textsBelow(`${root}stdlib/`, ".tenor");
const diagnostics = await readFile(`${root}docs/diagnostics.md`, "utf8");
const bundle = { stdlib: library, docs: { "diagnostics.md": diagnostics } };
const comparisonPage = 'import { comparisonPage } from "../cli/render/compare-page.ts";';

await Promise.all([
  build({
    ...onNode,
    entryPoints: [`${here}src/main-node.ts`],
    outfile: `${out}extension.cjs`,
    format: "cjs",
    external: ["vscode"],
  }),
  build({
    ...inBrowser,
    entryPoints: [`${here}src/main-web.ts`],
    outfile: `${out}extension-web.cjs`,
    format: "cjs",
    external: ["vscode"],
  }),
  build({
    ...onNode,
    stdin: stdin(
      `${comparisonPage} import { serveOnStdio } from "./main.ts"; serveOnStdio("${version}", { comparisonPage });`,
      "lsp",
    ),
    outfile: `${out}server.mjs`,
    format: "esm",
    banner: requireForCommonJs,
  }),
  build({
    ...inBrowser,
    stdin: stdin(
      `${comparisonPage} import { serveInWorker } from "./web.ts"; serveInWorker(${JSON.stringify(bundle)}, { version: "${version}", comparisonPage });`,
      "lsp",
    ),
    outfile: `${out}server-web.js`,
    format: "iife",
  }),
  // For tasks.
  build({
    ...onNode,
    entryPoints: [`${root}cli/main.ts`],
    outfile: `${out}tenor.mjs`,
    format: "esm",
    banner: requireForCommonJs,
  }),
]);

await cp(`${root}stdlib`, `${out}stdlib`, { recursive: true, filter: (path) => !path.endsWith(".ts") });
await cp(`${root}docs/diagnostics.md`, `${out}docs/diagnostics.md`);
await cp(`${root}LICENSE`, `${here}LICENSE`);
// The server and the command line look for the folder that has both a package and the library.
await writeFile(`${out}package.json`, `${JSON.stringify({ version })}\n`);
execFileSync(
  "npx",
  [
    "vsce",
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    "dist/tenor.vsix",
  ],
  { cwd: here, stdio: "inherit", shell: process.platform === "win32" },
);
await rm(`${here}LICENSE`);

/** Texts by their paths below a folder. */
async function textsBelow(folder, ending) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending));
  const texts = names
    .toSorted()
    .map(async (name) => [name.replaceAll("\\", "/"), await readFile(folder + name, "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}
