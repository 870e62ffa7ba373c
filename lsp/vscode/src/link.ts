/** The connection with the server, whichever kind it is. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Place, Position, Range } from "./answers.ts";

export class Link {
  readonly client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.client = client;
  }

  /** What the server answers to a command about a document; null where it has no answer. */
  async ask<T>(command: string, uri: vscode.Uri, ...given: readonly unknown[]): Promise<T | null> {
    if (!this.client.isRunning()) return null;
    const address = this.client.code2ProtocolConverter.asUri(uri);
    return this.client.sendRequest<T | null>("workspace/executeCommand", {
      command,
      arguments: [address, ...given],
    });
  }

  address(uri: vscode.Uri): string {
    return this.client.code2ProtocolConverter.asUri(uri);
  }

  uri(address: string): vscode.Uri {
    return this.client.protocol2CodeConverter.asUri(address);
  }

  location({ uri, range }: Place): vscode.Location {
    return new vscode.Location(this.uri(uri), rangeOf(range));
  }

  /** Opens a place beside whatever asked for it. */
  async show({ uri, range }: Place): Promise<void> {
    const options = { selection: rangeOf(range), viewColumn: vscode.ViewColumn.One };
    await vscode.window.showTextDocument(this.uri(uri), options);
  }
}

export function positionOf({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}

export function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(positionOf(start), positionOf(end));
}

/** The contract in the active editor, or else one that is visible. */
export function currentContract(): vscode.TextDocument | null {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors =
    activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors];
  return editors.map(({ document }) => document).find(({ languageId }) => languageId === "tenor") ?? null;
}
