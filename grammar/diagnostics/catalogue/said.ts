/** Texts from files and lists of names, as messages say them. */

const LONGEST_SHOWN = 60;

/** What cannot be shown in a line of text, or would turn it around: controls, line separators, marks of direction, half characters. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text from a file inside a message: cut to a readable length, with control characters made visible. */
export function shown(text: string): string {
  const short = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return short.replace(UNSHOWABLE, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same in quotation marks. */
export function quoted(text: string): string {
  return `"${shown(text)}"`;
}

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function listed(
  words: readonly string[],
  join: "and" | "or",
  mark: (word: string) => string = quoted,
): string {
  const marked = words.map(mark);
  const last = marked.pop() ?? "";
  return marked.length === 0 ? last : `${marked.join(", ")} ${join} ${last}`;
}

/** Names that may have been meant, as help. */
export function didYouMean(near: readonly string[]): string[] {
  return near.length === 0 ? [] : [`Did you mean ${listed(near, "or")}?`];
}

/** Not more than this many choices are spelled out in a message. */
export const MOST_CHOICES = 12;

/** What there is to choose from, as help. */
export function choices(all: readonly string[], lead: string): string[] {
  if (all.length === 0) return [];
  const more = all.length > MOST_CHOICES ? ` and ${all.length - MOST_CHOICES} more` : "";
  return [`${lead}: ${all.slice(0, MOST_CHOICES).map(quoted).join(", ")}${more}.`];
}
