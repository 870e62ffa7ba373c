/** What a run says of an exercise, in the terms of the form: how many, at what price, what was given, owned and left. */

import { cannotReport } from "../../grammar/diagnostics/catalogue/ownership.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { ActRecord, RunResult, Shown } from "../run/result.ts";
import { Rational } from "../values/rational.ts";

export interface Exercise {
  readonly act: ActRecord;
  readonly id: string;
  /** Of the contract's clause that settles it: `2(b)`. */
  readonly section: string | null;
  readonly shares: Rational;
  readonly price: Rational;
  readonly issued: Rational;
  /** Money to the Issuer. */
  readonly paid: Rational;
  /** Money to the Holder in place of a fraction. */
  readonly inLieu: Rational;
  readonly owned: Rational;
  /** Of the warrant, after it. */
  readonly left: Rational;
  /** The certificates that whoever exercised holds after it, with their shares; null without a register. */
  readonly certificates: readonly HeldCertificate[] | null;
  /** Just before it; null where the facts do not say. */
  readonly outstanding: Rational | null;
}

interface HeldCertificate {
  readonly number: string;
  readonly shares: Rational | null;
}

const TOO_LARGE = Rational.of(10n ** 12n - 1n);

const PRICES = ["Warrant Price", "Exercise Price"] as const;
const LEFT = "Warrant Share Number";
const OUTSTANDING = "Shares Outstanding";

/** The name by which messages call an exercise. */
export function idOf({ id, act }: ActRecord): string {
  return id ?? act;
}

export function exerciseOf(act: ActRecord, result: RunResult, stock: string): Exercise | Diagnostic {
  const id = idOf(act);
  const refuse = (why: string, ...help: string[]): Diagnostic =>
    report(cannotReport, act.place, { id, why, help });
  const number = (from: ActRecord["fields"], name: string): Rational | null => {
    const value = from.find((each) => each.name === name)?.value.value;
    return value instanceof Rational ? value : null;
  };
  if (result.currency !== "USD")
    return refuse(`the contract is in ${result.currency}, and the form in dollars`);
  const shares = number(act.fields, "Shares Exercised");
  if (shares === null) return refuse('the contract\'s Exercise has no "Shares Exercised"');
  const issued = number(act.gives, "Shares Issued");
  if (issued === null) return refuse('the contract\'s Exercise gives no "Shares Issued"');
  if (issued.sign() <= 0 || issued.gt(shares))
    return refuse("it gave no shares, or more than were exercised");
  const price = priceOf(act);
  if (price === null) return refuse("the contract gives it no price per share, or more than one");
  const owned = number(act.fields, "Shares Owned");
  if (owned === null)
    return refuse(
      "the facts do not say what was owned before it",
      'Add "Shares Owned" to the exercise, where the contract has that field.',
    );
  const { before, after } = around(act, result);
  const certificates = held(act, result);
  const left = certificates === null ? amountIn(after, LEFT) : sumOf(certificates);
  if (left === null)
    return refuse(
      `nothing says what is left of the warrant: ${certificates === null ? `the contract has no "${LEFT}" with a number` : `the certificates have no "${LEFT}" with a number`}`,
      `Fill the blank with --set "${LEFT}=...", if it is one; otherwise prepare the form by hand.`,
    );
  const settled = result.settlements.filter((each) => each.instant === act.instant && each.id === act.id);
  const delivered = settled.filter(({ unit }) => unit === "share");
  const other = delivered.find(({ asset }) => asset !== stock)?.asset;
  if (other !== undefined)
    return refuse(
      `it delivered "${other}", and the form would be about "${stock}"`,
      'Say "title of stock" in the file about the reporting person, if that is the same security.',
    );
  if ([shares, owned.add(shares), left, price].some((each) => each.gte(TOO_LARGE)))
    return refuse("a number has more than twelve digits, and the form takes no more");
  const inLieu = number(act.gives, "Cash In Lieu") ?? Rational.ZERO;
  const toHolder = settled
    .filter(({ unit, to }) => unit !== "share" && to === "Holder")
    .reduce((total, { amount }) => total.add(amount), Rational.ZERO);
  if (!toHolder.eq(inLieu)) return refuse("it paid the holder more than money in place of a fraction");
  return {
    act,
    id,
    section: delivered[0]?.section ?? null,
    shares,
    price,
    issued,
    paid: number(act.gives, "Cash Due") ?? Rational.ZERO,
    inLieu,
    owned,
    left,
    certificates,
    outstanding: amountIn(before, OUTSTANDING),
  };
}

/** The one price per share among the terms that the act used. */
function priceOf({ terms }: ActRecord): Rational | null {
  const prices = terms.filter(
    ({ value: { type } }) => type.kind === "quantity" && type.unit.money === 1 && type.unit.share === -1,
  );
  const named = prices.filter(({ name }) => PRICES.some((each) => each === name));
  const [only, second] = named.length > 0 ? named : prices;
  const value = second === undefined ? only?.value.value : null;
  return value instanceof Rational ? value : null;
}

type Terms = ReadonlyMap<string, Shown>;

/** Where the history stands just after the act. */
function momentOf(act: ActRecord, { history }: RunResult): number {
  const cause = act.id === null ? act.act : `${act.act} "${act.id}"`;
  return history.findLastIndex((each) => each.instant === act.instant && each.cause === cause);
}

/** All certificates of whoever exercised: the balance of the one that was exercised has a number of its own. */
function held(act: ActRecord, result: RunResult): readonly HeldCertificate[] | null {
  const all = result.certificates;
  const holder = act.certificate === null ? undefined : all?.get(act.certificate)?.holder;
  const then = result.history[momentOf(act, result)]?.certificates;
  if (holder === undefined || then === undefined || then === null) return null;
  return [...then]
    .filter(([number]) => all?.get(number)?.holder === holder)
    .map(([number, terms]) => ({ number, shares: amountIn(terms, LEFT) }));
}

/** The shares of all of them; null where one has no number. */
function sumOf(certificates: readonly HeldCertificate[]): Rational | null {
  const known = certificates.flatMap(({ shares }) => shares ?? []);
  if (known.length < certificates.length) return null;
  return known.reduce((sum, shares) => sum.add(shares), Rational.ZERO);
}

/** The terms just before the act and just after it. */
function around(act: ActRecord, result: RunResult): { readonly before: Terms; readonly after: Terms } {
  const { history } = result;
  const index = momentOf(act, result);
  return {
    before: history[index - 1]?.terms ?? new Map<string, Shown>(),
    after: history[index]?.terms ?? new Map<string, Shown>(),
  };
}

function amountIn(terms: Terms, name: string): Rational | null {
  const value = terms.get(name)?.value;
  return value instanceof Rational ? value : null;
}
