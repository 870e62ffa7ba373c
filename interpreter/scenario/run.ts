import type * as ast from "../../grammar/ast.ts";
import * as entries from "../../grammar/diagnostics/catalogue/scenarios.ts";
import { inReadingOrder, report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { buildProgram } from "../compile/build.ts";
import type { Native } from "../compile/natives.ts";
import type { Program } from "../compile/program.ts";
import type { Model, Placed } from "../model/model.ts";
import { longDate } from "../values/day.ts";
import { checkAct } from "./expect/act.ts";
import { checkDuty } from "./expect/duty.ts";
import { checkLedger } from "./expect/ledger.ts";
import { checkNeeds } from "./expect/needs.ts";
import { checkSettlement } from "./expect/settlement.ts";
import { checkStops } from "./expect/stops.ts";
import { checkValue } from "./expect/value.ts";
import { choicesOf, factsGiven } from "./givens.ts";
import { told } from "./happenings.ts";
import { asFact } from "./literal.ts";
import { Moments, type Moment } from "./moment.ts";
import type { ExpectationResult, ScenarioResult, Verdict } from "./result.ts";
import { textOf } from "./words.ts";

/** An expectation with how much has happened before it in the text. */
interface Awaited {
  readonly count: number;
  readonly node: ast.Expectation;
}

/** Runs the scenarios of a contract that is sound; those of the modules it uses are tested with the modules. */
export function runScenarios(model: Model, natives: ReadonlyMap<string, Native>): ScenarioResult[] {
  return ownScenarios(model).map((scenario) => runScenario(model, natives, scenario));
}

export function ownScenarios(model: Model): readonly Placed<ast.Scenario>[] {
  return model.scenarios.filter(({ home }) => !home.imported);
}

/** Runs one scenario: each expectation is held against what has happened before it in the text. */
export function runScenario(
  model: Model,
  natives: ReadonlyMap<string, Native>,
  scenario: Placed<ast.Scenario>,
): ScenarioResult {
  const { node, home } = scenario;
  const faults: Diagnostic[] = [];
  const program = buildProgram(model, choicesOf(model, scenario, faults), natives);
  const given = factsGiven(program, scenario, faults);
  const happened = told(program, scenario, faults);
  const place = { source: home.source, span: node.title.span };
  const title = node.title.value;
  const awaited = expectationsOf(node);
  if (awaited.length === 0) faults.push(report(entries.expectsNothing, place, { scenario: title }));
  if (faults.some(({ severity }) => severity === "error")) {
    return { title, place, passed: false, expectations: [], diagnostics: inReadingOrder(faults) };
  }

  const moments = new Moments(program, home.source, happened, given);
  const expectations = awaited.map((each) => checked(program, moments, each, home.source));
  moments.at(happened.count, null);
  const stop = unexpectedStop(moments, awaited, title);
  const missed = expectations.flatMap(({ diagnostic }) => (diagnostic === null ? [] : [diagnostic]));
  const passed = missed.length === 0 && stop === null;
  const diagnostics = inReadingOrder([...faults, ...(stop === null ? [] : [stop]), ...missed]);
  return { title, place, passed, expectations, diagnostics };
}

function expectationsOf({ steps }: ast.Scenario): Awaited[] {
  const found: Awaited[] = [];
  let count = 0;
  for (const step of steps) {
    if (step.form === "on") count += step.happenings.length;
    if (step.form === "then") for (const node of step.expectations) found.push({ count, node });
  }
  return found;
}

function checked(
  program: Program,
  moments: Moments,
  { count, node }: Awaited,
  source: Moment["source"],
): ExpectationResult {
  const moment = momentOf(program, moments, count, node);
  const { passed, subject, expected, got, exact = null, off = null, diagnostic } = verdictOf(moment, node);
  const place = { source, span: node.span };
  return {
    form: node.form,
    text: textOf(source, node),
    place,
    passed,
    subject,
    expected,
    got,
    exact,
    off,
    diagnostic,
  };
}

function verdictOf(moment: Moment, node: ast.Expectation): Verdict {
  switch (node.form) {
    case "value":
      return checkValue(moment, node);
    case "act":
      return checkAct(moment, node);
    case "settlement":
      return checkSettlement(moment, node);
    case "duty":
      return checkDuty(moment, node);
    case "needs":
      return checkNeeds(moment, node);
    case "stops":
      return checkStops(moment, node);
    case "ledger":
      return checkLedger(moment, node);
  }
}

/** A value is looked at on its day; what is to have happened on a day is looked for no earlier than that. */
function momentOf(program: Program, moments: Moments, count: number, node: ast.Expectation): Moment {
  const written = "day" in node ? node.day : null;
  const day = written === null ? null : asFact(program, { kind: "date" }, written);
  if (typeof day !== "number") return moments.at(count, null);
  return moments.at(count, node.form === "value" ? day : Math.max(day, moments.lastDay(count) ?? day));
}

/** A stop that no expectation up to it speaks of. */
function unexpectedStop(moments: Moments, awaited: readonly Awaited[], scenario: string): Diagnostic | null {
  const expected = Math.min(
    ...awaited.flatMap(({ count, node }) => (node.form === "stops" || node.form === "needs" ? [count] : [])),
  );
  for (const [count, { result }] of moments.all) {
    const { stopped } = result;
    if (stopped === null || count >= expected) continue;
    const [cause] = result.diagnostics.filter(({ code }) => code === stopped.code);
    const details = { scenario, event: stopped.event, date: longDate(stopped.day), message: stopped.message };
    const related = cause === undefined ? [] : [{ place: cause.place, message: "the words that stop it" }];
    const place = moments.placeOf(stopped) ?? cause?.place;
    if (place !== undefined) return report(entries.stoppedUnexpectedly, place, details, { related });
  }
  return null;
}
