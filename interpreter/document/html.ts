/** A document as one page of HTML that needs nothing else: for a screen, a phone, a reader by ear, and paper. */

import { escaped as markup, htmlPage } from "../report/markup.ts";
import { isLetter } from "./formula.ts";
import { SOURCES_HEAD, SOURCES_LEAD, SOURCES_TITLE, sourceRow } from "./sources.ts";
import type { Block, Cell, Document, Figure, Formula, Inline } from "./model.ts";

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1rem/1.55 Georgia, "Times New Roman", "Liberation Serif", serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; color: #1a1a1a; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; text-align: center; margin: 1rem 0 1.5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .6rem; } h3 { font-size: 1.08rem; margin: 1.6rem 0 .5rem; } h4, h5 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
p, ul, ol, dl { margin: .6rem 0; } li > p { margin: .25rem 0; } ul.none { list-style: none; padding-left: 1.2rem; } li:has(> ul.none:first-child) { list-style: none; }
a { color: #0b4a8f; text-underline-offset: .15em; } a:focus-visible { outline: 3px solid #b35c00; outline-offset: 2px; }
a.term { color: inherit; text-decoration: underline dotted #767676; } a.term:hover { color: #0b4a8f; }
:target { background: #fff3c4; }
sup { font-size: .7em; line-height: 0; } sup a { text-decoration: none; padding: 0 .15em; }
blockquote { margin: .6rem 0 .6rem .3rem; padding: .1rem 0 .1rem 1rem; border-left: 3px solid #c9c9c4; }
.wide { overflow-x: auto; margin: .8rem 0; } .wide:focus-visible { outline: 3px solid #b35c00; }
table { border-collapse: collapse; width: 100%; font-size: .95em; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border-bottom: 1px solid #cfcfca; padding: .35rem .6rem .35rem 0; text-align: left; vertical-align: top; } thead th { border-bottom: 2px solid #595959; }
tbody th { font-weight: 400; } .number { text-align: right; font-variant-numeric: tabular-nums; padding-left: .6rem; }
td.path { font: .85em/1.4 ui-monospace, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.line { display: inline-block; border-bottom: 1px solid #1a1a1a; height: 1.1em; vertical-align: baseline; max-width: 100%; }
.display { margin: .8rem 0 .8rem 1.2rem; } .display > div { margin: .35rem 0; } .display .further { padding-left: 1.6rem; }
.frac { display: inline-flex; flex-direction: column; vertical-align: middle; text-align: center; margin: 0 .15em; max-width: 100%; }
.frac > .over { border-bottom: 1px solid currentColor; padding: 0 .3em .1em; } .frac > .under { padding: .1em .3em 0; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.blank { background: #ffe9a8; border: 1px solid #a87900; border-radius: 3px; padding: 0 .25em; }
.note { background: #e7f0fb; border-left: 3px solid #0b4a8f; padding: 0 .4em; font-style: italic; }
.sources { margin-top: 3rem; border-top: 2px solid #595959; font-size: .9rem; }
hr { border: 0; border-top: 1px solid #8a8a8a; margin: 1.6rem 0; }
@media (max-width: 40rem) { body { padding: .8rem .8rem 3rem; } .display { margin-left: 0; } blockquote { padding-left: .6rem; }
  .sources table, .sources tbody, .sources tr, .sources td, .sources th { display: block; } .sources thead { position: absolute; clip-path: inset(50%); }
  .sources tr { border-bottom: 1px solid #cfcfca; padding: .4rem 0; } .sources td, .sources tbody th { border: 0; padding: .05rem 0; } .sources td:empty { display: none; }
  .sources td[data-head]::before { content: attr(data-head) ": "; font: .85rem Georgia, serif; color: #595959; } }
@media print { body { font-size: 10.5pt; max-width: none; padding: 0; } a, a.term { color: inherit; text-decoration: none; } h1, h2, h3, h4 { break-after: avoid; } tr, .display, li { break-inside: avoid; }
  thead { display: table-header-group; } .wide { overflow: visible; } :target { background: none; } .sources { break-before: page; border: 0; margin: 0; } nav { display: none; } @page { margin: 22mm 20mm; } }
`;

export function toHtml({ title, blocks, figures }: Document): string {
  return htmlPage(
    title.replaceAll("≈ ", "≈\u00a0"),
    STYLE,
    `${blocks.map(block).join("\n")}
${sources(figures)}`,
  );
}

function sources(figures: readonly Figure[]): string {
  if (figures.length === 0) return "";
  const rows = figures.map((figure) => {
    const [number, printed, what, section, where, exact] = sourceRow(figure);
    const [, second, third, fourth, fifth, sixth] = SOURCES_HEAD;
    const cell = (head: string, said: string, classes = ""): string =>
      `<td data-head="${head}"${classes}>${escaped(said)}</td>`;
    return `<tr id="source-${number}"><th scope="row">${number}</th>${cell(second, printed)}${cell(third, what)}${said(cell, fourth, section)}${said(cell, fifth, where, ' class="path"')}${said(cell, sixth, exact, ' class="path"')}</tr>`;
  });
  const head = SOURCES_HEAD.map((each) => `<th scope="col">${each}</th>`).join("");
  return `<section class="sources" aria-labelledby="sources">
<h2 id="sources">${SOURCES_TITLE}</h2>
<p>${escaped(SOURCES_LEAD)}</p>
<div class="wide" role="region" aria-label="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table></div>
</section>
`;
}

/** An empty cell has no heading of its own on a narrow screen. */
function said(
  cell: (head: string, text: string, classes?: string) => string,
  head: string,
  text: string,
  classes = "",
): string {
  return text === "" ? "<td></td>" : cell(head, text, classes);
}

function block(each: Block): string {
  switch (each.kind) {
    case "heading": {
      const id = each.id === null ? "" : ` id="${each.id}"`;
      return `<h${each.level}${id}>${words(each.inside)}</h${each.level}>`;
    }
    case "paragraph":
      return `<p>${words(each.inside)}</p>`;
    case "display": {
      const lines = each.lines.map(({ sign, formula: set }) => {
        const inside = formula(set);
        return sign === "" ? `<div>${inside}</div>` : `<div class="further">${sign} ${inside}</div>`;
      });
      return `<div class="display">${lines.join("")}</div>`;
    }
    case "list": {
      const tag = each.marks === "numbers" ? "ol" : "ul";
      const classes = each.marks === "none" ? ' class="none"' : "";
      return `<${tag}${classes}>${each.items.map((item) => `<li>${item.map(block).join("")}</li>`).join("")}</${tag}>`;
    }
    case "quote":
      return `<blockquote>${each.inside.map(block).join("")}</blockquote>`;
    case "table":
      return table(each);
    case "rule":
      return "<hr>";
  }
}

function table({ caption, head, rows, named }: Extract<Block, { kind: "table" }>): string {
  const numeric = head.map(
    (_, column) => rows.length > 0 && rows.every((cells) => cells[column]?.numeric === true),
  );
  const title = caption === "" ? "" : `<caption>${escaped(caption)}</caption>`;
  const heads = head.map(
    (each, i) => `<th scope="col"${numeric[i] ? ' class="number"' : ""}>${escaped(each)}</th>`,
  );
  const body = rows.map((cells) => `<tr>${cells.map((cell, i) => td(cell, named && i === 0)).join("")}</tr>`);
  const top = head.every((each) => each === "") ? "" : `<thead><tr>${heads.join("")}</tr></thead>`;
  return `<div class="wide" role="region" aria-label="table" tabindex="0"><table>${title}${top}<tbody>${body.join("")}</tbody></table></div>`;
}

function td({ inside, numeric }: Cell, names: boolean): string {
  const classes = numeric ? ' class="number"' : "";
  return names ? `<th scope="row"${classes}>${words(inside)}</th>` : `<td${classes}>${words(inside)}</td>`;
}

function words(inside: readonly Inline[]): string {
  return inside.map(inline).join("");
}

function inline(each: Inline): string {
  switch (each.kind) {
    case "text":
      return escaped(each.text);
    case "strong":
      return `<strong>${words(each.inside)}</strong>`;
    case "emphasis":
      return `<em>${words(each.inside)}</em>`;
    case "figure": {
      const { number, text, origin } = each.figure;
      return `<span class="figure">${escaped(text)}</span><sup><a href="#source-${number}" title="${escaped(origin.what)}" aria-label="source ${number}">${number}</a></sup>`;
    }
    case "line":
      return `<span class="line" style="width:${each.width}ch"><span class="heard">to be filled in</span></span>`;
    case "break":
      return "<br>\n";
    case "link":
      return `<a class="term" href="#${each.to}">${words(each.inside)}</a>`;
    case "anchor":
      return `<span id="${each.id}">${words(each.inside)}</span>`;
    case "blank":
      return `<span class="blank"><span class="heard">left blank: </span>${escaped(each.text)}</span>`;
    case "note":
      return `<span class="note">${escaped(each.text)}</span>`;
    case "formula":
      return formula(each.formula);
  }
}

/** Fractions as they are set on paper, with words for those who hear them; names in them are links, which MathML lacks. */
function formula(each: Formula): string {
  switch (each.kind) {
    case "row":
      return each.items.map(formula).join("");
    case "name":
      if (each.to !== null) return `<a class="term" href="#${each.to}">${escaped(each.text)}</a>`;
      return isLetter(each.text) ? `<i>${escaped(each.text)}</i>` : escaped(each.text);
    case "number":
      return `<span class="figure">${escaped(each.text)}</span>`;
    case "words":
      return escaped(each.text);
    case "operator":
      return ` ${escaped(each.text)} `;
    case "fraction":
      return `<span class="frac"><span class="over"><span class="heard">(</span>${formula(each.over)}</span><span class="heard">) divided by (</span><span class="under">${formula(each.under)}<span class="heard">)</span></span></span>`;
    case "brackets":
      return `(${formula(each.inside)})`;
  }
}

/** For text and attributes. A number stays with the sign that it is cut. */
function escaped(said: string): string {
  return markup(said).replaceAll("≈ ", "≈\u00a0");
}
