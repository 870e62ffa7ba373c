import { extname } from "node:path";
import { missingOption, optionsClash } from "../../grammar/diagnostics/catalogue/options.ts";
import { unknownFormat } from "../../grammar/diagnostics/catalogue/documents.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { toHtml } from "../../interpreter/document/html.ts";
import { readingCopy } from "../../interpreter/document/reading.ts";
import type { Call, Command } from "../command.ts";
import { openContract } from "../contract.ts";
import { writeWhole } from "../interchange/write.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";

export const command: Command = {
  name: "read",
  summary: "a reading copy of a contract, with linked terms and set formulas",
  description:
    "Writes a contract as a paper to be read: numbered sections, each defined term leading to its definition, formulas set as formulas with their legends, blanks and drafting " +
    "notes in sight, cross references that jump, and an index of terms.",
  operands: [{ name: "FILE", count: "one", help: "the contract" }],
  options: [
    { name: "--html", value: null, help: "as a page for the web; the default" },
    { name: "--docx", value: null, help: "as a Word file" },
    { name: "--out", value: "FILE", help: "write it; the page is printed if left out" },
    { name: "--force", value: null, help: "write over a file that is there" },
  ],
  examples: [
    { command: "tenor read draft.tenor --html --out draft.html", says: "a page to read and to print" },
    { command: "tenor read draft.tenor --docx --out draft.docx", says: "the same as a Word file" },
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const { terminal, json } = call;
  const [file] = call.operands;
  if (file === undefined) return 2;
  const form = formOf(call);
  if (typeof form !== "string") return giveUp(call, [form]);
  const { compilation, diagnostics } = openContract(file.text);
  if (compilation === null) return giveUp(call, diagnostics);
  const copy = readingCopy(compilation);
  const bytes = form === "docx" ? await (await import("../document/docx.ts")).toDocx(copy) : toHtml(copy);
  const [out] = call.values("--out");
  if (out !== undefined) {
    const slip = writeWhole([{ path: out.text, text: bytes }], call.flag("--force") !== null, out.place);
    if (slip !== null) return giveUp(call, [slip]);
  }
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (json) {
    const written = out?.text ?? null;
    printJson(
      terminal,
      { title: copy.title, written, text: out === undefined ? String(bytes) : undefined },
      diagnostics,
    );
  } else {
    terminal.write(
      out === undefined ? String(bytes) : `Wrote ${out.text}: a reading copy of ${file.text}.\n`,
    );
    complain(terminal, errors);
  }
  return exitCodeOf(diagnostics);
}

/** The form that is asked for: by an option, or by the end of the file's name. */
function formOf(call: Call): "html" | "docx" | Diagnostic {
  const [html, docx] = [call.flag("--html"), call.flag("--docx")];
  const [out] = call.values("--out");
  if (html !== null && docx !== null)
    return report(optionsClash, docx, { option: "--docx", other: "--html" });
  const end = out === undefined ? "" : extname(out.text).toLowerCase();
  const form = docx !== null || (html === null && end === ".docx") ? "docx" : "html";
  if (out === undefined)
    return docx === null ? form : report(missingOption, docx, { option: "--out FILE", command: "read" });
  const formats = html === null && docx === null ? [".html", ".docx"] : [`.${form}`];
  return formats.includes(end) ? form : report(unknownFormat, out.place, { path: out.text, formats });
}
