/** What can be folded away, and what a growing selection takes in. */

import { FoldingRangeKind, type FoldingRange, type SelectionRange } from "vscode-languageserver";
import type { Node } from "../../grammar/ast.ts";
import { children } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import { lineColumn, type Source, type Span } from "../../grammar/source.ts";
import { nodePath } from "../lookup.ts";
import { rangeOf } from "../positions.ts";

export function foldingRanges(file: ast.File, source: Source): FoldingRange[] {
  const found: FoldingRange[] = [];
  const lineOf = (offset: number): number => lineColumn(source, offset).line - 1;
  const add = ({ start, end }: Span, kind?: FoldingRangeKind): void => {
    const startLine = lineOf(start);
    const endLine = lineOf(end);
    if (endLine > startLine) found.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  const look = (node: Node): void => {
    if (node.kind === "TextStatement") add(node.span, FoldingRangeKind.Region);
    else if (FOLDS.has(node.kind)) add(node.span);
    if (node.kind !== "TextStatement") for (const child of children(node)) look(child);
  };
  for (const item of file.items) look(item);
  for (const run of runs(
    file.comments.map(({ span }) => span),
    source,
  ))
    add(run, FoldingRangeKind.Comment);
  const uses = file.items.filter(({ kind }) => kind === "Uses").map(({ span }) => span);
  for (const run of runs(uses, source)) add(run, FoldingRangeKind.Imports);
  return found.toSorted((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

const FOLDS = new Set<Node["kind"]>([
  "Section",
  "Scenario",
  "Definition",
  "TableStatement",
  "EventStatement",
  "Rule",
  "RightStatement",
  "ObligationStatement",
  "CovenantStatement",
  "PolicyStatement",
  "PostponementStatement",
  "FirstOf",
  "ReadingExpression",
  "ReadingEffect",
  "Legend",
]);

/** Spans with nothing but white space between them are one. */
function runs(spans: readonly Span[], source: Source): Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (last !== undefined && source.text.slice(last.end, span.start).trim() === "")
      found[found.length - 1] = { start: last.start, end: span.end };
    else found.push(span);
  }
  return found;
}

/** From the innermost part of the tree to the whole file. */
export function selectionRange(file: ast.File, source: Source, offset: number): SelectionRange {
  let found: SelectionRange | undefined;
  let last: Span = { start: -1, end: -1 };
  for (const { span } of nodePath(file, offset)) {
    if (span.start === last.start && span.end === last.end) continue;
    last = span;
    found = { range: rangeOf(source, span), ...(found === undefined ? {} : { parent: found }) };
  }
  return found ?? { range: rangeOf(source, { start: offset, end: offset }) };
}
