/** `tenor run FILE --readings all|each`: what each defensible reading is worth. */

import { notAChoice, tooManyCombinations } from "../grammar/diagnostics/catalogue/command-line.ts";
import { report } from "../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../grammar/diagnostics/nearest.ts";
import { wrap } from "../grammar/diagnostics/render.ts";
import type { Ambiguity } from "../interpreter/model/model.ts";
import { resultToJson, type Json } from "../interpreter/report/json.ts";
import { eventName, sectionsWords } from "../interpreter/report/names.ts";
import { show, valueKey } from "../interpreter/report/show.ts";
import type { ActRecord, RunResult, Shown } from "../interpreter/run/result.ts";
import { run } from "../interpreter/run/run.ts";
import type { Call, Word } from "./command.ts";
import { complain, exitCodeOf, giveUp, printJson } from "./output.ts";
import type { Prepared } from "./prepare.ts";
import { forPeople } from "./render/result.ts";
import { table, type Row } from "./render/table.ts";
import type { Terminal } from "./terminal.ts";

/** More runs than this nobody waits for. */
export const MOST_COMBINATIONS = 4_096;

const MODES = ["all", "each"] as const;

/** One run with what was picked for it. */
interface Compared {
  readonly picked: ReadonlyMap<string, string>;
  readonly result: RunResult;
}

export function compareReadings(call: Call, prepared: Prepared, mode: Word): number {
  const { terminal } = call;
  const open = prepared.model.ambiguities.filter(({ key }) => !prepared.options.choices.readings.has(key));
  if (mode.text !== "all" && mode.text !== "each") {
    const near = nearestOf(mode.text, MODES, 1);
    const details = { found: mode.text, what: "way to compare readings", choices: MODES, near };
    return giveUp(call, [report(notAChoice, mode.place, details)]);
  }
  const count = open.reduce((product, { names }) => product * names.length, 1);
  if (mode.text === "all" && count > MOST_COMBINATIONS) {
    const details = { count: count.toLocaleString("en-US"), most: MOST_COMBINATIONS };
    return giveUp(call, [report(tooManyCombinations, mode.place, details)]);
  }
  const { options } = prepared;
  const picks = mode.text === "all" ? combinations(open) : oneByOne(open);
  const compared = picks.map((picked, i): Compared => {
    terminal.progress(`${i} of ${picks.length} readings`);
    const choices = { ...options.choices, readings: new Map([...options.choices.readings, ...picked]) };
    return { picked, result: run(prepared.model, prepared.facts, { ...options, choices }) };
  });
  terminal.progress("");
  const diagnostics = [...prepared.diagnostics, ...(compared[0]?.result.diagnostics ?? [])];
  if (call.json) printJson(terminal, { combinations: compared.map(comparedJson) }, diagnostics);
  else {
    terminal.write(comparisonText(compared, open, mode.text, terminal));
    complain(terminal, forPeople(prepared.diagnostics, compared[0]?.result.diagnostics ?? []));
  }
  const lacking = compared.some(({ result }) => result.stopped !== null || result.needs.length > 0);
  return Math.max(exitCodeOf(diagnostics), lacking ? 1 : 0);
}

/** Every combination, the defaults first. */
export function combinations(open: readonly Ambiguity[]): ReadonlyMap<string, string>[] {
  return open.reduce<ReadonlyMap<string, string>[]>(
    (all, { key, names }) => all.flatMap((picked) => names.map((name) => new Map([...picked, [key, name]]))),
    [new Map()],
  );
}

/** The defaults, then each alternative by itself with the other defaults. */
export function oneByOne(open: readonly Ambiguity[]): ReadonlyMap<string, string>[] {
  const defaults = new Map(open.map(({ key, names }) => [key, names[0] ?? key]));
  return [
    defaults,
    ...open.flatMap(({ key, names }) => names.slice(1).map((name) => new Map([...defaults, [key, name]]))),
  ];
}

function comparedJson({ result }: Compared): Json {
  const whole = resultToJson({ ...result, ledger: [], history: [], diagnostics: [] });
  const { readings, terms, exercises, needs, stopped } = whole as { readonly [key: string]: Json };
  return { readings, terms, exercises, needs, stopped } as Json;
}

// ---- for a person ----

/** More outcomes than these nobody compares by eye. */
const MOST_SHOWN = 20;

function comparisonText(
  compared: readonly Compared[],
  open: readonly Ambiguity[],
  mode: "all" | "each",
  terminal: Terminal,
): string {
  const { colours, columns } = terminal;
  const [first] = compared;
  if (first === undefined || open.length === 0)
    return "The contract names no readings that are still open.\n";
  const outcomes = grouped(compared);
  const others = outcomes.slice(1);
  const title = (text: string): string => wrap(text, columns).map(colours.strong).join("\n");
  const parts = [
    title(first.result.contract),
    wrap(countsWords(compared.length, open.length, outcomes.length, mode), columns).join("\n"),
    [title("With the defaults"), ...defaultLines(first.result, differingTerms(compared), terminal)].join(
      "\n",
    ),
    ...others.slice(0, MOST_SHOWN).map((outcome) => {
      const heading = outcome.members.map((member) => pickedWords(member, open)).join("; ");
      const words = mode === "each" ? heading : sharedWords(outcome.members, open);
      return [title(words), ...changeLines(first.result, outcome.result, terminal)].join("\n");
    }),
    ...(others.length > MOST_SHOWN
      ? [`${others.length - MOST_SHOWN} more outcomes are not shown; --json has them all.`]
      : []),
  ];
  const idle = idleWords(outcomes[0]?.members ?? [], open, mode);
  if (idle !== "")
    parts.push([title("No change"), ...wrap(idle, columns - 2).map((line) => `  ${line}`)].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function countsWords(runs: number, ambiguities: number, outcomes: number, mode: "all" | "each"): string {
  const of = ambiguities === 1 ? "1 ambiguity" : `${ambiguities} ambiguities`;
  const different = outcomes === 1 ? "1 outcome" : `${outcomes} different outcomes`;
  return mode === "all"
    ? `${runs} combinations of ${of} give ${different}.`
    : `${of}, each alternative by itself with the other defaults: ${different}.`;
}

interface Outcome {
  readonly result: RunResult;
  readonly members: readonly Compared[];
}

/** Runs with the same terms, acts and stop are one outcome. */
function grouped(compared: readonly Compared[]): Outcome[] {
  const groups = new Map<string, Compared[]>();
  for (const each of compared) {
    const { terms, exercises, needs, stopped } = comparedJson(each) as { readonly [key: string]: Json };
    const key = JSON.stringify([terms, exercises, needs, stopped]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [each]);
    else known.push(each);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first === undefined ? [] : [{ result: first.result, members }];
  });
}

function differingTerms(compared: readonly Compared[]): string[] {
  const names = [...(compared[0]?.result.terms.keys() ?? [])];
  return names.filter((name) => new Set(compared.map(({ result }) => keyOf(result, name))).size > 1);
}

function keyOf({ terms }: RunResult, name: string): string {
  const shown = terms.get(name);
  return shown === undefined ? "" : valueKey(shown);
}

/** What the defaults give, of all that some reading changes. */
function defaultLines(result: RunResult, terms: readonly string[], { colours, columns }: Terminal): string[] {
  const { zone } = result;
  const rows = terms.map((name): Row => {
    const shown = result.terms.get(name);
    return [name, shown === undefined ? "" : show(shown, { zone, units: true })];
  });
  const acts = result.acts.map((act): Row => [eventName(act.act, act.id), verdictOf(act)]);
  return table([{ title: "" }, { title: "", wraps: true }], [...rows, ...acts, ...stopRows(result)], {
    width: columns,
    colours,
    heading: false,
  });
}

function stopRows({ stopped }: RunResult): Row[] {
  return stopped === null
    ? []
    : [["The run stops", `at ${eventName(stopped.event, stopped.id)}: ${stopped.message}`]];
}

function verdictOf({ status, refusedBy }: ActRecord): string {
  return status === "accepted" ? "accepted" : `refused under ${sectionsWords(refusedBy)}`;
}

/** Term by term and act by act: what another reading makes of it. */
function changeLines(base: RunResult, other: RunResult, { colours, columns }: Terminal): string[] {
  const rows: Row[] = [...base.terms].flatMap(([name, before]): Row[] => {
    const after = other.terms.get(name);
    return after === undefined || valueKey(before) === valueKey(after)
      ? []
      : [[name, change(before, after, base.zone)]];
  });
  base.acts.forEach((act, i) => {
    const now = other.acts[i];
    const name = eventName(act.act, act.id);
    rows.push(...(now === undefined ? [[name, "not reached"]] : actChanges(name, act, now, base.zone)));
  });
  rows.push(
    ...(base.stopped === null
      ? stopRows(other)
      : other.stopped === null
        ? [["The run", "does not stop"] as Row]
        : []),
  );
  return table(
    [
      { title: "", wraps: true },
      { title: "", wraps: true },
    ],
    rows,
    { width: columns, colours, heading: false },
  );
}

function actChanges(name: string, before: ActRecord, after: ActRecord, zone: string): Row[] {
  const rows: Row[] = [];
  if (verdictOf(before) !== verdictOf(after)) rows.push([name, `${verdictOf(before)} → ${verdictOf(after)}`]);
  if (before.status === "refused" && after.status === "refused") {
    const [from, to] = [before, after].map(
      ({ mostAllowed }) => mostAllowed?.toLocaleString("en-US") ?? "not found",
    );
    // What a refused act would have given is of no use to anybody; how many would have been allowed is.
    return from === to ? rows : [...rows, [`${name}: most allowed`, `${from ?? ""} → ${to ?? ""}`]];
  }
  const given = new Map([...after.terms, ...after.gives].map((each) => [each.name, each.value]));
  for (const { name: what, value } of [...before.terms, ...before.gives]) {
    const now = given.get(what);
    if (now !== undefined && valueKey(value) !== valueKey(now))
      rows.push([`${name}: ${what}`, change(value, now, zone)]);
  }
  return rows;
}

/** Both values, with as many places as it takes to tell them apart. */
function change(before: Shown, after: Shown, zone: string): string {
  for (const places of [6, 12, 34]) {
    const [from, to] = [before, after].map((shown) => show(shown, { zone, places }));
    if (from !== to) return `${from ?? ""} → ${to ?? ""}`;
  }
  return `${valueKey(before)} → ${valueKey(after)}`;
}

function pickedWords({ picked }: Compared, open: readonly Ambiguity[]): string {
  const other = open.find(({ key, names }) => picked.get(key) !== names[0]);
  return other === undefined ? "" : `"${picked.get(other.key) ?? ""}" for "${other.key}"`;
}

/** The readings on which an outcome depends: those that all its members share and that not every run has. */
function sharedWords(members: readonly Compared[], open: readonly Ambiguity[]): string {
  const fixed = open.flatMap(({ key, names }) => {
    const taken = new Set(members.map(({ picked }) => picked.get(key)));
    if (taken.size === names.length) return [];
    return [[...taken].map((name) => `"${name ?? ""}"`).join(" or ")];
  });
  return fixed.length === 0 ? "Some other combinations" : fixed.join(", ");
}

/** The alternatives that change nothing: by themselves, or in every combination. */
function idleWords(same: readonly Compared[], open: readonly Ambiguity[], mode: "all" | "each"): string {
  if (mode === "each")
    return same
      .slice(1)
      .map((member) => pickedWords(member, open))
      .join("; ");
  return open
    .filter(({ key, names }) => new Set(same.map(({ picked }) => picked.get(key))).size === names.length)
    .map(({ names }) => names.map((name) => `"${name}"`).join(" or "))
    .join("; ");
}
