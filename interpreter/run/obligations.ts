import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { chainText } from "../model/chain-text.ts";
import { isNone, Lack } from "../compile/lack.ts";
import { viewOf } from "../compile/register.ts";
import { shiftDay } from "../compile/days.ts";
import { type Program, sectionOf } from "../compile/program.ts";
import type { Home, Model } from "../model/model.ts";
import type { DurationValue, Occurrence } from "../compile/value.ts";
import { endOfDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import type { Fold } from "./fold/fold.ts";
import { addressOf } from "./notices.ts";
import { holds, type Waiver } from "./plan.ts";
import type { Rebinding } from "./rebinding.ts";
import type { ObligationRecord } from "./result.ts";
import type { Passage } from "./passage.ts";
import { kindCountedFrom } from "./schedule.ts";
import { explainExpression } from "./trace.ts";
import { wording } from "./wording.ts";

type SettledAmount = NonNullable<ObligationRecord["amount"]>;

interface Duty {
  readonly section: string;
  readonly party: string;
  readonly act: string;
  readonly occurrence: Occurrence;
  readonly due: number | null;
  readonly openTextured: boolean;
  readonly amount: SettledAmount | null;
  /** The certificate that it concerns; null without a register. */
  readonly certificate: string | null;
}

/** How the record of a covenant begins what its party had to do; an act is a Defined Term, and never does. */
const ENSURE = "ensure";

/** Whether a record says of a covenant that it is not kept. */
export const isOfCovenant = ({ act }: Pick<ObligationRecord, "act">): boolean => act.startsWith(`${ENSURE} `);

/** A duty that stands by itself, and a day that it is counted from. */
interface Counted {
  readonly obligation: ast.Obligation;
  readonly home: Home;
  readonly anchor: ast.Expression;
}

/** The duties that stand by themselves, by the kind of event that they are counted from; asked for at every event of every run. */
const counted = new WeakMap<Model, ReadonlyMap<string, readonly Counted[]>>();

function countedIn(model: Model): ReadonlyMap<string, readonly Counted[]> {
  const known = counted.get(model);
  if (known !== undefined) return known;
  const byKind = new Map<string, Counted[]>();
  for (const { node, home } of model.obligations) {
    const { obligation } = node;
    for (const anchor of obligation.deadline?.anchors ?? []) {
      const kind = kindCountedFrom({ model }, anchor);
      if (kind !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), { obligation, home, anchor }]);
    }
  }
  counted.set(model, byKind);
  return byKind;
}

/** The duties that a run has brought about. */
export class Duties {
  private program: Program;
  private readonly duties: Duty[] = [];
  /** Duties that an amendment has ended, and when. */
  private readonly ended = new Map<Duty, number>();
  private readonly broken = new Map<
    ast.CovenantStatement,
    {
      readonly occurrence: Occurrence;
      readonly instant: number;
      readonly program: Program;
      readonly home: Home;
    }
  >();

  constructor(program: Program) {
    this.program = program;
  }

  /** The same duties under other readings. */
  branch(rebinding: Rebinding): Duties {
    const copy = new Duties(rebinding.program(this.program));
    copy.duties.push(...this.duties);
    for (const [duty, instant] of this.ended) copy.ended.set(duty, instant);
    for (const [node, broken] of this.broken)
      copy.broken.set(node, { ...broken, program: rebinding.program(broken.program) });
    return copy;
  }

  /** How much has been written down. */
  get size(): number {
    return this.duties.length + this.ended.size + this.broken.size;
  }

  /** Whether the same covenants have not been kept so far as in other ones; those are not looked at any more. */
  watchesLike(other: Duties): boolean {
    return (
      this.broken.size === other.broken.size &&
      [...this.broken.keys()].every((node) => other.broken.has(node))
    );
  }

  /** Amended words come into force; what is owed by then goes on unless they say that it ends. */
  amend(passage: Passage, instant: number): void {
    this.program = passage.after;
    for (const duty of this.duties)
      if (!this.ended.has(duty) && passage.dutyEnds(duty.section)) this.ended.set(duty, instant);
  }

  /** A rule, or a duty that stands by itself, has made somebody owe an act. */
  arise(
    obligation: ast.Obligation,
    rule: { readonly section: string; readonly home: Home },
    context: Context,
    occurrence: Occurrence,
    anchor?: ast.Expression,
  ): void {
    const openTextured = obligation.deadline === null || obligation.deadline.form === "promptly";
    for (const party of obligation.parties) {
      this.duties.push({
        section: rule.section,
        party: chainText(party),
        act: obligation.act.text,
        certificate: context.state.certificate,
        occurrence,
        due: openTextured
          ? null
          : dueOf(this.program, obligation.deadline, rule.home, context, occurrence, anchor),
        openTextured,
        amount: this.amountOf(obligation, rule.home, context),
      });
    }
  }

  /** What has to be paid; null where the duty is not of money, or a fact for it is lacking. */
  private amountOf(obligation: ast.Obligation, home: Home, context: Context): SettledAmount | null {
    const { amount } = obligation;
    if (amount === null) return null;
    const { program } = this;
    const value = program.code(amount)(context);
    if (!(value instanceof Rational)) return null;
    return {
      value: value.reduced(),
      unit: program.model.currency,
      get steps() {
        return explainExpression(program, amount, context, home);
      },
    };
  }

  /** Who holds the certificate under which a duty is owed. */
  private holderOf({ certificate }: Duty, { state }: Context): string | null {
    return certificate === null ? null : (state.register?.certificates.get(certificate)?.holder ?? null);
  }

  /** An event has happened that duties which stand by themselves are counted from. */
  happened(occurrence: Occurrence, context: Context): void {
    for (const { obligation, home, anchor } of countedIn(this.program.model).get(occurrence.kind) ?? []) {
      const about = context.forTerm(occurrence);
      if (holds(this.program, obligation.conditions, about))
        this.arise(obligation, { section: sectionOf(home), home }, about, occurrence, anchor);
    }
  }

  /** Looks at what has to hold at all times; the first time that it does not is kept. */
  watch(occurrence: Occurrence, context: Context): void {
    for (const placed of this.program.model.covenants) {
      if (this.broken.has(placed.node)) continue;
      try {
        if (this.program.condition(placed.node.condition)(context.forTerm(null))) continue;
      } catch (error) {
        // What is not known yet cannot be looked at.
        if (isNone(error)) continue;
        throw error;
      }
      const { home } = placed;
      this.broken.set(placed.node, { occurrence, instant: context.now, program: this.program, home });
    }
  }

  /** What had to hold at all times and did not: from when. */
  private covenants(): ObligationRecord[] {
    // In the order of the text, those of earlier words last.
    const placed = this.program.model.covenants.map(({ node }) => node);
    const nodes = new Set([...placed.filter((node) => this.broken.has(node)), ...this.broken.keys()]);
    return [...nodes].flatMap((node) => {
      const broken = this.broken.get(node);
      if (broken === undefined) return [];
      const { home } = broken;
      const text = wording(broken.program, home, node.condition);
      return node.parties.map((party): ObligationRecord => ({
        section: sectionOf(home),
        party: chainText(party),
        act: `${ENSURE} ${text}`,
        event: broken.occurrence.kind,
        id: broken.occurrence.id,
        certificate: null,
        arose: broken.instant,
        due: null,
        openTextured: false,
        status: "breached",
        performed: null,
        waived: null,
        amount: null,
        to: null,
        holder: null,
        address: null,
      }));
    });
  }

  /**
   * Each duty with what became of it by an instant; what had to hold at all times and did not comes last. A waiver reaches the
   * duties that had arisen by then and were not done before.
   */
  records(fold: Fold, until: number): ObligationRecord[] {
    if (this.duties.length === 0) return this.covenants();
    const acts = Map.groupBy(fold.facts, (candidate) => candidate.kind);
    const known = fold.context(null, until);
    const owed = this.duties.map((duty): ObligationRecord => {
      const { occurrence, due } = duty;
      const ended = this.ended.get(duty) ?? Infinity;
      const done = acts
        .get(duty.act)
        ?.find(
          (candidate) => candidate.instant <= until && performs(candidate, occurrence, duty.certificate),
        );
      let status: ObligationRecord["status"] = "open";
      if (done !== undefined) status = due !== null && done.instant > due ? "late" : "performed";
      else if (due !== null && due < Math.min(until, ended)) status = "breached";
      const waiver = fold.waivers.find(
        (candidate) =>
          candidate.instant >= occurrence.instant &&
          (done === undefined || candidate.instant <= done.instant) &&
          waives(candidate, duty.party, duty.act, occurrence),
      );
      if (waiver !== undefined || (status === "open" && ended < Infinity)) status = "waived";
      const to = this.program.model.events.get(duty.act)?.notice?.to ?? null;
      return {
        section: duty.section,
        party: duty.party,
        act: duty.act,
        event: occurrence.kind,
        id: occurrence.id,
        certificate: duty.certificate,
        arose: occurrence.instant,
        due,
        openTextured: duty.openTextured,
        status,
        performed: done?.instant ?? null,
        waived: waiver === undefined ? null : { instant: waiver.instant, section: waiver.section },
        amount: duty.amount,
        to,
        holder: this.holderOf(duty, known),
        address: to === null ? null : addressOf(this.program, to, seenBy(known, duty.certificate)),
      };
    });
    return [...owed, ...this.covenants()];
  }
}

/**
 * Whether a duty's act has been done: for the event from which it arose, or where the act names none, after it. What an event of all
 * certificates brings about for one of them is done for that one, or by an act that names none.
 */
export function performs(act: Occurrence, occurrence: Occurrence, certificate: string | null): boolean {
  const other = act.certificate !== null && certificate !== null && act.certificate !== certificate;
  if (other && (act.of === null || occurrence.certificate === null)) return false;
  if (act.of === null) return act.instant >= occurrence.instant;
  return act.of === occurrence.identity || act.of === occurrence.id;
}

/** The world as a certificate sees it. */
function seenBy(context: Context, certificate: string | null): Context {
  return certificate === null ? context : context.inState(viewOf(context.state, certificate));
}

/** Whether a waiver is of this duty: of its party, its act, and the event from which it arose. */
export function waives(waiver: Waiver, party: string, act: string, occurrence: Occurrence): boolean {
  if (waiver.act !== act || !waiver.parties.includes(party)) return false;
  const { identity } = waiver;
  return identity === null || identity === occurrence.identity || identity === occurrence.id;
}

/** The last instant in time: the end of the day that the deadline names. Null where a fact for it is lacking. */
export function dueOf(
  program: Program,
  deadline: ast.Deadline | null,
  home: Home,
  context: Context,
  occurrence: Occurrence,
  only?: ast.Expression,
): number | null {
  if (deadline === null) return null;
  const anchors = only === undefined ? deadline.anchors : [only];
  const all = (anchors.length === 0 ? [undefined] : anchors)
    .map((anchor) => dueFrom(program, deadline, home, context, occurrence, anchor))
    .filter((due) => due !== null);
  // Where several days count, the earliest has to be kept.
  return all.length === 0 ? null : Math.min(...all);
}

function dueFrom(
  program: Program,
  deadline: ast.Deadline,
  home: Home,
  context: Context,
  occurrence: Occurrence,
  anchor: ast.Expression | undefined,
): number | null {
  const zone = program.model.zone;
  const standing = { owner: null, home };
  try {
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
