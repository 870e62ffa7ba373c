/**
 * What an ownership document tells: the exercises of warrants as events for a run, and what is owned after them. What no event can say
 * is listed with its place, and what an event needs and the form does not have; nothing is made up.
 */

import type { ImportedEvent, Loss } from "../interchange/types.ts";
import { exactText } from "../interchange/number.ts";
import type { Rational } from "../values/rational.ts";
import { codeInWords, EXERCISES } from "./codes.ts";
import { methodOf, type MethodRead } from "./method.ts";
import { ownedBefore, type Line, lineOf } from "./owned.ts";
import type { Unread } from "./read.ts";
import { amountOf, footnotesOf, valueOf, type OwnershipDocument, type Row } from "./types.ts";

/** One line of what is owned after the transactions of the form. */
export interface Holding {
  readonly table: "I" | "II";
  readonly title: string;
  /** As the form writes them; null where a footnote stands in place of a number. */
  readonly shares: string | null;
  readonly value: string | null;
  readonly ownership: "direct" | "indirect";
  readonly nature: string | null;
  /** Of a derivative security. */
  readonly exercisePrice: string | null;
  readonly exercisable: string | null;
  readonly expires: string | null;
  readonly underlying: { readonly title: string; readonly shares: string | null } | null;
  readonly row: string;
  readonly footnotes: readonly string[];
}

export interface OwnershipImport {
  readonly events: readonly ImportedEvent[];
  readonly holdings: readonly Holding[];
  readonly missing: readonly Loss[];
  readonly notCarried: readonly Loss[];
}

export function importOwnership(
  document: OwnershipDocument,
  unread: readonly Unread[] = [],
): OwnershipImport {
  return new Importer(document).imported(unread);
}

/** What messages call a row: `Table II, row 1`. */
export function nameOfRow({ table, number }: Row): string {
  return `Table ${table}, row ${number}`;
}

class Importer {
  private readonly document: OwnershipDocument;
  private readonly events: ImportedEvent[] = [];
  private readonly missing: Loss[] = [];
  private readonly notCarried: Loss[] = [];
  /** Rows of Table I that are part of an exercise. */
  private readonly counted = new Map<Row, string>();

  constructor(document: OwnershipDocument) {
    this.document = document;
  }

  imported(unread: readonly Unread[]): OwnershipImport {
    const { rows } = this.document;
    const transactions = rows.filter(({ kind }) => kind === "transaction");
    const exercises = transactions.filter((row) => row.table === "II" && this.notAnExercise(row) === null);
    for (const row of exercises) this.exercise(row);
    for (const row of transactions) {
      if (!exercises.includes(row)) this.leaveTransaction(row);
      this.leaveParticulars(row);
    }
    for (const { of, name, text, place } of unread)
      this.notCarried.push({
        of,
        what: text === "" ? name : `${name}, "${text.length > 80 ? `${text.slice(0, 80)}…` : text}"`,
        why: "the import has no place for it",
        place,
      });
    const { documentType, dateOfOriginalSubmission } = this.document;
    if (documentType.endsWith("/A"))
      this.notCarried.push({
        of: `Form ${documentType}`,
        what: "the amendment",
        why: `its events stand in place of those of the form it amends${dateOfOriginalSubmission === null ? "" : `, filed on ${dateOfOriginalSubmission}`}: take those out`,
        place: null,
      });
    return {
      events: this.events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      holdings: this.holdings(),
      missing: this.missing,
      notCarried: this.notCarried,
    };
  }

  /** Why a row of Table II is no exercise of a warrant; null where it is one. */
  private notAnExercise(row: Row): string | null {
    const code = valueOf(row, "transactionCode") ?? "";
    const title = valueOf(row, "securityTitle") ?? "";
    if (!EXERCISES.includes(code)) return `it is ${codeInWords(code)} (code ${code})`;
    if (valueOf(row, "transactionAcquiredDisposedCode") !== "D")
      return `code ${code} says that it was exercised, and column 5 that it was acquired`;
    if (!/warrant/i.test(title)) return `"${title}" is no warrant by its title`;
    return null;
  }

  private exercise(row: Row): void {
    const of = nameOfRow(row);
    const candidates = this.document.rows.filter(
      (each) => !this.counted.has(each) && isWhatItGave(each, row),
    );
    const number = amountOf(row, "underlyingSecurityShares");
    const gave =
      candidates.find((each) => isSame(amountOf(each, "transactionShares"), number)) ?? candidates[0];
    if (gave !== undefined) this.counted.set(gave, of);
    const method = methodOf(row, gave ?? null, this.document);
    for (const each of method.withheld) this.counted.set(each, of);
    const owned =
      gave === undefined
        ? { why: "Table I has no row for what the exercise gave" }
        : ownedBefore(gave, this.document);
    const on = valueOf(row, "transactionDate") ?? "";
    this.events.push({
      event: "Exercise",
      on,
      id: `${this.document.documentType.replace("/", "-")} of ${this.document.periodOfReport}, II.${row.number}`,
      ...(number === null ? {} : { "Shares Exercised": exactText(number) }),
      ...(method.method === null ? {} : { Method: method.method }),
      ...("shares" in owned ? { "Shares Owned": exactText(owned.shares) } : {}),
      note: this.noteOf(row, method),
    });
    if (number === null) this.lack(row, "Shares Exercised", "column 7 has no number of underlying shares");
    if (method.method === null) this.lack(row, "Method", method.why);
    if ("why" in owned) this.lack(row, "Shares Owned", owned.why);
  }

  private noteOf(row: Row, { from }: MethodRead): string {
    const { documentType, issuer, owners } = this.document;
    const code = valueOf(row, "transactionCode") ?? "";
    const who = owners.map(({ name, cik }) => name || cik).join(", ");
    const price = valueOf(row, "conversionOrExercisePrice");
    const told = [
      `Form ${documentType} of ${who} on ${issuer.name || issuer.cik}, ${nameOfRow(row)}: ${valueOf(row, "securityTitle") ?? ""}`,
      `code ${code}, ${codeInWords(code)}`,
      price === null ? "exercise price in a footnote" : `at ${price}`,
      ...(from === null ? [] : [`the method from footnote ${from}`]),
    ];
    return `${told.join("; ")}.`;
  }

  private leaveTransaction(row: Row): void {
    const part = this.counted.get(row);
    const code = valueOf(row, "transactionCode") ?? "";
    const why =
      part !== undefined
        ? `it is part of the exercise in ${part}, and counts there`
        : row.table === "I"
          ? `it is ${codeInWords(code)} (code ${code}), and no event of a warrant`
          : (this.notAnExercise(row) ?? "");
    const shares = valueOf(row, "transactionShares") ?? valueOf(row, "transactionTotalValue");
    const title = valueOf(row, "securityTitle") ?? "";
    const way = valueOf(row, "transactionAcquiredDisposedCode") === "A" ? "acquired" : "disposed of";
    this.leave(row, `${shares ?? "an amount in a footnote"} of ${title} ${way}`, why);
  }

  /** What a row says besides, and an event has no field for. */
  private leaveParticulars(row: Row): void {
    const deemed = valueOf(row, "deemedExecutionDate");
    if (deemed !== null) this.leave(row, `deemed execution on ${deemed}`, "an event has one day");
    const timeliness = valueOf(row, "transactionTimeliness");
    if (timeliness !== null)
      this.leave(
        row,
        `reported ${timeliness === "E" ? "early" : "late"}`,
        "events do not say when they were reported",
      );
    if (/^(?:1|true)$/.test(valueOf(row, "equitySwapInvolved") ?? ""))
      this.leave(row, "an equity swap", "events have no swaps");
  }

  /** The last word on each line: a holding, or what is owned after the last transaction of it. */
  private holdings(): Holding[] {
    const last = new Map<Line, Row>();
    for (const row of this.document.rows) last.set(lineOf(row), row);
    return [...last.values()].map((row) => {
      const title = valueOf(row, "underlyingSecurityTitle");
      return {
        table: row.table,
        title: valueOf(row, "securityTitle") ?? "",
        shares: valueOf(row, "sharesOwnedFollowingTransaction"),
        value: valueOf(row, "valueOwnedFollowingTransaction"),
        ownership: valueOf(row, "directOrIndirectOwnership") === "I" ? "indirect" : "direct",
        nature: valueOf(row, "natureOfOwnership"),
        exercisePrice: valueOf(row, "conversionOrExercisePrice"),
        exercisable: valueOf(row, "exerciseDate"),
        expires: valueOf(row, "expirationDate"),
        underlying: title === null ? null : { title, shares: valueOf(row, "underlyingSecurityShares") },
        row: nameOfRow(row),
        footnotes: footnotesOf(row),
      };
    });
  }

  private leave(row: Row, what: string, why: string): void {
    this.notCarried.push({ of: nameOfRow(row), what, why, place: row.place });
  }

  private lack(row: Row, what: string, why: string): void {
    this.missing.push({ of: nameOfRow(row), what, why, place: row.place });
  }
}

/** Whether a row of Table I is what the exercise in a row of Table II gave: same day, code and owner, of the underlying security. */
function isWhatItGave(each: Row, row: Row): boolean {
  const same = (name: string): boolean => valueOf(each, name) === valueOf(row, name);
  return (
    each.table === "I" &&
    each.kind === "transaction" &&
    valueOf(each, "transactionAcquiredDisposedCode") === "A" &&
    same("transactionDate") &&
    same("transactionCode") &&
    same("directOrIndirectOwnership") &&
    same("natureOfOwnership") &&
    valueOf(each, "securityTitle") === valueOf(row, "underlyingSecurityTitle")
  );
}

const isSame = (a: Rational | null, b: Rational | null): boolean => a !== null && b !== null && a.eq(b);
