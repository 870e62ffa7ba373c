/** The terms over time, and what changed them: what an editor draws as a chart and a table, with the places to go to. */

import type { Location } from "vscode-languageserver";
import type { Json } from "../../interpreter/report/json.ts";
import { eventName } from "../../interpreter/report/names.ts";
import { show, showDay, valueKey } from "../../interpreter/report/show.ts";
import type { ActRecord, LedgerEntry, RunResult, Shown } from "../../interpreter/run/result.ts";
import { dayToIso } from "../../interpreter/values/day.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import type { Beside } from "../beside.ts";
import { adjustmentsOf } from "../adjustments.ts";
import { locationOf } from "../positions.ts";
import type { View } from "../view.ts";

/** A term's value from a day on. */
export interface TimelinePoint {
  /** Days since 1970-01-01, to draw by. */
  readonly day: number;
  readonly on: string;
  /** To draw by; what is read is `shown`. */
  readonly value: number;
  readonly shown: string;
  readonly cause: string;
}

export interface TimelineTerm {
  readonly name: string;
  readonly points: readonly TimelinePoint[];
  /** Where the contract defines it. */
  readonly clause: Location | null;
}

/** One adjustment or act. */
export interface TimelineRow {
  readonly on: string;
  readonly day: number;
  readonly event: string;
  /** Where the facts tell of the event. */
  readonly fact: Location | null;
  /** As results show it: `4(d)(i)`; empty for an act that nothing refused. */
  readonly section: string;
  readonly clause: Location | null;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly status: string;
}

export interface Timeline {
  readonly contract: string;
  /** The last day, in words. */
  readonly asOf: string;
  readonly lastDay: number;
  readonly terms: readonly TimelineTerm[];
  readonly rows: readonly TimelineRow[];
  /** Why the run stopped, what it lacks. */
  readonly notes: readonly string[];
}

export function timeline(view: View, { result }: Beside): Timeline | null {
  if (result === null) return null;
  const { contract, asOf } = result;
  return {
    contract,
    asOf: showDay(asOf),
    lastDay: asOf,
    terms: termsOf(view, result),
    rows: rowsOf(view, result),
    notes: notesOf(result),
  };
}

/** A timeline holds nothing that JSON does not. */
export function timelineToJson(made: Timeline): Json {
  return made as unknown as Json;
}

/** The numbers that changed, each with the days on which they did. */
function termsOf({ compilation, uriOf }: View, result: RunResult): TimelineTerm[] {
  const { history, zone } = result;
  const names = new Set(history.flatMap(({ terms }) => [...terms.keys()]));
  return [...names].flatMap((name): TimelineTerm[] => {
    const points: TimelinePoint[] = [];
    let last = "";
    for (const { day, cause, terms } of history) {
      const shown = terms.get(name);
      if (shown === undefined || !(shown.value instanceof Rational) || valueKey(shown) === last) continue;
      last = valueKey(shown);
      points.push({
        day,
        on: dayToIso(day),
        value: shown.value.toNumber(),
        shown: show(shown, { zone, places: 4 }),
        cause,
      });
    }
    if (points.length < 2) return [];
    const term = compilation.model.termsByName.get(name)?.[0];
    const clause =
      term === undefined ? null : locationOf({ source: term.home.source, span: term.node.name.span }, uriOf);
    return [{ name, points, clause }];
  });
}

/** Adjustments and acts, in the order of time. */
function rowsOf({ compilation: { model }, uriOf }: View, result: RunResult): TimelineRow[] {
  const { ledger, acts, zone } = result;
  // Where the section changes the term, or else where it begins.
  const clauseOf = (label: string, name: string): Location | null => {
    const [term] = model.termsByName.get(name) ?? [];
    const changes = term === undefined ? [] : adjustmentsOf(model, term);
    const change = changes.find(({ rule, home }) => rule !== null && home.section?.shown === label);
    if (change !== undefined) return locationOf(change.place, uriOf);
    const section = model.sections.find((each) => each.shown === label);
    if (section === undefined) return null;
    return locationOf({ source: section.source, span: section.node.label.span }, uriOf);
  };
  const shown = (value: Shown): string => show(value, { zone, places: 4 });
  const adjustment = (entry: LedgerEntry): TimelineRow => ({
    on: dayToIso(entry.day),
    day: entry.day,
    event: eventName(entry.event, entry.id),
    fact: locationOf(entry.place, uriOf),
    section: entry.section,
    clause: clauseOf(entry.section, entry.term),
    what: entry.term,
    before: shown(entry.before),
    after: shown(entry.after),
    status: entry.status,
  });
  const act = (record: ActRecord): TimelineRow => {
    const [reason] = record.cutBack?.reasons ?? record.reasons;
    return {
      on: dayToIso(record.day),
      day: record.day,
      event: eventName(record.act, record.id),
      fact: locationOf(record.place, uriOf),
      section: (record.cutBack?.by ?? record.refusedBy).join(", "),
      clause: reason === undefined ? null : locationOf(reason.place, uriOf),
      what: "",
      before: "",
      after: record.gives.map(({ name, value }) => `${name} ${shown(value)}`).join(", "),
      status: record.cutBack === null ? record.status : "cut back",
    };
  };
  const all = [
    ...ledger.map((entry) => ({ at: entry.instant, row: adjustment(entry) })),
    ...acts.map((record) => ({ at: record.instant, row: act(record) })),
  ];
  return all.toSorted((a, b) => a.at - b.at).map(({ row }) => row);
}

function notesOf({ stopped, needs, later }: RunResult): string[] {
  const stop =
    stopped === null
      ? []
      : [
          `The run stopped on ${showDay(stopped.day)}, at ${eventName(stopped.event, stopped.id)}: ${stopped.message}`,
        ];
  const lacking = needs.map(({ kind, what, section }) => {
    const where = section === null ? "" : `, section ${section}`;
    return `Lacking: ${kind} ${what}${where}`;
  });
  const left = later === 0 ? [] : [`${later} later ${later === 1 ? "event is" : "events are"} left out.`];
  return [...stop, ...lacking, ...left];
}
