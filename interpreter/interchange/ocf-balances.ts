/**
 * The warrant that a holder has for the rest after an exercise. OCF's exercise has no field for it: it may stand among the securities
 * that resulted, or in an issue of its own, which would count the rest twice.
 */

import { Rational } from "../values/rational.ts";
import type { OcfFolder, Transaction } from "./ocf-folder.ts";

/** An issue that may be what was left after an exercise. */
export interface Balance {
  readonly exercise: Transaction;
  /** The warrant that was exercised. */
  readonly of: Transaction;
  /** Whether it and the stock that came make the shares of the warrant that was exercised, and nothing else does. */
  readonly isCertain: boolean;
}

/** By security id: issues to the holder who exercised, on the same day and for less than the warrant was for. */
export function balancesOf(folder: OcfFolder): ReadonlyMap<string, Balance> {
  const found = new Map<string, Balance>();
  for (const exercise of folder.transactions) {
    if (exercise.type !== "TX_WARRANT_EXERCISE") continue;
    const of = folder.issues.get(exercise.object.text("security_id") ?? "");
    const whole = of?.object.number("quantity") ?? null;
    if (of === undefined || whole === null) continue;
    const rests = [...folder.issues].filter(
      ([security, issue]) => !folder.origins.has(security) && isRestOf(issue, of, exercise, whole),
    );
    const came = stockOf(exercise, folder);
    const fitting = rests.filter(([, { object }]) => object.number("quantity")?.add(came).eq(whole) === true);
    for (const [security] of rests) {
      const isCertain = fitting.length === 1 && fitting[0]?.[0] === security;
      // Where one issue fits, the others are issues of their own.
      if (isCertain || fitting.length !== 1) found.set(security, { exercise, of, isCertain });
    }
  }
  return found;
}

function isRestOf(issue: Transaction, of: Transaction, exercise: Transaction, whole: Rational): boolean {
  const quantity = issue.object.number("quantity");
  return (
    issue.type === "TX_WARRANT_ISSUANCE" &&
    issue !== of &&
    quantity !== null &&
    quantity.lt(whole) &&
    issue.object.text("date") === exercise.object.text("date") &&
    issue.object.text("stakeholder_id") === of.object.text("stakeholder_id")
  );
}

/** The stock that an exercise gave, as far as it is recorded. */
function stockOf({ object }: Transaction, { issues }: OcfFolder): Rational {
  return object
    .texts("resulting_security_ids")
    .map((id) => issues.get(id))
    .reduce(
      (sum, issue) =>
        issue?.type === "TX_STOCK_ISSUANCE" ? sum.add(issue.object.number("quantity") ?? Rational.ZERO) : sum,
      Rational.ZERO,
    );
}
