/** What the command palette, the lenses and the quick fixes of a contract do. */

import * as vscode from "vscode";
import { isProblem, type Place, type Position, type Problem } from "./answers.ts";
import { createFacts, pickAsOf, pickReadings } from "./facts.ts";
import { currentContract, positionOf, rangeOf, type Link } from "./link.ts";
import { openSample } from "./sample.ts";
import type { Scenarios } from "./testing.ts";
import { TimelineView } from "./timeline-view.ts";

export function registerCommands(
  context: vscode.ExtensionContext,
  link: Link,
  scenarios: Scenarios,
): vscode.Disposable[] {
  const on = (name: string, handler: (...given: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, handler);
  return [
    vscode.workspace.registerTextDocumentContentProvider(PAGES, pages),
    on("tenor.showRun", showTimeline),
    on("tenor.showResult", (uri?: vscode.Uri) => showResult(link, uri)),
    on("tenor.explainTerm", () => explainTerm(link)),
    on("tenor.compareWith", () => compareWith(link)),
    on("tenor.pickAsOf", (uri?: vscode.Uri) => pickAsOf(uri)),
    on("tenor.pickReadings", (uri?: vscode.Uri) => pickReadings(link, uri)),
    on("tenor.createFacts", (uri?: vscode.Uri) => createFacts(uri)),
    on("tenor.openSample", () => openSample(context.extensionUri)),
    // What lenses and quick fixes of the server name.
    on("tenor.askForBlank", (uri: string, at: Position, what: string, kind: string) =>
      askForBlank(link, uri, at, what, kind),
    ),
    on("tenor.showReferences", (uri: string, at: Position, places: readonly Place[]) =>
      showReferences(link, uri, at, places),
    ),
    on("tenor.showScenario", (uri: string, title: string) => scenarios.runByTitle(link.uri(uri), title)),
  ];
}

export async function showTimeline(): Promise<void> {
  await vscode.commands.executeCommand(`${TimelineView.id}.focus`);
}

/** Pages that the server writes: to be read, and closed without a question. */
class Pages implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? "";
  }

  put(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: PAGES, path: `/${name}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    return uri;
  }
}

const PAGES = "tenor-page";
const pages = new Pages();

/** A page of text beside the editor. */
async function showPage(name: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(pages.put(name, text));
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

function tell(words: string): void {
  void vscode.window.showInformationMessage(words);
}

async function showResult(link: Link, given?: vscode.Uri): Promise<void> {
  const uri = given ?? currentContract()?.uri;
  const answer = uri === undefined ? null : await link.ask<object>("tenor.run", uri);
  if (answer === null) return tell("Open a contract first.");
  if (isProblem(answer)) return tell(answer.problem);
  await showPage("Result.json", JSON.stringify(answer, null, 2));
}

async function explainTerm(link: Link): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.document.languageId !== "tenor")
    return tell("Put the cursor on a term first.");
  const { active } = editor.selection;
  const at: Position = { line: active.line, character: active.character };
  const answer = await link.ask<Problem | { term: string; text: string }>(
    "tenor.explain",
    editor.document.uri,
    at,
  );
  if (answer === null) return;
  if (isProblem(answer)) tell(answer.problem);
  else await showPage(`${answer.term}, explained.txt`, answer.text);
}

async function compareWith(link: Link): Promise<void> {
  const contract = currentContract();
  if (contract === null) return tell("Open a contract first.");
  const files = await vscode.workspace.findFiles("**/*.tenor", "**/node_modules/**", 500);
  const items = files
    .filter(({ path }) => path !== contract.uri.path)
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
  const chosen = await vscode.window.showQuickPick(items, {
    title: "Compare with...",
    placeHolder: "The draft before; the one in the editor is the draft after",
  });
  if (chosen === undefined) return;
  const other = link.address(chosen.uri);
  const answer = await link.ask<Problem | { html: string }>("tenor.compare", contract.uri, other);
  if (answer === null) return;
  if (isProblem(answer)) return tell(answer.problem);
  const panel = vscode.window.createWebviewPanel("tenor.comparison", "Comparison", vscode.ViewColumn.Beside, {
    enableScripts: false,
    localResourceRoots: [],
  });
  panel.webview.html = answer.html;
}

async function askForBlank(
  link: Link,
  address: string,
  at: Position,
  what: string,
  kind: string,
): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: `Fill in ${what}`,
    prompt: kind === "" ? "As the contract is to say it." : `As the contract is to say it: ${kind}.`,
    ignoreFocusOut: true,
  });
  if (typed === undefined) return;
  const answer = await link.ask<Problem>("tenor.fillBlank", link.uri(address), at, typed);
  if (answer !== null) tell(answer.problem);
}

async function showReferences(
  link: Link,
  uri: string,
  at: Position,
  places: readonly Place[],
): Promise<void> {
  const found = places.map((place) => new vscode.Location(link.uri(place.uri), rangeOf(place.range)));
  await vscode.commands.executeCommand("editor.action.showReferences", link.uri(uri), positionOf(at), found);
}
