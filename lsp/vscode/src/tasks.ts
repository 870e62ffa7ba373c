/** Tasks "check" and "test" over a contract or all of them, by the command line that comes with the extension. */

import * as vscode from "vscode";

type Action = "check" | "test";

interface Definition extends vscode.TaskDefinition {
  readonly action: Action;
  /** The contract, relative to the folder; all contracts of the folder where it is left out. */
  readonly file?: string;
}

const ACTIONS: readonly Action[] = ["check", "test"];
const TITLES: Readonly<Record<Action, string>> = {
  check: "check every contract",
  test: "run every scenario",
};

export class Tasks implements vscode.TaskProvider {
  static readonly type = "tenor";
  private readonly command: string;

  /** `command` is the path of the bundled command line. */
  constructor(command: string) {
    this.command = command;
  }

  async provideTasks(): Promise<vscode.Task[]> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder === undefined) return [];
    return Promise.all(
      ACTIONS.map((action) => this.task({ type: Tasks.type, action }, folder, TITLES[action])),
    );
  }

  async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    const { scope } = task;
    const [first] = vscode.workspace.workspaceFolders ?? [];
    const folder = typeof scope === "object" ? scope : first;
    const definition = task.definition as Definition;
    if (folder === undefined || !ACTIONS.includes(definition.action)) return undefined;
    return this.task(definition, folder, task.name);
  }

  private async task(
    definition: Definition,
    folder: vscode.WorkspaceFolder,
    name: string,
  ): Promise<vscode.Task> {
    const { action, file } = definition;
    const files = file === undefined ? await contractsOf(folder) : [file];
    // The editor's own program runs it, as plain Node.
    const execution = new vscode.ProcessExecution(process.execPath, [this.command, action, ...files], {
      cwd: folder.uri.fsPath,
      env: { ELECTRON_RUN_AS_NODE: "1", NO_COLOR: "1" },
    });
    const task = new vscode.Task(definition, folder, name, Tasks.type, execution, "$tenor");
    if (action === "test") task.group = vscode.TaskGroup.Test;
    else task.group = vscode.TaskGroup.Build;
    return task;
  }
}

async function contractsOf(folder: vscode.WorkspaceFolder): Promise<string[]> {
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, "**/*.tenor"),
    "**/node_modules/**",
    500,
  );
  return found
    .map((uri) => vscode.workspace.asRelativePath(uri, false))
    .toSorted((a, b) => a.localeCompare(b, "en"));
}
