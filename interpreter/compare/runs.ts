/** The economic redline: what two contracts, or two readings of one, make of the same facts. */

import type {
  ActRecord,
  HistoryRecord,
  LedgerEntry,
  ObligationRecord,
  RunResult,
  Shown,
} from "../run/result.ts";
import { verdictWords } from "../report/names.ts";
import { valueKey } from "../report/show.ts";
import { localDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";

/** Where two runs part: the first event after which something is not the same. */
export interface Parting {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
  /** The clause that makes the difference, where one can be named. */
  readonly section: string | null;
}

/** A value on both sides; null where that side has none. */
export interface Pair<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export interface TermChange {
  readonly name: string;
  /** At the end. */
  readonly last: Pair<Shown>;
  /** Days on which it changes on either side, with its value at the end of each on both. */
  readonly points: readonly (Pair<Shown> & { readonly day: number })[];
}

export interface ActChange extends Pair<ActRecord> {
  readonly act: string;
  readonly id: string | null;
  readonly day: number;
  /** What it used and gave, where that differs. */
  readonly values: readonly (Pair<Shown> & { readonly name: string })[];
}

export interface DutyChange extends Pair<ObligationRecord> {
  readonly section: string;
  readonly party: string;
  readonly act: string;
  /** The event from which it arose, and when. */
  readonly event: string;
  readonly id: string | null;
  readonly day: number;
}

/** What one party has of an asset at the end, counted from what changed hands. */
export interface Total extends Pair<Rational> {
  readonly party: string;
  /** The asset, or the ISO code for money. */
  readonly asset: string;
  readonly unit: string;
  readonly difference: Rational;
}

export interface RunComparison {
  readonly parting: Parting | null;
  readonly terms: readonly TermChange[];
  readonly acts: readonly ActChange[];
  readonly duties: readonly DutyChange[];
  readonly totals: readonly Total[];
}

export function compareRuns(before: RunResult, after: RunResult): RunComparison {
  return {
    ...compareWorth(before, after),
    terms: termChanges(before, after),
    acts: actChanges(before, after),
    duties: dutyChanges(before, after),
  };
}

/** Where two runs part and what that is worth, for many runs of one contract. */
export function compareWorth(before: RunResult, after: RunResult): Pick<RunComparison, "parting" | "totals"> {
  return { parting: partingOf(before, after), totals: totalsOf(before, after) };
}

// ---- where they part ----

interface Mark {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
  readonly section: string | null;
  readonly says: string;
}

/** How many moments are looked at first; as long as the two say the same, four times as many each time. */
const FIRST_MOMENTS = 8;

/** The earliest thing that one run has and the other has not. Most readings part runs early, and what comes later need not be written out. */
function partingOf(before: RunResult, after: RunResult): Parting | null {
  for (let moments = FIRST_MOMENTS; ; moments *= 4) {
    const until = before.history[moments]?.instant ?? Infinity;
    const first = firstOf(marksOf(before, until), marksOf(after, until));
    if (first === null && until < Infinity) continue;
    if (first === null) return null;
    const { day, instant, event, id, section } = first;
    return { day, instant, event, id, section };
  }
}

function firstOf(left: readonly Mark[], right: readonly Mark[]): Mark | null {
  return (
    [...missing(left, right), ...missing(right, left)].toSorted(
      (a, b) => a.instant - b.instant || Number(a.section === null) - Number(b.section === null),
    )[0] ?? null
  );
}

function missing(marks: readonly Mark[], others: readonly Mark[]): Mark[] {
  const known = new Map<string, number>();
  for (const { instant, says } of others) {
    const key = `${instant} ${says}`;
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return marks.filter(({ instant, says }) => {
    const key = `${instant} ${says}`;
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}

/** All that a run says as far as to an instant, each at its own. What differs in a section's name alone does not part two runs. */
function marksOf(result: RunResult, until: number): Mark[] {
  const { ledger, acts, settlements, history, obligations, stopped, zone } = result;
  const isKnown = ({ instant }: { readonly instant: number }): boolean => instant <= until;
  const ofLedger = ledger
    .filter(isKnown)
    .map((entry): Mark => ({ ...momentOf(entry), says: ledgerWords(entry) }));
  const ofActs = acts.filter(isKnown).flatMap((act): Mark[] => {
    const { day, instant, act: event, id, status, refusedBy, cutBack } = act;
    const at = { day, instant, event, id };
    const name = `${event} ${id ?? ""}`;
    const isRefused = status === "refused";
    const counts = cutBack === null ? "" : `${valueKey(cutBack.counts)} ${cutBack.by.join(" ")}`;
    const fate: Mark = {
      ...at,
      section: refusedBy[0] ?? cutBack?.by[0] ?? null,
      says: `${name} ${status} ${isRefused ? String(act.mostAllowed) : counts}`,
    };
    // What a refused act would have given is of no use to anybody, and parts nothing.
    if (isRefused) return [fate];
    const values = valuesOf(act).map(([each, value]) => `${each}=${valueKey(value)}`);
    return [fate, { ...at, section: null, says: `${name} ${values.join(" ")}` }];
  });
  const ofSettlements = settlements
    .filter(isKnown)
    .map(({ day, instant, id, section, from, to, asset, amount }): Mark => ({
      day,
      instant,
      event:
        acts.find((act) => act.instant === instant && act.id === id)?.act ??
        history.find((record) => record.instant === instant)?.cause ??
        "what changed hands",
      id,
      section,
      says: `${from} ${to} ${amount.toFraction()} ${asset}`,
    }));
  const ofHistory = history.filter(isKnown).map(({ day, instant, cause, terms }): Mark => ({
    day,
    instant,
    event: cause,
    id: null,
    section: null,
    says: [...terms].map(([name, value]) => `${name}=${valueKey(value)}`).join(" "),
  }));
  // A duty with another deadline parts two runs when it arises, before anybody is late.
  const ofDuties = obligations
    .filter(({ arose }) => arose <= until)
    .map(({ party, act, event, id, section, arose, due, status }): Mark => ({
      day: localDay(arose, zone),
      instant: arose,
      event,
      id,
      section,
      says: `${party} ${act} ${id ?? ""} ${due} ${status}`,
    }));
  const stop: Mark[] =
    stopped === null || !isKnown(stopped)
      ? []
      : [
          {
            day: localDay(stopped.instant, zone),
            instant: stopped.instant,
            event: stopped.event,
            id: stopped.id,
            section: stopped.section,
            says: `stops ${stopped.code}`,
          },
        ];
  return [...ofLedger, ...ofActs, ...ofSettlements, ...ofDuties, ...ofHistory, ...stop];
}

function momentOf({ day, instant, event, id, section }: LedgerEntry): Omit<Mark, "says"> {
  return { day, instant, event, id, section };
}

function ledgerWords({ term, status, before, after }: LedgerEntry): string {
  return `${term} ${status} ${valueKey(before)} ${valueKey(after)}`;
}

// ---- terms ----

function termChanges(before: RunResult, after: RunResult): TermChange[] {
  const [left, right] = [seriesOf(before.history), seriesOf(after.history)];
  const names = [
    ...new Set([...before.terms.keys(), ...after.terms.keys(), ...left.keys(), ...right.keys()]),
  ];
  return names.flatMap((name): TermChange[] => {
    const last = { before: before.terms.get(name) ?? null, after: after.terms.get(name) ?? null };
    const [was, is] = [
      left.get(name) ?? new Map<number, Shown>(),
      right.get(name) ?? new Map<number, Shown>(),
    ];
    const points = [...new Set([...was.keys(), ...is.keys()])]
      .toSorted((a, b) => a - b)
      .map((day) => ({ day, before: valueOn(was, day), after: valueOn(is, day) }));
    return same(last) && points.every(same) ? [] : [{ name, last, points }];
  });
}

/** The value at the end of each day on which a term changes. */
function seriesOf(history: readonly HistoryRecord[]): Map<string, Map<number, Shown>> {
  const found = new Map<string, Map<number, Shown>>();
  const latest = new Map<string, string>();
  for (const { day, terms } of history) {
    for (const [name, value] of terms) {
      const key = valueKey(value);
      if (latest.get(name) === key) continue;
      latest.set(name, key);
      const known = found.get(name);
      if (known === undefined) found.set(name, new Map([[day, value]]));
      else known.set(day, value);
    }
  }
  return found;
}

function valueOn(series: ReadonlyMap<number, Shown>, day: number): Shown | null {
  let found: Shown | null = null;
  for (const [each, value] of series) {
    if (each > day) break;
    found = value;
  }
  return found;
}

function same({ before, after }: Pair<Shown>): boolean {
  return before === null || after === null ? before === after : valueKey(before) === valueKey(after);
}

// ---- acts and duties ----

function actChanges(before: RunResult, after: RunResult): ActChange[] {
  return paired(before.acts, after.acts, ({ act, id, instant }) => `${act} ${id ?? ""} ${instant}`).flatMap(
    (pair) => {
      const one = pair.before ?? pair.after;
      if (one === null) return [];
      const values = valueChanges(pair);
      const verdict = (act: ActRecord): string =>
        `${verdictWords(act)} ${act.status === "refused" ? String(act.mostAllowed) : ""}`;
      const alike =
        pair.before !== null && pair.after !== null && verdict(pair.before) === verdict(pair.after);
      return alike && values.length === 0
        ? []
        : [{ ...pair, act: one.act, id: one.id, day: one.day, values }];
    },
  );
}

/** What a refused act would have given is of no use to anybody. */
function valuesOf({ status, terms, gives }: ActRecord): [string, Shown][] {
  return status === "refused" ? [] : [...terms, ...gives].map(({ name, value }) => [name, value]);
}

function valueChanges({ before, after }: Pair<ActRecord>): ActChange["values"] {
  const was = new Map(before === null ? [] : valuesOf(before));
  const is = new Map(after === null ? [] : valuesOf(after));
  // Of an act that one of them refuses the terms that it would have used are no change.
  const given = [before, after].some((act) => act?.status === "refused")
    ? new Set([before, after].flatMap((act) => act?.gives.map(({ name }) => name) ?? []))
    : null;
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => given?.has(name) !== false)
    .map((name) => ({ name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
    .filter((pair) => !same(pair));
}

function dutyChanges(before: RunResult, after: RunResult): DutyChange[] {
  const pairs = paired(
    before.obligations,
    after.obligations,
    ({ party, act, event, id, arose }) => `${party} ${act} ${event} ${id ?? ""} ${arose}`,
  );
  return pairs.flatMap((pair) => {
    const one = pair.after ?? pair.before;
    if (one === null) return [];
    const { before: was, after: is } = pair;
    if (was !== null && is !== null && was.due === is.due && was.status === is.status) return [];
    const { section, party, act, event, id, arose } = one;
    return [{ ...pair, section, party, act, event, id, day: localDay(arose, after.zone) }];
  });
}

/** What has the same key in both lists side by side, in the order of the first. */
function paired<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Pair<T>[] {
  const rest = new Map<string, T[]>();
  for (const item of after) {
    const known = rest.get(keyOf(item));
    if (known === undefined) rest.set(keyOf(item), [item]);
    else known.push(item);
  }
  const found = before.map((item): Pair<T> => ({
    before: item,
    after: rest.get(keyOf(item))?.shift() ?? null,
  }));
  return [...found, ...[...rest.values()].flat().map((item) => ({ before: null, after: item }))];
}

// ---- totals ----

function totalsOf(before: RunResult, after: RunResult): Total[] {
  const [left, right] = [holdings(before), holdings(after)];
  const all = [...new Map([...left, ...right])].map(([key, { party, asset, unit }]): Total => {
    const [was, is] = [left.get(key)?.amount ?? Rational.ZERO, right.get(key)?.amount ?? Rational.ZERO];
    return { party, asset, unit, before: was, after: is, difference: is.sub(was) };
  });
  // Each party's lines together, in the order in which the parties first received or gave.
  const parties = [...new Set(all.map(({ party }) => party))];
  return all.toSorted((a, b) => parties.indexOf(a.party) - parties.indexOf(b.party));
}

interface Holding {
  readonly party: string;
  readonly asset: string;
  readonly unit: string;
  readonly amount: Rational;
}

/** What each party has received, less what it has given. */
function holdings({ settlements }: RunResult): Map<string, Holding> {
  const found = new Map<string, Holding>();
  const add = (party: string, asset: string, unit: string, amount: Rational): void => {
    const key = `${party}|${asset}`;
    const known = found.get(key)?.amount ?? Rational.ZERO;
    found.set(key, { party, asset, unit, amount: known.add(amount) });
  };
  for (const { from, to, asset, unit, amount } of settlements) {
    add(to, asset, unit, amount);
    add(from, asset, unit, amount.neg());
  }
  return found;
}
