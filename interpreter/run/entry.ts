import type { Place } from "../../grammar/source.ts";
import type { State } from "../compile/state.ts";
import type { Rebinding } from "./rebinding.ts";
import type { LedgerEntry, LedgerStatus, Shown, Step, Words } from "./result.ts";
import type { Occurrence } from "../compile/value.ts";

/** Works out the steps: as the run that made the entry tells them (null), or another. */
export type Tell = (rebinding: Rebinding | null) => readonly Step[];

/** A ledger entry whose steps are worked out when somebody reads them. */
export class Entry implements LedgerEntry {
  readonly day: number;
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
  readonly certificate: string | null;
  readonly section: string;
  readonly words: Words | null;
  readonly term: string;
  readonly before: Shown;
  readonly after: Shown;
  readonly place: Place;
  /** The event's key and identity, by which the adjustment can be rescinded. */
  readonly key: string;
  readonly identity: string;
  private current: LedgerStatus;
  private readonly tell: Tell;
  /** Whose words tell the steps: null for the run that made the entry. */
  private readonly teller: Rebinding | null = null;
  private told: readonly Step[] | null = null;

  constructor(
    occurrence: Occurrence,
    now: {
      readonly day: number;
      readonly instant: number;
      readonly event: string;
      readonly id: string | null;
    },
    details: {
      readonly certificate: string | null;
      readonly section: string;
      readonly words: Words | null;
      readonly term: string;
      readonly before: Shown;
      readonly after: Shown;
      readonly status: LedgerStatus;
      readonly place: Place;
      readonly steps: Tell;
    },
  ) {
    this.day = now.day;
    this.instant = now.instant;
    this.event = now.event;
    this.id = now.id;
    this.certificate = details.certificate;
    this.section = details.section;
    this.words = details.words;
    this.term = details.term;
    this.before = details.before;
    this.after = details.after;
    this.current = details.status;
    this.place = details.place;
    this.tell = details.steps;
    this.key = `${details.section}|${occurrence.key}`;
    this.identity = occurrence.identity;
  }

  get status(): LedgerStatus {
    return this.current;
  }

  /** The same adjustment, which no longer counts. The entry itself stays: other runs may go on from before. */
  rescinded(): Entry {
    const entry = Object.create(Entry.prototype) as Entry;
    return Object.assign(entry, this, { current: "rescinded" as const });
  }

  /** The same adjustment in a run under other readings, whose words tell its steps. */
  retold(rebinding: Rebinding): Entry {
    const entry = Object.create(Entry.prototype) as Entry;
    return Object.assign(entry, this, { teller: rebinding, told: null });
  }

  /** The same adjustment in a run that has had other states (`seen`), told by its words and anew by whoever tells it later. */
  over(seen: (state: State) => State, rebinding: Rebinding): Entry {
    const entry = Object.create(Entry.prototype) as Entry;
    const tell: Tell = (other) => this.tell((other ?? rebinding).over(seen));
    return Object.assign(entry, this, { tell, teller: null, told: null });
  }

  get steps(): readonly Step[] {
    this.told ??= this.tell(this.teller);
    return this.told;
  }
}
