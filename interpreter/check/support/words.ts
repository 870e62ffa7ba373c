import type { Span } from "../../../grammar/source.ts";
import type { Home } from "../../model/model.ts";
import { listed } from "../../model/similar.ts";

/** `section 4(d)`, `the preamble`, `the contract`, `the module std/notices`: where a clause stands, inside a sentence. */
export function inWords({ section, imported, source }: Home): string {
  if (section === null) return imported ? `the module ${source.name}` : "the contract";
  return isWord(section.label) ? `the ${section.shown}` : `section ${section.shown}`;
}

/** Several of them: `sections 6.1 and 6.2`. */
export function inWordsAll(homes: readonly Home[]): string {
  if (homes.length > 1 && homes.every(isNumbered))
    return `sections ${listed(
      homes.map(({ section }) => section?.shown ?? ""),
      "and",
    )}`;
  return listed(homes.map(inWords), "and");
}

/** The same at the beginning of a sentence. */
export function atStart(home: Home): string {
  return capital(inWords(home));
}

/** `Sections 4(b) and 4(c)`, `Section 2 and the preamble`. */
export function bothAtStart(first: Home, second: Home): string {
  return capital(inWordsAll([first, second]));
}

/** Whether two clauses stand in the same section, or both before the first one of the same file. */
export function inSameSection(a: Home, b: Home): boolean {
  return a.section === b.section && a.source === b.source;
}

/** A piece of the source on one line, cut to a length that a sentence bears. */
export function wordsAt({ source }: Home, { start, end }: Span, most: number = 60): string {
  const text = source.text
    .slice(start, Math.min(end, start + 10 * most))
    .replace(/\s+/g, " ")
    .trim();
  return text.length > most ? `${text.slice(0, most - 3).trimEnd()}...` : text;
}

/** `a Stock Split`, `an Exercise`. */
export function withArticle(name: string): string {
  return `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
}

/** Some of many: `A, B and 3 more`. */
export function some(names: readonly string[], most: number, joint: "or" | "and" = "and"): string {
  if (names.length <= most) return listed(names, joint);
  return `${names.slice(0, most).join(", ")} ${joint} ${names.length - most} more`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const isWord = (label: string): boolean => /^\p{L}{2,}/u.test(label);

const isNumbered = ({ section }: Home): boolean => section !== null && !isWord(section.label);
