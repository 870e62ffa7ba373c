import type { Node } from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Declarations } from "./declarations.ts";
import type { Ambiguity, Home } from "./model.ts";

/** A choice between readings, wherever one can stand. */
interface Choice {
  /** What the model's `ambiguityOf` is keyed by. */
  readonly key: object;
  readonly names: readonly string[];
  readonly home: Home;
  readonly span: Node["span"];
}

type Draft = { key: string; names: readonly string[]; places: { home: Home; span: Node["span"] }[] };

/**
 * The ambiguities of a contract: alternatives anywhere with the same set of names are one, known by the name of the first
 * that the text offers.
 */
export function ambiguitiesOf(declarations: Declarations): {
  readonly ambiguities: readonly Ambiguity[];
  readonly ambiguityOf: ReadonlyMap<object, Ambiguity>;
} {
  const bySet = new Map<string, Draft>();
  const ambiguityOf = new Map<object, Ambiguity>();
  for (const { node, home } of declarations.statements) {
    for (const { key, names, span } of choicesIn(node, home)) {
      const set = JSON.stringify([...new Set(names)].toSorted());
      const known = bySet.get(set) ?? { key: names[0] ?? "", names, places: [] };
      known.places.push({ home, span });
      bySet.set(set, known);
      ambiguityOf.set(key, known);
    }
  }
  return { ambiguities: [...bySet.values()], ambiguityOf };
}

function choicesIn(statement: ast.Statement, home: Home): Choice[] {
  const found: Choice[] = [];
  const add = (key: object, alternatives: readonly ast.Alternative<unknown>[], span: Node["span"]): void => {
    const names = alternatives.map(({ name }) => name);
    if (names.length > 1) found.push({ key, names, home, span });
  };
  if (statement.kind === "PostponementStatement") add(statement, statement.alternatives, statement.span);
  if (statement.kind === "PolicyStatement") {
    for (const clause of statement.clauses) addClause(clause, add, statement.span);
  }
  visit(statement, (node) => {
    if (node.kind === "ReadingExpression" || node.kind === "ReadingEffect")
      add(node, node.alternatives, node.span);
  });
  return found;
}

function addClause(
  clause: ast.PolicyClause,
  add: (key: object, alternatives: readonly ast.Alternative<unknown>[], span: Node["span"]) => void,
  whole: Node["span"],
): void {
  if (clause.form !== "reading") return;
  const [first] = clause.alternatives;
  const last = clause.alternatives.at(-1);
  add(clause, clause.alternatives, first && last ? { start: first.span.start, end: last.span.end } : whole);
  for (const { value } of clause.alternatives) for (const inner of value) addClause(inner, add, whole);
}
