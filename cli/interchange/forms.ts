/** The forms from which a draft can begin: the contracts of this package's examples. */

import { join } from "node:path";
import { blankUnreadable } from "../../grammar/diagnostics/catalogue/interchange.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import { compile } from "../../interpreter/compilation.ts";
import { blanksOf, withBlanksFilled, type FormBlank } from "../../interpreter/interchange/blanks.ts";
import { fileHost } from "../host.ts";
import { readTextFile } from "../input/read.ts";
import { packageRoot } from "../root.ts";

/** What a form is called, and its file below `examples`. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ["glowpoint-2005", "glowpoint-2005/glowpoint.tenor"],
  ["us-treasury-cpp", "us-treasury-cpp/cpp.tenor"],
  ["spac-public", "spac-public/spac.tenor"],
  ["pipe-prefunded", "pipe-prefunded/prefunded.tenor"],
  ["pipe-common", "pipe-prefunded/common.tenor"],
  ["venture-lender", "venture-lender/lender.tenor"],
  ["price-protection", "price-protection/protection.tenor"],
]);

export const formNames: readonly string[] = [...FORMS.keys()];

export interface Form {
  readonly text: string;
  readonly blanks: readonly FormBlank[];
}

/** Null where there is none of the name. */
export function openForm(name: string): Form | { readonly failed: readonly Diagnostic[] } | null {
  const file = FORMS.get(name);
  if (file === undefined) return null;
  const path = join(packageRoot(), "examples", file);
  const { source, diagnostics } = readTextFile(path, `examples/${file}`);
  if (source === null) return { failed: diagnostics };
  // The remarks at its head send the reader to the README beside the form, which a draft elsewhere does not have beside it.
  const text = source.text.replace(
    /(?<!\/)README\.md(?: beside)?/,
    `examples/${file.split("/")[0] ?? ""}/README.md`,
  );
  const { model } = compile({ name: source.name, text }, fileHost());
  return { text, blanks: blanksOf(model) };
}

/** What keeps a value from standing in its blank; null where it fits. */
export function valueFault(
  { text, blanks }: Form,
  name: string,
  value: string,
  place: Place,
): Diagnostic | null {
  const unreadable = (why: string): Diagnostic => report(blankUnreadable, place, { name, text: value, why });
  if (/["\r\n]/.test(value)) return unreadable("It holds a quotation mark or the end of a line.");
  if (/^[\s]*$/.test(value)) return unreadable("It is empty.");
  const filled = withBlanksFilled(text, blanks, new Map([[name, value]]));
  const errors = compile({ name: "draft", text: filled }, fileHost()).diagnostics.filter(
    ({ severity }) => severity === "error",
  );
  return errors[0] === undefined ? null : unreadable(errors[0].title);
}
