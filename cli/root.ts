/** The folder of this package, found from here: it holds cli/ in a checkout and dist/ once it is installed. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let known: string | null = null;

export function packageRoot(): string {
  known ??= rootAbove(dirname(fileURLToPath(import.meta.url)));
  return known;
}

function rootAbove(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    // Not package.json: dist/ has one of its own.
    if (existsSync(join(at, "stdlib"))) return at;
    if (dirname(at) === at) return folder;
  }
}
