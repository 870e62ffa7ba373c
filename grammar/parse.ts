import { EOF, type IToken, type TokenType } from "chevrotain";
import type * as ast from "./ast.ts";
import * as entries from "./diagnostics/catalogue/syntax.ts";
import { type Diagnostic, inReadingOrder, report } from "./diagnostics/diagnostic.ts";
import { nearest } from "./diagnostics/nearest.ts";
import { describe, describeAll } from "./parser/expectations.ts";
import { FileParser } from "./parser/file.ts";
import { dateOf, digitsOf, isDay, minutesOf, strokeDates } from "./parser/literals.ts";
import { MOST_PROBLEMS, type NotReadOn, type Problem } from "./parser/problems.ts";
import { usualForm } from "./other-forms.ts";
import { openingAt, type Phrase, phraseAt } from "./phrasebook.ts";
import { lineColumn, type Place, type Source, type Span } from "./source.ts";
import * as t from "./tokens.ts";
import { endOf, keywords } from "./tokens.ts";

/** A file's tree, as much of it as the text gives, and what stood in the way. */
export interface Parsed {
  readonly source: Source;
  readonly file: ast.File;
  readonly diagnostics: readonly Diagnostic[];
  /** All tokens that the parser saw, for the editor and the formatter. */
  readonly tokens: readonly IToken[];
  /** What is no token at all. */
  readonly unread: readonly t.Unread[];
}

let shared: FileParser | null = null;

const known = new WeakMap<Source, Parsed>();

/** A source's tree, read once: neither a source nor its tree ever changes, and a module is used by many contracts. */
export function parsed(source: Source): Parsed {
  let found = known.get(source);
  if (found === undefined) {
    found = parse(source);
    known.set(source, found);
  }
  return found;
}

/**
 * Text to tree. Never throws: broken statements stand in the tree as `BrokenStatement` or as what was understood of them, each
 * with one diagnostic.
 */
export function parse(source: Source): Parsed {
  const { tokens, comments, unread } = t.tokenize(source.text);
  shared ??= new FileParser();
  const read = shared.read(source.text, tokens);
  const diagnostics = [
    ...unreadable(source, unread),
    ...shared.problems
      .filter((problem) => !follows(source, problem, unread.slice(0, MOST_PROBLEMS)))
      .map((problem) => syntaxProblem(source, problem)),
    ...literals(source, tokens),
  ];
  const file: ast.File = {
    kind: "File",
    header: read.header,
    items: read.items,
    comments: comments.map(comment),
    span: { start: 0, end: source.text.length },
  };
  if (file.header === null && diagnostics.length === 0) {
    diagnostics.push(report(entries.noHeader, { source, span: firstSpan(tokens) }, {}));
  }
  return { source, file, diagnostics: oncePerPlace(inReadingOrder(diagnostics)), tokens, unread };
}

function comment(token: IToken): ast.Comment {
  const form = token.tokenType === t.DraftingNote ? "drafting note" : "comment";
  return { kind: "Comment", form, text: token.image, span: spanOf(token) };
}

function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

function firstSpan(tokens: readonly IToken[]): Span {
  const first = tokens[0];
  return first ? spanOf(first) : { start: 0, end: 0 };
}

/** One place gets one message, the first; what else the parser says of it follows from that. */
function oncePerPlace(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = `${diagnostic.place.span.start} ${diagnostic.severity}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function unreadable(source: Source, unread: readonly t.Unread[]): Diagnostic[] {
  const found = unread.slice(0, MOST_PROBLEMS).map((piece) => unreadablePiece(source, piece));
  const next = unread[MOST_PROBLEMS];
  return next === undefined ? found : [...found, tooMany(source, next.offset)];
}

function tooMany(source: Source, start: number): Diagnostic {
  return report(entries.tooMany, { source, span: { start, end: start + 1 } }, { most: MOST_PROBLEMS });
}

function unreadablePiece(source: Source, piece: t.Unread): Diagnostic {
  const span = { start: piece.offset, end: piece.offset + piece.length };
  const text = source.text.slice(span.start, span.end);
  const open: Readonly<Record<string, string>> = {
    '"': "this quotation",
    "“": "this quotation",
    "[": "this bracket",
  };
  const what = open[text.charAt(0)];
  if (what !== undefined)
    return report(entries.notClosed, { source, span: { start: span.start, end: span.start + 1 } }, { what });
  return report(
    entries.unreadable,
    { source, span },
    { text: text.length > 20 ? `${text.slice(0, 20)}...` : text },
  );
}

/** Whether a problem only follows from a character that could not be read, before it on the same line. */
function follows(source: Source, problem: Problem, unread: readonly t.Unread[]): boolean {
  if (problem.form === "left unread") return false;
  const at = problem.form === "missing sign" ? endOf(problem.after) : problem.token.startOffset;
  const { line } = lineColumn(source, at);
  return unread.some(({ offset }) => offset <= at && lineColumn(source, offset).line === line);
}

function syntaxProblem(source: Source, problem: Problem): Diagnostic {
  switch (problem.form) {
    case "missing sign":
      return missingSign(source, problem.sign, problem.after);
    case "left out":
    case "given up": {
      const { token, previous, expected, rules, form } = problem;
      const place = { source, span: token.tokenType === EOF ? lastPlace(source, previous) : spanOf(token) };
      const phrase = phraseFor(source, problem);
      if (phrase !== null) return saidOtherwise(source, phrase);
      const meant = termMeant(source, token);
      if (meant !== null) return meant;
      if (token.tokenType === t.Word) return lowerCase(source, token.image, place.span);
      if (isTornName(source, previous, token)) return tornName(source, previous, token);
      const image = shorten(token.image);
      const found = token.tokenType === EOF ? "" : token.tokenType === t.Text ? image : `"${image}"`;
      return report(entries.notExpected, place, {
        found,
        expected: describeAll(expected),
        statement: subjectOf(rules),
        kept: form === "left out",
        runsOn: previous.tokenType === t.Semicolon && token.tokenType === t.Text,
      });
    }
    case "too much": {
      const span = problem.token.tokenType === EOF ? problem.span : spanOf(problem.token);
      return report(entries.tooDeep, { source, span }, {});
    }
    case "left unread":
      return tooMany(source, problem.span.start);
  }
}

/** The words of ordinary drafting that explain why reading stopped: at the place itself, or where the statement began. */
function phraseFor(source: Source, problem: NotReadOn): Phrase | null {
  const { token, expected, form, span, rules } = problem;
  if (token.tokenType === EOF) return null;
  const at = token.startOffset;
  const first = rules.includes("header") ? firstDayAt(source.text, at) : null;
  if (first !== null) return first;
  if (token.tokenType === t.Equal && expected.includes("'becomes'"))
    return {
      start: at,
      end: at + 1,
      said: "=",
      put: "becomes",
      example: "Warrant Price becomes Warrant Price / Ratio",
      mend: "becomes",
    };
  return phraseAt(source.text, at) ?? (form === "given up" ? openingAt(source.text, span.start) : null);
}

/** Words by which a heading might say from when its draft applies. */
function firstDayAt(text: string, at: number): Phrase | null {
  const words = /(?:effective|as|with effect)(?: (?:of|from|on|as of))?\b|(?:on|since)\b/y;
  words.lastIndex = at;
  const said = words.exec(text)?.[0];
  if (said === undefined) return null;
  const example = 'amends "form.tenor" from June 1, 2026.';
  return { start: at, end: at + said.length, said, put: "from", example, mend: "from" };
}

const SIGN_TEXT = new Map<TokenType, string>([
  [t.FullStop, "."],
  [t.Colon, ":"],
  [t.RightBracket, ")"],
]);

function missingSign(source: Source, sign: TokenType, after: IToken): Diagnostic {
  const end = endOf(after);
  const place = { source, span: { start: Math.max(after.startOffset, end - 1), end } };
  const what = sign === t.FullStop ? "a full stop" : describe(sign);
  const edits = [{ place: { source, span: { start: end, end } }, text: SIGN_TEXT.get(sign) ?? "" }];
  return report(entries.missingStop, place, { what }, { fixes: [{ title: `Put ${what} in`, edits }] });
}

/** Whether two names stand side by side, which can only be one that was torn in two. */
function isTornName(source: Source, first: IToken, second: IToken): boolean {
  const between = source.text.slice(endOf(first), second.startOffset);
  return first.tokenType === t.NameToken && second.tokenType === t.NameToken && between.trim() === "";
}

function tornName(source: Source, first: IToken, second: IToken): Diagnostic {
  const place = { source, span: { start: first.startOffset, end: endOf(second) } };
  const name = `${first.image} ${second.image}`;
  const edits = [{ place: { source, span: { start: endOf(first), end: second.startOffset } }, text: " " }];
  return report(
    entries.tornName,
    place,
    { name },
    { fixes: [{ title: `Write "${name}" on one line, with single spaces`, edits }] },
  );
}

function saidOtherwise(source: Source, phrase: Phrase): Diagnostic {
  const { start, end, mend } = phrase;
  const place = { source, span: { start, end } };
  if (mend === null) return report(entries.saidOtherwise, place, phrase);
  const fixes = [{ title: `Write "${mend}"`, edits: [{ place, text: mend }] }];
  return report(entries.saidOtherwise, place, phrase, { fixes });
}

/** How many words of a Defined Term are looked for. */
const LONGEST_TERM = 6;

/** `the holder` or `the warrant price`, where the file has that Defined Term with its capitals. */
function termMeant(source: Source, { startOffset }: IToken): Diagnostic | null {
  const words = /[a-z][\w'’-]*(?: [a-z][\w'’-]*)*/y;
  words.lastIndex = startOffset;
  const said = words.exec(source.text)?.[0].split(" ").slice(0, LONGEST_TERM) ?? [];
  for (let count = said.length; count > 0; count--) {
    const word = said.slice(0, count).join(" ");
    const name = capitalised(word);
    if (!isTermOf(source, name)) continue;
    const place = { source, span: { start: startOffset, end: startOffset + word.length } };
    const fixes = [{ title: `Write "${name}"`, edits: [{ place, text: name }] }];
    return report(entries.lowerCaseName, place, { word, name, known: true }, { fixes });
  }
  return null;
}

/** Whether a file defines or declares a name. */
function isTermOf({ text }: Source, name: string): boolean {
  return [`"${name}"`, `“${name}”`, `party ${name}`, `event ${name}`, `act ${name}`].some((words) => {
    const at = text.indexOf(words);
    return at >= 0 && !/[\w-]/.test(text.charAt(at + words.length));
  });
}

const capitalised = (word: string): string =>
  word.replace(/(^|[ -])([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());

function lowerCase(source: Source, word: string, span: Span): Diagnostic {
  const place = { source, span };
  const name = capitalised(word);
  // Behind an article stands a Defined Term, and no word of the language.
  if (/\b(?:the|an?|any)\s+$/.test(source.text.slice(Math.max(0, span.start - 8), span.start)))
    return report(entries.lowerCaseName, place, { word, name, known: false });
  const close = nearest(word, [...keywords.keys()]);
  if (close !== null) {
    return report(
      entries.nearKeyword,
      place,
      { word, close, name },
      {
        fixes: [{ title: `Write "${close}"`, edits: [{ place, text: close }] }],
      },
    );
  }
  return report(entries.lowerCaseName, place, { word, name, known: false });
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

function lastPlace(source: Source, previous: IToken): Span {
  if (previous.startOffset >= 0) return { start: spanOf(previous).end - 1, end: spanOf(previous).end };
  const end = source.text.trimEnd().length;
  return { start: Math.max(0, end - 1), end };
}

const SUBJECTS: readonly (readonly [string, string])[] = [
  ["definition", "This definition"],
  ["onRule", "This rule"],
  ["atRule", "This rule"],
  ["event", "This event"],
  ["policy", "This policy"],
  ["table", "This table"],
  ["scenario", "This scenario"],
  ["sectionHead", "This section heading"],
];

/** What kind of statement was being read. */
function subjectOf(rules: readonly string[]): string {
  return SUBJECTS.find(([rule]) => rules.includes(rule))?.[1] ?? "This statement";
}

const CHECKED = new Set<TokenType>([
  t.DateLong,
  t.DateIso,
  t.MonthDay,
  t.Time,
  t.NumberToken,
  t.Money,
  t.MoneyBlank,
  t.Percent,
  t.BlankToken,
]);

/** Checks what a pattern cannot: whether a day exists, how long a number is, and whether it stands in its usual form. */
function literals(source: Source, tokens: readonly IToken[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const token of tokens) {
    if (!CHECKED.has(token.tokenType)) continue;
    const diagnostic = literal(source, token) ?? inOtherForm(source, token);
    if (diagnostic !== null) found.push(diagnostic);
  }
  return found;
}

function literal(source: Source, token: IToken): Diagnostic | null {
  switch (token.tokenType) {
    case t.DateLong:
    case t.DateIso:
      return isDay(dateOf(token.image))
        ? dateWithStrokes(source, token)
        : report(entries.noSuchDate, placeOf(source, token), { text: token.image });
    case t.Time:
      return minutesOf(token.image) < 0
        ? report(entries.noSuchDate, placeOf(source, token), { text: token.image })
        : timeWithStops(source, token);
    case t.NumberToken:
    case t.Money:
    case t.Percent: {
      const digits = token.image.length > 100 ? digitsOf(token.image).replace(/\D/g, "").length : 0;
      return digits > 100 ? report(entries.numberTooLong, placeOf(source, token), { digits }) : null;
    }
  }
  return null;
}

/** `3/4/2005` may be one day or another. */
function dateWithStrokes(source: Source, token: IToken): Diagnostic | null {
  const dates = token.image.includes("/") ? strokeDates(token.image) : [];
  if (dates.length < 2) return null;
  const place = placeOf(source, token);
  const fixes = dates.map((date) => ({ title: `Write ${date}`, edits: [{ place, text: date }] }));
  return report(entries.whichDay, place, { text: token.image, dates }, { fixes });
}

function inOtherForm(source: Source, token: IToken): Diagnostic | null {
  const usual = usualForm(token);
  if (usual === null) return null;
  const place = placeOf(source, token);
  const fixes = [{ title: `Write "${usual}"`, edits: [{ place, text: usual }] }];
  return report(entries.otherForm, place, { text: token.image, usual }, { fixes });
}

function timeWithStops(source: Source, token: IToken): Diagnostic | null {
  if (!/[ap]\.m\.$/i.test(token.image)) return null;
  const place = placeOf(source, token);
  const mended = token.image.replace(/\s*([ap])\.m\.$/i, (_, half: string) => ` ${half.toLowerCase()}m`);
  const fixes = [{ title: `Write "${mended}"`, edits: [{ place, text: mended }] }];
  return report(entries.mendedTime, place, { text: token.image, mended }, { fixes });
}

function placeOf(source: Source, token: IToken): Place {
  return { source, span: spanOf(token) };
}
