/**
 * The documents that an editor has open, the files beside them, and one compilation of each, kept until a text that it was made
 * of changes. Pure but for the files handed in.
 */

import { dirname, join, normalize } from "node:path/posix";
import type { Range } from "vscode-languageserver";
import type { Source } from "../grammar/source.ts";
import type { Compilation } from "../interpreter/compilation.ts";
import { closeDrafts } from "../interpreter/variant/close.ts";
import { compileNoting, sourcesOf, type Asked } from "./pipeline.ts";
import { offsetAt } from "./positions.ts";
import { pathOf, uriOfPath } from "./uri.ts";

/** What the workspace asks of the world. Paths have forward slashes. */
export interface Files {
  /** The folder of the standard library. */
  readonly library: string;
  /** The folder with the page of messages. */
  readonly documentation: string;
  /** Changes when the file does; null where there is none. */
  readonly stamp: (path: string) => string | null;
  readonly read: (path: string) => string | null;
  /** The files below a folder whose names end so. */
  readonly list: (folder: string, extension: string) => readonly string[];
}

/** A change of a document; without a range the text is the whole document. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly source: Source;
}

interface Kept {
  readonly source: Source;
  readonly asked: readonly Asked[];
  readonly compilation: Compilation;
}

const LIBRARY = "std/";
const EXTENSION = ".tenor";
const LIBRARY_NAME = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;

/** One spelling for all that mean the same file: editors escape differently. */
function canonical(uri: string): string {
  const path = pathOf(uri);
  return path === null ? uri : uriOfPath(path);
}

function uriOfName(name: string, library: string): string {
  if (name.startsWith(LIBRARY)) return uriOfPath(`${library}/${name.slice(LIBRARY.length)}.tenor`);
  return name.startsWith("/") || /^[A-Za-z]:\//.test(name) ? uriOfPath(name) : name;
}

export class Workspace {
  readonly files: Files;
  private readonly documents = new Map<string, Document>();
  private readonly onDisk = new Map<string, { readonly stamp: string; readonly source: Source }>();
  private readonly kept = new Map<string, Kept>();
  folders: readonly string[] = [];

  constructor(files: Files) {
    this.files = files;
  }

  // ---- documents ----

  open(uri: string, version: number, text: string): Document {
    const document = { uri, version, source: { name: this.nameOf(uri), text } };
    this.documents.set(canonical(uri), document);
    return document;
  }

  /** Applies changes. Those of a version that is not newer than what is known are left out: null. */
  change(uri: string, version: number, changes: readonly Change[]): Document | null {
    const document = this.documents.get(canonical(uri));
    if (document === undefined || version <= document.version) return null;
    let { source } = document;
    for (const { range, text } of changes) {
      if (range === undefined) source = { name: source.name, text };
      else {
        const start = offsetAt(source, range.start);
        const end = Math.max(start, offsetAt(source, range.end));
        source = { name: source.name, text: source.text.slice(0, start) + text + source.text.slice(end) };
      }
    }
    const changed = { uri: document.uri, version, source };
    this.documents.set(canonical(uri), changed);
    return changed;
  }

  close(uri: string): void {
    this.documents.delete(canonical(uri));
    this.kept.delete(this.nameOf(uri));
  }

  document(uri: string): Document | null {
    return this.documents.get(canonical(uri)) ?? null;
  }

  get opened(): readonly Document[] {
    return [...this.documents.values()];
  }

  /** The contracts and modules below the folders of the workspace, and those open outside of them. */
  everyUri(): string[] {
    const below = this.folders.flatMap((folder) => this.files.list(folder, EXTENSION)).map(uriOfPath);
    return [...new Set([...this.documents.keys(), ...below])];
  }

  // ---- names ----

  /** What messages call a document: its path, or `std/...` in the standard library. */
  nameOf(uri: string): string {
    const path = pathOf(uri);
    if (path === null) return uri;
    const library = `${this.files.library}/`;
    if (path.startsWith(library) && path.endsWith(EXTENSION))
      return LIBRARY + path.slice(library.length, -EXTENSION.length);
    return path;
  }

  readonly uriOf = ({ name }: Source): string => {
    const uri = uriOfName(name, this.files.library);
    return this.documents.get(uri)?.uri ?? uri;
  };

  /** The text of a document as it is now: as the editor has it, or as it is on the disk. */
  source(uri: string): Source | null {
    const open = this.documents.get(canonical(uri));
    if (open !== undefined) return open.source;
    const path = pathOf(uri);
    return path === null ? null : this.fromDisk(path, this.nameOf(uri));
  }

  private fromDisk(path: string, name: string): Source | null {
    const stamp = this.files.stamp(path);
    if (stamp === null) {
      this.onDisk.delete(path);
      return null;
    }
    const known = this.onDisk.get(path);
    if (known !== undefined && known.stamp === stamp) return known.source;
    const text = this.files.read(path);
    if (text === null) return null;
    const source = { name, text };
    this.onDisk.set(path, { stamp, source });
    return source;
  }

  /** The file that `uses "path"` means in another. */
  readonly find = (path: string, from: Source): Source | null => {
    const file = this.pathOfModule(path, from);
    return file === null ? null : this.source(uriOfPath(file));
  };

  /** Drafts beside the one that a path names and that is not there. */
  readonly near = (path: string, from: Source): readonly string[] => {
    const file = this.pathOfModule(path, from);
    if (file === null || path.startsWith(LIBRARY)) return [];
    const folder = dirname(file);
    const beside = this.files.list(folder, EXTENSION).filter((each) => dirname(each) === folder);
    return closeDrafts(
      path,
      beside.filter((each) => each !== from.name).map((each) => each.slice(folder.length + 1)),
    );
  };

  pathOfModule(path: string, from: Source): string | null {
    if (path.startsWith(LIBRARY)) {
      const name = path.slice(LIBRARY.length).replace(/\.tenor$/, "");
      return LIBRARY_NAME.test(name) ? `${this.files.library}/${name}.tenor` : null;
    }
    const folder = from.name.startsWith(LIBRARY) ? this.files.library : dirname(from.name);
    if (!folder.startsWith("/") && !/^[A-Za-z]:\//.test(folder)) return null;
    return normalize(join(folder, path.endsWith(EXTENSION) ? path : path + EXTENSION));
  }

  // ---- compilations ----

  /** The compilation of a document as it is now; null where there is none. */
  compilation(uri: string): Compilation | null {
    const source = this.source(uri);
    if (source === null) {
      this.kept.delete(this.nameOf(uri));
      return null;
    }
    const known = this.kept.get(source.name);
    if (known !== undefined && this.holds(known, source)) return known.compilation;
    const made = compileNoting(source, { find: this.find, near: this.near });
    this.kept.set(source.name, { source, ...made });
    return made.compilation;
  }

  /** The last compilation of a document, which may be of an earlier text: for answers that must not wait. */
  latest(uri: string): Compilation | null {
    return this.kept.get(this.nameOf(uri))?.compilation ?? this.compilation(uri);
  }

  /** Whether nothing that a compilation was made of has changed since. */
  private holds({ source, asked }: Kept, now: Source): boolean {
    return source === now && asked.every(({ path, from, found }) => this.find(path, from) === found);
  }

  /** Those of the documents that use a file, directly or not; the file itself comes first where it can be read. */
  compilationsWith(uri: string, among: Iterable<string> = this.everyUri()): Compilation[] {
    const name = this.nameOf(uri);
    const own = this.compilation(uri);
    const found = own === null ? [] : [own];
    for (const each of among) {
      if (each === uri || !this.mayUse(each)) continue;
      const compilation = this.compilation(each);
      if (compilation !== null && sourcesOf(compilation).some((source) => source.name === name))
        found.push(compilation);
    }
    return found;
  }

  private mayUse(uri: string): boolean {
    const source = this.source(uri);
    return source !== null && /\b(?:uses|amends)\b/.test(source.text);
  }

  /** The names of the library's modules: `std/corporate-actions`. */
  modules(): string[] {
    return this.files
      .list(this.files.library, EXTENSION)
      .map((path) => LIBRARY + path.slice(this.files.library.length + 1, -EXTENSION.length));
  }
}
