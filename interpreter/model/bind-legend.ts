import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/names.ts";
import { visit } from "../../grammar/walk.ts";
import { bindExpression } from "./bind-expression.ts";
import { dependencyOrder } from "./order.ts";
import type { Reference } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { withLegend, type Scope } from "./scope.ts";

/** Binds a legend, before what it explains; the scope in which its letters have a meaning. */
export function bindLegend(resolution: Resolution, outer: Scope, legend: ast.Legend | null): Scope {
  const scope = withLegend(outer, legend);
  if (legend === null) return scope;
  const seen = new Map<string, ast.Binding>();
  for (const binding of legend.bindings) {
    bindExpression(resolution, scope, binding.value);
    const { text, span } = binding.name;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, binding);
    else {
      resolution.usedLetters.add(binding);
      const related = [
        { place: { source: scope.home.source, span: first.name.span }, message: "The first stands here." },
      ];
      const details = { what: "The letter", name: text, first: "in the same legend" };
      resolution.report(catalogue.duplicate, scope.home, span, details, { related });
    }
  }
  reportRings(resolution, scope, legend);
  return scope;
}

/** The letters of a legend that an expression uses. */
export function lettersIn(
  references: ReadonlyMap<object, Reference>,
  expression: ast.Expression,
): ast.Binding[] {
  const found: ast.Binding[] = [];
  visit(expression, (node) => {
    const reference = references.get(node);
    if (reference?.to === "legend") found.push(reference.binding);
  });
  return found;
}

function reportRings(resolution: Resolution, scope: Scope, legend: ast.Legend): void {
  const { cycles } = dependencyOrder(legend.bindings, ({ value }) => lettersIn(resolution.references, value));
  for (const ring of cycles) {
    const names = ring.map(({ name }) => name.text);
    const span = ring[0]?.name.span ?? legend.span;
    resolution.report(catalogue.circularLegend, scope.home, span, { names });
  }
}
