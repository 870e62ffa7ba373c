/**
 * Comma-separated values (RFC 4180) with the place of every cell. A fault in one row does not cost the others, which is why
 * it is not csv-parse, whose places end at the row and which stops at the first fault; the tests hold the two against each
 * other.
 */

/** Cells of all rows, one after another, in arrays, so that a hundred thousand rows cost milliseconds. */
export interface CsvTable {
  /** For row r, its cells are those from `rowEnds[r - 1]` (0 for the first row) to before `rowEnds[r]`. */
  readonly rowEnds: readonly number[];
  /** Offsets of each cell's text, quotation marks included. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly faults: readonly CsvFault[];
}

export interface CsvFault {
  readonly kind: "open" | "stray";
  readonly start: number;
  readonly end: number;
  /** Its row, from 0. */
  readonly row: number;
}

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const RETURN = 13;

/** Finds the cells. Lines without any character but white space are passed over. */
export function readCsv(text: string): CsvTable {
  const rowEnds: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const faults: CsvFault[] = [];
  const length = text.length;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < length) {
    const lineEnd = endOfLine(text, at);
    if (isBlank(text, at, lineEnd)) {
      at = nextLine(text, lineEnd);
      continue;
    }
    for (;;) {
      const start = at;
      if (text.charCodeAt(at) === QUOTE) at = quotedCell(text, at, faults, rowEnds.length);
      else at = plainCell(text, at, faults, rowEnds.length);
      starts.push(start);
      ends.push(at);
      if (text.charCodeAt(at) !== COMMA) break;
      at++;
    }
    rowEnds.push(starts.length);
    at = nextLine(text, at);
  }
  return { rowEnds, starts, ends, faults };
}

/** What a cell says, without its quotation marks and the white space around it. */
export function cellText(text: string, start: number, end: number): string {
  const cell = text.slice(start, end);
  if (cell.charCodeAt(0) !== QUOTE) return cell.trim();
  const closed = cell.lastIndexOf('"');
  return cell
    .slice(1, closed > 0 ? closed : cell.length)
    .replaceAll('""', '"')
    .trim();
}

function plainCell(text: string, from: number, faults: CsvFault[], row: number): number {
  let told = false;
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE && !told) {
      faults.push({ kind: "stray", start: at, end: at + 1, row });
      told = true;
    }
    if (code === COMMA || code === LINE_FEED || code === RETURN || at >= text.length) return at;
  }
}

/** A cell in quotation marks ends on its line: a mark that is not closed must not swallow the rows that follow. */
function quotedCell(text: string, from: number, faults: CsvFault[], row: number): number {
  for (let at = from + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      if (text.charCodeAt(at + 1) === QUOTE) at++;
      else return afterQuotedCell(text, at + 1, faults, row);
    } else if (code === LINE_FEED || code === RETURN || at >= text.length) {
      faults.push({ kind: "open", start: from, end: from + 1, row });
      return at;
    }
  }
}

function afterQuotedCell(text: string, from: number, faults: CsvFault[], row: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  const code = text.charCodeAt(at);
  if (at >= text.length || code === COMMA || code === LINE_FEED || code === RETURN) return at;
  faults.push({ kind: "stray", start: from - 1, end: from, row });
  while (at < text.length) {
    const next = text.charCodeAt(at);
    if (next === COMMA || next === LINE_FEED || next === RETURN) break;
    at++;
  }
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || code === RETURN) break;
    at++;
  }
  return at;
}

function nextLine(text: string, end: number): number {
  return text.charCodeAt(end) === RETURN && text.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}
