/** `tenor run FILE --readings all|each`: what each defensible reading is worth. */

import { notAChoice } from "../grammar/diagnostics/catalogue/options.ts";
import { tooManyCombinations } from "../grammar/diagnostics/catalogue/command-line.ts";
import { report, type Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../grammar/diagnostics/nearest.ts";
import type { Ambiguity } from "../interpreter/model/model.ts";
import { outcomeToJson } from "../interpreter/report/json.ts";
import { compareWorth } from "../interpreter/compare/runs.ts";
import { explore, MOST_RUNS, type Exploration, type Explored } from "../interpreter/readings/explore.ts";
import { pickedReadings } from "../interpreter/readings/picked.ts";
import { run } from "../interpreter/run/run.ts";
import type { Call, Word } from "./command.ts";
import { complain, exitCodeOf, giveUp, printJson } from "./output.ts";
import type { Prepared } from "./prepare.ts";
import { comparisonText } from "./render/readings.ts";
import { forPeople } from "./render/result.ts";
import { worthToJson } from "./render/compare-json.ts";
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
