import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/names.ts";
import * as uses from "../../grammar/diagnostics/catalogue/uses.ts";
import { QUOTE_COLUMNS } from "../facts/types.ts";
import { bindExpression } from "./bind-expression.ts";
import { bindLegend } from "./bind-legend.ts";
import { bindKinds } from "./bind-other.ts";
import { bindParty } from "./bind-role.ts";
import type { TermSymbol } from "./model.ts";
import { replacement, type Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";
import { slips } from "./similar.ts";

/** Binds a definition: its scope decides what its names may mean. */
export function bindDefinition(resolution: Resolution, outer: Scope, node: ast.Definition): void {
  const { declarations } = resolution;
  const term = declarations.termOf.get(node);
  if (term === undefined) return;
  const narrowed = bindScope(resolution, { ...outer, defines: term }, node.scope, term);
  const scope = bindLegend(resolution, narrowed, node.legend);
  const bind = (expression: ast.Expression, within: Scope = scope): void =>
    bindExpression(resolution, within, expression);
  switch (node.body.form) {
    case "means":
    case "initially means":
      return bind(node.body.value);
    case "determined":
      return bindParty(resolution, scope, node.body.by, bind);
    case "quoted":
      return bindColumn(resolution, scope, node.body.column);
    case "native":
      return;
  }
}

/** A column of the quotes, which are the same for every contract. */
function bindColumn(resolution: Resolution, scope: Scope, { value, span }: ast.TextLiteral): void {
  const known = [...QUOTE_COLUMNS, "venue"];
  if (known.includes(value)) return;
  const near = slips(value, known);
  const fixes = near.map((text) => replacement(scope.home, span, `"${text}"`));
  resolution.report(
    catalogue.unknownColumn,
    scope.home,
    span,
    { column: value, known, close: near },
    { fixes },
  );
}

function bindScope(resolution: Resolution, scope: Scope, node: ast.DefinitionScope, term: TermSymbol): Scope {
  switch (term.scope.of) {
    case "certificate":
      return scope;
    case "date":
      return { ...scope, dateGiven: true };
    case "inputs":
      reportRepeated(resolution, scope, node.inputs, "The input");
      return { ...scope, inputs: new Map(term.scope.inputs.map((input) => [input.name, input])) };
    case "party": {
      const party = resolution.declarations.parties.get(term.scope.party);
      const [name] = node.of;
      if (party !== undefined && name !== undefined) resolution.refer(name, { to: "party", party }, scope);
      return scope;
    }
    case "event":
      return { ...scope, ...bindKinds(resolution, scope, node.of) };
  }
}

/** Binds a table's keys and values. */
export function bindTable(resolution: Resolution, outer: Scope, node: ast.TableStatement): void {
  const scope = { ...outer, defines: resolution.declarations.termOf.get(node) ?? null };
  for (const key of node.columns) bindExpression(resolution, scope, key);
  for (const { key, values } of node.rows) {
    bindExpression(resolution, scope, key);
    for (const value of values) if (value !== null) bindExpression(resolution, scope, value);
  }
}

/** Binds the parties of an act and the events that an event is about. */
export function bindEvent(resolution: Resolution, scope: Scope, node: ast.EventStatement): void {
  for (const each of node.by) {
    bindParty(resolution, scope, each, (inner, within) => bindExpression(resolution, within, inner));
  }
  bindKinds(resolution, scope, node.of?.events ?? []);
  reportRepeated(resolution, scope, [...node.fields, ...node.optionalFields, ...node.gives], "The field");
  for (const { name } of node.gives) {
    const terms = resolution.declarations.termsByName.get(name.text) ?? [];
    const term = terms.find(({ scope }) => scope.of === "event" && scope.events.includes(node.name.text));
    if (term !== undefined) resolution.refer(name, { to: "event term", term }, scope);
    else if (name.text !== "") {
      const details = { name: name.text, act: node.name.text };
      resolution.report(uses.givesUndefined, scope.home, name.span, details);
    }
  }
}

function reportRepeated(
  resolution: Resolution,
  scope: Scope,
  fields: readonly ast.Field[],
  what: string,
): void {
  const seen = new Map<string, ast.Name>();
  for (const { name } of fields) {
    const first = seen.get(name.text);
    seen.set(name.text, first ?? name);
    if (first === undefined || name.text === "") continue;
    const related = [
      { place: { source: scope.home.source, span: first.span }, message: "The first stands here." },
    ];
    const details = { what, name: name.text, first: "in the same list" };
    resolution.report(catalogue.duplicate, scope.home, name.span, details, { related });
  }
}
