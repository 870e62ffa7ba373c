// Drafts in memory: one form and what amends it.
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import { compile, type Compilation, type Host } from "../../interpreter/compilation.ts";

export const FORM = `warrant "Form".
party Issuer. party Holder.
event Stock Split has Ratio: number.
event Merger.
section 4 "Splits":
  on Stock Split: Warrant Price becomes Warrant Price / Ratio.
section 7 "Fee":
  on Merger: the Holder pays Agent Fee to the Issuer.
section 8 "Definitions":
  "Warrant Price" initially means $2.40 per share.
  "Agent Fee" means $100.
scenario "The form's":
  on June 1, 2006: Stock Split with Ratio = 2.
  then Warrant Price is $1.20.
`;

const HEADING = 'amends "form.tenor".\n';

/** A draft `variant.tenor` beside the form and other files. */
export function variant(text: string, others: Readonly<Record<string, string>> = {}): Compilation {
  const files: Readonly<Record<string, string>> = { "form.tenor": FORM, ...others };
  const host: Host = {
    find: (path): Source | null => {
      const found = path === "variant.tenor" ? text : files[path];
      return found === undefined ? null : { name: path, text: found };
    },
  };
  return compile({ name: "variant.tenor", text: text.startsWith("amends") ? text : HEADING + text }, host);
}

/** What is said of it, but for remarks: the code, and the words that it marks in which file. */
export function said({ diagnostics }: Compilation): string[] {
  return diagnostics
    .filter(({ severity }) => severity !== "information")
    .map((each) => `${each.code} ${marked(each)}`);
}

export function marked({ place: { source, span } }: Diagnostic): string {
  return `${source.name}: ${source.text.slice(span.start, span.end)}`;
}
