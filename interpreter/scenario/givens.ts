import type * as ast from "../../grammar/ast.ts";
import * as entries from "../../grammar/diagnostics/catalogue/scenarios.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import type { Place } from "../../grammar/source.ts";
import { chainText } from "../model/chain-text.ts";
import type { Choices, Program } from "../compile/program.ts";
import { QUOTE_COLUMNS, type Determination, type QuoteColumn, type QuoteRow } from "../facts/types.ts";
import { findSection } from "../model/sections.ts";
import type { Ambiguity, Model, Placed, TermSymbol } from "../model/model.ts";
import { weekdayOf } from "../values/day.ts";
import { instantAt } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { asFact, CLOSE_OF_BUSINESS, unwritten } from "./literal.ts";
import { determinedText, textOf } from "./words.ts";

type GivenValue = Extract<ast.Given, { form: "value" }>;

/** What a scenario gives before anything happens; it holds for the whole scenario, wherever it stands in it. */
export function givensOf({ node }: Placed<ast.Scenario>): readonly ast.Given[] {
  return node.steps.flatMap((step) => (step.form === "given" ? step.givens : []));
}

/** The readings that are picked and the terms that are filled. */
export function choicesOf(model: Model, scenario: Placed<ast.Scenario>, diagnostics: Diagnostic[]): Choices {
  const readings = new Map<string, string>();
  const settings = new Map<string, ast.Expression>();
  for (const given of givensOf(scenario)) {
    const place = (node: { readonly span: ast.Node["span"] }): Place => ({
      source: scenario.home.source,
      span: node.span,
    });
    if (given.form === "reading") {
      const section =
        given.section === null
          ? null
          : (findSection(model.sectionOf, given.section.label)?.shown ?? given.section.label);
      const offered =
        section === null ? model.ambiguities : model.ambiguities.filter((one) => isIn(one, section));
      const holders = offered.filter(({ names }) => names.includes(given.name.value));
      for (const { key } of holders) readings.set(key, given.name.value);
      if (holders.length > 0) continue;
      const names = offered.flatMap((one) => one.names);
      const close = nearestOf(given.name.value, names, 2);
      diagnostics.push(
        report(entries.noSuchReading, place(given.name), { name: given.name.value, section, close }),
      );
      continue;
    }
    const term = termOf(model, given);
    if (term === null || !isFilled(term)) continue;
    const fault = unwritten(model, given.value);
    if (fault !== null) diagnostics.push(notWrittenOut(scenario, given, fault));
    else if (given.day !== null) {
      const why = "It has one first value, not one for each day.";
      diagnostics.push(
        report(entries.cannotBeGiven, place(given.target), {
          target: term.name,
          why,
          help: "Leave the day out.",
        }),
      );
    } else settings.set(term.name, given.value);
  }
  return { readings, settings };
}

function isIn(ambiguity: Ambiguity, section: string): boolean {
  return ambiguity.places.some(
    ({ home }) => home.section?.shown === section || home.section?.shown.startsWith(`${section}(`) === true,
  );
}

/** Terms that hold one value: of the certificate, or of a party. */
function isFilled({ scope, body }: TermSymbol): boolean {
  return (
    (scope.of === "certificate" || scope.of === "party") &&
    (body.form === "formula" || body.form === "adjustable")
  );
}

function termOf(model: Model, given: GivenValue): TermSymbol | null {
  const reference = model.references.get(given.target);
  return reference?.to === "term" || reference?.to === "term of" ? reference.term : null;
}

function notWrittenOut({ home }: Placed<ast.Scenario>, given: GivenValue, fault: ast.Node): Diagnostic {
  const details = { what: chainText(given.target), found: textOf(home.source, fault) };
  return report(entries.notWrittenOut, { source: home.source, span: fault.span }, details);
}

/** The quotes and determinations that a scenario gives. */
export function factsGiven(
  program: Program,
  scenario: Placed<ast.Scenario>,
  diagnostics: Diagnostic[],
): { readonly quotes: readonly QuoteRow[]; readonly determinations: readonly Determination[] } {
  const rows = new Map<string, QuoteRow>();
  const determinations: Determination[] = [];
  const { model } = program;
  for (const given of givensOf(scenario)) {
    if (given.form === "reading" || model.references.get(given.target)?.to === "party") continue;
    const term = termOf(model, given);
    if (term !== null && isFilled(term)) continue;
    const fault = unwritten(model, given.value);
    if (fault !== null) diagnostics.push(notWrittenOut(scenario, given, fault));
    else if (term?.body.form === "quoted")
      addQuotes(program, scenario, given, term, term.body.column, rows, diagnostics);
    else if (term?.body.form === "determined") {
      const determined = determination(program, scenario, given, term, term.body.by, diagnostics);
      if (determined !== null) determinations.push(determined);
    } else diagnostics.push(notGivable(scenario, given));
  }
  return { quotes: [...rows.values()].sort((a, b) => a.day - b.day), determinations };
}

function notGivable({ home }: Pick<Placed<ast.Scenario>, "home">, given: GivenValue): Diagnostic {
  const details = {
    target: textOf(home.source, given.target),
    why: "It has no value of its own: it comes of events or of other terms.",
    help: "Let an event bring it about, or give the terms that it is computed from.",
  };
  return report(entries.cannotBeGiven, { source: home.source, span: given.target.span }, details);
}

function dayOf(program: Program, expression: ast.Expression | null): number | null {
  const value = expression === null ? null : asFact(program, { kind: "date" }, expression);
  return typeof value === "number" ? value : null;
}

/** In days; a period of quotes is written out day by day. */
const LONGEST_PERIOD = 14_610;

function addQuotes(
  program: Program,
  { home }: Placed<ast.Scenario>,
  given: GivenValue,
  term: TermSymbol,
  column: string,
  rows: Map<string, QuoteRow>,
  diagnostics: Diagnostic[],
): void {
  const place = { source: home.source, span: given.span };
  const first = dayOf(program, given.day);
  if (first === null) {
    const why = "A quote is of a day.";
    const details = {
      target: term.name,
      why,
      help: `Write the day: given ${term.name} is ... on March 14, 2005.`,
    };
    diagnostics.push(
      report(entries.cannotBeGiven, { source: home.source, span: given.target.span }, details),
    );
    return;
  }
  const value = asFact(program, term.type, given.value);
  if (typeof value === "object" && "why" in value) {
    const found = textOf(home.source, given.value);
    diagnostics.push(report(entries.wrongFact, place, { field: term.name, found, why: value.why }));
    return;
  }
  const last = dayOf(program, given.to) ?? first;
  if (last < first || last - first > LONGEST_PERIOD) {
    const why = last < first ? "The period ends before it begins." : "The period is longer than forty years.";
    const details = { target: term.name, why, help: "Mend one of its days." };
    diagnostics.push(report(entries.cannotBeGiven, place, details));
    return;
  }
  for (let day = first; day <= last; day++) {
    // A period stands for its days from Monday to Friday.
    if (given.to !== null && (weekdayOf(day) === 0 || weekdayOf(day) === 6)) continue;
    const named = column === "venue" && typeof value === "string" ? value : null;
    const venue = given.venue?.value ?? named;
    const key = `${day} ${venue ?? ""}`;
    const row = rows.get(key) ?? { day, venue, asset: null, values: {}, place };
    const known = QUOTE_COLUMNS.find((candidate): candidate is QuoteColumn => candidate === column);
    const values =
      known !== undefined && value instanceof Rational ? { ...row.values, [known]: value } : row.values;
    rows.set(key, { ...row, values });
  }
}

/** `given Fair Value is $1.44 on D`: what its party has determined, for a day, for an event, or at all. */
function determination(
  program: Program,
  { home }: Placed<ast.Scenario>,
  given: GivenValue,
  term: TermSymbol,
  by: string,
  diagnostics: Diagnostic[],
): Determination | null {
  const place = { source: home.source, span: given.span };
  const day = dayOf(program, given.day);
  const reference = program.model.references.get(given.target);
  const of =
    reference?.to === "term of" && reference.object.kind === "TextLiteral" ? reference.object.value : null;
  if (term.scope.of === "date" && day === null) {
    const why = "It is determined for a day.";
    const details = {
      target: term.name,
      why,
      help: `Write the day: given ${term.name} is ... on March 14, 2005.`,
    };
    diagnostics.push(
      report(entries.cannotBeGiven, { source: home.source, span: given.target.span }, details),
    );
    return null;
  }
  const value = asFact(program, term.type, given.value);
  const text = typeof value === "object" && "why" in value ? null : determinedText(value, term.type);
  if (text === null) {
    diagnostics.push(notGivable({ home }, given));
    return null;
  }
  const instant = day === null ? 0 : instantAt(day, CLOSE_OF_BUSINESS, program.model.zone);
  return { index: -1, term: term.name, by, value: text, for: of ?? day, day: day ?? 0, instant, place };
}
