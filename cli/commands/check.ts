import { openContract, type Contract } from "../contract.ts";
import type { Call, Command } from "../command.ts";
import { complain, exitCodeOf, printJson } from "../output.ts";
import { countedWords } from "../../grammar/diagnostics/render.ts";

export const command: Command = {
  name: "check",
  summary: "find what is wrong or doubtful in contracts",
  description:
    "Reads contracts and the modules that they use, and reports undefined names, amounts that do not go together, clauses that can clash, " +
    "references that lead nowhere and whatever else keeps the words from having one meaning. Nothing is run and nothing is changed.",
  operands: [{ name: "FILE", count: "many", help: "the contract to check" }],
  options: [],
  examples: [
    { command: "tenor check draft.tenor", says: "every message with its place in the draft" },
    { command: "tenor check *.tenor --json", says: "the messages of several drafts, for a program" },
  ],
  run,
};

function run({ operands, terminal, json }: Call): number {
  const checked = operands.map(({ text }) => ({ path: text, ...openContract(text) }));
  const diagnostics = checked.flatMap((contract) => contract.diagnostics);
  if (json) {
    const files = checked.map(({ path, compilation, sound }) => ({
      file: path,
      contract: compilation?.model.title ?? null,
      sound,
    }));
    printJson(terminal, { files }, diagnostics);
    return exitCodeOf(diagnostics);
  }
  complain(terminal, diagnostics);
  const { colours } = terminal;
  for (const contract of checked) {
    const { path, sound } = contract;
    const verdict = sound ? colours.good("in order") : colours.bad("not in order");
    terminal.write(`${path}: ${verdict}${details(contract)}\n`);
  }
  return exitCodeOf(diagnostics);
}

/** What was found, and what the contract holds. */
function details({ compilation, diagnostics }: Contract): string {
  const found = countedWords(diagnostics);
  if (compilation === null) return found === "" ? "" : `, ${found}`;
  const { sections, terms, rules, scenarios } = compilation.model;
  const own = terms.filter(({ home }) => !home.imported).length;
  const rulesOfItsOwn = rules.filter(({ home }) => !home.imported).length;
  const counts = [
    counted(sections.length, "section"),
    counted(own, "term"),
    counted(rulesOfItsOwn, "rule"),
    counted(scenarios.length, "scenario"),
  ].filter((words) => words !== "");
  return `${found === "" ? "" : `, ${found}`}${counts.length === 0 ? "" : ` (${counts.join(", ")})`}`;
}

function counted(count: number, word: string): string {
  if (count === 0) return "";
  return `${count < 1000 ? count : count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`;
}
