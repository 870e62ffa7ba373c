import { children } from "../../grammar/walk.ts";
import { unusedDefinition, unusedLegend } from "../../grammar/diagnostics/catalogue/names.ts";
import { replacesNothing } from "../../grammar/diagnostics/catalogue/variants.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Declarations } from "./declarations.ts";
import type { TermSymbol } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import { slips } from "./similar.ts";

/** Warnings for what the contract's own file defines and no clause uses. A module defines for others, so none for it. */
export function unusedNames({ declarations, usedTerms, usedLetters }: Resolution): Diagnostic[] {
  if (declarations.units[0]?.file.header?.form === "module") return [];
  const given = givenNames(declarations);
  const found: Diagnostic[] = [];
  for (const term of declarations.terms) {
    const { home, node, name } = term;
    if (home.imported || name === "" || usedTerms.has(term)) continue;
    const misspelt = replacingNothing(term, declarations, given);
    if (misspelt !== null) {
      found.push(misspelt);
      continue;
    }
    if (isResult(term, given)) continue;
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

/**
 * Without the warnings of what a broken statement may use: its words were not read to their end, so that a name that stands twice in
 * a file with errors of grammar is not said to be unused.
 */
export function butForUnread(model: readonly Diagnostic[], syntax: readonly Diagnostic[]): Diagnostic[] {
  const broken = new Set(
    syntax.filter(({ severity }) => severity === "error").map(({ place }) => place.source.name),
  );
  return model.filter(({ tags, place: { source, span } }) => {
    if (!tags.includes("unused") || !broken.has(source.name)) return true;
    const name = source.text.slice(span.start, span.end).replace(/^["“]|["”]$/g, "");
    return !source.text.slice(0, span.start).includes(name) && !source.text.slice(span.end).includes(name);
  });
}

/**
 * A definition of a variant that takes the place of none, and that nothing uses: its name may be misspelt, so that the base's stays
 * as it was. Without a name like it only what results would show anyway is reported here; the rest is unused like any other.
 */
function replacingNothing(
  term: TermSymbol,
  { units, terms }: Declarations,
  given: ReadonlyMap<string, ReadonlySet<string>>,
): Diagnostic | null {
  const [unit] = units;
  if (unit?.pieces === undefined || term.home.source !== unit.source) return null;
  const { span } = term.node.name;
  const others = terms.filter(({ home }) => home.source !== unit.source).map(({ name }) => name);
  const near = slips(term.name, others);
  if (near.length === 0 && !isResult(term, given)) return null;
  if (near.length === 0 && term.scope.of === "event") return null;
  const place = { source: unit.source, span };
  const fixes = near.map((name) => ({ title: `Write "${name}"`, edits: [{ place, text: `"${name}"` }] }));
  return report(replacesNothing, place, { name: term.name, near }, { fixes, tags: ["unused"] });
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
