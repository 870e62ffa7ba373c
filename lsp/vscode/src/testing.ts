/** Scenarios in the Testing view: found in every contract of the workspace, run one by one, failures shown at their place. */

import * as vscode from "vscode";
import type { ScenarioPlace, ScenarioResult } from "./answers.ts";
import { rangeOf, type Link } from "./link.ts";

const CONTRACTS = "**/*.tenor";
/** A workspace with more is not looked through. */
const MOST = 2_000;

export class Scenarios implements vscode.Disposable {
  private readonly link: Link;
  private readonly controller = vscode.tests.createTestController("tenor", "Tenor scenarios");
  private readonly heard: vscode.Disposable[];
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(link: Link) {
    this.link = link;
    const files = vscode.workspace.createFileSystemWatcher(CONTRACTS);
    this.heard = [
      files,
      files.onDidCreate((uri) => this.lookSoon(uri)),
      files.onDidChange((uri) => this.lookSoon(uri)),
      files.onDidDelete((uri) => this.controller.items.delete(uri.toString())),
      vscode.workspace.onDidOpenTextDocument((document) => this.changed(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.changed(document)),
    ];
    this.controller.createRunProfile(
      "Run",
      vscode.TestRunProfileKind.Run,
      (request, token) => this.run(request, token),
      true,
    );
    this.controller.refreshHandler = () => this.lookAtAll();
    this.controller.resolveHandler = async (item) => {
      if (item === undefined) await this.lookAtAll();
      else if (item.uri !== undefined) await this.look(item.uri);
    };
  }

  dispose(): void {
    for (const each of this.waiting.values()) clearTimeout(each);
    for (const each of this.heard) each.dispose();
    this.controller.dispose();
  }

  async lookAtAll(): Promise<void> {
    const found = await vscode.workspace.findFiles(CONTRACTS, "**/node_modules/**", MOST);
    const open = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === "tenor");
    const all = new Map([...found, ...open.map(({ uri }) => uri)].map((uri) => [uri.toString(), uri]));
    // One after another: the server answers one at a time, and the editor's own questions come between.
    for (const uri of all.values()) await this.look(uri);
  }

  /** What a lens above a scenario does. */
  async runByTitle(uri: vscode.Uri, title: string): Promise<void> {
    await this.look(uri);
    const id = uri.toString();
    const item = this.controller.items.get(id)?.children.get(`${id}#${title}`);
    if (item === undefined) return;
    await vscode.commands.executeCommand("workbench.view.testing.focus");
    await this.run(new vscode.TestRunRequest([item]), new vscode.CancellationTokenSource().token);
  }

  private changed({ languageId, uri }: vscode.TextDocument): void {
    if (languageId === "tenor") this.lookSoon(uri);
  }

  private lookSoon(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.set(
      key,
      setTimeout(() => {
        this.waiting.delete(key);
        void this.look(uri);
      }, 300),
    );
  }

  /** The scenarios of one contract, under an item of its own. */
  private async look(uri: vscode.Uri): Promise<void> {
    const found = await this.link.ask<ScenarioPlace[]>("tenor.scenarioPlaces", uri);
    const id = uri.toString();
    if (found === null || found.length === 0) return this.controller.items.delete(id);
    const known = this.controller.items.get(id);
    const file = known ?? this.controller.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
    const items = new Map<string, vscode.TestItem>();
    for (const { title, range } of found) {
      const own = `${id}#${title}`;
      const item = file.children.get(own) ?? this.controller.createTestItem(own, title, uri);
      item.range = rangeOf(range);
      items.set(own, item);
    }
    file.children.replace([...items.values()]);
    if (known === undefined) this.controller.items.add(file);
  }

  private async run(
    { include, exclude }: vscode.TestRunRequest,
    token: vscode.CancellationToken,
  ): Promise<void> {
    if (include === undefined && this.controller.items.size === 0) await this.lookAtAll();
    const left = new Set(exclude);
    const chosen = include ?? [...this.controller.items].map(([, item]) => item);
    const scenarios = [...new Set(chosen.flatMap((item) => scenariosOf(item)))].filter(
      (item) => !left.has(item) && (item.parent === undefined || !left.has(item.parent)),
    );
    const run = this.controller.createTestRun(new vscode.TestRunRequest(include, exclude));
    for (const item of scenarios) run.enqueued(item);
    for (const item of scenarios) {
      if (token.isCancellationRequested) run.skipped(item);
      else await this.runOne(run, item);
    }
    run.end();
  }

  private async runOne(run: vscode.TestRun, item: vscode.TestItem): Promise<void> {
    const { uri, label } = item;
    if (uri === undefined) return;
    run.started(item);
    const began = Date.now();
    const result = await this.link.ask<ScenarioResult>("tenor.runScenario", uri, label);
    const took = Date.now() - began;
    if (result === null || result.passed === null) {
      const why = result?.problem ?? "The contract cannot be read.";
      run.errored(item, messageAt(item, new vscode.TestMessage(why)), took);
    } else if (result.passed) run.passed(item, took);
    else run.failed(item, failuresOf(result, item), took);
    run.appendOutput(outputOf(label, result).replaceAll("\n", "\r\n"), undefined, item);
  }
}

function scenariosOf(item: vscode.TestItem): vscode.TestItem[] {
  return item.children.size === 0 ? [item] : [...item.children].map(([, each]) => each);
}

/** What was expected beside what came out, at the expectation's own place. */
function failuresOf(
  { expectations = [], messages = [] }: ScenarioResult,
  item: vscode.TestItem,
): vscode.TestMessage[] {
  const missed = expectations
    .filter(({ passed }) => !passed)
    .map(({ text, expected, got, off, range }) => {
      const words = off === null ? text : `${text} (${off})`;
      const message = vscode.TestMessage.diff(words, expected, got);
      if (item.uri !== undefined) message.location = new vscode.Location(item.uri, rangeOf(range));
      return message;
    });
  if (missed.length > 0) return missed;
  return [messageAt(item, new vscode.TestMessage(messages.join("\n")))];
}

function messageAt({ uri, range }: vscode.TestItem, message: vscode.TestMessage): vscode.TestMessage {
  if (uri !== undefined && range !== undefined) message.location = new vscode.Location(uri, range);
  return message;
}

function outputOf(label: string, result: ScenarioResult | null): string {
  const lines = (result?.expectations ?? []).map(
    ({ passed, text, got }) => `  ${passed ? "✓" : "✗"} ${text}${passed ? "" : `\n      got ${got}`}`,
  );
  return `${[label, ...lines].join("\n")}\n\n`;
}
