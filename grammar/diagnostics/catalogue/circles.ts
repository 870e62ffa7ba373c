/** What leads back to itself: definitions, effects that wait, events that deem one another. */

import { entry } from "../diagnostic.ts";
import { quoted, capital } from "./law-words.ts";

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

export const first = (links: readonly Link[]): string => links[0]?.name ?? "";

export const names = (links: readonly Link[]): string[] => links.map(({ name }) => name);

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
