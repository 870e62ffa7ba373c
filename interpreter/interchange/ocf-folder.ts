/** The files of one OCF export as a whole: transactions, and what their ids refer to. */

import { ocfIdTwice, ocfUnknownId } from "../../grammar/diagnostics/catalogue/interchange.ts";
import type { Place, Source } from "../../grammar/source.ts";
import { OcfFindings, readOcfFile, type OcfObject } from "./ocf-read.ts";
import type { Loss } from "./types.ts";

export interface Transaction {
  readonly type: string;
  readonly object: OcfObject;
}

export interface StockClass {
  readonly id: string;
  readonly name: string;
  /** Whether it is what Tenor's events call the Common Stock. */
  readonly isCommonStock: boolean;
}

/** Where a security came from: the transaction that names it as its result or balance. */
export interface Origin {
  readonly transaction: Transaction;
  /** The security that was exercised, transferred or converted. */
  readonly from: string | null;
}

export class OcfFolder {
  readonly findings = new OcfFindings();
  readonly transactions: Transaction[] = [];
  readonly notCarried: Loss[] = [];
  /** Names of stakeholders, by id. */
  private readonly stakeholders = new Map<string, string>();
  private readonly classes = new Map<string, { name: string; common: boolean }>();
  /** The transactions that issue securities, by security id. */
  readonly issues = new Map<string, Transaction>();
  readonly origins = new Map<string, Origin>();
  /** Securities whose issue was taken back. */
  readonly retracted = new Set<string>();

  constructor(sources: readonly Source[]) {
    for (const source of sources) this.file(source);
    for (const transaction of this.transactions) this.index(transaction);
  }

  private file(source: Source): void {
    const file = readOcfFile(source, this.findings);
    if (file === null) return;
    switch (file.type) {
      case "OCF_TRANSACTIONS_FILE":
        for (const object of file.items) this.transaction(object);
        return;
      case "OCF_STOCK_CLASSES_FILE":
        for (const object of file.items) this.stockClass(object);
        return;
      case "OCF_STAKEHOLDERS_FILE":
        for (const object of file.items) this.stakeholder(object);
        return;
      case "OCF_MANIFEST_FILE":
        this.leave(file.type, "the issuer's particulars", "parties stand in the contract", file.place);
        return;
    }
    const count = file.items.length;
    const what = `${count} ${count === 1 ? "item" : "items"}`;
    this.leave(file.type, what, "no event of Tenor speaks of them", file.place);
  }

  private leave(of: string, what: string, why: string, place: Place): void {
    this.notCarried.push({ of, what, why, place });
  }

  private transaction(object: OcfObject): void {
    if (!object.has("object_type", "id", "date")) return;
    const type = object.text("object_type");
    if (type !== null) this.transactions.push({ type, object });
  }

  private stockClass(object: OcfObject): void {
    if (!object.has("id", "name", "class_type")) return;
    const [id, name, type] = [object.text("id"), object.text("name"), object.text("class_type")];
    if (id === null || name === null) return;
    if (this.classes.has(id)) this.twice(object, "id", id);
    this.classes.set(id, { name, common: type === "COMMON" });
  }

  private stakeholder(object: OcfObject): void {
    if (!object.has("id", "name")) return;
    const id = object.text("id");
    const name = object.object("name");
    if (id === null || name === null || !name.has("legal_name")) return;
    if (this.stakeholders.has(id)) this.twice(object, "id", id);
    this.stakeholders.set(id, name.text("legal_name") ?? id);
  }

  private readonly ids = new Set<string>();

  private index(transaction: Transaction): void {
    const { type, object } = transaction;
    const id = object.text("id") ?? "";
    if (this.ids.has(id)) this.twice(object, "id", id);
    this.ids.add(id);
    const security = object.text("security_id");
    if (security !== null && type.endsWith("_ISSUANCE")) {
      if (this.issues.has(security)) this.twice(object, "security_id", security);
      this.issues.set(security, transaction);
    }
    if (security !== null && type.endsWith("_RETRACTION")) this.retracted.add(security);
    const balance = object.text("balance_security_id");
    for (const result of [...object.texts("resulting_security_ids"), ...(balance === null ? [] : [balance])])
      this.origins.set(result, { transaction, from: security });
  }

  private twice(object: OcfObject, key: string, id: string): void {
    this.findings.add(ocfIdTwice, object.placeOf(key), { id });
  }

  private unknown(object: OcfObject, field: string, id: string, what: string): null {
    this.findings.add(ocfUnknownId, object.placeOf(field), { field, id, what });
    return null;
  }

  holderOf(object: OcfObject): string | null {
    const id = object.text("stakeholder_id");
    if (id === null) return null;
    return this.stakeholders.get(id) ?? this.unknown(object, "stakeholder_id", id, "stakeholder");
  }

  classOf(object: OcfObject): StockClass | null {
    const id = object.text("stock_class_id");
    if (id === null) return null;
    const found = this.classes.get(id);
    if (found === undefined) return this.unknown(object, "stock_class_id", id, "stock class");
    const commons = [...this.classes.values()].filter(({ common }) => common);
    const isCommonStock = found.common && (commons.length === 1 || found.name === "Common Stock");
    return { id, name: found.name, isCommonStock };
  }

  /** The number of the warrant that a transaction is about. */
  certificateOf(object: OcfObject): string | null {
    const security = object.text("security_id");
    if (security === null) return null;
    const issue = this.issues.get(security);
    if (issue === undefined || issue.type !== "TX_WARRANT_ISSUANCE")
      return this.unknown(object, "security_id", security, "warrant issuance");
    return issue.object.text("custom_id") ?? security;
  }

  /** The id of the transaction that issued a convertible, back to the first where what is converted is a balance. */
  convertibleOf(object: OcfObject): string | null {
    const security = object.text("security_id");
    if (security === null) return null;
    const seen = new Set<string>();
    let root = security;
    while (!seen.has(root)) {
      seen.add(root);
      root = this.origins.get(root)?.from ?? root;
    }
    const issue = this.issues.get(root);
    if (issue === undefined || issue.type !== "TX_CONVERTIBLE_ISSUANCE")
      return this.unknown(object, "security_id", security, "convertible issuance");
    return issue.object.text("id");
  }

  /** What a security is called: a warrant by its certificate's number. */
  nameOf(security: string): string {
    return this.issues.get(security)?.object.text("custom_id") ?? security;
  }
}
