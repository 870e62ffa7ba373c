/** Names that stand where they cannot: without a day, an event or inputs, or of something else than is meant. */

import { entry } from "../diagnostic.ts";
import { quoted, close, type Use } from "./name-words.ts";

/** What there is to choose from; an event with hundreds of fields would drown the message. */
const choice = (names: readonly string[]): string[] => {
  if (names.length === 0) return [];
  const more = names.length > 12 ? ` and ${names.length - 12} more` : "";
  return [`It has ${quoted(names.slice(0, 12))}${more}.`];
};

/** `an Exercise`, `a Stock Split`. */
const withArticle = (name: string): string => `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;

export const onlySome = entry<
  Use & { readonly name: string; readonly have: readonly string[]; readonly lack: readonly string[] }
>({
  code: "N109",
  severity: "error",
  name: "not in every event",
  explanation:
    "The clause is about several kinds of event, joined by `or`, and uses a name that only some of them have. For the " +
    "others the clause would have no answer.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
event Listing has Venue: text.
"Warrant Share Number" initially means 100,000 shares.
on Stock Split or Listing:
  Warrant Share Number becomes Warrant Share Number * Ratio.`,
  remedy: "Write a clause for each kind of event, or define the name for all of them.",
  message: ({ where, name, have, lack, consequence }) => ({
    title: `${where} uses "${name}", which ${lack.join(" and ")} ${lack.length === 1 ? "does" : "do"} not have.`,
    text: `${have.join(" and ")} ${have.length === 1 ? "has" : "have"} it. ${consequence}`,
    help: [`Write a clause of its own for ${lack.join(" and ")}.`],
  }),
});

export const differentMeanings = entry<Use & { readonly name: string; readonly kinds: readonly string[] }>({
  code: "N110",
  severity: "error",
  name: "different things under one name",
  explanation:
    "The clause is about several kinds of event, and a name that it uses is something else in each of them: fields of " +
    "different types, or separate definitions.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
event Merger has Ratio: shares.
"Warrant Share Number" initially means 100,000 shares.
on Stock Split or Merger:
  Warrant Share Number becomes Warrant Share Number * Ratio.`,
  remedy: "Write a clause for each kind of event, or one definition `of` all of them.",
  message: ({ where, name, kinds, consequence }) => ({
    title: `${where} uses "${name}", which is not the same thing in ${kinds.join(" and ")}.`,
    text: consequence,
    help: ["Write a clause for each kind of event.", `Or define "${name}" once, of ${kinds.join(" or ")}.`],
  }),
});

export const missingDay = entry<Use & { readonly name: string; readonly days: readonly string[] }>({
  code: "N111",
  severity: "error",
  name: "missing day",
  explanation:
    "A term defined `on a date` has a value for each day. Used alone it does not say which day's value is meant, and " +
    "prices move: the day is part of the bargain.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Closing Bid" on a date is quoted as "bid".
"Warrant Price" initially means $2.40 per share.
on Stock Split:
  Warrant Price becomes Closing Bid.`,
  remedy: "Write the day: `Closing Bid on the Exercise Date`.",
  message: ({ where, name, days, consequence }) => ({
    title: `${where} uses "${name}" without a day.`,
    text: `"${name}" has a value for each day. ${consequence}`,
    help:
      days.length > 0 ? days.map((day) => `Write "${name} ${day}".`) : [`Write "${name} on" and the day.`],
  }),
});

export const noDateHere = entry<Use>({
  code: "N112",
  severity: "error",
  name: "no date that `the date` could mean",
  explanation:
    "`the date` is the day for which a definition `on a date` is asked. Elsewhere there is no such day.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Price" initially means $2.40 per share.
on Stock Split if the year of the date > 2005:
  Warrant Price becomes Warrant Price / Ratio.`,
  remedy: "Define the term `on a date`, or name the day that is meant.",
  message: ({ where, consequence }) => ({
    title: `${where} says "the date", and no date is given there.`,
    text: `Only a definition "on a date" has a date. ${consequence}`,
    help: ['Define the term "on a date".', "Or name the day: the Exercise Date, now, March 14, 2005."],
  }),
});

export const whichEvent = entry<Use & { readonly name: string; readonly kinds: readonly string[] }>({
  code: "N113",
  severity: "error",
  name: "which event",
  explanation:
    "A term of an event has a value for each such event. The clause is not about one, and does not say which event's value " +
    "is meant.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"New Price" of a Stock Split means Warrant Price / Ratio.
"Warrant Price" initially means $2.40 per share.
every adjustment of Warrant Price is at least New Price.`,
  remedy: "Put the clause under `on EVENT:`, define the term `of` the event, or write `T of E`.",
  message: ({ where, name, kinds, consequence }) => ({
    title: `${where} uses "${name}" and does not say of which ${kinds.join(" or ")}.`,
    text: consequence,
    help: [`Make the clause one about it: "on ${kinds[0]}:", or "of ${withArticle(kinds[0] ?? "")}".`],
  }),
});

export const needsInputs = entry<Use & { readonly name: string; readonly inputs: readonly string[] }>({
  code: "N114",
  severity: "error",
  name: "formula without its inputs",
  explanation: "A formula or table with inputs has a value only once each input is given.",
  example: `warrant "Example".
"Half" with Price: price per share means Price / 2.
"Warrant Price" initially means $2.40 per share.
every adjustment of Warrant Price is at least Half.`,
  remedy: "Give the inputs: `T with F = E, G = E`.",
  message: ({ where, name, inputs, consequence }) => ({
    title: `${where} uses "${name}" without ${quoted(inputs)}.`,
    text: consequence,
    help: [`Write "${name} with ${inputs.map((input) => `${input} = ...`).join(", ")}".`],
  }),
});

export const unknownInput = entry<
  Use & {
    readonly name: string;
    readonly owner: string;
    readonly known: readonly string[];
    readonly close: readonly string[];
  }
>({
  code: "N115",
  severity: "error",
  name: "unknown input",
  explanation: "After `with`, a value is given to something that the event, formula or clause does not have.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
scenario "A split":
  on April 4, 2006: Stock Split with Ration = 2.`,
  remedy: "Write the name as it is declared.",
  message: ({ where, name, owner, known, close: near, consequence }) => ({
    title: `${where} gives "${name}" to ${owner}, which has none.`,
    text: consequence,
    help: near.length > 0 ? close(near, name) : known.length > 0 ? choice(known) : ["It takes nothing."],
  }),
});

export const missingInput = entry<Use & { readonly names: readonly string[]; readonly owner: string }>({
  code: "N116",
  severity: "error",
  name: "missing input",
  explanation: "Something is deemed to happen, computed or borrowed without a value that it reads.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
event Merger has New Shares: number.
on Merger:
  deem Stock Split.`,
  remedy: "Give the value after `with`.",
  message: ({ where, names, owner, consequence }) => ({
    title: `${where} does not give ${quoted(names)} to ${owner}.`,
    text: consequence,
    help: [`Add "with ${names.map((name) => `${name} = ...`).join(", ")}".`],
  }),
});

export const lendsNothing = entry<Use & { readonly label: string }>({
  code: "N132",
  severity: "error",
  name: "nothing to borrow",
  explanation:
    "A clause adjusts as a section provides, and no other clause there says what a term becomes: it adjusts nothing, adjusts by what it " +
    "borrows itself, or is the very clause that borrows. Nothing would be adjusted, and nobody told.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
event Merger has Ratio: number.
"Warrant Price" initially means $2.40 per share.
section 4(a): on Stock Split: Warrant Price becomes Warrant Price / Ratio.
section 4(b): on Merger: adjust as section 4(b) provides.`,
  remedy: "Name the section in which the formula stands.",
  message: ({ where, label, consequence }) => ({
    title: `${where} adjusts as section ${label} provides, where no other clause says what a term becomes.`,
    text: consequence,
    help: ["Name the section in which the formula stands."],
  }),
});

export const givesUndefined = entry<{ readonly name: string; readonly act: string }>({
  code: "N117",
  severity: "error",
  name: "result of an act without a definition",
  explanation:
    "An act says what it gives; each of these amounts is defined by a term `of` the act with the same name.",
  example: `warrant "Example".
party Holder.
act Exercise by the Holder has Shares Exercised: shares; gives Cash Due: money.`,
  remedy: 'Define it: `"Cash Due" of an Exercise means ...`.',
  message: ({ name, act }) => ({
    title: `${act} gives "${name}", which is not defined.`,
    text: `What ${withArticle(act)} gives cannot be computed.`,
    help: [`Define it: "${name}" of ${withArticle(act)} means ... .`],
  }),
});

export const notAdjustable = entry<Use & { readonly name: string; readonly what: string }>({
  code: "N118",
  severity: "error",
  name: "cannot be adjusted",
  explanation:
    "Only a term that `initially means` something is state that clauses can change. A formula follows from what it is made " +
    "of, and a field of an event is a fact.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Price" means $2.40 per share.
on Stock Split:
  Warrant Price becomes Warrant Price / Ratio.`,
  remedy: "Write `initially means` in the definition, or adjust the term that the formula is made of.",
  message: ({ where, name, what, consequence }) => ({
    title: `${where} changes "${name}", which is ${what}.`,
    text: consequence,
    help: [`If it is to change over time, define it with "initially means".`],
  }),
});

export const notOfEvent = entry<
  Use & {
    readonly name: string;
    readonly of: string;
    readonly known: readonly string[];
    readonly close: readonly string[];
  }
>({
  code: "N119",
  severity: "error",
  name: "no such thing of an event",
  explanation:
    "`X of E` names a field, the date or a term of the event E. This event has nothing of that name.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Share Number" initially means 100,000 shares.
on Stock Split:
  Warrant Share Number becomes Warrant Share Number * Factor of the Stock Split.`,
  remedy: "Write the name of a field as the event declares it, or define the term `of` the event.",
  message: ({ where, name, of, known, close: near, consequence }) => ({
    title: `${where} uses "${name}" of ${of}, which has none.`,
    text: consequence,
    help: near.length > 0 ? close(near, name) : choice(known),
  }),
});

export const notAnEvent = entry<Use & { readonly name: string; readonly of: string }>({
  code: "N120",
  severity: "error",
  name: "`of` something that is no event",
  explanation:
    "`X of E` names something of an event, or a term of a party. What stands after `of` here is neither, and the whole is " +
    "not a defined name either.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Original Issue Date" means March 14, 2005.
"Warrant Share Number" initially means 100,000 shares.
on Stock Split:
  Warrant Share Number becomes Warrant Share Number * Ratio of Original Issue Date.`,
  remedy: "Name the event after `of`, or define the whole name.",
  message: ({ where, name, of, consequence }) => ({
    title: `${where} uses "${name} of ${of}", which is not defined, and ${of} is no event.`,
    text: consequence,
  }),
});

export const noParticularEvent = entry<Use & { readonly name: string }>({
  code: "N121",
  severity: "error",
  name: "no particular event",
  explanation:
    "A clause that is not about an event names a kind of event where one occurrence is needed: there may be many, or none.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Share Number" initially means 100,000 shares.
every adjustment of Warrant Share Number is at most Ratio of a Stock Split * 100,000 shares.`,
  remedy: "Make the clause one about the event (`on EVENT:`, `of an EVENT`).",
  message: ({ where, name, consequence }) => ({
    title: `${where} speaks of ${withArticle(name)} and does not say which.`,
    text: `There may be several, or none. ${consequence}`,
    help: [`Make the clause one about it: "on ${name}:", or "of ${withArticle(name)}".`],
  }),
});

export const severalEvents = entry<Use & { readonly kinds: readonly string[] }>({
  code: "N122",
  severity: "error",
  name: "an instant of several events",
  explanation: "A clause `at D:` happens at an instant of one kind of event; this one names several.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
event Listing has Venue: text.
"Warrant Share Number" initially means 100,000 shares.
at (the first available of (a) Stock Split Date; (b) Listing Date):
  Warrant Share Number becomes 5 shares.`,
  remedy: "Write a clause for each kind of event.",
  message: ({ where, kinds, consequence }) => ({
    title: `${where} happens at an instant of ${kinds.join(" and ")}, and can be about one of them only.`,
    text: consequence,
    help: ["Write a clause for each kind of event."],
  }),
});

export const notADayKind = entry<Use & { readonly name: string; readonly close: readonly string[] }>({
  code: "N123",
  severity: "error",
  name: "not a kind of day",
  explanation:
    "A period is counted in days, weeks, months or years, or in a kind of day that the contract defines: a term `on a date` " +
    "that is yes or no, with its plural.",
  example: `warrant "Example".
party Issuer.
party Holder.
act Exercise by the Holder.
on Exercise:
  the Issuer shall Deliver Certificates within 3 Trading Days.`,
  remedy:
    'Define the kind of day: `"Trading Day" (plural "Trading Days") on a date means ...`, or use the module that does.',
  message: ({ where, name, consequence, close: near }) => ({
    title: `${where} counts in "${name}", which is not a kind of day.`,
    text: consequence,
    help: [`Define it on a date, with its plural, or use the module that does.`, ...close(near, name)],
  }),
});
