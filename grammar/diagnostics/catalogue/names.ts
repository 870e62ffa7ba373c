/** N1xx: names, and what they stand for. */

import { entry, type Entry } from "../diagnostic.ts";
import { quoted, close, type Use } from "./name-words.ts";
import {
  onlySome,
  differentMeanings,
  missingDay,
  noDateHere,
  whichEvent,
  needsInputs,
  unknownInput,
  missingInput,
  lendsNothing,
  givesUndefined,
  notAdjustable,
  notOfEvent,
  notAnEvent,
  noParticularEvent,
  severalEvents,
  notADayKind,
} from "./uses.ts";

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

/** `variant`: one of the two is the base's, and the other stands in a section of the variant. */
export const duplicate = entry<{
  readonly what: string;
  readonly name: string;
  readonly first: string;
  readonly variant?: { readonly section: string; readonly term: boolean };
}>({
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
  message: ({ what, name, first, variant }) => ({
    title: `${what} "${name}" is defined twice.`,
    text: `It already stands ${first}. Which of the two a clause means cannot be told.`,
    help:
      variant === undefined
        ? [
            "Delete one of them, or give one another name.",
            "If both are defensible, write them as readings of one definition.",
          ]
        : [
            `The variant's stands in ${variant.section}, and what stands in a section is added to the base's. To replace the base's, write it before the first section of the variant.`,
            ...(variant.term ? [`Or take the base's out: definition "${name}" deleted.`] : []),
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
  lendsNothing,
];
