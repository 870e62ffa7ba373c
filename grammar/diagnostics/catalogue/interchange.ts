/** Messages about files of other formats: those that are read (I901 to I919) and what is written (I930 to I939). */

import { entry, type Entry } from "../diagnostic.ts";
import { listed, quoted } from "./said.ts";

const NOT_IMPORTED = "Nothing is imported until it is mended.";
const NOT_EXPORTED = "Nothing was written.";

export const ocfNotJson = entry<{ readonly what: string; readonly help: readonly string[] }>({
  code: "I901",
  severity: "error",
  name: "an OCF file is not JSON at this point",
  explanation:
    "Files of the Open Cap Table Format are JSON. At this point the file departs from that, so what follows could be read in two ways. " +
    "The other files of the folder are still read, so that all messages come at once.",
  example: '{"file_type": "OCF_TRANSACTIONS_FILE" "items": []}',
  remedy: "Mend the file at the place shown, or export it anew from the program that keeps the cap table.",
  message: ({ what, help }) => ({ title: what, text: NOT_IMPORTED, help }),
});

export const notOcf = entry<{ readonly found: string }>({
  code: "I902",
  severity: "error",
  name: "a file that is no OCF file",
  explanation:
    "Each file of the Open Cap Table Format is one object that says in file_type what it holds, such as OCF_TRANSACTIONS_FILE, and lists that under items. " +
    "This file does not, so nothing says what its content is.",
  example: '{"items": []}',
  remedy: "Remove the file from the folder, or write its file_type.",
  message: ({ found }) => ({
    title: `This is no OCF file: ${found}.`,
    text: NOT_IMPORTED,
    help: ['An OCF file begins as {"file_type": "OCF_TRANSACTIONS_FILE", "items": [...]}.'],
  }),
});

export const ocfLacks = entry<{ readonly what: string; readonly fields: readonly string[] }>({
  code: "I903",
  severity: "error",
  name: "a field that OCF requires is missing",
  explanation:
    "The schema of the Open Cap Table Format requires this field, and an event cannot be dated, counted or attached to its security without it. " +
    "No value is assumed.",
  example:
    '{"file_type": "OCF_TRANSACTIONS_FILE", "items": [{"object_type": "TX_STOCK_CLASS_SPLIT", "id": "S", "date": "2024-06-03", "stock_class_id": "common"}]}',
  remedy: "Add the field with its value.",
  message: ({ what, fields }) => ({
    title: `${what} lacks ${listed(fields, "and")}.`,
    text: NOT_IMPORTED,
    help: [`Add ${listed(fields, "and")}.`],
  }),
});

export const ocfWrongValue = entry<{
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}>({
  code: "I904",
  severity: "error",
  name: "an OCF value of the wrong sort",
  explanation:
    "The schema of the Open Cap Table Format says what each field holds: a number in quotation marks with at most ten decimals, a date as 2024-06-03, " +
    "an amount with its currency. This value is something else, and nothing is guessed.",
  example:
    '{"file_type": "OCF_TRANSACTIONS_FILE", "items": [{"object_type": "TX_STOCK_CLASS_SPLIT", "id": "S", "date": "6/3/2024", "stock_class_id": "common", "split_ratio": {"numerator": "2", "denominator": "1"}}]}',
  remedy: "Write the value in the form that the message names.",
  message: ({ field, expected, found }) => ({
    title: `${quoted(field)} is ${expected}; ${found} is not.`,
    text: NOT_IMPORTED,
  }),
});

export const ocfUnknownId = entry<{ readonly field: string; readonly id: string; readonly what: string }>({
  code: "I905",
  severity: "error",
  name: "an OCF reference to something that is not there",
  explanation:
    "A transaction names the security, the stakeholder or the stock class that it is about by an id. Nothing in the folder has that id, so it cannot be said " +
    "whose warrant it is, or what it changes. A file of the export may be missing from the folder.",
  example:
    '{"file_type": "OCF_TRANSACTIONS_FILE", "items": [{"object_type": "TX_WARRANT_CANCELLATION", "id": "C", "date": "2024-06-03", "security_id": "W-1", "quantity": "10", "reason_text": "lapsed"}]}',
  remedy: "Put the missing file into the folder, or mend the id.",
  message: ({ field, id, what }) => ({
    title: `${quoted(field)} refers to ${quoted(id)}, and no ${what} has that id.`,
    text: NOT_IMPORTED,
    help: ["Check that all files of the export are in the folder."],
  }),
});

export const ocfIdTwice = entry<{ readonly id: string }>({
  code: "I906",
  severity: "error",
  name: "an OCF id used twice",
  explanation:
    "Two things of one kind have the same id. Whatever refers to it could mean either, and a transaction that stands in two files would count twice.",
  example: "(the same transaction in two files of one folder)",
  remedy: "Remove the copy, or give one of the two an id of its own.",
  message: ({ id }) => ({
    title: `The id ${quoted(id)} is used twice.`,
    text: NOT_IMPORTED,
    help: ["Check that the folder holds one export only."],
  }),
});

export const noOcfFiles = entry<{ readonly folder: string }>({
  code: "I907",
  severity: "error",
  name: "a folder without OCF files",
  explanation:
    "The Open Cap Table Format is a folder of files whose names end in .ocf.json: the manifest, the transactions, the stock classes, the stakeholders. " +
    "The folder holds none.",
  example: "tenor import ocf empty-folder",
  remedy: "Name the folder into which the export was unpacked.",
  message: ({ folder }) => ({
    title: `There are no files *.ocf.json in ${quoted(folder)}.`,
    text: NOT_IMPORTED,
    help: ["Unpack the export if it is one file that ends in .zip."],
  }),
});

export const moreOcfFindings = entry<{ readonly shown: number }>({
  code: "I908",
  severity: "error",
  name: "more findings than are shown",
  explanation:
    "So many findings have one cause in common, as a rule. After a thousand of them the rest is not looked for.",
  example: "(a folder of files of another version of the format)",
  remedy: "Mend the first ones and run the command again.",
  message: ({ shown }) => ({
    title: `There are more than ${shown.toLocaleString("en-US")} findings; the rest is not shown.`,
    text: NOT_IMPORTED,
  }),
});

export const noIssueDay = entry<{ readonly command: string }>({
  code: "I930",
  severity: "error",
  name: "the day of issue is not known",
  explanation:
    "An OCF warrant issuance has a date. The contract defines no Original Issue Date, Issue Date or Issuance Date from which it could be taken, no event issues its certificates, and the day of the " +
    "first event need not be that of the issue.",
  example: "tenor export ocf draft.tenor --events events.json --out ocf",
  remedy: "Name the day with --issued.",
  message: ({ command }) => ({
    title: "The contract does not say on which day the warrant was issued.",
    text: NOT_EXPORTED,
    help: [`Add --issued DATE to tenor ${command}.`],
  }),
});

export const unknownForm = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly forms: readonly string[];
}>({
  code: "I931",
  severity: "error",
  name: "a form that is not there",
  explanation:
    "A draft can begin from one of the forms that come with Tenor, and this is the name of none of them.",
  example: "tenor new --from venture-lendr draft.tenor",
  remedy: "Write the name of one of the forms.",
  message: ({ name, near, forms }) => ({
    title: `There is no form ${quoted(name)}.`,
    text: "Nothing was written.",
    help: [
      ...(near.length > 0 ? [`Did you mean ${listed(near, "or")}?`] : []),
      `The forms are ${listed(forms, "and")}.`,
    ],
  }),
});

export const noSuchBlank = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly blanks: readonly string[];
}>({
  code: "I932",
  severity: "error",
  name: "a blank that the form does not have",
  explanation:
    "With --set a new draft fills a blank of its form: a party, or a term whose value the form leaves open. The form has no such blank, and a value that is passed " +
    "over in silence would be missed in the draft.",
  example: 'tenor new --from venture-lender draft.tenor --set "Holdr=Lane Bank"',
  remedy: "Write one of the blanks that the message lists.",
  message: ({ name, near, blanks }) => ({
    title: `The form has no blank ${quoted(name)}.`,
    text: "Nothing was written.",
    help: [
      ...(near.length > 0 ? [`Did you mean ${listed(near, "or")}?`] : []),
      blanks.length === 0 ? "It has no blanks." : `Its blanks are ${listed(blanks, "and")}.`,
    ],
  }),
});

export const blankUnreadable = entry<{ readonly name: string; readonly text: string; readonly why: string }>({
  code: "I933",
  severity: "error",
  name: "a value that does not fit its blank",
  explanation:
    "The value was put in the place of the blank, and the draft was read again: it no longer is in order. A party is a name, a number of shares is written " +
    "as 100,000, a price as $2.40.",
  example: 'tenor new --from venture-lender draft.tenor --set "Holder=the \\"Bank\\""',
  remedy: "Write the value as the contract would have it.",
  message: ({ name, text, why }) => ({
    title: `${quoted(text)} does not fit the blank ${quoted(name)}.`,
    text: `${why} Nothing was written.`,
    help: ["Leave the blank open, and fill it in the draft."],
  }),
});

export const particularsNotJson = entry<null>({
  code: "I934",
  severity: "error",
  name: "a file of particulars that is not JSON",
  explanation:
    "What a cap table records and no contract says is told in a JSON file: under the kind or the id of an OCF object, that object's fields. " +
    "At this point the file departs from JSON, so what follows could be read in two ways.",
  example: '{"TX_WARRANT_ISSUANCE" {"purchase_price": {"amount": "0", "currency": "USD"}}}',
  remedy: "Mend the file at the place shown.",
  message: () => ({
    title: "This is not JSON at this point.",
    text: NOT_EXPORTED,
    help: ['It begins as {"ISSUER": {"formation_date": "2000-05-12", "country_of_formation": "US"}, ...}.'],
  }),
});

export const particularsWrong = entry<{ readonly what: string }>({
  code: "I935",
  severity: "error",
  name: "particulars that are no fields",
  explanation:
    "A file of particulars is one JSON object, and so is what stands under each kind or id in it: the fields of that OCF object, by their names.",
  example: '{"STAKEHOLDER": "INSTITUTION"}',
  remedy: "Write the fields in braces, each with its name.",
  message: ({ what }) => ({
    title: `${what.charAt(0).toUpperCase()}${what.slice(1)} is no object with fields.`,
    text: NOT_EXPORTED,
    help: ['Write it as {"STAKEHOLDER": {"stakeholder_type": "INSTITUTION"}}.'],
  }),
});

export const particularUnknown = entry<{
  readonly key: string;
  readonly near: readonly string[];
  readonly known: readonly string[];
}>({
  code: "I936",
  severity: "error",
  name: "particulars of something that the export does not write",
  explanation:
    "Particulars stand under the kind of OCF objects, such as TX_STOCK_ISSUANCE, or under the id of one. The export writes nothing of this kind or id, and " +
    "what is passed over in silence would be missed in the cap table.",
  example: '{"STAKEHOLDERS": {"stakeholder_type": "INSTITUTION"}}',
  remedy: "Write one of the kinds or ids that the message lists, or remove the entry.",
  message: ({ key, near, known }) => ({
    title: `The export writes nothing of the kind or id ${quoted(key)}.`,
    text: NOT_EXPORTED,
    help: [
      ...(near.length > 0 ? [`Did you mean ${listed(near, "or")}?`] : []),
      `It writes ${listed(known.slice(0, 20), "and")}${known.length > 20 ? ", and more" : ""}.`,
    ],
  }),
});

export const particularSaidTwice = entry<{ readonly of: string; readonly field: string }>({
  code: "I937",
  severity: "error",
  name: "particulars that the run already gives",
  explanation:
    "The contract and its facts give this field, and the particulars give it again. Of two values for one field it cannot be said which the cap table should have, " +
    "even where they are the same today.",
  example: '{"TX_WARRANT_ISSUANCE": {"exercise_price": {"amount": "2.40", "currency": "USD"}}}',
  remedy: "Remove the field from the particulars; if the contract is wrong, change it there.",
  message: ({ of, field }) => ({
    title: `${quoted(field)} of ${of} comes from the contract and its facts.`,
    text: NOT_EXPORTED,
    help: ["Remove it here, or change the contract or the facts."],
  }),
});

/** All of them, in the order of their codes. */
export const interchangeEntries: readonly Entry<never>[] = [
  ocfNotJson,
  notOcf,
  ocfLacks,
  ocfWrongValue,
  ocfUnknownId,
  ocfIdTwice,
  noOcfFiles,
  moreOcfFindings,
  noIssueDay,
  unknownForm,
  noSuchBlank,
  blankUnreadable,
  particularsNotJson,
  particularsWrong,
  particularUnknown,
  particularSaidTwice,
];
