/**
 * Cuts a text, handed over in chunks of any size, into the events that it holds: the elements of one JSON array, or one
 * object after another. Only the event at hand is kept, so a file of any size passes.
 *
 * It looks at quotation marks, comments, braces and brackets alone, and leaves judging an event to the reader of JSON. Where
 * an event is broken it finds the next one: a brace that opens where the name of a field belongs begins another event.
 */

import { DEEPEST } from "./json.ts";

/** One event's text and where it begins in the whole. */
export interface Piece {
  readonly kind: "element" | "between";
  /** For `between`: what is amiss around the events. */
  readonly problem: BetweenProblem | null;
  readonly text: string;
  /** Of its first character: the offset in the whole, and line and column from 1. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export type BetweenProblem =
  /** A comma with nothing before or after it. */
  | "extra comma"
  | "comment"
  /** Commas between events that are not in brackets. */
  | "comma without brackets"
  | "missing comma"
  /** A } or ] without its opening partner. */
  | "stray"
  /** Something after the ] that closed the list. */
  | "after the end"
  /** The file ends inside the list. */
  | "not closed"
  /** The event is longer than `LONGEST_EVENT`. */
  | "too large"
  /** The first thing in the file is neither a list nor an event; reading ended there. */
  | "not events"
  | "empty";

/** The most characters that one event may have. */
export const LONGEST_EVENT = 4_194_304;

/** As much of a text that is no event as a message could need. */
const LONGEST_SAMPLE = 64;

type Mode = "start" | "list" | "sequence" | "ended" | "over";
type Inside = "nothing" | "object" | "word" | "string" | "line comment" | "block comment";

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const STAR = 42;
const COMMA = 44;
const SLASH = 47;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const BYTE_ORDER_MARK = 0xfeff;

interface Mark {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export class Splitter {
  private mode: Mode = "start";
  private inside: Inside = "nothing";
  /** In an event: whether a text is open, or a comment. */
  private within: "structure" | "string" | "line comment" | "block comment" = "structure";
  private escaped = false;
  /** The braces and brackets that are open in the event, to the greatest depth that an event may have. */
  private open: number[] = [];
  /** How many more are open beyond that. */
  private deeper = 0;
  /** The last character in the event, or between events, that is not white space. */
  private last = 0;
  private previous = 0;
  private blankLine = true;
  /** Where the event or comment at hand begins. */
  private begin: Mark = { offset: 0, line: 1, column: 1 };
  private tooLarge = false;
  /** Whether a comma has to stand before the next event of the list. */
  private wantsComma = false;
  private comma: Mark | null = null;
  private brokenOff = false;
  private toldEnd = false;
  private toldComma = false;

  /** The characters not yet handed out, and the offset of the first of them. */
  private buffer = "";
  private bufferStart = 0;
  /** The next character to look at. */
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private pieces: Piece[] = [];

  /** Takes the next characters; the events that are complete with them. */
  push(chunk: string): Piece[] {
    if (this.mode === "over") return [];
    this.buffer = this.buffer === "" ? chunk : this.buffer + chunk;
    this.scan();
    this.forget();
    return this.handOut();
  }

  /** The text has ended; what is left of it. */
  end(): Piece[] {
    const after = this.bufferStart + this.buffer.length;
    const broken = this.inside === "object" || this.brokenOff;
    if (this.inside !== "nothing" && this.mode !== "over") this.finish(after);
    if (this.mode === "start") this.between("empty", this.here(), "");
    if (this.mode === "list" && !broken) this.between("not closed", this.here(), "");
    this.mode = "over";
    return this.handOut();
  }

  private handOut(): Piece[] {
    const pieces = this.pieces;
    this.pieces = [];
    return pieces;
  }

  /** Lets go of what has been looked at and belongs to no event that is still open. */
  private forget(): void {
    let from = this.at;
    if (this.inside !== "nothing" && !this.tooLarge) {
      if (this.at - this.begin.offset > LONGEST_EVENT) this.tooLarge = true;
      else from = this.begin.offset;
    }
    if (this.mode === "over") from = this.at = this.bufferStart + this.buffer.length;
    this.buffer = this.buffer.slice(from - this.bufferStart);
    this.bufferStart = from;
  }

  private here(): Mark {
    return { offset: this.at, line: this.line, column: this.at - this.lineStart + 1 };
  }

  private scan(): void {
    const buffer = this.buffer;
    const start = this.bufferStart;
    const end = start + buffer.length;
    while (this.at < end && this.mode !== "over") {
      const code = buffer.charCodeAt(this.at - start);
      switch (this.inside) {
        case "object":
          this.inObject(code);
          break;
        case "nothing":
          this.outside(code);
          break;
        case "word":
        case "string":
          this.inWord(code);
          break;
        case "line comment":
          if (code === LINE_FEED || code === RETURN) this.finish(this.at);
          break;
        case "block comment":
          if (code === SLASH && this.previous === STAR && this.at - this.begin.offset > 2)
            this.finish(this.at + 1);
          break;
      }
      this.passed(code);
    }
  }

  /** Counts lines: CR LF, LF and CR each end one. */
  private passed(code: number): void {
    this.at++;
    if (code === LINE_FEED || code === RETURN) {
      if (code === RETURN || this.previous !== RETURN) this.line++;
      this.lineStart = this.at;
      this.blankLine = true;
    } else if (code !== SPACE && code !== TAB) this.blankLine = false;
    this.previous = code;
  }

  // ---- between events ----

  private outside(code: number): void {
    if (code === SPACE || code === TAB || code === LINE_FEED || code === RETURN) return;
    if (code === BYTE_ORDER_MARK && this.at === 0) return;
    if (code === SLASH || code === HASH) {
      this.start(code === HASH ? "line comment" : "word");
      return;
    }
    if (this.mode === "start") {
      if (code === OPEN_BRACKET) {
        this.mode = "list";
        return;
      }
      if (code !== OPEN_BRACE) {
        this.start("word");
        return;
      }
      this.mode = "sequence";
    }
    if (code === COMMA) this.commaOutside();
    else if (code === CLOSE_BRACKET && this.mode === "list") this.endList();
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (!this.brokenOff) this.between("stray", this.here(), code === CLOSE_BRACE ? "}" : "]");
    } else {
      this.beforeEvent();
      this.start(
        code === OPEN_BRACE || code === OPEN_BRACKET ? "object" : code === QUOTE ? "string" : "word",
      );
      if (this.inside === "object") this.opening(code);
    }
  }

  private commaOutside(): void {
    if (this.mode === "list") {
      if (!this.wantsComma) this.between("extra comma", this.here(), ",");
      this.wantsComma = false;
      this.comma = this.here();
    } else if (this.mode === "ended") this.afterEnd(",");
    else if (!this.toldComma) {
      this.toldComma = true;
      this.between("comma without brackets", this.here(), ",");
    }
  }

  private endList(): void {
    if (this.comma !== null && !this.wantsComma && !this.brokenOff)
      this.between("extra comma", this.comma, ",");
    this.mode = "ended";
  }

  private beforeEvent(): void {
    if (this.mode === "list") {
      if (this.wantsComma && !this.brokenOff) this.between("missing comma", this.here(), "");
      this.wantsComma = false;
      this.comma = null;
      this.brokenOff = false;
    } else if (this.mode === "ended") this.afterEnd("");
  }

  private afterEnd(text: string): void {
    if (!this.toldEnd) this.between("after the end", this.here(), text);
    this.toldEnd = true;
  }

  private start(inside: Inside): void {
    this.inside = inside;
    this.within = "structure";
    this.escaped = false;
    this.begin = this.here();
    this.tooLarge = false;
    this.open = [];
    this.deeper = 0;
    this.last = 0;
  }

  // ---- in an event ----

  private inObject(code: number): void {
    if (this.within === "string") {
      if (this.escaped) this.escaped = false;
      else if (code === BACKSLASH) this.escaped = true;
      else if (code === QUOTE) this.within = "structure";
      // No text goes on over the end of a line in JSON; so a missing quotation mark harms one line only.
      if (code === LINE_FEED || code === RETURN) {
        this.within = "structure";
        this.escaped = false;
      }
      return;
    }
    if (this.within === "line comment") {
      if (code === LINE_FEED || code === RETURN) this.within = "structure";
      return;
    }
    if (this.within === "block comment") {
      if (code === SLASH && this.previous === STAR) this.within = "structure";
      return;
    }
    if (code === SPACE || code === TAB || code === LINE_FEED || code === RETURN) return;
    if (code === QUOTE) this.within = "string";
    else if (code === HASH || (code === SLASH && this.previous === SLASH)) this.within = "line comment";
    else if (code === STAR && this.previous === SLASH) this.within = "block comment";
    else if (code === OPEN_BRACE && this.beginsAnother()) {
      this.breakOff();
      this.beforeEvent();
      this.start("object");
      this.opening(code);
      return;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) this.opening(code);
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      this.closing(code);
      return;
    }
    this.last = code;
  }

  private opening(code: number): void {
    if (this.open.length > DEEPEST) this.deeper++;
    else this.open.push(code);
    this.last = code;
  }

  /** Whether a brace that opens here cannot belong to the event at hand, so that a } is missing before it. */
  private beginsAnother(): boolean {
    if (this.deeper > 0 || this.open.at(-1) !== OPEN_BRACE) return false;
    // Deep in an event, only a brace no further in than the event itself tells another event from an entry of a list.
    if (this.open.length > 1) return this.blankLine && this.at - this.lineStart < this.begin.column;
    if (this.last !== COLON) return this.blankLine || this.last === COMMA;
    // {"on": at the end of a line, and the next object at the margin.
    return this.mode === "sequence" && this.blankLine && this.at === this.lineStart;
  }

  private closing(code: number): void {
    this.last = code;
    if (this.deeper > 0) {
      this.deeper--;
      return;
    }
    const partner = code === CLOSE_BRACE ? OPEN_BRACE : OPEN_BRACKET;
    const depth = this.open.lastIndexOf(partner);
    if (depth < 0) {
      // A ] without its [ in the event closes the list or stands astray; the list is read on in either case.
      if (code === CLOSE_BRACKET && this.mode === "list") this.breakOff();
      return;
    }
    this.open.length = depth;
    if (depth === 0) this.finish(this.at + 1);
  }

  private breakOff(): void {
    this.finish(this.at);
    this.brokenOff = true;
  }

  // ---- something that is no event: a text, a number, a word ----

  private inWord(code: number): void {
    if (this.mode === "start" && this.at - this.begin.offset >= LONGEST_SAMPLE) {
      this.finish(this.at);
      return;
    }
    if (this.inside === "word" && this.at === this.begin.offset + 1 && this.previous === SLASH) {
      if (code === SLASH || code === STAR) {
        this.inside = code === SLASH ? "line comment" : "block comment";
        return;
      }
    }
    if (code === LINE_FEED || code === RETURN) {
      this.finish(this.at);
    } else if (this.inside === "string") {
      if (this.escaped) this.escaped = false;
      else if (code === BACKSLASH) this.escaped = true;
      else if (code === QUOTE) this.inside = "word";
    } else if (
      this.mode !== "start" &&
      (code === OPEN_BRACE || (this.mode === "list" && (code === COMMA || code === CLOSE_BRACKET)))
    ) {
      this.finish(this.at);
      this.outside(code);
    }
  }

  /** What was begun ends before an offset. */
  private finish(end: number): void {
    const inside = this.inside;
    this.inside = "nothing";
    const from = this.begin.offset - this.bufferStart;
    const large = this.tooLarge || end - this.begin.offset > LONGEST_EVENT;
    const until = large ? from : end - this.bufferStart;
    const text = this.buffer.slice(Math.max(0, from), Math.max(0, until));
    if (inside === "line comment" || inside === "block comment") {
      this.between("comment", this.begin, text);
      return;
    }
    this.wantsComma = true;
    if (this.mode === "start") {
      this.between("not events", this.begin, text);
      this.mode = "over";
    } else if (large) this.between("too large", this.begin, "");
    else this.pieces.push({ kind: "element", problem: null, text, ...this.begin });
  }

  private between(problem: BetweenProblem, mark: Mark, text: string): void {
    this.pieces.push({ kind: "between", problem, text, ...mark });
  }
}
