import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { inReadingOrder, report } from "../grammar/diagnostics/diagnostic.ts";
import * as entries from "../grammar/diagnostics/catalogue/modules.ts";
import { parse } from "../grammar/parse.ts";
import type { Source } from "../grammar/source.ts";
import { checks } from "./check/index.ts";
import { buildModel } from "./model/build.ts";
import type { Model, Unit } from "./model/model.ts";

/** Where files come from; the command line and the editor hand in theirs, tests use memory. */
export interface Host {
  /** The text that `uses "path"` (or `amends "path"`) in the file `from` means; null where there is none. */
  readonly find: (path: string, from: Source) => Source | null;
}

/** A contract, from text to meaning. */
export interface Compilation {
  readonly source: Source;
  /** The contract first, then the modules it uses. */
  readonly units: readonly Unit[];
  readonly model: Model;
  /** Of the contract and of what it uses, in reading order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The pipeline: text, tree, model, checks. Pure but for what the host reads. */
export function compile(source: Source, host: Host): Compilation {
  const { units, diagnostics } = load(source, host);
  const model = buildModel(units);
  const found = checks.flatMap((check) => check(model));
  return { source, units, model, diagnostics: inReadingOrder([...diagnostics, ...model.diagnostics, ...found]) };
}

/** Whether nothing stands in the way of running it. */
export function isSound(compilation: Compilation): boolean {
  return compilation.diagnostics.every((diagnostic) => diagnostic.severity !== "error");
}

/** Reads the contract and, each once, the modules it uses. */
function load(source: Source, host: Host): { units: Unit[]; diagnostics: Diagnostic[] } {
  const units: Unit[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const add = (next: Source, imported: boolean): void => {
    if (seen.has(next.name)) return;
    seen.add(next.name);
    const parsed = parse(next);
    units.push({ source: next, file: parsed.file, imported });
    diagnostics.push(...parsed.diagnostics);
    for (const item of parsed.file.items) {
      const statements = item.kind === "Section" ? item.statements : [item];
      for (const statement of statements) {
        if (statement.kind !== "Uses") continue;
        const found = host.find(statement.path.value, next);
        if (found) add(found, true);
        else diagnostics.push(report(entries.moduleNotFound, { source: next, span: statement.path.span }, { path: statement.path.value }));
      }
    }
  };
  add(source, false);
  return { units, diagnostics };
}
