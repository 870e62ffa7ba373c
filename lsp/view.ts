/** What a feature is given: a document with the compilation that it belongs to. */

import type * as ast from "../grammar/ast.ts";
import type { Source } from "../grammar/source.ts";
import type { Compilation } from "../interpreter/compilation.ts";
import type { UriOf } from "./positions.ts";

export interface View {
  readonly compilation: Compilation;
  readonly source: Source;
  readonly file: ast.File;
  readonly uriOf: UriOf;
}
