/** What each reading is worth, for a person. */

import { displayWidth, wrap } from "../../grammar/diagnostics/render.ts";
import { compareRuns, compareWorth, type Pair, type Parting } from "../../interpreter/compare/runs.ts";
import type { Ambiguity } from "../../interpreter/model/model.ts";
import type { Exploration, Explored } from "../../interpreter/readings/explore.ts";
import { idleOf, leastOf, outcomesOf, type Outcome } from "../../interpreter/readings/outcomes.ts";
import { eventName, sectionWords, verdictWords } from "../../interpreter/report/names.ts";
import { ABOUT, show, showAsset, showDay, valueKey } from "../../interpreter/report/show.ts";
import type { ActRecord, NeedRecord, RunResult, Shown } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import type { Terminal } from "../terminal.ts";
import { dutyRow, pairOfValues, signed } from "./compare-words.ts";
import { table, type Column, type Row } from "./table.ts";

/** More outcomes than these nobody compares by eye. */
const MOST_SHOWN = 20;

export function comparisonText(
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
  const outcomes = outcomesOf(compared);
  const others = outcomes.slice(1);
  const title = (text: string): string => wrap(text, columns).map(colours.strong).join("\n");
  const wordsOf = ({ members }: Outcome): string =>
    mode === "each"
      ? members.map((member) => pickedWords(member, open)).join("; ")
      : leastWords(members, open);
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
      ? [
          `${(others.length - MOST_SHOWN).toLocaleString("en-US")} more outcomes are not shown; --json has them all.`,
        ]
      : []),
  ];
  const { same, detours } =
    mode === "each" ? idleSingles(outcomes[0]?.members ?? [], open) : idleChoices(outcomes, open, explored);
  if (detours.length > 0)
    parts.push([title("The same at the end, by another way"), ...detourLines(detours, terminal)].join("\n"));
  if (same.length > 0) {
    const lines = wrap(same.join("; "), columns - 2).map((line) => `  ${line}`);
    parts.push(
      [
        title(explored?.complete === false ? "No change in the runs that were made" : "No change"),
        ...lines,
      ].join("\n"),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

function countsWords(
  runs: number,
  ambiguities: number,
  outcomes: number,
  explored: Exploration | null,
): string {
  const of = ambiguities === 1 ? "1 ambiguity" : `${ambiguities} ambiguities`;
  const different = outcomes === 1 ? "1 outcome" : `${outcomes.toLocaleString("en-US")} different outcomes`;
  if (explored === null) return `${of}, each alternative by itself with the other defaults: ${different}.`;
  const all = explored.combinations.toLocaleString("en-US");
  if (explored.combinations === BigInt(runs)) return `${all} combinations of ${of} give ${different}.`;
  const { length } = explored.met;
  const met = length === 0 ? "none of them is" : length === 1 ? "1 of them is" : `${length} of them are`;
  return `${all} combinations of ${of}; on these facts ${met} met, and ${runs.toLocaleString("en-US")} runs give ${different}.`;
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
    const text = show(is, { zone, places: 4 });
    if (outcome === base) return text;
    if (valueKey(was) === valueKey(is)) return "same";
    // The parts below have all the digits.
    const isAlike = show(was, { zone, places: 4 }).replace(ABOUT, "") === text.replace(ABOUT, "");
    return isAlike && was.value instanceof Rational && is.value instanceof Rational
      ? `slightly ${is.value.cmp(was.value) < 0 ? "less" : "more"}`
      : text;
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
      const { parting = null, duties = [] } = compared[i] ?? {};
      const acts = actPairs(base.result, outcome.result).filter(
        (pair) => actRows(pair, base.result, outcome.result).length > 0,
      );
      return [
        outcome === base ? "the defaults" : words(outcome),
        ...terms.map((name) => value(outcome, name)),
        [counted(acts.length, "act", "acts"), counted(duties.length, "duty", "duties")]
          .filter((words) => words !== "")
          .join(", "),
        parting === null ? "" : showDay(parting.day),
        parting?.section ?? "",
        ...assets.map((asset) => gain(i, asset)),
      ];
    });
    const right = (title: string): Column => ({ title, align: "right" });
    const titles: Column[] = [
      { title: "Reading", wraps: true },
      ...terms.map(right),
      { title: "Changed" },
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

function counted(count: number, one: string, many: string): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
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
  const worth = totals
    .filter(({ difference }) => difference.sign() !== 0)
    .map(({ party, asset, difference }): Row => {
      const amount = signed(showAsset(asset, difference, { zone: base.zone }), difference);
      return [`For the ${party}`, amount];
    });
  return [["Parts", placeWords(parting)], ...worth];
}

/** `on Jun 1, 2006 at Exercise "X", under section 7`. */
function placeWords({ day, event, id, section }: Parting): string {
  const under = section === null ? "" : `, under ${sectionWords(section)}`;
  return `on ${showDay(day)} at ${eventName(event, id)}${under}`;
}

/** Term by term and act by act: what another reading makes of it. */
function changeLines(base: RunResult, other: RunResult, { colours, columns }: Terminal): string[] {
  const rows = termRows(base.terms, other.terms, base.zone);
  for (const [number, { status, terms }] of base.certificates ?? []) {
    const now = other.certificates?.get(number);
    // What all certificates that are outstanding have alike is told once.
    const own = new Map([...terms].filter(([name]) => (base.terms.get(name)?.value ?? null) === null));
    if (now === undefined) rows.push([`Certificate ${number}`, "not issued"]);
    else if (now.status !== status) rows.push([`Certificate ${number}`, `${status} → ${now.status}`]);
    rows.push(...termRows(own, now?.terms ?? new Map(), base.zone, `Certificate ${number}: `));
  }
  rows.push(...actPairs(base, other).flatMap((pair) => actRows(pair, base, other)));
  for (const duty of compareRuns(base, other).duties) {
    const [name, was, is] = dutyRow(duty, base.zone);
    rows.push([name, `${was} → ${is}`]);
  }
  rows.push(...needRows(base, other), ...worthRows(base, other));
  if (base.stopped?.message !== other.stopped?.message)
    rows.push(...(other.stopped === null ? [["The run", "does not stop"]] : stopRows(other)));
  return table(
    [
      { title: "", wraps: true },
      { title: "", wraps: true },
    ],
    rows,
    { width: columns, colours, heading: false },
  );
}

function termRows(
  before: ReadonlyMap<string, Shown>,
  after: ReadonlyMap<string, Shown>,
  zone: string,
  lead = "",
): Row[] {
  return [...before].flatMap(([name, was]): Row[] => {
    const is = after.get(name);
    return is === undefined || valueKey(was) === valueKey(is)
      ? []
      : [[`${lead}${name}`, change({ before: was, after: is }, zone)]];
  });
}

/** What one run lacks and the other does not. */
function needRows({ needs: before }: RunResult, { needs: after }: RunResult): Row[] {
  const wordsOf = ({ what, day }: NeedRecord): string => (day === null ? what : `${what} on ${showDay(day)}`);
  const missing = (some: readonly NeedRecord[], others: readonly NeedRecord[]): string[] => {
    const known = new Set(others.map(wordsOf));
    return some.map(wordsOf).filter((words) => !known.has(words));
  };
  return [
    ...missing(after, before).map((words): Row => ["Needed besides", words]),
    ...missing(before, after).map((words): Row => ["No longer needed", words]),
  ];
}

function actChanges(name: string, before: ActRecord, after: ActRecord, zone: string): Row[] {
  const rows: Row[] = [];
  const [was, is] = [fateWords(before), fateWords(after)];
  if (was !== is) rows.push([name, `${was} → ${is}`]);
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
      rows.push([`${name}: ${what}`, change({ before: value, after: now }, zone)]);
  }
  return rows;
}

/** What became of an act on one side and on the other. */
function actRows([act, now]: ActPair, { zone }: RunResult, { stopped }: RunResult): Row[] {
  if (act === null)
    return now === null ? [] : [[eventName(now.act, now.id), `does not happen → ${fateWords(now)}`]];
  const name = eventName(act.act, act.id);
  if (now !== null) return actChanges(name, act, now, zone);
  return [[name, stopped === null ? `${fateWords(act)} → does not happen` : "not reached"]];
}

/** An act with the same one on the other side, whenever it took effect there. */
type ActPair = readonly [ActRecord | null, ActRecord | null];

function actPairs(base: RunResult, other: RunResult): ActPair[] {
  const rest = [...other.acts];
  const pairs = base.acts.map((act): ActPair => {
    const at = rest.findIndex((each) => each.act === act.act && each.id === act.id);
    return [act, at < 0 ? null : (rest.splice(at, 1)[0] ?? null)];
  });
  return [...pairs, ...rest.map((act): ActPair => [null, act])];
}

function fateWords(act: ActRecord): string {
  const { rescinded } = act;
  return rescinded === null
    ? verdictWords(act)
    : `${verdictWords(act)}, rescinded under ${sectionWords(rescinded.section)}`;
}

function change(pair: Pair<Shown>, zone: string): string {
  return pairOfValues(pair, zone).join(" → ");
}

function pickedWords({ picked }: Explored, open: readonly Ambiguity[]): string {
  const other = open.find(({ key, names }) => picked.get(key) !== names[0]);
  return other === undefined ? "" : `"${picked.get(other.key) ?? ""}" for "${other.key}"`;
}

/** Longer lists of ways to one outcome nobody reads. */
const MOST_WAYS = 4;

/** The choices that bring an outcome about: those made together in one heading, ways to the same outcome behind one another. */
function leastWords(members: readonly Explored[], open: readonly Ambiguity[]): string {
  const ways = leastOf(members, open).map((names) => names.map((name) => `"${name}"`).join(", "));
  const more = ways.length - MOST_WAYS;
  const rest = more > 0 ? [`${more.toLocaleString("en-US")} more`] : [];
  return [...ways.slice(0, MOST_WAYS), ...rest].join("; ");
}

/** Readings that change nothing at the end: those that change nothing at all, in words, and where the others part on the way. */
interface IdleWords {
  readonly same: readonly string[];
  readonly detours: readonly (readonly [words: string, parting: Parting])[];
}

/** Of the alternatives each by itself. */
function idleSingles([first, ...same]: readonly Explored[], open: readonly Ambiguity[]): IdleWords {
  if (first === undefined) return { same: [], detours: [] };
  const found = same.map((member) => {
    const { parting } = compareWorth(first.result, member.result);
    return { words: pickedWords(member, open), parting };
  });
  return {
    same: found.filter(({ parting }) => parting === null).map(({ words }) => words),
    detours: found.flatMap(({ words, parting }) => (parting === null ? [] : [[words, parting] as const])),
  };
}

/** Of the ambiguities in all combinations that were run. */
function idleChoices(
  outcomes: readonly Outcome[],
  open: readonly Ambiguity[],
  explored: Exploration | null,
): IdleWords {
  const { ambiguities, detours } = idleOf(outcomes, open, explored?.met ?? []);
  const same = ambiguities.map(({ key, names }) =>
    names.filter((name) => !detours.some((each) => each.key === key && each.name === name)),
  );
  return {
    same: same
      .filter(({ length }) => length > 1)
      .map((names) => names.map((name) => `"${name}"`).join(" or ")),
    detours: detours.map(({ key, name, parting }) => [`"${name}" for "${key}"`, parting]),
  };
}

function detourLines(detours: IdleWords["detours"], { columns, colours }: Terminal): string[] {
  const rows = detours.map(([words, parting]): Row => [words, `they part ${placeWords(parting)}`]);
  const titles: Column[] = [
    { title: "", wraps: true },
    { title: "", wraps: true },
  ];
  return table(titles, rows, { width: columns, colours, heading: false });
}
