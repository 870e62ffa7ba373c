/** The objects of an OCF export under way, and the files that they make. */

import { particularSaidTwice } from "../../grammar/diagnostics/catalogue/interchange.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { REQUIRED } from "./ocf-required.ts";
import type { Particular, Particulars } from "./particulars.ts";
import type { Loss, WrittenFile } from "./types.ts";

/** Numbers are counts that JSON keeps exactly; everything else that counts is a text. */
export type OcfJson = string | number | boolean | readonly OcfJson[] | { readonly [key: string]: OcfJson };

export type OcfFields = Readonly<Record<string, OcfJson | null>>;

interface OcfEntry {
  readonly type: string;
  readonly id: string;
  readonly fields: ReadonlyMap<string, OcfJson>;
  /** Which event of the log it comes of, as a place in its order. */
  readonly order: number;
}

/** Everything that came of an export, with what the particulars add. */
export interface Finished {
  readonly files: readonly WrittenFile[];
  /** The issuer, where all is known that OCF requires of one. */
  readonly issuer: OcfJson | null;
  readonly missing: readonly Loss[];
  readonly diagnostics: readonly Diagnostic[];
}

export class OcfWriter {
  readonly notCarried: Loss[] = [];
  private readonly left = new Set<string>();
  private readonly particulars: Particulars;
  private readonly lacks = new Map<string, Loss>();
  /** Fields written as if they were known, which the particulars may say otherwise. */
  private readonly assumed = new Set<string>();
  private readonly entries: OcfEntry[] = [];
  private readonly ids = new Set<string>();
  private order = 0;

  constructor(particulars: Particulars) {
    this.particulars = particulars;
  }

  /** An id that nothing else has. */
  fresh(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.ids.has(id); count++) id = `${wanted}-${count}`;
    this.ids.add(id);
    return id;
  }

  /** What is written from here on comes of this place in the order of the log; OCF has days only, and its readers keep the order of a file. */
  at(order: number): void {
    this.order = order;
  }

  /** Fields that are null are not known, and left out. */
  object(type: string, id: string, fields: OcfFields): void {
    const known = new Map<string, OcfJson>([
      ["object_type", type],
      ["id", id],
    ]);
    for (const [name, value] of Object.entries(fields)) if (value !== null) known.set(name, value);
    this.entries.push({ type, id, fields: known, order: this.order });
  }

  /** A stock class by its name; its id. */
  stockClass(name: string): string {
    const id = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const type = /preferred/i.test(name) ? "PREFERRED" : "COMMON";
    if (!this.has("STOCK_CLASS", id)) this.object("STOCK_CLASS", id, { name, class_type: type });
    return id;
  }

  stakeholder(id: string, name: string | null): string {
    if (this.has("STAKEHOLDER", id)) return id;
    this.object("STAKEHOLDER", id, { name: { legal_name: name ?? "[●]" } });
    this.lack("STAKEHOLDER", id, "stakeholder_type", "the contract does not say whether it is a person");
    if (name === null) this.assume("STAKEHOLDER", id, "name", "the party is a blank in the contract");
    return id;
  }

  private has(type: string, id: string): boolean {
    return this.entries.some((entry) => entry.type === type && entry.id === id);
  }

  /** What is said of the whole contract is said once, however many certificates it is true of. */
  leave(of: string, what: string, why: string, place: Loss["place"] = null): void {
    const key = JSON.stringify([of, what, why, place?.source.name, place?.span]);
    if (this.left.has(key)) return;
    this.left.add(key);
    this.notCarried.push({ of, what, why, place });
  }

  /** A field that is not known, and why. What OCF requires and nobody has written is found without this. */
  lack(type: string, id: string, what: string, why: string, place: Loss["place"] = null): void {
    this.lacks.set(keyOf(type, id, what), { of: `${type} "${id}"`, what, why, place });
  }

  /** A field that is written although nothing says it. */
  assume(type: string, id: string, what: string, why: string): void {
    this.assumed.add(keyOf(type, id, what));
    this.lack(type, id, what, why);
  }

  finish(): Finished {
    const diagnostics: Diagnostic[] = [...this.particulars.diagnostics];
    const missing: Loss[] = [];
    const inOrder = this.entries.toSorted((a, b) => a.order - b.order);
    const written = inOrder.map((entry) => {
      const fields = this.filled(entry, diagnostics);
      missing.push(...this.missingIn(entry, fields));
      return { type: entry.type, json: Object.fromEntries(fields), complete: isComplete(entry.type, fields) };
    });
    const known = this.entries.flatMap(({ type, id }) => [type, id]);
    diagnostics.push(...this.neverFilled(), ...this.particulars.leftOver([...new Set(known)]));
    const of = (wanted: (type: string) => boolean): OcfJson[] =>
      written.filter(({ type }) => wanted(type)).map(({ json }) => json);
    const issuer = written.find(({ type, complete }) => type === "ISSUER" && complete);
    return {
      files: [
        fileOf(
          "Stakeholders",
          "OCF_STAKEHOLDERS_FILE",
          of((type) => type === "STAKEHOLDER"),
        ),
        fileOf(
          "StockClasses",
          "OCF_STOCK_CLASSES_FILE",
          of((type) => type === "STOCK_CLASS"),
        ),
        fileOf(
          "Transactions",
          "OCF_TRANSACTIONS_FILE",
          of((type) => type.startsWith("TX_")),
        ),
      ],
      issuer: issuer?.json ?? null,
      missing,
      diagnostics,
    };
  }

  /** The fields of an object, with what the particulars say of it and the run does not. */
  private filled({ type, id, fields }: OcfEntry, diagnostics: Diagnostic[]): Map<string, OcfJson> {
    const all = new Map(fields);
    const isOpen = (name: string): boolean => !fields.has(name) || this.assumed.has(keyOf(type, id, name));
    const fill = (name: string, { value }: Particular): void => {
      all.set(name, value);
      this.lacks.delete(keyOf(type, id, name));
    };
    for (const [name, told] of this.particulars.ofKind(type)) if (isOpen(name)) fill(name, told);
    for (const [name, told] of this.particulars.ofId(id)) {
      if (isOpen(name)) fill(name, told);
      else diagnostics.push(report(particularSaidTwice, told.place, { of: `${type} "${id}"`, field: name }));
    }
    return all;
  }

  /** What is told of a kind whose objects all have it from the run. */
  private neverFilled(): Diagnostic[] {
    const kinds = Map.groupBy(this.entries, ({ type }) => type);
    return [...kinds].flatMap(([type, entries]) =>
      [...this.particulars.ofKind(type)].flatMap(([field, { place }]) =>
        entries.every(({ id, fields }) => fields.has(field) && !this.assumed.has(keyOf(type, id, field)))
          ? [report(particularSaidTwice, place, { of: type, field })]
          : [],
      ),
    );
  }

  private missingIn({ type, id }: OcfEntry, fields: ReadonlyMap<string, OcfJson>): Loss[] {
    const told = [...this.lacks.values()].filter(({ of }) => of === `${type} "${id}"`);
    const required = (REQUIRED.get(type) ?? []).filter(
      (name) => !fields.has(name) && !told.some(({ what }) => what === name),
    );
    const why = "the contract does not say it";
    return [...told, ...required.map((what) => ({ of: `${type} "${id}"`, what, why, place: null }))];
  }
}

const keyOf = (type: string, id: string, field: string): string => `${type} ${id} ${field}`;

function isComplete(type: string, fields: ReadonlyMap<string, OcfJson>): boolean {
  return (REQUIRED.get(type) ?? []).every((name) => fields.has(name));
}

export function fileOf(name: string, type: string, items: readonly OcfJson[]): WrittenFile {
  return {
    name: `${name}.ocf.json`,
    text: `${JSON.stringify({ file_type: type, items }, null, 2)}\n`,
  };
}
