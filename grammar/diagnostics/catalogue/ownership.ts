/** Messages about the SEC's ownership documents, Forms 3, 4 and 5: those that are read (I950 to I962) and what is written (I970 to I981). */

import { entry, type Entry } from "../diagnostic.ts";
import { listed, quoted } from "./said.ts";

const NOT_IMPORTED = "Nothing is imported until it is mended.";
const NOT_EXPORTED = "Nothing was written.";

export const xmlBroken = entry<{ readonly what: string }>({
  code: "I950",
  severity: "error",
  name: "an ownership document is not XML at this point",
  explanation:
    "Ownership documents are XML, and from this point on the file departs from its rules: a tag is not closed, a character may not stand there, the file " +
    "ends too early. What follows could be read in two ways, so none of it is read.",
  example: "<ownershipDocument><documentType>4</ownershipDocument>",
  remedy: "Mend the file at the place shown, or take it from EDGAR anew.",
  message: ({ what }) => ({
    title: what,
    text: NOT_IMPORTED,
    help: ["Take the file from EDGAR anew, if it came from there."],
  }),
});

export const xmlDoctype = entry<object>({
  code: "I951",
  severity: "error",
  name: "a document type declaration",
  explanation:
    "A document type declaration can define abbreviations (entities) that grow to any size, or that draw in other files. Ownership documents have none, and " +
    "nothing of the kind is ever expanded or opened.",
  example: '<!DOCTYPE ownershipDocument [<!ENTITY a "b">]><ownershipDocument/>',
  remedy: "Remove the declaration, and write out what its entities stood for.",
  message: () => ({
    title: "The file has a document type declaration, and ownership documents have none.",
    text: NOT_IMPORTED,
    help: ["Remove it, and write out what it abbreviates.", "Ask where the file comes from."],
  }),
});

export const xmlTooMuch = entry<{ readonly what: string; readonly most: number }>({
  code: "I952",
  severity: "error",
  name: "an ownership document beyond all measure",
  explanation:
    "No ownership document nests its elements so deep, or has so many of them: a table has at most thirty rows. Reading stops at the limit, so that no file can hold up the program.",
  example: "<ownershipDocument><a><a><a>...",
  remedy: "Take the file from EDGAR anew.",
  message: ({ what, most }) => ({
    title: `The file has more than ${most.toLocaleString("en-US")} ${what}.`,
    text: NOT_IMPORTED,
    help: ["Check that it is an ownership document."],
  }),
});

export const xmlEncoding = entry<{ readonly declared: string }>({
  code: "I953",
  severity: "error",
  name: "two encodings for one file",
  explanation:
    "The first line of the file names an encoding, but the bytes are UTF-8. Letters beyond those of English, in a name for instance, could be read in two ways.",
  example: '<?xml version="1.0" encoding="ISO-8859-1"?><ownershipDocument>... José ...</ownershipDocument>',
  remedy: 'Write encoding="UTF-8" in the first line if the names then read as they should.',
  message: ({ declared }) => ({
    title: `The file says that its encoding is ${quoted(declared)}, but it is UTF-8.`,
    text: NOT_IMPORTED,
    help: ['Write encoding="UTF-8" if the names then read as they should.'],
  }),
});

export const notOwnership = entry<{ readonly found: string }>({
  code: "I954",
  severity: "error",
  name: "a file that is no ownership document",
  explanation:
    "Forms 3, 4 and 5 are filed as XML whose outermost element is ownershipDocument. The file is something else: another kind of filing, or a page about one. " +
    "The text of a Form 4 is recognized too, but it has no data from which events could be made.",
  example: "<informationTable/>",
  remedy: "Take the XML of the form from EDGAR: of the filing's documents, the one that ends in .xml.",
  message: ({ found }) => ({
    title: `This is no ownership document: ${found}.`,
    text: NOT_IMPORTED,
    help: ["On EDGAR, open the filing and take the document that ends in .xml."],
  }),
});

export const elementMissing = entry<{ readonly parent: string; readonly name: string }>({
  code: "I955",
  severity: "error",
  name: "an element is missing",
  explanation:
    "The SEC's specification of ownership documents requires this element, and without it the row or the form cannot be said to be about anybody or anything. No value is assumed.",
  example:
    "<ownershipDocument><documentType>4</documentType><issuer><issuerName>Acme</issuerName></issuer></ownershipDocument>",
  remedy: "Add the element with its value.",
  message: ({ parent, name }) => ({
    title: `"${parent}" lacks "${name}".`,
    text: NOT_IMPORTED,
    help: [`Add <${name}>.`],
  }),
});

export const elementUnknown = entry<{ readonly parent: string; readonly name: string }>({
  code: "I956",
  severity: "warning",
  name: "an element that the specification does not have",
  explanation:
    "The specification has no such element at this place. It may be of a later version, or misspelt. What it holds is listed among the things that were not read.",
  example: "<ownershipDocument><documenttype>4</documenttype></ownershipDocument>",
  remedy: "Compare the name with the specification; capitals count.",
  message: ({ parent, name }) => ({
    title: `"${parent}" has no element "${name}".`,
    text: "What it holds is not read.",
    help: ["Check its name, capitals included."],
  }),
});

export const elementOrder = entry<{ readonly name: string; readonly after: string }>({
  code: "I957",
  severity: "warning",
  name: "an element out of order",
  explanation:
    "The specification fixes the order of the elements, and EDGAR refuses another one. The element is read all the same, since its name says what it is.",
  example: "<issuer><issuerName>Acme</issuerName><issuerCik>1</issuerCik></issuer>",
  remedy: "Put it in its place.",
  message: ({ name, after }) => ({
    title: `"${name}" stands after "${after}", and belongs before it.`,
    text: "EDGAR takes the elements in their order only.",
    help: [`Put "${name}" before "${after}".`],
  }),
});

export const elementTwice = entry<{ readonly parent: string; readonly name: string; readonly most: number }>({
  code: "I958",
  severity: "error",
  name: "an element too often",
  explanation:
    "The element may stand there once, or so many times, and it stands there more often. Two values for one thing could both be meant.",
  example: "<documentType>4</documentType><documentType>5</documentType>",
  remedy: "Remove what is too much.",
  message: ({ parent, name, most }) => ({
    title: `"${parent}" has more than ${most === 1 ? "one" : most} "${name}".`,
    text: NOT_IMPORTED,
    help: [`Remove what is too much.`],
  }),
});

export const wrongValue = entry<{
  readonly name: string;
  readonly expected: string;
  readonly found: string;
}>({
  code: "I959",
  severity: "error",
  name: "a value of the wrong sort in an ownership document",
  explanation:
    "The specification says what each element holds: a date as 2007-11-09, a number with at most four decimals, a code of one letter. This value is something else, and nothing is guessed.",
  example: "<transactionDate><value>11/09/2007</value></transactionDate>",
  remedy: "Write the value in the form that the message names.",
  message: ({ name, expected, found }) => ({
    title: `"${name}" is ${expected}; ${found} is not.`,
    text: NOT_IMPORTED,
  }),
});

export const footnoteUnknown = entry<{ readonly id: string }>({
  code: "I960",
  severity: "warning",
  name: "a reference to a footnote that is not there",
  explanation:
    "A value refers to a footnote by its id, and the document has no footnote of that id. What it said of the value is lost.",
  example: '<transactionDate><value>2007-11-09</value><footnoteId id="F9"/></transactionDate>',
  remedy: "Add the footnote, or mend the id.",
  message: ({ id }) => ({
    title: `There is no footnote ${quoted(id)}.`,
    text: "What it would say of this value is not known.",
    help: ["Add the footnote, or mend the id."],
  }),
});

export const otherVersion = entry<{ readonly version: string; readonly known: readonly string[] }>({
  code: "I961",
  severity: "information",
  name: "another version of the specification",
  explanation:
    "The document says by which version of the SEC's schema it was made. This version is not one that the reader was written for; elements of later versions are listed where they are not read.",
  example: "<schemaVersion>X0999</schemaVersion>",
  remedy: "Look at the list of what was not read.",
  message: ({ version, known }) => ({
    title: `The document is of version ${version}; the versions known here are ${known[0] ?? ""} to ${known.at(-1) ?? ""}.`,
    text: "It is read as far as the specification is the same.",
  }),
});

export const formText = entry<{ readonly rows: number }>({
  code: "I962",
  severity: "error",
  name: "the text of a form instead of its data",
  explanation:
    "The file is the text of a Form 3, 4 or 5, as a page or a converted document, and not the XML that is filed. In such a text the rows of the tables have lost " +
    "their columns, or are gone, and check marks are lost. Its fields are listed; no event is made of them.",
  example:
    "FORM 4 STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP ... 1. Name and Address of Reporting Person ...",
  remedy: "Take the XML of the form from EDGAR, or write the events by hand.",
  message: ({ rows }) => ({
    title:
      rows === 0
        ? "This is the text of a form, and no row of its tables is in it."
        : `This is the text of a form; ${rows === 1 ? "one line of it looks" : `${rows} lines of it look`} like rows of its tables.`,
    text: "Its fields are listed; no event is made of them.",
    help: [
      "On EDGAR, open the filing and take the document that ends in .xml (filings since June 30, 2003).",
      "Or write the exercise as an event by hand.",
    ],
  }),
});

export const personNotJson = entry<{ readonly what: string; readonly help: readonly string[] }>({
  code: "I970",
  severity: "error",
  name: "the file about the reporting person is not JSON at this point",
  explanation:
    "Who reports, for which issuer, and who signs is told by a small JSON file. At this point the file departs from JSON.",
  example: '{"issuer": {"cik": "1" "name": "Acme"}}',
  remedy: "Mend the file at the place shown.",
  message: ({ what, help }) => ({ title: what, text: NOT_EXPORTED, help }),
});

export const personLacks = entry<{ readonly what: string; readonly fields: readonly string[] }>({
  code: "I971",
  severity: "error",
  name: "something that a Form 4 cannot do without",
  explanation:
    "A Form 4 names the issuer and the reporting person with the numbers that EDGAR has given them (CIK), the relationship between them, and a signature. Neither the contract nor its facts " +
    "say these things, and nothing is made up.",
  example: '{"issuer": {"name": "Acme Corp."}}',
  remedy: "Add what the message names to the file.",
  message: ({ what, fields }) => ({
    title: `${what} lacks ${listed(fields, "and")}.`,
    text: NOT_EXPORTED,
    help: [`Add ${listed(fields, "and")}.`],
  }),
});

export const personWrong = entry<{
  readonly key: string;
  readonly expected: string;
  readonly found: string;
}>({
  code: "I972",
  severity: "error",
  name: "a value that a Form 4 cannot carry",
  explanation:
    "The form has its own forms of values: a CIK of up to ten digits, a date as 2007-11-13, true or false for a box. This value is something else.",
  example: '{"issuer": {"cik": "GLOW"}}',
  remedy: "Write the value in the form that the message names.",
  message: ({ key, expected, found }) => ({
    title: `${quoted(key)} is ${expected}; ${found} is not.`,
    text: NOT_EXPORTED,
  }),
});

export const personUnknownKey = entry<{
  readonly key: string;
  readonly near: readonly string[];
  readonly keys: readonly string[];
}>({
  code: "I973",
  severity: "error",
  name: "a key that the file about the reporting person does not have",
  explanation:
    "The key says nothing here, and a box that is passed over in silence would be missed on the form. It may be misspelt.",
  example: '{"isuer": {}}',
  remedy: "Write one of the keys that the message lists.",
  message: ({ key, near, keys }) => ({
    title: `There is no key ${quoted(key)} here.`,
    text: NOT_EXPORTED,
    help: [
      ...(near.length > 0 ? [`Did you mean ${listed(near, "or")}?`] : []),
      `The keys are ${listed(keys, "and")}.`,
    ],
  }),
});

export const whichExercise = entry<{ readonly named: string | null; readonly ids: readonly string[] }>({
  code: "I974",
  severity: "error",
  name: "which exercise is to be reported",
  explanation:
    "A Form 4 reports the transactions of one person that fall due together. Where the facts have several exercises, or none of the id that was given, it has to be said which.",
  example: "tenor export form4 warrant.tenor --events events.json --of X9 --reporting-person person.json",
  remedy: "Name the exercise by its id with --of; --of may be repeated.",
  message: ({ named, ids }) => ({
    title:
      named === null
        ? "The facts do not say which exercise is meant."
        : `The facts have no exercise ${quoted(named)}.`,
    text: NOT_EXPORTED,
    help: [
      ids.length === 0
        ? 'No exercise of the facts has an "id": give it one, and name it with --of.'
        : `Name one with --of: ${listed(ids, "or")}.`,
    ],
  }),
});

export const exerciseRefused = entry<{ readonly id: string; readonly sections: readonly string[] }>({
  code: "I975",
  severity: "error",
  name: "an exercise that was refused",
  explanation:
    "The contract refuses the exercise, so nothing was acquired and nothing disposed of: there is no transaction to report.",
  example: "tenor export form4 warrant.tenor --events events.json --of X1 --reporting-person person.json",
  remedy: "Look at tenor run for the reasons, and name another exercise.",
  message: ({ id, sections }) => ({
    title: `The exercise ${quoted(id)} was refused${sections.length === 0 ? "" : ` under section ${listed(sections, "and", (section) => section)}`}.`,
    text: `There is no transaction to report. ${NOT_EXPORTED}`,
    help: ["See tenor run for the reasons."],
  }),
});

export const cannotReport = entry<{
  readonly id: string;
  readonly why: string;
  readonly help: readonly string[];
}>({
  code: "I976",
  severity: "error",
  name: "an exercise that the form's rows cannot say",
  explanation:
    "The rows of a Form 4 are made from the number of shares exercised, the shares issued, the price, the cash paid and what was owned before. Of this exercise one of them is not known, or it gave something else " +
    "than shares of one class, and how that is reported is a question for counsel.",
  example: "tenor export form4 warrant.tenor --events events.json --of X1 --reporting-person person.json",
  remedy: "Supply what the message names, or prepare the form by hand.",
  message: ({ id, why, help }) => ({
    title: `The exercise ${quoted(id)} cannot be put on the form: ${why}.`,
    text: NOT_EXPORTED,
    help,
  }),
});

export const marketUnknown = entry<{ readonly day: string; readonly price: string }>({
  code: "I977",
  severity: "error",
  name: "whether the warrant was in the money is not known",
  explanation:
    "An exercise in or at the money has the code X, one out of the money the code O. The quotes have no price of the stock for that day, and no code is assumed.",
  example: "tenor export form4 warrant.tenor --events events.json --of X1 --reporting-person person.json",
  remedy: "Add the day to the quotes, or give the price with --market.",
  message: ({ day, price }) => ({
    title: `There is no price of the stock on ${day} to hold against the exercise price of ${price}.`,
    text: `Code X is for an exercise in or at the money, code O for one out of the money. ${NOT_EXPORTED}`,
    help: ["Add the day to the quotes (--quotes).", "Or give the price: --market $2.73."],
  }),
});

export const roundedOnForm = entry<{
  readonly what: string;
  readonly exact: string;
  readonly shown: string;
}>({
  code: "I978",
  severity: "information",
  name: "a number with more decimals than the form takes",
  explanation:
    "Numbers on the form have at most four decimals. This one has more, or no end: the form shows it rounded, half up, and a footnote says what it exactly is.",
  example: "tenor export form4 warrant.tenor --events events.json --of X1 --reporting-person person.json",
  remedy: "Read the footnote before filing.",
  message: ({ what, exact, shown }) => ({
    title: `${what} is ${exact}; the form shows ${shown}.`,
    text: "The form takes four decimals; a footnote gives the exact value.",
  }),
});

export const notTenPercent = entry<{ readonly owned: string; readonly outstanding: string }>({
  code: "I979",
  severity: "warning",
  name: "a 10% owner whose shares are not more than 10%",
  explanation:
    "The box of a 10% owner is for a beneficial owner of more than 10% of a registered class. By the facts the shares owned before the exercise are not more than that. Other shares, or rights to shares within 60 days, may be missing from the facts.",
  example: "tenor export form4 warrant.tenor --events events.json --of X1 --reporting-person person.json",
  remedy: "Check the box, or the shares in the facts.",
  message: ({ owned, outstanding }) => ({
    title: `The box of a 10% owner is marked, and by the facts ${owned} of ${outstanding} shares are not more than 10%.`,
    text: "The form is written as the box says.",
    help: [
      "Check the box.",
      'Or check "Shares Owned" and "Shares Outstanding": rights to shares within 60 days count too.',
    ],
  }),
});

export const marketUnreadable = entry<{ readonly text: string }>({
  code: "I980",
  severity: "error",
  name: "a market price that is none",
  explanation:
    "With --market the price of one share is given, in dollars, for the exercise that is reported.",
  example:
    "tenor export form4 warrant.tenor --events events.json --of X1 --reporting-person person.json --market high",
  remedy: "Write the price as $2.73 or 2.73.",
  message: ({ text }) => ({
    title: `${quoted(text)} is no price of a share.`,
    text: NOT_EXPORTED,
    help: ["Write it as $2.73."],
  }),
});

export const reportsTakenBack = entry<{ readonly id: string; readonly how: string }>({
  code: "I982",
  severity: "warning",
  name: "an exercise that was taken back later",
  explanation:
    "The form reports the exercise as it was made. By the facts what it settled was taken back afterwards: the shares went back, and so did what was paid. " +
    "Whether that is a transaction of its own, or calls for an amendment of the form, is a question for counsel; the form says nothing of it.",
  example: "tenor export form4 warrant.tenor --events events.json --of X1 --reporting-person person.json",
  remedy: 'Decide with counsel how it is reported, and say so under "remarks"; or name another exercise.',
  message: ({ id, how }) => ({
    title: `The exercise ${quoted(id)} was ${how}.`,
    text: "The form shows the exercise as it was made, and nothing of the taking back.",
    help: [
      "Whether and how the taking back is reported is a question for counsel.",
      'Say it under "remarks" in the file about the reporting person, or report another exercise.',
    ],
  }),
});

export const signedWhen = entry<{
  readonly id: string;
  readonly signed: string;
  readonly on: string;
  readonly due: string | null;
}>({
  code: "I981",
  severity: "warning",
  name: "the day of a signature and that of the exercise",
  explanation:
    "The form is signed after the transaction and, where the contract has the duty of std/section-16, filed before the end of the second business day after it. The day of the signature " +
    "in the file about the reporting person fits neither, or comes too late. A late form is still filed; proxy statements name those who filed late.",
  example: "tenor export form4 warrant.tenor --events events.json --of X2 --reporting-person person.json",
  remedy: "Mend the date of the signature, or take note that the form is late.",
  message: ({ id, signed, on, due }) => ({
    title:
      due === null
        ? `The form is signed on ${signed}, before the exercise ${quoted(id)} of ${on}.`
        : `The form is signed on ${signed}, and was to be filed by ${due} for the exercise ${quoted(id)}.`,
    text: "The form is written with that date.",
    help: ['Check the "date" of the "signature".'],
  }),
});

/** All of them, in the order of their codes. */
export const ownershipEntries: readonly Entry<never>[] = [
  xmlBroken,
  xmlDoctype,
  xmlTooMuch,
  xmlEncoding,
  notOwnership,
  elementMissing,
  elementUnknown,
  elementOrder,
  elementTwice,
  wrongValue,
  footnoteUnknown,
  otherVersion,
  formText,
  personNotJson,
  personLacks,
  personWrong,
  personUnknownKey,
  whichExercise,
  exerciseRefused,
  cannotReport,
  marketUnknown,
  roundedOnForm,
  notTenPercent,
  marketUnreadable,
  signedWhen,
  reportsTakenBack,
];
