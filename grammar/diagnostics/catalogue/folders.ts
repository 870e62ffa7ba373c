/** Messages about files that a command writes, and files of facts in a folder. */

import { entry } from "../diagnostic.ts";
import { NOTHING_DONE } from "./command-words.ts";
import { quoted } from "./said.ts";

export const noFactFiles = entry<{ readonly folder: string }>({
  code: "C618",
  severity: "error",
  name: "a folder without facts",
  explanation:
    "The folder of facts holds one events file for each run (`NAME.json` or `NAME.jsonl`), each with its quotes beside it (`NAME.csv`); or one folder for each run, " +
    "with `events.json` or `events.jsonl` and `quotes.csv` in it. This one holds none of them.",
  example: "tenor run warrant.tenor --facts empty-folder --csv",
  remedy: "Name the folder that holds the facts.",
  message: ({ folder }) => ({
    title: `${quoted(folder)} holds no events file.`,
    text: "There is nothing to run.",
    help: [
      "Name events NAME.json or NAME.jsonl, and their quotes NAME.csv.",
      "Or give each run a folder with events.json and quotes.csv.",
    ],
  }),
});

export const notAFolder = entry<{ readonly path: string }>({
  code: "C619",
  severity: "error",
  name: "a file where a folder is expected",
  explanation:
    "The option names a folder whose files are taken one after another, and what it names is a single file.",
  example: "tenor run warrant.tenor --facts events.json",
  remedy: "Name the folder, or use the option for a single file.",
  message: ({ path }) => ({
    title: `${quoted(path)} is not a folder.`,
    text: NOTHING_DONE,
    help: ["Name the folder that holds the files.", "A single events file is given with --events."],
  }),
});

/** `force`: whether the command has the option `--force`. */
export const fileExists = entry<{ readonly path: string; readonly force: boolean }>({
  code: "C620",
  severity: "error",
  name: "a file that is there already",
  explanation: "The command would write a new file, and there is one of that name. It is left as it is.",
  example: "tenor new warrant.tenor",
  remedy:
    "Choose another name, or move the file that is there. Where the command has the option, `--force` writes over it.",
  message: ({ path, force }) => ({
    title: `There is a file ${quoted(path)} already.`,
    text: "It is left as it is.",
    help: [
      "Choose another name.",
      force ? "Or add --force: what is in the file is then lost." : "Move the file that is there.",
    ],
  }),
});

export const notWritable = entry<{ readonly path: string; readonly reason: string }>({
  code: "C621",
  severity: "error",
  name: "a file that could not be written",
  explanation: "The operating system does not let the command write the file; its reason is in the message.",
  example: "tenor new /no-such-folder/draft.tenor",
  remedy: "Mend what the operating system reports, or write to another folder.",
  message: ({ path, reason }) => ({
    title: `${quoted(path)} could not be written: ${reason}.`,
    text: NOTHING_DONE,
    help: ["Write to another folder."],
  }),
});

export const idInTwoFiles = entry<{ readonly id: string; readonly file: string }>({
  code: "C622",
  severity: "error",
  name: "an id used in two events files",
  explanation:
    "Several events files of one run form one log, and in it an id names one event. Two files use the same id, so a reference to it could mean either event.",
  example: "tenor run warrant.tenor --events 2005.json --events 2006.json",
  remedy: "Give one of the two events another id, and change the references to it.",
  message: ({ id, file }) => ({
    title: `The id ${quoted(id)} names an event of ${quoted(file)} already.`,
    text: "A reference to it could mean either event. Nothing is run on these events until it is mended.",
    help: ["Give one of the two another id."],
  }),
});

export const notFormatted = entry<{ readonly path: string }>({
  code: "C624",
  severity: "error",
  name: "a file that is not formatted",
  explanation:
    "`tenor fmt --check` compares a file with its formatted text and changes nothing. The two differ; the meaning is the same.",
  example: "tenor fmt --check draft.tenor",
  remedy: "Run `tenor fmt` on the file.",
  message: ({ path }) => ({
    title: `${quoted(path)} is not formatted.`,
    text: "Its meaning does not depend on that.",
    help: [`Run tenor fmt ${path}.`],
  }),
});

export const tooManyEvents = entry<{ readonly most: string }>({
  code: "C633",
  severity: "error",
  name: "more events than one run takes",
  explanation:
    "A run holds its whole log of events, since any of them may be rescinded and run again. Files of any size are read piece by piece, but a log of more than half a million events, " +
    "or of more than 256 megabytes, is no certificate's history. Reading stops there, so that a file that was named by mistake costs a bounded time.",
  example: "tenor run warrant.tenor --events all-trades-of-the-year.jsonl",
  remedy: "Name the events of this certificate alone.",
  message: ({ most }) => ({
    title: `The log has more than ${most}; nothing behind this place is read.`,
    text: "Nothing is run on a part of the events.",
    help: ["Check that this is the right file.", "Name the events of this certificate alone."],
  }),
});

export const fileTwice = entry<{ readonly path: string }>({
  code: "C634",
  severity: "error",
  name: "a file of facts given twice",
  explanation:
    "The same file is named twice on one command line. Its events would happen twice, or its quotes stand twice for one day, and neither can be meant.",
  example: "tenor run warrant.tenor --events events.json --events events.json",
  remedy: "Name the file once.",
  message: ({ path }) => ({
    title: `${quoted(path)} is given twice.`,
    text: `Its facts would count twice. ${NOTHING_DONE}`,
    help: ["Name it once."],
  }),
});

export const quotesInTwoFiles = entry<{ readonly date: string; readonly file: string }>({
  code: "C635",
  severity: "error",
  name: "quotes of one day in two files",
  explanation:
    "Several quotes files of one run form one table, which has one row for a day, venue and asset. Two files have such a row, and their prices may differ.",
  example: "tenor run warrant.tenor --quotes 2005.csv --quotes 2006.csv",
  remedy: "Remove the row from one of the two files.",
  message: ({ date, file }) => ({
    title: `The quotes of ${date} stand in ${quoted(file)} already.`,
    text: "Which of the two counts is open. Nothing is run on these quotes until it is mended.",
    help: ["Remove the row from one of the two files."],
  }),
});
