/** How the page of a comparison looks: on a desk, on a phone and on paper. Nothing is told by colour alone. */

export const PAGE_STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .5rem; border-bottom: 2px solid #1a1a1a; padding-bottom: .2rem; } h3 { font-size: 1rem; margin: 1.4rem 0 .2rem; }
ul { margin: .2rem 0 .5rem; padding-left: 1.2rem; overflow-wrap: anywhere; }
.lead { font-weight: 600; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.sides > div { min-width: 0; }
.side { margin: 0; font-weight: 600; font-size: .9rem; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f4; border: 1px solid #ccc; padding: .6rem; margin: .2rem 0; font: 14px/1.45 ui-monospace, monospace; }
del { background: #fbdcd6; color: #7a1500; text-decoration: line-through; } ins { background: #d9f0d6; color: #11490c; text-decoration: underline; }
.none { color: #595959; margin: .2rem 0; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #767676; }
tbody th { font-weight: 400; }
th.number, td.number { text-align: right; padding-right: 0; padding-left: .8rem; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; max-width: 46rem; } figcaption { font-size: .85rem; color: #595959; }
svg { max-width: 100%; height: auto; display: block; }
@media screen and (max-width: 40rem) {
  .sides { grid-template-columns: 1fr; gap: .4rem; }
  figure { overflow-x: auto; } figure svg { min-width: 30rem; }
  body { padding: .6rem; }
  /* A row of a table becomes a small list: what it is, then each column by its name. */
  table, caption, tbody, tr, tbody th, td { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 1px solid #767676; padding: .3rem 0; }
  tbody th { font-weight: 600; border: 0; padding: 0; }
  td, td.number { border: 0; padding: 0 0 0 .8rem; text-align: left; overflow-wrap: anywhere; }
  td::before { content: attr(data-label) ": "; color: #595959; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  article, figure, tr { break-inside: avoid; } h2, h3, caption { break-after: avoid; }
  pre { background: none; font-size: 9pt; } table { font-size: 9.5pt; }
  .wide { overflow: visible; }
}
`;
