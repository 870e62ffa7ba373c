/** A contract from its file: read, compiled, with everything that was found. */

import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { compile, isSound, type Compilation } from "../interpreter/compilation.ts";
import { fileHost } from "./host.ts";
import { readTextFile } from "./input/read.ts";

export interface Contract {
  /** Null where the file could not be read. */
  readonly compilation: Compilation | null;
  /** Whether nothing stands in the way of running it. */
  readonly sound: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function openContract(path: string): Contract {
  const { source, diagnostics } = readTextFile(path);
  if (source === null) return { compilation: null, sound: false, diagnostics };
  const host = fileHost();
  const compilation = compile(source, host);
  return {
    compilation,
    sound: isSound(compilation) && host.diagnostics.length === 0,
    diagnostics: [...diagnostics, ...host.diagnostics, ...compilation.diagnostics],
  };
}
