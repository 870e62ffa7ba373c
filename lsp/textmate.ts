/** The colours before the server answers: a TextMate grammar made from the tokens, and the snippets in VS Code's form. */

import { BLANK, CURRENCIES, keywords } from "../grammar/tokens.ts";
import { snippets } from "./features/snippets.ts";

/** Keywords that make something happen, apart from those that join words. */
const EFFECTS = new Set(
  "becomes falls rises ends adjust provides deem rescind pays delivers shall may means initially".split(" "),
);
const DECLARES = new Set(
  "warrant module amends uses currency party act event scenario table definition section sections reading replaced deleted added given then".split(
    " ",
  ),
);

const WORD = "[A-Z][A-Za-z0-9_'’&]*(?:-[A-Za-z0-9_'’&]+)*";
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?";

function anyOf(words: Iterable<string>): string {
  const all = [...words].toSorted((a, b) => b.length - a.length || a.localeCompare(b, "en"));
  return `(?<![\\w’'-])(?:${all.join("|")})(?![\\w’'-])`;
}

export function textMateGrammar(): object {
  const words = [...keywords.keys()];
  const others = words.filter((word) => !EFFECTS.has(word) && !DECLARES.has(word));
  const rule = (name: string, match: string): object => ({ name: `${name}.tenor`, match });
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    name: "Tenor",
    scopeName: "source.tenor",
    patterns: [
      rule("comment.line.double-slash", "//.*$"),
      { name: "comment.block.drafting-note.tenor", begin: "\\[NTD:", end: "\\]" },
      { name: "string.quoted.triple.tenor", begin: '"""', end: '"""' },
      rule(
        "entity.name.type.term",
        `"[^"\\r\\n]*"(?=\\s*(?:\\(plural\\b|means\\b|initially\\b|of\\b[^;.]*\\bmeans\\b|on a date\\b|with\\b|is determined\\b))`,
      ),
      rule("string.quoted.double", '"[^"\\r\\n]*"|“[^”\\r\\n]*”'),
      rule("constant.language.blank", `[$€£¥]? ?(?:${BLANK})`),
      {
        match: `\\b(sections?)\\s+((?:\\d+[A-Z]?(?:\\.\\d+)*|[A-Z][A-Za-z]*)(?:\\([A-Za-z0-9]+\\))*)`,
        captures: {
          "1": { name: "keyword.control.section.tenor" },
          "2": { name: "entity.name.section.tenor" },
        },
      },
      rule("constant.numeric.date", `${MONTH} \\d{1,2}(?:, \\d{4})?(?!\\d)|\\d{4}-\\d{2}-\\d{2}(?!\\d)`),
      rule("constant.numeric.time", "(?i)\\d{1,2}:\\d{2}(?: ?(?:am|pm|a\\.m\\.|p\\.m\\.))?"),
      rule("constant.numeric.money", `(?:[$€£¥]|(?:${CURRENCIES.join("|")}) )${DIGITS}`),
      rule("constant.numeric", `\\d+/\\d+|${DIGITS}%?`),
      rule("keyword.control", anyOf(words.filter((word) => EFFECTS.has(word)))),
      rule("keyword.declaration", anyOf(words.filter((word) => DECLARES.has(word)))),
      rule("keyword.other", anyOf(others)),
      rule("variable.other.term", `${WORD}(?:[ \\t]${WORD})*`),
      rule("keyword.operator", "<=|>=|<>|!=|[-+*/<>=≤≥≠×÷−–]"),
    ],
  };
}

export function snippetFile(): object {
  return Object.fromEntries(
    snippets.map(({ label, detail, body }) => [
      label,
      { prefix: label, description: detail, body: body.split("\n") },
    ]),
  );
}
