/** A contract from its file: read, compiled, with everything that was found. */

import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { canBeTested, compile, isSound, type Compilation } from "../interpreter/compilation.ts";
import { fileHost } from "./host.ts";
import { otherThan } from "./input/kind.ts";
import { readTextFile } from "./input/read.ts";

export interface Contract {
  /** Null where the file could not be read. */
  readonly compilation: Compilation | null;
  /** Whether nothing stands in the way of running it. */
  readonly sound: boolean;
  /** Whether its scenarios can be run: those that show a clash of clauses can. */
  readonly testable: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export function openContract(path: string): Contract {
  const { source, diagnostics } = readTextFile(path);
  if (source === null) return { compilation: null, sound: false, testable: false, diagnostics };
  const other = otherThan("contract", source);
  if (other !== null) return { compilation: null, sound: false, testable: false, diagnostics: [other] };
  const host = fileHost();
  const compilation = compile(source, host);
  return {
    compilation,
    sound: isSound(compilation) && host.diagnostics.length === 0,
    testable: canBeTested(compilation) && host.diagnostics.length === 0,
    diagnostics: [...diagnostics, ...host.diagnostics, ...compilation.diagnostics],
  };
}
