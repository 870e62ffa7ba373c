/** A comparison as one page that needs no network: the clauses side by side, charts of the terms, tables. */

import type { DraftChange, DraftComparison, Passage } from "../../interpreter/compare/drafts.ts";
import type { RunComparison, TermChange } from "../../interpreter/compare/runs.ts";
import { sectionWords } from "../../interpreter/report/names.ts";
import { show, showDay } from "../../interpreter/report/show.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { escaped, htmlPage } from "../../interpreter/report/markup.ts";
import { svgChart, type Series } from "./chart.ts";
import { bookRows, bookTitles, type BookComparison } from "./compare-books.ts";
import { PAGE_STYLE } from "./compare-style.ts";
import {
  actRows,
  changeWords,
  dutyRow,
  pairOfValues,
  partingWords,
  termRows,
  totalRow,
  whereWords,
} from "./compare-words.ts";
import { united, wordDiff } from "./word-diff.ts";

export interface Page {
  readonly before: string;
  readonly after: string;
  readonly drafts: DraftComparison;
  /** Null where no facts were given. */
  readonly runs: {
    readonly compared: RunComparison;
    readonly zone: string;
    /** The files of events and quotes. */
    readonly facts: readonly string[];
    readonly asOf: number;
  } | null;
  /** One comparison for each file of facts; empty where there was no folder of them. */
  readonly books: readonly BookComparison[];
}

/** What both sides are called, and which names of the first are which of the second. */
interface Sides {
  readonly before: string;
  readonly after: string;
  readonly renamed: ReadonlyMap<string, string>;
}

export function comparisonPage({ before, after, drafts, runs, books }: Page): string {
  const title = `${before} and ${after} compared`;
  const { changes, reworded, renamed } = drafts;
  const sides = { before, after, renamed: new Map(renamed.map((each) => [each.before, each.after])) };
  return htmlPage(
    title,
    PAGE_STYLE,
    `<h1>${escaped(title)}</h1>
<section aria-labelledby="drafts">
<h2 id="drafts">What the drafts say</h2>
${
  changes.length === 0
    ? "<p>The two drafts mean the same.</p>"
    : `<p>${counted(changes.length, "change")} of meaning. <del>Struck out</del> is what only ${escaped(before)} has, <ins>underlined</ins> what only ${escaped(after)} has.</p>`
}
${changes.map((change) => clauses(change, sides)).join("\n")}
</section>
${
  reworded.length + renamed.length === 0
    ? ""
    : `<section aria-labelledby="reworded">
<h2 id="reworded">Other words, without effect</h2>
${tableOf(
  "Renamed",
  [before, after],
  renamed.map((each) => [each.before, each.after]),
)}
${reworded.map((change) => clauses(change, sides)).join("\n")}
</section>`
}
${runs === null ? "" : economic(runs, sides)}
${books.length === 0 ? "" : onManyFacts(books)}
`,
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

// ---- the drafts ----

/** One clause on both sides, with what differs marked. */
function clauses(change: DraftChange, { before, after, renamed }: Sides): string {
  const { what, section, from } = change;
  const [gone, come] = marksOf(change, renamed);
  const words =
    what === "added" || what === "removed" ? [what] : changeWords(change).map((each) => shortened(each));
  return `<article>
<h3>${escaped(capital(whereWords(change)))}</h3>
<ul>${words.map((each) => `<li>${escaped(capital(each))}</li>`).join("")}</ul>
<div class="sides">
<div><p class="side">${escaped(before)}, ${escaped(sectionWords(from ?? section))}</p>${passage(change.before, gone, "del")}</div>
<div><p class="side">${escaped(after)}, ${escaped(sectionWords(section))}</p>${passage(change.after, come, "ins")}</div>
</div>
</article>`;
}

type Marks = readonly { readonly start: number; readonly end: number }[];

/** What is marked on either side: the parts whose meaning differs, and around them the words that do. */
function marksOf(change: DraftChange, renamed: ReadonlyMap<string, string>): readonly [Marks, Marks] {
  const { what, before, after, parts } = change;
  if (before === null || after === null)
    return [before === null ? [] : [before.span], after === null ? [] : [after.span]];
  if (what === "moved") return [[], []];
  const [gone, come] = wordDiff(before, after, renamed);
  const of = (whole: Passage, found: readonly (Passage | null)[]): Marks =>
    found.flatMap((part) => (part === null || part.source !== whole.source ? [] : [part.span]));
  return [
    united([
      ...gone,
      ...of(
        before,
        parts.map((part) => part.before),
      ),
    ]),
    united([
      ...come,
      ...of(
        after,
        parts.map((part) => part.after),
      ),
    ]),
  ];
}

function passage(whole: Passage | null, marks: Marks, tag: "del" | "ins"): string {
  if (whole === null) return '<p class="none">(nothing)</p>';
  const { source, span } = whole;
  let at = span.start;
  let html = "";
  for (const { start, end } of marks) {
    if (start < at || end > span.end) continue;
    html += `${escaped(source.text.slice(at, start))}${marked(source.text.slice(start, end), tag)}`;
    at = end;
  }
  html += escaped(source.text.slice(at, span.end));
  return `<pre>${html}</pre>`;
}

/** Line by line: no mark over the white space at the beginning of a line. */
function marked(text: string, tag: "del" | "ins"): string {
  const [first = "", ...rest] = text.split(/(\n\s*)/);
  const piece = (each: string): string => (each.trim() === "" ? each : `<${tag}>${escaped(each)}</${tag}>`);
  return [first, ...rest].map(piece).join("");
}

/** The whole stands below. */
const shortened = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119)}…`);

// ---- what they come to ----

function economic(
  { compared, zone, facts, asOf }: NonNullable<Page["runs"]>,
  { before, after }: Sides,
): string {
  const { parting, terms, acts, duties, totals } = compared;
  const sides = ["", before, after];
  return `<section aria-labelledby="runs">
<h2 id="runs">What they come to</h2>
<p>On the facts of ${escaped(facts.join(", ") || "no file")}, to ${escaped(showDay(asOf))}.</p>
<p class="lead">${escaped(partingWords(parting))}</p>
${tableOf(
  "Received, less what was given",
  [...sides, "Difference"],
  totals.map((total) => totalRow(total, zone)),
)}
${tableOf(
  "Terms at the end",
  sides,
  terms.map((term) => [term.name, ...pairOfValues(term.last, zone)]),
)}
${terms.map((term) => chartOf(term, before, after)).join("\n")}
${tableOf("Terms over time", sides, termRows(terms, zone))}
${tableOf(
  "Exercises and other acts",
  sides,
  acts.flatMap((change) => actRows(change, zone)),
)}
${tableOf(
  "Duties and deadlines",
  sides,
  duties.map((duty) => dutyRow(duty, zone)),
)}
</section>`;
}

function onManyFacts(books: readonly BookComparison[]): string {
  return `<section aria-labelledby="facts">
<h2 id="facts">On ${counted(books.length, "file")} of facts</h2>
${tableOf("What changes for the Holder", bookTitles(books), bookRows(books))}
<p>Worst and best are judged by the shares that the Holder has more or fewer, then by the money.</p>
</section>`;
}

/** A number over time on both sides. */
function chartOf({ name, points, last }: TermChange, before: string, after: string): string {
  const series = (side: "before" | "after", of: string): Series => ({
    name: of,
    points: points.flatMap((point) => {
      const value = point[side]?.value;
      return value instanceof Rational ? [{ x: point.day, y: value.toNumber() }] : [];
    }),
  });
  const both = [series("before", before), series("after", after)];
  if (points.length < 2 || both.every((each) => each.points.length < 2)) return "";
  const value = last.after ?? last.before;
  const sign = value !== null && /^(?:≈ )?\$/.test(show(value, { zone: "UTC" })) ? "$" : "";
  const chart = {
    title: name,
    series: both,
    steps: true,
    showX: (x: number) => showDay(Math.round(x)),
    // An axis has room for few digits.
    showY: (y: number) => sign + y.toLocaleString("en-US", { maximumSignificantDigits: 4 }),
  };
  return `<figure>${svgChart(chart)}<figcaption>${escaped(name)} on both sides; the numbers are in the table “Terms over time”.</figcaption></figure>`;
}

// ---- tables ----

const NUMBER = /^(?:≈ )?[-+]?[$€£]?\d/;

/** Columns of numbers are set to the right, with their headings. */
function tableOf(caption: string, titles: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const numeric = titles.map(
    (_, i) =>
      i > 0 &&
      rows.some((row) => NUMBER.test(row[i] ?? "")) &&
      rows.every((row) => (row[i] ?? "").length < 40),
  );
  const kind = (i: number): string => (numeric[i] ? ' class="number"' : "");
  const head = titles.map((title, i) => `<th scope="col"${kind(i)}>${escaped(title) || "What"}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0
        ? `<th scope="row">${escaped(cell)}</th>`
        : `<td${kind(i)} data-label="${escaped(titles[i] ?? "")}">${escaped(cell)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="wide" role="region" aria-label="${escaped(caption)}" tabindex="0"><table><caption>${escaped(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
