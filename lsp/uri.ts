/** Addresses of files and their paths, without a file system: paths have forward slashes, also those of Windows (`C:/...`). */

/** The path of a `file:` address; null for any other. */
export function pathOf(uri: string): string | null {
  if (!uri.startsWith("file://")) return null;
  const slash = uri.indexOf("/", "file://".length);
  if (slash < 0) return null;
  let path: string;
  try {
    path = decodeURIComponent(uri.slice(slash).replace(/[?#].*$/, ""));
  } catch {
    return null;
  }
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

/** As editors write it: everything escaped but letters, digits and `-._~/`. */
export function uriOfPath(path: string): string {
  const absolute = path.startsWith("/") ? path : `/${path}`;
  const escaped = absolute
    .split("/")
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, escapeLetter));
  return `file://${escaped.join("/")}`;
}

function escapeLetter(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
