import type * as ast from "../../grammar/ast.ts";
import * as catalogue from "../../grammar/diagnostics/catalogue/names.ts";
import * as uses from "../../grammar/diagnostics/catalogue/uses.ts";
import { joinSpans, type Span } from "../../grammar/source.ts";
import type { Chain } from "./chains.ts";
import { lookUp, namesInScope, type Unfound } from "./look-up.ts";
import type { Reference, TermSymbol } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";

/** Whether looking a name up found something. */
export function isFound(found: Reference | Unfound): found is Reference {
  return (
    found.to !== "nothing" &&
    found.to !== "only some" &&
    found.to !== "different things" &&
    found.to !== "which event"
  );
}

/** The span of the first `count` names of a chain. */
export function chainSpan(chain: Chain, count: number): Span {
  const first = chain.names[0];
  const last = chain.names[count - 1] ?? first;
  return first && last ? joinSpans(first.span, last.span) : { start: 0, end: 0 };
}

/** Binds a bare name that is a value: what it may mean is narrowed by whether a day, inputs or an event are given. */
export function bindName(
  resolution: Resolution,
  scope: Scope,
  node: ast.Expression,
  name: string,
  span: Span,
): void {
  if (name === "") return;
  const found = lookUp(resolution.declarations, scope, name);
  if (!isFound(found)) {
    reportUnfound(resolution, scope, name, span, found);
    return;
  }
  resolution.refer(node, found, scope);
  if (found.to === "term") checkTerm(resolution, scope, found.term, name, span);
  if (found.to === "event kind" && !scope.kindsAllowed) {
    resolution.report(uses.noParticularEvent, scope.home, span, { ...scope.use, name });
  }
}

/** A term that has a value for each day, or for its inputs, needs them. */
export function checkTerm(
  resolution: Resolution,
  scope: Scope,
  term: TermSymbol,
  name: string,
  span: Span,
): void {
  if (term.scope.of === "date" && !scope.dayGiven) {
    const days = daysAtHand(scope);
    const place = { source: scope.home.source, span: { start: span.end, end: span.end } };
    const fixes = days.map((day) => ({
      title: `Write "${name} ${day}"`,
      edits: [{ place, text: ` ${day}` }],
    }));
    resolution.report(uses.missingDay, scope.home, span, { ...scope.use, name, days }, { fixes });
  }
  if (term.scope.of === "inputs") {
    const inputs = term.scope.inputs.map((input) => input.name);
    resolution.report(uses.needsInputs, scope.home, span, { ...scope.use, name, inputs });
  }
}

/** The days that a drafter is likely to mean here. */
function daysAtHand(scope: Scope): string[] {
  if (scope.dateGiven) return ["on the date"];
  const [event] = scope.about;
  if (event === undefined || scope.about.length > 1) return [];
  return [`on the ${event.schema.dateName ?? `${event.name} Date`}`];
}

/** Says why a bare name means nothing, unless the reason is reported elsewhere. */
export function reportUnfound(
  resolution: Resolution,
  scope: Scope,
  name: string,
  span: Span,
  found: Unfound,
): void {
  const { home, use } = scope;
  if (scope.aboutUnknown) return;
  // A term that is named in the wrong place is not unused as well.
  for (const term of resolution.declarations.termsByName.get(name) ?? []) resolution.usedTerms.add(term);
  if (found.to === "only some") {
    const { have, lack } = found;
    resolution.report(uses.onlySome, home, span, { ...use, name, have, lack });
  } else if (found.to === "different things") {
    resolution.report(uses.differentMeanings, home, span, { ...use, name, kinds: found.kinds });
  } else if (found.to === "which event") {
    resolution.report(uses.whichEvent, home, span, { ...use, name, kinds: found.kinds });
  } else if (!resolution.declarations.incomplete) {
    const near = resolution.close(home, span, name, () => namesInScope(resolution.declarations, scope));
    const { close, fixes } = near;
    resolution.report(catalogue.undefinedName, home, span, { ...use, name, close }, { fixes });
  }
}
