/** Messages about the values of an event's fields, and about days and points in time wherever they stand. */

import { entry } from "../diagnostic.ts";
import { didYouMean, MOST_CHOICES, quoted, shown } from "./said.ts";

const NOTHING_RUN = "Nothing is run on these events until it is mended.";

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
