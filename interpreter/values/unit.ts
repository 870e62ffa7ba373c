/**
 * Units: what a number counts. Two dimensions suffice for warrants, money in one currency and shares, each to an integer
 * power: a price is USD^1 share^-1. Units are interned, so equal units are the same object and compare by `===`.
 */

/** A unit; made by `unit` alone. `currency` is null exactly when `money` is 0. */
export interface Unit {
  readonly currency: string | null;
  /** The exponent of money. */
  readonly money: number;
  /** The exponent of shares. */
  readonly share: number;
}

const interned = new Map<string, Unit>();

/** The unit currency^money * share^share. Throws RangeError when money has an exponent and no currency. */
export function unit(currency: string | null, money: number, share: number): Unit {
  if (money !== 0 && currency === null) throw new RangeError("A unit of money needs a currency.");
  const named = money === 0 ? null : currency;
  const key = `${money} ${share} ${named ?? ""}`;
  const known = interned.get(key);
  if (known !== undefined) return known;
  const made: Unit = Object.freeze({ currency: named, money: money + 0, share: share + 0 });
  interned.set(key, made);
  return made;
}

/** A plain number. */
export const NUMBER: Unit = unit(null, 0, 0);

/** A number of shares. */
export const SHARES: Unit = unit(null, 0, 1);

/** An amount of money. */
export function moneyUnit(currency: string): Unit {
  return unit(currency, 1, 0);
}

/** A price per share. */
export function pricePerShare(currency: string): Unit {
  return unit(currency, 1, -1);
}

/** The unit of a product; null when two currencies would mix. */
export function multiplyUnits(a: Unit, b: Unit): Unit | null {
  if (b === NUMBER) return a;
  if (a === NUMBER) return b;
  if (a.currency !== null && b.currency !== null && a.currency !== b.currency) return null;
  return unit(a.currency ?? b.currency, a.money + b.money, a.share + b.share);
}

/** The unit of a quotient; null when two currencies would mix. */
export function divideUnits(a: Unit, b: Unit): Unit | null {
  if (b === NUMBER) return a;
  if (a.currency !== null && b.currency !== null && a.currency !== b.currency) return null;
  return unit(a.currency ?? b.currency, a.money - b.money, a.share - b.share);
}

/** "USD/share", "USD", "share", "USD^2/share", "1/share"; "" for a plain number. */
export function unitName(u: Unit): string {
  const factors: readonly (readonly [string, number])[] = [
    [u.currency ?? "", u.money],
    ["share", u.share],
  ];
  const above = factors.filter(([, power]) => power > 0).map(([name, power]) => raised(name, power));
  const below = factors.filter(([, power]) => power < 0).map(([name, power]) => raised(name, -power));
  if (below.length === 0) return above.join("*");
  const divisor = below.length === 1 ? below.join("") : `(${below.join("*")})`;
  return `${above.length === 0 ? "1" : above.join("*")}/${divisor}`;
}

/** The unit in a sentence: "a price per share in USD", "a number of shares", "a value in USD^2/share". */
export function unitWords(u: Unit): string {
  if (u === NUMBER) return "a plain number";
  if (u === SHARES) return "a number of shares";
  if (u.money === 1 && u.share === 0) return `an amount of money in ${u.currency}`;
  if (u.money === 1 && u.share === -1) return `a price per share in ${u.currency}`;
  if (u.money === 0 && u.share === -1) return "a number per share";
  return `a value in ${unitName(u)}`;
}

function raised(name: string, power: number): string {
  return power === 1 ? name : `${name}^${power}`;
}
