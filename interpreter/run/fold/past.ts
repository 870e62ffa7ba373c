import type * as ast from "../../../grammar/ast.ts";
import type { Memory } from "../../compile/context.ts";
import type { State } from "../../compile/state.ts";
import type { Occurrence } from "../../compile/value.ts";
import { Appended } from "../appended.ts";
import { Layered } from "../layered.ts";
import { sameGiven, sameRights, sameOccurrence } from "../likeness.ts";
import { isUnderAny } from "../sections.ts";

/** An adjustment that stands for an event. */
export interface Standing {
  readonly key: string;
  readonly section: string;
  readonly identity: string;
  readonly certificate: string | null;
}

/** An adjustment's key among those of all certificates. */
export function standingKey(certificate: string | null, key: string): string {
  return certificate === null ? key : `${certificate} ${key}`;
}

/** How many states and events a past held. */
export interface PastMark {
  readonly snapshots: number;
  readonly known: number;
}

/** What has been so far: earlier states, events, adjustments that stand. */
export class Past implements Memory {
  /** The state with which everything began. */
  first: State | null = null;
  private snapshots = new Appended<{ readonly instant: number; readonly state: State }>();
  private byKey = new Layered<string, Occurrence>();
  /** Events as they became known, in that order. */
  private known = new Appended<Occurrence>();
  /** What rules give rights on, as it happens. */
  private rightful: ReadonlyMap<string | ast.Rule, readonly Occurrence[]> = new Map();
  private standing = new Layered<string, Standing>();
  /** Adjustments noted as standing while an act is tried; null at other times. */
  private tried: string[] | null = null;

  stateOn(endOfDay: number): State | null {
    const { snapshots } = this;
    let low = 0;
    let high = snapshots.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (snapshots.at(middle)!.instant <= endOfDay) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? this.first : snapshots.at(low - 1)!.state;
  }

  byIdentity(identity: string): Occurrence | null {
    return this.byKey.get(identity) ?? null;
  }

  happened(what: string | ast.Rule): readonly Occurrence[] {
    return this.rightful.get(what) ?? [];
  }

  stands(sections: readonly string[], identity: string, certificate: string | null): boolean {
    for (const entry of this.standing.values()) {
      if (certificate !== null && entry.certificate !== certificate) continue;
      if (entry.identity === identity && isUnderAny(entry.section, sections)) return true;
    }
    return false;
  }

  /** An event as it is known from now on, by its identity and by its name. */
  know(occurrence: Occurrence): void {
    this.known.push(occurrence);
    this.byKey.set(occurrence.identity, occurrence);
    if (occurrence.id !== null) this.byKey.set(occurrence.id, occurrence);
  }

  /** An event of a kind on which rules give rights, or one that such a rule has answered to. */
  givesRights(what: string | ast.Rule, occurrence: Occurrence): void {
    this.rightful = new Map([...this.rightful, [what, [...this.happened(what), occurrence]]]);
  }

  /** An event that has just happened turns out to count for less than it said. */
  counts(occurrence: Occurrence): void {
    this.know(occurrence);
    const events = this.happened(occurrence.kind);
    if (events.at(-1)?.key === occurrence.key)
      this.rightful = new Map([...this.rightful, [occurrence.kind, [...events.slice(0, -1), occurrence]]]);
  }

  /** The state after something has happened. */
  note(instant: number, state: State): void {
    this.snapshots.push({ instant, state });
  }

  /** All events that have happened. */
  all(): ReadonlySet<Occurrence> {
    return new Set(this.byKey.values());
  }

  /** All adjustments that stand. */
  adjustments(): Iterable<Standing> {
    return this.standing.values();
  }

  /** An adjustment stands from now on. */
  stand(standing: Standing): void {
    const key = standingKey(standing.certificate, standing.key);
    if (this.tried !== null && !this.standing.has(key)) this.tried.push(key);
    this.standing.set(key, standing);
  }

  /** From now on those adjustments stand that stand in another past. */
  standAsIn(other: Past): void {
    this.standing = other.standing;
  }

  /** Does something on trial, with how to forget the adjustments that stand since. */
  trial<T>(run: () => T): { readonly result: T; readonly forget: () => void } {
    const tried: string[] = [];
    this.tried = tried;
    const result = run();
    this.tried = null;
    const forget = (): void => {
      for (const key of tried) this.standing.delete(key);
    };
    return { result, forget };
  }

  /** How much it holds, for `follow`. */
  get mark(): PastMark {
    return { snapshots: this.snapshots.length, known: this.known.length };
  }

  /** The last state that was noted; null where none was. */
  get last(): State | null {
    return this.snapshots.at(this.snapshots.length - 1)?.state ?? null;
  }

  /**
   * The events (by identity and name) of which another past knows other things that they gave; null where the two differ in more.
   * Earlier states are not compared.
   */
  otherEvents(other: Past): ReadonlySet<string> | null {
    const events = new Set<string>();
    const isLike = (one: Occurrence, two: Occurrence): boolean => {
      if (!sameOccurrence(one, two)) return false;
      if (!sameGiven(one, two))
        for (const name of [one.identity, one.id]) if (name !== null) events.add(name);
      return true;
    };
    if (!this.known.isLike(other.known, isLike) || !sameRights(this.rightful, other.rightful)) return null;
    return this.standing.hasKeysOf(other.standing) ? events : null;
  }

  /** Whether a name has become that of an event since a mark. */
  private knowsSince(name: string, { known }: PastMark): boolean {
    for (let at = known; at < this.known.length; at++) {
      const { identity, id } = this.known.at(at)!;
      if (name === identity || name === id) return true;
    }
    return false;
  }

  /**
   * Goes on as another past did since it was like this one but for what some events gave; `seen` gives the states that there were
   * instead.
   */
  follow(other: Past, since: PastMark, events: ReadonlySet<string>, seen: (state: State) => State): void {
    this.snapshots.follow(other.snapshots, since.snapshots, ({ instant, state }) => ({
      instant,
      state: seen(state),
    }));
    this.known.follow(other.known, since.known, null);
    const before = this.byKey;
    this.byKey = other.byKey.copy();
    for (const name of events) {
      const own = before.get(name);
      if (own !== undefined && !other.knowsSince(name, since)) this.byKey.set(name, own);
    }
    this.rightful = other.rightful;
    this.standing = other.standing.copy();
  }

  copy(): Past {
    const copy = new Past();
    copy.known = this.known.copy();
    copy.first = this.first;
    copy.snapshots = this.snapshots.copy();
    copy.byKey = this.byKey.copy();
    copy.rightful = this.rightful;
    copy.standing = this.standing.copy();
    return copy;
  }
}
