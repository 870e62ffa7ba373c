/** Rescission by replay: the history is run again without what is rescinded. */
import type * as ast from "../../../grammar/ast.ts";
import { isNone, NoAnswer } from "../../compile/lack.ts";
import { placeIn, type ProgramRule } from "../../compile/program.ts";
import { kept, sharesMoreThan, viewOf } from "../../compile/register.ts";
import { sameValue } from "../../compile/same.ts";
import type { State } from "../../compile/state.ts";
import type { Occurrence } from "../../compile/value.ts";
import { longDate } from "../../values/day.ts";
import { Rational } from "../../values/rational.ts";
import { Entry } from "../entry.ts";
import type { Plan } from "../plan.ts";
import { isUnderAny, shownLabels } from "../sections.ts";
import { shown } from "../show.ts";
import type { Happened } from "./happened.ts";
import { ALONE, type World } from "./world.ts";

/** What is rescinded, by which clause, and when. */
interface Rescission {
  readonly rule: ProgramRule;
  readonly effect: ast.Rescind;
  readonly occurrence: Occurrence;
  readonly moment: Happened;
  /** The adjustments that no longer count, in words. */
  readonly without: readonly string[];
}

/**
 * Runs the history again without the rescinded adjustments; the difference takes effect now. Nothing is back-dated: the
 * ledger keeps what was made then, marked as rescinded.
 */
export function rescind(
  world: World,
  requests: Plan["rescinds"],
  occurrence: Occurrence,
  moment: Happened,
  key: string,
): void {
  const { without, last } = rescindedBy(world, requests);
  if (last === null) return;
  const rescinded = new Set([...world.history.rescinded, ...without]);
  const again = runAgain(world, rescinded, key, moment.instant);
  const lines = world.ledger.rescind(without).map((entry) => {
    const event = `${entry.event}${entry.id === null ? "" : ` "${entry.id}"`} of ${longDate(entry.day)}`;
    return `the adjustment under section ${entry.section} for the ${event}`;
  });
  const { rule, effect } = last;
  goOnFrom(world, again, { rule, effect, occurrence, moment, without: [...new Set(lines)] });
}

/** The keys of the adjustments that are rescinded, and the last request that found any. */
function rescindedBy(
  { past, program }: World,
  requests: Plan["rescinds"],
): { readonly without: ReadonlySet<string>; readonly last: Plan["rescinds"][number] | null } {
  const without = new Set<string>();
  let last: Plan["rescinds"][number] | null = null;
  for (const request of requests) {
    const sections = shownLabels(program.model, request.effect.sections);
    for (const entry of past.adjustments()) {
      if (entry.identity !== request.identity || !isUnderAny(entry.section, sections)) continue;
      without.add(entry.key);
      last = request;
    }
    // A split or stock dividend that is unsaid has changed no shares, also where nothing was adjusted for it yet.
    const event = past.byIdentity(request.identity);
    if (event === null || !program.quoteFactors.has(event.kind)) continue;
    without.add(`|${event.key}`);
    last = request;
  }
  return { without, last };
}

/** Runs the history again to the event with this key, that event included. What it leaves out is left out from now on. */
function runAgain(world: World, rescinded: ReadonlySet<string>, key: string, until: number): World {
  const { decided } = world;
  const history = { ...world.history, rescinded };
  const decisions = history.decisions.with(key, history.decisions.get(key) ?? { deemed: [] });
  const again = world.replay({ ...history, decisions, decided }, key, until);
  world.history = history;
  return again;
}

/** Takes over the state of a history that was run again; each term that differs gets an entry. */
function goOnFrom(world: World, again: World, rescission: Rescission): void {
  const earlier = kept(world.state);
  const live = earlier.register === null ? ALONE : world.live(rescission.moment.instant);
  world.state = withoutTheGone(again.state, earlier, live);
  world.past.standAsIn(again.past);
  for (const number of live) noteDifferences(world, number, earlier, again, rescission);
}

/** The terms of a certificate that a history that was run again makes other than they were. */
function noteDifferences(
  world: World,
  certificate: string | null,
  earlier: State,
  again: World,
  { rule, effect, occurrence, moment, without }: Rescission,
): void {
  const now = certificate === null ? again.state : viewOf(again.state, certificate);
  const then = certificate === null ? earlier : viewOf(earlier, certificate);
  const { section } = rule;
  const place = placeIn(rule.home, effect);
  for (const [slot, term] of world.program.slots.entries()) {
    if (term.scope.of !== "certificate" || !world.program.slotOf.has(term)) continue;
    const was = then.slots[slot];
    const is = now.slots[slot];
    if (was === undefined || is === undefined || isNone(was) || isNone(is)) continue;
    if (sameValue(was, is)) continue;
    if (is instanceof Rational && is.sign() < 0) {
      const message = `without what is rescinded "${term.name}" would be below zero`;
      throw new NoAnswer(message, section, place);
    }
    const entry = new Entry(occurrence, moment, {
      certificate,
      section,
      words: world.citation(world.program),
      term: term.name,
      before: shown(term.type, was),
      after: shown(term.type, is),
      status: "made",
      place: occurrence.place,
      steps: (other) => [
        {
          kind: "replayed",
          section,
          without,
          ledger: again
            .ledgerOf(certificate)
            .filter((line) => line.term === term.name)
            .map((line) => (other === null ? line : line.retold(other))),
          place,
        },
      ],
    });
    world.ledger.push(entry);
    world.ledger.noteAdjusted(certificate, term.name);
  }
}

/** A history that was run again changes nothing of a certificate that is gone or has expired: that is not adjusted any more. */
function withoutTheGone(again: State, earlier: State, live: readonly (string | null)[]): State {
  if (again.register === null || earlier.register === null) return again;
  let { adjusted } = again.register.tally;
  let { certificates } = again.register;
  for (const certificate of earlier.register.certificates.values()) {
    const { number } = certificate;
    const replayed = certificates.get(number);
    if (replayed === undefined) continue;
    if (live.includes(number)) {
      // What it was issued for stands on the paper.
      certificates = certificates.with(number, { ...replayed, covered: certificate.covered });
      continue;
    }
    adjusted = adjusted.add(sharesMoreThan(earlier.register, again.register, number));
    certificates = certificates.with(number, certificate);
  }
  const numbered = Math.max(again.register.numbered, earlier.register.numbered);
  const tally = { ...again.register.tally, adjusted: adjusted.reduced() };
  return { ...again, register: { ...again.register, certificates, numbered, tally } };
}
