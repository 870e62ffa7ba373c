import { entry } from "../diagnostic.ts";
import { quoted } from "./name-words.ts";

/** S7xx: scenarios, what they expect and what came of it. */

const close = (names: readonly string[]): string[] => (names.length > 0 ? [`Close: ${quoted(names)}.`] : []);

const MEND = [
  "If the contract is right, write what it gives into the scenario.",
  "If the scenario is right, mend the section that gives another result.",
];

/** What every failed expectation says. */
export interface Missed {
  /** What it is about: `Warrant Price`, `Exercise "X1"`. */
  readonly subject: string;
  readonly expected: string;
  readonly got: string;
  /** Sentences that help to see why. */
  readonly text: string;
}

const missed = ({ subject, expected, got, text }: Missed) => ({
  title: `${subject}: expected ${expected}, got ${got}.`,
  text,
  help: MEND,
});

export const valueMissed = entry<Missed>({
  code: "S701",
  severity: "error",
  name: "another value than expected",
  explanation:
    "A scenario is a worked example in the contract: given these facts, a term has this value. The run gives another value. Either the words of " +
    "the contract do not say what was meant, or the example was worked wrongly. The exact value is shown, and how far off it is, since a small " +
    "difference tells of a rounding and a large one of a wrong clause.",
  example: `section 8 "Definitions": "Warrant Price" initially means $2.40 per share.
scenario "The price": then Warrant Price is $2.50.`,
  remedy:
    "Work the example again by hand; then mend the number in the scenario, or the section that gives it.",
  message: missed,
});

export const sectionMissed = entry<Missed>({
  code: "S702",
  severity: "error",
  name: "an adjustment under another section than expected",
  explanation:
    "The scenario says under which section a term came to its value. Its last adjustment was made under another section, or it was never " +
    "adjusted. A right number for a wrong reason is right by accident: the next facts will show it.",
  example: `section 4 "Splits": event Split has Ratio: number. "Price" initially means $2. on Split: Price becomes Price / Ratio.
section 5 "Other": "Other Price" means $1.
scenario "A split": on May 1, 2006: Split with Ratio = 2. then Price is $1, under section 5.`,
  remedy:
    "Write the section that adjusts the term, or find out why the one that should have done so did not.",
  message: missed,
});

export const actMissed = entry<Missed>({
  code: "S703",
  severity: "error",
  name: "an act that went another way than expected",
  explanation:
    "The scenario expects that an act is accepted, or that certain sections and no others refuse it, or that it gives certain amounts. The run " +
    "decides otherwise. Each section that refuses is named, so that a refusal by the wrong clause is not taken for the right one.",
  example: `party Holder. section 2 "Exercise": act Exercise by the Holder has Shares: shares.
the Holder may Exercise from May 1, 2006.
scenario "Too early": on April 1, 2006: Exercise "X1" with Shares = 5. then Exercise "X1" is accepted.`,
  remedy:
    "Compare the sections named; mend the scenario, or the right or prohibition that decides otherwise.",
  message: missed,
});

export const settlementMissed = entry<Missed>({
  code: "S704",
  severity: "error",
  name: "a settlement that did not happen as expected",
  explanation:
    "The scenario expects that one party pays or delivers something to another. No settlement of the run has these parties, this asset, this " +
    "amount and this day. An amount of zero is expected where nothing may change hands.",
  example: `party Holder. party Issuer. section 2 "Exercise": event Use has Price: money. on Use: the Holder pays Price to the Issuer.
scenario "Payment": on May 1, 2006: Use with Price = $5. then the Holder pays $6 to the Issuer.`,
  remedy: "Compare with what changed hands; mend the amount in the scenario, or the effect of the section.",
  message: missed,
});

export const dutyMissed = entry<Missed>({
  code: "S705",
  severity: "error",
  name: "a duty in another state than expected",
  explanation:
    "The scenario expects that a party's duty is open, performed, late or in another state, perhaps with the day on which it is due. No duty of " +
    "the run agrees. Days of a deadline count from the day after the event, over the calendar that the contract names.",
  example: `party Issuer. section 5 "Notices": event Change. on Change: the Issuer shall Tell Holders within 3 days.
scenario "In time": on May 1, 2006: Change. then Tell Holders by the Issuer is open, due May 5, 2006.`,
  remedy: "Count the days again, with the holidays; mend the scenario, or the deadline.",
  message: missed,
});

export const needMissed = entry<Missed>({
  code: "S706",
  severity: "error",
  name: "nothing was lacking as expected",
  explanation:
    "The scenario expects that the run cannot go on without a quote, a fact, a determination or a blank. The run did not lack it: it found a " +
    "value, never asked for one, or lacked something else first.",
  example: `section 8 "Definitions": "Price" initially means $2.
scenario "A blank": then the run needs a blank of Price.`,
  remedy: "See what the run took instead, or which clause should have asked.",
  message: missed,
});

export const stopMissed = entry<Missed>({
  code: "S707",
  severity: "error",
  name: "the run did not stop as expected",
  explanation:
    "The scenario expects that the words of the contract have no answer at some event, so that the run stops there. It went on, or stopped " +
    "elsewhere.",
  example: `section 4 "Splits": event Split has Ratio: number. "Price" initially means $2. on Split: Price becomes Price / Ratio.
scenario "A split": on May 1, 2006: Split with Ratio = 2. then the run stops at Split.`,
  remedy: "See what the run made of the event, and whether the contract may say that.",
  message: missed,
});

export const ledgerMissed = entry<Missed>({
  code: "S708",
  severity: "error",
  name: "an adjustment with another outcome than expected",
  explanation:
    "The scenario expects an adjustment that was made, postponed, rescinded or barred, perhaps under a section and on a day. The ledger of the " +
    "run has no such entry.",
  example: `section 4 "Splits": event Split has Ratio: number. "Price" initially means $2. on Split: Price becomes Price / Ratio.
scenario "A split": on May 1, 2006: Split with Ratio = 2. then an adjustment of Price is postponed.`,
  remedy:
    "Compare with the entries of the ledger; mend the scenario, or the policy or rule that decides otherwise.",
  message: missed,
});

export const stoppedUnexpectedly = entry<{
  readonly scenario: string;
  readonly event: string;
  readonly date: string;
  readonly message: string;
}>({
  code: "S709",
  severity: "error",
  name: "a scenario that stops",
  explanation:
    "The run of the scenario stopped at an event, because something was lacking or the words had no answer, and the scenario does not expect " +
    "that. What it expects of later events was never reached, so it proves nothing.",
  example: `section 4 "Splits": event Split has Ratio: number. "Price" initially means $2. on Split: Price becomes Price / Ratio.
scenario "A split into nothing": on May 1, 2006: Split with Ratio = 0. then Price is $2.`,
  remedy:
    "Give the scenario what is lacking (given ... is ...), or, if the stop is what it is to show, expect it: `then the run stops at ...`.",
  message: ({ scenario, event, date, message }) => ({
    title: `The scenario "${scenario}" stops at ${event} on ${date}: ${message}.`,
    text: "Nothing after that was reached.",
    help: [
      "Give what is lacking: `given ... is ...`.",
      "If the stop is right, expect it: `then the run stops at ...`, `then the run needs ...`.",
    ],
  }),
});

export const expectsNothing = entry<{ readonly scenario: string }>({
  code: "S710",
  severity: "warning",
  name: "a scenario that expects nothing",
  explanation:
    "A scenario without `then` passes whatever the contract says, so it looks like a test and is none. It still fails where its run stops.",
  example: `section 4 "Splits": event Split has Ratio: number.
scenario "A split": on May 1, 2006: Split with Ratio = 2.`,
  remedy: "Say what is to come of the events: `then ... is ...`.",
  message: ({ scenario }) => ({
    title: `The scenario "${scenario}" expects nothing.`,
    text: "It passes whatever the contract says.",
    help: ["Say what is to come of it: `then Warrant Price is ...`."],
  }),
});

export const noSuchReading = entry<{
  readonly name: string;
  readonly section: string | null;
  readonly close: readonly string[];
}>({
  code: "S711",
  severity: "error",
  name: "a reading that the contract does not name",
  explanation:
    "A scenario picks readings by their names. The contract, or the section that the scenario names, offers no reading of this name, so the " +
    "scenario would run on the default and prove nothing about the other.",
  example: `section 4 "Floor": "Floor" means reading "constant": $1; reading "scaled": $2.
scenario "The floor": given reading "scale". then Floor is $2.`,
  remedy: "Write the name as the contract has it.",
  message: ({ name, section, close: near }) => ({
    title: `${section === null ? "The contract" : `Section ${section}`} offers no reading "${name}".`,
    text: "The scenario would run on the default reading.",
    help: close(near),
  }),
});

export const cannotBeGiven = entry<{ readonly target: string; readonly why: string; readonly help: string }>({
  code: "S712",
  severity: "error",
  name: "something that cannot be given",
  explanation:
    "A scenario can give the first value of a term, the value of a constant, the name of a party, a quote of a day and what a person has " +
    "determined. Everything else comes about by events.",
  example: `section 8 "Definitions": "Closing Bid" on a date is quoted as "bid".
scenario "A quote without a day": given Closing Bid is $1.42. then Closing Bid is $1.42 on May 1, 2006.`,
  remedy: "Give it for a day, or let an event bring it about.",
  message: ({ target, why, help }) => ({
    title: `${target} cannot be given in this way.`,
    text: why,
    help: [help],
  }),
});

export const notWrittenOut = entry<{ readonly what: string; readonly found: string }>({
  code: "S713",
  severity: "error",
  name: "a value that is not written out",
  explanation:
    "What a scenario gives, and the fields of its events, are facts: numbers, dates and texts, or sums of them. A term of the contract is no " +
    "fact; the scenario would then agree with the contract whatever it says.",
  example: `section 4 "Splits": event Split has Ratio: number. "Two" means 2.
scenario "A split": on May 1, 2006: Split with Ratio = Two. then Two is 2.`,
  remedy: "Write the number, date or text itself.",
  message: ({ what, found }) => ({
    title: `The value of ${what} is not written out: ${found}.`,
    text: "A fact is a number, a date or a text; it cannot depend on the contract.",
    help: ["Write the value itself."],
  }),
});

export const fieldsMissing = entry<{ readonly event: string; readonly fields: readonly string[] }>({
  code: "S714",
  severity: "error",
  name: "an event without one of its fields",
  explanation:
    "The contract says what every event of a kind has. This one lacks a field, so the clauses that read it could not be applied.",
  example: `section 4 "Splits": event Split has Ratio: number.
scenario "A split": on May 1, 2006: Split. then the run stops at Split.`,
  remedy: "Write the field with its value: `with Ratio = 2`.",
  message: ({ event, fields }) => ({
    title: `${event} lacks ${quoted(fields)}.`,
    text: "The clauses that read it could not be applied.",
    help: [`Write it: with ${fields[0] === "of" ? '... of "id"' : `${fields[0] ?? ""} = ...`}.`],
  }),
});

export const wrongId = entry<{ readonly id: string; readonly why: string; readonly help: string }>({
  code: "S715",
  severity: "error",
  name: "an id that does not fit",
  explanation:
    "Events of a scenario refer to one another by ids. An id names one event; an event can be about an earlier one only, of the kind that the " +
    "contract says.",
  example: `section 4 "Issues": event Issue has Amount: money. event Expiry of an Issue.
scenario "Twice": on May 1, 2006: Issue "I1" with Amount = $5. on May 2, 2006: Issue "I1" with Amount = $6. then the run stops.`,
  remedy: "Give each event an id of its own, and refer to earlier events.",
  message: ({ id, why, help }) => ({ title: `The id "${id}" does not fit: ${why}.`, help: [help] }),
});

export const wrongFact = entry<{ readonly field: string; readonly found: string; readonly why: string }>({
  code: "S716",
  severity: "error",
  name: "a value that a fact cannot have",
  explanation:
    "Amounts of facts are not negative, and a fact of a date is a date. A file of events with this value would be refused too.",
  example: `section 4 "Splits": event Split has Ratio: number.
scenario "A split": on May 1, 2006: Split with Ratio = -2. then the run stops.`,
  remedy: "Mend the value.",
  message: ({ field, found, why }) => ({
    title: `${field} cannot be ${found}: ${why}.`,
    help: ["Mend the value."],
  }),
});

export const noValue = entry<{ readonly subject: string; readonly expected: string; readonly why: string }>({
  code: "S717",
  severity: "error",
  name: "a value that could not be had",
  explanation:
    "The scenario expects a value of a term, and the run cannot tell it: a quote, a fact, a determination or a blank is lacking, or the words " +
    "have no answer.",
  example: `section 8 "Definitions": "Price" initially means $[●].
scenario "The price": then Price is $2.`,
  remedy: "Give what is lacking, or expect the need: `then the run needs ...`.",
  message: ({ subject, expected, why }) => ({
    title: `${subject}: expected ${expected}, got nothing, since ${why}.`,
    help: ["Give what is lacking: `given ... is ...`."],
  }),
});

export const certificateMissed = entry<Missed>({
  code: "S718",
  severity: "error",
  name: "a certificate in another state than expected",
  explanation:
    "The scenario expects that a certificate is outstanding, expired or cancelled as something, or that somebody holds it. The register of " +
    "the run says otherwise, or has no certificate of that number: numbers are given in the order of issue.",
  example: `party Issuer. party Holder. section 2 "Transfer": "Number" initially means 100 shares.
certificates are held by the Holder, cover Number and are numbered from "W-1".
act Transfer by the Holder has Transferee: text. the Holder may Transfer.
on Transfer: the Issuer issues a certificate to Transferee; the Issuer cancels the certificate as "transferred".
scenario "A transfer": on May 1, 2006: Transfer with Transferee = "Beta". then certificate "W-1" is "outstanding".`,
  remedy: "Compare with the register; mend the number, the holder or the status in the scenario.",
  message: missed,
});

export const dutyArose = entry<Missed>({
  code: "S719",
  severity: "error",
  name: "a duty that was expected not to arise",
  explanation:
    "The scenario expects that nobody comes to owe an act. In the run a duty to do it arises: the condition that should keep it away holds, or " +
    "another clause or event brings the same duty about. Each duty is named with the day from which it is owed.",
  example: `party Issuer. section 5 "Notices": event Change has Large: yes or no. on Change: the Issuer shall Tell Holders.
scenario "A small change": on May 1, 2006: Change with Large = no. then no duty to Tell Holders arises.`,
  remedy:
    "Write the condition into the clause, name the section or the day that is meant, or mend the scenario.",
  message: missed,
});

export const covenantMissed = entry<Missed>({
  code: "S720",
  severity: "error",
  name: "a covenant that is kept, or not, against what was expected",
  explanation:
    "A covenant has to hold at all times: it is looked at after every event, and from the first time that it does not hold it is not kept, " +
    "whatever comes later. The scenario expects otherwise, names a section without a covenant, or the run could not look at the covenant " +
    "because a fact is lacking.",
  example: `party Issuer. section 3 "Reserve": event Report has Reserved: shares. "Reserve" of the Issuer initially means 100 shares.
on Report: Reserve of the Issuer becomes Reserved. at all times, the Issuer shall ensure Reserve of the Issuer >= 50 shares.
scenario "Enough": on May 1, 2006: Report with Reserved = 40. then the covenant under section 3 is kept.`,
  remedy: "Compare the covenant's words with the facts of the scenario, and mend one of them.",
  message: missed,
});

export const scenarioEntries = [
  valueMissed,
  sectionMissed,
  actMissed,
  settlementMissed,
  dutyMissed,
  needMissed,
  stopMissed,
  ledgerMissed,
  stoppedUnexpectedly,
  expectsNothing,
  noSuchReading,
  cannotBeGiven,
  notWrittenOut,
  fieldsMissing,
  wrongId,
  wrongFact,
  noValue,
  certificateMissed,
  dutyArose,
  covenantMissed,
] as const;
