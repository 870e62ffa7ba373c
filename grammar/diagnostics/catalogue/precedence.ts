/** Clauses that meet, rights that are taken away, and gaps between cases. */

import { entry } from "../diagnostic.ts";
import { quoted, capital } from "./law-words.ts";

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
