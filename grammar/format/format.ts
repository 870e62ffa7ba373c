import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parse } from "../parse.ts";
import type { Source } from "../source.ts";

/** A formatted text, and what stood in the way of reading the original. */
export interface Formatted {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lays a contract out as the house writes it. Only white space, quotes and the signs of arithmetic change, never a word;
 * statements that cannot be read stay as they are. Prettier is loaded when it is first needed.
 */
export async function format(source: Source): Promise<Formatted> {
  const [prettier, plugin] = await Promise.all([import("prettier/standalone"), import("./plugin.ts")]);
  const text = await prettier.format(source.text, {
    parser: "tenor",
    plugins: [plugin],
    ...plugin.defaultOptions,
  });
  return { text, diagnostics: parse(source).diagnostics };
}
