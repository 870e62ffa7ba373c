import { missingOperand, notAChoice } from "../../grammar/diagnostics/catalogue/options.ts";
import { report } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import { eventsSchema, runSchema } from "../../interpreter/report/schema.ts";
import type { Call, Command, Word } from "../command.ts";
import { openContract } from "../contract.ts";
import { giveUp, printJson } from "../output.ts";

const KINDS = ["run", "events"] as const;

export const command: Command = {
  name: "schema",
  summary: "JSON Schemas of results and of a contract's events",
  description:
    "Prints a JSON Schema (draft 2020-12): `run` of what tenor run --json prints, `events` of the events that a contract accepts. " +
    "Editors check and complete events files with it.",
  operands: [
    { name: "KIND", count: "one", help: "run or events" },
    { name: "FILE", count: "optional", help: "the contract, for events" },
  ],
  options: [],
  examples: [
    { command: "tenor schema run", says: "what a program can rely on in a result" },
    {
      command: "tenor schema events draft.tenor > events.schema.json",
      says: "for the editor's JSON support",
    },
  ],
  run,
};

function run(call: Call): number {
  const [kind, file] = call.operands;
  if (kind === undefined) return 2;
  if (kind.text === "events") return printEvents(call, file);
  if (kind.text === "run") {
    printJson(call.terminal, runSchema());
    return 0;
  }
  const near = nearestOf(kind.text, KINDS, 1);
  const details = { found: kind.text, what: "schema", choices: KINDS, near };
  return giveUp(call, [report(notAChoice, kind.place, details)]);
}

function printEvents(call: Call, file: Word | undefined): number {
  const { line, terminal } = call;
  if (file === undefined) {
    const end = line.text.length;
    const details = {
      operand: "FILE",
      command: "schema",
      what: "the contract whose events it is to describe",
    };
    return giveUp(call, [report(missingOperand, { source: line, span: { start: end, end } }, details)]);
  }
  const { compilation, sound, diagnostics } = openContract(file.text);
  if (compilation === null || !sound) return giveUp(call, diagnostics);
  printJson(terminal, eventsSchema(compilation.model));
  return 0;
}
