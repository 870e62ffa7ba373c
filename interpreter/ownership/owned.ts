/** What was owned before a transaction, by what the form says is owned after it. */

import { Rational } from "../values/rational.ts";
import { amountOf, valueOf, type OwnershipDocument, type Row } from "./types.ts";

/** One line of ownership: a security held in one way. Two rows of one line have the same text here. */
export type Line = string;

export function lineOf(row: Row): Line {
  const parts = ["securityTitle", "directOrIndirectOwnership", "natureOfOwnership"];
  if (row.table === "II") parts.push("conversionOrExercisePrice", "exerciseDate", "expirationDate");
  return JSON.stringify([row.table, ...parts.map((name) => valueOf(row, name))]);
}

/**
 * The shares that were owned before the transaction of a row of Table I. Filers write what is owned after each transaction, or what
 * is owned after all of them on every row: where the rows are neither, or the security is held in several ways, there is a reason
 * instead of a number.
 */
export function ownedBefore(
  row: Row,
  document: OwnershipDocument,
): { readonly shares: Rational } | { readonly why: string } {
  const title = valueOf(row, "securityTitle");
  const ofTitle = document.rows.filter(
    (each) => each.table === "I" && valueOf(each, "securityTitle") === title,
  );
  if (ofTitle.some((each) => lineOf(each) !== lineOf(row)))
    return {
      why: "the form has several lines of the security; which of them count is for the contract to say",
    };
  const rows = ofTitle.filter(({ kind }) => kind === "transaction");
  const afters = rows.map((each) => amountOf(each, "sharesOwnedFollowingTransaction"));
  const moves = rows.map(moved);
  const at = rows.indexOf(row);
  const [after, move] = [afters[at] ?? null, moves[at] ?? null];
  if (after === null || move === null)
    return { why: "the row has no number of shares, or none owned after it" };
  const runs = rows.every((_, i) => i === 0 || follows(afters[i - 1], moves[i], afters[i]));
  if (runs) return known(after.sub(move));
  const total = afters.every((each) => each?.eq(after) === true);
  const rest = total ? sum(moves.slice(at)) : null;
  return rest === null
    ? { why: "what the rows say is owned after each of them does not add up" }
    : known(after.sub(rest));
}

const known = (shares: Rational): { readonly shares: Rational } | { readonly why: string } =>
  shares.sign() < 0 ? { why: "by the form less than nothing was owned before" } : { shares };

function moved(row: Row): Rational | null {
  const shares = amountOf(row, "transactionShares");
  if (shares === null) return null;
  return valueOf(row, "transactionAcquiredDisposedCode") === "A" ? shares : Rational.ZERO.sub(shares);
}

function follows(
  before: Rational | null = null,
  move: Rational | null = null,
  after: Rational | null = null,
): boolean {
  return before !== null && move !== null && after !== null && before.add(move).eq(after);
}

function sum(moves: readonly (Rational | null)[]): Rational | null {
  let total = Rational.ZERO;
  for (const move of moves) {
    if (move === null) return null;
    total = total.add(move);
  }
  return total;
}
