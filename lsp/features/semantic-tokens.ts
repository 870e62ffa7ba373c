/** What each word is, for colours: names by what they mean, the rest by the lexer. */

import type { SemanticTokensEdit, SemanticTokensLegend } from "vscode-languageserver";
import { parsed } from "../../grammar/parse.ts";
import { lineStarts, type Source, type Span } from "../../grammar/source.ts";
import { endOf } from "../../grammar/tokens.ts";
import { occurrencesIn, type Occurrence, type Subject } from "../lookup.ts";
import { positionAt } from "../positions.ts";
import type { View } from "../view.ts";

const TYPES = [
  "keyword",
  "number",
  "string",
  "comment",
  "operator",
  "variable",
  "event",
  "class",
  "namespace",
  "property",
  "parameter",
  "enumMember",
  "function",
] as const;
type TokenType = (typeof TYPES)[number];

const MODIFIERS = ["definition", "modification", "readonly", "defaultLibrary"] as const;
type Modifier = (typeof MODIFIERS)[number];

export const legend: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

interface Word {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly Modifier[];
}

/** Five numbers for each word, as the protocol packs them; of the whole document or of a part. */
export function semanticTokens({ compilation, source }: View, within: Span | null = null): number[] {
  const named = occurrencesIn(compilation, source).map(wordOf);
  const words = [...apart(named), ...lexed(source, named)]
    .filter(({ span }) => within === null || (span.start < within.end && within.start < span.end))
    .flatMap((word) => lines(source, word))
    .toSorted((a, b) => a.span.start - b.span.start);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type, modifiers } of words) {
    const at = positionAt(source, span.start);
    const step = at.line - line;
    const bits = modifiers.reduce((sum, each) => sum | (1 << MODIFIERS.indexOf(each)), 0);
    data.push(
      step,
      step === 0 ? at.character - character : at.character,
      span.end - span.start,
      TYPES.indexOf(type),
      bits,
    );
    ({ line, character } = at);
  }
  return data;
}

const OF: Readonly<Record<Subject["kind"], TokenType>> = {
  term: "variable",
  event: "event",
  party: "class",
  section: "namespace",
  field: "property",
  input: "parameter",
  letter: "parameter",
  reading: "enumMember",
  id: "enumMember",
  module: "namespace",
};

function wordOf({ span, symbols, role }: Occurrence): Word {
  const [symbol] = symbols;
  const subject = symbol?.subject;
  const modifiers: Modifier[] = [];
  if (role === "definition") modifiers.push("definition");
  if (role === "write") modifiers.push("modification");
  if (subject?.kind === "term" && subject.term.body.form !== "adjustable") modifiers.push("readonly");
  if (symbol?.place?.source.name.startsWith("std/")) modifiers.push("defaultLibrary");
  const isFormula = subject?.kind === "term" && subject.term.scope.of === "inputs";
  return { span, type: isFormula ? "function" : OF[subject?.kind ?? "term"], modifiers };
}

/** Of names within names the outer. */
function apart(words: readonly Word[]): Word[] {
  let end = -1;
  return words
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      if (span.start < end) return false;
      ({ end } = span);
      return true;
    });
}

const NUMBERS = new Set([
  "Number",
  "Fraction",
  "Money",
  "Percent",
  "DateLong",
  "DateIso",
  "MonthDay",
  "Time",
  "Blank",
  "MoneyBlank",
]);
const STRINGS = new Set(["Text", "TextBlock", "Zone"]);
const OPERATORS = new Set([
  "Plus",
  "Minus",
  "Times",
  "Divide",
  "Equal",
  "NotEqual",
  "Less",
  "LessEqual",
  "Greater",
  "GreaterEqual",
]);

function lexed(source: Source, named: readonly Word[]): Word[] {
  const { tokens, file } = parsed(source);
  const found: Word[] = [];
  const names = apart(named);
  let next = 0;
  for (const token of tokens) {
    const { name } = token.tokenType;
    const span = { start: token.startOffset, end: endOf(token) };
    while (next < names.length && (names[next]?.span.end ?? 0) <= span.start) next++;
    const meets = (names[next]?.span.start ?? Infinity) < span.end;
    const type: TokenType | null = name.startsWith("'")
      ? "keyword"
      : NUMBERS.has(name)
        ? "number"
        : STRINGS.has(name)
          ? "string"
          : OPERATORS.has(name)
            ? "operator"
            : null;
    // A defined term in quotes is a name, and its quotes are no string.
    if (type !== null && !meets) found.push({ span, type, modifiers: [] });
  }
  for (const { span } of file.comments) found.push({ span, type: "comment", modifiers: [] });
  return found;
}

/** A word over several lines is one for each, as most editors want it. */
function lines(source: Source, word: Word): Word[] {
  const text = source.text.slice(word.span.start, word.span.end);
  if (!/[\r\n]/.test(text)) return [word];
  const starts = lineStarts(source).filter((start) => start > word.span.start && start < word.span.end);
  const edges = [word.span.start, ...starts, word.span.end];
  return edges.slice(0, -1).flatMap((start, index) => {
    const whole = source.text.slice(start, edges[index + 1]);
    const end = start + whole.replace(/[\r\n]+$/, "").length;
    return end > start ? [{ ...word, span: { start, end } }] : [];
  });
}

/** The one edit that makes new data of old. */
export function delta(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (head === before.length && head === after.length) return [];
  return [
    { start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) },
  ];
}
