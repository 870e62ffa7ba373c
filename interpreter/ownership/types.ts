/** An ownership document (SEC Forms 3, 4 and 5) in memory: what is read from XML, and what is written as XML and as a page. */

import type { Place } from "../../grammar/source.ts";
import { Rational } from "../values/rational.ts";
import type { DocumentType } from "./specification.ts";

/** One value of a row. */
export interface Cell {
  /** As the document writes it; null where it has footnotes alone. */
  readonly value: string | null;
  /** The ids of its footnotes: `F1`. */
  readonly footnotes: readonly string[];
  readonly place: Place | null;
}

/** One line of Table I (non-derivative) or Table II (derivative). */
export interface Row {
  readonly table: "I" | "II";
  readonly kind: "transaction" | "holding";
  /** From 1, in its table. */
  readonly number: number;
  /** By the name of the element: `securityTitle`, `transactionShares`. */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly place: Place | null;
}

export interface Address {
  readonly street1: string;
  readonly street2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

export interface Owner {
  readonly cik: string;
  readonly name: string;
  readonly address: Address | null;
  readonly director: boolean;
  readonly officer: boolean;
  readonly tenPercent: boolean;
  readonly other: boolean;
  readonly officerTitle: string;
  readonly otherText: string;
}

export interface Footnote {
  readonly id: string;
  readonly text: string;
}

export interface OwnershipDocument {
  readonly schemaVersion: string | null;
  readonly documentType: DocumentType;
  /** ISO days. */
  readonly periodOfReport: string;
  readonly dateOfOriginalSubmission: string | null;
  /** Boxes; null where the document does not say. */
  readonly noSecuritiesOwned: boolean | null;
  readonly notSubjectToSection16: boolean | null;
  readonly aff10b5One: boolean | null;
  readonly issuer: { readonly cik: string; readonly name: string; readonly symbol: string };
  readonly owners: readonly Owner[];
  readonly rows: readonly Row[];
  readonly footnotes: readonly Footnote[];
  readonly remarks: string;
  readonly signatures: readonly { readonly name: string; readonly date: string }[];
}

/** The value of a cell; null where the row has none. */
export function valueOf(row: Row, name: string): string | null {
  return row.cells.get(name)?.value ?? null;
}

/** The number in a cell, exact; null where there is none. */
export function amountOf(row: Row, name: string): Rational | null {
  const text = valueOf(row, name);
  return text === null ? null : Rational.parse(text.startsWith(".") ? `0${text}` : text);
}

/** All footnotes of a row, each once, in the order of their appearance. */
export function footnotesOf(row: Row): string[] {
  return [...new Set([...row.cells.values()].flatMap(({ footnotes }) => footnotes))];
}
