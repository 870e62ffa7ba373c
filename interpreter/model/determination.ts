import type * as ast from "../../grammar/ast.ts";
import type { Declarations } from "./declarations.ts";

/** What a `Determination` of the facts says; it needs no declaration. */
export const DETERMINATION_INPUTS: readonly string[] = ["Term", "By", "Value", "For"];

/** Whether a scenario's event supplies a fact that only a person can find. */
export function isDetermination({ events }: Declarations, { text }: ast.Name): boolean {
  return text === "Determination" && !events.has(text);
}
