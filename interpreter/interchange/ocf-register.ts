/**
 * The register of warrants as events of `std/register`: issues, transfers and surrenders. OCF says what came of each; the events say
 * who did what, and the contract counts the numbers.
 */

import { exactText } from "./number.ts";
import type { Balance } from "./ocf-balances.ts";
import type { OcfFolder, Transaction } from "./ocf-folder.ts";
import type { OcfObject } from "./ocf-read.ts";

/** An event to be made of a transaction, or why there is none. */
export type RegisterEvent =
  | {
      readonly event: string;
      readonly fields: Readonly<Record<string, string>>;
      /** What somebody has to look at before the event is taken for a fact. */
      readonly doubt?: string;
    }
  | { readonly none: string };

/** What a transaction on a warrant is in the register; null for one that has nothing to do with it. */
export function registerEventOf(
  { type, object }: Transaction,
  folder: OcfFolder,
  balances: ReadonlyMap<string, Balance>,
): RegisterEvent | null {
  switch (type) {
    case "TX_WARRANT_ISSUANCE":
      return issue(object, folder, balances);
    case "TX_WARRANT_TRANSFER":
      return transfer(object, folder);
    case "TX_WARRANT_CANCELLATION":
      return cancellation(object, folder);
    case "TX_WARRANT_RETRACTION":
      return { none: "the issue was taken back, and is no event" };
    default:
      return null;
  }
}

function issue(object: OcfObject, folder: OcfFolder, balances: ReadonlyMap<string, Balance>): RegisterEvent {
  const security = object.text("security_id") ?? "";
  if (folder.retracted.has(security)) return { none: "the issue was taken back" };
  const origin = folder.origins.get(security);
  if (origin !== undefined) return { none: `it came of ${origin.transaction.object.name}` };
  const shares = object.number("quantity");
  if (shares === null) return { none: "the issuance has no quantity" };
  const balance = balances.get(security);
  const rest = balance === undefined ? "" : restWords(balance, folder);
  if (balance?.isCertain === true)
    return { none: `it is taken for ${rest}, whose shares it and the stock make` };
  return {
    event: "Warrant Issuance",
    fields: { Recipient: folder.holderOf(object) ?? "", Shares: exactText(shares) },
    ...(balance === undefined
      ? {}
      : { doubt: `it may be ${rest}: then strike the event out, or those shares count twice` }),
  };
}

/** `the rest of W-1 after TX_WARRANT_EXERCISE "X-1"`. */
function restWords({ of, exercise }: Balance, folder: OcfFolder): string {
  return `the rest of ${folder.nameOf(of.object.text("security_id") ?? "")} after ${exercise.object.name}`;
}

function transfer(object: OcfObject, folder: OcfFolder): RegisterEvent {
  const [to, ...others] = object.texts("resulting_security_ids");
  const taken = to === undefined ? undefined : folder.issues.get(to)?.object;
  if (taken === undefined || others.length > 0)
    return { none: "it does not give one certificate to one holder: write it as several events" };
  const Transferee = folder.holderOf(taken) ?? "";
  const certificate = folder.certificateOf(object) ?? "";
  if (object.text("balance_security_id") === null)
    return { event: "Transfer", fields: { certificate, Transferee } };
  const shares = object.number("quantity") ?? taken.number("quantity");
  if (shares === null) return { none: "it does not say how many shares were assigned" };
  return {
    event: "Assign Part",
    fields: { certificate, Transferee, "Shares Assigned": exactText(shares) },
  };
}

function cancellation(object: OcfObject, folder: OcfFolder): RegisterEvent {
  const balance = object.text("balance_security_id");
  return balance === null
    ? { event: "Surrender", fields: { certificate: folder.certificateOf(object) ?? "" } }
    : { none: `${folder.nameOf(balance)} stands for what is left: an exchange, or an agreement of its own` };
}

/** The first number from which a register counts on to these, in their order; null where they do not count on. */
export function countedFrom(numbers: readonly string[]): string | null {
  const [first] = numbers;
  const digits = first === undefined ? null : /^(.*?)(\d+)$/.exec(first);
  if (digits === null || first === undefined) return null;
  const [, head = "", count = "0"] = digits;
  const at = BigInt(count);
  const isNext = (number: string, index: number): boolean =>
    number === `${head}${String(at + BigInt(index)).padStart(count.length, "0")}`;
  return numbers.every(isNext) ? first : null;
}
