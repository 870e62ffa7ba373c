// The direction of imports: grammar ← interpreter ← { lsp, cli } ← test, with stdlib beside the interpreter.
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, read } from "./files.ts";

interface Import {
  /** The importing file. */
  readonly from: string;
  /** What it names, as written. */
  readonly specifier: string;
  /** The path from the root for a relative import, the package or Node module otherwise. */
  readonly to: string;
  readonly relative: boolean;
  readonly lazy: boolean;
}

const folders = ["grammar", "interpreter", "stdlib", "lsp", "cli", "test", "bench"];

/** `import … from "x"`, `export … from "x"` and `import "x"`, on one line or several. */
const statement =
  /^[ \t]*(?:(?:import|export)\s+(?:type\s+)?[\w$*{][\w$\s*,{}]*?\bfrom\s*|import\s*)["']([^"'\n]+)["']/gm;
const dynamic = /\bimport\(\s*["'`]([^"'`\n]+)["'`]\s*\)/g;

function importsOf(from: string, text: string): Import[] {
  const found = (pattern: RegExp, lazy: boolean) =>
    [...text.matchAll(pattern)].map(([, specifier = ""]): Import => {
      const relative = specifier.startsWith(".");
      const to = relative ? posix.join(posix.dirname(from), specifier) : specifier;
      return { from, specifier, to, relative, lazy };
    });
  return [...found(statement, false), ...found(dynamic, true)];
}

const sources = folders.flatMap(filesBelow).filter((path) => path.endsWith(".ts"));
const imports = sources.flatMap((path) => importsOf(path, read(path)));

const within = (path: string, ...places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(place.endsWith("/") ? place : `${place}/`));

const isPackage = (to: string, name: string) => to === name || to.startsWith(`${name}/`);

/** The extension is a program of its own, and names its dependencies itself. */
const extension = "lsp/vscode";

const show = ({ from, specifier }: Import) => `${from} imports ${specifier}`;

function expectNone(breaches: readonly Import[]): void {
  expect(breaches.map(show)).toEqual([]);
}

/** Each part of the house, and the only parts that its files may import. The first that holds a file decides. */
const parts: readonly { readonly part: string; readonly allowed: readonly string[] }[] = [
  { part: "grammar", allowed: ["grammar"] },
  { part: "interpreter", allowed: ["grammar", "interpreter", "stdlib/native"] },
  { part: "stdlib/native", allowed: ["stdlib/native", "interpreter/values"] },
  { part: "stdlib", allowed: ["stdlib", "interpreter/values"] },
  { part: extension, allowed: [extension] },
  { part: "lsp", allowed: ["lsp", "grammar", "interpreter", "stdlib"] },
  { part: "cli", allowed: ["cli", "grammar", "interpreter", "stdlib"] },
  { part: "test", allowed: folders },
  { part: "bench", allowed: ["bench", "cli", "grammar", "interpreter", "stdlib", "lsp"] },
];

const partOf = (path: string) => parts.find(({ part }) => within(path, part))?.part;

/** `tenor lsp` starts the server, and only once it is asked to. */
const startsTheServer = ({ from, to, lazy }: Import) =>
  from === "cli/commands/lsp.ts" && lazy && within(to, "lsp") && !within(to, extension);

/** Packages with a home: elsewhere their types and habits must not show. Tests and benchmarks compare with them. */
const homes: readonly { readonly packages: readonly string[]; readonly homes: readonly string[] }[] = [
  { packages: ["decimal.js"], homes: ["interpreter/values"] },
  { packages: ["chevrotain", "@chevrotain"], homes: ["grammar"] },
  { packages: ["marked"], homes: ["interpreter/document"] },
  { packages: ["docx", "fflate"], homes: ["cli/document"] },
  { packages: ["prettier"], homes: ["grammar/format", "cli/commands/fmt.ts", "lsp"] },
  {
    packages: [
      "vscode-languageserver",
      "vscode-languageserver-textdocument",
      "vscode-languageserver-protocol",
      "vscode-languageserver-types",
      "vscode-jsonrpc",
    ],
    homes: ["lsp"],
  },
];

const outsideWorld = ["node:fs", "node:process", "node:child_process", "node:worker_threads"];
const edges = ["cli", "lsp/main.ts", "lsp/files.ts", extension, "test", "bench"];

describe("imports", () => {
  it.each(parts)("$part imports only from $allowed", ({ part, allowed }) => {
    expectNone(
      imports.filter(
        (each) =>
          each.relative &&
          partOf(each.from) === part &&
          !within(each.to, ...allowed, "package.json") &&
          !startsTheServer(each),
      ),
    );
  });

  it.each(homes)("$packages.0 is imported only from $homes", ({ packages, homes: allowed }) => {
    expectNone(
      imports.filter(
        ({ from, to, relative }) =>
          !relative &&
          packages.some((name) => isPackage(to, name)) &&
          !within(from, ...allowed, "test", "bench"),
      ),
    );
  });

  it("files, processes and threads are touched at the edges only", () => {
    const touches = (to: string) => outsideWorld.some((name) => isPackage(to, name));
    expectNone(imports.filter(({ from, to }) => touches(to) && !within(from, ...edges)));
  });

  it("Node's own modules are named with node:, so that the rule above sees them", () => {
    const bare = outsideWorld.map((name) => name.slice("node:".length));
    expectNone(imports.filter(({ to, relative }) => !relative && bare.some((name) => isPackage(to, name))));
  });

  it("relative imports carry their extension, as Node runs the sources", () => {
    expectNone(
      imports.filter(({ from, to, relative }) => {
        return relative && !within(from, extension) && posix.extname(to) === "";
      }),
    );
  });
});

describe("the reader of imports", () => {
  const specifiers = (text: string) => importsOf("grammar/x.ts", text).map(({ specifier }) => specifier);

  it.each([
    ['import a from "./a.ts";', ["./a.ts"]],
    ['import type { A } from "./a.ts";', ["./a.ts"]],
    ['import * as a from "../a.ts";', ["../a.ts"]],
    ['import {\n  a,\n  type B as C,\n} from "./a.ts";', ["./a.ts"]],
    ['import a, { b } from "./a.ts";\nimport { c } from "./c.ts";', ["./a.ts", "./c.ts"]],
    ['export * from "./a.ts";\nexport type { B } from "./b.ts";', ["./a.ts", "./b.ts"]],
    ['import "./a.ts";', ["./a.ts"]],
    ['const a = await import("./a.ts");', ["./a.ts"]],
    ['export const from = "x";', []],
    ['// import a from "./a.ts"', []],
  ])("%j", (text, expected) => {
    expect(specifiers(text)).toEqual(expected);
  });

  it("resolves against the importing file", () => {
    const [found] = importsOf("interpreter/run/x.ts", 'import { parse } from "../../grammar/parse.ts";');
    expect(found?.to).toBe("grammar/parse.ts");
  });
});

describe("the language knows no particular contract", () => {
  // Words of single instruments and investors. What they need is said in Tenor, in stdlib/ or in the contract.
  const ofOneContract = /\b(?:glowpoint|treasury|spac|pipe)\b/i;

  it("grammar and interpreter name none", () => {
    const breaches = [...filesBelow("grammar"), ...filesBelow("interpreter")].flatMap((path) =>
      read(path)
        .split("\n")
        .flatMap((line, index) => (ofOneContract.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(breaches).toEqual([]);
  });
});
