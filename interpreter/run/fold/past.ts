import type * as ast from "../../../grammar/ast.ts";
import type { Memory } from "../../compile/context.ts";
import type { State } from "../../compile/state.ts";
import type { Occurrence } from "../../compile/value.ts";
import { Appended, Layered } from "../layered.ts";
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

/** What has been so far: earlier states, events, adjustments that stand. */
export class Past implements Memory {
  /** The state with which everything began. */
  first: State | null = null;
  private snapshots = new Appended<{ readonly instant: number; readonly state: State }>();
  private byKey = new Layered<string, Occurrence>();
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

  copy(): Past {
    const copy = new Past();
    copy.first = this.first;
    copy.snapshots = this.snapshots.copy();
    copy.byKey = this.byKey.copy();
    copy.rightful = this.rightful;
    copy.standing = this.standing.copy();
    return copy;
  }
}
