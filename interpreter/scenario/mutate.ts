import type * as ast from "../../grammar/ast.ts";
import { lineColumn } from "../../grammar/source.ts";
import type { Native } from "../compile/natives.ts";
import type { Model, Placed } from "../model/model.ts";
import type { Change } from "./mutate/change.ts";
import { changesOf } from "./mutate/changes.ts";
import { ownScenarios, runScenario } from "./run.ts";

/** What became of one change. */
export interface Trial {
  readonly change: Change;
  /** The title of the scenario that noticed; null where none did. */
  readonly noticedBy: string | null;
  /** Why it may go unnoticed, as the contract says on its line: `// unnoticed: ...`. */
  readonly reason: string | null;
}

export interface Mutation {
  /** How many changes there are. */
  readonly total: number;
  /** Scenarios that fail as the contract stands, and so can notice nothing. */
  readonly failing: readonly string[];
  /** Tries them one after another. */
  readonly trials: () => Generator<Trial>;
}

/** Says a contract otherwise in one place after another, and looks which of these changes no scenario notices. */
export function mutate(model: Model, natives: ReadonlyMap<string, Native>): Mutation {
  const scenarios = ownScenarios(model);
  const results = scenarios.map((scenario) => runScenario(model, natives, scenario));
  const passing = scenarios.filter((_, i) => results[i]?.passed === true);
  const changes = changesOf(model);
  return {
    total: changes.length,
    failing: scenarios.filter((scenario) => !passing.includes(scenario)).map(({ node }) => node.title.value),
    *trials() {
      const order = new Order(passing);
      const reasons = reasonsOf(model);
      for (const change of changes) {
        const noticing = noticedBy(model, natives, change, order.of(change.section));
        if (noticing !== null) order.noticed(change.section, noticing);
        yield { change, noticedBy: noticing?.node.title.value ?? null, reason: reasons(change) };
      }
    },
  };
}

/** The first scenario that no longer passes. */
function noticedBy(
  model: Model,
  natives: ReadonlyMap<string, Native>,
  change: Change,
  scenarios: readonly Placed<ast.Scenario>[],
): Placed<ast.Scenario> | null {
  const { model: changed, undo } = change.make(model);
  try {
    return scenarios.find((scenario) => !passes(changed, natives, scenario)) ?? null;
  } finally {
    undo();
  }
}

/** A change can make a contract that no parser would let through; whatever comes of it is noticed. */
function passes(model: Model, natives: ReadonlyMap<string, Native>, scenario: Placed<ast.Scenario>): boolean {
  try {
    return runScenario(model, natives, scenario).passed;
  } catch {
    return false;
  }
}

/** Which scenarios to try first: those that noticed changes of the same section, the latest first. */
class Order {
  private readonly all: readonly Placed<ast.Scenario>[];
  private readonly lately = new Map<string, Placed<ast.Scenario>[]>();

  constructor(all: readonly Placed<ast.Scenario>[]) {
    this.all = all;
  }

  of(section: string): readonly Placed<ast.Scenario>[] {
    return [...new Set([...(this.lately.get(section) ?? []), ...this.all])];
  }

  noticed(section: string, scenario: Placed<ast.Scenario>): void {
    const others = this.lately.get(section)?.filter((each) => each !== scenario) ?? [];
    this.lately.set(section, [scenario, ...others]);
  }
}

const REASON = /^\/\/\s*unnoticed:\s*(.+)$/;

/** The reasons that the contract states, by line. */
function reasonsOf(model: Model): (change: Change) => string | null {
  const byLine = new Map<number, string>();
  const unit = model.units[0];
  for (const { text, span } of unit?.file.comments ?? []) {
    const reason = REASON.exec(text.trim())?.[1];
    if (unit !== undefined && reason !== undefined)
      byLine.set(lineColumn(unit.source, span.start).line, reason.trim());
  }
  return ({ place: { source, span } }) =>
    byLine.get(lineColumn(source, span.start).line) ?? byLine.get(lineColumn(source, span.end).line) ?? null;
}
