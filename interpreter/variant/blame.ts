import { undefinedName } from "../../grammar/diagnostics/catalogue/names.ts";
import { deletedButUsed } from "../../grammar/diagnostics/catalogue/variants.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";

/** A name that is missing because the variant took its definition out is the variant's doing, and is said there. */
export function blameVariant(
  diagnostics: readonly Diagnostic[],
  deleted: ReadonlyMap<string, Place>,
): Diagnostic[] {
  if (deleted.size === 0) return [...diagnostics];
  return diagnostics.map((diagnostic) => {
    if (diagnostic.code !== undefinedName.code) return diagnostic;
    const { source, span } = diagnostic.place;
    const name = source.text.slice(span.start, span.end).replace(/\s+/g, " ");
    const place = deleted.get(name);
    if (place === undefined) return diagnostic;
    const related = [{ place: diagnostic.place, message: "it is used here" }];
    return report(deletedButUsed, place, { name, where: "another clause" }, { related });
  });
}
