// Bundles the command line into dist/: `tenor.js`, which does no more than turn V8's cache of compiled code on,
// `command.js`, which is everything else, and `worker.js`, which the threads of a sweep run. Both are CommonJS, whose loader starts in half the time of the other one. Commands
// are reached through dynamic imports only, and what an import inside the one file brings is run when it is asked for.
// Prettier, the language server and what makes documents stay dependencies, so that a plain `tenor check` does not even read them. The standard
// library stays where it is: it is read relative to the package's root, which holds both cli/ and dist/.
import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
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
 * chevrotain fills a table of 65,536 numbers at every start, which takes longer than to read a contract with the few characters
 * beyond the first 256 worked out one by one.
 */
const characters: Plugin = {
  name: "characters",
  setup(plugins) {
    plugins.onLoad({ filter: /chevrotain[/\\]lib[/\\]src[/\\]scan[/\\]lexer\.js$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const looked = "charCodeToOptimizedIdxMap[charCode]";
      const filled = "        initCharCodeToOptimizedIndexMap();\n";
      if (!text.includes(looked) || !text.includes(filled))
        throw new Error("chevrotain's table of characters has changed");
      const contents = text.replace(looked, "255 + ~~(charCode / 255)").replace(filled, "");
      return { contents, loader: "js" };
    });
  },
};

/**
 * Where the built command begins. It runs from code that the build has had V8 compile, where this Node is the one that built it
 * (V8 itself looks whether the two fit): of three amounts, since the less of it there is, the sooner it is there. Any other Node keeps a cache of its own in the user's folder; where that cannot be
 * written to, the command starts without.
 */
const entry = `#!/usr/bin/env node
const { readFileSync } = require("node:fs");
const { Script, constants } = require("node:vm");
// A reader of contracts has no use for what Node thinks of its own interfaces.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => {
  if (rest[0] !== "ExperimentalWarning" && rest[0]?.type !== "ExperimentalWarning") emitWarning.call(process, warning, ...rest);
};
const filename = __dirname + "/command.js";
const named = { filename, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER };
const [, , word = "help"] = process.argv;
const amount = word === "check" || word === "fmt" ? "check" : word === "help" || word.startsWith("-") ? "help" : "run";
let script;
try {
  const cachedData = readFileSync([__dirname + "/compiled/" + process.version, process.platform, process.arch, amount].join("-"));
  script = new Script(wrapped(), { ...named, cachedData });
} catch {}
if (script?.cachedDataRejected === false) {
  // All commands but one are over before code that is made faster has paid for the making.
  if (amount !== "help" && word !== "lsp") {
    const { setFlagsFromString } = require("node:v8");
    for (const count of ["maglev=4000", "maglev-osr=2000", "turbofan=12000", "osr=4000"])
      setFlagsFromString("--invocation-count-for-" + count);
  }
  run(script);
  // All is written by then, and the system takes the memory back sooner than V8 clears it up.
  process.on("exit", (code) => process.exit(code));
} else {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  const folder = LOCALAPPDATA || XDG_CACHE_HOME || require("node:os").homedir() + "/.cache";
  require("node:module").enableCompileCache(folder + "/tenor");
  require("./command.js");
}
function wrapped() {
  return "(function (exports, require, module, __filename, __dirname) {" + readFileSync(filename, "utf8") + "\\n})";
}
function run(script) {
  script.runInThisContext()({}, require, module, filename, __dirname);
}
`;

/** For the build alone: does what commands do, so that V8 compiles what they need, and writes down what it compiled. */
const compiler = `
compileInto(process.env.TENOR_COMPILE);
function compileInto(path) {
  const script = new Script(wrapped(), named);
  for (const words of JSON.parse(process.env.TENOR_COMMANDS)) {
    process.argv = [process.argv[0], __filename, ...words];
    run(script);
  }
  process.on("exit", () => require("node:fs").writeFileSync(path, script.createCachedData()));
}
`;

await rm(dist, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { command: "cli/main.ts", worker: "cli/sweep/worker.ts" },
  outdir: "dist",
  bundle: true,
  external: [
    "docx",
    "fflate",
    "marked",
    "prettier",
    "vscode-languageserver",
    "vscode-languageserver-textdocument",
  ],
  minify: true,
  format: "cjs",
  platform: "node",
  target: "node22.12",
  mainFields: ["module", "main"],
  define: { "import.meta.url": "tenorModuleUrl" },
  banner: { js: 'const tenorModuleUrl = "file://" + encodeURI(__filename.replaceAll("\\\\", "/"));' },
  plugins: [lookahead, characters],
  logLevel: "info",
});
// What is not ASCII stands in patterns only. Without it V8 holds the text in half the memory, and Node need not decode it.
const bundle = `${dist}/command.js`;
const bundled = await readFile(bundle, "utf8");
await writeFile(
  bundle,
  bundled.replaceAll(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  ),
);
// The package is of modules; this folder is not.
await writeFile(`${dist}/package.json`, '{ "type": "commonjs" }\n');

const command = `${dist}/tenor.js`;
await chmod(await written(command, entry), 0o755);

// What does not start is not built.
const example = "examples/glowpoint-2005/";
const facts = [
  "--events",
  `${example}events.json`,
  "--quotes",
  `${example}quotes.csv`,
  "--set",
  "Warrant Share Number=100,000",
];
const check = ["check", `${example}glowpoint.tenor`];
const run = ["run", `${example}glowpoint.tenor`, ...facts];
const amounts = { help: [["--version"]], check: [check], run: [check, run] };
await mkdir(`${dist}/compiled`);
const helper = await written(`${dist}/compile.js`, entry.replace(/^if \(script[^]*?^}\n/m, "") + compiler);
for (const [amount, commands] of Object.entries(amounts)) {
  const compiled = [`${dist}/compiled/${process.version}`, process.platform, process.arch, amount].join("-");
  // One after another: each is to write down what it compiled itself.
  // oxlint-disable-next-line no-await-in-loop
  await promisify(execFile)(process.execPath, [helper], {
    cwd: root,
    env: { ...process.env, TENOR_COMPILE: compiled, TENOR_COMMANDS: JSON.stringify(commands) },
    maxBuffer: 2 ** 28,
  });
}
await rm(helper);

async function written(path: string, text: string): Promise<string> {
  await writeFile(path, text);
  return path;
}
