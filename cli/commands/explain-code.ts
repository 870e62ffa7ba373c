import { unknownCode } from "../../grammar/diagnostics/catalogue/command-line.ts";
import { catalogue, chapters, entryOf } from "../../grammar/diagnostics/catalogue/index.ts";
import { report, type Entry } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import type { Call, Command } from "../command.ts";
import { giveUp, printJson } from "../output.ts";
import { nameOf } from "../render/entries.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  name: "explain-code",
  summary: "what a message means, with an example and a remedy",
  description: "Every message has a code. This prints what stands behind one, or lists them all.",
  operands: [{ name: "CODE", count: "optional", help: "the code, as the message shows it" }],
  options: [],
  examples: [
    { command: "tenor explain-code N101", says: "the page on undefined names" },
    { command: "tenor explain-code", says: "the list of all messages" },
  ],
  run,
};

function run(call: Call): number {
  const { terminal, json, operands } = call;
  const [wanted] = operands;
  if (wanted === undefined) {
    if (json) printJson(terminal, { codes: catalogue.map(entryJson) });
    else terminal.write(listText(terminal));
    return 0;
  }
  const entry = entryOf(wanted.text);
  if (entry === null) {
    const codes = catalogue.map(({ code }) => code);
    const near = nearestOf(wanted.text, codes, 2);
    return giveUp(call, [report(unknownCode, wanted.place, { code: wanted.text, near })]);
  }
  if (json) printJson(terminal, entryJson(entry));
  else terminal.write(pageText(entry, terminal));
  return 0;
}

function entryJson({ code, severity, name, explanation, example, remedy }: Entry<never>): object {
  return { code, severity, name, explanation, example, remedy };
}

function listText({ colours }: Terminal): string {
  const parts = chapters.map(({ title, entries }) =>
    [
      colours.strong(title),
      ...entries.map(({ code, name }) => `  ${colours.help(code)}  ${bare(nameOf(name))}`),
    ].join("\n"),
  );
  return `${parts.join("\n\n")}\n`;
}

function pageText(entry: Entry<never>, { colours, columns }: Terminal): string {
  const tone = colours[entry.severity];
  const parts = [
    `${tone(`${entry.severity} ${entry.code}`)}  ${colours.strong(bare(nameOf(entry.name)))}`,
    wrap(bare(entry.explanation), columns).join("\n"),
    `${colours.strong("Example")}\n${indented(entry.example, columns)}`,
    `${colours.strong("What to do")}\n${wrap(bare(entry.remedy), columns - 2)
      .map((line) => `  ${line}`)
      .join("\n")}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The example's lines, each cut where it is too long. */
function indented(example: string, columns: number): string {
  return example
    .split("\n")
    .map((line) => `  ${line.length > columns - 2 ? `${line.slice(0, columns - 3)}…` : line}`)
    .join("\n");
}

/** Without the marks that the documentation sets code in. */
function bare(prose: string): string {
  return prose.replaceAll("`", "");
}
