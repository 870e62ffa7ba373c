/** Help texts, written from what the commands declare. */

import { displayWidth, wrap } from "../grammar/diagnostics/render.ts";
import { optionsOf, type Command, type Example, type Operand } from "./command.ts";
import type { Terminal } from "./terminal.ts";

/** What the list of commands shows of each. */
export interface Listed {
  readonly name: string;
  readonly summary: string;
}

const CLOSING =
  "tenor COMMAND --help shows how a command is used. Exit codes: 0 done; 1 the contract or the data is at fault or lacks something; " +
  "2 the command line is.";

/** `tenor --help`. */
export function generalHelp(
  groups: readonly { readonly title: string; readonly commands: readonly Listed[] }[],
  examples: readonly Example[],
  terminal: Terminal,
): string {
  const { strong } = terminal.colours;
  const rows = groups.flatMap(({ commands }) =>
    commands.map(({ name, summary }) => [name, summary] as const),
  );
  const width = widest(rows.map(([name]) => name));
  const parts = [
    `${strong("tenor")}  contract as code for stock warrants`,
    `${strong("Usage")}\n  tenor COMMAND ...`,
    ...groups.map(({ title, commands }) =>
      section(
        title,
        commands.map(({ name, summary }) => [name, summary]),
        terminal,
        width,
      ),
    ),
    examplesText(examples, terminal),
    wrap(CLOSING, terminal.columns).join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** `tenor COMMAND --help`. */
export function commandHelp(command: Command, terminal: Terminal): string {
  const { strong } = terminal.colours;
  const usage = ["tenor", command.name, ...command.operands.map(operandUsage), "[OPTIONS]"].join(" ");
  const options = optionsOf(command).map(
    ({ name, value, help, repeatable }) =>
      [value === null ? name : `${name} ${value}`, repeatable ? `${help} (can be repeated)` : help] as const,
  );
  const operands = command.operands.map(({ name, help }) => [name, help] as const);
  const width = widest([...options, ...operands].map(([name]) => name));
  const parts = [
    `${strong(`tenor ${command.name}`)}  ${command.summary}`,
    `${strong("Usage")}\n  ${usage}`,
    wrap(command.description, terminal.columns).join("\n"),
    ...(operands.length === 0 ? [] : [section("Names", operands, terminal, width)]),
    section("Options", options, terminal, width),
    examplesText(command.examples, terminal),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

export function operandUsage({ name, count }: Operand): string {
  switch (count) {
    case "one":
      return name;
    case "optional":
      return `[${name}]`;
    case "many":
      return `${name}...`;
    case "any number":
      return `[${name}...]`;
  }
}

function widest(names: readonly string[]): number {
  return Math.max(...names.map(displayWidth));
}

function section(
  title: string,
  rows: readonly (readonly [string, string])[],
  terminal: Terminal,
  width: number,
): string {
  const lines = rows.flatMap(([name, help]) =>
    wrap(help, terminal.columns - width - 4).map(
      (line, i) => `  ${(i === 0 ? name : "").padEnd(width)}  ${line}`,
    ),
  );
  return [terminal.colours.strong(title), ...lines].join("\n");
}

function examplesText(examples: readonly Example[], { colours, columns }: Terminal): string {
  if (examples.length === 0) return "";
  const lines = examples.flatMap(({ command, says }) => [
    `  ${colours.help(command)}`,
    ...wrap(says, columns - 6).map((line) => `      ${line}`),
  ]);
  return [colours.strong("Examples"), ...lines].join("\n");
}
