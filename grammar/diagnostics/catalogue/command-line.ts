/** Messages about the command line itself (C601 to C635) and about a fault of Tenor (C690). Their file is `command line`. */

import { entry, type Entry } from "../diagnostic.ts";
import { NOTHING_DONE, seeHelp } from "./command-words.ts";
import {
  unknownCommand,
  unknownOption,
  missingOperand,
  extraOperand,
  missingValue,
  valueNotTaken,
  optionTwice,
  notADay,
  notAChoice,
  optionsClash,
  optionNeeds,
  missingOption,
  wrongNumber,
} from "./options.ts";
import {
  noFactFiles,
  notAFolder,
  fileExists,
  notWritable,
  idInTwoFiles,
  notFormatted,
  tooManyEvents,
  fileTwice,
  quotesInTwoFiles,
} from "./folders.ts";
import { quoted, listed, didYouMean } from "./said.ts";

/** The name of the source that holds a command line. */
export const COMMAND_LINE = "command line";

/** So many are named where a contract has more. */
const MOST_READINGS = 8;

const readingsListed = (readings: readonly string[]): string =>
  readings.length <= MOST_READINGS
    ? `Its readings are ${listed(readings, "and")}.`
    : `It names ${readings.length} readings, among them ${listed(readings.slice(0, MOST_READINGS), "and")}; tenor run FILE --readings each runs each of them.`;

export const unknownReading = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly readings: readonly string[];
  /** Whether all readings were asked for, as by a name. */
  readonly all: boolean;
}>({
  code: "C610",
  severity: "error",
  name: "an unknown reading",
  explanation:
    "Where the words of a contract bear several readings, its file names them, and `--reading` picks one by its name. The contract has no reading of this name.",
  example: 'tenor run warrant.tenor --reading "after isuance"',
  remedy: "Write the name as the contract has it.",
  message: ({ name, near, readings, all }) => ({
    title: `The contract has no reading ${quoted(name)}.`,
    text: "The default would be taken instead, which is not what was asked for. Nothing was run.",
    help:
      readings.length === 0
        ? ["It names no readings at all."]
        : [
            ...(all ? ["To compare the readings, each by itself: tenor run FILE --readings each."] : []),
            ...(near.length > 0 ? didYouMean(near) : [readingsListed(readings)]),
          ],
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
  /** The events that have a field of this name. */
  readonly fieldOf?: readonly string[];
}>({
  code: "C612",
  severity: "error",
  name: "a term that the contract does not have",
  explanation:
    "The name stands for no Defined Term of the contract. Names are written as the contract has them, with capitals, in quotation marks.",
  example: 'tenor explain warrant.tenor "Warant Price"',
  remedy: "Write the name as the contract has it.",
  message: ({ name, near, terms, fieldOf = [] }) => ({
    title: `The contract has no term ${quoted(name)}.`,
    text:
      fieldOf.length > 0
        ? `It is a field of ${listed(fieldOf, "and")}: a fact that is told with the event, and that nothing computes. ${NOTHING_DONE}`
        : NOTHING_DONE,
    help:
      fieldOf.length === 0 && near.length > 0
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
  /** How such a file is given; null for what no option takes. */
  readonly right: string | null;
}>({
  code: "C637",
  severity: "error",
  name: "a file of another kind than the option takes",
  explanation:
    "Events are JSON, one list or one event a line; quotes are a table with a header, comma-separated; a reporting person is one JSON object; a " +
    "contract stands by itself on the command line. By its first words the file is of another kind than the option takes, so that none of it is read.",
  example: "tenor run warrant.tenor --quotes events.json",
  remedy: "Give each file to its own option.",
  message: ({ option, wanted, is, right }) => ({
    title: `This looks like ${is}, and ${option} takes ${wanted}.`,
    text: "None of it was read, and nothing was run.",
    help: [right === null ? `Give ${option} the file that it takes.` : `Give it as ${right}.`],
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
