/** The timeline as HTML: a chart of each number that changes, and a table of what changed it. Colours are the editor's own. */

import type { Point, Row, Term, Timeline } from "./answers.ts";

const WIDTH = 460;
const HEIGHT = 150;
const LEFT = 84;
const RIGHT = 18;
const TOP = 12;
const BOTTOM = 26;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A day number as `Jun 2005`. */
function monthOf(day: number): string {
  const date = new Date(day * 86_400_000);
  return `${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

/** Where a value is drawn: days from left to right, numbers from below. */
interface Scale {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

function scaleOf(points: readonly Point[], from: number, to: number): Scale {
  const values = points.map(({ value }) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const days = Math.max(1, to - from);
  const room = high === low ? 1 : high - low;
  return {
    x: (day) => LEFT + ((day - from) / days) * (WIDTH - LEFT - RIGHT),
    y: (value) => HEIGHT - BOTTOM - (high === low ? 0.5 : (value - low) / room) * (HEIGHT - TOP - BOTTOM),
  };
}

/** Steps: a value holds until the next one. Each point is a link to the row that made it. */
export function chart({ name, points }: Term, from: number, to: number): string {
  const { x, y } = scaleOf(points, from, to);
  const [first] = points;
  if (first === undefined) return "";
  const path = points
    .map(({ day, value }, at) =>
      at === 0 ? `M${fixed(x(day))} ${fixed(y(value))}` : `H${fixed(x(day))}V${fixed(y(value))}`,
    )
    .join("");
  const ends = [...new Set([lowest(points), highest(points)])];
  const labels = ends.map(
    ({ value, shown }) =>
      `<text class="axis" x="${LEFT - 8}" y="${fixed(y(value))}" text-anchor="end" dominant-baseline="middle">${escaped(shown)}</text>` +
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${fixed(y(value))}" y2="${fixed(y(value))}"/>`,
  );
  const dots = points.map(
    ({ day, on, value, shown, cause }) =>
      `<circle class="dot" tabindex="0" role="button" data-day="${day}" cx="${fixed(x(day))}" cy="${fixed(y(value))}" r="4"><title>${escaped(`${on}, ${cause}: ${shown}`)}</title></circle>`,
  );
  const below = HEIGHT - 8;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${name} over time`)}">
${labels.join("")}
<path class="line" d="${path}H${fixed(x(to))}"/>
${dots.join("")}
<text class="axis" x="${LEFT}" y="${below}">${monthOf(from)}</text>
<text class="axis" x="${WIDTH - RIGHT}" y="${below}" text-anchor="end">${monthOf(to)}</text>
</svg>`;
}

function lowest(points: readonly Point[]): Point {
  return points.reduce((found, each) => (each.value < found.value ? each : found));
}

function highest(points: readonly Point[]): Point {
  return points.reduce((found, each) => (each.value > found.value ? each : found));
}

/** The body of the page. Links say what they lead to in `data-go`: `clause 3`, `fact 3`, `term 1`. */
export function timelineBody({ contract, asOf, lastDay, terms, rows, notes }: Timeline): string {
  const days = [
    ...terms.flatMap(({ points }) => points.map(({ day }) => day)),
    ...rows.map(({ day }) => day),
  ];
  const from = Math.min(lastDay, ...days);
  const charts = terms.map(
    (term, index) =>
      `<figure><figcaption>${link(term.clause !== null, `term ${index}`, term.name)} <span class="now">${escaped(term.points.at(-1)?.shown ?? "")}</span></figcaption>${chart(term, from, lastDay)}</figure>`,
  );
  const table = rows.length === 0 ? "<p>Nothing has been adjusted or exercised.</p>" : tableOf(rows);
  return `<h1>${escaped(contract)}</h1>
<p class="as-of">As of ${escaped(asOf)}. <button type="button" data-command="tenor.pickAsOf">Another day...</button> <button type="button" data-command="tenor.pickReadings">Other readings...</button></p>
${notes.map((note) => `<p class="note">${escaped(note)}</p>`).join("\n")}
<div class="charts">${charts.join("\n")}</div>
${table}`;
}

/** So that a person sees why nothing is drawn, and what to do. */
export function problemBody(problem: string): string {
  const offer = /no tenor\.json/.test(problem)
    ? `<p><button type="button" data-command="tenor.createFacts">Name the facts...</button></p>`
    : "";
  return `<p>${escaped(problem)}</p>${offer}`;
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row, index) => {
    const { on, day, event, section, what, before, after, status } = row;
    const change =
      before === after || before === "" ? escaped(after) : `${escaped(before)} → ${escaped(after)}`;
    return `<tr data-day="${day}" class="${escaped(status)}"><td>${on}</td><td>${link(row.fact !== null, `fact ${index}`, event)}</td><td>${link(row.clause !== null, `clause ${index}`, section)}</td><td>${escaped(what)}</td><td class="number">${change}</td><td>${escaped(status)}</td></tr>`;
  });
  const heads = ["Date", "Event", "Section", "Term", "Value", "Status"];
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>
${lines.join("\n")}
</tbody></table>`;
}

function link(leads: boolean, go: string, words: string): string {
  return leads && words !== "" ? `<a href="#" data-go="${go}">${escaped(words)}</a>` : escaped(words);
}

export const STYLE = `
body { font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); color: var(--vscode-foreground); padding: 0 12px 12px; }
h1 { font-size: 1.15em; font-weight: 600; margin: .5em 0 0; }
p { margin: .2em 0 .6em; }
.as-of, .axis, .note { color: var(--vscode-descriptionForeground); }
.note::before { content: "! "; color: var(--vscode-editorWarning-foreground); }
button { font: inherit; border: 0; border-radius: 2px; padding: 1px 8px; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { text-decoration: underline; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); gap: 6px 18px; }
figure { margin: 0; } figcaption { font-weight: 600; }
.now { font-weight: 400; color: var(--vscode-descriptionForeground); }
svg { width: 100%; max-width: 560px; height: auto; display: block; }
.axis { fill: var(--vscode-descriptionForeground); font-size: 11px; }
.grid { stroke: var(--vscode-editorIndentGuide-background, #8884); stroke-dasharray: 2 3; }
.line { fill: none; stroke: var(--vscode-charts-blue, #3794ff); stroke-width: 2; }
.dot { fill: var(--vscode-charts-blue, #3794ff); cursor: pointer; }
.dot:hover, .dot:focus { stroke: var(--vscode-focusBorder); stroke-width: 3; outline: none; }
table { border-collapse: collapse; margin-top: 10px; }
th, td { text-align: left; padding: 2px 14px 2px 0; border-bottom: 1px solid var(--vscode-panel-border, #8884); vertical-align: top; }
th { font-weight: 600; }
td:first-child, td:last-child { white-space: nowrap; }
td.number { font-variant-numeric: tabular-nums; }
tr.rescinded td, tr.refused td { color: var(--vscode-descriptionForeground); }
tr.chosen td { background: var(--vscode-list-inactiveSelectionBackground); }
`;

/** Tells the extension what was clicked; a point of a chart shows the rows of its day. */
export const SCRIPT = `
const editor = acquireVsCodeApi();
function choose(element) {
  const at = element.closest("[data-go], [data-command], .dot");
  if (!at) return false;
  if (at.dataset.go) editor.postMessage({ go: at.dataset.go });
  else if (at.dataset.command) editor.postMessage({ command: at.dataset.command });
  else {
    for (const row of document.querySelectorAll("tr[data-day]"))
      row.classList.toggle("chosen", row.dataset.day === at.dataset.day);
    document.querySelector("tr.chosen")?.scrollIntoView({ block: "nearest" });
  }
  return true;
}
document.addEventListener("click", (event) => {
  if (choose(event.target)) event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if ((event.key === "Enter" || event.key === " ") && event.target.matches(".dot") && choose(event.target))
    event.preventDefault();
});
addEventListener("message", ({ data }) => {
  document.body.innerHTML = data.body;
});
editor.postMessage({ ready: true });
`;
