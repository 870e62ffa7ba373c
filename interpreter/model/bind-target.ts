import type * as ast from "../../grammar/ast.ts";
import * as uses from "../../grammar/diagnostics/catalogue/uses.ts";
import { bindExpression } from "./bind-expression.ts";
import { isFound, reportUnfound } from "./bind-name.ts";
import { bindOf } from "./bind-of.ts";
import { nameText } from "./chains.ts";
import { plainTerm } from "./declarations.ts";
import { lookUpTarget } from "./look-up.ts";
import type { Reference } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";

/** What `becomes`, `falls by` and `rises by` change: a term that `initially means` something. */
export function bindTarget(resolution: Resolution, scope: Scope, expression: ast.Expression): void {
  if (expression.kind === "NameExpression")
    return bindTargetName(resolution, scope, expression, expression.name);
  if (expression.kind === "OfExpression") {
    const name = nameText(expression);
    if (name !== "" && plainTerm(resolution.declarations, name) !== null) {
      return bindTargetName(resolution, scope, expression, { text: name, span: expression.span });
    }
    bindOf(
      resolution,
      scope,
      expression,
      (object, within) => bindExpression(resolution, within, object),
      "term",
    );
  } else bindExpression(resolution, scope, expression);
  const reference = resolution.references.get(expression);
  if (reference !== undefined)
    checkTarget(resolution, scope, nameText(expression), expression.span, reference);
}

/** A term that a policy, a trigger or a target names alone. */
export function bindTargetName(
  resolution: Resolution,
  scope: Scope,
  node: object,
  { text, span }: Pick<ast.Name, "text" | "span">,
): void {
  if (text === "") return;
  const found = lookUpTarget(resolution.declarations, scope, text);
  if (!isFound(found)) return reportUnfound(resolution, scope, text, span, found);
  resolution.refer(node, found, scope);
  checkTarget(resolution, scope, text, span, found);
}

function checkTarget(
  resolution: Resolution,
  scope: Scope,
  name: string,
  span: ast.Name["span"],
  reference: Reference,
): void {
  const what = whyFixed(reference);
  if (what !== null) resolution.report(uses.notAdjustable, scope.home, span, { ...scope.use, name, what });
}

/** A term that is named alone and need not be state: `the Term ends`. */
export function bindTermName(resolution: Resolution, scope: Scope, name: ast.Name): void {
  if (name.text === "") return;
  const found = lookUpTarget(resolution.declarations, scope, name.text);
  if (isFound(found)) resolution.refer(name, found, scope);
  else reportUnfound(resolution, scope, name.text, name.span, found);
}

/** What stands in the way of a change; null for state. */
function whyFixed(reference: Reference): string | null {
  switch (reference.to) {
    case "term":
    case "event term":
    case "term of":
      return reference.term.body.form === "adjustable" ? null : FORMS[reference.term.body.form];
    case "field":
    case "field of":
      return "a field of the event";
    case "this event":
    case "referred event":
    case "event kind":
      return "an event";
    case "event date":
    case "event date of":
      return "the date of an event";
    case "input":
    case "legend":
      return "a letter of the formula";
    case "party":
      return "a party";
    case "asset":
      return "an asset";
  }
}

const FORMS = {
  formula: "defined by a formula",
  determined: "determined by a party",
  quoted: "a quote",
  native: "a formula",
  table: "a table",
} as const;
