/**
 * One rendering of a diagnostic for the terminal and one for JSON. Both say the same: what, where, what it means for the
 * contract, which choices there are, and what else to look at.
 */

import { lineColumn, lineText, type Place } from "../source.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

/** How the parts of a message are painted. The command line hands in colours; everyone else prints plainly. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly information: (text: string) => string;
  /** The title. */
  readonly strong: (text: string) => string;
  /** File names, line numbers and rules. */
  readonly faint: (text: string) => string;
  readonly help: (text: string) => string;
}

const asItIs = (text: string): string => text;

/** No colours. */
export const plain: Paint = {
  error: asItIs,
  warning: asItIs,
  information: asItIs,
  strong: asItIs,
  faint: asItIs,
  help: asItIs,
};

export interface RenderOptions {
  readonly paint?: Paint;
  /** The columns that a line may take. */
  readonly columns?: number;
}

export const COLUMNS = 100;

const INDENT = "  ";

/** The most lines of a span that are shown; of a longer one the first and the last. */
const MOST_LINES = 4;

/** A message as a block of lines, without a line end after the last. */
export function render(diagnostic: Diagnostic, options: RenderOptions = {}): string {
  const { paint = plain, columns = COLUMNS } = options;
  const { severity, code, place, related } = diagnostic;
  const tone = toneOf(paint, severity);
  const places = [place, ...related.map((each) => each.place)];
  const gutter = Math.max(...places.map((each) => String(linesOf(each).last).length));
  const lead = `${severity} ${code}`;
  const lines = [
    ...hanging(`${tone(lead)}  `, displayWidth(lead) + 2, diagnostic.title, columns, paint.strong),
    INDENT + paint.faint(placeText(place)),
    ...shownSource(place, "^", gutter, columns, paint, tone),
    ...wrap(diagnostic.text, columns - INDENT.length).map((line) => INDENT + line),
    ...diagnostic.help.flatMap((line) => hanging(`${INDENT}${paint.help("help:")} `, 8, line, columns)),
  ];
  for (const each of related) {
    lines.push(...hanging(`${INDENT}${paint.help("see:")} `, 7, each.message, columns));
    lines.push(INDENT + paint.faint(placeText(each.place)));
    lines.push(...shownSource(each.place, "-", gutter, columns, paint, paint.help));
  }
  if (lines.at(-1) === "") lines.pop();
  return lines.join("\n");
}

/** Several messages, an empty line between them; the empty text for none. */
export function renderAll(diagnostics: readonly Diagnostic[], options: RenderOptions = {}): string {
  return diagnostics.map((diagnostic) => render(diagnostic, options)).join("\n\n");
}

/** `2 errors and 1 warning`; the empty text for none. */
export function countedWords(diagnostics: readonly Diagnostic[]): string {
  const words = (["error", "warning", "information"] as const).flatMap((severity) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    if (count === 0) return [];
    const word = severity === "information" ? "remark" : severity;
    return [`${count} ${word}${count === 1 ? "" : "s"}`];
  });
  const last = words.pop();
  if (last === undefined) return "";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}

/** `warrant.tenor:12:5`, as terminals and editors make a link of. */
export function placeText(place: Place): string {
  const { line, column } = lineColumn(place.source, place.span.start);
  return `${clean(place.source.name)}:${line}:${column}`;
}

// ---- JSON ----

/** A place as JSON gives it; lines and columns count from 1. */
export interface PlaceJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface DiagnosticJson extends PlaceJson {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
  readonly help: readonly string[];
  readonly related: readonly (PlaceJson & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly (PlaceJson & { readonly text: string })[];
  }[];
}

export function toJson(diagnostic: Diagnostic): DiagnosticJson {
  const { code, severity, title, text, help, place, related, fixes } = diagnostic;
  return {
    code,
    severity,
    title,
    text,
    help,
    ...placeToJson(place),
    related: related.map((each) => ({ message: each.message, ...placeToJson(each.place) })),
    fixes: fixes.map((fix) => ({
      title: fix.title,
      edits: fix.edits.map((edit) => ({ ...placeToJson(edit.place), text: edit.text })),
    })),
  };
}

export function placeToJson({ source, span }: Place): PlaceJson {
  const start = lineColumn(source, span.start);
  const end = lineColumn(source, span.end);
  return {
    file: source.name,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

// ---- parts ----

function toneOf(paint: Paint, severity: Severity): (text: string) => string {
  switch (severity) {
    case "error":
      return paint.error;
    case "warning":
      return paint.warning;
    case "information":
      return paint.information;
  }
}

/** Prose after a lead, its further lines indented below the message. */
function hanging(
  lead: string,
  leadWidth: number,
  prose: string,
  columns: number,
  paint: (text: string) => string = asItIs,
): string[] {
  const lines = wrap(prose, columns - leadWidth);
  return (lines.length === 0 ? [""] : lines).map((line, i) =>
    i === 0 ? lead + paint(line) : " ".repeat(leadWidth) + paint(line),
  );
}

/** The first and the last line that a place touches; a span that ends with a line end does not touch the next line. */
function linesOf({ source, span }: Place): { first: number; last: number } {
  const first = lineColumn(source, span.start).line;
  const last = span.end > span.start ? lineColumn(source, span.end - 1).line : first;
  return { first, last: Math.max(first, last) };
}

/** The lines of the source with the span underlined, an empty line before and after; nothing where there is no text. */
function shownSource(
  place: Place,
  sign: string,
  gutter: number,
  columns: number,
  paint: Paint,
  tone: (text: string) => string,
): string[] {
  const { source, span } = place;
  if (source.text === "") return [];
  const { first, last } = linesOf(place);
  const rule = (label: string): string => INDENT + paint.faint(`${label.padStart(gutter)} │`);
  const room = columns - INDENT.length - gutter - 3;
  const shown: string[] = [""];
  for (let line = first; line <= last; line++) {
    if (last - first >= MOST_LINES && line === first + 1) {
      shown.push(INDENT + paint.faint(`${" ".repeat(gutter)} ⋮`));
      line = last;
    }
    const text = lineText(source, line);
    const from = line === first ? lineColumn(source, span.start).column - 1 : indentOf(text);
    const to = line === last ? lineColumn(source, span.end).column - 1 : text.trimEnd().length;
    const until = line === last && lineColumn(source, span.end).line !== line ? text.length : to;
    const { text: visible, marks } = excerpt(text, from, until, room, sign);
    shown.push(visible === "" ? rule(String(line)) : `${rule(String(line))} ${visible}`);
    shown.push(`${rule("")} ${marks.replace(/\S+/g, tone)}`);
  }
  shown.push("");
  return shown;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

// ---- text in columns ----

/** Code points of two columns: East Asian wide and full-width, and emoji shown as pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** What takes no column: marks that sit on the letter before them, and joiners. */
const UNSEEN = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d])*$/u;

/** What would move the cursor, turn the text around or cannot be printed at all. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const ASCII = /^[ -~]*$/;

const TAB = 4;

let graphemes: Intl.Segmenter | null = null;

/** Letters and signs of contracts that always stand alone; to ask the segmenter for the first time takes milliseconds. */
const SINGLE = /^[\t\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff‘’“”–—•●…]*$/;

/** What a reader sees as single letters. */
function lettersOf(text: string): string[] {
  if (SINGLE.test(text)) return text.split("");
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function letterWidth(letter: string): number {
  if (WIDE.test(letter)) return 2;
  return UNSEEN.test(letter) ? 0 : 1;
}

/** How many columns a text takes. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  return lettersOf(text).reduce((sum, letter) => sum + letterWidth(letter), 0);
}

/** A text from outside on one line: whatever could act on the terminal is made visible, or a space. */
export function clean(text: string): string {
  return text.replace(UNPRINTABLE, (mark) =>
    /\s/.test(mark) && mark !== "\ufeff" ? " " : `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Prose in lines of at most so many columns; a longer word stands on a line by itself, cut where it has to be. */
export function wrap(text: string, columns: number): string[] {
  const room = Math.max(columns, 8);
  return text.split(/\r\n|\n|\r/).flatMap((paragraph) => wrapParagraph(clean(paragraph), room));
}

function wrapParagraph(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const word of text.split(" ")) {
    if (word === "") continue;
    for (const part of pieces(word, room)) {
      const partWidth = displayWidth(part);
      if (line !== "" && width + 1 + partWidth > room) {
        lines.push(line);
        line = "";
        width = 0;
      }
      width += partWidth + (line === "" ? 0 : 1);
      line = line === "" ? part : `${line} ${part}`;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

function pieces(word: string, room: number): string[] {
  if (displayWidth(word) <= room) return [word];
  const parts: string[] = [];
  let part = "";
  let width = 0;
  for (const letter of lettersOf(word)) {
    const next = letterWidth(letter);
    if (width + next > room) {
      parts.push(part);
      part = "";
      width = 0;
    }
    part += letter;
    width += next;
  }
  parts.push(part);
  return parts;
}

/** One letter of a line as it is printed. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

/** Of a long line, so many characters to either side are looked at: more do not fit on any terminal. */
const REACH = 500;

/**
 * A line of a source and, below it, the marks under the characters `from` to before `to` (one mark at least). Where the
 * line is too long, the part around the marks.
 */
export function excerpt(
  line: string,
  from: number,
  to: number,
  columns: number,
  sign: string,
): { text: string; marks: string } {
  const left = Math.max(0, from - REACH);
  const right = Math.min(line.length, Math.max(from, 0) + 2 * REACH);
  const cells = cellsOf(line.slice(left, right), from - left, Math.max(to, from + 1) - left);
  let cutLeft = left > 0;
  let cutRight = right < line.length;
  let first = 0;
  let last = cells.length;
  const widthOf = (): number => sum(cells, first, last) + (cutLeft ? 1 : 0) + (cutRight ? 1 : 0);
  if (widthOf() > columns) {
    const markedFrom = Math.max(
      0,
      cells.findIndex(({ marked }) => marked),
    );
    const markedTo = cells.findLastIndex(({ marked }) => marked) + 1;
    // The end goes first, down to the end of the span and a few letters, then the beginning, then the span's own end.
    const context = Math.floor(columns / 4);
    while (last > markedTo + context && widthOf() > columns) drop("end");
    while (first < markedFrom - context && widthOf() > columns) drop("start");
    while (last > markedTo && widthOf() > columns) drop("end");
    while (first < markedFrom - 3 && widthOf() > columns) drop("start");
    while (last > first + 1 && widthOf() > columns) drop("end");
  }
  function drop(side: "start" | "end"): void {
    if (side === "start") {
      first++;
      cutLeft = true;
    } else {
      last--;
      cutRight = true;
    }
  }
  const shown = cells.slice(first, last);
  const text = (cutLeft ? "…" : "") + shown.map((cell) => cell.text).join("") + (cutRight ? "…" : "");
  const marks =
    (cutLeft ? " " : "") + shown.map(({ marked, width }) => (marked ? sign : " ").repeat(width)).join("");
  return { text: text.trimEnd(), marks: marks.trimEnd() };
}

/** The cells of a piece of a line; where the span stands behind its end, one empty cell is there for the mark. */
function cellsOf(text: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  let column = 0;
  let marks = 0;
  for (const letter of lettersOf(text)) {
    const end = at + letter.length;
    const marked = at < to && end > from;
    const tab = letter === "\t";
    const printed = visible(letter);
    const width = tab ? TAB - (column % TAB) : letterWidth(printed);
    cells.push({ text: tab ? " ".repeat(width) : printed, width, marked });
    if (marked && width > 0) marks++;
    at = end;
    column += width;
  }
  while (marks === 0) {
    const behind = at >= from;
    cells.push({ text: " ", width: 1, marked: behind });
    at++;
    if (behind) marks++;
  }
  return cells;
}

/** A letter that can be printed: control characters as their pictures, others that act on the text as a box. */
function visible(letter: string): string {
  return letter.replace(UNPRINTABLE, (mark) => {
    const code = mark.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? "\u2421" : "\ufffd";
  });
}

function sum(cells: readonly Cell[], first: number, last: number): number {
  let width = 0;
  for (let i = first; i < last; i++) width += cells[i]?.width ?? 0;
  return width;
}
