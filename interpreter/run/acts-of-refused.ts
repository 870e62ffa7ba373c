/** Acts that are accepted, and are of an act that was refused: there is nothing that they could take back. */
import { ofRefused } from "../../grammar/diagnostics/catalogue/run.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import { eventName } from "../report/names.ts";
import { longDate } from "../values/day.ts";
import type { Act } from "./act-record.ts";

/** A warning at the fact of each. */
export function actsOfRefused(acts: Iterable<Act>): readonly Diagnostic[] {
  const all = [...acts];
  const refused = new Map(all.filter(({ status }) => status === "refused").map((act) => [act.identity, act]));
  if (refused.size === 0) return [];
  return all.flatMap((act) => {
    const of = act.about === null || act.status === "refused" ? undefined : refused.get(act.about);
    if (of === undefined) return [];
    const details = {
      act: eventName(act.act, act.id),
      date: longDate(act.day),
      of: `${eventName(of.act, of.id)} of ${longDate(of.day)}`,
    };
    return [
      report(ofRefused, act.place, details, {
        related: [{ place: of.place, message: "the act that was refused" }],
      }),
    ];
  });
}
