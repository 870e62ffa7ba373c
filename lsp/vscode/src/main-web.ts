/** Where the extension begins in a browser: the server is a worker, and the extension sends it the files of the workspace. */

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { BUNDLED_SCHEME, fromServer, toServer } from "./addresses.ts";
import { clientOptions, start } from "./extension.ts";

/** What contracts are made of, and the facts beside them. */
const WANTED = "**/*.{tenor,json,csv}";
const LARGEST = 4 * 1024 * 1024;
const MOST = 2_000;

/** As `lsp/web.ts` has them. */
const FILES = "tenor/files";
const BUNDLED_TEXT = "tenor/bundledText";

/** The browser's own; Node's types do not have it. */
declare const Worker: new (script: string) => ConstructorParameters<typeof LanguageClient>[2];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server-web.js");
  const worker = new Worker(script.toString(true));
  const started = new LanguageClient("tenor", "Tenor", worker, {
    ...clientOptions(),
    uriConverters: {
      code2Protocol: toServer,
      protocol2Code: (address) => {
        const parts = fromServer(address);
        return parts === null ? vscode.Uri.parse(address) : vscode.Uri.from(parts);
      },
    },
  });
  client = started;
  const files = vscode.workspace.createFileSystemWatcher(WANTED);
  context.subscriptions.push(
    files,
    files.onDidCreate((uri) => void send(started, [uri])),
    files.onDidChange((uri) => void send(started, [uri])),
    files.onDidDelete((uri) => void send(started, [uri])),
    vscode.workspace.registerTextDocumentContentProvider(BUNDLED_SCHEME, {
      provideTextDocumentContent: (uri) => started.sendRequest<string | null>(BUNDLED_TEXT, toServer(uri)),
    }),
  );
  await started.start();
  await send(started, await vscode.workspace.findFiles(WANTED, "**/node_modules/**", MOST));
  await start(context, started);
}

/** Files as they are now. The server then looks again at what it made of them. */
async function send(to: LanguageClient, uris: readonly vscode.Uri[]): Promise<void> {
  const files = await Promise.all(uris.map(async (uri) => ({ uri: toServer(uri), text: await textOf(uri) })));
  await to.sendNotification(FILES, { files });
  await to.sendNotification("workspace/didChangeWatchedFiles", {
    changes: files.map(({ uri, text }) => ({ uri, type: text === null ? 3 : 2 })),
  });
}

async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > LARGEST) return null;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
