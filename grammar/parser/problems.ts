import type { IRecognitionException, IToken, TokenType } from "chevrotain";
import type { Span } from "../source.ts";

/** A sign was taken as read, since what comes next begins anew. `after` is what stands before the place where it is missing. */
interface MissingSign {
  readonly form: "missing sign";
  readonly sign: TokenType;
  readonly after: IToken;
}

/** The text could not be read on from `token`: it was left out alone, or all of `span` was given up. */
export interface NotReadOn {
  readonly form: "left out" | "given up";
  readonly token: IToken;
  readonly previous: IToken;
  /** The names of the token types that could have stood there. */
  readonly expected: readonly string[];
  /** The rules of the grammar that were being read, outermost first. */
  readonly rules: readonly string[];
  readonly span: Span;
}

/** A limit of depth or length was reached at `token`. */
interface TooMuch {
  readonly form: "too much";
  readonly token: IToken;
  readonly span: Span;
}

/** After so many problems the rest of the file was left unread. */
interface LeftUnread {
  readonly form: "left unread";
  readonly span: Span;
}

/** What stood in the way of reading a file. */
export type Problem = MissingSign | NotReadOn | TooMuch | LeftUnread;

/** After so many the text is no contract, or not in this language. */
export const MOST_PROBLEMS = 100;

/** Thrown inside the parser where a limit is reached; the statement is then given up like any broken one. */
export class LimitReached extends Error {
  readonly token: IToken;
  constructor(token: IToken) {
    super("limit reached");
    this.token = token;
  }
}

/** What the rules throw where they cannot read on. */
export type ReadingError = IRecognitionException | LimitReached;
