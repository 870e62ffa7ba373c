/** Writes files whole or not at all, and none over another unless that is asked for. */

import {
  accessSync,
  chmodSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { fileExists, notWritable } from "../../grammar/diagnostics/catalogue/folders.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import { codeOf, reasonOf } from "../reasons.ts";

export interface ToWrite {
  readonly path: string;
  readonly text: string | Uint8Array;
}

/** What a command does besides, where it writes. */
export interface Manner {
  /** Whether it has the option --force, which a message then offers. */
  readonly offersForce: boolean;
  /** Whether it makes folders that are not there. */
  readonly makesFolders: boolean;
}

const USUAL: Manner = { offersForce: true, makesFolders: true };

/** What stood in the way, at the word of the command line that named the place; null where all is written. */
export function writeWhole(
  files: readonly ToWrite[],
  force: boolean,
  place: Place,
  { offersForce, makesFolders }: Manner = USUAL,
): Diagnostic | null {
  const drafts: string[] = [];
  const made: string[] = [];
  let path = "";
  try {
    for (const file of files) {
      ({ path } = file);
      // A device or a folder of that name is not to be replaced, whatever the user may do.
      const there = force ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
      if (there !== undefined && !there.isFile() && !there.isSymbolicLink())
        return report(notWritable, place, { path, reason: "it is not a file" });
      // One that may not be written is not replaced either.
      if (there !== undefined) accessSync(path, constants.W_OK);
      if (makesFolders) mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.part`;
      writeFileSync(draft, file.text, { flag: "wx" });
      drafts.push(draft);
      if (there?.isFile() === true) chmodSync(draft, there.mode & 0o777);
    }
    for (const [at, file] of files.entries()) {
      ({ path } = file);
      const draft = drafts[at] ?? "";
      if (force) renameSync(draft, path);
      else {
        // Fails where there is a file of the name, without a moment in which one could be overwritten.
        linkSync(draft, path);
        made.push(path);
      }
    }
  } catch (error) {
    for (const each of made) rmSync(each, { force: true });
    return codeOf(error) === "EEXIST"
      ? report(fileExists, place, { path, force: offersForce })
      : report(notWritable, place, { path, reason: reasonOf(error) });
  } finally {
    for (const draft of drafts) rmSync(draft, { force: true });
  }
  return null;
}
