/** Files that are handed in, where there is no disk: in a browser. The library and the page of messages come with the server. */

import type { Files } from "./workspace.ts";

/** What the server brings along: texts by their paths below `stdlib/` and `docs/`. */
export interface Bundle {
  readonly stdlib: Readonly<Record<string, string>>;
  readonly docs: Readonly<Record<string, string>>;
}

/** Where what the server brings along stands; no workspace has such a folder. */
export const BUNDLED = "/~tenor";

export class MemoryFiles implements Files {
  readonly library = `${BUNDLED}/stdlib`;
  readonly documentation = `${BUNDLED}/docs`;
  private readonly texts = new Map<string, { readonly text: string; readonly stamp: string }>();
  private count = 0;

  constructor({ stdlib, docs }: Bundle) {
    for (const [name, text] of Object.entries(stdlib)) this.put(`${this.library}/${name}`, text);
    for (const [name, text] of Object.entries(docs)) this.put(`${this.documentation}/${name}`, text);
  }

  /** The text of a file as it is now; null where it is gone. */
  put(path: string, text: string | null): void {
    if (text === null) this.texts.delete(path);
    else if (this.texts.get(path)?.text !== text) this.texts.set(path, { text, stamp: String(++this.count) });
  }

  readonly stamp = (path: string): string | null => this.texts.get(path)?.stamp ?? null;

  readonly read = (path: string): string | null => this.texts.get(path)?.text ?? null;

  readonly list = (folder: string, extension: string): string[] =>
    [...this.texts.keys()]
      .filter((path) => path.startsWith(`${folder}/`) && path.endsWith(extension))
      .toSorted((a, b) => a.localeCompare(b, "en"));
}
