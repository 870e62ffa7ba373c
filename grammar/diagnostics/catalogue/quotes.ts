/** Messages about quotes (F440 to F459). */

import { entry, type Entry } from "../diagnostic.ts";
import { shown, quoted, didYouMean } from "./said.ts";

const NO_QUOTES = "Nothing is run on these quotes until it is mended.";

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

/** All of them, in the order of their codes. */
export const quoteEntries: readonly Entry<never>[] = [
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
];
