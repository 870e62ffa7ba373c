import type { Register, State } from "../../compile/state.ts";
import type { Entry } from "../entry.ts";
import { Appended } from "../appended.ts";
import type { Rebinding } from "../rebinding.ts";

/** What was adjusted, one entry after another. */
export class Ledger {
  private entries = new Appended<Entry>();
  /** Terms that have been adjusted since somebody asked, by certificate. */
  private adjusted = new Map<string | null, Set<string>>();
  /** How many entries there were when a certificate came out of another. */
  private births = new Map<string, number>();
  /** For a run that parted from another, until somebody reads its ledger. */
  private rebinding: Rebinding | null = null;

  push(entry: Entry): void {
    this.entries.push(entry);
  }

  get length(): number {
    return this.entries.length;
  }

  /** The entries from a place on, told by the run that made them. */
  since(from: number): readonly Entry[] {
    return this.entries.all().slice(from);
  }

  /** Takes over what another ledger has from a place on, as it was in the run that this one is of. */
  follow(other: Ledger, from: number, seen: (state: State) => State, rebinding: Rebinding): void {
    this.entries.follow(other.entries, from, (entry) => entry.over(seen, rebinding));
  }

  /** All entries; what the run from which this one parted has written down is told by this one's readings. */
  told(): readonly Entry[] {
    const { rebinding } = this;
    if (rebinding !== null)
      this.entries = Appended.of(this.entries.all().map((entry) => entry.retold(rebinding)));
    // Each entry is seen as another only once, so that who asks twice gets the same.
    else if (this.entries.isSeenOtherwise) this.entries = Appended.of(this.entries.all());
    this.rebinding = null;
    return this.entries.all();
  }

  /** What was adjusted of a certificate, and of those that it came from while it was part of them. */
  of(certificate: string | null, register: Register | null): readonly Entry[] {
    const own = this.told().filter((entry) => entry.certificate === certificate);
    if (certificate === null) return own;
    const from = register?.certificates.get(certificate)?.from ?? null;
    if (from === null) return own;
    const birth = new Set(this.told().slice(0, this.births.get(certificate) ?? 0));
    return [...this.of(from, register).filter((entry) => birth.has(entry)), ...own];
  }

  /** A certificate comes out of another. */
  born(certificate: string): void {
    this.births.set(certificate, this.entries.length);
  }

  /** A certificate takes over the entries about it in another ledger; it came into being at an instant that is past. */
  bornAt(certificate: string, instant: number, elsewhere: Ledger): void {
    this.births.set(certificate, this.entries.all().filter((entry) => entry.instant < instant).length);
    for (const entry of elsewhere.entries.all())
      if (entry.certificate === certificate) this.entries.push(entry);
  }

  /** Marks the entries with these keys as rescinded, but for those that were barred; gives them as they were. */
  rescind(keys: ReadonlySet<string>): readonly Entry[] {
    const found: Entry[] = [];
    const all = this.entries.all().map((entry) => {
      if (!keys.has(entry.key) || entry.status === "barred") return entry;
      found.push(entry);
      return entry.rescinded();
    });
    this.entries = Appended.of(all);
    return found;
  }

  /** A term has been adjusted: rules that wait for that have something to answer. */
  noteAdjusted(certificate: string | null, term: string): void {
    const known = this.adjusted.get(certificate);
    if (known === undefined) this.adjusted.set(certificate, new Set([term]));
    else known.add(term);
  }

  /** Whether a term has been adjusted since somebody asked. */
  get hasAdjusted(): boolean {
    return this.adjusted.size > 0;
  }

  /** The terms that have been adjusted since somebody asked, by certificate. */
  takeAdjusted(): ReadonlyMap<string | null, ReadonlySet<string>> {
    const { adjusted } = this;
    this.adjusted = new Map();
    return adjusted;
  }

  /** How to forget everything that is written from now on. */
  mark(): () => void {
    const { length } = this.entries;
    const adjusted = copied(this.adjusted);
    return () => {
      this.entries.cut(length);
      this.adjusted = adjusted;
    };
  }

  /** One that goes on from here but is not asked for what came before. */
  fork(): Ledger {
    const copy = new Ledger();
    copy.adjusted = copied(this.adjusted);
    copy.births = new Map(this.births);
    copy.rebinding = this.rebinding;
    return copy;
  }

  /** The same under other readings. */
  branch(rebinding: Rebinding): Ledger {
    const copy = this.fork();
    copy.entries = this.entries.copy();
    copy.rebinding = rebinding;
    return copy;
  }
}

function copied(terms: ReadonlyMap<string | null, ReadonlySet<string>>): Map<string | null, Set<string>> {
  const copy = new Map<string | null, Set<string>>();
  for (const [certificate, names] of terms) copy.set(certificate, new Set(names));
  return copy;
}
