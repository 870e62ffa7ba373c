import type * as ast from "../../grammar/ast.ts";
import { UNKNOWN } from "./agree.ts";
import { nameText } from "./chains.ts";
import type { Draft } from "./declarations.ts";
import { declaredType } from "./declared-types.ts";
import type { Home, TermBody, TermScope, TermSymbol } from "./model.ts";

/** The symbol of a definition; its type is found once all names are bound. */
export function definedTerm(
  node: ast.Definition,
  home: Home,
  currency: string,
  parties: ReadonlySet<string>,
): Draft<TermSymbol> {
  return {
    kind: "term",
    name: node.name.text,
    plural: node.plural?.text ?? null,
    scope: scopeOf(node.scope, currency, parties),
    body: bodyOf(node.body),
    type: UNKNOWN,
    legend: node.legend,
    node,
    home,
  };
}

/** The symbol of a table: a formula whose inputs are its row and its column. */
export function tableTerm(node: ast.TableStatement, home: Home, currency: string): Draft<TermSymbol> {
  const fields = node.column === null ? [node.row] : [node.row, node.column];
  return {
    kind: "term",
    name: node.name.text,
    plural: null,
    scope: { of: "inputs", inputs: inputsOf(fields, currency) },
    body: { form: "table", table: node },
    type: UNKNOWN,
    legend: null,
    node,
    home,
  };
}

const inputsOf = (
  fields: readonly ast.Field[],
  currency: string,
): { name: string; type: TermSymbol["type"] }[] =>
  fields.map(({ name, type }) => ({ name: name.text, type: declaredType(type, currency) }));

function scopeOf(scope: ast.DefinitionScope, currency: string, parties: ReadonlySet<string>): TermScope {
  switch (scope.form) {
    case "plain":
      return { of: "certificate" };
    case "on a date":
      return { of: "date" };
    case "with":
      return { of: "inputs", inputs: inputsOf(scope.inputs, currency) };
    case "of": {
      const names = scope.of.map(({ text }) => text);
      const [party] = names;
      if (names.length === 1 && party !== undefined && parties.has(party)) return { of: "party", party };
      return { of: "event", events: names };
    }
  }
}

function bodyOf(body: ast.DefinitionBody): TermBody {
  switch (body.form) {
    case "means":
      return { form: "formula", value: body.value };
    case "initially means":
      return { form: "adjustable", initial: body.value };
    case "determined":
      return { form: "determined", by: nameText(body.by) };
    case "quoted":
      return { form: "quoted", column: body.column.value };
    case "native":
      return { form: "native", function: body.function.value };
  }
}
