import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/names.ts";
import { chainSpan, isFound } from "./bind-name.ts";
import type { Bind } from "./bind-of.ts";
import { chainOf, nameText } from "./chains.ts";
import { lookUp } from "./look-up.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";
import { slips } from "./similar.ts";

/** Who acts, owes, pays or receives. */
export function bindParty(
  resolution: Resolution,
  scope: Scope,
  expression: ast.Expression,
  bind: Bind,
): void {
  const name = nameText(expression);
  const { declarations } = resolution;
  if (name === "" || lookUp(declarations, scope, name).to !== "nothing") {
    bind(expression, scope);
    return;
  }
  if (expression.kind === "OfExpression" && expression.object.kind === "NameExpression") {
    const owner = lookUp(declarations, scope, expression.object.name.text);
    if (isFound(owner) && owner.to !== "party") return bind(expression, scope);
  }
  const chain = chainOf(expression);
  if (declarations.incomplete || scope.aboutUnknown || chain === null) return;
  const span = chainSpan(chain, chain.names.length);
  const { close, fixes } = resolution.close(scope.home, span, name, () => declarations.parties.keys());
  resolution.report(catalogue.unknownParty, scope.home, span, { ...scope.use, name, close }, { fixes });
}

/** What is delivered: a basket that a term holds, or a name or text that stands for the asset itself. */
export function bindAsset(
  resolution: Resolution,
  scope: Scope,
  expression: ast.Expression,
  bind: Bind,
): void {
  const { declarations } = resolution;
  const name = nameText(expression);
  if (
    name !== "" &&
    lookUp(declarations, scope, name).to === "nothing" &&
    !looksBound(resolution, scope, name)
  ) {
    const near = slips(name, basketNames(resolution));
    if (near.length === 0) {
      resolution.refer(expression, { to: "asset", name }, scope);
      return;
    }
  }
  bind(expression, scope);
}

/** `A of B` where B is something: then the whole is no asset's name. */
function looksBound(resolution: Resolution, scope: Scope, name: string): boolean {
  const at = name.lastIndexOf(" of ");
  return at > 0 && lookUp(resolution.declarations, scope, name.slice(at + 4)).to !== "nothing";
}

const basketNames = (resolution: Resolution): string[] =>
  resolution.declarations.terms.flatMap(({ name, body }) =>
    body.form === "adjustable" && body.initial.kind === "BasketExpression" ? [name] : [],
  );
