/** Messages about the words of a command line: commands, options and their values. */

import { entry } from "../diagnostic.ts";
import { NOTHING_DONE, seeHelp } from "./command-words.ts";
import { quoted, listed, didYouMean } from "./said.ts";

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

/** `formed`: it has the form of a date, but no calendar has the day. */
export const notADay = entry<{
  readonly text: string;
  readonly readings: readonly string[];
  readonly formed: boolean;
}>({
  code: "C608",
  severity: "error",
  name: "a date that cannot be read",
  explanation:
    "Dates on the command line are written as year, month and day: 2007-12-31. Other orders can be read in two ways.",
  example: "tenor run warrant.tenor --as-of 31.12.2007",
  remedy: "Write the date as 2007-12-31.",
  message: ({ text, readings, formed }) => ({
    title: formed
      ? `There is no day ${text} in the calendar.`
      : `${quoted(text)} is not a date such as 2007-12-31.`,
    text: NOTHING_DONE,
    help:
      readings.length > 0
        ? didYouMean(readings)
        : [
            formed
              ? "Check the day and the month: year, month and day, in this order."
              : "Write year, month and day: 2007-12-31.",
          ],
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
