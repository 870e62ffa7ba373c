/**
 * What the grammar would take next: an Earley recognizer over the parser's own recorded rules, so that completion knows exactly
 * the keywords that the parser knows. It reads the words of one statement up to the cursor.
 */

import { FileParser } from "../grammar/parser/file.ts";

/** What could stand at the end of the words. */
export interface Expected {
  /** The names of the token types: `'means'`, `Name`, `SectionLabel`. */
  readonly tokens: ReadonlySet<string>;
  /** For a name: the rules that ask for it (`deem`, `onRule`, `expression`, ...). */
  readonly namesFor: ReadonlySet<string>;
  /** The rules in which some word is expected next. */
  readonly rules: ReadonlySet<string>;
}

interface Production {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly Production[];
}

/** One state of a rule's automaton, with what leads on from it. */
interface State {
  readonly rule: number;
  readonly id: number;
  /** Where each token leads. */
  readonly terminals: Map<string, State[]>;
  /** Where each rule, once read, leads. */
  readonly calls: { readonly rule: number; readonly next: State }[];
  readonly empty: State[];
  final: boolean;
}

interface Grammar {
  readonly names: readonly string[];
  readonly ruleOf: ReadonlyMap<string, number>;
  readonly starts: readonly (readonly State[])[];
  readonly nullable: readonly boolean[];
  /** A state with all that it reaches without a word. */
  readonly reach: (state: State) => readonly State[];
}

let made: Grammar | null = null;

function grammar(): Grammar {
  made ??= build(new FileParser().getSerializedGastProductions());
  return made;
}

function build(rules: readonly Production[]): Grammar {
  const names = rules.map(({ name = "" }) => name);
  const ruleOf = new Map(names.map((name, index) => [name, index]));
  let count = 0;
  const state = (rule: number): State => ({
    rule,
    id: count++,
    terminals: new Map(),
    calls: [],
    empty: [],
    final: false,
  });
  const link = (rule: number, productions: readonly Production[], from: State): State => {
    let at = from;
    for (const each of productions) at = one(rule, each, at);
    return at;
  };
  const one = (rule: number, production: Production, from: State): State => {
    const inner = production.definition ?? [];
    const end = state(rule);
    switch (production.type) {
      case "Terminal": {
        const name = production.name ?? "";
        from.terminals.set(name, [...(from.terminals.get(name) ?? []), end]);
        return end;
      }
      case "NonTerminal":
        from.calls.push({ rule: ruleOf.get(production.name ?? "") ?? 0, next: end });
        return end;
      case "Alternation":
        for (const each of inner) link(rule, each.definition ?? [], from).empty.push(end);
        return end;
      case "Option":
        link(rule, inner, from).empty.push(end);
        from.empty.push(end);
        return end;
      case "Repetition":
      case "RepetitionMandatory": {
        // A state of its own, so that what leads back here does not lead into what stands beside it.
        const head = state(rule);
        from.empty.push(head);
        const last = link(rule, inner, head);
        last.empty.push(head, end);
        if (production.type === "Repetition") head.empty.push(end);
        return end;
      }
    }
    return link(rule, inner, from);
  };
  const first = rules.map((rule, index) => {
    const start = state(index);
    link(index, rule.definition ?? [], start).final = true;
    return start;
  });
  const reached = new Map<State, readonly State[]>();
  const reach = (from: State): readonly State[] => {
    const known = reached.get(from);
    if (known !== undefined) return known;
    const found = new Set([from]);
    for (const each of found) for (const next of each.empty) found.add(next);
    // States that only lead on say nothing by themselves.
    const all = [...found].filter(
      ({ terminals, calls, final }) => terminals.size > 0 || calls.length > 0 || final,
    );
    reached.set(from, all);
    return all;
  };
  const starts = first.map((each) => reach(each));
  const nullable = names.map(() => false);
  for (let changed = true; changed;) {
    changed = false;
    for (const [rule, start] of first.entries()) {
      if (nullable[rule] || !reachesEnd(start, nullable)) continue;
      nullable[rule] = true;
      changed = true;
    }
  }
  return { names, ruleOf, starts, nullable, reach };
}

/** Whether a rule can be read without a single word. */
function reachesEnd(start: State, nullable: readonly boolean[]): boolean {
  const found = new Set([start]);
  for (const each of found) {
    if (each.final) return true;
    for (const next of each.empty) found.add(next);
    for (const { rule, next } of each.calls) if (nullable[rule]) found.add(next);
  }
  return false;
}

interface Item {
  readonly state: State;
  readonly origin: number;
}

/** The items at one place between two words. */
class Column {
  readonly items: Item[] = [];
  readonly seen = new Set<number>();
  readonly predicted = new Set<number>();
  /** The items that wait for a rule begun here. */
  readonly waiting = new Map<number, { readonly next: State; readonly item: Item }[]>();
  /** Rules begun and ended here without a word. */
  add(state: State, origin: number, all: number): void {
    const key = state.id * all + origin;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.items.push({ state, origin });
  }
}

const LONGEST = 4_000;

/** What could come after these words, of which the first begins an item of the file; null where they cannot be read so far. */
export function expectedAfter(words: readonly string[], from = "file"): Expected | null {
  if (words.length > LONGEST) return null;
  const g = grammar();
  const all = words.length + 2;
  const columns = [new Column()];
  const put = (column: Column, state: State, origin: number): void => {
    for (const each of g.reach(state)) column.add(each, origin, all);
  };
  const begin = g.ruleOf.get(from) ?? 0;
  for (const state of g.starts[begin] ?? []) columns[0]?.add(state, 0, all);
  for (let at = 0; ; at++) {
    const column = columns[at];
    if (column === undefined || column.items.length === 0) return null;
    for (const item of column.items) {
      const { state, origin } = item;
      for (const { rule, next } of state.calls) {
        const waiting = column.waiting.get(rule);
        if (waiting === undefined) column.waiting.set(rule, [{ next, item }]);
        else waiting.push({ next, item });
        if (!column.predicted.has(rule)) {
          column.predicted.add(rule);
          for (const start of g.starts[rule] ?? []) column.add(start, at, all);
        }
        if (g.nullable[rule]) put(column, next, origin);
      }
      if (state.final && origin < at) {
        for (const { next, item: waiter } of columns[origin]?.waiting.get(state.rule) ?? [])
          put(column, next, waiter.origin);
      }
    }
    const word = words[at];
    if (word === undefined) return summary(g, columns, column);
    const following = new Column();
    for (const { state, origin } of column.items)
      for (const next of state.terminals.get(word) ?? []) put(following, next, origin);
    columns.push(following);
  }
}

/** Rules that only pass a name on to whoever asked for it. */
const PASSING = new Set(["name", "names", "chain", "chains", "article", "longName", "nameOrCall"]);

/** Rules that a value stands for. */
const VALUES = new Set([
  "expression",
  "operation",
  "operator",
  "unary",
  "sum",
  "rounded",
  "postfix",
  "primary",
  "parenthesized",
  "orList",
  "andList",
  "listItem",
  "step",
  "tableCell",
]);

function summary(g: Grammar, columns: readonly Column[], last: Column): Expected {
  const tokens = new Set<string>();
  const rules = new Set<string>();
  const namesFor = new Set<string>();
  const climbed = new Set<string>();
  const climb = (rule: number, origin: number): void => {
    const key = `${rule} ${origin}`;
    if (climbed.has(key)) return;
    climbed.add(key);
    const name = g.names[rule] ?? "";
    if (VALUES.has(name)) namesFor.add("expression");
    else if (!PASSING.has(name)) namesFor.add(name);
    else for (const { item } of columns[origin]?.waiting.get(rule) ?? []) climb(item.state.rule, item.origin);
  };
  for (const { state, origin } of last.items) {
    for (const name of state.terminals.keys()) {
      tokens.add(name);
      rules.add(g.names[state.rule] ?? "");
      if (name === "Name") climb(state.rule, origin);
    }
  }
  return { tokens, namesFor, rules };
}
