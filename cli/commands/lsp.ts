import type { Command } from "../command.ts";
import { version } from "../version.ts";

export const command: Command = {
  name: "lsp",
  summary: "serve an editor",
  description:
    "Speaks the Language Server Protocol over standard input and output. Editors start it themselves; docs/editors.md has the lines " +
    "of configuration for each. It ends when the editor closes its end.",
  operands: [],
  options: [{ name: "--stdio", value: null, help: "over standard input and output, which is the only way" }],
  examples: [{ command: "tenor lsp", says: "started by an editor, not by hand" }],
  async run() {
    const [{ serveOnStdio }, { comparisonPage }] = await Promise.all([
      import("../../lsp/main.ts"),
      import("../render/compare-page.ts"),
    ]);
    serveOnStdio(version(), { comparisonPage });
    // The editor's side ends it.
    return new Promise<number>(() => {});
  },
};
