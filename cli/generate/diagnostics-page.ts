/** Writes docs/diagnostics.md from the catalogue: `node cli/generate/diagnostics-page.ts`. A test holds the two together. */

import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chapters } from "../../grammar/diagnostics/catalogue/index.ts";
import type { Entry } from "../../grammar/diagnostics/diagnostic.ts";
import { nameOf } from "../render/entries.ts";
import { packageRoot } from "../root.ts";

const INTRODUCTION = `# Messages

<!-- Generated from grammar/diagnostics/catalogue by cli/generate/diagnostics-page.ts. -->

Every message of Tenor has a code, by which it is found here. An *error* stands in the way of a result; a *warning* does not,
and should be read; *information* tells what was understood. \`tenor explain-code N101\` prints one of these pages.
`;

/** The whole page. */
export function diagnosticsPage(): string {
  const parts = chapters.flatMap(({ title, entries }) => [`## ${title}\n`, ...entries.map(page)]);
  return [INTRODUCTION, ...parts].join("\n");
}

function page({ code, severity, name, explanation, example, remedy }: Entry<never>): string {
  return `### ${code}: ${nameOf(name)}

*${severity}*. ${explanation}

\`\`\`${languageOf(example)}
${example}
\`\`\`

**What to do.** ${remedy}
`;
}

/** What an example is written in, for the colours of whoever shows the page. */
function languageOf(example: string): string {
  if (/^\s*[[{]/.test(example)) return "json";
  if (/^date,|^[\d-]+,/.test(example)) return "csv";
  if (/^(?:tenor |--)/.test(example)) return "sh";
  return example.startsWith("(") ? "text" : "tenor";
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync(join(packageRoot(), "docs", "diagnostics.md"), diagnosticsPage());
