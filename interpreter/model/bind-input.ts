import type * as ast from "../../grammar/ast.ts";
import { unknownInput } from "../../grammar/diagnostics/catalogue/uses.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";

/** Says that something takes no input of this name. */
export function reportInput(
  resolution: Resolution,
  scope: Scope,
  { text, span }: ast.Name,
  owner: string,
  known: readonly string[],
): void {
  if (text === "") return;
  const { close, fixes } = resolution.close(scope.home, span, text, () => known);
  const details = { ...scope.use, name: text, owner, known, close };
  resolution.report(unknownInput, scope.home, span, details, { fixes });
}
