/**
 * The edge to the file system: reads text files, whole or piece by piece, and says in a diagnostic what stood in the way.
 * Nothing here throws for what a file or a path may hold.
 */

import { closeSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { isUtf8 } from "node:buffer";
import { basename, dirname, join } from "node:path";
import {
  fileForbidden,
  fileIsFolder,
  fileMissing,
  fileTooLarge,
  fileUnreadable,
  notUtf8,
} from "../../grammar/diagnostics/catalogue/files.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import { streamEvents, type EventsContext, type EventsRead } from "../../interpreter/facts/events.ts";
import { nearest } from "../../interpreter/facts/nearest.ts";

/** The most that is read as a whole. */
export const LARGEST_FILE = 256 * 1024 * 1024;

const CHUNK = 1024 * 1024;

export interface FileRead {
  /** Null after an error. */
  readonly source: Source | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a contract or a quotes file: UTF-8, at most 256 MB. `name` is what messages call it. */
export function readTextFile(path: string, name: string = path, most: number = LARGEST_FILE): FileRead {
  const bytes = readBytes(path, name, most);
  if ("code" in bytes) return { source: null, diagnostics: [bytes] };
  if (!isUtf8(bytes))
    return { source: null, diagnostics: [encodingFault(bytes, name, { offset: 0, line: 1, column: 1 })] };
  return { source: { name, text: new TextDecoder().decode(bytes) }, diagnostics: [] };
}

/** Reads a file as it is; what stood in the way, otherwise. */
export function readBytes(path: string, name: string, most: number): Buffer | Diagnostic {
  const chunks: Buffer[] = [];
  let size = 0;
  for (const part of bytesOf(path, name)) {
    if ("code" in part) return part;
    size += part.length;
    if (size > most) {
      const details = { path: name, most: `${Math.floor(most / (1024 * 1024))} MB` };
      return report(fileTooLarge, nowhere(name), details);
    }
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads an events file of any size piece by piece; each part holds what the next megabyte completes. A fault of the file
 * itself is the last part.
 */
export async function* readEventFile(
  path: string,
  context: EventsContext,
  name: string = path,
): AsyncGenerator<EventsRead> {
  let fault: Diagnostic | null = null;
  const texts = function* (): Generator<string> {
    for (const part of textsOf(path, name)) {
      if (typeof part === "string") yield part;
      else fault = part;
    }
  };
  let held: EventsRead | null = null;
  for await (const part of streamEvents(texts(), name, context)) {
    if (held) yield held;
    held = part;
  }
  // Where the file could not be read to its end, what is said of its end, that it is empty or not closed, is not so.
  if (fault) yield { events: [], determinations: [], diagnostics: [fault] };
  else if (held) yield held;
}

/** The text in chunks, or the fault that ended it. */
export function* textsOf(path: string, name: string): Generator<string | Diagnostic> {
  const decoder = new TextDecoder();
  let left: Buffer = Buffer.alloc(0);
  const passed = { offset: 0, line: 1, column: 1 };
  for (const part of bytesOf(path, name)) {
    if ("code" in part) {
      yield part;
      return;
    }
    const bytes = left.length === 0 ? part : Buffer.concat([left, part]);
    const whole = wholeCharacters(bytes);
    const chunk = bytes.subarray(0, whole);
    left = Buffer.from(bytes.subarray(whole));
    if (!isUtf8(chunk)) {
      yield encodingFault(chunk, name, passed);
      return;
    }
    passed.offset += chunk.length;
    passed.line += lineFeedsIn(chunk);
    const text = decoder.decode(chunk, { stream: true });
    const lineFeed = text.lastIndexOf("\n");
    passed.column = lineFeed < 0 ? passed.column + text.length : text.length - lineFeed;
    yield text;
  }
  if (left.length > 0) yield encodingFault(left, name, passed);
}

// ---- bytes ----

function* bytesOf(path: string, name: string): Generator<Buffer | Diagnostic> {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    yield fileFault(error, path, name);
    return;
  }
  try {
    if (fstatSync(file).isDirectory()) {
      yield report(fileIsFolder, nowhere(name), { path: name });
      return;
    }
    for (;;) {
      const buffer = Buffer.allocUnsafe(CHUNK);
      const length = readSync(file, buffer, 0, CHUNK, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } catch (error) {
    yield fileFault(error, path, name);
  } finally {
    closeSync(file);
  }
}

/** How many of the bytes make whole characters: up to three at the end may begin one that the next chunk completes. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function lineFeedsIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** What lies before the bytes at hand: how many there were, and the line and column that begin with these. */
interface Passed {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** The place of the first byte that is not UTF-8, in a source that shows its line. */
function encodingFault(bytes: Buffer, name: string, passed: Passed): Diagnostic {
  const bad = firstBadByte(bytes);
  const lineStart = bytes.lastIndexOf(10, bad) + 1;
  const line = passed.line + lineFeedsIn(bytes.subarray(0, lineStart));
  const from = Math.max(lineStart, bad - 200);
  const firstColumn = (lineStart === 0 ? passed.column : 1) + bytes.toString("utf8", lineStart, from).length;
  // Lines are counted by line feeds here, piece by piece; a carriage return alone must not begin another one.
  const before = bytes.subarray(from, bad).toString("utf8").replaceAll("\r", " ");
  const after =
    bytes
      .subarray(bad, bad + 80)
      .toString("latin1")
      .split(/[\r\n]/)[0] ?? "";
  const source: Source = { name, text: before + after, firstLine: line, firstColumn };
  const place = { source, span: { start: before.length, end: before.length + 1 } };
  const details = {
    path: name,
    byte: passed.offset + bad,
    line,
    guess: encodingGuess(bytes, passed.offset + bad),
    packed: passed.offset === 0 && isPacked(bytes),
  };
  return report(notUtf8, place, details);
}

function firstBadByte(bytes: Buffer): number {
  // isUtf8 is native and quick; halving finds the longest good beginning in a few calls.
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const cut = wholeCharacters(bytes.subarray(0, middle));
    if (isUtf8(bytes.subarray(0, cut))) low = middle;
    else high = middle;
  }
  const cut = wholeCharacters(bytes.subarray(0, low));
  return cut;
}

function encodingGuess(bytes: Buffer, bad: number): string | null {
  const [first, second] = bytes;
  if (bad < 2 && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)))
    return "UTF-16";
  if (isPacked(bytes)) return null;
  return bytes.includes(0) ? null : "Windows-1252 or Latin-1";
}

/** A .docx, .xlsx or .odt is a ZIP file, which begins with these letters. */
function isPacked(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString("latin1") === "PK\u0003\u0004";
}

// ---- faults ----

function nowhere(name: string): Place {
  return { source: { name, text: "" }, span: { start: 0, end: 0 } };
}

function fileFault(error: unknown, path: string, name: string): Diagnostic {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const place = nowhere(name);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return report(fileMissing, place, { path: name, near: namesNear(path) });
    case "EISDIR":
      return report(fileIsFolder, place, { path: name });
    case "EACCES":
    case "EPERM":
      return report(fileForbidden, place, { path: name });
  }
  return report(fileUnreadable, place, { path: name, reason: REASONS.get(code) ?? code });
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["ELOOP", "its links lead in a circle"],
  ["ENAMETOOLONG", "the name is too long"],
  ["EMFILE", "too many files are open"],
  ["ENFILE", "too many files are open"],
  ["EIO", "the drive reports a fault"],
  ["ENXIO", "nothing is connected to it"],
  ["ERR_INVALID_ARG_VALUE", "the name holds a character that no file name has"],
]);

/** Files beside the missing one whose names are close to it. */
function namesNear(path: string): string[] {
  try {
    const folder = dirname(path);
    return nearest(basename(path), readdirSync(folder)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
