import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { chainText } from "../compile/expression.ts";
import { Lack } from "../compile/lack.ts";
import { shiftDay } from "../compile/days.ts";
import type { Program, ProgramRule } from "../compile/program.ts";
import type { DurationValue, Occurrence } from "../compile/value.ts";
import { endOfDay } from "../values/instant.ts";
import type { ObligationRecord } from "./result.ts";

interface Duty {
  readonly section: string;
  readonly party: string;
  readonly act: string;
  readonly occurrence: Occurrence;
  readonly due: number | null;
  readonly openTextured: boolean;
}

/** The duties that a run has brought about. */
export class Duties {
  private readonly program: Program;
  private readonly duties: Duty[] = [];

  constructor(program: Program) {
    this.program = program;
  }

  /** A rule has made somebody owe an act. */
  arise(obligation: ast.Obligation, rule: ProgramRule, context: Context, occurrence: Occurrence): void {
    const openTextured = obligation.deadline === null || obligation.deadline.form === "promptly";
    for (const party of obligation.parties) {
      this.duties.push({
        section: rule.section,
        party: chainText(party),
        act: obligation.act.text,
        occurrence,
        due: openTextured ? null : dueOf(this.program, obligation.deadline, rule, context, occurrence),
        openTextured,
      });
    }
  }

  /** Each duty with what became of it by an instant. */
  records(log: readonly Occurrence[], until: number): ObligationRecord[] {
    const acts = Map.groupBy(log, (candidate) => candidate.kind);
    return this.duties.map((duty) => {
      const { occurrence, due } = duty;
      const done = acts.get(duty.act)?.find(
        (candidate) =>
          candidate.instant <= until &&
          (candidate.of === null ? candidate.instant >= occurrence.instant : candidate.of === occurrence.identity),
      );
      let status: ObligationRecord["status"] = "open";
      if (done !== undefined) status = due !== null && done.instant > due ? "late" : "performed";
      else if (due !== null && due < until) status = "breached";
      return {
        section: duty.section,
        party: duty.party,
        act: duty.act,
        event: occurrence.kind,
        id: occurrence.id,
        arose: occurrence.instant,
        due,
        openTextured: duty.openTextured,
        status,
        performed: done?.instant ?? null,
      };
    });
  }
}

/** The last instant in time: the end of the day that the deadline names. Null where a fact for it is lacking. */
function dueOf(
  program: Program,
  deadline: ast.Deadline | null,
  rule: ProgramRule,
  context: Context,
  occurrence: Occurrence,
): number | null {
  if (deadline === null) return null;
  const zone = program.model.zone;
  const standing = { owner: null, home: rule.home };
  try {
    const anchor = deadline.anchors[0];
    const day = anchor === undefined ? occurrence.day : program.compiler.day(anchor, standing)(context);
    if (deadline.form === "by" || deadline.duration === null) return endOfDay(day, zone);
    const duration = program.compiler.compile(deadline.duration, standing)(context) as DurationValue;
    const kind = duration.dayKind === null ? null : program.terms.namedDayKind(duration.dayKind, context);
    const due = shiftDay(day, duration, deadline.form === "within" ? 1 : -1, kind);
    return due === null ? null : endOfDay(due, zone);
  } catch (error) {
    if (error instanceof Lack) return null;
    throw error;
  }
}
