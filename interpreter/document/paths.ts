/** The last part of a file's name: a document is the same wherever its files lie. */
export function basename(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? name;
}
