import type * as ast from "../../grammar/ast.ts";
import { idlePolicy as entry } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Span } from "../../grammar/source.ts";
import { sectionKey } from "../model/sections.ts";
import type { Home, Model } from "../model/model.ts";
import { actionsIn, occasionsOf } from "./support/actions.ts";
import { eventsAbout } from "./support/events-about.ts";
import { enclosing, labelOf } from "./support/labels.ts";
import { termOf } from "./support/references.ts";
import { atStart, withArticle } from "./support/words.ts";

/** Where the adjustments of each term are made, and at which events. */
interface Adjusted {
  readonly terms: ReadonlySet<string>;
  /** `term|section`, the sections that contain the clause too. */
  readonly under: ReadonlySet<string>;
  /** `term|event`. */
  readonly on: ReadonlySet<string>;
  /** Sections that exist: one that does not is reported by name. */
  readonly labels: ReadonlySet<string>;
}

/**
 * Policies and postponements that can meet no adjustment: `under section S` or `except under section S` where no clause of S
 * adjusts the term, `except on E` where none does at E, or a term that nothing adjusts.
 */
export function idlePolicy(model: Model): Diagnostic[] {
  const adjusted = adjustedIn(model);
  const scopes: { readonly scope: ast.PolicyScope; readonly home: Home }[] = [
    ...model.policies.map(({ node, home }) => ({ scope: node.scope, home })),
    ...model.postponements.flatMap(({ node, home }) =>
      node.alternatives.map(({ value }) => ({ scope: value.scope, home })),
    ),
  ];
  return scopes.flatMap(({ scope, home }) => (home.imported ? [] : idle(model, adjusted, scope, home)));
}

function adjustedIn(model: Model): Adjusted {
  const [terms, under, on] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { term, effect, rule } of actionsIn(model)) {
    if (effect.kind !== "Becomes") continue;
    terms.add(term.name);
    for (const label of enclosing(labelOf(rule.home))) under.add(`${term.name}|${label}`);
    const { trigger } = rule.node;
    // At an instant the adjustment is made for the event that the instant is counted from.
    const events =
      trigger.kind === "InstantTrigger"
        ? eventsAbout(model, trigger.instant)
        : occasionsOf(rule).map(({ name }) => name);
    for (const event of events) on.add(`${term.name}|${event}`);
  }
  const labels = new Set(model.sections.flatMap(({ shown }) => enclosing(shown)));
  return { terms, under, on, labels };
}

function idle(model: Model, adjusted: Adjusted, scope: ast.PolicyScope, home: Home): Diagnostic[] {
  const where = atStart(home);
  const terms = scope.terms.map(({ text }) => text);
  // A name that means nothing, or no state, is reported as such.
  if (scope.terms.some((name) => termOf(model, name)?.body.form !== "adjustable")) return [];
  const say = (span: Span, under: string | null, part: "all" | "exception"): Diagnostic =>
    report(entry, { source: home.source, span }, { where, terms, under, part, shared: false });
  const isShared = (text: string): boolean =>
    scope.terms.some((name) => name.text === text && termOf(model, name)?.scope.of !== "certificate");

  const unmoved = scope.terms.filter(({ text }) => !adjusted.terms.has(text));
  if (unmoved.length > 0) {
    return unmoved.map(({ text, span }) =>
      report(
        entry,
        { source: home.source, span },
        { where, terms: [text], under: null, part: "all", shared: isShared(text) },
      ),
    );
  }
  const missing = (refs: readonly ast.SectionRef[]): ast.SectionRef[] =>
    refs.filter(({ label }) => {
      const key = sectionKey(label);
      return adjusted.labels.has(key) && !terms.some((term) => adjusted.under.has(`${term}|${key}`));
    });
  return [
    ...missing(scope.under).map(({ label, span }) => say(span, `section ${label}`, "all")),
    ...missing(scope.exceptUnder).map(({ label, span }) => say(span, `under section ${label}`, "exception")),
    ...scope.exceptOn
      .filter(
        ({ text }) => model.events.has(text) && !terms.some((term) => adjusted.on.has(`${term}|${text}`)),
      )
      .map(({ text, span }) => say(span, `at ${withArticle(text)}`, "exception")),
  ];
}
