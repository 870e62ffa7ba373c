import type { Occurrence } from "../../compile/value.ts";
import { localDay } from "../../values/instant.ts";

/** When and where something happens, as the ledger has it. */
export interface Happened {
  /** The local day, as a day number. */
  readonly day: number;
  /** Epoch milliseconds. */
  readonly instant: number;
  readonly event: string;
  readonly id: string | null;
}

/** What a ledger entry names in the place of an event where the words name the date themselves. */
export const A_DATE = "a date";

/** An event as it happened. */
export function momentOf({ day, instant, kind, id }: Occurrence): Happened {
  return { day, instant, event: kind, id };
}

/** What is done later about an event, such as at the end of a period that is counted from it. */
export function momentAt({ kind, id }: Occurrence, instant: number, zone: string): Happened {
  return { day: localDay(instant, zone), instant, event: kind, id };
}
