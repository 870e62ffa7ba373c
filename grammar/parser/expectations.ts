import { defaultParserErrorProvider, type IParserErrorMessageProvider, type TokenType } from "chevrotain";
import { keywords } from "../tokens.ts";

/** What a token is called in a message. */
export function describe(type: TokenType): string {
  const known = DESCRIPTIONS.get(type.name);
  if (known !== undefined) return known;
  return type.name.startsWith("'") ? `"${type.name.slice(1, -1)}"` : type.name;
}

const DESCRIPTIONS = new Map<string, string>([
  ["Name", "a Defined Term"],
  ["Text", 'words in quotes ("...")'],
  ["TextBlock", "the paper's words between triple quotes"],
  ["SectionLabel", "a section number such as 4(d)(i)"],
  ["CaseLabel", "a limb such as (a)"],
  ["Number", "a number"],
  ["Fraction", "a fraction such as 1/100"],
  ["Money", "an amount of money"],
  ["MoneyBlank", "a blank amount $[●]"],
  ["Percent", "a percentage"],
  ["Blank", "a blank [●]"],
  ["DateLong", "a date"],
  ["DateIso", "a date"],
  ["MonthDay", "a day such as July 4"],
  ["Time", "a time such as 5:00 pm"],
  ["Zone", "a time zone such as America/New_York"],
  ["FullStop", "a full stop at the end of the statement"],
  ["Semicolon", '";"'],
  ["Comma", '","'],
  ["Colon", '":"'],
  ["Equal", '"="'],
  ["LeftBracket", '"("'],
  ["RightBracket", '")"'],
  ["Less", '"<"'],
  ["LessEqual", '"<="'],
  ["Greater", '">"'],
  ["GreaterEqual", '">="'],
  ["NotEqual", '"<>"'],
  ["Plus", '"+"'],
  ["Minus", '"-"'],
  ["Times", '"*"'],
  ["Divide", '"/"'],
  ["Word", "a word"],
]);

const SEPARATOR = "\u0001";

/** Reads back what `expectations` wrote into an exception's message: the token types that would have fitted. */
export function expectedOf(message: string): string[] {
  return message.split(SEPARATOR).filter((name) => name !== "");
}

/** Chevrotain asks for a message; it gets the expected tokens as data, and the catalogue words them. */
export const expectations: IParserErrorMessageProvider = {
  ...defaultParserErrorProvider,
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => "",
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) =>
    [...new Set(expectedPathsPerAlt.flatMap((paths) => paths.map((path) => path[0]?.name ?? "")))].join(SEPARATOR),
  buildEarlyExitMessage: ({ expectedIterationPaths }) =>
    [...new Set(expectedIterationPaths.map((path) => path[0]?.name ?? ""))].join(SEPARATOR),
};

/** Whether a token type is a keyword of the grammar. */
export function isKeyword(type: TokenType): boolean {
  return keywords.get(type.name.slice(1, -1)) === type;
}
