import { noScenarios } from "../../grammar/diagnostics/catalogue/command-line.ts";
import { optionsClash } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { placeToJson } from "../../grammar/diagnostics/render.ts";
import type { Model } from "../../interpreter/model/model.ts";
import type { ScenarioResult } from "../../interpreter/scenario/result.ts";
import { ownScenarios, runScenario } from "../../interpreter/scenario/run.ts";
import { natives } from "../../stdlib/native/index.ts";
import type { Call, Command, Word } from "../command.ts";
import { openContract } from "../contract.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { scenarioText } from "../render/scenarios.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  name: "test",
  summary: "run the scenarios that contracts hold",
  description:
    "Runs the scenarios of contracts: worked examples, which say what the terms, exercises, duties and needs are to be. Each is passed or failed, and a failure shows what was " +
    "expected and what came. With --mutate, conditions, effects, numbers and policies are changed one at a time: a change that no scenario notices is a clause that none of them tests. " +
    "A line that says `// unnoticed: ...` gives the reason for one.",
  operands: [{ name: "FILE", count: "many", help: "the contract whose scenarios are run" }],
  options: [
    { name: "--only", value: "WORDS", help: "run the scenarios whose title holds these words" },
    {
      name: "--mutate",
      value: null,
      help: "change the contract in one place after another, and list the changes that no scenario notices",
    },
  ],
  examples: [
    { command: "tenor test draft.tenor", says: "all scenarios of a draft" },
    { command: "tenor test draft.tenor --only split", says: "those that speak of a split" },
    { command: "tenor test draft.tenor --mutate", says: "what the scenarios leave untested" },
  ],
  run,
};

/** The scenarios of one file. */
interface Tested {
  readonly file: string;
  readonly model: Model | null;
  readonly results: readonly ScenarioResult[];
}

async function run(call: Call): Promise<number> {
  const { terminal, json, operands } = call;
  const [only] = call.values("--only");
  const mutate = call.flag("--mutate");
  if (mutate !== null) {
    if (only !== undefined)
      return giveUp(call, [report(optionsClash, only.place, { option: "--only", other: "--mutate" })]);
    const { testChanges } = await import("../mutate.ts");
    return testChanges(call);
  }
  const found: Diagnostic[] = [];
  const tested = operands.map((file) => testFile(file, only, call, found));
  const results = tested.flatMap((each) => each.results);
  const failed = results.filter(({ passed }) => !passed).length;
  if (results.length === 0 && exitCodeOf(found) === 0) {
    const place = only?.place ?? operands[0]?.place;
    if (place !== undefined) found.push(report(noScenarios, place, { only: only?.text ?? null }));
  }
  if (json) {
    const files = tested.map(({ file, model, results: ofFile }) => ({
      file,
      contract: model?.title ?? null,
      scenarios: ofFile.map(scenarioJson),
    }));
    const diagnostics = [...found, ...results.flatMap(({ diagnostics }) => diagnostics)];
    printJson(terminal, { files, passed: results.length - failed, failed }, diagnostics);
  } else {
    terminal.write(summary(results, failed, terminal));
    complain(terminal, found);
  }
  return Math.max(exitCodeOf(found), failed > 0 ? 1 : 0);
}

function testFile(file: Word, only: Word | undefined, { terminal, json }: Call, found: Diagnostic[]): Tested {
  const { compilation, testable, diagnostics } = openContract(file.text);
  found.push(...diagnostics.filter(({ severity }) => json || severity === "error"));
  if (compilation === null || !testable) return { file: file.text, model: null, results: [] };
  const { model } = compilation;
  const wanted = only?.text.toLowerCase() ?? "";
  const scenarios = ownScenarios(model).filter(({ node }) => node.title.value.toLowerCase().includes(wanted));
  if (!json && scenarios.length > 0) terminal.write(`${terminal.colours.strong(file.text)}\n`);
  const results = scenarios.map((scenario, i) => {
    terminal.progress(`${file.text}: ${i} of ${scenarios.length} scenarios`);
    const result = runScenario(model, natives, scenario);
    if (!json) terminal.write(`${scenarioText(result, terminal)}\n`);
    // What is wrong with the scenario itself is shown like any message; what was missed stands in the list.
    const missed = new Set(result.expectations.map(({ diagnostic }) => diagnostic));
    if (!json) found.push(...result.diagnostics.filter((each) => !missed.has(each)));
    return result;
  });
  terminal.progress("");
  return { file: file.text, model, results };
}

function summary(results: readonly ScenarioResult[], failed: number, { colours }: Terminal): string {
  if (results.length === 0) return "";
  const expectations = results.reduce((sum, result) => sum + result.expectations.length, 0);
  const counts = [
    ...(failed === 0 ? [] : [colours.bad(`${failed} failed`)]),
    colours.good(`${results.length - failed} passed`),
  ].join(", ");
  const scenarios = results.length === 1 ? "1 scenario" : `${results.length} scenarios`;
  return `\n${scenarios} with ${expectations} ${expectations === 1 ? "expectation" : "expectations"}: ${counts}\n`;
}

function scenarioJson({ title, place, passed, expectations }: ScenarioResult): object {
  return {
    title,
    place: placeToJson(place),
    passed,
    expectations: expectations.map((each) => ({
      form: each.form,
      text: each.text,
      place: placeToJson(each.place),
      passed: each.passed,
      subject: each.subject,
      expected: each.expected,
      got: each.got,
      exact: each.exact,
      off: each.off,
    })),
  };
}
