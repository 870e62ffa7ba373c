/**
 * The server knows files by `file:` addresses alone. In a browser the files of a workspace have others
 * (`vscode-vfs://github/...`), and what the server brings along has one that only it can read: both are spelled anew.
 */

/** Documents that the server brings along: the library, the page of messages. */
export const BUNDLED_SCHEME = "tenor-bundled";

const BUNDLED = "file:///~tenor/";

interface Parts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** `vscode-vfs://github/a/b.tenor` becomes `file:///~vscode-vfs/~github/a/b.tenor`. */
export function toServer({ scheme, authority, path }: Parts): string {
  const escaped = path.split("/").map(encodeURIComponent).join("/");
  if (scheme === "file") return `file://${escaped}`;
  if (scheme === BUNDLED_SCHEME) return `${BUNDLED}${escaped.slice(1)}`;
  return `file:///~${scheme}/~${encodeURIComponent(authority)}${escaped}`;
}

/** The way back; null for what is no address of the server's. */
export function fromServer(uri: string): Parts | null {
  if (!uri.startsWith("file://")) return null;
  if (uri.startsWith(BUNDLED))
    return {
      scheme: BUNDLED_SCHEME,
      authority: "",
      path: `/${decodeURIComponent(uri.slice(BUNDLED.length))}`,
    };
  const [, scheme, authority, path] =
    /^file:\/\/\/(?:~|%7E)([^/]+)\/(?:~|%7E)([^/]*)(\/.*)?$/i.exec(uri) ?? [];
  if (scheme === undefined || authority === undefined)
    return { scheme: "file", authority: "", path: decodeURIComponent(uri.slice("file://".length)) };
  return {
    scheme,
    authority: decodeURIComponent(authority),
    path: decodeURIComponent(path ?? "/"),
  };
}
