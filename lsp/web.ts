/** The server in a Web Worker: what the extension starts in a browser. The editor sends the files of its workspace. */

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { format } from "../grammar/format/format.ts";
import { MemoryFiles, type Bundle } from "./memory-files.ts";
import { serve, type ServerOptions } from "./server.ts";
import { pathOf } from "./uri.ts";

/** Sent by the editor: files of the workspace as they are now. */
export const FILES = "tenor/files";
export interface FilesParams {
  readonly files: readonly { readonly uri: string; readonly text: string | null }[];
}

/** Asked by the editor: the text of a module of the library or of the page of messages, by its address. */
export const BUNDLED_TEXT = "tenor/bundledText";

export function serveInWorker(
  bundle: Bundle,
  { version = "", comparisonPage }: Pick<ServerOptions, "version" | "comparisonPage">,
): void {
  const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(scope),
    new BrowserMessageWriter(scope),
  );
  const files = new MemoryFiles(bundle);
  connection.onNotification(FILES, ({ files: given }: FilesParams) => {
    for (const { uri, text } of given) {
      const path = pathOf(uri);
      if (path !== null) files.put(path, text);
    }
  });
  connection.onRequest(BUNDLED_TEXT, (uri: string) => files.read(pathOf(uri) ?? ""));
  serve(connection, {
    files,
    format: async (source) => (await format(source)).text,
    version,
    ...(comparisonPage === undefined ? {} : { comparisonPage }),
  });
}
