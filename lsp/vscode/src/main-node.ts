/** Where the extension begins on a desktop and on a remote machine: the server is a process of its own. */

import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions, start } from "./extension.ts";
import { Tasks } from "./tasks.ts";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = { module: context.asAbsolutePath("dist/server.mjs"), transport: TransportKind.stdio };
  client = new LanguageClient("tenor", "Tenor", { run: server, debug: server }, clientOptions());
  const tasks = new Tasks(context.asAbsolutePath("dist/tenor.mjs"));
  context.subscriptions.push(
    vscode.tasks.registerTaskProvider(Tasks.type, tasks),
    vscode.commands.registerCommand("tenor.restart", () => client?.restart()),
  );
  await vscode.commands.executeCommand("setContext", "tenor.canRestart", true);
  await start(context, client);
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
