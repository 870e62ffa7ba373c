/** How the catalogue's entries are listed. */

/** Names stand in lists, where a small letter begins them; a quotation or a code is left as it is. */
export function nameOf(name: string): string {
  return /^[A-Z][a-z]* /.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
