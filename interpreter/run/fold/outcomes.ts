/** What adjustments come to: entries of the ledger, the state after them, and what was postponed. */
import { Context } from "../../compile/context.ts";
import type { Program, ProgramPostponement } from "../../compile/program.ts";
import { copied } from "../../compile/slots.ts";
import type { Carry, State } from "../../compile/state.ts";
import type { Occurrence, Value } from "../../compile/value.ts";
import { Rational } from "../../values/rational.ts";
import { Adjuster, carriedAlone, type Outcome, readsAdjusted, type Request } from "../adjust.ts";
import { Entry } from "../entry.ts";
import { tallied } from "../register.ts";
import { shown } from "../show.ts";
import { outcomeSteps } from "../steps.ts";
import { type Happened, momentOf } from "./happened.ts";
import type { World } from "./world.ts";

/** A request that waited, with the outcome that it waited for. */
interface Waiting {
  readonly request: Request;
  readonly released: Outcome;
}

/** Writes outcomes to the ledger and the state; what waited for a released term is made now. */
export function record(world: World, outcomes: readonly Outcome[], before: Context, moment: Happened): void {
  const all = [...outcomes, ...releasedWith(world, waitingIn(outcomes), outcomes, before)];
  for (const outcome of all) enter(world, outcome, moment);
  world.state = withOutcomes(world.program, world.state, all);
}

/** The state after outcomes. */
function withOutcomes(program: Program, state: State, outcomes: readonly Outcome[]): State {
  const slots = copied(state.slots);
  let carries: Map<string, Carry> | null = null;
  let adjusted = Rational.ZERO;
  for (const { slot, status, before, after, carry } of outcomes) {
    slots[slot] = status === "made" ? after : (state.slots[slot] ?? after);
    if (carry !== null) {
      carries ??= new Map(state.carries);
      if (carry.value === null) carries.delete(carry.key);
      else carries.set(carry.key, carry.value);
    }
    const own = program.slots[slot]!.scope.of === "certificate";
    if (own && status === "made" && slot === program.tiers?.covers)
      adjusted = adjusted.add(difference(before, after));
  }
  const next = { ...state, slots, carries: carries ?? state.carries };
  return adjusted.isZero() ? next : tallied(next, { adjusted });
}

function difference(before: Value, after: Value): Rational {
  return before instanceof Rational && after instanceof Rational ? after.sub(before) : Rational.ZERO;
}

/** Writes an outcome to the ledger; what is made or postponed stands from now on. */
function enter(world: World, outcome: Outcome, moment: Happened): void {
  const { program } = world;
  const { status } = outcome;
  const term = program.slots[outcome.slot]!;
  if (term.scope.of !== "certificate") return;
  const { certificate } = world.state;
  const entry = new Entry(outcome.occurrence, moment, {
    certificate,
    section: outcome.section,
    words: world.citation(outcome.request?.program ?? program),
    term: term.name,
    before: shown(term.type, outcome.before),
    after: shown(term.type, status === "made" ? outcome.after : outcome.before),
    status,
    place: outcome.occurrence.place,
    steps: (other) =>
      other === null
        ? outcomeSteps(program, outcome)
        : outcomeSteps(other.program(program), other.outcome(outcome, program)),
  });
  world.ledger.push(entry);
  if (status === "made") world.ledger.noteAdjusted(certificate, term.name);
  if (status === "made" || status === "postponed") {
    const { key, section, identity } = entry;
    world.past.stand({ key, section, identity, certificate });
  }
}

/** What waited for terms that outcomes move. */
function waitingIn(outcomes: readonly Outcome[]): readonly Waiting[] {
  const waiting: Waiting[] = [];
  for (const outcome of outcomes) {
    for (const request of outcome.waiting) {
      // Where this event moves the term by the same adjusted term, what waited is in it already.
      const own = outcomes.find((other) => other.slot === request.slot)?.request ?? null;
      const covered = own !== null && readsAdjusted(own).includes(outcome.slot);
      if (!covered) waiting.push({ request, released: outcome });
    }
  }
  return waiting;
}

/** What waited with a postponed term, worked out anew now that the term moves. */
function releasedWith(
  world: World,
  waiting: readonly Waiting[],
  outcomes: readonly Outcome[],
  before: Context,
): readonly Outcome[] {
  if (waiting.length === 0) return [];
  const { environment } = world.history;
  const state = besides(waiting, outcomes, before.state);
  const requests = new Map<number, Request>();
  for (const { request, released } of waiting) {
    if (requests.has(request.slot)) continue;
    const { occurrence } = request;
    requests.set(request.slot, {
      ...request,
      section: released.section,
      context: (adjusting) =>
        new Context(
          environment,
          world.past,
          state,
          occurrence,
          before.now,
          null,
          null,
          null,
          null,
          adjusting,
        ),
    });
  }
  const moved = new Map(outcomes.map((outcome) => [outcome.slot, outcome]));
  const base = world.context(before.event, before.now, state);
  const adjuster = new Adjuster(world.program, world.policies, base, requests);
  const known: Adjuster["adjusted"] = adjuster.adjusted.bind(adjuster);
  const knownRequired: Adjuster["required"] = adjuster.required.bind(adjuster);
  // What waited belongs to what was carried; the releasing event's own formula moves nothing for it.
  const carried = (slot: number): Value | undefined => {
    const outcome = moved.get(slot);
    return outcome === undefined || outcome.request === null
      ? undefined
      : (carriedAlone(outcome) ?? undefined);
  };
  adjuster.adjusted = (slot) => carried(slot) ?? moved.get(slot)?.after ?? known(slot);
  adjuster.required = (slot) => carried(slot) ?? moved.get(slot)?.required ?? knownRequired(slot);
  return adjuster.all();
}

/** The state in which what waited is worked out: what this event itself does to a waiting term comes first. */
function besides(waiting: readonly Waiting[], outcomes: readonly Outcome[], state: State): State {
  const slots = [...state.slots];
  const released = new Set(waiting.map((each) => each.released.slot));
  for (const outcome of outcomes) {
    if (!released.has(outcome.slot) && outcome.status === "made") slots[outcome.slot] = outcome.after;
  }
  return { ...state, slots };
}

/** Makes the postponed adjustments that an act of this kind releases. */
export function releaseFor(world: World, occurrence: Occurrence): void {
  release(world, occurrence, ({ postponement: { until } }) =>
    until.some((name) => name.text === occurrence.kind),
  );
}

/** Makes the postponed adjustments that are chosen. */
export function release(
  world: World,
  occurrence: Occurrence,
  chosen: (postponement: ProgramPostponement, key: string) => boolean,
): void {
  if (world.state.carries.size === 0) return;
  const releasing = new Map<number, { key: string; carry: Carry; postponement: ProgramPostponement }>();
  for (const [key, carry] of world.state.carries) {
    const [index = "0", slot = "0"] = key.split(" ");
    const postponement = world.program.postponements[Number(index)];
    if (postponement === undefined || !chosen(postponement, key)) continue;
    releasing.set(Number(slot), { key, carry, postponement });
  }
  if (releasing.size === 0) return;
  const before = world.context(occurrence, occurrence.instant);
  const adjuster = new Adjuster(world.program, world.policies, before, new Map(), releasing);
  record(world, adjuster.all(), before, momentOf(occurrence));
}
