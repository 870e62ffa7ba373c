// The project's own files, as the house tests read them. Paths are relative to the root, with forward slashes.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

const notOurs = new Set(["node_modules", "dist", "coverage", ".git", ".vscode-test"]);

export function read(path: string): string {
  return readFileSync(root + path, "utf8");
}

/** Every file below `folder`, or nothing where there is no such folder. */
export function filesBelow(folder: string): string[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  if (!existsSync(root + prefix)) return [];
  return readdirSync(root + prefix, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    if (entry.isDirectory()) return filesBelow(prefix + entry.name);
    return entry.isFile() ? [prefix + entry.name] : [];
  });
}

/** The files under version control; in an unpacked archive, where there is none, every file. */
export function trackedFiles(): string[] {
  if (!existsSync(`${root}.git`)) return filesBelow("");
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  return listed.split("\0").filter((path) => path !== "" && existsSync(root + path));
}
