/** The contract of the walkthrough, with its facts, in a folder of the user's. */

import * as vscode from "vscode";

const FILES = ["first-warrant.tenor", "events.json", "tenor.json"];

/** Asks for a folder and never overwrites a file there. */
export async function openSample(extension: vscode.Uri): Promise<void> {
  const [open] = vscode.workspace.workspaceFolders ?? [];
  const chosen =
    open === undefined
      ? await vscode.window.showOpenDialog({
          canSelectFiles: false,
          canSelectFolders: true,
          openLabel: "Put the sample here",
        })
      : [open.uri];
  const [parent] = chosen ?? [];
  if (parent === undefined) return;
  const folder = vscode.Uri.joinPath(parent, "first-warrant");
  for (const name of FILES) {
    const from = vscode.Uri.joinPath(extension, "walkthrough", "sample", name);
    const to = vscode.Uri.joinPath(folder, name);
    if (!(await exists(to)))
      await vscode.workspace.fs.writeFile(to, await vscode.workspace.fs.readFile(from));
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "first-warrant.tenor"));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
