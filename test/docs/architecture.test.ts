// docs/architecture.md names paths, scripts and packages: all of them are there.
import { existsSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read, root, trackedFiles } from "../house/files.ts";
import { brokenLinks } from "./samples.ts";

const PAGE = "docs/architecture.md";
const page = read(PAGE);

/** What stands between backticks. */
const marked = [...new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, text = ""]) => text))];

/** In the table of folders a bare name is of the folder of its row: `tokens.ts` in the row of `grammar/`. */
const inRows = page.split("\n").flatMap((line) => {
  const [, folder, rest] = /^\| `([a-z/]+\/)`[^|]*\|(.*)\|$/.exec(line) ?? [];
  if (folder === undefined || rest === undefined) return [];
  return [...rest.matchAll(/`([a-z-]+(?:\.ts|\/))`/g)].map(([, name = ""]) => ({
    name,
    path: folder + name,
  }));
});

const paths = [
  ...marked.filter((text) => /^[a-z]+\/[\w./-]*$/.test(text) && !inRows.some(({ name }) => name === text)),
  ...inRows.map(({ path }) => path),
];

const isNotNamed = (folder: string): boolean => !new RegExp(`\\b${folder}\\b`).test(page);

describe("docs/architecture.md", () => {
  it("names many paths", () => {
    expect(paths.length).toBeGreaterThan(40);
  });

  it.each(paths)("%s is there", (path) => {
    expect(existsSync(root + path)).toBe(true);
    expect(statSync(root + path).isDirectory()).toBe(path.endsWith("/"));
  });

  it("names every folder of the house", () => {
    const folders = trackedFiles().flatMap((path) => /^(\w[\w-]*)\//.exec(path)?.[1] ?? []);
    expect([...new Set(folders)].filter(isNotNamed)).toEqual([]);
  });

  it("names every part of the interpreter", () => {
    const parts = trackedFiles().flatMap((path) => /^interpreter\/([\w-]+)\//.exec(path)?.[1] ?? []);
    expect([...new Set(parts)].filter(isNotNamed)).toEqual([]);
  });

  it("names scripts that package.json has", () => {
    const { scripts } = JSON.parse(read("package.json")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const named = [...page.matchAll(/`npm (?:run )?([a-z]+)`/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(named).toContain("cases");
  });

  it("has links that lead somewhere", () => {
    expect(brokenLinks(PAGE)).toEqual([]);
  });
});
