import type * as ast from "../grammar/ast.ts";
import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { inReadingOrder } from "../grammar/diagnostics/diagnostic.ts";
import { clash } from "../grammar/diagnostics/catalogue/precedence.ts";
import type { Source } from "../grammar/source.ts";
import { checks } from "./check/index.ts";
import { type Amends, type Host, load } from "./load.ts";
import { buildModel } from "./model/build.ts";
import { ALWAYS, momentOf } from "./model/in-force.ts";
import type { Model, Unit } from "./model/model.ts";
import { butForUnread } from "./model/unused.ts";
import { eventsOf, inTime } from "./variant/amendment.ts";
import { blameVariant } from "./variant/blame.ts";

export type { Host } from "./load.ts";

/** A contract, from text to meaning. */
export interface Compilation {
  readonly source: Source;
  /** The contract first, then the modules it uses. */
  readonly units: readonly Unit[];
  /** The words now; of an amendment with a date, they know the ones before. */
  readonly model: Model;
  /** Of the contract and of what it uses, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The pipeline: text, tree, model, checks. Pure but for what the host reads. */
export function compile(source: Source, host: Host): Compilation {
  const { units, amends, deleted, diagnostics } = load(source, host);
  const model = modelOf(units, amends);
  const found = checks.flatMap((check) => check(model));
  const own = blameVariant(
    [...diagnostics, ...butForUnread(model.diagnostics, diagnostics), ...found],
    deleted,
  );
  return { source, units, model, diagnostics: inReadingOrder([...own, ...errorsBefore(model, own)]) };
}

/** The words of a draft, in force until some moment or for good, with those that they took the place of. */
function modelOf(units: readonly Unit[], amends: Amends | null, until: ast.Expression | null = null): Model {
  if (amends === null) return buildModel(units, { ...ALWAYS, until });
  const before = modelOf(amends.units, amends.amends, amends.from);
  const since = momentOf(amends.from, before.zone);
  const model = buildModel(units, { since, until, former: eventsOf(before) });
  return since === null ? model : inTime(model, amends.from, since, amends.sources, before);
}

/** What stands in the way of running the words before an amendment, and of what its scenarios tell of the time before it. */
function errorsBefore({ earlier }: Model, known: readonly Diagnostic[]): Diagnostic[] {
  if (earlier === null) return [];
  const { model } = earlier;
  const keyOf = ({ code, place }: Diagnostic): string =>
    `${code} ${place.source.name} ${place.span.start} ${place.span.end}`;
  const keys = new Set(known.map(keyOf));
  const found = [...model.diagnostics, ...checks.flatMap((check) => check(model))].filter(
    (each) => each.severity === "error" && !keys.has(keyOf(each)),
  );
  return [...found, ...errorsBefore(model, [...known, ...found])];
}

/** Whether nothing stands in the way of running it. */
export function isSound(compilation: Compilation): boolean {
  return compilation.diagnostics.every((diagnostic) => diagnostic.severity !== "error");
}

/** Whether its scenarios can be run: a run stops by itself where two clauses clash. */
export function canBeTested(compilation: Compilation): boolean {
  return compilation.diagnostics.every(({ severity, code }) => severity !== "error" || code === clash.code);
}
