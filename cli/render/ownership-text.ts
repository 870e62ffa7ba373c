/** A Form 3, 4 or 5 as text: for the terminal, and as a file. */

import { displayWidth, wrap } from "../../grammar/diagnostics/render.ts";
import type { Row } from "../../interpreter/ownership/types.ts";
import { dayOf, headOf, nameOfRow, titleOf, usedColumns, type FormPage } from "./ownership.ts";

/** Rows stand as lists of their columns: eleven columns side by side fit no terminal. */
export function ownershipText(page: FormPage, width: number): string {
  const { document, reasons } = page;
  const { rows, footnotes, remarks, signatures } = document;
  const head = headOf(page);
  const widest = Math.max(...head.map(([name]) => displayWidth(name)));
  const lines = [
    titleOf(document),
    "",
    ...head.flatMap(([name, value]) => hanging(`  ${name.padEnd(widest)}  `, value, width)),
    ...tableLines("I", "Table I: non-derivative securities", rows, width),
    ...tableLines("II", "Table II: derivative securities", rows, width),
    ...part(
      "Footnotes",
      footnotes.flatMap(({ id, text }) => hanging(`  ${id.padEnd(4)}`, text, width)),
    ),
    ...part("Remarks", remarks === "" ? [] : hanging("  ", remarks, width)),
    ...part(
      "Why these codes",
      reasons.flatMap(({ row, code, why }) => hanging(`  ${row}, ${code}: `, why, width, 4)),
    ),
    ...part(
      "Signed",
      signatures.map(({ name, date }) => `  ${name}, ${dayOf(date)}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function tableLines(table: Row["table"], title: string, rows: readonly Row[], width: number): string[] {
  const own = rows.filter((row) => row.table === table);
  if (own.length === 0) return ["", title, "  no rows"];
  const columns = usedColumns(table, own);
  const label = ({ number, title: name }: { readonly number: string; readonly title: string }): string =>
    `${number.padEnd(3)} ${name}`;
  const widest = Math.max(...columns.map((column) => displayWidth(label(column))));
  return [
    "",
    title,
    ...own.flatMap((row) => [
      `  ${nameOfRow(row).replace(/^.*, /, "").replace("row", "Row")}${row.kind === "holding" ? ", a holding" : ""}`,
      ...columns.flatMap((column) => {
        const { text, footnotes } = column.of(row);
        const marks = footnotes.length === 0 ? "" : ` (${footnotes.join(", ")})`;
        if (text === "" && marks === "") return [];
        return hanging(`    ${label(column).padEnd(widest)}  `, `${text}${marks}`.trim(), width);
      }),
    ]),
  ];
}

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines];

function hanging(lead: string, text: string, width: number, indent = displayWidth(lead)): string[] {
  const room = Math.max(30, width - displayWidth(lead));
  return wrap(text, room).map((line, index) => (index === 0 ? lead : " ".repeat(indent)) + line);
}
