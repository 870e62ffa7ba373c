import { notYet } from "../../grammar/diagnostics/catalogue/command-line.ts";
import { report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Call, Command } from "../command.ts";
import { giveUp } from "../output.ts";

export const command: Command = {
  name: "fmt",
  summary: "lay contracts out in the standard form",
  description:
    "Writes contracts in the standard form: indentation, line breaks and spaces, and nothing else. Words, comments and drafting notes stay as they are, and so does the meaning. " +
    "A file with an error in its sentences is left as it is.",
  operands: [{ name: "FILE", count: "many", help: "the contract to lay out" }],
  options: [
    { name: "--check", value: null, help: "change nothing, and say which files would change" },
    { name: "--print", value: null, help: "change nothing, and print the result" },
  ],
  examples: [
    { command: "tenor fmt draft.tenor", says: "in place" },
    { command: "tenor fmt --check *.tenor", says: "for a check before a change is accepted" },
  ],
  run,
};

function run(call: Call): number {
  const place = { source: call.line, span: { start: 6, end: 9 } };
  return giveUp(call, [report(notYet, place, { what: "tenor fmt" })]);
}
