// Bundles the command line into dist/. Prettier and the language server are reached through dynamic imports only,
// so that splitting puts each into a chunk of its own and a plain `tenor check` never reads them. The standard
// library stays where it is: it is read relative to the package's root, which holds both cli/ and dist/.
import { chmod, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const command = `${root}dist/tenor.js`;
const shebang = "#!/usr/bin/env node\n";

// Dependencies still in CommonJS call `require`, which an ES module has to make for itself.
const requireForCommonJs =
  'import { createRequire as tenorCreateRequire } from "node:module";' +
  "const require = tenorCreateRequire(import.meta.url);";

await rm(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { tenor: "cli/main.ts" },
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node22.12",
  // jsonc-parser's `main` is UMD, whose own `require` calls no bundler can follow; its `module` is not.
  mainFields: ["module", "main"],
  banner: { js: requireForCommonJs },
  logLevel: "info",
});

const bundle = await readFile(command, "utf8");
if (!bundle.startsWith("#!")) await writeFile(command, shebang + bundle);
await chmod(command, 0o755);
