import type { Place } from "../../grammar/source.ts";
import { NumberTooLarge } from "../values/rational.ts";

// Both are thrown where nobody will ever read a stack, and to note one costs more than a whole adjustment.
let traceLimit = 0;

function withoutTrace(message: string): string {
  traceLimit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  return message;
}

function restoreTrace(): void {
  Error.stackTraceLimit = traceLimit;
}

/** Something a formula asked for and the facts do not hold. Thrown inside the interpreter, never out of it. */
export class Lack extends Error {
  readonly kind: "blank" | "fact" | "quote" | "determination";
  /** What is lacking, as the contract calls it. */
  readonly what: string;
  readonly day: number | null;
  /** Who has to determine it. */
  readonly by: string | null;
  readonly section: string | null;
  readonly place: Place | null;

  constructor(
    kind: Lack["kind"],
    what: string,
    at: { day?: number | null; by?: string | null; section?: string | null; place?: Place | null } = {},
  ) {
    super(withoutTrace(`${kind}: ${what}`));
    restoreTrace();
    this.kind = kind;
    this.what = what;
    this.day = at.day ?? null;
    this.by = at.by ?? null;
    this.section = at.section ?? null;
    this.place = at.place ?? null;
  }
}

/** Whether a value is none: it lacks something, or the words have no answer. */
export function isNone(value: unknown): value is Lack | NoAnswer | NumberTooLarge {
  return value instanceof Lack || value instanceof NoAnswer || value instanceof NumberTooLarge;
}

/** Where the contract's words have no answer: a division by zero, a table without a row. Thrown, never out of the interpreter. */
export class NoAnswer extends Error {
  readonly section: string | null;
  readonly place: Place | null;

  constructor(message: string, section: string | null, place: Place | null) {
    super(withoutTrace(message));
    restoreTrace();
    this.section = section;
    this.place = place;
  }
}
