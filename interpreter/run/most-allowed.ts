import type { Context } from "../compile/context.ts";
import type { Program } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";

/** Placeholder until the analysis of conditions stands beside it. */
export function mostAllowed(program: Program, occurrence: Occurrence, context: Context): bigint | null {
  void program;
  void occurrence;
  void context;
  return null;
}
