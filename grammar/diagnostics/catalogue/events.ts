/** Messages about events (F401 to F429): the text of a log, its keys, and what one event says of another. */

import { entry, type Entry } from "../diagnostic.ts";
import {
  illTypedValue,
  wrongUnit,
  wrongCurrency,
  negativeAmount,
  notAChoice,
  notADate,
  noSuchDate,
  numberTooLong,
  cannotBeGiven,
  hourTwice,
} from "./event-values.ts";
import { choices, didYouMean, listed, MOST_CHOICES, quoted, shown } from "./said.ts";

const NOTHING_RUN = "Nothing is run on these events until it is mended.";
const NOT_READ = "The event cannot be read, so nothing is run on these events.";

export const notJson = entry<{ readonly what: string; readonly help: readonly string[] }>({
  code: "F401",
  severity: "error",
  name: "the events file is not JSON at this point",
  explanation:
    "Events are written as JSON: field names and texts in double quotation marks, a colon after each field name, a comma between fields. " +
    "At this point the file departs from that, so the reader cannot be sure which event was meant. The other events of the file are still " +
    "checked, so that all messages come at once, but no result is computed from a file that could be read in two ways.",
  example: '[{"event": "Stock Split" "on": "2006-06-01", "Ratio": "2"}]',
  remedy: "Mend the file at the place shown. If a program wrote it, use that program's JSON export.",
  message: ({ what, help }) => ({ title: what, text: NOT_READ, help }),
});

export const notStrictJson = entry<{ readonly what: "comma" | "comment" }>({
  code: "F402",
  severity: "error",
  name: "a comma or comment that JSON does not have",
  explanation:
    "JSON has no comments and no comma after the last entry. Some programs accept them and others leave out what follows; a log of events " +
    "that one program reads with an event more than another is no basis for a count of shares. So both are refused here.",
  example: '[{"event": "Stock Split", "on": "2006-06-01", "Ratio": "2",}]',
  remedy:
    'Remove the comma or the comment. A remark can stand in the event itself, as its field "note", which is ignored.',
  message: ({ what }) =>
    what === "comma"
      ? {
          title: "A comma stands here with nothing after it.",
          text: `JSON has commas only between two entries. ${NOTHING_RUN}`,
          help: ["Remove the comma, or write the entry that is missing."],
        }
      : {
          title: "JSON has no comments.",
          text: NOTHING_RUN,
          help: ["Remove the comment.", 'Put the remark into the event as its field "note".'],
        },
});

export const notEvents = entry<{ readonly found: string }>({
  code: "F403",
  severity: "error",
  name: "something other than an event",
  explanation:
    "An events file is a list of events, [ {...}, {...} ], or one event after another, each on its line. Each event is an object in braces with " +
    "named fields. What stands here is something else, so there is no event to give to the contract.",
  example: '[{"event": "Stock Split", "on": "2006-06-01", "Ratio": "2"}, "Stock Split"]',
  remedy: "Write each event in braces with its fields, or check that the right file was named.",
  message: ({ found }) => ({
    title: `An event in braces is expected here, and ${found} stands here.`,
    text: NOTHING_RUN,
    help: [
      'Write an event as {"event": "...", "on": "2006-06-01", ...}.',
      "Check that this is the events file, and not the quotes or the contract.",
    ],
  }),
});

export const unknownEvent = entry<{
  readonly name: string;
  readonly near: readonly string[];
  readonly declared: readonly string[];
}>({
  code: "F404",
  severity: "error",
  name: "an event that the contract does not know",
  explanation:
    "The contract says which kinds of event it reacts to, itself or through the vocabulary that it uses. This event is of another kind, " +
    "so no section could apply to it. Left out silently, an adjustment might be missed; so the name has to be mended or the kind declared.",
  example: '[{"event": "Stock Splitt", "on": "2006-06-01", "Ratio": "2"}]',
  remedy: "Use the name as the contract declares it, or declare the event in the contract.",
  message: ({ name, near, declared }) => ({
    title: `The contract declares no event ${quoted(name)}.`,
    text: `No section says what follows from it. ${NOTHING_RUN}`,
    help: near.length > 0 ? didYouMean(near) : choices(declared, "The contract declares"),
  }),
});

export const unknownField = entry<{
  readonly event: string | null;
  readonly field: string;
  readonly near: readonly string[];
  readonly declared: readonly string[];
}>({
  code: "F405",
  severity: "error",
  name: "a field that the event does not have",
  explanation:
    "The contract declares which fields an event of this kind has, letter for letter. A field under another name would never be read by any " +
    "section, and the number in it would have no effect on the price or the share number. So an unknown field is refused, not skipped.",
  example: '[{"event": "Stock Split", "on": "2006-06-01", "ratio": "2"}]',
  remedy:
    'Use the declared name, upper and lower case included. A remark can stand in the field "note", which is ignored.',
  message: ({ event, field, near, declared }) => ({
    title: `${event === null ? "An event" : quoted(event)} has no field ${quoted(field)}.`,
    text: `No section would read it. ${NOTHING_RUN}`,
    help:
      near.length > 0
        ? didYouMean(near)
        : declared.length > 0
          ? choices(declared, "Its fields are")
          : ["It has no fields of its own."],
  }),
});

export const missingField = entry<{ readonly event: string | null; readonly fields: readonly string[] }>({
  code: "F406",
  severity: "error",
  name: "a field is missing",
  explanation:
    'Every event has "event" (its kind) and "on" (its date), and the fields that the contract declares for that kind without calling them ' +
    "optional. The sections that the event sets off compute with them; without them there is no result, and no value is assumed.",
  example: '[{"event": "Share Issuance", "on": "2006-04-04", "Shares Issued": "5000000"}]',
  remedy: "Add the field with its value.",
  message: ({ event, fields }) => ({
    title: `${event === null ? "This event" : quoted(event)} lacks ${listed(fields, "and")}.`,
    text: `The sections that compute with ${fields.length === 1 ? "it" : "them"} would have no result. ${NOTHING_RUN}`,
    help: [`Add ${fields.map((field) => `"${shown(field)}": ...`).join(", ")}.`],
  }),
});

export const duplicateKey = entry<{ readonly key: string }>({
  code: "F412",
  severity: "error",
  name: "a field given twice in one event",
  explanation:
    "The same field stands twice in one event. Programs differ in which of the two they take, and the two may hold different numbers. So neither " +
    "is taken.",
  example: '[{"event": "Stock Split", "on": "2006-06-01", "Ratio": "2", "Ratio": "3"}]',
  remedy: "Keep the one that is right.",
  message: ({ key }) => ({
    title: `${quoted(key)} is given twice in this event.`,
    text: `Which of the two counts is open. ${NOTHING_RUN}`,
    help: ["Keep the one that is right and remove the other."],
  }),
});

export const idTwice = entry<{ readonly id: string; readonly line: number }>({
  code: "F413",
  severity: "error",
  name: "two events with the same id",
  explanation:
    'An id names one event, so that a later one can refer to it with "of": which securities were converted, which issuance was superseded. Two ' +
    "events with one id leave open which of them is meant.",
  example:
    '[{"event": "Stock Split", "on": "2006-06-01", "id": "S1", "Ratio": "2"}, {"event": "Stock Split", "on": "2007-06-01", "id": "S1", "Ratio": "2"}]',
  remedy: "Give each event its own id; an event to which nothing refers needs none.",
  message: ({ id, line }) => ({
    title: `The id ${quoted(id)} already names the event on line ${line}.`,
    text: `References to it would be open. ${NOTHING_RUN}`,
    help: ["Give one of the two another id.", "If the same event was recorded twice, remove one."],
  }),
});

export const ofUnknown = entry<{
  readonly key: string;
  readonly id: string;
  readonly near: readonly string[];
}>({
  code: "F414",
  severity: "error",
  name: "a reference to an event that is not there",
  explanation:
    "The event is about another one, named by its id, and no event of the file has that id. Its sections would need the other event's figures: the " +
    "price at which securities were issued, or the exercise from which a duty arose.",
  example: '[{"event": "Equivalents Expiry", "on": "2008-06-01", "of": "Note 7"}]',
  remedy: "Correct the id, or add the event that it names.",
  message: ({ key, id, near }) => ({
    title: `${quoted(key)} refers to ${quoted(id)}, and no event has that id.`,
    text: `What the sections take from that event would be missing. ${NOTHING_RUN}`,
    help: near.length > 0 ? didYouMean(near) : ["Correct the id, or add the event that it names."],
  }),
});

export const ofWrongKind = entry<{
  readonly key: string;
  readonly id: string;
  readonly kind: string;
  readonly allowed: readonly string[];
}>({
  code: "F415",
  severity: "error",
  name: "a reference to an event of another kind",
  explanation:
    "The contract says to which kinds of event this one can refer, because its sections read that event's fields. The event named here is of another " +
    "kind and does not have them.",
  example:
    '[{"event": "Stock Split", "on": "2006-06-01", "id": "S1", "Ratio": "2"}, {"event": "Equivalents Expiry", "on": "2008-06-01", "of": "S1"}]',
  remedy: "Refer to an event of the kind that the contract expects.",
  message: ({ key, id, kind, allowed }) => ({
    title: `${quoted(key)} refers to ${quoted(id)}, an event ${quoted(kind)}; it refers to ${listed(allowed.slice(0, MOST_CHOICES), "or")}.`,
    text: NOTHING_RUN,
    help: ["Check the id: it may be that of another event."],
  }),
});

export const ofLater = entry<{ readonly key: string; readonly id: string; readonly self: boolean }>({
  code: "F416",
  severity: "error",
  name: "a reference to an event that comes later",
  explanation:
    "An event can be about one that has happened: securities are converted after they were issued. The one named here comes later, by its date or, at " +
    "the same time, by its place in the file. One of the two dates or the reference is a slip.",
  example:
    '[{"event": "Equivalents Expiry", "on": "2006-06-01", "of": "N"}, {"event": "Equivalents Issuance", "on": "2007-06-01", "id": "N", "Maximum Shares": "100", "Issue Consideration": "$100", "Exercise Consideration": "$0", "Conversion Price": "$1"}]',
  remedy: "Correct the dates, or put events of the same time into their order.",
  message: ({ key, id, self }) => ({
    title: self
      ? `${quoted(key)} refers to the event itself, ${quoted(id)}.`
      : `${quoted(key)} refers to ${quoted(id)}, which comes later.`,
    text: `An event can only be about one before it. ${NOTHING_RUN}`,
    help: [
      "Correct the date of one of the two, or the id.",
      "Events of the same time stand in the file in their order.",
    ],
  }),
});

export const ofNotTaken = entry<{ readonly event: string }>({
  code: "F417",
  severity: "error",
  name: "a reference where none is taken",
  explanation:
    "The contract does not declare that an event of this kind is about another one, so no section would read the reference. If the contract should " +
    'know the other event here, its declaration lacks "of".',
  example:
    '[{"event": "Share Count", "on": "2006-06-01", "id": "C", "Shares Outstanding": "46000000"}, {"event": "Stock Split", "on": "2006-06-02", "of": "C", "Ratio": "2"}]',
  remedy: "Remove the reference, or declare in the contract to what the event refers.",
  message: ({ event }) => ({
    title: `${quoted(event)} does not refer to another event.`,
    text: `No section would read "of" here. ${NOTHING_RUN}`,
    help: ['Remove "of".', "Declare in the contract to which events it refers."],
  }),
});

export const tooDeep = entry<{ readonly most: number }>({
  code: "F421",
  severity: "error",
  name: "braces or brackets nested too deeply",
  explanation:
    "An event is an object with fields, and the deepest of them, a list of assets, is three levels deep. A file with more than a hundred levels was " +
    "not written as events; it is refused before it can cost time or memory.",
  example: `[{"event": "Stock Split", "on": "2006-06-01", "Ratio": ${"[".repeat(101)}${"]".repeat(101)}}]`,
  remedy: "Check how the file was made.",
  message: ({ most }) => ({
    title: `Braces or brackets are nested more than ${most} deep.`,
    text: NOTHING_RUN,
    help: ["Check how the file was made: an event is at most three levels deep."],
  }),
});

export const tooLarge = entry<{ readonly most: number }>({
  code: "F422",
  severity: "error",
  name: "one event of more than four million characters",
  explanation:
    "Events are read one at a time, so that a file may be of any size; a single event of more than four million characters is refused. The usual cause " +
    "is a quotation mark or a brace that is missing, so that the rest of the file seems to belong to one event.",
  example:
    '[{"event": "Stock Split", "on": "2006-06-01", "Ratio": "2", "note": "(four million characters more)"}]',
  remedy: "Look for the missing quotation mark or brace where the event begins.",
  message: ({ most }) => ({
    title: `The event that begins here is longer than ${most.toLocaleString("en-US")} characters.`,
    text: NOTHING_RUN,
    help: ["Look for a missing quotation mark, brace or bracket after this place."],
  }),
});

export const noEvents = entry<{ readonly what: "events" | "quotes" }>({
  code: "F423",
  severity: "error",
  name: "an empty file",
  explanation:
    "The file holds nothing. A log without events is written as [], which says that nothing happened; an empty file rather says that a download or an " +
    "export failed, and a price computed without its events would be wrong without a sign of it.",
  example: "(an empty file)",
  remedy: "Write [] for a log without events, a header row for quotes without rows, or name the right file.",
  message: ({ what }) => ({
    title: `The ${what} file is empty.`,
    text: "Whether nothing happened or the file failed to be written is open. Nothing is run on it.",
    help: [
      what === "events"
        ? "Write [] to say that there are no events."
        : "Write the header row to say that there are no quotes.",
      "Check that this is the right file.",
    ],
  }),
});

export const moreFindings = entry<{ readonly shown: number }>({
  code: "F425",
  severity: "error",
  name: "more findings than are shown",
  explanation:
    "After a thousand findings in one file the rest is neither shown nor looked for. So many usually have one cause: a column renamed in an export, " +
    "another contract's vocabulary, another file.",
  example: "(an events file with more than a thousand slips)",
  remedy: "Mend the first ones and run the command again.",
  message: ({ shown: count }) => ({
    title: `The file has more than ${count.toLocaleString("en-US")} findings; the rest is not shown.`,
    text: "Reading stopped here.",
    help: [
      "Mend the first ones: many often have one cause.",
      "Check that this is the right file for this contract.",
    ],
  }),
});

/** All of them, in the order of their codes. */
export const eventEntries: readonly Entry<never>[] = [
  notJson,
  notStrictJson,
  notEvents,
  unknownEvent,
  unknownField,
  missingField,
  illTypedValue,
  wrongUnit,
  wrongCurrency,
  negativeAmount,
  notAChoice,
  duplicateKey,
  idTwice,
  ofUnknown,
  ofWrongKind,
  ofLater,
  ofNotTaken,
  notADate,
  noSuchDate,
  numberTooLong,
  tooDeep,
  tooLarge,
  noEvents,
  cannotBeGiven,
  moreFindings,
  hourTwice,
];
