/** The register of warrants from their OCF transactions. */

import type { OcfFolder, Transaction } from "./ocf-folder.ts";
import type { OcfObject } from "./ocf-read.ts";
import type { Loss, Trigger, Warrant, WarrantChange } from "./types.ts";

/** One warrant as it was issued; what befell it comes with `changes`. */
export function warrantOf(
  { object }: Transaction,
  folder: OcfFolder,
  changes: ReadonlyMap<string, readonly WarrantChange[]>,
  missing: Loss[],
): Warrant | null {
  const complete = object.has("security_id", "custom_id", "stakeholder_id");
  const holder = folder.holderOf(object);
  const quantity = object.number("quantity");
  const exercisePrice = object.money("exercise_price");
  const purchasePrice = object.money("purchase_price");
  const issued = object.date("date");
  const expires = object.date("warrant_expiration_date");
  const triggers = object.objects("exercise_triggers").map(triggerOf);
  const security = object.text("security_id");
  const certificate = object.text("custom_id");
  if (!complete || holder === null || issued === null || security === null || certificate === null)
    return null;
  const lack = (what: string, why: string): void => {
    missing.push({ of: object.name, what, why, place: object.place });
  };
  if (quantity === null) lack("Warrant Share Number", "the issuance has no quantity");
  if (exercisePrice === null) lack("Warrant Price", "the issuance has no exercise_price");
  if (expires === null) lack("Term", "the issuance has no warrant_expiration_date");
  const from = folder.origins.get(security)?.from ?? null;
  return {
    certificate,
    security,
    holder,
    issued,
    quantity,
    exercisePrice,
    purchasePrice,
    expires,
    triggers,
    cameFrom: from === null ? null : folder.nameOf(from),
    changes: changes.get(security) ?? [],
  };
}

function triggerOf(trigger: OcfObject): Trigger {
  return {
    id: trigger.text("trigger_id"),
    type: trigger.text("type"),
    from: trigger.date("start_date") ?? trigger.date("trigger_date"),
    to: trigger.date("end_date"),
    condition: trigger.text("trigger_condition"),
  };
}

const KINDS: ReadonlyMap<string, WarrantChange["kind"]> = new Map([
  ["TX_WARRANT_EXERCISE", "exercised"],
  ["TX_WARRANT_TRANSFER", "transferred"],
  ["TX_WARRANT_CANCELLATION", "cancelled"],
  ["TX_WARRANT_RETRACTION", "retracted"],
]);

/** What befell each warrant, by security id, in the order of the files. */
export function changesOf(folder: OcfFolder): ReadonlyMap<string, readonly WarrantChange[]> {
  const all = new Map<string, WarrantChange[]>();
  for (const { type, object } of folder.transactions) {
    const kind = KINDS.get(type);
    const security = kind === undefined ? null : object.text("security_id");
    const on = object.date("date");
    if (kind === undefined || security === null || on === null) continue;
    const balance = object.text("balance_security_id");
    const into = [...object.texts("resulting_security_ids"), ...(balance === null ? [] : [balance])];
    const change = {
      on,
      kind,
      quantity: object.number("quantity"),
      into: into.map((id) => folder.nameOf(id)),
    };
    all.set(security, [...(all.get(security) ?? []), change]);
  }
  return all;
}
