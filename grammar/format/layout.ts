import type { TokenType } from "chevrotain";
import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { Node } from "../ast.ts";
import { children } from "../walk.ts";
import type { Source, Span } from "../source.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Gap, Remark, Word, Words } from "./words.ts";

const { align, fill, group, hardline, ifBreak, indent, join, line, lineSuffix, literalline } = builders;

/** How one kind of node is laid out. `flush`: further lines stand under the first, since the place around it is indented. */
export type Printer<N> = (layout: Layout, node: N, flush: boolean) => Doc;

/** A printer for every kind of a union; a new kind does not compile until it has one. */
export type Printers<N extends Node> = {
  readonly [K in N["kind"]]: Printer<Extract<N, { readonly kind: K }>>;
};

/** A word of a node, or a node inside it with all its words. */
export interface Piece {
  readonly node: Node | null;
  /** Its words, from `first` up to and without `last`. */
  readonly first: number;
  readonly last: number;
  /** The type of its first word. */
  readonly type: TokenType | null;
}

/** `flush`: the further lines stand under the first. `inner`: where a phrase breaks that does not fit by itself. */
export interface Further {
  readonly flush?: boolean;
  readonly inner?: Breaks;
}

/** Whether a new line may begin before a piece. */
export type Breaks = (piece: Piece, before: Piece) => boolean;

/**
 * From the words of a file and its tree to a document of prettier. The words say what is printed, in their own order; the
 * tree's printers only say where lines may break and how they are indented.
 */
export class Layout {
  readonly source: Source;
  readonly words: readonly Word[];
  readonly tail: Gap;
  private readonly printer: (node: Node) => Printer<Node>;
  /** How wide the labels beside a node's are, where they are aligned. */
  private readonly labels = new Map<Node, number>();

  constructor(source: Source, { words, tail }: Words, printer: (node: Node) => Printer<Node>) {
    this.source = source;
    this.words = words;
    this.tail = tail;
    this.printer = printer;
  }

  /** A node with all its words. */
  print(node: Node, flush = false): Doc {
    return this.printer(node)(this, node, flush);
  }

  // ---------------------------------------------------------------------------------------------------------- pieces

  /** What a span consists of: the nodes inside it, and the words between them. */
  pieces(span: Span, inside: readonly Node[]): Piece[] {
    const nodes = inside.toSorted((a, b) => a.span.start - b.span.start);
    const pieces: Piece[] = [];
    const end = this.wordAt(span.end);
    let next = 0;
    for (let at = this.wordAt(span.start); at < end;) {
      const offset = this.word(at).at;
      while (next < nodes.length && (nodes[next]?.span.end ?? 0) <= offset) next++;
      const node = nodes[next];
      const inNode = node !== undefined && node.span.start <= offset;
      const last = inNode ? Math.min(end, this.wordAt(node.span.end)) : at + 1;
      pieces.push({ node: inNode ? node : null, first: at, last, type: this.word(at).type });
      at = last;
    }
    return pieces;
  }

  piecesOf(node: Node): Piece[] {
    return this.pieces(node.span, children(node));
  }

  /** The first word at or behind an offset. */
  wordAt(offset: number): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.word(middle).at < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  word(index: number): Word {
    return this.words[index] ?? NO_WORD;
  }

  doc(piece: Piece, flush = false): Doc {
    return piece.node === null ? verbatim(this.word(piece.first).text) : this.print(piece.node, flush);
  }

  // ------------------------------------------------------------------------------------------------------------- gaps

  /** What stands between a word and the one before: the separator that the layout asks for, and the author's comments. */
  gap(index: number, separator: Doc): Doc {
    const { remarks } = this.word(index).gap;
    if (remarks.length === 0) return separator;
    const parts: Doc[] = [];
    let breaks = false;
    for (const remark of remarks) {
      parts.push(...(breaks || standsAlone(remark) ? [hardline, verbatim(remark.text)] : [trailing(remark)]));
      breaks = remark.form === "comment" || standsAlone(remark);
    }
    return [...parts, breaks ? hardline : separator];
  }

  /** Pieces in a row, with spaces between them. */
  row(pieces: readonly Piece[], flush = false): Doc {
    return pieces.map((piece, index) => {
      const doc = this.doc(piece, flush);
      if (index === 0) return doc;
      if (isReading(piece)) return indent([this.gap(piece.first, hardline), doc]);
      if (isReadingInBrackets(piece)) return group(indent([this.gap(piece.first, line), doc]));
      // Two names side by side are a mistake, but become another one when they are joined.
      return [this.gap(piece.first, this.areNames(piece.first) ? hardline : " "), doc];
    });
  }

  private areNames(index: number): boolean {
    const name = (word: Word): boolean => word.type === t.NameToken && !/[,;:.)]$/.test(word.text);
    return (
      name(this.word(index - 1)) &&
      this.word(index).type === t.NameToken &&
      !this.word(index).text.startsWith("(")
    );
  }

  // ---------------------------------------------------------------------------------------------------------- phrases

  /**
   * Pieces that stay on one line as long as they fit, and break where `breaks` lets them; what then still does not fit breaks
   * where `inner` does.
   */
  phrases(pieces: readonly Piece[], breaks: Breaks, { flush = false, inner = nowhere }: Further = {}): Doc {
    const runs = runsOf(pieces, breaks);
    const print = (run: readonly Piece[]): Doc =>
      inner === nowhere ? this.row(run) : this.inner(run, inner);
    const [first, ...others] = runs;
    if (first === undefined) return "";
    if (others.length === 0) return this.row(first, flush);
    const further = (doc: Doc): Doc => (flush ? doc : indent(doc));
    const parts = others.flatMap((run) => {
      const own = run[0] !== undefined && isReading(run[0]);
      return [further(this.gap(run[0]?.first ?? 0, own ? hardline : line)), further(print(run))];
    });
    return fill([this.row(first), ...parts]);
  }

  /** The lines of one phrase stand behind the word that begins it: `with A = ...,` and under it `B = ...`. */
  private inner(run: readonly Piece[], breaks: Breaks): Doc {
    const [first, ...rest] = run;
    if (first === undefined || first.node !== null || rest[0] === undefined) return this.phrases(run, breaks);
    const word = this.word(first.first).text;
    return [
      word,
      align(word.length + 1, [this.gap(rest[0].first, " "), this.phrases(rest, breaks, { flush: true })]),
    ];
  }

  /** The phrases of a node. */
  phrasesOf(node: Node, breaks: Breaks, further: Further = {}): Doc {
    return this.phrases(this.piecesOf(node), breaks, further);
  }

  // ----------------------------------------------------------------------------------------------------------- labels

  /** Aligns what stands behind the labels of these nodes; a label is the first `count` words. */
  alignLabels(nodes: readonly Node[], count: number): void {
    const width = nodes.reduce((widest, node) => Math.max(widest, this.labelOf(node, count).length), 0);
    for (const node of nodes) this.labels.set(node, width);
  }

  /** A limb of a waterfall: its label, padded to the width of the others, and the rest in a column of its own. */
  limb(node: Node, breaks: Breaks): Doc {
    const pieces = this.piecesOf(node);
    const next = pieces[1];
    if (next === undefined) return this.row(pieces);
    const padding = this.hasRemarks(next) ? " " : this.padding(node, 1);
    const body = [this.gap(next.first, padding), this.phrases(pieces.slice(1), breaks, { flush: true })];
    return [this.row(pieces.slice(0, 1)), align(this.labelOf(node, 1).length + padding.length, body)];
  }

  /** A named reading: beside its name as far as it fits there, under it otherwise. */
  reading(node: Node): Doc {
    const pieces = this.piecesOf(node);
    const [label, body] = [pieces.slice(0, 2), pieces.slice(2)];
    const next = body[0];
    if (next === undefined) return this.row(pieces);
    const padding = this.hasRemarks(next) ? "" : this.padding(node, 2).slice(1);
    const space = [ifBreak("", padding), this.gap(next.first, line)];
    return [this.row(label), group(indent([space, this.row(body, true)]))];
  }

  /** Readings under one another, their values in one column. */
  readings(node: Node, alternatives: readonly Node[], separator: Doc): Doc {
    if (separator === hardline) this.alignLabels(alternatives, 2);
    return this.piecesOf(node).map((piece, index) =>
      index === 0 ? this.doc(piece) : [this.gap(piece.first, separator), this.doc(piece)],
    );
  }

  private hasRemarks(piece: Piece): boolean {
    return this.word(piece.first).gap.remarks.length > 0;
  }

  private padding(node: Node, count: number): string {
    const { length } = this.labelOf(node, count);
    return " ".repeat((this.labels.get(node) ?? length) - length + 1);
  }

  private labelOf(node: Node, count: number): string {
    const first = this.wordAt(node.span.start);
    return Array.from({ length: count }, (_, index) => this.word(first + index).text).join(" ");
  }
}

const NO_WORD: Word = {
  text: "",
  type: null,
  at: 0,
  start: 0,
  end: 0,
  gap: { remarks: [], newLine: false, blankLine: false },
};

/** Text of one or more lines, as it is. */
export function verbatim(text: string): Doc {
  return text.includes("\n") || text.includes("\r") ? join(literalline, text.split(/\r\n|[\r\n]/)) : text;
}

/** A remark behind what it is about. A comment does not count to the width of its line. */
export function trailing(remark: Remark, spaces = 1): Doc {
  const doc = [" ".repeat(spaces), verbatim(remark.text)];
  return remark.form === "comment" ? lineSuffix(doc) : doc;
}

/** A remark that has a line to itself. */
function standsAlone(remark: Remark): boolean {
  return remark.ownLine && !remark.goesOn;
}

/** Readings stand under one another, so the first begins a line too. */
function isReading(piece: Piece): boolean {
  return piece.node?.kind === "ReadingExpression" || piece.node?.kind === "Alternative";
}

/** In brackets they may stay in one line. */
function isReadingInBrackets(piece: Piece): boolean {
  return piece.node?.kind === "Parenthesized" && piece.node.operand.kind === "ReadingExpression";
}

function runsOf(pieces: readonly Piece[], breaks: Breaks): Piece[][] {
  const runs: Piece[][] = [];
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (before === null || breaks(piece, before) || isReading(piece)) runs.push([piece]);
    else runs.at(-1)?.push(piece);
    before = piece;
  }
  return runs;
}

/** Lets a line begin with one of these words. */
export function atWords(...words: readonly string[]): Breaks {
  const types = new Set(words.map(kw));
  return (piece) => piece.type !== null && types.has(piece.type) && piece.node === null;
}

/** Lets a line begin with one of these nodes, or with the `and` or `or` before it. */
export function atItems(items: readonly Node[]): Breaks {
  const nodes = new Set<Node>(items.slice(1));
  return (piece, before) =>
    isJoint(piece) ? true : piece.node !== null && nodes.has(piece.node) && !isJoint(before);
}

/** Lets a line begin with a node of one of these kinds. */
export function atKinds(...kinds: readonly Node["kind"][]): Breaks {
  const set = new Set(kinds);
  return (piece) => piece.node !== null && set.has(piece.node.kind);
}

export function either(...all: readonly Breaks[]): Breaks {
  return (piece, before) => all.some((breaks) => breaks(piece, before));
}

export const nowhere: Breaks = () => false;

const AND = kw("and");
const OR = kw("or");

function isJoint(piece: Piece): boolean {
  return piece.node === null && (piece.type === AND || piece.type === OR);
}
