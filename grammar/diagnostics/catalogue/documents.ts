/** Messages about documents and their templates. */

import { entry, type Entry } from "../diagnostic.ts";
import { listed, quoted } from "./said.ts";

const NOT_WRITTEN = "No document was written.";

export const unknownDocument = entry<{
  readonly kind: string;
  readonly near: readonly string[];
  readonly kinds: readonly string[];
  /** A contract stands where the kind should. */
  readonly isContract: boolean;
}>({
  code: "D701",
  severity: "error",
  name: "no such kind of document",
  explanation:
    "A kind of document is a template of the library. None has this name, so nothing says what the document is to hold.",
  example: "tenor document certficate warrant.tenor",
  remedy: "Use one of the kinds that tenor document lists.",
  message: ({ kind, near, kinds, isContract }) => ({
    title: isContract
      ? "The kind of document is missing: it stands before the contract."
      : `There is no kind of document ${quoted(kind)}.`,
    text: NOT_WRITTEN,
    help: isContract
      ? [`Write tenor document KIND ${kind} ...`, `The kinds: ${kinds.join(", ")}.`]
      : near.length > 0
        ? [`Close: ${listed(near, "or")}.`]
        : [`The kinds: ${kinds.join(", ")}.`],
  }),
});

export const nothingToDocument = entry<{
  readonly document: string;
  readonly about: string;
  readonly date: string;
}>({
  code: "D702",
  severity: "error",
  name: "nothing in the run that the document could be about",
  explanation:
    "The document is about something that happened: an adjustment, an exercise, a notice of an event. In this run nothing of that sort happened up to its " +
    "last day. A paper about nothing is not made.",
  example: "tenor document certificate warrant.tenor",
  remedy: "Give the facts with --events and --quotes, or run to a later day with --as-of.",
  message: ({ document, about, date }) => ({
    title: `Up to ${date} the run has no ${about}, which the ${document} is about.`,
    text: NOT_WRITTEN,
    help: ["Give the facts with --events and --quotes.", "Run to a later day with --as-of."],
  }),
});

export const noSuchSubject = entry<{
  readonly option: string;
  readonly word: string;
  readonly document: string;
  readonly choices: readonly string[];
}>({
  code: "D703",
  severity: "error",
  name: "--of names nothing that the document could be about",
  explanation:
    "The option --of picks the event by its id, its kind or its day, and --certificate the certificate by its number. The run has none of that name of which this kind of document speaks.",
  example: "tenor document exercise-form warrant.tenor --events events.json --of X9",
  remedy: "Use one of the names that the message lists, or leave --of out for the last one.",
  message: ({ option, word, document, choices }) => ({
    title: `${option} names ${quoted(word)}, and the run has no such thing for the ${document}.`,
    text: NOT_WRITTEN,
    help: choices.map((choice) => `There is: ${choice}.`),
  }),
});

export const severalSubjects = entry<{
  readonly word: string;
  readonly choices: readonly string[];
}>({
  code: "D704",
  severity: "error",
  name: "--of names several things",
  explanation:
    "More than one event has this id, kind or day, and the document is about one of them. Which is meant is open, and none is picked.",
  example: "tenor document certificate warrant.tenor --events events.json --of Distribution",
  remedy: "Name the event by its id or, where it has none, by its day.",
  message: ({ word, choices }) => ({
    title: `--of ${quoted(word)} names ${choices.length} things.`,
    text: NOT_WRITTEN,
    help: [
      ...choices.map((choice) => `There is: ${choice}.`),
      "With a register, --certificate NO narrows it.",
    ],
  }),
});

export const unknownPlaceholder = entry<{
  readonly name: string;
  readonly where: string | null;
  readonly near: readonly string[];
}>({
  code: "D705",
  severity: "error",
  name: "a placeholder that names nothing",
  explanation:
    "A placeholder of a template is filled with what the contract or the run has under its name. Neither has this one, so the document would have a hole " +
    "where the template has words in braces.",
  example: "Price: {{Warrent Price}}",
  remedy: "Mend the name in the template, or write what is to stand in its place: {{Name or ____}}.",
  message: ({ name, where, near }) => ({
    title: `The placeholder ${quoted(name)} names nothing in the contract or its run.`,
    text: `${where === null ? "" : `It stands in ${where}. `}${NOT_WRITTEN}`,
    help: [
      ...(near.length > 0 ? [`Close: ${listed(near, "or")}.`] : []),
      `Write {{${name} or ____}} for a line to be filled in by hand where it is not known.`,
      `Give it on the command line: --fill "${name}=...".`,
    ],
  }),
});

export const missingValue = entry<{
  readonly name: string;
  readonly why: string;
  readonly where: string | null;
}>({
  code: "D706",
  severity: "error",
  name: "a document asks for what is not known",
  explanation:
    "The template asks for something that the contract has and nobody has said: a party that is left blank, a fact that was not told, a term without a value. " +
    "No value is assumed.",
  example: "To: {{Holder}}",
  remedy:
    "Supply it in the contract, with the facts or with --fill, or let the template have a line: {{Holder or ____}}.",
  message: ({ name, why, where }) => ({
    title: `The document needs ${quoted(name)}, which is not known.`,
    text: `${why} ${where === null ? "" : `The placeholder stands in ${where}. `}${NOT_WRITTEN}`,
    help: [
      `Give it on the command line: --fill "${name}=...".`,
      `Write {{${name} or ____}} in the template for a line to be filled in by hand.`,
    ],
  }),
});

export const badPlaceholder = entry<{ readonly what: string; readonly where: string | null }>({
  code: "D707",
  severity: "error",
  name: "a placeholder that cannot be read",
  explanation:
    "A placeholder stands between double braces and holds a name, or several joined by the word or. These braces are empty, are never closed, or hold " +
    "something that stands for whole paragraphs in the midst of a sentence.",
  example: "Price: {{Warrant Price",
  remedy: "Write {{Name}} on one line; give tables such as {{the method}} a paragraph of their own.",
  message: ({ what, where }) => ({
    title: `${what}.`,
    text: `${where === null ? "" : `It stands in ${where}. `}${NOT_WRITTEN}`,
    help: [
      "Write {{Name}}, or {{Name or ____}}, on one line.",
      "Give {{the method}} and other tables a paragraph of their own.",
    ],
  }),
});

export const notATemplate = entry<{ readonly path: string; readonly why: string }>({
  code: "D708",
  severity: "error",
  name: "a file that is no template",
  explanation:
    "A template is a text in Markdown, or a Word file (.docx). This file could not be read as the one that its name says it is.",
  example: "tenor document certificate warrant.tenor --template certificate.pdf",
  remedy: "Save it as a Word file (.docx) or as Markdown (.md).",
  message: ({ path, why }) => ({
    title: `${quoted(path)} cannot be used as a template: ${why}.`,
    text: NOT_WRITTEN,
    help: ["Use a Word file whose name ends in .docx, or Markdown in a file whose name ends in .md."],
  }),
});

export const unknownFormat = entry<{ readonly path: string; readonly formats: readonly string[] }>({
  code: "D709",
  severity: "error",
  name: "a document of an unknown format",
  explanation:
    "The end of the file's name says what is written: .docx, .html or .md. A template that is a Word file can only become a Word file, since its look is in it.",
  example: "tenor document certificate warrant.tenor --out certificate.pdf",
  remedy: "Use a name with one of the ends that the message lists.",
  message: ({ path, formats }) => ({
    title: `${quoted(path)} does not end in ${listed(formats, "or")}.`,
    text: NOT_WRITTEN,
    help: [`Use a name that ends in ${listed(formats, "or")}.`],
  }),
});

export const typedFigure = entry<{ readonly name: string }>({
  code: "D710",
  severity: "error",
  name: "--fill types what the run knows",
  explanation:
    "The option --fill gives a document what neither the contract nor the run knows, such as a transferee. What they do know stands in the document as they have it, so that " +
    "each figure can be traced; it is not typed a second time.",
  example: 'tenor document certificate warrant.tenor --fill "Warrant Price=$2.00"',
  remedy: "Leave the option out, or change the contract or the facts.",
  message: ({ name }) => ({
    title: `${quoted(name)} comes from the contract and its run, and is not typed.`,
    text: NOT_WRITTEN,
    help: ["Leave this --fill out.", "Change the contract with --set, or the facts."],
  }),
});

export const unusedFill = entry<{ readonly name: string; readonly near: readonly string[] }>({
  code: "D711",
  severity: "error",
  name: "--fill for a placeholder that the template does not have",
  explanation: "The template has no placeholder of this name, so the text would not appear in the document.",
  example: 'tenor document assignment warrant.tenor --fill "Transfree=Elm Street Partners"',
  remedy: "Mend the name; the placeholders of a kind stand in the list of tenor document.",
  message: ({ name, near }) => ({
    title: `The template has no placeholder ${quoted(name)}.`,
    text: NOT_WRITTEN,
    help: near.length > 0 ? [`Close: ${listed(near, "or")}.`] : ["Leave this --fill out."],
  }),
});

export const fillUnreadable = entry<{ readonly found: string }>({
  code: "D712",
  severity: "error",
  name: "--fill without a name or a text",
  explanation:
    "The option --fill takes the name of a placeholder, an equals sign, and the text that is to stand for it.",
  example: 'tenor document assignment warrant.tenor --fill "Transferee"',
  remedy: 'Write it as --fill "Transferee=Elm Street Partners".',
  message: ({ found }) => ({
    title: `--fill ${quoted(found)} is not of the form NAME=TEXT.`,
    text: NOT_WRITTEN,
    help: ['Write it as --fill "Transferee=Elm Street Partners".'],
  }),
});

export const doubtfulPlaceholder = entry<{ readonly name: string; readonly near: readonly string[] }>({
  code: "D713",
  severity: "warning",
  name: "a name that may be misspelt, with a line in its place",
  explanation:
    "The placeholder says what is to stand where its name is not known, and that is what stands in the document. But the name is close to one that is " +
    "known, so it may only be misspelt.",
  example: "Price: {{Warrent Price or ____}}",
  remedy: "Mend the name in the template if it is misspelt.",
  message: ({ name, near }) => ({
    title: `${quoted(name)} names nothing, so what the template has in its place stands in the document.`,
    text: "It is filled in by hand, unless the name is only misspelt.",
    help: [`Close: ${listed(near, "or")}.`],
  }),
});

export const notReached = entry<{
  readonly document: string;
  readonly date: string;
  readonly stopped: string;
}>({
  code: "D714",
  severity: "error",
  name: "a document about a day that the run did not reach",
  explanation:
    "The document says how the certificate stands on the last day of the run. The run stopped before, where the words had no answer or a fact was lacking, so " +
    "what holds on that day is not known.",
  example: "tenor document assignment warrant.tenor --events events.json --as-of 2010-01-01",
  remedy: "Supply what the run lacks, or run to a day before it stops with --as-of.",
  message: ({ document, date, stopped }) => ({
    title: `The ${document} is about ${date}, and the run stops on ${stopped}.`,
    text: NOT_WRITTEN,
    help: ["Supply what the run lacks.", "Run to an earlier day with --as-of."],
  }),
});

/** All of them, in the order of their codes. */
export const documentEntries: readonly Entry<never>[] = [
  unknownDocument,
  nothingToDocument,
  noSuchSubject,
  severalSubjects,
  unknownPlaceholder,
  missingValue,
  badPlaceholder,
  notATemplate,
  unknownFormat,
  typedFigure,
  unusedFill,
  fillUnreadable,
  doubtfulPlaceholder,
  notReached,
];
