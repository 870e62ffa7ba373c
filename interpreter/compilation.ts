import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { inReadingOrder } from "../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../grammar/source.ts";
import { checks } from "./check/index.ts";
import { type Amends, type Host, load } from "./load.ts";
import { buildModel } from "./model/build.ts";
import type { Model, Unit } from "./model/model.ts";
import { blameVariant } from "./variant/blame.ts";

export type { Host } from "./load.ts";

/** A contract, from text to meaning. */
export interface Compilation {
  readonly source: Source;
  /** The contract first, then the modules it uses. */
  readonly units: readonly Unit[];
  readonly model: Model;
  /** For an amendment with a date: the draft as it was before, and since when it is amended. */
  readonly amends?: (Amends & { readonly model: Model }) | null;
  /** Of the contract and of what it uses, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The pipeline: text, tree, model, checks. Pure but for what the host reads. */
export function compile(source: Source, host: Host): Compilation {
  const { units, amends, deleted, diagnostics } = load(source, host);
  const model = buildModel(units);
  const found = checks.flatMap((check) => check(model));
  return {
    source,
    units,
    model,
    amends: amends === null ? null : { ...amends, model: buildModel(amends.units) },
    diagnostics: inReadingOrder(blameVariant([...diagnostics, ...model.diagnostics, ...found], deleted)),
  };
}

/** Whether nothing stands in the way of running it. */
export function isSound(compilation: Compilation): boolean {
  return compilation.diagnostics.every((diagnostic) => diagnostic.severity !== "error");
}
