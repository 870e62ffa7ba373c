import { idTwice, ofLater, ofUnknown, ofWrongKind } from "../../../grammar/diagnostics/catalogue/events.ts";
import type { Place } from "../../../grammar/source.ts";
import type { EventSchema } from "../../model/types.ts";
import type { Findings } from "../findings.ts";
import { nearest } from "../nearest.ts";

/** For a misspelled reference so many ids are looked at; a log of millions must not cost a search of each. */
const MOST_IDS_COMPARED = 1_000;

/** What a reference to an event has to know of it. */
export interface Known {
  /** Null where the event could not be read. */
  readonly kind: string | null;
  readonly instant: number | null;
  readonly index: number;
  readonly line: number;
}

/** One event named by another. */
export interface Reference {
  readonly key: string;
  readonly id: string;
  readonly place: Place;
  /** Null where any kind will do. */
  readonly kinds: readonly string[] | null;
  /** Null where the event may be referred to before it happens. */
  readonly from: { readonly instant: number; readonly index: number } | null;
}

/** The ids of a log, and what refers to them. References to events further down are judged at the end. */
export class References {
  private readonly findings: Findings;
  private readonly schemas: ReadonlyMap<string, EventSchema>;
  private readonly ids = new Map<string, Known>();
  private readonly waiting: Reference[] = [];

  constructor(findings: Findings, schemas: ReadonlyMap<string, EventSchema>) {
    this.findings = findings;
    this.schemas = schemas;
  }

  /** An event has an id. */
  know(id: string, known: Known, place: Place): void {
    const other = this.ids.get(id);
    if (other && other.line > 0) this.findings.add(idTwice, place, { id, line: other.line });
    else this.ids.set(detached(id), known);
  }

  /** An event that could not be read has an id: others may refer to it. */
  salvage(id: string, index: number): void {
    if (!this.ids.has(id)) this.ids.set(detached(id), { kind: null, instant: null, index, line: 0 });
  }

  refer(reference: Reference): void {
    const known = this.ids.get(reference.id);
    if (known === undefined) this.waiting.push(reference);
    else this.judge(reference, known);
  }

  /** After the last piece: references to events that were not yet known. */
  finish(): void {
    for (const reference of this.waiting) this.judge(reference, this.ids.get(reference.id));
  }

  private judge({ key, id, place, kinds, from }: Reference, known: Known | undefined): void {
    if (known === undefined) {
      const near = nearest(id, this.ids.keys().take(MOST_IDS_COMPARED));
      const fixes = near.map((name) => ({
        title: `Write "${name}"`,
        edits: [{ place, text: JSON.stringify(name) }],
      }));
      this.findings.add(ofUnknown, place, { key, id, near }, { fixes });
      return;
    }
    if (from !== null && known.index === from.index) {
      this.findings.add(ofLater, place, { key, id, self: true });
    } else if (
      kinds !== null &&
      known.kind !== null &&
      this.schemas.has(known.kind) &&
      !kinds.includes(known.kind)
    ) {
      this.findings.add(ofWrongKind, place, { key, id, kind: known.kind, allowed: kinds });
    } else if (from !== null && known.instant !== null) {
      const later = known.instant - from.instant || known.index - from.index;
      if (later > 0) this.findings.add(ofLater, place, { key, id, self: false });
    }
  }
}

/** The same characters in a string of their own: a slice would keep the whole text alive from which it was cut. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
