/** Messages about the files themselves (F490 to F499). */

import { entry, type Entry } from "../diagnostic.ts";
import { shown, quoted, didYouMean } from "./said.ts";

const STOPPED = "The command has changed nothing.";

export const fileMissing = entry<{ readonly path: string; readonly near: readonly string[] }>({
  code: "F490",
  severity: "error",
  name: "a file that is not there",
  explanation:
    "No file has this name, seen from the folder in which the command runs. Nothing is assumed in its place.",
  example: "tenor run warrant.tenor --events evnts.json",
  remedy: "Check the name and the folder.",
  message: ({ path, near }) => ({
    title: `There is no file ${quoted(path)}.`,
    text: STOPPED,
    help: near.length > 0 ? didYouMean(near) : ["Check the name, and the folder in which the command runs."],
  }),
});

export const fileIsFolder = entry<{ readonly path: string }>({
  code: "F491",
  severity: "error",
  name: "a folder where a file is expected",
  explanation:
    "The name is that of a folder, and the command reads one file. It does not look for files in a folder by itself.",
  example: "tenor check examples",
  remedy: "Name a file in the folder.",
  message: ({ path }) => ({
    title: `${quoted(path)} is a folder, not a file.`,
    text: STOPPED,
    help: ["Name a file in it."],
  }),
});

export const fileForbidden = entry<{ readonly path: string }>({
  code: "F492",
  severity: "error",
  name: "a file that may not be read",
  explanation:
    "The file is there, and the operating system does not let this user read it. Nothing of its content is known to the command.",
  example: "tenor check secret.tenor",
  remedy: "Ask whoever keeps the file for leave to read it.",
  message: ({ path }) => ({
    title: `You have no permission to read ${quoted(path)}.`,
    text: STOPPED,
    help: ["Ask whoever keeps the file for permission to read it."],
  }),
});

export const notUtf8 = entry<{
  readonly path: string;
  readonly byte: number;
  readonly line: number;
  readonly guess: string | null;
  /** It begins as a packed file does, such as one of a word processor or a spreadsheet. */
  readonly packed: boolean;
}>({
  code: "F493",
  severity: "error",
  name: "a file that is not UTF-8 text",
  explanation:
    "Tenor reads text in UTF-8. At the byte shown the file is something else: another encoding, such as Windows-1252 or UTF-16, or no text at all. Read in " +
    "the wrong encoding, a dash or a currency sign could turn into another character.",
  example: "(a contract saved as Windows-1252, with a typographic quotation mark)",
  remedy: "Save the file as UTF-8 in the program that made it.",
  message: ({ path, byte, line, guess, packed }) => ({
    title: `${quoted(path)} is not UTF-8 text: line ${line}, byte ${byte.toLocaleString("en-US")}.`,
    text: STOPPED,
    help: [
      packed
        ? "It seems to be a file of a word processor or a spreadsheet; Tenor reads plain text."
        : guess === null
          ? "Save the file as UTF-8 in the program that made it."
          : `It seems to be ${guess}; save it as UTF-8.`,
    ],
  }),
});

export const fileTooLarge = entry<{ readonly path: string; readonly most: string }>({
  code: "F494",
  severity: "error",
  name: "a file that is too large",
  explanation:
    "A contract or a quotes file is read as a whole, and 256 megabytes are the most that is taken. Only events are read piece by piece and may be larger.",
  example: "tenor check disk-image.tenor",
  remedy: "Check that this is the right file, or divide it.",
  message: ({ path, most }) => ({
    title: `${quoted(path)} is larger than ${most}.`,
    text: STOPPED,
    help: ["Check that this is the right file."],
  }),
});

export const fileUnreadable = entry<{ readonly path: string; readonly reason: string }>({
  code: "F495",
  severity: "error",
  name: "a file that could not be read",
  explanation:
    "The operating system reported a fault while the file was being opened or read; its reason is in the message. " +
    "Nothing is computed from a part of a file.",
  example: "tenor check disconnected-drive/warrant.tenor",
  remedy: "Mend what the operating system reports, and run the command again.",
  message: ({ path, reason }) => ({
    title: `${quoted(path)} could not be read: ${shown(reason)}.`,
    text: STOPPED,
    help: ["Check the drive or the network on which the file is."],
  }),
});

/** All of them, in the order of their codes. */
export const fileEntries: readonly Entry<never>[] = [
  fileMissing,
  fileIsFolder,
  fileForbidden,
  notUtf8,
  fileTooLarge,
  fileUnreadable,
];
