/** The server's edge to the file system: reads contracts, modules and facts, and lists what a folder holds. */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "./workspace.ts";

/** Beyond this nobody reads a contract; a device or a film is not read by mistake. */
const LARGEST_FILE = 16 * 1024 * 1024;

/** A folder with more is not one of contracts. */
const MOST_FILES = 5_000;
const DEEPEST = 8;

export function diskFiles(): Files {
  const root = packageRoot();
  return {
    library: join(root, "stdlib"),
    documentation: join(root, "docs"),
    stamp(path) {
      try {
        const { mtimeMs, size } = statSync(path);
        return `${mtimeMs} ${size}`;
      } catch {
        return null;
      }
    },
    read(path) {
      try {
        const found = statSync(path);
        if (!found.isFile() || found.size > LARGEST_FILE) return null;
        return readFileSync(path, "utf8");
      } catch {
        return null;
      }
    },
    list(folder, extension) {
      const found: string[] = [];
      listInto(found, folder, extension, 0);
      return found;
    },
  };
}

function listInto(found: string[], folder: string, extension: string, depth: number): void {
  if (depth > DEEPEST) return;
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, "en"))) {
    if (found.length >= MOST_FILES) return;
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) listInto(found, path, extension, depth + 1);
    else if (entry.isFile() && entry.name.endsWith(extension)) found.push(path);
  }
}

/** The folder of this package: it holds lsp/ in a checkout and dist/ once it is installed. */
function packageRoot(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, "package.json")) && existsSync(join(at, "stdlib"))) return at;
    if (dirname(at) === at) return folder;
  }
}
