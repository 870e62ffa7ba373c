import { entry, type Entry } from "../diagnostic.ts";
import type { Use } from "./name-words.ts";

/** T2xx: quantities and their units, dates, periods, and the other kinds of value. */

/** A piece of a formula as written, and what it is: "a number of shares". */
export interface Piece {
  readonly text: string;
  readonly is: string;
  /** In one or two words: "shares". */
  readonly short: string;
}

const both = (left: Piece, right: Piece): string =>
  `"${left.text}" is ${left.is}; "${right.text}" is ${right.is}.`;

/** What often mends two units that do not agree. */
function mend(left: Piece, right: Piece): string[] {
  const kinds = new Set([left.short, right.short]);
  if (kinds.has("money") && kinds.has("a price per share")) {
    return [
      'Write "per share" after the amount if it is a price; or multiply the price by a number of shares.',
    ];
  }
  if (kinds.has("money") && kinds.has("shares")) {
    return [
      "Divide the money by a price per share to get shares, or multiply the shares by a price to get money.",
    ];
  }
  if (kinds.has("shares") && kinds.has("a price per share")) return ["Multiply the two to get money."];
  if (kinds.has("a plain number") && kinds.has("shares"))
    return ['Write "shares" after the number if it counts shares.'];
  return [];
}

/** How a value of one unit becomes one of another. */
function turn(wanted: string, given: string): string[] {
  if (wanted === "a price per share" && given === "money") {
    return ['Divide it by a number of shares; or write "per share" after the amount if it is a price.'];
  }
  if (wanted === "money" && given === "a price per share") return ["Multiply it by a number of shares."];
  if (wanted === "money" && given === "shares") return ["Multiply it by a price per share."];
  if (wanted === "shares" && given === "money") return ["Divide it by a price per share."];
  if (wanted === "shares" && given === "a plain number")
    return ['Write "shares" after the number if it counts shares.'];
  return [];
}

export const mixedUnits = entry<
  Use & {
    readonly verb: "adds" | "subtracts" | "takes";
    readonly word: string;
    readonly left: Piece;
    readonly right: Piece;
  }
>({
  code: "T201",
  severity: "error",
  name: "quantities of two units",
  explanation:
    "Money, shares, prices per share and plain numbers are different things. Adding, subtracting or averaging two of them " +
    "gives a number that means nothing, and on paper nobody would notice. Multiplying and dividing is allowed: a price " +
    "times shares is money, money divided by shares is a price.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
on Exercise:
  the Holder pays Cash Tendered + Shares Exercised to the Issuer.`,
  remedy:
    "Turn one of the two into the unit of the other, usually by multiplying or dividing by a price per share.",
  message: ({ where, verb, word, left, right, consequence }) => ({
    title:
      verb === "adds"
        ? `${where} adds ${left.short} to ${right.short}.`
        : verb === "subtracts"
          ? `${where} subtracts ${right.short} from ${left.short}.`
          : `${where} takes the ${word} of ${left.short} and ${right.short}.`,
    text: `${both(left, right)} ${consequence}`.trim(),
    help: mend(left, right),
  }),
});

export const incomparable = entry<Use & { readonly left: Piece; readonly right: Piece }>({
  code: "T202",
  severity: "error",
  name: "comparison of different things",
  explanation:
    "Two things can be compared only if they are of one kind and unit: a price with a price, a date with a date.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
the Holder may not Exercise if Shares Exercised > Cash Tendered.`,
  remedy: "Compare things of one unit: multiply the shares by a price, or divide the money by one.",
  message: ({ where, left, right, consequence }) => ({
    title: `${where} compares ${left.short} with ${right.short}.`,
    text: `${both(left, right)} ${consequence}`.trim(),
    help: mend(left, right),
  }),
});

export const wrongType = entry<Use & { readonly target: Piece; readonly value: Piece }>({
  code: "T203",
  severity: "error",
  name: "value of another unit or kind",
  explanation:
    "What a term, field or payment is given has another unit or kind than it has: a number of shares for a price, a date " +
    "for an amount.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Price" initially means $2.40 per share.
"Warrant Share Number" initially means 100,000 shares.
on Stock Split:
  Warrant Price becomes Warrant Price * Warrant Share Number.`,
  remedy: "Mend the formula so that its unit is that of what it is given to; or mend the declaration.",
  message: ({ where, target, value, consequence }) => ({
    title: `${where} gives ${target.text} ${value.short === "not known" ? "a value" : value.short}.`,
    text: `${capital(target.text)} is ${target.is}; "${value.text}" is ${value.is}. ${consequence}`.trim(),
    help: turn(target.short, value.short),
  }),
});

export const unlikeAlternatives = entry<
  Use & { readonly what: string; readonly left: Piece; readonly right: Piece }
>({
  code: "T204",
  severity: "error",
  name: "alternatives of different kinds",
  explanation:
    "The cases of a waterfall, and the readings of an ambiguity, are alternatives for one value, so they have to be of one " +
    "kind and unit.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
on Exercise:
  the Holder pays the first of
    (a) Cash Tendered, if Method is "cash";
    (b) Shares Exercised, otherwise
  to the Issuer.`,
  remedy: "Mend the alternative that is of another unit.",
  message: ({ where, what, left, right, consequence }) => ({
    title: `${where} has ${what} of different units: ${left.short}, and ${right.short}.`,
    text: `${both(left, right)} ${consequence}`.trim(),
    help: mend(left, right),
  }),
});

export const notOneOf = entry<
  Use & { readonly value: string; readonly values: readonly string[]; readonly close: readonly string[] }
>({
  code: "T205",
  severity: "error",
  name: "not one of the values",
  explanation:
    "A field that is one of several quoted values is compared with, or given, another text. Such a condition could never " +
    "hold.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
the Holder may not Exercise if Method is "cashles".`,
  remedy: "Write one of the values as they are declared, or add the value to the declaration.",
  message: ({ where, value, values, close, consequence }) => ({
    title: `${where} says "${value}", which is none of the values it could be.`,
    text: `It could be ${values.map((one) => `"${one}"`).join(", ")}. ${consequence}`.trim(),
    help: close.length > 0 ? [`Close: ${close.map((one) => `"${one}"`).join(", ")}.`] : [],
  }),
});

export const notAQuantity = entry<Use & { readonly verb: string; readonly piece: Piece }>({
  code: "T206",
  severity: "error",
  name: "arithmetic with something that is no quantity",
  explanation:
    "Only quantities can be added, subtracted, multiplied, divided, rounded and averaged. Days are counted with `61 days " +
    "after D` and `the days from A to B`.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
"Original Issue Date" means March 14, 2005.
the Holder may not Exercise if Shares Exercised > 100 shares * Original Issue Date.`,
  remedy: "Use quantities; for dates write `5 days after D`.",
  message: ({ where, verb, piece, consequence }) => ({
    title: `${where} ${verb} ${piece.short}.`,
    text: `"${piece.text}" is ${piece.is}, and no quantity. ${consequence}`.trim(),
    help: ["date", "point", "length"].some((word) => piece.is.includes(word))
      ? ['Write "5 days after D", or "the days from A to B".']
      : [],
  }),
});

export const notACondition = entry<Use & { readonly piece: Piece }>({
  code: "T207",
  severity: "error",
  name: "condition that is neither true nor false",
  explanation:
    "After `if`, `unless`, `while`, `and`, `or` and `not` stands something that holds or does not hold.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
the Holder may not Exercise if Shares Exercised.`,
  remedy: "Compare the value with something: `Shares Exercised > 100 shares`.",
  message: ({ where, piece, consequence }) => ({
    title: `${where} has ${piece.short} for a condition.`,
    text: `"${piece.text}" is ${piece.is}, which neither holds nor fails. ${consequence}`.trim(),
    help: ["Compare it with something."],
  }),
});

export const roundingStep = entry<Use & { readonly step: Piece; readonly value: Piece }>({
  code: "T208",
  severity: "error",
  name: "rounding to another unit",
  explanation:
    "A value is rounded to a step of its own unit: shares to a fraction of a share, a price to a fraction of a cent.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
on Exercise:
  the Holder pays Cash Tendered rounded to the nearest 1/100 share, half up to the Issuer.`,
  remedy: "Write a step of the unit of what is rounded.",
  message: ({ where, step, value, consequence }) => ({
    title: `${where} rounds ${value.short} to ${step.short}.`,
    text: `${both(value, step)} ${consequence}`.trim(),
  }),
});

export const wrongKind = entry<Use & { readonly wanted: string; readonly piece: Piece }>({
  code: "T209",
  severity: "error",
  name: "another kind of value than the place wants",
  explanation:
    "Some places want a value of one kind: a day after `on`, a length of time before `after`, a period after `during`, a " +
    "party before `shall`, an event after `stands for`.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
"Closing Bid" on a date is quoted as "bid".
the Holder may not Exercise if Closing Bid on Shares Exercised < $2.`,
  remedy: "Write a value of the kind that the place wants.",
  message: ({ where, wanted, piece, consequence }) => ({
    title: `${where} has ${piece.short} where ${wanted} should stand.`,
    text: `"${piece.text}" is ${piece.is}. ${consequence}`.trim(),
  }),
});

export const noOrder = entry<Use & { readonly left: Piece }>({
  code: "T210",
  severity: "error",
  name: "no greater or less",
  explanation: "Quantities, dates and times have an order; texts, parties, yes and no have none.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
the Holder may not Exercise if Method > "cash".`,
  remedy: "Compare with `is`, or with `is one of`.",
  message: ({ where, left, consequence }) => ({
    title: `${where} asks which of two is greater, and they have no order.`,
    text: `"${left.text}" is ${left.is}. ${consequence}`.trim(),
    help: ['Compare with "is", or with "is one of".'],
  }),
});

export const mixedCurrencies = entry<Use & { readonly left: Piece; readonly right: Piece }>({
  code: "T211",
  severity: "error",
  name: "two currencies in one product",
  explanation: "Amounts of two currencies are multiplied or divided without a rate of exchange between them.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
the Holder may not Exercise if $5 per share / EUR 2 per share > 2.`,
  remedy: "Convert one of the amounts by a rate that the contract names.",
  message: ({ where, left, right, consequence }) => ({
    title: `${where} mixes two currencies.`,
    text: `${both(left, right)} ${consequence}`.trim(),
  }),
});

export const dayKindType = entry<Use & { readonly name: string; readonly is: string }>({
  code: "T212",
  severity: "error",
  name: "kind of day that is not yes or no",
  explanation: "A kind of day is a term `on a date` that says of each day whether it is one: yes or no.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder has Shares Exercised: shares, Cash Tendered: money, Method: one of "cash", "cashless".
"Odd Day" on a date means the year of the date.
on Exercise:
  the Issuer shall Answer within 3 Odd Day.`,
  remedy: "Define the kind of day by a condition.",
  message: ({ where, name, is, consequence }) => ({
    title: `${where} counts in "${name}", which is ${is} for each day, not yes or no.`,
    text: consequence,
    help: ["Define it by a condition."],
  }),
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const typesEntries: readonly Entry<never>[] = [
  mixedUnits,
  incomparable,
  wrongType,
  unlikeAlternatives,
  notOneOf,
  notAQuantity,
  notACondition,
  roundingStep,
  wrongKind,
  noOrder,
  mixedCurrencies,
  dayKindType,
];
