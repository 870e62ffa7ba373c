/** Messages about the command line itself (C601 to C635) and about a fault of Tenor (C690). Their file is `command line`. */

import { entry, type Entry } from "../diagnostic.ts";
import { listed, quoted } from "./said.ts";

/** The name of the source that holds a command line. */
export const COMMAND_LINE = "command line";

const NOTHING_DONE = "Nothing was done.";

function didYouMean(near: readonly string[]): string[] {
  return near.length === 0 ? [] : [`Did you mean ${listed(near, "or")}?`];
}

function seeHelp(command: string | null): string {
  return command === null
    ? "tenor --help lists the commands."
    : `tenor ${command} --help shows how it is used.`;
}

export const unknownCommand = entry<{ readonly name: string; readonly near: readonly string[] }>({
  code: "C601",
  severity: "error",
  name: "an unknown command",
  explanation:
    "After `tenor` stands what is to be done: check, run, explain and so on. The word given is none of the commands.",
  example: "tenor chek warrant.tenor",
  remedy: "Write one of the commands that `tenor --help` lists.",
  message: ({ name, near }) => ({
    title: `There is no command ${quoted(name)}.`,
    text: NOTHING_DONE,
    help: [...didYouMean(near), seeHelp(null)],
  }),
});

export const unknownOption = entry<{
  readonly name: string;
  readonly command: string | null;
  readonly near: readonly string[];
}>({
  code: "C602",
  severity: "error",
  name: "an unknown option",
  explanation:
    "Words that begin with two hyphens change what a command does. The command has no option of this name, and an option that is passed over in silence " +
    "could change a result without anybody noticing.",
  example: "tenor run warrant.tenor --asof 2007-12-31",
  remedy: "Write one of the options that `tenor COMMAND --help` lists.",
  message: ({ name, command, near }) => ({
    title:
      command === null
        ? `There is no option ${quoted(name)}.`
        : `tenor ${command} has no option ${quoted(name)}.`,
    text: NOTHING_DONE,
    help: [...didYouMean(near), seeHelp(command)],
  }),
});

export const missingOperand = entry<{
  readonly operand: string;
  readonly command: string;
  readonly what: string;
}>({
  code: "C603",
  severity: "error",
  name: "something that the command needs is missing",
  explanation: "The command works on a file or a name that stands after it, and none was given.",
  example: "tenor check",
  remedy: "Name what the command is to work on.",
  message: ({ operand, command, what }) => ({
    title: `tenor ${command} needs ${operand}: ${what}.`,
    text: NOTHING_DONE,
    help: [seeHelp(command)],
  }),
});

export const extraOperand = entry<{ readonly found: string; readonly command: string }>({
  code: "C604",
  severity: "error",
  name: "one word too many",
  explanation:
    "The command takes fewer names than were given. Often a name of several words stands without its quotation marks, so that each word counts by itself.",
  example: "tenor can warrant.tenor Exercise Deliver Certificates",
  remedy: "Leave the word out, or put a name of several words in quotation marks.",
  message: ({ found, command }) => ({
    title: `tenor ${command} has no use for ${quoted(found)}.`,
    text: NOTHING_DONE,
    help: ['Put a name of several words in quotation marks: "Warrant Price".', seeHelp(command)],
  }),
});

export const missingValue = entry<{
  readonly option: string;
  readonly value: string;
  readonly command: string;
}>({
  code: "C605",
  severity: "error",
  name: "an option without its value",
  explanation:
    "The option is followed by a value: a file, a date, a name. Here the command line ends or another option follows.",
  example: "tenor run warrant.tenor --events",
  remedy: "Write the value after the option.",
  message: ({ option, value, command }) => ({
    title: `${option} has no ${value} after it.`,
    text: NOTHING_DONE,
    help: [`Write it as ${option} ${value}.`, seeHelp(command)],
  }),
});

export const valueNotTaken = entry<{ readonly option: string; readonly command: string }>({
  code: "C606",
  severity: "error",
  name: "an option with a value that it does not take",
  explanation: "The option is there or it is not; it has no values to choose from.",
  example: "tenor check warrant.tenor --json=yes",
  remedy: "Write the option alone.",
  message: ({ option, command }) => ({
    title: `${option} takes no value.`,
    text: NOTHING_DONE,
    help: [`Write it as ${option}.`, seeHelp(command)],
  }),
});

export const optionTwice = entry<{ readonly option: string; readonly first: string }>({
  code: "C607",
  severity: "error",
  name: "an option given twice",
  explanation: "The option can be given once. Neither value is preferred because it comes last.",
  example: "tenor run warrant.tenor --as-of 2007-12-31 --as-of 2008-12-31",
  remedy: "Keep one of the two.",
  message: ({ option, first }) => ({
    title: `${option} is given twice; first as ${quoted(first)}.`,
    text: `Which of the two counts is open. ${NOTHING_DONE}`,
    help: ["Keep one of the two."],
  }),
});

export const notADay = entry<{ readonly text: string; readonly readings: readonly string[] }>({
  code: "C608",
  severity: "error",
  name: "a date that cannot be read",
  explanation:
    "Dates on the command line are written as year, month and day: 2007-12-31. Other orders can be read in two ways.",
  example: "tenor run warrant.tenor --as-of 31.12.2007",
  remedy: "Write the date as 2007-12-31.",
  message: ({ text, readings }) => ({
    title: `${quoted(text)} is not a date such as 2007-12-31.`,
    text: NOTHING_DONE,
    help: readings.length === 0 ? ["Write year, month and day: 2007-12-31."] : didYouMean(readings),
  }),
});

export const notAChoice = entry<{
  readonly found: string;
  readonly what: string;
  readonly choices: readonly string[];
  readonly near: readonly string[];
}>({
  code: "C609",
  severity: "error",
  name: "a choice that is not offered",
  explanation: "At this place the command takes one of a few words, and the word given is none of them.",
  example: "tenor schema results",
  remedy: "Write one of the words that the message lists.",
  message: ({ found, what, choices, near }) => ({
    title: `There is no ${what} ${quoted(found)}.`,
    text: NOTHING_DONE,
    help: near.length > 0 ? didYouMean(near) : [`Choose ${listed(choices, "or")}.`],
  }),
});

export const unknownReading = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly readings: readonly string[];
}>({
  code: "C610",
  severity: "error",
  name: "an unknown reading",
  explanation:
    "Where the words of a contract bear several readings, its file names them, and `--reading` picks one by its name. The contract has no reading of this name.",
  example: 'tenor run warrant.tenor --reading "after isuance"',
  remedy: "Write the name as the contract has it.",
  message: ({ name, near, readings }) => ({
    title: `The contract has no reading ${quoted(name)}.`,
    text: "The default would be taken instead, which is not what was asked for. Nothing was run.",
    help:
      near.length > 0
        ? didYouMean(near)
        : readings.length > 0
          ? [`Its readings are ${listed(readings, "and")}.`]
          : ["It names no readings at all."],
  }),
});

export const readingsClash = entry<{ readonly name: string; readonly other: string }>({
  code: "C611",
  severity: "error",
  name: "two readings of the same words",
  explanation:
    "The two readings named are alternatives: they answer the same question of the contract, and one run takes one of them.",
  example: 'tenor run warrant.tenor --reading "after issuance" --reading "before issuance"',
  remedy: "Keep one of the two, or compare them with `--readings all`.",
  message: ({ name, other }) => ({
    title: `${quoted(name)} and ${quoted(other)} are readings of the same words.`,
    text: "One run takes one of them. Nothing was run.",
    help: ["Keep one of the two.", "--readings all shows what each is worth."],
  }),
});

export const unknownTerm = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly terms: readonly string[];
}>({
  code: "C612",
  severity: "error",
  name: "a term that the contract does not have",
  explanation:
    "The name stands for no Defined Term of the contract. Names are written as the contract has them, with capitals, in quotation marks.",
  example: 'tenor explain warrant.tenor "Warant Price"',
  remedy: "Write the name as the contract has it.",
  message: ({ name, near, terms }) => ({
    title: `The contract has no term ${quoted(name)}.`,
    text: NOTHING_DONE,
    help:
      near.length > 0
        ? didYouMean(near)
        : terms.length > 0
          ? [`Among its terms are ${listed(terms, "and")}.`]
          : ["It defines no terms."],
  }),
});

export const unknownAct = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly acts: readonly string[];
}>({
  code: "C613",
  severity: "error",
  name: "an act that the contract does not have",
  explanation: "The name stands for no act of the contract: nothing that somebody may do under it.",
  example: "tenor can warrant.tenor Exercize --on 2006-04-04",
  remedy: "Write the name as the contract has it.",
  message: ({ name, near, acts }) => ({
    title: `The contract has no act ${quoted(name)}.`,
    text: NOTHING_DONE,
    help:
      near.length > 0 ? didYouMean(near) : acts.length > 0 ? [`Its acts are ${listed(acts, "and")}.`] : [],
  }),
});

export const unknownCode = entry<{ readonly code: string; readonly near: readonly string[] }>({
  code: "C614",
  severity: "error",
  name: "a code that no message has",
  explanation:
    "Each message has a code of one letter and three digits, such as N101. No message has the code given.",
  example: "tenor explain-code N999",
  remedy: "Write the code as the message shows it.",
  message: ({ code, near }) => ({
    title: `No message has the code ${quoted(code)}.`,
    help: [...didYouMean(near), "tenor explain-code without a code lists them all."],
  }),
});

export const optionsClash = entry<{ readonly option: string; readonly other: string }>({
  code: "C615",
  severity: "error",
  name: "two options that exclude each other",
  explanation:
    "Each of the two options asks for something that the other rules out, such as two forms of the same output.",
  example: "tenor run warrant.tenor --facts books --csv --json",
  remedy: "Keep one of the two.",
  message: ({ option, other }) => ({
    title: `${option} and ${other} exclude each other.`,
    text: NOTHING_DONE,
    help: ["Keep one of the two."],
  }),
});

export const optionNeeds = entry<{ readonly option: string; readonly other: string }>({
  code: "C616",
  severity: "error",
  name: "an option that needs another",
  explanation:
    "The option says how something is to be done that another option asks for, and that one is missing.",
  example: "tenor run warrant.tenor --csv",
  remedy: "Add the other option, or leave this one out.",
  message: ({ option, other }) => ({
    title: `${option} has a use only together with ${other}.`,
    text: NOTHING_DONE,
    help: [`Add ${other}.`, `Leave ${option} out.`],
  }),
});

export const notYet = entry<{ readonly what: string }>({
  code: "C617",
  severity: "error",
  name: "not part of this version",
  explanation:
    "The command line has a place for this, and this version of Tenor cannot do it yet. It says so and does nothing, so that nobody takes less for the whole.",
  example: "tenor fmt warrant.tenor",
  remedy: "Use a later version.",
  message: ({ what }) => ({
    title: `${what} is not part of this version of Tenor.`,
    text: NOTHING_DONE,
    help: [seeHelp(null)],
  }),
});

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

export const nothingExplained = entry<{ readonly term: string }>({
  code: "C623",
  severity: "information",
  name: "a term that the run never used",
  explanation:
    "The term is defined, and nothing in this run computed it: no act, adjustment or event called for it. So there is no derivation to show.",
  example: 'tenor explain warrant.tenor "Net Shares"',
  remedy: "Give the events and quotes on which the term depends.",
  message: ({ term }) => ({
    title: `Nothing in this run used ${quoted(term)}.`,
    text: "So there is no value to explain.",
    help: ["Give the facts on which it depends with --events and --quotes."],
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

export const tooManyCombinations = entry<{ readonly most: string }>({
  code: "C625",
  severity: "warning",
  name: "too many combinations of readings",
  explanation:
    "`--readings all` runs the contract for each combination of the readings that the facts meet. With many of them that is more runs than anybody would wait for or read.",
  example: "tenor run warrant.tenor --readings all",
  remedy: "Fix some of the readings with `--reading`, or use `--readings each`, which changes one at a time.",
  message: ({ most }) => ({
    title: `The readings that these facts meet have more than ${most} combinations.`,
    text: "Those that differ least from the defaults have been run; the others have not, and may come to something else.",
    help: [
      "--readings each changes one reading at a time.",
      "Fix some of them with --reading NAME; only the others are combined.",
    ],
  }),
});

export const settingUnreadable = entry<{
  readonly term: string;
  readonly text: string;
  readonly example: string;
}>({
  code: "C626",
  severity: "error",
  name: "a setting whose value cannot be read",
  explanation:
    "A term is set to a value such as a contract would state: a number, an amount of money, a date, a text in quotation marks. Formulas and names stand in " +
    "the contract itself, where they can be checked.",
  example: 'tenor run warrant.tenor --set "Warrant Price=two dollars"',
  remedy: "Write the value as a contract would.",
  message: ({ term, text, example }) => ({
    title: `${quoted(text)} is no value that ${quoted(term)} can be set to.`,
    text: "Nothing was run.",
    help: [`Write it as ${example}.`],
  }),
});

export const settingWrongType = entry<{
  readonly term: string;
  readonly expected: string;
  readonly text: string;
  readonly example: string;
}>({
  code: "C627",
  severity: "error",
  name: "a setting of another kind than its term",
  explanation:
    "The value set is of another kind than the term: a number of shares for a price, a date for an amount. A bare number takes the unit of the term.",
  example: 'tenor run warrant.tenor --set "Warrant Price=100 shares"',
  remedy: "Write a value of the term's kind.",
  message: ({ term, expected, text, example }) => ({
    title: `${quoted(term)} is ${expected}, and ${quoted(text)} is not.`,
    text: "Nothing was run.",
    help: [`Write it as ${example}.`],
  }),
});

export const missingOption = entry<{ readonly option: string; readonly command: string }>({
  code: "C628",
  severity: "error",
  name: "an option that the command needs is missing",
  explanation: "The command cannot do without this option, and no value of it would be a fair guess.",
  example: "tenor can warrant.tenor Exercise",
  remedy: "Add the option.",
  message: ({ option, command }) => ({
    title: `tenor ${command} needs ${option}.`,
    text: NOTHING_DONE,
    help: [`Add ${option}.`, seeHelp(command)],
  }),
});

export const wrongNumber = entry<{ readonly text: string }>({
  code: "C629",
  severity: "error",
  name: "something other than a whole number",
  explanation: "The option takes a whole number, in digits, with or without commas between the thousands.",
  example: "tenor can warrant.tenor Exercise --on 2007-12-31 --number many",
  remedy: "Write a whole number.",
  message: ({ text }) => ({
    title: `${quoted(text)} is not a whole number.`,
    text: NOTHING_DONE,
    help: ["Write it as 1000 or 1,000."],
  }),
});

export const notAField = entry<{
  readonly act: string;
  readonly name: string;
  readonly near: readonly string[];
  readonly fields: readonly string[];
}>({
  code: "C630",
  severity: "error",
  name: "something that the act does not state",
  explanation:
    "An act states what the contract declares of it, and this is not among it. The number itself is what the command looks for, so it is not given either.",
  example: 'tenor can warrant.tenor Exercise --on 2007-12-31 --with "Shares Ownd=100"',
  remedy: "Write a field as the contract declares it.",
  message: ({ act, name, near, fields }) => ({
    title: `${quoted(act)} states no ${quoted(name)}.`,
    text: NOTHING_DONE,
    help:
      near.length > 0 ? didYouMean(near) : fields.length > 0 ? [`It states ${listed(fields, "and")}.`] : [],
  }),
});

export const fieldUnreadable = entry<{
  readonly field: string;
  readonly expected: string;
  readonly text: string;
}>({
  code: "C631",
  severity: "error",
  name: "a value that a field cannot have",
  explanation:
    "The contract declares what kind of value the field has, and the one given is of another kind.",
  example: 'tenor can warrant.tenor Exercise --on 2007-12-31 --with "Shares Owned=some"',
  remedy: "Write a value of the kind that the contract declares.",
  message: ({ field, expected, text }) => ({
    title: `${quoted(field)} is ${expected}, and ${quoted(text)} is not.`,
    text: NOTHING_DONE,
    help: [`Write it as --with "${field}=..."`],
  }),
});

export const noScenarios = entry<{ readonly only: string | null }>({
  code: "C632",
  severity: "error",
  name: "no scenarios to run",
  explanation:
    "`tenor test` runs the scenarios that stand in the files named, and it found none. That nothing failed then says nothing.",
  example: "tenor test draft.tenor --only dividend",
  remedy: "Write a scenario into the contract, or name the file that holds them.",
  message: ({ only }) => ({
    title: only === null ? "The files hold no scenarios." : `No scenario has ${quoted(only)} in its title.`,
    text: "Nothing was tested.",
    help:
      only === null
        ? ['Write one: scenario "...": given ...; on ...; then ...']
        : ["Leave --only out to run them all."],
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

export const unknownCertificate = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly known: readonly string[];
}>({
  code: "C636",
  severity: "error",
  name: "a certificate that the register does not hold",
  explanation:
    "The number is of no certificate that has been issued by the day asked for, or the facts speak of no certificate at all.",
  example: 'tenor explain warrant.tenor "Warrant Price" --events events.json --certificate W-9',
  remedy: "Write a number that `tenor register` shows for that day.",
  message: ({ name, near, known }) => ({
    title: `The register holds no certificate ${quoted(name)} on that day.`,
    text: NOTHING_DONE,
    help:
      near.length > 0
        ? didYouMean(near)
        : known.length > 0
          ? [`It holds ${listed(known.slice(0, 12), "and")}.`]
          : ["The facts speak of no certificate: leave the option out."],
  }),
});

export const otherFile = entry<{
  readonly option: string;
  readonly wanted: string;
  readonly is: string;
  /** How such a file is given. */
  readonly right: string;
}>({
  code: "C637",
  severity: "error",
  name: "a file of another kind than the option takes",
  explanation:
    "Events are JSON, one list or one event a line; quotes are a table with a header, comma-separated; a contract stands by itself on the command " +
    "line. By its first words the file is of another kind than the option takes, so that none of it is read.",
  example: "tenor run warrant.tenor --quotes events.json",
  remedy: "Give each file to its own option.",
  message: ({ option, wanted, is, right }) => ({
    title: `This looks like ${is}, and ${option} takes ${wanted}.`,
    text: "None of it was read, and nothing was run.",
    help: [`Give it as ${right}.`],
  }),
});

export const internalFault = entry<{ readonly what: string }>({
  code: "C690",
  severity: "error",
  name: "a fault of Tenor itself",
  explanation:
    "The command ended because of a fault in Tenor, not in the contract or the facts. No result that it may have printed before should be relied on.",
  example: "tenor run warrant.tenor",
  remedy: "Report it, with the files if you may share them.",
  message: ({ what }) => ({
    title: `Tenor has a fault of its own: ${what}.`,
    text: "It lies in neither the contract nor the facts. There is no result.",
    help: ["Please report it, with the command and, if you may share them, the files."],
  }),
});

/** All of them, in the order of their codes. */
export const commandLineEntries: readonly Entry<never>[] = [
  unknownCommand,
  unknownOption,
  missingOperand,
  extraOperand,
  missingValue,
  valueNotTaken,
  optionTwice,
  notADay,
  notAChoice,
  unknownReading,
  readingsClash,
  unknownTerm,
  unknownAct,
  unknownCode,
  optionsClash,
  optionNeeds,
  notYet,
  noFactFiles,
  notAFolder,
  fileExists,
  notWritable,
  idInTwoFiles,
  nothingExplained,
  notFormatted,
  tooManyCombinations,
  settingUnreadable,
  settingWrongType,
  missingOption,
  wrongNumber,
  notAField,
  fieldUnreadable,
  noScenarios,
  tooManyEvents,
  fileTwice,
  quotesInTwoFiles,
  unknownCertificate,
  otherFile,
  internalFault,
];
