/** A Form 3, 4 or 5 as one page that needs no network, for a screen of any width and for paper. */

import type { Row } from "../../interpreter/ownership/types.ts";
import { escaped, htmlPage } from "../../interpreter/report/markup.ts";
import { dayOf, headOf, nameOfRow, titleOf, usedColumns, type FormPage, type Shown } from "./ownership.ts";

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: minmax(10rem, max-content) 1fr; gap: .2rem 1.2rem; margin: 0; }
dt { color: #595959; } dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } .wide:focus-visible { outline: 2px solid #1a5fb4; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { border: 1px solid #c8c8c8; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #f2f2ef; font-weight: 600; } thead small { display: block; font-weight: 400; color: #595959; }
.number { text-align: right; font-variant-numeric: tabular-nums; } td.number { white-space: nowrap; } sup { line-height: 0; }
li { margin: .3rem 0; overflow-wrap: anywhere; } sup a { padding: 0 .15rem; }
.draft { border-left: .3rem solid #8a6d00; padding-left: .8rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } body { padding: .6rem; } }
@media print { @page { size: landscape; margin: 1.5cm; } body { font-size: 10pt; max-width: none; padding: 0; } table { font-size: 8.5pt; } .wide { overflow: visible; } tr, li { break-inside: avoid; } td.number { white-space: normal; } a { color: inherit; text-decoration: none; } }
`;

export function ownershipPage(page: FormPage): string {
  const { document, reasons } = page;
  const { rows, footnotes, remarks, signatures, owners, issuer } = document;
  const title = titleOf(document);
  const about = `${owners.map(({ name }) => name).join(", ")} and ${issuer.name}`;
  const list = (items: readonly string[]): string => `<ul>\n${items.join("\n")}\n</ul>`;
  return htmlPage(
    `${title}: ${about}`,
    STYLE,
    `<h1>${escaped(title)}</h1>
${reasons.length > 0 ? '<p class="draft">A draft, for counsel to read. What is filed is the XML of this form.</p>\n' : ""}<dl>
${headOf(page)
  .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
  .join("\n")}
</dl>
${tableOf("I", "Table I: non-derivative securities acquired, disposed of, or owned", rows)}
${tableOf("II", "Table II: derivative securities acquired, disposed of, or owned", rows)}
${part(
  "Footnotes",
  footnotes.length === 0
    ? ""
    : list(
        footnotes.map(
          ({ id, text }) => `<li id="${escaped(id)}"><strong>${escaped(id)}</strong> ${escaped(text)}</li>`,
        ),
      ),
)}${part("Remarks", remarks === "" ? "" : `<p>${escaped(remarks)}</p>`)}${part(
      "Why these codes",
      reasons.length === 0
        ? ""
        : list(
            reasons.map(
              ({ row, code, why }) =>
                `<li><strong>${escaped(row)}, code ${escaped(code)}.</strong> ${escaped(sentence(why))}</li>`,
            ),
          ),
    )}${part(
      "Signature",
      signatures.map(({ name, date }) => `<p>${escaped(name)}, ${escaped(dayOf(date))}</p>`).join("\n"),
    )}`,
  );
}

const part = (title: string, body: string): string => (body === "" ? "" : `<h2>${title}</h2>\n${body}\n`);

const sentence = (words: string): string => `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}.`;

function tableOf(table: Row["table"], title: string, rows: readonly Row[]): string {
  const own = rows.filter((row) => row.table === table);
  const id = `table-${table}`;
  const heading = `<h2 id="${id}">${escaped(title)}</h2>`;
  if (own.length === 0) return `${heading}\n<p>No rows.</p>`;
  const columns = usedColumns(table, own);
  const head = columns
    .map(
      ({ number, title: name, numeric }) =>
        `<th scope="col"${numeric === true ? ' class="number"' : ""}><small>${number}</small>${escaped(name)}</th>`,
    )
    .join("");
  const body = own.map((row) => {
    const cells = columns.map(({ of, numeric }) => {
      const { text, footnotes } = of(row);
      return `<td${numeric === true ? ' class="number"' : ""}>${escaped(text)}${marks({ text, footnotes })}</td>`;
    });
    return `<tr><th scope="row">${escaped(nameOfRow(row).replace(/^.*row /, ""))}</th>${cells.join("")}</tr>`;
  });
  return `${heading}
<div class="wide" role="region" aria-labelledby="${id}" tabindex="0">
<table>
<thead><tr><th scope="col">Row</th>${head}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table>
</div>`;
}

function marks({ footnotes }: Shown): string {
  const links = footnotes.map((id) => `<a href="#${escaped(id)}">${escaped(id)}</a>`);
  return links.length === 0 ? "" : `<sup>${links.join(" ")}</sup>`;
}
