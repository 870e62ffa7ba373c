import type { Fix } from "../../../grammar/diagnostics/diagnostic.ts";
import type { Home, SectionSymbol } from "../../model/model.ts";

/** The fixes that let one of two sections prevail, in either direction; none where a clause stands in no section of the contract. */
export function prevailFixes(a: Home, b: Home): Fix[] {
  const [first, second] = [sectionOf(a), sectionOf(b)];
  if (first === null || second === null || first === second) return [];
  return [subjectTo(first, second), subjectTo(second, first)].filter((fix) => fix !== null);
}

/** Whether one of two clauses could be made to prevail by the heading of its section. */
export function canPrevail(a: Home, b: Home): boolean {
  return labelsOf(a, b) !== null;
}

/** The labels of two different sections of the contract, either of which could be made to prevail; null for anything else. */
export function labelsOf(a: Home, b: Home): readonly [string, string] | null {
  const [first, second] = [sectionOf(a), sectionOf(b)];
  return first === null || second === null || first === second ? null : [first.label, second.label];
}

const sectionOf = ({ section, imported }: Home): SectionSymbol | null => (imported ? null : section);

function subjectTo({ node, source, shown }: SectionSymbol, other: SectionSymbol): Fix | null {
  // In a variant the words replaced or added stand in between.
  if (node.change !== "none") return null;
  const { end } = node.precedence.at(-1)?.span ?? node.title?.span ?? node.label.span;
  const text = `, subject to section ${other.label}`;
  return {
    title: `Make section ${shown} subject to section ${other.shown}`,
    edits: [{ place: { source, span: { start: end, end } }, text }],
  };
}
