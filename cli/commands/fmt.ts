import { realpathSync } from "node:fs";
import { notFormatted } from "../../grammar/diagnostics/catalogue/folders.ts";
import { optionsClash } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Call, Command, Word } from "../command.ts";
import { otherThan } from "../input/kind.ts";
import { readTextFile } from "../input/read.ts";
import { writeWhole } from "../interchange/write.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";

export const command: Command = {
  name: "fmt",
  summary: "lay contracts out in the standard form",
  description:
    "Writes contracts in the standard form: indentation, line breaks, spaces and signs, and never a word. Comments and drafting notes stay, and so does the meaning. " +
    "A file with a sentence that cannot be read is left as it is.",
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

type Outcome = "unchanged" | "changed" | "would change" | "failed";

interface Formatted {
  readonly file: string;
  readonly outcome: Outcome;
  /** The text in standard form; null where the file could not be read. */
  readonly text: string | null;
}

async function run(call: Call): Promise<number> {
  const { terminal, json, operands } = call;
  const check = call.flag("--check");
  const print = call.flag("--print");
  if (check !== null && print !== null)
    return giveUp(call, [report(optionsClash, print, { option: "--print", other: "--check" })]);
  const found: Diagnostic[] = [];
  const done: Formatted[] = [];
  for (const file of operands) {
    const formatted = await formatFile(file, check === null && print === null, found);
    done.push(formatted);
    if (check !== null && formatted.outcome === "would change")
      found.push(report(notFormatted, beginningOf(file), { path: file.text }));
    if (print !== null && !json && formatted.text !== null) terminal.write(formatted.text);
  }
  if (json) {
    const files = done.map(({ file, outcome, text }) => ({
      file,
      outcome,
      ...(print === null ? {} : { text }),
    }));
    printJson(terminal, { files }, found);
  } else {
    for (const { file, outcome } of done)
      if (print === null && outcome === "changed")
        terminal.write(`${file}: ${terminal.colours.good(outcome)}\n`);
    complain(terminal, found);
  }
  return exitCodeOf(found);
}

async function formatFile(file: Word, write: boolean, found: Diagnostic[]): Promise<Formatted> {
  const path = file.text;
  const { source, diagnostics } = readTextFile(path);
  found.push(...diagnostics);
  if (source === null) return { file: path, outcome: "failed", text: null };
  const other = otherThan("contract", source);
  if (other !== null) {
    found.push(other);
    return { file: path, outcome: "failed", text: null };
  }
  const { format } = await import("../../grammar/format/format.ts");
  const { text, diagnostics: slips } = await format(source);
  const errors = slips.filter(({ severity }) => severity === "error");
  found.push(...errors);
  if (errors.length > 0) return { file: path, outcome: "failed", text: null };
  if (text === source.text) return { file: path, outcome: "unchanged", text };
  if (!write) return { file: path, outcome: "would change", text };
  // A link stays a link: what it leads to is written.
  const slip = writeWhole([{ path: realpathSync(path), text }], true, file.place);
  if (slip !== null) found.push(slip);
  return { file: path, outcome: slip === null ? "changed" : "failed", text };
}

function beginningOf({ text }: Word): Diagnostic["place"] {
  return { source: { name: text, text: "" }, span: { start: 0, end: 0 } };
}
