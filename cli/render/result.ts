/** The result of a run for a person: terms, timeline, exercises, what changed hands, duties, and what is lacking. */

import { laterEvents } from "../../grammar/diagnostics/catalogue/run.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import {
  eventName,
  listed,
  sectionsWords,
  sectionWords,
  verdictWords,
} from "../../interpreter/report/names.ts";
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
  HistoryRecord,
  LedgerEntry,
  LedgerStatus,
  NeedRecord,
  ObligationRecord,
  RunResult,
  Shown,
  Step,
} from "../../interpreter/run/result.ts";
import { AMENDMENT } from "../../interpreter/run/passage.ts";
import { localDay } from "../../interpreter/values/instant.ts";
import type { Colours, Terminal } from "../terminal.ts";
import { certificatesTable } from "./certificates.ts";
import { table, tableParts, type Cell, type Column, type Row } from "./table.ts";

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
    section("Certificates", certificatesTable(result, terminal), terminal),
    section("Timeline", timelineLines(result, terminal), terminal),
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

/** Lines under a title; nothing where there are none. */
export function section(title: string, lines: readonly string[], { colours }: Terminal): string {
  return lines.length === 0 ? "" : [colours.strong(title), ...lines].join("\n");
}

// ---- heading ----

/** The contract, the day to which it was run, and the readings. */
export function heading(
  { contract, asOf, zone, readings, stopped }: RunResult,
  { colours, columns }: Terminal,
): string {
  const local = `${zone.replaceAll("_", " ")} time`;
  const until =
    stopped === null
      ? `As of the end of ${showDay(asOf)}, ${local}.`
      : `The run came to ${showMoment(stopped.instant, zone)}, not to the end of ${showDay(asOf)}, ${local}.`;
  const other = [...readings].filter(([key, name]) => key !== name);
  const lines = [...wrap(contract, columns).map(colours.strong), until];
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

function termsTable({ terms, zone, certificates }: RunResult, { colours, columns }: Terminal): string[] {
  const ofEach = new Set([...(certificates?.values() ?? [])].flatMap((each) => [...each.terms.keys()]));
  const rows = [...terms].map(([name, shown]): Row => {
    const differs = shown.value === null && ofEach.has(name) && (certificates?.size ?? 0) > 1;
    const text = differs ? "see each certificate" : show(shown, { zone, units: true });
    return [name, shown.value === null ? { text, paint: colours.faint } : text];
  });
  return table([{ title: "Term" }, { title: "Value", wraps: true }], rows, {
    width: columns,
    colours,
    heading: false,
  });
}

// ---- timeline ----

/** What happened at one event: its line, and the rows of what it changed. */
interface Happening {
  readonly instant: number;
  readonly day: number;
  readonly what: string;
  /** Of an act. */
  readonly verdict: Cell | null;
  readonly rows: readonly Row[];
}

const CHANGES: readonly Column[] = [
  // Left out where there is one certificate.
  { title: "Certificate" },
  { title: "Section" },
  { title: "Term", wraps: true },
  { title: "Before", align: "right", wraps: true },
  { title: "After", align: "right", wraps: true },
  { title: "Status", wraps: true },
];

/** `Mar 14, 2005` and two columns of space. */
const DATE_WIDTH = 14;

/** Each event on a line with its date; below it, as a table, what it changed. */
function timelineLines(result: RunResult, { colours, columns }: Terminal): string[] {
  const happenings = timeline(result, colours);
  const indent = 2 + DATE_WIDTH;
  const rows = happenings.flatMap((happening) => happening.rows);
  const changes = tableParts(CHANGES, rows, { width: columns, indent, colours });
  const lines = changes.heading.map((line) =>
    line.replace(" ".repeat(indent), `  ${colours.faint("Date".padEnd(DATE_WIDTH))}`),
  );
  let next = 0;
  for (const { day, what, verdict, rows: own } of happenings) {
    const words = verdict === null ? what : `${what}: ${verdict.text}`;
    wrap(words, columns - indent).forEach((line, i) => {
      const text = verdict?.paint && i === 0 ? line.replace(verdict.text, verdict.paint) : line;
      lines.push(`  ${(i === 0 ? showDay(day) : "").padEnd(DATE_WIDTH)}${text}`);
    });
    lines.push(...changes.rows.slice(next, next + own.length).flat());
    next += own.length;
  }
  return lines;
}

/** Events that changed something, and all acts, in the order of time. */
function timeline(result: RunResult, colours: Colours): Happening[] {
  const options: ShowOptions = { zone: result.zone, places: TABLE_PLACES };
  const found: Happening[] = [];
  for (const entry of result.ledger) {
    const row: Row = [
      entry.certificate ?? "",
      entry.section,
      entry.term,
      show(entry.before, options),
      { text: show(entry.after, options), paint: entry.status === "made" ? colours.strong : colours.faint },
      { text: statusWords(entry), paint: statusPaint(entry.status, colours) },
    ];
    const last = found.at(-1);
    const what = eventName(entry.event, entry.id);
    if (last?.instant === entry.instant && last.what === what)
      found[found.length - 1] = { ...last, rows: [...last.rows, row] };
    else found.push({ instant: entry.instant, day: entry.day, what, verdict: null, rows: [row] });
  }
  for (const act of result.acts) {
    const happening = happeningOf(act, result, colours, options);
    // An act that released what was postponed stands in the ledger too.
    const what = eventName(act.act, act.id);
    const at = found.findIndex((each) => each.instant === act.instant && each.what === what);
    const released = found[at];
    if (released === undefined) found.push(happening);
    else found[at] = { ...happening, rows: [...released.rows, ...happening.rows] };
  }
  for (const { from, file } of result.words) {
    if (from === null) continue;
    const what = `The amended words of ${file} come into force`;
    const day = localDay(from, result.zone);
    const at = found.findIndex((each) => each.instant === from && each.what === AMENDMENT);
    const made = found[at];
    if (made === undefined) found.push({ instant: from, day, what, verdict: null, rows: [] });
    else found[at] = { ...made, what };
  }
  // What comes into force comes before what happens at the same instant.
  const first = ({ what }: Happening): number => (what.startsWith("The amended words of ") ? 0 : 1);
  return found.toSorted((a, b) => a.instant - b.instant || first(a) - first(b));
}

function happeningOf(act: ActRecord, result: RunResult, colours: Colours, options: ShowOptions): Happening {
  const refused = act.status === "refused";
  const verdict = { text: verdictWords(act), paint: verdictColour(act, colours) };
  const under =
    act.certificate === null || result.certificates === null ? "" : `, certificate ${act.certificate}`;
  const rows = refused
    ? []
    : settledBy(act, result).map(({ term, before, after }): Row => [
        "",
        "",
        term,
        show(before, options),
        { text: show(after, options), paint: colours.strong },
        "",
      ]);
  return { instant: act.instant, day: act.day, what: eventName(act.act, act.id) + under, verdict, rows };
}

interface Settled {
  readonly term: string;
  readonly before: Shown;
  readonly after: Shown;
}

/** What a settlement changed: the changes in the history that no adjustment of the same event accounts for. */
function settledBy(act: ActRecord, { history, ledger, certificates }: RunResult): Settled[] {
  const cause = eventName(act.act, act.id);
  const made = ledger.filter(
    (entry) =>
      entry.instant === act.instant &&
      entry.event === act.act &&
      entry.id === act.id &&
      entry.status === "made",
  );
  const ofEach = new Set(certificates?.get(act.certificate ?? "")?.terms.keys());
  // Acts of one name at one instant are told apart by whose terms they changed.
  for (const [at, after] of history.entries()) {
    const before = history[at - 1];
    if (before === undefined || after.instant !== act.instant || after.cause !== cause) continue;
    const earlier = termsUnder(act, before, ofEach);
    const settled = [...termsUnder(act, after, ofEach)].flatMap(([term, value]): Settled[] => {
      const from = made.findLast((entry) => entry.term === term)?.after ?? earlier.get(term);
      return from === undefined || valueKey(from) === valueKey(value)
        ? []
        : [{ term, before: from, after: value }];
    });
    if (settled.length > 0) return settled;
  }
  return [];
}

/** The terms as the certificate of an act has them; of one that is gone only what it shares with others. */
function termsUnder(
  { certificate }: ActRecord,
  { terms, certificates }: HistoryRecord,
  ofEach: ReadonlySet<string>,
): HistoryRecord["terms"] {
  const common = [...terms].filter(([term]) => !ofEach.has(term));
  return new Map([...common, ...(certificates?.get(certificate ?? "") ?? [])]);
}

/** Decimals in the timeline; the terms show more and explanations all. */
const TABLE_PLACES = 4;

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

/** What was cut back is neither wholly good nor bad. */
function verdictColour({ status, cutBack }: ActRecord, colours: Colours): Colours["good"] {
  if (status === "refused") return colours.bad;
  return cutBack === null ? colours.good : colours.warning;
}

function actLines(act: ActRecord, result: RunResult, { colours, columns }: Terminal): string[] {
  const { zone } = result;
  const options: ShowOptions = { zone };
  const verdict = verdictColour(act, colours)(verdictWords(act));
  const certificate = act.certificate === null ? "" : `, certificate ${act.certificate}`;
  const lines = [
    `  ${showMoment(act.instant, zone)}  ${eventName(act.act, act.id)}${certificate}: ${verdict}`,
  ];
  const pairs = (list: ActRecord["fields"]): string =>
    list.map(({ name, value }) => `${name} ${show(value, options)}`).join("; ");
  const add = (text: string): void => {
    if (text !== "") lines.push(...wrap(text, columns - 4).map((line) => `    ${line}`));
  };
  const { rescinded } = act;
  if (rescinded !== null)
    add(`Taken back on ${showMoment(rescinded.instant, zone)} under ${sectionWords(rescinded.section)}.`);
  add(pairs(act.fields));
  if (act.status === "accepted") add(pairs([...act.terms, ...act.gives]));
  for (const { section, text } of act.cutBack?.reasons ?? act.reasons)
    add(`${capital(sectionWords(section))}: ${text}`);
  const most = act.status === "refused" ? act.mostAllowed : null;
  if (most !== null) add(`The most that every section would allow is ${most.toLocaleString("en-US")}.`);
  return lines;
}

// ---- settlements and duties ----

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function settlementsTable(result: RunResult, { colours, columns }: Terminal): string[] {
  const rows = result.settlements.map(({ day, id, certificate, section, from, to, asset, amount }): Row => [
    showDay(day),
    id ?? "",
    certificate ?? "",
    section,
    `${from} to ${to}`,
    showAsset(asset, amount, { zone: result.zone }),
  ]);
  return table(
    [
      { title: "Date" },
      { title: "For" },
      { title: "Certificate" },
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
    { text: dutyStatus(duty), paint: dutyPaint(duty, colours) },
    duty.section,
    dutyWords(duty, result.zone),
    eventName(duty.event, duty.id) + (duty.certificate === null ? "" : `, ${duty.certificate}`),
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

/** `Issuer shall Pay Damages, $380.00`. */
function dutyWords({ party, act, amount }: ObligationRecord, zone: string): string {
  const sum = amount === null ? "" : `, ${showAsset(amount.unit, amount.value, { zone })}`;
  return `${party} shall ${act}${sum}`;
}

function dueWords({ due, openTextured, status }: ObligationRecord, zone: string): string {
  if (due !== null) return showInstant(due, zone).replace(/, end of day$/, "");
  if (openTextured) return "promptly";
  return status === "breached" ? "at all times" : "not known";
}

/**
 * A duty that the facts do not show as done is overdue, and what has to hold at all times and does not is not kept; whether anything
 * follows from that is for a lawyer.
 */
function dutyStatus({ status, due }: ObligationRecord): string {
  if (status !== "breached") return status;
  return due === null ? "not kept" : "overdue";
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

/** Where the run stopped, and what it did not come to. */
export function stopText({ stopped, notReached, zone }: RunResult, { colours, columns }: Terminal): string[] {
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
