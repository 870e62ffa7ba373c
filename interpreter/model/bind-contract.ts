import { bindBorrowings } from "./bind-borrowing.ts";
import { bindScenario } from "./bind-scenario.ts";
import { bindSections } from "./bind-other.ts";
import { bindStatement } from "./bind-statement.ts";
import { useIn } from "./consequence.ts";
import type { Declarations } from "./declarations.ts";
import type { Judged } from "./in-force.ts";
import type { EventSymbol } from "./model.ts";
import { Resolution } from "./resolution.ts";
import { outerScope } from "./scope.ts";

/** Binds every name of a contract and the modules it uses. Scenarios may tell of kinds of event that only the words before have. */
export function bindContract(
  declarations: Declarations,
  judged: Judged,
  former: ReadonlyMap<string, EventSymbol>,
): Resolution {
  const resolution = new Resolution(declarations);
  for (const section of declarations.sections) {
    const home = { source: section.source, section, imported: false };
    const scope = outerScope(home, useIn(section.node, home));
    for (const { sections } of section.node.precedence) bindSections(resolution, scope, sections);
  }
  for (const statement of declarations.statements) bindStatement(resolution, statement);
  bindBorrowings(resolution);
  for (const scenario of declarations.scenarios) bindScenario(resolution, scenario, judged, former);
  return resolution;
}
