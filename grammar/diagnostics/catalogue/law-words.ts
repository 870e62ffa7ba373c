/** Lists of names and beginnings of sentences in messages about the law. */

/** `"A"`, `"A" and "B"`, `"A", "B" and 3 more`. */
export function quoted(names: readonly string[]): string {
  const marked = names.map((name) => `"${name}"`);
  if (marked.length > 4) return `${marked.slice(0, 3).join(", ")} and ${marked.length - 3} more`;
  const last = marked.pop() ?? "";
  return marked.length === 0 ? last : `${marked.join(", ")} and ${last}`;
}

/** With a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
