/** A document before it has a format: blocks and words, and beside each figure where it comes from. */

import type { Place } from "../../grammar/source.ts";

/** Where a figure comes from: what `tenor run --json` calls it, or a place in the contract, the facts or the command line. */
export interface Origin {
  /** What it is, in words: `Warrant Price after Share Issuance "placement of 2005"`. */
  readonly what: string;
  readonly section: string | null;
  /** Its path in the JSON of the run, as jq writes it: `.ledger[0].after`; null for what does not stand there. */
  readonly path: string | null;
  /** Where it stands in a file; null for what a run has worked out. */
  readonly place: Place | null;
  /** The value in full where the figure is rounded for the eye: `67/28`. */
  readonly exact: string | null;
}

/** A figure as it is printed, with its number in the list of sources. */
export interface Figure {
  readonly number: number;
  readonly text: string;
  readonly origin: Origin;
}

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly inside: readonly Inline[] }
  /** A number or date of the run, with the number of its source. */
  | { readonly kind: "figure"; readonly figure: Figure }
  /** A line for the pen; `width` counts letters. */
  | { readonly kind: "line"; readonly width: number }
  | { readonly kind: "break" }
  /** To an anchor of this document. */
  | { readonly kind: "link"; readonly to: string; readonly inside: readonly Inline[] }
  /** A place that others link to, with what stands there. */
  | { readonly kind: "anchor"; readonly id: string; readonly inside: readonly Inline[] }
  /** What the drafter left open, and what the drafter noted. */
  | { readonly kind: "blank"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "formula"; readonly formula: Formula };

/** A formula as it is set on paper. */
export type Formula =
  | { readonly kind: "row"; readonly items: readonly Formula[] }
  /** A term or a letter of a legend; `to` is its definition's anchor. */
  | { readonly kind: "name"; readonly text: string; readonly to: string | null }
  | { readonly kind: "number" | "operator" | "words"; readonly text: string }
  | { readonly kind: "fraction"; readonly over: Formula; readonly under: Formula }
  | { readonly kind: "brackets"; readonly inside: Formula };

export interface Cell {
  readonly inside: readonly Inline[];
  /** Numbers stand to the right. */
  readonly numeric: boolean;
}

export type Block =
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3 | 4 | 5;
      readonly id: string | null;
      readonly inside: readonly Inline[];
    }
  | { readonly kind: "paragraph"; readonly inside: readonly Inline[] }
  /** A formula on a line of its own; each further line begins with its sign: `=`, `≈`. */
  | {
      readonly kind: "display";
      readonly lines: readonly { readonly sign: string; readonly formula: Formula }[];
    }
  | {
      readonly kind: "list";
      readonly marks: "numbers" | "bullets" | "none";
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: "quote"; readonly inside: readonly Block[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      /** Whether the first cell of each row names the row. */
      readonly named: boolean;
    }
  | { readonly kind: "rule" };

export interface Document {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** In the order of their numbers; the list of sources at the end is made from it. */
  readonly figures: readonly Figure[];
}

export const text = (words: string): Inline => ({ kind: "text", text: words });

export const paragraph = (...inside: readonly (Inline | string)[]): Block => ({
  kind: "paragraph",
  inside: inside.map((each) => (typeof each === "string" ? text(each) : each)),
});

export const cell = (inside: Inline | string | readonly Inline[], numeric = false): Cell => ({
  inside: typeof inside === "string" ? [text(inside)] : "kind" in inside ? [inside] : inside,
  numeric,
});
