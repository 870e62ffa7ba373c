/**
 * Writes COVERAGE.md beside a contract, from the contract itself: `node cli/generate/coverage-page.ts examples/glowpoint-2005/glowpoint.tenor`.
 * A test holds the two together.
 */

import { realpathSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { coverageOf, type Covered } from "../../interpreter/extent/extent.ts";
import type { Model } from "../../interpreter/model/model.ts";
import { openContract } from "../contract.ts";

/** The whole page; `name` is the contract's file. */
export function coveragePage(model: Model, name: string): string {
  const rows = coverageOf(model);
  const counts = (["computed", "tracked", "prose only"] as const).map(
    (extent) => `${rows.filter((row) => row.extent === extent).length} ${extent}`,
  );
  return `# What is acted on

<!-- Generated from ${name} by cli/generate/coverage-page.ts. -->

${model.title}, section by section: what a run works out (_computed_), what it follows and lists without working anything out (_tracked_), and
what is words alone (_prose only_), with the reason. The page is made from the statements that each section of \`${name}\` holds, and a test holds the two
together. In all: ${counts.join(", ")}.

| section | title | | what, or why not |
|---|---|---|---|
${rows.map(rowText).join("\n")}
`;
}

const rowText = ({ label, title, extent, what }: Covered): string =>
  `| ${label} | ${cell(title ?? "")} | ${extent} | ${cell(what.join("; "))} |`;

const cell = (text: string): string => text.replaceAll("|", String.raw`\|`);

const [, self, path] = process.argv;
if (self !== undefined && path !== undefined && realpathSync(self) === fileURLToPath(import.meta.url)) {
  const model = openContract(path).compilation?.model;
  if (model !== undefined)
    writeFileSync(join(dirname(path), "COVERAGE.md"), coveragePage(model, basename(path)));
}
