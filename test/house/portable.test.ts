// Nothing in the repository may depend on the machine where it was written.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { root, trackedFiles } from "./files.ts";

// In pieces, so that this file does not contain what it looks for.
const machinePaths = [["", "work", ""].join("/"), ["", "tmp", "bash"].join("/")];
const registryHosts = [["registry", "npmjs", "org"].join("."), ["registry", "yarnpkg", "com"].join(".")];

/** The registry that npm uses here, which npm tells its scripts. */
function registryInUse(): string[] {
  const address = process.env["npm_config_registry"];
  const host = address === undefined || !URL.canParse(address) ? "" : new URL(address).hostname;
  return host === "" || host === "localhost" ? [] : [host];
}

const textFiles = trackedFiles()
  .map((path) => ({ path, content: readFileSync(root + path) }))
  .filter(({ content }) => !content.includes(0))
  .map(({ path, content }) => ({ path, text: content.toString("utf8") }));

function mentions(strings: readonly string[]): string[] {
  return textFiles.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => {
      const found = strings.find((each) => line.includes(each));
      return found === undefined ? [] : [`${path}:${index + 1} mentions ${found}`];
    }),
  );
}

it("no tracked file names a path of one machine", () => {
  expect(mentions(machinePaths)).toEqual([]);
});

it("no tracked file names a package registry", () => {
  expect(mentions([...registryHosts, ...registryInUse()])).toEqual([]);
});
