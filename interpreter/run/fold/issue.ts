/** Certificates that come into being while a contract runs. */
import { Lack, NoAnswer } from "../../compile/lack.ts";
import { placeIn } from "../../compile/program.ts";
import type { Occurrence } from "../../compile/value.ts";
import { Rational } from "../../values/rational.ts";
import { roundTo } from "../../values/rounding.ts";
import type { Plan } from "../plan.ts";
import { issued, nextNumber, recipientOf, recordOf } from "../register.ts";
import { shown, words } from "../show.ts";
import type { Happened } from "./happened.ts";
import type { RecordedIssue, SetAside } from "./history.ts";
import { coveredBy, coversType, withSlot } from "./states.ts";
import type { World } from "./world.ts";

const NONE_ISSUED: readonly RecordedIssue[] = [];

/** Issues certificates out of the one that is looked at, which has so many shares less; where none is, out of nothing. */
export function issueAll(
  world: World,
  wanted: Plan["issues"],
  occurrence: Occurrence,
  moment: Happened,
): readonly RecordedIssue[] {
  if (world.state.register === null || wanted.length === 0) return NONE_ISSUED;
  const { program } = world;
  const made: RecordedIssue[] = [];
  for (const { effect, rule, context } of wanted) {
    const left = coveredBy(program, world.state);
    const amount = effect.amount === null ? left : (program.code(effect.amount)(context) as Rational);
    const place = placeIn(rule.home, effect);
    if (amount === null)
      throw new Lack("fact", "the shares of the certificate", { section: rule.section, place });
    if (amount.isZero()) continue;
    const alone = world.state.certificate === null;
    if (amount.sign() < 0 || (!alone && left !== null && amount.gt(left))) {
      const type = coversType(program);
      const has = left === null ? "nothing" : words(shown(type, left));
      const message = `a certificate for ${words(shown(type, amount))} cannot come out of one that has ${has}`;
      throw new NoAnswer(message, rule.section, place);
    }
    const issue: RecordedIssue = {
      number: numberFor(world, occurrence.key, made.length),
      holder: recipientOf(program, effect, context),
      amount,
      of: left ?? amount,
      event: recordOf(moment, rule, effect),
    };
    made.push(issue);
    bear(world, issue, amount);
  }
  return made;
}

/** A certificate comes into being, for an amount that is taken from the one that is looked at. */
function bear(world: World, { number, holder, of, event }: RecordedIssue, amount: Rational): void {
  const parent = world.state.certificate;
  const left = coveredBy(world.program, world.state);
  const part = amount.div(of) ?? Rational.ONE;
  world.state = issued(world.state, { number, holder, covered: amount, issued: event, part });
  if (parent === null || left === null) return;
  world.state = withSlot(world.state, world.program.tiers!.covers, left.sub(amount));
  inherit(world, parent, number);
}

/** What stands for a certificate stands for those that come out of it. */
function inherit(world: World, parent: string, child: string): void {
  world.ledger.born(child);
  for (const entry of world.past.adjustments()) {
    if (entry.certificate === parent) world.past.stand({ ...entry, certificate: child });
  }
}

/** The number that an event gives to its first, second, ... certificate: when a history is run again, the same. */
export function numberFor(world: World, key: string, nth: number): string {
  const { numbers } = world.decided;
  const known = numbers.get(key) ?? [];
  const number = known[nth] ?? nextNumber(world.program, world.state.register!);
  if (known[nth] === undefined) numbers.set(key, [...known, number]);
  return number;
}

/** Run again: a certificate comes out of another as it did then. */
export function issueAgain(world: World, issue: RecordedIssue, occurrence: Occurrence): void {
  bear(world, issue, partNow(world, issue, occurrence));
}

/** What an act that was taken back had taken of the certificate, as a certificate of its own. */
export function setAside(world: World, { number, amount, event }: SetAside): void {
  const { register, certificate } = world.state;
  const parent = certificate === null ? undefined : register?.certificates.get(certificate);
  const of = coveredBy(world.program, world.state);
  if (parent === undefined || of === null) return;
  bear(world, { number, holder: parent.holder, amount, of, event }, amount);
}

/** A certificate that came out of another has the same part of it, now that the history is run again. */
function partNow(world: World, { amount, of }: RecordedIssue, occurrence: Occurrence): Rational {
  const { program } = world;
  const left = coveredBy(program, world.state);
  if (left === null || left.eq(of)) return amount;
  const part = left.mul(amount.div(of) ?? Rational.ONE);
  if (part.eq(left)) return left;
  const term = program.slots[program.tiers?.covers ?? 0]?.name ?? "";
  let rounded = part;
  for (const { rounding } of world.policies.of(term, "", occurrence.kind).rounding) {
    const context = world.context(occurrence, occurrence.instant);
    const step = program.code(rounding.step)(context) as Rational;
    if (step.sign() > 0) rounded = roundTo(rounded, step, rounding.direction, rounding.tie ?? "half up");
  }
  return rounded.gt(left) ? left : rounded;
}
