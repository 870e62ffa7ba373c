/**
 * How an exercise was paid. The form has no column for it; footnotes say it, and where they do not, it is not known: a sale on the
 * day of an exercise may be one in the market.
 */

import { PAYMENTS } from "./codes.ts";
import { footnotesOf, valueOf, type OwnershipDocument, type Row } from "./types.ts";

export interface MethodRead {
  readonly method: "cash" | "cashless" | null;
  /** The footnote that says it. */
  readonly from: string | null;
  /** Why it is not known. */
  readonly why: string;
  /** Rows of Table I for the shares that were withheld. */
  readonly withheld: readonly Row[];
}

/** Words that leave no doubt. */
const CASHLESS = /\bcashless|\bnet[- ](?:exercise|settle|share|issu)/i;
const CASH = /\b(?:in|for|with) cash\b/i;

/** Whether a footnote says that shares paid the price: withheld for a tax, they say nothing of it. */
function saysCashless(text: string): boolean {
  return sentences(text).some(
    (each) =>
      !/\bnot\b/i.test(each) && (CASHLESS.test(each) || (/\bwithh/i.test(each) && /\bprice\b/i.test(each))),
  );
}

/** Whether a footnote says that money paid the price: paid for a fraction, it says nothing of it. */
function saysCash(text: string): boolean {
  return sentences(text).some(
    (each) => CASH.test(each) && !/\b(?:no|not|without|fraction|lieu)\b/i.test(each) && !CASHLESS.test(each),
  );
}

const sentences = (text: string): string[] => text.split(/(?<=[.;])\s/);

/** `gave`: the row of Table I for the shares that the exercise gave, where there is one. */
export function methodOf(exercise: Row, gave: Row | null, document: OwnershipDocument): MethodRead {
  const ids = new Set([...footnotesOf(exercise), ...(gave === null ? [] : footnotesOf(gave))]);
  const notes = document.footnotes.filter(({ id }) => ids.has(id));
  const cashless = notes.find(({ text }) => saysCashless(text));
  const cash = notes.find(({ text }) => saysCash(text));
  if (cashless !== undefined && cash === undefined)
    return {
      method: "cashless",
      from: cashless.id,
      why: "",
      withheld: withheldFor(exercise, cashless.id, document),
    };
  if (cash !== undefined && cashless === undefined)
    return { method: "cash", from: cash.id, why: "", withheld: [] };
  const paidInShares = document.rows.some(
    (row) =>
      row.table === "I" &&
      valueOf(row, "transactionCode") === "F" &&
      valueOf(row, "transactionDate") === valueOf(exercise, "transactionDate"),
  );
  const why =
    cash !== undefined
      ? `${cash.id === cashless?.id ? `footnote ${cash.id} speaks` : `footnotes ${cash.id} and ${cashless?.id ?? ""} speak`} of cash and of shares withheld`
      : paidInShares
        ? "shares went for the price or for a tax (code F), and the form does not say for which"
        : "no footnote of the exercise says how it was paid";
  return { method: null, from: null, why, withheld: [] };
}

/** Shares that went back on the day of the exercise, by rows with the same footnote. */
function withheldFor(exercise: Row, note: string, { rows }: OwnershipDocument): Row[] {
  return rows.filter(
    (row) =>
      row.table === "I" &&
      row.kind === "transaction" &&
      PAYMENTS.includes(valueOf(row, "transactionCode") ?? "") &&
      valueOf(row, "transactionAcquiredDisposedCode") === "D" &&
      valueOf(row, "transactionDate") === valueOf(exercise, "transactionDate") &&
      footnotesOf(row).includes(note),
  );
}
