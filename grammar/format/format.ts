import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parse } from "../parse.ts";
import type { Source } from "../source.ts";
import { essenceOf } from "./essence.ts";

/** A formatted text, and what stood in the way of reading the original. */
export interface Formatted {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lays a contract out as the house writes it. Only white space, quotes and the signs of arithmetic change, never a word;
 * statements that cannot be read stay as they are. A text whose words a mistake of the formatter would change stays as it is.
 */
export async function format(source: Source): Promise<Formatted> {
  const text = await layOut(source.text);
  const kept = essenceOf(text) === essenceOf(source.text);
  return { text: kept ? text : source.text, diagnostics: parse(source).diagnostics };
}

/** The same without the last look at the words, for tests. Prettier is loaded when it is first needed. */
export async function layOut(text: string): Promise<string> {
  const [prettier, plugin] = await Promise.all([import("prettier/standalone"), import("./plugin.ts")]);
  return prettier.format(text, { parser: "tenor", plugins: [plugin], ...plugin.defaultOptions });
}
