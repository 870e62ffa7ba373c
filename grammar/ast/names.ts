/** Names, and what refers to a section. */
import type { Span } from "../source.ts";

/** A Defined Term as written, its white space folded to single spaces. */
export interface Name {
  readonly kind: "Name";
  readonly text: string;
  readonly span: Span;
}

/** A name in quotes where it is defined. */
export interface QuotedName {
  readonly kind: "QuotedName";
  readonly text: string;
  readonly span: Span;
}

/** `4(d)(i)` after the word section; words such as `Preamble` are kept as written. */
export interface SectionRef {
  readonly kind: "SectionRef";
  readonly label: string;
  readonly span: Span;
}
