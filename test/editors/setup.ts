// Before the tests: installs the editors and packs the extension; says plainly what is left out, and why.
import { appendFileSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { install, isFound, packExtension, type Editors, type Found } from "./install.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly editors: Editors;
    readonly extension: Found;
  }
}

export default function setup(project: TestProject): void {
  const editors = install();
  const extension = isFound(editors.vscode) ? packExtension() : editors.vscode;
  project.provide("editors", editors);
  project.provide("extension", extension);
  const { neovim, emacs } = editors;
  const reasons = [...left("Neovim", neovim), ...left("Emacs", emacs), ...left("VS Code", extension)];
  for (const reason of reasons) console.log(`Skipped: ${reason}`);
  // `.ci/run` repeats them at its end.
  const list = process.env["TENOR_SKIPPED"];
  if (list !== undefined && reasons.length > 0) appendFileSync(list, `${reasons.join("\n")}\n`);
}

function left(name: string, found: Found): string[] {
  return isFound(found) ? [] : [`the tests in ${name}: ${found.missing}`];
}
