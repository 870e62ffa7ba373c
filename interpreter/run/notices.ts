import { chainText } from "../model/chain-text.ts";
import type { Context } from "../compile/context.ts";
import { isNone } from "../compile/lack.ts";
import { type Program, sectionOf } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";
import { localDay } from "../values/instant.ts";
import type { NoticeRecord } from "./result.ts";
import { explainExpression } from "./trace.ts";

/** Whether an act of this kind is done by notice, in a contract that says when notices take effect. */
export function isNotice(program: Program, kind: string): boolean {
  return program.notice !== null && givesNotice(program, kind);
}

/** Whether an act of this kind is done by notice. */
export function givesNotice(program: Program, kind: string): boolean {
  return (program.model.events.get(kind)?.notice ?? null) !== null;
}

/**
 * Whether a fact is a notice that was sent or received at a time of its own, so that the contract's words say when it takes
 * effect (`every notice takes effect at ...`). One that says neither takes effect at the time of its fact.
 */
export function isUnderWay(program: Program, fact: Occurrence): boolean {
  return fact.takesEffect !== true && isNotice(program, fact.kind) && sentOrReceived(fact).length > 0;
}

/** When the facts say that it was sent and received, in epoch milliseconds. */
export function sentOrReceived({ fields }: Pick<Occurrence, "fields">): number[] {
  return ["Sent", "Received"].flatMap((name) => {
    const value = fields.get(name);
    return typeof value === "number" ? [value] : [];
  });
}

/** The notice as it takes effect, never before it was sent; null where nothing told says that it has taken effect. */
export function takenEffect(program: Program, notice: Occurrence, context: Context): Occurrence | null {
  const rule = program.notice;
  if (rule === null) return null;
  try {
    const standing = { owner: null, home: rule.home };
    const effect = program.compiler.instant(rule.node.effect, standing)(context);
    const instant = Math.max(effect, notice.instant);
    const day = localDay(instant, program.model.zone);
    return { ...notice, instant, day, dateOnly: false, takesEffect: true };
  } catch (error) {
    if (isNone(error)) return null;
    throw error;
  }
}

/** Where notices to a party go; null where the contract does not say, or it is not known. */
export function addressOf(program: Program, party: string, context: Context): string | null {
  const found = program.model.addresses.find(({ node }) => chainText(node.party) === party);
  if (found === undefined) return null;
  try {
    const address = program.code(found.node.address)(context);
    return typeof address === "string" ? address : null;
  } catch (error) {
    if (isNone(error)) return null;
    throw error;
  }
}

/** The record of a notice, as the world was when it was sent. `effect` is null for one that has not taken effect. */
export function noticeRecord(
  program: Program,
  notice: Occurrence,
  effect: Occurrence | null,
  context: Context,
): NoticeRecord {
  const { fields } = notice;
  const instant = (name: string): number | null => {
    const value = fields.get(name);
    return typeof value === "number" ? value : null;
  };
  const channel = fields.get("Channel");
  const to = program.model.events.get(notice.kind)?.notice?.to ?? null;
  const rule = sentOrReceived(notice).length === 0 ? null : program.notice;
  return {
    event: notice.kind,
    id: notice.id,
    to,
    address: to === null ? null : addressOf(program, to, context),
    sent: instant("Sent"),
    channel: typeof channel === "string" ? channel : null,
    received: instant("Received"),
    effective: effect?.instant ?? null,
    section: rule === null ? null : sectionOf(rule.home),
    place: notice.place,
    get steps() {
      return rule === null ? [] : explainExpression(program, rule.node.effect, context, rule.home);
    },
  };
}
