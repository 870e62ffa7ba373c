import { EmbeddedActionsParser, type IOrAlt, type IToken, type TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import { endOf, kw, tokens } from "../tokens.ts";
import { expectations } from "./expectations.ts";
import type { TableLookahead } from "./lookahead.ts";
import { LimitReached } from "./problems.ts";

/** How deep expressions may stand inside one another; a contract that a person reads stays far below it. */
export const DEEPEST = 80;
/** How many operators one statement, and how many items one list, may have. */
export const LONGEST_CHAIN = 2000;

/** How many tokens ahead the grammar decides by itself; gates look further. */
export const LOOKAHEAD = 2;

/** The alternatives of a choice that all give a `T`. */
export type Either<T> = IOrAlt<T>[];

/**
 * What all rules share: spans, articles, and the draft of the statement being read, so that a statement that breaks in the
 * middle keeps what was understood of it.
 */
export abstract class BaseParser extends EmbeddedActionsParser {
  /** Where the draft of the statement under way stands; null where nothing of it is known yet. */
  protected draft: ast.Statement | null = null;
  private depth = 0;
  /** Of the statement under way: a tree is as deep as its operators are many. */
  private operators = 0;

  /** A test builds one that checks the grammar itself, which takes longer than most files take to read. */
  constructor(skipValidations: boolean, lookahead: TableLookahead) {
    super([...tokens], {
      // Recovery is our own (recovery.ts): it knows what a statement is, and what a page looks like.
      recoveryEnabled: false,
      maxLookahead: LOOKAHEAD,
      lookaheadStrategy: lookahead,
      nodeLocationTracking: "none",
      errorMessageProvider: expectations,
      skipValidations,
    });
  }

  /** The start of what comes next; at the end of the file, the end of what was read last. */
  protected start(): number {
    const next = this.LA(1).startOffset;
    return next >= 0 ? next : this.lastEnd();
  }

  /** From `start` to the end of what was read last. */
  protected spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd()) };
  }

  protected tokenSpan(token: IToken): Span {
    // A token that recovery put in has no place of its own, and while the grammar is recorded none has.
    if (!((token as IToken | undefined)?.startOffset !== undefined && token.startOffset >= 0)) {
      const at = this.lastEnd();
      return { start: at, end: at };
    }
    return { start: token.startOffset, end: endOf(token) };
  }

  /** The end of what was read last; 0 where nothing was. */
  private lastEnd(): number {
    const last = this.LA(0);
    return last.startOffset >= 0 ? endOf(last) : 0;
  }

  protected missing(): ast.Missing {
    const at = this.spanFrom(0).end;
    return { kind: "Missing", span: { start: at, end: at } };
  }

  protected nextIs(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenType === type;
  }

  protected nextIsWord(word: string, ahead = 1): boolean {
    return this.LA(ahead).tokenType === kw(word);
  }

  protected isArticle(ahead: number): boolean {
    const type = this.LA(ahead).tokenType;
    return type === THE || type === A || type === AN || type === ANY;
  }

  /** Runs a rule one level deeper, and gives up where the levels run out. */
  protected deeper<T>(run: () => T): T {
    if (this.RECORDING_PHASE) return run();
    if (this.depth >= DEEPEST) throw new LimitReached(this.LA(1));
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
    }
  }

  protected resetLimits(): void {
    this.depth = 0;
    this.operators = 0;
  }

  /** Counts one operator more, and gives up where a formula grows past what any reader of it could follow. */
  protected chained(): void {
    if (!this.RECORDING_PHASE) this.bounded(++this.operators);
  }

  /** Gives up where a list grows past what any reader of it could follow. */
  protected bounded(count: number): void {
    if (!this.RECORDING_PHASE && count > LONGEST_CHAIN) throw new LimitReached(this.LA(1));
  }
}

const THE = kw("the");
const A = kw("a");
const AN = kw("an");
const ANY = kw("any");

/** A token's text; while the grammar is recorded rules see placeholders that have none. */
export function imageOf(token: IToken): string {
  return (token as IToken | undefined)?.image ?? "";
}

/** While the grammar is recorded rules return placeholders, which are no lists. */
export function asArray<T>(value: readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [];
}
