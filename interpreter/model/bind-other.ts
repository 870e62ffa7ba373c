import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/names.ts";
import * as uses from "../../grammar/diagnostics/catalogue/uses.ts";
import { plainTerm } from "./declarations.ts";
import type { EventSymbol, SectionSymbol } from "./model.ts";
import { replacement, type Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";
import { covers, findSection, nearestLabels } from "./sections.ts";

/** Checks that sections exist, in the file that refers to them. */
export function bindSections(resolution: Resolution, scope: Scope, refs: readonly ast.SectionRef[]): void {
  for (const { label, span } of refs) {
    if (label === "" || isSection(resolution, scope, label)) continue;
    const sections = [...sectionsAt(resolution, scope).values()];
    const close = nearestLabels(label, sections);
    const fixes = close.map((text) => replacement(scope.home, span, text));
    resolution.report(catalogue.unknownSection, scope.home, span, { ...scope.use, label, close }, { fixes });
  }
}

/** Whether there is such a section, or one below it. */
export function isSection(resolution: Resolution, scope: Scope, label: string): boolean {
  const known = sectionsAt(resolution, scope);
  return findSection(known, label) !== null || [...known.values()].some((section) => covers(label, section));
}

function sectionsAt({ declarations }: Resolution, { home }: Scope): ReadonlyMap<string, SectionSymbol> {
  return declarations.sectionsOf.get(home.source) ?? new Map<string, SectionSymbol>();
}

/** `3 Trading Days`: a yes-or-no term on a date, by its plural or its name. */
export function bindDayKind(resolution: Resolution, scope: Scope, name: ast.Name): void {
  const { declarations } = resolution;
  const term = plainTerm(declarations, name.text);
  if (term !== null && term.scope.of === "date") {
    resolution.refer(name, { to: "term", term }, scope);
    return;
  }
  if (name.text === "" || (term === null && declarations.incomplete)) return;
  const known = (): string[] =>
    declarations.terms.flatMap((one) =>
      one.scope.of === "date" && one.plural !== null ? [one.plural, one.name] : [],
    );
  const { close, fixes } = resolution.close(scope.home, name.span, name.text, known);
  const details = { ...scope.use, name: name.text, close };
  resolution.report(uses.notADayKind, scope.home, name.span, details, { fixes });
}

/** The kind of event that a name names; null, and reported, where none is declared. */
export function bindKind(resolution: Resolution, scope: Scope, name: ast.Name): EventSymbol | null {
  const { declarations } = resolution;
  const event = declarations.events.get(name.text);
  if (event !== undefined) {
    resolution.refer(name, { to: "event kind", event }, scope);
    return event;
  }
  if (name.text === "" || declarations.incomplete) return null;
  const near = resolution.close(scope.home, name.span, name.text, () => declarations.events.keys());
  const details = { ...scope.use, name: name.text, close: near.close };
  resolution.report(catalogue.unknownEvent, scope.home, name.span, details, { fixes: near.fixes });
  return null;
}

/** The same for several; `about` leaves out what is not declared. */
export function bindKinds(
  resolution: Resolution,
  scope: Scope,
  names: readonly ast.Name[],
): { readonly about: readonly EventSymbol[]; readonly aboutUnknown: boolean } {
  const found = names.map((name) => bindKind(resolution, scope, name));
  const about = [...new Set(found.filter((event) => event !== null))];
  return { about, aboutUnknown: found.includes(null) };
}
