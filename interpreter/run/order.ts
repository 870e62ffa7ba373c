/** Facts of one instant: whether it matters in which order they happen. */
import * as entries from "../../grammar/diagnostics/catalogue/run.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Environment } from "../compile/context.ts";
import type { Program } from "../compile/program.ts";
import { viewOf } from "../compile/register.ts";
import { sameValue } from "../compile/same.ts";
import type { State } from "../compile/state.ts";
import type { Occurrence } from "../compile/value.ts";
import { verdictWords } from "../report/names.ts";
import { longDate } from "../values/day.ts";
import type { Act } from "./act-record.ts";
import { Unheard } from "./decide.ts";
import type { Fold, Next } from "./fold/fold.ts";
import { isUnderWay } from "./notices.ts";
import type { Rebinding } from "./rebinding.ts";
import { shown, words } from "./show.ts";
import { whyStopped } from "./stops.ts";

/** So many pairs of events of one instant are tried in the other order; a file with more has hardly been timed by anybody. */
const MOST_COMPARED = 500;

/** Two facts that follow one another at one instant, with the world before them. */
interface Pair {
  readonly first: Occurrence;
  readonly second: Occurrence;
  readonly before: Fold;
  /** Hears what becomes of the two in the other order. */
  readonly unheard: Unheard;
}

/** The pairs of facts that are still to be tried in the other order. */
export class Orders {
  private pairs: readonly Pair[] = [];
  private compared = 0;

  /** The pair that begins with what comes next, if any. `last` are the words that know all others. */
  pairAt(fold: Fold, next: Next, last: Program): Pair | null {
    if (!("fact" in next)) return null;
    const first = next.fact;
    const second = fold.second();
    // A notice counts at another time than it was sent at.
    if (second === null || isUnderWay(fold.program, first) || isUnderWay(fold.program, second)) return null;
    if (second.instant !== first.instant || this.compared >= MOST_COMPARED) return null;
    this.compared++;
    const unheard = new Unheard(last);
    return { first, second, before: fold.fork(unheard), unheard };
  }

  /** Whether no pair is waiting. */
  get areDone(): boolean {
    return this.pairs.length === 0;
  }

  /** Whether as many pairs have been tried as in another run. */
  isLike(other: Orders): boolean {
    return this.areDone && other.areDone && this.compared === other.compared;
  }

  add(pair: Pair): void {
    this.pairs = [...this.pairs, pair];
  }

  /** Where both facts of a pair have been applied, tries the other order and says whether it matters. */
  compare(fold: Fold, acts: readonly Act[]): Diagnostic | null {
    const pair = this.pairs[0];
    if (pair === undefined || fold.past.byIdentity(pair.second.identity)?.key !== pair.second.key)
      return null;
    this.pairs = this.pairs.slice(1);
    const differences = differencesOf(pair, fold, acts);
    if (differences.length === 0) return null;
    const { first, second } = pair;
    const details = {
      first: nameOf(first),
      second: nameOf(second),
      date: longDate(first.day),
      difference: differences.join("; "),
    };
    return report(entries.orderMatters, second.place, details, {
      related: [{ place: first.place, message: "the other event" }],
    });
  }

  /** The same under other readings. */
  branch(rebinding: Rebinding, environment: Environment): Orders {
    const copy = new Orders();
    copy.compared = this.compared;
    copy.pairs = this.pairs.map((pair) => {
      const unheard = new Unheard(rebinding.to);
      return { ...pair, unheard, before: pair.before.branch(rebinding, environment, unheard) };
    });
    return copy;
  }
}

function nameOf({ kind, id }: Occurrence): string {
  return id === null ? kind : `${kind} "${id}"`;
}

/** What is otherwise where the second fact of a pair is applied first. */
function differencesOf(
  { first, second, before, unheard }: Pair,
  fold: Fold,
  acts: readonly Act[],
): readonly string[] {
  const known = new Set(before.state.register?.certificates.keys());
  try {
    before.applyFact(second);
    before.applyFact(first);
    return [
      ...otherTerms(fold, before.state, known),
      ...[first, second].flatMap((act) => otherAct(act, acts, unheard.records)),
    ];
  } catch (error) {
    const why = whyStopped(error);
    if (why === null) throw error;
    return [`the run stops, since ${why.message}`];
  }
}

/** What terms come to in the other order. */
function otherTerms({ state, program }: Fold, otherwise: State, known: ReadonlySet<string>): string[] {
  const { zone } = program.model;
  const differences: string[] = [];
  const others = byOrigin(otherwise, known);
  for (const [origin, here] of byOrigin(state, known)) {
    const there = others.get(origin);
    for (const [slot, term] of program.slots.entries()) {
      const own = term.scope.of === "certificate" || here.certificate === null;
      if (!own || sameValue(here.slots[slot], there?.slots[slot])) continue;
      const is = shown(term.type, here.slots[slot], zone);
      const other = shown(term.type, there?.slots[slot], zone);
      const whose = here.certificate === null ? "" : ` of certificate ${here.certificate}`;
      differences.push(`${term.name}${whose} ${words(other)} instead of ${words(is)}`);
    }
  }
  return differences;
}

/** What becomes of an act in the other order. */
function otherAct(act: Occurrence, acts: readonly Act[], others: readonly Act[]): string[] {
  const here = acts.find((record) => record.of(act));
  const there = others.find((record) => record.of(act));
  if (here === undefined || there === undefined) return [];
  const name = nameOf(act);
  if (verdictWords(here) !== verdictWords(there))
    return [`${name} ${verdictWords(there)} instead of ${verdictWords(here)}`];
  if (here.status === "refused") return [];
  const gives = new Map(there.gives.map((given) => [given.name, words(given.value)]));
  return here.gives.flatMap(({ name: what, value }) => {
    const [is, other] = [words(value), gives.get(what)];
    return other === undefined || other === is ? [] : [`${what} of ${name} ${other} instead of ${is}`];
  });
}

/**
 * The world of each certificate: by its number where it was there before, else by what it came out of and for whom, since the order
 * of issue decides the number. Without a register, the one world.
 */
function byOrigin(state: State, known: ReadonlySet<string>): Map<string, State> {
  const found = new Map<string, State>();
  if (state.register === null) return found.set("", state);
  for (const { number, from, holder, covered } of state.register.certificates.values()) {
    const view = viewOf(state, number);
    if (known.has(number)) found.set(number, view);
    else {
      const origin = `${from ?? ""} ${holder} ${from === null ? covered.toFraction() : ""}`;
      let place = 0;
      while (found.has(`${origin} ${place}`)) place++;
      found.set(`${origin} ${place}`, view);
    }
  }
  return found;
}
