/** Where the names of a contract are defined in its reading copy, and where they are used. */

import type { EventSymbol, Model, Reference, TermSymbol } from "../model/model.ts";

/** A place that others jump to. */
export interface Anchor {
  readonly id: string;
  /** As the index lists it. */
  readonly name: string;
  readonly kind: "term" | "event" | "party";
}

export class Anchors {
  private readonly model: Model;
  private readonly ofNodes = new Map<object, Anchor>();
  private readonly taken = new Set<string>();
  private readonly sections = new Map<string, string>();
  private readonly uses = new Map<Anchor, Set<string>>();

  constructor(model: Model) {
    this.model = model;
    for (const term of model.terms) this.add(term.node, term.name, "term");
    for (const event of model.events.values()) if (!event.implied) this.add(event.node, event.name, "event");
    for (const party of model.parties.values()) this.add(party.node, party.name, "party");
    for (const { label } of model.sections) this.sections.set(label, this.free(`section-${slug(label)}`));
  }

  private add(node: object, name: string, kind: Anchor["kind"]): void {
    this.ofNodes.set(node, { id: this.free(`${kind}-${slug(name)}`), name, kind });
  }

  private free(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.taken.has(id); count++) id = `${wanted}-${count}`;
    this.taken.add(id);
    return id;
  }

  /** The anchor of a definition, an event's declaration or a party's. */
  of(node: object): Anchor | null {
    return this.ofNodes.get(node) ?? null;
  }

  /** All of them, in the order of their names. */
  get all(): Anchor[] {
    return [...this.ofNodes.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  }

  /** A section's own anchor, or that of the first section inside it. */
  section(label: string): string | null {
    const own = this.sections.get(label);
    if (own !== undefined) return own;
    const inside = this.model.sections.find(
      (each) => each.label.startsWith(`${label}(`) || each.label.startsWith(`${label}.`),
    );
    return inside === undefined ? null : (this.sections.get(inside.label) ?? null);
  }

  /** Where a name leads; `at` is what refers. */
  lead(at: object, words: string): Anchor | null {
    const reference = this.model.references.get(at);
    return reference === undefined ? this.byName(words) : this.target(reference);
  }

  private target(reference: Reference): Anchor | null {
    switch (reference.to) {
      case "term":
      case "event term":
      case "term of":
        return this.of(reference.term.node);
      case "party":
        return this.of(reference.party.node);
      case "event kind":
        return this.of(reference.event.node);
      case "field":
      case "field of":
      case "this event":
      case "referred event":
      case "event date":
      case "event date of":
        return this.event(reference.events[0]);
      case "input":
      case "legend":
      case "asset":
        return null;
    }
  }

  private byName(words: string): Anchor | null {
    const term: TermSymbol | undefined = this.model.termsByName.get(words)?.[0];
    if (term !== undefined) return this.of(term.node);
    const party = this.model.parties.get(words);
    return party === undefined ? this.event(words) : this.of(party.node);
  }

  private event(name: string | undefined): Anchor | null {
    const event: EventSymbol | undefined = name === undefined ? undefined : this.model.events.get(name);
    return event === undefined ? null : this.of(event.node);
  }

  // ---- uses ----

  use(anchor: Anchor, section: string): void {
    const there = this.uses.get(anchor) ?? new Set();
    there.add(section);
    this.uses.set(anchor, there);
  }

  usesOf(anchor: Anchor): readonly string[] {
    return [...(this.uses.get(anchor) ?? [])];
  }
}

/** `4(d)(i)` becomes `4-d-i`, `Warrant Price` `warrant-price`. */
export function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
