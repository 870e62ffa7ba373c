/**
 * Placeholders of templates: `{{Warrant Price}}`, `{{the end of Term or Exercise Period or ____}}`. Capitalised names are the
 * contract's; words in lower case are those of the kind of document. Alternatives are tried in order; a line of underscores or
 * a text in quotes always stands, so what is lacking is a line for the pen.
 */

/** One thing that a placeholder may be filled with. */
export type Choice =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "line"; readonly width: number }
  | { readonly kind: "text"; readonly text: string };

export interface Placeholder {
  /** What stands between the braces, white space folded. */
  readonly written: string;
  /** Empty where nothing stands between the braces. */
  readonly choices: readonly Choice[];
  /** Offsets of the whole, braces included. */
  readonly start: number;
  readonly end: number;
}

/** A pair of braces with what is between; an opening pair without its end is a finding of its own. */
const BRACES = /\{\{([^{}]*)(\}\})?/g;

export interface Found {
  readonly placeholders: readonly Placeholder[];
  /** Offsets of braces that are never closed. */
  readonly open: readonly number[];
}

export function findPlaceholders(text: string): Found {
  const placeholders: Placeholder[] = [];
  const open: number[] = [];
  for (const match of text.matchAll(BRACES)) {
    const [whole, inside = "", closed] = match;
    if (closed === undefined) open.push(match.index);
    else placeholders.push(readPlaceholder(inside, match.index, match.index + whole.length));
  }
  return { placeholders, open };
}

export function readPlaceholder(inside: string, start = 0, end = inside.length): Placeholder {
  // Word puts curly quotes and spaces that do not break where they are typed plain.
  const written = inside
    .replace(/[“”„]/g, '"')
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  const parts = written === "" ? [] : (written.match(/(?:"[^"]*"|[^"])+?(?= or |$)/g) ?? []);
  const choices = parts.map((part) => choiceOf(part.replace(/^ or /, "").trim()));
  return { written, choices, start, end };
}

function choiceOf(part: string): Choice {
  if (/^_+$/.test(part)) return { kind: "line", width: part.length };
  const [, quoted] = /^"([^"]*)"$/.exec(part) ?? [];
  return quoted === undefined ? { kind: "name", name: part } : { kind: "text", text: quoted };
}
