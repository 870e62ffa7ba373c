/** `tenor run FILE --readings all|each`: what each defensible reading is worth. */

import { notAChoice, tooManyCombinations } from "../grammar/diagnostics/catalogue/command-line.ts";
import { report } from "../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../grammar/diagnostics/nearest.ts";
import { wrap } from "../grammar/diagnostics/render.ts";
import type { Ambiguity } from "../interpreter/model/model.ts";
import { resultToJson, type Json } from "../interpreter/report/json.ts";
import { eventName, sectionsWords } from "../interpreter/report/names.ts";
import { show, valueKey } from "../interpreter/report/show.ts";
import type { RunResult } from "../interpreter/run/result.ts";
import { run } from "../interpreter/run/run.ts";
import type { Call, Word } from "./command.ts";
import { complain, exitCodeOf, giveUp, printJson } from "./output.ts";
import type { Prepared } from "./prepare.ts";
import { table, type Row } from "./render/table.ts";

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
    terminal.write(comparisonText(compared, open, mode.text, call));
    complain(terminal, diagnostics);
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

function comparisonText(
  compared: readonly Compared[],
  open: readonly Ambiguity[],
  mode: "all" | "each",
  { terminal }: Call,
): string {
  const { colours, columns } = terminal;
  const [first] = compared;
  if (first === undefined || open.length === 0) return "The contract names no readings.\n";
  const outcomes = grouped(compared);
  const terms = differingTerms(compared);
  const rows = outcomes.map(({ members, result }): Row => {
    const options = { zone: result.zone };
    const values = terms.map((term) => {
      const shown = result.terms.get(term);
      return shown === undefined ? "" : show(shown, options);
    });
    return [...values, actsWords(result), describe(members, open, mode)];
  });
  const columnsOf = [
    ...terms.map((title) => ({ title, align: "right" as const, wraps: true })),
    { title: "Acts", wraps: true },
    { title: mode === "all" ? "Readings that bring it about" : "Reading", wraps: true },
  ];
  const heading =
    mode === "all"
      ? `${compared.length} combinations of ${open.length} ${open.length === 1 ? "ambiguity" : "ambiguities"} give ${outcomes.length} different ${outcomes.length === 1 ? "outcome" : "outcomes"}.`
      : `Each alternative by itself, with the other defaults: ${outcomes.length} different ${outcomes.length === 1 ? "outcome" : "outcomes"}.`;
  const lines = [
    ...wrap(first.result.contract, columns).map(colours.strong),
    heading,
    "",
    ...table(columnsOf, rows, { width: columns, colours }),
  ];
  return `${lines.join("\n")}\n`;
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

function actsWords({ acts, stopped }: RunResult): string {
  const refused = acts.filter(({ status }) => status === "refused");
  const words = refused.map(
    ({ act, id, refusedBy }) => `${eventName(act, id)} refused under ${sectionsWords(refusedBy)}`,
  );
  if (stopped !== null) words.unshift(`stops at ${eventName(stopped.event, stopped.id)}`);
  return words.length === 0 ? (acts.length === 0 ? "" : "all accepted") : words.join("; ");
}

/** The readings on which an outcome depends: those that all its members share and that not every run has. */
function describe(members: readonly Compared[], open: readonly Ambiguity[], mode: "all" | "each"): string {
  if (mode === "each") {
    return members
      .map(({ picked }) => {
        const other = open.find(({ key, names }) => picked.get(key) !== names[0]);
        return other === undefined ? "the defaults" : `"${picked.get(other.key) ?? ""}" for "${other.key}"`;
      })
      .join("; ");
  }
  const fixed = open.flatMap(({ key, names }) => {
    const taken = new Set(members.map(({ picked }) => picked.get(key)));
    if (taken.size === names.length) return [];
    return [[...taken].map((name) => `"${name ?? ""}"`).join(" or ")];
  });
  return fixed.length === 0 ? "whatever is picked" : fixed.join(", ");
}
