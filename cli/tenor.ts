/** The command line, from words to an exit code. */

import { internalFault } from "../grammar/diagnostics/catalogue/command-line.ts";
import { unknownCommand, unknownOption } from "../grammar/diagnostics/catalogue/options.ts";
import { report } from "../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../grammar/diagnostics/nearest.ts";
import { lineOf, readArguments, type Line } from "./arguments.ts";
import { commands, examples, groups } from "./commands/index.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { giveUp } from "./output.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** Does what the words after `tenor` say. Never throws. */
export async function tenor(words: readonly string[], terminal: Terminal): Promise<number> {
  const line = lineOf(words);
  try {
    return await dispatch(line, terminal);
  } catch (error) {
    return fault(error, line, terminal);
  }
}

/** The one message for a fault of Tenor itself: no stack, but the words of the error for whoever mends it. */
export function fault(error: unknown, line: Line, terminal: Terminal): number {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const what = words.split("\n", 1)[0]?.slice(0, 200) ?? "";
  const place = { source: line.source, span: { start: 0, end: line.source.text.length } };
  giveUp({ terminal, json: wantsJson(line) }, [report(internalFault, place, { what })]);
  return 1;
}

async function dispatch(line: Line, terminal: Terminal): Promise<number> {
  const at = line.words.findIndex(({ text }) => !text.startsWith("-"));
  const name = line.words[at];
  if (name === undefined) return withoutCommand(line, terminal);
  if (name.text === "help") return help(line, terminal);
  const entry = commands.find((command) => command.name === name.text);
  if (entry === undefined) {
    const near = nearestOf(
      name.text,
      commands.map((command) => command.name),
      2,
    );
    const diagnostic = report(unknownCommand, name.place, { name: name.text, near });
    return giveUp({ terminal, json: wantsJson(line) }, [diagnostic]);
  }
  const command = await entry.load();
  const read = readArguments(command, line, line.words.toSpliced(at, 1));
  if (read.help) {
    terminal.write(commandHelp(command, terminal));
    return 0;
  }
  if (read.diagnostics.length > 0) return giveUp({ terminal, json: read.call.json }, read.diagnostics);
  return command.run({ ...read.call, terminal });
}

/** `tenor`, `tenor --help`, `tenor --version`. */
function withoutCommand(line: Line, terminal: Terminal): number {
  const [word] = line.words;
  if (word === undefined) {
    terminal.complain(generalHelp(groups, examples, terminal));
    return 2;
  }
  if (word.text === "--help" || word.text === "-h") {
    terminal.write(generalHelp(groups, examples, terminal));
    return 0;
  }
  if (word.text === "--version" || word.text === "-v") {
    terminal.write(`tenor ${version()}\n`);
    return 0;
  }
  const near = nearestOf(word.text, ["--help", "--version"], 1);
  const diagnostic = report(unknownOption, word.place, { name: word.text, command: null, near });
  return giveUp({ terminal, json: wantsJson(line) }, [diagnostic]);
}

/** `tenor help`, `tenor help run`. */
async function help(line: Line, terminal: Terminal): Promise<number> {
  const [, wanted] = line.words;
  const entry = commands.find((command) => command.name === wanted?.text);
  if (entry === undefined) terminal.write(generalHelp(groups, examples, terminal));
  else terminal.write(commandHelp(await entry.load(), terminal));
  return 0;
}

function wantsJson({ words }: Line): boolean {
  return words.some(({ text }) => text === "--json");
}
