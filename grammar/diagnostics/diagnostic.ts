import type { Place } from "../source.ts";

/** How much it matters: an error stands in the way of a result, a warning does not. */
export type Severity = "error" | "warning" | "information";

/** Another place that a reader has to see to understand the message. */
export interface Related {
  readonly place: Place;
  readonly message: string;
}

/** A change of text that one click can make. Data, so that "did you mean" and the quick fix are one thing. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly place: Place; readonly text: string }[];
  /** True where it adds something that shows the problem, and mends nothing: it is never made but by choice. */
  readonly showsOnly?: true;
}

/**
 * One message to a person. The title stands alone; the text says what it means for the contract; each line of help is a
 * choice, and none is chosen for the reader.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
  readonly help: readonly string[];
  readonly place: Place;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly tags: readonly ("unused" | "deprecated")[];
}

/** What a rule of the catalogue says for one finding. */
export interface Message {
  readonly title: string;
  readonly text?: string;
  readonly help?: readonly string[];
}

/** The catalogue's entry for one code: the page that `tenor explain-code` prints, and the words of each finding. */
export interface Entry<P> {
  readonly code: string;
  readonly severity: Severity;
  /** A few words that name the problem, for lists. */
  readonly name: string;
  /** What it is and why it matters, in two to five sentences, for a lawyer. */
  readonly explanation: string;
  /** A short source (contract, events, quotes or a command) that brings it about. */
  readonly example: string;
  /** What a reader can do. */
  readonly remedy: string;
  readonly message: (details: P) => Message;
}

/** Extra material of one finding. */
export interface Extras {
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("unused" | "deprecated")[];
}

/** A diagnostic of this entry at this place. */
export function report<P>(entry: Entry<P>, place: Place, details: P, extras: Extras = {}): Diagnostic {
  const message = entry.message(details);
  return {
    code: entry.code,
    severity: entry.severity,
    title: message.title,
    text: message.text ?? "",
    help: message.help ?? [],
    place,
    related: extras.related ?? [],
    fixes: extras.fixes ?? [],
    tags: extras.tags ?? [],
  };
}

/** Declares an entry; only gives `details` its type. */
export function entry<P>(definition: Entry<P>): Entry<P> {
  return definition;
}

/** Errors first in the order of the text, so that what a reader mends first stands first. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      order(a.place.source.name, b.place.source.name) ||
      a.place.span.start - b.place.span.start ||
      order(a.code, b.code),
  );
}

/** By code units: names and codes need no language's order, and to load one takes a tenth of the time of a short check. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
