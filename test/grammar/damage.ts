// How much of a file's tree survives one slip of the pen.
import { endOf, tokenize } from "../../grammar/tokens.ts";
import { parsed, withoutPlaces } from "./tree.ts";

export interface Survival {
  readonly statements: number;
  readonly damages: number;
  /** The mean share of the statements that are read as before. */
  readonly kept: number;
  /** The mean number of statements that are not. */
  readonly lost: number;
  /** The mean number of messages where the slip is one. */
  readonly messages: number;
}

/** Statements, headings and steps, each as text. */
function statementsOf(text: string): string[] {
  return parsed(text).file.items.flatMap((item) => {
    if (item.kind === "Section") return [{ ...item, statements: [] }, ...item.statements].map(written);
    return item.kind === "Scenario" ? [item.title, ...item.steps].map(written) : [written(item)];
  });
}

function written(value: unknown): string {
  return JSON.stringify(withoutPlaces(value));
}

/** Deletes one token at a time, at `damages` places spread by `seed`. */
export function survivalOf(text: string, damages: number, seed: number): Survival {
  const whole = statementsOf(text);
  const { tokens } = tokenize(text);
  const random = randomFrom(seed);
  let kept = 0;
  let messages = 0;
  let slips = 0;
  for (let damage = 0; damage < damages; damage++) {
    const token = tokens[Math.floor(random() * tokens.length)];
    if (token === undefined) continue;
    const torn = text.slice(0, token.startOffset) + text.slice(endOf(token));
    kept += common(whole, statementsOf(torn));
    const errors = parsed(torn).diagnostics.filter(({ severity }) => severity === "error").length;
    messages += errors;
    if (errors > 0) slips++;
  }
  const mean = kept / damages;
  return {
    statements: whole.length,
    damages,
    kept: mean / whole.length,
    lost: whole.length - mean,
    messages: messages / Math.max(1, slips),
  };
}

/** How many of one list are in the other, each as often as it is there. */
function common(whole: readonly string[], rest: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const each of rest) counts.set(each, (counts.get(each) ?? 0) + 1);
  return whole.filter((each) => {
    const count = counts.get(each) ?? 0;
    counts.set(each, count - 1);
    return count > 0;
  }).length;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
