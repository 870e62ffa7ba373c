/** The server over standard input and output: what `tenor lsp` starts. */

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { diskFiles } from "./files.ts";
import { serve, type ServerOptions } from "./server.ts";

/** `comparisonPage` is the look of a comparison, which belongs to the command line. */
export function serveOnStdio(version: string, more: Pick<ServerOptions, "comparisonPage"> = {}): void {
  // Nothing but the protocol may be written to standard output.
  console.log = console.error;
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, {
    ...more,
    files: diskFiles(),
    format: async (source) => {
      const { format } = await import("../grammar/format/format.ts");
      return (await format(source)).text;
    },
    version,
  });
}
