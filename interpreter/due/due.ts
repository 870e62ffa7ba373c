import type { Model } from "../model/model.ts";
import type { Facts } from "../run/facts.ts";
import type { NoticeRecord, ObligationRecord, RunResult } from "../run/result.ts";
import { run, type RunOptions } from "../run/run.ts";
import { endOfDay, localDay } from "../values/instant.ts";

/** Where a duty that is still to be done stands on a day. */
export type Standing =
  /** Its last day has passed, and the facts do not show it as done. */
  | "overdue"
  /** What has to hold at all times does not. */
  | "not kept"
  /** Its last day is still to come. */
  | "to do"
  /** The contract sets no day (`promptly`), or a fact for it is lacking: nobody but a reader can say when it is late. */
  | "no day";

export interface DueDuty {
  readonly duty: ObligationRecord;
  readonly standing: Standing;
  /** Whole days from the day asked to the last day; negative for one that is past, null without a day. */
  readonly days: number | null;
  /** For a duty that is counted back from an event still to come: the day of that event. */
  readonly ahead: number | null;
}

/** What is owed on a day. */
export interface DueList {
  readonly result: RunResult;
  /** What is overdue or not kept first, then the next to be done, then what has no day; each by day. */
  readonly duties: readonly DueDuty[];
  /** How many days after the as-of day were asked for; null for all. */
  readonly within: number | null;
  /** How many duties fall due later than was asked for. */
  readonly leftOut: number;
  /** Notices that were sent and have not taken effect by then. */
  readonly notices: readonly NoticeRecord[];
}

const ORDER: readonly Standing[] = ["overdue", "not kept", "to do", "no day"];

/**
 * What is owed at the end of the as-of day (or of the last event's), and what falls due in so many days after it; null: in all time
 * to come. Duties that are counted back from an event that the facts tell for a later day are owed already.
 */
export function dueList(model: Model, facts: Facts, options: RunOptions, days: number | null): DueList {
  const result = run(model, facts, options);
  const { asOf, zone } = result;
  const until = endOfDay(asOf, zone);
  const standingOf = (duty: ObligationRecord): Standing => {
    if (duty.due !== null) return duty.due < until ? "overdue" : "to do";
    return duty.status === "breached" ? "not kept" : "no day";
  };
  const entry = (duty: ObligationRecord, ahead: number | null): DueDuty => ({
    duty,
    standing: standingOf(duty),
    days: duty.due === null ? null : localDay(duty.due, zone) - asOf,
    ahead,
  });
  const owed = result.obligations
    .filter(({ status }) => status === "open" || status === "breached")
    .map((duty) => entry(duty, null));
  const coming =
    result.later === 0
      ? []
      : run(model, facts, { ...options, asOf: null })
          .obligations.filter(({ arose, due }) => arose > until && due !== null && due < arose)
          .filter(({ performed, waived }) =>
            [performed, waived?.instant ?? null].every((at) => at === null || at > until),
          )
          .map((duty) => entry({ ...duty, status: "open", performed: null }, localDay(duty.arose, zone)));
  const all = [...owed, ...coming];
  const duties = all
    .filter((each) => days === null || each.days === null || each.days <= days)
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
        (a.duty.due ?? a.duty.arose) - (b.duty.due ?? b.duty.arose),
    );
  const notices = result.notices.filter(({ effective }) => effective === null || effective > until);
  return { result, duties, within: days, leftOut: all.length - duties.length, notices };
}
