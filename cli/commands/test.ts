import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { placeToJson, toJson } from "../../grammar/diagnostics/render.ts";
import { ownScenarios, runScenario } from "../../interpreter/scenario/run.ts";
import type { ExpectationResult, ScenarioResult } from "../../interpreter/scenario/result.ts";
import { natives } from "../../stdlib/native/index.ts";
import type { Call, Command, Word } from "../command.ts";
import { openContract } from "../contract.ts";
import { complain, exitCodeOf, printJson } from "../output.ts";
import { countsText, fileText } from "../render/scenarios.ts";

export const command: Command = {
  name: "test",
  summary: "run the scenarios that contracts hold",
  description:
    "Runs the scenarios of contracts: each gives facts, lets events happen and says what is to come of them. What came otherwise is shown with what was expected, " +
    "what was got and how far off it is.",
  operands: [{ name: "FILE", count: "many", help: "a contract with scenarios" }],
  options: [{ name: "--only", value: "TEXT", help: "the scenarios whose title holds this text" }],
  examples: [
    { command: "tenor test draft.tenor", says: "every scenario of the draft" },
    { command: 'tenor test draft.tenor --only "placement"', says: "those about placements" },
  ],
  run,
};

/** What came of one file. */
export interface Tested {
  readonly file: string;
  readonly contract: string | null;
  readonly results: readonly ScenarioResult[];
  /** Of the file itself; those of its scenarios stand with them. */
  readonly diagnostics: readonly Diagnostic[];
}

function run(call: Call): number {
  const { terminal, json, operands } = call;
  const only = call.values("--only")[0]?.text.toLowerCase() ?? "";
  const tested = operands.map((file) => testFile(call, file, only));
  terminal.progress("");
  const results = tested.flatMap((each) => each.results);
  const all = tested.flatMap(({ diagnostics, results }) => [
    ...diagnostics,
    ...results.flatMap((each) => each.diagnostics),
  ]);
  if (json) printJson(terminal, { files: tested.map(fileJson), ...counts(results) }, all);
  else {
    // What an expectation missed is shown with its scenario.
    const shown = new Set(
      results.flatMap(({ expectations }) => expectations.map(({ diagnostic }) => diagnostic)),
    );
    complain(
      terminal,
      all.filter((diagnostic) => !shown.has(diagnostic)),
    );
    for (const each of tested) terminal.write(fileText(each.file, each.results, terminal));
    if (results.length === 0 && only !== "") terminal.write(`No scenario has "${only}" in its title.\n`);
    else terminal.write(countsText(results, terminal));
  }
  const failed = results.some(({ passed }) => !passed) || (results.length === 0 && only !== "");
  return Math.max(exitCodeOf(all), failed ? 1 : 0);
}

function testFile({ terminal }: Call, file: Word, only: string): Tested {
  const { compilation, sound, diagnostics } = openContract(file.text);
  const contract = compilation?.model.title ?? null;
  if (compilation === null || !sound) return { file: file.text, contract, results: [], diagnostics };
  const { model } = compilation;
  const scenarios = ownScenarios(model).filter(({ node }) => node.title.value.toLowerCase().includes(only));
  const results = scenarios.map((scenario, i) => {
    terminal.progress(`${file.text}: ${i + 1} of ${scenarios.length} scenarios`);
    return runScenario(model, natives, scenario);
  });
  return { file: file.text, contract, results, diagnostics };
}

function counts(results: readonly ScenarioResult[]): object {
  const passed = results.filter((each) => each.passed).length;
  const expectations = results.reduce((sum, each) => sum + each.expectations.length, 0);
  return { passed, failed: results.length - passed, expectations };
}

function fileJson({ file, contract, results }: Tested): object {
  return { file, contract, scenarios: results.map(scenarioJson) };
}

function scenarioJson({ title, place, passed, expectations, diagnostics }: ScenarioResult): object {
  return {
    title,
    ...placeToJson(place),
    passed,
    expectations: expectations.map(expectationJson),
    diagnostics: diagnostics.map(toJson),
  };
}

function expectationJson(each: ExpectationResult): object {
  const { form, text, place, passed, subject, expected, got, exact, off } = each;
  return { form, text, ...placeToJson(place), passed, subject, expected, got, exact, off };
}
