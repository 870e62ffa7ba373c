import { createToken, type ILexingError, type IToken, Lexer, type TokenType } from "chevrotain";

/**
 * The words of Tenor. Tokens never depend on what a contract declares: a name is a maximal run of capitalised words, and a
 * label stands only after `section` or `sections`.
 */

const all: TokenType[] = [];

function token(
  name: string,
  pattern: RegExp | string,
  options: Partial<Parameters<typeof createToken>[0]> = {},
): TokenType {
  const made = createToken({ name, pattern, ...options });
  all.push(made);
  return made;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
/** `Jan.` and `Jan`, `Sept.`: what months are cut to in letters and forms. */
const SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"];
const MONTH = `(?:${MONTHS.join("|")}|(?:${SHORT_MONTHS.join("|")})\\.?)`;

/** A month in full, which may have been cut short. */
export function fullMonth(word: string): string {
  return MONTHS.find((month) => month.startsWith(word.replace(/\.$/, ""))) ?? word;
}

/** The month's number, 1 to 12; 0 where the word is no month. */
export function monthNumber(word: string): number {
  const full = fullMonth(word);
  return MONTHS.findIndex((month) => month === full) + 1;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** 0 for Sunday; -1 where the word is no day of the week. */
export function weekdayNumber(word: string): number {
  return WEEKDAYS.findIndex((day) => day === word);
}

/** ISO 4217 codes that stand before an amount; `$` is the contract's own currency. */
export const CURRENCIES: readonly string[] = (
  "USD EUR GBP JPY CHF CAD AUD NZD HKD SGD CNY INR KRW TWD SEK NOK DKK PLN CZK HUF ILS ZAR BRL MXN CLP COP TRY AED " +
  "SAR THB IDR MYR PHP VND RON BGN ISK"
).split(" ");

// ------------------------------------------------------------------------------------------------- white space, comments

export const WhiteSpace = token("WhiteSpace", /[\s\uFEFF\u00A0]+/, {
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const LineComment = token("LineComment", /\/\/[^\n\r]*/, { group: "comments" });
/** `[NTD: ...]`: a note from drafter to drafter, which may hold blanks. */
export const DraftingNote = token("DraftingNote", /\[NTD:[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\]/, {
  group: "comments",
  line_breaks: true,
});

// ---------------------------------------------------------------------------------------------------------- long literals

/** The paper's own words. */
export const TextBlock = token("TextBlock", /"""[\s\S]*?"""/, { line_breaks: true });
/** Straight or curly quotes, as a word processor pastes them. */
export const Text = token("Text", /"[^"\n\r]*"|“[^”\n\r]*”/);
/** What stands between the brackets of a blank: mostly a bullet; and what drafts on paper have there, or have for the whole. */
const OPEN =
  "(?:●|•|\\*|_+|\\?+|…|\\.{3}|TB[ACDN]|tb[acdn]|[Tt]o come|[Tt]o be [a-z]+|[Bb]lank|[Ii]nsert [^\\[\\]\\n]{1,60})";
export const BLANK = `\\[\\s*${OPEN}?\\s*\\]|_{3,}`;
export const BlankToken = token("Blank", new RegExp(BLANK));
export const DateLong = token("DateLong", new RegExp(`${MONTH} \\d{1,2}, \\d{4}(?!\\d)`));
export const MonthDay = token("MonthDay", new RegExp(`${MONTH} \\d{1,2}(?!\\d)`));
const [DAY, MONTH_DIGITS] = ["(?:0?[1-9]|[12]\\d|3[01])", "(?:0?[1-9]|1[0-2])"];
/** With strokes the month may stand first or the day; which of them, is for the parser's caller to ask. */
const STROKES = `(?:${MONTH_DIGITS}/${DAY}|${DAY}/${MONTH_DIGITS})/(?:19|20)\\d{2}`;
export const DateIso = token("DateIso", new RegExp(`(?:\\d{4}-\\d{2}-\\d{2}|${STROKES})(?!\\d)`));
/** `5:00 pm`, `17:00`, and `5:00 p.m.` as lawyers write it. */
export const Time = token("Time", /\d{1,2}:\d{2}(?: ?(?:am|pm|a\.m\.|p\.m\.))?/i);
export const Zone = token(
  "Zone",
  /(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Za-z0-9_+\-/]+/,
);

const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?";
export const Money = token("Money", new RegExp(`(?:[$€£¥] ?|(?:${CURRENCIES.join("|")}) )${DIGITS}`));
export const MoneyBlank = token("MoneyBlank", new RegExp(`[$€£¥] ?(?:${BLANK})`));
export const Percent = token("Percent", new RegExp(`${DIGITS} ?%`));
export const Fraction = token("Fraction", /\d+\/\d+/);
export const NumberToken = token("Number", new RegExp(DIGITS));

// ------------------------------------------------------------------------------------------------------------ labels

const LABEL = /(?:\d+[A-Z]?(?:\.\d+)*(?:\([A-Za-z0-9]+\))*|[A-Z][A-Za-z]*(?:\([A-Za-z0-9]+\))*)/y;

/** After a label in a list, a number with one of these words after it is an amount: `sections 4(d), 4(e), 20 days`. */
const AMOUNT = / (?:days|months|years|shares|Trading|business)/y;

/** A label's match; `payload` says that it stands in a list after `sections`, which may go on. */
type LabelMatch = RegExpExecArray & { payload?: true };

/** A label is read after `section(s)`, and after a comma, `and` or `or` that follows a label of a list. */
function matchLabel(text: string, offset: number, matched: IToken[]): LabelMatch | null {
  const last = matched.at(-1);
  if (last === undefined) return null;
  if (last.tokenType === Word) {
    if (last.image === "section") return labelAt(text, offset);
    if (last.image === "sections") return inList(labelAt(text, offset));
  }
  return goesOn(last, matched) && /\d/.test(text[offset] ?? "") ? inList(labelAt(text, offset, true)) : null;
}

function labelAt(text: string, offset: number, notAmount = false): LabelMatch | null {
  LABEL.lastIndex = offset;
  const found = LABEL.exec(text);
  if (found === null || !notAmount) return found;
  AMOUNT.lastIndex = offset + found[0].length;
  return AMOUNT.test(text) ? null : found;
}

function inList(match: LabelMatch | null): LabelMatch | null {
  if (match) match.payload = true;
  return match;
}

/** Whether what stands last is `,`, `and`, `or` or `, and` after a label of a list. */
function goesOn(last: IToken, matched: readonly IToken[]): boolean {
  const joins = last.tokenType === Word && (last.image === "and" || last.image === "or");
  if (!joins && last.tokenType !== Comma) return false;
  const before = matched.at(-2);
  const label = joins && before?.tokenType === Comma ? matched.at(-3) : before;
  return label?.tokenType === SectionLabel && label.payload === true;
}

export const SectionLabel = createToken({
  name: "SectionLabel",
  pattern: { exec: matchLabel },
  line_breaks: false,
  start_chars_hint: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".split(""),
});
// Before the numbers, dates and money that also begin with a digit or a capital.
all.splice(3, 0, SectionLabel);

/** `(a)` or `(iv)` before a limb of a waterfall; never `(A)`, which is a name in brackets. */
export const CaseLabel = token("CaseLabel", /\((?:[ivxl]+|[a-z])\)/);

/** A maximal run of capitalised words separated by single spaces; a hyphen without spaces belongs to it. */
const LETTERS = "A-Za-z0-9_'’&À-ÖØ-öø-ž";
const WORD = `[A-ZÀ-ÖØ-Þ][${LETTERS}]*(?:-[${LETTERS}]+)*`;
export const NameToken = token("Name", new RegExp(`${WORD}(?:[ \\t]${WORD})*`));

// ----------------------------------------------------------------------------------------------------------- punctuation

export const LessEqual = token("LessEqual", /<=|≤/);
export const GreaterEqual = token("GreaterEqual", />=|≥/);
export const NotEqual = token("NotEqual", /<>|!=|≠/);
export const Less = token("Less", "<");
export const Greater = token("Greater", ">");
export const Equal = token("Equal", "=");
export const Plus = token("Plus", "+");
export const Minus = token("Minus", /[-−–]/);
export const Times = token("Times", /[*×]/);
export const Divide = token("Divide", /[/÷]/);
export const LeftBracket = token("LeftBracket", "(");
export const RightBracket = token("RightBracket", ")");
export const Comma = token("Comma", ",");
export const Semicolon = token("Semicolon", ";");
export const Colon = token("Colon", ":");
/** Ends a statement only before white space or the end of the file. */
export const FullStop = token("FullStop", /\.(?!\S)/);
/** `... .` in a sketch: something is still to be written. */
export const Ellipsis = token("Ellipsis", /\.\.\.|…/);
all.splice(all.indexOf(FullStop), 0, all.pop()!);

// --------------------------------------------------------------------------------------------------------------- keywords

/** A lower-case word; where it is no keyword, the parser says what it expected in its place. */
export const Word = token("Word", /[a-zß-öø-ÿ][A-Za-z0-9_'’\-À-ÖØ-öø-ž]*/);

/** Signs that mean nothing, in a run; what else cannot be read comes back from the lexer as errors. */
const Unreadable = token("Unreadable", /[#@~^&{}|\\`'?_%\]!]+/, { group: "unreadable" });

/** Every keyword by its word. */
export const keywords = new Map<string, TokenType>();

/** The lexer reads every keyword as a `Word`: one pattern instead of two hundred. `tokenize` then gives it its own type. */
function keyword(word: string): void {
  keywords.set(word, createToken({ name: `'${word}'`, pattern: Lexer.NA }));
}

const words = [
  ..."sections section and or".split(" "),
  ..."warrant module amends uses currency time zone party act event scenario table definition quotes text basket".split(
    " ",
  ),
  ..."is are has have by on at of from to in with where if unless while otherwise until under except notwithstanding subject".split(
    " ",
  ),
  ..."means initially plural determined as quoted native gives one the a an any every all it its called".split(
    " ",
  ),
  ..."may not shall ensure pays delivers becomes falls rises ends adjust provides deem rescind adjustments adjustment for".split(
    " ",
  ),
  ..."within after before promptly failing which during that no reduce increase shorten modify consents anything contrary".split(
    " ",
  ),
  ..."times never decrease least most less more than rounded nearest up down half even postponed carried ratio amount total alone".split(
    " ",
  ),
  ..."lesser greater average sum first second third fourth fifth last available highest lowest volatility over number ending starting".split(
    " ",
  ),
  ..."reading replaced deleted added given then needs stops run stands adjusted required now date year month day weekday start end".split(
    " ",
  ),
  ..."listed effective whole part period through hour share shares per money price percentage percent instant duration yes minutes minute hours days weeks week months".split(
    " ",
  ),
  ..."years business occur occurs close splits printed allowed straight-line step exact below above none accepted refused open performed late".split(
    " ",
  ),
  ..."breached waived due scaled quote fact blank determination made barred rescinded column".split(" "),
  ..."need notice notices takes effect go earliest modifying holders perform".split(" "),
  ..."certificate certificates issues cancels held cover numbered".split(" "),
  ..."duty awaited moment passes pass begins begin anew".split(" "),
  ..."arises covenant kept".split(" "),
  ..."extent cut back".split(" "),
];
for (const word of new Set(words)) keyword(word);

/** A keyword's token type; a word that is none is a fault of the grammar itself. */
export function kw(word: string): TokenType {
  const found = keywords.get(word);
  if (!found) throw new Error(`"${word}" is no keyword of the grammar`);
  return found;
}

/** The token types of the grammar. */
export const tokens: readonly TokenType[] = [
  ...all.filter((type) => type !== Unreadable),
  ...keywords.values(),
];

/** Offsets only, since lines and columns are computed where they are shown. A test makes one that checks its patterns. */
export function makeLexer(skipValidations: boolean): Lexer {
  return new Lexer([...all], { positionTracking: "onlyOffset", ensureOptimizations: true, skipValidations });
}

const lexer = makeLexer(true);

/** A piece of text that has no meaning. */
export interface Unread {
  readonly offset: number;
  readonly length: number;
}

/** A text's words: tokens, comments with drafting notes, and what cannot be read, each in the order of the text. */
export interface Words {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  readonly unread: readonly Unread[];
}

/** Text to words. Never throws: what it cannot read comes back with its place. */
export function tokenize(text: string): Words {
  const { tokens, groups, errors } = lexer.tokenize(text);
  for (const token of tokens) {
    if (token.tokenType !== Word) continue;
    const type = keywords.get(token.image);
    if (type === undefined) continue;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
  }
  return { tokens, comments: groups["comments"] ?? [], unread: unreadOf(errors, groups["unreadable"] ?? []) };
}

function unreadOf(errors: readonly ILexingError[], signs: readonly IToken[]): Unread[] {
  const found = signs.map(({ startOffset, image }) => ({ offset: startOffset, length: image.length }));
  if (errors.length === 0) return found;
  const all = [...found, ...errors.map(({ offset, length }) => ({ offset, length }))];
  return all.sort((a, b) => a.offset - b.offset);
}

/** Where a token ends. The lexer notes starts only; a token's image is its text, letter for letter. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}
