import {
  EOF,
  type IRecognitionException,
  type IToken,
  isRecognitionException,
  type TokenType,
} from "chevrotain";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { BaseParser } from "./base.ts";
import { expectedOf } from "./expectations.ts";
import { LimitReached, MOST_PROBLEMS, type NotReadOn, type Problem, type ReadingError } from "./problems.ts";

/** What a statement, or a scenario's step, can begin with. */
const STARTS = new Set<TokenType>([
  t.Text,
  t.TextBlock,
  t.NameToken,
  ...[
    "uses",
    "currency",
    "time",
    "party",
    "event",
    "act",
    "on",
    "at",
    "every",
    "a",
    "an",
    "the",
    "any",
    "reading",
    "table",
  ].map(kw),
  ...["quotes", "section", "scenario", "definition", "given", "then"].map(kw),
]);

const ON = kw("on");
/** What a rule or a step waits for. */
const TRIGGER = new Set<TokenType>([
  t.NameToken,
  t.Comma,
  t.DateLong,
  t.DateIso,
  t.Time,
  ...["a", "an", "the", "any", "adjustment", "of", "or", "at"].map(kw),
]);
const CONDITIONS = new Set<TokenType>(["if", "unless"].map(kw));
const WHERE = kw("where");
const PART_ENDS = new Set<TokenType>([t.Semicolon, t.FullStop, EOF, WHERE]);
/** How many tokens a rule may have before its colon and still be known by it where the full stop before it is missing. */
const LONGEST_HEAD = 100;

/** One of several parts of a statement: an effect, a row, an expectation; or a limb of a waterfall, which has a letter. */
type PartKind = "part" | "limb";

/** What a value that is named, counted or chosen begins with. */
export const VALUE_STARTS = new Set<TokenType>([
  t.NameToken,
  t.NumberToken,
  t.Fraction,
  t.Money,
  t.MoneyBlank,
  t.Percent,
  t.Text,
  t.DateLong,
  t.DateIso,
  t.MonthDay,
  t.LeftBracket,
  t.BlankToken,
  t.Minus,
  ...["the", "a", "an", "any", "adjusted", "required"].map(kw),
]);

/** What follows a term in quotes where it is defined. */
const DEFINES = new Set<TokenType>(["means", "initially"].map(kw));

/** What follows the label in a section's heading. */
const HEADING = new Set<TokenType>([t.Text, t.Colon, ...["replaced", "deleted", "added"].map(kw)]);

/** What cannot stand inside brackets, so that a bracket left open ends before it. */
const AFTER_BRACKET = new Set<TokenType>([
  t.FullStop,
  t.Semicolon,
  t.Comma,
  ...["where", "if", "unless", "while", "otherwise", "becomes"].map(kw),
]);

/**
 * Going on after a mistake. Every mistake is reported once, and as little as possible is given up for it: a sign that is only
 * missing is taken as read, of several parts only the broken one is lost, and a broken statement ends where the layout of the
 * page shows that the next one begins. The layout is asked only after a mistake, never to read what is right.
 */
export abstract class RecoveringParser extends BaseParser {
  /** What stood in the way in the last file. */
  problems: Problem[] = [];
  private page = "";
  /** The statement under way, and how far its line is indented; the latter once it is asked for. */
  private statementStart = 0;
  private indent: number | null = null;
  /** Whether what is being read ends with a colon. */
  protected beforeColon = false;

  /** Takes up a new file. */
  protected open(text: string, words: IToken[]): void {
    this.page = text;
    this.problems = [];
    this.input = words;
  }

  /** Whether so many problems have been found that reading on helps no one. */
  protected hopeless(): boolean {
    return this.problems.length >= MOST_PROBLEMS;
  }

  // ----------------------------------------------------------------------------------------------------------- layout

  protected beginStatement(): void {
    this.draft = null;
    this.beforeColon = false;
    this.resetLimits();
    this.beginStep();
  }

  /** Begins a step of a scenario, which has a line of its own as a statement has. */
  protected beginStep(): void {
    this.statementStart = this.start();
    this.indent = null;
  }

  /** How far the line of an offset is indented. */
  protected indentOf(offset: number): number {
    let line = offset;
    while (line > 0 && !isLineEnd(this.page.charCodeAt(line - 1))) line--;
    let at = line;
    while (isBlank(this.page.charCodeAt(at))) at++;
    return at - line;
  }

  /** Whether a token is the first of its line. */
  protected beginsLine(token: IToken): boolean {
    let at = token.startOffset;
    while (at > 0 && isBlank(this.page.charCodeAt(at - 1))) at--;
    return at === 0 || isLineEnd(this.page.charCodeAt(at - 1));
  }

  /** Whether what comes next stands first on a line that is indented no further than the statement under way. */
  protected beginsAnew(): boolean {
    const next = this.LA(1);
    if (next.tokenType === EOF) return true;
    if (!this.beginsLine(next)) return false;
    this.indent ??= this.indentOf(this.statementStart);
    return this.indentOf(next.startOffset) <= this.indent;
  }

  /** Whether an `on` that comes next begins a rule or a step, where an expression could also go on with it. */
  protected beginsRule(): boolean {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== ON || this.beforeColon || !this.beginsAnew())
      return false;
    let ahead = 2;
    while (ahead < LONGEST_HEAD && TRIGGER.has(this.LA(ahead).tokenType)) ahead++;
    const type = this.LA(ahead).tokenType;
    return ahead > 2 && (type === t.Colon || (CONDITIONS.has(type) && this.colonAhead(ahead)));
  }

  /** Whether a colon comes before the statement or its part ends. */
  private colonAhead(from: number): boolean {
    for (let ahead = from; ahead < LONGEST_HEAD; ahead++) {
      const type = this.LA(ahead).tokenType;
      if (type === t.Colon) return true;
      if (PART_ENDS.has(type)) return false;
    }
    return false;
  }

  /** Whether what comes next begins another statement, section, scenario or step, as far as a reader of the page can tell. */
  protected beginsStatement(): boolean {
    const type = this.LA(1).tokenType;
    if (type === EOF) return true;
    if (!STARTS.has(type)) return false;
    if (type === t.Text && this.definesNext()) return true;
    if (type === kw("section")) return HEADING.has(this.LA(3).tokenType);
    if (type === kw("scenario")) return this.nextIs(t.Text, 2);
    return this.beginsAnew();
  }

  /** Whether the word after the next gives words in quotes a meaning. */
  protected definesNext(): boolean {
    return DEFINES.has(this.LA(2).tokenType);
  }

  // ------------------------------------------------------------------------------------------------------------ signs

  /** Reads a sign that has to stand here. What is only missing is taken as read; one word in its way is left out. */
  protected sign(type: TokenType, occurrence = 0): void {
    if (this.RECORDING_PHASE || this.nextIs(type)) this.consume(occurrence, type);
    else if (this.goesWithout(type)) this.goWithout(type);
    else if (this.nextIs(type, 2)) this.leaveOut(type, occurrence);
    else this.consume(occurrence, type);
  }

  /** Takes a sign as read that only was forgotten. */
  protected goWithout(type: TokenType): void {
    this.problems.push({ form: "missing sign", sign: type, after: this.LA(0) });
  }

  /** Reads a sign behind one word that stands in its way. */
  private leaveOut(type: TokenType, occurrence: number): void {
    const { startOffset } = this.LA(1);
    const problem = this.refusal(type);
    this.SKIP_TOKEN();
    this.problems.push({ ...problem, form: "left out", span: this.spanFrom(startOffset) });
    this.consume(occurrence, type);
  }

  /** What is wrong with the next token where another has to stand. */
  private refusal(type: TokenType): Omit<NotReadOn, "form" | "span"> {
    try {
      this.consume(0, type);
    } catch (error) {
      if (isReadingError(error) && !(error instanceof LimitReached)) return this.refused(error);
      throw error;
    }
    return { token: this.LA(0), previous: this.LA(0), expected: [], rules: [] };
  }

  private refused(error: IRecognitionException): Omit<NotReadOn, "form" | "span"> {
    const { ahead, names: expected } = expectedOf(error.message);
    const token = ahead === 1 ? error.token : this.LA(ahead);
    const previous = ahead === 1 ? this.LA(0) : error.token;
    return { token, previous, expected, rules: error.context.ruleStack };
  }

  /** Whether what comes next shows that a sign was only forgotten. */
  private goesWithout(type: TokenType): boolean {
    if (type === t.FullStop) return this.beginsStatement();
    if (type === t.RightBracket) return AFTER_BRACKET.has(this.LA(1).tokenType);
    return type === t.Colon && this.LA(1).tokenType !== EOF && this.beginsLine(this.LA(1));
  }

  // ------------------------------------------------------------------------------------------------------------ parts

  /** Reads one of several parts with a semicolon between them; one that breaks is given up alone, and null stands for it. */
  protected onePart<T>(read: () => T, kind: PartKind = "part"): T | null {
    if (this.RECORDING_PHASE) return read();
    const first = this.LA(1);
    try {
      return read();
    } catch (error) {
      if (!isReadingError(error) || this.hopeless()) throw error;
      const seen = this.sighted(error);
      this.skipPart(first, kind);
      this.giveUp(seen, first);
      return null;
    }
  }

  /** Reads one of several parts into their list; one that breaks is left out of it, and so is what runs on behind one. */
  protected keep<T>(parts: T[], read: () => T, kind: PartKind = "part"): void {
    const first = this.LA(1);
    const part = this.onePart(read, kind);
    if (this.RECORDING_PHASE || part === null) return;
    parts.push(part);
    if (!(kind === "limb" ? this.endsLimb() : this.endsPart())) this.leaveOutRest(first, kind);
  }

  /** Whether a part is over: at its semicolon or full stop, at a legend, or where the next statement begins. */
  private endsPart(): boolean {
    const type = this.LA(this.nextIs(t.Comma) ? 2 : 1).tokenType;
    return (PART_ENDS.has(type) && !(type !== WHERE && this.nextIs(t.Comma))) || this.beginsStatement();
  }

  /** A waterfall may stand inside a longer expression, but never right before another value. */
  private endsLimb(): boolean {
    return this.beginsStatement() || !(VALUE_STARTS.has(this.LA(1).tokenType) || this.nextIs(t.Word));
  }

  /** What runs on behind a part that is complete has no meaning. */
  private leaveOutRest(first: IToken, kind: PartKind): void {
    const next = this.LA(1);
    const problem = this.refusal(t.FullStop);
    this.skipPart(first, kind);
    this.problems.push({ ...problem, form: "left out", span: this.spanFrom(next.startOffset) });
  }

  /** Goes on to the semicolon or full stop that ends a part, or to where the next statement begins. */
  private skipPart(first: IToken, kind: PartKind): void {
    let open = this.bracketsSince(first);
    for (;;) {
      const type = this.LA(1).tokenType;
      if (type === EOF || type === t.FullStop || (this.beforeColon && type === t.Colon)) return;
      // A limb that follows belongs to a waterfall inside the part, if it is not one itself.
      if (type === t.Semicolon && open <= 0 && (kind === "limb" || !this.nextIs(t.CaseLabel, 2))) return;
      if (this.LA(0).startOffset >= first.startOffset && this.beginsStatement()) return;
      if (type === t.LeftBracket) open++;
      if (type === t.RightBracket) open--;
      this.SKIP_TOKEN();
    }
  }

  private bracketsSince(first: IToken): number {
    let open = 0;
    // Before the first token of the file, as behind its last, there is the end of the file.
    for (let back = 0; this.LA(back).startOffset >= first.startOffset; back--) {
      const type = this.LA(back).tokenType;
      if (type === EOF) break;
      if (type === t.LeftBracket) open++;
      if (type === t.RightBracket) open--;
    }
    return open;
  }

  // ------------------------------------------------------------------------------------------------------- statements

  /** Goes on behind the full stop of a broken statement, or to where the next one begins. */
  protected skipStatement(first: IToken): void {
    for (;;) {
      const type = this.LA(1).tokenType;
      if (type === EOF) return;
      if (this.LA(0).startOffset >= first.startOffset && this.beginsStatement()) return;
      this.SKIP_TOKEN();
      if (type === t.FullStop) return;
    }
  }

  /** What an error says about the place where it was thrown; asked before anything is skipped. */
  protected sighted(error: ReadingError): (start: number) => Problem {
    if (error instanceof LimitReached)
      return (start) => ({ form: "too much", token: error.token, span: this.spanFrom(start) });
    const refused = this.refused(error);
    return (start) => ({ ...refused, form: "given up", span: this.spanFrom(start) });
  }

  /** Notes what was given up from `first` on. */
  protected giveUp(seen: (start: number) => Problem, first: IToken): void {
    this.problems.push(seen(first.startOffset));
  }

  /** Leaves the rest of the file unread. */
  protected leaveUnread(): void {
    const start = this.start();
    while (this.LA(1).tokenType !== EOF) this.SKIP_TOKEN();
    this.problems.push({ form: "left unread", span: this.spanFrom(start) });
  }
}

/** Whether the rules threw it because they could not read on. */
export function isReadingError(error: unknown): error is ReadingError {
  return error instanceof LimitReached || (error instanceof Error && isRecognitionException(error));
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
