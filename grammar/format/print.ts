import type { Doc } from "prettier";
import type { Node } from "../ast.ts";
import { visit } from "../walk.ts";
import type { Parsed } from "../parse.ts";
import { effects } from "./effects.ts";
import { expressions } from "./expressions.ts";
import { printFile } from "./file.ts";
import { Layout, type Printer, type Printers } from "./layout.ts";
import { names, plain } from "./names.ts";
import { scenarios } from "./scenarios.ts";
import { statements } from "./statements.ts";
import { wordsOf } from "./words.ts";

/** Files, sections and scenarios are printed by `printFile`, which looks into them. */
const printers: Printers<Node> = {
  ...names,
  ...expressions,
  ...effects,
  ...statements,
  ...scenarios,
  File: plain,
  Section: plain,
  Scenario: plain,
};

/** A file that was read, as a document of prettier. */
export function print(parsed: Parsed): Doc {
  const minusSigns = new Set<number>();
  visit(parsed.file, (node) => {
    if (node.kind === "UnaryExpression") minusSigns.add(node.span.start);
  });
  // Each printer is asked only for nodes of its own kind.
  const layout = new Layout(
    parsed.source,
    wordsOf(parsed, minusSigns),
    (node) => printers[node.kind] as Printer<Node>,
  );
  const mistakes = parsed.diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ place }) => place.span);
  return printFile(layout, parsed.file, mistakes);
}
