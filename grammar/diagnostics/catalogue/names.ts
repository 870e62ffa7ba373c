import { entry, type Entry } from "../diagnostic.ts";

/** N1xx: names, and what they stand for. */

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** What there is to choose from; an event with hundreds of fields would drown the message. */
const choice = (names: readonly string[]): string[] => {
  if (names.length === 0) return [];
  const more = names.length > 12 ? ` and ${names.length - 12} more` : "";
  return [`It has ${quoted(names.slice(0, 12))}${more}.`];
};

/** `an Exercise`, `a Stock Split`. */
const withArticle = (name: string): string => `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;

const close = (names: readonly string[], found = ""): string[] => {
  if (names.length === 0) return [];
  const article = /^(?:The|An?|Any|Each|Every|Such) (?=[A-Z])/.exec(found)?.[0];
  return article !== undefined && names[0] === found.slice(article.length)
    ? [`Write "${article.toLowerCase()}${names[0]}": an article is small here, also where a sentence begins.`]
    : [`Close: ${quoted(names)}.`];
};

/** Where a name is used: the section, and what cannot be had without it. */
export interface Use {
  /** `Section 4(d)`, `The contract`, `The module std/notices`. */
  readonly where: string;
  /** A sentence: what the contract cannot do as long as this stands. */
  readonly consequence: string;
}

export const undefinedName = entry<Use & { readonly name: string; readonly close: readonly string[] }>({
  code: "N101",
  severity: "error",
  name: "undefined name",
  explanation:
    "A capitalised name stands for a defined term, a field of the event the clause is about, a party or an event. " +
    "This one stands for none of them, so the clause has no meaning: a reader has to guess, and a machine refuses to. " +
    "In paper warrants such gaps are common where a term was to be found in another agreement.",
  example: `warrant "Example".
section 4(d) "Issues of Shares":
  event Share Issuance has Shares Issued: shares, Consideration: money.
  "Warrant Price" initially means $2.40 per share.
  on Share Issuance:
    Warrant Price becomes Consideration / Additional Shares.`,
  remedy:
    "Define the term, write the name as it is defined, or write the event it belongs to (`Net Shares of the Exercise`). " +
    "Where another agreement defines it, define it here as determined by a party or as a blank.",
  message: ({ where, name, consequence, close: near }) => ({
    title: `${where} uses "${name}", which is not defined.`,
    text: consequence,
    help: [`Define it, or name the agreement that does.`, ...close(near, name)],
  }),
});

export const duplicate = entry<{ readonly what: string; readonly name: string; readonly first: string }>({
  code: "N102",
  severity: "error",
  name: "defined twice",
  explanation:
    "One name has two definitions. Which of them a clause means would depend on who reads it, so neither prevails: the " +
    "first is used for the rest of the check, and nothing is computed until one is gone.",
  example: `warrant "Example".
party Holder.
act Exercise by the Holder.
"Original Issue Date" means March 14, 2005.
"Original Issue Date" means March 15, 2005.
the Holder may Exercise from Original Issue Date.`,
  remedy: "Delete one, give one another name, or write both as named readings of one definition.",
  message: ({ what, name, first }) => ({
    title: `${what} "${name}" is defined twice.`,
    text: `It already stands ${first}. Which of the two a clause means cannot be told.`,
    help: [
      "Delete one of them, or give one another name.",
      "If both are defensible, write them as readings of one definition.",
    ],
  }),
});

export const unknownSection = entry<Use & { readonly label: string; readonly close: readonly string[] }>({
  code: "N103",
  severity: "error",
  name: "no such section",
  explanation:
    "A cross-reference leads nowhere. After sections are renumbered this is the most common slip of the pen in a warrant, " +
    "and the most expensive: what the reference was to govern is then governed by nothing.",
  example: `warrant "Example".
section 4(d) "Issues of Shares":
  "Warrant Price" initially means $2.40 per share.
  every adjustment of Warrant Price under section 4(e) is never an increase.`,
  remedy:
    "Write the label of a section that exists. `section 4` also means everything below it, such as 4(d)(i).",
  message: ({ where, label, consequence, close: near }) => ({
    title: `${where} refers to section ${label}, which does not exist.`,
    text: consequence,
    help: near.length > 0 ? [`Close: ${near.map((one) => `section ${one}`).join(", ")}.`] : [],
  }),
});

export const unknownParty = entry<Use & { readonly name: string; readonly close: readonly string[] }>({
  code: "N104",
  severity: "error",
  name: "unknown party",
  explanation: "Someone is given a right, a duty or a payment who is not a party to the contract.",
  example: `warrant "Example".
party Issuer is "Acme, Inc.".
the Isuer shall Deliver Certificates promptly.`,
  remedy: "Declare the party (`party Warrant Agent.`), or write its name as it is declared.",
  message: ({ where, name, consequence, close: near }) => ({
    title: `${where} names the party "${name}", which is not declared.`,
    text: consequence,
    help: [...close(near, name), `Declare it: party ${name}.`],
  }),
});

export const unknownEvent = entry<Use & { readonly name: string; readonly close: readonly string[] }>({
  code: "N105",
  severity: "error",
  name: "unknown event",
  explanation:
    "A clause waits for an event of a kind that the contract does not declare, so it can never happen. Events are declared " +
    "by `event N has ...` or `act N by PARTY has ...`, or come with a module such as std/corporate-actions.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Share Number" initially means 100,000 shares.
on Stok Split:
  Warrant Share Number becomes Warrant Share Number * Ratio.`,
  remedy: "Declare the event, use the module that declares it, or write its name as it is declared.",
  message: ({ where, name, consequence, close: near }) => ({
    title: `${where} names the event "${name}", which is not declared.`,
    text: consequence,
    help: ["Declare it, or use the module that does.", ...close(near, name)],
  }),
});

export const unusedDefinition = entry<{ readonly name: string }>({
  code: "N106",
  severity: "warning",
  name: "unused definition",
  explanation:
    "A definition that no clause uses changes no result. It may be left over from the form, or the clause that should use " +
    "it says something else.",
  example: `warrant "Example".
"Notice Period" means 20 days.`,
  remedy: "Delete it, or use it where it was meant.",
  message: ({ name }) => ({
    title: `No clause uses "${name}".`,
    text: "The definition changes no result.",
    help: ["Delete it, or use it in the clause that it was written for."],
  }),
});

export const unusedLegend = entry<{ readonly name: string }>({
  code: "N107",
  severity: "warning",
  name: "unused letter",
  explanation:
    "A letter of the legend (`where X = ...`) does not occur in the formula that the legend explains.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Price" initially means $2.40 per share.
on Stock Split:
  Warrant Price becomes Warrant Price / A, where A = Ratio, B = 2.`,
  remedy: "Delete it, or use it in the formula.",
  message: ({ name }) => ({
    title: `The formula does not use "${name}".`,
    text: "What the legend says of it changes no result.",
    help: ["Delete it from the legend, or use it in the formula."],
  }),
});

export const circularLegend = entry<{ readonly names: readonly string[] }>({
  code: "N108",
  severity: "error",
  name: "circular legend",
  explanation: "The letters of a legend explain each other in a ring, so that none of them has a value.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Warrant Price" initially means $2.40 per share.
on Stock Split:
  Warrant Price becomes Warrant Price / A, where A = B * Ratio, B = A / 2.`,
  remedy: "Say at one place of the ring what the value is without the others.",
  message: ({ names }) =>
    names.length === 1
      ? {
          title: `"${names[0]}" is explained by itself.`,
          text: "It has no value, and neither has the formula.",
        }
      : {
          title: `${quoted(names)} are explained by each other.`,
          text: `${[...names, names[0] ?? ""].join(" → ")}. None of them has a value, and neither has the formula.`,
        },
});

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

export const replacesImported = entry<{ readonly name: string; readonly module: string }>({
  code: "N124",
  severity: "information",
  name: "replaces a definition of a module",
  explanation:
    "The contract defines a name that a module it uses also defines. The contract's own definition stands, for the " +
    "module's clauses too.",
  example: `warrant "Example".
uses "std/us-equity-market".
party Issuer.
"Trading Day" (plural "Trading Days") on a date means the weekday of the date is not "Sunday".
on Listing:
  the Issuer shall Notify Holder within 3 Trading Days.`,
  remedy: "Nothing, if that is meant; otherwise give the term another name.",
  message: ({ name, module }) => ({
    title: `"${name}" replaces the definition in ${module}.`,
    text: "The contract's own definition stands, also where clauses of the module use the name.",
  }),
});

export const tooDeep = entry<object>({
  code: "N125",
  severity: "error",
  name: "too deeply nested",
  explanation:
    "A statement is nested deeper than any drafting needs, so deep that checking it could not be bounded.",
  example: `warrant "Example".
"Deep" initially means ${"1 + ".repeat(450)}1.`,
  remedy: "Give parts of the formula names, in a legend or as definitions.",
  message: () => ({
    title: "This statement is nested too deeply to be checked.",
    text: "It is left out.",
    help: ["Give parts of it names, in a legend or as definitions."],
  }),
});

export const unknownZone = entry<{ readonly zone: string; readonly close: readonly string[] }>({
  code: "N126",
  severity: "error",
  name: "unknown time zone",
  explanation: "A contract's days begin and end in its time zone, which is named as in the IANA database.",
  example: `warrant "Example".
time zone is America/New_Yrok.`,
  remedy: "Write a name such as America/New_York, Europe/London or UTC.",
  message: ({ zone, close: near }) => ({
    title: `There is no time zone "${zone}".`,
    text: "When a day begins and ends cannot be told. Until it is mended, UTC is taken.",
    help: close(near),
  }),
});

export const unknownColumn = entry<{
  readonly column: string;
  readonly known: readonly string[];
  readonly close: readonly string[];
}>({
  code: "N127",
  severity: "error",
  name: "unknown kind of quote",
  explanation:
    "A term that `is quoted as` something is read from a column of the quotes, and quotes have a fixed set of columns. From " +
    "a column that does not exist nothing can ever be read.",
  example: `warrant "Example".
event Stock Split has Ratio: number.
"Closing Bid" on a date is quoted as "bids".
"Warrant Price" initially means $2.40 per share.
on Stock Split:
  Warrant Price becomes Closing Bid on the Stock Split Date.`,
  remedy: "Write the name of a column that quotes have.",
  message: ({ column, known, close: near }) => ({
    title: `Quotes have no column "${column}".`,
    text: "The term would never have a value.",
    help: near.length > 0 ? close(near) : [`They have ${quoted(known)}.`],
  }),
});

export const unknownId = entry<Use & { readonly id: string; readonly close: readonly string[] }>({
  code: "N128",
  severity: "error",
  name: "no such event in the scenario",
  explanation: "A scenario speaks of an event by an id that none of its events has.",
  example: `warrant "Example".
event Issue has Amount: money.
event Expiry of an Issue.
scenario "An issue lapses":
  on April 4, 2006: Issue "I1" with Amount = $5.
  on April 4, 2007: Expiry of "I2".`,
  remedy: 'Give the event the id where it happens (`Issue "I1" with ...`), or write the id as it is given.',
  message: ({ where, id, close: near, consequence }) => ({
    title: `${where} speaks of the event "${id}", and none has this id.`,
    text: consequence,
    help: close(near),
  }),
});

export const noRegister = entry<Use & { readonly verb: string }>({
  code: "N129",
  severity: "error",
  name: "certificates without a register",
  explanation:
    "A certificate is issued or cancelled, and the contract does not say how its certificates are kept: who holds them, " +
    "for how many shares each is and how they are numbered.",
  example: `warrant "Example".
party Issuer.
party Holder.
"Warrant Share Number" initially means 1,000 shares.
act Surrender by the Holder.
the Holder may Surrender.
on Surrender:
  the Issuer cancels the certificate as "surrendered".`,
  remedy: `Say how certificates are kept: certificates are held by the Holder, cover Warrant Share Number and are numbered from "W-1".`,
  message: ({ where, verb, consequence }) => ({
    title: `${where} has a certificate ${verb}, and there is no register of certificates.`,
    text: consequence,
    help: [
      `Say how they are kept: certificates are held by the Holder, cover T and are numbered from "W-1".`,
    ],
  }),
});

export const registerTwice = entry<Use>({
  code: "N130",
  severity: "error",
  name: "two registers",
  explanation:
    "A contract says twice how its certificates are kept: who holds them, what each is for, how they are numbered. One register " +
    "holds them all.",
  example: `warrant "Example".
party Holder.
"Warrant Share Number" initially means 1,000 shares.
certificates are held by the Holder, cover Warrant Share Number and are numbered from "W-1".
certificates are held by the Holder, cover Warrant Share Number and are numbered from "A-1".`,
  remedy: "Keep the one that is meant.",
  message: ({ where }) => ({
    title: `${where} says how certificates are kept, and that has been said before.`,
    text: "The second statement has no effect.",
    help: ["Keep the one that is meant."],
  }),
});

export const unnumberedCertificate = entry<Use & { readonly number: string }>({
  code: "N131",
  severity: "error",
  name: "first number without digits",
  explanation:
    "The number of the first certificate ends with no digit, so that the numbers after it cannot be told.",
  example: `warrant "Example".
party Holder.
"Warrant Share Number" initially means 1,000 shares.
certificates are held by the Holder, cover Warrant Share Number and are numbered from "W".`,
  remedy: 'End it with a digit: "W-1" is followed by "W-2".',
  message: ({ number }) => ({
    title: `"${number}" ends with no digit, so that the number of the next certificate cannot be told.`,
    text: "The register of certificates cannot be kept.",
    help: [`End it with a digit: "${number}-1" is followed by "${number}-2".`],
  }),
});

export const namesEntries: readonly Entry<never>[] = [
  undefinedName,
  duplicate,
  unknownSection,
  unknownParty,
  unknownEvent,
  unusedDefinition,
  unusedLegend,
  circularLegend,
  onlySome,
  differentMeanings,
  missingDay,
  noDateHere,
  whichEvent,
  needsInputs,
  unknownInput,
  missingInput,
  givesUndefined,
  notAdjustable,
  notOfEvent,
  notAnEvent,
  noParticularEvent,
  severalEvents,
  notADayKind,
  replacesImported,
  tooDeep,
  unknownZone,
  unknownColumn,
  unknownId,
  noRegister,
  registerTwice,
  unnumberedCertificate,
];
