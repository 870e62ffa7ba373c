/** The result of a run for a person: terms, timeline, exercises, what changed hands, duties, and what is lacking. */

import { laterEvents } from "../../grammar/diagnostics/catalogue/run.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import { eventName, listed, sectionWords, sectionsWords } from "../../interpreter/report/names.ts";
import {
  show,
  showAsset,
  showDay,
  showInstant,
  showMoment,
  valueKey,
  type ShowOptions,
} from "../../interpreter/report/show.ts";
import type {
  ActRecord,
  LedgerEntry,
  LedgerStatus,
  NeedRecord,
  ObligationRecord,
  RunResult,
  Shown,
  Step,
} from "../../interpreter/run/result.ts";
import type { Colours, Terminal } from "../terminal.ts";
import { table, type Row } from "./table.ts";

/** The messages of a run for a person: not what the text of the result says itself, and no remarks on the drafting. */
export function forPeople(drafting: readonly Diagnostic[], running: readonly Diagnostic[]): Diagnostic[] {
  return [
    ...drafting.filter(({ severity }) => severity !== "information"),
    ...running.filter(({ code }) => code !== laterEvents.code),
  ];
}

/** The whole result as text. */
export function resultText(result: RunResult, terminal: Terminal): string {
  const parts = [
    heading(result, terminal),
    ...stopText(result, terminal),
    ...needsText(result, terminal),
    section("Terms", termsTable(result, terminal), terminal),
    section("Timeline", timelineTable(result, terminal), terminal),
    section(
      "Exercises and other acts",
      result.acts.flatMap((act) => actLines(act, result, terminal)),
      terminal,
    ),
    section("What changed hands", settlementsTable(result, terminal), terminal),
    section("Duties", dutiesTable(result, terminal), terminal),
    ...laterText(result),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[], { colours }: Terminal): string {
  return lines.length === 0 ? "" : [colours.strong(title), ...lines].join("\n");
}

// ---- heading ----

function heading({ contract, asOf, zone, readings }: RunResult, { colours, columns }: Terminal): string {
  const other = [...readings].filter(([key, name]) => key !== name);
  const lines = [
    ...wrap(contract, columns).map(colours.strong),
    `As of the end of ${showDay(asOf)}, ${zone.replaceAll("_", " ")} time.`,
  ];
  if (readings.size > 0) {
    const words =
      other.length === 0
        ? `${readings.size === 1 ? "The one ambiguity is" : `All ${readings.size} ambiguities are`} read by default.`
        : `Readings other than the defaults: ${other.map(([key, name]) => `"${name}" for "${key}"`).join(", ")}.`;
    lines.push(...wrap(words, columns));
  }
  return lines.join("\n");
}

// ---- terms ----

function termsTable({ terms, zone }: RunResult, { colours, columns }: Terminal): string[] {
  const rows = [...terms].map(([name, shown]): Row => {
    const text = show(shown, { zone, units: true });
    return [name, shown.value === null ? { text, paint: colours.faint } : text];
  });
  return table([{ title: "Term" }, { title: "Value", wraps: true }], rows, {
    width: columns,
    colours,
    heading: false,
  });
}

// ---- timeline ----

function timelineTable(result: RunResult, terminal: Terminal): string[] {
  const { colours, columns } = terminal;
  const rows: Row[] = [];
  let last = "";
  for (const { instant, what, cells } of timeline(result, colours)) {
    const key = `${instant} ${what}`;
    rows.push([key === last ? "" : showMoment(instant, result.zone), key === last ? "" : what, ...cells]);
    last = key;
  }
  return table(
    [
      { title: "Date" },
      { title: "Event", wraps: true },
      { title: "Section" },
      { title: "Term", wraps: true },
      { title: "Before", align: "right" },
      { title: "After", align: "right" },
      { title: "Status", wraps: true },
    ],
    rows,
    { width: columns, colours },
  );
}

/** Decimals in the timeline; the terms show more and explanations all. */
const TABLE_PLACES = 4;

interface Line {
  readonly instant: number;
  readonly what: string;
  readonly cells: Row;
}

/** Adjustments and settled exercises in the order of time, so that each "before" is an earlier "after". */
function timeline(result: RunResult, colours: Colours): Line[] {
  const options: ShowOptions = { zone: result.zone, places: TABLE_PLACES };
  const adjusted = result.ledger.map((entry, order) => ({
    order,
    line: {
      instant: entry.instant,
      what: eventName(entry.event, entry.id),
      cells: [
        entry.section,
        entry.term,
        show(entry.before, options),
        { text: show(entry.after, options), paint: entry.status === "made" ? colours.strong : colours.faint },
        { text: statusWords(entry), paint: statusPaint(entry.status, colours) },
      ],
    },
  }));
  const acts = result.acts.map((act) => ({ order: Infinity, line: actLine(act, result, colours) }));
  return [...adjusted, ...acts]
    .toSorted((a, b) => a.line.instant - b.line.instant || (a.order === b.order ? 0 : a.order - b.order))
    .map(({ line }) => line);
}

function actLine(act: ActRecord, result: RunResult, colours: Colours): Line {
  const fall = act.status === "accepted" ? fallOf(act, result) : null;
  const options: ShowOptions = { zone: result.zone, places: TABLE_PLACES };
  const refused = act.status === "refused";
  return {
    instant: act.instant,
    what: eventName(act.act, act.id),
    cells: [
      refused ? act.refusedBy.join(", ") : "",
      fall?.term ?? "",
      fall === null ? "" : show(fall.before, options),
      fall === null ? "" : { text: show(fall.after, options), paint: colours.strong },
      refused ? { text: "refused", paint: colours.bad } : { text: "accepted", paint: colours.good },
    ],
  };
}

/** By what a settled act lowered a term: the change in the history that no adjustment of the same event accounts for. */
function fallOf(
  act: ActRecord,
  { history, ledger }: RunResult,
): { readonly term: string; readonly before: Shown; readonly after: Shown } | null {
  const cause = eventName(act.act, act.id);
  const at = history.findIndex((record) => record.instant === act.instant && record.cause === cause);
  const [before, after] = [history[at - 1], history[at]];
  if (before === undefined || after === undefined) return null;
  const entries = ledger.filter(
    (entry) => entry.instant === act.instant && entry.event === act.act && entry.id === act.id,
  );
  for (const [term, value] of after.terms) {
    const adjusted = entries.findLast((entry) => entry.term === term && entry.status === "made");
    const from = adjusted?.after ?? before.terms.get(term);
    if (from !== undefined && valueKey(from) !== valueKey(value)) return { term, before: from, after: value };
  }
  return null;
}

/** The status, and what most changed the plain formula: a floor, a release, a replay. */
function statusWords({ status, steps }: LedgerEntry): string {
  const notes = new Set(steps.flatMap(noteOf));
  if (status === "postponed") notes.delete("waits");
  return notes.size === 0 ? status : `${status} (${[...notes].join(", ")})`;
}

function noteOf(step: Step): string[] {
  switch (step.kind) {
    case "floor":
      return ["floor"];
    case "cap":
      return ["cap"];
    case "released":
      return ["with what was carried"];
    case "replayed":
      return ["by replay"];
    case "formula":
    case "case":
    case "rounded":
    case "direction":
    case "postponed":
    case "waits":
    case "reading":
    case "borrowed":
      return [];
  }
}

function statusPaint(status: LedgerStatus, colours: Colours): (text: string) => string {
  switch (status) {
    case "made":
      return colours.good;
    case "postponed":
      return colours.warning;
    case "rescinded":
      return colours.faint;
    case "barred":
      return colours.bad;
  }
}

// ---- acts ----

function actLines(act: ActRecord, result: RunResult, { colours, columns }: Terminal): string[] {
  const { zone } = result;
  const options: ShowOptions = { zone };
  const verdict =
    act.status === "accepted"
      ? colours.good("accepted")
      : colours.bad(`refused under ${sectionsWords(act.refusedBy)}`);
  const certificate = act.certificate === null ? "" : `, certificate ${act.certificate}`;
  const lines = [
    `  ${showMoment(act.instant, zone)}  ${eventName(act.act, act.id)}${certificate}: ${verdict}`,
  ];
  const pairs = (list: ActRecord["fields"]): string =>
    list.map(({ name, value }) => `${name} ${show(value, options)}`).join("; ");
  const add = (text: string): void => {
    if (text !== "") lines.push(...wrap(text, columns - 4).map((line) => `    ${line}`));
  };
  add(pairs(act.fields));
  if (act.status === "accepted") add(pairs([...act.terms, ...act.gives]));
  for (const { section, text } of act.reasons) add(`${capital(sectionWords(section))}: ${text}`);
  const most = act.status === "refused" ? act.mostAllowed : null;
  if (most !== null) add(`The most that every section would allow is ${most.toLocaleString("en-US")}.`);
  return lines;
}

// ---- settlements and duties ----

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function settlementsTable(result: RunResult, { colours, columns }: Terminal): string[] {
  const rows = result.settlements.map(({ instant, id, section, from, to, asset, amount }): Row => [
    showMoment(instant, result.zone),
    id ?? "",
    section,
    `${from} to ${to}`,
    showAsset(asset, amount, { zone: result.zone }),
  ]);
  return table(
    [
      { title: "Date" },
      { title: "For" },
      { title: "Section" },
      { title: "From, to", wraps: true },
      { title: "What", wraps: true },
    ],
    rows,
    { width: columns, colours },
  );
}

function dutiesTable(result: RunResult, { colours, columns }: Terminal): string[] {
  const rows = result.obligations.map((duty): Row => [
    { text: duty.status, paint: dutyPaint(duty, colours) },
    duty.section,
    `${duty.party} shall ${duty.act}`,
    eventName(duty.event, duty.id),
    dueWords(duty, result.zone),
    duty.performed === null ? "" : showMoment(duty.performed, result.zone),
  ]);
  return table(
    [
      { title: "Status" },
      { title: "Section" },
      { title: "Duty", wraps: true },
      { title: "Arose from", wraps: true },
      { title: "Due" },
      { title: "Performed" },
    ],
    rows,
    { width: columns, colours },
  );
}

function dueWords({ due, openTextured }: ObligationRecord, zone: string): string {
  if (due !== null) return showInstant(due, zone).replace(/, end of day$/, "");
  return openTextured ? "promptly" : "not known";
}

function dutyPaint({ status }: ObligationRecord, colours: Colours): (text: string) => string {
  switch (status) {
    case "open":
      return colours.warning;
    case "performed":
    case "waived":
      return colours.good;
    case "late":
    case "breached":
      return colours.bad;
  }
}

// ---- what is lacking ----

function stopText({ stopped, notReached, zone }: RunResult, { colours, columns }: Terminal): string[] {
  if (stopped === null) return [];
  const where = stopped.section === null ? "" : ` under ${sectionsWords([stopped.section])}`;
  const first = `The run stops on ${showMoment(stopped.instant, zone)}, at ${eventName(stopped.event, stopped.id)}${where}.`;
  const behind =
    notReached.length === 0
      ? []
      : [
          `Not reached: ${listed(notReached.map(({ event, id, day }) => `${eventName(event, id)} (${showDay(day)})`))}.`,
        ];
  const lines = [
    ...wrap(first, columns).map(colours.bad),
    ...[`${stopped.message} (${stopped.code})`, ...behind, "Everything before it stands below."].flatMap(
      (line) => wrap(line, columns - 2).map((each) => `  ${each}`),
    ),
  ];
  return [lines.join("\n")];
}

function needsText({ needs }: RunResult, terminal: Terminal): string[] {
  const { colours, columns } = terminal;
  const rows = needs.map((need): Row => [
    { text: need.kind, paint: colours.warning },
    need.what,
    need.day === null ? "" : showDay(need.day),
    need.section ?? "",
    supply(need),
  ]);
  const lines = table(
    [
      { title: "Kind" },
      { title: "What", wraps: true },
      { title: "Day" },
      { title: "Section" },
      { title: "How to supply it", wraps: true },
    ],
    rows,
    { width: columns, colours },
  );
  return lines.length === 0 ? [] : [section("What is needed", lines, terminal)];
}

function supply({ kind, what, by }: NeedRecord): string {
  switch (kind) {
    case "blank":
      return `in the contract, or --set "${what}=..."`;
    case "fact":
      return "an event in the events file";
    case "quote":
      return "a row of the quotes file";
    case "determination":
      return `a Determination event${by === null ? "" : ` by the ${by}`}`;
  }
}

function laterText({ later, asOf }: RunResult): string[] {
  if (later === 0) return [];
  const events = later === 1 ? "1 event" : `${later.toLocaleString("en-US")} events`;
  return [`${events} after ${showDay(asOf)} ${later === 1 ? "is" : "are"} left out.`];
}
