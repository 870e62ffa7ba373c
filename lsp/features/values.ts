/** What the facts beside a contract make of its terms, in words. */

import type { RunResult } from "../../interpreter/run/result.ts";
import { show, showDay } from "../../interpreter/report/show.ts";
import type { Beside } from "../beside.ts";
import type { Sym } from "../lookup.ts";

/** `$2.33 per share`; null for what has no one value. */
export function valueOf({ terms, zone }: RunResult, name: string): string | null {
  const value = terms.get(name);
  return value === undefined || value.value === null ? null : show(value, { zone, units: true });
}

/** For a hover: the value, its day, how it came about. */
export function valueText({ subject, name }: Sym, { result, problem }: Beside): string | null {
  if (subject.kind !== "term" || subject.term.scope.of === "event") return null;
  if (result === null) return problem === null ? null : `No value by tenor.json: ${problem}.`;
  const value = valueOf(result, name);
  if (value === null) return null;
  const adjustments = result.ledger
    .filter((entry) => entry.term === name && entry.status === "made")
    .toReversed();
  const last = adjustments.slice(0, 3).map((entry) => {
    const after = show(entry.after, { zone: result.zone });
    return `- ${showDay(entry.day)}: ${after}, section ${entry.section} (${entry.event})`;
  });
  const stop = result.stopped === null ? "" : ` The run stopped on ${showDay(result.stopped.day)}.`;
  return [`**${value}** on ${showDay(result.asOf)}, by tenor.json.${stop}`, last.join("\n")]
    .filter((part) => part !== "")
    .join("\n\n");
}
