/** The choices of a run from the command line: `--set`, `--reading` and `--as-of`. */

import type * as ast from "../grammar/ast.ts";
import { visit } from "../grammar/walk.ts";
import { notADay } from "../grammar/diagnostics/catalogue/options.ts";
import {
  readingsClash,
  settingUnreadable,
  settingWrongType,
  unknownReading,
  unknownTerm,
} from "../grammar/diagnostics/catalogue/command-line.ts";
import { report, type Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../grammar/diagnostics/nearest.ts";
import { parse } from "../grammar/parse.ts";
import { dateReadings } from "../interpreter/facts/dates.ts";
import { readSettings, type Setting } from "../interpreter/facts/settings.ts";
import type { Ambiguity, Model, TermSymbol } from "../interpreter/model/model.ts";
import { covers } from "../interpreter/model/sections.ts";
import type { Type } from "../interpreter/model/types.ts";
import { parseDay, type Day } from "../interpreter/values/day.ts";
import { unitWords } from "../interpreter/values/unit.ts";
import type { Word } from "./command.ts";

interface Read<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

// ---- --as-of ----

export function readDay(word: Word | undefined): Read<Day | null> {
  if (word === undefined) return { value: null, diagnostics: [] };
  const day = parseDay(word.text);
  if (day !== null) return { value: day, diagnostics: [] };
  const readings = dateReadings(word.text, false, "UTC").map(({ iso }) => iso);
  const formed = /^\d{4}-\d{2}-\d{2}$/.test(word.text);
  return { value: null, diagnostics: [report(notADay, word.place, { text: word.text, readings, formed })] };
}

// ---- --reading ----

/** The readings picked, by the key of their ambiguity. */
export function readReadings(
  words: readonly Word[],
  { ambiguities }: Model,
): Read<ReadonlyMap<string, string>> {
  const picked = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const word of words) {
    const { name, holders } = holdersOf(word.text, ambiguities);
    if (holders.length === 0) diagnostics.push(noSuchReading(word, ambiguities));
    for (const { key } of holders) {
      const other = picked.get(key);
      if (other === undefined) picked.set(key, name);
      else if (other !== name)
        diagnostics.push(report(readingsClash, word.place, { name: word.text, other }));
    }
  }
  return { value: picked, diagnostics };
}

/** The ambiguities that a name is of; `7: before issuance` is of those alone that section 7 offers. */
function holdersOf(
  text: string,
  ambiguities: readonly Ambiguity[],
): { readonly name: string; readonly holders: readonly Ambiguity[] } {
  const named = ambiguities.filter(({ names }) => names.includes(text));
  const [, label = "", name = ""] = /^(?:section )?(\S+):\s+(.+)$/.exec(text) ?? [];
  if (named.length > 0 || name === "") return { name: text, holders: named };
  const holders = ambiguities.filter(
    ({ names, places }) =>
      names.includes(name) && places.some(({ home }) => home.section !== null && covers(label, home.section)),
  );
  return { name, holders };
}

function noSuchReading(word: Word, ambiguities: readonly Ambiguity[]): Diagnostic {
  const readings = ambiguities.flatMap(({ names }) => names);
  const near = nearestOf(word.text, readings, 2);
  const all = /^(?:all|each)$/i.test(word.text);
  return report(unknownReading, word.place, { name: word.text, near: all ? [] : near, readings, all });
}

// ---- --set ----

/** The values set, by the name of their term, each as the expression that the contract might have had in its place. */
export function readSets(words: readonly Word[], model: Model): Read<ReadonlyMap<string, ast.Expression>> {
  const { settings, diagnostics } = readSettings(words.map(({ text }) => text));
  const found = [...diagnostics];
  const values = new Map<string, ast.Expression>();
  for (const setting of settings) {
    const read = readValue(setting, model);
    if ("code" in read) found.push(read);
    else values.set(setting.term, read);
  }
  return { value: values, diagnostics: found };
}

function readValue(setting: Setting, model: Model): ast.Expression | Diagnostic {
  const terms = settable(model);
  const term = terms.find(({ name }) => name === setting.term);
  if (term === undefined) {
    const names = [...new Set(terms.map(({ name }) => name))];
    const near = nearestOf(setting.term, names, 2);
    return report(unknownTerm, setting.termPlace, { name: setting.term, near, terms: names.slice(0, 8) });
  }
  const value = literal(setting.valueText);
  if (value === null)
    return report(settingUnreadable, setting.valuePlace, {
      term: setting.term,
      text: setting.valueText,
      example: exampleOf(term.type),
    });
  if (agrees(value, term.type)) return value;
  const details = {
    term: setting.term,
    expected: wordsOf(term.type),
    text: setting.valueText,
    example: exampleOf(term.type),
  };
  return report(settingWrongType, setting.valuePlace, details);
}

/** Terms that hold one value: of the certificate, or of a party. */
export function settable({ terms }: Model): TermSymbol[] {
  return terms.filter(
    ({ scope, body }) =>
      (scope.of === "certificate" || scope.of === "party") &&
      (body.form === "formula" || body.form === "adjustable"),
  );
}

/** The text read as the contract would have it: `100,000`, `$2.40`, `March 14, 2005`, `"exchange"`, `yes`. */
function literal(text: string): ast.Expression | null {
  const { file, diagnostics } = parse({ name: "", text: `warrant "W".\n"T" means ${text}.` });
  const [definition, ...others] = file.items;
  if (diagnostics.some(({ severity }) => severity === "error") || others.length > 0) return null;
  if (definition?.kind !== "Definition" || definition.legend !== null) return null;
  const { body } = definition;
  return "value" in body && isLiteral(body.value) ? body.value : null;
}

const LITERALS = [
  "NumberLiteral",
  "MoneyLiteral",
  "DurationLiteral",
  "DateLiteral",
  "TimeLiteral",
  "TextLiteral",
  "YesNoLiteral",
  "AtTimeExpression",
  "PeriodExpression",
  "BasketExpression",
  "UnaryExpression",
  "Parenthesized",
] as const;

type Literal = Extract<ast.Expression, { readonly kind: (typeof LITERALS)[number] }>;

/** What a literal is made of besides literals: the kind of day of a duration, the lines of a basket. */
const PARTS: ReadonlySet<string> = new Set([...LITERALS, "Name", "BasketLine"]);

/** Whether an expression says its value itself, in all its parts. */
function isLiteral(expression: ast.Expression): expression is Literal {
  let literal = (LITERALS as readonly string[]).includes(expression.kind);
  visit(expression, ({ kind }) => {
    literal &&= PARTS.has(kind);
  });
  return literal;
}

/** Whether a literal can be a value of the type; a bare number takes the term's unit. */
function agrees(value: ast.Expression, type: Type): boolean {
  return isLiteral(value) && literalAgrees(value, type) && !(isOfShares(type) && isBelowZero(value));
}

/** A number of shares or a price of one; neither is ever below zero. */
const isOfShares = (type: Type): boolean => type.kind === "quantity" && type.unit.share !== 0;

function isBelowZero(value: ast.Expression): boolean {
  if (value.kind === "Parenthesized") return isBelowZero(value.operand);
  return value.kind === "UnaryExpression" && value.operator === "-" && !isBelowZero(value.operand);
}

function literalAgrees(value: Literal, type: Type): boolean {
  if (type.kind === "unknown") return true;
  switch (value.kind) {
    case "NumberLiteral":
      if (type.kind !== "quantity") return false;
      if (value.unit === "shares") return type.unit.share === 1 && type.unit.money === 0;
      return value.unit === "none" || (type.unit.share === 0 && type.unit.money === 0);
    case "MoneyLiteral":
      if (type.kind !== "quantity" || type.unit.money !== 1) return false;
      if (value.currency !== null && value.currency !== type.unit.currency) return false;
      return !value.perShare || type.unit.share === -1;
    case "UnaryExpression":
    case "Parenthesized":
      return agrees(value.operand, type);
    case "DurationLiteral":
      return type.kind === "duration";
    case "DateLiteral":
      return type.kind === "date" || type.kind === "instant";
    case "AtTimeExpression":
      return type.kind === "instant";
    case "TimeLiteral":
      return type.kind === "time";
    case "TextLiteral":
      if (type.kind === "party") return true;
      return type.kind === "text" && (type.oneOf === undefined || type.oneOf.includes(value.value));
    case "YesNoLiteral":
      return type.kind === "yes/no";
    case "PeriodExpression":
      return type.kind === "period";
    case "BasketExpression":
      return type.kind === "basket";
  }
}

function wordsOf(type: Type): string {
  switch (type.kind) {
    case "quantity":
      return unitWords(type.unit);
    case "yes/no":
      return "yes or no";
    case "text":
      return type.oneOf === undefined
        ? "a text"
        : `one of ${type.oneOf.map((each) => `"${each}"`).join(", ")}`;
    case "date":
      return "a date";
    case "instant":
      return "a date with a time";
    case "time":
      return "a time of day";
    case "period":
      return "a period";
    case "duration":
      return "a length of time";
    case "party":
      return "the name of a party";
    case "event":
      return "an event";
    case "basket":
      return "a list of assets";
    case "unknown":
      return "a value";
  }
}

function exampleOf(type: Type): string {
  switch (type.kind) {
    case "quantity":
      if (type.unit.money === 0) return type.unit.share === 0 ? "1.5" : "100,000";
      // Without a dollar sign, which most shells take for their own.
      return type.unit.currency === "USD" ? "2.40" : `${type.unit.currency ?? "USD"} 2.40`;
    case "yes/no":
      return "yes";
    case "text":
      return `"${type.oneOf?.[0] ?? "some words"}"`;
    case "date":
      return "2005-03-14";
    case "instant":
      return "2010-03-14 at 5:00 pm";
    case "time":
      return "5:00 pm";
    case "period":
      return "the period from 2005-03-14 to 2010-03-14";
    case "duration":
      return "61 days";
    case "party":
    case "event":
      return '"a name"';
    case "basket":
      return 'basket of 1 of "USD"';
    case "unknown":
      return "100,000";
  }
}
