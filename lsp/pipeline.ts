/** The compiler for an editor: what a compilation asked for is kept with it, so that it is known when it no longer holds. */

import type { Source } from "../grammar/source.ts";
import { compile, type Compilation, type Host } from "../interpreter/compilation.ts";

/** What a compilation asked the host for, and got. */
export interface Asked {
  readonly path: string;
  readonly from: Source;
  readonly found: Source | null;
}

export interface Compiled {
  readonly compilation: Compilation;
  readonly asked: readonly Asked[];
}

export function compileNoting(source: Source, { find, near }: Host): Compiled {
  const asked: Asked[] = [];
  const compilation = compile(source, {
    find(path, from) {
      const found = find(path, from);
      asked.push({ path, from, found });
      return found;
    },
    ...(near === undefined ? {} : { near }),
  });
  return { compilation, asked };
}

/** The texts that a compilation is made of: the contract, the drafts that it amends, and the modules. */
export function sourcesOf({ units }: Compilation): readonly Source[] {
  const found = new Set<Source>();
  for (const { source, pieces = [] } of units) {
    found.add(source);
    for (const piece of pieces) found.add(piece.source);
  }
  return [...found];
}
