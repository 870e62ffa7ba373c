import type * as ast from "../../grammar/ast.ts";
import { neededBlank } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model, Placed, TermSymbol } from "../model/model.ts";
import { entryIn, placedEffects } from "./support/actions.ts";
import { termOf } from "./support/references.ts";
import { subjectOf } from "./support/subjects.ts";
import { survey, type Survey } from "./support/survey.ts";
import { atStart, some } from "./support/words.ts";

/** So many of the things that cannot be computed are named. */
const MOST_TOLD = 4;

/**
 * Blanks that a formula needs, with what cannot be computed until they are filled ("a blank that a formula needs"). None for a
 * blank that nobody reads, for a party's name, and for state that is blank only until an event tells it.
 */
export function blanks(model: Model): Diagnostic[] {
  const found = survey(model);
  const terms = new Map<ast.Statement, TermSymbol>(model.terms.map((term) => [term.node, term]));
  const readers = readersIn(model, found, terms);
  const told = toldByEvents(model, found);
  const seen = new Set<ast.Statement>();
  return found.blanks.flatMap(({ node, home, statement }) => {
    if (home.imported || seen.has(statement)) return [];
    seen.add(statement);
    const term = terms.get(statement) ?? null;
    const needing = term === null ? [{ node: statement, home }] : (readers.get(term) ?? []);
    if (needing.length === 0 || (term !== null && told.has(term))) return [];
    const details = { term: term?.name ?? null, where: atStart(home), subjects: subjects(needing) };
    return [report(neededBlank, { source: home.source, span: node.span }, details)];
  });
}

/** The statements that read each term, themselves of use: a definition that nobody reads needs nothing. */
function readersIn(
  model: Model,
  { statements, uses }: Survey,
  terms: ReadonlyMap<ast.Statement, TermSymbol>,
): ReadonlyMap<TermSymbol, readonly Placed<ast.Statement>[]> {
  const readers = new Map<TermSymbol, Placed<ast.Statement>[]>();
  const given = new Set([...model.events.values()].flatMap((event) => event.gives.map(({ name }) => name)));
  const isResult = (term: TermSymbol): boolean =>
    term.body.form === "adjustable" || (term.scope.of === "event" && given.has(term.name));
  const open = statements.filter(({ node }) => {
    const term = terms.get(node);
    return term === undefined || isResult(term);
  });
  const live = new Set(open.map(({ node }) => node));
  for (let reader = open.pop(); reader !== undefined; reader = open.pop()) {
    for (const { term, asked } of uses.get(reader.node) ?? []) {
      if (asked || term.node === reader.node) continue;
      const all = entryIn(readers, term, (): Placed<ast.Statement>[] => []);
      if (all.at(-1) !== reader) all.push(reader);
      if (live.has(term.node)) continue;
      live.add(term.node);
      open.push({ node: term.node, home: term.home });
    }
  }
  return readers;
}

/** State that is blank only until an event tells it: each rule that changes it gives it a value that does not build on its own. */
function toldByEvents(model: Model, { uses }: Survey): ReadonlySet<TermSymbol> {
  const told = new Set<TermSymbol>();
  const builtOn = new Set<TermSymbol>();
  for (const { effect, rule } of placedEffects(model)) {
    if (effect.kind !== "Becomes" && effect.kind !== "FallsBy") continue;
    const term = termOf(model, effect.target);
    if (term === null) continue;
    const reads = (uses.get(rule.node) ?? []).some((use) => use.term === term && !use.asked);
    (reads ? builtOn : told).add(term);
  }
  return new Set([...told].filter((term) => !builtOn.has(term)));
}

/** What cannot be computed, in the order of the text, the contract's own clauses first. */
function subjects(readers: readonly Placed<ast.Statement>[]): string {
  const inOrder = readers.toSorted(
    (a, b) => Number(a.home.imported) - Number(b.home.imported) || a.node.span.start - b.node.span.start,
  );
  return some([...new Set(inOrder.map(subjectOf))], MOST_TOLD);
}
