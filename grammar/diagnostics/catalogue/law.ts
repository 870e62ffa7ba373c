import { entry, type Entry } from "../diagnostic.ts";

/** L3xx: what the words mean in law. Clauses that meet, gaps between cases, what is left open. */

/** One step of a chain: what leads on, and the words for where it does. */
export interface Link {
  readonly name: string;
  readonly where: string;
}

/** A chain longer than this is shown by its ends. */
const LONGEST_CHAIN = 8;

/** `A (section 1) → B (section 2) → A`. */
function chain(links: readonly Link[], last: string): string {
  const steps = links.map(({ name, where }) => `${name} (${where})`);
  const shown =
    steps.length > LONGEST_CHAIN
      ? [...steps.slice(0, 5), `${steps.length - 6} more`, ...steps.slice(-1)]
      : steps;
  return [...shown, last].join(" → ");
}

/** `"A"`, `"A" and "B"`, `"A", "B" and 3 more`. */
function quoted(names: readonly string[]): string {
  const marked = names.map((name) => `"${name}"`);
  if (marked.length > 4) return `${marked.slice(0, 3).join(", ")} and ${marked.length - 3} more`;
  const last = marked.pop() ?? "";
  return marked.length === 0 ? last : `${marked.join(", ")} and ${last}`;
}

const first = (links: readonly Link[]): string => links[0]?.name ?? "";

const names = (links: readonly Link[]): string[] => links.map(({ name }) => name);

// ----------------------------------------------------------------------------------------------------------- rings

export const circularDefinition = entry<{ readonly links: readonly Link[] }>({
  code: "L301",
  severity: "error",
  name: "circular definition",
  explanation:
    "A definition that leads back to itself says nothing: to know the one value a reader has to know the other, and to know " +
    "the other the one. A term for a date that reads itself on another date is such a ring too, since it has no first day.",
  example: `warrant "W".
section 1 "Price":
  "Base Price" means Market Price + $1 per share.
section 2 "Market":
  "Market Price" means Base Price - $1 per share.`,
  remedy: "Say in one of the definitions what the value is without the others.",
  message: ({ links }) => ({
    title:
      links.length === 1
        ? `"${first(links)}" is defined by itself.`
        : links.length === 2
          ? `${quoted(names(links))} are each defined by the other.`
          : `${quoted(names(links))} are defined by each other.`,
    text: `${chain(links, first(links))}. ${links.length === 1 ? "It has no value" : "None of them has a value"}, and neither has anything computed from ${links.length === 1 ? "it" : "them"}.`,
    help: [
      links.length === 1
        ? "Say what it is without itself."
        : "Say in one of them what the value is without the others.",
    ],
  }),
});

export const waitingEffects = entry<{
  /** Where both adjustments happen: "At a Stock Split". */
  readonly occasion: string;
  readonly links: readonly Link[];
}>({
  code: "L302",
  severity: "error",
  name: "adjustments that wait for each other",
  explanation:
    "Within a clause a term is its value immediately before the event; `adjusted` means its value afterwards. Two formulas that " +
    "each take the other's adjusted value have no starting point. On paper the usual form adjusts the number of shares by the " +
    "change of the price, or the price by the change of the number, but not both.",
  example: `warrant "W".
event Stock Split has Ratio: number.
"Warrant Price" initially means $2.40 per share.
"Warrant Share Number" initially means 100,000 shares.
section 4 "Adjustments":
  on Stock Split:
    Warrant Price becomes Warrant Price * Warrant Share Number / adjusted Warrant Share Number;
    Warrant Share Number becomes Warrant Share Number * Warrant Price / adjusted Warrant Price.`,
  remedy: "Take one of the values immediately before the adjustment: leave out the word adjusted there.",
  message: ({ occasion, links }) => ({
    title:
      links.length === 1
        ? `"${first(links)}" waits for itself.`
        : links.length === 2
          ? `${quoted(names(links))} each wait for the other.`
          : `${quoted(names(links))} wait for each other.`,
    text: `${occasion}: ${chain(links, `adjusted ${first(links)}`)}. ${links.length === 1 ? "The adjustment cannot be computed." : "None of these adjustments can be computed."}`,
    help: ["Say which is taken immediately before the adjustment."],
  }),
});

export const circularDeeming = entry<{ readonly links: readonly Link[] }>({
  code: "L303",
  severity: "error",
  name: "events that bring each other about",
  explanation:
    "A deemed event happens for every clause, also for the one that deems the first event again. Then the two would go on " +
    "bringing each other about without end. Conditions that might stop them do not help: nobody could say beforehand that they do.",
  example: `warrant "W".
event Merger.
event Sale Of Assets.
section 4 "Mergers":
  on Merger: deem Sale Of Assets.
section 5 "Sales":
  on Sale Of Assets: deem Merger.`,
  remedy: "Leave one of the deemed events out, and write its consequences instead.",
  message: ({ links }) => ({
    title:
      links.length === 1
        ? `${capital(first(links))} brings itself about.`
        : links.length === 2
          ? `${capital(names(links).join(" and "))} bring each other about.`
          : `${links.length} events bring each other about.`,
    text: `${chain(links, first(links))}. This would never end, so the contract cannot be run.`,
    help: ["Leave one of them out.", "Or write what follows from it instead of deeming it."],
  }),
});

// ------------------------------------------------------------------------------------------------------ precedence

/** What clashes, and where. */
export interface ClashDetails {
  /** "Sections 4(b) and 4(c)", "Two clauses of section 4(b)", "Section 4(b)" (which says it twice). */
  readonly clauses: string;
  readonly how: "both" | "twice" | "too many to compare";
  readonly terms: readonly string[];
  /** "a Stock Split or a Stock Dividend". */
  readonly occasion: string;
  /** Two sections of which one could prevail. */
  readonly sections: readonly [first: string, second: string] | null;
  /** Facts on which both apply, as a scenario on one line; or in how many sets of facts none was found. Null: none was looked for. */
  readonly example: { readonly scenario: string } | { readonly tried: number } | null;
}

/** What the search for an example came to. */
function exampleWords(example: ClashDetails["example"]): string {
  if (example === null) return "";
  if ("scenario" in example) return ` Both apply in this example: ${example.scenario}`;
  if (example.tried === 0) return " No example was found: no fact that can be told brings this about.";
  const tries = `${example.tried} ${example.tried === 1 ? "set" : "sets"} of facts`;
  return ` No example was found among ${tries} that were tried, which does not show that there is none.`;
}

export const clash = entry<ClashDetails>({
  code: "L311",
  severity: "error",
  name: "two clauses act on one term",
  explanation:
    "Two clauses change the same term at the same event, both can apply, and nothing says which prevails: whether one of them, the " +
    "other, or both one after the other. Such overlaps arise when a form's general clause and a negotiated one meet, and each " +
    "side then reads the clause that suits it. A run cannot choose. Where facts are found on which both apply, the message has them " +
    "as a scenario that `tenor test` runs, and that the editor adds with one click; clauses whose conditions exclude one another do not clash.",
  example: `warrant "W".
event Distribution has Amount: price per share.
"Warrant Price" initially means $2.40 per share.
section 4(b) "Dividends":
  on Distribution: Warrant Price becomes Warrant Price - Amount.
section 4(c) "Other Distributions":
  on Distribution: Warrant Price becomes Warrant Price / 2.`,
  remedy:
    "Let one prevail (`notwithstanding`, `subject to` in the section's heading), make one apply except in the other's case " +
    "(`unless`), or merge them.",
  message: ({ clauses, how, terms, occasion, sections, example }) => {
    const what = `what ${quoted(terms)} ${terms.length === 1 ? "becomes" : "become"} at ${occasion}`;
    if (how === "too many to compare") {
      return {
        title: `${clauses} say ${what}, too many to compare with each other.`,
        text: "Whether two of them clash was not looked at for all, so the contract cannot be run.",
        help: ["Merge clauses."],
      };
    }
    const which =
      sections === null
        ? "nothing says which one counts, or whether one counts after the other"
        : "neither says that it prevails over the other, so which one counts cannot be told";
    const prevail = `Say that one prevails, in its heading: "notwithstanding section ${sections?.[1]}" in section ${sections?.[0]}, or the reverse.`;
    return {
      title: how === "twice" ? `${clauses} says twice ${what}.` : `${clauses} both say ${what}.`,
      text: `Both can apply to the same event, and ${which}. The contract cannot be run.${exampleWords(example)}`,
      help: [
        ...(sections === null ? [] : [prevail]),
        'Make one of them apply except in the case of the other, with "if" or "unless".',
        "Merge the two.",
      ],
    };
  },
});

/** A right and what takes it away. */
export interface RightDetails {
  /** "section 2(a)", "sections 6.1 and 6.2". */
  readonly right: string;
  /** "section 7". */
  readonly prohibition: string;
  readonly party: string;
  readonly act: string;
  /** Whether there is a section on either side, so that one could prevail by its heading. */
  readonly headed: boolean;
}

const choices = ({ headed, right, prohibition }: RightDetails): string[] =>
  headed
    ? [
        `If the prohibition is to prevail: head ${right} "subject to ${prohibition}", or ${prohibition} "notwithstanding ${right}".`,
        "If the right is to prevail: the reverse.",
        "Or write both in one section.",
      ]
    : ["Put them in sections, and say in a heading which prevails.", "Or write both in one section."];

export const defeatedRight = entry<RightDetails & { readonly compared: boolean }>({
  code: "L321",
  severity: "warning",
  name: "right that a prohibition can defeat",
  explanation:
    "One section gives a right, another takes it away in some cases, and neither says that it prevails. A run refuses what is " +
    "prohibited, but on paper each side can rely on the clause that suits it: blockers and caps are headed `notwithstanding anything " +
    "to the contrary` for this reason.",
  example: `warrant "W".
party Holder.
act Exercise by the Holder has Shares Exercised: shares.
section 2(a) "Exercise":
  the Holder may Exercise.
section 7 "Cap":
  the Holder may not Exercise if Shares Exercised > 1,000 shares.`,
  remedy: "Head one section `notwithstanding` or `subject to` the other, or write both in one section.",
  message: (details) =>
    details.compared
      ? {
          title: `${capital(details.prohibition)} can defeat the right of ${details.right} to ${details.act}.`,
          text: `Neither says that it prevails. A run refuses the act where the prohibition applies; the words of ${details.right} would still allow it.`,
          help: choices(details),
        }
      : {
          title: `There are too many rights and prohibitions to ${details.act} to compare them all.`,
          text: "Whether one of them defeats another without saying so was not looked at for all.",
          help: ["Merge clauses."],
        },
});

export const emptyRight = entry<RightDetails>({
  code: "L322",
  severity: "error",
  name: "right that a prohibition always defeats",
  explanation:
    "Whenever the conditions of the right are met, those of a prohibition in another section are met too, and neither section says " +
    "that it prevails. Either the right or the prohibition is without any effect, and the contract does not say which.",
  example: `warrant "W".
party Holder.
act Exercise by the Holder has Shares Exercised: shares.
section 2(a) "Exercise":
  the Holder may Exercise if Shares Exercised > 100 shares.
section 7 "Cap":
  the Holder may not Exercise if Shares Exercised > 100 shares.`,
  remedy: "Say which of the two prevails, or mend the conditions.",
  message: (details) => ({
    title: `${capital(details.prohibition)} always defeats the right of ${details.right} to ${details.act}.`,
    text: `Whenever ${details.right} lets ${details.party} ${details.act}, ${details.prohibition} forbids it, and neither says that it prevails. One of the two has no effect.`,
    help: [...choices(details), "Or mend the conditions, so that they leave room for each other."],
  }),
});

// --------------------------------------------------------------------------------------------------- lists of cases

export const openWaterfall = entry<{
  /** `"Market Value"`, `A list of cases in section 4`. */
  readonly what: string;
  readonly where: string;
  readonly covered: readonly string[];
  /** What is known not to be covered. */
  readonly open: readonly string[];
  /** What has no result then. */
  readonly consequence: string;
}>({
  code: "L331",
  severity: "warning",
  name: "cases that leave a gap",
  explanation:
    "The last of the cases has a condition of its own, and none is for whatever remains. When none of the conditions holds there is " +
    "no answer, and a run stops there. In market-value definitions this is the day without a quotation, and the dispute is then " +
    "about money that nobody can compute.",
  example: `warrant "W".
event Listing has Venue: one of "exchange", "otc", "none".
"Discount" of a Listing means the first of
  (a) 5%, if Venue is "exchange";
  (b) 10%, if Venue is "otc".
on Listing if Discount > 7%: the Issuer shall Notify Holder promptly.
party Issuer.`,
  remedy: "Add a last case with `otherwise`, for example a determination by the Board of Directors.",
  message: ({ what, where, covered, open, consequence }) => ({
    title: `${what} does not cover every case.`,
    text: `${where} covers: ${covered.join("; ")}. Not covered: ${open.length === 0 ? "whatever else there may be" : open.join("; ")}. ${consequence}`,
    help: ['Add a last case that applies "otherwise", for example a determination by a party.'],
  }),
});

export const idleCase = entry<{ readonly label: string; readonly before: string; readonly same: boolean }>({
  code: "L332",
  severity: "warning",
  name: "case that never applies",
  explanation:
    "Of several cases the first whose condition holds applies. A case after one that always applies, or after one with the very same " +
    "condition, is never reached. Usually two cases stand in the wrong order.",
  example: `warrant "W".
event Split has Ratio: number.
"Factor" of a Split means the first of
  (a) 1, otherwise;
  (b) Ratio, if Ratio > 1.
"Price" initially means 1.
on Split: Price becomes Price * Factor.`,
  remedy: "Put the cases in the order in which they are to be tried, or delete the one that is not reached.",
  message: ({ label, before, same }) => ({
    title: `Case (${label}) never applies.`,
    text: same
      ? `It has the same condition as case (${before}), which comes first.`
      : `Case (${before}) applies to everything that is left before it is reached.`,
    help: ["Put it before that case.", "Or delete it."],
  }),
});

// -------------------------------------------------------------------------------------------------------- rounding

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

// ---------------------------------------------------------------------------------------------------------- quotes

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

// ---------------------------------------------------------------------------------------------------------- blanks

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

// -------------------------------------------------------------------------------------------------------- policies

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

// --------------------------------------------------------------------------------------------- notices and waivers

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
      : `Nothing says how many a ${act} is for, so it has no part that could be allowed.`,
    text: 'The clause is carried out as if it said "if": the act is let through or refused as a whole.',
    help: counted
      ? [`Say the extent in a sentence of its own: the party may not ${act} to the extent that ...`]
      : [
          `To cut it back: say what it takes up, on ${act}: TERM falls by FIELD.`,
          'To refuse it as a whole: write "if" in place of "to the extent that".',
        ],
  }),
});

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

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
];
