/** Amended words come into force. */
import type { Program } from "../../compile/program.ts";
import { sectionOf } from "../../compile/program.ts";
import { OUTSTANDING } from "../../compile/register.ts";
import { sameValue } from "../../compile/same.ts";
import type { Held } from "../../compile/state.ts";
import type { Occurrence } from "../../compile/value.ts";
import { Entry } from "../entry.ts";
import { amendmentOf, firstSteps, firstValue, notInForce, Passage } from "../passage.ts";
import { shown } from "../show.ts";
import { beginEvent } from "./firsts.ts";
import { momentOf } from "./happened.ts";
import { release } from "./outcomes.ts";
import { afterAdjustments } from "./rules.ts";
import { ALONE, type World } from "./world.ts";

/** Amended words take the place of those before. What was under way passes over as the amendment says. */
export function comeIntoForce(world: World, words: Program, instant: number): void {
  const passage = new Passage(words);
  const moment = amendmentOf(words, instant);
  const { register } = world.state;
  // What has become of a certificate that is gone is not amended any more.
  const outstanding = [...(register?.certificates.values() ?? [])].filter(
    ({ status }) => status === OUTSTANDING,
  );
  const numbers = register === null ? ALONE : outstanding.map(({ number }) => number);
  for (const number of numbers) world.within(number, () => carryOver(world, passage, moment));
  world.program = words;
  world.inForce = words;
  if (world.state.register !== null)
    world.state = {
      ...world.state,
      register: { ...world.state.register, tiers: words.tiers ?? world.state.register.tiers },
    };
  beginTerms(world, passage, moment, numbers);
  world.schedule.amend(
    words,
    instant,
    (timer) => passage.timer(timer),
    (occurrence) => world.context(occurrence, instant),
    (rule) => passage.says("awaited moment", [rule.section]) === "begins anew",
    world.past.all(),
  );
  world.listener?.amended(passage, instant);
  afterAdjustments(world, moment, instant);
  world.past.note(instant, world.state);
}

/** Postponed adjustments: what the amendment makes of them is made by the words under which they were postponed. */
function carryOver(world: World, passage: Passage, moment: Occurrence): void {
  release(world, moment, (_, key) => {
    const carry = world.state.carries.get(key);
    return carry !== undefined && passage.fateOf(key, carry) === "is made";
  });
  const carries = [...world.state.carries].flatMap(([key, carry]) => {
    const value = world.state.slots[Number(key.split(" ")[1])];
    const on = passage.fateOf(key, carry) === "ends" ? null : passage.carryOn(key, carry, value);
    return on === null ? [] : [on];
  });
  world.state = { ...world.state, carries: new Map(carries) };
}

/** Terms that only the words after have begin with their first values; so do those of which the amendment says so. */
function beginTerms(
  world: World,
  passage: Passage,
  moment: Occurrence,
  numbers: readonly (string | null)[],
): void {
  const { before, after } = passage;
  const { register } = world.state;
  // With a register these are the values with which certificates begin.
  world.state = { ...world.state, slots: begun(world, passage, moment, register === null) };
  if (register !== null) {
    world.state = { ...world.state, register: { ...register, first: world.state.slots } };
    for (const number of numbers) {
      world.within(number, () => {
        const slots = begun(world, passage, moment, true);
        const own = slots.map((held, slot) =>
          register.tiers.slots[slot] === "shared" ? (world.state.slots[slot] ?? held) : held,
        );
        world.state = { ...world.state, slots: own };
      });
    }
  }
  const events = new Set(
    after.eventSlots.flatMap((term, slot) =>
      passage.begins(term, before.eventSlots[slot] ?? null) === null ? [] : [slot],
    ),
  );
  if (events.size === 0) return;
  for (const occurrence of world.past.all()) beginEvent(world, occurrence, events, moment.instant);
}

/** The state with what begins; what begins anew is an entry of the ledger. */
function begun(world: World, passage: Passage, moment: Occurrence, isEntered: boolean): readonly Held[] {
  const { before, after } = passage;
  const context = world.context(null, moment.instant);
  const { certificate } = world.state;
  const slots = [...world.state.slots];
  for (const [slot, term] of after.slots.entries()) {
    if (!after.slotOf.has(term)) {
      slots[slot] = notInForce(term);
      continue;
    }
    const begins = passage.begins(term, before.slots[slot] ?? null);
    if (begins === null) continue;
    const earlier = slots[slot];
    const value = firstValue(after, term, context);
    slots[slot] = value;
    if (!isEntered || begins === "new" || term.scope.of !== "certificate" || sameValue(earlier, value))
      continue;
    world.ledger.push(
      new Entry(moment, momentOf(moment), {
        certificate,
        section: sectionOf(term.home),
        words: world.citation(after),
        term: term.name,
        before: shown(term.type, earlier),
        after: shown(term.type, value),
        status: "made",
        place: moment.place,
        steps: (other) =>
          other === null
            ? firstSteps(after, term, context)
            : firstSteps(other.program(after), term, other.context(context)),
      }),
    );
  }
  return slots;
}
