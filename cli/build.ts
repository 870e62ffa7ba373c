// Bundles the command line into dist/: `tenor.js`, which does no more than turn V8's cache of compiled code on, and
// `command.js`, which is everything else. Both are CommonJS, whose loader starts in half the time of the other one. Commands
// are reached through dynamic imports only, and what an import inside the one file brings is run when it is asked for.
// Prettier and the language server stay dependencies, so that a plain `tenor check` does not even read them. The standard
// library stays where it is: it is read relative to the package's root, which holds both cli/ and dist/.
import { execFile } from "node:child_process";
import { chmod, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build, type Plugin } from "esbuild";
import { FileParser } from "../grammar/parser/file.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = `${root}dist`;

/** The grammar's lookahead, worked out now instead of at every start. */
const lookahead: Plugin = {
  name: "lookahead",
  setup(plugins) {
    plugins.onLoad({ filter: /grammar[/\\]parser[/\\]prepared\.ts$/ }, () => {
      const json = JSON.stringify(new FileParser(true, null).prepare());
      return { contents: `export const prepared = JSON.parse(${JSON.stringify(json)});`, loader: "js" };
    });
  },
};

/**
 * Where the built command begins. The cache has to be on before what it is to hold is loaded. It lies in the user's own folder,
 * since code is run from it; where it cannot be written to, the command starts without.
 */
const entry = `#!/usr/bin/env node
const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
const folder = LOCALAPPDATA || XDG_CACHE_HOME || require("node:os").homedir() + "/.cache";
require("node:module").enableCompileCache(folder + "/tenor");
require("./command.js");
`;

await rm(dist, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { command: "cli/main.ts" },
  outdir: "dist",
  bundle: true,
  external: ["prettier", "vscode-languageserver", "vscode-languageserver-textdocument"],
  minify: !process.env["TENOR_PLAIN"],
  format: "cjs",
  platform: "node",
  target: "node22.12",
  // jsonc-parser's `main` is UMD, whose own `require` calls no bundler can follow; its `module` is not.
  mainFields: ["module", "main"],
  define: { "import.meta.url": "tenorModuleUrl" },
  banner: { js: 'const tenorModuleUrl = "file://" + encodeURI(__filename.replaceAll("\\\\", "/"));' },
  plugins: [lookahead],
  logLevel: "info",
});
// The package is of modules; this folder is not.
await writeFile(`${dist}/package.json`, '{ "type": "commonjs" }\n');

const command = `${dist}/tenor.js`;
await writeFile(command, entry);
await chmod(command, 0o755);
// What does not start is not built.
await promisify(execFile)(process.execPath, [command, "--version"]);
