/** `tenor import form4`: events and holdings from the XML of an SEC Form 3, 4 or 5. */

import { formText } from "../../grammar/diagnostics/catalogue/ownership.ts";
import { report } from "../../grammar/diagnostics/diagnostic.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import type { Source } from "../../grammar/source.ts";
import type { ImportedEvent } from "../../interpreter/interchange/types.ts";
import { readFormText, type FormText } from "../../interpreter/ownership/form-text.ts";
import { importOwnership, type Holding, type OwnershipImport } from "../../interpreter/ownership/import.ts";
import { readOwnership } from "../../interpreter/ownership/read.ts";
import type { OwnershipDocument } from "../../interpreter/ownership/types.ts";
import { LARGEST } from "../../interpreter/ownership/xml.ts";
import type { Call, Word } from "../command.ts";
import { readTextFile } from "../input/read.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { dayOf, figures, price, titleOf } from "../render/ownership.ts";
import { table } from "../render/table.ts";
import { eventsText } from "./events-text.ts";
import { ownershipJson } from "./form4-json.ts";
import { pageFaults, pagesOf } from "./form4-pages.ts";
import { lossesText, lossJson } from "./losses.ts";
import { writeWhole } from "./write.ts";

export function importForm4(call: Call, { text: path }: Word): number {
  const { terminal, json } = call;
  const faults = pageFaults(call);
  if (faults.length > 0) return giveUp(call, faults);
  const { source, diagnostics } = readTextFile(path, path, LARGEST);
  if (source === null) return giveUp(call, diagnostics);
  const read = readOwnership(source);
  if (read.document === null) {
    const form = readFormText(source);
    return form === null ? giveUp(call, read.diagnostics) : tellFormText(call, source, form);
  }
  const imported = importOwnership(read.document, read.unread);
  const [out] = call.values("--out");
  const files = [
    ...(out === undefined ? [] : [{ path: out.text, text: eventsText(imported.events) }]),
    ...pagesOf(call, { document: read.document, reasons: [], due: [] }),
  ];
  const [page] = call.values("--page");
  const place = (out ?? page)?.place;
  if (place !== undefined) {
    const slip = writeWhole(files, call.flag("--force") !== null, place);
    if (slip !== null) return giveUp(call, [slip]);
  }
  const written = files.map((file) => file.path);
  if (json) {
    const { events, holdings, missing, notCarried } = imported;
    const lists = { missing: missing.map(lossJson), notCarried: notCarried.map(lossJson) };
    const result = { written, events, holdings, ...lists, form: ownershipJson(read.document) };
    printJson(terminal, result, read.diagnostics);
  } else {
    terminal.write(summary(call, read.document, imported, written));
    terminal.write(lossesText("Needed, but not on the form", imported.missing, terminal));
    terminal.write(lossesText("On the form, but not in events", imported.notCarried, terminal));
    complain(terminal, read.diagnostics);
  }
  return exitCodeOf(read.diagnostics);
}

function summary(
  call: Call,
  document: OwnershipDocument,
  { events, holdings }: OwnershipImport,
  written: readonly string[],
): string {
  const { colours, columns } = call.terminal;
  const { owners, issuer, periodOfReport } = document;
  const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  const lines = [
    colours.strong(titleOf(document)),
    `${owners.map(({ name, cik }) => name || cik).join(", ")}, of ${issuer.name || issuer.cik}; ${dayOf(periodOfReport)}.`,
    `${counted(events.length, "event")} and ${counted(holdings.length, "holding")}.${written.length === 0 ? "" : ` Wrote ${written.join(", ")}.`}`,
    ...events.flatMap((event) => hanging(eventLine(event), columns)),
  ];
  if (holdings.length > 0) {
    lines.push("", colours.strong("Owned after it"));
    const titles = [
      { title: "Security", wraps: true },
      { title: "Amount", align: "right" as const },
      { title: "Held", wraps: true },
      { title: "Terms", wraps: true },
      { title: "From" },
    ];
    lines.push(...table(titles, holdings.map(holdingRow), { width: columns, colours }));
  }
  const indented = (text: string, lead: string): string[] =>
    wrap(text, columns - 6).map((line, index) => (index === 0 ? lead : "      ") + line);
  const notes = document.footnotes.flatMap(({ id, text }) => indented(text, `  ${id.padEnd(4)}`));
  if (notes.length > 0) lines.push("", colours.strong("Footnotes"), ...notes);
  if (document.remarks !== "")
    lines.push("", colours.strong("Remarks"), ...indented(document.remarks, "      "));
  return `${lines.join("\n")}\n`;
}

function eventLine(event: ImportedEvent): string {
  const { event: kind, on, id, note: _, ...fields } = event;
  const told = Object.entries(fields).map(([name, value]) => `${name} ${figures(value ?? "")}`);
  return `${on}  ${kind} "${id ?? ""}"${told.length === 0 ? "" : `: ${told.join(", ")}`}`;
}

function holdingRow(holding: Holding): string[] {
  const { shares, value, nature, exercisePrice, exercisable, expires, underlying, footnotes } = holding;
  const amount = shares !== null ? figures(shares) : value !== null ? price(value) : "see footnote";
  const terms = [
    ...(exercisePrice === null ? [] : [`at ${price(exercisePrice)}`]),
    ...(exercisable === null ? [] : [`from ${exercisable}`]),
    ...(expires === null ? [] : [`to ${expires}`]),
    ...(underlying === null ? [] : [`for ${underlying.title}`]),
    ...(footnotes.length === 0 ? [] : [footnotes.join(", ")]),
  ];
  const held = nature === null ? holding.ownership : `${holding.ownership}: ${nature}`;
  return [holding.title, amount, held, terms.join(", "), holding.row];
}

/** The text of a form has fields, and no data: they are listed, and nothing is written. */
function tellFormText(call: Call, source: Source, form: FormText): number {
  const { terminal, json } = call;
  const start = Math.max(0, source.text.search(/\S/));
  const place = { source, span: { start, end: start + 1 } };
  const diagnostics = [report(formText, place, { rows: form.rows.length })];
  if (json) {
    printJson(terminal, { events: [], holdings: [], text: form }, diagnostics);
    return exitCodeOf(diagnostics);
  }
  const { colours, columns } = terminal;
  const titles = [
    { title: "Item" },
    { title: "What it is" },
    { title: "State" },
    { title: "In it", wraps: true },
  ];
  const rows = form.fields.map(({ number, name, state, value }) => [number, name, state, value ?? ""]);
  const lines = [
    colours.strong(`The text of a Form ${form.form}`),
    ...table(titles, rows, { width: columns, colours }),
    "",
    form.rows.length === 0 ? "No rows survive in its tables." : colours.strong("Lines that look like rows"),
    ...form.rows.flatMap((row) => wrap(row, columns - 2).map((line) => `  ${line}`)),
    ...(form.notices.length === 0 ? [] : ["", colours.strong("To notice")]),
    ...form.notices.flatMap((notice) => hanging(notice, columns)),
  ];
  terminal.write(`${lines.join("\n")}\n`);
  complain(terminal, diagnostics);
  return exitCodeOf(diagnostics);
}

const hanging = (text: string, width: number): string[] =>
  wrap(text, width - 4).map((line, index) => (index === 0 ? "  " : "    ") + line);
