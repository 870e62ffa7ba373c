/** How every command prints its messages and ends: people read standard error, programs the JSON on standard output. */

import { COMMAND_LINE } from "../grammar/diagnostics/catalogue/command-line.ts";
import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { countedWords, renderAll, toJson } from "../grammar/diagnostics/render.ts";
import type { Terminal } from "./terminal.ts";

/** The most messages that are shown to a person at once; JSON has them all. */
const MOST_SHOWN = 50;

/** Shows messages on standard error, and how many there are. */
export function complain(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const shown = diagnostics.length > MOST_SHOWN ? mostImportant(diagnostics) : diagnostics;
  const { columns, errorColours } = terminal;
  const text = renderAll(shown, { columns, paint: errorColours });
  const more = diagnostics.length - shown.length;
  const count = `${countedWords(diagnostics)}${more > 0 ? `, of which ${more.toLocaleString("en-US")} are not shown (--json has them all)` : ""}.`;
  terminal.complain(`${text}\n\n${diagnostics.length > 1 ? `${errorColours.strong(count)}\n` : ""}`);
}

/** Errors before warnings before remarks, each kind in its order. */
function mostImportant(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const of = (severity: Diagnostic["severity"]): Diagnostic[] =>
    diagnostics.filter((each) => each.severity === severity);
  return [...of("error"), ...of("warning"), ...of("information")].slice(0, MOST_SHOWN);
}

/** Prints a JSON value with its diagnostics, indented, with a line end. */
export function printJson(terminal: Terminal, value: object, diagnostics?: readonly Diagnostic[]): void {
  const whole = diagnostics === undefined ? value : { ...value, diagnostics: diagnostics.map(toJson) };
  terminal.write(`${JSON.stringify(whole, null, 2)}\n`);
}

/** 2 where an error lies in the command line, 1 where one lies elsewhere, 0 without errors. */
export function exitCodeOf(diagnostics: readonly Diagnostic[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ place }) => place.source.name === COMMAND_LINE)) return 2;
  return errors.length > 0 ? 1 : 0;
}

/** Ends a command that cannot go on: its messages in the form that was asked for, and the exit code. */
export function giveUp(
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
  diagnostics: readonly Diagnostic[],
): number {
  if (json) printJson(terminal, {}, diagnostics);
  else complain(terminal, diagnostics);
  return exitCodeOf(diagnostics);
}
