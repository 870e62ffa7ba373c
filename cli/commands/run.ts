import { optionNeeds, optionsClash } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { resultToJson } from "../../interpreter/report/json.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { run as runContract } from "../../interpreter/run/run.ts";
import type { Call, Command, Option, Word } from "../command.ts";
import { complain, exitCodeOf, giveUp } from "../output.ts";
import { choiceOptions, choose, factOptions, prepare } from "../prepare.ts";
import { forPeople, resultText } from "../render/result.ts";

const formOptions: readonly Option[] = [
  {
    name: "--readings",
    value: "all|each",
    help: "compare readings: every combination of them, or each alternative by itself",
  },
  {
    name: "--facts",
    value: "FOLDER",
    help: "run on many files of facts: NAME.json with NAME.csv, or NAME/events.json with NAME/quotes.csv",
  },
  { name: "--csv", value: null, help: "with --facts: one row each, as CSV" },
  { name: "--jsonl", value: null, help: "with --facts: one JSON object a line" },
];

export const command: Command = {
  name: "run",
  summary: "the terms, adjustments and exercises that facts make of a contract",
  description:
    "Runs a contract on events and quotes: the terms as of a date, every adjustment with its section, exercises accepted and refused, what changed hands, duties and " +
    "their days, and whatever the run lacked. The same files give the same answer on every machine.",
  operands: [{ name: "FILE", count: "one", help: "the contract" }],
  options: [...factOptions, ...choiceOptions, ...formOptions],
  examples: [
    {
      command: "tenor run draft.tenor --events events.json --quotes quotes.csv --as-of 2007-12-31",
      says: "the position on December 31, 2007",
    },
    {
      command: 'tenor run draft.tenor --set "Warrant Share Number=100,000" --reading "before issuance"',
      says: "with a blank filled, and with one of two defensible readings",
    },
    {
      command: "tenor run draft.tenor --facts books --csv > books.csv",
      says: "one row for each holder's file",
    },
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const [file] = call.operands;
  if (file === undefined) return 2;
  const slips = wrongTogether(call);
  if (slips.length > 0) return giveUp(call, slips);
  const [folder] = call.values("--facts");
  if (folder !== undefined) return runFolder(call, file, folder);
  const [readings] = call.values("--readings");
  if (readings !== undefined) return runReadings(call, file, readings);
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const result = runContract(prepared.model, prepared.facts, prepared.options);
  return print(call, result, prepared.diagnostics);
}

function print(call: Call, result: RunResult, before: readonly Diagnostic[]): number {
  const { terminal, json } = call;
  const diagnostics = [...before, ...result.diagnostics];
  if (json) terminal.write(`${JSON.stringify(resultToJson({ ...result, diagnostics }), null, 2)}\n`);
  else {
    terminal.write(resultText(result, terminal));
    complain(terminal, forPeople(before, result.diagnostics));
  }
  const lacking = result.stopped !== null || result.needs.length > 0;
  return Math.max(exitCodeOf(diagnostics), lacking ? 1 : 0);
}

/** Options that exclude each other, or that need another. */
function wrongTogether(call: Call): Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = (option: string) => call.flag(option) ?? call.values(option)[0]?.place ?? null;
  const clash = (option: string, other: string): void => {
    const place = at(other);
    if (at(option) !== null && place !== null)
      found.push(report(optionsClash, place, { option: other, other: option }));
  };
  clash("--csv", "--jsonl");
  clash("--csv", "--json");
  clash("--jsonl", "--json");
  for (const option of ["--events", "--quotes", "--readings"]) clash("--facts", option);
  for (const option of ["--csv", "--jsonl"]) {
    const place = call.flag(option);
    if (place !== null && at("--facts") === null)
      found.push(report(optionNeeds, place, { option, other: "--facts" }));
  }
  return found;
}

async function runFolder(call: Call, file: Word, folder: Word): Promise<number> {
  const chosen = choose(call, file);
  if ("failed" in chosen) return giveUp(call, chosen.failed);
  const { runBooks } = await import("../books.ts");
  return runBooks(call, chosen, folder);
}

async function runReadings(call: Call, file: Word, readings: Word): Promise<number> {
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const { compareReadings } = await import("../readings.ts");
  return compareReadings(call, prepared, readings);
}
