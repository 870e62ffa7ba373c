import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { isInside } from "../compile/code/dates.ts";
import { Lack } from "../compile/lack.ts";
import type { Program, ProgramRule } from "../compile/program.ts";
import { placeIn, sectionOf } from "../compile/program.ts";
import type { Occurrence, PeriodValue } from "../compile/value.ts";
import type { Home, Placed } from "../model/model.ts";
import { longDate } from "../values/day.ts";
import { localOf, startOfDay } from "../values/instant.ts";
import { absentFrom } from "./consents.ts";
import { holds } from "./plan.ts";
import type { ActRecord } from "./result.ts";
import { precedence } from "./sections.ts";
import { clock } from "./show.ts";
import { wording } from "./wording.ts";

/** Why an act is refused by one section. */
export type Reason = ActRecord["reasons"][number];

/** What the contract says of an act: the sections that refuse it, in the order of the contract. */
export interface Judgement {
  readonly reasons: readonly Reason[];
  /** Refused only `to the extent that` something is so: a smaller number may be allowed. */
  readonly partly: boolean;
  /** What could not be found out, where nothing else refuses. */
  readonly lack: Lack | null;
}

/** Why a right does not let an act through. */
interface Withheld {
  readonly reasons: readonly Reason[];
  /** It would, but for what it gives only to an extent. */
  readonly partly: boolean;
}

/** Judges an act: it needs a right, and no prohibition may stand against it. */
export function judge(program: Program, occurrence: Occurrence, context: Context): Judgement {
  const gone = noLongerOutstanding(program, occurrence, context);
  if (gone !== null) return { reasons: gone, partly: false, lack: null };
  const reasons: Reason[] = [];
  let lack: Lack | null = null;
  const attempt = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Lack)) throw error;
      lack ??= error;
    }
  };

  const clauses = program.rightsOf.get(occurrence.kind) ?? [];
  let givenPartly = false;
  const rights = clauses.filter((clause) => !clause.node.right.prohibition);
  const granted: Placed<ast.RightStatement>[] = [];
  const missing: Reason[] = [];
  let partly = true;
  for (const clause of rights) {
    attempt(() => {
      const why = withheld(program, clause, occurrence, context);
      if (why.reasons.length === 0) granted.push(clause);
      else missing.push(...why.reasons);
      givenPartly ||= why.partly;
    });
  }
  const byRule = program.ruleRightsOf.get(occurrence.kind) ?? [];
  const given = byRule.some(
    ({ right, rule }) => !right.prohibition && isGiven(program, rule, right, occurrence, context),
  );
  if (granted.length === 0 && !given && lack === null) {
    partly = givenPartly;
    const event = program.model.events.get(occurrence.kind);
    if (missing.length > 0) reasons.push(...missing);
    else if (byRule.length > 0) {
      for (const { right, rule } of byRule) {
        reasons.push({
          section: rule.section,
          text: wording(program, rule.home, rule.rule),
          place: placeIn(rule.home, right),
        });
      }
    } else if (event !== undefined) {
      const place = placeIn(event.home, event.node.name);
      reasons.push({
        section: sectionOf(event.home),
        text: `no clause gives a right to ${occurrence.kind}`,
        place,
      });
    }
  }
  for (const clause of clauses) {
    if (!clause.node.right.prohibition) continue;
    attempt(() => {
      if (!prohibits(program, clause, context)) return;
      const section = sectionOf(clause.home);
      // A right that prevails over the prohibition stands.
      if (granted.some((right) => precedence(program.model, sectionOf(right.home), section) > 0)) return;
      partly &&= clause.node.right.conditions.some(({ extent }) => extent);
      reasons.push({
        section,
        text: wording(program, clause.home, clause.node),
        place: placeIn(clause.home, clause.node),
      });
    });
  }
  const order = (reason: Reason): number =>
    program.model.sections.find((section) => section.shown === reason.section)?.order ?? -1;
  const unique = reasons.filter(
    (reason, index) => reasons.findIndex((other) => other.section === reason.section) === index,
  );
  unique.sort((a, b) => order(a) - order(b));
  const refused = unique.length > 0;
  return { reasons: unique, partly: refused && partly, lack: refused ? null : lack };
}

/** Why nothing can be done under a certificate: something else has become of it. What undoes an act is about that act. */
function noLongerOutstanding(program: Program, occurrence: Occurrence, context: Context): Reason[] | null {
  const { certificate, register } = context.state;
  const held = certificate === null ? undefined : register?.certificates.get(certificate);
  if (held === undefined || held.cancelled === null || occurrence.of !== null) return null;
  const { section, day, place } = held.cancelled;
  const since = `on ${longDate(day)}`;
  const text = `Certificate ${held.number} is no longer outstanding: it was ${held.status} ${since}.`;
  if (section !== null) return [{ section, text, place }];
  // Where a module cancels it, the section counts that gave the right to do so; else the one that gives the right for this act.
  const rightsTo = (kind: string): readonly Placed<ast.RightStatement>[] =>
    (program.rightsOf.get(kind) ?? []).filter(({ node }) => !node.right.prohibition);
  const behind = rightsTo(held.cancelled.event);
  const rights = behind.length > 0 ? behind : rightsTo(occurrence.kind);
  const found = rights.map((clause) => ({
    section: sectionOf(clause.home),
    text,
    place: placeIn(clause.home, clause.node),
  }));
  return found.length > 0 ? found : [{ section: "preamble", text, place }];
}

/**
 * Whether the event has happened on which a rule gives the right: where the act is about an event, that one; otherwise one that was not
 * under another certificate. A right goes with the certificate that it arose under to those that come out of it.
 */
function isGiven(
  program: Program,
  rule: ProgramRule,
  right: ast.Right,
  act: Occurrence,
  context: Context,
): boolean {
  const { trigger } = rule.rule;
  const happened =
    trigger.kind === "EventTrigger"
      ? trigger.events.flatMap((kind) => context.memory.happened(kind.text))
      : context.memory.happened(rule.rule);
  return happened.some((event) => {
    const isAbout = act.of === event.identity || act.of === event.id || act.of === event.of;
    if (act.of === null ? !isOfLine(act.certificate, event.certificate, context) : !isAbout) return false;
    const about = context.forTerm(event);
    if (absentFrom(program, right, act, context).length > 0) return false;
    return holds(program, rule.rule.conditions, about) && holds(program, right.conditions, about);
  });
}

/** Whether a certificate is another or came out of it; what is of none is of all. */
function isOfLine(number: string | null, origin: string | null, { state }: Context): boolean {
  if (origin === null || state.register === null) return true;
  for (let at = number; at !== null; at = state.register.certificates.get(at)?.from ?? null)
    if (at === origin) return true;
  return number === null;
}

/** A point in time as a reader says it: `March 14, 2010 at 5:00 pm`. */
function moment(instant: number, zone: string): string {
  const { day, msOfDay } = localOf(instant, zone);
  return `${longDate(day)} at ${clock(Math.floor(msOfDay / 60_000))}`;
}

/** Why a right is not there: outside its period the section that defines the period says so, else its own. */
function withheld(
  program: Program,
  clause: Placed<ast.RightStatement>,
  occurrence: Occurrence,
  context: Context,
): Withheld {
  const { right } = clause.node;
  const own = sectionOf(clause.home);
  const found: Reason[] = [];
  if (right.during !== null) {
    const period = program.code(right.during)(context) as PeriodValue;
    if (!isInside(context.now, period)) {
      const reference = program.model.references.get(right.during);
      const home = reference?.to === "term" ? reference.term.home : clause.home;
      const node = reference?.to === "term" ? reference.term.node : right;
      const over = period.to !== null && context.now >= period.to;
      // Before the period began a first day of the right itself is the nearer reason.
      if (over || right.from === null)
        found.push({
          section: sectionOf(home),
          text: `${wording(program, home, node)} The ${occurrence.kind} is of ${moment(context.now, program.model.zone)}.`,
          place: placeIn(home, node),
        });
    }
  }
  const text = wording(program, clause.home, right);
  const place = placeIn(clause.home, right);
  const absent = absentFrom(program, right, occurrence, context);
  if (absent.length > 0) {
    found.push({ section: own, text: `${text}: ${absent.join("; ")}`, place });
    return { reasons: found, partly: false };
  }
  if (outside(program, right, clause.home, context)) found.push({ section: own, text, place });
  else if (found.length === 0 && !holds(program, right.conditions, context)) {
    const always = right.conditions.filter(({ extent }) => !extent);
    const partly = always.length < right.conditions.length && holds(program, always, context);
    return { reasons: [{ section: own, text, place }], partly };
  }
  return { reasons: found, partly: false };
}

/** Whether now lies before `from` or after `to`. */
function outside(program: Program, right: ast.Right, home: Home, context: Context): boolean {
  const standing = { owner: null, home };
  if (right.from !== null && context.now < program.compiler.instant(right.from, standing)(context))
    return true;
  if (right.to === null) return false;
  const wholeDay = program.compiler.typeOf(right.to).kind === "date";
  const end = wholeDay
    ? startOfDay(program.compiler.day(right.to, standing)(context) + 1, program.model.zone)
    : program.compiler.instant(right.to, standing)(context);
  return context.now >= end;
}

function prohibits(program: Program, clause: Placed<ast.RightStatement>, context: Context): boolean {
  const { right } = clause.node;
  if (right.during !== null && !isInside(context.now, program.code(right.during)(context) as PeriodValue))
    return false;
  if (outside(program, right, clause.home, context)) return false;
  return holds(program, right.conditions, context);
}
