import {
  getLookaheadPaths,
  type ILookaheadStrategy,
  type IOrAlt,
  type IToken,
  LLkLookaheadStrategy,
  type TokenType,
} from "chevrotain";
import { tokens } from "../tokens.ts";

type AlternationOptions = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type OptionalOptions = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];
type Choose = (alternatives?: IOrAlt<unknown>[]) => number | undefined;
type Enters = () => boolean;

/** What a lookahead function sees of the parser that it runs in. */
interface Reader {
  LA(ahead: number): IToken;
}

/** The tokens that may stand second; null where any may. */
type Second = ReadonlySet<number> | null;

/** What can be chosen where a token stands first, in the order of the alternatives. */
interface Candidate {
  readonly alternative: number;
  readonly second: Second;
}

/** By the first token's number; `any` is chosen whatever comes. */
interface Table {
  readonly byFirst: readonly (readonly Candidate[] | undefined)[];
  readonly any: readonly Candidate[];
}

/**
 * A table as numbers, for the built command: tokens by their place in `tokens`. The alternatives that are chosen whatever comes,
 * then for each first token its candidates: the alternative and which of the lists of second tokens it takes, -1 for any.
 */
type PreparedTable = readonly [
  any: readonly number[],
  byFirst: readonly (readonly [first: number, ...candidates: number[]])[],
];

/** The tables of a whole grammar. Made from it when the command is built, so that a start need not record the grammar. */
export interface Prepared {
  readonly seconds: readonly (readonly number[])[];
  /** By rule, then by chevrotain's key of the place in the rule. */
  readonly rules: Readonly<Record<string, readonly (readonly [key: number, table: PreparedTable])[]>>;
}

/** Chevrotain's keys for places in a rule: the kind of place, then which of them in its lower eight bits. */
const PLACES = {
  Alternation: 1 << 8,
  Option: 2 << 8,
  Repetition: 3 << 8,
  RepetitionMandatory: 4 << 8,
} as const;
type Place = keyof typeof PLACES;

/**
 * Chevrotain's own LL(k), decided by tables instead of a walk along every path: the first token gives the few alternatives
 * that it can begin, the second one and the gates decide between them. Each table is made when it is first asked for, so that
 * a parser which reads one short file does not pay for the whole grammar.
 */
export class TableLookahead extends LLkLookaheadStrategy {
  /** Every place of the grammar at which something is to be chosen. */
  private readonly places: { readonly rule: string; readonly key: number; readonly table: () => Table }[] =
    [];

  override buildLookaheadForAlternation(options: AlternationOptions): Choose {
    const { prodOccurrence: occurrence, rule, maxLookahead } = options;
    const table = (): Table =>
      tableOf(getLookaheadPaths({ occurrence, rule, maxLookahead, prodType: "Alternation" }));
    this.places.push({ rule: rule.name, key: PLACES.Alternation | occurrence, table });
    return chooser(table);
  }

  override buildLookaheadForOptional(options: OptionalOptions): Enters {
    const { prodOccurrence: occurrence, rule, maxLookahead, prodType } = options;
    // The first path set is the inside; the other, what follows, only says how far ahead it takes to tell them apart.
    const table = (): Table =>
      tableOf(getLookaheadPaths({ occurrence, rule, maxLookahead, prodType }).slice(0, 1));
    this.places.push({ rule: rule.name, key: PLACES[prodType as Place] | occurrence, table });
    return enterer(table);
  }

  /** All tables, as numbers. */
  prepare(): Prepared {
    const places = new Map(tokens.map((type, place) => [numberOf(type), place]));
    const placeOf = (number: number): number => {
      const place = places.get(number);
      if (place === undefined) throw new Error("a token of the grammar is not among its tokens");
      return place;
    };
    const seconds: number[][] = [];
    const known = new Map<string, number>();
    const secondOf = (second: Second): number => {
      if (second === null) return -1;
      const list = [...second].map(placeOf).sort((a, b) => a - b);
      const found = known.get(list.join()) ?? seconds.push(list) - 1;
      known.set(list.join(), found);
      return found;
    };
    const rules: Record<string, [number, PreparedTable][]> = {};
    for (const { rule, key, table } of this.places) {
      const { any, byFirst } = table();
      const candidates = byFirst.flatMap((list, first): [number, ...number[]][] =>
        list === undefined
          ? []
          : [[placeOf(first), ...list.flatMap(({ alternative, second }) => [alternative, secondOf(second)])]],
      );
      (rules[rule] ??= []).push([key, [any.map(({ alternative }) => alternative), candidates]]);
    }
    return { seconds, rules };
  }
}

/** Hands every place's lookahead function to the parser, made from tables that were prepared. */
export function install(
  prepared: Prepared,
  set: (rule: string, key: number, lookahead: Choose | Enters) => void,
): void {
  const sets: (ReadonlySet<number> | undefined)[] = [];
  const second = (index: number): Second =>
    index < 0
      ? null
      : (sets[index] ??= new Set(prepared.seconds[index]?.map((place) => numberOf(tokens[place]))));
  const read = ([any, candidates]: PreparedTable): Table => {
    const byFirst = NONE.slice();
    for (const [first, ...rest] of candidates) {
      const list: Candidate[] = [];
      for (let at = 0; at < rest.length; at += 2)
        list.push({ alternative: rest[at] ?? 0, second: second(rest[at + 1] ?? -1) });
      byFirst[numberOf(tokens[first])] = list;
    }
    return { byFirst, any: any.map((alternative) => ({ alternative, second: null })) };
  };
  for (const [rule, places] of Object.entries(prepared.rules)) {
    for (const [key, table] of places) {
      set(rule, key, key < PLACES.Option ? chooser(() => read(table)) : enterer(() => read(table)));
    }
  }
}

function chooser(make: () => Table): Choose {
  let table: Table | undefined;
  return function choose(this: unknown, alternatives: IOrAlt<unknown>[] = []): number | undefined {
    table ??= make();
    const reader = this as Reader;
    for (const { alternative, second } of table.byFirst[reader.LA(1).tokenTypeIdx] ?? table.any) {
      if (second !== null && !second.has(reader.LA(2).tokenTypeIdx)) continue;
      if (alternatives[alternative]?.GATE?.call(this) === false) continue;
      return alternative;
    }
    return undefined;
  };
}

function enterer(make: () => Table): Enters {
  let table: Table | undefined;
  return function enters(this: unknown): boolean {
    table ??= make();
    const reader = this as Reader;
    const found = (table.byFirst[reader.LA(1).tokenTypeIdx] ?? table.any)[0];
    return found !== undefined && (found.second === null || found.second.has(reader.LA(2).tokenTypeIdx));
  };
}

/** More than there are token types: a list with holes would be looked up far more slowly. */
const TYPES = 512;
const NONE: readonly (Candidate[] | undefined)[] = Array.from({ length: TYPES }, () => undefined);

/** Paths of at most two tokens, turned around: from the first token to what may follow it in which alternative. */
function tableOf(alternatives: readonly (readonly (readonly TokenType[])[])[]): Table {
  const any: Candidate[] = [];
  const byFirst = NONE.slice();
  for (const [alternative, paths] of alternatives.entries()) {
    const seconds = new Map<number, Set<number> | null>();
    for (const [first, second] of paths) {
      if (first === undefined) any.push({ alternative, second: null });
      else addSecond(seconds, numberOf(first), second);
    }
    for (const [first, second] of seconds) (byFirst[first] ??= []).push({ alternative, second });
  }
  return { byFirst, any };
}

function addSecond(
  seconds: Map<number, Set<number> | null>,
  first: number,
  second: TokenType | undefined,
): void {
  const known = seconds.get(first);
  if (second === undefined) seconds.set(first, null);
  else if (known === undefined) seconds.set(first, new Set([numberOf(second)]));
  else known?.add(numberOf(second));
}

function numberOf(type: TokenType | undefined): number {
  return type?.tokenTypeIdx ?? 0;
}
