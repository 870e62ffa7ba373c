/**
 * Messages about what is handed in beside the contract: events (F401 to F429), quotes (F440 to F459), settings on the command
 * line (F480 to F489) and the files themselves (F490 to F499). A fault in the data stops the command; it says nothing about
 * the contract, and the messages never call anything void, invalid or a breach.
 */

import { entry, type Entry } from "../diagnostic.ts";

const LONGEST_SHOWN = 60;

/** What cannot be shown in a line of text, or would turn it around: controls, line separators, marks of direction, half characters. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text from a file inside a message: cut to a readable length, with control characters made visible. */
export function shown(text: string): string {
  const short = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return short.replace(UNSHOWABLE, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same in quotation marks. */
export function quoted(text: string): string {
  return `"${shown(text)}"`;
}

/** `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function listed(
  words: readonly string[],
  join: "and" | "or",
  mark: (word: string) => string = quoted,
): string {
  const marked = words.map(mark);
  const last = marked.pop() ?? "";
  return marked.length === 0 ? last : `${marked.join(", ")} ${join} ${last}`;
}

function didYouMean(near: readonly string[]): string[] {
  return near.length === 0 ? [] : [`Did you mean ${listed(near, "or")}?`];
}

/** Not more than this many choices are spelled out in a message. */
const MOST_CHOICES = 12;

function choices(all: readonly string[], lead: string): string[] {
  if (all.length === 0) return [];
  const more = all.length > MOST_CHOICES ? ` and ${all.length - MOST_CHOICES} more` : "";
  return [`${lead}: ${all.slice(0, MOST_CHOICES).map(quoted).join(", ")}${more}.`];
}

const NOTHING_RUN = "Nothing is run on these events until it is mended.";
const NOT_READ = "The event cannot be read, so nothing is run on these events.";
const NO_QUOTES = "Nothing is run on these quotes until it is mended.";

// ---- events ----

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

export const illTypedValue = entry<{
  readonly field: string;
  readonly expected: string;
  readonly found: string;
  readonly help?: readonly string[];
}>({
  code: "F407",
  severity: "error",
  name: "a value of the wrong sort",
  explanation:
    "The contract declares what each field holds: an amount of money, a number of shares, a date, yes or no, a text. This value cannot be read " +
    "as that, and nothing is guessed: 1,5 might be one and a half or fifteen. Numbers may be written as JSON numbers or in quotation marks, " +
    "there also with thousands separators, a currency, a percent sign, or as a fraction such as 1/3.",
  example: '[{"event": "Stock Split", "on": "2006-06-01", "Ratio": "two"}]',
  remedy: "Write the value in one of the forms that the message lists.",
  message: ({ field, expected, found, help }) => ({
    title: `${quoted(field)} is ${expected}; ${found} is not.`,
    text: NOTHING_RUN,
    help: help ?? [],
  }),
});

export const wrongUnit = entry<{ readonly field: string; readonly expected: string; readonly found: string }>(
  {
    code: "F408",
    severity: "error",
    name: "a value in another unit",
    explanation:
      "The value says what it counts, shares or money or a percentage, and the field holds something else. Taking the bare number would turn " +
      "shares into dollars. Either the value stands in the wrong field or its unit is a slip.",
    example:
      '[{"event": "Share Issuance", "on": "2006-04-04", "Shares Issued": "5000000", "Consideration": "100 shares"}]',
    remedy: "Give the amount in the field's unit, or as a bare number, which takes it.",
    message: ({ field, expected, found }) => ({
      title: `${quoted(field)} is ${expected}, and ${quoted(found)} counts something else.`,
      text: NOTHING_RUN,
      help: ["Check whether the value belongs into another field.", "A bare number takes the field's unit."],
    }),
  },
);

export const wrongCurrency = entry<{
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}>({
  code: "F409",
  severity: "error",
  name: "an amount in another currency",
  explanation:
    "The contract computes in one currency, and this amount is marked with another. Tenor knows no exchange rates, and which rate applies, of " +
    "which day and which source, is for the contract or the parties to say.",
  example:
    '[{"event": "Share Issuance", "on": "2006-04-04", "Shares Issued": "5000000", "Consideration": "EUR 2500000"}]',
  remedy: "Convert the amount as the contract provides and give it in the contract's currency.",
  message: ({ field, expected, found }) => ({
    title: `${quoted(field)} is in ${expected}, and the amount is marked ${quoted(found)}.`,
    text: `No rate of exchange is assumed. ${NOTHING_RUN}`,
    help: [`Give the amount in ${expected}, converted as the contract provides.`],
  }),
});

export const negativeAmount = entry<{ readonly field: string; readonly found: string }>({
  code: "F410",
  severity: "error",
  name: "an amount below zero",
  explanation:
    "The fields of events hold counts, prices and amounts that happened: shares issued, money received. None of them is below zero in a log; a " +
    "correction is a later event of its own. A minus sign here usually comes from an accounting export, and it would turn a dilution into its opposite.",
  example:
    '[{"event": "Share Issuance", "on": "2006-04-04", "Shares Issued": "-5000000", "Consideration": "$2,500,000"}]',
  remedy: "Give the amount without the minus sign, or record what happened as the event that it was.",
  message: ({ field, found }) => ({
    title: `${quoted(field)} is below zero: ${shown(found)}.`,
    text: `Events record counts, prices and amounts of zero or more. ${NOTHING_RUN}`,
    help: ["Remove the minus sign if it is a slip.", "Record a reversal as an event of its own kind."],
  }),
});

export const notAChoice = entry<{
  readonly field: string;
  readonly found: string;
  readonly near: readonly string[];
  readonly allowed: readonly string[];
}>({
  code: "F411",
  severity: "error",
  name: "a value that is not among the choices",
  explanation:
    "The contract lists the values that this field can take, and its sections tell cases apart by them. Another value would fall into none of " +
    "the cases that the drafter had in mind, or into a default that was meant for something else.",
  example: '[{"event": "Exercise", "on": "2006-06-01", "Shares Exercised": "1000", "Method": "Cash"}]',
  remedy: "Use one of the values that the contract lists, letter for letter.",
  message: ({ field, found, near, allowed }) => ({
    title: `${quoted(field)} cannot be ${quoted(found)}.`,
    text: `It is one of ${allowed.slice(0, MOST_CHOICES).map(quoted).join(", ")}. ${NOTHING_RUN}`,
    help: didYouMean(near),
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

export const unknownNumber = entry<{
  readonly number: string;
  readonly near: readonly string[];
  readonly first: string;
  /** How many certificates there can be at most. */
  readonly most: number;
}>({
  code: "F496",
  severity: "error",
  name: "a number that no certificate has",
  explanation:
    "The event is about a certificate, named by its number, and no certificate can have that number: they are numbered one after another " +
    "from the first, and fewer have been issued.",
  example: '(an Exercise with "certificate": "W-F-05-99", where two certificates have been issued)',
  remedy: "Write the number as `tenor register` shows it.",
  message: ({ number, near, first, most }) => ({
    title: `No certificate has the number ${quoted(number)}.`,
    text: `Under which certificate this is done cannot be told. ${NOTHING_RUN}`,
    help:
      near.length > 0
        ? didYouMean(near)
        : [
            most === 1
              ? `The one certificate is ${quoted(first)}.`
              : `Certificates are numbered from ${quoted(first)} on; at most ${most.toLocaleString("en-US")} can have been issued.`,
          ],
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
    title: `${quoted(key)} refers to ${quoted(id)}, a ${quoted(kind)}; it refers to ${listed(allowed.slice(0, MOST_CHOICES), "or")}.`,
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

export const notADate = entry<{
  readonly field: string;
  readonly found: string;
  readonly time: boolean;
  readonly readings: readonly { readonly iso: string; readonly words: string }[];
}>({
  code: "F418",
  severity: "error",
  name: "a date in another form",
  explanation:
    "Dates are written as year, month and day, 2005-03-14, and times after a T: 2005-03-14T17:00, with an offset such as -05:00 where it is not the " +
    "contract's own time. Other forms are not read, because 3/4/2005 is March 4 to one reader and April 3 to another.",
  example: '[{"event": "Stock Split", "on": "06/01/2006", "Ratio": "2"}]',
  remedy: "Write the date as 2005-03-14, or with a time as 2005-03-14T17:00.",
  message: ({ field, found, time, readings }) => ({
    title: `${quoted(field)} is a date${time ? " or a date with a time" : ""}; ${found} is not read as one.`,
    text: `Nothing is run until the day is certain.`,
    help: [
      ...readings.map(({ iso, words }) => `For ${words} write "${iso}".`),
      ...(readings.length > 0
        ? []
        : [`Write it as 2005-03-14${time ? ", or with a time as 2005-03-14T17:00" : ""}.`]),
    ],
  }),
});

export const noSuchDate = entry<{ readonly field: string; readonly found: string }>({
  code: "F419",
  severity: "error",
  name: "a date that does not exist",
  explanation:
    "The date has the right form, and the calendar has no such day, or the day no such time: February 30, 25 o'clock, the hour that the change to summer time leaves out. Moving it to a neighbouring day " +
    "could move it past a deadline or out of the term, so it is not moved.",
  example: '[{"event": "Stock Split", "on": "2005-02-30", "Ratio": "2"}]',
  remedy: "Correct the date.",
  message: ({ field, found }) => ({
    title: `${quoted(field)}: there is no ${quoted(found)}.`,
    text: "The calendar has no such day or time. Nothing is run until the day is certain.",
    help: ["Correct the day or the time."],
  }),
});

export const numberTooLong = entry<{ readonly field: string; readonly most: number }>({
  code: "F420",
  severity: "error",
  name: "a number of more than a thousand digits",
  explanation:
    "Numbers are exact in Tenor, whatever their length. One of more than a thousand digits is not a price, a count or an amount; it comes from " +
    "a damaged file, and computing with it would only cost time.",
  example: '[{"event": "Stock Split", "on": "2006-06-01", "Ratio": 1e5000}]',
  remedy: "Correct the number.",
  message: ({ field, most }) => ({
    title: `${quoted(field)} has more than ${most.toLocaleString("en-US")} digits.`,
    text: NOTHING_RUN,
    help: ["Correct the number."],
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

export const cannotBeGiven = entry<{ readonly field: string; readonly type: string }>({
  code: "F424",
  severity: "error",
  name: "a field whose type cannot be given in an event",
  explanation:
    "The contract declares this field as a length of time or as a period. An events file can give numbers, amounts, dates, times, texts, yes or " +
    "no, other events and lists of assets. The declaration of the field has to use one of these.",
  example: '[{"event": "Grace", "on": "2006-06-01", "Length": "61 days"}]',
  remedy: "Declare the field in the contract with another type: a number of days, or two dates.",
  message: ({ field, type }) => ({
    title: `${quoted(field)} is ${type}, which an events file cannot give.`,
    text: NOTHING_RUN,
    help: ["Declare the field in the contract as a number, or as one or two dates."],
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

export const hourTwice = entry<{ readonly field: string; readonly times: readonly string[] }>({
  code: "F426",
  severity: "warning",
  name: "a time that comes twice",
  explanation:
    "When the clocks go back, an hour of that night comes twice, and a time in it does not say which of the two is meant. The earlier one is taken; where a deadline or " +
    "another event lies in that hour, the result may depend on it.",
  example: '[{"event": "Stock Split", "on": "2005-10-30T01:30", "Ratio": "2"}]',
  remedy: "Write the time with its offset, as 2005-10-30T01:30:00-05:00.",
  message: ({ field, times }) => ({
    title: `${quoted(field)}: the clocks show this time twice that night.`,
    text: `The earlier is taken, ${times[0] ?? ""}.`,
    help: times.map((time) => `Write ${time}.`),
  }),
});

// ---- quotes ----

export const quotesNoHeader = entry<{ readonly found: string; readonly columns: readonly string[] }>({
  code: "F440",
  severity: "error",
  name: "quotes without a header row",
  explanation:
    "The first row of a quotes file names its columns, in any order: date, and bid, ask, close and so on. Here the first row seems to hold quotes " +
    "already. Without names, the closing price and the day's low are the same to a reader.",
  example: "2005-03-14,1.42,1.46",
  remedy: "Put a header row first, for example: date,bid,ask,close.",
  message: ({ found, columns }) => ({
    title: `The first row begins with ${quoted(found)}; it has to name the columns.`,
    text: `What each number is would be open. ${NO_QUOTES}`,
    help: [`Put a header row first. The columns are ${columns.join(", ")}.`],
  }),
});

export const quotesUnknownColumn = entry<{
  readonly column: string;
  readonly near: readonly string[];
  readonly columns: readonly string[];
}>({
  code: "F441",
  severity: "error",
  name: "an unknown column of quotes",
  explanation:
    "A contract computes with prices that it names: the closing bid, the last sale, the volume-weighted average. A column under an unknown name would " +
    'never be read; and whether, say, "adj close" is the price as printed is just the question that the contract\'s words decide.',
  example: "date,bidd,ask\n2005-03-14,1.42,1.46",
  remedy: "Rename the column, or remove it from the file.",
  message: ({ column, near, columns }) => ({
    title: column === "" ? "A column has no name." : `There is no column ${quoted(column)} of quotes.`,
    text: `No section would read it. ${NO_QUOTES}`,
    help:
      near.length > 0
        ? didYouMean(near)
        : [`The columns are ${columns.join(", ")}.`, "Remove the column if the contract does not need it."],
  }),
});

export const quotesNoDate = entry<object>({
  code: "F442",
  severity: "error",
  name: "quotes without a date column",
  explanation:
    "Each row of quotes belongs to a day, given in the column date. Without it no average over a period and no price on a date can be formed.",
  example: "bid,ask\n1.42,1.46",
  remedy: "Add the column date, written as 2005-03-14.",
  message: () => ({
    title: "The quotes have no column date.",
    text: `No quote could be found for any day. ${NO_QUOTES}`,
    help: ["Add the column date, written as 2005-03-14."],
  }),
});

export const quotesColumnTwice = entry<{ readonly column: string }>({
  code: "F443",
  severity: "error",
  name: "a column of quotes given twice",
  explanation:
    "Two columns have the same name. Which of the two a section should read is open, and they may differ.",
  example: "date,close,Close\n2005-03-14,1.44,1.45",
  remedy: "Remove or rename one of the two.",
  message: ({ column }) => ({
    title: `The column ${quoted(column)} is there twice.`,
    text: `Which of the two counts is open. ${NO_QUOTES}`,
    help: ["Remove one of the two, or give it the name of what it holds."],
  }),
});

export const quotesCellCount = entry<{ readonly found: number; readonly expected: number }>({
  code: "F444",
  severity: "error",
  name: "a row with too few or too many cells",
  explanation:
    "Each row has as many cells as the header, empty ones included. A comma too few or too many moves the numbers after it into the wrong columns: a " +
    "bid becomes an ask. A number with thousands separators needs quotation marks around it.",
  example: "date,bid,ask\n2005-03-14,1.42",
  remedy: 'Add the missing comma, or write numbers with commas in quotation marks: "1,234".',
  message: ({ found, expected }) => ({
    title: `This row has ${found} cell${found === 1 ? "" : "s"}; the header has ${expected}.`,
    text: `Its numbers may stand in the wrong columns. ${NO_QUOTES}`,
    help:
      found < expected
        ? ["Leave a cell blank for what was not quoted, and keep its comma."]
        : [
            'Write numbers with thousands separators in quotation marks: "1,234".',
            "Remove the comma too many.",
          ],
  }),
});

export const quotesBadNumber = entry<{ readonly column: string; readonly found: string }>({
  code: "F445",
  severity: "error",
  name: "a quote that is not a number",
  explanation:
    "The cell holds something that cannot be read as a number. A quote that was not made is left blank, and the contract then says what follows: the " +
    "nearest earlier day, another source, or nothing. Marks such as N/A are not taken for a blank, because some vendors use them for a halted trade.",
  example: "date,bid,ask\n2005-03-14,N/A,1.46",
  remedy: "Write the number, or leave the cell blank for a quote that was not made.",
  message: ({ column, found }) => ({
    title: `${quoted(column)} is a number; ${quoted(found)} is not.`,
    text: `An average that reads this day would have no result. ${NO_QUOTES}`,
    help: ["Leave the cell blank if there was no quote.", "Write the number as 1.42 or $1.42."],
  }),
});

export const quotesNegative = entry<{ readonly column: string; readonly found: string }>({
  code: "F446",
  severity: "error",
  name: "a quote below zero",
  explanation:
    "Prices and volumes are zero or more. Some vendors (CRSP) put a minus sign before the mean of bid and ask on a day without a trade: that is not a " +
    "closing price, and whether the contract accepts it as one is for its words to say.",
  example: "date,close\n2005-03-14,-1.44",
  remedy:
    "Leave the cell blank if there was no trade, or put the mean of bid and ask where the contract asks for it.",
  message: ({ column, found }) => ({
    title: `${quoted(column)} is below zero: ${shown(found)}.`,
    text: NO_QUOTES,
    help: [
      "Leave the cell blank if the vendor marks a day without a trade so.",
      "Remove the minus sign if it is a slip.",
    ],
  }),
});

export const quotesCrossed = entry<{
  readonly low: string;
  readonly high: string;
  readonly lowValue: string;
  readonly highValue: string;
}>({
  code: "F447",
  severity: "warning",
  name: "a bid above the ask, or a low above the high",
  explanation:
    "A closing bid above the closing ask, or a day's low above its high, is rare and usually a slip: two cells exchanged, or a day's quote taken at " +
    "different moments. The numbers are used as they are, and an average of bid and ask does not notice an exchange.",
  example: "date,bid,ask\n2005-03-14,1.46,1.42",
  remedy: "Compare the row with its source.",
  message: ({ low, high, lowValue, highValue }) => ({
    title: `The ${low} (${shown(lowValue)}) is above the ${high} (${shown(highValue)}).`,
    text: "Both are used as they are written.",
    help: ["Compare the row with its source; the two may be exchanged."],
  }),
});

export const quotesTwice = entry<{ readonly date: string; readonly of: string; readonly line: number }>({
  code: "F448",
  severity: "error",
  name: "two rows of quotes for the same day",
  explanation:
    "A day has one row for each venue and asset. Two rows leave open which price is the day's, and an average would count the day twice.",
  example: "date,close\n2005-03-14,1.44\n2005-03-14,1.45",
  remedy:
    "Keep the row that is right. Rows of different markets or assets are told apart by the columns venue and asset.",
  message: ({ date, of, line }) => ({
    title: `Line ${line} already has quotes for ${date}${of}.`,
    text: `Which of the two counts is open. ${NO_QUOTES}`,
    help: [
      "Remove one of the two rows.",
      "Add the column venue or asset if they are of different markets or assets.",
    ],
  }),
});

export const quotesUnsorted = entry<{ readonly date: string; readonly before: string }>({
  code: "F449",
  severity: "information",
  name: "quotes that are not in the order of their days",
  explanation:
    "The rows are put into the order of their days before they are used, so the result does not depend on how the file is sorted. This only says so, once, " +
    "at the first row that is out of order: many vendors list the latest day first.",
  example: "date,close\n2005-03-15,1.45\n2005-03-14,1.44",
  remedy: "Nothing has to be done.",
  message: ({ date, before }) => ({
    title: `The quotes are not in the order of their days: ${date} comes after ${before}.`,
    text: "They are sorted before they are used; the result does not depend on it.",
  }),
});

export const quotesUnknownVenue = entry<{
  readonly found: string;
  readonly near: readonly string[];
  readonly venues: readonly string[];
}>({
  code: "F450",
  severity: "error",
  name: "an unknown venue",
  explanation:
    "Contracts tell quotes of an exchange, of the OTC bulletin board and of the pink sheets apart, and say which count when. The venue of a row is one " +
    "of these three words, or blank for the exchange on which the stock is listed.",
  example: "date,close,venue\n2005-03-14,1.44,nasdaq",
  remedy: "Write exchange, otcbb or pink, or leave the cell blank.",
  message: ({ found, near, venues }) => ({
    title: `${quoted(found)} is not a venue.`,
    text: `Which quotes the contract's cases take would be open. ${NO_QUOTES}`,
    help:
      near.length > 0 ? didYouMean(near) : [`The venues are ${venues.join(", ")}; a blank is the exchange.`],
  }),
});

export const quotesQuotation = entry<{ readonly what: "open" | "stray" }>({
  code: "F451",
  severity: "error",
  name: "a quotation mark out of place",
  explanation:
    "In CSV a cell may stand in quotation marks as a whole, and a mark inside it is written twice. A mark that opens and never closes would swallow the " +
    "rows that follow.",
  example: 'date,close,asset\n2005-03-14,1.44,"Acme\n',
  remedy: "Close the quotation mark at the end of the cell, or remove it.",
  message: ({ what }) => ({
    title:
      what === "open"
        ? "A quotation mark opens here and is not closed."
        : "A quotation mark stands inside the cell.",
    text: `Where the cell ends is open. ${NO_QUOTES}`,
    help: [
      "Put the whole cell into quotation marks, or none of it.",
      'Write a mark inside such a cell twice: "".',
    ],
  }),
});

export const quotesZero = entry<{ readonly column: string }>({
  code: "F452",
  severity: "warning",
  name: "a price of zero",
  explanation:
    "Some vendors write 0 where there was no quote. Here a zero is a price of nothing: an average that includes it falls, and a formula that divides by it " +
    "has no result. It is used as it is written.",
  example: "date,bid,ask\n2005-03-14,0,1.46",
  remedy: "Leave the cell blank if there was no quote that day.",
  message: ({ column }) => ({
    title: `${quoted(column)} is zero.`,
    text: "It is used as a price of nothing, and averages include it.",
    help: ["Leave the cell blank if there was no quote that day."],
  }),
});

export const quotesNoPrices = entry<{ readonly columns: readonly string[] }>({
  code: "F453",
  severity: "error",
  name: "quotes without a price column",
  explanation:
    "The file has a date column and none that holds a price or a volume, so there is nothing for a section to read. " +
    "Prices stand in columns such as bid, ask, close or vwap.",
  example: "date,venue\n2005-03-14,exchange",
  remedy: "Add at least one column of prices.",
  message: ({ columns }) => ({
    title: "The quotes have no column of prices.",
    text: NO_QUOTES,
    help: [`Add at least one of ${columns.join(", ")}.`],
  }),
});

export const quotesMoreWarnings = entry<{ readonly shown: number; readonly more: number }>({
  code: "F454",
  severity: "warning",
  name: "more warnings of quotes than are shown",
  explanation:
    "Warnings of prices of zero and of bids above asks are shown for the first rows; this one counts the rest. All rows were read and are used as they are " +
    "written. So many usually have one cause, such as a vendor that writes 0 for a day without a quote.",
  example: "(a file with 0 for every day without a quote)",
  remedy: "Mend the cause in the file, or be sure that the numbers are meant.",
  message: ({ shown: count, more }) => ({
    title: `${more.toLocaleString("en-US")} more warnings follow the first ${count}.`,
    text: "They are of the same sorts: prices of zero, or bids and lows above asks and highs. The rows are used as they are written.",
    help: ["Look for one cause: some vendors write 0 for a day without a quote."],
  }),
});

// ---- settings on the command line ----

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

// ---- files ----

const STOPPED = "The command has changed nothing.";

export const fileMissing = entry<{ readonly path: string; readonly near: readonly string[] }>({
  code: "F490",
  severity: "error",
  name: "a file that is not there",
  explanation:
    "No file has this name, seen from the folder in which the command runs. Nothing is assumed in its place.",
  example: "tenor run warrant.tenor --events evnts.json",
  remedy: "Check the name and the folder.",
  message: ({ path, near }) => ({
    title: `There is no file ${quoted(path)}.`,
    text: STOPPED,
    help: near.length > 0 ? didYouMean(near) : ["Check the name, and the folder in which the command runs."],
  }),
});

export const fileIsFolder = entry<{ readonly path: string }>({
  code: "F491",
  severity: "error",
  name: "a folder where a file is expected",
  explanation:
    "The name is that of a folder, and the command reads one file. It does not look for files in a folder by itself.",
  example: "tenor check examples",
  remedy: "Name a file in the folder.",
  message: ({ path }) => ({
    title: `${quoted(path)} is a folder, not a file.`,
    text: STOPPED,
    help: ["Name a file in it."],
  }),
});

export const fileForbidden = entry<{ readonly path: string }>({
  code: "F492",
  severity: "error",
  name: "a file that may not be read",
  explanation:
    "The file is there, and the operating system does not let this user read it. Nothing of its content is known to the command.",
  example: "tenor check secret.tenor",
  remedy: "Ask whoever keeps the file for leave to read it.",
  message: ({ path }) => ({
    title: `You have no permission to read ${quoted(path)}.`,
    text: STOPPED,
    help: ["Ask whoever keeps the file for permission to read it."],
  }),
});

export const notUtf8 = entry<{
  readonly path: string;
  readonly byte: number;
  readonly line: number;
  readonly guess: string | null;
  /** It begins as a packed file does, such as one of a word processor or a spreadsheet. */
  readonly packed: boolean;
}>({
  code: "F493",
  severity: "error",
  name: "a file that is not UTF-8 text",
  explanation:
    "Tenor reads text in UTF-8. At the byte shown the file is something else: another encoding, such as Windows-1252 or UTF-16, or no text at all. Read in " +
    "the wrong encoding, a dash or a currency sign could turn into another character.",
  example: "(a contract saved as Windows-1252, with a typographic quotation mark)",
  remedy: "Save the file as UTF-8 in the program that made it.",
  message: ({ path, byte, line, guess, packed }) => ({
    title: `${quoted(path)} is not UTF-8 text: line ${line}, byte ${byte.toLocaleString("en-US")}.`,
    text: STOPPED,
    help: [
      packed
        ? "It seems to be a file of a word processor or a spreadsheet; Tenor reads plain text."
        : guess === null
          ? "Save the file as UTF-8 in the program that made it."
          : `It seems to be ${guess}; save it as UTF-8.`,
    ],
  }),
});

export const fileTooLarge = entry<{ readonly path: string; readonly most: string }>({
  code: "F494",
  severity: "error",
  name: "a file that is too large",
  explanation:
    "A contract or a quotes file is read as a whole, and 256 megabytes are the most that is taken. Only events are read piece by piece and may be larger.",
  example: "tenor check disk-image.tenor",
  remedy: "Check that this is the right file, or divide it.",
  message: ({ path, most }) => ({
    title: `${quoted(path)} is larger than ${most}.`,
    text: STOPPED,
    help: ["Check that this is the right file."],
  }),
});

export const fileUnreadable = entry<{ readonly path: string; readonly reason: string }>({
  code: "F495",
  severity: "error",
  name: "a file that could not be read",
  explanation:
    "The operating system reported a fault while the file was being opened or read; its reason is in the message. " +
    "Nothing is computed from a part of a file.",
  example: "tenor check disconnected-drive/warrant.tenor",
  remedy: "Mend what the operating system reports, and run the command again.",
  message: ({ path, reason }) => ({
    title: `${quoted(path)} could not be read: ${shown(reason)}.`,
    text: STOPPED,
    help: ["Check the drive or the network on which the file is."],
  }),
});

/** All of them, in the order of their codes. */
export const factsEntries: readonly Entry<never>[] = [
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
  quotesNoHeader,
  quotesUnknownColumn,
  quotesNoDate,
  quotesColumnTwice,
  quotesCellCount,
  quotesBadNumber,
  quotesNegative,
  quotesCrossed,
  quotesTwice,
  quotesUnsorted,
  quotesUnknownVenue,
  quotesQuotation,
  quotesZero,
  quotesNoPrices,
  quotesMoreWarnings,
  settingNoEquals,
  settingNoName,
  settingNoValue,
  settingTwice,
  fileMissing,
  fileIsFolder,
  fileForbidden,
  notUtf8,
  fileTooLarge,
  fileUnreadable,
  unknownNumber,
];
