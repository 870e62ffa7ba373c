/** The objects of an OCF export under way, and the files that they make. */

import type { Loss, WrittenFile } from "./types.ts";

export type OcfJson = string | readonly OcfJson[] | { readonly [key: string]: OcfJson };

export type OcfFields = Readonly<Record<string, OcfJson | null>>;

export class OcfWriter {
  readonly notCarried: Loss[] = [];
  readonly missing: Loss[] = [];
  private readonly transactions: OcfJson[] = [];
  private readonly stakeholders = new Map<string, OcfJson>();
  private readonly classes = new Map<string, OcfJson>();
  private readonly ids = new Set<string>();

  /** An id that nothing else has. */
  fresh(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.ids.has(id); count++) id = `${wanted}-${count}`;
    this.ids.add(id);
    return id;
  }

  /** Fields that are null are not known, and left out. */
  transaction(fields: OcfFields): void {
    this.transactions.push(known(fields));
  }

  /** A stock class by its name; its id. */
  stockClass(name: string): string {
    const id = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    if (!this.classes.has(id)) {
      const type = /preferred/i.test(name) ? "PREFERRED" : "COMMON";
      this.classes.set(id, { object_type: "STOCK_CLASS", id, name, class_type: type });
      for (const what of ["default_id_prefix", "initial_shares_authorized", "votes_per_share", "seniority"])
        this.lack(`STOCK_CLASS "${id}"`, what, "the contract does not say it");
    }
    return id;
  }

  stakeholder(id: string, name: string | null): string {
    if (this.stakeholders.has(id)) return id;
    const of = `STAKEHOLDER "${id}"`;
    if (name === null) this.lack(of, "legal_name", "the party is a blank in the contract");
    this.lack(of, "stakeholder_type", "the contract does not say whether it is a person or an institution");
    this.stakeholders.set(id, { object_type: "STAKEHOLDER", id, name: { legal_name: name ?? "[●]" } });
    return id;
  }

  leave(of: string, what: string, why: string, place: Loss["place"] = null): void {
    this.notCarried.push({ of, what, why, place });
  }

  lack(of: string, what: string, why: string, place: Loss["place"] = null): void {
    this.missing.push({ of, what, why, place });
  }

  files(): WrittenFile[] {
    const file = (name: string, type: string, items: readonly OcfJson[]): WrittenFile => ({
      name: `${name}.ocf.json`,
      text: `${JSON.stringify({ file_type: type, items }, null, 2)}\n`,
    });
    return [
      file("Stakeholders", "OCF_STAKEHOLDERS_FILE", [...this.stakeholders.values()]),
      file("StockClasses", "OCF_STOCK_CLASSES_FILE", [...this.classes.values()]),
      file("Transactions", "OCF_TRANSACTIONS_FILE", this.transactions),
    ];
  }
}

function known(fields: OcfFields): OcfJson {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, OcfJson] => entry[1] !== null),
  );
}
