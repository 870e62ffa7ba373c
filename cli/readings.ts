/** `tenor run FILE --readings all|each`: what each defensible reading is worth. */

import { notAChoice } from "../grammar/diagnostics/catalogue/options.ts";
import { tooManyCombinations } from "../grammar/diagnostics/catalogue/command-line.ts";
import { report, type Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../grammar/diagnostics/nearest.ts";
import { displayWidth, wrap } from "../grammar/diagnostics/render.ts";
import type { Ambiguity } from "../interpreter/model/model.ts";
import { outcomeToJson } from "../interpreter/report/json.ts";
import { compareRuns, compareWorth } from "../interpreter/compare/runs.ts";
import { explore, MOST_RUNS, type Exploration, type Explored } from "../interpreter/readings/explore.ts";
import { pickedReadings } from "../interpreter/readings/picked.ts";
import { eventName, sectionWords, verdictWords } from "../interpreter/report/names.ts";
import { show, showAsset, showDay, valueKey } from "../interpreter/report/show.ts";
import type { ActRecord, RunResult, Shown } from "../interpreter/run/result.ts";
import { run } from "../interpreter/run/run.ts";
import type { Call, Word } from "./command.ts";
import { complain, exitCodeOf, giveUp, printJson } from "./output.ts";
import type { Prepared } from "./prepare.ts";
import { forPeople } from "./render/result.ts";
import { worthToJson } from "./render/compare-json.ts";
import { signed } from "./render/compare-words.ts";
import { table, type Column, type Row } from "./render/table.ts";
import type { Terminal } from "./terminal.ts";

const MODES = ["all", "each"] as const;

export function compareReadings(call: Call, prepared: Prepared, mode: Word): number {
  const { terminal } = call;
  const open = prepared.model.ambiguities.filter(({ key }) => !prepared.options.choices.readings.has(key));
  if (mode.text !== "all" && mode.text !== "each") {
    const near = nearestOf(mode.text, MODES, 1);
    const details = { found: mode.text, what: "way to compare readings", choices: MODES, near };
    return giveUp(call, [report(notAChoice, mode.place, details)]);
  }
  const { options } = prepared;
  const explored = mode.text === "all" ? exploreAll(prepared, terminal) : null;
  const picks = explored === null ? oneByOne(open) : [];
  const compared =
    explored?.runs ??
    picks.map((picked, i): Explored => {
      terminal.progress(`${i} of ${picks.length} readings`);
      const choices = { ...options.choices, readings: new Map([...options.choices.readings, ...picked]) };
      return { picked, result: run(prepared.model, prepared.facts, { ...options, choices }) };
    });
  terminal.progress("");
  const running = [...(compared[0]?.result.diagnostics ?? []), ...cutShort(explored, mode)];
  const diagnostics = [...prepared.diagnostics, ...running];
  if (call.json) {
    const combinations = compared.map((each) => ({
      ...outcomeToJson(each.result),
      ...differenceJson(compared[0], each),
    }));
    const counts =
      explored === null
        ? {}
        : { possible: explored.combinations.toString(), complete: explored.complete, met: explored.met };
    printJson(terminal, { ...counts, combinations }, diagnostics);
  } else {
    terminal.write(comparisonText(compared, open, mode.text, explored, terminal));
    complain(terminal, forPeople(prepared.diagnostics, running));
  }
  const lacking = compared.some(({ result }) => result.stopped !== null || result.needs.length > 0);
  return Math.max(exitCodeOf(diagnostics), lacking ? 1 : 0);
}

function exploreAll({ model, facts, options }: Prepared, terminal: Terminal): Exploration {
  return explore(model, facts, options, MOST_RUNS, (steps, combinations) =>
    terminal.progress(`${steps} events done, ${combinations} combinations of readings in sight`),
  );
}

/** Says so where not every combination that can matter was run. */
function cutShort(explored: Exploration | null, mode: Word): Diagnostic[] {
  if (explored === null || explored.complete) return [];
  return [report(tooManyCombinations, mode.place, { most: MOST_RUNS.toLocaleString("en-US") })];
}

/** The defaults, then each alternative by itself with the other defaults. */
export function oneByOne(open: readonly Ambiguity[]): ReadonlyMap<string, string>[] {
  const defaults = pickedReadings({ ambiguities: open });
  return [
    defaults,
    ...open.flatMap(({ key, names }) => names.slice(1).map((name) => new Map([...defaults, [key, name]]))),
  ];
}

/** Where a run parts from the defaults, and what each party ends up with instead. */
function differenceJson(first: Explored | undefined, other: Explored): object {
  if (first === undefined || first === other) return { parting: null, totals: [] };
  return worthToJson(compareWorth(first.result, other.result));
}

// ---- for a person ----

/** More outcomes than these nobody compares by eye. */
const MOST_SHOWN = 20;

function comparisonText(
  compared: readonly Explored[],
  open: readonly Ambiguity[],
  mode: "all" | "each",
  explored: Exploration | null,
  terminal: Terminal,
): string {
  const { colours, columns } = terminal;
  const [first] = compared;
  if (first === undefined || open.length === 0)
    return "The contract names no readings that are still open.\n";
  const outcomes = grouped(compared);
  const others = outcomes.slice(1);
  const title = (text: string): string => wrap(text, columns).map(colours.strong).join("\n");
  const wordsOf = ({ members }: Outcome): string =>
    mode === "each"
      ? members.map((member) => pickedWords(member, open)).join("; ")
      : sharedWords(members, open);
  // By itself a reading is known by its name; the parts below say for which it stands.
  const shortOf = (outcome: Outcome): string =>
    mode === "each"
      ? outcome.members.map((member) => pickedWords(member, open).replace(/ for ".*"$/, "")).join("; ")
      : wordsOf(outcome);
  const parts = [
    title(first.result.contract),
    wrap(countsWords(compared.length, open.length, outcomes.length, explored), columns).join("\n"),
    [title("With the defaults"), ...defaultLines(first.result, differingTerms(compared), terminal)].join(
      "\n",
    ),
    ...(others.length === 0
      ? []
      : [
          [
            title("What each outcome comes to; ±: what the Holder has more or less"),
            ...outcomeTable(outcomes.slice(0, MOST_SHOWN + 1), shortOf, terminal),
          ].join("\n"),
        ]),
    ...others
      .slice(0, MOST_SHOWN)
      .map((outcome) =>
        [title(wordsOf(outcome)), ...changeLines(first.result, outcome.result, terminal)].join("\n"),
      ),
    ...(others.length > MOST_SHOWN
      ? [`${others.length - MOST_SHOWN} more outcomes are not shown; --json has them all.`]
      : []),
  ];
  const idle = idleWords(outcomes[0]?.members ?? [], open, mode, explored);
  if (idle !== "")
    parts.push([title("No change"), ...wrap(idle, columns - 2).map((line) => `  ${line}`)].join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function countsWords(
  runs: number,
  ambiguities: number,
  outcomes: number,
  explored: Exploration | null,
): string {
  const of = ambiguities === 1 ? "1 ambiguity" : `${ambiguities} ambiguities`;
  const different = outcomes === 1 ? "1 outcome" : `${outcomes} different outcomes`;
  if (explored === null) return `${of}, each alternative by itself with the other defaults: ${different}.`;
  const all = explored.combinations.toLocaleString("en-US");
  if (explored.combinations === BigInt(runs)) return `${all} combinations of ${of} give ${different}.`;
  const { length } = explored.met;
  const met = length === 0 ? "none of them is" : length === 1 ? "1 of them is" : `${length} of them are`;
  return `${all} combinations of ${of}; on these facts ${met} met, and ${runs.toLocaleString("en-US")} runs give ${different}.`;
}

interface Outcome {
  readonly result: RunResult;
  readonly members: readonly Explored[];
}

/** Runs with the same terms, acts and stop are one outcome. */
function grouped(compared: readonly Explored[]): Outcome[] {
  const groups = new Map<string, Explored[]>();
  for (const each of compared) {
    const { terms, exercises, needs, stopped } = outcomeToJson(each.result);
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

/** So many terms have a column at most; the parts below have all of them. */
const MOST_COLUMNS = 3;

/** The words of the readings are not made narrower than this for the sake of another column. */
const FOR_WORDS = 28;

/** A row for each outcome, the defaults first: what it makes of the terms, where it parts, and what that is worth to the Holder. */
function outcomeTable(
  outcomes: readonly Outcome[],
  wordsOf: (outcome: Outcome) => string,
  { columns, colours }: Terminal,
): string[] {
  const [base] = outcomes;
  if (base === undefined) return [];
  const { zone, terms: baseTerms } = base.result;
  const compared = outcomes.map(({ result }) => compareRuns(base.result, result));
  const worth = compared.map(({ totals }) =>
    totals.filter(({ party, difference }) => party === HOLDER && difference.sign() !== 0),
  );
  const assets = [...new Set(worth.flatMap((each) => each.map(({ asset }) => asset)))];
  const value = (outcome: Outcome, name: string): string => {
    const [was, is] = [baseTerms.get(name), outcome.result.terms.get(name)];
    if (was === undefined || is === undefined) return "–";
    return outcome !== base && valueKey(was) === valueKey(is) ? "same" : show(is, { zone, places: 4 });
  };
  const gain = (i: number, asset: string): string => {
    const difference = worth[i]?.find((each) => each.asset === asset)?.difference;
    if (difference === undefined) return "";
    // The column says of what.
    const amount = showAsset(asset, difference, { zone, places: 2 }).replace(` of ${asset}`, "");
    return signed(amount, difference);
  };
  const laid = (terms: readonly string[], words: (outcome: Outcome) => string): string[] => {
    const rows = outcomes.map((outcome, i): Row => {
      const { parting = null, acts = [] } = compared[i] ?? {};
      return [
        outcome === base ? "the defaults" : words(outcome),
        ...terms.map((name) => value(outcome, name)),
        acts.length === 0 ? "" : `${acts.length} changed`,
        parting === null ? "" : showDay(parting.day),
        parting?.section ?? "",
        ...assets.map((asset) => gain(i, asset)),
      ];
    });
    const right = (title: string): Column => ({ title, align: "right" });
    const titles: Column[] = [
      { title: "Reading", wraps: true },
      ...terms.map(right),
      { title: "Acts" },
      { title: "Parts on" },
      { title: "Section" },
      ...assets.map((asset) => right(`± ${asset}`)),
    ];
    return table(titles, rows, { width: columns, colours });
  };
  const terms = differingTerms(outcomes.flatMap(({ members }) => members))
    .filter((name) => baseTerms.get(name)?.type.kind === "quantity")
    .slice(0, MOST_COLUMNS);
  while (
    terms.length > 1 &&
    laid(terms, () => "x".repeat(FOR_WORDS)).some((line) => displayWidth(line) > columns)
  )
    terms.pop();
  return laid(terms, wordsOf);
}

const HOLDER = "Holder";

function differingTerms(compared: readonly Explored[]): string[] {
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
  const acts = result.acts.map((act): Row => [eventName(act.act, act.id), verdictWords(act)]);
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

/** Where a run parts from the defaults, and what that is worth to each party. */
function worthRows(base: RunResult, other: RunResult): Row[] {
  const { parting, totals } = compareWorth(base, other);
  if (parting === null) return [];
  const { day, event, id, section } = parting;
  const under = section === null ? "" : `, under ${sectionWords(section)}`;
  const worth = totals
    .filter(({ difference }) => difference.sign() !== 0)
    .map(({ party, asset, difference }): Row => {
      const amount = signed(showAsset(asset, difference, { zone: base.zone }), difference);
      return [`For the ${party}`, amount];
    });
  return [["Parts", `on ${showDay(day)} at ${eventName(event, id)}${under}`], ...worth];
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
  rows.push(...worthRows(base, other));
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
  if (verdictWords(before) !== verdictWords(after))
    rows.push([name, `${verdictWords(before)} → ${verdictWords(after)}`]);
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

function pickedWords({ picked }: Explored, open: readonly Ambiguity[]): string {
  const other = open.find(({ key, names }) => picked.get(key) !== names[0]);
  return other === undefined ? "" : `"${picked.get(other.key) ?? ""}" for "${other.key}"`;
}

/** The readings on which an outcome depends: choices that none of its members leaves at the default. */
function sharedWords(members: readonly Explored[], open: readonly Ambiguity[]): string {
  const fixed = open.flatMap(({ key, names }) => {
    const taken = new Set(members.map(({ picked }) => picked.get(key)));
    if (taken.has(names[0])) return [];
    return [[...taken].map((name) => `"${name ?? ""}"`).join(" or ")];
  });
  return fixed.length === 0 ? "Some other combinations" : fixed.join(", ");
}

/** The alternatives that change nothing: by themselves, or in every combination. */
function idleWords(
  same: readonly Explored[],
  open: readonly Ambiguity[],
  mode: "all" | "each",
  explored: Exploration | null,
): string {
  if (mode === "each")
    return same
      .slice(1)
      .map((member) => pickedWords(member, open))
      .join("; ");
  const met = new Set(explored?.met);
  return open
    .filter(
      ({ key, names }) =>
        !met.has(key) || new Set(same.map(({ picked }) => picked.get(key))).size === names.length,
    )
    .map(({ names }) => names.map((name) => `"${name}"`).join(" or "))
    .join("; ");
}
