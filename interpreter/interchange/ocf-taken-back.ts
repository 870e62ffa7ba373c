/** An exercise that was taken back, as OCF has it: the stock that came of it is retracted. */

import type { FactEvent } from "../facts/types.ts";
import { sectionWords } from "../report/names.ts";
import type { ActRecord, RunResult } from "../run/result.ts";
import { dayToIso } from "../values/day.ts";
import { localDay } from "../values/instant.ts";
import type { OcfWriter } from "./ocf-write.ts";

/** How the log names an event: `Exercise "X"`, `Share Count of 2006-03-01`. */
export const nameInLog = ({ kind, id, day }: FactEvent): string =>
  id === null ? `${kind} of ${dayToIso(day)}` : `${kind} "${id}"`;

/**
 * Writes the retraction, on the day of the taking back. A retraction is of a whole security and has no number, so it is right after
 * a split too. OCF has no transaction by which shares come back to a warrant, or money to whoever paid it: a register has a
 * certificate of its own for those shares, otherwise they are listed. `order` is the place in the log.
 */
export function writeTakenBack(
  out: OcfWriter,
  { certificates, zone }: RunResult,
  taken: {
    readonly event: FactEvent;
    readonly act: ActRecord;
    readonly rescinded: NonNullable<ActRecord["rescinded"]>;
    readonly order: number;
  },
  written: { readonly id: string; readonly stock: string | null; readonly paid: string | null },
): void {
  const { event, act, rescinded, order } = taken;
  const date = dayToIso(localDay(rescinded.instant, zone));
  const by = `taken back on ${date} under ${sectionWords(rescinded.section)}`;
  const leave = (what: string, why: string): void => out.leave(nameInLog(event), what, why, event.place);
  if (written.stock !== null) {
    out.at(order);
    out.object("TX_STOCK_RETRACTION", out.fresh(`${written.id}-retraction`), {
      date,
      security_id: written.stock,
      reason_text: `${nameInLog(event)} was ${by}.`,
    });
  } else leave(`that it was ${by}`, "no stock was written that could be retracted");
  if (written.paid !== null)
    leave(`${written.paid} that went back when it was ${by}`, "OCF has no field for it");
  if (certificates === null || act.certificate === null)
    leave(`the shares that came back to the warrant when it was ${by}`, "OCF has no transaction for it");
}

/** Whether an event is the one that took an exercise back: what it reversed was settled under its id, at that instant. */
export function tookBack({ acts, settlements }: RunResult, { id, of }: FactEvent): boolean {
  return acts.some(
    ({ id: exercise, rescinded }) =>
      of !== null &&
      exercise === of &&
      rescinded !== null &&
      settlements.some(
        (each) => each.instant === rescinded.instant && each.section === rescinded.section && each.id === id,
      ),
  );
}
