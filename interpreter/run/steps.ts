import type { Program } from "../compile/program.ts";
import { placeIn } from "../compile/program.ts";
import { Rational } from "../values/rational.ts";
import { isTie } from "../values/rounding.ts";
import type { Outcome } from "./adjust.ts";
import { Policies } from "./policies.ts";
import type { Shown, Step } from "./result.ts";
import { shown } from "./show.ts";
import { explainExpression } from "./trace.ts";

/** The steps of one adjustment, worked out anew in the world as it was: formula, carry, floor, threshold, rounding. */
export function outcomeSteps(program: Program, outcome: Outcome): Step[] {
  const term = program.slots[outcome.slot]!;
  const show = (value: Outcome["before"]): Shown => shown(term.type, value, program.model.zone);
  const steps: Step[] = [];
  const { request, context } = outcome;
  if (request !== null) {
    const home = request.effect.rule.home;
    if (request.borrowed !== null) {
      steps.push({
        kind: "borrowed",
        section: request.section,
        from: request.borrowed,
        place: placeIn(home, request.node),
      });
    }
    if (outcome.waitsWith !== null) {
      const other = program.slots[outcome.waitsWith]!;
      steps.push({
        kind: "waits",
        section: outcome.section,
        term: other.name,
        place: placeIn(home, request.node),
      });
      return steps;
    }
    steps.push(...explainExpression(request.program, request.node.value, context, home));
  }
  if (!(outcome.required instanceof Rational) || !(outcome.before instanceof Rational)) return steps;

  const demands = Policies.in(program).of(
    term.name,
    request?.section ?? outcome.section,
    outcome.occurrence.kind,
  );
  if (outcome.released !== null && outcome.earlier !== null && outcome.postponement !== null) {
    const postponement = outcome.postponement;
    steps.push({
      kind: "released",
      section: postponement.section,
      carriedAs: postponement.postponement.carriedAs,
      carry: carryShown(term.type, postponement.postponement.carriedAs, outcome.earlier.total),
      because: outcome.released,
      since: outcome.earlier.since,
      place: placeIn(postponement.home, postponement.postponement),
    });
  }

  const world = context.forTerm(context.event);
  let value = unbounded(outcome);
  for (const { policy, clause } of demands.bounds) {
    const bound = program.code(clause.bound)(world) as Rational;
    if (clause.form === "at least" ? !value.lt(bound) : !value.gt(bound)) continue;
    const kind = clause.form === "at least" ? "floor" : "cap";
    const home = policy.home;
    const text = home.source.text.slice(clause.bound.span.start, clause.bound.span.end).replace(/\s+/g, " ");
    steps.push({
      kind,
      section: policy.section,
      from: show(value),
      to: show(bound),
      bound: show(bound),
      text,
      place: placeIn(home, clause.bound),
    });
    value = bound;
  }
  for (const { policy, clause } of demands.direction) {
    if (clause.form === "never an increase" ? !value.gt(outcome.before) : !value.lt(outcome.before)) continue;
    steps.push({
      kind: "direction",
      section: policy.section,
      from: show(value),
      text: clause.form,
      place: placeIn(policy.home, policy.scope),
    });
  }
  if (outcome.status === "postponed" && outcome.postponement !== null && outcome.carry?.value) {
    const { postponement, section, home } = outcome.postponement;
    const threshold = program.code(postponement.threshold)(world) as Rational;
    steps.push({
      kind: "postponed",
      section,
      carriedAs: postponement.carriedAs,
      carry: carryShown(term.type, postponement.carriedAs, outcome.carry.value.total),
      threshold: show(threshold),
      required: show(outcome.required),
      place: placeIn(home, postponement),
    });
  }
  if (outcome.status !== "made") return steps;
  for (const { policy, rounding } of demands.rounding) {
    const step = program.code(rounding.step)(world) as Rational;
    const rule = policy.home.source.text.slice(rounding.span.start, rounding.span.end).replace(/\s+/g, " ");
    steps.push({
      kind: "rounded",
      section: policy.section,
      from: show(outcome.bounded),
      to: show(outcome.after),
      rule,
      tie:
        rounding.direction === "nearest" &&
        step.sign() > 0 &&
        outcome.bounded instanceof Rational &&
        isTie(outcome.bounded, step),
      place: placeIn(policy.home, rounding),
    });
  }
  return steps;
}

function carryShown(type: Shown["type"], as: "ratio" | "amount", total: Rational): Shown {
  return as === "amount" ? { type, value: total } : shown({ kind: "unknown" }, total);
}

/** The formula with the earlier carry, before any bound. */
function unbounded(outcome: Outcome): Rational {
  const { request, earlier, postponement, before } = outcome;
  const exact =
    request === null
      ? (before as Rational)
      : (request.program.code(request.node.value)(outcome.context) as Rational);
  if (earlier === null || postponement === null) return exact;
  return postponement.postponement.carriedAs === "ratio"
    ? exact.mul(earlier.total)
    : exact.add(earlier.total);
}
