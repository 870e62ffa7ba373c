import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { chainText } from "../model/chain-text.ts";
import { type Program, sectionOf, placeIn } from "../compile/program.ts";
import { sameValue } from "../compile/same.ts";
import type { Occurrence, PeriodValue, Value } from "../compile/value.ts";
import type { Home } from "../model/model.ts";
import { sectionKey } from "../model/sections.ts";
import { printDecimal } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";
import type { Reason } from "./acts.ts";
import { isUnder } from "./sections.ts";
import { wording } from "./wording.ts";
import { withArticle } from "../model/with-article.ts";

/** The worlds of the certificates that are outstanding; without a register, the one there is. */
function worldsOf(program: Program, context: Context): readonly Context[] {
  return program.terms.outstanding(context);
}

/** Whether the holder of one certificate joined in an act: named by its number, by name, or as the only holder there is. */
function holderJoins(program: Program, act: Occurrence, world: Context, alone: boolean): boolean {
  const by = act.by ?? [];
  const { certificate, register } = world.state;
  const party = program.model.register?.holder ?? null;
  if (certificate === null) return party !== null && by.includes(party);
  const holder = register?.certificates.get(certificate)?.holder;
  if (by.includes(certificate) || (holder !== undefined && by.includes(holder))) return true;
  return party !== null && by.includes(party) && (alone || act.certificate === certificate);
}

/**
 * Why a party has not joined in an act as the facts tell it, in words; null where it has. Holders of so many percent of a term are
 * counted over the whole register: `by` names them or their certificates. Without a register, what the facts say of them is taken.
 */
export function absence(program: Program, party: string, act: Occurrence, context: Context): string | null {
  const by = act.by ?? [];
  const symbol = program.model.parties.get(party);
  const value = symbol?.node.value;
  const worlds = worldsOf(program, context);
  if (value?.kind === "HoldersOf" && context.state.register !== null) {
    let needed = Rational.ZERO;
    let joined = Rational.ZERO;
    let all = Rational.ZERO;
    for (const world of worlds) {
      const { share } = value;
      const needs = program.code(share)(world) as Rational;
      const has = share.kind === "BinaryExpression" ? (program.code(share.right)(world) as Rational) : needs;
      needed = needed.add(needs);
      all = all.add(has);
      if (holderJoins(program, act, world, worlds.length === 1)) joined = joined.add(has);
    }
    if (joined.sign() > 0 && joined.gte(needed)) return null;
    const part = all.isZero() ? Rational.ZERO : (joined.mul(Rational.of(100)).div(all) ?? Rational.ZERO);
    return `${party} have not joined: those who have hold ${printDecimal(part).text.slice(0, 6)}%`;
  }
  if (by.includes(party) || (typeof symbol?.value === "string" && by.includes(symbol.value))) return null;
  if (party === program.model.register?.holder && worlds.length > 0) {
    if (worlds.every((world) => holderJoins(program, act, world, worlds.length === 1))) return null;
  }
  return `nothing told says that ${withArticle(party)} joined`;
}

/** Who has to join in an act by a right, and has not. Where the facts of an act that one party may do name nobody, it did it. */
export function absentFrom(program: Program, right: ast.Right, act: Occurrence, context: Context): string[] {
  if (act.by === undefined && !right.joint) return [];
  const absent = right.parties.map((party) => absence(program, chainText(party), act, context));
  const found = absent.filter((why) => why !== null);
  // Of several joined by "or" one is enough.
  return right.joint || found.length === absent.length ? found : [];
}

/** The limits that clauses set to a power: `except that no Amend may ...`. */
export function exceptionsOn(
  program: Program,
  kind: string,
): readonly { readonly exception: ast.Exception; readonly home: Home }[] {
  const stated = (program.rightsOf.get(kind) ?? []).map(({ node, home }) => ({ right: node.right, home }));
  const given = (program.ruleRightsOf.get(kind) ?? []).map(({ right, rule }) => ({ right, home: rule.home }));
  return [...stated, ...given].flatMap(({ right: { exception }, home }) =>
    exception === null ? [] : [{ exception, home }],
  );
}

/**
 * What an act would do that its power does not reach without a consent: `no Amend may increase Warrant Price unless the Holder
 * consents`. `before` and `after` are the worlds without and with it; each certificate that it would touch needs its holder's consent.
 */
export function beyondPower(
  program: Program,
  exception: ast.Exception,
  home: Home,
  act: Occurrence,
  before: Context,
  after: Context,
): Reason[] {
  const consent = exception.consent === null ? null : chainText(exception.consent);
  const was = worldsOf(program, before);
  const consents = (world: Context): boolean => {
    if (consent === null) return false;
    if (consent === program.model.register?.holder) return holderJoins(program, act, world, was.length === 1);
    return absence(program, consent, act, before) === null;
  };
  return exception.limits.flatMap((limit): Reason[] => {
    const touched = was.filter((world) =>
      touches(program, limit, act, world, successorsOf(program, world.state.certificate, after)),
    );
    const against = touched.filter((world) => !consents(world));
    if (against.length === 0) return [];
    const numbers = against.flatMap(({ state }) => state.certificate ?? []);
    const under = numbers.length === 0 ? "" : ` (${numbers.join(", ")})`;
    const would = `the ${act.kind} would ${wording(program, home, limit)}`;
    const text = consent === null ? would : `${would}, and ${withArticle(consent)} has not consented${under}`;
    return [{ section: sectionOf(home), text, place: placeIn(home, limit) }];
  });
}

/** The world of a certificate after an act; where the act has cancelled it, those of the ones that came out of it. */
function successorsOf(program: Program, number: string | null, after: Context): readonly Context[] {
  const worlds = worldsOf(program, after);
  if (number === null) return worlds;
  const own = worlds.filter(({ state }) => state.certificate === number);
  if (own.length > 0) return own;
  const issued = [...(after.state.register?.certificates.values() ?? [])].filter(
    ({ from }) => from === number,
  );
  return issued.flatMap((each) => successorsOf(program, each.number, after));
}

function touches(
  program: Program,
  { verb, target }: ast.Limit,
  act: Occurrence,
  before: Context,
  after: readonly Context[],
): boolean {
  if (target.kind === "SectionRef") {
    const label = sectionKey(target.label);
    return (act.modifies ?? []).some((changed) => isUnder(sectionKey(changed), label));
  }
  const reference = program.model.references.get(target);
  if (reference?.to !== "term") return false;
  const read = program.terms.reader(reference.term);
  const was = read(before.forTerm(null));
  const values = after.map((world) => read(world.forTerm(null)));
  // A certificate that is gone, with nothing in its place, is not for more than it was; of everything else there is less.
  if (values.length === 0) return verb !== "increase";
  // The parts of what was divided are together what it was.
  const parts = reference.term === program.model.register?.covers ? [total(values)] : values;
  return parts.some((is) => differs(verb, was, is));
}

function total(values: readonly Value[]): Value {
  const numbers = values.filter((value) => value instanceof Rational);
  return numbers.reduce((sum, value) => sum.add(value), Rational.ZERO);
}

function differs(verb: ast.Limit["verb"], was: Value, is: Value): boolean {
  switch (verb) {
    case "reduce":
      return was instanceof Rational && is instanceof Rational && is.lt(was);
    case "increase":
      return was instanceof Rational && is instanceof Rational && is.gt(was);
    case "shorten":
      return isShorter(was as PeriodValue, is as PeriodValue);
    case "modify":
      return !sameValue(was, is);
  }
}

/** Whether a period begins later or ends earlier. */
function isShorter(was: PeriodValue, is: PeriodValue): boolean {
  const early = is.to !== null && (was.to === null || is.to < was.to);
  return early || (is.from !== null && (was.from === null || is.from > was.from));
}
