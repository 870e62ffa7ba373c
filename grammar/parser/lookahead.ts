import { getLookaheadPaths, type ILookaheadStrategy, type IOrAlt, type IToken, LLkLookaheadStrategy, type TokenType } from "chevrotain";

type AlternationOptions = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type OptionalOptions = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];

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
 * Chevrotain's own LL(k), decided by tables instead of a walk along every path: the first token gives the few alternatives
 * that it can begin, the second one and the gates decide between them. Each table is made when it is first asked for, so that
 * a parser which reads one short file does not pay for the whole grammar.
 */
export class TableLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(options: AlternationOptions): (alternatives?: IOrAlt<unknown>[]) => number | undefined {
    const { prodOccurrence: occurrence, rule, maxLookahead } = options;
    let table: Table | undefined;
    return function choose(this: unknown, alternatives: IOrAlt<unknown>[] = []): number | undefined {
      table ??= tableOf(getLookaheadPaths({ occurrence, rule, maxLookahead, prodType: "Alternation" }));
      const reader = this as Reader;
      for (const { alternative, second } of table.byFirst[reader.LA(1).tokenTypeIdx] ?? table.any) {
        if (second !== null && !second.has(reader.LA(2).tokenTypeIdx)) continue;
        if (alternatives[alternative]?.GATE?.call(this) === false) continue;
        return alternative;
      }
      return undefined;
    };
  }

  override buildLookaheadForOptional(options: OptionalOptions): () => boolean {
    const { prodOccurrence: occurrence, rule, maxLookahead, prodType } = options;
    let table: Table | undefined;
    return function enters(this: unknown): boolean {
      // The first path set is the inside; the other, what follows, only says how far ahead it takes to tell them apart.
      table ??= tableOf(getLookaheadPaths({ occurrence, rule, maxLookahead, prodType }).slice(0, 1));
      const reader = this as Reader;
      const found = (table.byFirst[reader.LA(1).tokenTypeIdx] ?? table.any)[0];
      return found !== undefined && (found.second === null || found.second.has(reader.LA(2).tokenTypeIdx));
    };
  }
}

/** More than there are token types: a list with holes would be looked up far more slowly. */
const TYPES = 512;

/** Paths of at most two tokens, turned around: from the first token to what may follow it in which alternative. */
function tableOf(alternatives: readonly (readonly (readonly TokenType[])[])[]): Table {
  const any: Candidate[] = [];
  const byFirst: (Candidate[] | undefined)[] = Array.from({ length: TYPES });
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

function addSecond(seconds: Map<number, Set<number> | null>, first: number, second: TokenType | undefined): void {
  const known = seconds.get(first);
  if (second === undefined) seconds.set(first, null);
  else if (known === undefined) seconds.set(first, new Set([numberOf(second)]));
  else known?.add(numberOf(second));
}

function numberOf(type: TokenType): number {
  return type.tokenTypeIdx ?? 0;
}
