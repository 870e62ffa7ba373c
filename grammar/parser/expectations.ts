import {
  defaultParserErrorProvider,
  type IParserErrorMessageProvider,
  type IToken,
  type TokenType,
} from "chevrotain";
import { keywords, tokens } from "../tokens.ts";

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

/** What would have fitted, and at which of the next tokens the text ceased to fit: 1 or 2. */
interface Expected {
  readonly ahead: number;
  readonly names: readonly string[];
}

/** Where all of these could stand, a value could; where only some, each is named. */
const OF_A_VALUE = [
  "Name",
  "Number",
  "Money",
  "Percent",
  "Text",
  "DateLong",
  "LeftBracket",
  "'reading'",
  "'yes'",
];
/** What else a value can begin with. */
const VALUE_TOO = new Set(
  "Fraction MoneyBlank Blank DateIso MonthDay Time Minus Word"
    .split(" ")
    .concat(
      "the a an any as listed quoted within basket adjusted required no now not"
        .split(" ")
        .map((word) => `'${word}'`),
    ),
);
const OF_A_STATEMENT = ["Text", "Name", "'section'", "'scenario'", "'uses'", "'on'"];
const ARTICLES = new Set(["'the'", "'a'", "'an'", "'any'"]);

const typesByName = new Map(tokens.map((type) => [type.name, type]));

/** What would have fitted, in words, each once and what belongs together as one. */
export function describeAll(names: readonly string[]): string[] {
  const given = new Set(names);
  if (OF_A_STATEMENT.every((name) => given.has(name)))
    return ['the beginning of a statement, such as a term in quotes, "on" or "the Holder may"'];
  const values = OF_A_VALUE.every((name) => given.has(name))
    ? new Set([...OF_A_VALUE, ...VALUE_TOO])
    : new Set<string>();
  const others = names.filter((name) => !values.has(name) && !(given.has("Name") && ARTICLES.has(name)));
  const words = others.flatMap((name) => typesByName.get(name) ?? []).map(describe);
  return [
    ...new Set(
      values.size > 0 ? ["a value, such as a Defined Term, a number, an amount or a date", ...words] : words,
    ),
  ];
}

const SEPARATOR = "\u0001";

/** Reads back what `expectations` wrote into an exception's message. */
export function expectedOf(message: string): Expected {
  const [ahead, ...names] = message.split(SEPARATOR);
  return { ahead: ahead === "2" ? 2 : 1, names: names.filter((name) => name !== "") };
}

function written(ahead: number, types: readonly (TokenType | undefined)[]): string {
  return [String(ahead), ...new Set(types.map((type) => type?.name ?? ""))].join(SEPARATOR);
}

/** Chevrotain asks for a message; it gets the expected tokens as data, and the catalogue words them. */
export const expectations: IParserErrorMessageProvider = {
  ...defaultParserErrorProvider,
  buildMismatchTokenMessage: ({ expected }) => written(1, [expected]),
  buildNotAllInputParsedMessage: () => written(1, []),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual }) =>
    expectedAfter(expectedPathsPerAlt.flat(), actual[0]),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual }) =>
    expectedAfter(expectedIterationPaths, actual[0]),
};

/** Where the first token fits, the second one is what does not. */
function expectedAfter(paths: readonly TokenType[][], next: IToken | undefined): string {
  const fitting = paths.filter(([first]) => first === next?.tokenType);
  const seconds = fitting.flatMap(([, second]) => second ?? []);
  return seconds.length > 0
    ? written(2, seconds)
    : written(
        1,
        paths.map(([first]) => first),
      );
}

/** Whether a token type is a keyword of the grammar. */
export function isKeyword(type: TokenType): boolean {
  return keywords.get(type.name.slice(1, -1)) === type;
}
