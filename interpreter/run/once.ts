/** What the rules want of each certificate at one event: what is common to all, and what is the register's, is done once. */

import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { NoAnswer } from "../compile/lack.ts";
import { placeIn, type Program, type ProgramRule } from "../compile/program.ts";
import { sameValue } from "../compile/same.ts";
import type { Held } from "../compile/state.ts";
import { chainText } from "../model/chain-text.ts";
import type { Plan } from "./plan.ts";
import { isOfHolder } from "./register.ts";

interface Planned {
  readonly planned: Plan;
  readonly before: Context;
}

/** What is done by a part of a rule. */
interface Done {
  readonly effect: ast.Effect;
  readonly rule: ProgramRule;
}

/**
 * The same plans, in which what is common is wanted by one of them only, however many certificates there are. It has to come to the
 * same for all: whose terms would count otherwise the words do not say.
 *
 * @throws NoAnswer where it does not.
 */
export function onceEach(program: Program, plans: readonly Planned[]): readonly Plan[] {
  if (plans.length < 2) return plans.map(({ planned }) => planned);
  const seen = new Map<object, Map<string, readonly Held[]>>();
  const isNew = ({ effect, rule }: Done, key: string, values: readonly Held[] = []): boolean => {
    const known = seen.get(effect) ?? new Map<string, readonly Held[]>();
    seen.set(effect, known);
    const first = known.get(key);
    if (first === undefined) {
      known.set(key, values);
      return true;
    }
    if (first.length === values.length && first.every((value, at) => sameValue(value, values[at])))
      return false;
    const message = "what is common to all certificates would come to something else by the terms of each";
    throw new NoAnswer(message, rule.section, placeIn(rule.home, effect));
  };
  return plans.map(({ planned, before }): Plan => {
    const { certificate, register, slots } = before.state;
    const name = (certificate === null ? null : register?.certificates.get(certificate)?.holder) ?? "";
    return {
      ...planned,
      changes: planned.changes.filter((each) => {
        const tier = program.tiers?.slots[each.slot];
        if (tier === "certificate") return true;
        return isNew(each, tier === "holder" ? name : "", [each.change(() => slots[each.slot]!, null)]);
      }),
      eventChanges: planned.eventChanges.filter(
        (each) => program.tiers?.events[each.slot] === true || isNew(each, each.identity),
      ),
      rescinds: planned.rescinds.filter((each) => isNew(each, each.identity)),
      // Each holder does it under each certificate.
      deems: planned.deems.filter(
        (each) =>
          isOfHolder(program, each.effect.event.text) ||
          isNew(each, each.identity ?? "", [...each.fields.values()]),
      ),
      undoes: planned.undoes.filter((each) => isNew(each, each.identity)),
      settlements: planned.settlements.filter(
        (each) => isOfHolders(program, each.effect) || isNew(each, "", [amountOf(program, each)]),
      ),
    };
  });
}

/** Whether a holder pays, delivers or is given something. */
function isOfHolders(program: Program, effect: ast.Pays | ast.Delivers): boolean {
  const holder = program.model.register?.holder ?? null;
  const parties = effect.kind === "Pays" ? [effect.payer, effect.payee] : [effect.from, effect.to];
  return parties.some((party) => chainText(party) === holder);
}

function amountOf(program: Program, { effect, context }: Plan["settlements"][number]): Held {
  return program.code(effect.amount)(context);
}
