/** A comparison as JSON. */

import { placeToJson } from "../../grammar/diagnostics/render.ts";
import type { DraftChange, DraftComparison, Passage } from "../../interpreter/compare/drafts.ts";
import type { Pair, RunComparison } from "../../interpreter/compare/runs.ts";
import { momentToJson, valueToJson, type Json } from "../../interpreter/report/json.ts";
import type { ActRecord, ObligationRecord, Shown } from "../../interpreter/run/result.ts";
import { dayToIso } from "../../interpreter/values/day.ts";
import { printDecimal } from "../../interpreter/values/decimal.ts";
import type { Rational } from "../../interpreter/values/rational.ts";

export function draftsToJson({ changes, reworded, renamed }: DraftComparison): object {
  return { changes: changes.map(changeToJson), reworded: reworded.map(changeToJson), renamed };
}

function changeToJson({ what, subject, section, from, name, before, after, parts }: DraftChange): object {
  const both = { before: passageToJson(before), after: passageToJson(after) };
  const inside = parts.map((part) => ({
    of: part.of,
    before: passageToJson(part.before),
    after: passageToJson(part.after),
  }));
  return { what, subject, section, from, name, ...both, parts: inside };
}

function passageToJson(passage: Passage | null): object | null {
  return passage === null ? null : { text: passage.text, place: placeToJson(passage) };
}

type Worth = Pick<RunComparison, "parting" | "totals">;

/** Where two runs part, and what each party ends up with. */
export function worthToJson({ parting, totals }: Worth): { readonly parting: Json; readonly totals: Json } {
  const decimal = (value: Rational | null): string | null =>
    value === null ? null : printDecimal(value).text;
  return {
    parting:
      parting === null
        ? null
        : { on: dayToIso(parting.day), event: parting.event, id: parting.id, section: parting.section },
    totals: totals.map(({ party, asset, unit, before, after, difference }) => ({
      party,
      asset,
      unit,
      before: decimal(before),
      after: decimal(after),
      difference: decimal(difference),
    })),
  };
}

export function runsToJson({ terms, acts, duties, ...worth }: RunComparison, zone: string): object {
  const { parting, totals } = worthToJson(worth);
  const values = ({ before, after }: Pair<Shown>): { before: Json; after: Json } => ({
    before: before === null ? null : valueToJson(before, zone),
    after: after === null ? null : valueToJson(after, zone),
  });
  return {
    parting,
    terms: terms.map(({ name, last, points }) => ({
      name,
      ...values(last),
      history: points.map((point) => ({ on: dayToIso(point.day), ...values(point) })),
    })),
    acts: acts.map((change) => ({
      act: change.act,
      id: change.id,
      on: dayToIso(change.day),
      before: verdictToJson(change.before),
      after: verdictToJson(change.after),
      values: change.values.map((value) => ({ name: value.name, ...values(value) })),
    })),
    obligations: duties.map(({ section, party, act, event, id, day, before, after }) => ({
      section,
      party,
      act,
      event,
      id,
      on: dayToIso(day),
      before: dutyToJson(before, zone),
      after: dutyToJson(after, zone),
    })),
    totals,
  };
}

function verdictToJson(act: ActRecord | null): object | null {
  if (act === null) return null;
  const { status, refusedBy, mostAllowed } = act;
  return status === "accepted"
    ? { status, ...(act.cutBack === null ? {} : { cutBackBy: act.cutBack.by }) }
    : { status, refusedBy, mostAllowed: mostAllowed?.toString() ?? null };
}

function dutyToJson(duty: ObligationRecord | null, zone: string): object | null {
  if (duty === null) return null;
  return { status: duty.status, due: duty.due === null ? null : momentToJson(duty.due, zone) };
}
