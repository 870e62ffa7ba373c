import { entry } from "../diagnostic.ts";

/** Problems of reading the text: words, numbers, full stops. */

export const unreadable = entry<{ text: string }>({
  code: "P101",
  severity: "error",
  name: "A character that Tenor does not use",
  explanation:
    "The text holds a character that has no meaning in a contract, often left over from a word processor. The statement around it may be read differently from what you see.",
  example: 'warrant "W".\n"Fee" means $1 # 2.',
  remedy: "Delete the character, or write the word or sign that it stands for.",
  message: ({ text }) => ({
    title: `${JSON.stringify(text)} has no meaning here.`,
    text: "The text beside it may be read differently from what was meant.",
    help: ["delete it, or write the word or sign that it stands for"],
  }),
});

/** `kept`: the word was left out, and the rest of the statement is read. */
export const notExpected = entry<{
  found: string;
  expected: readonly string[];
  statement: string;
  kept: boolean;
  /** A term in quotes after a semicolon: the statement before it was probably meant to end. */
  runsOn: boolean;
}>({
  code: "P102",
  severity: "error",
  name: "The sentence cannot be read on from here",
  explanation:
    "A statement has to follow one of the forms of the language. At this word the reader no longer knows which one it is. What stood before it in the statement is kept; the rest of the statement has no effect until it is mended.",
  example: 'warrant "W".\n"Fee" means the lesser $1 and $2.',
  remedy: "Compare the statement with the forms in the language reference, and mend it at the marked word.",
  message: ({ found, expected, statement, kept, runsOn }) => ({
    title: found === "" ? `${statement} breaks off.` : `${statement} cannot be read on from ${found}.`,
    text: kept
      ? "The statement is read as if it were not there."
      : "The rest of this statement has no effect.",
    help: [
      ...(runsOn ? ['if the statement before it ends there, write a full stop for its last ";"'] : []),
      ...(expected.length === 0 ? [] : [`what could stand here: ${listed(expected)}`]),
    ],
  }),
});

export const missingStop = entry<{ what: string }>({
  code: "P103",
  severity: "error",
  name: "A sign is missing between two parts",
  explanation:
    "A statement ends with a full stop, parts of it are separated by semicolons and commas, and brackets are closed. Without the sign two parts run into each other. The file is read as if the sign stood there.",
  example: 'warrant "W".\n"Fee" means $1\n"Other Fee" means $2.',
  remedy: "Put the sign in where it is marked.",
  message: ({ what }) => ({
    title: `${capital(what)} is missing here.`,
    text: "The text is read as if it stood here.",
    help: [`put ${what} in`],
  }),
});

export const tooDeep = entry<Record<string, never>>({
  code: "P104",
  severity: "error",
  name: "A formula too deep or too long to follow",
  explanation:
    "Brackets, cases or chains of operators stand inside one another deeper (80 levels) or go on longer (2,000 parts) than any reader can follow, so the statement is not read.",
  example: `warrant "W".\n"Fee" means ${"(".repeat(90)}$1${")".repeat(90)}.`,
  remedy: "Give parts of the formula names of their own with a legend (where X = ...) or definitions.",
  message: () => ({
    title: "This formula is too deep or too long to follow.",
    text: "This statement has no effect.",
    help: ["give its parts names of their own, with a legend or with definitions"],
  }),
});

export const numberTooLong = entry<{ digits: number }>({
  code: "P105",
  severity: "error",
  name: "A number of more than 100 digits",
  explanation:
    "No amount of a contract has so many digits; a number like this is a slip or a hostile file. It is not read.",
  example: `warrant "W".\n"Fee" means $${"9".repeat(120)}.`,
  remedy: "Write the amount that is meant.",
  message: ({ digits }) => ({
    title: `This number has ${digits} digits; at most 100 are read.`,
    text: "The statement has no amount.",
    help: ["write the amount that is meant"],
  }),
});

export const noSuchDate = entry<{ text: string }>({
  code: "P106",
  severity: "error",
  name: "A date or time that does not exist",
  explanation:
    "The calendar has no such day, or the clock no such time, so no deadline can be counted from it.",
  example: 'warrant "W".\n"Closing" means February 30, 2005.',
  remedy: "Write the day or time that is meant.",
  message: ({ text }) => ({
    title: `There is no ${text}.`,
    text: "Nothing can be counted from it.",
    help: ["write the day or time that is meant"],
  }),
});

export const mendedTime = entry<{ text: string; mended: string }>({
  code: "P107",
  severity: "information",
  name: "A time written with full stops",
  explanation:
    'A full stop ends a statement, so times are written "5:00 pm". The form "5:00 p.m." is understood and read as that.',
  example: 'warrant "W".\n"Close" means 5:00 p.m. .',
  remedy: 'Write "5:00 pm".',
  message: ({ text, mended }) => ({
    title: `"${text}" is read as "${mended}".`,
    help: [`write "${mended}"`],
  }),
});

export const notClosed = entry<{ what: string }>({
  code: "P108",
  severity: "error",
  name: "A quotation or note that is not closed",
  explanation:
    "Quoted words end on the line on which they begin; a text block ends with three quotes, a blank and a drafting note with a square bracket. What follows an open one may be lost.",
  example: 'warrant "W".\n"Fee means $1.',
  remedy: "Close it where it ends.",
  message: ({ what }) => ({
    title: `${capital(what)} is not closed.`,
    text: "What follows may be read as part of it.",
    help: ["close it where it ends"],
  }),
});

export const noHeader = entry<Record<string, never>>({
  code: "P109",
  severity: "error",
  name: "A file that does not say what it is",
  explanation:
    'A file begins with `warrant "name".` (a contract), `module "name".` (clauses for use by contracts) or `amends "file".` (a variant).',
  example: '"Fee" means $1.',
  remedy: 'Begin the file with `warrant "...".`.',
  message: () => ({
    title: "The file does not say what it is.",
    text: "Results could not name the contract they come from.",
    help: [
      'begin it with warrant "the name of the instrument".',
      'or module "...". for clauses that contracts use',
      'or amends "FILE". for a variant of another draft',
    ],
  }),
});

/** `known`: the file has a Defined Term of this name. */
export const lowerCaseName = entry<{ word: string; name: string; known: boolean }>({
  code: "P110",
  severity: "error",
  name: "A word in lower case where a Defined Term stands",
  explanation:
    "Defined Terms Are Capitalised; words in lower case are the language's own. This word is none of the language's, so the statement cannot be read.",
  example: 'warrant "W".\n"Fee" means premium * 2.',
  remedy: "Write the Defined Term with capitals, or the word of the language that is meant.",
  message: ({ word, name, known }) => ({
    title: known
      ? `The Defined Term "${name}" stands here in lower case.`
      : `"${word}" is not a word of the language.`,
    text: "The rest of this statement has no effect.",
    help: known ? [`write ${name}`] : [`if a Defined Term is meant, write it with capitals: ${name}`],
  }),
});

export const nearKeyword = entry<{ word: string; close: string; name: string }>({
  code: "P111",
  severity: "error",
  name: "A misspelt word of the language",
  explanation:
    "Words in lower case are the language's own, and this one is not among them, though one that looks like it is. The rest of the statement cannot be read.",
  example: 'warrant "W".\n"Fee" meens $1.',
  remedy: "Write the word that is meant.",
  message: ({ word, close, name }) => ({
    title: `"${word}" is not a word of the language.`,
    text: "The rest of this statement has no effect.",
    help: [`write "${close}"`, `or, if a Defined Term is meant, write it with capitals: ${name}`],
  }),
});

export const tooMany = entry<{ most: number }>({
  code: "P112",
  severity: "error",
  name: "More problems than anyone would read",
  explanation:
    "After a hundred problems the text is probably no contract, or not one in this language. What follows is not reported, and may not be read at all.",
  example: `warrant "W".\n${"means $1.\n".repeat(120)}`,
  remedy: "Mend the first problems; often the others follow from them.",
  message: ({ most }) => ({
    title: `From here on nothing more is reported: there are ${most} problems before.`,
    text: "The rest of the file may have no effect.",
    help: [
      "mend the first problems; often the others follow from them",
      "or see whether this is the right file",
    ],
  }),
});

export const tornName = entry<{ name: string }>({
  code: "P113",
  severity: "error",
  name: "A Defined Term torn in two",
  explanation:
    "A Defined Term stands on one line, with single spaces between its words. Where a line ends inside it, or two spaces stand between its words, it is read as two terms side by side, and the statement cannot be read.",
  example: 'warrant "W".\n"Fee" means Warrant  Price * 2.',
  remedy: "Write the whole term on one line, with single spaces between its words.",
  message: ({ name }) => ({
    title: `"${name}" is torn in two.`,
    text: "The rest of this statement has no effect.",
    help: [
      "write it on one line, with single spaces between its words",
      "or put between the two terms what belongs there",
    ],
  }),
});

export const saidOtherwise = entry<{ said: string; put: string; example: string }>({
  code: "P114",
  severity: "error",
  name: "Words of ordinary drafting that Tenor puts otherwise",
  explanation:
    "A contract on paper may say this in many ways; Tenor has one, so that every reader and the machine read the same. The statement cannot be read on from these words.",
  example: 'warrant "W".\n"Fee" means $2 multiplied by 2.',
  remedy: "Write it as the message shows.",
  message: ({ said, put, example }) => ({
    title: `Tenor says ${put.startsWith('"') ? put : `"${put}"`} for "${said}".`,
    text: "The rest of this statement has no effect.",
    help: [`as in: ${example}`],
  }),
});

export const whichDay = entry<{ text: string; dates: readonly string[] }>({
  code: "P115",
  severity: "error",
  name: "A date that may be one day or another",
  explanation:
    "In one country 3/4/2005 is March 4, in another April 3. Which of the two numbers is the month would be a guess, and a contract is not run " +
    "on a guess. Where only one of them can be a month, as in 3/14/2005, the date is read.",
  example: 'warrant "W".\n"Issue Date" means 3/4/2005.',
  remedy:
    "Write the date out, as March 4, 2005 or 2005-03-04; or put spaces around the strokes, if a division is meant.",
  message: ({ text, dates }) => ({
    title: `${text} may be ${dates.join(" or ")}.`,
    text: "Which day is meant is open, and so is everything that is counted from it.",
    help: dates.map((date) => `write ${date}`),
  }),
});

export const otherForm = entry<{ text: string; usual: string }>({
  code: "P116",
  severity: "information",
  name: "An amount, a day or a blank in another form",
  explanation:
    "A paper may have a space after the sign of the money or before that of the percentage, a month that is cut short, or a blank that is " +
    "underlined or named: `$ 1.00`, `5 %`, `Jan. 2, 2026`, `3/14/2026`, `____`, `[TBD]`. Each can mean one thing only, and is read as that.",
  example: 'warrant "W".\n"Fee" means $ 1.00.',
  remedy: "Write it in the usual form, so that every amount and blank of the draft is found by one search.",
  message: ({ text, usual }) => ({
    title: `"${text}" is read as "${usual}".`,
    help: [`write "${usual}"`],
  }),
});

export const syntaxEntries = [
  unreadable,
  notExpected,
  missingStop,
  tooDeep,
  numberTooLong,
  noSuchDate,
  mendedTime,
  notClosed,
  noHeader,
  lowerCaseName,
  nearKeyword,
  tooMany,
  tornName,
  saidOtherwise,
  whichDay,
  otherForm,
] as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a, b or c`, at most six of them. */
function listed(words: readonly string[]): string {
  if (words.length <= 1) return words.join("");
  const shown = words.slice(0, 6);
  if (words.length > 6) return `${shown.join(", ")}, ...`;
  return `${shown.slice(0, -1).join(", ")} or ${shown.at(-1) ?? ""}`;
}
