import type * as ast from "../../grammar/ast.ts";
import { lineColumn, type Place } from "../../grammar/source.ts";
import type { Native } from "../compile/natives.ts";
import type { Model, Placed } from "../model/model.ts";
import { countedAnew } from "../model/quantity-field.ts";
import type { Change } from "./mutate/change.ts";
import { changesOf } from "./mutate/changes.ts";
import { ownScenarios } from "./run.ts";
import { Stage } from "./stage.ts";

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
  /** The reasons that the contract states. */
  readonly reasons: readonly Reason[];
}

/** `// unnoticed: ...` on a line of the contract. */
export interface Reason {
  readonly text: string;
  readonly line: number;
  readonly place: Place;
}

/** Says a contract otherwise in one place after another, and looks which of these changes no scenario notices. */
export function mutate(
  model: Model,
  natives: ReadonlyMap<string, Native>,
  scenarios: readonly Placed<ast.Scenario>[] = ownScenarios(model),
): Mutation {
  const rehearsals = scenarios.map((scenario): Rehearsal => {
    const stage = new Stage(model, natives, scenario);
    return { scenario, stage, passes: passes(stage) };
  });
  const passing = rehearsals.filter((each) => each.passes);
  const changes = changesOf(model);
  const reasons = reasonsOf(model);
  return {
    total: changes.length,
    failing: rehearsals.filter((each) => !each.passes).map(({ stage }) => stage.title),
    reasons,
    *trials() {
      const order = new Order(passing);
      for (const change of changes) {
        const noticing = firstToNotice(model, natives, change, order.of(change.section));
        if (noticing !== null) order.noticed(change.section, noticing);
        yield {
          change,
          noticedBy: noticing?.stage.title ?? null,
          reason: reasonFor(change, reasons)?.text ?? null,
        };
      }
    },
  };
}

/** A scenario with its run on the contract as it stands, which knows the parts of the text that it came to. */
interface Rehearsal {
  readonly scenario: Placed<ast.Scenario>;
  readonly stage: Stage;
  readonly passes: boolean;
}

/** The first scenario that no longer passes. */
function firstToNotice(
  model: Model,
  natives: ReadonlyMap<string, Native>,
  change: Change,
  rehearsals: readonly Rehearsal[],
): Rehearsal | null {
  const able = rehearsals.filter(({ stage }) => cameTo(stage, change));
  const { model: made, undo } = change.make(model);
  const changed = countedAnew(made);
  try {
    return able.find(({ scenario }) => !passes(new Stage(changed, natives, scenario))) ?? null;
  } finally {
    undo();
  }
}

/** Whether the scenario looked at the part of the text that is changed; one that did not goes on as before. */
function cameTo({ program }: Stage, { touched }: Change): boolean {
  return touched === null || program.compiler.known(touched) !== undefined;
}

/** A change can make a contract that no check would let through; whatever comes of it is noticed. */
function passes(stage: Stage): boolean {
  try {
    return stage.passes;
  } catch {
    return false;
  }
}

/** Which scenarios to try first: those that noticed changes of the same section, the latest first. */
class Order {
  private readonly all: readonly Rehearsal[];
  private readonly lately = new Map<string, Rehearsal[]>();

  constructor(all: readonly Rehearsal[]) {
    this.all = all;
  }

  of(section: string): readonly Rehearsal[] {
    return [...new Set([...(this.lately.get(section) ?? []), ...this.all])];
  }

  noticed(section: string, rehearsal: Rehearsal): void {
    const others = this.lately.get(section)?.filter((each) => each !== rehearsal) ?? [];
    this.lately.set(section, [rehearsal, ...others]);
  }
}

const REASON = /^\/\/\s*unnoticed:\s*(.+)$/;

function reasonsOf(model: Model): Reason[] {
  const unit = model.units[0];
  if (unit === undefined) return [];
  const { source, file } = unit;
  return file.comments.flatMap(({ text, span }) => {
    const reason = REASON.exec(text.trim())?.[1];
    return reason === undefined
      ? []
      : [{ text: reason.trim(), line: lineColumn(source, span.start).line, place: { source, span } }];
  });
}

/** The reason on the line where the change begins or ends. */
export function reasonFor({ place: { source, span } }: Change, reasons: readonly Reason[]): Reason | null {
  if (reasons.length === 0) return null;
  const lines = [lineColumn(source, span.start).line, lineColumn(source, span.end).line];
  return reasons.find(({ line }) => lines.includes(line)) ?? null;
}
