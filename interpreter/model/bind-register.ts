import type * as ast from "../../grammar/ast.ts";
import { registerTwice, unnumberedCertificate } from "../../grammar/diagnostics/catalogue/names.ts";
import { bindExpression } from "./bind-expression.ts";
import { bindParty } from "./bind-role.ts";
import { bindTargetName, bindTermName } from "./bind-target.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";

/** Binds how certificates are kept: who holds them, what they cover, when they end. */
export function bindRegister(resolution: Resolution, scope: Scope, node: ast.RegisterStatement): void {
  bindParty(resolution, scope, node.holder, (inner, within) => bindExpression(resolution, within, inner));
  bindTargetName(resolution, scope, node.covers, node.covers);
  if (node.ends !== null) bindTermName(resolution, scope, node.ends);
  const { home, use } = scope;
  if (!/\d$/.test(node.first.value) && node.first.value !== "")
    resolution.report(unnumberedCertificate, home, node.first.span, { ...use, number: node.first.value });
  const first = resolution.declarations.statements.find((other) => other.node.kind === "RegisterStatement");
  if (first === undefined || first.node === node) return;
  const related = [{ place: { source: first.home.source, span: first.node.span }, message: "The first." }];
  resolution.report(registerTwice, home, node.span, use, { related });
}
