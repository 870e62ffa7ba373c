/** The words around a cursor, read from the text alone: what is being typed, and the statement that it stands in. */

import { endOf, tokenize } from "../grammar/tokens.ts";

type Token = ReturnType<typeof tokenize>["tokens"][number];

export interface Cursor {
  /** Where the word or name being typed begins. */
  readonly start: number;
  readonly offset: number;
  /** What of it is there. */
  readonly prefix: string;
  /** The words of the statement before it. */
  readonly before: readonly Token[];
  /** All words of the statement, as far as its full stop. */
  readonly statement: readonly Token[];
  /** Inside a comment or the paper's own words nothing is completed. */
  readonly silent: boolean;
  /** Inside quotes: where they open, and what stands in them before the cursor. */
  readonly quote: { readonly start: number; readonly text: string } | null;
}

const WORD = "[A-Z][A-Za-z0-9_'’&]*(?:-[A-Za-z0-9_'’&]+)*";
/** A name under way, or a word in lower case. */
const TYPED = new RegExp(`(?:${WORD}(?:[ \\t]${WORD})*[ \\t]?|[a-z][A-Za-z0-9_'’-]*)$`);

/** How far back a statement may begin. */
const FAR = 20_000;

export function cursorAt(text: string, offset: number): Cursor {
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const line = text.slice(lineStart, offset);
  const { quote, silent } = within(text, lineStart, line);
  const typed = quote === null ? (TYPED.exec(line)?.[0] ?? "") : quote.text;
  const prefix = /^[A-Z]/.test(typed) && typed.endsWith(" ") ? "" : typed;
  const start = quote === null ? offset - prefix.length : quote.start + 1;
  const from = beginning(text, quote === null ? start : quote.start);
  const before = tokenize(text.slice(from, quote === null ? start : quote.start)).tokens;
  const rest = tokenize(text.slice(from, Math.min(text.length, offset + FAR))).tokens;
  const stop = rest.findIndex(
    (token) => token.startOffset + from >= offset && token.tokenType.name === "FullStop",
  );
  const statement = stop < 0 ? rest : rest.slice(0, stop);
  return { start, offset, prefix, before, statement, silent, quote };
}

/** Whether a place is inside a comment, the paper's words, or quotes. */
function within(text: string, lineStart: number, line: string): { silent: boolean; quote: Cursor["quote"] } {
  if (insideBlock(text, lineStart + line.length)) return { silent: true, quote: null };
  let open = -1;
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (open < 0) {
      if (line.startsWith("//", at)) return { silent: true, quote: null };
      if (letter === '"' || letter === "“") open = at;
    } else if (letter === '"' || letter === "”") open = -1;
  }
  if (open < 0) return { silent: false, quote: null };
  return { silent: false, quote: { start: lineStart + open, text: line.slice(open + 1) } };
}

function insideBlock(text: string, offset: number): boolean {
  let count = 0;
  for (let at = text.indexOf('"""'); at >= 0 && at < offset; at = text.indexOf('"""', at + 3)) count++;
  return count % 2 === 1;
}

/**
 * Where the statement around an offset begins: behind the last full stop, or where a line begins a section, a scenario or a
 * statement that the one before, still without its full stop, does not hold.
 */
function beginning(text: string, offset: number): number {
  const from = Math.max(0, offset - FAR);
  const { tokens } = tokenize(text.slice(from, offset));
  let begin = from;
  for (const [index, token] of tokens.entries()) {
    const { name } = token.tokenType;
    const next = tokens[index + 1];
    if (name === "FullStop") begin = from + endOf(token);
    const head = next?.tokenType.name;
    if (
      next !== undefined &&
      (head === "'section'" || head === "'scenario'") &&
      beginsLine(text, from + next.startOffset)
    )
      begin = from + next.startOffset;
  }
  // A scenario is one item with many full stops.
  const scenario = openScenario(text, from, tokens);
  return scenario ?? begin;
}

function beginsLine(text: string, offset: number): boolean {
  return offset === 0 || text.charAt(offset - 1) === "\n" || text.charAt(offset - 1) === "\r";
}

/** The start of the scenario that an offset stands in; null where something else has begun since. */
function openScenario(text: string, from: number, tokens: readonly Token[]): number | null {
  for (const [index, token] of [...tokens.entries()].toReversed()) {
    const { name } = token.tokenType;
    if (name === "'scenario'" && beginsLine(text, from + token.startOffset)) return from + token.startOffset;
    const previous = tokens[index - 1];
    if (previous?.tokenType.name === "FullStop" || previous === undefined) {
      if (name === "'section'" || name === "Text" || name === "'definition'") return null;
    }
  }
  return null;
}

/** The names after `on` up to the colon, after `of` in the head of a definition, or the act of a right: what it is about. */
export function eventsNamed(statement: readonly Token[]): string[] {
  const own = lastHead(statement);
  const [first] = own;
  if (first === undefined) return [];
  const words = own.map(({ tokenType }) => tokenType.name);
  if (words[0] === "'on'" || words[0] === "'at'" || words[0] === "'quotes'") {
    const colon = words.findIndex((name) => name === "Colon" || name === "'if'" || name === "'unless'");
    return namesOf(own.slice(1, colon < 0 ? own.length : colon));
  }
  const means = words.findIndex((name) => name === "'means'" || name === "'initially'");
  if (words[0] === "Text" && words[1] === "'of'")
    return namesOf(own.slice(2, means < 0 ? own.length : means));
  const may = words.indexOf("'may'");
  if (may >= 0) return namesOf(own.slice(may + 1, may + 3));
  return [];
}

/** A statement without the heading of the section that it stands in first. */
function lastHead(statement: readonly Token[]): readonly Token[] {
  if (statement[0]?.tokenType.name !== "'section'") return statement;
  const colon = statement.findIndex(({ tokenType }) => tokenType.name === "Colon");
  return colon < 0 ? [] : statement.slice(colon + 1);
}

function namesOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ tokenType }) => tokenType.name === "Name").map(({ image }) => image);
}

/** The letters of the statement's legend: names before `=` after `where`. */
export function legendLetters(statement: readonly Token[]): string[] {
  const where = statement.findLastIndex(({ tokenType }) => tokenType.name === "'where'");
  if (where < 0) return [];
  return statement
    .slice(where)
    .filter(
      ({ tokenType }, index, all) => tokenType.name === "Name" && all[index + 1]?.tokenType.name === "Equal",
    )
    .map(({ image }) => image);
}
