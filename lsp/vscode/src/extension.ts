/** What the extension is, whichever way the server runs: in a process of its own, or in a worker of the browser. */

import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { registerCommands } from "./commands.ts";
import { Link } from "./link.ts";
import { Scenarios } from "./testing.ts";
import { TimelineView } from "./timeline-view.ts";

/** Lenses name the server's commands; what they show is the extension's. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ["tenor.run", "tenor.showRun"],
  ["tenor.runScenario", "tenor.showScenario"],
  ["tenor.readings", "tenor.pickReadings"],
]);

export function clientOptions(): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration("tenor");
  return {
    documentSelector: [{ language: "tenor" }],
    initializationOptions: { asks: true, delay: settings.get<number>("messages.delay", 120) },
    middleware: {
      executeCommand: async (command, given: unknown[], next) => {
        const own = SHOWN.get(command);
        if (own === undefined) return next(command, given) as unknown;
        const [uri] = given;
        // The address comes from the server; commands of the palette have none.
        const rest = own === "tenor.showScenario" || typeof uri !== "string" ? given : [];
        return vscode.commands.executeCommand(own, ...rest);
      },
    },
  };
}

/** Starts the server and offers all that shows its answers. */
export async function start(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<Link> {
  const link = new Link(client);
  const scenarios = new Scenarios(link);
  const timeline = new TimelineView(link);
  context.subscriptions.push(
    scenarios,
    timeline,
    vscode.window.registerWebviewViewProvider(TimelineView.id, timeline),
    ...registerCommands(context, link, scenarios),
  );
  await client.start();
  await scenarios.lookAtAll();
  return link;
}
