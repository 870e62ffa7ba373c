/** A comparison as one page that needs no network: the clauses side by side, charts of the terms, tables. */

import type { DraftChange, DraftComparison, Passage } from "../../interpreter/compare/drafts.ts";
import type { RunComparison, TermChange } from "../../interpreter/compare/runs.ts";
import { sectionWords } from "../../interpreter/report/names.ts";
import { showDay } from "../../interpreter/report/show.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { escaped, svgChart, type Series } from "./chart.ts";
import {
  actRows,
  changeWords,
  dutyRow,
  pairOfValues,
  partingWords,
  totalRow,
  whereWords,
} from "./compare-words.ts";

export interface Page {
  readonly before: string;
  readonly after: string;
  readonly drafts: DraftComparison;
  /** Null where no facts were given. */
  readonly runs: { readonly compared: RunComparison; readonly zone: string } | null;
}

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin-bottom: .3rem; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.sides > div { min-width: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f4; border: 1px solid #ddd; padding: .6rem; margin: .3rem 0; font: 14px/1.45 ui-monospace, monospace; }
del { background: #fbdcd6; color: #7a1500; } ins { background: #d9f0d6; color: #11490c; text-decoration: underline; }
.none { color: #595959; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border-bottom: 1px solid #ddd; padding: .3rem .5rem; text-align: left; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr; } body { padding: .6rem; } }
`;

export function comparisonPage({ before, after, drafts, runs }: Page): string {
  const title = `${before} and ${after} compared`;
  const { changes, reworded, renamed } = drafts;
  const none = changes.length === 0 ? "<p>The two drafts mean the same.</p>" : "";
  const names = renamed.map((each) => [each.before, each.after]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<section aria-labelledby="drafts">
<h2 id="drafts">What the drafts say</h2>
${none}${changes.map((change) => clauses(change, before, after)).join("\n")}
${reworded.length === 0 ? "" : `<h2>Reworded, without effect</h2>\n${reworded.map((change) => clauses(change, before, after)).join("\n")}`}
${tableOf("Renamed, without effect", ["Before", "After"], names)}
</section>
${runs === null ? "" : economic(runs.compared, runs.zone, before, after)}
</main>
</body>
</html>
`;
}

/** One clause on both sides, with what differs marked. */
function clauses(change: DraftChange, before: string, after: string): string {
  const parts = change.what === "changed" ? change.parts : [];
  const gone = change.what === "removed" ? [change.before] : parts.map((part) => part.before);
  const come = change.what === "added" ? [change.after] : parts.map((part) => part.after);
  return `<article>
<h3>${escaped(capital(whereWords(change)))}: ${escaped(changeWords(change)[0] ?? "").slice(0, 200)}</h3>
<div class="sides">
<div><strong>${escaped(before)}</strong>${passage(change.before, gone, "del", change.from ?? change.section)}</div>
<div><strong>${escaped(after)}</strong>${passage(change.after, come, "ins", change.section)}</div>
</div>
</article>`;
}

function passage(
  whole: Passage | null,
  parts: readonly (Passage | null)[],
  tag: "del" | "ins",
  section: string,
): string {
  if (whole === null) return '<p class="none">(nothing)</p>';
  const { source, span } = whole;
  const marks = parts
    .flatMap((part) => (part === null || part.source !== source ? [] : [part.span]))
    .filter(({ start, end }) => start >= span.start && end <= span.end)
    .toSorted((a, b) => a.start - b.start);
  let at = span.start;
  let html = "";
  for (const { start, end } of marks) {
    if (start < at) continue;
    html += `${escaped(source.text.slice(at, start))}<${tag}>${escaped(source.text.slice(start, end))}</${tag}>`;
    at = end;
  }
  html += escaped(source.text.slice(at, span.end));
  return ` <span class="none">${escaped(sectionWords(section))}</span><pre>${html}</pre>`;
}

function economic(compared: RunComparison, zone: string, before: string, after: string): string {
  const { parting, terms, acts, duties, totals } = compared;
  const sides = ["", before, after];
  return `<section aria-labelledby="runs">
<h2 id="runs">What they come to</h2>
<p>${escaped(partingWords(parting))}</p>
${terms.map((term) => chartOf(term, before, after)).join("\n")}
${tableOf(
  "Terms at the end",
  sides,
  terms.map((term) => [term.name, ...pairOfValues(term.last, zone)]),
)}
${tableOf(
  "Exercises and other acts",
  sides,
  acts.flatMap((change) => actRows(change, zone)),
)}
${tableOf(
  "Duties",
  sides,
  duties.map((duty) => dutyRow(duty, zone)),
)}
${tableOf(
  "Received, less what was given",
  [...sides, "Difference"],
  totals.map((total) => totalRow(total, zone)),
)}
</section>`;
}

/** A number over time on both sides. */
function chartOf({ name, points }: TermChange, before: string, after: string): string {
  const series = (side: "before" | "after", of: string): Series => ({
    name: of,
    points: points.flatMap((point) => {
      const value = point[side]?.value;
      return value instanceof Rational ? [{ x: point.day, y: value.toNumber() }] : [];
    }),
  });
  const both = [series("before", before), series("after", after)];
  if (points.length < 2 || both.every((each) => each.points.length < 2)) return "";
  const chart = {
    title: name,
    series: both,
    steps: true,
    showX: (x: number) => showDay(Math.round(x)),
    showY: short,
  };
  return `<figure>${svgChart(chart)}</figure>`;
}

/** An axis has room for few digits. */
function short(value: number): string {
  return value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
}

function tableOf(caption: string, titles: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const head = titles.map(
    (title) => `<th scope="col">${escaped(title) || '<span class="none">What</span>'}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? `<th scope="row">${escaped(cell)}</th>` : `<td class="number">${escaped(cell)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="wide"><table><caption>${escaped(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
