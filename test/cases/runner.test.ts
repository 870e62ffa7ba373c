/**
 * Cases are folders: `test/cases/<feature>/<case>/` holds `contract.tenor`, the files that it uses or amends, perhaps facts
 * (`events.json`, `quotes.csv`) and choices (`options.json`: `{ "asOf", "readings", "set" }`), and beside them what each phase
 * makes of it. `npm run cases` writes these golden files anew; each difference is to be explained. A folder whose name begins
 * with a code shows the message of that code.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countedWords, renderAll } from "../../grammar/diagnostics/render.ts";
import type { Source } from "../../grammar/source.ts";
import { compile, type Host } from "../../interpreter/compilation.ts";
import { call } from "../cli/memory.ts";
import { root } from "../house/files.ts";

const CASES = "test/cases";
const UPDATE = process.env["UPDATE_CASES"] === "1";

/** One case. Paths are relative to the root, so that messages are the same on every machine. */
interface Case {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
}

interface Phase {
  readonly golden: string;
  readonly applies: (one: Case) => boolean;
  readonly make: (one: Case) => string | Promise<string>;
}

/** A later phase is a line more; cases that it applies to get their golden file from `npm run cases`. */
const phases: readonly Phase[] = [
  { golden: "diagnostics.txt", applies: () => true, make: diagnostics },
  { golden: "run.txt", applies: hasFacts, make: (one) => run(one) },
  { golden: "run.json", applies: hasFacts, make: (one) => run(one, "--json") },
];

const INPUTS = new Set(["events.json", "quotes.csv", "options.json", "README.md"]);

function hasFacts({ files }: Case): boolean {
  return ["events.json", "quotes.csv", "options.json"].some((file) => files.includes(file));
}

/** Everything that is said of the contract while it is read, bound, typed and checked. */
function diagnostics(one: Case): string {
  const read = (name: string, path: string): Source | null =>
    existsSync(path) ? { name, text: readFileSync(path, "utf8") } : null;
  const host: Host = {
    find: (path) =>
      path.startsWith("std/")
        ? read(path, join(root, "stdlib", `${path.slice("std/".length)}.tenor`))
        : read(path, join(root, one.folder, path)),
  };
  const source = read("contract.tenor", join(root, one.folder, "contract.tenor")) ?? { name: "", text: "" };
  const found = compile(source, host).diagnostics;
  if (found.length === 0) return "Nothing to say.\n";
  return `${renderAll(found)}\n\n${countedWords(found)}\n`;
}

/** What `tenor run` prints, and its exit code. */
async function run(one: Case, ...more: readonly string[]): Promise<string> {
  const at = (file: string): string => join(one.folder, file);
  const given = (option: string, file: string): string[] =>
    one.files.includes(file) ? [option, at(file)] : [];
  const words = [...given("--events", "events.json"), ...given("--quotes", "quotes.csv"), ...choices(one)];
  const { code, out, err } = await call("run", at("contract.tenor"), ...words, ...more);
  const said = err === "" ? out : `${out}\n${err}`;
  const text = said.replaceAll(`${one.folder}/`, "");
  return more.length > 0 ? text : `${text}\nExit code ${code}.\n`;
}

function choices(one: Case): string[] {
  if (!one.files.includes("options.json")) return [];
  const options = JSON.parse(readFileSync(join(root, one.folder, "options.json"), "utf8")) as {
    readonly asOf?: string;
    readonly readings?: readonly string[];
    readonly set?: Readonly<Record<string, string>>;
  };
  return [
    ...(options.asOf === undefined ? [] : ["--as-of", options.asOf]),
    ...(options.readings ?? []).flatMap((name) => ["--reading", name]),
    ...Object.entries(options.set ?? {}).flatMap(([term, value]) => ["--set", `${term}=${value}`]),
  ];
}

function foldersIn(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

const cases: readonly Case[] = foldersIn(CASES).flatMap((feature) =>
  foldersIn(`${CASES}/${feature}`).map((name) => {
    const folder = `${CASES}/${feature}/${name}`;
    return { name: `${feature}/${name}`, folder, files: readdirSync(join(root, folder)) };
  }),
);

describe.each(cases.map((one) => [one.name, one] as const))("%s", (name, one) => {
  const expected = phases.filter(({ applies }) => applies(one));

  it("holds a contract, and nothing that no phase reads or makes", () => {
    const goldens = new Set(expected.map(({ golden }) => golden));
    const known = (file: string): boolean => file.endsWith(".tenor") || INPUTS.has(file) || goldens.has(file);
    expect(one.files).toContain("contract.tenor");
    expect(one.files.filter((file) => !known(file))).toEqual([]);
  });

  it.each(expected.map((phase) => [phase.golden, phase] as const))("%s", async (golden, { make }) => {
    const made = await make(one);
    const path = join(root, one.folder, golden);
    if (UPDATE) writeFileSync(path, made);
    expect(existsSync(path), `${golden} is there; npm run cases writes it`).toBe(true);
    expect(made).toBe(readFileSync(path, "utf8"));
  });

  const [, code] = /\/([A-Z]\d{3})(?:-|$)/.exec(name) ?? [];
  if (code === undefined) return;
  it("shows the message that it is named after", () => {
    expect(readFileSync(join(root, one.folder, "diagnostics.txt"), "utf8")).toContain(` ${code}  `);
  });
});
