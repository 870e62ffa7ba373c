/** Which words of two passages differ: the longest sequence of words that both have stays unmarked. */

import type { Passage } from "../../interpreter/compare/drafts.ts";

/** Places in the source of a passage. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Token extends Stretch {
  readonly key: string;
}

/** A comment, a text in quotes, a name of several words, a number with its signs, a word, a sign. */
const TOKEN =
  /\/\/[^\n]*|"[^"\n]*"|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*|[$€£]?\d(?:[\d.,/]*\d)?%?|\w[\w'-]*|[^\s\w]/g;

/** Passages of more words than these (multiplied) are marked by their meaning alone. */
const MOST = 4_000_000;

/** The words of each that the other does not have there. A renamed term is the same word; comments are none. */
export function wordDiff(
  before: Passage,
  after: Passage,
  renamed: ReadonlyMap<string, string>,
): readonly [Stretch[], Stretch[]] {
  const left = tokensOf(before, renamed);
  const right = tokensOf(after, new Map());
  if (left.length * right.length > MOST) return [[], []];
  const width = right.length + 1;
  // How many words two tails have in common.
  const common = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      common[i * width + j] =
        left[i]?.key === right[j]?.key
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const gone: Token[] = [];
  const come: Token[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [was, is] = [left[i], right[j]];
    if (was !== undefined && was.key === is?.key) [i, j] = [i + 1, j + 1];
    else if (
      was !== undefined &&
      (is === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      gone.push(was);
      i++;
    } else if (is !== undefined) {
      come.push(is);
      j++;
    }
  }
  return [joined(gone, before), joined(come, after)];
}

function tokensOf({ source, span }: Passage, renamed: ReadonlyMap<string, string>): Token[] {
  return [...source.text.slice(span.start, span.end).matchAll(TOKEN)].flatMap((found) => {
    const [text] = found;
    if (text.startsWith("//")) return [];
    const start = span.start + found.index;
    return [{ start, end: start + text.length, key: renamed.get(text) ?? text }];
  });
}

/** Words with nothing but white space between them are one stretch. */
function joined(tokens: readonly Token[], { source }: Passage): Stretch[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of tokens) {
    const last = found.at(-1);
    if (last !== undefined && source.text.slice(last.end, start).trim() === "") last.end = end;
    else found.push({ start, end });
  }
  return found;
}

/** Stretches that touch or overlap as one, in order. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}
