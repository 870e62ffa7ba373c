/** What could stand at the cursor: words that the grammar takes there, and names that mean something there. */

import { CompletionItemKind, InsertTextFormat, type CompletionItem, type Range } from "vscode-languageserver";
import type { Compilation } from "../../interpreter/compilation.ts";
import { QUOTE_COLUMNS } from "../../interpreter/facts/types.ts";
import type { EventSymbol, Model, TermSymbol } from "../../interpreter/model/model.ts";
import type { Type } from "../../interpreter/model/types.ts";
import { moneyUnit } from "../../interpreter/values/unit.ts";
import type { Source } from "../../grammar/source.ts";
import { cursorAt, eventsNamed, legendLetters, type Cursor } from "../cursor.ts";
import { expectedAfter, type Expected } from "../expected.ts";
import { eventSym, fieldSym, partySym, termSym, type Sym } from "../lookup.ts";
import { rangeOf } from "../positions.ts";
import { oneLine, typeOfSym } from "../words.ts";
import { snippets, type Snippet } from "./snippets.ts";

export interface CompletionInput {
  /** The text as it is now. */
  readonly source: Source;
  /** The last compilation, which may be of an earlier text. */
  readonly compilation: Compilation;
  /** What `uses "` can name. */
  readonly modules: () => readonly string[];
}

/** Closer to the top, in the order of likelihood. */
const RANK = { typed: "0", local: "1", own: "2", keyword: "3", snippet: "4", imported: "5" } as const;

export function completion(input: CompletionInput, offset: number): CompletionItem[] {
  const { source } = input;
  const cursor = cursorAt(source.text, offset);
  if (cursor.silent) return [];
  const range = rangeOf(source, { start: cursor.start, end: offset });
  if (cursor.quote !== null) return insideQuotes(input, cursor, range);
  const labels = sectionLabels(input, offset);
  if (labels !== null) return labels;
  const words = cursor.before.map(({ tokenType }) => tokenType.name);
  const expected = expectedFrom(words);
  if (expected === null) return [];
  const names = expected.tokens.has("Name") ? namesAt(input.compilation, cursor, expected) : [];
  return [
    ...names.map((each) => nameItem(each, range)),
    ...keywordItems(expected, cursor, range),
    ...snippetItems(expected, cursor, range),
  ];
}

/** Reads the words as far as they can be read; where an unfinished statement stands before, only what follows it. */
function expectedFrom(words: readonly string[]): Expected | null {
  const whole = expectedAfter(words);
  if (whole !== null) return whole;
  const starts = words.flatMap((name, index) => (BEGIN.has(name) ? [index] : [])).toReversed();
  for (const from of starts.slice(0, 8)) {
    const found = expectedAfter(words.slice(from));
    if (found !== null) return found;
  }
  return null;
}

const BEGIN = new Set([
  "'on'",
  "'at'",
  "Text",
  "'every'",
  "'section'",
  "'the'",
  "'event'",
  "'act'",
  "Name",
  "'scenario'",
]);

// ---- names ----

interface Named {
  readonly symbol: Sym;
  readonly rank: string;
}

function namesAt({ model }: Compilation, cursor: Cursor, { namesFor }: Expected): Named[] {
  const about = eventsNamed(cursor.statement).flatMap((name) => model.events.get(name) ?? []);
  const found: Named[] = [];
  const seen = new Set<string>();
  const add = (symbol: Sym | null, rank: string): void => {
    // Fields of two events may share a name; what is written is the same.
    if (symbol === null || symbol.name === "" || seen.has(symbol.name)) return;
    seen.add(symbol.name);
    found.push({ symbol, rank });
  };
  const rankOf = (imported: boolean): string => (imported ? RANK.imported : RANK.own);
  const events = (want: (event: EventSymbol) => boolean = () => true): void => {
    for (const event of model.events.values())
      if (want(event)) add(eventSym(event), rankOf(event.home.imported));
  };
  const parties = (): void => {
    for (const party of model.parties.values()) add(partySym(party), RANK.own);
  };
  const terms = (want: (term: TermSymbol) => boolean): void => {
    for (const term of model.terms) if (want(term)) add(termSym(term), rankOf(term.home.imported));
  };
  const plain = ({ scope }: TermSymbol): boolean => scope.of !== "event";
  const has = (...rules: readonly string[]): boolean => rules.some((rule) => namesFor.has(rule));

  const of = eventBeforeOf(cursor, model);
  if (of !== null) {
    for (const event of model.events.values())
      if (hasMember(model, event, of)) add(eventSym(event), RANK.typed);
    for (const event of about)
      if (event.node.of?.called) add(fieldSym(event, event.node.of.called.text), RANK.typed);
    parties();
    return found;
  }
  if (has("onRule", "deem", "happening", "referred", "everyEventOccurs", "quoteAdjustment")) events();
  if (has("definitionScope")) {
    events();
    parties();
  }
  const last = cursor.before.at(-1)?.tokenType.name;
  // A policy is about terms, is excepted on events, and is released by acts.
  const inPolicy = has("policyScope", "postponement");
  if (has("shall", "may", "exception") || (inPolicy && last === "'until'")) events(({ act }) => act);
  if (inPolicy && (last === "'on'" || last === "'or'")) events();
  if (has("binding", "withBindings"))
    for (const event of eventsOfWith(cursor, model)) fieldsOf(event, add, model, false);
  if (has("binding")) for (const symbol of inputsOfWith(cursor, model)) add(symbol, RANK.typed);
  if (has(...FOR_PARTIES)) parties();
  if (has("noDutyExpectation")) events(({ act }) => act);
  if (has("givenPair", "subjectExpectation", "ledgerExpectation")) {
    terms(plain);
    if (!has("givenPair")) events(({ act }) => act);
  }
  if (has(...FOR_TARGETS) && last !== "'on'" && last !== "'until'")
    terms(({ body, scope }) => body.form === "adjustable" && (scope.of !== "event" || about.length > 0));
  if (has(...FOR_DAYS))
    for (const term of model.terms) {
      if (term.scope.of !== "date" || term.type.kind !== "yes/no") continue;
      const symbol = termSym(term);
      // `3 Trading Days`, `the first Trading Day`.
      add(
        { ...symbol, name: (last === "Number" ? term.plural : null) ?? term.name },
        rankOf(term.home.imported),
      );
    }
  if (has(...FOR_VALUES)) {
    for (const letter of legendLetters(cursor.statement)) add(letterNamed(letter), RANK.local);
    for (const event of about) fieldsOf(event, add, model, true);
    for (const input of inputsOfStatement(cursor, model)) add(input, RANK.local);
    terms(plain);
    if (has("anchors", "deadline", "atRule")) events();
    if (has("determined")) parties();
  }
  if (found.length === 0) terms(plain);
  return byType(found, wantedType(cursor, model, about));
}

/** The rules of the grammar in which a name is a party, a term that changes, a kind of day, a value. */
const words = (text: string): string[] => text.split(" ");
const FOR_PARTIES = words(
  "subjectStatement subjectEffect actors pays delivers covenant shall subjectExpectation limit",
);
const FOR_TARGETS = words("subjectEffect policyScope policy plainPostponement limit runExpectation");
const FOR_DAYS = words("periodUnit window countOf durationOrName blankDuration ordinalDay durationOrShift");
const FOR_VALUES = words(
  "expression quantityOfAsset determined bound pays deadline anchors may atRule isTail onTail nearestDay windowed " +
    "stands rescind within adjusted",
);

/** What an event has: its fields, its date, what it calls the event that it is about, and the terms of it. */
function fieldsOf(
  event: EventSymbol,
  add: (symbol: Sym | null, rank: string) => void,
  model: Model,
  all: boolean,
): void {
  for (const { name } of event.schema.fields) add(fieldSym(event, name), RANK.local);
  if (!all) return;
  if (event.node.dateName !== null) add(fieldSym(event, event.node.dateName.text), RANK.local);
  else add({ ...eventSym(event), key: `date ${event.name}`, name: `${event.name} Date` }, RANK.local);
  if (event.node.of?.called) add(fieldSym(event, event.node.of.called.text), RANK.local);
  for (const term of model.terms)
    if (term.scope.of === "event" && term.scope.events.includes(event.name)) add(termSym(term), RANK.local);
}

function hasMember(model: Model, event: EventSymbol, name: string): boolean {
  if (event.schema.fields.some((field) => field.name === name) || event.schema.dateName === name) return true;
  return (model.termsByName.get(name) ?? []).some(
    ({ scope }) => scope.of === "event" && scope.events.includes(event.name),
  );
}

/** The field or term of an event that stands before `of` and the cursor. */
function eventBeforeOf({ before }: Cursor, model: Model): string | null {
  const words = before.filter(({ tokenType }) => !ARTICLES.has(tokenType.name));
  if (words.at(-1)?.tokenType.name !== "'of'") return null;
  const name = words.at(-2);
  if (name?.tokenType.name !== "Name") return null;
  return [...model.events.values()].some((event) => hasMember(model, event, name.image)) ? name.image : null;
}

const ARTICLES = new Set(["'the'", "'a'", "'an'", "'any'"]);

/** The event whose fields `with` gives: the last event named before it. */
function eventsOfWith({ before }: Cursor, model: Model): EventSymbol[] {
  const at = before.findLastIndex(({ tokenType }) => tokenType.name === "'with'");
  for (const { image, tokenType } of before.slice(0, Math.max(at, 0)).toReversed()) {
    if (tokenType.name === "Semicolon" || tokenType.name === "Colon") return [];
    const event = tokenType.name === "Name" ? model.events.get(image) : undefined;
    if (event !== undefined) return [event];
  }
  return [];
}

/** The inputs of the formula that stands before `with`. */
function inputsOfWith({ before }: Cursor, model: Model): Sym[] {
  const at = before.findLastIndex(({ tokenType }) => tokenType.name === "'with'");
  const callee = before[at - 1];
  const term = model.termsByName.get(callee?.image ?? "")?.find(({ scope }) => scope.of === "inputs");
  return term === undefined ? [] : inputSyms(term);
}

function inputSyms(term: TermSymbol): Sym[] {
  if (term.scope.of !== "inputs") return [];
  return term.scope.inputs.map(({ name, type }) => ({
    key: `input ${term.name} ${name}`,
    name,
    plural: null,
    subject: { kind: "input", term, type },
    place: null,
  }));
}

/** The inputs of the definition under way. */
function inputsOfStatement({ statement }: Cursor, model: Model): Sym[] {
  const [name] = statement;
  if (name?.tokenType.name !== "Text") return [];
  const term = model.termsByName.get(name.image.slice(1, -1))?.find(({ scope }) => scope.of === "inputs");
  return term === undefined ? [] : inputSyms(term);
}

function letterNamed(name: string): Sym {
  const span = { start: 0, end: 0 };
  const binding = {
    kind: "Binding",
    name: { kind: "Name", text: name, span },
    value: { kind: "Missing", span },
    span,
  } as const;
  return {
    key: `letter ${name}`,
    name,
    plural: null,
    subject: { kind: "letter", binding, type: { kind: "unknown" } },
    place: null,
  };
}

// ---- types ----

/** Names of the type that is wanted come first. */
function byType(found: readonly Named[], wanted: Type | null): Named[] {
  if (wanted === null || wanted.kind === "unknown") return [...found];
  return found.map((each) =>
    agrees(typeOfSym(each.symbol), wanted) ? { ...each, rank: `${RANK.typed}${each.rank}` } : each,
  );
}

function agrees(type: Type | null, wanted: Type): boolean {
  if (type === null || type.kind !== wanted.kind) return false;
  if (type.kind === "quantity" && wanted.kind === "quantity")
    return type.unit.money === wanted.unit.money && type.unit.share === wanted.unit.share;
  return true;
}

/** The type that the words before the cursor ask for, as far as they tell. */
function wantedType({ before }: Cursor, model: Model, about: readonly EventSymbol[]): Type | null {
  const words = before.filter(({ tokenType }) => !ARTICLES.has(tokenType.name));
  const name = (back: number): string => words.at(back)?.tokenType.name ?? "";
  const typeAt = (back: number): Type | null => {
    const word = words.at(back);
    if (word === undefined) return null;
    if (word.tokenType.name === "Money") return { kind: "quantity", unit: moneyUnit(model.currency) };
    return word.tokenType.name === "Name" ? typeNamed(word.image, model, about) : null;
  };
  const last = name(-1);
  if (last === "'if'" || last === "'unless'" || last === "'and'" || last === "'not'")
    return { kind: "yes/no" };
  if (last === "'becomes'" || COMPARISONS.has(last) || last === "Plus" || last === "Minus") return typeAt(-2);
  if (last === "'by'" && (name(-2) === "'falls'" || name(-2) === "'rises'")) return typeAt(-3);
  if ((last === "'least'" || last === "'most'") && name(-2) === "'at'") return typeAt(-4);
  if (last === "'than'") return typeAt(-4);
  if (last === "'is'") return typeAt(-2);
  if (last === "'on'" || last === "'from'" || last === "'before'" || last === "'after'")
    return { kind: "date" };
  if (last === "'during'") return { kind: "period" };
  if (last === "'pays'") return { kind: "quantity", unit: moneyUnit(model.currency) };
  return null;
}

const COMPARISONS = new Set(["Less", "LessEqual", "Greater", "GreaterEqual", "Equal", "NotEqual"]);

function typeNamed(name: string, model: Model, about: readonly EventSymbol[]): Type | null {
  for (const event of about) {
    const field = event.schema.fields.find((each) => each.name === name);
    if (field !== undefined) return field.type;
  }
  const field = [...model.events.values()]
    .flatMap(({ schema }) => schema.fields)
    .find((each) => each.name === name);
  return model.termsByName.get(name)?.[0]?.type ?? field?.type ?? null;
}

// ---- items ----

const KINDS: Readonly<Record<Sym["subject"]["kind"], CompletionItemKind>> = {
  term: CompletionItemKind.Variable,
  event: CompletionItemKind.Event,
  party: CompletionItemKind.Class,
  section: CompletionItemKind.Reference,
  field: CompletionItemKind.Field,
  input: CompletionItemKind.Property,
  letter: CompletionItemKind.Constant,
  reading: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Value,
  module: CompletionItemKind.Module,
};

function nameItem({ symbol, rank }: Named, range: Range): CompletionItem {
  return {
    label: symbol.name,
    kind: KINDS[symbol.subject.kind],
    detail: oneLine(symbol),
    sortText: `${rank} ${symbol.name}`,
    textEdit: { range, newText: symbol.name },
    data: { key: symbol.key },
  };
}

/** Keywords that never stand without the next. */
const PHRASES = new Map([
  ["falls", "falls by"],
  ["rises", "rises by"],
  ["failing", "failing which"],
  ["may", "may"],
]);

const SIGNS = new Map([["Blank", "[●]"]]);

function keywordItems({ tokens }: Expected, cursor: Cursor, range: Range): CompletionItem[] {
  const date: CompletionItem[] =
    isOnADate(cursor) && tokens.has("'the'") && tokens.has("Name")
      ? [
          {
            label: "the date",
            kind: CompletionItemKind.Variable,
            detail: "the day that the term is asked for",
            sortText: `${RANK.typed} the date`,
            textEdit: { range, newText: "the date" },
          },
        ]
      : [];
  return [...tokens]
    .flatMap((name): CompletionItem[] => {
      const sign = SIGNS.get(name);
      if (sign !== undefined && cursor.prefix === "")
        return [
          {
            label: sign,
            kind: CompletionItemKind.Value,
            detail: "a blank",
            sortText: `${RANK.keyword} ~`,
            textEdit: { range, newText: sign },
          },
        ];
      if (!name.startsWith("'")) return [];
      const word = name.slice(1, -1);
      const text = PHRASES.get(word) ?? word;
      return [
        {
          label: text,
          kind: CompletionItemKind.Keyword,
          sortText: `${RANK.keyword} ${text}`,
          textEdit: { range, newText: text },
        },
      ];
    })
    .concat(date);
}

/** Whether a definition `on a date` is under way, so that `the date` means something. */
function isOnADate({ before }: Cursor): boolean {
  const names = before.map(({ tokenType }) => tokenType.name);
  const at = names.indexOf("'means'");
  return at > 2 && names[at - 1] === "'date'" && names[0] === "Text";
}

function snippetItems({ tokens, rules, namesFor }: Expected, cursor: Cursor, range: Range): CompletionItem[] {
  const fits = (where: Snippet["where"]): boolean => {
    switch (where) {
      case "file":
        return tokens.has("'warrant'") && cursor.before.length === 0 && cursor.start < 200;
      case "item":
        return tokens.has("'scenario'") && tokens.has("'section'");
      case "statement":
        return tokens.has("'uses'") && tokens.has("'event'");
      case "effect":
        return rules.has("adjustAs") && tokens.has("'adjust'");
      case "expression":
        return namesFor.has("expression") && tokens.has("'the'");
    }
  };
  return snippets
    .filter(({ where }) => fits(where))
    .map(({ label, detail, body }) => ({
      label,
      kind: CompletionItemKind.Snippet,
      detail,
      sortText: `${RANK.snippet} ${label}`,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: body },
    }));
}

// ---- sections ----

const AFTER_SECTION = /\bsections?[ \t]+(?:[\w.()]+[ \t]*,?[ \t]+(?:and[ \t]+|or[ \t]+)?)*([\w.()]*)$/;

/** After `section`, the numbers of this file's sections. */
function sectionLabels({ source, compilation }: CompletionInput, offset: number): CompletionItem[] | null {
  const lineStart = source.text.lastIndexOf("\n", offset - 1) + 1;
  const line = source.text.slice(lineStart, offset);
  const match = AFTER_SECTION.exec(line);
  if (match === null) return null;
  if (
    /\bsection\b/.test(match[0]) &&
    !/\bsections\b/.test(match[0]) &&
    /^section[ \t]+\S+[ \t]/.test(match[0])
  )
    return null;
  const [, typed = ""] = match;
  const range = rangeOf(source, { start: offset - typed.length, end: offset });
  const heading = /^section[ \t]+[\w.()]*$/.test(line);
  const own = compilation.model.sections.filter((section) => section.source.name === source.name);
  const labels = heading ? [nextLabel(own.map(({ label }) => label))] : own.map(({ label }) => label);
  return labels.map((label, index) => ({
    label,
    kind: CompletionItemKind.Reference,
    detail: own.find((each) => each.label === label)?.title ?? (heading ? "the next section" : ""),
    sortText: String(index).padStart(4, "0"),
    filterText: label,
    textEdit: { range, newText: label },
    data: { key: `section ${source.name} ${label}` },
  }));
}

function nextLabel(labels: readonly string[]): string {
  const numbers = labels.map((label) => Number.parseInt(label, 10)).filter((number) => !Number.isNaN(number));
  return String(Math.max(0, ...numbers) + 1);
}

// ---- quotes ----

function insideQuotes(
  { compilation, modules, source }: CompletionInput,
  cursor: Cursor,
  range: Range,
): CompletionItem[] {
  const { model } = compilation;
  const end = closing(source, cursor.offset);
  const whole = { start: range.start, end: { line: range.end.line, character: range.end.character + end } };
  const items = (texts: Iterable<string>, kind: CompletionItemKind, detail = ""): CompletionItem[] =>
    [...new Set(texts)].map((text) => ({
      label: text,
      kind,
      ...(detail === "" ? {} : { detail }),
      filterText: text,
      textEdit: { range: whole, newText: text },
    }));
  const last = cursor.before.at(-1)?.tokenType.name;
  const words = cursor.before;
  if (last === "'uses'") return items(modules(), CompletionItemKind.Module, "module");
  if (last === "'as'" && words.at(-2)?.tokenType.name === "'quoted'")
    return items([...QUOTE_COLUMNS, "venue"], CompletionItemKind.EnumMember, "column of the quotes");
  if (last === "'reading'")
    return items(
      model.ambiguities.flatMap(({ names }) => names),
      CompletionItemKind.EnumMember,
      "reading",
    );
  if (last === "'of'" || last === "Name")
    return items(idsBefore(cursor), CompletionItemKind.Value, "event of this scenario");
  const left = leftOf(words);
  if (left === "Term")
    return items(
      model.terms.map(({ name }) => name),
      CompletionItemKind.Variable,
      "term",
    );
  if (left === "By") return items(model.parties.keys(), CompletionItemKind.Class, "party");
  const about = [...eventsNamed(cursor.statement), ...namesIn(words)].flatMap(
    (name) => model.events.get(name) ?? [],
  );
  const type = left === null ? null : typeNamed(left, model, about);
  if (type?.kind === "text" && type.oneOf !== undefined)
    return items(type.oneOf, CompletionItemKind.EnumMember, left ?? "");
  return [];
}

/** How much of the quoted text stands behind the cursor. */
function closing({ text }: Source, offset: number): number {
  const rest = /^[^"”\r\n]*(?=["”])/.exec(text.slice(offset, offset + 200));
  return rest?.[0].length ?? 0;
}

/** The name that a quoted value is compared with or given to. */
function leftOf(words: Cursor["before"]): string | null {
  for (const { image, tokenType } of words.toReversed()) {
    if (tokenType.name === "Name") return image;
    if (
      !["'is'", "'not'", "Equal", "NotEqual", "'one'", "'of'", "Text", "Comma", "'or'"].includes(
        tokenType.name,
      )
    )
      return null;
  }
  return null;
}

function namesIn(words: Cursor["before"]): string[] {
  return words.filter(({ tokenType }) => tokenType.name === "Name").map(({ image }) => image);
}

/** The ids that the scenario under way has given before the cursor. */
function idsBefore({ before }: Cursor): string[] {
  return before.flatMap(({ image, tokenType }, index) =>
    tokenType.name === "Text" && before[index - 1]?.tokenType.name === "Name" ? [image.slice(1, -1)] : [],
  );
}

// ---- more of one ----

/** The thing that an item names. */
export function symbolOf({ model }: Compilation, key: string): Sym | null {
  for (const term of model.terms) {
    const symbol = termSym(term);
    if (symbol.key === key) return symbol;
  }
  for (const event of model.events.values()) {
    const symbol = eventSym(event);
    if (symbol.key === key) return symbol;
    for (const { name } of event.schema.fields) {
      const field = fieldSym(event, name);
      if (field?.key === key) return field;
    }
  }
  for (const party of model.parties.values()) if (partySym(party).key === key) return partySym(party);
  return null;
}
