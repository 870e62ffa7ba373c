import type { IToken, TokenType } from "chevrotain";
import type { Comment } from "../ast.ts";
import type { Parsed } from "../parse.ts";
import * as t from "../tokens.ts";
import { endOf } from "../tokens.ts";

/**
 * The text as the formatter prints it: words with the signs that stick to them, and what stands between them. Every token and
 * every comment is in here once and in the order of the text, so that no layout can lose one.
 */
export interface Word {
  readonly text: string;
  /** The token that is not a sign; for what cannot be read, none. */
  readonly type: TokenType | null;
  /** Where that token begins: it decides to which node the word belongs. */
  readonly at: number;
  /** The text from the first sign to the last. */
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
}

/** What stands before a word, or at the end of the file. */
export interface Gap {
  readonly remarks: readonly Remark[];
  /** Whether the author began a line with the word, and whether an empty line stands before it. */
  readonly newLine: boolean;
  readonly blankLine: boolean;
}

/** A comment or drafting note. */
export interface Remark {
  readonly text: string;
  readonly form: Comment["form"];
  readonly start: number;
  /** Whether it begins a line, and whether an empty line stands before it. */
  readonly ownLine: boolean;
  readonly blankLine: boolean;
  /** Whether the line goes on behind it. */
  readonly goesOn: boolean;
  readonly indented: boolean;
  /** How many spaces stand between it and the text before it on its line, so that comments stay aligned. */
  readonly spaces: number;
}

/** The words of a file and what stands behind the last one. */
export interface Words {
  readonly words: readonly Word[];
  readonly tail: Gap;
}

/** A token, or a piece of text that is none. */
interface Atom {
  readonly text: string;
  readonly type: TokenType | null;
  readonly start: number;
  readonly end: number;
}

/** A word under construction. */
interface Draft {
  prefix: Atom[];
  main: Atom | null;
  suffix: Atom[];
  remarks: Comment[];
}

const CLOSING = new Set<TokenType | null>([t.Comma, t.Semicolon, t.Colon, t.FullStop, t.RightBracket]);

/** The words of a file; `minusSigns` are the offsets of the minuses that belong to what follows them. */
export function wordsOf(parsed: Parsed, minusSigns: ReadonlySet<number>): Words {
  const text = parsed.source.text;
  const drafts: Draft[] = [];
  let pending: Comment[] = [];
  let draft: Draft | null = null;
  for (const piece of inOrder(parsed)) {
    if ("form" in piece) {
      // Inside brackets that open, a comment goes before the word; anywhere else behind the last one.
      if (draft !== null && draft.main === null) draft.remarks.push(piece);
      else pending.push(piece);
      continue;
    }
    const opens = piece.type === t.LeftBracket || (piece.type === t.Minus && minusSigns.has(piece.start));
    if (draft !== null && draft.main === null) {
      if (opens) draft.prefix.push(piece);
      else draft.main = piece;
    } else if (draft !== null && CLOSING.has(piece.type) && !isOver(draft)) draft.suffix.push(piece);
    else {
      draft = { prefix: opens ? [piece] : [], main: opens ? null : piece, suffix: [], remarks: pending };
      pending = [];
      drafts.push(draft);
    }
  }
  const words = drafts.map((each) => finished(each, text));
  return {
    words,
    tail: { remarks: pending.map((comment) => remark(comment, text)), newLine: true, blankLine: false },
  };
}

/** Behind a full stop nothing sticks. */
function isOver({ main, suffix }: Draft): boolean {
  return (suffix.at(-1) ?? main)?.type === t.FullStop;
}

function finished({ prefix, main, suffix, remarks }: Draft, text: string): Word {
  const atoms = [...prefix, ...(main === null ? [] : [main]), ...suffix];
  const first = atoms[0] ?? NOTHING;
  const center = main ?? first;
  const { lines } = spaceBefore(text, first.start);
  return {
    text: atoms.map((atom) => atom.text).join(""),
    type: center.type,
    at: center.start,
    start: first.start,
    end: (atoms.at(-1) ?? first).end,
    gap: {
      remarks: remarks.map((comment) => remark(comment, text)),
      newLine: lines > 0,
      blankLine: lines > 1,
    },
  };
}

const NOTHING: Atom = { text: "", type: null, start: 0, end: 0 };

function inOrder(parsed: Parsed): (Atom | Comment)[] {
  const pieces: (Atom | Comment)[] = [
    ...parsed.tokens.map(atomOf),
    ...parsed.unread.map(({ offset, length }) => {
      return {
        text: parsed.source.text.slice(offset, offset + length),
        type: null,
        start: offset,
        end: offset + length,
      };
    }),
    ...parsed.file.comments,
  ];
  return pieces.sort((a, b) => startOf(a) - startOf(b));
}

function startOf(piece: Atom | Comment): number {
  return "form" in piece ? piece.span.start : piece.start;
}

function atomOf(token: IToken): Atom {
  return { text: written(token), type: token.tokenType, start: token.startOffset, end: endOf(token) };
}

const SIGNS = new Map<TokenType, string>([
  [t.Minus, "-"],
  [t.Times, "*"],
  [t.Divide, "/"],
  [t.LessEqual, "<="],
  [t.GreaterEqual, ">="],
  [t.NotEqual, "<>"],
]);

/** A token as it is printed: one way to write each sign, straight quotes, single spaces; everything else as written. */
export function written(token: IToken): string {
  const { image, tokenType } = token;
  const sign = SIGNS.get(tokenType);
  if (sign !== undefined) return sign;
  if (tokenType === t.Text)
    return image.startsWith("“") && !image.includes('"') ? `"${image.slice(1, -1)}"` : image;
  if (tokenType === t.TextBlock) return image.replace(/\r\n?/g, "\n");
  return image.replace(/\s+/g, " ");
}

function remark(comment: Comment, text: string): Remark {
  const { start, end } = comment.span;
  const { lines, column } = spaceBefore(text, start);
  return {
    text: comment.text.trimEnd(),
    form: comment.form,
    start,
    ownLine: lines > 0 || start === column,
    blankLine: lines > 1,
    goesOn: !endsLine(text, end),
    indented: column > 0,
    spaces: comment.form === "comment" ? Math.min(Math.max(column, 1), WIDEST_SPACE) : 1,
  };
}

/** Comments are aligned by hand no further apart than this. */
const WIDEST_SPACE = 40;

/** The white space before an offset: how many line ends, and how much behind the last of them. */
function spaceBefore(text: string, offset: number): { lines: number; column: number } {
  let lines = 0;
  let column = 0;
  for (let at = offset - 1; at >= 0 && isSpace(text.charAt(at)); at--) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines++;
    else if (lines === 0) column++;
  }
  return { lines, column };
}

/** Whether nothing more stands on the line of an offset. */
function endsLine(text: string, offset: number): boolean {
  for (let at = offset; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return true;
    if (!isSpace(text.charAt(at))) return false;
  }
  return true;
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}
