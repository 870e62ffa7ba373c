import { visit } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import { pricePerShare, SHARES } from "../values/unit.ts";
import { TEXT, UNKNOWN, YES_NO } from "./agree.ts";
import { lettersIn } from "./bind-legend.ts";
import { useIn } from "./consequence.ts";
import type { Declarations } from "./declarations.ts";
import { declaredType } from "./declared-types.ts";
import { inferAlike } from "./infer-alike.ts";
import { infer } from "./infer.ts";
import type { Reference, TermSymbol } from "./model.ts";
import { dependencyOrder } from "./order.ts";
import type { Spot, Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { give } from "./want.ts";

/** Infers the terms, each after those it is made of. What is made of itself stays unknown; a check of its own reports it. */
export function typeTerms(typing: Typing): void {
  const { declarations, references } = typing;
  for (const term of declarations.terms) typing.termTypes.set(term, UNKNOWN);
  const { order } = dependencyOrder(declarations.terms as readonly TermSymbol[], (term) =>
    termsIn(references, term.node),
  );
  for (const term of order) typing.termTypes.set(term, typeTerm(typing, term));
}

/** The terms that a definition names. */
function termsIn(references: ReadonlyMap<object, Reference>, definition: ast.Node): TermSymbol[] {
  const found = new Set<TermSymbol>();
  visit(definition, (node) => {
    const reference = references.get(node);
    if (reference?.to === "term" || reference?.to === "event term" || reference?.to === "term of") {
      found.add(reference.term);
    }
  });
  return [...found];
}

function typeTerm(typing: Typing, term: TermSymbol): Type {
  const { node, home } = term;
  const spot: Spot = { home, use: useIn(node, home) };
  if (node.kind === "TableStatement") return typeTable(typing, spot, node);
  const known = declaredFor(typing.declarations, term, node) ?? typing.hints.get(term) ?? UNKNOWN;
  typeLegend(typing, spot, node.legend);
  const { body } = node;
  switch (body.form) {
    case "means":
    case "initially means": {
      const type = give(infer, typing, spot, body.value, known, `"${term.name}"`);
      return known.kind === "unknown" ? type : known;
    }
    case "determined":
      infer(typing, spot, body.by, null);
      return known;
    case "quoted": {
      const { currency } = typing.declarations;
      if (body.column.value === "venue") return TEXT;
      return { kind: "quantity", unit: body.column.value === "volume" ? SHARES : pricePerShare(currency) };
    }
    case "native":
      return known;
  }
}

/** What is declared of a term's type apart from its formula; null where nothing is. */
function declaredFor(declarations: Declarations, term: TermSymbol, node: ast.Definition): Type | null {
  const { body, plural } = node;
  if (body.form !== "quoted" && body.type !== null) return declaredType(body.type, declarations.currency);
  if (term.scope.of === "event") {
    for (const name of term.scope.events) {
      const given = declarations.events.get(name)?.gives.find((one) => one.name === term.name);
      if (given !== undefined) return given.type;
    }
  }
  return plural !== null && term.scope.of === "date" ? YES_NO : null;
}

/** Infers the letters of a legend, each after those it is made of. */
export function typeLegend(typing: Typing, spot: Spot, legend: ast.Legend | null): void {
  if (legend === null) return;
  const { order } = dependencyOrder(legend.bindings, ({ value }) => lettersIn(typing.references, value));
  const own = new Set(legend.bindings);
  for (const binding of order) {
    if (!own.has(binding)) continue;
    const hint = typing.hints.get(binding) ?? UNKNOWN;
    const type = give(infer, typing, spot, binding.value, hint, binding.name.text);
    typing.letterTypes.set(binding, type.kind === "unknown" ? hint : type);
  }
}

function typeTable(typing: Typing, spot: Spot, node: ast.TableStatement): Type {
  const { currency } = typing.declarations;
  const row = declaredType(node.row.type, currency);
  const column = node.column === null ? UNKNOWN : declaredType(node.column.type, currency);
  for (const key of node.columns)
    give(infer, typing, spot, key, column, node.column?.name.text ?? "the column");
  for (const { key } of node.rows) give(infer, typing, spot, key, row, node.row.name.text);
  const values = node.rows.flatMap((one) => one.values.filter((value) => value !== null));
  if (node.type !== null) {
    const type = declaredType(node.type, currency);
    for (const value of values) give(infer, typing, spot, value, type, `"${node.name.text}"`);
    return type;
  }
  const first = values[0];
  if (first === undefined) return UNKNOWN;
  const type = inferAlike(infer, typing, spot, [first], null, () => undefined) ?? UNKNOWN;
  for (const value of values) give(infer, typing, spot, value, type, `"${node.name.text}"`);
  return type;
}
