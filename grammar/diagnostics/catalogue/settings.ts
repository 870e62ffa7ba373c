/** Messages about settings on the command line (F480 to F489). */

import { entry, type Entry } from "../diagnostic.ts";
import { quoted } from "./said.ts";

export const settingNoEquals = entry<{ readonly text: string }>({
  code: "F480",
  severity: "error",
  name: "a setting without an equals sign",
  explanation:
    "A setting fills a blank of the contract or replaces an initial value for one run: the term's name, an equals sign, the value. Without the equals sign " +
    "it is open where the name ends. The whole setting is put in quotation marks, because names have spaces.",
  example: '--set "Warrant Share Number 100000"',
  remedy: 'Write it as --set "Warrant Share Number=100000".',
  message: ({ text }) => ({
    title: `The setting ${quoted(text)} has no equals sign.`,
    text: "Which term is to have which value is open. Nothing is run.",
    help: ['Write it as --set "Warrant Share Number=100000", with the quotation marks.'],
  }),
});

export const settingNoName = entry<object>({
  code: "F481",
  severity: "error",
  name: "a setting without a term",
  explanation:
    "Before the equals sign stands the name of the term that the value is for. Here there is none.",
  example: '--set "=100000"',
  remedy: "Write the term's name before the equals sign.",
  message: () => ({
    title: "The setting names no term before its equals sign.",
    text: "Nothing is run.",
    help: ['Write it as --set "Warrant Share Number=100000".'],
  }),
});

export const settingNoValue = entry<{ readonly term: string }>({
  code: "F482",
  severity: "error",
  name: "a setting without a value",
  explanation:
    "After the equals sign stands the value. An empty one is not taken as zero or as a blank: a blank in the contract simply stays one where it is not set.",
  example: '--set "Warrant Share Number="',
  remedy: "Write the value after the equals sign, or leave the setting out.",
  message: ({ term }) => ({
    title: `The setting of ${quoted(term)} has no value after its equals sign.`,
    text: "Nothing is run.",
    help: ["Write the value after the equals sign.", "Leave the setting out to keep what the contract says."],
  }),
});

export const settingTwice = entry<{ readonly term: string; readonly first: string }>({
  code: "F483",
  severity: "error",
  name: "a term set twice",
  explanation:
    "The same term is set twice on one command line. Neither value is preferred because it comes last.",
  example: '--set "Warrant Share Number=100000" --set "Warrant Share Number=200000"',
  remedy: "Keep one of the two.",
  message: ({ term, first }) => ({
    title: `${quoted(term)} is already set to ${quoted(first)}.`,
    text: "Which of the two counts is open. Nothing is run.",
    help: ["Keep one of the two settings."],
  }),
});

/** All of them, in the order of their codes. */
export const settingEntries: readonly Entry<never>[] = [
  settingNoEquals,
  settingNoName,
  settingNoValue,
  settingTwice,
];
