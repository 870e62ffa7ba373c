/** What a command is: its words, as data, from which its arguments are read and its help is written, and what it does. */

import type { Place, Source } from "../grammar/source.ts";
import type { Terminal } from "./terminal.ts";

/** What stands behind the command without hyphens: a file, a term. */
export interface Operand {
  /** As help shows it: `FILE`, `TERM`. */
  readonly name: string;
  readonly count: "one" | "optional" | "many" | "any number";
  /** What it is, in a few words: "the contract". */
  readonly help: string;
}

export interface Option {
  /** With its hyphens: `--as-of`. */
  readonly name: string;
  /** What follows it, as help shows it: `DATE`; null for an option that is there or not. */
  readonly value: string | null;
  readonly repeatable?: boolean;
  readonly help: string;
}

export interface Example {
  readonly command: string;
  readonly says: string;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** A few sentences for its help. */
  readonly description: string;
  readonly operands: readonly Operand[];
  /** Besides `--json` and `--help`, which every command has. */
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** Does it, and gives the exit code: 0 done, 1 the contract or the data is at fault or lacks something, 2 the command line. */
  readonly run: (call: Call) => Promise<number> | number;
}

/** One word of the command line. */
export interface Word {
  readonly text: string;
  readonly place: Place;
}

/** A command with what was said to it. */
export interface Call {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly operands: readonly Word[];
  /** The whole command line. */
  readonly line: Source;
  /** The values of an option, in order; empty where it is not there. */
  readonly values: (option: string) => readonly Word[];
  /** The place of an option without a value, or null where it is not there. */
  readonly flag: (option: string) => Place | null;
}

export const JSON_OPTION: Option = { name: "--json", value: null, help: "print the result as JSON" };
export const HELP_OPTION: Option = { name: "--help", value: null, help: "print this help" };

/** All options of a command. */
export function optionsOf(command: Command): Option[] {
  return [...command.options, JSON_OPTION, HELP_OPTION];
}
