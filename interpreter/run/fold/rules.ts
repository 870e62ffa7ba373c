/** What rules do when something happens: all that they want is gathered first, and then carried out. */
import type * as ast from "../../../grammar/ast.ts";
import type { Context } from "../../compile/context.ts";
import { chainText } from "../../model/chain-text.ts";
import type { ProgramRule } from "../../compile/program.ts";
import { kept, viewOf } from "../../compile/register.ts";
import type { Occurrence } from "../../compile/value.ts";
import { localDay } from "../../values/instant.ts";
import { Adjuster } from "../adjust.ts";
import { dueOf } from "../obligations.ts";
import { onceEach } from "../once.ts";
import { type Plan, plan } from "../plan.ts";
import { cancelled, isOfHolder, recordOf } from "../register.ts";
import { type Happened, momentAt } from "./happened.ts";
import type { RecordedIssue } from "./history.ts";
import { issueAll } from "./issue.ts";
import { record } from "./outcomes.ts";
import { standingKey } from "./past.ts";
import { rescind } from "./rescind.ts";
import { eventState, withEventSlot, withSlot } from "./states.ts";
import { takeBack } from "./undo.ts";
import type { World } from "./world.ts";

/** What rules want of a certificate, with the world in which they want it. */
interface Planned {
  readonly planned: Plan;
  readonly before: Context;
}

/**
 * Applies rules to an event; gives the events that they deem to happen. What was decided when the history was run before stays
 * decided; `withoutDeeming` leaves out what was deemed then.
 */
export function applyRules(
  world: World,
  rules: readonly ProgramRule[],
  occurrence: Occurrence,
  now: number,
  key: string,
  withoutDeeming: boolean,
): readonly Occurrence[] {
  const moment = momentAt(occurrence, now, world.program.model.zone);
  const plans = plansFor(world, rules, world.contexts(occurrence, now), occurrence);
  for (const { planned, before } of plans)
    world.within(before.state.certificate, () => carryOut(world, planned, before, occurrence, moment));
  const decision = world.history.decisions.get(key);
  const deemed = decision?.deemed ?? follow(world, plans, occurrence, moment, key);
  world.listener?.changed(world, occurrence, now);
  return decision !== undefined && withoutDeeming ? [] : deemed;
}

/** What plans rescind is left out from now on; gives the events that they deem to happen. Both stay decided. */
export function follow(
  world: World,
  plans: readonly Planned[],
  occurrence: Occurrence,
  moment: Happened,
  key: string,
): readonly Occurrence[] {
  const [only] = plans;
  const alone = only !== undefined && plans.length === 1;
  const rescinds = alone ? only.planned.rescinds : plans.flatMap(({ planned }) => planned.rescinds);
  const deems = plans.flatMap(({ planned, before }) =>
    planned.deems.flatMap((request) => {
      const about = aboutOf(world, request.effect.event.text, occurrence, before);
      return about === null ? [] : [{ request, about }];
    }),
  );
  if (rescinds.length > 0) {
    // The history that is run again is that of all certificates.
    const { certificate } = world.state;
    world.state = kept(world.state);
    rescind(world, rescinds, occurrence, moment, key);
    if (certificate !== null) world.state = viewOf(world.state, certificate);
  }
  const deemed = deems.map(({ request, about }, index) =>
    deemedEvent(world, request, about, moment, `${key}+${index}`),
  );
  if (rescinds.length > 0 || deemed.length > 0) {
    const decisions = world.history.decisions.with(key, { deemed });
    world.history = { ...world.history, decisions };
  }
  return deemed;
}

/**
 * What brings about an event that is deemed to happen, with the certificate that this is about: an act of the holder is about the one
 * for which the rule acts. Null where there is no such certificate, so that nobody can do it.
 */
function aboutOf(
  { program, state }: World,
  deemed: string,
  occurrence: Occurrence,
  before: Context,
): Occurrence | null {
  if (state.register === null || occurrence.certificate !== null || !isOfHolder(program, deemed))
    return occurrence;
  const { certificate } = before.state;
  return certificate === null ? null : { ...occurrence, certificate };
}

/** The event that a rule deems to happen because of another. */
function deemedEvent(
  world: World,
  { effect, identity, fields, of }: Plan["deems"][number],
  { dateOnly, certificate, index, place }: Occurrence,
  { instant }: Happened,
  key: string,
): Occurrence {
  return {
    key,
    identity: identity ?? key,
    kind: effect.event.text,
    id: identity === null ? null : (world.past.byIdentity(identity)?.id ?? null),
    instant,
    day: localDay(instant, world.program.model.zone),
    dateOnly,
    fields,
    of,
    certificate,
    index,
    place,
  };
}

/** What the rules want of each certificate, all formulas seeing the world as it was before; what is common to all once. */
export function plansFor(
  world: World,
  rules: readonly ProgramRule[],
  contexts: readonly Context[],
  occurrence: Occurrence,
): readonly Planned[] {
  return onceFor(
    world,
    contexts.map((before) => ({ before, planned: planIn(world, rules, before, occurrence) })),
  );
}

function planIn(
  { program, history }: World,
  rules: readonly ProgramRule[],
  before: Context,
  occurrence: Occurrence,
): Plan {
  return plan(program, rules, before, history.rescinded, occurrence);
}

/** The same plans; what changes what is common to all certificates is in the first of them only. */
function onceFor({ program }: World, plans: readonly Planned[]): readonly Planned[] {
  if (plans.length < 2) return plans;
  const each = onceEach(program, plans);
  return plans.map(({ before }, index) => ({ before, planned: each[index]! }));
}

/** Adjustments first, then what changes besides them; all formulas see the terms as they were before. */
export function carryOut(
  world: World,
  planned: Plan,
  before: Context,
  occurrence: Occurrence,
  moment: Happened,
): readonly RecordedIssue[] {
  const { program, listener } = world;
  let adjuster: Adjuster | null = null;
  // Without a certificate there is none whose terms could be adjusted.
  const adjusts = world.state.register === null || world.state.certificate !== null;
  if (planned.requests.size > 0 && adjusts) {
    adjuster = new Adjuster(program, world.policies, before, planned.requests);
    record(world, adjuster.all(), before, moment);
  }
  for (const { slot, change } of planned.changes) {
    const value = change(() => world.state.slots[slot]!, adjuster);
    world.state = withSlot(world.state, slot, value);
  }
  for (const { slot, identity, change } of planned.eventChanges) {
    const value = change(() => eventState(program, world.state, slot, identity), adjuster);
    world.state = withEventSlot(world.state, slot, identity, value);
  }
  const issues = issueAll(world, planned.issues, occurrence, moment);
  for (const { effect, rule } of planned.cancels)
    world.state = cancelled(world.state, effect.status.value, recordOf(moment, rule, effect));
  for (const { effect, rule, context } of planned.duties)
    awaitDeadline(world, effect, rule, context, occurrence);
  if (planned.waivers.length > 0) world.waivers = [...world.waivers, ...planned.waivers];
  for (const request of planned.undoes) takeBack(world, request, occurrence, moment);
  for (const name of planned.ends) {
    const { ended } = world.state;
    // What has ended once does not end again, later.
    if (!ended.has(name))
      world.state = { ...world.state, ended: new Map([...ended, [name, moment.instant]]) };
  }
  if (listener !== null) {
    for (const { effect, rule, context } of planned.settlements)
      listener.settled(effect, rule, context, occurrence);
    for (const { effect, rule, context } of planned.duties) listener.duty(effect, rule, context, occurrence);
  }
  return issues;
}

/** Where something follows a missed deadline, its end is an event too. */
function awaitDeadline(
  { program, schedule }: World,
  duty: ast.Obligation,
  rule: ProgramRule,
  context: Context,
  occurrence: Occurrence,
): void {
  if (duty.failing === null) return;
  const due = dueOf(program, duty.deadline, rule.home, context, occurrence);
  if (due === null) return;
  const parties = duty.parties.map(chainText);
  const { certificate } = context.state;
  const deadline = { act: duty.act.text, failing: duty.failing.text, parties, certificate };
  schedule.awaitDeadline({
    key: `${standingKey(certificate, occurrence.key)}!${duty.act.text}`,
    instant: due + 1_000,
    rule,
    program,
    occurrence,
    deadline,
  });
}

/**
 * What the contract wants whenever a term has been adjusted, also by what it wants then. Each rule answers once to what happens, so
 * that this comes to an end.
 */
export function afterAdjustments(world: World, occurrence: Occurrence, now: number): void {
  const answered = new Map<string | null, Set<ProgramRule>>();
  while (world.ledger.hasAdjusted) {
    const rulesOf = answering(world, occurrence, answered);
    if (rulesOf.size === 0) return;
    const moment = momentAt(occurrence, now, world.program.model.zone);
    const plans = [...rulesOf].map(([number, rules]) => {
      const before = world.contextOf(number, occurrence, now);
      return { before, planned: planIn(world, rules, before, occurrence) };
    });
    for (const { planned, before } of onceFor(world, plans))
      world.within(before.state.certificate, () => carryOut(world, planned, before, occurrence, moment));
  }
}

/** What a rule answers to that gives a right, to what happens to one certificate. */
export function noteRights(
  { past }: World,
  { rule, effects }: ProgramRule,
  occurrence: Occurrence,
  certificate: string | null,
): void {
  if (effects.some(({ effect }) => effect.kind === "Right"))
    past.givesRights(rule, { ...occurrence, certificate });
}

/** The rules that answer to what has been adjusted since somebody asked, by certificate; those answered already do not. */
function answering(
  world: World,
  occurrence: Occurrence,
  answered: Map<string | null, Set<ProgramRule>>,
): ReadonlyMap<string | null, readonly ProgramRule[]> {
  const rulesOf = new Map<string | null, readonly ProgramRule[]>();
  for (const [number, terms] of world.ledger.takeAdjusted()) {
    const known = answered.get(number) ?? new Set();
    answered.set(number, known);
    const rules = world.program.rulesOnAdjustment.filter(
      (rule) =>
        !known.has(rule) &&
        rule.rule.trigger.kind === "AdjustmentTrigger" &&
        rule.rule.trigger.terms.some((term) => terms.has(term.text)),
    );
    for (const rule of rules) {
      known.add(rule);
      noteRights(world, rule, occurrence, number);
    }
    if (rules.length > 0) rulesOf.set(number, rules);
  }
  return rulesOf;
}
