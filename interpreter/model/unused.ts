import { children } from "../../grammar/walk.ts";
import { unusedDefinition, unusedLegend } from "../../grammar/diagnostics/catalogue/names.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Declarations } from "./declarations.ts";
import type { TermSymbol } from "./model.ts";
import type { Resolution } from "./resolution.ts";

/** Warnings for what the contract's own file defines and no clause uses. A module defines for others, so none for it. */
export function unusedNames({ declarations, usedTerms, usedLetters }: Resolution): Diagnostic[] {
  if (declarations.units[0]?.file.header?.form === "module") return [];
  const given = givenNames(declarations);
  const found: Diagnostic[] = [];
  for (const term of declarations.terms) {
    const { home, node, name } = term;
    if (home.imported || name === "" || usedTerms.has(term) || isResult(term, given)) continue;
    const place = { source: home.source, span: node.name.span };
    found.push(report(unusedDefinition, place, { name }, { tags: ["unused"] }));
  }
  for (const { node, home } of declarations.statements) {
    if (home.imported) continue;
    for (const child of children(node)) {
      if (child.kind !== "Legend") continue;
      for (const binding of child.bindings) {
        if (usedLetters.has(binding) || binding.name.text === "") continue;
        const place = { source: home.source, span: binding.name.span };
        found.push(report(unusedLegend, place, { name: binding.name.text }, { tags: ["unused"] }));
      }
    }
  }
  return found;
}

/** Results show the state of certificates and parties, and what acts give. */
function isResult(
  { body, scope, name }: TermSymbol,
  given: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  if (body.form === "adjustable") return scope.of === "certificate" || scope.of === "party";
  return scope.of === "event" && scope.events.some((event) => given.get(event)?.has(name) === true);
}

function givenNames(declarations: Declarations): Map<string, ReadonlySet<string>> {
  return new Map(
    [...declarations.events.values()].map(({ name, gives }) => [name, new Set(gives.map((one) => one.name))]),
  );
}
