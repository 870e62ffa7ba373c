// The grammar as docs/language.md prints it: read, and used in both directions. It recognizes the words of a text (Earley,
// "An efficient context-free parsing algorithm"), and it gives a shortest sentence for everything that it allows.
import type { IToken, TokenType } from "chevrotain";
import { tokenize } from "../../grammar/tokens.ts";

/** A part of an alternative: another rule by its name, or one word of the text. */
type Part =
  | { readonly is: "rule"; readonly name: string }
  | { readonly is: "word"; readonly shown: string; readonly matches: (token: IToken) => boolean };

/** One alternative of a rule. */
interface Production {
  readonly rule: string;
  readonly parts: readonly Part[];
}

export interface Grammar {
  readonly start: string;
  readonly rules: ReadonlyMap<string, readonly Production[]>;
  /** The rules that the page names, without those made for brackets. */
  readonly named: readonly string[];
  /** The words in quotes, keywords and signs. */
  readonly words: ReadonlySet<string>;
}

/** What the words in capitals stand for: token types, and an example. */
const CLASSES: Readonly<Record<string, { readonly types: readonly string[]; readonly example: string }>> = {
  NAME: { types: ["Name"], example: "Price" },
  TEXT: { types: ["Text"], example: '"text"' },
  TEXTBLOCK: { types: ["TextBlock"], example: '"""words"""' },
  LABEL: { types: ["SectionLabel"], example: "4(d)" },
  CASE: { types: ["CaseLabel"], example: "(a)" },
  NUMBER: { types: ["Number"], example: "3" },
  FRACTION: { types: ["Fraction"], example: "1/100" },
  MONEY: { types: ["Money"], example: "$2.40" },
  BLANKMONEY: { types: ["MoneyBlank"], example: "$[●]" },
  PERCENT: { types: ["Percent"], example: "5%" },
  BLANK: { types: ["Blank"], example: "[●]" },
  DATE: { types: ["DateLong", "DateIso"], example: "March 14, 2005" },
  MONTHDAY: { types: ["MonthDay"], example: "July 4" },
  TIME: { types: ["Time"], example: "5:00 pm" },
  ZONE: { types: ["Zone"], example: "America/New_York" },
  WORD: { types: ["Word"], example: "appraisal" },
};

// ------------------------------------------------------------------------------------------------------------- reading

/** Reads `name = "word" NAME [ x ] { x } ( x | y )`, one rule after another; a line that begins with white space goes on. */
export function readGrammar(text: string): Grammar {
  return new Reader(text).grammar();
}

class Reader {
  private readonly rules = new Map<string, Production[]>();
  private readonly words = new Set<string>();
  private readonly text: string;
  private pieces: string[] = [];

  constructor(text: string) {
    this.text = text;
  }

  grammar(): Grammar {
    const named: string[] = [];
    for (const rule of this.text.trim().split(/\n(?!\s)/)) {
      const [, name, body] = /^([a-z-]+)\s*=\s*([\s\S]+)$/.exec(rule) ?? [];
      if (name === undefined || body === undefined) throw new Error(`no rule: ${rule}`);
      if (named.includes(name)) throw new Error(`two rules for ${name}`);
      named.push(name);
      this.pieces = body.match(/"[^"]+"|[A-Za-z-]+|[[\]{}()|]/g) ?? [];
      this.rules.set(name, []);
      this.alternatives(name);
      if (this.pieces.length > 0) throw new Error(`${name}: "${this.pieces.join(" ")}" is left over`);
    }
    for (const productions of this.rules.values()) {
      for (const { rule, parts } of productions) {
        const missing = parts.find((part) => part.is === "rule" && !this.rules.has(part.name));
        if (missing?.is === "rule") throw new Error(`${rule} needs ${missing.name}, which has no rule`);
      }
    }
    return { start: named[0] ?? "", rules: this.rules, named, words: this.words };
  }

  private alternatives(rule: string): void {
    do {
      const parts: Part[] = [];
      while (this.pieces.length > 0 && !/^[|\])}]$/.test(this.pieces[0] ?? "")) parts.push(this.part(rule));
      this.rules.get(rule)?.push({ rule, parts });
    } while (this.pieces[0] === "|" && this.pieces.shift() !== undefined);
  }

  private part(rule: string): Part {
    const piece = this.pieces.shift() ?? "";
    if (piece.startsWith('"')) return this.word(piece.slice(1, -1));
    const named = CLASSES[piece];
    if (named !== undefined) {
      const matches = ({ tokenType }: IToken): boolean => named.types.includes(tokenType.name);
      return { is: "word", shown: named.example, matches };
    }
    if (!/^[[{(]$/.test(piece)) return { is: "rule", name: piece };
    const name = `${rule} ${this.rules.size}`;
    this.rules.set(name, []);
    this.alternatives(name);
    this.pieces.shift();
    if (piece === "[") this.rules.get(name)?.push({ rule: name, parts: [] });
    if (piece !== "{") return { is: "rule", name };
    const repeated = `${name} again`;
    const parts: Part[] = [
      { is: "rule", name },
      { is: "rule", name: repeated },
    ];
    this.rules.set(repeated, [
      { rule: repeated, parts: [] },
      { rule: repeated, parts },
    ]);
    return { is: "rule", name: repeated };
  }

  private word(shown: string): Part {
    this.words.add(shown);
    const type: TokenType | undefined = tokenize(shown).tokens[0]?.tokenType;
    return { is: "word", shown, matches: ({ tokenType }) => tokenType === type };
  }
}

// -------------------------------------------------------------------------------------------------------- recognizing

/** An alternative that has been read up to some part, from some word on. */
interface Item {
  readonly production: Production;
  readonly at: number;
  readonly from: number;
}

/** More than any alternative has parts; keys are numbers, since words of a key would take most of the time. */
const MOST_PARTS = 64;

/** How many of the words a rule can read, beginning with the first: all of them where it recognizes the whole. */
export function readsTo(grammar: Grammar, rule: string, words: readonly IToken[]): number {
  const { empty, numbers } = prepared(grammar);
  const columns = Array.from({ length: words.length + 1 }, () => ({
    items: [] as Item[],
    seen: new Set<number>(),
  }));
  const add = (column: number, item: Item): void => {
    const { items, seen } = columns[column]!;
    const key = (numbers.get(item.production)! * MOST_PARTS + item.at) * columns.length + item.from;
    if (seen.has(key)) return;
    seen.add(key);
    items.push(item);
  };
  for (const production of grammar.rules.get(rule) ?? []) add(0, { production, at: 0, from: 0 });
  let farthest = 0;
  for (const [column, { items }] of columns.entries()) {
    if (items.length > 0) farthest = column;
    for (const item of items) {
      const part = item.production.parts[item.at];
      if (part === undefined) {
        for (const waiting of columns[item.from]!.items) {
          const next = waiting.production.parts[waiting.at];
          if (next?.is === "rule" && next.name === item.production.rule)
            add(column, { ...waiting, at: waiting.at + 1 });
        }
      } else if (part.is === "rule") {
        for (const production of grammar.rules.get(part.name) ?? [])
          add(column, { production, at: 0, from: column });
        if (empty.has(part.name)) add(column, { ...item, at: item.at + 1 });
      } else {
        const word = words[column];
        if (word !== undefined && part.matches(word)) add(column + 1, { ...item, at: item.at + 1 });
      }
    }
  }
  const whole = columns[words.length]!.items.some(
    ({ production, at, from }) => from === 0 && production.rule === rule && at === production.parts.length,
  );
  return whole ? words.length : Math.min(farthest, words.length - 1);
}

interface Prepared {
  /** The rules that can be nothing at all. */
  readonly empty: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<Production, number>;
}

const known = new WeakMap<Grammar, Prepared>();

function prepared(grammar: Grammar): Prepared {
  let found = known.get(grammar);
  if (found === undefined) {
    const productions = [...grammar.rules.values()].flat();
    found = { empty: emptyRules(grammar), numbers: new Map(productions.map((one, index) => [one, index])) };
    known.set(grammar, found);
  }
  return found;
}

function emptyRules(grammar: Grammar): ReadonlySet<string> {
  const empty = new Set<string>();
  for (let before = -1; before < empty.size;) {
    before = empty.size;
    for (const [rule, productions] of grammar.rules) {
      if (productions.some(({ parts }) => parts.every((part) => part.is === "rule" && empty.has(part.name))))
        empty.add(rule);
    }
  }
  return empty;
}

// ----------------------------------------------------------------------------------------------------------- sentences

/** For every alternative of every rule, also of those in brackets, a shortest sentence of the whole that takes it. */
export function sentences(grammar: Grammar): { readonly rule: string; readonly text: string }[] {
  const shortest = shortestTexts(grammar);
  const text = (parts: readonly Part[]): string[] =>
    parts.flatMap((part) => (part.is === "word" ? [part.shown] : (shortest.get(part.name) ?? [])));
  const around = contexts(grammar, text);
  return [...grammar.rules.values()].flat().flatMap(({ rule, parts }) => {
    const context = around.get(rule);
    if (context === undefined) throw new Error(`nothing leads to ${rule}`);
    return [{ rule, text: [...context.before, ...text(parts), ...context.after].join(" ") }];
  });
}

/** The fewest words that each rule can be. */
function shortestTexts(grammar: Grammar): ReadonlyMap<string, readonly string[]> {
  const shortest = new Map<string, readonly string[]>();
  for (let changed = true; changed;) {
    changed = false;
    for (const [rule, productions] of grammar.rules) {
      for (const { parts } of productions) {
        if (parts.some((part) => part.is === "rule" && !shortest.has(part.name))) continue;
        const words = parts.flatMap((part) =>
          part.is === "word" ? [part.shown] : (shortest.get(part.name) ?? []),
        );
        if (words.length >= (shortest.get(rule)?.length ?? Infinity)) continue;
        shortest.set(rule, words);
        changed = true;
      }
    }
  }
  return shortest;
}

interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The fewest words in which each rule can stand. */
function contexts(grammar: Grammar, text: (parts: readonly Part[]) => string[]): ReadonlyMap<string, Around> {
  const found = new Map<string, Around>([[grammar.start, { before: [], after: [] }]]);
  const length = (around: Around | undefined): number =>
    around === undefined ? Infinity : around.before.length + around.after.length;
  for (let changed = true; changed;) {
    changed = false;
    for (const { rule, parts } of [...grammar.rules.values()].flat()) {
      const outer = found.get(rule);
      if (outer === undefined) continue;
      for (const [index, part] of parts.entries()) {
        if (part.is !== "rule") continue;
        const before = [...outer.before, ...text(parts.slice(0, index))];
        const after = [...text(parts.slice(index + 1)), ...outer.after];
        if (length({ before, after }) >= length(found.get(part.name))) continue;
        found.set(part.name, { before, after });
        changed = true;
      }
    }
  }
  return found;
}
