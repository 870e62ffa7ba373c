/** L3xx: what the words mean in law. Clauses that meet, gaps between cases, what is left open. */

import { entry, type Entry } from "../diagnostic.ts";
import { quoted } from "./law-words.ts";
import { circularDefinition, waitingEffects, circularDeeming } from "./circles.ts";
import { clash, defeatedRight, emptyRight, openWaterfall, idleCase } from "./precedence.ts";

export const unroundedIssue = entry<{
  readonly where: string;
  readonly amount: string;
  /** The formula that can give a fraction, as written, and where it stands. */
  readonly formula: string;
  readonly formulaWhere: string;
}>({
  code: "L341",
  severity: "warning",
  name: "shares issued without rounding",
  explanation:
    "A settlement delivers a number of shares that comes out of a division, a percentage or an average, and nowhere on the way is it " +
    "rounded. An issuer cannot issue a fraction of a share unless its charter provides for it, so the paper says whether the fraction " +
    "is dropped, rounded up or paid in cash. Nothing is rounded here unless a clause says so.",
  example: `warrant "W".
party Issuer. party Holder.
act Exercise by the Holder has Shares Exercised: shares; gives Net Shares: shares.
"Net Shares" of an Exercise means Shares Exercised / 3.
on Exercise: the Issuer delivers Net Shares of "Common Stock" to the Holder.`,
  remedy: "Round the number, and say what becomes of the fraction.",
  message: ({ where, amount, formula, formulaWhere }) => ({
    title: `${where} delivers "${amount}", which is never rounded.`,
    text: `It comes from "${formula}" in ${formulaWhere}, so it need not be a whole number of shares. Nothing says what becomes of the fraction.`,
    help: [
      'Round it down and pay the rest in cash: "rounded down to a whole share".',
      'Or round it up, or to the nearest share with a rule for halves ("half up").',
    ],
  }),
});

export const noTieRule = entry<{
  /** "Nearest 1/100 share". */
  readonly step: string;
  /** Null where the step is not a number in the text. */
  readonly example: { readonly tie: string; readonly low: string; readonly high: string } | null;
}>({
  code: "L342",
  severity: "warning",
  name: "rounding is incomplete",
  explanation:
    "Rounding to the nearest step leaves open where a value goes that lies exactly halfway between two steps. Such values are common: " +
    "a half, a quarter and an eighth are what splits and dividends in shares make. Forms say half up; spreadsheets and statistics " +
    "packages differ from each other. Half up is taken until the contract says otherwise.",
  example: `warrant "W".
event Split has Ratio: number.
"Price" initially means $1 per share.
on Split: Price becomes Price * Ratio rounded to the nearest $0.01.`,
  remedy: 'Add "half up", "half even" or "half down".',
  message: ({ step, example }) => ({
    title:
      example === null
        ? `"${step}" does not say where a value halfway between two steps goes.`
        : `"${step}" does not say where ${example.tie} goes: ${example.low} or ${example.high}.`,
    text: "Until the contract says so, it goes away from zero (half up).",
    help: ['Add "half up", "half even" or "half down".'],
  }),
});

export const unstatedBasis = entry<{ readonly where: string; readonly quote: string; readonly what: string }>(
  {
    code: "L351",
    severity: "warning",
    name: "look back over quotes that a split may lie between",
    explanation:
      "A quote is a price of one share as it was on its day. When the stock has been split since, an earlier price counts shares that " +
      "no longer exist, and an average over both days mixes the two. The contract says neither that earlier quotes are adjusted for " +
      "splits nor that they are taken as printed. As printed is taken until it does.",
    example: `warrant "W".
event Split has Ratio: number.
"Closing Price" on a date is quoted as "close".
"Trading Day" (plural "Trading Days") on a date means the weekday of the date is not one of "Saturday", "Sunday".
"Price" initially means $1 per share.
on Split: Price becomes the average of Closing Price over the 10 Trading Days ending on the Split Date.`,
    remedy: 'Add "adjusted for splits" or "as printed" after the days.',
    message: ({ where, quote, what }) => ({
      title: `${where} looks back over "${quote}" and does not say whether splits are allowed for.`,
      text: `If the stock is split between ${what}, the earlier prices count other shares than the later ones. Until the contract says so, they are taken as printed.`,
      help: ['Add "adjusted for splits".', 'Or add "as printed".'],
    }),
  },
);

export const neededBlank = entry<{
  /** The term that is left blank; null for a blank inside a clause. */
  readonly term: string | null;
  readonly where: string;
  /** What cannot be computed. */
  readonly subjects: string;
}>({
  code: "L361",
  severity: "information",
  name: "blank that a formula needs",
  explanation:
    "The drafter has left a blank, and a clause of the contract reads it. That is no fault: forms have blanks, and a term that is " +
    "blank can be filled for a run from outside. Until then what needs it is reported as needed, and never guessed. Blanks that " +
    "nobody reads, such as a party's name, are not mentioned.",
  example: `warrant "W".
event Split has Ratio: number.
"Warrant Share Number" initially means [●] shares.
section 4 "Splits":
  on Split: Warrant Share Number becomes Warrant Share Number * Ratio.`,
  remedy: 'Fill it in, or give a run its value: `tenor run FILE --set "Warrant Share Number=100000"`.',
  message: ({ term, where, subjects }) => ({
    title:
      term === null ? `${where} has a blank that is needed.` : `"${term}" is left blank, and it is needed.`,
    text: `Until it is filled there is no answer to these: ${subjects}.`,
    help: ["Fill it in.", ...(term === null ? [] : [`Or give a run its value: --set "${term}=...".`])],
  }),
});

export const idlePolicy = entry<{
  /** "Section 4(g)". */
  readonly where: string;
  readonly terms: readonly string[];
  /** "section 4(e)"; null where the terms are never adjusted at all. */
  readonly under: string | null;
  readonly part: "all" | "exception";
  /** State of a party or an event, whose changes are no adjustments. */
  readonly shared: boolean;
}>({
  code: "L371",
  severity: "warning",
  name: "policy that meets no adjustment",
  explanation:
    "A floor, a rounding, a postponement or an exception from one names a section that makes no adjustment of that term, so it changes " +
    "nothing. After sections are renumbered the old label often still exists, and the protection is then gone without anybody seeing it.",
  example: `warrant "W".
event Split has Ratio: number.
"Price" initially means $1 per share.
section 4(a) "Splits":
  on Split: Price becomes Price / Ratio.
section 4(b) "Notices":
  """Notices are in writing."""
section 4(c) "Floor":
  every adjustment of Price under section 4(b) is at least $0.50 per share.`,
  remedy: "Name the section that makes the adjustment, or delete the clause.",
  message: ({ where, terms, under, part, shared }) => {
    const what = quoted(terms);
    const title =
      under === null
        ? `${where} speaks of adjustments of ${what}, and there are none.`
        : part === "all"
          ? `${where} speaks of adjustments of ${what} under ${under}, and there are none.`
          : `${where} excepts adjustments of ${what} ${under}, and there are none.`;
    return {
      title,
      text:
        part === "exception"
          ? "The exception changes no result."
          : shared
            ? "It is not a term of the certificate, so its changes are no adjustments, and what is demanded of them changes no result."
            : "What it demands of them changes no result.",
      help: ["Name the section or event that is meant.", "Or delete it."],
    };
  },
});

export const secondNoticeRule = entry<{ readonly where: string; readonly first: string }>({
  code: "L381",
  severity: "error",
  name: "two rules of when notices take effect",
  explanation:
    "A contract says once when a notice takes effect, and all acts that are done by notice follow it. Of two such rules nobody could tell which " +
    "governs a notice.",
  example: `warrant "W".
party Holder.
act Call by the Holder, by notice.
the Holder may Call.
section 1 "Notices":
  every notice takes effect at Received.
section 2 "More Notices":
  every notice takes effect at Sent.`,
  remedy: "Write one rule with all cases: the earliest of (i) ...; (ii) ... .",
  message: ({ where, first }) => ({
    title: `${where} says again when notices take effect.`,
    text: `The rule of ${first} governs all notices; when one takes effect cannot be told while both stand.`,
    help: ['Put the cases into one rule: "the earliest of (i) ...; (ii) ...".', "Or delete one of the two."],
  }),
});

export const unruledNotice = entry<{ readonly act: string }>({
  code: "L382",
  severity: "information",
  name: "notices without a rule of when they take effect",
  explanation:
    "An act is done by notice, and no clause says when a notice takes effect. Each then counts at the time of its fact, whatever the facts tell of " +
    "when it was sent and received.",
  example: `warrant "W".
party Holder.
act Call by the Holder, by notice.
the Holder may Call.`,
  remedy: "Say when: `every notice takes effect at the earliest of ...`.",
  message: ({ act }) => ({
    title: `${act} is done by notice, and nothing says when a notice takes effect.`,
    text: "Such a notice counts at the time of its fact, whenever it was sent or received.",
    help: ['Say when: "every notice takes effect at the earliest of (i) ...; (ii) ...".'],
  }),
});

export const idleWaiver = entry<{ readonly where: string; readonly act: string; readonly parties: string }>({
  code: "L383",
  severity: "warning",
  name: "waiver of a duty that nobody has",
  explanation:
    "A clause says that somebody need not do an act that no clause makes that party owe, so the waiver changes nothing.",
  example: `warrant "W".
party Issuer. party Holder.
event Closing.
act Release by the Holder.
act Report by the Issuer.
the Holder may Release. the Issuer may Report.
on Release: the Issuer need not Report.`,
  remedy: "Name the duty that is meant, or delete the waiver.",
  message: ({ where, act, parties }) => ({
    title: `${where} waives a duty to ${act} that ${parties} never has.`,
    text: "The waiver changes no result.",
    help: ["Name the act and the party of the duty that is meant.", "Or delete the waiver."],
  }),
});

export const idleNoDuty = entry<{ readonly act: string; readonly section: string; readonly others: string }>({
  code: "L386",
  severity: "warning",
  name: "a duty expected not to arise where none can",
  explanation:
    "A scenario expects that no duty to do an act arises under a section, but no clause of that section gives rise to such a duty. The expectation " +
    "is met whatever happens, so that it tests nothing. The section may have been renumbered, or the act misspelt.",
  example: `warrant "W".
party Issuer.
event Merger.
section 2: on Merger: the Issuer shall Notify promptly.
section 3: "Fee" means $100.
scenario "S":
  on June 1, 2026: Merger.
  then Fee is $100; no duty to Notify arises under section 3.`,
  remedy: "Name the section that the duty would arise under, or leave the section out.",
  message: ({ act, section, others }) => ({
    title: `Section ${section} never gives rise to a duty to ${act}.`,
    text: "The scenario expects that none arises under it, which is so whatever happens.",
    help:
      others === ""
        ? ["No clause gives rise to one: correct the act, or leave the expectation out."]
        : [`A duty to ${act} arises under ${others}.`, "Name that section, or leave the section out."],
  }),
});

export const unansweredAdjustment = entry<{ readonly where: string }>({
  code: "L384",
  severity: "error",
  name: "what an adjustment cannot bring about",
  explanation:
    "A clause on any adjustment of a term answers within the event that made the adjustment. It can change terms, settle and " +
    "give rise to duties, but it lets no other event happen: that is a step of its own.",
  example: `warrant "W".
event Stock Split has Ratio: number.
event Bonus.
"Warrant Share Number" initially means 1,000 shares.
section 4 "Splits":
  on Stock Split: Warrant Share Number becomes Warrant Share Number * Ratio.
section 5 "Bonus":
  on any adjustment of Warrant Share Number: deem Bonus.`,
  remedy: "Deem it on the events that make the adjustment.",
  message: ({ where }) => ({
    title: `${where} lets an event happen on an adjustment.`,
    text: "A clause on any adjustment cannot deem, so this would not be acted on.",
    help: ["Say it of the events that make the adjustment: on EVENT: deem ..."],
  }),
});

export const uncountedExtent = entry<{ readonly act: string; readonly counted: boolean }>({
  code: "L385",
  severity: "warning",
  name: "an extent of what cannot be cut back",
  explanation:
    'A clause lets an act through or refuses it "to the extent that" something is so. Only an act that is counted can be let ' +
    "through in part: by the field by which its settlement lowers a term of the certificate. A right that a rule gives is there or " +
    "not, without parts.",
  example: `warrant "W".
party Holder.
act Sell by the Holder has Shares Sold: shares.
the Holder may Sell.
the Holder may not Sell to the extent that Shares Sold > 1,000 shares.`,
  remedy:
    'Say with "falls by" which field counts the act, or say "if", where the act is to be refused as a whole. The extent of a right ' +
    "that a rule gives is said in a clause of its own.",
  message: ({ act, counted }) => ({
    title: counted
      ? `A right to ${act} that a rule gives has no parts.`
      : `Nothing says for how many ${act} is, so it has no part that could be allowed.`,
    text: 'The clause is carried out as if it said "if": the act is let through or refused as a whole.',
    help: counted
      ? [`Say the extent in a sentence of its own: the party may not ${act} to the extent that ...`]
      : [
          `To cut it back: say what it takes up, on ${act}: TERM falls by FIELD.`,
          'To refuse it as a whole: write "if" in place of "to the extent that".',
        ],
  }),
});

export const lawEntries: readonly Entry<never>[] = [
  circularDefinition,
  waitingEffects,
  circularDeeming,
  clash,
  defeatedRight,
  emptyRight,
  openWaterfall,
  idleCase,
  unroundedIssue,
  noTieRule,
  unstatedBasis,
  neededBlank,
  idlePolicy,
  secondNoticeRule,
  unruledNotice,
  idleWaiver,
  unansweredAdjustment,
  uncountedExtent,
  idleNoDuty,
];
