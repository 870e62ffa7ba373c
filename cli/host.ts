/** Where the files that a contract uses come from: the library of this package, and the folders beside the contract. */

import { readdirSync, statSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";
import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../grammar/source.ts";
import type { Host } from "../interpreter/compilation.ts";
import { closeDrafts } from "../interpreter/variant/close.ts";
import { readTextFile } from "./input/read.ts";
import { packageRoot } from "./root.ts";

/** A host that also keeps what stood in the way of reading a file that is there. */
export interface FileHost extends Host {
  readonly diagnostics: readonly Diagnostic[];
}

const LIBRARY = "std/";

const EXTENSION = ".tenor";

/** A name in the library: no way leads out of its folder. */
const LIBRARY_NAME = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;

export function fileHost(): FileHost {
  const diagnostics: Diagnostic[] = [];
  const read = (path: string, name: string): Source | null => {
    if (!isFile(path)) return null;
    const file = readTextFile(path, name);
    diagnostics.push(...file.diagnostics);
    // An unreadable file is reported as such; it is there, so that it is not reported as missing too.
    return file.source ?? { name, text: "" };
  };
  return {
    diagnostics,
    find(path, from) {
      if (path.startsWith(LIBRARY)) return fromLibrary(path, read);
      const folder = from.name.startsWith(LIBRARY) ? join(packageRoot(), "stdlib") : dirname(from.name);
      // Whatever the contract says, nothing but a contract is read: a message shows lines of what it is about.
      const beside = normalize(join(folder, path.endsWith(EXTENSION) ? path : path + EXTENSION));
      return read(beside, beside);
    },
    near(path, from) {
      if (from.name.startsWith(LIBRARY)) return [];
      const folder = join(dirname(from.name), dirname(path));
      const own = resolve(from.name);
      return closeDrafts(
        path,
        filesIn(folder).filter((name) => resolve(folder, name) !== own),
      );
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function fromLibrary(path: string, read: (path: string, name: string) => Source | null): Source | null {
  const name = path.slice(LIBRARY.length).replace(/\.tenor$/, "");
  if (!LIBRARY_NAME.test(name)) return null;
  return read(resolve(packageRoot(), "stdlib", `${name}.tenor`), LIBRARY + name);
}

/** A file that can be read to its end: a pipe or a device would be waited for. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
