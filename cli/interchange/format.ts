/** The formats that `import` and `export` know. */

import { notAChoice, optionNeeds } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import type { Call, Word } from "../command.ts";

const FORMATS = ["ocf", "form4"] as const;
export type Format = (typeof FORMATS)[number];

/** The format of the name; a message where there is none. */
export function formatOf({ text, place }: Word): Format | Diagnostic {
  const format = FORMATS.find((each) => each === text);
  if (format !== undefined) return format;
  const details = { found: text, what: "format", choices: FORMATS, near: nearestOf(text, FORMATS, 1) };
  return report(notAChoice, place, details);
}

/** Options that were given and belong to another format. */
export function optionsOfOther(call: Call, options: readonly string[], other: Format): Diagnostic[] {
  return options.flatMap((option) => {
    const flag = call.flag(option);
    const places = [...call.values(option).map(({ place }) => place), ...(flag === null ? [] : [flag])];
    return places.map((place) => report(optionNeeds, place, { option, other }));
  });
}
