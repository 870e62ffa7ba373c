/** The formats that `import` and `export` know. */

import { notAChoice } from "../../grammar/diagnostics/catalogue/command-line.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import type { Word } from "../command.ts";

const FORMATS = ["ocf"] as const;

/** What is wrong with the name of a format; null where it is one. */
export function formatFault({ text, place }: Word): Diagnostic | null {
  if (FORMATS.some((format) => format === text)) return null;
  const details = { found: text, what: "format", choices: FORMATS, near: nearestOf(text, FORMATS, 1) };
  return report(notAChoice, place, details);
}
