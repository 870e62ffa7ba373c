/** A comparison for a person at a terminal. */

import { wrap } from "../../grammar/diagnostics/render.ts";
import type { DraftComparison } from "../../interpreter/compare/drafts.ts";
import type { RunComparison } from "../../interpreter/compare/runs.ts";
import type { Terminal } from "../terminal.ts";
import { rowsOf } from "./compare-groups.ts";
import { actRows, dutyRow, pairOfValues, partingWords, termRows, totalRow } from "./compare-words.ts";
import { table, type Column, type Row } from "./table.ts";

const part = (title: string, lines: readonly string[], { colours }: Terminal): string =>
  lines.length === 0 ? "" : [colours.strong(title), ...lines].join("\n");

export function draftsText({ changes, reworded, renamed }: DraftComparison, terminal: Terminal): string {
  const { colours, columns } = terminal;
  const rows = (list: typeof changes): string[] =>
    table(
      [
        { title: "Where", wraps: true },
        { title: "What", wraps: true },
      ],
      rowsOf(list).flatMap(({ where, what }) => what.map((words, i): Row => [i === 0 ? where : "", words])),
      { width: columns, colours, heading: false },
    );
  const names = table(
    [
      { title: "", wraps: true },
      { title: "", wraps: true },
    ],
    renamed.map(({ before, after }): Row => [before, `is now called ${after}`]),
    { width: columns, colours, heading: false },
  );
  const parts = [
    changes.length === 0
      ? "The two drafts mean the same."
      : part("Changes of meaning", rows(changes), terminal),
    part("Reworded, without effect", rows(reworded), terminal),
    part("Renamed, without effect", names, terminal),
  ];
  return `${parts.filter((each) => each !== "").join("\n\n")}\n`;
}

const SIDES: readonly Column[] = [
  { title: "", wraps: true },
  { title: "before", align: "right", wraps: true },
  { title: "after", align: "right", wraps: true },
];

export function runsText(compared: RunComparison, zone: string, terminal: Terminal): string {
  const { colours, columns } = terminal;
  const { parting, terms, acts, duties, totals } = compared;
  const sides = (rows: readonly Row[], titles: readonly Column[] = SIDES): string[] =>
    table(titles, rows, { width: columns, colours });
  const atEnd = terms.map((term): Row => [term.name, ...pairOfValues(term.last, zone)]);
  const parts = [
    wrap(partingWords(parting), columns).map(colours.strong).join("\n"),
    part("Terms at the end", sides(atEnd), terminal),
    part("Terms over time", sides(termRows(terms, zone)), terminal),
    part("Exercises and other acts", sides(acts.flatMap((change) => actRows(change, zone))), terminal),
    part("Duties and deadlines", sides(duties.map((duty) => dutyRow(duty, zone))), terminal),
    part(
      "Received, less what was given",
      sides(
        totals.map((total) => totalRow(total, zone)),
        [...SIDES, { title: "difference", align: "right" }],
      ),
      terminal,
    ),
  ];
  return `${parts.filter((each) => each !== "").join("\n\n")}\n`;
}
