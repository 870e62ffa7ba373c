import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import * as entries from "../../grammar/diagnostics/catalogue/variants.ts";
import { type Diagnostic, type Fix, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import { isSameState, isSameTerm } from "../compile/same-state.ts";
import { sectionOf } from "../compile/program.ts";
import type { Earlier, Home, Model } from "../model/model.ts";
import { sectionKey } from "../model/sections.ts";
import { kindCountedFrom } from "../run/schedule.ts";
import { isUnder } from "../run/sections.ts";
import { longDate } from "../values/day.ts";
import { localDay } from "../values/instant.ts";
import { isSameText, OUTCOMES, said } from "../variant/transition.ts";

/** The first clause of a section of the words before that the amendment changes. */
interface Changed {
  readonly home: Home;
  readonly section: string;
  readonly span: ast.Node["span"];
}

/**
 * An amendment with a date says what becomes of what is under way when it comes into force: open duties, awaited moments,
 * postponed adjustments and the values of terms that it changes. What it leaves unsaid is named with the choices, and so is a
 * sentence that acts on nothing.
 */
export function transitions(model: Model): readonly Diagnostic[] {
  const { earlier } = model;
  if (earlier === null) return idle(model, null);
  return [...frame(model, earlier), ...new Silence(model, earlier).found(), ...idle(model, earlier)];
}

class Silence {
  private readonly model: Model;
  private readonly earlier: Earlier;
  private readonly date: string;

  constructor(model: Model, earlier: Earlier) {
    this.model = model;
    this.earlier = earlier;
    this.date = dateOf(earlier.until, model);
  }

  found(): Diagnostic[] {
    return [...this.duties(), ...this.terms(), ...this.postponed(), ...this.moments()];
  }

  private says(subject: ast.TransitionStatement["subject"], section: string, term?: string): boolean {
    const { transitions: all, model: before } = this.earlier;
    return said(all, before, subject, [section], term) !== null;
  }

  private duties(): Diagnostic[] {
    const here = dutiesOf(this.model);
    const changed = dutiesOf(this.earlier.model).filter(({ home, node }) => !stays(home, node, here));
    return this.sections(changed).flatMap((clause) => {
      const { section } = clause;
      if (this.says("open duty", section)) return [];
      const details = { section, change: this.change(section), date: this.date };
      const under = `every open duty under section ${section}`;
      const fixes = this.fixes(`${under} passes over.`, `${under} ends.`);
      return [
        report(entries.silentOnDuties, this.place(section), details, {
          ...related(clause.home, clause.span),
          fixes,
        }),
      ];
    });
  }

  private moments(): Diagnostic[] {
    const here = momentsOf(this.model);
    const changed = momentsOf(this.earlier.model).filter(({ home, node }) => !stays(home, node, here));
    return this.sections(changed).flatMap((clause) => {
      const { section } = clause;
      if (this.says("awaited moment", section)) return [];
      const details = { section, change: this.change(section), date: this.date };
      const under = `every awaited moment under section ${section}`;
      const fixes = this.fixes(`${under} passes over.`, `${under} begins anew.`, `${under} ends.`);
      return [
        report(entries.silentOnMoments, this.place(section), details, {
          ...related(clause.home, clause.span),
          fixes,
        }),
      ];
    });
  }

  private postponed(): Diagnostic[] {
    const here = this.model.postponements;
    return this.earlier.model.postponements.flatMap(({ home, node }) => {
      if (stays(home, node, here)) return [];
      const section = sectionOf(home);
      const terms = new Set(
        node.alternatives.flatMap(({ value }) => value.scope.terms.map(({ text }) => text)),
      );
      return [...terms].flatMap((term) => {
        const isThere = this.model.terms.some(
          ({ name, body }) => name === term && body.form === "adjustable",
        );
        if (!isThere || this.says("postponed adjustment", section, term)) return [];
        const goesOn = here.some((other) =>
          other.node.alternatives.some(({ value }) => value.scope.terms.some(({ text }) => text === term)),
        );
        const details = { section, change: this.change(section), date: this.date, term, goesOn };
        const every = `every postponed adjustment of ${term}`;
        const fixes = this.fixes(
          ...(goesOn ? [`${every} passes over.`] : []),
          `${every} is made.`,
          `${every} ends.`,
        );
        return [
          report(entries.silentOnPostponed, this.place(section), details, {
            ...related(home, node.span),
            fixes,
          }),
        ];
      });
    });
  }

  private terms(): Diagnostic[] {
    return this.model.terms.flatMap((term) => {
      const { name, body, home, node } = term;
      const was = this.earlier.model.terms.find(
        (each) => each.body.form === "adjustable" && isSameTerm(each, term),
      );
      if (was?.body.form !== "adjustable" || home.imported) return [];
      if (this.says("term", sectionOf(home), name)) return [];
      if (body.form === "adjustable" && isSameText(home, body.initial, was.home, was.body.initial)) return [];
      const now = body.form !== "adjustable" ? "formula" : isSameState(was, term) ? "state" : "other kind";
      const fixes =
        now === "state"
          ? this.fixes(`${name} passes over.`, `${name} begins anew.`)
          : now === "other kind"
            ? this.fixes(`${name} begins anew.`)
            : [];
      const place = { source: home.source, span: node.name.span };
      const shownBefore = [
        { place: { source: was.home.source, span: was.node.name.span }, message: "the words before" },
      ];
      const details = { term: name, date: this.date, now } as const;
      return [report(entries.silentOnTerm, place, details, { related: shownBefore, fixes })];
    });
  }

  /** The sections of changed clauses, each once. */
  private sections(changed: readonly Standing[]): Changed[] {
    const found = new Map<string, Changed>();
    for (const { home, node } of changed) {
      const section = sectionOf(home);
      if (!found.has(section)) found.set(section, { home, section, span: node.span });
    }
    return [...found.values()];
  }

  /** The amendment's section that takes a clause's place, or that takes it out. */
  private heading(section: string): ast.Section | null {
    const items = this.model.units[0]?.file.items ?? [];
    const found = items.find(
      (item) => item.kind === "Section" && isUnder(section, sectionKey(item.label.label)),
    );
    return found?.kind === "Section" ? found : null;
  }

  private change(section: string): string {
    const change = this.heading(section)?.change;
    return change === "deleted" ? "deleted" : change === "replaced" ? "replaced" : "changed";
  }

  private place(section: string): Place {
    const { sources, from } = this.earlier;
    const heading = this.heading(section);
    const source = this.model.units[0]!.source;
    return heading === null
      ? { source: sources[0] ?? source, span: from.span }
      : { source, span: heading.label.span };
  }

  /** Each sentence can be put behind the heading of the amendment. */
  private fixes(...sentences: readonly string[]): Fix[] {
    const { sources, from } = this.earlier;
    const [source] = sources;
    const stop = source?.text.indexOf(".", from.span.end) ?? -1;
    if (source === undefined || stop < 0) return [];
    const place = { source, span: { start: stop + 1, end: stop + 1 } };
    return sentences.map((text) => ({ title: `Write "${text}"`, edits: [{ place, text: `\n\n${text}` }] }));
  }
}

type Standing = { readonly home: Home; readonly node: { readonly span: ast.Node["span"] } };

/** Whether a clause stays as it is, or is said again in so many words in the same section. */
function stays(home: Home, node: Standing["node"], after: readonly Standing[]): boolean {
  return after.some(
    (other) =>
      other.node === node ||
      (sectionOf(other.home) === sectionOf(home) && isSameText(other.home, other.node, home, node)),
  );
}

function dutiesOf(model: Model): Standing[] {
  return [...model.rules, ...model.obligations].flatMap(({ node, home }) => {
    const found: Standing[] = [];
    visit(node, (inner) => {
      if (inner.kind === "Obligation") found.push({ home, node: inner });
    });
    return found;
  });
}

function momentsOf(model: Model): Standing[] {
  return model.rules.filter(
    ({ node: { trigger } }) =>
      trigger.kind === "InstantTrigger" && kindCountedFrom({ model }, trigger.instant) !== null,
  );
}

function related(home: Home, { start, end }: ast.Node["span"]): { readonly related: Diagnostic["related"] } {
  const place = { source: home.source, span: { start, end } };
  return { related: [{ place, message: "the words before" }] };
}

function dateOf(instant: number, model: Model): string {
  return longDate(localDay(instant, model.zone));
}

/** Amendments follow one another, in one currency and time zone. */
function frame(model: Model, earlier: Earlier): Diagnostic[] {
  const found: Diagnostic[] = [];
  const place = { source: earlier.sources[0] ?? model.units[0]!.source, span: earlier.from.span };
  const before = earlier.model;
  if (before.earlier !== null && earlier.until < before.earlier.until) {
    const details = { date: dateOf(earlier.until, model), before: dateOf(before.earlier.until, model) };
    found.push(report(entries.amendedTooEarly, place, details));
  }
  if (model.zone !== before.zone) found.push(report(entries.frameChanged, place, { what: "time zone" }));
  if (model.currency !== before.currency)
    found.push(report(entries.frameChanged, place, { what: "currency" }));
  return found;
}

/** Sentences about what passes over that act on nothing. */
function idle(model: Model, earlier: Earlier | null): Diagnostic[] {
  return model.transitions.flatMap(({ node, home }) => {
    const inTime = earlier?.transitions.includes(node) === true;
    // Those of an earlier amendment have been looked at with it.
    if (!inTime && home.source !== model.units[0]?.source) return [];
    const why = !inTime || earlier === null ? NOT_IN_TIME : idleIn(earlier.model, node);
    if (why === null) return [];
    const text = home.source.text.slice(node.span.start, node.span.end).replace(/\s+/g, " ");
    return [report(entries.idleTransition, { source: home.source, span: node.span }, { text, why })];
  });
}

const NOT_IN_TIME = "The draft has no date from which it amends another, so nothing is under way.";

function idleIn(before: Model, node: ast.TransitionStatement): string | null {
  if (!OUTCOMES[node.subject].includes(node.outcome))
    return node.subject === "term"
      ? "The value of a term passes over or begins anew."
      : `Of ${{ "open duty": "duties", "awaited moment": "moments", "postponed adjustment": "postponed adjustments" }[node.subject]} that cannot be said.`;
  const missing = node.under.find(
    ({ label }) => !before.sections.some(({ label: own }) => isUnder(sectionKey(own), sectionKey(label))),
  );
  if (missing !== undefined) return `The words before have no section ${missing.label}.`;
  const strange = node.terms.find(
    ({ text }) => !before.terms.some(({ name, body }) => name === text && body.form === "adjustable"),
  );
  return strange === undefined ? null : `The words before have no value of "${strange.text}".`;
}
