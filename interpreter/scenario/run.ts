import type * as ast from "../../grammar/ast.ts";
import { inReadingOrder } from "../../grammar/diagnostics/diagnostic.ts";
import type { Native } from "../compile/natives.ts";
import type { Model, Placed } from "../model/model.ts";
import type { ExpectationResult, ScenarioResult } from "./result.ts";
import { Stage, type Awaited } from "./stage.ts";
import { textOf } from "./words.ts";

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
  const stage = new Stage(model, natives, scenario);
  const { title, place, faults } = stage;
  if (!stage.canRun) {
    return { title, place, passed: false, expectations: [], diagnostics: inReadingOrder(faults) };
  }
  const expectations = stage.awaited.map((each) => resultOf(stage, each));
  const stop = stage.unexpectedStop();
  const missed = expectations.flatMap(({ diagnostic }) => diagnostic ?? []);
  const diagnostics = inReadingOrder([...faults, ...(stop === null ? [] : [stop]), ...missed]);
  return { title, place, passed: missed.length === 0 && stop === null, expectations, diagnostics };
}

function resultOf(stage: Stage, awaited: Awaited): ExpectationResult {
  const { form, span } = awaited.node;
  const place = { source: stage.source, span };
  const { exact = null, off = null, ...verdict } = stage.verdict(awaited);
  return { ...verdict, form, text: textOf(stage.source, awaited.node), place, exact, off };
}
