/** The files of an OCF folder, in the order of their names, whatever the folder's file system gives. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { notAFolder } from "../../grammar/diagnostics/catalogue/folders.ts";
import { noOcfFiles } from "../../grammar/diagnostics/catalogue/interchange.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import type { Word } from "../command.ts";
import { readTextFile } from "../input/read.ts";

export interface FolderRead {
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readOcfFolder({ text: path, place }: Word): FolderRead {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch {
    return { sources: [], diagnostics: [report(notAFolder, place, { path })] };
  }
  const files = names.filter((name) => name.endsWith(".ocf.json")).toSorted();
  if (files.length === 0) return { sources: [], diagnostics: [report(noOcfFiles, place, { folder: path })] };
  const read = files.map((name) => readTextFile(join(path, name)));
  return {
    sources: read.flatMap(({ source }) => (source === null ? [] : [source])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}
