/** Names in messages, and where one is used. */

/** `"A", "B"`. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** Names like the one that was `found`, as help. */
export const close = (names: readonly string[], found = ""): string[] => {
  if (names.length === 0) return [];
  const article = /^(?:The|An?|Any|Each|Every|Such) (?=[A-Z])/.exec(found)?.[0];
  return article !== undefined && names[0] === found.slice(article.length)
    ? [`Write "${article.toLowerCase()}${names[0]}": an article is small here, also where a sentence begins.`]
    : [`Close: ${quoted(names)}.`];
};

/** Where a name is used: the section, and what cannot be had without it. */
export interface Use {
  /** `Section 4(d)`, `The contract`, `The module std/notices`. */
  readonly where: string;
  /** A sentence: what the contract cannot do as long as this stands. */
  readonly consequence: string;
}
