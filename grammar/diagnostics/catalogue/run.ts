import { entry } from "../diagnostic.ts";

/** What a run says about the facts and the contract's words. */

export const lacks = entry<{ message: string; event: string; date: string }>({
  code: "R501",
  severity: "error",
  name: "The run lacks something",
  explanation:
    "A formula asks for a blank of the contract, a fact, a quote or a person's determination that the files do not hold. The run stops at that event; everything before it stands. Nothing is assumed in its place.",
  example: "tenor run warrant.tenor --events events.json      (an issuance, and no Share Count before it)",
  remedy: "Supply what is named: a row of quotes, an event, a Determination event, or --set for a blank.",
  message: ({ message, event, date }) => ({
    title: `The run stops at ${event} on ${date}: ${message}.`,
    text: "Everything before it stands; what comes after is not reached.",
    help: ["supply it with the facts (a quote, an event, a Determination), or fill a blank with --set"],
  }),
});

export const noAnswer = entry<{ message: string; event: string; date: string }>({
  code: "R502",
  severity: "error",
  name: "The contract's words have no answer",
  explanation:
    "At this event the words of the contract lead to no result: a division by zero, a distribution not less than the market value, a waterfall in which no case applies. The run stops there; everything before it stands.",
  example:
    "a Distribution of $2.00 a share when the market value is $1.44, under a formula that divides by the difference",
  remedy: "Draft what is to happen in that case, or check the facts.",
  message: ({ message, event, date }) => ({
    title: `The run stops at ${event} on ${date}: ${message}.`,
    text: "The words have no answer for this event. Everything before it stands; what comes after is not reached.",
    help: ["draft what is to happen in this case", "or check the facts of the event"],
  }),
});

export const laterEvents = entry<{ count: number; date: string }>({
  code: "R503",
  severity: "information",
  name: "Events after the as-of date",
  explanation: "The event file holds events later than the day that the run is asked for. They are left out.",
  example: "tenor run warrant.tenor --events events.json --as-of 2006-01-01",
  remedy: "Name a later day with --as-of to take them in.",
  message: ({ count, date }) => ({
    title: `${count} ${count === 1 ? "event is" : "events are"} later than ${date} and left out.`,
    help: ["name a later day with --as-of to take them in"],
  }),
});

export const noMostAllowed = entry<{ act: string; date: string }>({
  code: "R504",
  severity: "information",
  name: "The most that would be allowed cannot be told",
  explanation:
    "For a refused act the run says the greatest number that every clause would allow. Here a condition multiplies or divides by the number itself, or depends on a fact that is lacking, so the answer could not be found exactly, and none is given rather than a guess.",
  example: "the Holder may not Exercise if Shares Exercised * Shares Exercised > 1,000,000",
  remedy: "Ask with smaller numbers, or write the condition so that it is linear in the number.",
  message: ({ act, date }) => ({
    title: `The most that the ${act} on ${date} could have been for cannot be told exactly.`,
    text: "The refusal itself stands.",
    help: ["ask with a smaller number", "or write the condition so that it is linear in the number"],
  }),
});

export const orderMatters = entry<{ first: string; second: string; date: string; difference: string }>({
  code: "R505",
  severity: "warning",
  name: "The order of two events on one day matters",
  explanation:
    "Two events happen at the same instant. They were applied in the order of the file; in the other order the result would be another. The contract does not say which comes first.",
  example: "a Stock Split and a Share Issuance on the same day",
  remedy: "Give the events times of day, or put them into the file in the order in which they happened.",
  message: ({ first, second, date, difference }) => ({
    title: `On ${date} it matters that ${first} was applied before ${second}.`,
    text: `In the other order: ${difference}.`,
    help: ["give the events times of day", "or put them into the file in the order in which they happened"],
  }),
});

export const notInEffect = entry<{ notice: string; date: string }>({
  code: "R506",
  severity: "warning",
  name: "A notice that has not taken effect",
  explanation:
    "The contract says when a notice takes effect, by how it was sent and when it came. By the facts as told none of that has happened, so the notice counts for nothing yet: nothing follows from it, and what it was to perform is not performed.",
  example: "a notice by mail with a Sent, and without a Received",
  remedy: "Tell when the notice was received, or how else it was sent.",
  message: ({ notice, date }) => ({
    title: `The ${notice} of ${date} has not taken effect.`,
    text: "Nothing in the facts says that it was received, and its channel alone does not date it.",
    help: ['tell when it came, with "Received"', 'or how it was sent, with "Channel" and "Sent"'],
  }),
});

export const clashes = entry<{ message: string; event: string; date: string }>({
  code: "R507",
  severity: "error",
  name: "Two clauses change one term at one event",
  explanation:
    "At this event two clauses apply that change the same term, and the contract does not say which prevails. The run stops there rather than choose; everything before it stands. `tenor check` finds such clauses beforehand (L311), with an example of facts; a scenario with these facts shows it here.",
  example:
    "a Distribution under two sections, one of which halves the price and the other divides it by three",
  remedy:
    "Let one prevail (`notwithstanding`, `subject to` in the section's heading), or let one apply except in the other's case.",
  message: ({ message, event, date }) => ({
    title: `The run stops at ${event} on ${date}: ${message}.`,
    text: "Everything before it stands; what comes after is not reached.",
    help: ["let one of the clauses prevail", "or let one apply except in the other's case"],
  }),
});

export const actForNothing = entry<{ act: string; date: string; field: string }>({
  code: "R508",
  severity: "warning",
  name: "An act for nothing is accepted",
  explanation:
    "An act that is counted in shares, such as an exercise, is for none of them. No clause of the contract refuses it, so it is accepted, and " +
    "what the contract attaches to such an act follows all the same: duties to deliver within so many days, a new certificate for the rest, " +
    "postponed adjustments that are made. Most often a number is missing in the facts. Whether a notice of nothing is a notice is for the " +
    "contract to say.",
  example: 'an Exercise with "Shares Exercised": 0',
  remedy:
    "Mend the number in the facts; or let the contract say it: the Holder may Exercise if Shares Exercised > 0 shares.",
  message: ({ act, date, field }) => ({
    title: `The ${act} of ${date} is accepted, and is for nothing: its ${field} is 0.`,
    text: "No clause refuses it, and what the contract attaches to such an act follows: duties, certificates, postponed adjustments.",
    help: ["mend the number, if it is a slip", `or let a clause refuse it: ... may ${act} if ${field} > 0`],
  }),
});

export const ofRefused = entry<{ act: string; date: string; of: string }>({
  code: "R509",
  severity: "warning",
  name: "An act that is of a refused act",
  explanation:
    "An act such as a taking back is of another act, and the contract refuses that one. No clause refuses the act that is of it, so it is accepted; " +
    "but a refused act has settled nothing, so nothing of it is taken back, waived or paid again. What the contract attaches to the later act by itself follows all the same.",
  example: 'a Rescind Exercise "of" an Exercise that a limit on ownership refuses',
  remedy:
    "Check which act the fact is of; or see with tenor run why the earlier act is refused, and mend the facts.",
  message: ({ act, date, of }) => ({
    title: `The ${act} of ${date} is of the ${of}, which was refused.`,
    text: `No clause refuses the ${act}, so it is accepted; but the refused act settled nothing, and nothing of it is taken back.`,
    help: ['check which act it is "of"', "or see why that act is refused, and mend its facts"],
  }),
});

export const eventOutOfTime = entry<{ event: string; date: string; since: string }>({
  code: "R510",
  severity: "warning",
  name: "An event before the words that speak of it",
  explanation:
    "The words of an amendment speak of this kind of event, and the words before it do not. The event happens before the amendment is in " +
    "force, so no clause answers to it, and nothing follows from it.",
  example: "an event that an amendment of June 1, 2006 adds, dated May 1, 2006",
  remedy: "Check the date of the event, and the day from which the amendment is in force.",
  message: ({ event, date, since }) => ({
    title: `The ${event} of ${date} changes nothing: the words that speak of it are in force from ${since}.`,
    text: "No clause in force at its time answers to it.",
    help: ["Check the date of the event.", "Or the day from which the amendment is in force."],
  }),
});

export const runEntries = [
  lacks,
  noAnswer,
  laterEvents,
  noMostAllowed,
  orderMatters,
  notInEffect,
  clashes,
  actForNothing,
  ofRefused,
  eventOutOfTime,
] as const;
