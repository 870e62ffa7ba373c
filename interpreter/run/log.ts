/** The facts of a run in the order in which they happen. */
import { visit } from "../../grammar/walk.ts";
import type { Program } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";
import type { FactEvent } from "../facts/types.ts";
import type { Model } from "../model/model.ts";
import { parseDay } from "../values/day.ts";
import { instantAt } from "../values/instant.ts";
import { isNotice, sentOrReceived } from "./notices.ts";
import { wordsOf } from "./passage.ts";

/** The close of business, where a contract says no other time. */
const CLOSE_OF_BUSINESS = 17 * 60;

/** The facts as occurrences, in the order in which they happen. */
export function occurrences(program: Program, events: readonly FactEvent[]): Occurrence[] {
  const { model } = program;
  const closings = wordsOf(program).map((words) => ({
    words,
    from: words.earlier?.until ?? -Infinity,
    closing: closingTimes(words.model, words),
  }));
  return events
    .map((event): Occurrence => {
      const inForce = closings.findLast(({ from }) => from <= event.instant) ?? closings[0];
      const minutes = inForce?.closing(event.kind) ?? null;
      const told = minutes === null ? event.instant : instantAt(event.day, minutes, model.zone);
      // A notice comes into the run when it is sent, or where that is not told when it is received.
      const instant = isNotice(inForce?.words ?? program, event.kind)
        ? Math.min(...sentOrReceived(event), told)
        : told;
      return {
        key: `#${event.index}`,
        identity: event.id ?? `#${event.index}`,
        kind: event.kind,
        id: event.id,
        instant,
        day: event.day,
        dateOnly: event.dateOnly,
        fields: event.fields,
        of: event.of,
        certificate: event.certificate,
        ...(event.by === undefined ? {} : { by: event.by }),
        ...(event.modifies === undefined ? {} : { modifies: event.modifies }),
        index: event.index,
        place: event.place,
      };
    })
    .sort((a, b) => a.instant - b.instant || a.index - b.index);
}

/** `KIND occurs at the close of business`: minutes after midnight, or null where the fact's own time counts. */
function closingTimes(model: Model, program: Program): (kind: string) => number | null {
  const named = new Map<string, number>();
  let all: number | null = null;
  for (const { node } of model.occurrences) {
    const minutes = node.time?.kind === "TimeLiteral" ? node.time.minutes : CLOSE_OF_BUSINESS;
    if (node.events.length === 0) all = minutes;
    for (const event of node.events) named.set(event.text, minutes);
  }
  return (kind) => named.get(kind) ?? (program.model.events.get(kind)?.act === true ? null : all);
}

/** Without facts a run stands at the earliest day that the contract's own definitions name. */
export function firstDay(model: Model): number {
  const days = model.terms.flatMap(({ body, home }) => {
    const found: number[] = [];
    if (home.imported || body.form !== "formula") return found;
    visit(body.value, (node) => {
      const day = node.kind === "DateLiteral" ? parseDay(node.iso) : null;
      if (day !== null) found.push(day);
    });
    return found;
  });
  return days.length === 0 ? 0 : Math.min(...days);
}
